"""Opening a column to the room: what points at a person is reworded or left out first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from random import SystemRandom
from types import MappingProxyType

from llnet_desktop.domain.edit import Change, Edit, Ref, ref_of
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note

NO_WORDS: Mapping[str, str] = MappingProxyType({})


def in_lane(record: object, block: str, lane: str) -> bool:
    """Return whether a record is a note or a cluster of this lane."""
    return isinstance(record, Note | Cluster) and (record.block, record.lane) == (block, lane)


def is_about(edit: Edit, block: str, lane: str) -> bool:
    """Return whether an edit changes what is in this lane; one taken back would show it again."""
    return any(in_lane(record, block, lane) for both in edit.changes.values() for record in both)


def read_out(notes: Iterable[Note], event: RunEvent, words: Mapping[str, str] = NO_WORDS) -> Edit:
    """Return the edit that opens a lane with these notes to the room; `event` says so.

    `words` are other texts by the id of the note; empty ones leave it out. Notes without a number
    get one, in an order drawn by lot. To be recorded, never performed: it can't be taken back.
    """
    left = list(notes)
    SystemRandom().shuffle(left)
    changes: dict[Ref, Change] = {ref_of(event): Change(None, event)}
    for note in left:
        text = clean(words.get(note.id, note.text))
        number = note.number if note.is_numbered else 0  # 0: the library gives the next one
        after = replace(note, text=text, number=number) if text else None
        changes[ref_of(note)] = Change(note, after)
    return Edit("run.reveal", changes, frozenset({Ref("workshop", event.workshop)}))


@dataclass(frozen=True, slots=True)
class Escape:
    """Notes that an edit takes out of a column where they were safe, and what they lose there."""

    lane: Lane
    notes: tuple[Note, ...]
    is_shown: bool  # the room could read them; else they would be kept after the end


def escape(edit: Edit, blocks: Iterable[Block], revealed: Collection[str]) -> Escape | None:
    """Return which notes an edit takes from the room's promise, those that it could read first.

    None when it shows the room nothing new, and keeps nothing that was to be destroyed.
    """
    lanes = {lane.id: lane for block in blocks for lane in block.lanes}
    shown: list[tuple[Lane, Note]] = []
    kept: list[tuple[Lane, Note]] = []
    for before, after in edit.changes.values():
        if not isinstance(before, Note) or not isinstance(after, Note):
            continue
        here, there = lanes.get(before.lane), lanes.get(after.lane)
        if here is None or there is None or here is there:
            continue
        if is_open(there, there.id in revealed) and not is_open(here, here.id in revealed):
            shown.append((here, before))
        elif here.erased and not there.erased:
            kept.append((here, before))
    found = shown or kept
    if not found:
        return None
    return Escape(found[0][0], tuple(note for _, note in found), bool(shown))
