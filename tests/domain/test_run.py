"""Time, with clocks that move only when told to."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.expected import behind, expected
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import (
    DOTS,
    Look,
    Position,
    RunEvent,
    Timebox,
    What,
    fold,
    gap_in_clocks,
    look,
)
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop

ON = Position("b1", "s1")
WORKSHOP = Workshop("w1", "n1", "Waterkant", datetime(2026, 12, 3, 9, 30))


def block(name, minutes, steps=1, **more):
    each = minutes * MINUTE / steps
    made = tuple(Step(f"s{n}", Phrase("Doe iets"), each) for n in range(1, steps + 1))
    return Block(name, "w1", f"{name}i", Phrase(name), BlockKind.EXERCISE, made, **more)


BLOCKS = [block("b1", 10, steps=2), block("b2", 20), block("b3", 15, gap=5 * MINUTE)]


class Log:
    def __init__(self, clocks):
        self._clocks = clocks
        self.events = []

    def __call__(self, what, block="b1", subject="s1", by=timedelta()):
        number = len(self.events) + 1
        self.events.append(
            RunEvent(f"e{number}", "w1", what, self._clocks(), block, subject, by, number)
        )

    @property
    def run(self):
        return fold(self.events)

    def left(self):
        run = self.run
        box = run.box(BLOCKS[0], BLOCKS[0].steps[0])
        return box.remaining(self._clocks())


@pytest.fixture
def log(clocks):
    made = Log(clocks)
    made(What.ENTERED)
    return made


def test_entering_a_step_does_not_start_its_time(log, clocks):
    clocks.advance(minutes=3)
    assert log.left() == 5 * MINUTE
    assert not log.run.box(BLOCKS[0], BLOCKS[0].steps[0]).was_started


def test_a_pause_does_not_count(log, clocks):
    log(What.STARTED)
    clocks.advance(minutes=2)
    log(What.PAUSED)
    clocks.advance(minutes=30)
    log(What.STARTED)
    clocks.advance(minutes=1)
    assert log.left() == 2 * MINUTE


@pytest.mark.parametrize("hours", [-1, 1, 24])
def test_setting_the_wall_clock_changes_nothing(log, clocks, hours):
    log(What.STARTED)
    clocks.advance(minutes=4)
    clocks.set_wall(hours=hours)
    assert log.left() == 1 * MINUTE


def test_after_a_restart_of_the_laptop_the_time_is_counted_through(log, clocks):
    log(What.STARTED)
    clocks.advance(minutes=3)
    clocks.reboot()
    assert log.left() == 2 * MINUTE


def test_starting_twice_is_harmless(log, clocks):
    log(What.STARTED)
    clocks.advance(minutes=1)
    log(What.STARTED)
    clocks.advance(minutes=1)
    assert log.left() == 3 * MINUTE


def test_going_on_stops_the_step_that_ran_and_going_back_takes_it_up(log, clocks):
    log(What.STARTED)
    clocks.advance(minutes=2)
    log(What.ENTERED, subject="s2")
    clocks.advance(minutes=9)
    log(What.ENTERED)
    assert log.left() == 3 * MINUTE
    assert log.run.position == ON


def test_a_longer_plan_counts_at_once_for_a_step_that_runs(log, clocks):
    log(What.STARTED)
    log(What.EXTENDED, by=2 * MINUTE)
    clocks.advance(minutes=4)
    longer = replace(BLOCKS[0].steps[0], planned=8 * MINUTE)
    assert log.run.box(BLOCKS[0], longer).remaining(clocks()) == 6 * MINUTE


def test_the_order_of_happening_is_the_librarys_not_the_clocks(log, clocks):
    log(What.STARTED)
    clocks.advance(minutes=1)
    log(What.PAUSED)
    assert fold(reversed(log.events)) == log.run


def test_finishing_can_be_taken_back_by_entering_again(log):
    log(What.FINISHED)
    assert log.run.finished is not None
    log(What.ENTERED)
    assert log.run.is_on


def test_what_the_room_was_shown_ends_with_the_step(log):
    log(What.SHOWN, subject="board")
    assert log.run.page == "board"
    log(What.ENTERED, subject="s2")
    assert log.run.page is None


@pytest.mark.parametrize(
    ("left", "wanted"),
    [(10, Look.PLENTY), (2, Look.SOON), (1, Look.LAST_MINUTE), (0, Look.ROUND_OFF)],
)
def test_the_look_follows_the_time_left(clocks, left, wanted):
    box = Timebox(10 * MINUTE, worked=(10 - left) * MINUTE)
    assert look(box, clocks()) is wanted


def test_before_the_beginning_everything_is_as_planned(clocks):
    agenda = plan(WORKSHOP, BLOCKS)
    rows = expected(agenda, fold([]), clocks())
    assert [(row.starts, row.ends) for row in rows] == [(s.starts, s.ends) for s in agenda.slots]
    assert behind(agenda, fold([]), clocks()) == timedelta()


def test_a_late_beginning_moves_all_but_what_a_gap_takes_up(clocks):
    agenda = plan(WORKSHOP, BLOCKS)
    clocks.advance(minutes=9)
    assert behind(agenda, fold([]), clocks()) == 4 * MINUTE


def test_going_over_time_is_behind_and_a_short_block_is_ahead(log, clocks):
    agenda = plan(WORKSHOP, BLOCKS[:2])
    log(What.STARTED)
    clocks.advance(minutes=8)
    assert behind(agenda, log.run, clocks()) == 3 * MINUTE
    clocks.now = replace(clocks.now, wall=clocks.now.wall - 6 * MINUTE, seconds=1120.0)
    log(What.ENTERED, block="b2", subject="s1")
    assert behind(agenda, log.run, clocks()) == -8 * MINUTE


def test_a_block_that_is_over_has_the_times_it_really_had(log, clocks):
    agenda = plan(WORKSHOP, BLOCKS)
    clocks.advance(minutes=13)
    log(What.ENTERED, block="b2", subject="s1")
    first = expected(agenda, log.run, clocks())[0]
    assert (first.starts.hour, first.starts.minute) == (9, 30)
    assert first.ends - first.starts == 13 * MINUTE


def test_only_clocks_that_drift_apart_are_told(clocks):
    before = clocks()
    clocks.advance(minutes=5)
    assert gap_in_clocks(before, clocks()) is None
    clocks.set_wall(hours=1)
    assert gap_in_clocks(before, clocks()) == timedelta(hours=1)


def test_the_dots_of_a_block_are_revealed_for_that_block_and_open_no_column(log):
    log(What.REVEALED, "b2", "held")
    log(What.REVEALED, "b1", DOTS)
    log(What.REVEALED, "b1", DOTS)
    assert log.run.dots_revealed == {"b1"}
    assert log.run.revealed == {"held"}
    log(What.ENTERED, "b2")
    log(What.FINISHED)
    assert log.run.dots_revealed == {"b1"}  # what was seen stays seen
