"""One meeting of a network: its agenda of blocks with steps and lanes, and what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import NOTHING, Language, Phrase

ZERO = timedelta()
MINUTE = timedelta(minutes=1)
LONGEST_BLOCK = timedelta(hours=12)


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


class Privacy(StrEnum):
    """Who may see the notes of a lane."""

    SHOWN = "shown"
    HELD = "held"  # the room sees how many, until they are revealed
    OFF_SCREEN = "off_screen"
    ON_PAPER = "on_paper"  # nobody types them


@dataclass(frozen=True, slots=True)
class Lane:
    """A named place for notes. Notes point at its id, so it may be renamed."""

    id: str
    name: Phrase
    privacy: Privacy = Privacy.SHOWN


@dataclass(frozen=True, slots=True)
class Step:
    """One timeboxed instruction.

    `prompt` is what the room reads first, at most twelve words; `detail` a line beneath it.
    `in_short` says whether the step stays when the block is held in its short version.
    """

    id: str
    prompt: Phrase
    planned: timedelta
    grouping: Grouping = Grouping.ALL
    detail: Phrase = NOTHING
    in_short: bool = True


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

    @property
    def planned(self) -> timedelta:
        """Planned length: the sum of the steps."""
        return sum((step.planned for step in self.steps), ZERO)

    @property
    def shortest(self) -> timedelta | None:
        """Length of the short version, or None where there is none."""
        kept = [step.planned for step in self.steps if step.in_short]
        return sum(kept, ZERO) if kept and len(kept) < len(self.steps) else None

    def lane(self, lane_id: str) -> Lane | None:
        """Return one of the block's lanes."""
        return next((lane for lane in self.lanes if lane.id == lane_id), None)

    def lasting(self, length: timedelta) -> Block:
        """Return the block with another length, its steps keeping their shares.

        Shares are whole half minutes, at least one each; the last step takes what is left.
        Raises `ValueError` when there is not half a minute for each step.
        """
        half = MINUTE / 2
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
            steps.append(replace(step, planned=share))
            left -= share
        return replace(self, steps=tuple(steps))


@dataclass(frozen=True, slots=True)
class Note:
    """One idea. Its number is what the room calls it by, and is never given twice."""

    kind: ClassVar[str] = "note"
    id: str
    workshop: str
    block: str
    lane: str
    text: str
    number: int = 0  # 0: the library gives the next one
    dots: int = 0
    cluster: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Notes that belong together; the notes point at it."""

    kind: ClassVar[str] = "cluster"
    id: str
    workshop: str
    block: str
    lane: str
    title: str = ""


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
