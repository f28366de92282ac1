"""The timer on the console: a ring where there is room, a bar on a small laptop."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.ui import theme

RING, BAR = 176, 76  # heights at 100 %


class TimerFace(QWidget):
    """Shows a share that is left, the digits and one line. Paints again only when they change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 1.0
        self._digits = ""
        self._line = ""
        self._condition: Condition | None = None
        self._over = False
        self._bar = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(RING)

    def set_compact(self, compact: bool) -> None:
        """Be a bar (True) or a ring."""
        if compact != self._bar:
            self._bar = compact
            self.setMinimumHeight(BAR if compact else RING)
            self.updateGeometry()
            self.update()

    def show_time(
        self, share: float, digits: str, line: str, condition: Condition | None, over: bool
    ) -> None:
        """Show how much is left as a share of 1, as digits, and one line about it."""
        shown = (round(max(0.0, min(share, 1.0)), 3), digits, line, condition, over)
        if shown != (self._share, self._digits, self._line, self._condition, self._over):
            self._share, self._digits, self._line, self._condition, self._over = shown
            self.setAccessibleName(f"{digits} {line}")
            self.update()

    def sizeHint(self) -> QSize:
        """Return the size that suits the shape."""
        return QSize(240, BAR if self._bar else RING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the time."""
        look = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bar:
            self._paint_bar(painter, look)
        else:
            self._paint_ring(painter, look)
        painter.end()

    def _color(self, look: theme.Theme) -> QColor:
        return look.color("warn") if self._over else look.condition(self._condition)

    def _paint_ring(self, painter: QPainter, look: theme.Theme) -> None:
        side = min(self.width(), self.height()) - 4
        width = side * 0.13
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        ring = box.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        pen = QPen(look.color("line"), width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(ring)
        pen.setColor(self._color(look))
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round(self._share * 360 * 16))
        self._text(painter, look, box.adjusted(0, side * 0.26, 0, -side * 0.42), side * 0.21, True)
        self._text(painter, look, box.adjusted(width, side * 0.56, -width, -side * 0.28), 12, False)

    def _paint_bar(self, painter: QPainter, look: theme.Theme) -> None:
        top = QRectF(0, 0, self.width(), self.height() - 30)
        self._text(painter, look, top, 34, True)
        track = QRectF(0, self.height() - 28, self.width(), 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("line"))
        painter.drawRoundedRect(track, 4, 4)
        painter.setBrush(self._color(look))
        painter.drawRoundedRect(QRectF(track.x(), track.y(), track.width() * self._share, 8), 4, 4)
        self._text(painter, look, QRectF(0, self.height() - 18, self.width(), 18), 12, False)

    def _text(
        self, painter: QPainter, look: theme.Theme, box: QRectF, size: float, strong: bool
    ) -> None:
        weight = QFont.Weight.Bold if strong else QFont.Weight.Normal
        painter.setFont(theme.font(size, weight))
        painter.setPen(look.color("ink" if strong else "muted"))
        text = self._digits if strong else self._line
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
