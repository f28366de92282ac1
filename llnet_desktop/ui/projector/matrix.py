"""What parties ask of each other, as a list in sheets: in rows and columns nobody could read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, QSizeF

from llnet_desktop.domain.projection import MatrixPage, PublicRequest
from llnet_desktop.domain.workshop import Answer
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, READ, REST, SEMIBOLD, Piece, Sheets, Style
from llnet_desktop.ui.projector.wall import (
    BOTTOM,
    MARGIN,
    TOP,
    Languages,
    Wall,
    said,
    width_for,
)
from llnet_desktop.ui.widgets.answers import paint_answer

_NAMES = Style(READ, SEMIBOLD)
_ANSWER = Style(READ, SEMIBOLD)
_SECOND = Style(REST)
_WORDS = Style(READ + 4, pitch=1.15)
_MARK = 40.0  # the shape of an answer
_ASIDE = 0.26  # of the page, for the answers of a list
_GAP = 34.0
_BETWEEN = 26.0


@dataclass(frozen=True, slots=True)
class Plan:
    """The layout of a page; the sheet does not change it."""

    head: text.Stack
    top: float  # where the requests begin
    texts: tuple[text.Paragraph, ...]
    sheets: Sheets


def matrix_sheets(page: MatrixPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets the requests take on a picture of this size."""
    return max(1, len(plan_for(page, width_for(size), languages).sheets))


def plan_for(page: MatrixPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a page, whichever of its sheets is shown."""
    return _plan(page.requests, width, languages, page.condition is not None)


@lru_cache(maxsize=16)
def _plan(
    requests: tuple[PublicRequest, ...], width: float, languages: Languages, condition: bool
) -> Plan:
    room = width - 2 * MARGIN
    lines = said(languages, "requests.wall.title")
    pieces = [Piece(line, Style(52, BOLD, 1.1), READ) for line in lines[:1]]
    pieces += [Piece(line, Style(READ), READ, secondary=True) for line in lines[1:]]
    head = text.stack(tuple(pieces), room, 130)
    top = TOP + (56 if condition else 50) + text.height_of(head) + _BETWEEN
    texts = tuple(text.wrap(one.text, _WORDS, room * (1 - _ASIDE) - 40, 5) for one in requests)
    heights = [_NAMES.line + made.height for made in texts]
    sheets = text.packed(heights, 1, BOTTOM - top, _GAP)
    return Plan(head, top, texts, sheets)


def draw(wall: Wall, page: MatrixPage) -> None:
    """Draw the requests, one sheet of them where there are many."""
    plan = plan_for(page, wall.width, wall.languages)
    sheet = max(0, min(page.sheet, len(plan.sheets) - 1))
    right = wall.clock(wall.width - MARGIN) - 40
    if len(plan.sheets) > 1:
        shown = f"{sheet + 1} / {len(plan.sheets)}"
        if after := sum(map(len, plan.sheets[sheet + 1 :])):
            shown += ", " + " · ".join(wall.say("projector.more", n=after))
        x = right - text.width_of(shown, Style(36))
        wall.line(shown, x, TOP, right - x, Style(36), wall.secondary)
        right = x - 30
    wall.condition_row(page.condition, (), MARGIN, TOP, right)
    wall.stack(plan.head, MARGIN, TOP + (56 if page.condition is not None else 50))
    if not page.requests:
        lines = wall.say("requests.wall.none")
        pieces = [
            Piece(line, Style(64 if place == 0 else 44, SEMIBOLD, 1.12), READ, place > 0, 10)
            for place, line in enumerate(lines)
        ]
        made = text.stack(tuple(pieces), wall.width - 2 * MARGIN, BOTTOM - plan.top)
        wall.stack(made, MARGIN, (plan.top + BOTTOM - text.height_of(made)) / 2)
    else:
        for spot in plan.sheets[sheet]:
            one, words = page.requests[spot.card], plan.texts[spot.card]
            _draw_request(wall, one, words, plan.top + spot.top)
            if spot.top:
                y = plan.top + spot.top - _GAP / 2 - 1
                rule = QRectF(MARGIN, y, wall.width - 2 * MARGIN, 2)
                wall.box(rule, wall.theme.color("wall_line"), 0)


def _draw_request(wall: Wall, one: PublicRequest, words: text.Paragraph, y: float) -> None:
    room = wall.width - 2 * MARGIN
    aside = MARGIN + room * (1 - _ASIDE)
    half = (aside - 40 - MARGIN - text.width_of("  →  ", _NAMES)) / 2
    asker = text.elided(one.asker, _NAMES, 2 * half - min(half, text.width_of(one.asked, _NAMES)))
    x = wall.line(f"{asker}  →  ", MARGIN, y, aside, _NAMES, wall.secondary)
    wall.line(one.asked, x, y, aside - 40 - x, _NAMES, wall.secondary)
    wall.paragraph(words, MARGIN, y + _NAMES.line, wall.ink)
    _draw_answer(wall, one.answer, aside, y, MARGIN + room - aside)


def _draw_answer(wall: Wall, answer: Answer | None, x: float, y: float, width: float) -> None:
    """Draw a shape and its word; the second language below it where it has another."""
    code = answer.value if answer is not None else "open"
    lines = wall.say(f"requests.wall.{code}")
    area = QRectF(x, y + (_ANSWER.line - _MARK) / 2, _MARK, _MARK)
    paint_answer(wall.painter, answer, area, wall.ink, wall.theme.color("wall"))
    start = x + _MARK + 14
    color = wall.secondary if answer is None else wall.ink
    both = " · ".join(lines)
    wide = text.width_of(both, _ANSWER) <= width - _MARK - 14
    wall.line(both if wide else lines[0], start, y, width - _MARK - 14, _ANSWER, color)
    if not wide and len(lines) > 1:
        y += _ANSWER.line
        wall.line(lines[1], start, y, width - _MARK - 14, _SECOND, wall.secondary)
