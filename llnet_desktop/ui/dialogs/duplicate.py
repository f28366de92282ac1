"""Ask under which title, and when, a copy of a workshop will be."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import QDate, QLocale, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTimeEdit,
    QWidget,
)

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.shelving import duplicating, next_free_day
from llnet_desktop.ui.dialogs.frame import fit, tell
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech


class DuplicateDialog(QDialog):
    """Puts in a copy of a workshop with its agenda, in one edit; `made` tells which."""

    made = Signal(str)
    title_edit: QLineEdit
    date_edit: QDateEdit
    start_edit: QTimeEdit
    along_label: QLabel
    error_label: QLabel
    cancel_button: QPushButton
    ok_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        workshop: Workshop,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._workshop = desk, speech, workshop
        self._blocks = desk.read(Block, workshop=workshop.id)
        load_form(self, "duplicate", speech)
        self.date_edit.setStyleSheet("QDateEdit::drop-down { border: none; width: 24px; }")
        self.start_edit.lineEdit().setTextMargins(8, 0, 0, 0)
        day = next_free_day(workshop, desk.read(Workshop, network=workshop.network), today)
        self.date_edit.setDate(QDate(day.year, day.month, day.day))
        self.start_edit.setTime(QTime(workshop.starts.hour, workshop.starts.minute))
        self.title_edit.setText(workshop.title)
        self.title_edit.selectAll()
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        speech.changed.connect(self._say)
        self._say()
        fit(self)
        self.title_edit.setFocus()

    def accept(self) -> None:
        """Make the copy, or say in a sentence why not."""
        try:
            edit = duplicating(self._workshop, self._blocks, self.title_edit.text(), self._starts())
            self._desk.perform(edit)
        except ProgramError as error:
            tell(self.error_label, self._speech.words.error(error))
            if error.code == "plan.no_title":
                self.title_edit.setFocus()
            return
        super().accept()
        self.made.emit(next(ref.id for ref in edit.changes if ref.kind == Workshop.kind))

    def _starts(self) -> datetime:
        day, at = self.date_edit.date(), self.start_edit.time()
        return datetime.combine(
            date(day.year(), day.month(), day.day()), time(at.hour(), at.minute())
        )

    def _say(self) -> None:
        self.date_edit.setLocale(QLocale(self._speech.language))
        self.date_edit.setDisplayFormat("ddd d MMMM yyyy")
        self.along_label.setText(self._speech("dialogs.duplicate.along", n=len(self._blocks)))
