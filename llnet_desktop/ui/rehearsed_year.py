"""Rehearsing a year of the sample network: each workshop after the other, on one private library.

What one workshop commits to comes back at the look back of the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import cycle, zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.content.samples import RehearsalScript, SaidCommitment, sample_records
from llnet_desktop.domain.commitment import Commitment, PastWording, Stand
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import Note, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.live import LiveSession

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

TYPING = timedelta(seconds=10)  # a number and where it stands
_HAPPENED = (RunEvent, Note, ScanTally, Commitment, Stand, PastWording)
_UNTOLD = 5  # every so many commitments nobody is there to tell


class YearScript:
    """What a room says in a workshop of the year: as in any rehearsal, and what it will do."""

    def __init__(
        self, script: RehearsalScript, made: tuple[Commitment, ...], tally: ScanTally | None
    ) -> None:
        self._script, self._made, self._tally = script, made, tally
        self.notes, self.stands = script.notes, script.stands

    def commitments(self, today: date) -> list[SaidCommitment]:
        """Return what people say they will do; without the sample's, what any room says."""
        said = [
            SaidCommitment(
                one.who,
                one.what,
                one.by,
                one.together_with,
                one.first_step,
                one.cue,
                one.ours,
                one.buddy,
                one.buddy_asks,
                one.help_from,
                one.help,
                one.sign,
                one.sure,
                one.room_only,
            )
            for one in self._made
        ]
        return said or self._script.commitments(today)

    def slips(self) -> list[str]:
        """Return slips that make the sample's tally; without one, what any room answers."""
        if self._tally is None:
            return self._script.slips()
        answers = [
            [str(score) for score, n in enumerate(counts, start=1) for _ in range(n)]
            for counts in self._tally.counts
        ]
        return [" ".join(slip) for slip in zip_longest(*answers, fillvalue="-")]


class Year:
    """The sample's workshops in order, put into a library without what happened in them."""

    def __init__(self, desk: Desk, language: Language, today: date) -> None:
        records = sample_records(language, today)
        desk.perform(adding("sample.add", [r for r in records if not isinstance(r, _HAPPENED)]))
        found = [one for one in records if isinstance(one, Workshop)]
        self.workshops = sorted(found, key=lambda workshop: workshop.starts)
        self._made = [one for one in records if isinstance(one, Commitment)]
        self._scans = {one.workshop: one for one in records if isinstance(one, ScanTally)}

    def script(self, script: RehearsalScript, workshop: Workshop) -> YearScript:
        """Return what the room of a workshop says."""
        made = tuple(one for one in self._made if one.workshop == workshop.id)
        return YearScript(script, made, self._scans.get(workshop.id))


def look_back(
    console: ConsolePage,
    session: LiveSession,
    script: RehearsalScript | YearScript,
    take: Callable[[str], None],
    today: date,
) -> Iterator[timedelta]:
    """Type where commitments stand, number by number; what is yielded is time that passes."""
    panel, say = console.looking_back.panel, console.speech
    panel.list_button.click()
    take("projector_look_back")
    told = cycle(script.stands(today))
    for place, one in enumerate(session.looked_back_on):
        if place % _UNTOLD == _UNTOLD - 1:
            continue
        stand = next(told)
        line = f"{one.commitment.number} {say(f'lookback.state.{stand.state.value}')}"
        if stand.moved_to is not None:
            line += f" {stand.moved_to.isoformat()}"
        panel.line.setText(f"{line}: {stand.learned}" if stand.learned else line)
        QTest.keyClick(panel.line, Qt.Key.Key_Return)
        yield TYPING
    take("look_back")
    panel.counts_button.click()
    take("projector_look_back_counts")
