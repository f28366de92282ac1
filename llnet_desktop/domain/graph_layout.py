"""Where the nodes of a graph stand in a wide rectangle, so that every name can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt

_ASIDE = 0.32  # of the width, at most, for the names on one side
_PULL = 0.4  # how far a tie across bends to the middle: of the way from half-way
_ARC = 0.9  # how far a tie along one side bends: of its height
_ROUND = 0.04
_ROUNDEST = 0.95  # of the height: how far from the middle, where there are few
_ROUNDS = 2  # of moving each node to where the fewest ties cross
_FULL = 1.5  # lines from one name to the next, where they stand in a grid

Tied = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands, and the space for its name: `width` wide and a line high.

    The name ends before the node on the left `side` (-1), begins behind it on the right one (1),
    or has the node in its middle (0).
    """

    x: float
    y: float
    side: int
    width: float
    left: float  # of its name


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of the nodes in the order in which they were given."""

    places: tuple[Place, ...]
    width: float
    height: float

    def bend(self, one: int, other: int) -> tuple[float, float]:
        """Return the point to which the tie between two nodes bends, inside the ring of names."""
        a, b = self.places[one], self.places[other]
        x, y = (a.x + b.x) / 2, (a.y + b.y) / 2
        if a.side == 0:  # a little around what stands between, in a grid
            x, y = x - (b.y - a.y) * _ROUND, y + (b.x - a.x) * _ROUND
            return min(max(x, 0.0), self.width), min(max(y, 0.0), self.height)
        if a.side == b.side:  # away from the names, the further the more it passes
            return x - a.side * min(_ARC * abs(a.y - b.y), abs(self.width / 2 - x)), y
        return x, y + (self.height / 2 - y) * _PULL


def lay_out(
    widths: Sequence[float], ties: Tied, width: float, height: float, line: float, gap: float
) -> Layout:
    """Return places for nodes whose names are so wide, in a rectangle from (0, 0).

    The nodes stand on a ring with their names outside it, each at a height of its own, so that
    no tie runs through a name; ordered so that few ties cross (sifting: M. Baur, U. Brandes,
    *Crossing reduction in circular layouts*, 2004). When they are too many for that they stand
    in a grid. A name for which there is too little room gets less than it asks for. `line` is
    the height of a name, `gap` the space between a node and its name. The same comes out always.
    """
    order = in_circle(len(widths), ties)
    half = ceil(len(order) / 2)
    made = _ring if half * line <= height else _grid
    places = made(order, widths, width, height, line, gap)
    return Layout(tuple(places[node] for node in range(len(widths))), width, height)


def _ring(
    order: Sequence[int],
    widths: Sequence[float],
    width: float,
    height: float,
    line: float,
    gap: float,
) -> dict[int, Place]:
    half = ceil(len(order) / 2)
    aside = min(max(widths, default=0.0) + gap, width * _ASIDE)
    radius = min(width / 2 - aside, height * _ROUNDEST)
    places = {}
    # down on the left and up on the right, so that neighbours stay neighbours
    for side, nodes in ((-1, order[:half]), (1, order[half:][::-1])):
        pitch = height / max(len(nodes), 1)
        for row, node in enumerate(nodes):
            y = pitch * (row + 0.5)
            rise = (y - height / 2) / (height / 2 + line / 2)
            x = width / 2 + side * radius * sqrt(1 - 0.86 * rise * rise)
            wide = min(widths[node], aside - gap)
            left = x + gap if side > 0 else x - gap - wide
            places[node] = Place(x, y, side, wide, left)
    return places


def _grid(
    order: Sequence[int],
    widths: Sequence[float],
    width: float,
    height: float,
    line: float,
    gap: float,
) -> dict[int, Place]:
    rows = max(1, int(height / (line * _FULL) - 0.5))
    columns = ceil(len(order) / rows)
    rows = ceil(len(order) / columns)
    pitch, wide = height / (rows + 0.5), width / columns
    places = {}
    for index, node in enumerate(order):
        column, row = divmod(index, rows)
        row = row if column % 2 == 0 else rows - 1 - row
        x = wide * (column + 0.5)
        y = pitch * (row + 0.5 + (0.5 if column % 2 else 0.0))
        room = max(0.0, min(widths[node], wide - 2 * gap))
        places[node] = Place(x, y, 0, room, x - room / 2)
    return places


def in_circle(count: int, ties: Tied) -> list[int]:
    """Return the nodes in an order around a circle in which few ties cross."""
    joined: list[list[int]] = [[] for _ in range(count)]
    for one, other in ties:
        joined[one].append(other)
        joined[other].append(one)
    order = _together(joined)
    for _ in range(_ROUNDS if count > 3 else 0):
        before = list(order)
        for node in sorted(range(count), key=lambda one: -len(joined[one])):
            if joined[node]:
                _sift(node, order, joined)
        if order == before:
            break
    return order


def crossings(order: Sequence[int], ties: Tied) -> int:
    """Return how many ties cross in a circle in this order."""
    place = {node: index for index, node in enumerate(order)}
    ends = [sorted((place[one], place[other])) for one, other in ties]
    return sum(a < c < b < d or c < a < d < b for n, (a, b) in enumerate(ends) for c, d in ends[:n])


def _together(joined: Sequence[Sequence[int]]) -> list[int]:
    """Return the nodes with those that are joined near each other, the busiest first."""
    order: list[int] = []
    seen: set[int] = set()
    for start in sorted(range(len(joined)), key=lambda one: (-len(joined[one]), one)):
        waiting = [start]
        while waiting:
            node = waiting.pop()
            if node not in seen:
                seen.add(node)
                order.append(node)
                waiting += sorted(joined[node], key=lambda one: (len(joined[one]), -one))[::-1]
    return order


def _sift(node: int, order: list[int], joined: Sequence[Sequence[int]]) -> None:
    """Move a node to where its ties cross the fewest others; it stays when that is here."""
    at = order.index(node)
    rest = [*order[at + 1 :], *order[:at]]  # once around, from where it stands
    place = {other: index for index, other in enumerate(rest)}
    mine = sorted(place[other] for other in joined[node])
    best = now = 0
    where = 0
    total = len(rest)
    for index, passed in enumerate(rest):
        for other in joined[passed]:
            if other == node:
                continue
            far = (place[other] - index) % total
            for end in mine:
                if end != index:
                    way = (end - index) % total
                    # passing turns every tie of the one around every tie of the other
                    now += (way > far) - (way < far)
        if now < best:
            best, where = now, index + 1
    if best < 0:
        order[:] = [*rest[:where], node, *rest[where:]]
