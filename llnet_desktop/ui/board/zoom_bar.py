"""The small bar that says how large a board is drawn, there when there is something to say."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

if TYPE_CHECKING:
    from llnet_desktop.ui.board.view import BoardView


class ZoomBar(QFrame):
    """Smaller, how large, larger, all of it; and whether the room follows."""

    def __init__(self, board: BoardView) -> None:
        super().__init__(board)
        self._board = board
        self.setProperty("look", "zoom")
        self.smaller = self._button("−", "zoom_out", lambda: board.zoom_step(-1))
        self.size_button = self._button("", "zoom_one", lambda: board.zoom_to(1.0))
        self.larger = self._button("+", "zoom_in", lambda: board.zoom_step(1))
        self.whole = self._button("", "zoom_fit", board.fit)
        self.leads = self._button("", "leads", None)
        self.leads.setCheckable(True)
        self.leads.clicked.connect(board.leading_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 2, 4, 2)
        row.setSpacing(2)
        for button in (self.smaller, self.size_button, self.larger, self.whole, self.leads):
            row.addWidget(button)
        for keys, act in (
            (("Ctrl++", "Ctrl+="), lambda: board.zoom_step(1)),
            (("Ctrl+-",), lambda: board.zoom_step(-1)),
            (("Ctrl+0",), lambda: board.zoom_to(1.0)),
            (("Ctrl+9",), board.fit),
        ):
            for key in keys:
                shortcut = QShortcut(QKeySequence(key), board)
                shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                shortcut.activated.connect(act)
        board.fitted.connect(self.follow)
        self.hide()

    def _button(self, text: str, code: str, act: Callable[[], None] | None) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("code", code)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys do the same
        if act is not None:
            button.clicked.connect(lambda _=False: act())
        return button

    def follow(self) -> None:
        """Say how large the board is now; be away when all of it is in view at its own size."""
        board = self._board
        if not board.has_speech:
            return
        say = board.speech
        self.size_button.setText(say("board.zoom", percent=round(board.zoom * 100)))
        self.whole.setText(say("board.zoom_fit"))
        self.leads.setText(say("board.leads"))
        for button in self.findChildren(QPushButton):
            words = say(f"board.{button.property('code')}")
            button.setAccessibleName(words)
            button.setToolTip(words if button.text() != words else "")
        self.setVisible(board.is_in_parts)
        self.adjustSize()
        self.move(board.viewport().geometry().bottomRight() + QPoint(1 - self.width(), 1))
