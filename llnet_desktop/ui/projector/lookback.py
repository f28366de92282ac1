"""The look back on the wall: earlier commitments by number, in sheets; or five counts."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QSizeF

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.projection import LookbackPage, PublicLookback
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, REST, SEMIBOLD, Piece, Sheets, Style
from llnet_desktop.ui.projector.wall import (
    BOTTOM,
    MARGIN,
    TOP,
    Languages,
    Wall,
    said,
    width_for,
)
from llnet_desktop.words import dates

_NUMBER = Style(NUMBER, BOLD)
_NAME = Style(READ, BOLD)
_WORDS = Style(READ)
_BY = Style(REST)
_SHEET = Style(36)
_GAP = 28.0
_BETWEEN = 64.0  # the columns
_COUNT = Style(150, BOLD, 1.05)
_STATE = Style(46, SEMIBOLD)


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of the list; the sheet does not change it."""

    head: text.Stack
    top: float
    indent: float  # for a number
    each: float  # width of a column
    texts: tuple[text.Paragraph, ...]
    sheets: Sheets


def lookback_sheets(page: LookbackPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets the list takes on a picture of this size; the counts take one."""
    if page.counts:
        return 1
    return max(1, len(plan_for(page, width_for(size), languages).sheets))


def plan_for(page: LookbackPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a list, whichever of its sheets is shown."""
    return _plan(page.commitments, width, languages, page.condition is not None)


def _head(languages: Languages, code: str, room: float) -> text.Stack:
    lines = said(languages, code)
    pieces = [Piece(line, Style(52, BOLD, 1.1), READ) for line in lines[:1]]
    pieces += [Piece(line, Style(READ), READ, secondary=True) for line in lines[1:]]
    return text.stack(tuple(pieces), room, 130)


def _top(head: text.Stack, condition: bool) -> float:
    return _head_top(condition) + text.height_of(head) + 26


def _head_top(condition: bool) -> float:
    return TOP + (56 if condition else 50)


@lru_cache(maxsize=16)
def _plan(
    commitments: tuple[PublicLookback, ...], width: float, languages: Languages, condition: bool
) -> Plan:
    room = width - 2 * MARGIN
    head = _head(languages, "lookback.wall.title", room)
    top = _top(head, condition)
    each = (room - _BETWEEN) / 2
    widest = max((text.width_of(str(one.number), _NUMBER) for one in commitments), default=0.0)
    indent = max(widest, 60.0) + 20
    texts = tuple(text.wrap(one.what, _WORDS, each - indent, 4) for one in commitments)
    heights = [_NAME.line + made.height for made in texts]
    sheets = text.packed(heights, 2, BOTTOM - top, _GAP)
    return Plan(head, top, indent, each, texts, sheets)


def draw(wall: Wall, page: LookbackPage) -> None:
    """Draw one sheet of the list, or the counts."""
    right = wall.clock(wall.width - MARGIN) - 40
    if page.counts:
        wall.condition_row(page.condition, (), MARGIN, TOP, right)
        _draw_counts(wall, page)
        return
    plan = plan_for(page, wall.width, wall.languages)
    sheet = max(0, min(page.sheet, len(plan.sheets) - 1))
    if len(plan.sheets) > 1:
        shown = f"{sheet + 1} / {len(plan.sheets)}"
        x = right - text.width_of(shown, _SHEET)
        wall.line(shown, x, TOP, right - x, _SHEET, wall.secondary)
        right = x - 30
    wall.condition_row(page.condition, (), MARGIN, TOP, right)
    wall.stack(plan.head, MARGIN, _head_top(page.condition is not None))
    today = wall.now.wall.astimezone(ZoneInfo(wall.scene.zone)).date()
    for spot in plan.sheets[sheet] if plan.sheets else ():
        one = page.commitments[spot.card]
        x = MARGIN + spot.column * (plan.each + _BETWEEN)
        y = plan.top + spot.top
        number = Style(_NUMBER.size, BOLD, _NAME.line / _NUMBER.size)
        wall.line(str(one.number), x, y, plan.indent, number, wall.ink)
        by = dates.short_date(wall.words, one.by, today)
        start = x + plan.each - text.width_of(by, _BY)
        base = y + _NAME.baseline - _BY.baseline
        wall.line(by, start, base, plan.each, _BY, wall.secondary)
        x += plan.indent
        wall.line(one.who, x, y, start - x - 20, _NAME, wall.ink)
        wall.paragraph(plan.texts[spot.card], x, y + _NAME.line, wall.ink)


def _draw_counts(wall: Wall, page: LookbackPage) -> None:
    """Draw five counts in a row, all alike: none of them is better than another."""
    head = _head(wall.languages, "lookback.wall.counted", wall.width - 2 * MARGIN)
    wall.stack(head, MARGIN, _head_top(page.condition is not None))
    each = (wall.width - 2 * MARGIN) / len(StandState)
    y = _top(head, page.condition is not None) + 70
    for place, (state, many) in enumerate(page.counts):
        x = MARGIN + place * each
        wall.line(str(many), x, y, each - 20, _COUNT, wall.ink)
        lines = wall.say(f"lookback.wall.state.{state.value}")
        pieces = [Piece(lines[0], _STATE, READ)]
        pieces += [Piece(line, Style(READ), READ, secondary=True) for line in lines[1:]]
        wall.stack(text.stack(tuple(pieces), each - 24, 240), x, y + _COUNT.line)
    kind = [
        Piece(line, Style(44 if place == 0 else READ), READ, secondary=place > 0, gap=6)
        for place, line in enumerate(wall.say("lookback.wall.let_go"))
    ]
    made = text.stack(tuple(kind), wall.width - 2 * MARGIN, 190)
    wall.stack(made, MARGIN, BOTTOM - text.height_of(made) - 10)
