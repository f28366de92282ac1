"""The network scan: a room's answers on the five conditions, kept as tallies without names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition

HIGHEST = 10
FEWEST = 5  # with fewer answers there is neither a mean nor a dot
Tally = tuple[int, ...]  # ten counts: how many said 1, 2, … 10


@dataclass(frozen=True, slots=True)
class ScanTally:
    """The answers of one workshop: for each condition, in their order, ten counts.

    One record and no slips: there is nothing that could tell who answered what.
    """

    kind: ClassVar[str] = "scan_tally"
    id: str
    workshop: str
    counts: tuple[Tally, ...]

    def answers(self, condition: Condition) -> int:
        """Return how many people answered."""
        return sum(self._tally(condition))

    def mean(self, condition: Condition) -> float | None:
        """Return the mean of 1–10, or None below five answers."""
        tally = self._tally(condition)
        if sum(tally) < FEWEST:
            return None
        return sum(score * n for score, n in enumerate(tally, start=1)) / sum(tally)

    def _tally(self, condition: Condition) -> Tally:
        return self.counts[tuple(Condition).index(condition)]
