"""Stands as Edits: what became of a commitment, and what was learned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState
from llnet_desktop.domain.edit import Change, Edit, Ref, ref_of
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.stands import LEARNED_LIMIT, Standing, StandLine, standings
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk

TELLING, LEARNING = "stands.tell", "stands.learn"
SETTING = "stands.set"  # between workshops


def standing_of(desk: Desk, commitment: str, today: date) -> Standing | None:
    """Return how a commitment stands on a day between workshops, or None when it is gone."""
    made = desk.one(Commitment, commitment)
    if made is None:
        return None
    return standings([made], desk.read(Stand, commitment=commitment), today)[0]


def in_network(desk: Desk, network: str, today: date) -> tuple[Standing, ...]:
    """Return all commitments of a network with how they stand; what is in the bin is left out."""
    workshops = [one.id for one in desk.read(Workshop, network=network, binned=False)]
    made = desk.read(Commitment, workshop=workshops)
    return standings(made, desk.read(Stand, commitment=[one.id for one in made]), today)


def history_of(desk: Desk, commitment: str) -> tuple[Stand | PastWording, ...]:
    """Return what happened to a commitment since it was made, first things first."""
    found: list[Stand | PastWording] = [
        *desk.read(Stand, commitment=commitment),
        *desk.read(PastWording, commitment=commitment),
    ]
    return tuple(sorted(found, key=lambda one: (_on(one), one.id)))


def _on(one: Stand | PastWording) -> date:
    return one.told if isinstance(one, Stand) else one.until


def telling(line: StandLine, about: Sequence[Standing], told: date) -> Edit:
    """Return the edit that keeps where commitments stand, all in one step to undo.

    Each has one stand for a look back: what is typed again corrects it, and keeps what was
    learned unless something else was.
    """
    changes: dict[Ref, Change] = {}
    for one in about:
        before = one.stand if one.is_told else None
        learned = line.learned or (before.learned if before is not None else "")
        _put(changes, one, line.state, told, learned, line.moved_to)
    return Edit(TELLING, changes, _relied(about))


def setting(
    one: Standing, state: StandState, told: date, *, learned: str, moved_to: date | None
) -> Edit:
    """Return the edit that keeps all of a stand as it is given."""
    changes: dict[Ref, Change] = {}
    _put(changes, one, state, told, clean(learned, LEARNED_LIMIT), moved_to)
    return Edit(SETTING, changes, _relied([one]))


def learning(one: Standing, learned: str, told: date) -> Edit:
    """Return the edit that keeps what was learned; where it stands may be not known."""
    changes: dict[Ref, Change] = {}
    before = one.stand if one.is_told else None
    state = before.state if before is not None else StandState.NOT_KNOWN
    words, moved_to = clean(learned, LEARNED_LIMIT), before.moved_to if before else None
    if words or before is not None:
        _put(changes, one, state, told, words, moved_to)
    return Edit(LEARNING, changes, _relied([one]))


def _put(
    changes: dict[Ref, Change],
    one: Standing,
    state: StandState,
    told: date,
    learned: str,
    moved_to: date | None,
) -> None:
    """Change the stand of this look back, or make it; what is still open keeps a day it had."""
    if moved_to is None and state not in (StandState.DONE, StandState.LET_GO):
        moved_to = one.before.moved_to if one.before is not None else None
    if one.is_told and one.stand is not None:
        after = replace(one.stand, state=state, learned=learned, moved_to=moved_to)
        changes[ref_of(after)] = Change(one.stand, after)
    else:
        made = Stand(new_id(), one.commitment.id, state, told, learned, moved_to)
        changes[ref_of(made)] = Change(None, made)


def _relied(about: Sequence[Standing]) -> frozenset[Ref]:
    return frozenset(ref_of(one.commitment) for one in about)
