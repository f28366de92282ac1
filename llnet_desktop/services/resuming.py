"""Going on after a stop: which workshop was still on when the program ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from llnet_desktop.domain.run import Reading, RunEvent, fold
from llnet_desktop.domain.workshop import MINUTE, Block, Workshop
from llnet_desktop.services.desk import Desk

LONG_AGO = timedelta(hours=12)  # a workshop of yesterday is not gone on with unasked


@dataclass(frozen=True, slots=True)
class StillOn:
    """A workshop that began and was not finished."""

    workshop: Workshop
    block: Block | None
    minutes_ago: int  # since the last thing that happened


def still_on(desk: Desk, now: Reading) -> StillOn | None:
    """Return the workshop that was on last, when that is not longer than half a day ago."""
    latest: dict[str, list[RunEvent]] = {}
    for event in desk.read(RunEvent, workshop=desk.unfinished()):
        latest.setdefault(event.workshop, []).append(event)
    found: list[tuple[timedelta, str]] = []
    for workshop_id, events in latest.items():
        since = now.since(max(events, key=lambda event: event.number).at)
        if timedelta() <= since < LONG_AGO and fold(events).is_on:
            found.append((since, workshop_id))
    if not found:
        return None
    since, workshop_id = min(found)
    workshop = desk.one(Workshop, workshop_id)
    if workshop is None or workshop.archived or workshop.binned:
        return None
    position = fold(latest[workshop_id]).position
    block = desk.one(Block, position.block) if position else None
    return StillOn(workshop, block, int(since / MINUTE))
