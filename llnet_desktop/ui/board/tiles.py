"""A large picture in small pieces: sharp for one zoom, made in slices, mended where it changed.

Moving over a board copies pieces; their number, and not that of the notes, decides how long a
picture takes. What has no piece yet is drawn roughly and made sharp when there is time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from math import ceil
from time import perf_counter

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QPixmap

WIDE, HIGH = 512, 128  # pixels of a piece; long rows are copied quicker than short ones
MOST = 192  # pieces that are kept: at most 50 MB
SLICE = 0.006  # seconds at a time, so that keys and wheel are never waiting

Draw = Callable[[QPainter, QRectF], None]  # draws an area of the board, in its own coordinates
Place = tuple[int, int]


class Tiles:
    """Pieces of a board at one zoom. Points are pixels of the picture at that zoom."""

    def __init__(self, draw: Draw) -> None:
        self._draw = draw
        self._pieces: OrderedDict[Place, QPixmap] = OrderedDict()
        self.zoom = 1.0
        self.ratio = 1.0  # pixels of the screen for one of Qt's
        self.slices: list[float] = []  # how long the last ones took, in milliseconds

    def clear(self, zoom: float, ratio: float) -> None:
        """Forget all pieces, and make new ones for this zoom."""
        self._pieces.clear()
        self.zoom, self.ratio = zoom, ratio

    def mend(self, area: QRectF, view: QRect) -> None:
        """Draw an area of the board anew in the pieces in view or beside it.

        Others are made when they are needed.
        """
        seen, view = self._scaled(area), view.adjusted(-WIDE, -HIGH, WIDE, HIGH)
        for place in _places(seen):
            piece = self._pieces.get(place)
            if piece is None:
                continue
            if rect_of(place).intersects(view):
                self._paint(piece, place, seen)
            else:
                del self._pieces[place]

    def paint(self, painter: QPainter, view: QRect) -> list[Place]:
        """Copy the pieces that are in view and return the places that have none yet."""
        missing = []
        for place in _places(view):
            piece = self._pieces.get(place)
            if piece is None:
                missing.append(place)
                continue
            self._pieces.move_to_end(place)
            painter.drawPixmap(rect_of(place).topLeft() - view.topLeft(), piece)
        return missing

    def missing(self, view: QRect) -> list[Place]:
        """Return the places in view that have no piece yet."""
        return [place for place in _places(view) if place not in self._pieces]

    def make(self, places: list[Place]) -> None:
        """Make these pieces now."""
        for place in places:
            self._make(place)

    def make_some(self, places: list[Place]) -> list[Place]:
        """Make pieces for as long as a slice takes, at least one; return those that were made."""
        start = perf_counter()
        made = []
        for place in places:
            self._make(place)
            made.append(place)
            taken = perf_counter() - start
            if taken * (len(made) + 1) / len(made) > SLICE:
                break
        self.slices.append((perf_counter() - start) * 1000)
        return made

    def _make(self, place: Place) -> None:
        piece = QPixmap(ceil(WIDE * self.ratio), ceil(HIGH * self.ratio))
        piece.setDevicePixelRatio(self.ratio)
        self._paint(piece, place, rect_of(place))
        self._pieces[place] = piece
        while len(self._pieces) > MOST:
            self._pieces.popitem(last=False)

    def _paint(self, piece: QPixmap, place: Place, seen: QRect) -> None:
        whole = rect_of(place)
        clip = seen.intersected(whole)
        painter = QPainter(piece)
        painter.translate(-whole.topLeft())
        painter.setClipRect(clip)
        painter.scale(self.zoom, self.zoom)
        z, more = self.zoom, clip.adjusted(-1, -1, 1, 1)  # its edges are not half covered
        self._draw(painter, QRectF(more.x() / z, more.y() / z, more.width() / z, more.height() / z))
        painter.end()

    def _scaled(self, area: QRectF) -> QRect:
        z = self.zoom
        scaled = QRectF(area.x() * z, area.y() * z, area.width() * z, area.height() * z)
        return scaled.toAlignedRect()


def rect_of(place: Place) -> QRect:
    """Return the pixels of the picture that a piece shows."""
    return QRect(place[0] * WIDE, place[1] * HIGH, WIDE, HIGH)


def _places(view: QRect) -> Iterator[Place]:
    for row in range(view.top() // HIGH, view.bottom() // HIGH + 1):
        for column in range(view.left() // WIDE, view.right() // WIDE + 1):
            yield column, row
