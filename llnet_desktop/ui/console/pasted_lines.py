"""What was pasted, to be looked over before it becomes notes: line by line, some left out."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel

MOST_ROWS, FEWEST_ROWS = 6, 3  # that are seen at once


class PastedLines(QFrame):
    """A list with what can be done with it. The keys stay on the line below, which steers it."""

    left_out = Signal(int)  # a row that becomes no note
    taken = Signal()
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = QStringListModel(self)
        self._sentence = ElidedLabel(parent=self)
        self.list = QListView(self)
        self.list.setModel(self._lines)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("look", "ticks")
        self.out_button, self.no_button = QPushButton(self), QPushButton(self)
        self.yes_button = QPushButton(self)
        self.yes_button.setProperty("look", "primary")
        above = QHBoxLayout()
        above.addWidget(self._sentence, 1)
        for button in (self.out_button, self.no_button, self.yes_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys on the line
            above.addWidget(button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 2, 0, 2)
        inside.addLayout(above)
        inside.addWidget(self.list)
        self.out_button.clicked.connect(self.leave_out)
        self.no_button.clicked.connect(self.refused)
        self.yes_button.clicked.connect(self.taken)

    @property
    def current(self) -> str:
        """The line that the keys are at."""
        said: str | None = self.list.currentIndex().data()
        return said or ""

    def show_lines(self, lines: Sequence[str], sentence: str, speech: Speech) -> None:
        """Show these lines; the keys stay at the same place in them."""
        at = max(0, min(self.list.currentIndex().row(), len(lines) - 1))
        if self._lines.stringList() != list(lines):
            self._lines.setStringList(list(lines))
        self.list.setCurrentIndex(self._lines.index(at))
        self._sentence.setText(sentence)
        self.list.setAccessibleName(sentence)
        self.out_button.setText(speech("console.pasted.leave_out"))
        self.no_button.setText(speech("console.pasted.no"))
        self.yes_button.setText(speech("console.pasted.yes"))
        row = self.list.sizeHintForRow(0)
        self.list.setMinimumHeight(row * min(len(lines), FEWEST_ROWS))
        self.list.setMaximumHeight(row * min(len(lines), MOST_ROWS))

    def turn(self, by: int) -> None:
        """Go to another line."""
        row = self.list.currentIndex().row() + by
        self.list.setCurrentIndex(self._lines.index(max(0, min(row, self._lines.rowCount() - 1))))

    def leave_out(self) -> None:
        """Let the line that the keys are at become no note."""
        self.left_out.emit(self.list.currentIndex().row())
