"""What a careful colleague would say about an agenda, each with the way to mend it.

The rules are the product's own: safe space before personal growth, an ending that fits and is
protected, breaks, not too much listening, and no more notes than one typist can take down.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Any

from llnet_desktop.domain.agenda import Agenda, Slot, between, later_by
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Posture, Workshop

WITHOUT_BREAK = 90 * MINUTE
LISTENING = 30 * MINUTE
LUNCH = 25 * MINUTE  # a break at noon as long as this is lunch
NOON = (11.5, 14.0)  # hours between which it starts
SHORT_WORKSHOP = timedelta(hours=3)
JUDGED_WITH = 3  # workshops before this one
CHOSEN = 2  # conditions that a short workshop can serve well
TOUCHED = 15 * MINUTE  # what serves a condition for less only opens or closes
CLOSING = 10 * MINUTE  # the longest a closing word takes
LOOK_BACK = 15 * MINUTE  # the longest, however many commitments there are
LOOK_BACK_EXERCISE = "look-back"
NOTES_A_MINUTE = 4  # one typist who listens
SEATED = (Posture.SIT, Posture.LISTEN)


class Remedy(StrEnum):
    """What mends a finding, in one gesture."""

    ADD = "add"  # put an exercise of the library at a place
    BREAK = "break"  # put a break at a place
    SWAP = "swap"  # another exercise of the library in place of a block
    MOVE = "move"  # a block to another place
    SHORTEN = "shorten"  # a block to its short version
    PROTECT = "protect"
    STAND = "stand"  # begin standing
    HARVEST = "harvest"  # one note for every four people
    UNPIN = "unpin"
    REMOVE = "remove"
    CHOOSE = "choose"  # look in the library, with a condition asked for
    END_LATER = "end_later"
    TRIM = "trim"  # the steps of a look back in proportion, until they fit


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look at: a code for its sentence, the block it is about, and what mends it.

    `facts` fill in the sentence; lengths of time among them are `timedelta`. `mends` is the block
    that the remedy changes where that is another one than `block`. `exercise`, `index` and
    `condition` say with what, where in the agenda and for which condition the remedy works.
    """

    code: str
    block: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    remedy: Remedy | None = None
    exercise: str | None = None
    index: int = 0
    condition: Condition | None = None
    mends: str | None = None

    @property
    def mended(self) -> str | None:
        """The block that the remedy changes."""
        return self.mends or self.block


def check(
    agenda: Agenda, exercises: Sequence[Exercise] = (), earlier: Sequence[Block] = ()
) -> tuple[Finding, ...]:
    """Return what to look at in an agenda, the ending first.

    `exercises` is the library that remedies come from; `earlier` holds the blocks of the
    network's three workshops before, which the balance is judged over as well.
    """
    if not agenda.slots:
        return ()
    library = {exercise.id: exercise for exercise in exercises}
    return (
        *_time(agenda),
        *_pins(agenda),
        *_ending(agenda, exercises, library),
        *_order(agenda, library),
        *_breaks(agenda),
        *_listening(agenda, library),
        *_after_lunch(agenda),
        *_group(agenda, library),
        *_typist(agenda),
        *_balance(agenda, earlier),
    )


def judged_with(workshop: Workshop, others: Iterable[Workshop]) -> tuple[Workshop, ...]:
    """Return the network's last three workshops before this one: balance is judged over all."""
    before = (other for other in others if other.starts < workshop.starts and not other.binned)
    return tuple(sorted(before, key=lambda other: other.starts))[-JUDGED_WITH:]


def _time(agenda: Agenda) -> Iterator[Finding]:
    if agenda.to_spare is None or agenda.to_spare >= ZERO:
        return
    over = {"length": -agenda.to_spare}
    later = _since_waiting(agenda.slots)
    slot = _most_to_gain([slot for slot in later if not slot.block.protected])
    if slot is None and later and _waits(later[0]):
        yield Finding("over", later[0].block.id, over, Remedy.UNPIN)
    elif slot is None:
        yield Finding("over", facts=over, remedy=Remedy.END_LATER)
    else:
        yield Finding("over", slot.block.id, over, Remedy.SHORTEN)


def _pins(agenda: Agenda) -> Iterator[Finding]:
    for place, slot in enumerate(agenda.slots):
        if slot.free > -MINUTE:
            continue
        block = slot.block
        if later_by(slot.starts, slot.free) < agenda.starts:
            times = {"time": block.pinned, "starts": agenda.starts.time()}
            yield Finding("pin_too_early", block.id, times, Remedy.UNPIN)
            continue
        late = {"length": -slot.free, "time": block.pinned}
        since = _since_waiting(agenda.slots[:place])
        gain = _most_to_gain([one for one in since if not one.block.protected])
        if gain is None:
            yield Finding("pin_missed", block.id, late, Remedy.UNPIN)
        else:
            yield Finding("pin_missed", block.id, late, Remedy.SHORTEN, mends=gain.block.id)


def _since_waiting(slots: Sequence[Slot]) -> Sequence[Slot]:
    """Return the slots from the last one that waits for the clock: time won earlier is lost."""
    waiting = [place for place, slot in enumerate(slots) if _waits(slot)]
    return slots[waiting[-1] :] if waiting else slots


def _waits(slot: Slot) -> bool:
    return slot.block.pinned is not None and slot.free > ZERO


def _ending(
    agenda: Agenda, exercises: Sequence[Exercise], library: Mapping[str, Exercise]
) -> Iterator[Finding]:
    people = agenda.workshop.people
    rounds = [slot for slot in agenda.slots if slot.block.sort is BlockKind.COMMITMENTS]
    sizes = [one for one in exercises if one.sort is BlockKind.COMMITMENTS]
    fitting = next((one for one in sizes if one.suits(people or 24)), None)
    if not rounds:
        name = fitting.id if fitting else None
        index = _before_check_out(agenda)
        yield Finding("no_commitments", None, {}, Remedy.ADD if name else None, name, index)
    for slot in rounds:
        block = slot.block
        exercise = library.get(block.exercise or "")
        if exercise is not None and fitting is not None and not exercise.suits(people):
            facts = {"fewest": exercise.people[0], "most": exercise.people[1], "people": people}
            yield Finding("commitments_size", block.id, facts, Remedy.SWAP, fitting.id)
        elif fitting is not None and people and block.planned < _needed(fitting, people):
            short = {"length": _needed(fitting, people), "people": people}
            yield Finding("commitments_short", block.id, short, Remedy.SWAP, fitting.id)
        if not block.protected:
            yield Finding("not_protected", block.id, {}, Remedy.PROTECT)


def _order(agenda: Agenda, library: Mapping[str, Exercise]) -> Iterator[Finding]:
    blocks = [slot.block for slot in agenda.slots]
    safe = next((n for n, b in enumerate(blocks) if b.condition is Condition.SAFETY), None)
    growth = next((n for n, b in enumerate(blocks) if b.condition is Condition.GROWTH), None)
    if growth is not None and (safe is None or safe > growth):
        yield from _safety_first("growth_first", blocks, growth, safe, library)
    look = next((n for n, b in enumerate(blocks) if b.sort is BlockKind.LOOKBACK), None)
    if look is not None and (safe is None or safe > look):
        yield from _safety_first("look_back_first", blocks, look, safe, library)
    for block in blocks:
        if block.sort is BlockKind.LOOKBACK and block.planned > LOOK_BACK:
            yield _long_look_back(block, library)
    scans = [block for block in blocks if block.sort is BlockKind.SCAN]
    for block in scans[1:]:
        yield Finding("second_scan", block.id, {}, Remedy.REMOVE)


def _long_look_back(block: Block, library: Mapping[str, Exercise]) -> Finding:
    """Return what is said of a look back that takes too long, with what makes it fit."""
    facts = {"length": block.planned}
    if block.shortest is not None and block.shortest <= LOOK_BACK:
        return Finding("look_back_long", block.id, facts, Remedy.SHORTEN)
    if LOOK_BACK_EXERCISE in library and block.exercise != LOOK_BACK_EXERCISE:
        return Finding("look_back_long", block.id, facts, Remedy.SWAP, LOOK_BACK_EXERCISE)
    return Finding("look_back_long", block.id, facts, Remedy.TRIM)


def _safety_first(
    code: str,
    blocks: Sequence[Block],
    place: int,
    safe: int | None,
    library: Mapping[str, Exercise],
) -> Iterator[Finding]:
    early = blocks[place]
    if safe is not None and blocks[safe].planned >= early.planned / 4:
        yield Finding(code, early.id, {}, Remedy.MOVE, index=place, mends=blocks[safe].id)
    elif "check-in" in library:
        yield Finding(code, early.id, {}, Remedy.ADD, "check-in", place)
    else:
        safety = Condition.SAFETY
        yield Finding(code, early.id, {}, Remedy.CHOOSE, index=place, condition=safety)


def _breaks(agenda: Agenda) -> Iterator[Finding]:
    for first, last in _stretches(agenda):
        slots = agenda.slots[first : last + 1]
        length = between(slots[0].starts, slots[-1].ends)
        if length <= WITHOUT_BREAK:
            continue
        middle = min(
            range(first + 1, last + 1),
            key=lambda n: abs(between(slots[0].starts, agenda.slots[n].starts) - length / 2),
            default=None,
        )
        facts = {"length": length, "from_time": slots[0].starts.time()}
        if middle is None:
            yield Finding("long_block", slots[0].block.id, facts)
        else:
            block = agenda.slots[middle].block.id
            yield Finding("no_break", block, facts, Remedy.BREAK, index=middle)


def _stretches(agenda: Agenda) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of every stretch between breaks."""
    first: int | None = None
    for place, slot in enumerate(agenda.slots):
        if slot.block.sort is BlockKind.BREAK:
            if first is not None:
                yield first, place - 1
            first = None
        elif first is None:
            first = place
    if first is not None:
        yield first, len(agenda.slots) - 1


def _listening(agenda: Agenda, library: Mapping[str, Exercise]) -> Iterator[Finding]:
    length, told = ZERO, False
    lively = "one-two-four-all" if "one-two-four-all" in library else None
    for place, slot in enumerate(agenda.slots):
        for step in slot.block.steps:
            if step.posture is not Posture.LISTEN or slot.block.sort is BlockKind.BREAK:
                length, told = ZERO, False
                continue
            length += step.planned
            if length >= LISTENING and not told:
                told = True
                remedy = Remedy.ADD if lively else None
                facts = {"length": length}
                yield Finding("listening", slot.block.id, facts, remedy, lively, place)


def _after_lunch(agenda: Agenda) -> Iterator[Finding]:
    for slot, after in zip(agenda.slots, agenda.slots[1:], strict=False):
        hour = slot.starts.hour + slot.starts.minute / 60
        lunch = slot.block.sort is BlockKind.BREAK and slot.block.planned >= LUNCH
        if lunch and NOON[0] <= hour < NOON[1] and after.block.steps[0].posture in SEATED:
            yield Finding("after_lunch", after.block.id, {}, Remedy.STAND)


def _group(agenda: Agenda, library: Mapping[str, Exercise]) -> Iterator[Finding]:
    people = agenda.workshop.people
    for slot in agenda.slots:
        exercise = library.get(slot.block.exercise or "")
        if exercise is None or exercise.suits(people) or slot.block.sort is BlockKind.COMMITMENTS:
            continue
        facts = {"fewest": exercise.people[0], "most": exercise.people[1], "people": people}
        remedy, condition = Remedy.CHOOSE, slot.block.condition
        yield Finding("group", slot.block.id, facts, remedy, condition=condition)


def _typist(agenda: Agenda) -> Iterator[Finding]:
    people = agenda.workshop.people
    for slot in agenda.slots:
        for step in slot.block.steps:
            coming = step.expected_notes(people) if people else 0
            manages = int(step.planned / MINUTE * NOTES_A_MINUTE)
            if coming > manages:
                facts = {"n": coming, "length": step.planned, "manages": manages}
                yield Finding("typist", slot.block.id, facts, Remedy.HARVEST)
                break


def _balance(agenda: Agenda, earlier: Sequence[Block]) -> Iterator[Finding]:
    served = dict.fromkeys(Condition, ZERO)
    for slot in agenda.slots:
        if slot.block.condition is not None:
            served[slot.block.condition] += slot.block.planned
    if _time_there_is(agenda) < SHORT_WORKSHOP:
        touched = [condition for condition, time in served.items() if time >= TOUCHED]
        if len(touched) > CHOSEN:
            yield Finding("too_many_conditions", None, {"n": len(touched)})
        return
    if not earlier:
        return
    for block in earlier:
        if block.condition is not None:
            served[block.condition] += block.planned
    for condition, time in served.items():
        if not time:
            facts = {"condition": condition}
            yield Finding("never_served", None, facts, Remedy.CHOOSE, condition=condition)


def _time_there_is(agenda: Agenda) -> timedelta:
    """Return how long people come for: until *ends by*, or until the plan is done."""
    planned = between(agenda.starts, agenda.ends)
    return planned + max(agenda.to_spare or ZERO, ZERO)


def _most_to_gain(slots: Sequence[Slot]) -> Slot | None:
    """Return the slot whose short version saves most, or None when there is none."""
    able = [slot for slot in slots if _gain(slot.block)]
    return max(able, key=lambda slot: _gain(slot.block), default=None)


def _gain(block: Block) -> timedelta:
    return block.planned - block.shortest if block.shortest is not None else ZERO


def _needed(exercise: Exercise, people: int) -> timedelta:
    return sum((step.for_group(people).shortest for step in exercise.steps), ZERO)


def _before_check_out(agenda: Agenda) -> int:
    """Return the place for an ending: last, or before a closing word of ten minutes at most."""
    last = agenda.slots[-1].block
    closing = last.condition is Condition.SAFETY and last.planned <= CLOSING
    return len(agenda.slots) - (1 if closing and len(agenda.slots) > 1 else 0)
