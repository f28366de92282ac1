"""The wall as a place to draw on: its measures, its two languages and what every page has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Language, Phrase
from llnet_desktop.domain.projection import Scene, Segment
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui import icons
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import HEIGHT, SEMIBOLD, Paragraph, Stack, Style
from llnet_desktop.ui.theme import Theme
from llnet_desktop.words import Words, dates, words_in

MARGIN = 80.0  # left and right
TOP = 48.0  # where the row with the condition and the time of day begins
BOTTOM = HEIGHT * 0.8 - 4  # heads hide what is below
NARROWEST, WIDEST = 4 / 3, 2.4  # shapes of a picture; others get a border

CLOCK = Style(36, SEMIBOLD)
ROW = Style(36, SEMIBOLD)  # the condition's name
SHAPE = 44.0

Languages = tuple[Language, ...]


def frame(rect: QRectF) -> QRectF:
    """Return the largest part of a rectangle that has a shape pages are made for."""
    ratio = rect.width() / rect.height()
    made = QRectF(rect)
    if ratio < NARROWEST:
        made.setHeight(rect.width() / NARROWEST)
    elif ratio > WIDEST:
        made.setWidth(rect.height() * WIDEST)
    made.moveCenter(rect.center())
    return made


def width_for(size: QSizeF) -> float:
    """Return the width of the wall for a picture of this size."""
    shape = frame(QRectF(0, 0, max(size.width(), 1), max(size.height(), 1)))
    return round(HEIGHT * shape.width() / shape.height(), 1)


def spoken(languages: Languages, phrase: Phrase) -> tuple[str, ...]:
    """Return a text in the languages of the wall, once where both are the same."""
    return tuple(dict.fromkeys(filter(None, (phrase.in_(one) for one in languages))))


def said(languages: Languages, code: str, **facts: object) -> tuple[str, ...]:
    """Return a sentence in the languages of the wall, once where both are the same."""
    return tuple(dict.fromkeys(words_in(one)(code, **facts) for one in languages))


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two colours as WCAG 2 measures it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(color: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, (color.redF(), color.greenF(), color.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@lru_cache(maxsize=64)
def _is_pale(color: int, wall: int) -> bool:
    return contrast(QColor(color), QColor(wall)) < 3.1


class Moving(Protocol):
    """A part of a page that changes by itself as time goes by, drawn on top of what stands still.

    Its area is in units of the wall and the same at every moment.
    """

    @property
    def area(self) -> QRectF:
        """Where it draws at any moment."""

    def draw(self, wall: Wall, within: QRectF | None) -> None:
        """Draw it as it is at the wall's moment; what is outside `within` may be left out."""

    def moved(self, scene: Scene, before: Reading, now: Reading) -> QRectF:
        """Return the part of its area that is not as it was; empty when nothing moved."""


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """The clock of the room, ending at `right`."""

    right: float

    @property
    def area(self) -> QRectF:
        """Where five figures stand."""
        wide = text.width_of("00:00", CLOCK)
        return QRectF(self.right - wide, TOP, wide, CLOCK.line)

    def draw(self, wall: Wall, within: QRectF | None) -> None:
        """Draw the time of day."""
        at = text.point(self.area.left(), TOP, CLOCK)
        wall.put(wall.time(wall.now.wall), at, CLOCK, wall.secondary)

    def moved(self, scene: Scene, before: Reading, now: Reading) -> QRectF:
        """Return all of it when another minute has begun."""
        same = clock_in(scene.zone, before.wall) == clock_in(scene.zone, now.wall)
        return QRectF() if same else self.area


def clock_in(zone: str, moment: datetime) -> str:
    """Return what a clock in a zone says at a moment."""
    return dates.clock(moment.astimezone(ZoneInfo(zone)))


@dataclass(frozen=True, slots=True)
class Wall:
    """A painter on a wall that is `text.HEIGHT` high, with what every page needs to draw.

    A page draws what stands still and adds what moves to `moving`, to be drawn on top.
    """

    painter: QPainter
    width: float
    scene: Scene
    now: Reading
    theme: Theme
    moving: list[Moving] = field(default_factory=list)

    @property
    def languages(self) -> Languages:
        """One or two languages, the first one larger."""
        return self.scene.languages or ("nl",)

    @property
    def ink(self) -> QColor:
        """The colour of text."""
        return self.theme.color("wall_ink")

    @property
    def secondary(self) -> QColor:
        """The colour of text that comes second."""
        return self.theme.color("wall_secondary")

    @property
    def words(self) -> Words:
        """The sentences of the first language."""
        return words_in(self.languages[0])

    def say(self, code: str, **facts: object) -> tuple[str, ...]:
        """Return a sentence in the languages of the wall."""
        return said(self.languages, code, **facts)

    def of(self, phrase: Phrase) -> tuple[str, ...]:
        """Return a text in the languages of the wall."""
        return spoken(self.languages, phrase)

    def about(self, code: str, title: Phrase) -> tuple[str, ...]:
        """Return a sentence about a title in the languages of the wall; none without a title."""
        languages = self.languages if title else ()
        said = (words_in(one)(code, title=title.in_(one)) for one in languages)
        return tuple(dict.fromkeys(said))

    def put(self, line: str, at: QPointF, style: Style, color: QColor) -> None:
        """Draw one line from its baseline. Every letter on the wall comes through here."""
        self.painter.setFont(text.face(style))
        self.painter.setPen(color)
        self.painter.drawText(at, line)

    def line(
        self, words: str, x: float, y: float, width: float, style: Style, color: QColor
    ) -> float:
        """Draw one line below `y`, ended with … where it is too wide; return its right end."""
        shown = text.elided(words, style, width)
        self.put(shown, text.point(x, y, style), style, color)
        return x + text.width_of(shown, style)

    def paragraph(self, made: Paragraph, x: float, y: float, color: QColor) -> float:
        """Draw wrapped text below `y` and return where it ends."""
        indent = made.indent
        for line in made.lines:
            self.put(line, text.point(x + indent, y, made.style), made.style, color)
            y += made.style.line
            indent = 0.0
        return y

    def stack(self, made: Stack, x: float, y: float) -> float:
        """Draw texts under each other and return where they end."""
        for index, (piece, paragraph) in enumerate(made):
            color = self.secondary if piece.secondary else self.ink
            y = self.paragraph(paragraph, x, y + (piece.gap if index else 0.0), color)
        return y

    def centred(self, words: str, middle: QPointF, style: Style, color: QColor) -> None:
        """Draw one line with its middle at a point."""
        x = middle.x() - text.width_of(words, style) / 2
        self.put(words, text.point(x, middle.y() - style.line / 2, style), style, color)

    def centred_stack(self, made: Stack, middle: float, y: float) -> None:
        """Draw texts under each other, every line in the middle."""
        for index, (piece, paragraph) in enumerate(made):
            color = self.secondary if piece.secondary else self.ink
            y += piece.gap if index else 0.0
            for line in paragraph.lines:
                at = QPointF(middle, y + paragraph.style.line / 2)
                self.centred(line, at, paragraph.style, color)
                y += paragraph.style.line

    def edge(self, color: QColor) -> QPen:
        """Return an outline in ink for a colour that is pale on this wall, else none."""
        if _is_pale(color.rgb(), self.theme.color("wall").rgb()):
            return QPen(self.ink, 2)
        return QPen(Qt.PenStyle.NoPen)

    def shape(self, condition: Condition | None, rect: QRectF) -> None:
        """Draw the shape of a condition, with an outline in ink where it is pale."""
        color = self.theme.condition(condition)
        if condition is not None and self.edge(color).style() != Qt.PenStyle.NoPen:
            out = rect.width() / 30
            for dx, dy in ((-1, -1), (0, -1.4), (1, -1), (1.4, 0), (1, 1), (0, 1.4), (-1, 1)):
                moved = rect.translated(dx * out, dy * out)
                icons.paint_condition(self.painter, condition, moved, self.ink)
            icons.paint_condition(self.painter, condition, rect.translated(-1.4 * out, 0), self.ink)
        icons.paint_condition(self.painter, condition, rect, color)

    def box(self, rect: QRectF, fill: QColor, radius: float, pen: QPen | None = None) -> None:
        """Draw a rectangle with round corners."""
        self.painter.setPen(pen or QPen(Qt.PenStyle.NoPen))
        self.painter.setBrush(fill)
        self.painter.drawRoundedRect(rect, radius, radius)

    def time(self, moment: datetime) -> str:
        """Return what the clock in the room says at a moment."""
        return clock_in(self.scene.zone, moment)

    def clock(self, right: float) -> float:
        """Let the time of day stand at the top, ending at `right`; return where it begins."""
        shown = TimeOfDay(right)
        self.moving.append(shown)
        return shown.area.left()

    def condition_row(
        self, condition: Condition | None, titles: tuple[str, ...], x: float, y: float, right: float
    ) -> None:
        """Draw the condition's shape and name, when the room may see it, and a title that fits."""
        style, color, before = ROW, self.ink, ""
        if condition is not None and self.scene.show_condition:
            self.shape(condition, QRectF(x, y, SHAPE, SHAPE))
            names = " · ".join(self.say(f"conditions.short.{condition.value}"))
            x = self.line(names, x + SHAPE + 14, y, right - x - SHAPE - 14, ROW, self.ink)
            style, color, before = Style(ROW.size), self.secondary, " · "
        for many in range(len(titles), 0, -1):
            title = before + " · ".join(titles[:many])
            if text.width_of(title, style) <= right - x or (many == 1 and not before):
                self.line(title, x, y, right - x, style, color)
                return

    def strip(self, segments: tuple[Segment, ...]) -> None:
        """Draw the agenda along the bottom: what was, what is (higher), what comes."""
        total = sum(max(segment.minutes, 1) for segment in segments)
        gap = 8.0
        room = self.width - 2 * MARGIN - gap * (len(segments) - 1)
        x = MARGIN
        for segment in segments:
            width = max(room * max(segment.minutes, 1) / total, 2.0)
            if segment.state == "now":
                color = self.theme.condition(segment.condition)
                rect = QRectF(x, HEIGHT - 60, width, 16)
                self.box(rect, color, 8, self.edge(color))
            else:
                color = self.theme.condition_tint(segment.condition)
                if segment.state == "past":
                    color = self.theme.condition(segment.condition)
                    color.setAlphaF(0.4)
                self.box(QRectF(x, HEIGHT - 57, width, 10), color, 5)
            x += width + gap
