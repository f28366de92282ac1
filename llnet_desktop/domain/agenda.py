"""When each block starts: in the plan, and as things really go."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Workshop

EVENING = 18  # the hour from which a workshop may run past midnight
ROOMFUL, CROWD = 20, 60  # people: more of them need longer to change places
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Slot:
    """A block with its planned times, both in the workshop's time zone."""

    number: int  # 1 for the first line of the agenda
    block: Block
    starts: datetime
    ends: datetime
    changing: timedelta = ZERO  # changing over before it: no less may be between
    free: timedelta = ZERO  # time before it that nobody needs; negative when it misses its pin
    length: timedelta = ZERO  # of the block

    @property
    def before(self) -> timedelta:
        """Time between the end of the block before and the start of this one."""
        return self.changing + max(self.free, ZERO)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The plan of a workshop in order, with times."""

    workshop: Workshop
    slots: tuple[Slot, ...]

    @property
    def starts(self) -> datetime:
        """Planned start of the workshop."""
        return local(self.workshop, self.workshop.starts)

    @property
    def ends(self) -> datetime:
        """Planned end: when the last block ends."""
        return self.slots[-1].ends if self.slots else self.starts

    @property
    def to_be_ready(self) -> datetime:
        """When everybody counts on being ready: *ends by*, or else the planned end."""
        ends_by = self.workshop.ends_by
        return local(self.workshop, ends_by) if ends_by is not None else self.ends

    @property
    def to_spare(self) -> timedelta | None:
        """Time between the planned end and *ends by*; negative when over, None without one."""
        if self.workshop.ends_by is None:
            return None
        return between(self.ends, local(self.workshop, self.workshop.ends_by))

    def slot(self, block_id: str) -> Slot | None:
        """Return a block's place in the plan."""
        return next((slot for slot in self.slots if slot.block.id == block_id), None)


def local(workshop: Workshop, wall: datetime) -> datetime:
    """Return what a clock in the workshop's zone shows as a moment with an offset."""
    return wall.replace(tzinfo=ZoneInfo(workshop.zone))


def between(earlier: datetime, later: datetime) -> timedelta:
    """Return the time that passes between two moments, right across a change of the clocks."""
    return later.astimezone(UTC) - earlier.astimezone(UTC)


def later_by(moment: datetime, by: timedelta) -> datetime:
    """Return the moment that much later, in the same zone, across a change of the clocks."""
    return (moment.astimezone(UTC) + by).astimezone(moment.tzinfo)


def plan(workshop: Workshop, blocks: Sequence[Block]) -> Agenda:
    """Return the agenda: blocks in order, each starting when the one before ends.

    Between them come changing over and free time; a block that is pinned waits for the clock.
    """
    at = local(workshop, workshop.starts)
    slots: list[Slot] = []
    for number, block in enumerate(in_order(blocks), start=1):
        last = slots[-1].block if slots else None
        changing = changing_over(last, block, workshop.people)
        free = max(block.gap - changing, ZERO)
        if block.pinned is not None:
            pinned = _moment(block.pinned, local(workshop, workshop.starts))
            free = between(later_by(at, changing), pinned)
        starts = later_by(at, changing + max(free, ZERO))
        length = block.planned
        at = later_by(starts, length)
        slots.append(Slot(number, block, starts, at, changing, free, length))
    return Agenda(workshop, tuple(slots))


def changing_over(last: Block | None, block: Block, people: int) -> timedelta:
    """Return the time to find one's place for a block: none when nobody moves or after a break."""
    if last is None or last.sort is BlockKind.BREAK or not block.moves:
        return ZERO
    if people > CROWD:
        return 6 * MINUTE
    return (4 if people > ROOMFUL or not people else 2) * MINUTE


def _moment(pinned: time, first: datetime) -> datetime:
    """Return when the clock says a time on the day; after midnight only where evening began it."""
    moment = first.replace(hour=pinned.hour, minute=pinned.minute, second=0, microsecond=0)
    evening = first.hour >= EVENING and moment < first
    return moment + timedelta(days=1) if evening else moment


def in_order(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks in the order of the agenda; the id settles a tie."""
    return sorted(blocks, key=lambda block: (block.place, block.id))


def places(n: int) -> list[str]:
    """Return `n` keys in order, with room to put others between them."""
    width = max(2, len(_in_base(n + 1)))
    return [_in_base(i).rjust(width, "0") + "i" for i in range(1, n + 1)]


def place_between(before: str | None, after: str | None) -> str:
    """Return a key that sorts between two neighbours; None is the end of the agenda.

    Keys are digits and letters, read as a fraction; none ends in 0, so there is always room.
    """
    low, high = before or "", after or ""
    key = ""
    index = 0
    while True:
        a = _DIGITS.index(low[index]) if index < len(low) else 0
        b = _DIGITS.index(high[index]) if index < len(high) else len(_DIGITS)
        if a == b:
            key += _DIGITS[a]
        elif b - a > 1:
            return key + _DIGITS[(a + b) // 2]
        else:
            key += _DIGITS[a]
            high = ""  # anything after this digit sorts below `after`
        index += 1


def _in_base(value: int) -> str:
    text = ""
    while value:
        value, rest = divmod(value, len(_DIGITS))
        text = _DIGITS[rest] + text
    return text
