"""What goes on paper after a workshop: only what the room could see."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from llnet_desktop.domain.agenda import Slot, plan
from llnet_desktop.domain.commitment import Commitment, Story, for_everyone
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.personal import OwnCommitment, PersonalPages, personal_pages
from llnet_desktop.domain.phrase import Language, beside
from llnet_desktop.domain.projection import PublicNote, public_note
from llnet_desktop.domain.report import (
    ActionReport,
    ReportBlock,
    ReportCluster,
    ReportCommitment,
    ReportLane,
    ReportNote,
    ReportOption,
    ReportPerson,
    ReportPhoto,
    ReportRequest,
    ReportScan,
    ReportStanding,
    ReportStory,
)
from llnet_desktop.domain.run import SCAN_MEANS, Reading, Run, RunEvent, fold
from llnet_desktop.domain.scan import ScanTally, figures
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.stands import Standing, counts
from llnet_desktop.domain.ties import Ties
from llnet_desktop.domain.workshop import (
    MINUTE,
    Ballot,
    Block,
    Cluster,
    Lane,
    Note,
    Photo,
    Presence,
    Request,
    Workshop,
)
from llnet_desktop.services.commitments import still_to_type
from llnet_desktop.services.finding import Folder
from llnet_desktop.services.participants import coming
from llnet_desktop.services.photos import of_block, printable
from llnet_desktop.services.requests import public_requests
from llnet_desktop.services.scanning import LastScan
from llnet_desktop.services.voting import are_dots_for_paper, ballot_of, public_result

NO_TIES: Final = Ties()
Seen = list[tuple[Note, PublicNote]]  # notes with what the room saw of them


def action_report(
    network: Network,
    workshop: Workshop,
    blocks: Sequence[Block],
    notes: Iterable[Note],
    clusters: Iterable[Cluster],
    commitments: Iterable[Commitment],
    members: Iterable[Member],
    events: Iterable[RunEvent],
    language: Language,
    ballots: Iterable[Ballot] = (),
    requests: Iterable[Request] = (),
    photos: Iterable[Photo] = (),
    scan: ScanTally | None = None,
    last_scan: LastScan | None = None,
    stories: Iterable[Story] = (),
    standings: Iterable[Standing] = (),
    ties: Ties = NO_TIES,
    presences: Iterable[Presence] = (),
    next_day: date | None = None,
    second_language: Language | None = None,
) -> ActionReport:
    """Return the report of a workshop: agenda in order, notes and commitments by number.

    Notes of a lane that was held and never revealed, that was not on the screen, that is erased
    at the end or that is unknown, are left out without a trace, and so are dots that the room
    did not see, photos that it neither saw nor could, and commitments for this room only.
    """
    notes, events = tuple(notes), tuple(events)
    pictures = printable(photos, blocks, events)
    agenda = plan(workshop, blocks)
    languages = (language, second_language) if second_language else (language,)
    run = fold(events)
    zone = ZoneInfo(workshop.zone)
    seen = _seen(blocks, notes, run)
    groups = {cluster.id: cluster for cluster in clusters}
    kept, asked = tuple(ballots), tuple(requests)
    members, made = tuple(members), tuple(commitments)
    looked = tuple(one for one in standings if not one.commitment.room_only)
    texts = {note.id: shown.text for note, shown in seen}
    organisations = _organisations(members)
    return ActionReport(
        title=workshop.title,
        network=network.name,
        venue=workshop.venue,
        facilitator=workshop.facilitator,
        goal=workshop.goal,
        people=workshop.people,
        starts=agenda.starts,
        planned_end=agenda.ends,
        language=language,
        real_start=_clock(run.began, zone),
        real_end=_clock(run.finished, zone),
        commitments=tuple(
            _commitment(commitment, organisations, texts)
            for commitment in sorted(for_everyone(made), key=lambda one: one.number)
        ),
        blocks=tuple(
            _with_photos(
                _with_requests(
                    _with_result(
                        _block(slot, run, zone, seen, groups, languages),
                        slot.block,
                        notes,
                        groups.values(),
                        kept,
                        run,
                    ),
                    slot.block,
                    asked,
                ),
                of_block(pictures, slot.block.id),
            )
            for slot in agenda.slots
        ),
        scan=_scan(scan, last_scan, run),
        stories=tuple(
            ReportStory(one.began, one.wished, one.who)
            for one in sorted(stories, key=lambda story: story.id)
        ),
        standings=_standings(looked),
        counts=tuple(counts(looked).items()) if any(one.is_told for one in looked) else (),
        ties=ties,
        persons=tuple(
            ReportPerson(one.name, one.organisation, one.role)
            for one in sorted(coming(members, presences), key=lambda one: folded(one.name))
        ),
        next_day=next_day,
        still_to_type=still_to_type(workshop, made),
    )


def _standings(looked: Sequence[Standing]) -> tuple[ReportStanding, ...]:
    """Return what was told at this look back."""
    return tuple(
        ReportStanding(
            one.commitment.number,
            one.commitment.who,
            one.commitment.what,
            one.by,
            one.state,
            one.stand.learned if one.stand is not None else "",
        )
        for one in sorted(looked, key=lambda one: one.commitment.number)
        if one.is_told
    )


def _scan(tally: ScanTally | None, last: LastScan | None, run: Run) -> ReportScan | None:
    """Return the scan once the room saw the means, or when nobody can look at a screen now."""
    if tally is None or (run.is_on and SCAN_MEANS not in run.revealed):
        return None
    now = figures(tally)
    if all(one.mean is None for one in now):
        return None
    slips = tally.slips or max(one.n for one in now)
    if last is None:
        return ReportScan(now, slips)
    return ReportScan(now, slips, last.figures, last.workshop.starts.date(), last.slips)


def _seen(blocks: Iterable[Block], notes: Iterable[Note], run: Run) -> Seen:
    lanes = {
        (block.id, lane.id): lane for block in blocks for lane in block.lanes if not lane.erased
    }
    counted = (
        note if are_dots_for_paper(note.block, run) else replace(note, dots=0)
        for note in sorted(notes, key=lambda note: note.number)
    )
    pairs = (
        (note, public_note(note, lanes.get((note.block, note.lane)), note.lane in run.revealed))
        for note in counted
    )
    return [(note, shown) for note, shown in pairs if shown is not None]


def _block(
    slot: Slot,
    run: Run,
    zone: ZoneInfo,
    seen: Seen,
    clusters: dict[str, Cluster],
    languages: Sequence[Language],
) -> ReportBlock:
    block, taken = slot.block, run.taken.get(slot.block.id)
    here = [pair for pair in seen if pair[0].block == block.id]
    lanes = (
        _lane(lane, [pair for pair in here if pair[0].lane == lane.id], clusters, languages)
        for lane in block.lanes
    )
    return ReportBlock(
        number=slot.number,
        title=beside(block.title, languages),
        kind=block.sort,
        condition=block.condition,
        planned_start=slot.starts,
        planned_minutes=_minutes(block.planned),
        real_start=_clock(taken.entered, zone) if taken else None,
        real_minutes=_minutes(taken.left.since(taken.entered)) if taken and taken.left else None,
        lanes=tuple(lane for lane in lanes if lane.count),
        energy=run.energy.get(block.id),
    )


def _with_result(
    made: ReportBlock,
    block: Block,
    notes: Iterable[Note],
    clusters: Iterable[Cluster],
    ballots: Iterable[Ballot],
    run: Run,
) -> ReportBlock:
    """Return a block with how its dots came out, and what is kept with that."""
    if not are_dots_for_paper(block.id, run):
        return made
    erased = {lane.id for lane in block.lanes if lane.erased}
    kept = [note for note in notes if note.lane not in erased]
    result = tuple(
        ReportOption(one.number, one.text, one.dots, one.rank, one.shared)
        for one in public_result(block, kept, clusters, run)
    )
    ballot = ballot_of(block.id, ballots)
    return replace(made, result=result, needs=ballot.needs if ballot else "")


def _with_requests(made: ReportBlock, block: Block, requests: Iterable[Request]) -> ReportBlock:
    """Return a block with what parties asked of each other, and the answers."""
    asked = tuple(
        ReportRequest(one.asker, one.asked, one.text, one.answer)
        for one in public_requests(block, requests)
    )
    return replace(made, requests=asked)


def _with_photos(made: ReportBlock, photos: Iterable[Photo]) -> ReportBlock:
    return replace(made, photos=tuple(ReportPhoto(one.content, one.caption) for one in photos))


def _lane(
    lane: Lane, seen: Seen, clusters: dict[str, Cluster], languages: Sequence[Language]
) -> ReportLane:
    """Return a lane; its clusters stand in the order of their first notes.

    A cluster of another lane gives no title: that lane may be a private one.
    """
    together: dict[str, list[ReportNote]] = {}
    loose: list[ReportNote] = []
    for note, shown in seen:
        cluster = clusters.get(note.cluster or "")
        inside = cluster is not None and cluster.lane == lane.id
        group = together.setdefault(cluster.id, []) if cluster and inside else loose
        group.append(ReportNote(shown.number, shown.text, shown.dots))
    return ReportLane(
        beside(lane.name, languages),
        tuple(
            ReportCluster(clusters[key].title, tuple(group), clusters[key].rung)
            for key, group in together.items()
        ),
        tuple(loose),
    )


def _commitment(
    commitment: Commitment, organisations: dict[str, str], texts: dict[str, str]
) -> ReportCommitment:
    return ReportCommitment(
        number=commitment.number,
        who=commitment.who,
        organisation=organisations.get(commitment.who.casefold(), ""),
        what=commitment.what,
        by=commitment.by,
        together_with=commitment.together_with,
        first_step=commitment.first_step,
        condition=commitment.condition,
        origin_text=" + ".join(
            texts[one] for one in (commitment.origin or "").split("+") if one in texts
        ),
        cue=commitment.cue,
        buddy=commitment.buddy,
        buddy_asks=commitment.buddy_asks,
        id=commitment.id,
        ours=commitment.ours,
        help_from=commitment.help_from,
        help=commitment.help,
        answer=commitment.answer,
        sign=commitment.sign,
    )


def _organisations(members: Iterable[Member]) -> dict[str, str]:
    """Return the organisation by name, for names that only one organisation has."""
    found: dict[str, set[str]] = {}
    for member in members:
        found.setdefault(member.name.casefold(), set()).add(member.organisation)
    return {name: next(iter(several)) for name, several in found.items() if len(several) == 1}


def _clock(reading: Reading | None, zone: ZoneInfo) -> datetime | None:
    return reading.wall.astimezone(zone) if reading else None


def _minutes(length: timedelta) -> int:
    return int((length + MINUTE / 2) // MINUTE)


def report_of(
    folder: Folder, language: Language, second_language: Language | None = None
) -> ActionReport:
    """Return the report of a workshop with everything that hangs on it."""
    return action_report(
        folder.network,
        folder.workshop,
        tuple(slot.block for slot in folder.agenda.slots),
        folder.notes,
        folder.clusters,
        folder.commitments,
        folder.members,
        folder.events,
        language,
        folder.ballots,
        folder.requests,
        folder.photos,
        folder.scan,
        folder.last_scan,
        folder.stories,
        folder.standings,
        folder.ties,
        folder.presences,
        folder.next_day,
        second_language,
    )


def personal_pages_of(folder: Folder, report: ActionReport) -> PersonalPages:
    """Return a page for each person, with what is for this room only on the page of who made it.

    These are handed out one by one; nothing else may be made of them.
    """
    organisations = _organisations(folder.members)
    shared = {one.id: one for one in report.commitments}
    own = (
        OwnCommitment(
            shared.get(made.id) or _commitment(made, organisations, {}), made.sure, made.room_only
        )
        for made in folder.commitments
    )
    return personal_pages(report, own)
