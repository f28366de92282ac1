"""A line of text in the look back: Enter takes it, Escape leaves it, and it can be locked."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from llnet_desktop.ui.board.capped import is_locked_out

LIMIT = 600  # characters


class Line(QLineEdit):
    """Keeps its text until it is taken; nothing is typed in it while it is locked."""

    entered = Signal()
    left = Signal()
    down = Signal()  # to what stands below it
    undo_wanted = Signal()  # there is no typing left to take back
    redo_wanted = Signal()
    locked_out = Signal()
    dotted = Signal()  # a dot where nothing else is: black
    left_behind = Signal()  # the keys went elsewhere in this window

    def __init__(self, parent: QWidget | None = None, *, steers: bool = False) -> None:
        """With `steers` a dot on the empty line is told instead of typed."""
        super().__init__(parent)
        self._steers = steers
        self.setMaxLength(LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take, leave, or type."""
        standard = QKeySequence.StandardKey
        if self._steers and event.key() == Qt.Key.Key_Period and not self.text():
            self.dotted.emit()
        elif is_locked_out(self, event) and event.key() not in (
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.locked_out.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.down.emit()
        elif event.matches(standard.Undo) and not self.isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(standard.Redo) and not self.isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys went elsewhere, not to a menu or another window."""
        super().focusOutEvent(event)
        reasons = Qt.FocusReason
        if event.reason() not in (reasons.PopupFocusReason, reasons.ActiveWindowFocusReason):
            self.left_behind.emit()
