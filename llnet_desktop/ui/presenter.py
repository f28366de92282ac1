"""One live workshop, watched by the console and the projector: Qt's signals for a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.catchup import Situation
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.expected import Expected, behind, expected
from llnet_desktop.domain.run import (
    Look,
    Position,
    Reading,
    gap_in_clocks,
    look,
)
from llnet_desktop.domain.workshop import MINUTE, ZERO
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.revealing import escape

UNSEEN = timedelta(seconds=20)  # between two ticks: the laptop slept
FORGOTTEN = timedelta(seconds=90)  # after which a step that nobody started is spoken of
_LOOKS = (Look.PLENTY, Look.SOON, Look.LAST_MINUTE, Look.ROUND_OFF)
PRESS = 0.4  # seconds within which two presses of the same key count once


class RunPresenter(QObject):
    """Turns a session into signals. Windows call methods here and never each other."""

    changed = Signal()  # anything but the passing of time
    ticked = Signal()  # a quarter of a second went by
    cued = Signal(str)  # the step that runs came to another look: soon, last minute, round off
    slept = Signal(timedelta)  # so much time went by unseen while a step ran
    began = Signal(timedelta)  # the workshop begins, so much later than planned
    noticed = Signal(str, dict)  # something to tell quietly: a code and its facts
    opening = Signal(object, object)  # notes that a step would show, and doing it all the same
    refused = Signal(ProgramError)

    TICK_MS = 250  # how often to show; accuracy comes from the clock

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pressed: dict[str, float] = {}
        self._floor = session.desk.history.depth  # what was planned before is not undone here
        self._last = session.clock()
        self._cue = self._state()
        self._nudged: Position | None = None
        self._asleep_in: Position | None = None  # the step that ran when time went by unseen
        session.subscribe(self._lower_floor)
        session.subscribe(self.changed.emit)
        self._ticker = QTimer(self)
        self._ticker.setInterval(self.TICK_MS)
        self._ticker.timeout.connect(self.tick)
        self._ticker.start()

    @property
    def now(self) -> Reading:
        """What the clocks say."""
        return self.session.clock()

    @property
    def clock(self) -> datetime:
        """The time of day in the workshop's zone."""
        return self.now.wall.astimezone(ZoneInfo(self.session.workshop.zone))

    @property
    def agenda(self) -> Agenda:
        """The plan."""
        return self.session.agenda

    @property
    def expected(self) -> tuple[Expected, ...]:
        """The agenda as it goes."""
        return expected(self.session.agenda, self.session.run, self.now)

    @property
    def behind(self) -> timedelta:
        """How late the end will be."""
        return behind(self.session.agenda, self.session.run, self.now)

    @property
    def situation(self) -> Situation:
        """How it goes from here, for whoever wants to catch up."""
        return Situation(self.session.agenda, self.session.run, self.now)

    def leap(self) -> None:
        """Take the time since the last tick as seen: a rehearsal moves its clocks on."""
        self._last = self.now

    def tick(self) -> None:
        """Show the time now; tell what the clocks have to tell, and go on where a step says so."""
        now = self.now
        passed, gap = now.since(self._last), gap_in_clocks(self._last, now)
        self._last = now
        box = self.session.box
        if passed > UNSEEN and box is not None and box.is_running:
            self._cue = self._state()
            self._asleep_in = self.session.run.position
            self.slept.emit(passed)
        elif gap is not None:
            way = "back" if gap < ZERO else "on"
            self.noticed.emit(f"console.clock_set_{way}", {"minutes": round(abs(gap) / MINUTE)})
        self._give_cue()
        self._nudge(now)
        self.ticked.emit()

    def _state(self) -> tuple[Position | None, Look | None]:
        """Return the step that runs with how its time looks; None while none runs."""
        box = self.session.box
        running = box is not None and box.is_running
        return self.session.run.position, look(box, self.now) if running and box else None

    def _give_cue(self) -> None:
        before, self._cue = self._cue, self._state()
        position, now = self._cue
        if before[0] != position or now in (None, before[1]) or before[1] is None:
            return
        assert now is not None
        if _LOOKS.index(now) < _LOOKS.index(before[1]):
            return  # time was given
        self.cued.emit(now.value)
        step = self.session.step
        if now is Look.ROUND_OFF and step is not None and step.goes_on and not step.off_record:
            self._try(self.session.go_on)

    def _nudge(self, now: Reading) -> None:
        """Say once that a step came on and nobody started its time."""
        run, box = self.session.run, self.session.box
        if not run.is_on or box is None or run.since is None or run.position == self._nudged:
            return
        if box.planned and not box.was_started and now.since(run.since) > FORGOTTEN:
            self._nudged = run.position
            self.noticed.emit("console.nudge", {})

    def started_at(self, moment: time) -> None:
        """Say when this step really began."""
        self._try(partial(self.session.started_at, moment))

    def show(self, choice: PageChoice) -> None:
        """Show the room a page."""
        self._try(partial(self.session.show, choice))

    def ask_for_later(self, ends: datetime) -> None:
        """Ask the room whether it may go on until then."""
        self._try(partial(self.session.ask_for_later, ends))

    def leave_out(self, gap: timedelta) -> None:
        """Do not count time that went by unseen in the step that ran then."""
        self._try(partial(self.session.leave_out, gap, self._asleep_in))

    def next(self) -> None:
        """Go on."""
        if self.once("next"):
            self._try_to_go_on(self.session.next)

    def back(self) -> None:
        """Go back."""
        if self.once("back"):
            self._try(self.session.back)

    def start_or_pause(self) -> None:
        """Start, pause or go on."""
        if self.once("start"):
            self._try_to_go_on(self.session.start_or_pause)

    def extend(self, minutes: int) -> None:
        """Give minutes, or take them."""
        self._try(partial(self.session.extend, timedelta(minutes=minutes)))

    def perform(self, edit: Edit) -> Edit | None:
        """Do a gesture; what went wrong is told, and then None comes back."""
        return self.perform_made(lambda: edit)

    def perform_made(self, make: Callable[[], Edit]) -> Edit | None:
        """Make a gesture and do it; what went wrong with either is told."""
        try:
            return self.session.desk.perform(make())
        except ProgramError as error:
            self.refused.emit(error)
            return None

    def undo(self) -> None:
        """Take the last act back, by name."""
        self._step(back=True)

    def redo(self) -> None:
        """Do it again, by name."""
        self._step(back=False)

    def stop(self) -> None:
        """Let nothing tick on after the windows are gone."""
        self._ticker.stop()
        self.session.close()

    def _step(self, *, back: bool) -> None:
        history = self.session.desk.history
        self._lower_floor()
        if back and (why := history.let_go()):
            self.refused.emit(InputError(why))
            return
        label = history.next_undo if back else history.next_redo
        if label is None or (back and history.depth <= self._floor):
            if back and self._take_back():
                return
            self.noticed.emit("console.nothing_to_undo", {})
            return
        edit = history.upcoming(back=back)
        found = escape(edit, self.session.blocks, self.session.run.revealed) if edit else None
        if found is not None:
            self.opening.emit(found, lambda: self._take(label, back=back))
            return
        self._take(label, back=back)

    def _take(self, label: str, *, back: bool) -> None:
        history = self.session.desk.history
        try:
            if back:
                history.undo()
            else:
                history.redo()
        except ProgramError as error:
            self.refused.emit(error)
            return
        self.noticed.emit("console.undone" if back else "console.redone", {"label": label})

    def _lower_floor(self) -> None:
        """Follow when steps were forgotten for good."""
        self._floor = min(self._floor, self.session.desk.history.depth)

    def _take_back(self) -> bool:
        """Take a slip with the steps back when there is nothing else to take back."""
        try:
            taken = self.session.take_back()
        except ProgramError as error:
            self.refused.emit(error)
            return True
        if taken:
            self.noticed.emit("console.undone", {"label": "run.step"})
        return taken

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ProgramError as error:
            self.refused.emit(error)

    def _try_to_go_on(self, act: Callable[[], None]) -> None:
        had_begun = self.session.run.began is not None
        self._try(act)
        if not had_begun and (began := self.session.run.began) is not None:
            self.began.emit(began.wall - self.agenda.starts)

    def once(self, key: str) -> bool:
        """Return whether this press counts: the second of two within a moment does not."""
        now = self.now.seconds
        last = self._pressed.get(key)
        self._pressed[key] = now
        return last is None or not 0 <= now - last < PRESS
