"""What may be printed of a workshop: values that have no field for anything private."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.scan import Figure
from llnet_desktop.domain.workshop import Answer, BlockKind


@dataclass(frozen=True, slots=True)
class ReportCommitment:
    """Who will do what by when. `origin_text` is the note it came from, when the room saw it."""

    number: int
    who: str
    organisation: str
    what: str
    by: date
    together_with: str = ""
    first_step: str = ""
    condition: Condition | None = None
    origin_text: str = ""
    cue: str = ""
    buddy: str = ""
    buddy_asks: date | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class ReportNote:
    """A note as the room saw it."""

    number: int
    text: str
    dots: int = 0


@dataclass(frozen=True, slots=True)
class ReportCluster:
    """Notes that belong together; the title may be empty."""

    title: str
    notes: tuple[ReportNote, ...]


@dataclass(frozen=True, slots=True)
class ReportLane:
    """A column with its clusters, and the notes that are in none."""

    name: str
    clusters: tuple[ReportCluster, ...] = ()
    notes: tuple[ReportNote, ...] = ()

    @property
    def count(self) -> int:
        """How many notes it holds, in clusters and beside them."""
        return sum(len(cluster.notes) for cluster in self.clusters) + len(self.notes)


@dataclass(frozen=True, slots=True)
class ReportOption:
    """What got dots, a note or a cluster as one, with its place; equal dots share theirs."""

    number: int
    text: str
    dots: int
    rank: int
    shared: bool = False


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What one party asked of another; None was not answered."""

    asker: str
    asked: str
    text: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class ReportPhoto:
    """A photo of paper, upright, with what it shows; the words may be empty."""

    content: bytes = field(repr=False)
    caption: str = ""


@dataclass(frozen=True, slots=True)
class ReportBlock:
    """One line of the agenda, as planned and as it went. Only lanes with notes are here.

    Starts have an offset. The real ones are None for what was passed over, or is not over yet.
    """

    number: int
    title: str
    kind: BlockKind
    condition: Condition | None
    planned_start: datetime
    planned_minutes: int
    real_start: datetime | None = None
    real_minutes: int | None = None
    lanes: tuple[ReportLane, ...] = ()
    result: tuple[ReportOption, ...] = ()  # of the dots, most first
    needs: str = ""  # what the others need to come along
    requests: tuple[ReportRequest, ...] = ()
    photos: tuple[ReportPhoto, ...] = ()
    energy: int | None = None  # of the room, 1–5

    @property
    def has_words(self) -> bool:
        """Whether anything was said in it that is printed, in words or on a photo."""
        return bool(self.lanes or self.needs or self.requests or self.photos)


@dataclass(frozen=True, slots=True)
class ReportStory:
    """How a story began and the ending that somebody wishes for; the last two may be empty."""

    began: str
    wished: str = ""
    who: str = ""


@dataclass(frozen=True, slots=True)
class ReportScan:
    """The scan: what may be told of each condition, and of the scan before where there was one."""

    figures: tuple[Figure, ...]
    slips: int
    before: tuple[Figure, ...] = ()
    last_day: date | None = None
    last_slips: int = 0


@dataclass(frozen=True, slots=True)
class ActionReport:
    """A workshop on paper, in one language. `people` is 0 when nobody said how many came."""

    title: str
    network: str
    venue: str
    facilitator: str
    goal: str
    people: int
    starts: datetime
    planned_end: datetime
    language: Language
    real_start: datetime | None = None
    real_end: datetime | None = None
    commitments: tuple[ReportCommitment, ...] = ()
    blocks: tuple[ReportBlock, ...] = ()
    scan: ReportScan | None = None
    stories: tuple[ReportStory, ...] = ()

    @property
    def notes(self) -> int:
        """How many notes are printed."""
        return sum(lane.count for block in self.blocks for lane in block.lanes)
