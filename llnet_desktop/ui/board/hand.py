"""What the mouse is doing on a board between press and release."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from llnet_desktop.domain.workshop import Note
from llnet_desktop.ui.board.grid import NoteBox
from llnet_desktop.ui.board.placing import Placed


class Doing(Enum):
    """What a pressed mouse means so far."""

    PRESS = "press"
    BAND = "band"
    CARRY = "carry"


@dataclass(frozen=True, slots=True)
class Target:
    """Where what is carried would go: to a column, or to another note."""

    lane: str | None = None
    note: Note | None = None

    def __bool__(self) -> bool:
        return self.lane is not None or self.note is not None


@dataclass(slots=True)
class Hand:
    """A pressed mouse; points are on the whole board, not on the part in view."""

    pressed: QPointF
    box: NoteBox | None
    collapses: bool = False  # a click on one of several chosen notes chooses that one
    kept: frozenset[str] = frozenset()  # chosen before, and the rubber band adds to it
    doing: Doing = Doing.PRESS
    at: QPointF = field(default_factory=QPointF)
    target: Target = field(default_factory=Target)

    @property
    def band(self) -> QRectF:
        """The rubber band."""
        return QRectF(self.pressed, self.at).normalized()


def target_at(placed: Placed, point: QPointF, carried: list[Note]) -> Target:
    """Return what letting go would do: group with a note or its cluster, or move to a column."""
    ids = {note.id for note in carried}
    box = placed.note_at(point)
    if box is not None and box.note.id not in ids:
        return Target(note=box.note)
    cluster = placed.cluster_at(point)
    if cluster is not None:
        inside = cluster.cluster.id
        others = [b.note for b in placed.notes if b.note.cluster == inside and b.note.id not in ids]
        outside = any(note.cluster != inside for note in carried)
        return Target(note=others[0]) if others and outside else Target()
    lane = placed.lane_at(point)
    if lane is None or not lane.takes_notes:
        return Target()
    moves = any(note.lane != lane.lane.id or note.cluster is not None for note in carried)
    return Target(lane=lane.lane.id) if moves else Target()
