"""Notes from a file into the block that is on: seen first, then taken over as one gesture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from llnet_desktop.domain.draft import DraftNote
from llnet_desktop.services.capture import bringing_in
from llnet_desktop.ui.dialogs.frame import choose_file
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.dialogs.notes_import import NotesImportDialog

ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".md", ".markdown", ".txt"})


class Bringing(QObject):
    """Asks for a file, or takes one that was dropped, and shows what is in it."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self.dialog: NotesImportDialog | None = None

    def choose(self) -> None:
        """Ask for a file."""
        path = choose_file(self._page, self._page.speech, "dialogs.notes.files")
        if path is not None:
            self.show(path)

    def show(self, path: Path) -> None:
        """Show what is in a file, to take over or not."""
        page, step = self._page, self._session.step
        if self._page.writing.lane is None or self._page.writing.block is None:
            page.tell(page.speech("photos.not_begun"))
            return
        if step is not None and step.off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        from llnet_desktop.ui.dialogs.notes_import import NotesImportDialog

        dialog = self.dialog = NotesImportDialog(self._session.desk, page.speech, path, page)
        dialog.taken.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, notes: tuple[DraftNote, ...]) -> None:
        block, lane = self._page.writing.block, self._page.writing.lane
        step = self._session.step
        if block is None or lane is None or not notes or (step is not None and step.off_record):
            return
        revealed = self._session.run.revealed
        made = self._presenter.perform_made(lambda: bringing_in(block, lane, notes, revealed))
        if made is not None:
            self._page.tell(self._page.speech("dialogs.notes.taken", n=len(notes)))
