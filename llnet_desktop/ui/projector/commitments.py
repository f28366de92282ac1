"""The commitment round: one in full, the frame to speak in, or a list of what we will do."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRectF, QSizeF

from llnet_desktop.domain.projection import CommitmentsPage, PublicCommitment
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.text import BOLD, READ, REST, SEMIBOLD, Piece, Sheets, Style
from llnet_desktop.ui.projector.wall import (
    BOTTOM,
    MARGIN,
    SHAPE,
    TOP,
    Languages,
    Wall,
    width_for,
)
from llnet_desktop.words import Words, dates, words_in
from llnet_desktop.words.commitments import first_step_words, help_words

_HEADING = Style(42, SEMIBOLD)
_WHO = Style(46, BOLD)
_NAME = Style(READ, BOLD)
_LABEL = Style(REST)
_CHIP = Style(REST, SEMIBOLD)
_ABOVE = TOP + disc.SMALL + 16
_GAP = 30.0  # between commitments of a list
_BETWEEN = 64.0  # its columns
_APART = 56.0  # what stands beside each other under one in full
_INDENT = SHAPE + 16


def commitment_sheets(page: CommitmentsPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets the page takes; one in full or the frame is one sheet."""
    if page.spotlight is not None or page.speaker is not None or not _is_list(page):
        return 1
    return len(_list(page.commitments, width_for(size), languages)[1])


def draw(wall: Wall, page: CommitmentsPage) -> None:
    """Draw the page of the commitment round."""
    right = wall.width - MARGIN
    if disc.has_time(page.box):
        square = QRectF(right - disc.SMALL, TOP - 4, disc.SMALL, disc.SMALL)
        disc.draw(wall, page.box, None, square)
        right = square.left() - 40
    if near := " · ".join(disc.beside(wall, page.box)):
        style = Style(REST, SEMIBOLD)
        start = right - text.width_of(near, style)
        wall.line(near, start, TOP + 56, right - start, style, wall.ink)
    right = wall.clock(right) - 40
    shown = next((one for one in page.commitments if one.number == page.spotlight), None)
    heading = " · ".join(wall.say("projector.doing"))
    as_list = shown is None and page.speaker is None and _is_list(page)
    if as_list:
        heading += _sheet_words(wall, page)
    wall.line(heading, MARGIN, TOP - 6, right - MARGIN, _HEADING, wall.secondary)
    if shown is not None:
        _in_full(wall, shown)
        _chips(wall, [one.who for one in page.commitments if one is not shown])
    elif as_list:
        _sheet(wall, page)
    else:
        _frame(wall, page)
        _chips(wall, [one.who for one in page.commitments])


def _is_list(page: CommitmentsPage) -> bool:
    """Whether what we will do is read; while people still say it, there is the frame."""
    return bool(page.commitments) and not page.is_round


def _in_full(wall: Wall, shown: PublicCommitment) -> None:
    """Draw one commitment: who, what, and beneath it with whom, by when and what helps."""
    width = wall.width - 2 * MARGIN
    has_shape = shown.condition is not None and wall.scene.show_condition
    indent = SHAPE + 18 if has_shape else 0.0
    rows = [_measured(wall, row, width) for row in _fields(wall, shown)]
    below = sum(_GAP + _high(row) for row in rows) + (14 if rows else 0)
    above = _WHO.line + 18
    size = BOTTOM - _ABOVE - above - below
    made = text.stack((Piece(shown.what, Style(94, BOLD, 1.1), READ),), width, size)
    y = max(_ABOVE, (TOP + BOTTOM) / 2 + 40 - (above + text.height_of(made) + below) / 2)
    y = min(y, BOTTOM - above - text.height_of(made) - below)
    if has_shape:
        wall.shape(shown.condition, QRectF(MARGIN, y + 6, SHAPE, SHAPE))
    who = " · ".join(filter(None, (shown.who, shown.organisation)))
    wall.line(who, MARGIN + indent, y, width - indent, _WHO, wall.ink)
    y = wall.stack(made, MARGIN, y + above) + 14
    for row in rows:
        y += _GAP
        x = MARGIN
        for field in row:
            wall.line(field.label, x, y, field.width, _LABEL, wall.secondary)
            wall.stack(field.value, x, y + _LABEL.line)
            x += field.width + _APART
        y += _high(row)


class _Field(NamedTuple):
    label: str
    value: text.Stack
    width: float


def _fields(wall: Wall, shown: PublicCommitment) -> list[list[tuple[str, str]]]:
    """Return what stands under a commitment in two rows: label and value, only what is there."""
    steps = (first_step_words(words, shown.cue, shown.first_step) for words in _all_words(wall))
    asked = (
        help_words(words, shown.help_from, shown.help, shown.answer) for words in _all_words(wall)
    )
    buddy = " · ".join(filter(None, (shown.buddy, _days(wall, shown.buddy_asks))))
    rows = (
        (
            ("with", shown.together_with),
            ("by", _days(wall, shown.by)),
            ("first_step", " · ".join(dict.fromkeys(steps))),
        ),
        (("buddy", buddy if shown.buddy else ""), ("help", " · ".join(dict.fromkeys(asked)))),
    )
    named = (
        [(" · ".join(wall.say(f"projector.commitment.{code}")), said) for code, said in row if said]
        for row in rows
    )
    return [row for row in named if row]


def _days(wall: Wall, day: date | None) -> str:
    if day is None:
        return ""
    return " · ".join(dict.fromkeys(dates.long_date(words, day) for words in _all_words(wall)))


def _all_words(wall: Wall) -> tuple[Words, ...]:
    return tuple(words_in(one) for one in wall.languages)


def _measured(wall: Wall, fields: list[tuple[str, str]], width: float) -> list[_Field]:
    each = (width - _APART * (len(fields) - 1)) / len(fields)
    style = Style(READ + 1, SEMIBOLD)
    return [
        _Field(label, text.stack((Piece(value, style, READ),), each, 130), each)
        for label, value in fields
    ]


def _high(row: list[_Field]) -> float:
    return _LABEL.line + max(text.height_of(field.value) for field in row)


def _frame(wall: Wall, page: CommitmentsPage) -> None:
    """Draw the frame to speak in, under the question or the name of who speaks."""
    pieces = [
        Piece(line, Style(READ if place else 44), READ, secondary=True, gap=4)
        for place, line in enumerate(wall.of(page.prompt))
    ]
    ours = False
    if page.speaker is not None:
        ours = page.speaker.ours
        who = " · ".join(filter(None, (page.speaker.who, page.speaker.organisation)))
        pieces = [Piece(who, _WHO, READ)]
    for place, code in enumerate(("we_will" if ours else "will", "with", "by")):
        said = wall.say(f"projector.frame.{code}")
        pieces.append(Piece(said[0], Style(100, BOLD, 1.1), READ, gap=24 if place else 40))
        pieces += [Piece(line, Style(46), READ, secondary=True) for line in said[1:]]
    width = wall.width - 2 * MARGIN
    made = text.stack(tuple(pieces), width, BOTTOM - _ABOVE + 60)
    high = text.height_of(made)
    wall.stack(made, MARGIN, max(_ABOVE - 60, min(text.HEIGHT / 2 - high / 2, BOTTOM - high)))


def _chips(wall: Wall, names: list[str]) -> None:
    """Draw the names of the others, as many as fit on one line."""
    x, y, right = MARGIN, BOTTOM + 44, wall.width - MARGIN
    for place, name in enumerate(names):
        left = len(names) - place
        shown = text.elided(name, _CHIP, 360)
        wide = text.width_of(shown, _CHIP) + 44
        rest = text.width_of(f"+ {left}", _CHIP) + 20 if left > 1 else 0.0
        if x + wide + rest > right:
            wall.line(f"+ {left}", x + 4, y + 8, right - x, _CHIP, wall.secondary)
            return
        wall.box(QRectF(x, y, wide, 52), wall.theme.color("wall_track"), 26)
        wall.line(shown, x + 22, y + 8, wide, _CHIP, wall.ink)
        x += wide + 12


def _sheet_words(wall: Wall, page: CommitmentsPage) -> str:
    sheets = len(_list(page.commitments, wall.width, wall.languages)[1])
    return f"   ·   {_place(page, sheets) + 1} / {sheets}" if sheets > 1 else ""


def _place(page: CommitmentsPage, sheets: int) -> int:
    return max(0, min(page.sheet, sheets - 1))


@lru_cache(maxsize=16)
def _list(
    commitments: tuple[PublicCommitment, ...], width: float, languages: Languages
) -> tuple[tuple[text.Paragraph, ...], Sheets]:
    """Return the words of commitments and where they stand, sheet by sheet."""
    each = _width(width) - _INDENT
    texts = tuple(text.wrap(one.what, Style(READ), each, 4) for one in commitments)
    heights = [_NAME.line + made.height for made in texts]
    return texts, text.packed(heights, 2, BOTTOM - _ABOVE, _GAP)


def _width(width: float) -> float:
    return (width - 2 * MARGIN - _BETWEEN) / 2


def _sheet(wall: Wall, page: CommitmentsPage) -> None:
    """Draw one sheet of the list."""
    texts, sheets = _list(page.commitments, wall.width, wall.languages)
    width = _width(wall.width)
    today = wall.now.wall.astimezone(ZoneInfo(wall.scene.zone)).date()
    for spot in sheets[_place(page, len(sheets))]:
        x, y = MARGIN + spot.column * (width + _BETWEEN), _ABOVE + spot.top
        one = page.commitments[spot.card]
        if one.condition is not None and wall.scene.show_condition:
            wall.shape(one.condition, QRectF(x, y + 2, SHAPE - 4, SHAPE - 4))
        x += _INDENT
        by = dates.short_date(wall.words, one.by, today)
        start = x + width - _INDENT - text.width_of(by, _LABEL)
        base = y + _NAME.baseline - _LABEL.baseline
        wall.line(by, start, base, 400, _LABEL, wall.secondary)
        wall.line(one.who, x, y, start - x - 20, _NAME, wall.ink)
        wall.paragraph(texts[spot.card], x, y + _NAME.line, wall.ink)
