"""The scan of a workshop: slips come in and become tallies at once; no slip is kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit, Ref, adding, changing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.ids import random_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import PublicFigure, ScanPage
from llnet_desktop.domain.run import SCAN_ADVICE, SCAN_DOTS, SCAN_MEANS, Timebox
from llnet_desktop.domain.scan import (
    CONDITIONS,
    NOBODY,
    Advice,
    Figure,
    ScanTally,
    Slip,
    advise,
    figures,
    weakest,
    with_counts,
    with_slip,
)
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk


@dataclass(frozen=True, slots=True)
class LastScan:
    """The scan that a network did before, and the workshop in which it did."""

    workshop: Workshop
    figures: tuple[Figure, ...]
    slips: int


def adding_slip(
    workshop: str, tally: ScanTally | None, slip: Slip, revealed: Collection[str] = ()
) -> Edit:
    """Return the edit that counts a slip. It is to be recorded: a step to undo would be a slip.

    Raises `InputError` when there are too many, and once the room sees the dots: the one dot
    more would be somebody's.
    """
    _refuse_seen(revealed)
    return _counting(workshop, tally, with_slip(tally or _empty(workshop), slip))


def taking_slip(tally: ScanTally, slip: Slip, revealed: Collection[str] = ()) -> Edit:
    """Return the edit that takes a slip back; to be recorded. Raises as `adding_slip` does."""
    _refuse_seen(revealed)
    return _counting(tally.workshop, tally, with_slip(tally, slip, -1))


def tallying(
    workshop: str, tally: ScanTally | None, condition: Condition, counts: Sequence[int]
) -> Edit:
    """Return the edit that takes over the ten counts of a condition; to be recorded.

    Raises `InputError` when they can't be.
    """
    return _counting(workshop, tally, with_counts(tally or _empty(workshop), condition, counts))


def tally_of(desk: Desk, workshop: str) -> ScanTally | None:
    """Return the tally of a workshop; it has one at most."""
    return next(iter(desk.read(ScanTally, workshop=workshop)), None)


def last_scan(desk: Desk, workshop: Workshop) -> LastScan | None:
    """Return the scan that the network did last before this workshop."""
    earlier = {
        one.id: one
        for one in desk.read(Workshop, network=workshop.network, binned=False)
        if one.starts < workshop.starts
    }
    found = desk.read(ScanTally, workshop=list(earlier))
    last = max(
        (tally for tally in found if _most(tally)),
        key=lambda tally: earlier[tally.workshop].starts,
        default=None,
    )
    if last is None:
        return None
    return LastScan(earlier[last.workshop], figures(last), last.slips or _most(last))


def scan_page(
    tally: ScanTally | None,
    last: LastScan | None,
    revealed: Collection[str],
    prompt: Phrase,
    box: Timebox,
) -> ScanPage:
    """Return what the room sees of a scan: of the answers only what was revealed."""
    if SCAN_DOTS not in revealed:
        return ScanPage(prompt, box)
    has_means = SCAN_MEANS in revealed
    now = figures(tally)
    before = {one.condition: one.mean for one in last.figures} if last and has_means else {}
    public = tuple(
        PublicFigure(
            one.condition,
            one.n,
            one.counts,
            one.mean if has_means else None,
            one.spread if has_means else None,
            before.get(one.condition),
        )
        for one in now
    )
    slips = (tally.slips or _most(tally)) if tally is not None else 0
    page = ScanPage(prompt, box, "means" if has_means else "dots", public, slips)
    if last is not None and has_means:
        page = replace(page, last_day=last.workshop.starts.date(), last_slips=last.slips)
    if has_means and SCAN_ADVICE in revealed:
        page = replace(page, advice=advise(now, last.figures if last else ()))
    return page


def helping(
    exercises: Sequence[Exercise], advice: Sequence[Advice], used: Collection[str], people: int
) -> Exercise | None:
    """Return the shortest exercise for what is weakest that suits the group and is not used yet."""
    wanted = weakest(advice)
    found = [
        one
        for one in exercises
        if one.condition in wanted[:1] and one.suits(people) and one.id not in used
    ]
    return min(found, key=lambda one: (one.minutes.usual, one.id), default=None)


def _refuse_seen(revealed: Collection[str]) -> None:
    if SCAN_DOTS in revealed:
        raise InputError("scan.seen")


def _most(tally: ScanTally) -> int:
    return max(map(sum, tally.counts))


def _empty(workshop: str) -> ScanTally:
    return ScanTally(random_id(), workshop, (NOBODY,) * len(CONDITIONS))


def _counting(workshop: str, before: ScanTally | None, after: ScanTally) -> Edit:
    if before is None:
        return adding("scan.count", [after], [Ref("workshop", workshop)])
    return changing("scan.count", [(before, after)])
