"""A question in the window, never a box in the way: one button does it, Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time
from typing import cast

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QTimeEdit, QWidget

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
        self.time_edit = QTimeEdit(self)
        self.time_edit.setDisplayFormat("HH:mm")
        self.time_edit.hide()
        row.addWidget(self._sentence, 1)
        row.addWidget(self.time_edit)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        self.yes_button.clicked.connect(self._do)
        self.no_button.clicked.connect(self._leave)

    def ask(
        self,
        sentence: str,
        yes: str,
        act: Callable[[], object],
        *,
        no: str = "",
        focus: bool = True,
    ) -> None:
        """Ask; `act` is called when she says yes. Without `focus` her typing goes on."""
        self.time_edit.hide()
        self._show(sentence, yes, act, no)
        if focus:
            self.no_button.setFocus()

    def ask_time(self, sentence: str, yes: str, at: time, act: Callable[[time], object]) -> None:
        """Ask for a time of day, beginning with `at`; Enter takes it."""
        self.time_edit.setTime(QTime(at.hour, at.minute))
        self.time_edit.setAccessibleName(sentence)
        self.time_edit.show()
        self._show(sentence, yes, lambda: act(cast(time, self.time_edit.time().toPython())), "")
        self.time_edit.setFocus()
        self.time_edit.selectAll()

    @property
    def sentence(self) -> str:
        """What is asked."""
        return self._sentence.text()

    def _show(self, sentence: str, yes: str, act: Callable[[], object], no: str) -> None:
        self._act = act
        self._sentence.setText(sentence)
        self.yes_button.setText(yes)
        self.no_button.setText(no or self._speech("dialogs.not_now"))
        width = min(720, self._behind.width() - 40)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._behind.width() - width) // 2, 8)
        self.show()
        self.raise_()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key."""
        match event.key():
            case Qt.Key.Key_Escape:
                self._leave()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self.no_button.hasFocus():
                self._do()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._leave()
            case _:
                super().keyPressEvent(event)

    def _do(self) -> None:
        act, self._act = self._act, None
        in_use = self.isAncestorOf(self.focusWidget() or self)
        self.hide()
        if in_use:
            self._behind.setFocus()
        if act is not None:
            act()

    def _leave(self) -> None:
        self._act = None
        self.hide()
        self._behind.setFocus()
