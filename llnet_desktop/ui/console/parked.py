"""What earlier workshops left waiting, and what this one will: offered by a button in the bar."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.workshop import Note
from llnet_desktop.services.parking import Parked, letting_go, parked_here, taking_up, waiting
from llnet_desktop.ui.console.heading import add_heading_button
from llnet_desktop.ui.parked.panel import ParkedPanel, ParkedRow
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.words.dates import long_date

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class ParkedNotes:
    """Opens the list in the middle of the console, and does what is asked there as gestures."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self._waiting: tuple[Parked, ...] | None = None  # None: to be looked up
        self._here: tuple[Note, ...] | None = None  # the same
        self.panel = ParkedPanel(page.speech)
        page.work_stack.addWidget(self.panel)
        self.button = add_heading_button(page)
        self.button.clicked.connect(self.toggle)
        page.work_stack.currentChanged.connect(lambda _: self.button.setChecked(self.is_shown))
        self.panel.taken_up.connect(self._take_up)
        self.panel.let_go.connect(self._let_go)
        self.panel.closed.connect(self._leave)
        page.destroyed.connect(self._session.desk.subscribe(self._follow))

    @property
    def is_shown(self) -> bool:
        """Whether the list is in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    def toggle(self) -> None:
        """Show the list with the keys in it, or go back to the board."""
        if self.is_shown:
            self._leave()
            return
        self._page.work_stack.setCurrentWidget(self.panel)
        self._page.commitments_button.setChecked(False)
        self.refresh()
        self.panel.setFocus()

    def refresh(self) -> None:
        """Show what waits now; without anything there is no button either."""
        rows, say = self._rows(), self._page.speech
        self.button.setVisible(bool(rows) or self.is_shown)
        self.button.setText(say("parked.button", n=len(rows)))
        self.button.setToolTip(say("parked.button_tip"))
        self.button.setChecked(self.is_shown)
        if self.is_shown:
            lane = self._page.writing.lane
            self.panel.show_parked(rows, say.of(lane.name) if lane is not None else "")

    def _rows(self) -> list[ParkedRow]:
        if self._waiting is None:
            self._waiting = waiting(self._session.desk, self._session.workshop)
        say = self._page.speech
        earlier = [
            ParkedRow(
                one.note.id,
                one.note.text,
                say(
                    "parked.since",
                    title=one.workshop.title,
                    day=long_date(say.words, one.workshop.starts.date()),
                ),
            )
            for one in self._waiting
        ]
        if self._here is None:
            session = self._session
            self._here = parked_here(session.notes, session.blocks, session.run.revealed)
        here = (ParkedRow(note.id, note.text, say("parked.today")) for note in self._here)
        return [*earlier, *here]

    def _found(self, ids: list[str]) -> list[Note]:
        earlier = {one.note.id: one.note for one in self._waiting or ()}
        found = (earlier.get(one) or self._session.notes.get(one) for one in ids)
        return [note for note in found if note is not None]

    def _take_up(self, ids: list[str]) -> None:
        page, step = self._page, self._session.step
        block, lane = page.writing.block, page.writing.lane
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
        elif block is None or lane is None:
            page.tell(page.speech("console.capture.no_lanes"))
        elif notes := self._found(ids):
            self._do(lambda: taking_up(notes, block, lane, self._session.run.revealed))

    def _let_go(self, ids: list[str]) -> None:
        if notes := self._found(ids):
            self._do(lambda: letting_go(notes))

    def _do(self, make: Callable[[], Edit]) -> None:
        try:
            self._presenter.perform(make())
        except ProgramError as error:
            self._page.refuse(error)
        self.refresh()

    def _follow(self, edit: Edit) -> None:
        """Look up again what an edit may have parked, or taken from a column that is read."""
        parked = any(
            not isinstance(record, Note) or record.parked
            for both in edit.changes.values()
            for record in both
            if record is not None
        )
        if parked:
            self._waiting = self._here = None
            self.refresh()  # the console may have been before us

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
        self.refresh()
