"""Making networks and workshops, and changing an agenda: every function returns an Edit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from llnet_desktop.domain.agenda import in_order, place_between, places
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.draft import DraftBlock, DraftDay, DraftMember
from llnet_desktop.domain.edit import Change, Edit, Record, Ref, adding, changing, ref_of
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import USUAL_GROUP
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, Language, Phrase, clean
from llnet_desktop.domain.workshop import (
    LONGEST_BLOCK,
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Lane,
    Presence,
    PresenceState,
    Privacy,
    Step,
    Workshop,
)

FIRST_HOUR = timedelta(hours=9, minutes=30)  # when an agenda has no clock of its own


def new_network(name: str, language: Language) -> Network:
    """Return a network with a cleaned name. Raises `InputError` when nothing is left of it."""
    return Network(new_id(), _title(name), language)


def new_workshop(
    network: Network,
    title: str,
    starts: datetime,
    *,
    ends_by: datetime | None = None,
    people: int = 0,
    venue: str = "",
    zone: str = "Europe/Amsterdam",
) -> Workshop:
    """Return a workshop of a network. Raises `InputError` when it ends before it starts."""
    if ends_by is not None and ends_by <= starts:
        raise InputError("plan.ends_before_start")
    return Workshop(
        new_id(),
        network.id,
        _title(title),
        starts,
        zone,
        ends_by,
        clean(venue, TITLE_LIMIT),
        people=max(0, min(people, 5000)),
        language=network.language,
    )


def adding_workshop(
    workshop: Workshop, blocks: Iterable[Block], network: Network | None = None
) -> Edit:
    """Return the edit that puts a workshop in with its agenda, and its network when new."""
    records: list[Record] = [workshop, *blocks]
    if network is not None:
        return adding("workshop.add", [network, *records])
    return adding("workshop.add", records, [Ref("network", workshop.network)])


def starts_of_day(day: DraftDay, on: date, start: datetime | None) -> datetime:
    """Return when a drafted day begins: as asked, by its own clock, or at half past nine."""
    if start is not None:
        return start
    midnight = datetime(on.year, on.month, on.day)
    return midnight + (FIRST_HOUR if day.relative else day.blocks[0].start)


def blocks_of_day(day: DraftDay, workshop: str, language: Language) -> tuple[Block, ...]:
    """Return a drafted day as blocks: one step each, one shown lane where people speak.

    A gap between two lines becomes a gap in the plan.
    """
    blocks = []
    end: timedelta | None = None
    for place, draft in zip(places(len(day.blocks)), day.blocks, strict=True):
        gap = draft.start - end if end is not None else ZERO
        end = draft.start + draft.minutes * MINUTE
        blocks.append(replace(plain_block(draft, workshop, place, language), gap=max(ZERO, gap)))
    return tuple(blocks)


def plain_block(draft: DraftBlock, workshop: str, place: str, language: Language) -> Block:
    """Return one drafted line as a block."""
    title = Phrase().having(language, clean(draft.title, TITLE_LIMIT))
    detail = Phrase().having(language, clean(draft.detail, TITLE_LIMIT))
    sort = BlockKind(draft.kind.value)
    lanes = () if sort is BlockKind.BREAK else (Lane(new_id(), _lane_name(language)),)
    return Block(
        new_id(),
        workshop,
        place,
        title,
        sort,
        (Step(new_id(), title, draft.minutes * MINUTE, detail=detail),),
        lanes,
        protected=sort is BlockKind.COMMITMENTS,
    )


def new_block(
    workshop: str, title: Phrase, sort: BlockKind, minutes: int, lane: Phrase | None = None
) -> Block:
    """Return a block with one step; it has no place in an agenda yet."""
    step = Step(new_id(), title, minutes * MINUTE)
    lanes = (Lane(new_id(), lane, Privacy.SHOWN),) if lane else ()
    protected = sort is BlockKind.COMMITMENTS
    return Block(new_id(), workshop, "", title, sort, (step,), lanes, protected=protected)


def inserting(blocks: Sequence[Block], block: Block, index: int) -> Edit:
    """Return the edit that puts a new block at a place in the agenda (0 is the first)."""
    placed = replace(block, place=_place_at(in_order(blocks), index))
    return adding("agenda.add", [placed], [Ref("workshop", block.workshop)])


def moving(blocks: Sequence[Block], block: Block, index: int) -> Edit:
    """Return the edit that moves a block to a place, counted without the block itself."""
    others = [other for other in in_order(blocks) if other.id != block.id]
    return changing("agenda.move", [(block, replace(block, place=_place_at(others, index)))])


def lasting(block: Block, minutes: int) -> Edit:
    """Return the edit that gives a block another length. Raises `InputError` when it can't."""
    if not MINUTE <= minutes * MINUTE <= LONGEST_BLOCK:
        raise InputError("plan.minutes", minutes=minutes)
    try:
        return changing("agenda.minutes", [(block, block.lasting(minutes * MINUTE))])
    except ValueError as error:
        raise InputError("plan.too_short", n=len(block.steps)) from error


def removing_block(block: Block, hanging: Iterable[Record]) -> Edit:
    """Return the edit that takes a block out with all that hangs on it (notes, clusters)."""
    gone = [block, *hanging]
    return Edit("agenda.remove", {ref_of(record): Change(record, None) for record in gone})


def adding_members(
    network: Network, drafts: Iterable[DraftMember], known: Iterable[Member]
) -> tuple[Edit, tuple[Member, ...]]:
    """Return the edit that adds who is not known yet, and the members in it."""
    seen = {_who(member.name, member.organisation) for member in known}
    fresh: list[Member] = []
    for draft in drafts:
        member = Member(
            new_id(),
            network.id,
            clean(draft.name, TITLE_LIMIT),
            clean(draft.organisation, TITLE_LIMIT),
            clean(draft.role, TITLE_LIMIT),
            clean(draft.email, TITLE_LIMIT),
        )
        key = _who(member.name, member.organisation)
        if member.name and key not in seen:
            seen.add(key)
            fresh.append(member)
    return adding("members.add", fresh, [ref_of(network)]), tuple(fresh)


def presence_of(
    workshop: Workshop, drafts: Iterable[DraftMember], members: Iterable[Member]
) -> tuple[Presence, ...]:
    """Return who is said not to come; the others are expected and need no record."""
    ids = {_who(member.name, member.organisation): member.id for member in members}
    return tuple(
        Presence(new_id(), workshop.id, member, PresenceState.ABSENT)
        for draft in drafts
        if draft.present is False
        and (member := ids.get(_who(clean(draft.name), clean(draft.organisation))))
    )


def _who(name: str, organisation: str) -> tuple[str, str]:
    return name.casefold(), organisation.casefold()


def _title(text: str) -> str:
    cleaned = clean(text, TITLE_LIMIT)
    if not cleaned:
        raise InputError("plan.no_title")
    return cleaned


def _place_at(others: Sequence[Block], index: int) -> str:
    index = max(0, min(index, len(others)))
    before = others[index - 1].place if index else None
    after = others[index].place if index < len(others) else None
    return place_between(before, after)


def _lane_name(language: Language) -> Phrase:
    return Phrase().having(language, "Briefjes" if language == "nl" else "Notes")


def retitling(workshop: Workshop, title: str) -> Edit:
    """Return the edit that gives a workshop another title. Raises `InputError` without one."""
    return changing("workshop.title", [(workshop, replace(workshop, title=_title(title)))])


def rescheduling(workshop: Workshop, starts: datetime, ends_by: datetime | None) -> Edit:
    """Return the edit that moves a workshop in time; another day takes *ends by* along.

    Raises `InputError` when it would end before it starts.
    """
    if ends_by is not None:
        ends_by += timedelta(days=(starts.date() - workshop.starts.date()).days)
        if ends_by <= starts != workshop.starts and workshop.ends_by is not None:
            ends_by = workshop.ends_by + (starts - workshop.starts)  # a morning becomes afternoon
        if ends_by <= starts:
            raise InputError("plan.ends_before_start")
    new = replace(workshop, starts=starts, ends_by=ends_by)
    return changing("workshop.times", [(workshop, new)])


def expecting(workshop: Workshop, people: int, blocks: Iterable[Block] = ()) -> Edit:
    """Return the edit that plans a workshop for another head count; 0 is not known yet.

    Steps that depend on it become longer or shorter along.
    """
    new = replace(workshop, people=max(0, min(people, 5000)))
    pairs: list[tuple[Record, Record]] = [(workshop, new)]
    pairs += [(block, block.for_group(new.people or USUAL_GROUP)) for block in blocks]
    return changing("workshop.people", pairs)


def turning_into(block: Block, sort: BlockKind) -> Edit:
    """Return the edit that makes a block another kind of line; a commitment round is protected."""
    protected = block.protected or sort is BlockKind.COMMITMENTS
    return changing("agenda.kind", [(block, replace(block, sort=sort, protected=protected))])


def serving(block: Block, condition: Condition | None) -> Edit:
    """Return the edit that says which condition a block serves."""
    return changing("agenda.condition", [(block, replace(block, condition=condition))])


def protecting(block: Block, protected: bool) -> Edit:
    """Return the edit that says whether lateness may shorten a block."""
    return changing("agenda.protected", [(block, replace(block, protected=protected))])


def fixing(block: Block, fixed: bool) -> Edit:
    """Return the edit that says whether a block's length may be changed when time is short."""
    return changing("agenda.fixed", [(block, replace(block, fixed=fixed))])


def pinning(block: Block, at: time | None) -> Edit:
    """Return the edit that lets a block start when the clock says so; None lets it go."""
    return changing("agenda.pinned", [(block, replace(block, pinned=at))])


def having_moves(block: Block, moves: bool) -> Edit:
    """Return the edit that says whether people change places to begin with a block."""
    return changing("agenda.moves", [(block, replace(block, moves=moves))])


def having_matrix(block: Block, matrix: bool) -> Edit:
    """Return the edit that says whether parties ask each other, in rows and columns."""
    return changing("agenda.matrix", [(block, replace(block, matrix=matrix))])


def leaving_room(block: Block, minutes: int) -> Edit:
    """Return the edit that leaves free time before a block. Raises `InputError` when it can't."""
    if not ZERO <= minutes * MINUTE <= LONGEST_BLOCK:
        raise InputError("plan.minutes", minutes=minutes)
    return changing("agenda.gap", [(block, replace(block, gap=minutes * MINUTE))])


def with_steps(block: Block, steps: Sequence[Step]) -> Edit:
    """Return the edit that gives a block other steps, in this order.

    Raises `InputError` when there is none, one lasts under half a minute, or all together last
    longer than a block can.
    """
    if not steps or any(step.planned < MINUTE / 2 for step in steps):
        raise InputError("plan.too_short", n=len(steps))
    new = replace(block, steps=tuple(steps))
    if new.planned > LONGEST_BLOCK:
        raise InputError("plan.minutes", minutes=new.planned // MINUTE)
    return changing("agenda.steps", [(block, new)])


def with_lanes(block: Block, lanes: Sequence[Lane]) -> Edit:
    """Return the edit that gives a block other columns. Raises `InputError` when one has no name.

    Notes in a column that goes must have gone first.
    """
    if not all(lane.name for lane in lanes):
        raise InputError("plan.no_title")
    return changing("agenda.lanes", [(block, replace(block, lanes=tuple(lanes)))])


def noting(block: Block, language: Language, text: str) -> Edit:
    """Return the edit that changes what only the facilitator reads; its lines stay lines."""
    lines = "\n".join(clean(line) for line in text[: 4 * NOTE_LIMIT].splitlines())
    new = block.private.having(language, lines.strip()[:NOTE_LIMIT])
    return changing("agenda.private", [(block, replace(block, private=new))])


def minutes_by_condition(blocks: Iterable[Block]) -> dict[Condition, timedelta]:
    """Return the planned time that serves each condition, in their order; none is zero."""
    totals = dict.fromkeys(Condition, ZERO)
    for block in blocks:
        if block.condition is not None:
            totals[block.condition] += block.planned
    return totals


def calling(block: Block, language: Language, title: str) -> Edit:
    """Return the edit that gives a block another title; a step that only repeats it follows.

    Raises `InputError` without a title.
    """
    new = block.title.having(language, _title(title))
    steps = tuple(
        replace(step, prompt=new) if step.prompt == block.title else step for step in block.steps
    )
    return changing("agenda.title", [(block, replace(block, title=new, steps=steps))])
