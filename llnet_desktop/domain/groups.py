"""Small groups that mix organisations, drawn by chance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from random import Random
from typing import ClassVar

from llnet_desktop.domain.network import Member

FEWEST, MOST = 2, 8  # people in a small group
_APART, _SAME_ORGANISATION, _AGAIN = 1_000_000, 1_000, 1  # what it costs to sit together
_PATIENCE = 4_000  # places that are tried before a wish counts as impossible
_TRIED_PEOPLE = 240  # a small company is drawn several times, and the best drawing is taken
_MOST_TRIES = 12
_PASSES = 12

_Costs = dict[str, defaultdict[str, int]]


@dataclass(frozen=True, slots=True)
class SmallGroups:
    """One drawing for a workshop: the ids of the members in each group."""

    kind: ClassVar[str] = "small_groups"
    id: str
    workshop: str
    size: int
    groups: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PairWish:
    """Two members who asked to be together, or apart. Only the facilitator knows."""

    kind: ClassVar[str] = "pair_wish"
    id: str
    network: str
    one: str
    other: str
    together: bool = False

    @property
    def pair(self) -> frozenset[str]:
        """Who it is about, in no order."""
        return frozenset((self.one, self.other))


def sizes(people: int, size: int) -> tuple[int, ...]:
    """Return how many people go in each group, as even as can be, the larger ones first.

    No group is larger than asked, unless somebody would be left alone.
    """
    if people <= 0:
        return ()
    count = -(-people // size)
    if people // count < FEWEST:
        count = max(1, people // size)
    small, larger = divmod(people, count)
    return (small + 1,) * larger + (small,) * (count - larger)


def draw(
    members: Sequence[Member],
    size: int,
    wishes: Iterable[PairWish],
    random: Random,
    not_like: SmallGroups | None = None,
) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the members in groups of about `size`, the larger groups first.

    Wishes come first, those to be apart before those to be together; then organisations, each
    spread over as many groups as possible; then as few pairs as possible that sat together in
    `not_like`. `unkept` tells which wishes could not be kept. Raises `ValueError` for groups of
    fewer than two.
    """
    if size < FEWEST:
        raise ValueError("a group is two people or more")
    order = {member.id: place for place, member in enumerate(members)}
    room = sizes(len(order), size)
    if len(room) < 2:
        return (tuple(order),) if order else ()
    told = sorted(_about(order, wishes), key=lambda wish: (wish.together, wish.id))
    costs = _costs(members, told, not_like)
    kept = _keepable(room, told, costs, random)
    least = _least(members, kept, costs, len(room))
    best: _Table | None = None
    for _ in range(max(1, min(_MOST_TRIES, _TRIED_PEOPLE // len(members)))):
        table = _Table(room, costs, random)
        for unit, group in _seating(room, kept, costs, random) or ():
            table.seat_bound(unit, group)
        table.seat_others(members)
        table.improve(least)
        if best is None or table.cost < best.cost:
            best = table
        if best.cost <= least:
            break
    assert best is not None
    drawn = sorted(best.groups, key=len, reverse=True)
    return tuple(tuple(sorted(group, key=order.__getitem__)) for group in drawn)


def unkept(groups: Iterable[Sequence[str]], wishes: Iterable[PairWish]) -> tuple[PairWish, ...]:
    """Return the wishes of people who are both in a group, and not as they asked."""
    at = {member: place for place, group in enumerate(groups) for member in group}
    return tuple(
        wish for wish in _about(at, wishes) if (at[wish.one] == at[wish.other]) != wish.together
    )


def _about(present: Mapping[str, int], wishes: Iterable[PairWish]) -> Iterator[PairWish]:
    """Return the wishes of two different people who are both there."""
    return (
        wish
        for wish in wishes
        if wish.one != wish.other and wish.one in present and wish.other in present
    )


def _costs(
    members: Sequence[Member], wishes: Iterable[PairWish], not_like: SmallGroups | None
) -> _Costs:
    """Return what it costs when two people sit together; who is not named costs nothing."""
    costs: _Costs = {member.id: defaultdict(int) for member in members}
    houses: defaultdict[str, list[str]] = defaultdict(list)
    for member in members:
        if house := member.organisation.casefold():
            houses[house].append(member.id)
    reasons: list[tuple[Sequence[str], int]]
    reasons = [(house, _SAME_ORGANISATION) for house in houses.values()]
    reasons += [(group, _AGAIN) for group in (not_like.groups if not_like else ())]
    reasons += [((wish.one, wish.other), _APART) for wish in wishes if not wish.together]
    for people, cost in reasons:
        for one, other in combinations([person for person in people if person in costs], 2):
            costs[one][other] += cost
            costs[other][one] += cost
    return costs


def _least(members: Iterable[Member], kept: Iterable[PairWish], costs: _Costs, groups: int) -> int:
    """Return what no drawing goes below.

    Organisations may have more people than there are groups, and who asked to be together meets
    again.
    """
    pairs = 0
    for house, people in Counter(member.organisation.casefold() for member in members).items():
        if house:
            each, more = divmod(people, groups)
            pairs += groups * (each * (each - 1) // 2) + more * each
    again = {wish.pair: costs[wish.one].get(wish.other, 0) for wish in kept if wish.together}
    return pairs * _SAME_ORGANISATION + sum(cost % _SAME_ORGANISATION for cost in again.values())


def _keepable(
    room: Sequence[int], wishes: Sequence[PairWish], costs: _Costs, random: Random
) -> list[PairWish]:
    """Return the wishes that can be kept at once; where they clash the first ones stay."""
    if _seating(room, wishes, costs, random) is not None:
        return list(wishes)
    kept: list[PairWish] = []
    for wish in wishes:
        if _seating(room, [*kept, wish], costs, random) is not None:
            kept.append(wish)
    return kept


def _seating(
    room: Sequence[int], wishes: Iterable[PairWish], costs: _Costs, random: Random
) -> list[tuple[tuple[str, ...], int]] | None:
    """Return a group for all who have a wish, those together as one unit; None if there is none.

    Looks for it step by step and goes back where it is stuck.
    """
    units, apart = _units(wishes)
    if any(one & apart[person] for one in units for person in one):
        return None
    units.sort(key=lambda unit: (-len(unit), -sum(len(apart[p]) for p in unit), random.random()))
    seated: list[set[str]] = [set() for _ in room]
    chosen: list[int] = []
    left = _PATIENCE

    def price(unit: frozenset[str], group: int) -> int:
        return sum(costs[one].get(other, 0) for one in unit for other in seated[group])

    def place(depth: int) -> bool:
        nonlocal left
        if depth == len(units):
            return True
        unit = units[depth]
        away = frozenset().union(*(apart[person] for person in unit))
        fits = [
            group
            for group, most in enumerate(room)
            if len(seated[group]) + len(unit) <= most and not seated[group] & away
        ]
        random.shuffle(fits)
        fits.sort(key=lambda group: (price(unit, group), len(seated[group]) - room[group]))
        tried_empty: set[int] = set()
        for group in fits:
            if not seated[group]:
                if room[group] in tried_empty:
                    continue  # an empty group is like any other of its size
                tried_empty.add(room[group])
            left -= 1
            if left < 0:
                return False
            seated[group] |= unit
            chosen.append(group)
            if place(depth + 1):
                return True
            chosen.pop()
            seated[group] -= unit
        return False

    if not place(0):
        return None
    return [(tuple(sorted(unit)), group) for unit, group in zip(units, chosen, strict=True)]


def _units(
    wishes: Iterable[PairWish],
) -> tuple[list[frozenset[str]], defaultdict[str, frozenset[str]]]:
    """Return who sits together, one by one where nobody does, and who sits apart from whom."""
    unit_of: dict[str, frozenset[str]] = {}
    apart: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for wish in wishes:
        one, other = (unit_of.setdefault(person, frozenset({person})) for person in wish.pair)
        if wish.together:
            unit_of |= dict.fromkeys(one | other, one | other)
        else:
            apart[wish.one] |= {wish.other}
            apart[wish.other] |= {wish.one}
    return sorted(set(unit_of.values()), key=sorted), apart


class _Table:
    """Groups while they are filled and bettered; it knows what each person costs in each."""

    def __init__(self, room: Sequence[int], costs: _Costs, random: Random) -> None:
        self._room, self._costs, self._random = room, costs, random
        self.groups: list[list[str]] = [[] for _ in room]
        self._at: dict[str, int] = {}
        self._bound: set[str] = set()
        self._prices = {person: [0] * len(room) for person in costs}

    @property
    def cost(self) -> int:
        """What this drawing costs in all."""
        return sum(self._prices[person][group] for person, group in self._at.items()) // 2

    def seat_bound(self, unit: Sequence[str], group: int) -> None:
        """Seat people who asked for something; a pair that sits together stays where it is."""
        for person in unit:
            self._seat(person, group)
        if len(unit) > 1:
            self._bound.update(unit)

    def seat_others(self, members: Sequence[Member]) -> None:
        """Deal the others over the groups, organisation by organisation, the largest first."""
        count = Counter(member.organisation.casefold() for member in members)
        lot = {house: self._random.random() for house in sorted(count)}
        waiting = [member for member in members if member.id not in self._at]
        self._random.shuffle(waiting)
        waiting.sort(key=lambda m: _turn(m.organisation.casefold(), count, lot))
        for member in waiting:
            self._seat(member.id, self._best_group(member.id))

    def improve(self, least: int) -> None:
        """Let people change places for as long as that makes it better, down to `least`."""
        free = [person for person in self._at if person not in self._bound]
        for _ in range(_PASSES):
            self._random.shuffle(free)
            if self.cost <= least or not sum(self._better(person, free) for person in free):
                break

    def _best_group(self, person: str) -> int:
        prices = self._prices[person]
        open_groups = [
            (prices[group] // _SAME_ORGANISATION, len(taken) - most, prices[group], group)
            for group, (taken, most) in enumerate(zip(self.groups, self._room, strict=True))
            if len(taken) < most
        ]
        self._random.shuffle(open_groups)
        return min(open_groups, key=lambda each: each[:3])[3]

    def _better(self, person: str, free: Sequence[str]) -> bool:
        """Do the best change of places for one person, if there is any."""
        prices, here = self._prices[person], self._at[person]
        if not (now := prices[here]):
            return False
        costs = self._costs[person]
        best, partner = 0, None
        for other in free:
            there = self._at[other]
            if there == here:
                continue
            theirs = self._prices[other]
            change = prices[there] - now + theirs[here] - theirs[there] - 2 * costs.get(other, 0)
            if change < best:
                best, partner = change, other
        if partner is None:
            return False
        there = self._at[partner]
        for mover in (person, partner):
            self._rise(mover)
        self._seat(person, there)
        self._seat(partner, here)
        return True

    def _seat(self, person: str, group: int) -> None:
        self.groups[group].append(person)
        self._at[person] = group
        for other, cost in self._costs[person].items():
            self._prices[other][group] += cost

    def _rise(self, person: str) -> None:
        group = self._at.pop(person)
        self.groups[group].remove(person)
        for other, cost in self._costs[person].items():
            self._prices[other][group] -= cost


def _turn(house: str, count: Mapping[str, int], lot: Mapping[str, float]) -> tuple[int, float]:
    """Return when an organisation is dealt; who has none comes last, wherever there is room."""
    return (-count[house], lot[house]) if house else (1, 0.0)
