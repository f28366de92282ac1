"""Finding words on a board: every note that has them is marked, one after the other is shown."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton

from llnet_desktop.domain.search import folded
from llnet_desktop.ui.board.canvas import BoardCanvas
from llnet_desktop.ui.board.editor import ENDING
from llnet_desktop.ui.speech import Speech

LONGEST = 200  # characters that are sought


class FindBar(QFrame):
    """A line to type words in, above a board. Enter goes on, Shift+Enter back, Esc closes."""

    closed = Signal()

    def __init__(self, speech: Speech, board: BoardCanvas) -> None:
        super().__init__()
        self._speech, self._board = speech, board
        self._found: list[str] = []
        self._at = 0
        self.setProperty("look", "card")
        self.field = QLineEdit()
        self.field.setMaxLength(LONGEST)
        self.field.setClearButtonEnabled(True)
        self.count_label = QLabel()
        self.count_label.setTextFormat(Qt.TextFormat.PlainText)
        self.count_label.setProperty("role", "secondary")
        self.back_button, self.next_button = QPushButton("↑"), QPushButton("↓")
        self.close_button = QPushButton("×")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count_label)
        for button in (self.back_button, self.next_button, self.close_button):
            button.setProperty("look", "quiet-small")
            button.setFixedWidth(36)
            row.addWidget(button)
        self.field.textChanged.connect(self._sought)
        self.field.installEventFilter(self)
        self.back_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        self.close_button.clicked.connect(self.end)
        board.changed.connect(self._look_again)
        speech.changed.connect(self._say)
        self._say()
        self.hide()

    def begin(self) -> None:
        """Take the keys, with what was sought before."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._sought()

    def end(self) -> None:
        """Close, and mark nothing any more."""
        self.hide()
        self._board.mark_found(())
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go on, back or away."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.ShortcutOverride and event.key() in ENDING:
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                    self._go(-1 if back else 1)
                    return True
                case Qt.Key.Key_Escape:
                    self.end()
                    return True
        return super().eventFilter(watched, event)

    def _sought(self) -> None:
        self._at = 0
        self._find()
        if self._found:
            self._board.bring_in(self._found[0])

    def _look_again(self) -> None:
        if self.isVisible():
            self._find()

    def _find(self) -> None:
        """Find the notes that have all the words, or whose number it is."""
        words = folded(self.field.text()).split()
        number = self.field.text().strip()
        grids = self._board.placed.grids if words else ()
        self._found = [
            note.id
            for grid in grids
            for note in grid.notes
            if str(note.number) == number or all(word in folded(note.text) for word in words)
        ]
        self._at = min(self._at, max(0, len(self._found) - 1))
        self._board.mark_found(self._found, self._at)
        self._say()

    def _go(self, by: int) -> None:
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._board.mark_found(self._found, self._at)
            self._board.bring_in(self._found[self._at])
        self._say()

    def _say(self) -> None:
        speech, many = self._speech, len(self._found)
        self.field.setPlaceholderText(speech("board.find"))
        self.field.setAccessibleName(speech("board.find"))
        for button, code in (
            (self.back_button, "board.find_back"),
            (self.next_button, "board.find_next"),
            (self.close_button, "board.find_close"),
        ):
            button.setAccessibleName(speech(code))
            button.setToolTip(speech(code))
            button.setEnabled(many > 0 or button is self.close_button)
        said = speech("board.found", at=self._at + 1, n=many) if many else ""
        if not many and self.field.text().strip():
            said = speech("board.found_none")
        self.count_label.setText(said)
