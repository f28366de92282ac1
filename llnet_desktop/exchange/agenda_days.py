"""From rows as they were written to days that fit: starts, lengths, midnight, what can't be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise

from llnet_desktop.domain.draft import DraftBlock, DraftDay, DraftKind, LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.workshop import LONGEST_BLOCK, MINUTE
from llnet_desktop.exchange.agenda_words import date_in, is_end, kind_of
from llnet_desktop.exchange.clocks import HALF_DAY, HOUR, Clock
from llnet_desktop.exchange.source import left_out

DAY = 24 * HOUR
DEFAULT = 15  # minutes of a last item of which nothing says how long it takes
_RELATIVE_WITHIN = 6 * HOUR  # 0:00 and shorter is counted from the start, longer is midnight
_EVENING, _NIGHT = 18 * HOUR, 6 * HOUR
_NOON_GAP = 2 * HOUR  # 12:30 and then 1:30 is after noon
_LONGEST = LONGEST_BLOCK // MINUTE


@dataclass(frozen=True, slots=True)
class TimedRow:
    """One line of an agenda, as written."""

    line: int
    title: str
    start: Clock | None = None
    end: Clock | None = None
    minutes: int | None = None
    detail: str = ""


@dataclass(slots=True)
class Part:
    """The rows of one day or session."""

    name: str = ""
    rows: list[TimedRow] = field(default_factory=list)


@dataclass(slots=True)
class _Placed:
    row: TimedRow
    start: int
    end: int | None


def day_of(part: Part, day_text: str = "") -> tuple[DraftDay | None, list[LeftOut]]:
    """Return a part as a day, or None where no row has a title, and what was left out.

    Raises `InputError` for times that go backwards or overlap, and for lengths that can't be.
    """
    told: list[LeftOut] = []
    placed = _placed(part.rows)
    _measure(placed, told)
    blocks: list[DraftBlock] = []
    for item, previous in zip(placed, [None, *placed[:-1]], strict=True):
        row, end = item.row, item.end or item.start
        if previous is not None and item.start < (previous.end or 0):
            raise InputError("input.overlap", line=row.line, other=previous.row.line)
        if not row.title:
            told.append(left_out(row.line, _said(item), "no_title"))
            continue
        _check_minutes(row.line, end - item.start)
        blocks.append(_block(item.row, item.start, end - item.start, blocks))
        if len(row.title) > TITLE_LIMIT:
            told.append(left_out(row.line, row.title, "too_long"))
    if not blocks:
        return None, told
    last = blocks[-1].start // MINUTE + blocks[-1].minutes
    relative = placed[0].start == 0 and last < _RELATIVE_WITHIN
    relative = relative or all(row.start is None for row in part.rows)
    name = clean(part.name, TITLE_LIMIT)
    return DraftDay(name, tuple(blocks), relative, date_in(name) or date_in(day_text)), told


def hours_of(day: DraftDay) -> str:
    """Return from when to when a day lasts, which serves as its name when it has none."""
    first, last = day.blocks[0], day.blocks[-1]
    return f"{_clock_text(first.start)}–{_clock_text(last.start + last.minutes * MINUTE)}"


def _placed(rows: list[TimedRow]) -> list[_Placed]:
    """Return the rows with their starts, and their ends as far as they are written."""
    placed: list[_Placed] = []
    for row in rows:
        previous = placed[-1] if placed else None
        if previous is None:
            start = _first_start(rows)
        elif row.start is None:
            if previous.end is None:
                previous.end = previous.start + DEFAULT
            start = previous.end
        else:
            start = _next_start(row, row.start, previous)
        end = _end(row, start)
        if end is not None and row.title:
            _check_minutes(row.line, end - start)
        placed.append(_Placed(row, start, end))
    return placed


def _first_start(rows: list[TimedRow]) -> int:
    """Return the first start: as written, or counted back from the first that is."""
    before = 0
    for row in rows:
        if row.start is not None:
            return max(0, row.start.at - before)
        before += row.minutes or 0
    return 0


def _next_start(row: TimedRow, start: Clock, previous: _Placed) -> int:
    at = start.at
    if at >= previous.start:
        return at
    ended = previous.end if previous.end is not None else previous.start
    if ended >= DAY and at + DAY - ended <= _NIGHT:  # the one before it went past midnight
        return at + DAY
    if start.loose and 0 <= at + HALF_DAY - ended <= _NOON_GAP:
        return at + HALF_DAY
    raise InputError("input.backwards", line=row.line)


def _end(row: TimedRow, start: int) -> int | None:
    if row.end is None:
        return None if row.minutes is None else start + row.minutes
    end = row.end.at
    if start >= DAY:
        end += DAY
    if end >= start:
        return end
    if row.end.loose and 0 < end + HALF_DAY - start <= _RELATIVE_WITHIN:
        return end + HALF_DAY
    if start >= _EVENING and end <= _NIGHT:
        return end + DAY
    raise InputError("input.backwards", line=row.line)


def _measure(placed: list[_Placed], told: list[LeftOut]) -> None:
    """Give rows without an end that of the next start; take a closing mark off."""
    last = placed[-1]
    if len(placed) > 1 and last.end is None and is_end(last.row.title):
        told.append(left_out(last.row.line, last.row.title, "end_mark"))
        if placed[-2].end is None:
            placed[-2].end = last.start
        placed.pop()
    for item, following in pairwise(placed):
        if item.end is None:
            if following.start == item.start:
                raise InputError("input.overlap", line=following.row.line, other=item.row.line)
            item.end = following.start
    if placed[-1].end is None:
        placed[-1].end = placed[-1].start + DEFAULT


def _check_minutes(line: int, minutes: int) -> None:
    if not 1 <= minutes <= _LONGEST:
        raise InputError("input.minutes", line=line, minutes=minutes, limit=_LONGEST)


def _block(row: TimedRow, start: int, minutes: int, before: list[DraftBlock]) -> DraftBlock:
    kind = kind_of(row.title)
    if kind is DraftKind.SCAN and any(block.kind is DraftKind.SCAN for block in before):
        kind = DraftKind.PLENARY  # a scan is held once; the check-out only asks about it
    title = clean(row.title, TITLE_LIMIT)
    return DraftBlock(title, start * MINUTE, minutes, kind, row.detail, row.line)


def _said(item: _Placed) -> str:
    start, end = timedelta(minutes=item.start), timedelta(minutes=item.end or item.start)
    return f"{_clock_text(start)}–{_clock_text(end)}"


def _clock_text(at: timedelta) -> str:
    minutes = at // MINUTE % DAY
    return f"{minutes // HOUR:02}:{minutes % HOUR:02}"
