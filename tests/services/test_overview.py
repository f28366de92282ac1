"""What home shows is worked out from the records, and judges nobody."""

import random
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What, fold
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.overview import (
    FIRST_LINES,
    MOST_DUE,
    MOST_SCANS,
    MOST_STANDING,
    WorkshopState,
    networks,
    overview,
)

TODAY = date(2026, 12, 3)


@pytest.fixture
def network(desk):
    made = Network("n1", "Bodem")
    desk.record(adding("network.add", [made]))
    return made


def workshop(identity, day, **more):
    return Workshop(identity, "n1", f"Workshop {identity}", datetime(2026, *day, 9, 30), **more)


def happened(number, workshop_id, what, at, block=None, step=None):
    reading = Reading(at, number * 60.0, f"boot-{number}")
    return RunEvent(f"e{workshop_id}{number}", workshop_id, what, reading, block, step)


def block(identity, workshop_id, minutes=35):
    step = Step(f"s{identity}", Phrase("Doe iets"), minutes * MINUTE)
    return Block(identity, workshop_id, "1i", Phrase("Iets"), BlockKind.PLENARY, (step,))


def run(workshop_id, day, *, finished):
    start = datetime(2026, *day, 8, 30, tzinfo=UTC)
    step = f"sb{workshop_id}"
    events = [happened(1, workshop_id, What.ENTERED, start, f"b{workshop_id}", step)]
    if finished:
        end = start + timedelta(hours=3, minutes=24)
        events.append(happened(2, workshop_id, What.FINISHED, end))
    return [block(f"b{workshop_id}", workshop_id), *events]


def put(desk, *records):
    """Write records, each after what it hangs on."""
    for record in records:
        desk.record(adding("test", [record]))


def commitment(identity, workshop_id, by, **more):
    return Commitment(identity, workshop_id, "Marieke", f"Wat {identity}", by, **more)


def test_workshops_stand_in_the_order_in_which_they_matter(desk, network):
    put(desk, workshop("old", (3, 12)), workshop("older", (1, 12)), workshop("later", (12, 20)))
    put(desk, workshop("today", (12, 3)), workshop("soon", (12, 10)), workshop("on", (12, 2)))
    put(desk, *run("old", (3, 12), finished=True), *run("older", (1, 12), finished=True))
    put(desk, *run("on", (12, 2), finished=False))
    shown = overview(desk, network, TODAY)
    assert [line.workshop.id for line in shown.lines] == [
        "on", "today", "soon", "later", "old", "older",
    ]  # fmt: skip
    assert [line.state for line in shown.lines] == [
        WorkshopState.RUNNING,
        WorkshopState.READY,
        WorkshopState.PLANNED,
        WorkshopState.PLANNED,
        WorkshopState.DONE,
        WorkshopState.DONE,
    ]


def test_a_workshop_that_is_done_tells_how_long_it_took(desk, network):
    put(desk, workshop("a", (3, 12)), *run("a", (3, 12), finished=True))
    (line,) = overview(desk, network, TODAY).lines
    assert line.took == timedelta(hours=3, minutes=24)
    assert line.starts.utcoffset() == timedelta(hours=1)
    assert line.ends - line.starts == timedelta(minutes=35)


def test_an_agenda_that_runs_past_its_end_says_how_far(desk, network):
    put(desk, workshop("a", (12, 10), ends_by=datetime(2026, 12, 10, 10, 0)), block("b", "a"))
    (line,) = overview(desk, network, TODAY).lines
    assert line.over == timedelta(minutes=5)
    put(desk, workshop("b", (12, 11), ends_by=datetime(2026, 12, 11, 11, 0)), block("c", "b"))
    assert overview(desk, network, TODAY).lines[1].over == timedelta()


def test_stands_are_five_counts_by_what_was_told_last(desk, network):
    put(desk, workshop("a", (3, 12)))
    put(desk, *(commitment(f"c{i}", "a", date(2026, 5, 1)) for i in range(4)))
    put(
        desk,
        Stand("s2", "c0", StandState.DONE, date(2026, 6, 1)),
        Stand("s3", "c0", StandState.UNDER_WAY, date(2026, 5, 1)),
        Stand("s1", "c1", StandState.LET_GO, date(2026, 6, 1)),
    )
    (stands,) = overview(desk, network, TODAY).stands
    assert stands.counts == {
        StandState.DONE: 1,
        StandState.UNDER_WAY: 0,
        StandState.MOVED: 0,
        StandState.LET_GO: 1,
        StandState.NOT_KNOWN: 2,
    }


def test_what_comes_due_is_open_and_near_and_carries_its_moved_date(desk, network):
    put(desk, workshop("a", (3, 12)))
    put(desk, *(commitment(f"old{i}", "a", date(2026, 4, 1 + i)) for i in range(8)))
    put(desk, commitment("moved", "a", date(2026, 4, 20)), commitment("done", "a", TODAY))
    put(
        desk, commitment("soon", "a", date(2026, 12, 4)), commitment("late", "a", date(2026, 12, 1))
    )
    put(desk, Stand("s1", "moved", StandState.MOVED, TODAY, moved_to=date(2026, 12, 9)))
    put(desk, Stand("s2", "done", StandState.DONE, TODAY))
    due = overview(desk, network, TODAY).due
    assert len(due) == 6
    assert [item.commitment.id for item in due][-3:] == ["late", "soon", "moved"]
    assert due[-1].by == date(2026, 12, 9)
    assert "done" not in {item.commitment.id for item in due}


def test_a_scan_with_fewer_than_five_answers_has_no_mean(desk, network):
    four, five = (0, 0, 0, 4, 0, 0, 0, 0, 0, 0), (0, 0, 0, 0, 0, 0, 5, 0, 0, 0)
    put(desk, workshop("b", (9, 9)), workshop("a", (3, 12)))
    put(desk, ScanTally("t1", "b", (five,) * 4 + (four,)), ScanTally("t2", "a", (five,) * 5))
    trends = overview(desk, network, TODAY).trends
    assert [trend.condition for trend in trends] == list(Condition)
    assert trends[0].means == (7.0, 7.0)
    assert trends[-1].means == (7.0, None)
    assert trends[-1].last is None


def test_an_empty_network_shows_nothing_and_what_is_put_away_stays_away(desk, network):
    put(desk, replace(workshop("gone", (12, 4)), archived=True), Member("m", "n1", "Lan"))
    shown = overview(desk, network, TODAY)
    assert (shown.lines, shown.stands, shown.due, shown.trends) == ((), (), (), ())
    assert shown.members == 1


def test_the_sample_network_comes_last(desk, network):
    put(desk, Network("n0", "Aarde", sample=True), Network("n2", "aal"))
    put(desk, Network("n3", "Weg", archived=True), Network("n4", "Bak", binned=True))
    assert [n.name for n in networks(desk)] == ["aal", "Bodem", "Aarde"]


def test_what_is_put_away_or_in_the_bin_is_nowhere_on_the_page(desk, network):
    for away in ({"archived": True}, {"binned": True}):
        gone = replace(workshop(f"w{len(away)}{next(iter(away))}", (3, 12)), **away)
        tally = ScanTally(f"t{gone.id}", gone.id, ((0, 0, 0, 0, 0, 9, 0, 0, 0, 0),) * 5)
        put(desk, gone, *run(gone.id, (3, 12), finished=False), tally)
        put(desk, commitment(f"c{gone.id}", gone.id, TODAY))
    shown = overview(desk, network, TODAY)
    assert (shown.workshops, shown.lines, shown.stands, shown.due, shown.trends) == (
        0, (), (), (), (),
    )  # fmt: skip


def many_workshops(desk, count):
    start = datetime(2026, 12, 4, 9, 30)
    many = [Workshop(f"w{n:03}", "n1", f"Nr {n}", start + timedelta(days=n)) for n in range(count)]
    desk.record(adding("test", [*many, *(block(f"b{w.id}", w.id) for w in many)]))
    return many


def test_of_many_workshops_the_first_are_read_and_the_others_when_asked_for(desk, network):
    many = many_workshops(desk, FIRST_LINES + 15)
    shown = overview(desk, network, TODAY)
    assert shown.workshops == len(many)
    assert [line.workshop for line in shown.lines] == many[:FIRST_LINES]
    assert [line.workshop for line in shown.lines_from(FIRST_LINES, 999)] == many[FIRST_LINES:]
    assert {line.blocks for line in shown.lines_from(0, 999)} == {1}


def test_blocks_and_events_are_read_for_the_workshops_that_are_shown_only(library_file, network):
    asked = []

    def read(record_type, **equal):
        asked.append((record_type, len(found := library_file.read(record_type, **equal))))
        return found

    desk = Desk(Library(library_file.save, read, library_file))
    for w in many_workshops(desk, FIRST_LINES + 15)[:5]:
        put(desk, *run(w.id, (3, 12), finished=True)[1:], commitment(f"c{w.id}", w.id, TODAY))
    asked.clear()
    overview(desk, network, TODAY)
    assert (Block, FIRST_LINES) in asked
    assert len(asked) <= 8
    assert sum(n for kind, n in asked if kind in (Commitment, RunEvent)) < 20


def test_only_the_newest_scans_and_stands_are_on_the_page(desk, network):
    many = many_workshops(desk, MOST_SCANS + 6)
    for n, made in enumerate(many):
        counts = ((0,) * (n % 10) + (5,) + (0,) * (9 - n % 10),) * 5
        desk.record(adding("test", [ScanTally(f"t{n}", made.id, counts)]))
        desk.record(adding("test", [commitment(f"c{n}", made.id, TODAY)]))
    shown = overview(desk, network, TODAY)
    assert shown.trends[0].means == tuple(n % 10 + 1.0 for n in range(6, MOST_SCANS + 6))
    assert [s.workshop for s in shown.stands] == many[: -MOST_STANDING - 1 : -1]


@pytest.mark.parametrize("seed", range(4))
def test_what_is_told_from_afar_is_what_all_the_records_say(desk, network, seed):
    chance = random.Random(seed)
    many = many_workshops(desk, 12)
    start = datetime(2026, 12, 1, 8, 30, tzinfo=UTC)
    events, made, stands = [], [], []
    for w in many:
        for number in range(1, chance.randint(1, 9)):
            what = chance.choice([*What, What.ENTERED])
            at = start + timedelta(minutes=number)
            events.append(happened(number, w.id, what, at, f"b{w.id}", f"sb{w.id}"))
    for n in range(40):
        by = TODAY + timedelta(days=chance.randint(-60, 60))
        made.append(commitment(f"c{n}", chance.choice(many).id, by))
        for told in range(chance.randint(0, 3)):
            state = chance.choice(list(StandState))
            day = TODAY + timedelta(days=chance.randint(-3, 3))
            moved = day + timedelta(days=5) if state is StandState.MOVED else None
            stands.append(Stand(f"s{n}-{told}", f"c{n}", state, day, moved_to=moved))
    desk.record(adding("test", [*events, *made, *stands]))
    shown = overview(desk, network, TODAY)
    for line in shown.lines:
        whole = fold(desk.read(RunEvent, workshop=line.workshop.id))
        assert (line.state is WorkshopState.RUNNING) == whole.is_on
        assert (line.state is WorkshopState.DONE) == (whole.finished is not None)
    last = {}
    for stand in sorted(desk.read(Stand), key=lambda stand: (stand.told, stand.id)):
        last[stand.commitment] = stand
    open_ones = []
    for made in desk.read(Commitment):
        stand = last.get(made.id)
        if stand is None or stand.state not in (StandState.DONE, StandState.LET_GO):
            by = stand.moved_to if stand and stand.moved_to else made.by
            open_ones.append((abs(by - TODAY), made.id, by))
    nearest = sorted((by, id_) for _, id_, by in sorted(open_ones)[:MOST_DUE])
    assert [(due.by, due.commitment.id) for due in shown.due] == nearest


def test_the_workshops_that_did_not_end_are_known(desk, network):
    put(desk, workshop("a", (12, 1)), workshop("b", (12, 2)), workshop("c", (12, 3)))
    put(desk, *run("a", (12, 1), finished=True), *run("b", (12, 2), finished=False))
    assert desk.unfinished() == ("b",)
