"""The answer to a request as a shape of its own, so that it is told without its colour."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from llnet_desktop.domain.workshop import Answer


def paint_answer(
    painter: QPainter, answer: Answer | None, area: QRectF, ink: QColor, ground: QColor
) -> None:
    """Draw a tick in a disc, a cross in a square, half a disc, a wave, or an open ring."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    line = area.width() / 10
    inner = area.adjusted(line, line, -line, -line)
    pen = QPen(ink, line)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    match answer:
        case Answer.YES:
            painter.setBrush(ink)
            painter.drawEllipse(inner)
            painter.setPen(QPen(ground, line * 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            spots = ((0.28, 0.52), (0.44, 0.68), (0.73, 0.34))
            painter.drawPolyline(QPolygonF([_at(inner, x, y) for x, y in spots]))
        case Answer.NO:
            painter.drawRect(inner)
            for one, other in (((0.28, 0.28), (0.72, 0.72)), ((0.28, 0.72), (0.72, 0.28))):
                painter.drawLine(_at(inner, *one), _at(inner, *other))
        case Answer.TRY:
            painter.drawEllipse(inner)
            painter.setBrush(ink)
            painter.drawPie(inner, 90 * 16, 180 * 16)
        case Answer.VAGUE:
            for down in (0.32, 0.68):
                wave = QPainterPath(_at(inner, 0, down))
                wave.cubicTo(_at(inner, 0.3, down - 0.4), _at(inner, 0.4, down + 0.05),
                             _at(inner, 0.5, down))  # fmt: skip
                wave.cubicTo(_at(inner, 0.6, down - 0.05), _at(inner, 0.7, down + 0.4),
                             _at(inner, 1, down))  # fmt: skip
                painter.drawPath(wave)
        case _:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
            painter.drawEllipse(inner)
    painter.restore()


def _at(area: QRectF, across: float, down: float) -> QPointF:
    return QPointF(area.left() + across * area.width(), area.top() + down * area.height())
