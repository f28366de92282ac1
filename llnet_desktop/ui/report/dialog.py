"""The report: choose a language and a place, make the PDF, open it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.phrase import LANGUAGES
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.exports.child import write_in_child
from llnet_desktop.exports.work import ReportWork
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import open_folder
from llnet_desktop.services.reporting import report_of
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.jobs import Job
from llnet_desktop.ui.report.mail import MailDialog
from llnet_desktop.ui.speech import Speech


class ReportDialog(QDialog):
    """Makes the PDF of one workshop; stays open to show where it is."""

    job_ended = Signal()

    summary_label: QLabel
    language_box: QComboBox
    path_edit: QLineEdit
    browse_button: QPushButton
    state_label: QLabel
    make_button: QPushButton
    open_button: QPushButton
    folder_button: QPushButton
    close_button: QPushButton
    mail_button: QPushButton

    def __init__(
        self, desk: Desk, speech: Speech, workshop: Workshop, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._speech = speech
        self._workshop = workshop
        self._job: Job | None = None
        load_form(self, "report", speech)
        for language in LANGUAGES:
            self.language_box.addItem(speech(f"export.language.{language}"), language)
        self.language_box.setCurrentIndex(LANGUAGES.index(workshop.language))
        self.path_edit.setText(str(_documents() / file_name(workshop)))
        self.open_button.hide()
        self.folder_button.hide()
        self._summarise()
        self.make_button.clicked.connect(self.make)
        self.browse_button.clicked.connect(self._browse)
        self.open_button.clicked.connect(lambda: self._show(self._path))
        self.folder_button.clicked.connect(lambda: self._show(self._path.parent))
        self.close_button.clicked.connect(self.reject)
        self.mail_button.clicked.connect(self.open_mail)
        self.path_edit.textEdited.connect(self._path_edited)
        self.make_button.setFocus()

    @property
    def _path(self) -> Path:
        return Path(self.path_edit.text().strip()).expanduser()

    def make(self) -> None:
        """Make the PDF in a process of its own, from values."""
        if self._path.suffix.lower() != ".pdf":
            self._failed(InputError("report.not_pdf"))
            return
        try:
            folder = open_folder(self._desk, self._workshop)
        except ProgramError as error:
            self._failed(error)
            return
        report = report_of(folder, self.language_box.currentData())
        self.make_button.setEnabled(False)
        self._tell(self._speech("export.making"), "muted")
        self._job = Job(partial(write_in_child, ReportWork(report), self._path), self)
        self._job.done.connect(self._done)
        self._job.failed.connect(self._failed)
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

    def closeEvent(self, event: QCloseEvent) -> None:
        """Wait for a PDF that is being made."""
        if self._job is not None:
            self._job.wait()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Leave, once a PDF that is being made is there."""
        if self._job is not None:
            self._job.wait()
        super().done(result)

    def _done(self, missing: object) -> None:
        self.make_button.setEnabled(True)
        sentence = self._speech("export.made", name=self._path.name)
        if isinstance(missing, list) and missing:
            sentence += " " + self._speech("export.missing", signs=" ".join(missing[:12]))
        self._tell(sentence, "ok")
        self.open_button.show()
        self.folder_button.show()
        self.open_button.setFocus()
        self.job_ended.emit()

    def _failed(self, error: ProgramError) -> None:
        self.make_button.setEnabled(True)
        self._tell(self._speech.words.error(error), "danger")
        self.job_ended.emit()

    def _tell(self, sentence: str, look: str) -> None:
        self.state_label.setText(sentence)
        self.state_label.setProperty("look", look)
        self.state_label.style().polish(self.state_label)

    def _summarise(self) -> None:
        try:
            folder = open_folder(self._desk, self._workshop)
        except ProgramError as error:
            self._failed(error)
            return
        self.summary_label.setText(
            self._speech(
                "export.summary",
                title=self._workshop.title,
                commitments=len(folder.commitments),
                notes=len(folder.notes),
            )
        )

    def _browse(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self, self._speech("export.title"), self.path_edit.text(), "PDF (*.pdf)"
        )
        if chosen:
            self.path_edit.setText(chosen if chosen.lower().endswith(".pdf") else f"{chosen}.pdf")
            self._path_edited()

    def _path_edited(self) -> None:
        self.open_button.hide()
        self.folder_button.hide()

    def _show(self, path: Path) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def file_name(workshop: Workshop) -> str:
    """Return a file name that every system takes: "2026-12-03 Samen doen.pdf"."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", workshop.title)
    title = " ".join(title.split())[:80].strip(" .") or "LLNet"
    return f"{workshop.starts:%Y-%m-%d} {title}.pdf"


def _documents() -> Path:
    places = QStandardPaths.standardLocations(QStandardPaths.StandardLocation.DocumentsLocation)
    return next((Path(place) for place in places if Path(place).is_dir()), Path.home())
