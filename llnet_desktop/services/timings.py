"""How long exercises really take: what finished workshops tell of planned and real minutes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from llnet_desktop.domain.network import Network
from llnet_desktop.domain.run import RunEvent, What, fold
from llnet_desktop.domain.workshop import MINUTE, Block, Workshop
from llnet_desktop.services.desk import Desk

NEAR = 0.3  # of the group: sizes that differ by no more are alike
_TOLD = (What.ENTERED, What.FINISHED, What.CALLED_OFF)


@dataclass(frozen=True, slots=True)
class Timing:
    """How long an exercise took once. `people` is 0 when nobody said how many there were."""

    workshop: str
    people: int
    planned: timedelta
    real: timedelta


@dataclass(frozen=True, slots=True)
class Usual:
    """How long an exercise takes with about so many people, and over how many workshops."""

    minutes: int
    planned: int  # minutes
    people: int  # the middle of the groups; 0: not known
    workshops: int


def timings_of(desk: Desk, exercise: str) -> tuple[Timing, ...]:
    """Return how long an exercise took in finished workshops, the oldest first.

    Those of the sample network are invented and tell nothing. Raises `StorageError`.
    """
    blocks = desk.read(Block, exercise=exercise)
    invented = {network.id for network in desk.read(Network, sample=True)}
    workshops = {
        one.id: one
        for one in desk.read(Workshop, id={block.workshop for block in blocks})
        if one.network not in invented and not one.binned
    }
    events: dict[str, list[RunEvent]] = {}
    for event in desk.read(RunEvent, workshop=list(workshops), what=list(_TOLD)):
        events.setdefault(event.workshop, []).append(event)
    found = []
    for block in blocks:
        run = fold(events.get(block.workshop, ()))
        taken = run.taken.get(block.id)
        if block.workshop in workshops and run.finished and taken is not None and taken.left:
            workshop = workshops[block.workshop]
            real = taken.left.since(taken.entered)
            timing = Timing(workshop.id, workshop.people, block.planned, real)
            found.append((workshop.starts, timing))
    return tuple(timing for _, timing in sorted(found, key=lambda each: each[0]))


def usual(timings: Iterable[Timing], people: int) -> Usual | None:
    """Return what is usual for so many people, from groups of about that size, else from all.

    The middle one counts, so that a single long afternoon does not. None when nothing is known.
    """
    known = tuple(timings)
    near = [
        one for one in known if people and one.people and abs(one.people - people) <= NEAR * people
    ]
    kept = near or known
    if not kept:
        return None
    groups = [one.people for one in kept if one.people]
    return Usual(
        max(1, round(median(one.real / MINUTE for one in kept))),
        round(median(one.planned / MINUTE for one in kept)),
        round(median(groups)) if groups else 0,
        len({one.workshop for one in kept}),
    )
