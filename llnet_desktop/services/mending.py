"""Mending what a check found in an agenda: one finding, one edit, one step to undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.checks import LOOK_BACK, Finding, Remedy
from llnet_desktop.domain.edit import Edit, changing
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Posture, Step
from llnet_desktop.services import planning

BREAK_MINUTES = 15
ROUNDED = 5  # minutes to which a later end is rounded up


def mending(
    finding: Finding, agenda: Agenda, exercises: Sequence[Exercise], break_title: Phrase
) -> Edit | None:
    """Return the edit that mends a finding, or None when only a person can choose.

    A break put in gets `break_title`.
    """
    blocks = [slot.block for slot in agenda.slots]
    block = next((one for one in blocks if one.id == finding.mended), None)
    exercise = next((one for one in exercises if one.id == finding.exercise), None)
    workshop = agenda.workshop
    match finding.remedy:
        case Remedy.ADD if exercise is not None:
            made = exercise.as_block(workshop.id, "", workshop.people)
            return planning.inserting(blocks, made, finding.index)
        case Remedy.BREAK:
            made = planning.new_block(workshop.id, break_title, BlockKind.BREAK, BREAK_MINUTES)
            return planning.inserting(blocks, made, finding.index)
        case Remedy.SWAP if exercise is not None and block is not None:
            made = exercise.as_block(workshop.id, block.place, workshop.people)
            origin = next((one for one in exercises if one.id == block.exercise), None)
            return swapping(block, made, origin)
        case Remedy.MOVE if block is not None:
            return planning.moving(blocks, block, finding.index)
        case Remedy.SHORTEN if block is not None:
            return shortening(block)
        case Remedy.PROTECT if block is not None:
            return planning.protecting(block, True)
        case Remedy.STAND if block is not None:
            return _standing(block)
        case Remedy.HARVEST if block is not None:
            return _harvested(block)
        case Remedy.UNPIN if block is not None:
            return planning.pinning(block, None)
        case Remedy.REMOVE if block is not None:
            return planning.removing_block(block, ())
        case Remedy.TRIM if block is not None:
            return _trimmed(block)
        case Remedy.END_LATER if agenda.to_spare is not None:
            return _ending_later(agenda)
        case _:
            return None


def shortening(block: Block) -> Edit:
    """Return the edit that holds a block in its short version."""
    return changing("agenda.short", [(block, block.in_short())])


def swapping(old: Block, new: Block, origin: Exercise | None) -> Edit:
    """Return the edit that puts another exercise in a block; the block itself stays.

    Its columns stay as well when it has some, so that no note loses its place, and so does what
    the facilitator wrote herself: a title or a private note that is not the old exercise's own.
    """
    was = origin.as_block(old.workshop, old.place, 0) if origin is not None else None
    kept = replace(
        new,
        id=old.id,
        gap=old.gap,
        pinned=old.pinned,
        lanes=old.lanes or new.lanes,
        protected=old.protected or new.protected,
        title=new.title if was is not None and was.title == old.title else old.title,
        private=new.private if was is not None and was.private == old.private else old.private,
    )
    return changing("agenda.swap", [(old, kept)])


def _standing(block: Block) -> Edit:
    first = replace(block.steps[0], posture=Posture.STAND)
    return changing("agenda.steps", [(block, replace(block, steps=(first, *block.steps[1:])))])


def _harvested(block: Block) -> Edit:
    """Return the edit that gathers one note for every four people, or fewer where time is short."""
    steps = tuple(
        replace(step, notes=_one_in_four(step)) if step.notes else step for step in block.steps
    )
    return changing("agenda.harvest", [(block, replace(block, steps=steps))])


def _one_in_four(step: Step) -> str:
    typed = int(step.planned / MINUTE * 4)
    return f"min(({step.notes}) / 4, {typed})"


def _trimmed(block: Block) -> Edit:
    """Return the edit that makes the steps of a look back shorter, all alike, until they fit.

    Their lengths no longer follow the head count: however many there are, it takes no longer.
    """
    share, half = LOOK_BACK / block.planned, MINUTE / 2
    steps = tuple(
        replace(step, planned=step.planned * share // half * half, minutes="")
        for step in block.steps
    )
    return changing("agenda.steps", [(block, replace(block, steps=steps))])


def _ending_later(agenda: Agenda) -> Edit:
    workshop = agenda.workshop
    ends = agenda.ends.replace(tzinfo=None)
    late = -(ends.minute % ROUNDED) % ROUNDED
    new = replace(workshop, ends_by=ends + timedelta(minutes=late))
    return changing("workshop.times", [(workshop, new)])
