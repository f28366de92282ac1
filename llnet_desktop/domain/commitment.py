"""Who will do what by when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.workshop import Answer

SUREST = 10
WHAT_LIMIT = 500  # characters of what somebody will do


@dataclass(frozen=True, slots=True)
class Commitment:
    """What somebody said they will do. Who, what and by when are always there.

    Names are as people say them; they need not be on a list. A first step is an if-then plan
    (P. Gollwitzer, *Implementation Intentions*, 1999): when `cue` comes, then `first_step`.
    What is for this `room_only` has its own page and comes back at the look back; it is in no
    shared file, report or picture. How `sure` somebody is never leaves the console.
    """

    kind: ClassVar[str] = "commitment"
    id: str
    workshop: str
    who: str
    what: str
    by: date
    number: int = 0  # 0: the library gives the next one of the network
    together_with: str = ""
    first_step: str = ""
    condition: Condition | None = None
    origin: str | None = None  # the note, cluster or request it came from, or "note+note"
    cue: str = ""
    ours: bool = False  # a we-plan: who and with whom do it together
    buddy: str = ""  # who asks how it went
    buddy_asks: date | None = None
    help_from: str = ""
    help: str = ""
    answer: Answer | None = None  # of who was asked for help
    sign: str = ""  # how we will see it
    sure: int = 0  # 1–10; 0: not said
    room_only: bool = False


def for_everyone(commitments: Iterable[Commitment]) -> tuple[Commitment, ...]:
    """Return what may leave the room: in a report, a file, a graph, a mail."""
    return tuple(made for made in commitments if not made.room_only)


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


class Turn(StrEnum):
    """What may happen to a commitment after it was made."""

    REWORDED = "reworded"
    MOVED = "moved"
    TAKEN_OVER = "taken_over"


@dataclass(frozen=True, slots=True)
class PastWording:
    """How a commitment was before it was reworded, moved or taken over."""

    kind: ClassVar[str] = "past_wording"
    id: str
    commitment: str
    turn: Turn
    was: str  # the words, the day as "2026-12-18", or the name
    until: date


@dataclass(frozen=True, slots=True)
class Story:
    """The beginning of a value story and the ending that somebody wishes for, a line each.

    Source: E. Wenger, B. Trayner, M. de Laat, *Promoting and assessing value creation in
    communities and networks*, 2011.
    """

    kind: ClassVar[str] = "story"
    id: str
    workshop: str
    began: str
    wished: str = ""
    who: str = ""
