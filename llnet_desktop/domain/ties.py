"""Who does it with whom: people and organisations as nodes, commitments as ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import combinations

from llnet_desktop.domain.commitment import Commitment, for_everyone
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.names import known_names, names_in, plain
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.projection import TiesFacts
from llnet_desktop.domain.workshop import Answer

MOST_PEOPLE = 20  # above it a picture shows organisations only


class NodeKind(StrEnum):
    """What a node stands for."""

    PERSON = "person"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody, or an organisation, with a tie. What is on no list has no known organisation.

    An organisation is of itself. `key` tells nodes apart, also between two workshops.
    """

    key: str
    label: str
    organisation: str = ""
    kind: NodeKind = NodeKind.PERSON


@dataclass(frozen=True, slots=True)
class Tie:
    """What joins two nodes, as keys: so many commitments, and the condition of the first."""

    one: str
    other: str
    commitments: int = 1
    condition: Condition | None = None
    is_new: bool = False  # only when there is a time before to compare with


@dataclass(frozen=True, slots=True)
class Ties:
    """Everybody with a tie, and the ties. Nobody is here, or counted, for having none."""

    nodes: tuple[Node, ...] = ()
    ties: tuple[Tie, ...] = ()
    between: tuple[Tie, ...] = ()  # ties between organisations, as keys of `organisations`
    since: date | None = None

    @property
    def organisations(self) -> tuple[Node, ...]:
        """The organisations with a tie to another one."""
        ends = dict.fromkeys(end for tie in self.between for end in (tie.one, tie.other))
        names = {_organisation_key(node.organisation): node.organisation for node in self.nodes}
        return tuple(Node(end, names[end], names[end], NodeKind.ORGANISATION) for end in ends)

    def degrees(self) -> dict[str, int]:
        """Return with how many others each node has a tie, by key."""
        return dict(Counter(end for tie in self.ties for end in (tie.one, tie.other)))

    def components(self) -> tuple[frozenset[str], ...]:
        """Return the keys of nodes that are joined, by whatever way, the largest group first."""
        group: dict[str, set[str]] = {node.key: {node.key} for node in self.nodes}
        for tie in self.ties:
            joined, other = group[tie.one], group[tie.other]
            if joined is not other:
                joined |= other
                group.update(dict.fromkeys(other, joined))
        found = dict.fromkeys(frozenset(group[node.key]) for node in self.nodes)
        return tuple(sorted(found, key=len, reverse=True))

    def for_room(self) -> Ties:
        """Return what a picture shows: organisations only when the people are too many."""
        people = sum(node.kind is NodeKind.PERSON for node in self.nodes)
        return self if people <= MOST_PEOPLE else self.of_organisations()

    def of_organisations(self) -> Ties:
        """Return the ties between organisations only."""
        return Ties(self.organisations, self.between, self.between, self.since)

    def facts(self) -> TiesFacts:
        """Return what can be said of these ties in a sentence."""
        only = all(node.kind is NodeKind.ORGANISATION for node in self.nodes)
        return TiesFacts(
            bool(self.nodes) and only,
            len(self.nodes),
            len(self.ties),
            sum(tie.is_new for tie in self.ties),
            len(self.organisations),
            len(self.between),
            sum(tie.is_new for tie in self.between),
            self.since,
        )


def ties_between(
    commitments: Iterable[Commitment],
    members: Iterable[Member],
    before: Iterable[Commitment] = (),
    since: date | None = None,
) -> Ties:
    """Return who does it with whom, as far as it is for everyone.

    Who makes a commitment has a tie with whoever does it with them, asks how it went or is asked
    for help; who say they will do it together have one with each other. `before` are the
    commitments of the time before, of the day `since`: a tie that was there is not new.
    """
    named = Naming(tuple(members))
    joined = _joined(for_everyone(commitments), named)
    earlier = _joined(for_everyone(before), named) if since else []
    nodes: dict[str, Node] = {}
    for pair, _ in joined:
        for key, node in pair.items():
            nodes.setdefault(key, node)
    return Ties(
        tuple(nodes.values()),
        _ties(joined, earlier, lambda node: node.key, since),
        _ties(joined, earlier, lambda node: _organisation_key(node.organisation), since),
        since if joined else None,
    )


_Joined = tuple[dict[str, Node], Commitment]


class Naming:
    """Tells whom a name means, among the members of a network."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._whole: dict[str, list[Member]] = {}
        self._first: dict[str, list[Member]] = {}
        self._organisations: dict[str, str] = {}
        self._known = known_names(members)
        for member in members:
            name = plain(member.name)
            self._whole.setdefault(name, []).append(member)
            self._first.setdefault(name.partition(" ")[0], []).append(member)
            if organisation := " ".join(member.organisation.split()):
                self._organisations.setdefault(plain(organisation), organisation)

    def nodes(self, text: str) -> list[Node]:
        """Return everybody whom a text names."""
        return [self.node(name) for name in names_in(text, self._known)]

    def node(self, said: str) -> Node:
        """Return whom a name means: a member, an organisation, or somebody on no list."""
        name = plain(said)
        found = self._whole.get(name) or self._first.get(name) or []
        if len(found) == 1:
            member = found[0]
            organisation = self._organisations.get(plain(member.organisation), "")
            return Node(f"member {member.id}", " ".join(member.name.split()), organisation)
        if organisation := self._organisations.get(name, ""):
            key = _organisation_key(organisation)
            return Node(key, organisation, organisation, NodeKind.ORGANISATION)
        return Node(f"name {name}", said)


def _organisation_key(name: str) -> str:
    return f"organisation {plain(name)}" if name else ""


def _joined(commitments: Iterable[Commitment], named: Naming) -> list[_Joined]:
    """Return each two that a commitment joins, once per commitment, and that commitment."""
    joined: list[_Joined] = []
    for made in commitments:
        who = named.nodes(made.who)
        helps = made.help_from if made.answer is not Answer.NO else ""
        others = [*named.nodes(made.together_with), *named.nodes(made.buddy), *named.nodes(helps)]
        pairs = [*combinations(who, 2), *((one, other) for one in who for other in others)]
        seen: set[frozenset[str]] = set()
        for one, other in pairs:
            ends = frozenset((one.key, other.key))
            if len(ends) == 2 and ends not in seen:
                seen.add(ends)
                joined.append(({one.key: one, other.key: other}, made))
    return joined


def _ties(
    joined: Iterable[_Joined],
    earlier: Iterable[_Joined],
    end_of: Callable[[Node], str],
    since: date | None,
) -> tuple[Tie, ...]:
    """Return the ties between the ends of what is joined, the oldest first."""
    known = {frozenset(ends) for pair, _ in earlier if (ends := _ends(pair, end_of))}
    found: dict[frozenset[str], tuple[tuple[str, str], list[Commitment]]] = {}
    for pair, made in joined:
        if ends := _ends(pair, end_of):
            _, because = found.setdefault(frozenset(ends), (ends, []))
            if made not in because:
                because.append(made)
    return tuple(
        Tie(*ends, len(because), because[0].condition, since is not None and both not in known)
        for both, (ends, because) in found.items()
    )


def _ends(pair: dict[str, Node], end_of: Callable[[Node], str]) -> tuple[str, str] | None:
    """Return both ends, who said it first; None where one is not known or both are one."""
    one, other = map(end_of, pair.values())
    return (one, other) if one and other and one != other else None
