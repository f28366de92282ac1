"""How a workshop will go from here, if every step takes what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from llnet_desktop.domain.agenda import Agenda, between, later_by
from llnet_desktop.domain.run import Position, Reading, Run
from llnet_desktop.domain.workshop import ZERO, Block


@dataclass(frozen=True, slots=True)
class Expected:
    """When a block starts and ends as things go; for a block that is over, when it did."""

    block: Block
    starts: datetime
    ends: datetime


def expected(agenda: Agenda, run: Run, now: Reading) -> tuple[Expected, ...]:
    """Return the agenda as it will go from here, if every step takes what is planned.

    Before the beginning, the first block starts at its planned time or now, whichever is later.
    A gap before a block is slack: it shrinks when things are late.
    """
    zone = agenda.starts.tzinfo
    clock = now.wall.astimezone(zone)
    on = next(
        (
            n
            for n, s in enumerate(agenda.slots)
            if run.position and s.block.id == run.position.block
        ),
        None,
    )
    rows: list[Expected] = []
    at = _later(agenda.starts, clock) if run.began is None else clock
    for index, slot in enumerate(agenda.slots):
        block, taken = slot.block, run.taken.get(slot.block.id)
        if taken is not None and (run.finished or on is None or index < on):
            starts = taken.entered.wall.astimezone(zone)
            ends = (taken.left or taken.entered).wall.astimezone(zone)
        elif (on is not None and index < on) or run.finished:
            starts = ends = at  # passed over
            rows.append(Expected(block, starts, ends))
            continue
        elif index == on and taken is not None:
            starts = taken.entered.wall.astimezone(zone)
            ends = later_by(clock, _left_in(block, run, now))
        else:
            starts = later_by(at, slot.changing) if rows else at
            if block.pinned is not None:  # it waits for the clock, even where the plan is late
                starts = _later(starts, later_by(slot.starts, min(slot.free, ZERO)))
            elif block.gap:
                starts = _later(starts, slot.starts)  # free time is slack
            ends = later_by(starts, block.planned)
        rows.append(Expected(block, starts, ends))
        at = ends
    return tuple(rows)


def _later(one: datetime, other: datetime) -> datetime:
    """Return the later moment, also in an hour that the clock shows twice."""
    return other if between(one, other) > ZERO else one


def _left_in(block: Block, run: Run, now: Reading) -> timedelta:
    """Time this block still needs: what is left of the step that is on, and the steps after."""
    left = ZERO
    for step in reversed(block.steps):
        if run.position == Position(block.id, step.id):
            return left + max(ZERO, run.box(block, step).remaining(now))
        left += step.planned
    return ZERO


def behind(agenda: Agenda, run: Run, now: Reading) -> timedelta:
    """Return how late the end will be; negative when it comes before the plan's.

    Late is later than was agreed (*ends by*, or else the planned end): a plan that was shortened
    to be in time is not late.
    """
    rows = expected(agenda, run, now)
    if not rows:
        return ZERO
    late = between(agenda.to_be_ready, rows[-1].ends)
    return late if late > ZERO else min(between(agenda.ends, rows[-1].ends), ZERO)
