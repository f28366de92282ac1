"""A workshop that runs: steering, what is written down, what the room sees."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.errors import NotFoundError
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import (
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    Frozen,
    Live,
    StepPage,
    ThanksPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading, RunEvent, What, fold
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.capture import adding_note
from llnet_desktop.services.commitments import Terms, making
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.note_shelf import sorted_out
from llnet_desktop.services.pages import PageChoice, Stage, scene
from llnet_desktop.services.resuming import still_on

NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
SECRET = "geheim-briefje"


def block(name, sort, steps, lanes=(), minutes=10):
    made = tuple(Step(f"{name}{n}", Phrase(f"Stap {n}"), minutes * MINUTE) for n in range(steps))
    return Block(name, "w1", f"{name}i", Phrase(name), sort, made, lanes, private=Phrase(SECRET))


BLOCKS = [
    block(
        "1",
        BlockKind.EXERCISE,
        2,
        (
            Lane("open", Phrase("Ik bied")),
            Lane("held", Phrase("Wat ik niet durf"), Privacy.HELD),
            Lane("off", Phrase("Voor mij"), Privacy.OFF_SCREEN),
        ),
    ),
    block("2", BlockKind.BREAK, 1),
    block("3", BlockKind.COMMITMENTS, 1),
]


@pytest.fixture
def session(desk, clocks):
    desk.record(adding("start", [NETWORK, WORKSHOP, *BLOCKS]))
    made = LiveSession(desk, "w1", clocks)
    yield made
    made.close()


def page(session):
    shown = session.projection()
    assert isinstance(shown, Live)
    return shown.scene.page


def test_going_on_walks_through_every_step_to_the_thanks_and_back(session, clocks):
    pages = [type(page(session))]
    for _ in range(5):
        session.next()
        clocks.advance(minutes=1)
        pages.append(type(page(session)))
    assert pages == [WelcomePage, StepPage, StepPage, BreakPage, CommitmentsPage, ThanksPage]
    session.next()
    assert session.run.finished
    session.back()
    assert session.run.is_on
    for _ in range(9):
        session.back()
    assert session.step == BLOCKS[0].steps[0]


def test_starting_before_the_beginning_begins(session):
    session.start_or_pause()
    assert session.box.is_running
    assert session.block == BLOCKS[0]


def test_a_step_waits_for_start_but_a_break_runs_at_once(session, clocks):
    session.next()
    assert not session.box.is_running
    session.go_to(BLOCKS[1])
    assert session.box.is_running
    assert page(session).resumes(clocks()) == session.agenda.starts + 10 * MINUTE
    clocks.advance(minutes=3)
    assert page(session).resumes(clocks()) == session.agenda.starts + 10 * MINUTE


@pytest.mark.parametrize("hours", [-1, 1])
@pytest.mark.parametrize("mode", [Mode.LIVE, Mode.FROZEN])
def test_we_start_again_is_said_by_the_clock_that_hangs_beside_it(session, clocks, hours, mode):
    session.go_to(BLOCKS[1])
    session.set_mode(mode)
    clocks.advance(minutes=3)
    clocks.set_wall(hours=hours)
    box, shown = session.box, session.projection().scene.page
    assert shown.resumes(clocks()) == clocks().wall + box.remaining(clocks())


def test_time_taken_away_never_goes_below_what_is_used(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=8)
    session.extend(-5 * MINUTE)
    assert session.box.remaining(clocks()) == timedelta()
    session.extend(-5 * MINUTE)
    assert session.box.remaining(clocks()) == timedelta()


def test_another_session_on_the_same_library_is_where_this_one_is(session, desk, clocks):
    session.start_or_pause()
    clocks.advance(minutes=4)
    clocks.reboot()
    again = LiveSession(desk, "w1", clocks)
    assert again.box.remaining(clocks()) == 6 * MINUTE
    assert again.projection() == session.projection()
    again.close()


def test_the_first_note_turns_the_room_to_the_board_and_the_step_turns_it_back(session, desk):
    session.next()
    lane = BLOCKS[0].lanes[0]
    desk.perform(adding_note(BLOCKS[0], lane, "Testlocatie"))
    session.note_added(BLOCKS[0], lane)
    assert isinstance(page(session), BoardPage)
    assert [note.text for note in page(session).lanes[0].notes] == ["Testlocatie"]
    session.next()
    assert isinstance(page(session), StepPage)


def test_a_held_lane_shows_how_many_until_it_is_revealed(session, desk):
    session.next()
    desk.perform(adding_note(BLOCKS[0], BLOCKS[0].lanes[1], SECRET))
    session.show(PageChoice.BOARD)
    assert SECRET not in repr(session.projection())
    assert page(session).lanes[1].held == 1
    session.reveal(BLOCKS[0], BLOCKS[0].lanes[1])
    assert [note.text for note in page(session).lanes[1].notes] == [SECRET]


def test_frozen_stands_still_while_the_workshop_goes_on(session):
    session.next()
    session.set_mode(Mode.FROZEN)
    before = session.projection()
    session.next()
    assert isinstance(before, Frozen)
    assert session.projection() == before
    session.set_mode(Mode.BLACK)
    assert session.projection() == Black()
    session.set_mode(Mode.LIVE)
    assert page(session).step == 2


def test_a_commitment_stands_in_the_spotlight_of_the_round(session, desk, today):
    session.go_to(BLOCKS[2])
    assert page(session).spotlight is None
    desk.perform(making("w1", Terms("Lan", "Kaarten sturen", "18 dec"), today))
    assert page(session).spotlight == 1


def test_what_is_planned_anew_shows_at_once(session, desk):
    session.next()
    longer = replace(BLOCKS[0], title=Phrase("Anders"))
    desk.perform(changing("agenda.title", [(BLOCKS[0], longer)]))
    assert page(session).title == Phrase("Anders")


def test_when_the_block_that_is_on_is_taken_out_the_next_one_comes(session, desk, clocks):
    session.next()
    clocks.advance(minutes=4)
    session.go_to(BLOCKS[1])
    desk.perform(removing("agenda.remove", [BLOCKS[1]]))
    assert session.block == BLOCKS[2]
    assert not session.box.is_running


def test_when_the_step_that_is_on_is_taken_out_its_block_stays(session, desk):
    session.next()
    session.next()
    fewer = replace(BLOCKS[0], steps=BLOCKS[0].steps[:1])
    desk.perform(changing("agenda.change", [(BLOCKS[0], fewer)]))
    assert session.block == fewer
    session.start_or_pause()
    assert session.box.is_running
    session.next()
    assert session.block == BLOCKS[1]


def test_an_agenda_that_was_emptied_while_it_ran_stops_nothing(session, desk):
    session.next()
    desk.perform(removing("agenda.remove", BLOCKS))
    session.next()
    session.back()
    session.start_or_pause()
    assert session.block is None


def test_a_workshop_without_an_agenda_is_a_sentence(desk, clocks):
    desk.record(adding("start", [NETWORK, WORKSHOP]))
    with pytest.raises(NotFoundError):
        LiveSession(desk, "w1", clocks)


def test_the_next_start_knows_what_was_still_on(session, desk, clocks):
    assert still_on(desk, clocks()) is None
    session.start_or_pause()
    clocks.advance(minutes=7)
    found = still_on(desk, clocks())
    assert (found.workshop.id, found.block.id, found.minutes_ago) == ("w1", "1", 7)
    session.finish()
    assert still_on(desk, clocks()) is None


PAGES = st.sampled_from([*PageChoice, None])
LANES = st.sampled_from(["open", "held", "off", "gone"])


@given(
    lanes=st.lists(LANES, max_size=6),
    chosen=PAGES,
    on=st.sampled_from([b.id for b in BLOCKS]),
    finished=st.booleans(),
)
def test_nothing_private_is_ever_in_what_the_room_sees(lanes, chosen, on, finished):
    notes = tuple(
        Note(
            f"o{number}",
            "w1",
            "1",
            lane,
            "openbaar" if lane == "open" else f"{SECRET} {number}",
            number,
        )
        for number, lane in enumerate(lanes, start=1)
    )
    at = Reading(datetime.fromisoformat("2026-12-03T08:30+00:00"), 1.0, "b")
    first = next(b for b in BLOCKS if b.id == on).steps[0].id
    events = [RunEvent("e1", "w1", What.ENTERED, at, on, first, number=1)]
    if chosen is not None:
        events.append(RunEvent("e2", "w1", What.SHOWN, at, on, chosen.value, number=2))
    if finished:
        events.append(RunEvent("e3", "w1", What.FINISHED, at, on, number=3))
    in_order = sorted_out(notes)
    stage = Stage(
        WORKSHOP,
        NETWORK,
        plan(WORKSHOP, BLOCKS),
        fold(events),
        notes,
        lambda block: {one.id: in_order.get((block.id, one.id), ()) for one in block.lanes},
        (Commitment("k", "w1", "Lan", "Sturen", WORKSHOP.starts.date(), 1),),
        (Member("m", "n1", "Lan", "Cần Thơ", email=f"{SECRET}@voorbeeld.example"),),
    )
    shown = repr(scene(stage))
    assert SECRET not in shown
