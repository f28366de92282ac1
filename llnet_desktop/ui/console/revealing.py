"""Opening a column from the console: read first, on a screen that only she sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from llnet_desktop.domain.workshop import Block, Lane, Note
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.revealing import Escape, in_lane
from llnet_desktop.ui.dialogs.revealing import RevealDialog

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Revealing:
    """Leads from the button of a column to the dialog, and from there to the room."""

    def __init__(self, page: ConsolePage, session: LiveSession) -> None:
        self._page, self._session = page, session
        # by lane and note, what she changed before *not yet*: the words then, and hers
        self._begun: dict[str, dict[str, tuple[str, str]]] = {}
        self.dialog: RevealDialog | None = None

    def ask(self, lane_id: str) -> None:
        """Let her read a column of the block that is on the board before the room does."""
        page = self._page
        found = [(block, block.lane(lane_id)) for block in self._session.blocks]
        block, lane = next(((b, one) for b, one in found if one is not None), (None, None))
        if block is None or lane is None or self.dialog is not None:
            return
        if page.is_discreet:
            page.question.ask(
                page.speech("privacy.discreet", lane=page.speech.of(lane.name)),
                page.speech("privacy.only_mine"),
                lambda: self._be_open(lane_id),
            )
            return
        self._open(block, lane)

    def ask_first(self, found: Escape, act: Callable[[], object]) -> None:
        """Ask before notes leave a column where the room can't read them, or is told they go."""
        page, say = self._page, self._page.speech
        lane = say.of(found.lane.name)
        code = "privacy.leaves.shown" if found.is_shown else "privacy.leaves.kept"
        facts = {"n": len(found.notes), "number": found.notes[0].number, "lane": lane}
        page.question.ask(say(code, **facts), say("privacy.leaves.do"), act)

    def hide_private(self) -> None:
        """Take the list away from a screen that the room may see; what was changed is kept."""
        if self.dialog is not None:
            self.dialog.reject()

    def _be_open(self, lane_id: str) -> None:
        self._page.set_discreet(False)
        self.ask(lane_id)

    def _open(self, block: Block, lane: Lane) -> None:
        notes = [note for note in self._session.notes if in_lane(note, block.id, lane.id)]
        dialog = self.dialog = RevealDialog(
            self._page.speech, lane, notes, self._words_for(notes, lane), self._page.window()
        )
        dialog.accepted.connect(lambda: self._reveal(dialog, block, lane))
        dialog.rejected.connect(lambda: self._keep(dialog, lane))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _words_for(self, notes: Iterable[Note], lane: Lane) -> dict[str, str]:
        """Return what she changed before, of notes that were not reworded elsewhere since."""
        begun = self._begun.get(lane.id, {})
        return {
            note.id: begun[note.id][1]
            for note in notes
            if note.id in begun and begun[note.id][0] == note.text
        }

    def _reveal(self, dialog: RevealDialog, block: Block, lane: Lane) -> None:
        self._keep(dialog, lane)  # a full disk must not cost her the words
        words = dialog.words
        self._page.guard(lambda: self._session.reveal(block, lane, words))
        if lane.id in self._session.run.revealed:
            self._begun.pop(lane.id, None)

    def _keep(self, dialog: RevealDialog, lane: Lane) -> None:
        self._begun[lane.id] = {
            wording.note.id: (wording.note.text, wording.words)
            for wording in dialog.wordings
            if wording.words != wording.note.text
        }
        self.dialog = None
