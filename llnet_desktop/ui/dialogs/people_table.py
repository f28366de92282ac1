"""The people of a workshop as a table: who is there is one click, leaving early is typed."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.ui import theme
from llnet_desktop.ui.dialogs.people_model import ROOT, Column, Index, PeopleModel
from llnet_desktop.ui.speech import Speech

STATES = tuple(PresenceState)
_PAD, _GAP = 10, 2  # pixels inside and between the words of the choice
_CLOCK_LENGTH = 10
Roles = Qt.ItemDataRole
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class PresenceDelegate(QStyledItemDelegate):
    """The four words beside each other; the one that holds is filled, a click chooses."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech

    def words(self) -> list[str]:
        """Return the choices in the language of the moment."""
        return [self._speech(f"participants.state.{state}") for state in STATES]

    def width(self, metrics: QFontMetrics) -> int:
        """Return how much room the words ask for."""
        asked = sum(metrics.horizontalAdvance(word) + 2 * _PAD + _GAP for word in self.words())
        return asked + 2 * _GAP

    def places(self, area: QRect, metrics: QFontMetrics) -> list[QRect]:
        """Return where each word stands in a cell."""
        left, made = area.left() + _GAP, []
        height = metrics.height() + 6
        top = area.center().y() - height // 2
        for word in self.words():
            made.append(QRect(left, top, metrics.horizontalAdvance(word) + 2 * _PAD, height))
            left = made[-1].right() + 1 + _GAP
        return made

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the size of the four words."""
        metrics = option.fontMetrics
        return QSize(self.width(metrics), metrics.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's background, and the words on it."""
        _paint_background(painter, option)
        look, metrics = theme.current(), option.fontMetrics
        now = index.data(Roles.EditRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        choices = zip(STATES, self.words(), self.places(option.rect, metrics), strict=True)
        for state, word, place in choices:
            if state == now:
                painter.setPen(look.color("accent"))
                painter.setBrush(look.color("accent_soft"))
                half = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5)
                painter.drawRoundedRect(half, 8, 8)
            painter.setPen(look.color("ink" if state == now else "muted"))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, word)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """Choose the word that was clicked."""
        if not isinstance(event, QMouseEvent) or event.type() is not QEvent.Type.MouseButtonRelease:
            return False
        point = event.position().toPoint()
        places = self.places(option.rect, option.fontMetrics)
        for state, place in zip(STATES, places, strict=True):
            if place.contains(point) and event.button() is Qt.MouseButton.LeftButton:
                return model.setData(index, state.value, Roles.EditRole)
        return False


class LeavesDelegate(QStyledItemDelegate):
    """A time to type; an example stands where there is none in the row that is chosen."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for a time."""
        field = QLineEdit(parent)
        field.setMaxLength(_CLOCK_LENGTH)
        field.setStyleSheet("QLineEdit, QLineEdit:focus { border-radius: 0; padding: 0 5px; }")
        field.setPlaceholderText(self._speech("participants.leaves_example"))
        field.setAccessibleName(self._speech("participants.leaves"))
        return field

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the time, or in muted letters how to write one."""
        super().paint(painter, option, index)
        view = option.widget
        here = isinstance(view, QAbstractItemView) and view.currentIndex().row() == index.row()
        if here and not index.data():
            painter.save()
            painter.setPen(theme.current().color("muted"))
            words = self._speech("participants.leaves_example")
            area = option.rect.adjusted(_PAD, 0, 0, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()


class PeopleTable(QTableView):
    """Space goes to the next state, Enter says present, digits are when somebody leaves.

    Letters are for who looks for a name.
    """

    enter_pressed = Signal()
    letter_typed = Signal(str)

    def show_model(self, model: PeopleModel, speech: Speech) -> None:
        """Take the people and the words."""
        self._presence = PresenceDelegate(speech, self)
        self._leaves = LeavesDelegate(speech, self)
        self.setModel(model)
        self.setItemDelegateForColumn(Column.PRESENCE, self._presence)
        self.setItemDelegateForColumn(Column.LEAVES, self._leaves)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Give the words and the time what they need; names share what is left."""
        if not isinstance(self.model(), PeopleModel):
            return
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.8))
        modes = QHeaderView.ResizeMode
        for column in (Column.NAME, Column.ORGANISATION):
            header.setSectionResizeMode(column, modes.Stretch)
        for column in (Column.PRESENCE, Column.LEAVES):
            header.setSectionResizeMode(column, modes.Fixed)
        self.setColumnWidth(Column.PRESENCE, self._presence.width(metrics))
        self.setColumnWidth(
            Column.LEAVES, header.sectionSizeHint(Column.LEAVES) + metrics.averageCharWidth() * 2
        )

    def choose(self, row: int) -> None:
        """Bring a row into sight and make it the one that is meant."""
        self.setCurrentIndex(self.model().index(row, Column.NAME) if row >= 0 else ROOT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Say who is there with one key."""
        index, text = self.currentIndex(), event.text()
        held = event.modifiers() & ~(_SHIFT | Qt.KeyboardModifier.KeypadModifier)
        if held or self.state() is QAbstractItemView.State.EditingState:
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.enter_pressed.emit()
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            cell = index.siblingAtColumn(Column.PRESENCE)
            now = STATES.index(PresenceState(cell.data(Roles.EditRole)))
            self.model().setData(cell, STATES[(now + 1) % len(STATES)].value)
        elif (text.isdigit() or event.key() == Qt.Key.Key_F2) and index.isValid():
            self._type_time(event)
        elif text.isalpha():
            self.letter_typed.emit(text)
        else:
            super().keyPressEvent(event)

    def _type_time(self, event: QKeyEvent) -> None:
        cell = self.currentIndex().siblingAtColumn(Column.LEAVES)
        self.setCurrentIndex(cell)
        triggers = QAbstractItemView.EditTrigger
        typed = event.text().isdigit()
        self.edit(cell, triggers.AnyKeyPressed if typed else triggers.EditKeyPressed, event)

    def _clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.LEAVES:
            self.edit(index)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


def _paint_background(painter: QPainter, option: QStyleOptionViewItem) -> None:
    view = option.widget
    if isinstance(view, QWidget):
        element = QStyle.PrimitiveElement.PE_PanelItemViewItem
        view.style().drawPrimitive(element, option, painter, view)
