"""Time that went by unseen is taken from the step that ran then, whatever came after it."""

from dataclasses import replace
from datetime import datetime

import pytest

from llnet_desktop.domain.edit import adding, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Position, RunEvent, What, fold
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Step, Workshop
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.ui.presenter import RunPresenter


def block(name, *minutes):
    steps = tuple(Step(f"{name}{n}", Phrase("Doe"), m * MINUTE) for n, m in enumerate(minutes, 1))
    return Block(name, "w1", f"{name}i", Phrase(name), BlockKind.EXERCISE, steps)


A, B = block("a", 10, 5), block("b", 20)
FIRST = Position("a", "a1")


@pytest.fixture
def session(desk, clocks):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, A, B]))
    made = LiveSession(desk, "w1", clocks)
    yield made
    made.close()


def run_on(session, clocks):
    """Run the first step for eight minutes and the second for two."""
    session.start_or_pause()
    clocks.advance(minutes=8)
    session.next()
    session.start_or_pause()
    clocks.advance(minutes=2)


def spent(session, clocks):
    boxes = session.run.boxes
    return boxes[FIRST].spent(clocks()), session.box.spent(clocks())


def test_another_step_that_is_on_by_now_loses_nothing(session, desk, clocks):
    run_on(session, clocks)
    session.leave_out(5 * MINUTE, FIRST)
    assert spent(session, clocks) == (3 * MINUTE, 2 * MINUTE)
    clocks.advance(minutes=1)
    assert spent(session, clocks) == (3 * MINUTE, 3 * MINUTE)
    later = LiveSession(desk, "w1", clocks)
    assert spent(later, clocks) == (3 * MINUTE, 3 * MINUTE)
    later.close()


def test_a_step_that_was_taken_out_meanwhile_stops_nothing(session, desk, clocks):
    run_on(session, clocks)
    desk.perform(removing("agenda.remove", [A]))
    session.leave_out(5 * MINUTE, FIRST)
    assert session.step.id == "b1"


def test_a_correction_that_names_no_step_is_for_the_one_that_is_on(session, desk, clocks):
    run_on(session, clocks)
    events = list(desk.read(RunEvent, workshop="w1"))
    old = RunEvent("x", "w1", What.CORRECTED, clocks(), "a", None, -MINUTE, 99)
    run = fold([*events, old])
    assert run.boxes[FIRST].spent(clocks()) == 8 * MINUTE
    assert run.boxes[run.position].spent(clocks()) == MINUTE


def test_the_question_is_about_the_step_that_ran_while_the_laptop_slept(session, clocks, qapp):
    presenter = RunPresenter(session)
    session.start_or_pause()
    clocks.advance(minutes=6)
    presenter.tick()
    presenter.next()
    presenter.start_or_pause()
    clocks.advance(minutes=2)
    presenter.leave_out(6 * MINUTE)
    assert spent(session, clocks) == (ZERO, 2 * MINUTE)
    presenter.stop()


def test_a_slip_can_be_taken_back_after_the_step_before_it_was_corrected(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=8)
    session.next()
    session.leave_out(5 * MINUTE, FIRST)
    session.back()
    assert session.run.position == FIRST
    assert session.box.is_running
    assert session.box.spent(clocks()) == 3 * MINUTE


def test_a_frozen_step_that_is_gone_stands_where_it_was_left(session, desk, clocks):
    session.start_or_pause()
    session.set_mode(Mode.FROZEN)
    clocks.advance(minutes=7)
    shown = session.projection()
    assert shown.scene.page.box.remaining(clocks()) == 3 * MINUTE
    desk.perform(removing("agenda.remove", [A]))
    box = session.projection().scene.page.box
    assert box == replace(shown.scene.page.box, worked=7 * MINUTE, running_since=None)
