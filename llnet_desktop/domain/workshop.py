"""One meeting of a network: its agenda of blocks with steps and lanes, and what was said."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from enum import StrEnum
from math import ceil
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.formulas import evaluate
from llnet_desktop.domain.ids import is_random
from llnet_desktop.domain.phrase import NOTHING, Language, Phrase

ZERO = timedelta()
MINUTE = timedelta(minutes=1)
HALF_MINUTE = timedelta(seconds=30)
LONGEST_BLOCK = timedelta(hours=12)


def half_minutes(minutes: float) -> timedelta:
    """Return a length in whole half minutes, at least one."""
    return max(1, round(minutes * 2)) * HALF_MINUTE


class BlockKind(StrEnum):
    """What a line of the agenda is for."""

    EXERCISE = "exercise"
    PLENARY = "plenary"
    BREAK = "break"
    SCAN = "scan"
    COMMITMENTS = "commitments"
    LOOKBACK = "lookback"


class Grouping(StrEnum):
    """How people work in a step."""

    ALONE = "alone"
    PAIRS = "pairs"
    THREES = "threes"
    FOURS = "fours"
    TABLES = "tables"
    ALL = "all"


class Posture(StrEnum):
    """What people's bodies do in a step: half of its energy."""

    LISTEN = "listen"  # seated, and one person speaks for a long time
    SIT = "sit"
    STAND = "stand"
    WALK = "walk"


class Privacy(StrEnum):
    """Who may see the notes of a lane."""

    SHOWN = "shown"
    HELD = "held"  # the room sees how many, until they are revealed
    OFF_SCREEN = "off_screen"
    ON_PAPER = "on_paper"  # nobody types them


@dataclass(frozen=True, slots=True)
class Lane:
    """A named place for notes. Notes point at its id, so it may be renamed.

    In an `unnamed` lane nothing is kept of who wrote what, or when, or in what order; the room
    reads it after a reveal only. What stands in an `erased` one is destroyed at the end.
    """

    id: str
    name: Phrase
    privacy: Privacy = Privacy.SHOWN
    unnamed: bool = False
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """One timeboxed instruction.

    `prompt` is what the room reads first, at most twelve words; `detail` a line beneath it.
    `planned` is the length of all `rounds` together. In the short version of its block a step
    goes (`in_short` is False) or keeps its first `short_rounds`; a round is never shortened.

    `minutes` (of one round) and `notes` (how many the step brings) are formulas of the head
    count; without one, `planned` stays as it is and no notes are expected.
    """

    id: str
    prompt: Phrase
    planned: timedelta
    grouping: Grouping = Grouping.ALL
    detail: Phrase = NOTHING
    in_short: bool = True
    rounds: int = 1
    short_rounds: int = 0  # 0: all of them
    minutes: str = ""
    notes: str = ""
    posture: Posture | None = None  # None: not known, as of an item from a file
    lively: bool = False
    off_record: bool = False  # nobody writes anything down, and only she ends it
    goes_on: bool = False  # the next step comes by itself when the time is up
    cut: timedelta = ZERO  # what catching up took from `planned`, so that it is not taken twice

    @property
    def shortest(self) -> timedelta:
        """Length in the short version; zero when the step goes."""
        if not self.in_short:
            return ZERO
        return self.planned * (self.short_rounds or self.rounds) / self.rounds

    def expected_notes(self, people: int) -> int:
        """Return how many notes the step brings with so many people."""
        return ceil(evaluate(self.notes, people)) if self.notes else 0

    def for_group(self, people: int) -> Step:
        """Return the step with the length that its formula gives for so many people."""
        if not self.minutes:
            return self
        length = self.rounds * half_minutes(evaluate(self.minutes, people))
        return replace(self, planned=length, cut=ZERO)


@dataclass(frozen=True, slots=True)
class Material:
    """Something to bring: `amount` is a formula of the head count.

    What is `reused` serves the next block too; of the rest each block uses its own.
    """

    name: Phrase
    amount: str = "1"
    reused: bool = False

    def needed(self, people: int) -> int:
        """Return how many to bring for so many people."""
        return max(0, ceil(evaluate(self.amount, people)))


@dataclass(frozen=True, slots=True)
class Workshop:
    """One meeting. `starts` and `ends_by` are what the clock in `zone` will say, without offset.

    `people` is the head count that is planned for; 0 means not known yet.
    """

    kind: ClassVar[str] = "workshop"
    id: str
    network: str
    title: str
    starts: datetime
    zone: str = "Europe/Amsterdam"
    ends_by: datetime | None = None
    venue: str = ""
    goal: str = ""
    facilitator: str = ""
    people: int = 0
    language: Language = "nl"
    second_language: Language | None = None
    archived: bool = False
    binned: bool = False  # in the bin: out of sight, and can be put back
    cards: int = 0  # commitment cards that were handed in on paper


@dataclass(frozen=True, slots=True)
class Block:
    """One line of an agenda. Its steps and lanes are values inside it.

    `place` sorts the agenda: a new block between two gets a key between theirs. `gap` is free
    time before the block; it is the first thing that lateness eats.
    """

    kind: ClassVar[str] = "block"
    id: str
    workshop: str
    place: str
    title: Phrase
    sort: BlockKind
    steps: tuple[Step, ...]
    lanes: tuple[Lane, ...] = ()
    condition: Condition | None = None
    exercise: str | None = None
    gap: timedelta = ZERO
    protected: bool = False
    private: Phrase = NOTHING  # only the facilitator reads this
    fixed: bool = False  # its length is not to be changed when time is short
    pinned: time | None = None  # what the clock says when it has to start: lunch at 12:30
    moves: bool = False  # people change places to begin with it
    room: Phrase = NOTHING  # how chairs and tables stand
    materials: tuple[Material, ...] = ()
    matrix: bool = False  # parties ask each other, in rows and columns, beside the notes

    @property
    def planned(self) -> timedelta:
        """Planned length: the sum of the steps."""
        return sum((step.planned for step in self.steps), ZERO)

    @property
    def shortest(self) -> timedelta | None:
        """Length of the short version, or None where there is none or the length is fixed."""
        short = sum((step.shortest for step in self.steps), ZERO)
        return short if ZERO < short < self.planned and not self.fixed else None

    def for_group(self, people: int) -> Block:
        """Return the block with the lengths that its formulas give for so many people."""
        return replace(self, steps=tuple(step.for_group(people) for step in self.steps))

    def in_short(self) -> Block:
        """Return the short version: steps and rounds go, a round keeps its length."""
        return replace(
            self,
            steps=tuple(
                replace(
                    step,
                    planned=step.shortest,
                    rounds=step.short_rounds or step.rounds,
                    short_rounds=0,
                )
                for step in self.steps
                if step.in_short
            ),
        )

    def lane(self, lane_id: str) -> Lane | None:
        """Return one of the block's lanes."""
        return next((lane for lane in self.lanes if lane.id == lane_id), None)

    def lasting(self, length: timedelta) -> Block:
        """Return the block with another length, its steps keeping their shares.

        Shares are whole half minutes, at least one each; the last step takes what is left.
        Raises `ValueError` when there is not half a minute for each step.
        """
        half = HALF_MINUTE
        if length < half * len(self.steps):
            raise ValueError("shorter than half a minute a step")
        left, before = length, self.planned
        steps = []
        for index, step in enumerate(self.steps):
            after = len(self.steps) - index - 1
            share = left
            if after:
                wanted = round(length * (step.planned / before) / half) * half if before else half
                share = min(max(wanted, half), left - half * after)
            steps.append(replace(step, planned=share, minutes="", cut=ZERO))
            left -= share
        return replace(self, steps=tuple(steps))


@dataclass(frozen=True, slots=True)
class Note:
    """One idea. Its number is what the room calls it by, and is never given twice.

    In a lane without names its id is random and its number is below 0, at random as well: "none
    yet". The reveal of the lane gives all of them numbers, in an order that is drawn by lot.
    """

    kind: ClassVar[str] = "note"
    id: str
    workshop: str
    block: str
    lane: str
    text: str
    number: int = 0  # 0: the library gives the next one
    dots: int = 0
    cluster: str | None = None
    parked: bool = False  # for the network's next workshop, which takes it up or lets it go

    @property
    def is_numbered(self) -> bool:
        """Whether the room can call it by its number."""
        return self.number > 0

    @property
    def is_unnamed(self) -> bool:
        """Whether it was written in a lane without names, revealed or not."""
        return is_random(self.id)


def no_number() -> int:
    """Return a number for a note that has none yet."""
    return -1 - int.from_bytes(os.urandom(4), "big") % (1 << 31)


class Rung(StrEnum):
    """How far a network is with something: the steps from learning to doing."""

    SEEN = "seen"
    LEARNED = "learned"
    TRIED = "tried"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class Cluster:
    """Notes that belong together; the notes point at it."""

    kind: ClassVar[str] = "cluster"
    id: str
    workshop: str
    block: str
    lane: str
    title: str = ""
    rung: Rung | None = None


@dataclass(frozen=True, slots=True)
class Ballot:
    """What is kept with the dots of a block: what the others need to come along."""

    kind: ClassVar[str] = "ballot"
    id: str
    workshop: str
    block: str
    needs: str = ""


class Answer(StrEnum):
    """What somebody says to a request."""

    YES = "yes"
    NO = "no"
    TRY = "try"
    VAGUE = "vague"  # too vague to answer


@dataclass(frozen=True, slots=True)
class Request:
    """One cell of the matrix: what one party asks of another, and what that one says.

    Source: "What I Need From You", Liberating Structures (H. Lipmanowicz, K. McCandless).
    """

    kind: ClassVar[str] = "request"
    id: str
    workshop: str
    block: str
    asker: str
    asked: str
    text: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture of paper, kept in the library itself."""

    kind: ClassVar[str] = "photo"
    id: str
    workshop: str
    block: str
    media_type: str
    content: bytes
    caption: str = ""


ON_A_BLOCK = (Note, Cluster, Photo, Ballot, Request)  # what goes and comes back with its block


class PresenceState(StrEnum):
    """Whether somebody is in the room."""

    EXPECTED = "expected"
    PRESENT = "present"
    LATE = "late"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Presence:
    """One participant at one workshop. `leaves` is what the clock in the room will say."""

    kind: ClassVar[str] = "presence"
    id: str
    workshop: str
    member: str
    state: PresenceState = PresenceState.EXPECTED
    leaves: datetime | None = None
