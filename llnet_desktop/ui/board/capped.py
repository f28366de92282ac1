"""A field for a few lines of text that never takes more than its record keeps."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from llnet_desktop.domain.phrase import NOTE_LIMIT, clean


def is_locked_out(field: QLineEdit | QPlainTextEdit, event: QKeyEvent) -> bool:
    """Return whether a key would write in a field while nobody writes along.

    A field that is only read lets such a key through, and behind it letters steer.
    """
    if not field.isReadOnly() or event.key() == Qt.Key.Key_Escape:
        return False
    control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    by_tab = event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
    return bool(event.text()) and not control and not by_tab


class CappedEdit(QPlainTextEdit):
    """Wraps, pastes as one line, and tells when something was left out.

    A very long line would freeze the layout, so it is cut off before it comes in.
    """

    shortened = Signal(int)  # at how many characters

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.limit = NOTE_LIMIT
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Refuse a letter there is no room for."""
        if event.text().isprintable() and event.text() and not self._room():
            self.shortened.emit(self.limit)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as much as there is room for, as one line of plain text."""
        pasted = clean(source.text(), 2 * self.limit)
        room = self._room()
        if len(pasted) > room:
            self.shortened.emit(self.limit)
        self.insertPlainText(pasted[:room])

    def _room(self) -> int:
        taken = len(self.textCursor().selectedText())
        return max(0, self.limit - len(self.toPlainText()) + taken)
