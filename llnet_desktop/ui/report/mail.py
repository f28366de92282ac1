"""The mail after a workshop: to look over, to copy, and a calendar file for each buddy."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from llnet_desktop.domain.aftermath import Aftermath, BuddyPair, aftermath
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.exchange.calendar import DayEntry, calendar_file
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import open_folder
from llnet_desktop.services.reporting import report_of
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import Words, words_in
from llnet_desktop.words.mail import buddy_sentence, mail_subject, mail_text

LONGEST_NAME = 40  # characters of a name in that of a file


class MailDialog(QDialog):
    """Shows what goes out, made of what may be printed. Raises `ProgramError` when it is gone."""

    language_box: QComboBox
    subject_field: QLineEdit
    text_field: QPlainTextEdit
    pairs_list: QListWidget
    line_button: QPushButton
    save_button: QPushButton
    state_label: QLabel
    close_button: QPushButton
    copy_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        workshop: Workshop,
        folder: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._workshop = desk, speech, workshop
        self._folder = folder
        self._after = self._read(workshop.language)
        load_form(self, "mail", speech)
        for language in LANGUAGES:
            self.language_box.addItem(speech(f"export.language.{language}"), language)
        self.language_box.setCurrentIndex(LANGUAGES.index(workshop.language))
        self.language_box.currentIndexChanged.connect(self._show)
        self.copy_button.clicked.connect(self._copy)
        self.line_button.clicked.connect(self._copy_line)
        self.pairs_list.itemActivated.connect(self._copy_line)
        self.save_button.clicked.connect(self._choose)
        self.close_button.clicked.connect(self.reject)
        self._show()
        self.copy_button.setFocus()

    @property
    def pairs(self) -> tuple[BuddyPair, ...]:
        """Who asks whom how it went."""
        return self._after.pairs

    @property
    def _words(self) -> Words:
        return words_in(self.language_box.currentData())

    def _read(self, language: Language) -> Aftermath:
        report = report_of(open_folder(self._desk, self._workshop), language)
        return aftermath(report, next_workshop_day(self._desk, self._workshop))

    def _show(self) -> None:
        self._after = self._read(self.language_box.currentData())
        words, pairs = self._words, self.pairs
        self.subject_field.setText(mail_subject(words, self._after))
        self.subject_field.setCursorPosition(0)
        self.text_field.setPlainText(mail_text(words, self._after))
        self.pairs_list.clear()
        self.pairs_list.addItems([buddy_sentence(words, pair) for pair in pairs])
        if pairs:
            self.pairs_list.setCurrentRow(0)
        self.save_button.setText(self._speech("mail.save_all", n=len(pairs)))
        for button in (self.save_button, self.line_button):
            button.setEnabled(bool(pairs))
        self._tell("" if pairs else self._speech("mail.no_pairs"))

    def _copy(self) -> None:
        subject, text = self.subject_field.text(), self.text_field.toPlainText()
        QApplication.clipboard().setText(f"{subject}\n\n{text}")
        self._tell(self._speech("mail.copied"))

    def _copy_line(self) -> None:
        row = self.pairs_list.currentRow()
        if 0 <= row < len(self.pairs):
            pair = self.pairs[row]
            QApplication.clipboard().setText(buddy_sentence(self._words, pair))
            self._tell(self._speech("mail.copied_line", buddy=pair.buddy, who=pair.who))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, self._speech("mail.choose"), str(self._folder)
        )
        if chosen:
            self.save_in(Path(chosen))

    def save_in(self, folder: Path) -> None:
        """Write a calendar file for each pair into a folder, each as a whole or not at all."""
        made = datetime.now(UTC)
        try:
            for pair in self.pairs:
                _write(folder / ics_name(pair), calendar_file((self._entry(pair),), made))
        except OSError:
            self._tell(self._speech("mail.failed", folder=folder.name), "danger")
            return
        self._folder = folder
        self._tell(self._speech("mail.saved", n=len(self.pairs), folder=folder.name), "ok")

    def _entry(self, pair: BuddyPair) -> DayEntry:
        words = self._words
        summary = words("mail.event", who=pair.who)
        return DayEntry(f"buddy-{pair.id}", pair.asks, summary, buddy_sentence(words, pair))

    def _tell(self, sentence: str, look: str = "muted") -> None:
        self.state_label.setText(sentence)
        self.state_label.setProperty("look", look)
        self.state_label.style().polish(self.state_label)


def ics_name(pair: BuddyPair) -> str:
    """Return a file name that every system takes: "12 Tom - Marieke V.ics"."""
    names = (
        " ".join(re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", name).split())[:LONGEST_NAME].strip(" .")
        for name in (pair.buddy, pair.who)
    )
    return f"{pair.number} {' - '.join(names)}.ics"


def _write(path: Path, content: bytes) -> None:
    beside = path.with_name(f".{new_id()}.ics")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
