"""Which screen is which: known by what it says of itself, never by its place or order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QScreen


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
        device = (self.manufacturer, self.model, self.serial)
        if device != (other.manufacturer, other.model, other.serial):
            return False
        return bool(self.serial) or self.name == other.name


def identity(screen: QScreen) -> ScreenIdentity:
    """Return how a screen is known again."""
    return ScreenIdentity(
        screen.name(), screen.manufacturer(), screen.model(), screen.serialNumber()
    )


def choose_projector_screen(
    screens: Sequence[QScreen], console_screen: QScreen, remembered: ScreenIdentity | None = None
) -> QScreen | None:
    """Return the screen for the room: the remembered one, else the first without the console.

    None when there is no screen of its own for the room: one screen only, or a mirrored one.
    """
    others = [
        screen
        for screen in screens
        if screen is not console_screen and screen.geometry() != console_screen.geometry()
    ]
    for screen in others:
        if remembered is not None and identity(screen).is_same(remembered):
            return screen
    return others[0] if others else None


def screen_as_text(screen: ScreenIdentity) -> str:
    """Return an identity as one line for the settings."""
    return "|".join((screen.name, screen.manufacturer, screen.model, screen.serial))


def screen_from_text(text: str) -> ScreenIdentity | None:
    """Return the identity a line of the settings stands for, or None."""
    parts = text.split("|")
    return ScreenIdentity(*parts) if len(parts) == 4 and parts[0] else None
