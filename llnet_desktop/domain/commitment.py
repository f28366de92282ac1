"""Who will do what by when, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody said they will do. Who, what and by when are always there.

    `who` and `together_with` are names as people say them; they need not be on a list.
    `origin` is the note it came from.
    """

    kind: ClassVar[str] = "commitment"
    id: str
    workshop: str
    who: str
    what: str
    by: date
    number: int = 0  # 0: the library gives the next one
    together_with: str = ""
    first_step: str = ""
    condition: Condition | None = None
    origin: str | None = None


class StandState(StrEnum):
    """Where a commitment stands."""

    DONE = "done"
    UNDER_WAY = "under_way"
    MOVED = "moved"
    LET_GO = "let_go"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a commitment stood when it was asked, and what was learned."""

    kind: ClassVar[str] = "stand"
    id: str
    commitment: str
    state: StandState
    told: date
    learned: str = ""
    moved_to: date | None = None
