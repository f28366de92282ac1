"""Searching everything: what has the words, best first, with where it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TypeVar

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Record
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.projection import public_note
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.search import Hit, HitKind, words_asked, words_of
from llnet_desktop.domain.workshop import Block, Note, Privacy, Workshop
from llnet_desktop.services.desk import Desk

R = TypeVar("R", bound=Record)


def find(
    desk: Desk, words: str, limit: int = 50, exercises: Iterable[Exercise] = ()
) -> tuple[Hit, ...]:
    """Return what has all these words, or words that begin so; without a word, nothing.

    Networks come first, then workshops, participants, exercises, commitments and notes. Names
    that begin with the words come before those that have them further on, then the newest
    workshop first. Of more than `limit` each kind gets its share. Raises `StorageError`.
    """
    asked = words_asked(words)
    if not asked or limit < 1:
        return ()
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for ref in desk.find(asked, limit):
        ids[ref.kind].append(ref.id)
    notes = _read(desk, Note, ids["note"])
    commitments = _read(desk, Commitment, ids["commitment"])
    members = _read(desk, Member, ids["member"])
    around = {note.workshop for note in notes} | {made.workshop for made in commitments}
    meetings = desk.read(Workshop, id=around.union(ids["workshop"]))
    about = {member.network for member in members} | {meeting.network for meeting in meetings}
    networks = {n.id: _network(n) for n in desk.read(Network, id=about.union(ids["network"]))}
    workshops = {w.id: _workshop(w, networks[w.network]) for w in meetings if w.network in networks}
    return _shared(
        limit,
        _by_name(asked, (networks[id_] for id_ in ids["network"] if id_ in networks)),
        _by_name(asked, (workshops[id_] for id_ in ids["workshop"] if id_ in workshops)),
        _by_name(asked, (_member(m, networks[m.network]) for m in members)),
        _by_name(asked, (_exercise(e) for e in exercises if _has(asked, e.title, e.purpose))),
        [_commitment(c, workshops[c.workshop]) for c in commitments if c.workshop in workshops],
        _notes(desk, notes, workshops),
    )


def _read(desk: Desk, record_type: type[R], ids: Iterable[str]) -> list[R]:
    """Return records in the order of their ids as given, without those that can't be read."""
    found = {record.id: record for record in desk.read(record_type, id=tuple(ids))}
    return [found[id_] for id_ in ids if id_ in found]


def _network(network: Network) -> Hit:
    name = network.name
    return Hit(HitKind.NETWORK, network.id, name, network=network.id, network_name=name)


def _member(member: Member, network: Hit) -> Hit:
    return replace(
        network, kind=HitKind.MEMBER, id=member.id, text=member.name, detail=member.organisation
    )


def _workshop(workshop: Workshop, network: Hit) -> Hit:
    return replace(
        network,
        kind=HitKind.WORKSHOP,
        id=workshop.id,
        text=workshop.title,
        detail=workshop.venue,
        workshop=workshop.id,
        workshop_title=workshop.title,
        starts=workshop.starts,
    )


def _commitment(commitment: Commitment, workshop: Hit) -> Hit:
    return replace(
        workshop,
        kind=HitKind.COMMITMENT,
        id=commitment.id,
        text=commitment.what,
        detail=commitment.who,
        number=commitment.number,
    )


def _exercise(exercise: Exercise) -> Hit:
    return Hit(HitKind.EXERCISE, exercise.id, exercise.title.in_("en"), exercise=exercise)


def _notes(desk: Desk, notes: Sequence[Note], workshops: Mapping[str, Hit]) -> list[Hit]:
    blocks = {block.id: block for block in desk.read(Block, id={note.block for note in notes})}
    held = {
        block.workshop
        for block in blocks.values()
        if any(lane.privacy is Privacy.HELD for lane in block.lanes)
    }
    opened = desk.read(RunEvent, workshop=held, what=What.REVEALED)
    revealed = {event.subject for event in opened}
    hits = []
    for note in notes:
        if (workshop := workshops.get(note.workshop)) is None:
            continue
        block = blocks.get(note.block)
        lane = block.lane(note.lane) if block else None
        hits.append(
            replace(
                workshop,
                kind=HitKind.NOTE,
                id=note.id,
                text=note.text,
                detail="",
                block=note.block,
                block_title=block.title if block else NOTHING,
                number=note.number,
                private=public_note(note, lane, note.lane in revealed) is None,
            )
        )
    return hits


def _has(asked: Sequence[str], title: Phrase, purpose: Phrase) -> bool:
    words = _words(title, purpose)
    return all(any(word.startswith(start) for word in words) for start in asked)


@lru_cache(maxsize=1000)
def _words(*phrases: Phrase) -> tuple[str, ...]:
    return words_of(" ".join(f"{phrase.nl} {phrase.en}" for phrase in phrases))


def _by_name(asked: Sequence[str], hits: Iterable[Hit]) -> list[Hit]:
    """Put first whose name begins with the words, and leave the others in their order."""
    start = " ".join(asked)
    return sorted(hits, key=lambda hit: not " ".join(words_of(hit.text)).startswith(start))


def _shared(limit: int, *groups: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the groups one after another, cut so that the small ones are whole."""
    sizes: dict[int, int] = {}
    left = limit
    for index in sorted(range(len(groups)), key=lambda index: len(groups[index])):
        sizes[index] = min(len(groups[index]), left // (len(groups) - len(sizes)))
        left -= sizes[index]
    return tuple(hit for index, group in enumerate(groups) for hit in group[: sizes[index]])
