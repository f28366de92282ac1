"""Finding a workshop by the short code people type, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from llnet_desktop.domain.agenda import Agenda, plan
from llnet_desktop.domain.commitment import Commitment, Story
from llnet_desktop.domain.errors import NotFoundError
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.stands import Standing, look_back_day
from llnet_desktop.domain.ties import Ties
from llnet_desktop.domain.workshop import (
    Ballot,
    Block,
    Cluster,
    Note,
    Photo,
    Presence,
    Request,
    Workshop,
)
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.look_back import LookBack
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.services.scanning import LastScan, last_scan, tally_of
from llnet_desktop.services.ties import ties_beside


@dataclass(frozen=True, slots=True)
class Folder:
    """A workshop with everything that hangs on it, as it is in the library."""

    network: Network
    workshop: Workshop
    agenda: Agenda
    notes: tuple[Note, ...]
    clusters: tuple[Cluster, ...]
    commitments: tuple[Commitment, ...]
    members: tuple[Member, ...]
    events: tuple[RunEvent, ...]
    ballots: tuple[Ballot, ...] = ()
    requests: tuple[Request, ...] = ()
    photos: tuple[Photo, ...] = ()
    scan: ScanTally | None = None
    last_scan: LastScan | None = None  # of the network, before this workshop
    stories: tuple[Story, ...] = ()
    standings: tuple[Standing, ...] = ()  # of the commitments its look back is about
    ties: Ties = field(default=Ties())
    presences: tuple[Presence, ...] = ()
    next_day: date | None = None  # of the network's next workshop


def find_workshop(desk: Desk, code: str) -> Workshop:
    """Return the workshop whose short code or id starts so.

    Raises `NotFoundError` when there is none, or more than one.
    """
    wanted = code.strip().lower()
    found = [
        workshop
        for workshop in desk.read(Workshop)
        if wanted and (short_id(workshop.id).startswith(wanted) or workshop.id.startswith(wanted))
    ]
    if not found:
        raise NotFoundError("find.none", what=code)
    if len(found) > 1:
        raise NotFoundError("find.many", what=code, n=len(found))
    return found[0]


def open_folder(desk: Desk, workshop: Workshop) -> Folder:
    """Return a workshop with everything that hangs on it."""
    network = desk.one(Network, workshop.network)
    if network is None:
        raise NotFoundError("find.none", what=short_id(workshop.id))
    events = desk.read(RunEvent, workshop=workshop.id)
    members = desk.read(Member, network=network.id)
    commitments = tuple(
        sorted(desk.read(Commitment, workshop=workshop.id), key=lambda made: made.number)
    )
    since = look_back_day(workshop, fold(events))
    return Folder(
        network,
        workshop,
        plan(workshop, desk.read(Block, workshop=workshop.id)),
        tuple(sorted(desk.read(Note, workshop=workshop.id), key=lambda note: note.number)),
        desk.read(Cluster, workshop=workshop.id),
        commitments,
        members,
        events,
        desk.read(Ballot, workshop=workshop.id),
        desk.read(Request, workshop=workshop.id),
        desk.read(Photo, workshop=workshop.id),
        tally_of(desk, workshop.id),
        last_scan(desk, workshop),
        desk.read(Story, workshop=workshop.id),
        LookBack(desk, workshop).about(since),
        ties_beside(desk, workshop, commitments, members),
        desk.read(Presence, workshop=workshop.id),
        next_workshop_day(desk, workshop),
    )
