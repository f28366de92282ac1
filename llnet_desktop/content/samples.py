"""The sample network: invented people, a year of workshops around today, and a rehearsal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from zoneinfo import ZoneInfo

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.agendas import LineText, blocks_from, load_templates, plain_block
from llnet_desktop.content.exercises import shipped_exercises
from llnet_desktop.content.files import Both
from llnet_desktop.domain.agenda import places
from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState, Turn
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Record
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.ids import new_id, random_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.run import DOTS, Reading, RunEvent, What
from llnet_desktop.domain.scan import ScanTally, Tally
from llnet_desktop.domain.workshop import MINUTE, Answer, Block, BlockKind, Note, Workshop

SAMPLES = paths.RESOURCES / "samples"
ZONE = "Europe/Amsterdam"
SATURDAY = 5


class _Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: str
    organisation: Both
    role: Both


class _Said(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    lane: int
    text: Both
    dots: int = 0


class _PastBlock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    exercise: str | None = None
    kind: BlockKind = BlockKind.BREAK
    minutes: float | None = None
    title: Both | None = None
    took: float
    notes: tuple[_Said, ...] = ()


class _Past(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    turn: Turn
    was: Both
    until: int


class _Inserted(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    before: str  # the exercise of a template that it comes before
    exercise: str | None = None
    kind: BlockKind = BlockKind.BREAK
    minutes: float | None = None
    title: Both | None = None
    prompt: Both | None = None
    detail: Both | None = None


class _Made(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    who: str
    what: Both
    due: int
    together_with: str = msgspec.field(default="", name="with")
    first_step: Both | None = None
    condition: Condition | None = None
    stand: StandState | None = None
    told: int = 0
    learned: Both | None = None
    moved: int | None = None
    cue: Both | None = None
    ours: bool = False
    buddy: str = ""
    buddy_asks: int | None = None
    help_from: str = ""
    help: Both | None = None
    answer: Answer | None = None
    sign: Both | None = None
    sure: int = 0
    room_only: bool = False
    past: tuple[_Past, ...] = ()


class _Meeting(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    title: Both
    days: int
    start: time
    ends_by: time
    venue: str
    people: int
    goal: Both
    late: float = 0
    template: str | None = None
    insert: tuple[_Inserted, ...] = ()  # into the template
    scan: tuple[Tally, ...] = ()
    blocks: tuple[_PastBlock, ...] = ()
    commitments: tuple[_Made, ...] = ()


class _Sample(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    name: Both
    members: tuple[_Person, ...]
    workshops: tuple[_Meeting, ...]


def sample_records(language: Language, today: date) -> tuple[Record, ...]:
    """Return the sample network as records with fresh ids, its year placed around a day."""
    path = SAMPLES / "circular-waterfront.toml"
    sample = msgspec.toml.decode(path.read_bytes(), type=_Sample)
    network = Network(new_id(), sample.name.phrase.in_(language), language, sample=True)
    members = [
        Member(
            new_id(),
            network.id,
            one.name,
            one.organisation.phrase.in_(language),
            one.role.phrase.in_(language),
        )
        for one in sample.members
    ]
    exercises = shipped_exercises()
    records: list[Record] = [network, *members]
    numbers = count(1)
    for meeting in sample.workshops:
        records += _meeting(meeting, network, exercises, today, numbers)
    return tuple(records)


def _meeting(
    meeting: _Meeting,
    network: Network,
    exercises: Sequence[Exercise],
    today: date,
    numbers: Iterator[int],
) -> Iterator[Record]:
    day = _weekday(today + timedelta(days=meeting.days))
    language = network.language
    workshop = Workshop(
        new_id(),
        network.id,
        meeting.title.phrase.in_(language),
        datetime.combine(day, meeting.start),
        ZONE,
        datetime.combine(day, meeting.ends_by),
        meeting.venue,
        meeting.goal.phrase.in_(language),
        people=meeting.people,
        language=language,
        second_language="en" if language == "nl" else "nl",
    )
    yield workshop
    if meeting.template is not None:
        templates, _ = load_templates()
        template = next(one for one in templates if one.id == meeting.template)
        planned = blocks_from(template, exercises, workshop.id, meeting.people)
        yield from _with_inserted(meeting, planned, workshop, exercises)
        return
    blocks = _past_blocks(meeting, workshop, exercises)
    yield from blocks
    yield from _notes(meeting, blocks, language)
    yield from _events(meeting, workshop, blocks)
    if meeting.scan:
        slips = max(map(sum, meeting.scan))
        yield ScanTally(new_id(), workshop.id, meeting.scan, slips)
    for made in meeting.commitments:
        yield from _commitment(made, next(numbers), workshop, language, today)


def _past_blocks(
    meeting: _Meeting, workshop: Workshop, exercises: Sequence[Exercise]
) -> list[Block]:
    known = {exercise.id: exercise for exercise in exercises}
    blocks = []
    for place, line in zip(places(len(meeting.blocks)), meeting.blocks, strict=True):
        if line.exercise is not None:
            blocks.append(known[line.exercise].as_block(workshop.id, place, meeting.people))
        else:
            plain = LineText(kind=line.kind, minutes=line.minutes, title=line.title)
            blocks.append(plain_block(plain, workshop.id, place, meeting.people))
    return blocks


def _with_inserted(
    meeting: _Meeting, planned: Sequence[Block], workshop: Workshop, exercises: Sequence[Exercise]
) -> list[Block]:
    known = {exercise.id: exercise for exercise in exercises}
    blocks = list(planned)
    for line in meeting.insert:
        if line.exercise is not None:
            block = known[line.exercise].as_block(workshop.id, "", meeting.people)
        else:
            text = LineText(
                kind=line.kind,
                minutes=line.minutes,
                title=line.title,
                prompt=line.prompt,
                detail=line.detail,
            )
            block = plain_block(text, workshop.id, "", meeting.people)
        at = next(n for n, one in enumerate(blocks) if one.exercise == line.before)
        blocks.insert(at, block)
    return [
        replace(block, place=place)
        for place, block in zip(places(len(blocks)), blocks, strict=True)
    ]


def _notes(meeting: _Meeting, blocks: Sequence[Block], language: Language) -> Iterator[Note]:
    number = 0
    for line, block in zip(meeting.blocks, blocks, strict=True):
        for said in line.notes:
            number += 1
            lane = block.lanes[said.lane]
            text = said.text.phrase.in_(language)
            identity = random_id() if lane.unnamed else new_id()
            yield Note(identity, block.workshop, block.id, lane.id, text, number, said.dots)


def _events(meeting: _Meeting, workshop: Workshop, blocks: Sequence[Block]) -> Iterator[RunEvent]:
    start = workshop.starts.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)
    at = start + meeting.late * MINUTE
    number = 0

    def event(what: What, block: Block | None, subject: str | None) -> RunEvent:
        nonlocal number
        number += 1
        reading = Reading(at, (at - start).total_seconds(), "sample")
        block_id = block.id if block else None
        return RunEvent(new_id(), workshop.id, what, reading, block_id, subject, number=number)

    for line, block in zip(meeting.blocks, blocks, strict=True):
        share = line.took * MINUTE / len(block.steps)
        for step in block.steps:
            yield event(What.ENTERED, block, step.id)
            yield event(What.STARTED, block, None)
            at += share
        if any(said.dots for said in line.notes):
            yield event(What.REVEALED, block, DOTS)
    yield event(What.FINISHED, None, None)


def _commitment(
    made: _Made, number: int, workshop: Workshop, language: Language, today: date
) -> Iterator[Record]:
    def said(text: Both | None) -> str:
        return text.phrase.in_(language) if text else ""

    def day(days: int | None) -> date | None:
        return today + timedelta(days=days) if days is not None else None

    commitment = Commitment(
        new_id(),
        workshop.id,
        made.who,
        said(made.what),
        today + timedelta(days=made.due),
        number,
        made.together_with,
        said(made.first_step),
        made.condition,
        cue=said(made.cue),
        ours=made.ours,
        buddy=made.buddy,
        buddy_asks=day(made.buddy_asks),
        help_from=made.help_from,
        help=said(made.help),
        answer=made.answer,
        sign=said(made.sign),
        sure=made.sure,
        room_only=made.room_only,
    )
    yield commitment
    for past in made.past:
        until = today + timedelta(days=past.until)
        yield PastWording(new_id(), commitment.id, past.turn, said(past.was), until)
    if made.stand is not None:
        told, moved = today + timedelta(days=made.told), day(made.moved)
        yield Stand(new_id(), commitment.id, made.stand, told, said(made.learned), moved)


def _weekday(day: date) -> date:
    """Return the day, or the Monday after it: networks do not meet at weekends."""
    while day.weekday() >= SATURDAY:
        day += timedelta(days=1)
    return day


@dataclass(frozen=True, slots=True)
class SaidCommitment:
    """What somebody says they will do, in a rehearsal."""

    who: str
    what: str
    by: date
    together_with: str = ""
    first_step: str = ""
    cue: str = ""
    ours: bool = False
    buddy: str = ""
    buddy_asks: date | None = None
    help_from: str = ""
    help: str = ""
    sign: str = ""
    sure: int = 0
    room_only: bool = False


class _RoomNotes(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    exercise: str
    lane: int
    texts: tuple[Both, ...]


class _RoomCommitment(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    who: str
    what: Both
    days: int
    together_with: str = msgspec.field(default="", name="with")
    first_step: Both | None = None


class _RoomStand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    state: StandState
    learned: Both | None = None
    moved: int | None = None  # days from the look back


class _Room(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    notes: tuple[_RoomNotes, ...]
    stands: tuple[_RoomStand, ...]
    slips: tuple[str, ...]
    commitments: tuple[_RoomCommitment, ...]


@dataclass(frozen=True, slots=True)
class SaidStand:
    """What becomes of a commitment, in a rehearsal."""

    state: StandState
    learned: str
    moved_to: date | None


class RehearsalScript:
    """What a simulated room says."""

    def __init__(self, room: _Room, language: Language) -> None:
        self._room = room
        self._language: Language = language

    def notes(self, exercise: str | None, lane: int) -> list[str]:
        """Return what is said for a lane of an exercise; anything else gets a general answer."""
        known = any(said.exercise == exercise for said in self._room.notes)
        return [
            text.phrase.in_(self._language)
            for said in self._room.notes
            if said.exercise == (exercise if known else "") and said.lane == lane
            for text in said.texts
        ]

    def slips(self) -> list[str]:
        """Return the slips of a scan as they are typed."""
        return list(self._room.slips)

    def stands(self, today: date) -> list[SaidStand]:
        """Return what became of commitments, to be told one after the other."""
        return [
            SaidStand(
                one.state,
                one.learned.phrase.in_(self._language) if one.learned else "",
                today + timedelta(days=one.moved) if one.moved is not None else None,
            )
            for one in self._room.stands
        ]

    def commitments(self, today: date) -> list[SaidCommitment]:
        """Return what people say they will do, their days counted from a day."""
        return [
            SaidCommitment(
                made.who,
                made.what.phrase.in_(self._language),
                today + timedelta(days=made.days),
                made.together_with,
                made.first_step.phrase.in_(self._language) if made.first_step else "",
            )
            for made in self._room.commitments
        ]


def rehearsal_script(language: Language) -> RehearsalScript:
    """Return what a room says in a rehearsal, in a language."""
    path = SAMPLES / "rehearsal.toml"
    return RehearsalScript(msgspec.toml.decode(path.read_bytes(), type=_Room), language)
