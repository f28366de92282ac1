"""The field for what the others need to come along: Enter keeps it, and so does leaving it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from llnet_desktop.services.voting import NEEDS_LIMIT
from llnet_desktop.ui.board.capped import CappedEdit


class NeedsField(CappedEdit):
    """Two lines of text."""

    finished = Signal()  # Enter, or the keys went elsewhere
    escaped = Signal()
    undo_wanted = Signal()  # there is no typing left to take back

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limit = NEEDS_LIMIT

    @property
    def is_changed(self) -> bool:
        """Whether something stands here that was not kept yet."""
        return self.document().isModified()

    def show_text(self, text: str) -> None:
        """Show what is kept; typing that goes on is left as it is."""
        if not self.is_changed and text != self.toPlainText():
            self.setPlainText(text)

    def drop(self) -> None:
        """Take what stands here as kept, or as somebody else's: it may be replaced."""
        self.document().setModified(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep it with Enter, leave with Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finished.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.document().isUndoAvailable():
            self.undo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep it when the keys go elsewhere in this window."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.finished.emit()
