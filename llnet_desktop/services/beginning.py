"""Which workshop has still to begin: what there is to get ready for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from llnet_desktop.domain.agenda import Agenda, plan
from llnet_desktop.domain.edit import Edit, changing
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.services.desk import Desk


def to_begin(desk: Desk, workshop_id: str) -> Agenda | None:
    """Return the plan of a workshop that has not begun; None without a plan, or when it has."""
    workshop = desk.one(Workshop, workshop_id)
    blocks = desk.read(Block, workshop=workshop_id)
    if workshop is None or not blocks:
        return None
    has_begun = fold(desk.read(RunEvent, workshop=workshop_id)).began is not None
    return None if has_begun else plan(workshop, blocks)


def on_day(workshop: Workshop, day: date) -> Edit:
    """Return the edit that moves a workshop to another day, at the same times."""
    starts = datetime.combine(day, workshop.starts.time())
    ends_by = workshop.ends_by and workshop.ends_by + (starts - workshop.starts)
    moved = replace(workshop, starts=starts, ends_by=ends_by)
    return changing("workshop.day", [(workshop, moved)])
