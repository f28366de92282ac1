"""Icons and condition shapes, tinted from the theme; a pale shape has an ink outline."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from llnet_desktop import paths
from llnet_desktop.domain.conditions import Condition


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    source = (paths.RESOURCES / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    return QSvgRenderer(QByteArray(source.replace("currentColor", color).encode()))


def paint(painter: QPainter, name: str, rect: QRectF, color: QColor) -> None:
    """Draw an icon such as "player-play" or "conditions/growth" into a rectangle."""
    _renderer(name, color.name()).render(painter, rect)


def paint_condition(
    painter: QPainter, condition: Condition | None, rect: QRectF, color: QColor
) -> None:
    """Draw the shape of a condition; an open circle where there is none."""
    if condition is not None:
        paint(painter, f"conditions/{condition.value}", rect, color)
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = painter.pen()
    pen.setColor(color)
    pen.setWidthF(max(1.0, rect.width() / 10))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inset = rect.width() / 5
    painter.drawEllipse(rect.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def pixmap(name: str, size: int, color: QColor, ratio: float = 1.0) -> QPixmap:
    """Return an icon as a picture of `size` logical pixels."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint(painter, name, QRectF(0, 0, made.width(), made.height()), color)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def condition_pixmap(
    condition: Condition | None, size: int, color: QColor, ratio: float = 1.0
) -> QPixmap:
    """Return the shape of a condition as a picture of `size` logical pixels."""
    made = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    paint_condition(painter, condition, QRectF(0, 0, made.width(), made.height()), color)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: QColor, size: int = 20) -> QIcon:
    """Return an icon for a button."""
    return QIcon(pixmap(name, size * 2, color))
