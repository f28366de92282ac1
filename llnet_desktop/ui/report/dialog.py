"""Paper and files: choose what, see it page by page, print it or keep it."""

from __future__ import annotations

import re
import tempfile
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.exports.child import Stopper, write_in_child
from llnet_desktop.exports.kinds import KINDS, Kind, work_of
from llnet_desktop.exports.work import Work
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import Folder, open_folder
from llnet_desktop.ui.dialogs.frame import fit
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.jobs import Job
from llnet_desktop.ui.report.choices import ReportChoices
from llnet_desktop.ui.report.look import Look
from llnet_desktop.ui.report.mail import MailDialog
from llnet_desktop.ui.report.preview import Preview
from llnet_desktop.ui.report.printing import print_paper
from llnet_desktop.ui.speech import Speech

WAIT = 200  # milliseconds after the last choice before the preview is made


class ReportDialog(QDialog):
    """Makes paper and files of one workshop; stays open to show where they are."""

    job_ended = Signal()
    previewed = Signal()
    _page_made = Signal(int)

    choices: ReportChoices
    choices_area: QScrollArea
    preview_host: QWidget
    page_label: QLabel
    previous_button: QPushButton
    next_button: QPushButton
    print_button: QPushButton
    path_edit: QLineEdit
    browse_button: QPushButton
    state_label: QLabel
    make_button: QPushButton
    stop_button: QPushButton
    open_button: QPushButton
    folder_button: QPushButton
    close_button: QPushButton
    mail_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        workshop: Workshop,
        parent: QWidget | None = None,
        *,
        kind: Kind = KINDS[0],
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._workshop = workshop
        self._folder: Folder | None = None
        self._job: Job | None = None
        self._preview_job: Job | None = None
        self._stopper, self._preview_stopper = Stopper(), Stopper()
        self._kept = tempfile.TemporaryDirectory()
        load_form(self, "report", speech, ReportChoices=ReportChoices)
        self.choices.set_up(speech, workshop.language, kind)
        self.look = Look(desk, speech, workshop.network, self.choices.look_button, self)
        self.preview = Preview(self)
        self.preview.setAccessibleName(speech("export.preview"))
        layout = QVBoxLayout(self.preview_host)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.preview)
        self.open_button.hide()
        self.folder_button.hide()
        self.stop_button.hide()
        self._later = QTimer(self, singleShot=True, interval=WAIT)
        self._connect()
        self._read()
        self._kind_chosen()
        self.choices_area.setMinimumWidth(self.choices.minimumSizeHint().width())
        fit(self)
        self.make_button.setFocus()

    @property
    def kind(self) -> Kind:
        """What is to be made."""
        return self.choices.kind

    @property
    def _path(self) -> Path:
        return Path(self.path_edit.text().strip()).expanduser()

    def make(self) -> None:
        """Make the file in a process of its own, from values."""
        kind, path = self.kind, self._path
        if not kind.suffix and path.suffix:
            self._failed(InputError("report.needs_folder"))
            return
        if path.suffix.lower() not in kind.suffixes:
            ending = " / ".join(kind.suffixes)
            self._failed(InputError("report.ending", ending=ending))
            return
        if self._job is not None and self._job.isRunning():
            return
        self._stopper = Stopper()
        self._job = self._start(path, self._page_made.emit, self._stopper)
        if self._job is None:
            return
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
        self.make_button.setEnabled(False)
        self.stop_button.show()
        self._tell(self._speech("export.making"), "muted")
        self._job.start()

    def open_mail(self) -> None:
        """Show the mail that goes with it."""
        try:
            where = self._path.parent
            self.mail = MailDialog(self._desk, self._speech, self._workshop, where, self)
        except ProgramError as error:
            self._failed(error)
            return
        self.mail.finished.connect(self.mail.deleteLater)
        self.mail.open()

    def print_out(self) -> None:
        """Ask which printer, and print what is previewed."""
        paper = self.preview.paper
        if paper is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._workshop.title)
        asked = QPrintDialog(printer, self)
        asked.setMinMax(1, len(paper))
        if asked.exec() == QDialog.DialogCode.Accepted:
            took = print_paper(paper, printer)
            code, look = ("export.printed", "ok") if took else ("export.not_printed", "danger")
            self._tell(self._speech(code), look)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for a file that is being made."""
        self._let_go()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Leave, once a file that is being made is there."""
        self._let_go()
        super().done(result)

    def _connect(self) -> None:
        self.choices.kind_changed.connect(self._kind_chosen)
        self.choices.changed.connect(self._later.start)
        self.look.changed.connect(self._read)
        self.look.changed.connect(self._later.start)
        self.look.failed.connect(self._failed)
        self._later.timeout.connect(self.show_preview)
        self.preview.turned.connect(self._turned)
        self.previous_button.clicked.connect(lambda: self.preview.go(self.preview.page - 1))
        self.next_button.clicked.connect(lambda: self.preview.go(self.preview.page + 1))
        self.print_button.clicked.connect(self.print_out)
        self.make_button.clicked.connect(self.make)
        self.stop_button.clicked.connect(lambda: self._stopper.stop())
        self.browse_button.clicked.connect(self._browse)
        self.open_button.clicked.connect(lambda: self._show(self._path))
        self.folder_button.clicked.connect(lambda: self._show(self._path.parent))
        self.close_button.clicked.connect(self.reject)
        self.mail_button.clicked.connect(self.open_mail)
        self.path_edit.textEdited.connect(self._path_edited)
        self._page_made.connect(self._told_pages, Qt.ConnectionType.QueuedConnection)

    def _kind_chosen(self) -> None:
        kind = self.kind
        code = f"export.file.{kind.code}"
        what = self._speech(code) if code in self._speech.words else ""
        name = file_name(self._workshop, what, kind.suffix)
        where = self._path.parent if self.path_edit.text() else _documents()
        self.path_edit.setText(str(where / name))
        self._path_edited()
        self._later.start()

    # --- the preview

    def show_preview(self) -> None:
        """Make the paper as it is chosen now, beside the window, and show it."""
        if not self.kind.is_paper:
            self.preview.show_paper(None)
            self.page_label.setText(self._speech("export.no_preview"))
            return
        if self._preview_job is not None and self._preview_job.isRunning():
            self._preview_stopper.stop()
            self._later.start()
            return
        self._preview_stopper = Stopper()
        shown = Path(self._kept.name) / "preview.pdf"
        self._preview_job = self._start(shown, None, self._preview_stopper)
        if self._preview_job is not None:
            self._preview_job.done.connect(partial(self._preview_made, shown))
            self._preview_job.failed.connect(self._preview_failed)
            self._preview_job.start()

    def _preview_made(self, shown: Path, _missing: object) -> None:
        self.preview.show_paper(shown)
        self.previewed.emit()

    def _preview_failed(self, error: ProgramError) -> None:
        if error.code != "report.stopped":
            self._tell(self._speech.words.error(error), "danger")

    def _turned(self, page: int, pages: int) -> None:
        said = self._speech("report.page", page=page, pages=pages) if pages else ""
        self.page_label.setText(said)
        self.previous_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < pages)
        self.print_button.setEnabled(pages > 0)

    # --- making

    def _start(self, path: Path, told: object, stopper: Stopper) -> Job | None:
        if self._folder is None:
            return None
        work: Work = work_of(self._folder, self.kind, self.choices.choice)
        heard = told if callable(told) else None
        return Job(partial(write_in_child, work, path, heard, stopper), self)

    def _told_pages(self, pages: int) -> None:
        if self._job is not None and self._job.isRunning():
            self._tell(self._speech("export.making_page", n=pages), "muted")

    def _done(self, missing: object) -> None:
        self._ended()
        sentence = self._speech("export.made", name=self._path.name)
        if isinstance(missing, list) and missing:
            sentence += " " + self._speech("export.missing", signs=" ".join(missing[:12]))
        self._tell(sentence, "ok")
        self.open_button.show()
        self.folder_button.show()
        self.open_button.setFocus()
        self.job_ended.emit()

    def _failed(self, error: ProgramError) -> None:
        self._ended()
        self._tell(self._speech.words.error(error), "danger")
        self.job_ended.emit()

    def _ended(self) -> None:
        self.make_button.setEnabled(True)
        self.stop_button.hide()

    def _let_go(self) -> None:
        self._later.stop()
        self._preview_stopper.stop()
        for job in (self._job, self._preview_job):
            if job is not None:
                job.wait()
        self.preview.show_paper(None)
        self._kept.cleanup()

    def _tell(self, sentence: str, look: str) -> None:
        self.state_label.setText(sentence)
        self.state_label.setProperty("look", look)
        self.state_label.style().polish(self.state_label)

    def _read(self) -> None:
        try:
            folder = self._folder = open_folder(self._desk, self._workshop)
        except ProgramError as error:
            self._failed(error)
            return
        self.choices.summary_label.setText(
            self._speech(
                "export.summary",
                title=self._workshop.title,
                commitments=len(folder.commitments),
                notes=len(folder.notes),
            )
        )

    def _browse(self) -> None:
        kind = self.kind
        title = self._speech("export.title")
        if not kind.suffix:
            chosen = QFileDialog.getExistingDirectory(self, title, str(self._path.parent))
            chosen = str(Path(chosen) / self._path.name) if chosen else ""
        else:
            names = ";;".join(f"{one[1:].upper()} (*{one})" for one in kind.suffixes)
            chosen, name = QFileDialog.getSaveFileName(self, title, self.path_edit.text(), names)
            if chosen and not chosen.lower().endswith(kind.suffixes):
                chosen += next((one for one in kind.suffixes if f"*{one}" in name), kind.suffix)
        if chosen:
            self.path_edit.setText(chosen)
            self._path_edited()

    def _path_edited(self) -> None:
        self.open_button.hide()
        self.folder_button.hide()

    def _show(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def file_name(workshop: Workshop, what: str = "", suffix: str = ".pdf") -> str:
    """Return a file name that every system takes: "2026-12-03 Samen doen.pdf"."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", workshop.title)
    title = " ".join(title.split())[:80].strip(" .") or "LLNet"
    said = f"{workshop.starts:%Y-%m-%d} {title}" + (f" - {what}" if what else "")
    if not suffix:
        said = said.replace(".", " ")
    return f"{said}{suffix}"


def _documents() -> Path:
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((Path(place) for place in places if Path(place).is_dir()), Path.home())
