"""Where one looks at a board: how large it is drawn, and which part is in view."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSizeF

LARGEST = 3.0
SMALLEST = 0.02
READABLE = 0.5  # below it words are drawn as lines: nobody could read them
STEPS = (0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


@dataclass(frozen=True, slots=True)
class Camera:
    """A zoom, and the pixel of the enlarged board that is at the top left of the view."""

    zoom: float = 1.0
    left: float = 0.0
    top: float = 0.0

    def on_board(self, point: QPointF) -> QPointF:
        """Return the point of the board under a point of the view."""
        return QPointF(point.x() + self.left, point.y() + self.top) / self.zoom

    def in_view(self, point: QPointF) -> QPointF:
        """Return where a point of the board is in the view."""
        return point * self.zoom - QPointF(self.left, self.top)

    def seen(self, view: QRectF) -> QRectF:
        """Return the part of the board that a part of the view shows."""
        return QRectF(self.on_board(view.topLeft()), view.size() / self.zoom)

    def shown(self, area: QRectF) -> QRectF:
        """Return where a part of the board is in the view."""
        return QRectF(self.in_view(area.topLeft()), area.size() * self.zoom)

    def pixels(self, view: QRect) -> QRect:
        """Return the pixels of the enlarged board that a part of the view shows."""
        return view.translated(round(self.left), round(self.top))


def fitting(board: QSizeF, room: QSizeF) -> float:
    """Return the zoom at which all of a board is in view, never larger than life."""
    if board.isEmpty() or room.isEmpty():
        return 1.0
    whole = min(room.width() / board.width(), room.height() / board.height())
    return max(SMALLEST, min(1.0, whole))


def next_step(zoom: float, way: int) -> float:
    """Return the next larger step of the zoom, or the next smaller one."""
    if way > 0:
        return next((step for step in STEPS if step > zoom * 1.01), max(zoom, LARGEST))
    return next((step for step in reversed(STEPS) if step < zoom * 0.99), min(zoom, STEPS[0]))
