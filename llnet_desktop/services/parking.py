"""Parking notes: what there was no time for waits for the network's next workshop."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Sequence
from dataclasses import dataclass, replace

from llnet_desktop.domain.edit import Change, Edit, Ref, changing, ref_of
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import Block, Lane, Note, Workshop
from llnet_desktop.services.capture import adding_notes
from llnet_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Parked:
    """A note that waits, and the workshop where it was said."""

    note: Note
    workshop: Workshop


def parking(notes: Sequence[Note], block: Block, revealed: frozenset[str]) -> Edit:
    """Return the edit that parks notes; those that are parked all already come back.

    Raises `InputError` for notes of a column that the room does not read or that is erased:
    they are not for another day.
    """
    for note in notes:
        lane = block.lane(note.lane)
        if lane is None or lane.unnamed or lane.erased or not is_open(lane, lane.id in revealed):
            raise InputError("capture.not_for_later", number=max(note.number, 0))
    back = all(note.parked for note in notes)
    return changing("notes.park", [(note, replace(note, parked=not back)) for note in notes])


def waiting(desk: Desk, workshop: Workshop) -> tuple[Parked, ...]:
    """Return what earlier workshops of the network parked, the newest workshop first."""
    earlier = [
        other
        for other in desk.read(Workshop, network=workshop.network)
        if other.id != workshop.id and other.starts < workshop.starts and not other.binned
    ]
    earlier.sort(key=lambda other: (other.starts, other.id), reverse=True)
    parked = desk.read(Note, workshop=[w.id for w in earlier], parked=True)
    open_ones = _readable(desk, parked)
    return tuple(
        Parked(note, other)
        for other in earlier
        for note in sorted(open_ones, key=lambda note: note.number)
        if note.workshop == other.id
    )


def parked_here(
    notes: Iterable[Note], blocks: Iterable[Block], revealed: Collection[str]
) -> tuple[Note, ...]:
    """Return what this workshop leaves for the next one, by number."""
    lanes = {lane.id: lane for block in blocks for lane in block.lanes}
    parked = (note for note in notes if note.parked and note.lane in lanes)
    open_ones = (n for n in parked if is_open(lanes[n.lane], n.lane in revealed))
    return tuple(sorted(open_ones, key=lambda note: note.number))


def _readable(desk: Desk, notes: Sequence[Note]) -> list[Note]:
    """Return the notes whose columns the room may read: a column may have been closed since."""
    blocks = {block.id: block for block in desk.read(Block, id=[note.block for note in notes])}
    revealed = {
        event.subject
        for event in desk.read(RunEvent, workshop=[note.workshop for note in notes])
        if event.what is What.REVEALED
    }
    return [
        note
        for note in notes
        if (block := blocks.get(note.block)) is not None
        and (lane := block.lane(note.lane)) is not None
        and is_open(lane, lane.id in revealed)
    ]


def taking_up(
    parked: Iterable[Note], block: Block, lane: Lane, revealed: Container[str] = frozenset()
) -> Edit:
    """Return the edit that puts parked words on a board of today; they wait no longer.

    One of this workshop stands on its board already. Raises `InputError` where no note can be
    added, as `adding_notes` does, and for a lane without names: these were said by somebody.
    """
    if lane.unnamed:
        raise InputError("unnamed.stays")
    notes = list(parked)
    new = [note.text for note in notes if note.workshop != block.workshop]
    changes: dict[Ref, Change] = dict(adding_notes(block, lane, new, revealed).changes)
    for note in notes:
        changes[ref_of(note)] = Change(note, replace(note, parked=False))
    return Edit("notes.take_up", changes, frozenset({ref_of(block)}))


def letting_go(parked: Iterable[Note]) -> Edit:
    """Return the edit after which notes wait no longer; they stay where they were said."""
    return changing("notes.let_go", [(note, replace(note, parked=False)) for note in parked])
