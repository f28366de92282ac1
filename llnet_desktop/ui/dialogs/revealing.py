"""Before a column opens for the room: she reads it, and rewords or leaves out what she wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QEvent, QSignalBlocker, QSizeF, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
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

_SPARE = 4  # pixels without which the last line is not wholly in view, and there is a bar
_MOST_LINES = 6  # of one note; a longer one scrolls
SIZE = (720, 640)
ON_A_SHEET = 20  # notes: a field for each of thousands would take seconds


class NoteField(CappedEdit):
    """The words of a note, as high as they are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setLineWrapMode(CappedEdit.LineWrapMode.WidgetWidth)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow(self.document().size())

    def height_of(self, lines: int) -> int:
        """Return how high it is with so many lines."""
        self.ensurePolished()
        margins = self.contentsMargins()
        around = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        return lines * self.fontMetrics().lineSpacing() + around + _SPARE

    def _grow(self, size: QSizeF) -> None:
        """Take the height of the lines there are; a plain document counts its height in lines."""
        self.setFixedHeight(self.height_of(max(1, min(round(size.height()), _MOST_LINES))))

    def showEvent(self, event: QShowEvent) -> None:
        """Take the margins of the theme, which come with being shown."""
        super().showEvent(event)
        self._grow(self.document().size())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow(self.document().size())


@dataclass(slots=True)
class Wording:
    """A note as she leaves it: in these words, or out."""

    note: Note
    text: str
    is_out: bool

    @property
    def words(self) -> str:
        """What the room will read; empty when it is left out."""
        return "" if self.is_out else self.text


class NoteRow(QWidget):
    """One note: its number when it has one, its words, and a tick to leave it out."""

    def __init__(self, wording: Wording, parent: QWidget) -> None:
        super().__init__(parent)
        self.wording = wording
        self.number = label("strong")
        self.number.setMinimumWidth(self.number.fontMetrics().horizontalAdvance("000"))
        self.field = NoteField(self)
        self.out = QCheckBox(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.number, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 1)
        row.addWidget(self.out, 0, Qt.AlignmentFlag.AlignTop)
        self.show_wording(wording)
        self.field.textChanged.connect(self._keep)
        self.out.toggled.connect(self._keep)

    def show_wording(self, wording: Wording) -> None:
        """Show another note in this row."""
        self.wording = wording
        note = wording.note
        self.number.setText(str(note.number) if note.is_numbered else "")
        self.number.setVisible(note.is_numbered)
        with QSignalBlocker(self.out):
            self.out.setChecked(wording.is_out)
        self.field.setPlainText(wording.text)
        self.field.setEnabled(not wording.is_out)

    def showEvent(self, event: QShowEvent) -> None:
        """Stay beside the first line."""
        super().showEvent(event)
        self._align()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._align()

    def _align(self) -> None:
        for part in (self.number, self.out):
            part.setFixedHeight(self.field.height_of(1))

    def _keep(self) -> None:
        self.wording.is_out = self.out.isChecked()
        self.wording.text = self.field.toPlainText()
        self.field.setEnabled(not self.wording.is_out)

    @property
    def text(self) -> str:
        """What the room will read; empty when it is left out."""
        return self.wording.words

    def say(self, speech: Speech, place: int, places: int) -> None:
        """Say all words again, in the language of now."""
        note = self.wording.note
        self.out.setText(speech("privacy.leave_out"))
        code = "numbered" if note.is_numbered else "counted"
        facts = {"number": note.number, "place": place, "n": places}
        name = speech(f"privacy.note_{code}", **facts)
        self.field.setAccessibleName(name)
        self.out.setAccessibleName(f"{speech('privacy.leave_out')}: {name}")


class RevealDialog(QDialog):
    """Lists what is in a column, a sheet at a time. Accepted, `words` is what the room may read."""

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
        self.later_button.setDefault(True)
        self.wordings = [
            Wording(note, begun.get(note.id) or note.text, begun.get(note.id) == "")
            for note in sorted(notes, key=lambda note: (note.number, note.id))
        ]
        self._sheet = self._read = 0  # sheets that were turned to, beside the first
        inside = QWidget(self)
        self._rows = [NoteRow(wording, inside) for wording in self.wordings[:ON_A_SHEET]]
        self.area = QScrollArea(self)
        self.turned = label("secondary", parent=self)
        self.back_button, self.on_button = QPushButton(self), QPushButton(self)
        for button in (self.open_button, self.back_button, self.on_button):
            button.setAutoDefault(False)
        self._lay_out(inside)
        self.open_button.clicked.connect(self.accept)
        self.later_button.clicked.connect(self.reject)
        self.back_button.clicked.connect(lambda: self.turn(-1))
        self.on_button.clicked.connect(lambda: self.turn(1))
        for keys, act in (
            (("Ctrl+Return", "Ctrl+Enter"), self.accept),
            (("Ctrl+PgDown",), lambda: self.turn(1)),
            (("Ctrl+PgUp",), lambda: self.turn(-1)),
        ):
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)
        for row in self._rows:
            row.field.shortened.connect(self._tell_shortened)
        speech.changed.connect(self._say)
        self._say()
        self.resize(*SIZE)
        fit(self)
        (self._rows[0].field if self._rows else self.later_button).setFocus()

    @property
    def rows(self) -> list[NoteRow]:
        """The notes of the sheet in view."""
        return self._rows[: len(self.wordings) - self._sheet * ON_A_SHEET]

    @property
    def words(self) -> dict[str, str]:
        """What was changed, by the id of the note; empty for what is left out."""
        return {
            wording.note.id: wording.words
            for wording in self.wordings
            if wording.words != wording.note.text
        }

    def turn(self, by: int) -> None:
        """Turn to a sheet further on, or back; it stops at the first and the last."""
        sheet = max(0, min(self._sheet + by, (len(self.wordings) - 1) // ON_A_SHEET))
        if sheet == self._sheet:
            return
        self._sheet, self._read = sheet, max(sheet, self._read)
        here = self.wordings[sheet * ON_A_SHEET :]
        for row, wording in zip(self._rows, here, strict=False):
            row.show_wording(wording)
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(here))
        self._say()
        self.area.verticalScrollBar().setValue(0)
        self._rows[0].field.setFocus()

    def _lay_out(self, inside: QWidget) -> None:
        lines = QVBoxLayout(inside)
        lines.setContentsMargins(0, 4, 12, 4)
        lines.setSpacing(8)
        for row in self._rows:
            lines.addWidget(row)
        lines.addStretch(1)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        sheets = QHBoxLayout()
        sheets.addWidget(self.turned, 1)
        sheets.addWidget(self.back_button)
        sheets.addWidget(self.on_button)
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
        column.addLayout(sheets)
        column.addWidget(self._trouble)
        column.addWidget(self._once)
        column.addLayout(foot)
        chain: list[QWidget] = [part for row in self._rows for part in (row.field, row.out)]
        chain += [self.back_button, self.on_button, self.open_button, self.later_button]
        for one, other in pairwise(chain):
            self.setTabOrder(one, other)

    def _say(self) -> None:
        speech, many = self._speech, len(self.wordings)
        self.setWindowTitle(speech("privacy.title", lane=speech.of(self._lane.name)))
        _put(self._lead, speech("privacy.lead", n=many))
        _put(self._once, speech("privacy.once"))
        _put(self._unnamed, speech("privacy.unnamed_lead") if self._lane.unnamed else "")
        self._tell("")
        self.open_button.setText(speech("privacy.open"))
        self.later_button.setText(speech("privacy.not_yet"))
        self.back_button.setText(speech("privacy.sheet_back"))
        self.on_button.setText(speech("privacy.sheet_on"))
        first = self._sheet * ON_A_SHEET + 1
        last, left = first + len(self.rows) - 1, many - (self._read + 1) * ON_A_SHEET
        code = "privacy.sheet_left" if left > 0 else "privacy.sheet"
        facts = {"first": first, "last": last, "all": many, "n": left}
        _put(self.turned, speech(code, **facts) if many > ON_A_SHEET else "")
        for button, is_last in ((self.back_button, first == 1), (self.on_button, last >= many)):
            button.setVisible(many > ON_A_SHEET)
            button.setEnabled(not is_last)
        for place, row in enumerate(self.rows, start=first):
            row.say(speech, place, many)

    def _tell_shortened(self, limit: int) -> None:
        self._tell(self._speech("error.capture.too_long", limit=limit))

    def _tell(self, sentence: str) -> None:
        tell(self._trouble, sentence)
        self._trouble.setVisible(bool(sentence))


def _put(sentence: QLabel, text: str) -> None:
    sentence.setText(text)
    sentence.setVisible(bool(text))
