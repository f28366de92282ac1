"""Opening a column to the room: what points at a person is reworded or left out first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from random import SystemRandom
from types import MappingProxyType

from llnet_desktop.domain.edit import Change, Edit, Ref, ref_of
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Cluster, Note

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
