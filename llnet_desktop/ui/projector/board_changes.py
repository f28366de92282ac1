"""What looks different when a board on the wall changes: a note more is not a new picture."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from PySide6.QtCore import QRectF

from llnet_desktop.domain.projection import BoardPage, Projection, PublicNote
from llnet_desktop.ui.projector.board_layout import GAP, Column, Plan, plan_for
from llnet_desktop.ui.projector.text import Spot
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, Languages

_BELOW = 6.0  # under the lowest note, above the strip
_OVER = 3.0  # above the line under the head


def changed_on_board(
    before: Projection, after: Projection, width: float
) -> tuple[QRectF, ...] | None:
    """Return the areas of the wall that differ, for two boards of one shape; None: all of it.

    Their edges lie between notes: a shape that is drawn in part comes out a shade different.
    """
    one, two = getattr(before, "scene", None), getattr(after, "scene", None)
    if one is None or two is None or type(before) is not type(after):
        return None
    old, new = one.page, two.page
    if not isinstance(old, BoardPage) or not isinstance(new, BoardPage):
        return None
    if replace(one, page=new) != two or replace(old, lanes=new.lanes) != new:
        return None
    languages: Languages = two.languages
    first, second = plan_for(old, width, languages), plan_for(new, width, languages)
    sheet = second.sheet(new)
    if _frame(first) != _frame(second) or first.sheet(old) != sheet:
        return None
    areas = list(_notes(old, new, first, second, sheet))
    if any(map(_counts, first.columns, second.columns)):
        top = second.under_top + _OVER  # it says how many there are
        areas.append(QRectF(0, top, second.head_right, second.names_top - top))
    return tuple(areas)


def _frame(plan: Plan) -> tuple[object, ...]:
    """What must be the same for a part to be drawn on what is there."""
    return (
        plan.head,
        plan.head_top,
        plan.head_right,
        plan.names,
        plan.in_line,
        plan.lane_width,
        plan.between,
        plan.names_top,
        plan.notes_top,
        plan.ends,
        plan.ends_top,
    )


def _counts(old: Column, new: Column) -> bool:
    """Whether a line above the notes may say another number of sheets, or of notes after."""
    return old is not new and (len(old.sheets) > 1 or len(new.sheets) > 1)


def _notes(
    old: BoardPage, new: BoardPage, first: Plan, second: Plan, sheet: int
) -> Iterator[QRectF]:
    for index, (was, lane) in enumerate(zip(old.lanes, new.lanes, strict=True)):
        before, after = first.columns[index], second.columns[index]
        if was is lane and before is after:
            continue  # a longer note in another column may have made all words smaller
        x, half = MARGIN + index * (second.lane_width + second.between), second.between / 2
        top = second.names_top
        whole = QRectF(x - half, top, second.lane_width + 2 * half, BOTTOM + _BELOW - top)
        same = replace(was, notes=lane.notes, clusters=lane.clusters) == lane
        alone = not (was.clusters or lane.clusters) and new.called is None
        alike = before.note_width == after.note_width and was.notes and lane.notes
        if not (same and alone and alike):
            yield whole
            continue
        pairs = zip_longest(
            _standing(before, was.notes, sheet), _standing(after, lane.notes, sheet)
        )
        for one, two in pairs:
            if one == two:
                continue
            for which in (one, two):
                if which is not None:
                    spot = which[0]
                    left = x + spot.column * (after.note_width + GAP)
                    y, half = second.notes_top + spot.top, GAP / 2
                    rect = QRectF(left, y, after.note_width, spot.height)
                    yield rect.adjusted(-half, -half, half, half)


def _standing(
    column: Column, notes: tuple[PublicNote, ...], sheet: int
) -> Iterator[tuple[Spot, object, PublicNote]]:
    """Yield what stands on the sheet, each with its words and its note."""
    for spot in column.sheets[sheet] if sheet < len(column.sheets) else ():
        yield spot, column.cards[spot.card], notes[spot.card]
