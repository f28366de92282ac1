"""The notes of a workshop at hand, by their columns and in order of their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.workshop import Block, Note
from llnet_desktop.services.desk import Desk, Shelf

InLanes = Mapping[str, Sequence[Note]]


class NoteShelf(Shelf[Note]):
    """Keeps the notes of each column as one value, the same one until it changes.

    A typist adds a note every few seconds: that must not cost a look at all the others.
    """

    def __init__(self, desk: Desk, workshop_id: str) -> None:
        self._lanes: dict[tuple[str, str], tuple[Note, ...]] | None = None
        super().__init__(desk, Note, workshop=workshop_id)

    def of(self, block: Block) -> InLanes:
        """Return the notes in each column of a block, in order of their numbers."""
        if self._lanes is None:
            self._lanes = sorted_out(self)
        return {lane.id: self._lanes.get((block.id, lane.id), ()) for lane in block.lanes}

    def _follow(self, edit: Edit) -> None:
        super()._follow(edit)
        changed = [change for ref, change in edit.changes.items() if ref.kind == Note.kind]
        if self._lanes is None or not changed:
            return
        new = [self.get(after.id) for before, after in changed if before is None and after]
        added = sorted((note for note in new if note is not None), key=_in_order)
        if len(added) < len(changed):
            self._lanes = None  # something moved or went; it is sorted out when asked for
            return
        for note in added:
            there = self._lanes.get((note.block, note.lane), ())
            if there and _in_order(there[-1]) > _in_order(note):
                self._lanes = None
                return
            self._lanes[note.block, note.lane] = (*there, note)


def sorted_out(notes: Iterable[Note]) -> dict[tuple[str, str], tuple[Note, ...]]:
    """Return the notes of each block and column, in order of their numbers."""
    lanes: dict[tuple[str, str], list[Note]] = {}
    for note in sorted(notes, key=_in_order):
        lanes.setdefault((note.block, note.lane), []).append(note)
    return {where: tuple(there) for where, there in lanes.items()}


def _in_order(note: Note) -> tuple[int, str]:
    return note.number, note.id
