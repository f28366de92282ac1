"""Which screen is which: known by what it says of itself, never by its place or order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QRegion, QScreen
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class ScreenIdentity:
    """How a screen is known again: its maker, model and serial number, and its connector."""

    name: str
    manufacturer: str = ""
    model: str = ""
    serial: str = ""

    def is_same(self, other: ScreenIdentity) -> bool:
        """Whether both are the same device.

        With a serial number it may sit at another connector; without one the connector counts.
        """
        return self.device == other.device

    @property
    def device(self) -> str:
        """What stays the same when the device is met again, as one line."""
        connector = "" if self.serial else self.name
        return "|".join((connector, self.manufacturer, self.model, self.serial))


class ScreenWatch(QObject):
    """Tells when a screen goes, at once, and when the screens stand still again, once."""

    lost = Signal(QScreen)
    settled = Signal()

    SETTLES = 500  # milliseconds that screens need before what they say of themselves is right

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=self.SETTLES)
        self._timer.timeout.connect(self.settled)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.screenAdded.connect(self._added)
        app.screenRemoved.connect(self._removed)
        app.primaryScreenChanged.connect(self._stirred)
        for screen in QGuiApplication.screens():
            self._follow(screen)

    def _follow(self, screen: QScreen) -> None:
        screen.geometryChanged.connect(self._stirred)
        screen.availableGeometryChanged.connect(self._stirred)
        screen.logicalDotsPerInchChanged.connect(self._stirred)

    def _added(self, screen: QScreen) -> None:
        self._follow(screen)
        self._timer.start()

    def _removed(self, screen: QScreen) -> None:
        self.lost.emit(screen)
        self._timer.start()

    def _stirred(self) -> None:
        self._timer.start()


def identity(screen: QScreen) -> ScreenIdentity:
    """Return how a screen is known again."""
    told = (screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber())
    return ScreenIdentity(*(part.replace("|", "/") for part in told))


def set_of(screens: Sequence[QScreen]) -> str:
    """Return how a set of screens is known again, whatever their order and places."""
    return "\n".join(sorted(identity(screen).device for screen in screens))


def shows_the_same(one: QScreen, other: QScreen) -> bool:
    """Whether two screens are one, or mirror each other in full or in part."""
    first, second = one.geometry(), other.geometry()
    return one is other or first.contains(second.center()) or second.contains(first.center())


def room_screens(screens: Sequence[QScreen], console_screen: QScreen) -> list[QScreen]:
    """Return the screens that do not show what the console's screen shows."""
    return [screen for screen in screens if not shows_the_same(screen, console_screen)]


def choose_projector_screen(
    screens: Sequence[QScreen], console_screen: QScreen, remembered: ScreenIdentity | None = None
) -> QScreen | None:
    """Return the screen for the room: the remembered one, else the first without the console.

    None when there is no screen of its own for the room: one screen only, or a mirrored one.
    """
    others = room_screens(screens, console_screen)
    if remembered is not None:
        found = [screen for screen in others if identity(screen).is_same(remembered)]
        found.sort(key=lambda screen: identity(screen) != remembered)  # two may say the same
        if found:
            return found[0]
    return others[0] if others else None


def screen_as_text(screen: ScreenIdentity) -> str:
    """Return an identity as one line for the settings."""
    return "|".join((screen.name, screen.manufacturer, screen.model, screen.serial))


def screen_from_text(text: str) -> ScreenIdentity | None:
    """Return the identity a line of the settings stands for, or None."""
    parts = text.split("|")
    return ScreenIdentity(*parts) if len(parts) == 4 and parts[0] else None


def clamped(rect: QRect, rooms: Sequence[QRect]) -> QRect:
    """Return a rectangle that lies on the rooms there are; the same one when it does already."""
    outside = QRegion(rect)
    for room in rooms:
        outside = outside.subtracted(QRegion(room))
    if not rooms or outside.isEmpty():
        return rect
    best = max(rooms, key=lambda room: _area(room.intersected(rect)))
    size = rect.size().boundedTo(best.size())
    left = min(max(rect.left(), best.left()), best.left() + best.width() - size.width())
    top = min(max(rect.top(), best.top()), best.top() + best.height() - size.height())
    return QRect(QPoint(left, top), size)


def _area(rect: QRect) -> int:
    return rect.width() * rect.height() if rect.isValid() else 0


def keep_on_screen(window: QWidget) -> None:
    """Bring a window back that is not wholly on the screens there are."""
    rooms = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    frame = window.frameGeometry()
    if window.isMaximized() or window.isFullScreen():
        if not any(room.contains(frame.center()) for room in rooms):
            put_on(window, QGuiApplication.primaryScreen())
        return
    wanted = clamped(frame, rooms)
    if wanted != frame:
        window.resize(window.size() - (frame.size() - wanted.size()))
        window.move(wanted.topLeft())


def keep_all_on_screen(besides: QWidget | None = None) -> None:
    """Bring every window and dialog back that is off the screens there are."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window is not besides and window.windowType().name != "Popup":
            keep_on_screen(window)


def put_on(window: QWidget, screen: QScreen) -> None:
    """Move a window to another screen; full or as large as it can be it stays that."""
    maximized, full = window.isMaximized(), window.isFullScreen()
    if maximized or full:
        window.showNormal()
    room = screen.availableGeometry()
    edges = window.frameGeometry().size() - window.size()
    window.setScreen(screen)
    window.resize(window.size().boundedTo(room.size() - edges))
    frame = window.frameGeometry()
    frame.moveCenter(room.center())
    window.move(clamped(frame, [room]).topLeft())
    if maximized:
        window.showMaximized()
    elif full:
        window.showFullScreen()
