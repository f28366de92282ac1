"""What a slip of a key costs, what a frozen wall tells of the time, and steps that go on."""

from dataclasses import replace
from datetime import datetime

import pytest

from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, Frozen, StepPage
from llnet_desktop.domain.run import Position
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Lane, Step, Workshop
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice


def block(name, *minutes, sort=BlockKind.EXERCISE):
    steps = tuple(Step(f"{name}{n}", Phrase("Doe"), m * MINUTE) for n, m in enumerate(minutes, 1))
    lanes = (Lane(f"{name}_open", Phrase("Ik bied")),)
    return Block(name, "w1", f"{name}i", Phrase(f"Onderdeel {name}"), sort, steps, lanes)


A, B, REST, LAST = (
    block("a", 10, 5),
    block("b", 20),
    block("k", 15, sort=BlockKind.BREAK),
    block("z", 9),
)


@pytest.fixture
def session(desk, clocks):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, A, B, REST, LAST]))
    made = LiveSession(desk, "w1", clocks)
    yield made
    made.close()


def run_to(session, clocks, name, minutes=3):
    """Let a step run for some minutes."""
    session.next()
    while session.step.id != name:
        clocks.advance(minutes=1)
        session.next()
    clocks.advance(minutes=1)
    if not session.box.is_running:
        session.start_or_pause()
    clocks.advance(minutes=minutes)


def stands(session, clocks):
    box = session.box
    return session.step.id, box.is_running, box.spent(clocks())


def again(session, desk, clocks):
    """Open the same workshop anew, as after a restart."""
    return LiveSession(desk, session.workshop.id, clocks)


@pytest.mark.parametrize("to", ["a", "z"])
def test_back_from_a_line_chosen_by_mistake_goes_to_what_ran(session, clocks, desk, to):
    run_to(session, clocks, "b1")
    session.go_to(next(one for one in session.blocks if one.id == to))
    clocks.advance(seconds=5)
    later = again(session, desk, clocks)
    session.back()
    assert stands(session, clocks) == ("b1", True, 3 * MINUTE + MINUTE / 12)
    later.close()


def test_a_slip_outlives_a_restart(session, clocks, desk):
    run_to(session, clocks, "b1")
    session.next()
    session.close()
    clocks.advance(seconds=5)
    later = again(session, desk, clocks)
    later.back()
    assert stands(later, clocks) == ("b1", True, 3 * MINUTE + MINUTE / 12)
    later.close()


def test_the_line_that_is_on_chosen_by_mistake_costs_nothing(session, clocks):
    run_to(session, clocks, "a2")
    session.go_to(A)
    assert session.step.id == "a1"
    clocks.advance(seconds=5)
    session.back()
    assert stands(session, clocks) == ("a2", True, 3 * MINUTE + MINUTE / 12)
    run_to_first = session.run
    session.go_to(B)
    clocks.advance(seconds=3)
    session.go_to(B)  # the step that is on already
    assert session.run.left.position == run_to_first.position


def test_a_slip_into_a_break_lets_the_step_run_on(session, clocks):
    run_to(session, clocks, "b1")
    session.next()
    assert stands(session, clocks) == ("k1", True, ZERO)
    clocks.advance(seconds=3)
    session.back()
    assert stands(session, clocks) == ("b1", True, 3 * MINUTE + MINUTE / 20)


def test_out_of_a_break_that_was_held_back_is_plain_back(session, clocks):
    run_to(session, clocks, "k1")
    clocks.advance(minutes=2)
    session.back()
    assert stands(session, clocks)[:2] == ("b1", False)


def test_a_slip_out_of_a_break_lets_the_break_run_on(session, clocks):
    run_to(session, clocks, "k1")
    session.next()
    clocks.advance(seconds=6)
    session.back()
    assert stands(session, clocks) == ("k1", True, 4 * MINUTE + MINUTE / 10)


def test_a_workshop_ended_by_mistake_runs_on(session, clocks):
    run_to(session, clocks, "z1")
    session.next()
    assert session.run.finished
    clocks.advance(seconds=6)
    session.back()
    assert not session.run.finished
    assert stands(session, clocks) == ("z1", True, 3 * MINUTE + MINUTE / 10)


def test_what_ended_a_while_ago_comes_back_and_stands(session, clocks):
    run_to(session, clocks, "z1")
    session.next()
    clocks.advance(minutes=1)
    session.back()
    assert stands(session, clocks) == ("z1", False, 3 * MINUTE)


def test_a_slip_comes_back_on_the_page_the_room_was_reading(session, clocks):
    run_to(session, clocks, "b1")
    session.show(PageChoice.BOARD)
    session.next()
    clocks.advance(seconds=2)
    session.back()
    assert isinstance(session.projection().scene.page, BoardPage)


def test_two_slips_in_a_row_are_both_taken_back(session, clocks):
    run_to(session, clocks, "a1")
    session.next()
    clocks.advance(seconds=2)
    session.next()
    clocks.advance(seconds=2)
    session.back()
    assert stands(session, clocks)[:2] == ("a2", False)
    clocks.advance(seconds=2)
    session.back()
    assert session.step.id == "a1"


def test_back_again_after_back_goes_on_back(session, clocks):
    run_to(session, clocks, "z1")
    for name in ("k1", "b1", "a2", "a1"):
        clocks.advance(seconds=2)
        session.back()
        assert session.step.id == name


def test_what_she_began_to_do_there_is_no_slip(session, clocks):
    run_to(session, clocks, "a1")
    session.go_to(LAST)
    session.start_or_pause()
    clocks.advance(seconds=3)
    assert not session.take_back()
    session.back()
    assert session.step.id == "k1"


def test_time_asleep_is_left_out_also_when_she_paused_since(session, clocks):
    run_to(session, clocks, "b1", minutes=13)
    session.start_or_pause()
    session.leave_out(10 * MINUTE)
    assert stands(session, clocks) == ("b1", False, 3 * MINUTE)


# --- what is frozen


def frozen(session):
    shown = session.projection()
    assert isinstance(shown, Frozen)
    return shown.scene.page


def test_a_pause_behind_a_freeze_stops_the_time_on_the_wall(session, clocks):
    run_to(session, clocks, "b1")
    session.set_mode(Mode.FROZEN)
    session.start_or_pause()
    clocks.advance(minutes=30)
    assert frozen(session).box.remaining(clocks()) == 17 * MINUTE
    session.extend(5 * MINUTE)
    assert frozen(session).box.remaining(clocks()) == 22 * MINUTE


def test_the_time_of_a_step_that_was_left_stands_still_on_a_frozen_wall(session, clocks, desk):
    run_to(session, clocks, "b1")
    session.set_mode(Mode.FROZEN)
    session.next()
    clocks.advance(minutes=30)
    page = frozen(session)
    assert isinstance(page, StepPage)
    assert (page.box.is_running, page.box.remaining(clocks())) == (False, 17 * MINUTE)
    desk.perform(removing("agenda.remove", [B]))
    assert not frozen(session).box.is_running


# --- steps that go on by themselves


def test_a_step_that_goes_on_lets_the_next_one_run(session, clocks):
    session.next()
    session.start_or_pause()
    clocks.advance(minutes=10)
    session.go_on()
    assert stands(session, clocks) == ("a2", True, ZERO)


@pytest.mark.parametrize("last", ["a2", "z1"])
def test_nothing_goes_on_by_itself_beyond_the_last_step_of_an_item(session, clocks, last):
    run_to(session, clocks, last)
    session.go_on()
    assert session.step.id == last
    assert not session.run.finished


def test_a_slip_from_a_line_that_is_gone_by_now_is_plain_back(session, clocks, desk):
    run_to(session, clocks, "b1")
    session.next()
    desk.perform(removing("agenda.remove", [B]))
    clocks.advance(seconds=2)
    session.back()
    assert session.run.position == Position("a", "a2")


def test_another_length_does_not_make_a_slip_of_a_break_dear(session, clocks, desk):
    run_to(session, clocks, "b1")
    session.next()
    longer = replace(REST, steps=(replace(REST.steps[0], planned=20 * MINUTE),))
    desk.perform(changing("x", [(REST, longer)]))
    clocks.advance(seconds=2)
    session.back()
    assert stands(session, clocks)[:2] == ("b1", True)
