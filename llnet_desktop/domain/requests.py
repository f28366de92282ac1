"""What parties ask of each other in one item: who they are, and what stands in which cell."""

from __future__ import annotations

from collections.abc import Iterable

from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import Request

PARTY_LIMIT = 80  # characters
TEXT_LIMIT = 200  # of a request: what fits on the wall, and can be answered with one word


def same(name: str) -> str:
    """Return a name as it is compared: two spellings that differ in capitals are one party."""
    return name.casefold()


def is_asked(request: Request) -> bool:
    """Return whether a record is a request; without words it only says who takes part.

    One with an asker alone names a party that was typed; one with only who is asked, a party
    that was left out.
    """
    return bool(request.text)


def brings_in(request: Request) -> bool:
    """Return whether a record only names a party that was typed."""
    return not request.text and bool(request.asker)


def leaves_out(request: Request) -> bool:
    """Return whether a record only says that a party is left out."""
    return not request.text and not request.asker


def parties(organisations: Iterable[str], requests: Iterable[Request]) -> tuple[str, ...]:
    """Return who may ask and be asked: organisations by name, then others as they came.

    Who asks something or is asked is always one of them.
    """
    kept = sorted(requests, key=lambda request: request.id)
    gone = {same(one.asked) for one in kept if leaves_out(one)}
    found = {
        same(name): name
        for name in sorted(organisations, key=lambda name: (folded(name), name), reverse=True)
        if name and same(name) not in gone
    }
    known = dict(reversed(found.items()))
    for one in kept:
        for name in (one.asker, one.asked):
            if name and not leaves_out(one):
                known.setdefault(same(name), name)
    return tuple(known.values())


def cells(
    names: Iterable[str], requests: Iterable[Request]
) -> dict[tuple[int, int], tuple[Request, ...]]:
    """Return the requests in each cell, first asked first; a cell is a row with a column."""
    at = {same(name): place for place, name in enumerate(names)}
    made: dict[tuple[int, int], tuple[Request, ...]] = {}
    for one in sorted(filter(is_asked, requests), key=lambda request: request.id):
        row, column = at.get(same(one.asker)), at.get(same(one.asked))
        if row is not None and column is not None:
            made[row, column] = (*made.get((row, column), ()), one)
    return made


def in_order(names: Iterable[str], requests: Iterable[Request]) -> tuple[Request, ...]:
    """Return all requests, those of one asker together."""
    found = sorted(cells(names, requests).items())
    return tuple(one for _, here in found for one in here)
