"""What goes on paper: only what the room could see."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.report import ActionReport, ReportNote, ReportRequest
from llnet_desktop.domain.run import DOTS, Reading, RunEvent, What
from llnet_desktop.domain.workshop import (
    Answer,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.reporting import action_report

NETWORK = Network("n", "Bodem")
WORKSHOP = Workshop("w", "n", "Derde", datetime(2026, 11, 22, 9, 30), people=18)
LANES = tuple(
    Lane(f"{privacy.value}", Phrase(f"Kolom {privacy.value}"), privacy) for privacy in Privacy
)
MINUTES = timedelta(minutes=1)


def block(identity: str, place: str, minutes: int, lanes: tuple[Lane, ...] = ()) -> Block:
    title = Phrase(f"Blok {identity}", f"Block {identity}")
    steps = (Step(f"step {identity}", title, minutes * MINUTES),)
    return Block(identity, "w", place, title, BlockKind.EXERCISE, steps, lanes, Condition.SAFETY)


BLOCKS = (block("b", "b", 20), block("a", "a", 30, LANES))


def note(number: int, lane: str, text: str = "", cluster: str | None = None) -> Note:
    return Note(f"note {number}", "w", "a", lane, text or f"{lane} {number}", number, 2, cluster)


def event(number: int, what: What, minute: int, at: Block | None = None, **more: str) -> RunEvent:
    wall = datetime(2026, 11, 22, 8, 30, tzinfo=UTC) + minute * MINUTES
    reading = Reading(wall, minute * 60.0, "boot")
    subject = at.steps[0].id if at else more.get("subject")
    block_id = at.id if at else None
    return RunEvent(f"e{number}", "w", what, reading, block_id, subject, number=number)


def report(
    notes: tuple[Note, ...] = (),
    events: tuple[RunEvent, ...] = (),
    *,
    clusters: tuple[Cluster, ...] = (),
    commitments: tuple[Commitment, ...] = (),
    members: tuple[Member, ...] = (),
    ballots: tuple[Ballot, ...] = (),
) -> ActionReport:
    return action_report(
        NETWORK, WORKSHOP, BLOCKS, notes, clusters, commitments, members, events, "nl", ballots
    )


def voted(number: int, dots: int, lane: str = "shown", cluster: str | None = None) -> Note:
    return replace(note(number, lane, cluster=cluster), dots=dots)


def revealed_dots(number: int, minute: int) -> RunEvent:
    return replace(event(number, What.REVEALED, minute, subject=DOTS), block="a")


def test_the_result_of_the_dots_is_printed_with_ties_and_what_the_others_need() -> None:
    notes = (voted(1, 3), voted(2, 2, cluster="k"), voted(3, 1, cluster="k"), voted(4, 9, "held"))
    notes = (*notes, voted(5, 1), voted(6, 0))
    clusters = (Cluster("k", "w", "a", "shown", "Inkopen"),)
    ballots = (Ballot("v", "w", "a", "Eén gemeente die begint"),)
    events = (event(1, What.ENTERED, 0, BLOCKS[1]), revealed_dots(2, 5))
    first, other = report(notes, events, clusters=clusters, ballots=ballots).blocks
    assert [(one.number, one.text, one.dots, one.rank, one.shared) for one in first.result] == [
        (1, "shown 1", 3, 1, True),
        (2, "Inkopen", 3, 1, True),
        (5, "shown 5", 1, 3, False),
    ]
    assert first.needs == "Eén gemeente die begint"
    assert (other.result, other.needs) == ((), "")


def test_requests_are_printed_with_their_answers_where_an_item_has_them() -> None:
    asked = (
        Request("r1", "w", "a", "DGTL", "Gemeente", "een zaal", Answer.TRY),
        Request("r2", "w", "a", "Bewoners", "DGTL", "stil na elven"),
        Request("r3", "w", "a", "Zee", "", ""),
        Request("r4", "w", "b", "DGTL", "Zee", "elders"),
    )
    blocks = (BLOCKS[0], replace(BLOCKS[1], matrix=True))
    made = action_report(NETWORK, WORKSHOP, blocks, (), (), (), (), (), "nl", requests=asked).blocks
    assert made[0].requests == (
        ReportRequest("DGTL", "Gemeente", "een zaal", Answer.TRY),
        ReportRequest("Bewoners", "DGTL", "stil na elven"),
    )
    assert made[1].requests == ()


def test_dots_that_the_room_did_not_see_are_not_printed() -> None:
    ballots = (Ballot("v", "w", "a", "geheim"),)
    entered = event(1, What.ENTERED, 0, BLOCKS[1])
    made = report((voted(1, 3),), (entered,), ballots=ballots)
    (first, _) = made.blocks
    assert (first.result, first.needs, first.lanes[0].notes[0].dots) == ((), "", 0)
    elsewhere = replace(revealed_dots(2, 5), block="b")
    assert report((voted(1, 3),), (entered, elsewhere)).blocks[0].result == ()


def test_what_was_typed_up_from_paper_is_printed_with_its_dots() -> None:
    (first, _) = report((voted(1, 3),)).blocks
    assert [one.dots for one in first.result] == [3]
    assert first.lanes[0].notes[0].dots == 3


def test_only_what_the_room_could_see_is_printed() -> None:
    notes = tuple(note(number, lane.id) for number, lane in enumerate(LANES, start=1))
    made = report((*notes, note(9, "unknown")))
    (lane,) = made.blocks[0].lanes
    assert lane.name == "Kolom shown"
    assert lane.notes == (ReportNote(1, "shown 1", 2),)
    for privacy in ("held", "off_screen", "on_paper", "unknown"):
        assert privacy not in repr(made)


def test_a_held_lane_is_printed_once_it_was_revealed() -> None:
    notes = (note(1, "held"), note(2, "off_screen"))
    made = report(notes, (event(1, What.REVEALED, 5, subject="held"),))
    assert [lane.name for lane in made.blocks[0].lanes] == ["Kolom held"]
    made = report(notes, (event(1, What.REVEALED, 5, subject="off_screen"),))
    assert made.notes == 0


def test_the_origin_of_a_commitment_is_told_only_when_the_room_saw_it() -> None:
    notes = (note(1, "shown"), note(2, "held"))
    commitments = tuple(
        Commitment(f"c{n}", "w", "Tom", "iets", date(2026, 12, 1), n, origin=f"note {n}")
        for n in (3, 2, 1)
    )
    made = report(notes, commitments=commitments)
    told = [(commitment.number, commitment.origin_text) for commitment in made.commitments]
    assert told == [(1, "shown 1"), (2, ""), (3, "")]


def test_notes_stand_by_number_in_clusters_and_beside_them() -> None:
    clusters = (
        Cluster("k", "w", "a", "shown", "Inkopen"),
        Cluster("private", "w", "a", "off_screen", "Over Tom"),
    )
    notes = (
        note(4, "shown", cluster="k"),
        note(3, "shown", cluster="private"),
        note(2, "shown", cluster="gone"),
        note(1, "shown", cluster="k"),
    )
    (lane,) = report(notes, clusters=clusters).blocks[0].lanes
    assert [note.number for note in lane.notes] == [2, 3]
    (cluster,) = lane.clusters
    assert cluster.title == "Inkopen"
    assert [note.number for note in cluster.notes] == [1, 4]
    assert lane.count == 4


def test_blocks_stand_in_order_with_planned_and_real_times() -> None:
    first, second = BLOCKS[1], BLOCKS[0]
    events = (
        event(1, What.ENTERED, 9, first),
        event(2, What.STARTED, 9),
        event(3, What.ENTERED, 44, second),
        event(4, What.FINISHED, 60),
    )
    made = report(events=events)
    assert [(block.number, block.title) for block in made.blocks] == [(1, "Blok a"), (2, "Blok b")]
    clocks = [f"{block.planned_start:%H:%M%z}" for block in made.blocks]
    assert clocks == ["09:30+0100", "10:00+0100"]
    assert [block.planned_minutes for block in made.blocks] == [30, 20]
    assert [f"{block.real_start:%H:%M}" for block in made.blocks] == ["09:39", "10:14"]
    assert [block.real_minutes for block in made.blocks] == [35, 16]
    assert f"{made.planned_end:%H:%M} {made.real_end:%H:%M}" == "10:20 10:30"


def test_the_energy_of_a_block_is_the_one_that_was_noted_last() -> None:
    on = event(1, What.ENTERED, 9, BLOCKS[1])
    felt = [
        replace(event(number, What.ENERGY, 20, BLOCKS[1]), subject=level)
        for number, level in ((2, "2"), (3, "4"))
    ]
    assert [block.energy for block in report(events=(on, *felt)).blocks] == [4, None]


def test_what_never_ran_has_no_real_times() -> None:
    made = report()
    assert made.real_start is None
    assert made.real_end is None
    assert {(block.real_start, block.real_minutes) for block in made.blocks} == {(None, None)}
    running = report(events=(event(1, What.ENTERED, 9, BLOCKS[1]),))
    assert running.blocks[0].real_start is not None
    assert running.blocks[0].real_minutes is None


def test_an_organisation_is_given_when_the_name_belongs_to_one_only() -> None:
    members = (
        Member("1", "n", "Tom B.", "Waterschap"),
        Member("2", "n", "Lan", "Cần Thơ"),
        Member("3", "n", "Lan", "Gemeente"),
    )
    commitments = tuple(
        Commitment(who, "w", who, "iets", date(2026, 12, 1), number)
        for number, who in enumerate(("tom b.", "Lan", "Wie"), start=1)
    )
    made = report(commitments=commitments, members=members)
    assert [commitment.organisation for commitment in made.commitments] == ["Waterschap", "", ""]
