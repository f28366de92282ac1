"""Getting the ending, or a pinned time, back in reach when a workshop runs late.

Nothing here changes an agenda: a proposal says what would change, with before and after. What a
proposal brings is found by planning again, never by adding up, so that a pin that waits for the
clock and free time that is eaten first count as they really do.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from llnet_desktop.domain.agenda import Agenda, Slot, between, later_by, plan
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.expected import Expected, expected
from llnet_desktop.domain.run import Reading, Run, Timebox
from llnet_desktop.domain.shortening import Cuts, fewest, is_safe, room, shortened
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind

ROUNDED = 5 * MINUTE  # a later end is asked for in fives


class Kind(StrEnum):
    """What a proposal does."""

    SHORTEN = "shorten"
    SKIP = "skip"
    EXTEND = "extend"


class Stays(StrEnum):
    """Why a block is not skipped."""

    BEGUN = "begun"  # it is on, or over
    PROTECTED = "protected"
    BREAK = "break"
    LEANED_ON = "leaned_on"  # safe space that something later needs
    ALONE = "alone"  # nothing would be left of the agenda
    NO_GAIN = "no_gain"  # what is late stays as late


@dataclass(frozen=True, slots=True)
class Missed:
    """What is out of reach, and by how much: the start of a pinned block, or (None) the end."""

    block: str | None
    due: datetime
    by: timedelta


@dataclass(frozen=True, slots=True)
class Cut:
    """A block whose length changes; `number` is its line in the agenda, zero means skipped."""

    block: str
    number: int
    before: timedelta
    after: timedelta


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to catch up. The ends are when people go home, in the workshop's zone.

    To shorten or to skip moves the end that is expected; to extend moves the end that was
    agreed. `ends_by` is what the workshop is held to after it. `left` stays out of reach.
    """

    kind: Kind
    changes: tuple[Cut, ...]
    end_before: datetime
    end_after: datetime
    ends_by: datetime
    left: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Situation:
    """An agenda and what happened until now: all it takes to tell how it will go from here."""

    agenda: Agenda
    run: Run
    now: Reading

    @property
    def ends_by(self) -> datetime:
        """The end that was agreed."""
        return self.agenda.to_be_ready

    @property
    def coming(self) -> tuple[Slot, ...]:
        """The blocks that are still to come and never began, in order."""
        if self.run.finished:
            return ()
        position = self.run.position
        on = self.agenda.slot(position.block) if position else None
        after = on.number if on else 0
        return tuple(
            slot
            for slot in self.agenda.slots
            if slot.number > after and slot.block.id not in self.run.taken
        )

    def rows(self, changed: Iterable[Block] = (), without: str | None = None) -> list[Expected]:
        """Return how it will go, with some blocks changed or one left out."""
        new = {block.id: block for block in changed}
        if not new and without is None:
            return list(expected(self.agenda, self.run, self.now))
        blocks = [
            new.get(slot.block.id, slot.block)
            for slot in self.agenda.slots
            if slot.block.id != without
        ]
        return list(expected(plan(self.agenda.workshop, blocks), self.run, self.now))


def starting_late(agenda: Agenda, late: timedelta) -> Situation:
    """Return a workshop that has not begun, as it will go when it starts so much too late."""
    wall = later_by(agenda.starts, late).astimezone(UTC)
    return Situation(agenda, Run(), Reading(wall, 0.0, ""))


def losing(situation: Situation, by: timedelta) -> Situation:
    """Return a workshop that has begun, as it will go when so much more is lost right now."""
    run, now, position = situation.run, situation.now, situation.run.position
    slot = situation.agenda.slot(position.block) if position else None
    steps = slot.block.steps if slot is not None else ()
    on = next((step for step in steps if position and step.id == position.step), None)
    if position is None or slot is None or on is None:
        later = Reading(now.wall + by, now.seconds + by.total_seconds(), now.boot)
        return replace(situation, now=later)
    over = max(ZERO, -run.box(slot.block, on).remaining(now))
    box = run.boxes.get(position, Timebox(ZERO))
    longer = replace(box, planned=box.planned + over + by)
    return replace(situation, run=replace(run, boxes={**run.boxes, position: longer}))


def out_of_reach(situation: Situation) -> tuple[Missed, ...]:
    """Return what will be missed by a minute or more: coming pins in order, then the end."""
    if not situation.agenda.slots or situation.run.finished:
        return ()
    return _missed(_dues(situation), situation.rows())


def proposals(situation: Situation) -> tuple[Proposal, ...]:
    """Return at most three ways to catch up: shorten, skip, extend; none when all is in reach.

    Shortening touches the fewest blocks, then takes the least time; among equals a short version
    comes before cutting by the minute, and the block with most to spare before others. It brings
    back all that shortening can. Skipping is the one that brings back most, at the smallest loss.
    """
    missed = out_of_reach(situation)
    if not missed:
        return ()
    found = (_shorten(situation), _skip_least(situation), _extend(situation, missed))
    return tuple(proposal for proposal in found if proposal is not None)


def skip(situation: Situation, block_id: str) -> Proposal | None:
    """Return what skipping a block brings, even when not enough; None when it has to stay."""
    slot = situation.agenda.slot(block_id)
    if slot is None or why_it_stays(situation, slot) is not None:
        return None
    before, after = situation.rows(), situation.rows(without=block_id)
    return Proposal(
        Kind.SKIP,
        (Cut(block_id, slot.number, slot.length, ZERO),),
        before[-1].ends,
        after[-1].ends,
        situation.ends_by,
        _missed(_dues(situation), after),
    )


def skips(situation: Situation) -> tuple[Proposal, ...]:
    """Return for every block that may be skipped what that brings, in the agenda's order."""
    found = (skip(situation, slot.block.id) for slot in situation.coming)
    return tuple(proposal for proposal in found if proposal is not None)


def why_it_stays(situation: Situation, slot: Slot) -> Stays | None:
    """Return why a block is not skipped; None when it may be."""
    block = slot.block
    coming = situation.coming
    if all(one.number != slot.number for one in coming):
        return Stays.BEGUN
    if is_safe(block):
        return Stays.PROTECTED
    if block.sort is BlockKind.BREAK:
        return Stays.BREAK
    if block.condition is Condition.SAFETY and any(
        other.number > slot.number and _leans(other.block) for other in coming
    ):
        return Stays.LEANED_ON
    if len(situation.agenda.slots) == 1:
        return Stays.ALONE
    dues = _dues(situation)
    late = _late(dues, situation.rows())
    then = _late(dues, situation.rows(without=block.id))
    gains = any(was >= MINUTE and now < was for was, now in zip(late, then, strict=True))
    return None if gains else Stays.NO_GAIN


def _leans(block: Block) -> bool:
    return block.condition is Condition.GROWTH or block.sort is BlockKind.LOOKBACK


# --- what is due, and how late it will be


@dataclass(frozen=True, slots=True)
class _Due:
    """When a coming block that is pinned has to start, or (None) the workshop has to end."""

    block: str | None
    line: int  # in the agenda: what is above it comes before
    moment: datetime


def _dues(situation: Situation) -> list[_Due]:
    pins = [
        _Due(slot.block.id, slot.number, later_by(slot.starts, min(slot.free, ZERO)))
        for slot in situation.coming
        if slot.block.pinned is not None
    ]
    return [*pins, _Due(None, len(situation.agenda.slots) + 1, situation.ends_by)]


def _late(dues: Sequence[_Due], rows: Sequence[Expected]) -> list[timedelta]:
    """Return how late each is, below zero when early; what was left out is not late."""
    when = {row.block.id: row.starts for row in rows}
    ends = rows[-1].ends
    return [
        between(due.moment, ends if due.block is None else when.get(due.block, due.moment))
        for due in dues
    ]


def _missed(dues: Sequence[_Due], rows: Sequence[Expected]) -> tuple[Missed, ...]:
    return tuple(
        Missed(due.block, due.moment, by)
        for due, by in zip(dues, _late(dues, rows), strict=True)
        if by >= MINUTE
    )


# --- the three ways


def _extend(situation: Situation, missed: Sequence[Missed]) -> Proposal | None:
    if all(one.block is not None for one in missed):
        return None
    ends = situation.rows()[-1].ends
    past = timedelta(minutes=ends.minute, seconds=ends.second, microseconds=ends.microsecond)
    later = later_by(ends, -past % ROUNDED)
    pins = tuple(one for one in missed if one.block is not None)
    return Proposal(Kind.EXTEND, (), situation.ends_by, later, later, pins)


def _skip_least(situation: Situation) -> Proposal | None:
    """Return the skip that brings back most, at the smallest loss; it may not be enough alone.

    A pinned block is hers to name: somebody counts on it. Safe space, the look back, the scan
    and what closes the day go only where nothing else is enough; then the shortest goes first.
    """
    slots = {slot.block.id: slot for slot in situation.agenda.slots}
    last = situation.agenda.slots[-1]

    def loss(proposal: Proposal) -> tuple[int, timedelta, bool, timedelta]:
        slot = slots[proposal.changes[0].block]
        still = sum((one.by for one in proposal.left), ZERO)
        kept = slot.block.sort in (BlockKind.LOOKBACK, BlockKind.SCAN)
        dear = kept or slot is last or slot.block.condition is Condition.SAFETY
        return len(proposal.left), still, dear, slot.length

    able = [one for one in skips(situation) if slots[one.changes[0].block].block.pinned is None]
    return min(able, key=loss, default=None)


def _shorten(situation: Situation) -> Proposal | None:
    able = [slot for slot in situation.coming if room(slot)]
    dues, before = _dues(situation), situation.rows()

    def planned(cuts: Cuts) -> list[Expected]:
        return situation.rows(
            shortened(slot.block, slot.length - cuts[slot.block.id])
            for slot in able
            if cuts.get(slot.block.id)
        )

    late = _late(dues, before)
    most = _late(dues, planned({slot.block.id: room(slot) for slot in able}))
    wanted = [n for n, by in enumerate(late) if by >= MINUTE and most[n] <= ZERO]
    if not wanted:
        return None

    def enough(cuts: Cuts) -> bool:
        then = _late(dues, planned(cuts))
        return all(then[n] <= ZERO for n in wanted)

    cuts = fewest(able, [(dues[n].line, late[n]) for n in wanted], enough)
    changes = tuple(
        Cut(slot.block.id, slot.number, slot.length, slot.length - cuts[slot.block.id])
        for slot in able
        if slot.block.id in cuts
    )
    after = planned(cuts)
    ends, then = before[-1].ends, after[-1].ends
    left = _missed(dues, after)
    return Proposal(Kind.SHORTEN, changes, ends, then, situation.ends_by, left)
