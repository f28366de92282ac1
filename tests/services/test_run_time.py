"""Time that can be trusted: corrections, gaps, modes and languages that outlive a stop."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.groups import SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import Black, Frozen, GroupsPage, LaterPage, Live, StepPage
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice

NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))


def block(name, *minutes, **more):
    steps = tuple(
        Step(f"{name}{n}", Phrase(f"Stap {n}", f"Step {n}"), m * MINUTE)
        for n, m in enumerate(minutes)
    )
    return Block(name, "w1", f"{name}i", Phrase(name), BlockKind.EXERCISE, steps, **more)


@pytest.fixture
def session(desk, clocks):
    desk.record(adding("start", [NETWORK, WORKSHOP, block("1", 10, 10), block("2", 20)]))
    made = LiveSession(desk, "w1", clocks)
    yield made
    made.close()


def again(desk, clocks):
    """Return the session as the next start of the program finds it."""
    clocks.reboot()
    return LiveSession(desk, "w1", clocks)


def test_a_late_press_is_put_right(session, clocks):
    clocks.advance(minutes=8)  # she forgot; people have been at work since 09:31
    session.start_or_pause()
    session.started_at(time(9, 31))
    assert session.box.remaining(clocks()) == 3 * MINUTE
    clocks.advance(minutes=2)
    assert session.box.remaining(clocks()) == 1 * MINUTE
    assert session.run.taken["1"].entered.wall.minute == 31  # what the report and the agenda say
    assert session.run.began.wall.minute == 31


def test_a_press_that_came_too_early_is_put_right_as_well(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=6)
    session.started_at(time(9, 34))
    assert session.box.remaining(clocks()) == 8 * MINUTE


def test_a_step_that_was_not_started_runs_from_the_time_that_is_told(session, clocks):
    session.next()
    clocks.advance(minutes=5)
    session.started_at(time(9, 32))
    assert session.box.is_running
    assert session.box.remaining(clocks()) == 7 * MINUTE


def test_a_correction_of_a_later_step_leaves_the_beginning_of_its_block_alone(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=10)
    session.next()
    clocks.advance(minutes=5)
    session.started_at(time(9, 40))
    assert session.run.taken["1"].entered.wall.minute == 30


def test_a_time_that_is_still_to_come_is_refused_and_changes_nothing(session, clocks, desk):
    session.start_or_pause()
    clocks.advance(minutes=1)
    before = len(desk.read(RunEvent, workshop="w1"))
    with pytest.raises(InputError):
        session.started_at(time(9, 45))
    assert len(desk.read(RunEvent, workshop="w1")) == before
    assert session.box.remaining(clocks()) == 9 * MINUTE


def test_an_evening_that_goes_past_midnight_knows_yesterday(session, clocks, desk):
    clocks.advance(minutes=14 * 60 + 35)  # 00:05
    session.start_or_pause()
    session.started_at(time(23, 59))
    assert session.box.spent(clocks()) == 6 * MINUTE


def test_time_asleep_that_does_not_count_is_given_back(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=3)
    clocks.advance(minutes=20)  # asleep
    session.leave_out(20 * MINUTE)
    assert session.box.remaining(clocks()) == 7 * MINUTE


def test_more_than_was_spent_is_never_given_back(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=2)
    session.leave_out(timedelta(hours=3))
    assert session.box.remaining(clocks()) == 10 * MINUTE


@pytest.mark.parametrize("mode", [Mode.BLACK, Mode.FROZEN])
def test_the_projector_stands_after_a_stop_as_it_stood(session, desk, clocks, mode):
    session.next()
    session.set_mode(mode)
    shown = session.projection()
    session.next()  # prepared behind it
    assert session.projection() == shown
    later = again(desk, clocks)
    assert later.projection() == shown
    assert later.mode is mode
    later.set_mode(Mode.LIVE)
    assert later.projection().scene.page.prompt == Phrase("Stap 1", "Step 1")
    later.close()


def test_a_frozen_wall_keeps_its_clock_of_the_step_it_showed(session, clocks):
    session.start_or_pause()
    session.set_mode(Mode.FROZEN)
    session.show(PageChoice.AGENDA)
    shown = session.projection()
    assert isinstance(shown, Frozen)
    assert isinstance(shown.scene.page, StepPage)


def test_black_hides_the_wall_even_when_the_disk_refuses(session, monkeypatch):
    def refuse(edit):
        raise OSError("disk full")

    session.next()
    monkeypatch.setattr(session.desk, "record", refuse)
    with pytest.raises(OSError, match="disk full"):
        session.set_mode(Mode.BLACK)
    assert isinstance(session.projection(), Black)


def test_languages_are_switched_while_running_and_outlive_a_stop(session, desk, clocks):
    assert session.projection().scene.languages == ("nl",)
    session.speak(("nl", "en"))
    assert session.projection().scene.languages == ("nl", "en")
    session.speak(("en",))
    later = again(desk, clocks)
    assert later.projection().scene.languages == ("en",)
    later.close()


def test_the_condition_is_named_when_she_wants_it(session, desk, clocks):
    assert session.projection().scene.show_condition
    session.name_condition(False)
    later = again(desk, clocks)
    assert not later.projection().scene.show_condition
    later.name_condition(True)
    assert later.projection().scene.show_condition
    later.close()


def test_the_room_is_asked_whether_it_may_become_later(session, desk):
    desk.perform(
        changing("x", [(WORKSHOP, replace(WORKSHOP, ends_by=datetime(2026, 12, 3, 10, 10)))])
    )
    session.start_or_pause()
    assert not session.can_show(PageChoice.LATER)
    session.ask_for_later(session.agenda.to_be_ready + 15 * MINUTE)
    page = session.projection().scene.page
    assert isinstance(page, LaterPage)
    assert f"{page.planned:%H:%M} {page.asked:%H:%M}" == "10:10 10:25"
    session.next()
    assert isinstance(session.projection().scene.page, StepPage)
    session.show(PageChoice.LATER)  # asked again: the same question
    assert session.projection().scene.page == page


def test_what_was_agreed_is_not_asked_again(session, desk):
    session.start_or_pause()
    session.ask_for_later(session.agenda.to_be_ready + 15 * MINUTE)
    later = replace(WORKSHOP, ends_by=datetime(2026, 12, 3, 10, 25))
    desk.perform(changing("x", [(WORKSHOP, later)]))
    assert not session.can_show(PageChoice.LATER)


def test_black_over_a_freeze_gives_back_what_was_frozen(session, desk, clocks):
    session.next()
    session.set_mode(Mode.FROZEN)
    frozen = session.projection()
    session.next()  # prepared behind it
    session.toggle_black()
    assert isinstance(session.projection(), Black)
    later = again(desk, clocks)
    later.toggle_black()
    assert later.projection() == frozen
    later.close()
    session.toggle_black()
    assert session.projection() == frozen


def test_a_step_that_was_left_by_a_slip_runs_on(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=4)
    session.next()
    clocks.advance(seconds=5)
    session.back()
    assert session.box.is_running
    assert session.box.spent(clocks()) == timedelta(minutes=4, seconds=5)


def test_going_back_on_purpose_starts_nothing(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=4)
    session.start_or_pause()  # paused
    session.next()
    clocks.advance(seconds=5)
    session.back()
    assert not session.box.is_running
    session.start_or_pause()
    session.next()
    clocks.advance(minutes=2)
    session.back()
    assert not session.box.is_running


def test_a_workshop_begun_by_a_slip_has_not_begun(session, clocks):
    session.next()
    clocks.advance(minutes=1)
    session.back()
    assert session.run.began is None
    assert session.run.taken == {}
    clocks.advance(minutes=8)
    session.start_or_pause()
    assert session.run.began.wall.minute == 39


def test_a_workshop_in_which_time_ran_has_begun(session, clocks):
    session.start_or_pause()
    clocks.advance(minutes=1)
    session.back()
    assert session.run.began is not None


def test_small_groups_are_shown_by_name_once_they_are_drawn(session, desk):
    assert not session.can_show(PageChoice.GROUPS)
    people = [Member(f"m{n}", "n1", name) for n, name in enumerate(("Ana", "Łukasz", "Çağla"))]
    groups = SmallGroups("g", "w1", 2, (("m0", "m1"), ("m2", "gone")))
    desk.record(adding("draw", [*people, groups]))
    session.show(PageChoice.GROUPS)
    assert session.projection() == Live(
        replace(
            session.projection().scene, page=GroupsPage((("Ana", "Łukasz"), ("Çağla",)), sheet=0)
        )
    )


def test_the_room_reads_when_a_step_is_off_the_record(session, desk):
    first = block("1", 10, 10)
    secret = replace(first, steps=(replace(first.steps[0], off_record=True), first.steps[1]))
    desk.perform(changing("x", [(first, secret)]))
    session.next()
    assert session.projection().scene.page.off_record
    session.next()
    assert not session.projection().scene.page.off_record
