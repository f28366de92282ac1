"""Text on the wall: wrapped, made smaller where it must be, ended with … where nothing else helps.

Lengths are in units of the wall, which is `HEIGHT` high whatever the screen. One layout serves
the projector and the preview, so both always show the same lines and the same sheets.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from llnet_desktop.ui import theme

HEIGHT: Final = 1080
READ: Final = ceil(HEIGHT / 28)  # the least for instruction, notes and commitments
NUMBER: Final = HEIGHT // 24  # the least for the number of a note
REST: Final = HEIGHT // 36  # the least for everything else

REGULAR = QFont.Weight.Normal
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold

_BETWEEN_WORDS = re.compile(r"[\s\-–—/]+")


@dataclass(frozen=True, slots=True)
class Style:
    """A size and weight of the typeface; `pitch` is the distance of lines as a share of it."""

    size: float
    weight: QFont.Weight = REGULAR
    pitch: float = 1.2

    @property
    def line(self) -> float:
        """Height of one line."""
        return self.size * self.pitch

    @property
    def baseline(self) -> float:
        """Distance from the top of a line to its baseline: capitals stand in the middle."""
        return self.line / 2 + self.size * 0.33


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Wrapped text. `indent` is where the first line begins; `whole` tells that no word broke."""

    lines: tuple[str, ...]
    style: Style
    indent: float = 0.0
    whole: bool = True

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self.style.line


@lru_cache(maxsize=64)
def face(style: Style) -> QFont:
    """Return the typeface for a style, the same at every scale."""
    made = theme.font(style.size, style.weight)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@lru_cache(maxsize=64)
def _metrics(style: Style) -> QFontMetricsF:
    return QFontMetricsF(face(style))


@lru_cache(maxsize=16384)
def width_of(text: str, style: Style) -> float:
    """Return how wide a line is."""
    return _metrics(style).horizontalAdvance(text)


def elided(text: str, style: Style, width: float) -> str:
    """Return a line that is no wider than `width`, ended with … where it was."""
    return _metrics(style).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=16384)
def wrap(
    text: str,
    style: Style,
    width: float,
    most: int = 0,
    indent: float = 0.0,
    reserve: float = 0.0,
) -> Paragraph:
    """Return text in lines of at most `width`, at most `most` of them (0: as many as it takes).

    The first line leaves `indent` free before it and `reserve` after it; it stays empty when not
    one word fits there. Words that are wider than a line break, with a hyphen.
    """
    text = text.strip().replace("\n", "\u2028")
    words = [word for word in _BETWEEN_WORDS.split(text) if word]
    widest = max((width_of(word, style) for word in words), default=0.0)
    first = max(width - indent - reserve, 1.0)
    starts_lower = bool(words) and first < width and width_of(words[0], style) > first
    lines = [""] if starts_lower else []
    starts: list[int] = []
    coded = text.encode("utf-16-le")  # Qt counts in units of UTF-16
    layout = QTextLayout(text, face(style))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width if lines else first)
        start = line.textStart()
        starts.append(start)
        end = start + line.textLength()
        words_here = coded[2 * start : 2 * end].decode("utf-16-le", "replace")
        after = coded[2 * end : 2 * end + 2].decode("utf-16-le", "replace")
        is_inside = words_here[-1:].isalpha() and after.isalpha()
        lines.append(words_here.strip() + ("-" if is_inside else ""))
    layout.endLayout()
    whole = widest <= width
    if most and len(lines) > most:
        whole = False
        index = most - 1 - (1 if starts_lower else 0)
        kept = lines[: most - 1]
        if index >= 0:
            rest = coded[2 * starts[index] :].decode("utf-16-le", "replace")
            kept.append(elided(rest.replace("\u2028", " "), style, width if most > 1 else first))
        else:
            kept.append("…")
        lines = kept
    return Paragraph(tuple(lines), style, indent, whole)


@dataclass(frozen=True, slots=True)
class Piece:
    """A text that wants a size and may become smaller, down to `least`; `gap` is above it."""

    text: str
    style: Style
    least: float
    secondary: bool = False
    gap: float = 0.0


Stack = tuple[tuple[Piece, Paragraph], ...]


@lru_cache(maxsize=256)
def stack(pieces: tuple[Piece, ...], width: float, height: float) -> Stack:
    """Return texts under each other that fit, all made smaller together before any is cut."""
    pieces = tuple(piece for piece in pieces if piece.text)
    made: Stack = ()
    for percent in range(100, 24, -5):
        made = tuple((piece, _sized(piece, percent / 100, width)) for piece in pieces)
        if height_of(made) <= height and all(paragraph.whole for _, paragraph in made):
            return tuple((piece, _balanced(piece, paragraph, width)) for piece, paragraph in made)
    while height_of(made) > height:
        lengths = [(len(paragraph.lines), piece.secondary) for piece, paragraph in made]
        longest = lengths.index(max(lengths))
        piece, paragraph = made[longest]
        if len(paragraph.lines) == 1:
            break
        shorter = wrap(piece.text, paragraph.style, width, len(paragraph.lines) - 1)
        made = (*made[:longest], (piece, shorter), *made[longest + 1 :])
    return made


def _sized(piece: Piece, factor: float, width: float) -> Paragraph:
    size = max(piece.least, piece.style.size * factor)
    return wrap(piece.text, replace(piece.style, size=size), width)


def _balanced(piece: Piece, paragraph: Paragraph, width: float) -> Paragraph:
    """Return a paragraph with lines of about one length: no single word on the last."""
    if not 1 < len(paragraph.lines) < 5:
        return paragraph
    for percent in range(95, 50, -5):
        narrower = wrap(piece.text, paragraph.style, width * percent / 100)
        if len(narrower.lines) > len(paragraph.lines) or not narrower.whole:
            break
        paragraph = narrower
    return paragraph


def height_of(made: Stack) -> float:
    """Return the height of a stack; the gap above its first text does not count."""
    gaps = sum(piece.gap for piece, _ in made[1:])
    return gaps + sum(paragraph.height for _, paragraph in made)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a card stands on its sheet: which card, in which column, how far down, how high."""

    card: int
    column: int
    top: float
    height: float


Sheets = tuple[tuple[Spot, ...], ...]


def in_rows(heights: Sequence[float], columns: int, height: float, gap: float) -> Sheets | None:
    """Return cards side by side on one sheet, all as high as the highest; None when they don't fit.

    Lengths are pixels of the wall; a sheet is `height` high.
    """
    tallest = max(heights, default=0.0)
    step = tallest + gap
    if ceil(len(heights) / columns) * step - gap > height:
        return None
    places = (divmod(card, columns) for card in range(len(heights)))
    spots = (Spot(card, column, row * step, tallest) for card, (row, column) in enumerate(places))
    return (tuple(spots),)


def packed(
    heights: Sequence[float],
    columns: int,
    height: float,
    gap: float,
    inside: Sequence[float] = (),
    at_top: Sequence[float] = (),
) -> Sheets:
    """Return cards of one width on sheets that are `height` high, each card once.

    Every card is as high as is told, and they fill one column after the other. What stands over
    a card is `inside` a column as high as is told there, and `at_top` of one as is told there.
    """
    sheets: list[list[Spot]] = [[]]
    column, top = 0, 0.0
    for card, own in enumerate(heights):
        high = own + (inside[card] if top and inside else 0.0)
        if top and top + high > height:
            column, top = column + 1, 0.0
        if not top and at_top:
            high = own + at_top[card]
        if column == columns:
            sheets.append([])
            column = 0
        sheets[-1].append(Spot(card, column, top, high))
        top += high + gap
    return tuple(tuple(sheet) for sheet in sheets)


def point(x: float, y: float, style: Style) -> QPointF:
    """Return where a line whose top is at `y` begins on its baseline."""
    return QPointF(x, y + style.baseline)
