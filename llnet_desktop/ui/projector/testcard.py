"""A neutral picture to try a screen with: nothing of any workshop, drawn the way all else is."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.projection import TestPage
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, REST, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, SHAPE, Wall

_LINE = 3.0
_CORNER, _THICK = 90.0, 12.0
_FIGURE = Style(420, BOLD, 1.0)


def draw(wall: Wall, page: TestPage) -> None:
    """Draw which screen this is, its very edges, and words as small as they ever get."""
    _edges(wall)
    wall.clock(wall.width - MARGIN)
    middle = BOTTOM / 2
    figure = str(page.number)
    wall.put(figure, text.point(MARGIN, middle - _FIGURE.line / 2, _FIGURE), _FIGURE, wall.ink)
    x = MARGIN + text.width_of(figure, _FIGURE) + 90
    rows = (
        ("projector.test", Style(max(NUMBER, 54), BOLD)),
        ("projector.test_read", Style(READ)),
        ("projector.test_rest", Style(REST)),
    )
    lines = [(line, style) for code, style in rows for line in wall.say(code)]
    made = [(text.wrap(line, style, wall.width - MARGIN - x), style) for line, style in lines]
    high = sum(words.height for words, _ in made) + 14 * (len(made) - 1)
    y = middle - (high + 56 + SHAPE) / 2
    for words, _ in made:
        y = wall.paragraph(words, x, y, wall.ink) + 14
    for place, condition in enumerate(Condition):
        wall.shape(condition, QRectF(x + place * (SHAPE + 28), y + 42, SHAPE, SHAPE))


def _edges(wall: Wall) -> None:
    """Draw a fine frame on the last pixels: where it is missing the screen cuts the picture."""
    high = text.HEIGHT
    wall.painter.setBrush(Qt.BrushStyle.NoBrush)
    wall.painter.setPen(QPen(wall.ink, _LINE, j=Qt.PenJoinStyle.MiterJoin))
    half = _LINE / 2
    wall.painter.drawRect(QRectF(half, half, wall.width - _LINE, high - _LINE))
    wall.painter.setPen(QPen(wall.ink, _THICK, c=Qt.PenCapStyle.FlatCap))
    for x, inward in ((0.0, 1), (wall.width, -1)):
        for y, down in ((0.0, 1), (float(high), -1)):
            at = QPointF(x, y + down * _THICK / 2)
            wall.painter.drawLine(at, at + QPointF(inward * _CORNER, 0))
            at = QPointF(x + inward * _THICK / 2, y)
            wall.painter.drawLine(at, at + QPointF(0, down * _CORNER))
