"""Pairs that the facilitator chose: an offer and a need beside each other, in sheets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF

from llnet_desktop.domain.projection import PairsPage, PublicPair
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, SEMIBOLD, Piece, Sheets, Style
from llnet_desktop.ui.projector.wall import (
    BOTTOM,
    MARGIN,
    TOP,
    Languages,
    Wall,
    said,
    width_for,
)

_WORDS = Style(READ + 2, pitch=1.15)
_NUMBER = Style(NUMBER, BOLD, 1.0)
_BETWEEN = 110.0  # the two notes; the sign for together stands there
_GAP = 24.0
_PAD = 20.0
_LINES = 5
_INDENT = 100.0  # for a number


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of a page; the sheet does not change it."""

    head: text.Stack
    top: float
    each: float  # width of a note
    texts: tuple[tuple[text.Paragraph, text.Paragraph], ...]
    sheets: Sheets


def pair_sheets(page: PairsPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets the pairs take on a picture of this size."""
    return max(1, len(plan_for(page, width_for(size), languages).sheets))


def plan_for(page: PairsPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a page, whichever of its sheets is shown."""
    return _plan(page.pairs, width, languages, page.condition is not None)


@lru_cache(maxsize=16)
def _plan(
    pairs: tuple[PublicPair, ...], width: float, languages: Languages, condition: bool
) -> Plan:
    room = width - 2 * MARGIN
    lines = said(languages, "pairs.wall.title")
    pieces = [Piece(line, Style(52, BOLD, 1.1), READ) for line in lines[:1]]
    pieces += [Piece(line, Style(READ), READ, secondary=True) for line in lines[1:]]
    head = text.stack(tuple(pieces), room, 130)
    top = TOP + (56 if condition else 50) + text.height_of(head) + 24
    each = (room - _BETWEEN) / 2
    wide = each - 2 * _PAD - _INDENT
    texts = tuple(
        (
            text.wrap(one.offer.text, _WORDS, wide, _LINES),
            text.wrap(one.need.text, _WORDS, wide, _LINES),
        )
        for one in pairs
    )
    heights = [max(one.height, other.height) + 2 * _PAD for one, other in texts]
    return Plan(head, top, each, texts, text.packed(heights, 1, BOTTOM - top, _GAP))


def draw(wall: Wall, page: PairsPage) -> None:
    """Draw the pairs, one sheet of them where there are many."""
    plan = plan_for(page, wall.width, wall.languages)
    sheet = max(0, min(page.sheet, len(plan.sheets) - 1))
    right = wall.clock(wall.width - MARGIN) - 40
    if len(plan.sheets) > 1:
        shown = f"{sheet + 1} / {len(plan.sheets)}"
        x = right - text.width_of(shown, Style(36))
        wall.line(shown, x, TOP, right - x, Style(36), wall.secondary)
        right = x - 30
    wall.condition_row(page.condition, (), MARGIN, TOP, right)
    wall.stack(plan.head, MARGIN, TOP + (56 if page.condition is not None else 50))
    if not page.pairs:
        return
    for spot in plan.sheets[sheet]:
        one, y = page.pairs[spot.card], plan.top + spot.top
        for side, note in enumerate((one.offer, one.need)):
            x = MARGIN + side * (plan.each + _BETWEEN)
            card = QRectF(x, y, plan.each, spot.height)
            wall.box(card, wall.theme.color("wall_track"), 12)
            number = Style(_NUMBER.size, BOLD, _WORDS.line / _NUMBER.size)
            wall.line(str(note.number), x + _PAD, y + _PAD, _INDENT, number, wall.ink)
            words = plan.texts[spot.card][side]
            wall.paragraph(words, x + _PAD + _INDENT, y + _PAD, wall.ink)
        sign = Style(56, SEMIBOLD)
        x = MARGIN + plan.each + (_BETWEEN - text.width_of("+", sign)) / 2
        wall.line("+", x, y + (spot.height - sign.line) / 2, _BETWEEN, sign, wall.secondary)
