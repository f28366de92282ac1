"""The parts of a page: rows of cells, and the mark of a condition beside a line."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import Flowable

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.reports.shapes import draw_condition
from llnet_desktop.reports.style import LINE, TEXT_HEIGHT

Cell = tuple[float, Sequence[Flowable]]  # its width, and what stands in it from the top down
GUTTER = 8.0  # free at the right of every cell but the last
HAIRLINE = 0.6


class Row(Flowable):
    """Cells side by side, perhaps under a line. Broken only when taller than a whole page."""

    def __init__(
        self, cells: Sequence[Cell], *, pad: float = 0, rule: bool = False, heading: bool = False
    ) -> None:
        super().__init__()
        self._cells = cells
        self._pad = pad
        self._rule = rule
        self.keepWithNext = heading

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the space wanted: the height is that of the tallest cell."""
        self.width = available_width
        heights = (
            sum(item.wrap(width, TEXT_HEIGHT)[1] for item in content)
            for width, content in self._inner()
        )
        self.height = 2 * self._pad + max(heights, default=0)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Return the row in two where it is taller than a page, else nothing: the next page."""
        self.wrap(available_width, available_height)
        if self.height <= TEXT_HEIGHT:
            return []
        room = available_height - 2 * self._pad
        cuts = [_cut(content, width, room) for width, content in self._inner()]
        if not any(head for head, _ in cuts):
            return []
        widths = [width for width, _ in self._cells]
        heads, tails = zip(*cuts, strict=True)
        return [
            Row(list(zip(widths, heads, strict=True)), pad=self._pad, rule=self._rule),
            Row(list(zip(widths, tails, strict=True)), pad=self._pad),
        ]

    def draw(self) -> None:
        """Draw each cell from the top down; ReportLab's origin is the bottom left."""
        if self._rule:
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(HAIRLINE)
            self.canv.line(0, self.height, self.width, self.height)
        left = 0.0
        for (width, _), (inner, content) in zip(self._cells, self._inner(), strict=True):
            top = self.height - self._pad
            for item in content:
                top -= item.wrap(inner, TEXT_HEIGHT)[1]
                item.drawOn(self.canv, left, top)
            left += width

    def _inner(self) -> list[Cell]:
        inner = [(width - GUTTER, content) for width, content in self._cells[:-1]]
        return [*inner, *self._cells[-1:]]


def _cut(
    content: Sequence[Flowable], width: float, room: float
) -> tuple[list[Flowable], list[Flowable]]:
    """Return what fits in the room, and the rest."""
    head: list[Flowable] = []
    for index, item in enumerate(content):
        _, height = item.wrap(width, room)
        if height > room:
            parts = item.split(width, room)
            rest = parts[1:] if parts else [item]
            return [*head, *parts[:1]], [*rest, *content[index + 1 :]]
        head.append(item)
        room -= height
    return head, []


class ConditionMark(Flowable):
    """The shape of a condition, as high as a line of text; an open circle where there is none."""

    def __init__(self, condition: Condition | None, size: float, line: float) -> None:
        super().__init__()
        self._condition = condition
        self._size = size
        self._line = line

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the space wanted."""
        return self._size, self._line

    def draw(self) -> None:
        """Draw the shape in the middle of the line."""
        draw_condition(self.canv, self._condition, 0, (self._line - self._size) / 2, self._size)
