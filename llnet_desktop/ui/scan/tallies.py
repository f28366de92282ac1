"""The tallies of shuffled slips: five rows of ten counts, typed where they stand."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from llnet_desktop.domain.scan import CONDITIONS, HIGHEST, NOBODY, ScanTally
from llnet_desktop.ui.speech import Speech


class TallyTable(QTableWidget):
    """A digit begins a count, Enter goes on below, Esc leaves. Zero is left empty."""

    counts_typed = Signal(object, object)  # condition, ten counts
    left = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(len(CONDITIONS), HIGHEST, parent)
        self._speech = speech
        self.setHorizontalHeaderLabels([str(score) for score in range(1, HIGHEST + 1)])
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.setTabKeyNavigation(False)
        self.cellChanged.connect(self._changed)
        speech.changed.connect(self._say)
        self._say()
        self.show_counts(None, locked=False)

    def show_counts(self, tally: ScanTally | None, *, locked: bool) -> None:
        """Show the counts as they are kept."""
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        with QSignalBlocker(self):
            for row in range(len(CONDITIONS)):
                counts = tally.counts[row] if tally is not None else NOBODY
                for column, n in enumerate(counts):
                    item = self.item(row, column)
                    if item is None:
                        item = QTableWidgetItem()
                        self.setItem(row, column, item)
                    item.setText(str(n) if n else "")
                    item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
                    item.setFlags(flags if locked else flags | Qt.ItemFlag.ItemIsEditable)

    def _changed(self, row: int, _column: int) -> None:
        counts = [self._count(row, column) for column in range(HIGHEST)]
        self.counts_typed.emit(CONDITIONS[row], counts)

    def _count(self, row: int, column: int) -> int:
        item = self.item(row, column)
        text = item.text().strip() if item is not None else ""
        if not text:
            return 0
        return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1

    def _say(self) -> None:
        say = self._speech
        self.setVerticalHeaderLabels([say(f"conditions.short.{one}") for one in CONDITIONS])
        self.setAccessibleName(say("scan.tallies"))
        high = self.horizontalHeader().sizeHint().height() + 4
        rows = sum(self.rowHeight(row) for row in range(len(CONDITIONS)))
        self.setFixedHeight(high + rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
