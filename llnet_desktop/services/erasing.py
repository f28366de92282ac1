"""Columns that are destroyed at the end: what is in them, when it is time, and doing it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit, Record, Ref, adding, changing, removing
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What, fold
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note, Photo
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.revealing import in_lane

ERASING = "lanes.erase"  # what the edit is called that takes notes out for good
LONG_AGO = timedelta(hours=24)  # a workshop in which nothing happened since has ended


@dataclass(frozen=True, slots=True)
class Erasable:
    """A column whose notes are destroyed at the end."""

    block: str
    lane: Lane
    notes: int

    @property
    def name(self) -> Phrase:
        """What it is called; its name is kept."""
        return self.lane.name


def erasable(blocks: Iterable[Block], notes: Iterable[Note]) -> tuple[Erasable, ...]:
    """Return the columns that are destroyed at the end, with how many notes they hold now."""
    there = tuple(notes)
    return tuple(
        Erasable(block.id, lane, sum(in_lane(note, block.id, lane.id) for note in there))
        for block in blocks
        for lane in block.lanes
        if lane.erased
    )


def is_promised(desk: Desk, block: Block, lane: Lane) -> bool:
    """Return whether the room was told that a column is destroyed, and it was not done yet.

    The room read that when the block was on. Before that, only what stands in it counts.
    """
    if not lane.erased:
        return False
    if desk.read(Note, block=block.id, lane=lane.id):
        return True
    events = desk.read(RunEvent, workshop=block.workshop)
    called_off = max((one.number for one in events if one.what is What.CALLED_OFF), default=0)
    was_on = any(
        one.what is What.ENTERED and one.block == block.id and one.number > called_off
        for one in events
    )
    return was_on and lane.id not in fold(events).erased


def erase(desk: Desk, workshop: str, now: Reading) -> tuple[Erasable, ...]:
    """Destroy what is in the columns of a workshop that are erased at the end; return them.

    That it was done is written down last: what stops it halfway lets it be done again. Raises
    `StorageError` when something of it may be left, in the library or in a copy of it.
    """
    found = take_out(desk, [workshop])
    done = [
        RunEvent(new_id(), workshop, What.ERASED, now, each.block, each.lane.id) for each in found
    ]
    if done:
        desk.record(adding("run.event", done, [Ref("workshop", workshop)]))
    return found


def take_out(desk: Desk, workshops: Sequence[str]) -> tuple[Erasable, ...]:
    """Destroy what is in such columns of workshops; return them. Raises as `erase` does."""
    notes = desk.read(Note, workshop=workshops)
    found = erasable(desk.read(Block, workshop=workshops), notes)
    if found:
        places = [(each.block, each.lane.id) for each in found]
        desk.destroy(_taking_out(desk, workshops, notes, places), places)
    return found


def due(desk: Desk, now: Reading) -> tuple[str, ...]:
    """Return the workshops that are over and still hold what was to be destroyed."""
    return tuple(each for each in desk.erasable() if _is_over(desk, each, now))


def _is_over(desk: Desk, workshop: str, now: Reading) -> bool:
    events = desk.read(RunEvent, workshop=workshop)
    run, last = fold(events), max(events, key=lambda event: event.number)
    return run.finished is not None or now.since(last.at) > LONG_AGO


def _taking_out(
    desk: Desk, workshops: Sequence[str], notes: Iterable[Note], places: list[tuple[str, str]]
) -> Edit:
    """Return the edit that takes notes and clusters out, and what commitments tell of them.

    And photos, which show all columns of their block: those made before one was to be erased.
    """
    there: list[Note | Cluster] = [*notes, *desk.read(Cluster, workshop=workshops)]
    gone: list[Record] = [one for one in there if (one.block, one.lane) in places]
    gone += desk.read(Photo, block=[block for block, _ in places])
    ids = {record.id for record in gone}
    begun = [made for made in desk.read(Commitment, workshop=workshops) if made.origin in ids]
    cut = changing(ERASING, [(made, replace(made, origin=None)) for made in begun])
    return removing(ERASING, gone).then(cut)
