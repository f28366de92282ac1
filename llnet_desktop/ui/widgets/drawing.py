"""Drawings that follow the text size; the rings of the program need no file to be drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.ui import theme


class Drawing(QWidget):
    """A picture as high as a share of the text, `wide` times as wide; it takes no clicks."""

    def __init__(self, share: float, wide: float = 1.0, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share, self._wide = share, wide
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return a size that follows the text."""
        height = round(self.fontMetrics().height() * self._share)
        return QSize(round(height * self._wide), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture over the whole of the widget."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, QRectF(self.rect()))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw into the area; every picture does this in its own way."""


class Rings(Drawing):
    """The two linked rings of the program."""

    def __init__(self, share: float, parent: QWidget | None = None) -> None:
        super().__init__(share, 1.55, parent)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the rings with the accent."""
        line = area.height() / 8
        painter.setPen(QPen(theme.current().color("accent"), line))
        radius = (area.height() - line) / 2
        for middle in (area.height() / 2, area.width() - area.height() / 2):
            painter.drawEllipse(QPointF(middle, area.height() / 2), radius, radius)
