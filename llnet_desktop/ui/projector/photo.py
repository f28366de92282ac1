"""A photo of paper on the wall: as large as fits, with what it shows below it or beside it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from llnet_desktop.domain.projection import PhotoPage
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import READ, Piece, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP, Wall

_GAP = 32.0
_BESIDE = 440.0  # wide enough for words beside a photo
_CAPTION = Style(46, pitch=1.24)
_NUMBER = Style(36)
_UNDER_CLOCK = TOP + 120
_MOST_BELOW = 2  # lines


@dataclass(frozen=True, slots=True)
class Place:
    """Where a photo comes, and the words that tell what it shows."""

    photo: QRectF
    words: text.Stack
    at: QPointF


def draw(wall: Wall, page: PhotoPage) -> None:
    """Draw one photo."""
    left_of_clock = wall.clock(wall.width - MARGIN)
    image = picture(page.content)
    size = image.size() if not image.isNull() else QSize(4, 3)
    made = place(page.caption, size, wall.width, left_of_clock)
    _paint(wall.painter, image, page.content, made.photo)
    wall.painter.setBrush(Qt.BrushStyle.NoBrush)
    wall.painter.setPen(QPen(wall.theme.color("wall_track"), 2))
    wall.painter.drawRect(made.photo)
    wall.stack(made.words, made.at.x(), made.at.y())
    if page.photos > 1:
        number = f"{page.number} / {page.photos}"
        x = wall.width - MARGIN - text.width_of(number, _NUMBER)
        wall.line(number, x, TOP + 64, wall.width - MARGIN - x, _NUMBER, wall.secondary)


def place(caption: str, size: QSize, width: float, clock: float) -> Place:
    """Return the arrangement in which a photo is largest: its words below it, or beside it.

    One that is very wide comes below the time of day, others beside it.
    """
    piece = (Piece(caption, _CAPTION, READ),) if caption else ()
    places = []
    for top, wide in ((TOP, clock - _GAP - MARGIN), (_UNDER_CLOCK, width - 2 * MARGIN)):
        below = text.stack(piece, wide, _MOST_BELOW * _CAPTION.line) if piece else ()
        under = text.height_of(below) + 20 if piece else 0.0
        rect = _fitted(size, QRectF(MARGIN, top, wide, BOTTOM - top - under))
        places.append(Place(rect, below, QPointF(MARGIN, rect.bottom() + 20)))
    if piece:
        room = QRectF(MARGIN, TOP, width - 2 * MARGIN - _BESIDE - _GAP, BOTTOM - TOP)
        rect = _fitted(size, room)
        left = rect.right() + _GAP
        beside = text.stack(piece, width - MARGIN - left, BOTTOM - _UNDER_CLOCK)
        places.append(Place(rect, beside, QPointF(left, _UNDER_CLOCK)))
    return max(places, key=lambda one: one.photo.width())


def _fitted(size: QSize, room: QRectF) -> QRectF:
    """Return the size at its own shape in a room, at the left and at the top."""
    scale = min(room.width() / size.width(), room.height() / size.height())
    return QRectF(room.left(), room.top(), size.width() * scale, size.height() * scale)


def _paint(painter: QPainter, image: QImage, content: bytes, rect: QRectF) -> None:
    if image.isNull():
        return
    device = painter.device()
    dots = painter.worldTransform().m11() * (device.devicePixelRatioF() if device else 1.0)
    wide, high = (max(1, round(side * dots)) for side in (rect.width(), rect.height()))
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(rect, at_size(content, wide, high))


@lru_cache(maxsize=4)
def picture(content: bytes) -> QImage:
    """Return a photo as it is kept; a null image for what can't be read."""
    return QImage.fromData(content)


@lru_cache(maxsize=6)
def at_size(content: bytes, wide: int, high: int) -> QImage:
    """Return a photo in so many dots: made smaller once, and not at every paint."""
    image = picture(content)
    if image.isNull() or wide >= image.width():
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(wide, high, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
