"""A field for pasted text that stays quick whatever is thrown at it."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

MOST = 200_000  # characters
LONGEST_LINE = 2_000  # a very long line holds up the layout of the whole field


class PasteEdit(QPlainTextEdit):
    """Takes text as text. `cut_short` says that not all of a paste was taken."""

    cut_short = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste as plain text, no longer than the field can bear."""
        text = source.text()
        room = max(0, MOST - self.document().characterCount())
        taken = "\n".join(line[:LONGEST_LINE] for line in text[:room].splitlines())
        self.insertPlainText(taken)
        if len(taken) < len(text.rstrip("\r\n")) - text.count("\r\n"):
            self.cut_short.emit()
