"""The visual timer: a ring that grows emptier clockwise, and a few words about the time left."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.run import Look, Reading, Timebox, look
from llnet_desktop.domain.workshop import ZERO
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, REST, Style
from llnet_desktop.ui.projector.wall import Wall
from llnet_desktop.words import Words, dates

SMALL = 176.0  # diameter beside a heading
LARGE = 620.0
_RING = 0.12  # of the diameter
_WITH_SECONDS = timedelta(minutes=5)


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


def state(words: Words, box: Timebox, now: Reading) -> str:
    """Return the time left as a sentence: "12 min to go", "Please round off"."""
    if is_over(box, now):
        return words("projector.round_off")
    left = time_left(words, box, now)
    if not box.was_started:
        return left
    return f"{left} {words('projector.to_go' if box.is_running else 'projector.paused')}"


def draw(wall: Wall, box: Timebox, condition: Condition | None, rect: QRectF) -> None:
    """Draw the timer into a square; nothing where no time is given."""
    if not has_time(box):
        return
    left = max(0.0, min(1.0, box.remaining(wall.now) / box.planned))
    color = wall.theme.condition(condition)
    wall.painter.setPen(Qt.PenStyle.NoPen)
    wall.painter.setBrush(wall.theme.color("wall_track"))
    wall.painter.drawPath(_ring(rect, 1.0))
    if left > 0:
        wall.painter.setPen(wall.edge(color))
        wall.painter.setBrush(color)
        wall.painter.drawPath(_ring(rect, left))
    _words(wall, box, rect)


def _ring(rect: QRectF, share: float) -> QPainterPath:
    """Return the part of the ring that is left: it runs clockwise from twelve o'clock."""
    thick = rect.width() * _RING
    inner = rect.adjusted(thick, thick, -thick, -thick)
    path = QPainterPath()
    if share >= 1:
        path.setFillRule(Qt.FillRule.OddEvenFill)
        path.addEllipse(rect)
        path.addEllipse(inner)
        return path
    path.arcMoveTo(rect, 90)
    path.arcTo(rect, 90, -360 * share)
    path.arcTo(inner, 90 - 360 * share, 360 * share)
    path.closeSubpath()
    return path


def _words(wall: Wall, box: Timebox, rect: QRectF) -> None:
    middle, inner = rect.center(), rect.width() * (1 - 2 * _RING)
    if is_over(box, wall.now):
        _round_off(wall, middle, inner)
        return
    words = wall.words
    large = inner > 250
    time = Style(_fitting(time_left(words, box, wall.now), inner * 0.82, inner * 0.28), BOLD)
    code = "to_go" if box.is_running else "paused"
    below = wall.say(f"projector.{code}") if box.was_started and (large or code == "paused") else ()
    below = below if large else below[:1]
    label = Style(max(REST, inner * 0.085))
    shift = label.line * len(below) * (0.5 if large else 0.42)
    wall.centred(time_left(words, box, wall.now), middle - QPointF(0, shift), time, wall.ink)
    at = middle + QPointF(0, time.size * (0.62 if large else 0.45) + label.line / 2 - shift)
    for line in below:
        wall.centred(line, at, label, wall.secondary)
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
