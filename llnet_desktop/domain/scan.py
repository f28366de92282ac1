"""The network scan: a room's answers on the five conditions, kept as tallies without names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import sqrt
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import InputError

HIGHEST = 10
FEWEST = 5  # with fewer answers there is neither a mean nor a dot
SAME = 1.0  # means that differ by less are about the same
TINY = 1e-9  # what a difference of means may be off; the least two can differ is 1 / MOST_SLIPS²
APART = 2.0  # a spread from which on people see it differently
CONDITIONS = tuple(Condition)
MOST_SLIPS = 5000
Tally = tuple[int, ...]  # ten counts: how many said 1, 2, … 10
Slip = tuple[int | None, ...]  # one answer for each condition, in their order; None: left blank
NOBODY: Tally = (0,) * HIGHEST
_BLANKS = ("-", ".", "–", "_", "x")


@dataclass(frozen=True, slots=True)
class ScanTally:
    """The answers of one workshop: for each condition, in their order, ten counts.

    One record and no slips: there is nothing that could tell who answered what.
    """

    kind: ClassVar[str] = "scan_tally"
    id: str
    workshop: str
    counts: tuple[Tally, ...]
    slips: int = 0  # how many were handed in; a slip may leave a condition blank

    def answers(self, condition: Condition) -> int:
        """Return how many people answered."""
        return sum(self._tally(condition))

    def mean(self, condition: Condition) -> float | None:
        """Return the mean of 1–10, or None below five answers."""
        return figure(condition, self._tally(condition)).mean

    def _tally(self, condition: Condition) -> Tally:
        return self.counts[CONDITIONS.index(condition)]


@dataclass(frozen=True, slots=True)
class Figure:
    """What may be told of one condition. Below five answers that is only how many there are.

    `spread` is the standard deviation of the answers, in points of the scale.
    """

    condition: Condition
    n: int
    counts: Tally = NOBODY
    mean: float | None = None
    spread: float | None = None


@dataclass(frozen=True, slots=True)
class Advice:
    """Something that the figures bear, by a code: "few", "rose", "fell", "lowest", "two",
    "level" or "apart"; with the conditions it is about and the means or the spread it rests on.
    """

    code: str
    conditions: tuple[Condition, ...] = ()
    values: tuple[float, ...] = ()


def parse_slip(text: str) -> Slip | None:
    """Return the answers on a slip typed as "7 4 - 6 5"; None for an empty line.

    Raises `InputError` when it has not five answers, or one that is no number from 1 to 10.
    """
    parts = re.split(r"[\s,;]+", text.strip())
    if parts == [""]:
        return None
    slip: list[int | None] = []
    for part in parts[: len(CONDITIONS) + 1]:
        if part in _BLANKS:
            slip.append(None)
        elif re.fullmatch(r"[0-9]{1,3}", part) and 1 <= int(part) <= HIGHEST:
            slip.append(int(part))
        else:
            raise InputError("scan.answer", text=part[:12], highest=HIGHEST)
    if len(parts) != len(CONDITIONS):
        raise InputError("scan.count", n=len(parts), wanted=len(CONDITIONS))
    return tuple(slip)


def with_slip(tally: ScanTally, slip: Slip, times: int = 1) -> ScanTally:
    """Return the tally with a slip more, or with `times` of -1 without it again.

    Raises `InputError` when there is no such answer to take back, or there are too many.
    """
    counts = []
    for tallied, answer in zip(tally.counts, slip, strict=True):
        row = list(tallied)
        if answer is not None:
            row[answer - 1] += times
        counts.append(tuple(row))
    slips = tally.slips + times
    if slips < 0 or any(n < 0 for row in counts for n in row):
        raise InputError("scan.not_there")
    if slips > MOST_SLIPS:
        raise InputError("scan.too_many", most=MOST_SLIPS)
    return replace(tally, counts=tuple(counts), slips=slips)


def with_counts(tally: ScanTally, condition: Condition, counts: Sequence[int]) -> ScanTally:
    """Return the tally with other counts for one condition, as tallied from shuffled slips.

    Raises `InputError` when a count is below 0 or there are too many.
    """
    kept = tuple(counts)
    if len(kept) != HIGHEST or any(n < 0 for n in kept) or sum(kept) > MOST_SLIPS:
        raise InputError("scan.tally", highest=HIGHEST, most=MOST_SLIPS)
    place = CONDITIONS.index(condition)
    rows = (*tally.counts[:place], kept, *tally.counts[place + 1 :])
    return replace(tally, counts=rows, slips=max(sum(row) for row in rows))


def figure(condition: Condition, counts: Tally) -> Figure:
    """Return what may be told of a condition."""
    n = sum(counts)
    if n < FEWEST:
        return Figure(condition, n)
    mean = sum(score * times for score, times in enumerate(counts, start=1)) / n
    squares = sum((score - mean) ** 2 * times for score, times in enumerate(counts, start=1))
    return Figure(condition, n, counts, mean, sqrt(squares / n))


def figures(tally: ScanTally | None) -> tuple[Figure, ...]:
    """Return what may be told of each condition, in their order."""
    counts = tally.counts if tally is not None else (NOBODY,) * len(CONDITIONS)
    return tuple(figure(*each) for each in zip(CONDITIONS, counts, strict=True))


def change(now: float | None, before: float | None) -> str:
    """Return "higher", "lower" or "same"; empty when one of two means is not there."""
    if now is None or before is None:
        return ""
    if abs(now - before) < SAME - TINY:
        return "same"
    return "higher" if now > before else "lower"


def advise(now: Sequence[Figure], before: Sequence[Figure] = ()) -> tuple[Advice, ...]:
    """Return what the figures bear: the largest change, the lowest, and where people differ.

    Differences below one point are no difference, and where they are, nothing is the lowest.
    """
    if all(one.mean is None for one in now):
        return (Advice("few", values=(float(max((one.n for one in now), default=0)),)),)
    return (*_changes(now, before), *_lowest(now), *_apart(now))


def _changes(now: Sequence[Figure], before: Sequence[Figure]) -> Iterator[Advice]:
    was = {one.condition: one.mean for one in before}
    moved = [
        (one.mean - then, one.condition, then, one.mean)
        for one in now
        if one.mean is not None and (then := was.get(one.condition)) is not None
    ]
    most = max(moved, key=lambda each: abs(each[0]), default=None)
    if most is not None and change(most[3], most[2]) != "same":
        by, condition, then, mean = most
        yield Advice("rose" if by > 0 else "fell", (condition,), (then, mean))


def _lowest(now: Sequence[Figure]) -> Iterator[Advice]:
    known = sorted(
        ((one.mean, one.condition) for one in now if one.mean is not None), key=lambda each: each[0]
    )
    if len(known) < len(CONDITIONS):
        return  # what is not known may be lower
    near = [each for each in known if each[0] - known[0][0] < SAME - TINY]
    conditions = tuple(condition for _, condition in near)
    means = tuple(mean for mean, _ in near)
    if len(near) == len(known):
        yield Advice("level")
    elif len(near) == 1:
        yield Advice("lowest", conditions, means)
    elif len(near) == 2:
        yield Advice("two", conditions, means)


def _apart(now: Sequence[Figure]) -> Iterator[Advice]:
    known = [(one.spread, one.condition) for one in now if one.spread is not None]
    widest = max(spread for spread, _ in known)
    most = [condition for spread, condition in known if spread > widest - TINY]
    if widest >= APART - TINY and len(most) == 1:
        yield Advice("apart", tuple(most), (widest,))


def weakest(advice: Sequence[Advice]) -> tuple[Condition, ...]:
    """Return the conditions that an exercise could help, by the advice: one, two or none."""
    return next((one.conditions for one in advice if one.code in ("lowest", "two")), ())
