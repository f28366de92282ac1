"""One live workshop, watched by the console and the projector: Qt's signals for a session."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.run import Expected, Reading, behind, expected, gap_in_clocks
from llnet_desktop.services.live import LiveSession

PRESS = 0.4  # seconds within which two presses of the same key count once


class RunPresenter(QObject):
    """Turns a session into signals. Windows call methods here and never each other."""

    changed = Signal()  # anything but the passing of time
    ticked = Signal()  # a quarter of a second went by
    noticed = Signal(str, dict)  # something to tell quietly: a code and its facts
    refused = Signal(ProgramError)

    TICK_MS = 250  # how often to show; accuracy comes from the clock

    def __init__(self, session: LiveSession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._pressed: dict[str, float] = {}
        self._floor = session.desk.history.depth  # what was planned before is not undone here
        self._last = session.clock()
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

    def tick(self) -> None:
        """Show the time now; tell when the clocks drifted apart."""
        now = self.now
        gap = gap_in_clocks(self._last, now)
        self._last = now
        if gap is not None:
            self.noticed.emit("console.slept", {"minutes": round(gap / timedelta(minutes=1))})
        self.ticked.emit()

    def next(self) -> None:
        """Go on."""
        if self.once("next"):
            self._try(self.session.next)

    def back(self) -> None:
        """Go back."""
        if self.once("back"):
            self._try(self.session.back)

    def start_or_pause(self) -> None:
        """Start, pause or go on."""
        if self.once("start"):
            self._try(self.session.start_or_pause)

    def extend(self, minutes: int) -> None:
        """Give minutes, or take them."""
        self._try(partial(self.session.extend, timedelta(minutes=minutes)))

    def perform(self, edit: Edit) -> Edit | None:
        """Do a gesture; what went wrong is told, and then None comes back."""
        try:
            return self.session.desk.perform(edit)
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
        label = history.next_undo if back else history.next_redo
        if label is None or (back and history.depth <= self._floor):
            self.noticed.emit("console.nothing_to_undo", {})
            return
        try:
            if back:
                history.undo()
            else:
                history.redo()
        except ProgramError as error:
            self.refused.emit(error)
            return
        self.noticed.emit("console.undone" if back else "console.redone", {"label": label})

    def _try(self, act: Callable[[], None]) -> None:
        try:
            act()
        except ProgramError as error:
            self.refused.emit(error)

    def once(self, key: str) -> bool:
        """Return whether this press counts: the second of two within a moment does not."""
        now = self.now.seconds
        last = self._pressed.get(key)
        self._pressed[key] = now
        return last is None or not 0 <= now - last < PRESS
