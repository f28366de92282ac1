"""Columns that are destroyed at the end: what is in them, when it is time, and doing it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit, Ref, adding, changing, removing
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What, fold
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note
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


def erase(desk: Desk, workshop: str, now: Reading) -> tuple[Erasable, ...]:
    """Destroy what is in the columns of a workshop that are erased at the end; return them.

    That it was done is written down last: what stops it halfway lets it be done again. Raises
    `StorageError` when something of it may be left, in the library or in a copy of it.
    """
    notes = desk.read(Note, workshop=workshop)
    found = erasable(desk.read(Block, workshop=workshop), notes)
    if not found:
        return ()
    places = [(each.block, each.lane.id) for each in found]
    desk.destroy(_taking_out(desk, workshop, notes, places), places)
    done = [RunEvent(new_id(), workshop, What.ERASED, now, block, lane) for block, lane in places]
    desk.record(adding("run.event", done, [Ref("workshop", workshop)]))
    return found


def due(desk: Desk, now: Reading) -> tuple[str, ...]:
    """Return the workshops that are over and still hold what was to be destroyed."""
    return tuple(each for each in desk.erasable() if _is_over(desk, each, now))


def _is_over(desk: Desk, workshop: str, now: Reading) -> bool:
    events = desk.read(RunEvent, workshop=workshop)
    run, last = fold(events), max(events, key=lambda event: event.number)
    return run.finished is not None or now.since(last.at) > LONG_AGO


def _taking_out(
    desk: Desk, workshop: str, notes: Iterable[Note], places: list[tuple[str, str]]
) -> Edit:
    """Return the edit that takes notes and clusters out, and what commitments tell of them."""
    there: list[Note | Cluster] = [*notes, *desk.read(Cluster, workshop=workshop)]
    gone = [record for record in there if (record.block, record.lane) in places]
    ids = {record.id for record in gone}
    begun = [made for made in desk.read(Commitment, workshop=workshop) if made.origin in ids]
    cut = changing(ERASING, [(made, replace(made, origin=None)) for made in begun])
    return removing(ERASING, gone).then(cut)
