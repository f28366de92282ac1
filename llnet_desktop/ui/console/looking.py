"""Where the room and the facilitator look: a called note, words that are sought, and the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.projection import BoardPage, is_open
from llnet_desktop.domain.workshop import Note
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui.board.finding import FindBar
from llnet_desktop.ui.projector.sheets import sheet_of_note

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

SETTLED = 200  # milliseconds after the last move before the room follows


class Looking:
    """Lets a note light up for the room, finds words without the room, and can lead its view."""

    def __init__(self, page: ConsolePage, session: LiveSession) -> None:
        self._page, self._session = page, session
        self._leads = False
        self.find_bar = FindBar(page.speech, page.board)
        inside = page.board_page.layout()
        assert isinstance(inside, QVBoxLayout)
        inside.insertWidget(0, self.find_bar)
        self.find_bar.closed.connect(page.board.setFocus)
        shortcut = QShortcut(QKeySequence.StandardKey.Find, page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.find)
        self._later = QTimer(page, singleShot=True, interval=SETTLED)
        self._later.timeout.connect(self._lead)
        page.board.looked.connect(self._looked)
        page.board.call_wanted.connect(self._call_from_id)

    def find(self) -> None:
        """Ask for words to find on the board; what the room sees stays as it is."""
        if self._page.work_stack.currentWidget() is not self._page.board_page:
            self._page.work_stack.setCurrentWidget(self._page.board_page)
        self.find_bar.begin()

    def call(self, note: Note) -> None:
        """Let a note light up for the room, on the sheet where it stands; twice takes it back.

        Raises `InputError` for a note in a column that the room does not read.
        """
        page, session = self._page, self._session
        block = session.block
        lane = block.lane(note.lane) if block is not None and block.id == note.block else None
        if lane is None or not is_open(lane, lane.id in session.run.revealed):
            raise InputError("capture.not_for_the_room", number=note.number)
        page.board.highlight(note.number)
        if session.called == note.number:
            session.call(None)
            return
        if not isinstance(session.coming().scene.page, BoardPage):
            session.show(PageChoice.BOARD)
        session.call(note.number)
        session.show_sheet(sheet_of_note(session.coming(), note.number, page.room_size()))

    def _call_from_id(self, note_id: str) -> None:
        note = self._session.notes.get(note_id)
        if note is not None:
            self._page.guard(lambda: self.call(note))

    @property
    def leads(self) -> bool:
        """Whether the sheet that the room sees follows what the facilitator looks at."""
        return self._leads

    def lead(self, leads: bool) -> None:
        """Let the room's sheet follow what she looks at, or no longer."""
        self._leads = leads
        self._page.board.show_leading(leads=leads)
        self._looked()

    def _looked(self) -> None:
        if self._leads:
            self._later.start()

    def _lead(self) -> None:
        """Turn to the sheet with the first note in view that the room may read."""
        page, session = self._page, self._session
        shown = session.coming().scene.page
        if not self._leads or not isinstance(shown, BoardPage):
            return
        public = {note.number for lane in shown.lanes for note in lane.notes}
        seen = (box.note.number for box in page.board.in_sight())
        first = next((number for number in seen if number in public), None)
        if first is not None:
            session.show_sheet(sheet_of_note(session.coming(), first, page.room_size()))
