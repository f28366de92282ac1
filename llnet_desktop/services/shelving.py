"""Copying workshops, putting workshops and networks away, and getting them back.

Every function that changes something returns an Edit, which can be undone. Only `empty` writes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, Story
from llnet_desktop.domain.edit import Edit, Record, Ref, adding, changing, removing
from llnet_desktop.domain.errors import InputError, StorageError
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import ON_A_BLOCK, Block, Note, Presence, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.erasing import erasable, take_out

Shelved = Workshop | Network

WEEK = timedelta(weeks=1)
NEXT = 4 * WEEK  # how far ahead the next one is suggested
_OF_A_WORKSHOP: tuple[type[Record], ...] = (
    Block,
    *ON_A_BLOCK,
    Presence,
    SmallGroups,
    ScanTally,
    Commitment,
    Story,
    RunEvent,
)
_OF_A_NETWORK: tuple[type[Record], ...] = (Member, PairWish)


@dataclass(frozen=True, slots=True)
class Away:
    """A workshop or a network that is out of sight, and where it comes from."""

    record: Shelved
    network: Network  # itself, when it is one
    workshops: int = 0  # that went with a network


@dataclass(frozen=True, slots=True)
class PutAway:
    """What is in the archive and in the bin: networks by name, then the newest workshop first.

    What went out of sight with its network is not named apart from it.
    """

    archived: tuple[Away, ...]
    binned: tuple[Away, ...]

    def __bool__(self) -> bool:
        """Whether anything is put away."""
        return bool(self.archived or self.binned)


def put_away(desk: Desk) -> PutAway:
    """Return what is in the archive and in the bin. Raises `StorageError`."""
    networks = {network.id: network for network in desk.read(Network)}
    out = {w.id: w for flag in ("archived", "binned") for w in desk.read(Workshop, **{flag: True})}
    named = [w for w in out.values() if w.network in networks and not networks[w.network].binned]
    away = [network for network in networks.values() if network.archived or network.binned]
    meetings = desk.read(Workshop, network=[network.id for network in away])
    sizes = {n.id: sum(meeting.network == n.id for meeting in meetings) for n in away}
    away.sort(key=lambda network: (network.name.casefold(), network.id))
    named.sort(key=lambda workshop: (workshop.starts, workshop.id), reverse=True)
    lines = [
        *(Away(network, network, sizes[network.id]) for network in away),
        *(Away(workshop, networks[workshop.network]) for workshop in named),
    ]
    return PutAway(
        tuple(line for line in lines if not line.record.binned),
        tuple(line for line in lines if line.record.binned),
    )


def duplicating(workshop: Workshop, blocks: Iterable[Block], title: str, starts: datetime) -> Edit:
    """Return the edit that puts in a copy of a workshop with its agenda, and nothing said in it.

    *Ends by* moves along with the start. Raises `InputError` without a title.
    """
    ends_by = workshop.ends_by and workshop.ends_by + (starts - workshop.starts)
    copy = replace(
        workshop,
        id=new_id(),
        title=_named(title),
        starts=starts,
        ends_by=ends_by,
        archived=False,
        binned=False,
        cards=0,
    )
    agenda = [_copied(block, copy.id) for block in blocks]
    return adding("workshop.duplicate", [copy, *agenda], [Ref("network", workshop.network)])


def next_free_day(workshop: Workshop, others: Iterable[Workshop], today: date) -> date:
    """Return a day for the next one: the same weekday, four weeks on, with no other workshop."""
    taken = {other.starts.date() for other in others if not other.binned}
    day = today + NEXT
    day += timedelta(days=(workshop.starts.weekday() - day.weekday()) % 7)
    while day in taken:
        day += WEEK
    return day


def renaming(network: Network, name: str) -> Edit:
    """Return the edit that gives a network another name. Raises `InputError` without one."""
    return changing("network.name", [(network, replace(network, name=_named(name)))])


def looking_like(network: Network, color: str, logo: bytes | None) -> Edit:
    """Return the edit that gives the paper of a network its colour ("#12415c") and its logo."""
    return changing("network.look", [(network, replace(network, color=color, logo=logo))])


def archiving(record: Shelved) -> Edit:
    """Return the edit that puts a workshop or a network in the archive."""
    return changing(f"{record.kind}.archive", [(record, replace(record, archived=True))])


def unarchiving(record: Shelved, network: Network | None = None) -> Edit:
    """Return the edit that takes something out of the archive; see `restoring`."""
    return _in_sight(f"{record.kind}.unarchive", record, network)


def binning(desk: Desk, record: Shelved) -> Edit | None:
    """Return the edit that moves a workshop or a network to the bin.

    Returns None while the workshop, or one of the network's, is going on. A network takes its
    workshops out of sight with it. Raises `StorageError`.
    """
    going_on = desk.read(Workshop, id=desk.unfinished())
    if any(record.id in (workshop.id, workshop.network) for workshop in going_on):
        return None
    return changing(f"{record.kind}.bin", [(record, replace(record, binned=True))])


def restoring(record: Shelved, network: Network | None = None) -> Edit:
    """Return the edit that takes something out of the bin, to where it can be seen.

    A workshop takes its `network` along when that is out of sight as well.
    """
    return _in_sight(f"{record.kind}.restore", record, network)


def emptying(desk: Desk) -> Edit:
    """Return the edit that deletes for good what is in the bin, with all that hangs on it.

    It is for `empty`, which can't be taken back. Raises `StorageError`.
    """
    networks = desk.read(Network, binned=True)
    ids = [network.id for network in networks]
    inside = desk.read(Workshop, network=ids)
    workshops = {workshop.id: workshop for workshop in (*inside, *desk.read(Workshop, binned=True))}
    records: list[Record] = [*networks, *workshops.values()]
    for kind in _OF_A_WORKSHOP:
        records += desk.read(kind, workshop=list(workshops))
    made = [record.id for record in records if isinstance(record, Commitment)]
    for kind in (Stand, PastWording):
        records += desk.read(kind, commitment=made)
    for kind in _OF_A_NETWORK:
        records += desk.read(kind, network=ids)
    return removing("bin.empty", records)


def empty(desk: Desk) -> bool:
    """Delete for good what is in the bin, and destroy what rooms were told is destroyed.

    Return False when something of that may be left, in the library or in a copy: it is tried
    again when the library is shut. Raises `StorageError` when nothing was deleted.
    """
    inside = {ref.id for ref in emptying(desk).changes if ref.kind == Workshop.kind}
    promised = [workshop for workshop in desk.erasable() if workshop in inside]
    is_all_gone = True
    if promised:
        try:
            take_out(desk, promised)
        except StorageError:
            left = erasable(desk.read(Block, workshop=promised), desk.read(Note, workshop=promised))
            if any(each.notes for each in left):
                raise
            is_all_gone = False
    desk.record(emptying(desk))
    desk.history.clear()  # a step back could rely on what is gone
    return is_all_gone


def _in_sight(label: str, record: Shelved, network: Network | None) -> Edit:
    pairs: list[tuple[Record, Record]] = [(record, replace(record, archived=False, binned=False))]
    if network is not None and network.id != record.id:
        pairs.append((network, replace(network, archived=False, binned=False)))
    return changing(label, pairs)


def _copied(block: Block, workshop: str) -> Block:
    return replace(
        block,
        id=new_id(),
        workshop=workshop,
        steps=tuple(replace(step, id=new_id()) for step in block.steps),
        lanes=tuple(replace(lane, id=new_id()) for lane in block.lanes),
    )


def _named(text: str) -> str:
    cleaned = clean(text, TITLE_LIMIT)
    if not cleaned:
        raise InputError("plan.no_title")
    return cleaned
