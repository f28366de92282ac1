"""Catching what people say: notes into lanes, and the commands of the capture line as Edits."""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from llnet_desktop.domain.capture import Command, Group, Move, Remove, Reword, Vote
from llnet_desktop.domain.draft import DraftNote
from llnet_desktop.domain.edit import Change, Edit, Ref, adding, changing, ref_of, removing
from llnet_desktop.domain.errors import InputError, NotFoundError
from llnet_desktop.domain.ids import new_id, random_id
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note, Privacy, Rung, no_number


def adding_note(
    block: Block, lane: Lane, text: str, revealed: Container[str] = frozenset()
) -> Edit:
    """Return the edit that puts a note into a lane; raises as `adding_notes` does."""
    return adding_notes(block, lane, [text], revealed)


def adding_notes(
    block: Block, lane: Lane, texts: Iterable[str], revealed: Container[str] = frozenset()
) -> Edit:
    """Return the edit that puts several notes into a lane, empty ones left out.

    Raises `InputError` for a lane on paper, and for one without names that is among the
    `revealed`: whoever came after the others would be known.
    """
    if lane.privacy is Privacy.ON_PAPER:
        raise InputError("find.on_paper")
    if lane.unnamed and lane.id in revealed:
        raise InputError("unnamed.read_out")
    notes = [
        Note(random_id(), block.workshop, block.id, lane.id, cleaned, no_number())
        if lane.unnamed
        else Note(new_id(), block.workshop, block.id, lane.id, cleaned)
        for text in texts
        if (cleaned := clean(text))
    ]
    return adding("notes.add", notes, [Ref("block", block.id)])


def bringing_in(
    block: Block, lane: Lane, drafts: Sequence[DraftNote], revealed: Container[str] = frozenset()
) -> Edit:
    """Return the edit that puts notes from elsewhere into a block, with their clusters and dots.

    A note goes into the lane with the name that it has, or else into `lane`. Raises as
    `adding_notes` does. In a lane without names there are no clusters, as it has no order.
    """
    edits: list[Edit] = []
    clusters: dict[tuple[str, str], Cluster] = {}
    for name in dict.fromkeys(draft.lane for draft in drafts):
        to = _lane_named(block, name) or lane
        some = [draft for draft in drafts if draft.lane == name]
        edit = adding_notes(block, to, [draft.text for draft in some], revealed)
        notes = [after for _, after in edit.changes.values() if isinstance(after, Note)]
        kept: list[Note | Cluster] = []
        for note, draft in zip(notes, some, strict=True):
            key = to.id, draft.cluster.casefold()
            if draft.cluster and not to.unnamed and key not in clusters:
                made = Cluster(new_id(), block.workshop, block.id, to.id, draft.cluster)
                clusters[key] = made
                kept.append(made)
            cluster = clusters.get(key) if draft.cluster else None
            kept.append(replace(note, dots=draft.dots, cluster=cluster.id if cluster else None))
        edits.append(adding("notes.add", kept, edit.relies_on))
    first, *rest = edits
    for edit in rest:
        first = first.then(edit)
    return first


def _lane_named(block: Block, name: str) -> Lane | None:
    try:
        return find_lane(block, name) if name else None
    except NotFoundError:
        return None


def find_lane(block: Block, name: str, number: int = 0) -> Lane:
    """Return the lane with a name, or the one that starts so, in either language.

    Raises `NotFoundError` with the names there are.
    """
    wanted = clean(name).casefold()
    names = [
        (lane, {lane.name.nl.casefold(), lane.name.en.casefold()} - {""}) for lane in block.lanes
    ]
    found = [lane for lane, known in names if wanted in known] or [
        lane for lane, known in names if any(word.startswith(wanted) for word in known)
    ]
    if not found or not wanted:
        known = ", ".join(lane.name.in_("nl") for lane in block.lanes)
        raise NotFoundError("find.no_lane", number=number, what=name, known=known)
    return found[0]


def doing(
    command: Command, block: Block, notes: Iterable[Note], clusters: Iterable[Cluster]
) -> Edit:
    """Return the edit for a command of the capture line; `14!` is not one of these.

    Raises `InputError` when a number is not there, and then nothing is done.
    """
    by_number = {note.number: note for note in notes}
    match command:
        case Group(numbers):
            return grouping([_there(by_number, number) for number in numbers], clusters)
        case Move(number, name):
            note = _there(by_number, number)
            try:
                lane = find_lane(block, name)
            except NotFoundError as error:
                raise InputError("capture.no_such_lane", what=name) from error
            return moving_note(note, block, lane)
        case Vote(number, dots, more):
            note = _there(by_number, number)
            total = min(note.dots + dots if more else dots, 9999)
            return changing("notes.vote", [(note, replace(note, dots=total))])
        case Remove(number):
            return removing("notes.remove", [_there(by_number, number)])
        case Reword(number, text):
            return rewording(_there(by_number, number), text)
        case _:
            raise ValueError("a commitment is made elsewhere")


def rewording(note: Note, text: str) -> Edit:
    """Return the edit that gives a note other words. Raises `InputError` for none."""
    cleaned = clean(text)
    if not cleaned:
        raise InputError("plan.no_title")
    return changing("notes.word", [(note, replace(note, text=cleaned))])


def moving_note(note: Note, block: Block, lane: Lane) -> Edit:
    """Return the edit that moves a note to a lane of a block, out of its cluster.

    Raises `InputError` for a lane on paper, and into or out of one without names.
    """
    if lane.privacy is Privacy.ON_PAPER:
        raise InputError("find.on_paper")
    if (lane.unnamed or note.is_unnamed) and (note.block, note.lane) != (block.id, lane.id):
        raise InputError("unnamed.stays")
    moved = replace(note, block=block.id, lane=lane.id, cluster=None)
    change = {ref_of(note): Change(note, moved)}
    return Edit("notes.move", change, frozenset({ref_of(block)}))


def grouping(notes: list[Note], clusters: Iterable[Cluster]) -> Edit:
    """Return the edit that puts notes into one cluster, in the lane of the first.

    The cluster of the first note that has one takes the others in. Raises `InputError` when
    there are not two notes, and where one would leave or enter a lane without names, or is in one
    that was not revealed yet.
    """
    if len(notes) < 2:
        raise InputError("capture.same")
    if any(note.number < 0 for note in notes):
        raise InputError("unnamed.closed")
    if any(note.is_unnamed for note in notes) and len({(n.block, n.lane) for n in notes}) > 1:
        raise InputError("unnamed.stays")
    known = {cluster.id: cluster for cluster in clusters}
    first = notes[0]
    home = next((known[note.cluster] for note in notes if note.cluster in known), None)
    changes: dict[Ref, Change] = {}
    relies: set[Ref] = set()
    if home is None:
        home = Cluster(new_id(), first.workshop, first.block, first.lane)
        changes[ref_of(home)] = Change(None, home)
    else:
        relies.add(ref_of(home))
    for note in notes:
        joined = replace(note, block=home.block, lane=home.lane, cluster=home.id)
        changes[ref_of(note)] = Change(note, joined)
    return Edit("notes.group", changes, frozenset(relies))


def titling(cluster: Cluster, title: str) -> Edit:
    """Return the edit that gives a cluster a title, or none."""
    return changing("notes.title", [(cluster, replace(cluster, title=clean(title, TITLE_LIMIT)))])


def on_rung(cluster: Cluster, rung: Rung | None) -> Edit:
    """Return the edit that says how far the network is with a cluster."""
    return changing("notes.rung", [(cluster, replace(cluster, rung=rung))])


def ungrouping(cluster: Cluster, notes: Iterable[Note]) -> Edit:
    """Return the edit that dissolves a cluster; its notes stay where they are."""
    gone: dict[Ref, Change] = {ref_of(cluster): Change(cluster, None)}
    for note in notes:
        if note.cluster == cluster.id:
            gone[ref_of(note)] = Change(note, replace(note, cluster=None))
    return Edit("notes.ungroup", gone)


def _there(notes: dict[int, Note], number: int) -> Note:
    if number not in notes:
        raise InputError("capture.no_number", number=number)
    return notes[number]
