"""What really happened, and how long is left. Folded from events; nothing counts ticks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from llnet_desktop.domain.workshop import ZERO, Block, Step

SLEPT = timedelta(seconds=3)  # clocks that differ by more than this have something to tell
DOTS = "dots"  # the subject of a reveal that opens no lane but the dots of its block
SCAN_DOTS, SCAN_MEANS, SCAN_ADVICE = "scan.dots", "scan.means", "scan.advice"  # as above, in order
CALM, LIVELY = 1, 5  # the least and the most energy
Pairs = tuple[tuple[str, str], ...]  # of notes, by their ids
SLIP = timedelta(seconds=15)  # a key that was pressed by mistake is taken back within this


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clocks said at one moment.

    `wall` is in UTC. `seconds` come from a clock that goes on while the laptop sleeps and that
    nobody sets; they can be compared only within the same `boot`.
    """

    wall: datetime
    seconds: float
    boot: str

    def since(self, earlier: Reading) -> timedelta:
        """Return the time between two readings, by the best clock they share."""
        if self.boot == earlier.boot:
            return timedelta(seconds=self.seconds - earlier.seconds)
        return self.wall - earlier.wall

    def earlier(self, by: timedelta) -> Reading:
        """Return what the clocks said so much earlier."""
        return replace(self, wall=self.wall - by, seconds=self.seconds - by.total_seconds())


class What(StrEnum):
    """What can happen in a workshop that runs."""

    ENTERED = "entered"  # a step came on; its time does not run yet; `by` < 0: by going back
    STARTED = "started"
    PAUSED = "paused"
    EXTENDED = "extended"  # `by` may be negative
    CORRECTED = (
        "corrected"  # `subject`, or what is on, had `by` more time than was counted, or less
    )
    REVEALED = "revealed"  # a held lane was opened, `subject`; or the dots of a block, `DOTS`
    SHOWN = "shown"  # the facilitator chose a page for the room; `subject` is its code
    PROJECTED = "projected"  # live, frozen or black; `subject` is which
    SPOKEN = "spoken"  # the languages for the room changed; `subject` is "nl", "en" or "nl+en"
    CALLED_OFF = "called_off"  # begun by mistake: nothing has begun yet
    NAMED = "named"  # whether the room reads the condition; `subject` is "yes" or "no"
    PAIRED = "paired"  # notes were put beside each other; `subject` has their ids, two by two
    FINISHED = "finished"
    ERASED = "erased"  # what was in a lane was destroyed; `subject` is the lane
    ROUND = "round"  # a commitment round came on; `subject` is the highest number there was then
    ENERGY = "energy"  # of the room at the end of a block, by her eye; `subject` is "1" to "5"


@dataclass(frozen=True, slots=True)
class RunEvent:
    """One thing that happened. Never changed, never undone: a mistake is followed by another.

    `number` is the order of happening, given by the library: no clock can disturb it.
    """

    kind: ClassVar[str] = "run_event"
    id: str
    workshop: str
    what: What
    at: Reading
    block: str | None = None
    subject: str | None = None  # a step, a lane, a page …
    by: timedelta = ZERO
    number: int = 0


@dataclass(frozen=True, slots=True)
class Timebox:
    """Where a step stands: its length with what was added, and the time that was worked."""

    planned: timedelta
    worked: timedelta = ZERO
    running_since: Reading | None = None

    @property
    def is_running(self) -> bool:
        """Whether time passes now."""
        return self.running_since is not None

    @property
    def was_started(self) -> bool:
        """Whether any time was given to it."""
        return self.is_running or self.worked > ZERO

    def spent(self, now: Reading) -> timedelta:
        """Return the time worked until now; a clock that was set back takes nothing away."""
        if self.running_since is None:
            return self.worked
        return self.worked + max(ZERO, now.since(self.running_since))

    def remaining(self, now: Reading) -> timedelta:
        """Return the time left; negative once the group is over time."""
        return self.planned - self.spent(now)


@dataclass(frozen=True, slots=True)
class Taken:
    """When a block was on, in reality. A block that was entered twice has its first and last."""

    entered: Reading
    left: Reading | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """The block and the step that are on."""

    block: str
    step: str


@dataclass(frozen=True, slots=True)
class Left:
    """What was on before something else came on, so that a slip of a key can be taken back."""

    position: Position
    page: str | None  # that was chosen for the room
    was_running: bool
    before: Left | None = None  # what was left within the same moment


@dataclass(frozen=True, slots=True)
class Run:
    """Where a workshop is."""

    position: Position | None = None
    boxes: dict[Position, Timebox] = field(default_factory=dict)
    taken: dict[str, Taken] = field(default_factory=dict)
    revealed: frozenset[str] = frozenset()
    dots_revealed: frozenset[str] = frozenset()  # blocks; the room knows how their dots came out
    paired: dict[str, Pairs] = field(default_factory=dict)  # by block: what the room was shown
    page: str | None = None  # the page chosen for the room; None follows the step
    asked: datetime | None = None  # until when the room was asked to go on
    mode: str = "live"  # of the projector: live, frozen, black
    languages: str | None = None  # chosen for the room; None are the workshop's
    names_condition: bool = True  # whether the room reads which one is worked on
    since: Reading | None = None  # when the step that is on came on
    left: Left | None = None  # by going forward or elsewhere, not by going back
    erased: dict[str, Reading] = field(default_factory=dict)  # lanes, and when
    energy: dict[str, int] = field(default_factory=dict)  # of the room by block, 1–5
    said_before: dict[str, int] = field(default_factory=dict)  # by round, the last number before it
    is_touched: bool = False  # something was done with its time since it came on
    began: Reading | None = None
    finished: Reading | None = None

    @property
    def is_on(self) -> bool:
        """Whether the workshop has begun and not been finished."""
        return self.began is not None and self.finished is None

    def box(self, block: Block, step: Step) -> Timebox:
        """Return the timebox of a step, as planned when nothing happened to it yet."""
        found = self.boxes.get(Position(block.id, step.id))
        if found is None:
            return Timebox(step.planned)
        return replace(found, planned=max(ZERO, step.planned + found.planned))


def fold(events: Iterable[RunEvent]) -> Run:
    """Return where a workshop is after what happened.

    The boxes hold what was added to the plan, not the plan: re-planning a step that runs counts
    at once. Doing the same twice is harmless.
    """
    run = Run()
    for event in sorted(events, key=lambda event: event.number):
        run = _after(run, event)
    return run


def folded(events: Iterable[RunEvent]) -> Iterator[tuple[RunEvent, Run]]:
    """Return what happened, in its order, each with where the workshop was after it."""
    run = Run()
    for event in sorted(events, key=lambda event: event.number):
        run = _after(run, event)
        yield event, run


def _after(run: Run, event: RunEvent) -> Run:
    at = event.at
    match event.what:
        case What.ENTERED if event.block is not None and event.subject is not None:
            return _entered(run, Position(event.block, event.subject), at, back=event.by < ZERO)
        case What.STARTED if run.position is not None:
            run = replace(run, is_touched=True)
            return _box(run, lambda box: replace(box, running_since=box.running_since or at))
        case What.PAUSED:
            return _stopped(replace(run, is_touched=True), at)
        case What.EXTENDED:
            run = replace(run, is_touched=True)
            return _box(run, lambda box: replace(box, planned=box.planned + event.by))
        case What.CORRECTED:
            return _corrected(run, _meant(event) or run.position, event.by, at)
        case What.REVEALED if event.subject == DOTS and event.block is not None:
            return replace(run, dots_revealed=run.dots_revealed | {event.block})
        case What.REVEALED if event.subject is not None:
            return replace(run, revealed=run.revealed | {event.subject})
        case What.PAIRED if event.block is not None:
            ids = (event.subject or "").split()
            pairs = tuple(zip(ids[::2], ids[1::2], strict=False))
            return replace(run, paired={**run.paired, event.block: pairs})
        case What.ERASED if event.subject is not None:
            return replace(run, erased={**run.erased, event.subject: at})
        case What.ROUND if event.block is not None and (event.subject or "").isdecimal():
            last = int(event.subject or 0)
            return replace(run, said_before={**run.said_before, event.block: last})
        case What.ENERGY if event.block is not None and (event.subject or "").isdecimal():
            level = max(CALM, min(int(event.subject or CALM), LIVELY))
            return replace(run, energy={**run.energy, event.block: level})
        case What.SHOWN:
            asked = at.wall + event.by if event.by else run.asked
            return replace(run, page=event.subject, asked=asked)
        case What.PROJECTED if event.subject is not None:
            return replace(run, mode=event.subject)
        case What.CALLED_OFF:
            return replace(
                run,
                position=None,
                boxes={},
                taken={},
                page=None,
                began=None,
                finished=None,
                since=None,
                left=None,
            )
        case What.NAMED:
            return replace(run, names_condition=event.subject != "no")
        case What.SPOKEN:
            return replace(run, languages=event.subject)
        case What.FINISHED:
            left = _leaving(run, at)
            run = replace(_left(_stopped(run, at), at), page=None, finished=at)
            return replace(run, left=left, since=at, is_touched=False)
        case _:
            return run


def _leaving(run: Run, at: Reading) -> Left | None:
    """Return what is left now; only the moments just before it are remembered with it."""
    if run.position is None:
        return None
    box = run.boxes.get(run.position)
    soon = run.since is not None and at.since(run.since) < SLIP
    return Left(
        run.position,
        run.page,
        was_running=box is not None and box.is_running,
        before=run.left if soon else None,
    )


def _entered(run: Run, position: Position, at: Reading, *, back: bool) -> Run:
    if not back:
        left = _leaving(run, at)
    elif run.left is not None and run.left.position == position:
        left = run.left.before  # a slip that was taken back
    else:
        left = None
    run = replace(_stopped(run, at), left=left, is_touched=False)
    if run.position is None or run.position.block != position.block or run.finished:
        run = _left(run, at)
        first = run.taken[position.block].entered if position.block in run.taken else at
        run = replace(run, taken={**run.taken, position.block: Taken(first)})
    began = run.began or at
    return replace(run, position=position, page=None, began=began, finished=None, since=at)


def _meant(event: RunEvent) -> Position | None:
    """Return the step that an event names; older ones name none and mean the one that is on."""
    if event.block is None or event.subject is None:
        return None
    return Position(event.block, event.subject)


def _corrected(run: Run, position: Position | None, by: timedelta, at: Reading) -> Run:
    """Count more time for a step, or less; the block that is on began when its time did."""
    if position is None:
        return run
    box = run.boxes.get(position, Timebox(ZERO))
    run = replace(run, boxes={**run.boxes, position: replace(box, worked=box.worked + by)})
    if position != run.position:
        return run  # it was left: when it was on does not change
    run = replace(run, is_touched=True)
    if position.block not in run.taken:
        return run
    began = at.earlier(run.boxes[position].spent(at))
    taken = run.taken[position.block]
    alone = all(p == position or p.block != position.block for p in run.boxes)
    if not alone or began.since(taken.entered) >= ZERO:
        return run
    first = run.began is None or began.since(run.began) < ZERO
    return replace(
        run,
        taken={**run.taken, position.block: replace(taken, entered=began)},
        began=began if first else run.began,
    )


def _left(run: Run, at: Reading) -> Run:
    """Leave the block that is on; one that was only touched has not been on."""
    if run.position is None or run.position.block not in run.taken:
        return run
    block = run.position.block
    taken = {**run.taken, block: replace(run.taken[block], left=at)}
    worked = sum((box.spent(at) for on, box in run.boxes.items() if on.block == block), ZERO)
    if max(worked, at.since(run.taken[block].entered)) < SLIP:
        del taken[block]
    return replace(run, taken=taken)


def _stopped(run: Run, at: Reading) -> Run:
    return _box(
        run,
        lambda box: replace(box, worked=box.spent(at), running_since=None),
    )


def _box(run: Run, change: Callable[[Timebox], Timebox]) -> Run:
    if run.position is None:
        return run
    before = run.boxes.get(run.position, Timebox(ZERO))
    return replace(run, boxes={**run.boxes, run.position: change(before)})


class Look(StrEnum):
    """How a timebox looks. Derived from the time left at every paint, never a one-shot."""

    PLENTY = "plenty"
    SOON = "soon"
    LAST_MINUTE = "last_minute"
    ROUND_OFF = "round_off"


def look(box: Timebox, now: Reading) -> Look:
    """Return the look for the time left: soon is the last fifth, at most five minutes."""
    remaining = box.remaining(now)
    if remaining <= ZERO:
        return Look.ROUND_OFF
    if remaining <= min(timedelta(minutes=1), box.planned / 4):
        return Look.LAST_MINUTE
    if remaining <= min(timedelta(minutes=5), box.planned / 5):
        return Look.SOON
    return Look.PLENTY


def gap_in_clocks(earlier: Reading, later: Reading) -> timedelta | None:
    """Return how much more the wall clock moved than the other clock, when that is worth telling.

    Across a restart there is only the wall clock, so the whole time away is returned.
    """
    wall = later.wall - earlier.wall
    if earlier.boot != later.boot:
        return wall if abs(wall) > SLEPT else None
    drift = wall - timedelta(seconds=later.seconds - earlier.seconds)
    return drift if abs(drift) > SLEPT else None
