"""Who sits with whom: small groups as numbered cards, on as many sheets as it takes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSizeF

from llnet_desktop.domain.projection import GroupsPage
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, Sheets, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP, Wall, width_for

_HEADING = Style(56, BOLD, 1.1)
_SECOND = Style(36)
_ABOVE = TOP + 96  # where the cards begin
_GAP = 20.0
_PAD = 16.0
_NARROWEST = 380.0  # of a card
_SET_IN = "\u2002"
_NUMBER_WIDE = text.NUMBER * 1.5

Names = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How cards of groups are laid out."""

    columns: int
    width: float  # of a card
    texts: tuple[text.Paragraph, ...]
    sheets: Sheets
    is_complete: bool  # every name is there

    @property
    def is_easy(self) -> bool:
        """Whether every name stands on one line."""
        return all(made.whole for made in self.texts)


def group_sheets(page: GroupsPage, size: QSizeF) -> int:
    """Return how many sheets the groups take on a picture of this size."""
    return len(_layout(page.groups, width_for(size)).sheets)


def draw(wall: Wall, page: GroupsPage) -> None:
    """Draw one sheet of groups."""
    made = _layout(page.groups, wall.width)
    sheet = max(0, min(page.sheet, len(made.sheets) - 1))
    right = wall.clock(wall.width - MARGIN) - 40
    heading, *second = wall.say("projector.groups")
    x = wall.line(heading, MARGIN, TOP - 10, right - MARGIN, _HEADING, wall.ink) + 24
    lower = TOP - 10 + _HEADING.baseline - _SECOND.baseline
    if len(made.sheets) > 1:
        second.append(f"{sheet + 1} / {len(made.sheets)}")
    if second:
        wall.line("   ·   ".join(second), x, lower, right - x, _SECOND, wall.secondary)
    for spot in made.sheets[sheet]:
        left = MARGIN + spot.column * (made.width + _GAP)
        rect = QRectF(left, _ABOVE + spot.top, made.width, spot.height)
        _card(wall, spot.card + 1, made.texts[spot.card], rect)


def _card(wall: Wall, number: int, names: text.Paragraph, rect: QRectF) -> None:
    wall.box(rect, wall.theme.color("wall_track"), 12)
    y = rect.top() + _PAD
    base = y + names.style.baseline
    wall.put(str(number), QPointF(rect.left() + _PAD, base), _number(names.style), wall.ink)
    wall.paragraph(names, rect.left() + _PAD + _NUMBER_WIDE, y, wall.ink)


def _number(names: Style) -> Style:
    return Style(max(NUMBER, names.size + 4), BOLD)


@lru_cache(maxsize=16)
def _layout(groups: Names, width: float) -> Layout:
    """Return the layout in which a name is found most easily on one sheet, else on the fewest.

    A name on each line is easier than names one after the other, and large easier than small.
    """
    room = width - 2 * MARGIN
    most = max(1, int((room + _GAP) // (_NARROWEST + _GAP)))
    tried = [
        _with(groups, room, columns, Style(size, pitch=1.18), in_a_row)
        for in_a_row in (False, True)
        for size in (52, 45, READ)
        for columns in range(most, 0, -1)
    ]
    return min(tried, key=lambda made: (not made.is_complete, len(made.sheets), not made.is_easy))


def _with(groups: Names, room: float, columns: int, style: Style, in_a_row: bool) -> Layout:
    width = (room - _GAP * (columns - 1)) / columns
    wide = width - 2 * _PAD - _NUMBER_WIDE
    most = int((BOTTOM - _ABOVE - 2 * _PAD) // style.line)
    made = [_lines(names, style, wide, in_a_row) for names in groups]
    whole = [all(text.width_of(name, style) <= wide for name in names) for names in groups]
    texts = tuple(
        text.Paragraph(_cut(lines, most), style, whole=easy)
        for lines, easy in zip(made, whole, strict=True)
    )
    heights = [max(part.height, _number(style).line) + 2 * _PAD for part in texts]
    sheets = text.packed(heights, columns, BOTTOM - _ABOVE, _GAP)
    return Layout(columns, width, texts, sheets, all(len(lines) <= most for lines in made))


def _lines(names: tuple[str, ...], style: Style, wide: float, in_a_row: bool) -> list[str]:
    """Return the names of a group in lines; what goes on from the line before is set in."""
    lines: list[str] = []
    for place, name in enumerate(names):
        shown = f"{name}," if in_a_row and place < len(names) - 1 else name
        if in_a_row and lines and text.width_of(f"{lines[-1]} {shown}", style) <= wide:
            lines[-1] = f"{lines[-1]} {shown}"
        elif text.width_of(shown, style) <= wide:
            lines.append(shown)
        else:
            first, *more = text.wrap(shown, style, wide - text.width_of(_SET_IN, style)).lines
            lines += [first, *(_SET_IN + line for line in more)]
    return lines


def _cut(lines: list[str], most: int) -> tuple[str, ...]:
    """Return as many lines as a card can have, and how many more there are."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[: most - 1], f"+ {len(lines) - most + 1}")
