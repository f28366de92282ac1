"""What a look back is about while it goes on, kept as it is in the library, and its page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from llnet_desktop.domain.commitment import Commitment, Stand, StandState, for_everyone
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.projection import LookbackPage, PublicLookback
from llnet_desktop.domain.stands import Standing, counts, looked_back_on
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.services.desk import Desk


class LookBack:
    """The network's earlier commitments with their stands, read when they are first asked for."""

    def __init__(self, desk: Desk, workshop: Workshop) -> None:
        self._desk, self._workshop = desk, workshop
        self._workshops: dict[str, Workshop] | None = None
        self._commitments: dict[str, Commitment] = {}
        self._stands: dict[str, Stand] = {}
        self._about: tuple[date, tuple[Standing, ...]] | None = None

    def about(self, since: date) -> tuple[Standing, ...]:
        """Return what a look back that began on a day is about. Raises `StorageError`."""
        if self._workshops is None:
            self._read()
        if self._about is None or self._about[0] != since:
            found = looked_back_on(
                self._workshop,
                (self._workshops or {}).values(),
                self._commitments.values(),
                self._stands.values(),
                since,
            )
            self._about = since, found
        return self._about[1]

    def take_in(self, edit: Edit) -> None:
        """Follow what was written."""
        if self._workshops is None:
            return
        for ref, (_, after) in edit.changes.items():
            if ref.kind == Workshop.kind:
                self._workshops = None  # which ones came before may be otherwise
                if ref.id == self._workshop.id and after is not None:
                    self._workshop = after
            elif ref.kind == Commitment.kind:
                self._commitments.pop(ref.id, None)
                if after is not None:
                    self._commitments[ref.id] = after
            elif ref.kind == Stand.kind:
                self._stands.pop(ref.id, None)
                if after is not None:
                    self._stands[ref.id] = after
            else:
                continue
            self._about = None

    def _read(self) -> None:
        found = self._desk.read(Workshop, network=self._workshop.network)
        made = self._desk.read(Commitment, workshop=[one.id for one in found])
        stands = self._desk.read(Stand, commitment=[one.id for one in made])
        self._workshops = {one.id: one for one in found}
        self._commitments = {one.id: one for one in made}
        self._stands = {one.id: one for one in stands}
        self._about = None


@dataclass(frozen=True, slots=True)
class LookedBack:
    """What the page of a look back can be made from."""

    about: tuple[Standing, ...] = ()
    counted: bool = False  # the five counts, not the list


def lookback_page(block: Block | None, looked: LookedBack, sheet: int) -> LookbackPage:
    """Return the list by number, or the five counts.

    How anybody's commitment stands is not on it, and of what is for the room only nothing at all:
    a wall is photographed. Days are as they were before, so that they tell no stand either.
    """
    condition = block.condition if block is not None else None
    if looked.counted:
        return LookbackPage(condition, counts=_five(counts(looked.about)))
    shown = {made.id for made in for_everyone(one.commitment for one in looked.about)}
    public = tuple(
        PublicLookback(
            one.commitment.number, one.commitment.who, one.commitment.what, one.by_before
        )
        for one in looked.about
        if one.commitment.id in shown
    )
    return LookbackPage(condition, public, sheet=sheet)


def _five(found: Mapping[StandState, int]) -> tuple[tuple[StandState, int], ...]:
    return tuple((state, found[state]) for state in StandState)
