"""The commitment round in its three sizes, which can be changed while people write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from llnet_desktop.domain.edit import Edit, Ref, adding, ref_of
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.workshop import Block, BlockKind, Presence, PresenceState, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.mending import swapping


def sizes(exercises: Sequence[Exercise]) -> tuple[Exercise, ...]:
    """Return the rounds that come along, the one for the smallest groups first."""
    rounds = (one for one in exercises if one.sort is BlockKind.COMMITMENTS and not one.own)
    return tuple(sorted(rounds, key=lambda one: (one.people, one.id)))


def resizing(
    block: Block, wanted: Exercise, exercises: Sequence[Exercise], people: int, step: str | None
) -> Edit:
    """Return the edit that goes on with a round in another size, for so many people.

    The steps up to the one that is on keep their identity, and with it the time they took.
    """
    made = wanted.as_block(block.workshop, block.place, people)
    ids = [one.id for one in block.steps]
    begun = ids.index(step) + 1 if step in ids else 0
    steps = tuple(
        replace(fresh, id=old.id)
        for old, fresh in zip(block.steps[:begun], made.steps, strict=False)
    )
    made = replace(made, steps=(*steps, *made.steps[len(steps) :]))
    origin = next((one for one in exercises if one.id == block.exercise), None)
    return swapping(block, made, origin)


def next_workshop(desk: Desk, workshop: Workshop) -> Workshop | None:
    """Return the network's next workshop; None when none is planned."""
    later = (
        one
        for one in desk.read(Workshop, network=workshop.network, binned=False)
        if one.starts > workshop.starts and one.id != workshop.id
    )
    return min(later, key=lambda one: one.starts, default=None)


def next_workshop_day(desk: Desk, workshop: Workshop) -> date | None:
    """Return the day of the network's next workshop; None when none is planned."""
    found = next_workshop(desk, workshop)
    return found.starts.date() if found is not None else None


def coming_day(desk: Desk, network: str, today: date) -> date | None:
    """Return the day of the first workshop of a network after today; None when none is planned."""
    days = (one.starts.date() for one in desk.read(Workshop, network=network, binned=False))
    return min((day for day in days if day > today), default=None)


def putting_on_the_list(workshop: Workshop, names: Iterable[str]) -> Edit:
    """Return the edit that adds people who were named in a commitment: they are here."""
    members = [Member(new_id(), workshop.network, clean(name, TITLE_LIMIT)) for name in names]
    here = [Presence(new_id(), workshop.id, member.id, PresenceState.PRESENT) for member in members]
    relies_on = [ref_of(workshop), Ref("network", workshop.network)]
    return adding("participants.add", [*members, *here], relies_on)
