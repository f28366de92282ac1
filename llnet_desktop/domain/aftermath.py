"""What goes out after a workshop: three results, the next day, and who asks whom how it went.

Made of what may be printed and of nothing else, so that nothing private can be in a mail.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from llnet_desktop.domain.report import ActionReport, ReportCluster, ReportOption

MOST_RESULTS = 3


@dataclass(frozen=True, slots=True)
class Result:
    """Something that came out, by a code and what is said of it."""

    code: str  # "commitments", "dots", "cluster", "notes"
    n: int
    text: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class BuddyPair:
    """Who asks whom how it went, and on which day."""

    id: str  # of the commitment
    number: int
    buddy: str
    who: str
    what: str
    asks: date


@dataclass(frozen=True, slots=True)
class Aftermath:
    """What a mail tells. `next_day` is the day of the next workshop, once it is planned."""

    title: str
    network: str
    facilitator: str
    day: date
    results: tuple[Result, ...]
    next_day: date | None
    pairs: tuple[BuddyPair, ...] = field(default=())


def aftermath(report: ActionReport, next_day: date | None) -> Aftermath:
    """Return what goes out after a workshop."""
    pairs = (
        BuddyPair(one.id, one.number, one.buddy, one.who, one.what, one.buddy_asks)
        for one in report.commitments
        if one.buddy and one.buddy_asks is not None
    )
    return Aftermath(
        report.title,
        report.network,
        report.facilitator,
        report.starts.date(),
        tuple(_results(report))[:MOST_RESULTS],
        next_day,
        tuple(sorted(pairs, key=lambda pair: (pair.asks, pair.number))),
    )


def _results(report: ActionReport) -> Iterator[Result]:
    """Yield what came out, the most telling first."""
    if made := report.commitments:
        first = min(made, key=lambda one: (one.by, one.number))
        yield Result("commitments", len(made), first.who, first.by)
    options = [one for block in report.blocks for one in block.result if one.dots]
    best = max(options, key=lambda one: (one.dots, -one.number), default=None)
    if best is not None:
        yield Result("dots", best.dots, best.text)
    cluster = _largest(report, best)
    if cluster is not None:
        yield Result("cluster", len(cluster.notes), cluster.title)
    if report.notes:
        yield Result("notes", report.notes)


def _largest(report: ActionReport, but: ReportOption | None) -> ReportCluster | None:
    clusters = (
        cluster
        for block in report.blocks
        for lane in block.lanes
        for cluster in lane.clusters
        if cluster.title and (but is None or cluster.title != but.text)
    )
    return max(clusters, key=lambda cluster: len(cluster.notes), default=None)
