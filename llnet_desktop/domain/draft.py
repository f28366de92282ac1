"""What a file or pasted text said, before any of it becomes records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class DraftKind(StrEnum):
    """What a drafted line is for; the codes are those of the blocks it becomes."""

    PLENARY = "plenary"
    BREAK = "break"
    COMMITMENTS = "commitments"  # these become protected
    SCAN = "scan"
    LOOKBACK = "lookback"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that was not taken over. `line` counts from one, `text` is its beginning.

    `reason` is one of no_time, no_title, no_name, no_what, too_long (the rest was left out),
    duplicate, end_mark (it only says when the item before it ends), no_date and text (a run of
    prose, told once).
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One timed line. `start` counts from midnight, or from zero where the day is relative."""

    title: str
    start: timedelta
    minutes: int
    kind: DraftKind = DraftKind.PLENARY
    detail: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class DraftDay:
    """One day or session, its blocks in order of time and never overlapping."""

    name: str
    blocks: tuple[DraftBlock, ...]
    relative: bool = False
    date: date | None = None  # only where the text names one with its year


@dataclass(frozen=True, slots=True)
class AgendaDraft:
    """Every day a text holds; there is at least one, with at least one block."""

    title: str
    days: tuple[DraftDay, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftMember:
    """One person; `present` is None where nothing says so."""

    name: str
    organisation: str = ""
    role: str = ""
    email: str = ""
    present: bool | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class MembersDraft:
    """The people in a list, each once."""

    members: tuple[DraftMember, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftCommitment:
    """Who will do what by when."""

    who: str
    what: str
    by: date
    with_whom: str = ""
    first_step: str = ""
    line: int = 0
    buddy: str = ""
    help_from: str = ""
    help: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class CommitmentsDraft:
    """The commitments in a table."""

    commitments: tuple[DraftCommitment, ...]
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftNote:
    """An idea from elsewhere; column and cluster are empty where nothing says so."""

    text: str
    line: int = 0
    lane: str = ""
    cluster: str = ""
    dots: int = 0


@dataclass(frozen=True, slots=True)
class NotesDraft:
    """Ideas, in the order in which they are to be read."""

    notes: tuple[DraftNote, ...]
    left_out: tuple[LeftOut, ...] = ()

    @property
    def lines(self) -> tuple[tuple[int, str], ...]:
        """Each idea with the number of its line."""
        return tuple((note.line, note.text) for note in self.notes)
