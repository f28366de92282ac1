"""What lists of rows have in common: a model of records, how a view behaves, how a choice looks."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from llnet_desktop.ui import theme

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
RADIUS = 8.0  # pixels at 100 %
PLAIN = "QListView::item, QListView::item:selected { background: transparent; padding: 0; }"


class RowsModel(QAbstractListModel):
    """Holds rows; a model of its own says what they are called with `said`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Any, ...] = ()

    def said(self, row: Any, role: int) -> object:
        """Return the words of a row for a role of Qt, or None."""
        raise NotImplementedError

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, or its words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        return row if role == ROW else self.said(row, role)


class RowsView(QListView):
    """A list that draws its rows itself and begins with the first one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet(PLAIN)

    @property
    def chosen(self) -> Any:
        """What the row that is meant is about, or None."""
        raise NotImplementedError

    def choose(self, row: int) -> None:
        """Make a row the one that is meant."""
        raise NotImplementedError

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin with the first row."""
        super().focusInEvent(event)
        if self.chosen is None:
            self.choose(0)


def paint_choice(painter: QPainter, option: QStyleOptionViewItem, area: QRectF) -> bool:
    """Draw that a row is chosen, with an edge when the list has the keys; return whether it is."""
    if not option.state & QStyle.StateFlag.State_Selected:
        return False
    look, round_ = theme.current(), RADIUS * theme.scale_of(option.font)
    edged = option.state & QStyle.StateFlag.State_HasFocus
    painter.setPen(QPen(look.color("accent"), 2) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(look.color("accent_soft"))
    painter.drawRoundedRect(area, round_, round_)
    return True
