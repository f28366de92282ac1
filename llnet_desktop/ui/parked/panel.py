"""What waits for a workshop: taken up on today's board, let go, or left waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.ui import theme
from llnet_desktop.ui.board.text import face, lines, metrics
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label, tip

Index = QModelIndex | QPersistentModelIndex
_ROW = Qt.ItemDataRole.UserRole
_MOST_LINES = 3
_PAD = 10


@dataclass(frozen=True, slots=True)
class ParkedRow:
    """A note that waits; `since` says where it was said, and is empty for one of today."""

    id: str
    text: str
    since: str


class _Rows(QStyledItemDelegate):
    """Paints the words of a note, and below them where it was said."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for all lines that are shown."""
        row, size = index.data(_ROW), option.font.pixelSize()
        wide = self._width(option)
        high = len(lines(row.text, wide, _MOST_LINES, size)) * metrics(size).height()
        below = metrics(size * 0.86).height() if row.since else 0
        return QSize(0, round(high + below + 2 * _PAD))

    @staticmethod
    def _width(option: QStyleOptionViewItem) -> float:
        view = option.widget
        wide = view.viewport().width() if isinstance(view, QListWidget) else option.rect.width()
        return float(wide - 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        view, look, row = option.widget, theme.current(), index.data(_ROW)
        size = option.font.pixelSize()
        painter.save()
        if isinstance(view, QWidget):
            element = QStyle.PrimitiveElement.PE_PanelItemViewItem
            view.style().drawPrimitive(element, option, painter, view)
        area = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        painter.setFont(face(size))
        painter.setPen(look.color("ink"))
        height, y = metrics(size).height(), float(area.top())
        for line in lines(row.text, self._width(option), _MOST_LINES, size):
            painter.drawText(area.left(), round(y + metrics(size).ascent()), line)
            y += height
        if row.since:
            small = size * 0.86
            painter.setFont(face(small))
            painter.setPen(look.color("secondary"))
            words = metrics(small).elidedText(row.since, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area.left(), round(y + metrics(small).ascent()), words)
        painter.restore()


class ParkedList(QListWidget):
    """Notes that wait. Enter takes up what is chosen, Delete lets it go, Escape leaves."""

    taken_up = Signal()
    let_go = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(_Rows(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.itemActivated.connect(lambda _: self.taken_up.emit())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what is done with what is chosen."""
        match event.key():
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.let_go.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.taken_up.emit()
            case Qt.Key.Key_Escape:
                self.left.emit()
            case _:
                super().keyPressEvent(event)

    @property
    def chosen(self) -> list[str]:
        """The notes that are chosen, in the order of the list."""
        picked = {self.row(item) for item in self.selectedItems()}
        return [self.item(n).data(_ROW).id for n in range(self.count()) if n in picked]


class ParkedPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_parked`."""

    taken_up = Signal(list)  # notes
    let_go = Signal(list)
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: tuple[ParkedRow, ...] = ()
        self._lane = ""
        self.title = label("strong")
        self.hint = label("secondary")
        self.hint.setWordWrap(True)
        self.list = ParkedList(self)
        self.up_button = QPushButton(self)
        self.up_button.setProperty("look", "primary")
        self.go_button = QPushButton(self)
        self.close_button = QPushButton(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for widget in (self.title, self.hint):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.up_button, self.go_button, self.close_button):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.list.taken_up.connect(lambda: self.taken_up.emit(self.list.chosen))
        self.list.let_go.connect(lambda: self.let_go.emit(self.list.chosen))
        self.list.left.connect(self.closed)
        self.list.itemSelectionChanged.connect(self._enable)
        self.up_button.clicked.connect(self.list.taken_up)
        self.go_button.clicked.connect(self.list.let_go)
        self.close_button.clicked.connect(self.closed)
        speech.changed.connect(self._say)
        self._say()

    def show_parked(self, rows: Sequence[ParkedRow], lane: str) -> None:
        """Show what waits, and the column that it would come to stand in."""
        if tuple(rows) != self._rows:
            at = max(0, self.list.currentRow())
            self._rows = tuple(rows)
            self.list.clear()
            for row in rows:
                item = QListWidgetItem(self.list)
                item.setData(_ROW, row)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text}. {row.since}")
                item.setToolTip(tip(row.text))
            if rows:
                self.list.setCurrentRow(min(at, len(rows) - 1))
        self._lane = lane
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape, also from a button."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        say = self._speech
        self.title.setText(say("parked.title", n=len(self._rows)))
        self.hint.setText(say("parked.hint" if self._rows else "parked.none"))
        self.up_button.setText(
            say("parked.up", lane=self._lane) if self._lane else say("parked.no")
        )
        self.go_button.setText(say("parked.go"))
        self.close_button.setText(say("parked.close"))
        self.list.setAccessibleName(say("parked.list"))
        self.list.setVisible(bool(self._rows))
        self.setFocusProxy(self.list if self._rows else self.close_button)
        self._enable()

    def _enable(self) -> None:
        chosen = bool(self.list.chosen)
        self.up_button.setEnabled(chosen and bool(self._lane))
        self.go_button.setEnabled(chosen)
