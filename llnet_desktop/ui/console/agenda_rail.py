"""The agenda down the left side: what was, what is on, what comes, with real times."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One line as it is shown. `state` is "past", "passed" (over), "now" or "coming"."""

    block: str
    title: str
    line: str
    state: str
    condition: Condition | None
    tag: str = ""


class AgendaRows(QAbstractListModel):
    """The lines; a change of one line is sent as a change of that line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[AgendaRow] = []

    def show_rows(self, rows: list[AgendaRow]) -> None:
        """Show other lines."""
        if [row.block for row in rows] != [row.block for row in self._rows]:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
            return
        before, self._rows = self._rows, rows
        for number, (old, new) in enumerate(zip(before, rows, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(number), self.index(number))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return the number of lines; a line has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return f"{row.title}, {row.line} {row.tag}".strip()
        return None


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, round(option.fontMetrics.height() * 2 + 18))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW)
        look = theme.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(option.rect).adjusted(2, 2, -2, -2)
        focused = bool(option.state & QStyle.StateFlag.State_Selected)
        if row.state == "now" or focused:
            painter.setPen(look.color("accent" if focused else "line"))
            painter.setBrush(look.color("card" if row.state == "now" else "paper"))
            painter.drawRoundedRect(box, 8, 8)
        painter.setOpacity(0.62 if row.state in ("past", "passed") else 1.0)
        painter.fillRect(
            QRectF(box.x() + 8, box.y() + 7, 4, box.height() - 14), look.condition(row.condition)
        )
        painter.setOpacity(1.0)
        self._write(painter, option, row, box.toRect().adjusted(22, 5, -8, -5), look)
        painter.restore()

    def _write(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        row: AgendaRow,
        box: QRect,
        look: theme.Theme,
    ) -> None:
        size = option.font.pixelSize()
        strong = theme.font(
            size, QFont.Weight.Bold if row.state == "now" else QFont.Weight.DemiBold
        )
        ink = look.color("muted" if row.state in ("past", "passed") else "ink")
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font(size - 1, QFont.Weight.DemiBold))
        tag = painter.fontMetrics().horizontalAdvance(row.tag) if row.tag else 0
        half = box.height() // 2
        if row.tag:
            painter.setPen(look.color("ink"))
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.tag
            )
        elif row.state == "past":
            mark = QRectF(box.right() - 14, box.center().y() - 7, 14, 14)
            icons.paint(painter, "check", mark, look.color("ok"))
            tag = 14
        room = box.adjusted(0, 0, -(tag + 6 if tag else 0), 0)
        painter.setFont(strong)
        painter.setPen(ink)
        title = painter.fontMetrics().elidedText(
            row.title, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.adjusted(0, 0, 0, -half), flags, title)
        painter.setFont(theme.font(size - 1))
        painter.setPen(look.color("muted" if row.state != "now" else "secondary"))
        line = painter.fontMetrics().elidedText(row.line, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room.adjusted(0, half, 0, 0), flags, line)


class AgendaRail(QListView):
    """The agenda; Enter or a double click goes to a line."""

    block_chosen = Signal(str)
    room_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = AgendaRows(self)
        self._room = 0
        self._delegate = _RowDelegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setProperty("look", "rail")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformItemSizes(True)
        self.doubleClicked.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell when more lines fit, or fewer."""
        before, self._room = self._room, self.room
        super().resizeEvent(event)
        if before != self._room:
            self.room_changed.emit()

    @property
    def room(self) -> int:
        """How many lines fit."""
        line = round(self.fontMetrics().height() * 2 + 18)
        return max(6, (self.height() - 2 * self.frameWidth()) // line)

    def show_rows(self, rows: list[AgendaRow]) -> None:
        """Show the agenda, the line that is on in sight."""
        self._rows.show_rows(rows)
        for number, row in enumerate(rows):
            if row.state == "now":
                self.scrollTo(self._rows.index(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a line by Enter; leave letters to the console."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._choose(self.currentIndex())
        elif event.text().strip() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # letters steer the console; they do not search the list
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        row = index.data(ROW)
        if isinstance(row, AgendaRow):
            self.block_chosen.emit(row.block)
