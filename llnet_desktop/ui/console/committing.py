"""Writing commitments down in the middle of the console, begun from a note or from nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.domain.projection import public_note
from llnet_desktop.domain.workshop import Note
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui.commitments.panel import CommitmentsPanel
from llnet_desktop.ui.console.acts import NoteActs

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Committing:
    """Opens the form and goes back to the board. What is private stays off a discreet console."""

    def __init__(self, page: ConsolePage, session: LiveSession, acts: NoteActs) -> None:
        self._page, self._session, self._acts = page, session, acts

    @property
    def _panel(self) -> CommitmentsPanel:
        return self._page.commitments

    def connect(self) -> None:
        """Follow the button, the board and the form, once they are there."""
        page = self._page
        page.commitments_button.clicked.connect(self._toggle)
        page.board.commitment_wanted.connect(self._begin_from_id)
        self._panel.closed.connect(self._leave)
        self._panel.hides = lambda note: page.is_discreet and self._is_private(note)
        self._panel.committed.connect(lambda _: page.preview.update())

    def begin(self, note: Note | None = None) -> None:
        """Open the form for a commitment, begun from a note when there is one."""
        page, block, step = self._page, self._session.block, self._session.step
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        if note is not None and (note.is_unnamed or self._is_erased(note)):
            note = None  # a commitment has a name beside it, and is kept: it begins empty
        if note is not None and page.is_discreet and self._is_private(note):
            note = None  # its words stay off a screen that the room may see
        page.work_stack.setCurrentWidget(self._panel)
        page.commitments_button.setChecked(True)
        self._panel.start_from(note, block.condition if block else None)

    def begin_between(self, key: str, who: str, together_with: str, what: str) -> None:
        """Open the form with two names and the words in it; `key` is where it came from."""
        page, block, step = self._page, self._session.block, self._session.step
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        page.work_stack.setCurrentWidget(self._panel)
        page.commitments_button.setChecked(True)
        condition = block.condition if block else None
        self._panel.start_between(key, who, together_with, what, condition)

    def hide_private(self) -> None:
        """Put a form away that came from a private note; what is half typed in it stays."""
        origin = self._panel.origin
        if origin is not None and self._panel.hides(origin):
            self._panel.start_from(None, None)

    def _begin_from_id(self, note_id: str) -> None:
        for note in self._acts.found([note_id]):
            self.begin(note)

    def _is_erased(self, note: Note) -> bool:
        """Whether the room was told that the words of a note are destroyed at the end."""
        block = next((one for one in self._session.blocks if one.id == note.block), None)
        lane = block.lane(note.lane) if block else None
        return lane is not None and lane.erased

    def _is_private(self, note: Note) -> bool:
        block = next((one for one in self._session.blocks if one.id == note.block), None)
        lane = block.lane(note.lane) if block else None
        return public_note(note, lane, note.lane in self._session.run.revealed) is None

    def _toggle(self, wanted: bool) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(self._panel if wanted else page.board_page)

    def _leave(self) -> None:
        page = self._page
        page.commitments_button.setChecked(False)
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
