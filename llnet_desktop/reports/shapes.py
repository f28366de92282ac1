"""The shapes of the five conditions on paper, as in `resources/icons/conditions`."""

from __future__ import annotations

from reportlab.lib.colors import Color
from reportlab.pdfgen.canvas import Canvas

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.reports.style import CONDITION_COLORS, INK, MUTED

GRID = 24.0  # each shape is made in a square of this size, downwards like the icons
Point = tuple[float, float]


def draw_condition(
    canvas: Canvas, condition: Condition | None, x: float, y: float, size: float
) -> None:
    """Draw a condition's shape in a square; an open circle where there is none.

    What is pale has an ink outline, so that the shape is there without its colour.
    """
    canvas.saveState()
    canvas.translate(x, y + size)
    canvas.scale(size / GRID, -size / GRID)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    color = MUTED if condition is None else CONDITION_COLORS[condition]
    canvas.setFillColor(color)
    match condition:
        case None:
            _pen(canvas, color, 1.8)
            canvas.circle(12, 12, 7)
        case Condition.INTERDEPENDENCE:
            _pen(canvas, color, 2.8)
            canvas.circle(8, 12, 6)
            canvas.circle(16, 12, 6)
        case Condition.ENERGY:
            _pen(canvas, INK, 1.0)
            _polygon(canvas, (13, 1.5), (4, 14), (11.5, 14), (10.5, 22.5), (20, 10), (12.5, 10))
        case Condition.DIVERSITY:
            _pen(canvas, INK, 1.0)
            _polygon(canvas, (12, 1.8), (17.2, 10.5), (6.8, 10.5))
            canvas.circle(6.5, 17.3, 4.4, fill=1)
            canvas.rect(13.6, 13, 8.4, 8.4, fill=1)
        case Condition.GROWTH:
            _pen(canvas, color, 2.4)
            canvas.line(12, 21.5, 12, 11)
            canvas.line(7, 21.5, 17, 21.5)
            _curves(canvas, (12, 14), ((12, 9.5), (9, 7), (3, 7)), ((3, 12), (6, 14), (12, 14)))
            _curves(canvas, (12, 11), ((12, 6.5), (15, 3), (21, 3)), ((21, 8), (18, 11), (12, 11)))
        case Condition.SAFETY:
            _pen(canvas, INK, 1.0)
            _curves(
                canvas,
                (2.5, 12.5),
                ((2.5, 7.5), (6.8, 3.5), (12, 3.5)),
                ((17.2, 3.5), (21.5, 7.5), (21.5, 12.5)),
            )
            _pen(canvas, INK, 1.8)
            canvas.line(12, 3.5, 12, 2)
            canvas.line(12, 12.5, 12, 19)
            _curves(canvas, (12, 19), ((12, 22), (7.6, 22), (7.6, 19)), fill=False)
    canvas.restoreState()


def _pen(canvas: Canvas, color: Color, width: float) -> None:
    canvas.setStrokeColor(color)
    canvas.setLineWidth(width)


def _polygon(canvas: Canvas, *points: Point) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    path.close()
    canvas.drawPath(path, fill=1)


def _curves(
    canvas: Canvas, start: Point, *curves: tuple[Point, Point, Point], fill: bool = True
) -> None:
    """Draw Bézier curves one after another: closed and filled, or an open line."""
    path = canvas.beginPath()
    path.moveTo(*start)
    for first, second, end in curves:
        path.curveTo(*first, *second, *end)
    if fill:
        path.close()
    canvas.drawPath(path, fill=int(fill))
