"""A question in the window, never a box in the way: one button does it, Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from llnet_desktop.ui.speech import Speech


class Question(QFrame):
    """A bar at the top of its parent with one sentence and two buttons."""

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._behind = parent
        self._act: Callable[[], object] | None = None
        self.setProperty("look", "card")
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self.yes_button = QPushButton(self)
        self.yes_button.setProperty("look", "primary")
        self.no_button = QPushButton(self)
        row = QHBoxLayout(self)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        self.yes_button.clicked.connect(self._do)
        self.no_button.clicked.connect(self._leave)

    def ask(self, sentence: str, yes: str, act: Callable[[], object]) -> None:
        """Ask; `act` is called when she says yes."""
        self._act = act
        self._sentence.setText(sentence)
        self.yes_button.setText(yes)
        self.no_button.setText(self._speech("dialogs.not_now"))
        width = min(720, self._behind.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._behind.width() - width) // 2, 8)
        self.show()
        self.raise_()
        self.no_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key."""
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if self.yes_button.hasFocus():
                self._do()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def _do(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()

    def _leave(self) -> None:
        self._act = None
        self.hide()
        self._behind.setFocus()
