"""The list at the door: a sign and a word say whether somebody is there; keys act on a row."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.door.guests import Guest, GuestModel, Index

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SIGNS = {  # with the role of the colour; who is still waited for has an open circle
    PresenceState.PRESENT: ("check", "ok"),
    PresenceState.LATE: ("clock", "secondary"),
    PresenceState.ABSENT: ("minus", "muted"),
}
_HELD = ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)


class GuestDelegate(QStyledItemDelegate):
    """Draws a row: sign, name, where somebody is from, and in words whether they are there."""

    def __init__(self, model: GuestModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row; it takes the width there is."""
        return QSize(1, round(QFontMetricsF(option.font).height() * 1.7))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row; names give way before the words do."""
        guest = self._model.guest_at(index)
        if guest is None:
            return
        look, scale = theme.current(), theme.scale_of(option.font)
        view = option.widget
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(view, QWidget):
            element = QStyle.PrimitiveElement.PE_PanelItemViewItem
            view.style().drawPrimitive(element, option, painter, view)
        room = QRectF(option.rect).adjusted(10 * scale, 0, -10 * scale, 0)
        side = 16 * scale
        sign = QRectF(room.left(), room.center().y() - side / 2, side, side)
        _paint_sign(painter, guest, sign)
        room.setLeft(sign.right() + 10 * scale)
        small, plain = theme.font(13 * scale), theme.font(14 * scale)
        waited = guest.state in (PresenceState.EXPECTED, PresenceState.LATE)
        strong = theme.font(14 * scale, QFont.Weight.DemiBold) if waited else plain
        words = self._model.state_words(guest)
        wide = QFontMetricsF(small).horizontalAdvance(words) + 2
        painter.setFont(small)
        painter.setPen(look.color("secondary"))
        painter.drawText(room, RIGHT | Qt.TextFlag.TextSingleLine, words)
        room.setRight(room.right() - wide - 12 * scale)
        painter.setPen(look.color("muted" if guest.state is PresenceState.ABSENT else "ink"))
        written = _write(painter, strong, room, guest.name)
        room.setLeft(room.left() + written + 10 * scale)
        if guest.detail and room.width() > 40 * scale:
            painter.setPen(look.color("muted"))
            _write(painter, small, room, guest.detail)
        painter.restore()


def _paint_sign(painter: QPainter, guest: Guest, place: QRectF) -> None:
    look = theme.current()
    if found := _SIGNS.get(guest.state):
        icons.paint(painter, found[0], place, look.color(found[1]))
    else:
        icons.paint_condition(painter, None, place, look.color("muted"))


def _write(painter: QPainter, font: QFont, room: QRectF, text: str) -> float:
    """Write one line, shortened where there is no room; return how wide it became."""
    metrics = QFontMetricsF(font)
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0.0))
    painter.setFont(font)
    painter.drawText(room, LEFT | Qt.TextFlag.TextSingleLine, fitting)
    return metrics.horizontalAdvance(fitting)


class GuestList(QListView):
    """Enter is for the panel, Delete takes back, and whatever is typed goes to the line."""

    entered = Signal()
    take_back_wanted = Signal()
    typed = Signal(str)

    def show_model(self, model: GuestModel) -> None:
        """Take the people."""
        self.setModel(model)
        self.setItemDelegate(GuestDelegate(model, self))

    def choose(self, row: int) -> None:
        """Bring a row into sight and make it the one that is meant; -1 is nobody."""
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))
        else:
            self.setCurrentIndex(QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the row by key."""
        text, key = event.text(), event.key()
        if event.modifiers() & _HELD:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.take_back_wanted.emit()
        elif text.isprintable() and text.strip():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.scheduleDelayedItemsLayout()
