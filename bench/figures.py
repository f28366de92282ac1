"""One measured figure, and the statistics it is made with."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """A value against a limit from the same run; `goal` is the highest ratio that is good."""

    area: str
    value: float
    unit: str
    limit: float
    goal: float

    @property
    def ratio(self) -> float:
        """Value over limit; lower is better."""
        return self.value / self.limit

    @property
    def met(self) -> bool:
        """Whether the goal is reached."""
        return self.ratio <= self.goal

    def as_json(self) -> dict[str, Any]:
        """Return the figure as it is written to build/bench.json."""
        return {
            "area": self.area,
            "value": round(self.value, 4),
            "unit": self.unit,
            "limit": round(self.limit, 4),
            "ratio": round(self.ratio, 4),
            "goal": self.goal,
            "met": self.met,
        }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the smallest value that at least `share` (0–1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]
