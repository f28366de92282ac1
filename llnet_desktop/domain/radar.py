"""Where a radar chart has its points: one geometry for screen and paper.

The first axis points up and the others follow clockwise; y grows downwards, as on a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin

Point = tuple[float, float]


def on_axis(axis: int, axes: int, reach: float, middle: Point = (0.0, 0.0)) -> Point:
    """Return the point at a distance from the middle along an axis, 0 for the first."""
    angle = 2 * pi * axis / axes - pi / 2
    return middle[0] + reach * cos(angle), middle[1] + reach * sin(angle)


def ring(axes: int, reach: float, middle: Point = (0.0, 0.0)) -> tuple[Point, ...]:
    """Return the corners of a ring, one on each axis."""
    return tuple(on_axis(axis, axes, reach, middle) for axis in range(axes))


def values(
    given: Sequence[float | None], highest: float, reach: float, middle: Point = (0.0, 0.0)
) -> tuple[Point | None, ...]:
    """Return the point of each value on its axis; None for one that is not there.

    `highest` lies on the outer ring, which is `reach` from the middle, and 0 in the middle.
    """
    return tuple(
        on_axis(axis, len(given), reach * value / highest, middle) if value is not None else None
        for axis, value in enumerate(given)
    )


def sides(points: Sequence[Point | None]) -> Iterator[tuple[Point, Point]]:
    """Yield the lines between neighbours; where a value is missing there is a gap."""
    for place, point in enumerate(points):
        after = points[(place + 1) % len(points)]
        if point is not None and after is not None:
            yield point, after
