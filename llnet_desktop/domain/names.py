"""Names as people write them beside each other, and who of them is on no list yet."""

from __future__ import annotations

import re
from collections.abc import Iterable

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.search import folded

_BETWEEN = re.compile(r"\s*[,;&+/]\s*|\s+(?:en|and|met|with)\s+", re.IGNORECASE)
_ALL = frozenset(
    (
        *("allen", "alle", "iedereen", "ons", "groep", "team", "niemand"),
        *("all", "everybody", "everyone", "us", "group", "nobody"),
        *("de groep", "de hele groep", "het team", "the group", "the whole group", "the team"),
    )
)


def names_in(text: str) -> tuple[str, ...]:
    """Return the names in "Jeroen, Sail en Fatima", each once; everybody is nobody in particular.

    What stands between brackets says where somebody is from and is no name.
    """
    plain = re.sub(r"\([^)]*\)", " ", text)
    found = (" ".join(part.split()) for part in _BETWEEN.split(plain))
    named = {folded(name): name for name in found if name}
    return tuple(name for key, name in named.items() if key not in _ALL)


def names_of(made: Commitment) -> tuple[str, ...]:
    """Return everybody who is named in a commitment: who does it first."""
    said = (made.who, made.together_with, made.buddy, made.help_from)
    return tuple({folded(name): name for text in said for name in names_in(text)}.values())


def unknown_names(commitments: Iterable[Commitment], members: Iterable[Member]) -> tuple[str, ...]:
    """Return the names in commitments that are on no list, in the order they came.

    A first name stands for somebody who is called so, and an organisation for itself.
    """
    known: set[str] = set()
    for member in members:
        name = folded(member.name)
        known |= {name, folded(member.organisation), name.partition(" ")[0]}
    found = {folded(name): name for made in commitments for name in names_of(made)}
    return tuple(name for key, name in found.items() if key not in known)
