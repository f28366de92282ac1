"""The board on the wall: its head, its columns, and the notes of one sheet."""

from __future__ import annotations

from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, PublicLane
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.board_layout import (
    ABOVE,
    CHIP,
    DISC,
    DOTS,
    GAP,
    NAME,
    PAD,
    SECOND,
    Card,
    Plan,
    number_style,
    plan_for,
)
from llnet_desktop.ui.projector.text import BOLD, READ, REST, SEMIBOLD, Piece, Spot, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP, Wall, said

_BRACKET = 5.0  # the line beside notes that belong together
_AROUND = 20.0  # a note may draw this far around it
_CALLED = 9.0  # the line around the note that lights up


def draw(wall: Wall, page: BoardPage) -> None:
    """Draw one sheet of a board, or what is looked at of it."""
    plan = plan_for(page, wall.width, wall.languages)
    sheet = plan.sheet(page)
    seen = wall.painter.clipBoundingRect().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
    if seen.top() < plan.names_top:
        part = wall.painter.clipBoundingRect()
        if part.top() < plan.under_top or part.right() > plan.head_right:
            _head(wall, page, plan)
        _under_head(wall, page, plan, sheet)
    for index in range(len(page.lanes)):
        x = MARGIN + index * (plan.lane_width + plan.between)
        if seen.left() < x + plan.lane_width and x < seen.right():
            _lane(wall, page, plan, index, sheet, x, seen)


def _head(wall: Wall, page: BoardPage, plan: Plan) -> None:
    """Draw what is asked, and the time there is for it."""
    if disc.has_time(page.box):
        square = QRectF(wall.width - MARGIN - DISC, TOP - 4, DISC, DISC)
        disc.draw(wall, page.box, page.condition, square)
    wall.condition_row(page.condition, (), MARGIN, TOP, wall.clock(plan.head_right) - 30)
    wall.stack(plan.head, MARGIN, plan.head_top)


def _under_head(wall: Wall, page: BoardPage, plan: Plan, sheet: int) -> None:
    """Say with whom, and which of how many sheets this is."""
    y, right = plan.under_top, plan.head_right
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


def _after(plan: Plan, sheet: int) -> int:
    """Return how many notes stand on later sheets."""
    return sum(
        len(column.cards) - 1 - column.sheets[sheet][-1].card
        for column in plan.columns
        if len(column.sheets) > sheet + 1
    )


def _lane(
    wall: Wall, page: BoardPage, plan: Plan, index: int, sheet: int, x: float, seen: QRectF
) -> None:
    lane = page.lanes[index]
    paper, edge = wall.theme.note(lane.tint)
    wall.box(QRectF(x + 1, plan.names_top + 7, CHIP, CHIP), paper, 4, QPen(edge, 2))
    _draw_name(wall, lane.name, plan, index, x + CHIP + 14)
    if lane.erased:
        wall.stack(plan.ends[index], x, plan.ends_top)
    body = QRectF(x, plan.notes_top, plan.lane_width, BOTTOM - plan.notes_top)
    if lane.held is not None:
        _held(wall, lane.held, lane.unnamed, body)
        return
    if not lane.notes:
        sunken = wall.theme.color("wall_track")
        sunken.setAlphaF(0.5)
        wall.box(body, sunken, 12)
        return
    column = plan.columns[index]
    spots = column.sheets[sheet] if sheet < len(column.sheets) else ()
    for spot, after in zip_longest(spots, spots[1:]):
        note = lane.notes[spot.card]
        left = x + spot.column * (column.note_width + GAP)
        rect = QRectF(left, body.top() + spot.top, column.note_width, spot.height)
        if not seen.intersects(rect):
            continue
        if note.group is not None:
            below = after is not None and after.column == spot.column
            goes_on = below and after is not None and lane.notes[after.card].group == note.group
            down = GAP if goes_on else 0.0
            line = QRectF(left - _BRACKET - 3, rect.top(), _BRACKET, rect.height() + down)
            wall.painter.fillRect(line, wall.ink)
        _note(wall, lane, spot, column.cards[spot.card], rect, called=page.called)


def _draw_name(wall: Wall, name: Phrase, plan: Plan, index: int, x: float) -> None:
    y = plan.names_top
    if not plan.in_line:
        wall.stack(plan.names[index], x, y)
        return
    first, *second = wall.of(name) or ("",)
    x = wall.line(first, x, y, plan.lane_width, NAME, wall.ink) + 16
    for line in second:
        lower = NAME.baseline - SECOND.baseline
        wall.line(line, x, y + lower, plan.lane_width, SECOND, wall.secondary)


def _note(
    wall: Wall, lane: PublicLane, spot: Spot, card: Card, rect: QRectF, *, called: int | None
) -> None:
    note, words = lane.notes[spot.card], card.words
    if card.title is not None and card.above(spot):
        wall.paragraph(card.title, rect.left() + 6, rect.top(), wall.ink)
        rect = rect.adjusted(0, card.above(spot), 0, 0)
    paper, edge = wall.theme.note(lane.tint)
    ink = wall.theme.color("note_ink")
    wall.box(rect, paper, 4, QPen(edge, 2))
    if note.number == called:
        wall.painter.setBrush(Qt.BrushStyle.NoBrush)
        wall.painter.setPen(QPen(wall.ink, _CALLED))
        wall.painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), 6, 6)
    x, y, style = rect.left() + PAD, rect.top() + ABOVE, words.style
    base = y + style.baseline
    wall.put(str(note.number), QPointF(x, base), number_style(style.size), ink)
    wall.paragraph(words, x, y, ink)
    if note.dots:
        right = rect.right() - PAD
        start = right - text.width_of(str(note.dots), DOTS)
        wall.put(str(note.dots), QPointF(start, base), DOTS, ink)
        wall.box(QRectF(start - 24, base - 19, 18, 18), ink, 9)


def _held(wall: Wall, count: int, unnamed: bool, body: QRectF) -> None:
    """Draw that notes are there and still closed: how many, and nothing of what they say.

    Where nothing is kept of who wrote what, the room reads that as well.
    """
    pen = QPen(wall.theme.color("wall_line"), 3, Qt.PenStyle.DashLine)
    wall.painter.setPen(pen)
    wall.painter.setBrush(Qt.BrushStyle.NoBrush)
    wall.painter.drawRoundedRect(body.adjusted(2, 2, -2, -2), 16, 16)
    words = said(wall.languages, "projector.held", n=count)
    pieces = tuple(
        Piece(line, Style(READ if place == 0 else 32), REST, place > 0, 6)
        for place, line in enumerate(words)
    )
    promise = said(wall.languages, "privacy.wall.unnamed") if unnamed else ()
    pieces += tuple(
        Piece(line, Style(32), REST, secondary=True, gap=6 if place else 18)
        for place, line in enumerate(promise)
    )
    below = text.stack(pieces, body.width() - 48, body.height() / 2)
    big = Style(min(130, body.height() * 0.4), BOLD, 1.0)
    y = body.center().y() - (big.line + 16 + text.height_of(below)) / 2
    middle = body.center().x()
    wall.centred(str(count), QPointF(middle, y + big.line / 2), big, wall.ink)
    y += big.line + 16
    wall.centred_stack(below, middle, y)
