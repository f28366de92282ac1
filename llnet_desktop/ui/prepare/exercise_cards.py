"""How an exercise is drawn as a card, looked at more closely, and dragged to the agenda."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.block_delegate import LEFT
from llnet_desktop.ui.prepare.exercise_model import EXERCISE, FACTS, Index
from llnet_desktop.ui.speech import Speech

CARD = 76.0  # pixels at 100 %
LOW_CARD = 55.0  # without the line about the purpose, where there is little room
BETWEEN = 8.0
ICON = 15.0
TOUCH = 26.0  # the side of what can be clicked on a card
CARRIED = QSize(260, 40)  # what the mouse carries to the agenda
ENOUGH = 2.5  # cards that must be in sight before they may be high
BOLD = QFont.Weight.Bold


class Spot(Enum):
    """What can be clicked on a card."""

    LOOK = "eye"
    MORE = "dots"


def spot_rect(card: QRectF, spot: Spot, scale: float) -> QRectF:
    """Return where on a card something can be clicked."""
    side = TOUCH * scale
    right = card.right() - 8 * scale - (side if spot is Spot.LOOK else 0)
    return QRectF(right - side, card.bottom() - 5 * scale - side, side, side)


class ExerciseDelegate(QStyledItemDelegate):
    """Draws an exercise as a card; a low one has no line about the purpose."""

    spot_clicked = Signal(Spot, QPoint)  # where, in the view's coordinates

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self.low = False

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for three lines, or for two."""
        height = LOW_CARD if self.low else CARD
        return QSize(1, round((height + BETWEEN) * theme.scale_of(option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw title, shape, purpose and facts; what can be clicked shows on the chosen card."""
        look, exercise = theme.current(), index.data(EXERCISE)
        scale, card = theme.scale_of(option.font), self._card(option)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(card, 10 * scale, 10 * scale)
        painter.fillPath(path, look.color("card"))
        painter.setPen(
            QPen(look.color("accent" if chosen else "line"), 2 if chosen and focused else 1)
        )
        painter.drawPath(path)
        shape = _shape(card, scale)
        colour = look.condition(exercise.condition)
        icons.paint_condition(painter, exercise.condition, shape, colour)
        end = card.right() - 12 * scale
        self._write(painter, card, 8, (14, BOLD, "ink"), shape.left() - 6, str(index.data()), scale)
        if not self.low:
            purpose = self._speech.of(exercise.purpose)
            self._write(painter, card, 29, (13, None, "secondary"), end, purpose, scale)
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            for spot in Spot:
                area = spot_rect(card, spot, scale)
                end = min(end, area.left() - 4)
                inset = (area.width() - (ICON + 2) * scale) / 2
                where = area.adjusted(inset, inset, -inset, -inset)
                icons.paint(painter, spot.value, where, look.color("secondary"))
        top = 29 if self.low else 48
        facts = str(index.data(FACTS))
        self._write(painter, card, top, (12, None, "muted"), end, facts, scale)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        _model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        _index: Index,
    ) -> bool:
        """Tell what was clicked on a card."""
        if not isinstance(event, QMouseEvent) or event.button() != Qt.MouseButton.LeftButton:
            return False
        spot = self._spot_at(option, event.position().toPoint())
        if spot is not None and event.type() is QEvent.Type.MouseButtonRelease:
            self.spot_clicked.emit(spot, event.position().toPoint())
        return spot is not None

    def _spot_at(self, option: QStyleOptionViewItem, at: QPoint) -> Spot | None:
        card, scale = self._card(option), theme.scale_of(option.font)
        return next((s for s in Spot if spot_rect(card, s, scale).contains(at)), None)

    def _card(self, option: QStyleOptionViewItem) -> QRectF:
        return QRectF(option.rect).adjusted(1, 1, -3, -BETWEEN * theme.scale_of(option.font))

    def _write(
        self,
        painter: QPainter,
        card: QRectF,
        top: int,
        style: tuple[int, QFont.Weight | None, str],
        end: float,
        text: str,
        scale: float,
    ) -> None:
        size, weight, role = style
        left = card.left() + 14 * scale
        room = QRectF(left, card.top() + top * scale, end - left, 21 * scale)
        _write(painter, theme.font(size * scale, weight or QFont.Weight.Normal), role, room, text)


class ExerciseList(QListView):
    """The cards. A card can be dragged out; what is clicked on it is told."""

    look_asked = Signal()
    menu_asked = Signal(QPoint)  # in the view's coordinates

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._cards = ExerciseDelegate(speech, self)
        self._cards.spot_clicked.connect(self._spot_clicked)
        self.setItemDelegate(self._cards)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)

    def exercise(self) -> Exercise | None:
        """Return the chosen exercise."""
        found = self.currentIndex().data(EXERCISE)
        return found if isinstance(found, Exercise) else None

    def drag(self) -> QDrag | None:
        """Return the chosen exercise as something to drag, with a picture of it."""
        index = self.currentIndex()
        exercise = self.exercise()
        if exercise is None:
            return None
        made = QDrag(self)
        made.setMimeData(self.model().mimeData([index]))
        picture = carried(
            self._speech, exercise, theme.scale_of(self.font()), self.devicePixelRatioF()
        )
        made.setPixmap(picture)
        made.setHotSpot(QPoint(18, round(picture.deviceIndependentSize().height() / 2)))
        return made

    def startDrag(self, _actions: Qt.DropAction) -> None:
        """Carry the chosen card out; the exercise itself stays."""
        if (drag := self.drag()) is not None:
            drag.exec(Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the cards lower where only two would be in sight."""
        super().resizeEvent(event)
        scale = theme.scale_of(self.font())
        low = self.viewport().height() < ENOUGH * (CARD + BETWEEN) * scale
        if low != self._cards.low:
            self._cards.low = low
            self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, by mouse or by key."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
            if index.isValid():
                self.setCurrentIndex(index)
            self.menu_asked.emit(event.pos())
        else:
            self.menu_asked.emit(self.place_of_menu())

    def place_of_menu(self) -> QPoint:
        """Return where the menu of the chosen card belongs."""
        rect = self.visualRect(self.currentIndex())
        return QPoint(rect.left() + 24, min(max(rect.center().y(), 0), self.viewport().height()))

    def _spot_clicked(self, spot: Spot, at: QPoint) -> None:
        if spot is Spot.LOOK:
            self.look_asked.emit()
        else:
            self.menu_asked.emit(at)


def carried(speech: Speech, exercise: Exercise, scale: float, ratio: float = 1.0) -> QPixmap:
    """Return what the mouse carries: a small card with the shape and the title."""
    look, size = theme.current(), CARRIED * scale
    made = QPixmap(size * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    card = QRectF(0, 0, size.width(), size.height()).adjusted(1, 1, -1, -1)
    path = QPainterPath()
    path.addRoundedRect(card, 8 * scale, 8 * scale)
    painter.fillPath(path, look.color("card"))
    painter.setPen(QPen(look.color("accent"), 2))
    painter.drawPath(path)
    icon = QRectF(14 * scale, (size.height() - ICON * scale) / 2, ICON * scale, ICON * scale)
    icons.paint_condition(painter, exercise.condition, icon, look.condition(exercise.condition))
    room = QRectF(icon.right() + 10 * scale, 0, card.right() - icon.right() - 20 * scale, 1)
    room.setHeight(size.height())
    _write(painter, theme.font(14 * scale, BOLD), "ink", room, speech.of(exercise.title))
    painter.end()
    return made


def _shape(card: QRectF, scale: float) -> QRectF:
    side = ICON * scale
    return QRectF(card.right() - 30 * scale, card.top() + 12 * scale, side, side)


def _write(painter: QPainter, font: QFont, role: str, room: QRectF, text: str) -> None:
    """Write one line, shortened where there is no room."""
    fitting = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(theme.current().color(role))
    painter.drawText(room, LEFT | Qt.TextFlag.TextSingleLine, fitting)
