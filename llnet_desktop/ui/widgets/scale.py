"""A row of ten squares to say how much: by a click, by a number or with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.commitment import SUREST
from llnet_desktop.ui import theme
from llnet_desktop.ui.board.text import scale_of

SQUARE, GAP = 18.0, 4.0  # pixels at 100 %
_TEN = Qt.Key.Key_0
_LESS = (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Minus)
_MORE = (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Plus)
_NONE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class SureScale(QWidget):
    """Holds 1–10, or 0 for nothing said. 1–9 choose, 0 is ten, Delete takes it away."""

    changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = 0
        self._name = ""
        self.is_locked = False  # nothing is written down now
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def value(self) -> int:
        """What is chosen; 0 is nothing."""
        return self._value

    def show_value(self, value: int) -> None:
        """Show this many squares."""
        self._value = max(0, min(value, SUREST))
        self._say()
        self.update()

    def say(self, name: str) -> None:
        """Say what is asked, to who can't see it."""
        self._name = name
        self._say()

    def _say(self) -> None:
        self.setAccessibleName(f"{self._name} {self._value or '–'}")

    def _choose(self, value: int) -> None:
        if not self.is_locked and value != self._value:
            self.show_value(value)
            self.changed.emit(self._value)

    # --- size

    def sizeHint(self) -> QSize:
        """Return the room of ten squares."""
        scale = scale_of(self)
        wide = SUREST * SQUARE + (SUREST - 1) * GAP + 4
        return QSize(round(wide * scale), round((SQUARE + 8) * scale))

    def _square(self, place: int) -> QRectF:
        scale = scale_of(self)
        left = (2 + place * (SQUARE + GAP)) * scale
        size = SQUARE * scale
        return QRectF(left, (self.height() - size) / 2, size, size)

    # --- keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose by a digit, step with the arrows."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._choose(key - Qt.Key.Key_0)
        elif key == _TEN:
            self._choose(SUREST)
        elif key in _LESS:
            self._choose(max(1, self._value - 1))
        elif key in _MORE:
            self._choose(min(SUREST, self._value + 1))
        elif key in _NONE:
            self._choose(0)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the square that is clicked; the one that ends the row takes it away."""
        for place in range(SUREST):
            reach = self._square(place).adjusted(-GAP / 2, -GAP, GAP / 2, GAP)
            if reach.contains(event.position()):
                self._choose(0 if self._value == place + 1 else place + 1)
                return
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keys go."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keys went."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the squares; the chosen ones are full."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place in range(SUREST):
            full = place < self._value
            painter.setPen(QPen(look.color("accent" if full else "muted"), 1))
            painter.setBrush(look.color("accent" if full else "sunken"))
            painter.drawRoundedRect(self._square(place).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()
