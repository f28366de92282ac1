"""Who does it with whom in a workshop, beside the last one of its network that says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from llnet_desktop.domain.commitment import Commitment, for_everyone
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.projection import PublicNode, PublicTie, TiesPage
from llnet_desktop.domain.ties import NodeKind, Ties, ties_between
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk

Before = tuple[tuple[Commitment, ...], date | None]
NOTHING_BEFORE: Final[Before] = ((), None)


def ties_of(desk: Desk, workshop: Workshop) -> Ties:
    """Return the ties of a workshop, compared with the time before."""
    made = sorted(desk.read(Commitment, workshop=workshop.id), key=lambda one: one.number)
    return ties_beside(desk, workshop, made, desk.read(Member, network=workshop.network))


def ties_beside(
    desk: Desk, workshop: Workshop, made: Iterable[Commitment], members: Iterable[Member]
) -> Ties:
    """Return the ties that these commitments make, compared with the time before."""
    return ties_between(made, members, *time_before(desk, workshop))


def time_before(desk: Desk, workshop: Workshop) -> Before:
    """Return what was agreed at the last workshop before this one, for everyone, and its day.

    A workshop without commitments for everyone, or in the bin, is passed over.
    """
    held = [
        one
        for one in desk.read(Workshop, network=workshop.network, binned=False)
        if (one.starts, one.id) < (workshop.starts, workshop.id)
    ]
    for earlier in sorted(held, key=lambda one: (one.starts, one.id), reverse=True):
        if agreed := for_everyone(desk.read(Commitment, workshop=earlier.id)):
            return agreed, earlier.starts.date()
    return NOTHING_BEFORE


def ties_page(found: Ties) -> TiesPage:
    """Return what the room sees: names, figures and a day."""
    shown = found.for_room()
    places = {node.key: place for place, node in enumerate(shown.nodes)}
    return TiesPage(
        tuple(PublicNode(node.label, node.kind is NodeKind.ORGANISATION) for node in shown.nodes),
        tuple(
            PublicTie(
                places[tie.one], places[tie.other], tie.commitments, tie.condition, tie.is_new
            )
            for tie in shown.ties
        ),
        (shown if shown.ties else found).facts(),  # too many to draw are told in a sentence
    )
