"""Everything to print the day before, and what to bring: the crate of a workshop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import ceil

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import ReportPerson
from llnet_desktop.domain.workshop import BlockKind, Grouping


class CratePart(StrEnum):
    """A part of the crate that can be printed by itself, in order of use."""

    PACKING = "packing"
    RUN_SHEET = "run-sheet"
    PARTICIPANT_SHEET = "participant-sheet"
    NAMES = "names"
    POSTERS = "posters"
    NOTES = "notes"
    SLIPS = "slips"
    CARDS = "cards"


@dataclass(frozen=True, slots=True)
class RunStep:
    """A step as it is printed; minutes are those of all rounds together."""

    prompt: str
    detail: str
    minutes: int
    grouping: Grouping


@dataclass(frozen=True, slots=True)
class RunLane:
    """A column to write for. A number would say who wrote what in one without names."""

    name: str
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class RunItem:
    """A line of the agenda with what the facilitator needs for it."""

    start: datetime
    minutes: int
    title: str
    sort: BlockKind
    condition: Condition | None
    steps: tuple[RunStep, ...] = ()
    private: str = ""  # for the run sheet only
    room: str = ""
    materials: tuple[tuple[str, int], ...] = ()
    lanes: tuple[RunLane, ...] = ()
    notes: int = 0  # that are to be expected
    votes: bool = False  # dots are given in it


@dataclass(frozen=True, slots=True)
class Crate:
    """A workshop as it is prepared. `people` is the head count to print for."""

    title: str
    network: str
    venue: str
    facilitator: str
    goal: str
    people: int
    starts: datetime
    ends: datetime
    items: tuple[RunItem, ...]
    persons: tuple[ReportPerson, ...] = ()
    packing: tuple[tuple[str, int], ...] = ()
    statements: tuple[tuple[Condition, str], ...] = ()  # of the scan

    @property
    def scans(self) -> bool:
        """Whether slips of the scan are needed."""
        return any(item.sort is BlockKind.SCAN for item in self.items)

    @property
    def commits(self) -> bool:
        """Whether commitment cards are needed."""
        return any(item.sort is BlockKind.COMMITMENTS for item in self.items)

    @property
    def votes(self) -> bool:
        """Whether slips to vote on are needed."""
        return any(item.votes for item in self.items)


def sheets(pieces: int, on_a_sheet: int) -> int:
    """Return how many sheets so many pieces take."""
    return ceil(pieces / on_a_sheet)
