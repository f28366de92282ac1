"""A picture as PNG, at twice its size so that it stays sharp."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from math import hypot

from PIL import Image, ImageDraw

from llnet_desktop.exchange.outgoing.pictures.scene import (
    Box,
    Dot,
    Path,
    Point,
    Scene,
    Shape,
    Words,
    font,
)

SCALE = 2
MOST = 60_000_000  # pixels: what is larger is drawn at its own size, or smaller
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}
DASH, SPACE = 6.0, 4.0


def png(scene: Scene) -> bytes:
    """Return the picture."""
    scale = min(SCALE, (MOST / (scene.width * scene.height)) ** 0.5)
    size = round(scene.width * scale), round(scene.height * scale)
    image = Image.new("RGB", size, "#FFFFFF")
    pen = ImageDraw.Draw(image)
    for shape in scene.shapes:
        _draw(pen, shape, scale)
    into = BytesIO()
    image.save(into, "PNG", optimize=True)
    return into.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, scale: float) -> None:
    match shape:
        case Box(x, y, width, height, fill, edge):
            corners = [(x * scale, y * scale), ((x + width) * scale, (y + height) * scale)]
            pen.rounded_rectangle(
                corners, min(4, width / 6) * scale, fill, edge, max(1, round(scale))
            )
        case Dot(x, y, radius, fill):
            pen.circle((x * scale, y * scale), radius * scale, fill)
        case Path(points, color, width, closed, dashed):
            ends = (*points, points[0]) if closed else points
            thick = max(1, round(width * scale))
            if dashed:
                for one, other in pairwise(ends):
                    for start, end in _dashes(one, other):
                        pen.line([_at(start, scale), _at(end, scale)], color, thick)
            else:
                pen.line([_at(point, scale) for point in ends], color, thick, joint="curve")
        case Words(x, y, text, size, color, bold, anchor):
            face = font(bold, max(1, round(size * scale)))
            pen.text((x * scale, y * scale), text, color, face, anchor=_ANCHORS[anchor])


def _at(point: Point, scale: float) -> Point:
    return point[0] * scale, point[1] * scale


def _dashes(one: Point, other: Point) -> list[tuple[Point, Point]]:
    length = hypot(other[0] - one[0], other[1] - one[1])
    if not length:
        return []
    along = (other[0] - one[0]) / length, (other[1] - one[1]) / length
    made: list[tuple[Point, Point]] = []
    at = 0.0
    while at < length:
        end = min(at + DASH, length)
        start = one[0] + along[0] * at, one[1] + along[1] * at
        made.append((start, (one[0] + along[0] * end, one[1] + along[1] * end)))
        at += DASH + SPACE
    return made
