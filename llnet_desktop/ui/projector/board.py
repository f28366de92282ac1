"""The board: notes in their columns, on as many sheets as it takes, each note on exactly one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPen

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, PublicLane, PublicNote
from llnet_desktop.ui.projector import disc, text
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

_GAP = 11.0  # notes
_PAD = 14.0  # inside a note, left and right
_ABOVE = 8.0  # and above and below
_NARROWEST = 236.0  # of a note
_MOST_COLUMNS = 4  # of notes in one lane
_MANY = 120  # notes in a lane: from here on the columns are as many as there is room for
_CHIP = 26.0
_DOTS = Style(REST, SEMIBOLD)
_DISC = disc.SMALL
_NAME = Style(38, BOLD, 1.05)
_SECOND = Style(REST, pitch=1.15)


@dataclass(frozen=True, slots=True)
class Column:
    """How the notes of one lane are laid out."""

    note_width: float
    sheets: Sheets
    texts: tuple[text.Paragraph, ...]
    is_easy: bool  # no word broke, nothing was cut, notes stay low


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything on a board goes."""

    head: text.Stack
    head_top: float
    names: tuple[text.Stack, ...]
    in_line: bool  # both languages of every name fit on one line
    columns: tuple[Column, ...]
    lane_width: float
    between: float  # lanes
    names_top: float
    notes_top: float
    sheets: int


def board_sheets(page: BoardPage, size: QSizeF, languages: Languages) -> int:
    """Return how many sheets a board takes on a picture of this size."""
    return plan_for(page, width_for(size), languages).sheets


def sheet_with(page: BoardPage, number: int, size: QSizeF, languages: Languages) -> int:
    """Return the sheet that a note stands on; the first when it is not on this board."""
    plan = plan_for(page, width_for(size), languages)
    for lane, column in zip(page.lanes, plan.columns, strict=True):
        for sheet, spots in enumerate(column.sheets):
            if any(lane.notes[spot.card].number == number for spot in spots):
                return sheet
    return 0


def plan_for(page: BoardPage, width: float, languages: Languages) -> Plan:
    """Return the layout of a board; the time left and the sheet do not change it."""
    with_disc = disc.has_time(page.box)
    return _plan(page.prompt, page.lanes, width, languages, with_disc, page.condition is not None)


@lru_cache(maxsize=32)
def _plan(
    prompt: Phrase,
    lanes: tuple[PublicLane, ...],
    width: float,
    languages: Languages,
    with_disc: bool,
    with_condition: bool,
) -> Plan:
    right = width - MARGIN - (_DISC + 40 if with_disc else 0.0)
    asked = spoken(languages, prompt)
    size = 60 if len(asked) == 1 else 54
    pieces = [Piece(line, Style(size, BOLD, 1.1), READ) for line in asked[:1]]
    pieces += [Piece(line, Style(READ, pitch=1.15), READ, secondary=True) for line in asked[1:]]
    head_width = right - MARGIN - (0 if with_condition else 140)  # beside the time of day
    head = text.stack(tuple(pieces), head_width, 180)
    head_top = TOP + 56 if with_condition else TOP - 6
    ends = head_top + text.height_of(head) + Style(REST).line
    names_top = max(ends + 22, TOP + _DISC + 6 if with_disc else 0.0)
    count = max(len(lanes), 1)
    between = 32.0 if count < 4 else 20.0
    lane_width = (width - 2 * MARGIN - between * (count - 1)) / count
    in_line = all(_fits_in_line(lane.name, languages, lane_width) for lane in lanes)
    names = tuple(_name(lane.name, languages, lane_width) for lane in lanes)
    name_height = _NAME.line if in_line else max(map(text.height_of, names))
    notes_top = names_top + name_height + 10
    columns = _columns(lanes, lane_width, BOTTOM - notes_top)
    sheets = max((len(column.sheets) for column in columns), default=1)
    return Plan(
        head, head_top, names, in_line, columns, lane_width, between, names_top, notes_top, sheets
    )


def _name(name: Phrase, languages: Languages, width: float) -> text.Stack:
    both = spoken(languages, name)
    pieces = [Piece(line, _NAME, REST) for line in both[:1]]
    pieces += [Piece(line, _SECOND, REST, secondary=True) for line in both[1:]]
    made = text.stack(tuple(pieces), width - _CHIP - 14, _NAME.line + _SECOND.line)
    if all(paragraph.whole for _, paragraph in made):
        return made
    return text.stack(tuple(pieces), width - _CHIP - 14, 150)


def _fits_in_line(name: Phrase, languages: Languages, width: float) -> bool:
    first, *second = spoken(languages, name) or ("",)
    wide = text.width_of(first, _NAME) + sum(text.width_of(line, _SECOND) + 16 for line in second)
    return wide <= width - _CHIP - 14


def _columns(lanes: tuple[PublicLane, ...], width: float, height: float) -> tuple[Column, ...]:
    """Return the best way to lay notes out, the same in every lane.

    The largest size at which all fit and read easily, beside each other where they can; else the
    least size with the fewest sheets.
    """
    most = max(1, min(_MOST_COLUMNS, int((width + _GAP) // (_NARROWEST + _GAP))))
    longest = max((len(lane.notes) for lane in lanes), default=0)
    tried: list[tuple[Column, ...]] = []
    for size in (48, 43, READ):
        if size != READ and longest > _most_notes(size, most, height):
            continue  # not even if every note were one line
        tried = [
            tuple(_column(lane.notes, columns, width, height, size) for lane in lanes)
            for columns in range(most, 0 if longest <= _MANY else most - 1, -1)
        ]
        for made in tried:
            if all(column.is_easy and len(column.sheets) == 1 for column in made):
                return made
    return min(tried, key=_cost)


def _most_notes(size: float, columns: int, height: float) -> int:
    """Return how many notes of one line fit on a sheet."""
    note = Style(size, pitch=1.15).line + 2 * _ABOVE
    return columns * int((height + _GAP) // (note + _GAP))


def _cost(columns: tuple[Column, ...]) -> tuple[int, int, bool, float]:
    """Return what speaks against a layout: sheets, notes that are cut, and then narrow ones."""
    cut = sum(not made.whole for column in columns for made in column.texts)
    uneasy = not all(one.is_easy for one in columns)
    sheets = max(len(column.sheets) for column in columns)
    return sheets, cut, uneasy, -columns[0].note_width if cut else 0.0


def _column(
    notes: tuple[PublicNote, ...], columns: int, width: float, height: float, size: float
) -> Column:
    note_width = (width - _GAP * (columns - 1)) / columns
    style = Style(size, pitch=1.15)
    most = int((height - 2 * _ABOVE) // style.line)
    texts = tuple(
        text.wrap(
            note.text,
            style,
            note_width - 2 * _PAD,
            most,
            text.width_of(str(note.number), _number(size)) + 12,
            _dots_width(note),
        )
        for note in notes
    )
    easy = all(made.whole and len(made.lines) <= 4 for made in texts)
    heights = [made.height + 2 * _ABOVE for made in texts]
    return Column(note_width, text.packed(heights, columns, height, _GAP), texts, easy)


def _number(size: float) -> Style:
    return Style(max(NUMBER, size), BOLD)


def _dots_width(note: PublicNote) -> float:
    return text.width_of(str(note.dots), _DOTS) + 42 if note.dots else 0.0


def draw(wall: Wall, page: BoardPage) -> None:
    """Draw one sheet of a board."""
    plan = plan_for(page, wall.width, wall.languages)
    sheet = max(0, min(page.sheet, plan.sheets - 1))
    right = wall.width - MARGIN
    if disc.has_time(page.box):
        square = QRectF(right - _DISC, TOP - 4, _DISC, _DISC)
        disc.draw(wall, page.box, page.condition, square)
        right = square.left() - 40
    wall.condition_row(page.condition, (), MARGIN, TOP, wall.clock(right) - 30)
    y = wall.stack(plan.head, MARGIN, plan.head_top)
    under = " · ".join(wall.say(f"conditions.grouping.{page.grouping.value}"))
    if plan.sheets > 1:
        under += f"   ·   {sheet + 1} / {plan.sheets}"
        if after := _after(plan, sheet):
            under += ", " + " · ".join(wall.say("projector.more", n=after))
    x = MARGIN
    if near := " · ".join(disc.beside(wall, page.box)):
        x = wall.line(near, x, y + 4, right - x, Style(REST, SEMIBOLD), wall.ink)
        under = f"   ·   {under}"
    wall.line(under, x, y + 4, right - x, Style(REST), wall.secondary)
    for index, lane in enumerate(page.lanes):
        x = MARGIN + index * (plan.lane_width + plan.between)
        _lane(wall, lane, plan, index, sheet, x)


def _after(plan: Plan, sheet: int) -> int:
    """Return how many notes stand on later sheets."""
    return sum(len(later) for column in plan.columns for later in column.sheets[sheet + 1 :])


def _lane(wall: Wall, lane: PublicLane, plan: Plan, index: int, sheet: int, x: float) -> None:
    paper, edge = wall.theme.note(lane.tint)
    wall.box(QRectF(x + 1, plan.names_top + 7, _CHIP, _CHIP), paper, 4, QPen(edge, 2))
    _draw_name(wall, lane.name, plan, index, x + _CHIP + 14)
    body = QRectF(x, plan.notes_top, plan.lane_width, BOTTOM - plan.notes_top)
    if lane.held is not None:
        _held(wall, lane.held, body)
        return
    if not lane.notes:
        sunken = wall.theme.color("wall_track")
        sunken.setAlphaF(0.5)
        wall.box(body, sunken, 12)
        return
    column = plan.columns[index]
    for spot in column.sheets[sheet] if sheet < len(column.sheets) else ():
        left = x + spot.column * (column.note_width + _GAP)
        rect = QRectF(left, body.top() + spot.top, column.note_width, spot.height)
        _note(wall, lane, lane.notes[spot.card], column.texts[spot.card], rect)


def _draw_name(wall: Wall, name: Phrase, plan: Plan, index: int, x: float) -> None:
    y = plan.names_top
    if not plan.in_line:
        wall.stack(plan.names[index], x, y)
        return
    first, *second = wall.of(name) or ("",)
    x = wall.line(first, x, y, plan.lane_width, _NAME, wall.ink) + 16
    for line in second:
        lower = _NAME.baseline - _SECOND.baseline
        wall.line(line, x, y + lower, plan.lane_width, _SECOND, wall.secondary)


def _note(
    wall: Wall, lane: PublicLane, note: PublicNote, words: text.Paragraph, rect: QRectF
) -> None:
    paper, edge = wall.theme.note(lane.tint)
    ink = wall.theme.color("note_ink")
    wall.box(rect, paper, 4, QPen(edge, 2))
    x, y, style = rect.left() + _PAD, rect.top() + _ABOVE, words.style
    base = y + style.baseline
    wall.put(str(note.number), QPointF(x, base), _number(style.size), ink)
    wall.paragraph(words, x, y, ink)
    if note.dots:
        right = rect.right() - _PAD
        start = right - text.width_of(str(note.dots), _DOTS)
        wall.put(str(note.dots), QPointF(start, base), _DOTS, ink)
        wall.box(QRectF(start - 24, base - 19, 18, 18), ink, 9)


def _held(wall: Wall, count: int, body: QRectF) -> None:
    """Draw that notes are there and still closed: how many, and nothing of what they say."""
    pen = QPen(wall.theme.color("wall_line"), 3, Qt.PenStyle.DashLine)
    wall.painter.setPen(pen)
    wall.painter.setBrush(Qt.BrushStyle.NoBrush)
    wall.painter.drawRoundedRect(body.adjusted(2, 2, -2, -2), 16, 16)
    words = said(wall.languages, "projector.held", n=count)
    pieces = tuple(
        Piece(line, Style(READ if place == 0 else 32), REST, place > 0, 6)
        for place, line in enumerate(words)
    )
    below = text.stack(pieces, body.width() - 48, body.height() / 2)
    big = Style(min(130, body.height() * 0.4), BOLD, 1.0)
    y = body.center().y() - (big.line + 16 + text.height_of(below)) / 2
    middle = body.center().x()
    wall.centred(str(count), QPointF(middle, y + big.line / 2), big, wall.ink)
    y += big.line + 16
    wall.centred_stack(below, middle, y)
