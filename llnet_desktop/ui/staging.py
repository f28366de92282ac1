"""Which window is on which screen: the projector kept in step, and screens that come and go."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from llnet_desktop.domain.projection import Black, Projection
from llnet_desktop.ui.projector.window import ProjectorWindow
from llnet_desktop.ui.screens import (
    ScreenIdentity,
    ScreenWatch,
    choose_projector_screen,
    identity,
    keep_all_on_screen,
    put_on,
    room_screens,
    screen_as_text,
    screen_from_text,
    set_of,
    shows_the_same,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from llnet_desktop.services.clock import Clock
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.speech import Speech


class Use(StrEnum):
    """What a screen is for."""

    CONSOLE = "console"
    ROOM = "room"
    FREE = "free"


@dataclass(frozen=True, slots=True)
class Place:
    """A screen as a facilitator knows it: by number and by what its maker calls it.

    It has no `QScreen`: a screen that goes takes that along, and a value stays.
    """

    number: int  # 1 for the first
    screen: ScreenIdentity
    use: Use
    name: str
    width: int  # in the pixels of the device
    height: int
    is_lit: bool  # the projector window really fills it


class Staging(QObject):
    """Holds the projector window and knows where both windows are meant to be.

    What is meant (the choice for this set of screens) is kept apart from what is: a screen that
    goes changes where windows are, never what was chosen.
    """

    said = Signal(str)  # a code of something to tell quietly
    changed = Signal()  # screens, or what they are for
    alone_changed = Signal(bool)  # whether there is a screen of its own for the room
    room_chosen = Signal(str, str)  # a set of screens, and the identity of the room's one

    def __init__(
        self, window: QWidget, clock: Clock, speech: Speech, settings: Callable[[], Settings]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._clock = clock
        self._speech = speech
        self._settings = settings
        self._projection: Projection = Black()
        self._home: ScreenIdentity | None = None  # of the console, while that screen is gone
        self._console_meant: QScreen | None = None
        self._numbers: dict[ScreenIdentity, int] = {}
        self.projector: ProjectorWindow | None = None
        self._was_alone = self.is_alone
        self.watch = ScreenWatch(self)
        self.watch.lost.connect(self._lost)
        self.watch.settled.connect(self.settle)
        self._check = QTimer(self, singleShot=True, interval=ScreenWatch.SETTLES)
        self._check.timeout.connect(self._verify)
        speech.changed.connect(self._speak)

    # --- what is there

    @property
    def is_alone(self) -> bool:
        """Whether the room has no screen of its own: there is one, or they mirror each other."""
        return not room_screens(QGuiApplication.screens(), self._window.screen())

    @property
    def is_mirrored(self) -> bool:
        """Whether there are more screens that all show the same."""
        return self.is_alone and len(QGuiApplication.screens()) > 1

    @property
    def is_seen(self) -> bool:
        """Whether the room's picture is anywhere: on its screen, or in a window of its own."""
        projector = self.projector
        if projector is None or not projector.isVisible():
            return False
        return projector.target is None or projector.is_in_place

    @property
    def room(self) -> QScreen | None:
        """The screen the room looks at, or would look at."""
        if self.projector is not None and self.projector.target is not None:
            return self.projector.target
        return choose_projector_screen(
            QGuiApplication.screens(), self._window.screen(), self._remembered()
        )

    @property
    def places(self) -> list[Place]:
        """The screens, numbered, with what each is for; one that mirrors another is left out."""
        console, room = self._window.screen(), self.room
        found = []
        for number, screen in self._numbered(console):
            if screen is not console and shows_the_same(screen, console):
                continue
            use = {id(console): Use.CONSOLE, id(room): Use.ROOM}.get(id(screen), Use.FREE)
            known = identity(screen)
            maker = known.manufacturer if known.manufacturer not in known.model else ""
            name = f"{maker} {known.model}".strip() or known.name
            lit = self.projector is not None and self.projector.target is screen
            lit = lit and self.projector is not None and self.projector.is_in_place
            size = screen.size() * screen.devicePixelRatio()
            found.append(Place(number, known, use, name, size.width(), size.height(), lit))
        return found

    def _numbered(self, console: QScreen) -> list[tuple[int, QScreen]]:
        """Return the screens by number: the console's first one is 1, and all keep theirs.

        A new one gets the lowest number that no screen has that is there.
        """
        there = {identity(screen) for screen in QGuiApplication.screens()}
        for screen in (console, *QGuiApplication.screens()):
            known = identity(screen)
            used = {number for one, number in self._numbers.items() if one in there - {known}}
            if self._numbers.get(known) in {None, *used}:
                self._numbers[known] = next(n for n in count(1) if n not in used)
        numbered = [(self._numbers[identity(one)], one) for one in QGuiApplication.screens()]
        return sorted(numbered, key=lambda pair: pair[0])

    # --- what is shown

    def show_projection(self, projection: Projection) -> None:
        """Let the room see this from now on."""
        self._projection = projection
        if self.projector is not None:
            self.projector.show_projection(projection)

    def open(self, *, only_on_its_own: bool = False) -> None:
        """Show the projector window: on the room's screen, or else as a normal window.

        `only_on_its_own` leaves the normal window out.
        """
        self._make_way()
        self._was_alone = self.is_alone
        if self.projector is None:
            self.projector = ProjectorWindow(self._clock, self._speech.words, self._window)
            self.projector.screen_lost.connect(lambda: self._tell("console.screen_lost"))
            self.projector.screen_returned.connect(lambda: self._tell("console.screen_back"))
            self.projector.screen_found.connect(lambda: self._tell("preflight.said.found"))
            for sign in ("screen_lost", "screen_returned", "screen_found"):
                getattr(self.projector, sign).connect(self.changed)
            self.projector.closed.connect(  # once it is really away
                self.changed, Qt.ConnectionType.QueuedConnection
            )
        if not (only_on_its_own and self.is_alone):
            self._show(self.projector)
        self.changed.emit()

    def toggle(self) -> None:
        """Show the projector window, or put it away; nothing else changes."""
        if self.projector is None:
            self.open()
        elif self.projector.isVisible():
            self.projector.close()
        else:
            self._show(self.projector)
            self.changed.emit()

    def _show(self, projector: ProjectorWindow) -> None:
        projector.remembered = self._remembered()
        projector.show_projection(self._projection)
        if not projector.is_in_place:
            is_new = projector.remembered is None
            projector.present()
            if is_new:
                self._remember()
        self._window.window().activateWindow()

    def close(self) -> None:
        """Put the projector window away for good."""
        self._check.stop()
        if self.projector is not None:
            projector, self.projector = self.projector, None
            projector.close()
            projector.deleteLater()
        self._projection = Black()

    # --- who gets which screen

    def exchange(self) -> None:
        """Let console and projector change places."""
        self.give_room(self._window.screen())

    def next_screen(self) -> None:
        """Show the room's picture on the next screen; with two screens both windows move."""
        others = room_screens(QGuiApplication.screens(), self._window.screen())
        if not others:
            return
        if self.projector is None or not self.projector.is_in_place:
            self.give_room(self.room or others[0])
        elif len(others) == 1:
            self.exchange()
        else:
            at = others.index(self.room) if self.room in others else -1
            self.give_room(others[(at + 1) % len(others)])

    def give_place(self, place: Place) -> None:
        """Let the room look at a screen that was shown, if it is still there."""
        for screen in QGuiApplication.screens():
            if identity(screen) == place.screen:
                self.give_room(screen)
                return

    def give_room(self, screen: QScreen) -> None:
        """Let the room look at this screen; the console goes out of the way."""
        if self.projector is None:
            self.open(only_on_its_own=True)
        projector, window = self.projector, self._window.window()
        if projector is None:
            return
        if shows_the_same(screen, self._window.screen()):
            free = room_screens(QGuiApplication.screens(), screen)
            if not free:
                return
            to = self.room if self.room in free else free[0]
            assert to is not None
            projector.hide()
            put_on(window, to)
        self._home = None
        self._console_meant = self._window.screen()
        projector.present_on(screen)
        window.activateWindow()
        self._remember()
        self._check.start()
        self.changed.emit()

    def _remembered(self) -> ScreenIdentity | None:
        settings = self._settings()
        known = settings.room_on(set_of(QGuiApplication.screens())) or settings.projector
        return screen_from_text(known)

    def _remember(self) -> None:
        if self.projector is not None and self.projector.remembered is not None:
            chosen = screen_as_text(self.projector.remembered)
            self.room_chosen.emit(set_of(QGuiApplication.screens()), chosen)

    def _make_way(self) -> None:
        """Move the console off the screen that was chosen for the room in this set of screens."""
        known = screen_from_text(self._settings().room_on(set_of(QGuiApplication.screens())))
        here = self._window.screen()
        others = room_screens(QGuiApplication.screens(), here)
        if known is not None and identity(here).is_same(known) and others:
            put_on(self._window.window(), others[0])

    def _verify(self) -> None:
        """Look whether both windows are where they were sent, and say so when they are not."""
        projector, meant = self.projector, self._console_meant
        if projector is None or projector.target is None or meant is None:
            return
        if not (projector.is_in_place and shows_the_same(self._window.screen(), meant)):
            self._tell("preflight.said.not_moved")
        self.changed.emit()

    # --- screens that come and go

    def _lost(self, screen: QScreen) -> None:
        """See to it at once that nothing private is on a screen the room may see."""
        left = [one for one in QGuiApplication.screens() if one is not screen]
        self._check.stop()
        self._console_meant = None
        displaced = self._window.screen() is screen
        if displaced:
            self._home = identity(screen)
        if displaced or len(left) < 2:
            self._tell_alone(alone=True)

    def settle(self) -> None:
        """Bring every window where it belongs, now that the screens stand still."""
        self._go_home()
        keep_all_on_screen(besides=self.projector)
        projector = self.projector
        if projector is not None:
            projector.remembered = self._remembered() or projector.remembered
            self._step_aside(projector)
            was_waiting = projector.is_waiting
            projector.settle()
            if was_waiting and projector.is_waiting and not self.is_alone:
                self._tell("preflight.said.another")
        self._tell_alone(alone=self.is_alone)
        self.changed.emit()

    def _go_home(self) -> None:
        """Bring the console back to the screen it was on before that was lost."""
        if self._home is None:
            return
        for screen in QGuiApplication.screens():
            if identity(screen).is_same(self._home):
                self._home = None
                if screen is not self._window.screen():
                    put_on(self._window.window(), screen)
                return

    def _step_aside(self, projector: ProjectorWindow) -> None:
        """Move a console that was thrown onto the room's screen to one that is free."""
        target = projector.target
        if self._home is not None and target is not None and projector.covers_console:
            free = room_screens(QGuiApplication.screens(), target)
            if free:
                put_on(self._window.window(), free[0])

    def _tell_alone(self, *, alone: bool) -> None:
        if alone != self._was_alone:
            self._was_alone = alone
            self.alone_changed.emit(alone)

    # --- words

    def _tell(self, code: str) -> None:
        self.said.emit(code)
        self.changed.emit()

    def _speak(self) -> None:
        if self.projector is not None:
            self.projector.speak(self._speech.words)
