"""What home shows of a network: its workshops, what comes due, how things stand, the scans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from llnet_desktop.domain.agenda import local, plan
from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import ZERO, Block, Workshop
from llnet_desktop.services.desk import Desk

MOST_DUE = 6
KINDS = frozenset(
    cls.kind for cls in (Network, Member, Workshop, Block, RunEvent, Commitment, Stand, ScanTally)
)  # an edit of none of these changes nothing here


class WorkshopState(StrEnum):
    """Where a workshop is in its life; each state has one next action."""

    PLANNED = "planned"
    READY = "ready"  # planned for today
    RUNNING = "running"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class WorkshopLine:
    """One workshop in the list. Times are in the workshop's own zone."""

    workshop: Workshop
    state: WorkshopState
    starts: datetime
    ends: datetime
    blocks: int
    commitments: int
    over: timedelta  # how far the plan runs past *ends by*; zero when it doesn't
    took: timedelta | None  # from the first step to the end, once it is done


@dataclass(frozen=True, slots=True)
class StandCounts:
    """How the commitments of one workshop stand: five counts and nothing else."""

    workshop: Workshop
    counts: Mapping[StandState, int]


@dataclass(frozen=True, slots=True)
class Due:
    """A commitment that is open, with the date it has now."""

    commitment: Commitment
    by: date


@dataclass(frozen=True, slots=True)
class Trend:
    """One condition over the scans of a network, oldest first; None below five answers."""

    condition: Condition
    means: tuple[float | None, ...]

    @property
    def last(self) -> float | None:
        """The mean of the last scan."""
        return self.means[-1] if self.means else None


@dataclass(frozen=True, slots=True)
class Overview:
    """All that home shows of one network."""

    network: Network
    members: int
    lines: tuple[WorkshopLine, ...]
    stands: tuple[StandCounts, ...]  # newest workshop first
    due: tuple[Due, ...]
    trends: tuple[Trend, ...]  # the five, or none without a scan


def networks(desk: Desk) -> tuple[Network, ...]:
    """Return the networks by name; the sample comes last."""
    found = (network for network in desk.read(Network) if not network.archived)
    return tuple(sorted(found, key=lambda n: (n.sample, n.name.casefold(), n.id)))


def overview(desk: Desk, network: Network, today: date) -> Overview:
    """Return what home shows of a network on a day. Raises `StorageError`."""
    workshops = [w for w in desk.read(Workshop, network=network.id) if not w.archived]
    workshops.sort(key=lambda workshop: (workshop.starts, workshop.id))
    made = {w.id: desk.read(Commitment, workshop=w.id) for w in workshops}
    told = _last_told(desk.read(Stand))
    lines = [_line(desk, w, len(made[w.id]), today) for w in workshops]
    return Overview(
        network,
        len(desk.read(Member, network=network.id)),
        tuple(sorted(lines, key=lambda line: _rank(line, today))),
        tuple(_stands(w, made[w.id], told) for w in reversed(workshops) if made[w.id]),
        _coming_due((c for some in made.values() for c in some), told, today),
        _trends([scan for w in workshops for scan in desk.read(ScanTally, workshop=w.id)]),
    )


def _line(desk: Desk, workshop: Workshop, commitments: int, today: date) -> WorkshopLine:
    agenda = plan(workshop, desk.read(Block, workshop=workshop.id))
    run = fold(desk.read(RunEvent, workshop=workshop.id))
    took = run.finished.since(run.began) if run.finished and run.began else None
    state = WorkshopState.PLANNED
    if run.is_on:
        state = WorkshopState.RUNNING
    elif run.finished:
        state = WorkshopState.DONE
    elif workshop.starts.date() == today:
        state = WorkshopState.READY
    return WorkshopLine(
        workshop,
        state,
        local(workshop, workshop.starts),
        agenda.ends,
        len(agenda.slots),
        commitments,
        max(ZERO, -(agenda.to_spare or ZERO)),
        took,
    )


def _rank(line: WorkshopLine, today: date) -> tuple[int, float]:
    """Sort what is on first, then what comes, soonest first, then what was, latest first."""
    moment = line.starts.timestamp()
    if line.state is WorkshopState.RUNNING:
        return 0, moment
    if line.state is not WorkshopState.DONE and line.workshop.starts.date() >= today:
        return 1, moment
    return 2, -moment


def _last_told(stands: Iterable[Stand]) -> dict[str, Stand]:
    return {s.commitment: s for s in sorted(stands, key=lambda stand: (stand.told, stand.id))}


def _stands(
    workshop: Workshop, commitments: Iterable[Commitment], told: Mapping[str, Stand]
) -> StandCounts:
    counts = dict.fromkeys(StandState, 0)
    for commitment in commitments:
        stand = told.get(commitment.id)
        counts[stand.state if stand else StandState.NOT_KNOWN] += 1
    return StandCounts(workshop, counts)


def _coming_due(
    commitments: Iterable[Commitment], told: Mapping[str, Stand], today: date
) -> tuple[Due, ...]:
    """Return the open commitments nearest to today, in order of date.

    Nearest rather than first: what was left open a year ago must not hide what is due tomorrow.
    """
    still_open = []
    for commitment in commitments:
        stand = told.get(commitment.id)
        if stand is None:
            still_open.append(Due(commitment, commitment.by))
        elif stand.state not in (StandState.DONE, StandState.LET_GO):
            still_open.append(Due(commitment, stand.moved_to or commitment.by))
    nearest = sorted(still_open, key=lambda due: (abs(due.by - today), due.commitment.id))
    return tuple(sorted(nearest[:MOST_DUE], key=lambda due: (due.by, due.commitment.id)))


def _trends(scans: Iterable[ScanTally]) -> tuple[Trend, ...]:
    in_order = tuple(scans)
    if not in_order:
        return ()
    return tuple(Trend(c, tuple(scan.mean(c) for scan in in_order)) for c in Condition)
