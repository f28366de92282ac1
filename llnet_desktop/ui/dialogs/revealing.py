"""Before a column opens for the room: she reads it, and rewords or leaves out what she wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QSizeF, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.workshop import Lane, Note
from llnet_desktop.ui.board.capped import CappedEdit
from llnet_desktop.ui.dialogs.frame import fit, tell
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

_MOST_LINES = 6  # of one note; a longer one scrolls
SIZE = (720, 640)


class NoteField(CappedEdit):
    """The words of a note, as high as they are."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLineWrapMode(CappedEdit.LineWrapMode.WidgetWidth)
        self.setPlainText(text)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    def _grow(self, size: QSizeF) -> None:
        """Take the height of the lines there are; a plain document counts its height in lines."""
        lines = max(1, min(round(size.height()), _MOST_LINES))
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + around + 6)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow(self.document().size())


class NoteRow(QWidget):
    """One note: its number when it has one, its words, and a tick to leave it out."""

    def __init__(self, note: Note, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = note
        self.number = label("strong", str(note.number) if note.is_numbered else "")
        self.number.setVisible(note.is_numbered)
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("000"))
        self.field = NoteField(text or note.text, self)
        self.out = QCheckBox(self)
        self.out.setChecked(not text)
        self.field.setEnabled(bool(text))
        self.out.toggled.connect(lambda on: self.field.setEnabled(not on))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        row.addWidget(self.out, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def text(self) -> str:
        """What the room will read; empty when it is left out."""
        return "" if self.out.isChecked() else self.field.toPlainText()

    def say(self, speech: Speech, place: int, places: int) -> None:
        """Say all words again, in the language of now."""
        self.out.setText(speech("privacy.leave_out"))
        code = "numbered" if self.note.is_numbered else "counted"
        facts = {"number": self.note.number, "place": place, "n": places}
        name = speech(f"privacy.note_{code}", **facts)
        self.field.setAccessibleName(name)
        self.out.setAccessibleName(f"{speech('privacy.leave_out')}: {name}")


class RevealDialog(QDialog):
    """Lists what is in a column. Accepted, `words` is what the room may read."""

    def __init__(
        self,
        speech: Speech,
        lane: Lane,
        notes: Iterable[Note],
        begun: Mapping[str, str],
        parent: QWidget | None = None,
    ) -> None:
        """`begun` are words by the id of the note, as they were left when she said *not yet*."""
        super().__init__(parent)
        self._speech, self._lane = speech, lane
        self._lead, self._once = label("", parent=self), label("warn", parent=self)
        self._trouble = label("danger", parent=self)
        self._unnamed = label("secondary", parent=self)
        for sentence in (self._lead, self._once, self._unnamed, self._trouble):
            sentence.setWordWrap(True)
        self.open_button, self.later_button = QPushButton(self), QPushButton(self)
        self.open_button.setProperty("look", "primary")
        self.open_button.setAutoDefault(False)
        self.later_button.setDefault(True)
        inside = QWidget(self)
        self.rows = [
            NoteRow(note, begun.get(note.id, note.text), inside)
            for note in sorted(notes, key=lambda note: (note.number, note.id))
        ]
        self.area = QScrollArea(self)
        self._lay_out(inside)
        self.open_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.reject)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        for row in self.rows:
            row.field.shortened.connect(self._tell_shortened)
        speech.changed.connect(self._say)
        self._say()
        self.resize(*SIZE)
        fit(self)
        (self.rows[0].field if self.rows else self.later_button).setFocus()

    @property
    def words(self) -> dict[str, str]:
        """What was changed, by the id of the note; empty for what is left out."""
        return {row.note.id: row.text for row in self.rows if row.text != row.note.text}

    def _lay_out(self, inside: QWidget) -> None:
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 4, 12, 4)
        lines.setSpacing(8)
        for row in self.rows:
            lines.addWidget(row)
        lines.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.open_button)
        foot.addWidget(self.later_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        for sentence in (self._lead, self._unnamed):
            column.addWidget(sentence)
        column.addWidget(self.area, 1)
        column.addWidget(self._trouble)
        column.addWidget(self._once)
        column.addLayout(foot)

    def _say(self) -> None:
        speech = self._speech
        self.setWindowTitle(speech("privacy.title", lane=speech.of(self._lane.name)))
        _put(self._lead, speech("privacy.lead", n=len(self.rows)))
        _put(self._once, speech("privacy.once"))
        _put(self._unnamed, speech("privacy.unnamed_lead") if self._lane.unnamed else "")
        self._tell("")
        self.open_button.setText(speech("privacy.open"))
        self.later_button.setText(speech("privacy.not_yet"))
        for place, row in enumerate(self.rows, start=1):
            row.say(speech, place, len(self.rows))

    def _tell_shortened(self, limit: int) -> None:
        self._tell(self._speech("error.capture.too_long", limit=limit))

    def _tell(self, sentence: str) -> None:
        tell(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))


def _put(sentence: QLabel, text: str) -> None:
    sentence.setText(text)
    sentence.setVisible(bool(text))
