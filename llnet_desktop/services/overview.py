"""What home shows of a network: its workshops, what comes due, how things stand, the scans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.glance import Meeting
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.run import RunEvent, What, fold
from llnet_desktop.domain.scan import Advice, ScanTally, advise, figures
from llnet_desktop.domain.workshop import ZERO, Block, Workshop
from llnet_desktop.services.desk import Desk

FIRST_LINES = 20  # workshops that home shows before more are asked for
MOST_DUE = 6
MOST_STANDING = 4
MOST_SCANS = 24
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
    """A commitment that is open, with the date it has now and where it stood last."""

    commitment: Commitment
    by: date
    stand: Stand | None = None


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
    """What home shows of one network at first, and `lines_from` for more of its workshops."""

    network: Network
    members: int
    workshops: int  # how many there are
    lines: tuple[WorkshopLine, ...]  # the first ones, in the order in which they matter
    stands: tuple[StandCounts, ...]  # of the newest workshops with commitments, newest first
    due: tuple[Due, ...]
    trends: tuple[Trend, ...]  # the five over the last scans, or none without a scan
    advice: tuple[Advice, ...]  # what the last scan bears, beside the one before it
    commitments: int  # all of them
    lines_from: Callable[[int, int], tuple[WorkshopLine, ...]] = field(repr=False, compare=False)
    """Returns the lines from a place to before another. Raises `StorageError`."""


def networks(desk: Desk) -> tuple[Network, ...]:
    """Return the networks by name; the sample comes last."""
    found = desk.read(Network, archived=False, binned=False)
    return tuple(sorted(found, key=lambda n: (n.sample, n.name.casefold(), n.id)))


def overview(desk: Desk, network: Network, today: date) -> Overview:
    """Return what home shows of a network on a day. Raises `StorageError`.

    Read in full is only what is shown: a network may have a thousand workshops.
    """
    glance = desk.look(network.id, today, MOST_DUE, MOST_SCANS)
    states = {meeting.id: _state(meeting, today) for meeting in glance.workshops}
    in_order = sorted(glance.workshops, key=lambda meeting: (meeting.starts, meeting.id))
    ranked = [m.id for m in sorted(in_order, key=lambda m: _rank(m, states[m.id], today))]
    newest = [m.id for m in in_order if m.id in glance.commitments][: -MOST_STANDING - 1 : -1]
    made = desk.read(Commitment, workshop=newest)
    due = desk.read(Commitment, id=glance.due)
    told = _last_told(desk.read(Stand, commitment={c.id for c in (*made, *due)}))
    scans = {scan.id: scan for scan in desk.read(ScanTally, id=glance.scans)}

    def lines_from(start: int, stop: int) -> tuple[WorkshopLine, ...]:
        return _lines(desk, ranked[start:stop], states, glance.commitments)

    return Overview(
        network,
        glance.members,
        len(ranked),
        lines_from(0, FIRST_LINES),
        tuple(
            _stands(w, [c for c in made if c.workshop == w.id], told) for w in _by_id(desk, newest)
        ),
        _coming_due(due, told, today),
        _trends(scans[id_] for id_ in glance.scans if id_ in scans),
        _advice([scans[id_] for id_ in glance.scans if id_ in scans]),
        sum(glance.commitments.values()),
        lines_from,
    )


def _by_id(desk: Desk, ids: Sequence[str]) -> list[Workshop]:
    """Return workshops in the order of the ids, without those that can't be read."""
    found = {workshop.id: workshop for workshop in desk.read(Workshop, id=ids)}
    return [found[id_] for id_ in ids if id_ in found]


def _state(meeting: Meeting, today: date) -> WorkshopState:
    match meeting.last:
        case What.FINISHED:
            return WorkshopState.DONE
        case What.ENTERED:
            return WorkshopState.RUNNING
        case _ if meeting.starts.date() == today:
            return WorkshopState.READY
        case _:
            return WorkshopState.PLANNED


def _rank(meeting: Meeting, state: WorkshopState, today: date) -> tuple[int, float]:
    """Sort what is on first, then what comes, soonest first, then what was, latest first."""
    moment = meeting.starts.replace(tzinfo=ZoneInfo(meeting.zone)).timestamp()
    if state is WorkshopState.RUNNING:
        return 0, moment
    if state is not WorkshopState.DONE and meeting.starts.date() >= today:
        return 1, moment
    return 2, -moment


def _lines(
    desk: Desk,
    ids: Sequence[str],
    states: Mapping[str, WorkshopState],
    commitments: Mapping[str, int],
) -> tuple[WorkshopLine, ...]:
    if not ids:
        return ()
    workshops = _by_id(desk, ids)
    blocks: defaultdict[str, list[Block]] = defaultdict(list)
    for block in desk.read(Block, workshop=ids):
        blocks[block.workshop].append(block)
    done = [id_ for id_ in ids if states[id_] is WorkshopState.DONE]
    events: defaultdict[str, list[RunEvent]] = defaultdict(list)
    for event in desk.read(
        RunEvent, workshop=done, what=[What.ENTERED, What.FINISHED, What.CALLED_OFF]
    ):
        events[event.workshop].append(event)
    return tuple(
        _line(w, states[w.id], blocks[w.id], events[w.id], commitments.get(w.id, 0))
        for w in workshops
    )


def _line(
    workshop: Workshop,
    state: WorkshopState,
    blocks: Sequence[Block],
    events: Iterable[RunEvent],
    commitments: int,
) -> WorkshopLine:
    agenda = plan(workshop, blocks)
    run = fold(events)
    return WorkshopLine(
        workshop,
        state,
        agenda.starts,
        agenda.ends,
        len(agenda.slots),
        commitments,
        max(ZERO, -(agenda.to_spare or ZERO)),
        run.finished.since(run.began) if run.finished and run.began else None,
    )


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
            still_open.append(Due(commitment, stand.moved_to or commitment.by, stand))
    nearest = sorted(still_open, key=lambda due: (abs(due.by - today), due.commitment.id))
    return tuple(sorted(nearest[:MOST_DUE], key=lambda due: (due.by, due.commitment.id)))


def _advice(scans: Sequence[ScanTally]) -> tuple[Advice, ...]:
    if not scans:
        return ()
    return advise(figures(scans[-1]), figures(scans[-2]) if len(scans) > 1 else ())


def _trends(scans: Iterable[ScanTally]) -> tuple[Trend, ...]:
    in_order = tuple(scans)
    if not in_order:
        return ()
    return tuple(Trend(c, tuple(scan.mean(c) for scan in in_order)) for c in Condition)
