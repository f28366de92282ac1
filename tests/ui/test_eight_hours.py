"""A long day in the real windows, with a clock that is told to go on: nothing drifts or grows."""

import gc
import tracemalloc
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import (
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Lane,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.capture import adding_note
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.canvas import ProjectionCanvas
from llnet_desktop.ui.speech import Speech

TICK = 10  # seconds of the day between two ticks
MEGABYTE = 2**20
MOST = 1 * MEGABYTE  # that an hour may add
OFF = timedelta(seconds=0.2)  # that an hour may be off
FORGETS = 3  # minutes before she sees that nobody started the step

LANES = (Lane("open", Phrase("Ik bied")), Lane("held", Phrase("Nog dicht"), Privacy.HELD))
SORTS = (BlockKind.EXERCISE, BlockKind.BREAK, BlockKind.EXERCISE, BlockKind.COMMITMENTS)


def agenda(steps, minutes):
    """Return a day of items with two steps each; of every four one is a break, one a round."""
    for n in range(steps // 2):
        sort = SORTS[n % 4]
        made = tuple(
            Step(f"{n}-{m}", Phrase(f"Stap {m}", f"Step {m}"), minutes * MINUTE) for m in range(2)
        )
        lanes = tuple(Lane(f"{n}-{lane.id}", lane.name, lane.privacy) for lane in LANES)
        yield Block(f"b{n}", "w", f"{n:02}i", Phrase(f"Onderdeel {n}"), sort, made, lanes)


class Day:
    """A day as the program lives it: ticks, a picture of both windows a minute, some work."""

    def __init__(self, desk, clocks, steps, minutes):
        self.desk, self.clocks, self.steps, self.minutes = desk, clocks, steps, minutes
        workshop = Workshop("w", "n", "Lange dag", datetime(2026, 12, 3, 9, 30), people=24)
        desk.record(adding("start", [Network("n", "Net"), workshop, *agenda(steps, minutes)]))
        self.session = LiveSession(desk, "w", clocks)
        self.presenter = RunPresenter(self.session)
        self.presenter._ticker.stop()  # ticks come when a test says so
        self.page = ConsolePage(self.presenter, Speech("nl", QApplication.instance()))
        self.page.resize(1366, 690)
        self.wall = ProjectionCanvas(clocks)
        self.wall.resize(960, 540)
        self.presenter.changed.connect(self.show_wall)
        self.cues, self.told, self.slept = [], [], []
        self.presenter.cued.connect(self.cues.append)
        self.presenter.noticed.connect(lambda code, _: self.told.append(code))
        self.presenter.slept.connect(self.slept.append)
        self.began = clocks().seconds
        self.worked = ZERO  # in the step that is on
        for window in (self.page, self.wall):
            window.show()

    def show_wall(self):
        self.wall.show_projection(self.session.projection())

    def close(self):
        for window in (self.page, self.wall):
            window.close()
        self.presenter.stop()

    @property
    def hours(self):
        return (self.clocks().seconds - self.began) / 3600

    # --- time goes by

    def go(self, seconds):
        for _ in range(seconds // TICK):
            self.clocks.advance(seconds=TICK)
            self._follow(TICK)
            self.presenter.tick()
            if round(self.clocks().seconds) % 60 == 0:
                self.paint()

    def _follow(self, seconds):
        if self.session.box is not None and self.session.box.is_running:
            self.worked += timedelta(seconds=seconds)

    def paint(self):
        """Paint both windows, see whether the time is right, and let go what is let go."""
        self.show_wall()
        self.page.grab()
        self.wall.grab()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        box = self.session.box
        assert abs(box.spent(self.clocks()) - self.worked) <= OFF * self.hours

    def sleep(self, minutes):
        self.clocks.advance(minutes=minutes)
        self._follow(minutes * 60)
        self.presenter.tick()
        self.page.question.no_button.click()  # it counts

    def set_clock(self, hours):
        self.clocks.set_wall(hours=hours)
        self.presenter.tick()

    # --- what is done

    def step(self, number):
        """Live through one step; every fourth is started too late, all end a little late."""
        self.presenter.next()
        self.worked = ZERO
        self.go(20)
        if not self.session.box.is_running:
            if number % 4 == 1:
                self.go(FORGETS * 60)
            self.presenter.start_or_pause()
        before = self.worked
        block = self.session.block
        self.go(60)
        if number % 3 == 0:
            self.presenter.session.show(PageChoice.BOARD)
        for n in range(3):
            self.desk.perform(adding_note(block, block.lanes[n % 2], f"Briefje {n} van {number}"))
        self.presenter.undo()
        if number == 1:
            self.set_clock(1)
        if number == 2:
            self.set_clock(-1)
        if number == 3:
            self.sleep(self.minutes // 3)
        self.go(self.minutes * 60 + 20 - round((self.worked - before).total_seconds()))

    def weight(self):
        """Return what is kept in memory: the bytes of Python, and the number of Qt's objects."""
        gc.collect()
        things = sum(len(window.findChildren(QObject)) for window in (self.page, self.wall))
        return tracemalloc.get_traced_memory()[0], things


@pytest.fixture
def live_through(desk, clocks, qapp):
    theme.apply(qapp, "light")
    days = []

    def live(steps, minutes, settled):
        """Live a day; return what was added in an hour once it had settled."""
        tracemalloc.start()
        day = Day(desk, clocks, steps, minutes)
        days.append(day)
        for number in range(settled):
            day.step(number)
        (before, things), since = day.weight(), day.hours
        for number in range(settled, steps):
            day.step(number)
        after, things_after = day.weight()
        return day, (after - before) / (day.hours - since), things_after - things

    yield live
    tracemalloc.stop()
    for day in days:
        day.close()
    qapp.setStyleSheet("")


def right(day, added, things):
    """Say that everything came as often as it should and that nothing was kept."""
    assert day.cues == ["soon", "last_minute", "round_off"] * day.steps
    undone = day.told.count("console.undone")
    assert undone == day.steps
    breaks = [block.sort is BlockKind.BREAK for block in day.session.blocks for _ in block.steps]
    forgotten = sum(not rest for rest in breaks[1::4])
    assert day.told.count("console.nudge") == forgotten
    assert sum(code.startswith("console.clock_set") for code in day.told) == 2
    assert day.slept == [day.minutes // 3 * MINUTE]
    assert len(day.told) == undone + forgotten + 2
    events = len(day.desk.read(RunEvent, workshop="w"))
    assert events <= 4 * day.steps  # what happened is written down, the passing of time is not
    assert things <= 0
    assert added < MOST, f"{added / MEGABYTE:.2f} MB an hour"


def test_an_hour_gives_every_sign_once_and_keeps_nothing(live_through):
    day, added, things = live_through(steps=4, minutes=15, settled=2)
    assert day.hours >= 1
    right(day, added, things)


@pytest.mark.slow
def test_eight_hours_give_every_sign_once_and_keep_nothing(live_through):
    day, added, things = live_through(steps=16, minutes=30, settled=2)
    assert day.hours >= 8
    right(day, added, things)
