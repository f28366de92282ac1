"""The visual timer: a ring that grows emptier clockwise, and a few words about the time left."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from math import atan2, ceil, cos, degrees, floor, hypot, radians, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.projection import Scene
from llnet_desktop.domain.run import Look, Reading, Timebox, look
from llnet_desktop.domain.workshop import ZERO
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, REGULAR, REST, SEMIBOLD, Style
from llnet_desktop.ui.projector.wall import Wall
from llnet_desktop.words import Words, dates, words_in

SMALL = 176.0  # diameter beside a heading
LARGE = 620.0
_RING = 0.12  # of the diameter
_PIECE = 3.0  # degrees; the ring is made of pieces, so that only the last one ever changes
_EDGE = 4.0  # a pen and the softness of an edge reach this far out of the ring
_WITH_SECONDS = timedelta(minutes=5)
_CODES = {Look.SOON: "soon", Look.LAST_MINUTE: "last_minute", Look.ROUND_OFF: "round_off"}


def has_time(box: Timebox) -> bool:
    """Whether there is any time to show."""
    return box.planned > ZERO


def is_over(box: Timebox, now: Reading) -> bool:
    """Whether the time was given and is used up."""
    return has_time(box) and box.was_started and look(box, now) is Look.ROUND_OFF


def time_left(words: Words, box: Timebox, now: Reading) -> str:
    """Return "12 min", from five minutes on "04:59", and never less than nothing."""
    left = max(box.remaining(now), ZERO)
    whole = left % timedelta(minutes=1) == ZERO
    if left > _WITH_SECONDS or (whole and not box.was_started):
        return dates.length_words(words, timedelta(minutes=dates.minutes(left)))
    return dates.countdown(left)


def word(box: Timebox, now: Reading) -> str | None:
    """Return the code of the word that goes with the time left; none before it was started."""
    if not has_time(box) or not box.was_started:
        return None
    found = look(box, now)
    if found is not Look.ROUND_OFF and not box.is_running:
        return "projector.paused"
    return f"projector.{_CODES.get(found, 'to_go')}"


def beside(wall: Wall, box: Timebox) -> tuple[str, ...]:
    """Return the words for which a small ring has no room."""
    code = word(box, wall.now)
    if code in ("projector.soon", "projector.last_minute"):
        return wall.say(code)
    return wall.say(code)[1:] if code == "projector.round_off" else ()


def draw(wall: Wall, box: Timebox, condition: Condition | None, rect: QRectF) -> None:
    """Draw the timer into a square; nothing where no time is given."""
    if not has_time(box):
        return
    found = look(box, wall.now) if box.was_started else Look.PLENTY
    wall.painter.setPen(Qt.PenStyle.NoPen)
    wall.painter.setBrush(wall.theme.color("wall_track"))
    wall.painter.drawPath(_ring(rect, 1.0))
    if found in (Look.SOON, Look.LAST_MINUTE):
        inside = _inner(rect).adjusted(5, 5, -5, -5)
        ends = found is Look.LAST_MINUTE
        wall.painter.setPen(QPen(wall.ink, rect.width() / 150) if ends else Qt.PenStyle.NoPen)
        wall.painter.setBrush(wall.theme.condition_tint(condition))
        wall.painter.drawEllipse(inside)
    wall.moving.extend((Ring(box, condition, rect), Time(box, rect)))


@dataclass(frozen=True, slots=True)
class Ring:
    """The part of the time that is left, in colour, on the track."""

    box: Timebox
    condition: Condition | None
    square: QRectF

    @property
    def area(self) -> QRectF:
        """All of the ring."""
        return self.square.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE)

    def draw(self, wall: Wall, within: QRectF | None) -> None:
        """Draw what is left."""
        left, span = _share(self.box, wall.now), _span(self.square, within)
        if left > 0 and span is not None and span[0] < 360 * left:
            color = wall.theme.condition(self.condition)
            wall.painter.setPen(wall.edge(color))
            wall.painter.setBrush(color)
            wall.painter.drawPath(_ring(self.square, min(left, span[1] / 360), span[0]))

    def moved(self, scene: Scene, before: Reading, now: Reading) -> QRectF:
        """Return what lies around the end of the ring, from where it was to where it is."""
        low, high = sorted((_share(self.box, before), _share(self.box, now)))
        if low == high:
            return QRectF()
        if low <= 0 or high >= 1 or high - low > 0.25:
            return self.area
        first, last = floor(360 * low / _PIECE) * _PIECE, 360 * high
        angles = [first, last]
        while (first := first + _PIECE) < last:
            angles.append(first)
        middle, outer = self.square.center(), self.square.width() / 2
        x, y, inner = middle.x(), middle.y(), outer * (1 - 2 * _RING)
        turned = [(sin(radians(angle)), cos(radians(angle))) for angle in angles]
        xs = [x + far * sine for sine, _ in turned for far in (outer, inner)]
        ys = [y - far * cosine for _, cosine in turned for far in (outer, inner)]
        left, top = min(xs) - _EDGE, min(ys) - _EDGE
        return QRectF(left, top, max(xs) + _EDGE - left, max(ys) + _EDGE - top)


@dataclass(frozen=True, slots=True)
class Time:
    """The words in the middle of the ring."""

    box: Timebox
    square: QRectF

    @property
    def area(self) -> QRectF:
        """All that the ring leaves free."""
        return _inner(self.square)

    def draw(self, wall: Wall, within: QRectF | None) -> None:
        """Draw the time left, or that it is time to round off."""
        figures = within is None or within.intersects(self._figures)
        if figures or is_over(self.box, wall.now):
            _words(wall, self.box, self.square)

    def moved(self, scene: Scene, before: Reading, now: Reading) -> QRectF:
        """Return the lines with figures when they are other figures."""
        words = words_in((scene.languages or ("nl",))[0])
        halves = [2 * self.box.remaining(at).total_seconds() for at in (before, now)]
        if len({floor(one) for one in halves} | {ceil(one) for one in halves}) == 2:
            return QRectF()  # within one half second no rounding changes: quickly known
        if time_left(words, self.box, before) == time_left(words, self.box, now):
            return QRectF()
        return self._figures

    @property
    def _figures(self) -> QRectF:
        """Where the time left and the words beneath it stand."""
        wide = self.area.width()
        return self.area.adjusted(0.08 * wide, 0.24 * wide, -0.08 * wide, -0.24 * wide)


def _share(box: Timebox, now: Reading) -> float:
    """Return how much of the time is left, from 0 to 1."""
    return max(0.0, min(1.0, box.remaining(now) / box.planned))


def _inner(square: QRectF) -> QRectF:
    thick = square.width() * _RING
    return square.adjusted(thick, thick, -thick, -thick)


def _span(square: QRectF, within: QRectF | None) -> tuple[float, float] | None:
    """Return from which to which angle the ring is needed for a part of it; None: not at all."""
    if within is None:
        return 0.0, 360.0
    middle = square.center()
    if within.contains(middle):
        return (0.0, 360.0) if _reaches(square, within) else None
    x, y = middle.x(), middle.y()
    across, down = (within.left() - x, within.right() - x), (y - within.top(), y - within.bottom())
    angles = [degrees(atan2(one, other)) % 360 for one in across for other in down]
    low, high = min(angles), max(angles)
    if high - low > 180:  # both sides of twelve o'clock
        return 0.0, 360.0
    return max(0.0, floor(low / _PIECE - 2) * _PIECE), min(360.0, high + 2 * _PIECE)


def _reaches(square: QRectF, within: QRectF) -> bool:
    """Whether a part around the middle comes as far as the ring."""
    corners = (within.topLeft(), within.topRight(), within.bottomRight(), within.bottomLeft())
    far = max(hypot(at.x(), at.y()) for at in (corner - square.center() for corner in corners))
    return far > _inner(square).width() / 2 - _EDGE


def _ring(rect: QRectF, share: float, first: float = 0.0) -> QPainterPath:
    """Return the part of the ring that is left: it runs clockwise from twelve o'clock.

    It begins at `first` degrees, which is a whole number of pieces.
    """
    inner = _inner(rect)
    path = QPainterPath()
    if share >= 1:
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addEllipse(rect)
        path.addEllipse(inner)
        return path
    end = 360 * share
    pieces = range(round(first / _PIECE), floor(end / _PIECE))
    rest = end - pieces.stop * _PIECE
    path.arcMoveTo(rect, 90 - first)
    for piece in pieces:
        path.arcTo(rect, 90 - piece * _PIECE, -_PIECE)
    path.arcTo(rect, 90 - pieces.stop * _PIECE, -rest)
    path.arcTo(inner, 90 - end, rest)
    for piece in reversed(pieces):
        path.arcTo(inner, 90 - (piece + 1) * _PIECE, _PIECE)
    path.closeSubpath()
    return path


def _words(wall: Wall, box: Timebox, rect: QRectF) -> None:
    middle, inner = rect.center(), rect.width() * (1 - 2 * _RING)
    if is_over(box, wall.now):
        _round_off(wall, middle, inner)
        return
    words, code = wall.words, word(box, wall.now)
    large = inner > 250
    left = time_left(words, box, wall.now)
    time = Style(_fitting(left, inner * 0.82, inner * 0.28), BOLD)
    below = wall.say(code) if code and (large or code == "projector.paused") else ()
    below = below if large else below[:1]
    nears = code in ("projector.soon", "projector.last_minute")
    label = Style(max(REST, inner * 0.085), SEMIBOLD if nears else REGULAR)
    shift = label.line * len(below) * (0.5 if large else 0.42)
    wall.centred(left, middle - QPointF(0, shift), time, wall.ink)
    at = middle + QPointF(0, time.size * (0.62 if large else 0.45) + label.line / 2 - shift)
    for line in below:
        wall.centred(line, at, label, wall.ink if nears else wall.secondary)
        at += QPointF(0, label.line)


def _round_off(wall: Wall, middle: QPointF, inner: float) -> None:
    """Say in words that the time is over; the ring is empty and nothing flashes."""
    width = inner * 0.86
    said = wall.say("projector.round_off")
    pieces = [text.Piece(said[0], Style(max(REST, inner * 0.15), BOLD, 1.1), REST)]
    if inner > 250:
        pieces += [
            text.Piece(line, Style(inner * 0.085), REST, secondary=True, gap=inner * 0.04)
            for line in said[1:]
        ]
    made = text.stack(tuple(pieces), width, inner * 0.8)
    wall.centred_stack(made, middle.x(), middle.y() - text.height_of(made) / 2)


def _fitting(words: str, width: float, size: float) -> float:
    """Return the size at which a line is no wider than `width`."""
    wide = text.width_of(words, Style(size, BOLD))
    return max(REST, size * min(1.0, width / wide))
