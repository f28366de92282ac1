"""Notes and commitments from a file: seen first, then taken over as one gesture."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.draft import CommitmentsDraft, NotesDraft
from llnet_desktop.services import capture, commitments
from llnet_desktop.ui.dialogs.frame import choose_file
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.dialogs.file_import import FileImportDialog

ENDINGS = frozenset({".csv", ".tsv", ".xlsx", ".md", ".markdown", ".txt"})


class Bringing(QObject):
    """Asks for a file, or takes one that was dropped, and shows what is in it."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self.dialog: FileImportDialog | None = None

    def choose(self) -> None:
        """Ask for a file."""
        path = choose_file(self._page, self._page.speech, "dialogs.file.files")
        if path is not None:
            self.show(path)

    def show(self, path: Path) -> None:
        """Show what is in a file, to take over or not."""
        page = self._page
        if self._off_record:
            page.tell(page.speech("console.capture.off_record"))
            return
        from llnet_desktop.ui.dialogs.file_import import FileImportDialog

        dialog = self.dialog = FileImportDialog(
            self._session.desk,
            page.speech,
            path,
            self._presenter.clock.date(),
            notes=page.writing.lane is not None,
            parent=page,
        )
        dialog.taken.connect(self._take)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @property
    def _off_record(self) -> bool:
        step = self._session.step
        return step is not None and step.off_record

    def _take(self, draft: NotesDraft | CommitmentsDraft) -> None:
        if self._off_record:
            return
        if isinstance(draft, CommitmentsDraft):
            self._take_commitments(draft)
        else:
            self._take_notes(draft)

    def _take_notes(self, draft: NotesDraft) -> None:
        block, lane = self._page.writing.block, self._page.writing.lane
        if block is None or lane is None or not draft.notes:
            return
        revealed = self._session.run.revealed
        made = self._presenter.perform_made(
            lambda: capture.bringing_in(block, lane, draft.notes, revealed)
        )
        if made is not None:
            self._tell("notes", len(draft.notes))

    def _take_commitments(self, draft: CommitmentsDraft) -> None:
        workshop, today = self._session.workshop, self._presenter.clock.date()
        known = self._session.desk.read(Commitment, workshop=workshop.id)
        edit = commitments.bringing_in(workshop.id, draft.commitments, known, today)
        if edit is None:
            self._page.tell(self._page.speech("dialogs.file.all_there"))
        elif self._presenter.perform_made(lambda: edit) is not None:
            self._tell("commitments", len(edit.changes))

    def _tell(self, content: str, count: int) -> None:
        self._page.tell(self._page.speech(f"dialogs.file.taken.{content}", n=count))
