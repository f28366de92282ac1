"""Names as people write them beside each other, and who of them is on no list yet."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.search import folded

_BETWEEN = re.compile(r"(\s*[,;&+/]\s*|\s+(?:en|and|met|with)\s+)", re.IGNORECASE)
MOST_JOINTS = 4  # commas and such within one name, as in "Boot, Brug & Beheer"
_ALL = frozenset(
    (
        *("allen", "alle", "iedereen", "ons", "wij", "we", "groep", "team", "niemand"),
        *("all", "everybody", "everyone", "us", "group", "nobody", "ik", "i", "me"),
        *("de groep", "de hele groep", "onze groep", "het team", "ons netwerk", "het netwerk"),
        *("the group", "the whole group", "our group", "the team", "our network", "the network"),
    )
)


def names_in(text: str, known: Container[str] = ()) -> tuple[str, ...]:
    """Return the names in "Jeroen, Sail en Fatima", each once; everybody is nobody in particular.

    `known` are folded names that are never taken apart, as "wind & water". What stands between
    brackets says where somebody is from and is no name.
    """
    parts = _BETWEEN.split(re.sub(r"\([^)]*\)", " ", text))  # names, and between them what joins
    named: dict[str, str] = {}
    at = 0
    while at < len(parts):
        ends = range(min(len(parts), at + 2 * MOST_JOINTS + 1), at + 1, -2)
        end = next((e for e in ends if plain("".join(parts[at:e])) in known), at + 1)
        name = " ".join("".join(parts[at:end]).split())
        if name and plain(name) not in _ALL:
            named.setdefault(plain(name), name)
        at = end + 1
    return tuple(named.values())


def plain(name: str) -> str:
    """Return a name as it is compared: folded, with one space between its words."""
    return " ".join(folded(name).split())


def names_of(made: Commitment, known: Container[str] = ()) -> tuple[str, ...]:
    """Return everybody who is named in a commitment: who does it first."""
    said = (made.who, made.together_with, made.buddy, made.help_from)
    return tuple({plain(name): name for text in said for name in names_in(text, known)}.values())


def known_names(members: Iterable[Member]) -> frozenset[str]:
    """Return the names of people and organisations as they are compared."""
    return frozenset(plain(name) for one in members for name in (one.name, one.organisation))


def unknown_names(commitments: Iterable[Commitment], members: Iterable[Member]) -> tuple[str, ...]:
    """Return the names in commitments that are on no list, in the order they came.

    A first name stands for somebody who is called so, and an organisation for itself.
    """
    kept = tuple(members)
    whole = known_names(kept)
    first = {plain(member.name).partition(" ")[0] for member in kept}
    found = {plain(name): name for made in commitments for name in names_of(made, whole)}
    return tuple(name for key, name in found.items() if key not in whole | first)
