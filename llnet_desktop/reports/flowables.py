"""The parts of a page: rows of cells, tables, and the mark of a condition beside a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from reportlab.lib.colors import Color

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.shapes import draw_condition
from llnet_desktop.reports.style import LINE

Cell = tuple[float, Sequence[Drawn]]  # its width, and what stands in it from the top down
REST: Final = 0.0  # the width of a cell that takes what the others leave, shared evenly
GUTTER = 8.0  # free at the right of every cell but the last
HAIRLINE = 0.6
TALL = 480.0  # points: only a row of this height is broken; others go to the next page
SHORT = 360.0  # a table of this height stays in one piece


class Row(Drawn):
    """Cells side by side, perhaps under a line. Broken only when it is tall."""

    def __init__(
        self,
        cells: Sequence[Cell],
        *,
        pad: float = 0,
        rule: bool = False,
        heading: bool = False,
        gutter: float = GUTTER,
    ) -> None:
        self._cells = cells
        self._pad = pad
        self._rule = rule
        self._gutter = gutter
        self.stays = heading
        self._inner: Sequence[tuple[float, float, Sequence[Drawn]]] = ()
        self._wrapped = -1.0

    def wrap(self, width: float) -> float:
        """Return the height of the tallest cell."""
        if width == self._wrapped:
            return self.height
        self._wrapped = self.width = width
        self._inner = _placed(self._cells, width, self._gutter)
        tallest = 0.0
        for _, room, content in self._inner:
            height = 0.0
            for item in content:
                height += item.wrap(room)
            tallest = max(tallest, height)
        self.height = 2 * self._pad + tallest
        return self.height

    def split(self, width: float, room: float) -> tuple[Drawn, Drawn] | None:
        """Return the row in two where it is tall, else nothing: the next page."""
        if self.wrap(width) <= TALL:
            return None
        cuts = [_cut(content, wide, room - 2 * self._pad) for _, wide, content in self._inner]
        if not any(head for head, _ in cuts):
            return None
        widths = [wide for wide, _ in self._cells]
        heads, tails = zip(*cuts, strict=True)
        return (
            Row(list(zip(widths, heads, strict=True)), pad=self._pad, rule=self._rule),
            Row(list(zip(widths, tails, strict=True)), pad=self._pad),
        )

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the row with its top left at a place."""
        if self._rule:
            draw_rule(canvas, left, top, self.width)
        for x, _, content in self._inner:
            y = top - self._pad
            for item in content:
                item.paint(canvas, left + x, y)
                y -= item.height


def draw_rule(
    canvas: PaperCanvas, left: float, top: float, width: float, color: Color = LINE
) -> None:
    """Draw a hairline from the left to the right."""
    canvas.addLiteral(
        f"/Artifact BMC {color.red:.3g} {color.green:.3g} {color.blue:.3g} RG {HAIRLINE} w "
        f"{left:.2f} {top:.2f} m {left + width:.2f} {top:.2f} l S EMC"
    )


def _placed(
    cells: Sequence[Cell], room: float, gutter: float
) -> list[tuple[float, float, Sequence[Drawn]]]:
    """Return the left edge, the width within and the content of each cell."""
    resting = sum(width == REST for width, _ in cells)
    rest = (room - sum(width for width, _ in cells)) / resting if resting else 0.0
    placed: list[tuple[float, float, Sequence[Drawn]]] = []
    left = 0.0
    for index, (width, content) in enumerate(cells):
        wide = width or rest
        inner = wide if index == len(cells) - 1 else wide - gutter
        placed.append((left, inner, content))
        left += wide
    return placed


def _cut(content: Sequence[Drawn], width: float, room: float) -> tuple[list[Drawn], list[Drawn]]:
    """Return what fits in the room, and the rest."""
    head: list[Drawn] = []
    for index, item in enumerate(content):
        height = item.wrap(width)
        if height > room:
            broken = item.split(width, room)
            if broken is None:
                return head, [*content[index:]]
            return [*head, broken[0]], [broken[1], *content[index + 1 :]]
        head.append(item)
        room -= height
    return head, []


class Grid(Drawn):
    """Rows under a head that is repeated on each page; no row is alone with its head.

    A short table is not broken: it is read in one glance.
    """

    def __init__(self, head: Row, rows: Sequence[Drawn], again: Row) -> None:
        self._head, self._rows, self._again = head, rows, again

    def wrap(self, width: float) -> float:
        """Return the height of all rows with the head."""
        self.width = width
        self.height = sum(row.wrap(width) for row in self._all())
        return self.height

    def split(self, width: float, room: float) -> tuple[Drawn, Drawn] | None:
        """Return the rows that fit, and the rest under the head again."""
        if self.wrap(width) <= SHORT:
            return None
        used, fit = self._head.height, 0
        for row in self._rows:
            if used + row.height > room:
                break
            used += row.height
            fit += 1
        if fit == len(self._rows):
            return None
        first, rest = list(self._rows[:fit]), list(self._rows[fit:])
        if (broken := rest[0].split(width, room - used)) is not None:
            begun, rest[0] = broken
            first.append(begun)
        elif (fit < 2 and room < TALL) or not fit:
            return None
        return Grid(self._head, first, self._again), Grid(self._again, rest, self._again)

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the rows from the top down."""
        for row in self._all():
            row.paint(canvas, left, top)
            top -= row.height

    def _all(self) -> Iterator[Drawn]:
        yield self._head
        yield from self._rows


class ConditionMark(Drawn):
    """The shape of a condition, as high as a line of text; an open circle where there is none.

    The words say the condition as well, so it is not read out.
    """

    def __init__(self, condition: Condition | None, size: float, line: float) -> None:
        self._condition = condition
        self._size = size
        self.width, self.height = size, line

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the shape with the top left of its line at a place."""
        with canvas.artifact():
            below = (self.height - self._size) / 2
            condition, size = self._condition, self._size
            draw = partial(draw_condition, canvas, condition, 0, 0, size)
            canvas.stamp((condition, size), draw, left, top - below - size)
