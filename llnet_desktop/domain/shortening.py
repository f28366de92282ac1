"""How much shorter a block can be, and which blocks to shorten: the fewest, by the least."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate
from math import gcd

from llnet_desktop.domain.agenda import Slot
from llnet_desktop.domain.checks import LUNCH, NOON
from llnet_desktop.domain.workshop import HALF_MINUTE, MINUTE, ZERO, Block, BlockKind, Step

BREAK_KEEPS = 10 * MINUTE
STEP_GIVES = 3  # at most one part in three, where there is no short version

Cuts = Mapping[str, timedelta]  # by block: how much shorter
Need = tuple[int, timedelta]  # the blocks on lines above this one have to give at least so much


def is_safe(block: Block) -> bool:
    """Return whether lateness never touches a block: a commitment round, or what is protected."""
    return block.protected or block.sort is BlockKind.COMMITMENTS


def room(slot: Slot) -> timedelta:
    """Return how much shorter a block can be; zero when it has to keep its length.

    A break keeps ten minutes, and lunch what makes it lunch. A block with a short version has
    that and nothing between. Of another block each step gives at most a third, in half minutes
    and however often it is cut, all together in whole minutes; what people do in turn, and a
    scan, keep their time.
    """
    block = slot.block
    if is_safe(block) or block.fixed:
        return ZERO
    if block.sort is BlockKind.BREAK:
        return _whole(max(ZERO, slot.length - _break_keeps(slot)))
    if block.shortest is not None:
        return slot.length - block.shortest
    if block.sort is BlockKind.SCAN:
        return ZERO
    return _whole(sum(map(_gives, block.steps), ZERO))


def has_short_version(block: Block) -> bool:
    """Return whether a block has one other length only: that of its short version."""
    return block.sort is not BlockKind.BREAK and block.shortest is not None


def shortened(block: Block, to: timedelta) -> Block:
    """Return the block with a length that `room` allows. Raises `ValueError` for another one."""
    if block.sort is BlockKind.BREAK:
        return block.lasting(to)
    if block.shortest is not None:
        if to != block.shortest:
            raise ValueError("a block with a short version has no other")
        return block.in_short()
    gives = [_gives(step) for step in block.steps]
    left = list(gives)
    for _ in range((block.planned - to) // HALF_MINUTE):
        most = max(left)
        if most < HALF_MINUTE:
            raise ValueError("shorter than its steps can be")
        left[left.index(most)] -= HALF_MINUTE
    steps = (
        step if gave == kept else _cut(step, gave - kept)
        for step, gave, kept in zip(block.steps, gives, left, strict=True)
    )
    return replace(block, steps=tuple(steps))


def _cut(step: Step, by: timedelta) -> Step:
    return replace(step, planned=step.planned - by, minutes="", cut=step.cut + by)


def _break_keeps(slot: Slot) -> timedelta:
    lunch = NOON[0] <= slot.starts.hour + slot.starts.minute / 60 < NOON[1]
    keeps = LUNCH if lunch and slot.length >= LUNCH else BREAK_KEEPS
    return max(keeps, len(slot.block.steps) * HALF_MINUTE)


def _gives(step: Step) -> timedelta:
    if step.rounds > 1 or re.search(r"\bn\b", step.minutes):
        return ZERO  # time per person is never shaved
    most = (step.planned + step.cut) // (STEP_GIVES * HALF_MINUTE) * HALF_MINUTE
    return max(ZERO, most - step.cut)


def _whole(length: timedelta) -> timedelta:
    return length // MINUTE * MINUTE


def fewest(able: Sequence[Slot], needs: Sequence[Need], enough: Callable[[Cuts], bool]) -> Cuts:
    """Return the cuts that are enough: in the fewest blocks, then the least time in all.

    Among equals short versions come first, in the agenda's order, then the block with most to
    give. `enough` plans again with some cuts; it must never say no to more of the same. `needs`
    only saves planning what can't be enough. Nothing is returned when all together is too little.
    """
    rooms = {slot.block.id: room(slot) for slot in able}

    def rank(slot: Slot) -> tuple[bool, timedelta]:
        whole = has_short_version(slot.block)
        return (not whole, ZERO if whole else -rooms[slot.block.id])

    ranked = sorted(able, key=rank)
    bottom = _rounded_up(max((need for _, need in needs), default=ZERO), rooms)
    for count in range(1, len(ranked) + 1):
        best: Cuts = {}
        for chosen in _promising(ranked, count, rooms, needs):
            if best and _at_least(chosen, rooms, bottom) >= _total(best):
                continue
            cuts = {slot.block.id: rooms[slot.block.id] for slot in chosen}
            if not enough(cuts):
                continue
            for slot in reversed(chosen):  # what has least to give is spared first
                if not has_short_version(slot.block):
                    cuts[slot.block.id] = _eased(cuts, slot.block.id, enough)
            if not best or _total(cuts) < _total(best):
                best = cuts
            if _total(best) <= bottom:
                break
        if best:
            return best
    return {}


def _total(cuts: Cuts) -> timedelta:
    return sum(cuts.values(), ZERO)


def _rounded_up(need: timedelta, rooms: Cuts) -> timedelta:
    """Return the least that any cuts of these blocks can add up to and still be the need."""
    tick = timedelta(microseconds=1)
    grain = gcd(MINUTE // tick, *(given // tick for given in rooms.values())) * tick
    return -(-need // grain) * grain


def _promising(
    ranked: Sequence[Slot], count: int, rooms: Cuts, needs: Sequence[Need]
) -> Iterator[tuple[Slot, ...]]:
    """Yield in order the choices of so many blocks that add up to every need.

    That is no proof, but less is never enough: no plan becomes earlier by more than what is
    taken out before.
    """
    gives = [
        [rooms[slot.block.id] if slot.number < line else ZERO for slot in ranked]
        for line, _ in needs
    ]
    most = [  # that so many of the blocks from a place on can give
        [
            [ZERO, *accumulate(sorted(given[place:], reverse=True))]
            for place in range(len(ranked) + 1)
        ]
        for given in gives
    ]

    def choices(
        chosen: tuple[Slot, ...], place: int, lacks: Sequence[timedelta]
    ) -> Iterator[tuple[Slot, ...]]:
        more = count - len(chosen)
        if more > len(ranked) - place:
            return
        if any(lack > able[place][more] for lack, able in zip(lacks, most, strict=True)):
            return
        if not more:
            yield chosen
            return
        with_it = [lack - given[place] for lack, given in zip(lacks, gives, strict=True)]
        yield from choices((*chosen, ranked[place]), place + 1, with_it)
        yield from choices(chosen, place + 1, lacks)

    return choices((), 0, [need for _, need in needs])


def _at_least(chosen: Sequence[Slot], rooms: Cuts, bottom: timedelta) -> timedelta:
    """Return what these blocks take together at least when they are enough."""
    whole = [rooms[s.block.id] for s in chosen if has_short_version(s.block)]
    fixed, others = sum(whole, ZERO), len(chosen) - len(whole)
    return max(bottom, fixed + others * MINUTE)


def _eased(cuts: Cuts, block: str, enough: Callable[[Cuts], bool]) -> timedelta:
    """Return the smallest cut of one block, in whole minutes, with which all is still enough."""
    low, high = 0, cuts[block] // MINUTE
    while low < high:
        middle = (low + high) // 2
        if enough({**cuts, block: middle * MINUTE}):
            high = middle
        else:
            low = middle + 1
    return high * MINUTE
