"""A question in the window, never a box in the way: one button does it, Escape leaves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from llnet_desktop.domain.dates import parse_time
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock

WIDEST = 720


class Question(QFrame):
    """A bar with one sentence and two buttons.

    It lies at the top of its parent, or stands in a layout of it and pushes what is there aside.
    The keys go back to where they were before it, so that nobody's typing is cut off.
    """

    closed = Signal()

    def __init__(
        self, speech: Speech, parent: QWidget, within: tuple[QBoxLayout, int] | None = None
    ) -> None:
        """Stand in a layout, at a place in it; without one, lie over the parent."""
        super().__init__(parent)
        self._speech = speech
        self._behind, self._lies_over = parent, within is None
        if within is None:
            parent.installEventFilter(self)
        else:
            layout, place = within
            layout.insertWidget(place, self)
        self._came_from: QWidget | None = None
        self._act: Callable[[], object] | None = None
        self.setProperty("look", "card")
        self._sentence = QLabel(self)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self.yes_button = QPushButton(self)
        self.yes_button.setProperty("look", "primary")
        self.no_button = QPushButton(self)
        row = QHBoxLayout(self)
        self.time_edit = QLineEdit(self)
        self.time_edit.setMaxLength(12)
        self.time_edit.setFixedWidth(self.time_edit.fontMetrics().horizontalAdvance("00:00") * 2)
        self.time_edit.hide()
        row.addWidget(self._sentence, 1)
        row.addWidget(self.time_edit)
        row.addWidget(self.yes_button)
        row.addWidget(self.no_button)
        for button in (self.yes_button, self.no_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
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
        """Ask for a time of day, beginning with `at`; Enter takes it once it is one."""
        self.time_edit.setText(clock(at))
        self.time_edit.setAccessibleName(sentence)
        self.time_edit.show()
        self._show(sentence, yes, lambda: self._take_time(act), "")
        self.time_edit.setFocus()
        self.time_edit.selectAll()

    @property
    def sentence(self) -> str:
        """What is asked."""
        return self._sentence.text()

    def _show(self, sentence: str, yes: str, act: Callable[[], object], no: str) -> None:
        self._act = act
        if not self._has_focus():
            self._came_from = self._behind.window().focusWidget()
        self._sentence.setText(sentence)
        self.yes_button.setText(yes)
        self.no_button.setText(no or self._speech("dialogs.not_now"))
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        if self._lies_over:
            width = min(WIDEST, self._behind.width() - 40)
            self.setFixedWidth(width)
            self.adjustSize()
            self.move((self._behind.width() - width) // 2, 8)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of what it lies over."""
        if event.type() is QEvent.Type.Resize and watched is self._behind:
            self._place()
        return super().eventFilter(watched, event)

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

    def leave(self) -> None:
        """Take the question away unanswered."""
        if self.isVisible():
            self._leave()

    def _do(self) -> None:
        if not self.time_edit.isHidden() and parse_time(self.time_edit.text()) is None:
            text = self.time_edit.text().strip()
            self._sentence.setText(self._speech("error.participants.no_time", text=text))
            self.time_edit.setFocus()
            self.time_edit.selectAll()
            return
        act, self._act = self._act, None
        self._close()
        if act is not None:
            act()

    def _take_time(self, act: Callable[[time], object]) -> None:
        moment = parse_time(self.time_edit.text())
        if moment is not None:
            act(moment)

    def _leave(self) -> None:
        self._act = None
        self._close()

    def _close(self) -> None:
        here, back = self._has_focus(), self._came_from
        self._came_from = None
        if here:
            there = back is not None and isValid(back) and back.isVisible()
            (back if there and back is not None else self._behind).setFocus()
        self.hide()
        self.closed.emit()

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and (focused is self or self.isAncestorOf(focused))
