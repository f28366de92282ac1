"""Which notes are chosen, and where the keys are."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt

from llnet_desktop.domain.workshop import Note
from llnet_desktop.ui.board.grid import NoteBox
from llnet_desktop.ui.board.placing import Placed


class Choice:
    """A set of notes, the current one among all, and where an extended choice began."""

    def __init__(self) -> None:
        self.chosen: frozenset[str] = frozenset()
        self.current: str | None = None
        self._anchor: str | None = None

    def clear(self) -> None:
        """Choose nothing; the keys stay where they are."""
        self.chosen = frozenset()

    def only(self, note_id: str) -> None:
        """Choose one note and no other."""
        self.chosen, self.current, self._anchor = frozenset({note_id}), note_id, note_id

    def set(self, note_ids: Iterable[str]) -> None:
        """Choose these notes; the last of them is the current one."""
        ids = list(note_ids)
        self.chosen = frozenset(ids)
        if ids:
            self.current = self._anchor = ids[-1]

    def toggle(self, note_id: str) -> None:
        """Choose a note beside the others, or no longer."""
        self.chosen ^= {note_id}
        self.current = self._anchor = note_id

    def walk(self, note_id: str) -> None:
        """Bring the keys to a note without choosing it."""
        self.current = self._anchor = note_id

    def extend(self, placed: Placed, note_id: str) -> None:
        """Choose all notes in the rectangle from where the choice began."""
        start, end = placed.box(self._anchor or note_id), placed.box(note_id)
        if end is None:
            return
        area = end.rect.united((start or end).rect)
        self.chosen = frozenset(box.note.id for box in placed.within(area))
        self.current = note_id

    def notes(self, placed: Placed) -> list[Note]:
        """Return what is chosen in reading order; without a choice the current note."""
        order = placed.order
        wanted = self.chosen or {self.current or ""}
        return [placed.notes[i].note for i in sorted(order[one] for one in wanted if one in order)]

    def box(self, placed: Placed) -> NoteBox | None:
        """Return the current note where it stands."""
        return placed.box(self.current)

    def step(self, placed: Placed, key: Qt.Key, *, reading: bool = False) -> str | None:
        """Return the note that a key leads to; `reading` goes through all notes in order."""
        here = self.box(placed)
        if not placed.notes:
            return None
        if here is None or key == Qt.Key.Key_Home:
            return placed.notes[0].note.id
        if key == Qt.Key.Key_End:
            return placed.notes[-1].note.id
        if not reading:
            there = placed.next_to(here, key)
            return there.note.id if there else None
        order = placed.order[here.note.id] + (1 if key == Qt.Key.Key_Down else -1)
        return placed.notes[order].note.id if 0 <= order < len(placed.notes) else None

    def follow(self, before: Placed, after: Placed) -> None:
        """Forget the notes that are gone; the current one gives way to its neighbour."""
        was_chosen = self.current in self.chosen
        if self.chosen:
            self.chosen = frozenset(self.chosen & after.order.keys())
        if self.current is None or self.current in after.order:
            return
        gone = self.box(before)
        near = [box for box in after.notes if gone is not None and box.tint == gone.tint]
        if gone is None or not near:
            self.current = self._anchor = None
            return
        late = [box for box in near if box.note.number >= gone.note.number]
        self.current = self._anchor = (late[0] if late else near[-1]).note.id
        if was_chosen and not self.chosen:
            self.chosen = frozenset({self.current})
