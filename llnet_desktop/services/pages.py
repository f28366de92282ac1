"""What stands on the wall: the page for where the workshop is, made of public values only."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import LANGUAGES, Language, Phrase
from llnet_desktop.domain.projection import (
    AgendaLine,
    AgendaPage,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    Page,
    PublicCommitment,
    PublicErasure,
    PublicSpeaker,
    ScanPage,
    Scene,
    Segment,
    StepPage,
    ThanksPage,
    VotesPage,
    WelcomePage,
    is_named,
)
from llnet_desktop.domain.run import Run, Timebox
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.ties import ties_between
from llnet_desktop.domain.workshop import (
    MINUTE,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Grouping,
    Note,
    Photo,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.look_back import LookedBack, lookback_page
from llnet_desktop.services.note_shelf import InLanes
from llnet_desktop.services.pairing import pairs_page
from llnet_desktop.services.photos import photo_page
from llnet_desktop.services.public_lanes import PublicLanes
from llnet_desktop.services.requests import matrix_page
from llnet_desktop.services.scanning import LastScan, scan_page
from llnet_desktop.services.ties import NOTHING_BEFORE, Before, ties_page
from llnet_desktop.services.voting import votes_page


class PageChoice(StrEnum):
    """The pages a facilitator may choose for the room."""

    FOLLOW = "follow"
    STEP = "step"
    BOARD = "board"
    PHOTO = "photo"
    VOTES = "votes"
    MATRIX = "matrix"
    PAIRS = "pairs"
    COMMITMENTS = "commitments"
    SCAN = "scan"
    LOOKBACK = "lookback"
    LOOKBACK_COUNTS = "lookback_counts"
    TIES = "ties"
    AGENDA = "agenda"
    GROUPS = "groups"
    WELCOME = "welcome"
    LATER = "later"  # asked by catching up


class Speaker(NamedTuple):
    """Who says now what they will do; `ours`: for more than one."""

    who: str
    ours: bool = False


@dataclass(frozen=True, slots=True)
class Stage:
    """All that a page can be made from; what leaves it is public."""

    workshop: Workshop
    network: Network | None
    agenda: Agenda
    run: Run
    notes: Iterable[Note]
    in_lanes: Callable[[Block], InLanes]  # the notes in each column of a block, in order
    commitments: tuple[Commitment, ...]
    members: tuple[Member, ...]
    sheet: int = 0
    groups: tuple[tuple[str, ...], ...] = ()  # the ids of the members in each small group
    called: int | None = None  # the number of the note that lights up
    lanes: PublicLanes = field(default_factory=PublicLanes)  # as they were made last
    clusters: tuple[Cluster, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    requests: tuple[Request, ...] = ()
    photos: tuple[Photo, ...] = ()
    speaker: Speaker | None = None
    scans: tuple[ScanTally, ...] = ()
    last_scan: LastScan | None = None
    looked_back: LookedBack | None = None  # while its page is shown
    before: Callable[[], Before] = lambda: NOTHING_BEFORE  # what ties are compared with


def scene(stage: Stage) -> Scene:
    """Return the page with what stands on every page."""
    workshop = stage.workshop
    return Scene(
        _page(stage),
        languages(workshop, stage.run),
        _strip(stage),
        workshop.zone,
        stage.run.names_condition,
    )


def languages(workshop: Workshop, run: Run) -> tuple[Language, ...]:
    """Return the languages on the wall: those chosen while running, else the workshop's."""
    chosen = [one for one in LANGUAGES if one in (run.languages or "").split("+")]
    chosen.sort(key=lambda one: one != workshop.language)
    second = workshop.second_language
    usual = (workshop.language, second) if second else (workshop.language,)
    return tuple(chosen) or usual


def _page(stage: Stage) -> Page:
    choice = PageChoice(stage.run.page) if stage.run.page in set(PageChoice) else None
    if choice is PageChoice.WELCOME:
        return _welcome(stage)
    if choice is PageChoice.AGENDA:
        return _agenda(stage)
    if choice is PageChoice.COMMITMENTS and stage.speaker is None:
        return _commitments(stage)
    if choice is PageChoice.TIES:
        return ties_page(ties_between(stage.commitments, stage.members, *stage.before()))
    if choice is PageChoice.GROUPS and stage.groups:
        return _groups(stage)
    if choice is PageChoice.LATER and (asked := stage.run.asked) is not None:
        planned = stage.agenda.to_be_ready
        return LaterPage(planned, asked.astimezone(planned.tzinfo))
    block, step = _on(stage)
    if block is not None and (photo := photo_page(stage.photos, block, stage.run.page)) is not None:
        return photo
    if choice is PageChoice.SCAN and (stage.scans or _is_scan(block)):
        return _scan(stage, block, step)
    if choice is PageChoice.VOTES and block is not None and step is not None and block.lanes:
        return _votes(stage, block, step)
    if choice is PageChoice.MATRIX and block is not None and block.matrix:
        return matrix_page(block, stage.requests, stage.sheet)
    if choice is PageChoice.PAIRS and block is not None and stage.run.paired.get(block.id):
        return pairs_page(block, stage.notes, stage.run, stage.sheet)
    if stage.looked_back is not None:
        return lookback_page(block, stage.looked_back, stage.sheet)
    if stage.run.finished:
        name = stage.network.name if stage.network else ""
        return ThanksPage(name, len(stage.commitments), _erased(stage))
    if block is None or step is None:
        return _welcome(stage)
    if choice is PageChoice.BOARD and block.lanes:
        return _board(stage, block, step)
    if choice is PageChoice.STEP:
        return _step(stage, block, step)
    match block.sort:
        case BlockKind.BREAK:
            return _break(stage, block, step)
        case BlockKind.SCAN:
            return _scan(stage, block, step)
        case BlockKind.COMMITMENTS if stage.speaker or is_aloud(block, step):
            return _round(stage, block)
        case _:
            return _step(stage, block, step)


def _on(stage: Stage) -> tuple[Block | None, Step | None]:
    position = stage.run.position
    slot = stage.agenda.slot(position.block) if position else None
    if slot is None or position is None:
        return None, None
    steps = slot.block.steps
    return slot.block, next((step for step in steps if step.id == position.step), steps[0])


def is_aloud(block: Block, step: Step) -> bool:
    """Return whether people say to the whole room what they will do, in this step of a round.

    In the others they write, sharpen and find a buddy, and read the instruction.
    """
    if block.sort is not BlockKind.COMMITMENTS:
        return False
    aloud = [one.id for one in block.steps if one.grouping is Grouping.ALL]
    return step.id in (aloud or [block.steps[-1].id])


def _erased(stage: Stage) -> tuple[PublicErasure, ...]:
    """What was destroyed, of the lanes whose name the room knows."""
    known = (lane for slot in stage.agenda.slots for lane in slot.block.lanes if is_named(lane))
    when = stage.run.erased
    return tuple(PublicErasure(x.name, when[x.id].wall) for x in known if x.id in when)


def _welcome(stage: Stage) -> WelcomePage:
    network = stage.network.name if stage.network else ""
    return WelcomePage(network, stage.workshop.title, stage.workshop.goal, stage.agenda.starts)


def _step(stage: Stage, block: Block, step: Step) -> StepPage:
    index = block.steps.index(step)
    then = block.steps[index + 1].prompt if index + 1 < len(block.steps) else Phrase()
    return StepPage(
        block.condition,
        block.title,
        step.prompt,
        step.detail,
        step.grouping,
        index + 1,
        len(block.steps),
        then,
        stage.run.box(block, step),
        step.off_record,
    )


def _groups(stage: Stage) -> GroupsPage:
    names = {member.id: member.name for member in stage.members}
    known = ([names[one] for one in group if one in names] for group in stage.groups)
    return GroupsPage(tuple(tuple(group) for group in known if group), stage.sheet)


def _board(stage: Stage, block: Block, step: Step) -> BoardPage:
    lanes = stage.lanes.of(block, stage.in_lanes(block), stage.clusters, stage.run)
    box = stage.run.box(block, step)
    return BoardPage(
        block.condition, step.prompt, step.grouping, lanes, box, stage.sheet, stage.called
    )


def _is_scan(block: Block | None) -> bool:
    return block is not None and block.sort is BlockKind.SCAN


def _scan(stage: Stage, block: Block | None, step: Step | None) -> ScanPage:
    here = block is not None and step is not None and _is_scan(block)
    prompt = step.prompt if here and step is not None else Phrase()
    box = stage.run.box(block, step) if here and block and step else Timebox(MINUTE * 0)
    tally = stage.scans[0] if stage.scans else None
    return scan_page(tally, stage.last_scan, stage.run.revealed, prompt, box)


def _votes(stage: Stage, block: Block, step: Step) -> VotesPage:
    notes, clusters, ballots = stage.notes, stage.clusters, stage.ballots
    return votes_page(block, step, notes, clusters, ballots, stage.run, stage.sheet)


def _commitments(stage: Stage) -> CommitmentsPage:
    block, step = _on(stage)
    prompt = step.prompt if step and block and block.sort is BlockKind.COMMITMENTS else Phrase()
    box = stage.run.box(block, step) if block and step else Timebox(MINUTE * 0)
    organisation = _organisations(stage.members)
    public = tuple(
        PublicCommitment(
            made.number,
            made.who,
            organisation(made.who),
            made.what,
            made.by,
            made.together_with,
            made.first_step,
            made.condition,
            made.cue,
            made.buddy,
            made.buddy_asks,
            made.help_from,
            made.help,
            made.answer,
        )
        for made in sorted(stage.commitments, key=lambda made: made.number)
    )
    return CommitmentsPage(prompt, public, None, box, stage.sheet)


def _round(stage: Stage, block: Block) -> CommitmentsPage:
    """Return what was said last in full, or the frame to speak in, with the name of who speaks."""
    page = replace(_commitments(stage), is_round=True)
    if stage.speaker is None:
        last = max((made.number for made in stage.commitments), default=0)
        before = stage.run.said_before.get(block.id, 0)
        return replace(page, spotlight=last if last > before else None)
    who, ours = stage.speaker
    organisation = _organisations(stage.members)(who)
    return replace(page, speaker=PublicSpeaker(who, organisation, ours))


def _organisations(members: Iterable[Member]) -> Callable[[str], str]:
    known = {member.name.casefold(): member.organisation for member in members}
    return lambda who: known.get(who.casefold(), "")


def _break(stage: Stage, block: Block, step: Step) -> BreakPage:
    box = stage.run.box(block, step)
    slots = stage.agenda.slots
    number = next(slot.number for slot in slots if slot.block.id == block.id)
    then = slots[number].block.title if number < len(slots) else Phrase()
    return BreakPage(block.title, then, box, step.prompt)


def _agenda(stage: Stage) -> AgendaPage:
    lines = tuple(
        AgendaLine(slot.starts, slot.block.title, slot.block.condition, _state(stage, slot.number))
        for slot in stage.agenda.slots
    )
    return AgendaPage(stage.workshop.title, lines)


def _strip(stage: Stage) -> tuple[Segment, ...]:
    return tuple(
        Segment(slot.block.condition, slot.block.planned / MINUTE, _state(stage, slot.number))
        for slot in stage.agenda.slots
    )


def _state(stage: Stage, number: int) -> str:
    if stage.run.finished:
        return "past"
    position = stage.run.position
    on = stage.agenda.slot(position.block) if position else None
    if on is None or number > on.number:
        return "coming"
    return "now" if number == on.number else "past"
