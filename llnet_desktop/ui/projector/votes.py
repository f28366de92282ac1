"""How the dots came out: what was chosen most first, with bars, on as many sheets as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import PublicOption, VotesPage
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, REST, SEMIBOLD, Piece, Sheets, Style
from llnet_desktop.ui.projector.wall import (
    BOTTOM,
    MARGIN,
    TOP,
    Languages,
    Wall,
    said,
    spoken,
    width_for,
)

_SHARED = Style(REST)
_ASKED = Style(36, SEMIBOLD, 1.15)
_ASKED_WIDE = 0.3  # of the page, for the question what the others need
_NEEDS_LINES = 4
_NARROW = 1600.0  # pages on which the same words need more lines
_LINES = 2  # of an option, where there are more
_BAR = 16.0
_ABOVE_BAR = 6.0
_GAPS = (30.0, 14.0)  # between options
_SIZES = (48, 43, READ)
_LOWER = 70.0  # at most, a short list below the head
_BETWEEN = 26.0  # head, list, needs
_COLORS = tuple(Condition)  # in the order of the tints of notes


@dataclass(frozen=True, slots=True)
class Needs:
    """The question what the others need, and the answer beside it."""

    asked: text.Stack
    answer: text.Paragraph

    @property
    def height(self) -> float:
        """Height of the higher of the two."""
        return max(text.height_of(self.asked), self.answer.height)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything goes."""

    head: text.Stack
    head_top: float
    list_top: float
    left: float  # of the words; numbers end before it
    texts: tuple[text.Paragraph, ...]
    sheets: Sheets
    needs: Needs | None


def vote_sheets(page: VotesPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets the result takes on a picture of this size."""
    return max(1, len(plan_for(page, width_for(size), languages).sheets))


def plan_for(page: VotesPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a result; the sheet does not change it."""
    with_condition = page.condition is not None
    return _plan(page.prompt, page.options, page.needs, width, languages, with_condition)


@lru_cache(maxsize=16)
def _plan(
    prompt: Phrase,
    options: tuple[PublicOption, ...],
    needs: str,
    width: float,
    languages: Languages,
    with_condition: bool,
) -> Plan:
    room = width - 2 * MARGIN
    head_top = TOP + (56 if with_condition else 50)
    head = _head(prompt, room, languages)
    list_top = head_top + text.height_of(head) + _BETWEEN
    made = _needs(needs, room, languages) if needs else None
    high = BOTTOM - list_top - (made.height + _BETWEEN if made else 0.0)
    largest = Style(max(NUMBER, *_SIZES), BOLD)
    numbers = max((text.width_of(str(one.number), largest) for one in options), default=0.0)
    left = MARGIN + numbers + 24
    texts, sheets = _list(options, width - MARGIN - left, high, languages)
    if len(sheets) == 1:
        ends = max((spot.top + spot.height for spot in sheets[0]), default=high)
        list_top += min(_LOWER, (high - ends) / 3)
    return Plan(head, head_top, list_top, left, texts, sheets, made)


def _head(prompt: Phrase, room: float, languages: Languages) -> text.Stack:
    asked = spoken(languages, prompt)
    pieces = [Piece(line, Style(56, BOLD, 1.1), READ) for line in asked[:1]]
    pieces += [Piece(line, Style(READ, pitch=1.15), READ, secondary=True) for line in asked[1:]]
    return text.stack(tuple(pieces), room, 150)


def _needs(needs: str, room: float, languages: Languages) -> Needs:
    lines = said(languages, "votes.wall.needs")
    pieces = [Piece(line, _ASKED, REST) for line in lines[:1]]
    pieces += [Piece(line, Style(REST, pitch=1.15), REST, secondary=True) for line in lines[1:]]
    style = Style(READ, pitch=1.2)
    most = _NEEDS_LINES if room > _NARROW else _NEEDS_LINES + 2
    asked = text.stack(tuple(pieces), room * _ASKED_WIDE - 32, most * style.line)
    answer = text.wrap(needs, style, room * (1 - _ASKED_WIDE), most)
    return Needs(asked, answer)


def _list(
    options: tuple[PublicOption, ...], width: float, high: float, languages: Languages
) -> tuple[tuple[text.Paragraph, ...], Sheets]:
    """Return the words and the sheets: large and roomy where all fit on one, else the fewest."""
    aside = max((_aside(one, languages) for one in options), default=0.0)
    lines = _LINES if len(options) > 1 else 6
    for size in _SIZES:
        style = Style(size, pitch=1.15)
        texts = tuple(text.wrap(one.text, style, width - aside, lines) for one in options)
        heights = [_height(made) for made in texts]
        for gap in _GAPS:
            sheets = text.packed(heights, 1, high, gap)
            if len(sheets) == 1:
                return texts, sheets
    return texts, sheets


def _height(made: text.Paragraph) -> float:
    return made.height + _ABOVE_BAR + _BAR


def _aside(one: PublicOption, languages: Languages) -> float:
    """Return the room that a total takes, with that its place is shared."""
    wide = text.width_of(str(one.dots), _number(_SIZES[0])) + 32
    if one.shared:
        wide += text.width_of(_shared(one, languages), _SHARED) + 20
    return wide


def _shared(one: PublicOption, languages: Languages) -> str:
    return " · ".join(said(languages, "votes.wall.shared", rank=one.rank))


def _number(size: float) -> Style:
    return Style(max(NUMBER, size), BOLD)


def draw(wall: Wall, page: VotesPage) -> None:
    """Draw one sheet of a result; before the reveal, that the dots are being counted."""
    plan = plan_for(page, wall.width, wall.languages)
    sheet = max(0, min(page.sheet, len(plan.sheets) - 1))
    right = wall.clock(wall.width - MARGIN) - 40
    if page.options and len(plan.sheets) > 1:
        shown = f"{sheet + 1} / {len(plan.sheets)}"
        if after := sum(map(len, plan.sheets[sheet + 1 :])):
            shown += ", " + " · ".join(wall.say("projector.more", n=after))
        x = right - text.width_of(shown, Style(36))
        wall.line(shown, x, TOP, right - x, Style(36), wall.secondary)
        right = x - 30
    wall.condition_row(page.condition, (), MARGIN, TOP, right)
    wall.stack(plan.head, MARGIN, plan.head_top)
    if not page.options:
        _nothing_yet(wall, page, plan)
    most = max((one.dots for one in page.options), default=1)
    for spot in plan.sheets[sheet] if page.options else ():
        top = plan.list_top + spot.top
        _option(wall, page, plan, spot.card, top, most)
    if plan.needs is not None:
        top = BOTTOM - plan.needs.height
        wall.stack(plan.needs.asked, MARGIN, top)
        x = MARGIN + (wall.width - 2 * MARGIN) * _ASKED_WIDE
        wall.paragraph(plan.needs.answer, x, top, wall.ink)


def _nothing_yet(wall: Wall, page: VotesPage, plan: Plan) -> None:
    said_first = wall.say("votes.wall.none" if page.revealed else "votes.wall.counting")
    then = () if page.revealed else wall.say("votes.wall.soon")
    pieces = [
        Piece(line, Style(76 if place == 0 else 46, SEMIBOLD, 1.12), READ, place > 0, 10)
        for place, line in enumerate(said_first)
    ]
    pieces += [
        Piece(line, Style(42), REST, secondary=True, gap=26 if place == 0 else 8)
        for place, line in enumerate(then)
    ]
    ends = BOTTOM - (plan.needs.height + _BETWEEN if plan.needs else 0.0)
    made = text.stack(tuple(pieces), wall.width - 2 * MARGIN, ends - plan.list_top)
    wall.stack(made, MARGIN, (plan.list_top + ends - text.height_of(made)) / 2)


def _option(wall: Wall, page: VotesPage, plan: Plan, index: int, top: float, most: int) -> None:
    one, words = page.options[index], plan.texts[index]
    style, right = _number(words.style.size), wall.width - MARGIN
    base = top + words.style.baseline
    number, total = str(one.number), str(one.dots)
    x = plan.left - 24 - text.width_of(number, style)
    wall.put(number, QPointF(x, base), style, wall.ink)
    wall.paragraph(words, plan.left, top, wall.ink)
    x = right - text.width_of(total, style)
    wall.put(total, QPointF(x, base), style, wall.ink)
    if one.shared:
        shared = _shared(one, wall.languages)
        x -= text.width_of(shared, _SHARED) + 20
        wall.put(shared, QPointF(x, base), _SHARED, wall.secondary)
    bar = QRectF(plan.left, top + words.height + _ABOVE_BAR, right - plan.left, _BAR)
    wall.box(bar, wall.theme.color("wall_track"), _BAR / 2)
    color = _color(wall, page, one)
    bar.setWidth(max(_BAR, bar.width() * one.dots / most))
    wall.box(bar, color, _BAR / 2, wall.edge(color))


def _color(wall: Wall, page: VotesPage, one: PublicOption) -> QColor:
    """Return the colour of the column that an option stands in, or of the only one there is."""
    tint = one.tint
    return wall.theme.condition(page.condition if tint is None else _COLORS[tint % len(_COLORS)])
