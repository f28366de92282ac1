"""Stands as Edits: what became of a commitment, and what was learned."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState
from llnet_desktop.domain.edit import Change, Edit, Ref, ref_of
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.stands import CLOSING, LEARNED_LIMIT, Standing, StandLine, standings
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


def telling(lines: Iterable[tuple[StandLine, Sequence[Standing]]], told: date) -> Edit:
    """Return the edit that keeps where commitments stand, all in one step to undo.

    Each has one stand for a day: what is typed again corrects it, and keeps what was learned
    unless something else was. What was told on an earlier day is history and stays.
    """
    changes: dict[Ref, Change] = {}
    said = {one.commitment.id: (line, one) for line, about in lines for one in about}
    for line, one in said.values():
        learned = line.learned or (one.stand.learned if one.stand and _is_of(one, told) else "")
        _put(changes, one, line.state, told, learned, line.moved_to)
    return Edit(TELLING, changes, _relied([one for _, one in said.values()]))


def setting(
    one: Standing, state: StandState, told: date, *, learned: str, moved_to: date | None
) -> Edit:
    """Return the edit that keeps all of a stand as it is given."""
    changes: dict[Ref, Change] = {}
    _put(changes, one, state, told, clean(learned, LEARNED_LIMIT), moved_to)
    return Edit(SETTING, changes, _relied([one]))


def learning(one: Standing, learned: str, told: date) -> Edit:
    """Return the edit that keeps what was learned; it stands where it stood, or is not known."""
    changes: dict[Ref, Change] = {}
    words, moved_to = clean(learned, LEARNED_LIMIT), one.stand.moved_to if one.stand else None
    if words or _is_of(one, told):
        _put(changes, one, one.state, told, words, moved_to)
    return Edit(LEARNING, changes, _relied([one]))


def _put(
    changes: dict[Ref, Change],
    one: Standing,
    state: StandState,
    told: date,
    learned: str,
    moved_to: date | None,
) -> None:
    """Change the stand of this day, or make it; what is still open keeps a day it had.

    What is *moved* once more without a day keeps the one that was just given; anything else
    that is told on the same day corrects it, and the day is again what it was before.
    """
    corrects = _is_of(one, told)
    if moved_to is None and state not in CLOSING:
        last = one.earlier if corrects and state is not StandState.MOVED else one.stand
        moved_to = last.moved_to if last is not None else None
    if corrects and one.stand is not None:
        after = replace(one.stand, state=state, learned=learned, moved_to=moved_to)
        changes[ref_of(after)] = Change(one.stand, after)
    else:
        made = Stand(new_id(), one.commitment.id, state, told, learned, moved_to)
        changes[ref_of(made)] = Change(None, made)


def _is_of(one: Standing, day: date) -> bool:
    """Whether what is known last was told on a day."""
    return one.stand is not None and one.stand.told == day


def _relied(about: Sequence[Standing]) -> frozenset[Ref]:
    return frozenset(ref_of(one.commitment) for one in about)
