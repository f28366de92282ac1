"""Commitments: made fresh or from a note, changed, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.edit import Edit, Ref, adding, changing, removing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import is_random, new_id
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean


def making(
    workshop: str,
    *,
    who: str,
    what: str,
    by: str | date,
    today: date,
    together_with: str = "",
    first_step: str = "",
    condition: Condition | None = None,
    origin: str | None = None,
) -> Edit:
    """Return the edit that adds a commitment.

    One from a note without a name keeps no origin. Raises `InputError` when who, what or by when
    is missing or can't be understood.
    """
    if origin is not None and is_random(origin):
        origin = None
    made = Commitment(
        new_id(),
        workshop,
        *_required(who, what),
        due_day(by, today),
        together_with=clean(together_with, TITLE_LIMIT),
        first_step=clean(first_step, 500),
        condition=condition,
        origin=origin,
    )
    return adding("commitments.add", [made], [Ref("workshop", workshop)])


def changing_commitment(
    commitment: Commitment,
    *,
    who: str,
    what: str,
    by: str | date,
    today: date,
    together_with: str = "",
    first_step: str = "",
) -> Edit:
    """Return the edit that rewords a commitment. Raises `InputError` as `making` does."""
    name, act = _required(who, what)
    after = replace(
        commitment,
        who=name,
        what=act,
        by=due_day(by, today),
        together_with=clean(together_with, TITLE_LIMIT),
        first_step=clean(first_step, 500),
    )
    return changing("commitments.change", [(commitment, after)])


def removing_commitments(commitments: Iterable[Commitment]) -> Edit:
    """Return the edit that takes commitments away."""
    return removing("commitments.remove", commitments)


def due_day(by: str | date, today: date) -> date:
    """Return the day by which; raises `InputError` when the words give none."""
    if isinstance(by, date):
        return by
    if not by.strip():
        raise InputError("commit.no_when")
    day = parse_day(by, today)
    if day is None:
        raise InputError("commit.when", text=clean(by, 60))
    return day


def _required(who: str, what: str) -> tuple[str, str]:
    name, act = clean(who, TITLE_LIMIT), clean(what, 500)
    if not name:
        raise InputError("commit.no_who")
    if not act:
        raise InputError("commit.no_what")
    return name, act
