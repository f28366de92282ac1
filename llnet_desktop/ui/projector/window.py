"""The window the room looks at: it finds its screen, hides when that is gone, and comes back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QScreen,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget

from llnet_desktop.domain.projection import Projection
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.canvas import QUICK, ProjectionCanvas
from llnet_desktop.ui.screens import (
    ScreenIdentity,
    choose_projector_screen,
    clamped,
    identity,
    room_screens,
    shows_the_same,
)
from llnet_desktop.words import Words

CLICKER_KEYS: frozenset[int] = frozenset(
    {
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_F5,
        Qt.Key.Key_Period,
        Qt.Key.Key_B,
        Qt.Key.Key_F,
    }
)
_CURSOR_STAYS = 2000  # milliseconds


class ProjectorWindow(QWidget):
    """Shows the projection: full screen where the console is not, else in a normal window.

    `remembered` is the screen chosen for the room; only a choice changes it, not a screen that is
    missing or lost. The window tells by signals and decides nothing about the workshop. A lost
    screen is seen at once; `settle` is for whoever knows that the screens stand still again.
    """

    closed = Signal()
    key_pressed = Signal(int)
    screen_lost = Signal()
    screen_returned = Signal()
    screen_found = Signal()  # the first one for the room: until now there was a normal window

    def __init__(
        self,
        clock: Callable[[], Reading],
        words: Words,
        console: QWidget,
        look: Callable[[], theme.Theme] = theme.current,
        remembered: ScreenIdentity | None = None,
    ) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)  # keys stay at the console
        self._console = console
        self._target: QScreen | None = None  # the screen that is covered
        self._covered: ScreenIdentity | None = None  # the same, known after it was lost
        self.remembered = remembered
        self.is_waiting = False  # for a screen that was lost
        self._makes_do = False  # with a window, for want of a screen
        self.canvas = ProjectionCanvas(clock, look, self, pace=QUICK)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.canvas)
        self.speak(words)
        self.setMouseTracking(True)
        self._cursor_timer = QTimer(self, singleShot=True, interval=_CURSOR_STAYS)
        self._cursor_timer.timeout.connect(self._hide_cursor)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenRemoved.connect(self._screen_removed)

    @property
    def covers_console(self) -> bool:
        """Whether this window fills the screen the console is on."""
        return self.isFullScreen() and self._target is self._console.screen()

    @property
    def target(self) -> QScreen | None:
        """The screen that this window is meant to fill, None for a normal window."""
        return self._target

    @property
    def is_in_place(self) -> bool:
        """Whether this window really fills the screen it is meant to fill."""
        there = self._target is not None and self.screen() is self._target
        return there and self.isVisible() and self.isFullScreen()

    def speak(self, words: Words) -> None:
        """Take the title from these words."""
        self.setWindowTitle(words("projector.window"))

    def show_projection(self, projection: Projection) -> None:
        """Show this from now on."""
        self.canvas.show_projection(projection)

    def present(self) -> None:
        """Fill the screen the room looks at, or open a normal window where there is none."""
        self.is_waiting = False
        screen = choose_projector_screen(
            QGuiApplication.screens(), self._console.screen(), self.remembered
        )
        if screen is None:
            self.present_in_window()
            self._makes_do = True
        else:
            self.remembered = self.remembered or identity(screen)
            self._fill(screen)

    def present_on(self, screen: QScreen) -> None:
        """Fill a screen that was chosen, and remember it."""
        self.remembered = identity(screen)
        self._fill(screen)

    def settle(self) -> None:
        """Be where this window is meant to be, now that the screens stand still."""
        if self.is_waiting:
            self._come_back()
        elif self.isVisible() and self._makes_do:
            if room_screens(QGuiApplication.screens(), self._console.screen()):
                self.present()
                self.screen_found.emit()
        elif self.isVisible() and self._target is None:
            rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            self.setGeometry(clamped(self.geometry(), rooms))
        elif self.isVisible() and self._target is not None and not self.covers_console:
            if shows_the_same(self._target, self._console.screen()):
                self._lose()  # mirrored now, or the console came to stand here
            elif self.geometry() != self._target.geometry():
                self._fill(self._target)

    def _fill(self, screen: QScreen) -> None:
        self.is_waiting = self._makes_do = False
        self._target = screen
        self._covered = identity(screen)
        if self.isVisible() and self.screen() is not screen:
            self.hide()  # some window managers do not move a window that is full screen
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.setWindowState(Qt.WindowState.WindowFullScreen)
        self.show()  # `showFullScreen` would take the keys from the console
        self._cursor_timer.start()

    def present_in_window(self) -> None:
        """Show a normal window on the console's screen; it never covers what is behind for good."""
        self.is_waiting = self._makes_do = False
        self._target = None
        self._show_cursor()
        self._cursor_timer.stop()
        screen = self._console.screen()
        if self.screen() is not screen:
            self.hide()
            self.setScreen(screen)
        room = screen.availableGeometry()
        self.showNormal()
        self.resize(min(960, room.width()), min(540, room.height()))
        self.move(room.center() - self.rect().center())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass the keys of a clicker on; F11 and Esc are about this window."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self.covers_console:
            self.close()
        elif key == Qt.Key.Key_F11:
            self._toggle()
        elif key in CLICKER_KEYS:
            if not event.isAutoRepeat():
                self.key_pressed.emit(key)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show the pointer for a moment."""
        super().mouseMoveEvent(event)
        self._show_cursor()
        if self.isFullScreen():
            self._cursor_timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave the pointer alone."""
        super().hideEvent(event)
        self._cursor_timer.stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop waiting for a screen and say that the room sees nothing now."""
        self.is_waiting = False
        super().closeEvent(event)
        self.closed.emit()

    def _toggle(self) -> None:
        """Go from a window to the screen it is on, and back."""
        if not self.isFullScreen():
            self._fill(self.screen())
        else:
            self.present_in_window()

    def _hide_cursor(self) -> None:
        if self.isFullScreen():
            self.setCursor(Qt.CursorShape.BlankCursor)

    def _show_cursor(self) -> None:
        self.unsetCursor()

    def _screen_removed(self, screen: QScreen) -> None:
        left = [one for one in QGuiApplication.screens() if one is not screen]
        if screen is self._target:
            self._lose()
        elif self._target is not None and self._console.screen() is screen and len(left) == 1:
            self._lose()  # the console has to come to the only screen there is

    def _lose(self) -> None:
        """Hide, or the system moves this window on top of the console; wait for the screen."""
        self._target = None
        if self.isVisible():
            self.hide()
            self.is_waiting = True
            self.screen_lost.emit()

    def _come_back(self) -> None:
        """Show this window again once the screen that was lost is there."""
        meant = [one for one in (self._covered, self.remembered) if one is not None]
        for known in meant:
            for screen in room_screens(QGuiApplication.screens(), self._console.screen()):
                if identity(screen).is_same(known):
                    self._fill(screen)
                    self.screen_returned.emit()
                    return
