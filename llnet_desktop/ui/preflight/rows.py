"""What pre-flight says of the machine: a mark and a sentence for each thing."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from llnet_desktop.ui import theme
from llnet_desktop.ui.machine import Battery
from llnet_desktop.ui.sound import Sounder
from llnet_desktop.words import Words
from llnet_desktop.words.dates import length_words

GIGABYTE, MEGABYTE = 10**9, 10**6
LEAST_FREE = GIGABYTE  # below this a disk may fill while photos come in
LEAST_CHARGE = 50  # percent that is taken to be enough where the system tells no time


class State(StrEnum):
    """How a thing stands. Nothing has to be OK."""

    OK = "ok"
    WARN = "warn"
    OPEN = "open"  # not known to us, or for the facilitator to do


class Told(NamedTuple):
    """A mark and the sentence beside it."""

    state: State
    sentence: str


class Mark(QWidget):
    """A round mark: a tick, an exclamation mark or a dot; never colour alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = State.OPEN

    def show_state(self, state: State, words: Words) -> None:
        """Show how it stands, also to who can't see the mark."""
        self.state = state
        self.setAccessibleName(words(f"preflight.mark.{state}"))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square that goes with the text."""
        side = round(22 * theme.scale_of(self.font()))
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Return the same: it is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        look, side = theme.current(), self.sizeHint().width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        colour = {State.OK: "ok", State.WARN: "warn", State.OPEN: "muted"}[self.state]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color(colour))
        painter.drawEllipse(circle)
        pen = QPen(look.color("card"), side / 10)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        if self.state is State.OK:
            at, unit = circle.topLeft(), side / 22
            tick = ((6.5, 11.5), (9.8, 14.8), (15.8, 8.2))
            painter.drawPolyline([at + QPointF(x * unit, y * unit) for x, y in tick])
        elif self.state is State.WARN:
            painter.setFont(theme.font(side * 0.72, QFont.Weight.Bold))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, "!")
        else:
            painter.drawPoint(circle.center())
        painter.end()


def sound(sounder: Sounder, words: Words) -> Told:
    """Return what is to be said of sound."""
    if not sounder.available:
        return Told(State.OPEN, words("preflight.sound.none"))
    if sounder.muted:
        return Told(State.OPEN, words("preflight.sound.muted"))
    return Told(State.OK, words("preflight.sound.ready"))


def awake(is_kept: bool | None, words: Words) -> Told:
    """Return what is to be said of staying awake."""
    if is_kept is None:
        return Told(State.OPEN, words("preflight.awake.asked"))
    if is_kept:
        return Told(State.OK, words("preflight.awake.kept"))
    return Told(State.WARN, words("preflight.awake.not_kept"))


def battery(power: Battery | None, needed: timedelta, words: Words) -> Told:
    """Return what is to be said of the battery for a workshop that takes so long."""
    if power is None:
        return Told(State.OPEN, words("preflight.battery.unknown"))
    if power.percent is None:
        return Told(State.OK, words("preflight.battery.none"))
    facts = {"percent": power.percent, "needed": length_words(words, needed)}
    if power.plugged:
        return Told(State.OK, words("preflight.battery.plugged", **facts))
    if power.left is not None:
        enough = power.left >= needed
        facts["length"] = length_words(words, power.left)
        code = "left" if enough else "short"
        return Told(State.OK if enough else State.WARN, words(f"preflight.battery.{code}", **facts))
    if power.percent < LEAST_CHARGE:
        return Told(State.WARN, words("preflight.battery.low", **facts))
    return Told(State.OPEN, words("preflight.battery.loose", **facts))


def disk(free: int | None, words: Words) -> Told:
    """Return what is to be said of the disk."""
    if free is None:
        return Told(State.OPEN, words("preflight.disk.unknown"))
    size = size_words(free, words)
    if free < LEAST_FREE:
        return Told(State.WARN, words("preflight.disk.low", size=size))
    return Told(State.OK, words("preflight.disk.room", size=size))


def size_words(size: int, words: Words) -> str:
    """Return a number of bytes as people say it: "41 GB", "3.2 GB", "320 MB"."""
    if size < GIGABYTE:
        return words("preflight.disk.megabytes", n=size // MEGABYTE)
    whole, tenth = divmod(size * 10 // GIGABYTE, 10)
    point = words("preflight.disk.point")
    number = f"{whole}{point}{tenth}" if whole < 10 and tenth else str(whole)
    return words("preflight.disk.gigabytes", n=number)
