"""Equal notes in rows: a place is worked out when it is asked for.

So fifty thousand notes cost as much as forty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from PySide6.QtCore import QPointF, QRectF

from llnet_desktop.domain.workshop import Note


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note where it stands. `tint` is the place of its column."""

    note: Note
    rect: QRectF
    tint: int


@dataclass(frozen=True, slots=True)
class Grid:
    """Equal notes in rows, `across` in each. `step` is from one to the next, right and down."""

    notes: Sequence[Note]
    left: float
    top: float
    across: int
    wide: float
    high: float
    step: QPointF
    tint: int
    grouped: bool = False  # they stand inside a cluster

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return -(-len(self.notes) // self.across)

    @property
    def rect(self) -> QRectF:
        """Return what the notes take together."""
        wide = self.step.x() * (self.across - 1) + self.wide
        return QRectF(self.left, self.top, wide, self.step.y() * (self.rows - 1) + self.high)

    @property
    def shape(self) -> tuple[float | int, ...]:
        """Return what decides where the notes stand, beside how many there are."""
        return self.left, self.top, self.across, self.wide, self.high, self.tint, self.grouped

    def box(self, index: int) -> NoteBox:
        """Return a note where it stands."""
        return NoteBox(self.notes[index], self.place(index), self.tint)

    def place(self, index: int) -> QRectF:
        """Return where the note with this index stands."""
        row, column = divmod(index, self.across)
        x, y = self.left + column * self.step.x(), self.top + row * self.step.y()
        return QRectF(x, y, self.wide, self.high)

    def within(self, area: QRectF) -> Iterator[int]:
        """Yield the indices of the notes that touch an area."""
        first = max(0, int((area.top() - self.top) // self.step.y()))
        last = min(self.rows - 1, int((area.bottom() - self.top) // self.step.y()))
        start = max(0, int((area.left() - self.left) // self.step.x()))
        end = min(self.across - 1, int((area.right() - self.left) // self.step.x()))
        for row in range(first, last + 1):
            for column in range(start, end + 1):
                index = row * self.across + column
                if index < len(self.notes) and self.place(index).intersects(area):
                    yield index


class Boxes(Sequence[NoteBox]):
    """The notes of a board in reading order, column by column; made when asked for."""

    def __init__(self, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._starts: list[int] = []
        self._count = 0
        for grid in grids:
            self._starts.append(self._count)
            self._count += len(grid.notes)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> NoteBox: ...
    @overload
    def __getitem__(self, index: slice) -> list[NoteBox]: ...
    def __getitem__(self, index: int | slice) -> NoteBox | list[NoteBox]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(self._count))]
        index += self._count if index < 0 else 0
        if not 0 <= index < self._count:
            raise IndexError(index)
        grid = bisect_right(self._starts, index) - 1
        return self._grids[grid].box(index - self._starts[grid])
