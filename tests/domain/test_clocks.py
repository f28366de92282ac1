"""Time that is kept whatever the clocks do: set, changed at night, asleep, restarted, drifting."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from llnet_desktop.domain.agenda import between, later_by, plan
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.expected import behind, expected
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import (
    SLEPT,
    Position,
    Reading,
    RunEvent,
    What,
    fold,
    gap_in_clocks,
)
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Step, Workshop
from llnet_desktop.services.live import LiveSession

HOUR = 3600.0
LAST = 8 * HOUR
OFF = 0.2 / HOUR  # what a clock may be off, for every second
DRIFT = 50e-6  # of a cheap quartz
AMSTERDAM = ZoneInfo("Europe/Amsterdam")
SPRING, AUTUMN = datetime(2026, 3, 29), datetime(2026, 10, 25)  # 02:00 is 03:00; 03:00 is 02:00
NOON = datetime(2026, 12, 3, 9, 30)


def block(name, *minutes, **more):
    steps = tuple(
        Step(f"{name}{n}", Phrase("Doe iets"), length * MINUTE) for n, length in enumerate(minutes)
    )
    return Block(name, "w", f"{name}i", Phrase(name), BlockKind.EXERCISE, steps, **more)


def workshop(starts, **more):
    return Workshop("w", "n", "Waterkant", starts, **more)


class Machine:
    """A laptop whose true time is known; its wall clock drifts, is set and starts again."""

    def __init__(self, starts, drift=0.0):
        self._starts = starts.replace(tzinfo=AMSTERDAM).astimezone(UTC)
        self._drift = drift
        self._set, self._booted, self._boot = 0.0, -700.0, 1
        self.true = 0.0

    def __call__(self):
        wall = self.true * (1 + self._drift) + self._set
        since_boot = self.true - self._booted
        return Reading(self._starts + timedelta(seconds=wall), since_boot, f"boot-{self._boot}")

    def go(self, seconds):
        self.true += seconds

    def set_wall(self, hours):
        self._set += hours * HOUR

    def reboot(self):
        self.true += 90
        self._booted, self._boot = self.true - 12, self._boot + 1


class Played:
    """A run on such a machine beside what was truly worked in each step."""

    def __init__(self, machine, blocks):
        self.machine, self.blocks = machine, blocks
        self.events = []
        self.positions = [Position(b.id, s.id) for b in blocks for s in b.steps]
        self.worked = dict.fromkeys(self.positions, 0.0)
        self.on, self.runs, self.bridged, self.was_set = None, False, False, False

    def go(self, seconds):
        self.machine.go(seconds)
        if self.runs:
            self.worked[self.on] += seconds

    def happen(self, what, at=None):
        position = at or self.on
        event = RunEvent(
            f"e{len(self.events)}",
            "w",
            what,
            self.machine(),
            position.block,
            position.step,
            number=len(self.events) + 1,
        )
        self.events.append(event)

    def enter(self, index):
        self.on, self.runs = self.positions[index % len(self.positions)], False
        self.happen(What.ENTERED, self.on)

    def start_or_pause(self):
        self.happen(What.PAUSED if self.runs else What.STARTED)
        self.runs = not self.runs
        self.bridged = self.was_set = False

    def set_wall(self, hours):
        if self.runs and self.bridged:
            return  # of two starts of the laptop nothing but the wall clock is left
        self.machine.set_wall(hours)
        self.was_set = True

    def reboot(self):
        if self.runs and self.was_set:
            return
        before = self.machine.true
        self.machine.reboot()
        if self.runs:
            self.worked[self.on] += self.machine.true - before
        self.bridged = True

    def off(self):
        """Return by how many seconds what is left of any step is wrong."""
        run, now = fold(self.events), self.machine()
        steps = {Position(b.id, s.id): (b, s) for b in self.blocks for s in b.steps}
        wrong = []
        for position, (of, step) in steps.items():
            truly = step.planned.total_seconds() - self.worked[position]
            wrong.append(abs(run.box(of, step).remaining(now).total_seconds() - truly))
        return max(wrong)


BLOCKS = (block("a", 10, 25), block("b", 40), block("c", 15, 15, 90))
HAPPENS = st.one_of(
    st.tuples(st.just("go"), st.floats(0.05, 3000)),
    st.tuples(st.just("sleep"), st.just(1200.0)),
    st.tuples(st.just("press"), st.just(0.0)),
    st.tuples(st.just("enter"), st.integers(0, 5)),
    st.tuples(st.just("set"), st.sampled_from([-1.0, 1.0])),
    st.tuples(st.just("reboot"), st.just(0.0)),
)


@settings(max_examples=150, deadline=None)
@given(happens=st.lists(HAPPENS, max_size=60), drift=st.sampled_from([0.0, DRIFT, -DRIFT]))
@example(happens=[("press", 0.0), ("set", 1.0), ("go", 3000.0), ("set", -1.0)], drift=DRIFT)
@example(happens=[("press", 0.0), *[("sleep", 1200.0)] * 24], drift=0.0)
@example(happens=[("press", 0.0), ("reboot", 0.0), *[("go", 3000.0)] * 9], drift=DRIFT)
@pytest.mark.parametrize("starts", [NOON, SPRING, AUTUMN + timedelta(minutes=30)])
def test_eight_hours_of_jumps_sleep_and_restarts_keep_what_is_left(starts, happens, drift):
    machine = Machine(starts, drift)
    played = Played(machine, BLOCKS)
    played.enter(0)
    for kind, by in happens:
        match kind:
            case "go" | "sleep":
                played.go(min(by, max(LAST - machine.true, 0.0)))
            case "press":
                played.start_or_pause()
            case "enter":
                played.enter(by)
            case "set":
                played.set_wall(by)
            case "reboot":
                played.reboot()
        assert played.off() <= machine.true * OFF + 1e-4


@pytest.mark.parametrize("drift", [DRIFT, -DRIFT])
def test_eight_hours_in_one_step_over_a_restart_are_off_by_less_than_a_fifth_a_second_an_hour(
    drift,
):
    played = Played(Machine(NOON, drift), (block("a", 480),))
    played.enter(0)
    played.start_or_pause()
    played.go(2 * HOUR)
    played.reboot()
    worst = 0.0
    while played.machine.true < LAST:
        played.go(HOUR / 4)
        worst = max(worst, played.off() / played.machine.true * HOUR)
    assert 0.1 < worst <= 0.2  # the wall clock is all there is, and its drift is seen


def test_a_clock_set_back_before_a_restart_never_gives_more_time_than_was_planned():
    played = Played(Machine(NOON), BLOCKS)
    played.enter(0)
    played.start_or_pause()
    played.go(300)
    played.machine.set_wall(-1)
    played.machine.reboot()
    box = fold(played.events).box(BLOCKS[0], BLOCKS[0].steps[0])
    assert box.remaining(played.machine()) <= box.planned


@given(
    st.floats(0, LAST), st.sampled_from([-1, 1, 24]), st.sampled_from([0.0, DRIFT]), st.booleans()
)
def test_a_clock_that_is_set_is_told_and_drift_is_not(passed, hours, drift, was_set):
    machine = Machine(NOON, drift)
    before = machine()
    machine.go(passed)
    if was_set:
        machine.set_wall(hours)
    gap = gap_in_clocks(before, machine())
    if was_set:
        assert gap is not None
        assert abs(gap - timedelta(hours=hours)) <= SLEPT
    else:
        assert gap is None


# --- the nights in which the clocks are changed


def times(moments):
    return [f"{moment:%H:%M}" for moment in moments]


@pytest.mark.parametrize(
    ("starts", "wanted"),
    [
        (SPRING.replace(hour=1, minute=30), ["01:30", "03:00", "03:30", "04:00", "04:30", "05:00"]),
        (AUTUMN.replace(hour=1, minute=30), ["01:30", "02:00", "02:30", "02:00", "02:30", "03:00"]),
    ],
)
def test_the_agenda_of_such_a_night_says_what_the_clock_will_say(starts, wanted):
    agenda = plan(workshop(starts), [block(name, 30) for name in "abcde"])
    assert times([*(slot.starts for slot in agenda.slots), agenda.ends]) == wanted
    lengths = [between(slot.starts, slot.ends) for slot in agenda.slots]
    assert lengths == [30 * MINUTE] * 5


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
@pytest.mark.parametrize("hour", [-2, -1, 0, 1, 2, 3])
def test_what_goes_as_planned_is_never_late_or_early(night, hour):
    blocks = [block("a", 20, 20), block("b", 35), block("c", 50), block("d", 60)]
    agenda = plan(workshop(night + timedelta(hours=hour)), blocks)
    machine = Machine(night)
    machine.true = (agenda.starts.astimezone(UTC) - machine().wall).total_seconds()
    played = Played(machine, blocks)
    due = [moment for slot in agenda.slots for moment in _step_starts(slot)]
    for index, moment in enumerate(due):
        machine.true += (moment.astimezone(UTC) - machine().wall).total_seconds()
        played.enter(index)
        played.start_or_pause()
        following = due[index + 1] if index + 1 < len(due) else agenda.ends
        while machine().wall < following.astimezone(UTC) - MINUTE:
            run, now = fold(played.events), machine()
            assert behind(agenda, run, now) == ZERO
            rows = expected(agenda, run, now)
            assert [(r.starts, r.ends) for r in rows] == [(s.starts, s.ends) for s in agenda.slots]
            machine.go(60)


def _step_starts(slot):
    at = slot.starts
    for step in slot.block.steps:
        yield at
        at = later_by(at, step.planned)


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
@given(starts=st.integers(-120, 200), late=st.integers(0, 240), begun=st.booleans())
@example(starts=150, late=40, begun=False)  # at ten past two, for the second time
def test_a_late_beginning_is_late_by_as_much_as_it_is(night, starts, late, begun):
    blocks = [block("a", 30), block("b", 30)]
    agenda = plan(workshop(night + timedelta(minutes=starts)), blocks)
    machine = Machine(night)
    due = later_by(agenda.starts, late * MINUTE).astimezone(UTC)
    machine.true = (due - machine().wall).total_seconds()
    played = Played(machine, blocks)
    if begun:
        played.enter(0)
        played.start_or_pause()
    run, now = fold(played.events), machine()
    assert behind(agenda, run, now) == late * MINUTE
    rows = expected(agenda, run, now)
    assert rows[-1].ends.astimezone(UTC) == agenda.ends.astimezone(UTC) + late * MINUTE


@pytest.mark.parametrize(
    "night", [SPRING, AUTUMN, datetime(2026, 12, 3)], ids=["spring", "autumn", "other"]
)
@given(
    starts=st.integers(-4 * 60, 4 * 60),
    lengths=st.lists(st.integers(5, 90), min_size=2, max_size=6),
    pinned=st.one_of(st.none(), st.times().map(lambda t: t.replace(second=0, microsecond=0))),
    free=st.integers(0, 30),
    late=st.integers(-60, 180),
)
@example(starts=120, lengths=[50, 10], pinned=time(2, 10), free=0, late=0)
@example(starts=120, lengths=[50, 10, 60], pinned=time(3, 0), free=20, late=0)
@example(starts=120, lengths=[15, 30], pinned=time(2, 20), free=0, late=40)
def test_in_any_night_what_comes_comes_one_after_the_other(
    night, starts, lengths, pinned, free, late
):
    blocks = [block(f"b{n}", length) for n, length in enumerate(lengths)]
    blocks[-1] = replace(blocks[-1], pinned=pinned)
    blocks[1] = replace(blocks[1], gap=free * MINUTE)
    agenda = plan(workshop(night + timedelta(minutes=starts)), blocks)
    now = _at(later_by(agenda.starts, late * MINUTE))
    rows = expected(agenda, fold([]), now)
    for each in (agenda.slots, rows):
        for before, after in pairwise(each):
            assert between(before.ends, after.starts) >= ZERO
        for one in each:
            assert between(one.starts, one.ends) == one.block.planned
    assert between(rows[0].starts, max(now.wall, agenda.starts.astimezone(UTC))) == ZERO
    on_time = between(rows[-1].starts, agenda.slots[-1].starts)
    assert on_time <= ZERO  # nothing begins before the plan when nothing was gained
    if late <= 0:
        assert on_time == ZERO


def _at(moment):
    return Reading(moment.astimezone(UTC), 0.0, "b")


@pytest.mark.parametrize(
    ("starts", "passed", "told", "ago"),
    [
        (AUTUMN.replace(hour=2, minute=30), 50, time(2, 50), 30),  # 02:20 for the second time
        (AUTUMN.replace(hour=2, minute=30), 50, time(2, 10), 10),
        (AUTUMN.replace(hour=2, minute=30), 110, time(2, 50), 30),  # 03:20
        (SPRING.replace(hour=1, minute=30), 40, time(1, 50), 20),  # 03:10
        (SPRING.replace(hour=1, minute=30), 40, time(3, 0), 10),
    ],
)
def test_in_such_a_night_a_step_began_when_the_clock_said_so_last(desk, starts, passed, told, ago):
    desk.record(adding("start", [Network("n", "Nacht"), workshop(starts), *BLOCKS]))
    machine = Machine(starts)
    session = LiveSession(desk, "w", machine)
    session.next()
    machine.go(passed * 60)
    session.started_at(told)
    assert session.box.spent(machine()) == ago * MINUTE
    session.close()


# --- a pin stays where the clock on the wall says it is


@given(
    late=st.integers(-30, 120),
    jumps=st.lists(st.sampled_from([-1.0, 1.0]), max_size=4),
    passed=st.integers(0, 60),
)
def test_lunch_at_half_past_twelve_is_at_half_past_twelve(late, jumps, passed):
    blocks = [block("a", 60), block("b", 30), block("lunch", 45, pinned=time(12, 30))]
    agenda = plan(workshop(NOON), blocks)
    assert times([agenda.slot("lunch").starts]) == ["12:30"]
    machine = Machine(NOON)
    machine.go(late * 60)
    played = Played(machine, blocks)
    played.enter(0)
    played.start_or_pause()
    for by in jumps:
        played.set_wall(by)
        played.go(60)
    played.go(passed * 60)
    left = max(0, 60 - passed - len(jumps))  # of the first item
    clock_says = late + passed + len(jumps) + 60 * sum(jumps)  # minutes after half past nine
    wanted = later_by(agenda.starts, max(180, clock_says + left + 30) * MINUTE)
    rows = expected(agenda, fold(played.events), machine())
    assert rows[2].starts == wanted


@pytest.mark.parametrize("night", [SPRING, AUTUMN])
def test_a_pin_in_the_morning_after_stays_on_the_clock(night):
    evening = night - timedelta(hours=3)
    blocks = [block("a", 240), block("breakfast", 30, pinned=time(6, 30)), block("c", 60)]
    agenda = plan(workshop(evening), blocks)
    assert times([agenda.slot("breakfast").starts, agenda.ends]) == ["06:30", "08:00"]
    for late in (0, 30, 90):
        rows = expected(agenda, fold([]), _at(later_by(agenda.starts, late * MINUTE)))
        assert times([rows[1].starts]) == ["06:30"]
