"""What may be printed of a workshop: values that have no field for anything private."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.scan import Figure
from llnet_desktop.domain.ties import Ties
from llnet_desktop.domain.workshop import Answer, BlockKind, Rung


class Section(StrEnum):
    """A part of the report that can be left out, in the order of the paper."""

    COMMITMENTS = "commitments"
    SCAN = "scan"
    TIES = "ties"
    STANDS = "stands"
    SAID = "said"
    STORIES = "stories"
    TIMES = "times"
    PERSONAL = "personal"


class Order(StrEnum):
    """By what the commitments are sorted."""

    DATE = "date"
    PERSON = "person"
    CONDITION = "condition"


class Paper(StrEnum):
    """A size of paper."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True, slots=True)
class Choice:
    """How a report is wanted: one language or both, with its own colour ("#12415c") and logo."""

    languages: tuple[Language, ...] = ("nl",)
    sections: tuple[Section, ...] = tuple(Section)
    order: Order = Order.DATE
    paper: Paper = Paper.A4
    names: bool = True
    color: str = ""
    logo: bytes = field(default=b"", repr=False)


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
    ours: bool = False  # a we-plan
    help_from: str = ""
    help: str = ""
    answer: Answer | None = None  # of who was asked for help
    sign: str = ""  # how we will see it


@dataclass(frozen=True, slots=True)
class ReportStanding:
    """What became of a commitment of an earlier workshop, as far as this one was told."""

    number: int
    who: str
    what: str
    by: date  # the day it has now
    state: StandState
    learned: str = ""


@dataclass(frozen=True, slots=True)
class ReportPerson:
    """Somebody who was counted on."""

    name: str
    organisation: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class ReportNote:
    """A note as the room saw it."""

    number: int
    text: str
    dots: int = 0


@dataclass(frozen=True, slots=True)
class ReportCluster:
    """Notes that belong together; the title may be empty. `rung` says how far this got."""

    title: str
    notes: tuple[ReportNote, ...]
    rung: Rung | None = None


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
    standings: tuple[ReportStanding, ...] = ()  # for everyone, by number
    counts: tuple[tuple[StandState, int], ...] = ()  # of all, also what is for the room only
    ties: Ties = field(default=Ties())
    persons: tuple[ReportPerson, ...] = ()
    next_day: date | None = None  # of the network's next workshop, once it is planned
    still_to_type: int = 0  # commitment cards that were handed in and are not here yet

    @property
    def notes(self) -> int:
        """How many notes are printed."""
        return sum(lane.count for block in self.blocks for lane in block.lanes)


def without_names(report: ActionReport) -> ActionReport:
    """Return a report that names nobody where a name is asked for: organisations stay.

    What people wrote in their own words stays as they wrote it.
    """
    known = {person.organisation for person in report.persons}

    def party(name: str) -> str:
        return name if name in known else ""

    blocks = (
        replace(
            block,
            requests=tuple(
                replace(one, asker=party(one.asker), asked=party(one.asked))
                for one in block.requests
            ),
        )
        for block in report.blocks
    )
    return replace(
        report,
        facilitator="",
        commitments=tuple(
            replace(one, who="", together_with="", buddy="", help_from="")
            for one in report.commitments
        ),
        standings=tuple(replace(one, who="") for one in report.standings),
        stories=tuple(replace(one, who="") for one in report.stories),
        ties=report.ties.of_organisations(),
        persons=(),
        blocks=tuple(blocks),
    )
