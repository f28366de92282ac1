"""What the room sees, as one value that has no field for anything private.

`services/live.py` computes it, the projector window and the console's preview draw it. A page
holds what was planned and when it started, not the seconds that are left: it changes when
something changes and not sixty times a second.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import assert_never

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import NOTHING, Language, Phrase
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.domain.scan import NOBODY, Advice, Tally
from llnet_desktop.domain.workshop import Answer, Grouping, Lane, Note, Privacy, Rung


@dataclass(frozen=True, slots=True)
class PublicNote:
    """What the room may see of a note. Made by `public_note` and nowhere else."""

    number: int
    text: str
    dots: int
    group: int | None = None  # which of its lane's clusters it stands in


def public_note(
    note: Note, lane: Lane | None, revealed: bool = False, group: int | None = None
) -> PublicNote | None:
    """Return what the room may see of a note: nothing where its lane is unknown.

    What has no number yet was written in a lane without names and never read out.
    """
    if lane is None or not is_open(lane, revealed) or note.number < 0:
        return None
    return PublicNote(note.number, note.text, note.dots, group)


def is_named(lane: Lane) -> bool:
    """Return whether the room may know that there is a lane, and what it is called."""
    return lane.privacy not in (Privacy.OFF_SCREEN, Privacy.ON_PAPER)


def is_open(lane: Lane, revealed: bool = False) -> bool:
    """Return whether the room may read what is in a lane.

    One without names is closed until it is revealed, whoever may see it then.
    """
    match lane.privacy:
        case Privacy.SHOWN:
            return revealed or not lane.unnamed
        case Privacy.HELD:
            return revealed
        case Privacy.OFF_SCREEN | Privacy.ON_PAPER:
            return False
        case _:
            assert_never(lane.privacy)


@dataclass(frozen=True, slots=True)
class PublicCluster:
    """What stands over notes that belong together."""

    title: str
    rung: Rung | None = None


@dataclass(frozen=True, slots=True)
class PublicLane:
    """A column on the wall. `held` counts notes that are still closed.

    `tint` is the place of the lane in its block: it picks the colour of its notes. Notes of a
    cluster stand together, before those that stand alone.
    """

    name: Phrase
    tint: int
    notes: tuple[PublicNote, ...] = ()
    held: int | None = None
    clusters: tuple[PublicCluster, ...] = ()
    unnamed: bool = False  # nowhere is it kept who wrote what
    erased: bool = False  # destroyed at the end of the workshop


@dataclass(frozen=True, slots=True)
class Segment:
    """One block in the strip along the bottom; its width is its share of the time."""

    condition: Condition | None
    minutes: float
    state: str  # "past", "now", "coming"


@dataclass(frozen=True, slots=True)
class WelcomePage:
    """Before the first block."""

    network: str
    title: str
    goal: str
    starts: datetime


@dataclass(frozen=True, slots=True)
class StepPage:
    """The instruction, with the visual timer. `box` is None where no time is given."""

    condition: Condition | None
    title: Phrase
    prompt: Phrase
    detail: Phrase
    grouping: Grouping
    step: int  # 1 for the first
    steps: int
    then: Phrase
    box: Timebox
    off_record: bool = False  # nothing is written down in this step


@dataclass(frozen=True, slots=True)
class BoardPage:
    """The notes of a block in their columns."""

    condition: Condition | None
    prompt: Phrase
    grouping: Grouping
    lanes: tuple[PublicLane, ...]
    box: Timebox
    sheet: int = 0  # which of the sheets when not all notes fit; turned by key
    called: int | None = None  # the number of the note that lights up


@dataclass(frozen=True, slots=True)
class PublicOption:
    """Something that got dots: a note, or a cluster as one, with its place.

    `tint` is the place of its column; None where there is one column only.
    """

    number: int
    text: str
    dots: int
    rank: int
    shared: bool
    tint: int | None = None


@dataclass(frozen=True, slots=True)
class VotesPage:
    """How the dots came out, most first; before the reveal only that they are being counted."""

    condition: Condition | None
    prompt: Phrase
    revealed: bool = False
    options: tuple[PublicOption, ...] = ()
    needs: str = ""  # what the others need to come along
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class PublicRequest:
    """What one party asks of another; None is not answered yet."""

    asker: str
    asked: str
    text: str
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """What parties ask of each other, those of one asker together, with the answers."""

    condition: Condition | None
    requests: tuple[PublicRequest, ...] = ()
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class PublicPair:
    """An offer and a need that the facilitator put beside each other."""

    offer: PublicNote
    need: PublicNote


@dataclass(frozen=True, slots=True)
class PairsPage:
    """Pairs that the facilitator chose, and no others."""

    condition: Condition | None
    pairs: tuple[PublicPair, ...] = ()
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class PublicCommitment:
    """What the room may see of a commitment."""

    number: int
    who: str
    organisation: str
    what: str
    by: date
    together_with: str
    first_step: str
    condition: Condition | None
    cue: str = ""
    buddy: str = ""
    buddy_asks: date | None = None
    help_from: str = ""
    help: str = ""
    answer: Answer | None = None


@dataclass(frozen=True, slots=True)
class PublicSpeaker:
    """Who says now what they will do, in the words of the frame; `ours` begins with *we*."""

    who: str
    organisation: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True)
class CommitmentsPage:
    """What we will do, as a list; in the round what was said last, or the frame to speak in.

    The frame is there before anybody spoke, and while somebody speaks, below the name.
    """

    prompt: Phrase
    commitments: tuple[PublicCommitment, ...]
    spotlight: int | None  # number of the one shown in full
    box: Timebox
    sheet: int = 0
    speaker: PublicSpeaker | None = None
    is_round: bool = False  # people say it now


@dataclass(frozen=True, slots=True)
class PublicFigure:
    """What the room sees of one condition; below five answers that is only how many there are."""

    condition: Condition
    n: int
    counts: Tally = NOBODY
    mean: float | None = None
    spread: float | None = None
    before: float | None = None  # the mean of last time


@dataclass(frozen=True, slots=True)
class ScanPage:
    """The scan: the statements while slips are filled in, then the dots, then the means.

    Before the dots are shown there is nothing of any answer on it.
    """

    prompt: Phrase
    box: Timebox
    stage: str = "slips"  # "slips", "dots", "means"
    figures: tuple[PublicFigure, ...] = ()
    slips: int = 0
    last_day: date | None = None  # when the network did a scan before
    last_slips: int = 0
    advice: tuple[Advice, ...] = ()  # once she sent it


@dataclass(frozen=True, slots=True)
class PublicLookback:
    """What the room may see of a commitment that is looked back on; not where it stands."""

    number: int
    who: str
    what: str
    by: date


@dataclass(frozen=True, slots=True)
class LookbackPage:
    """What was committed to before, by number; or the five counts, and then no list."""

    condition: Condition | None
    commitments: tuple[PublicLookback, ...] = ()
    counts: tuple[tuple[StandState, int], ...] = ()
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class PublicNode:
    """Somebody, or an organisation, who does something with somebody else."""

    label: str
    is_organisation: bool = False


@dataclass(frozen=True, slots=True)
class PublicTie:
    """What joins two nodes, told by their places: so many commitments for everyone."""

    one: int
    other: int
    commitments: int = 1
    condition: Condition | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class TiesFacts:
    """What can be said of ties in a sentence, as they are drawn.

    `between` counts pairs of organisations, `organisations` who is in one. `since` is the day
    of the time before; None when there is none, and nothing is new then.
    """

    only_organisations: bool = False  # the nodes are no people
    nodes: int = 0
    ties: int = 0
    new: int = 0
    organisations: int = 0
    between: int = 0
    between_new: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True)
class TiesPage:
    """Who does it with whom: everybody who has a tie, and nobody else."""

    nodes: tuple[PublicNode, ...]
    ties: tuple[PublicTie, ...]
    facts: TiesFacts


@dataclass(frozen=True, slots=True)
class BreakPage:
    """A break: when we start again, and with what."""

    title: Phrase
    then: Phrase
    box: Timebox
    prompt: Phrase = NOTHING  # what to do meanwhile

    def resumes(self, now: Reading) -> datetime | None:
        """Return when we start again by the clock that hangs beside it; None until time runs.

        Worked out from the time left, so that a clock that is put right moves it along.
        """
        if not self.box.is_running:
            return None
        exact = now.wall + self.box.remaining(now) + timedelta(seconds=0.5)
        return exact.replace(microsecond=0)  # the two clocks differ by a breath


@dataclass(frozen=True, slots=True)
class AgendaLine:
    """One line of the programme as participants read it."""

    starts: datetime
    title: Phrase
    condition: Condition | None
    state: str  # "past", "now", "coming"


@dataclass(frozen=True, slots=True)
class AgendaPage:
    """The programme."""

    title: str
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class PublicErasure:
    """What was destroyed: the name of the lane, and when."""

    name: Phrase
    at: datetime


@dataclass(frozen=True, slots=True)
class ThanksPage:
    """After the last block."""

    network: str
    commitments: int
    erased: tuple[PublicErasure, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupsPage:
    """Who sits with whom: the names in each small group."""

    groups: tuple[tuple[str, ...], ...]
    sheet: int = 0


@dataclass(frozen=True, slots=True)
class LaterPage:
    """The facilitator asks the room whether it may become later."""

    planned: datetime  # when it was to end
    asked: datetime  # when it would end


@dataclass(frozen=True, slots=True)
class PhotoPage:
    """A photo that the facilitator chose: one of those of the block that is on."""

    content: bytes = field(repr=False)
    caption: str
    number: int  # 1 for the first
    photos: int


@dataclass(frozen=True, slots=True)
class TestPage:
    """A picture to try a screen with: nothing of any workshop, drawn the way all else is."""

    __test__ = False  # to pytest a class with this name looks like a test

    number: int  # of the screen, 1 for the first


Page = (
    WelcomePage
    | StepPage
    | BoardPage
    | VotesPage
    | MatrixPage
    | PairsPage
    | CommitmentsPage
    | ScanPage
    | LookbackPage
    | TiesPage
    | BreakPage
    | AgendaPage
    | ThanksPage
    | GroupsPage
    | LaterPage
    | PhotoPage
    | TestPage
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A page with what stands on every page: the languages, the strip and the zone's time."""

    page: Page
    languages: tuple[Language, ...]
    strip: tuple[Segment, ...]
    zone: str
    show_condition: bool = True


@dataclass(frozen=True, slots=True)
class Live:
    """The room sees what happens."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Frozen:
    """The room sees a scene that stands still while the facilitator works."""

    scene: Scene


@dataclass(frozen=True, slots=True)
class Black:
    """The room sees nothing."""


Projection = Live | Frozen | Black
