"""What can be done with a workshop or a network on home, as menus that name the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QWidget

from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from llnet_desktop.services.overview import WorkshopLine

A = TypeVar("A", bound=StrEnum)


class CardAct(StrEnum):
    """What can be done with a workshop."""

    PREPARE = "prepare"
    REPORT = "report"
    DUPLICATE = "duplicate"
    ARCHIVE = "archive"
    BIN = "bin"


class NetworkAct(StrEnum):
    """What can be done with a network."""

    RENAME = "rename"
    ARCHIVE = "archive"
    BIN = "bin"


CARD_KEYS = {CardAct.PREPARE: "Enter", CardAct.DUPLICATE: "Ctrl+D", CardAct.BIN: "Delete"}
NETWORK_KEYS = {NetworkAct.RENAME: "F2", NetworkAct.BIN: "Delete"}


def card_menu(
    line: WorkshopLine, speech: Speech, run: Callable[[CardAct], object], parent: QWidget
) -> QMenu:
    """Return the menu of a workshop; only one that is over has a report."""
    from llnet_desktop.services.overview import WorkshopState

    first = [CardAct.PREPARE, CardAct.REPORT, CardAct.DUPLICATE]
    if line.state is not WorkshopState.DONE:
        first.remove(CardAct.REPORT)
    return _menu([first, [CardAct.ARCHIVE, CardAct.BIN]], CARD_KEYS, speech, run, parent)


def network_menu(speech: Speech, run: Callable[[NetworkAct], object], parent: QWidget) -> QMenu:
    """Return the menu of a network."""
    groups = [[NetworkAct.RENAME], [NetworkAct.ARCHIVE, NetworkAct.BIN]]
    return _menu(groups, NETWORK_KEYS, speech, run, parent)


def asks_for_menu(event: QKeyEvent) -> bool:
    """Return whether a key asks for the menu of what has the focus."""
    shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
    return event.key() == Qt.Key.Key_Menu or (shift and event.key() == Qt.Key.Key_F10)


def below(widget: QWidget) -> QPoint:
    """Return where a menu of a widget opens."""
    return widget.mapToGlobal(QPoint(0, widget.height()))


class MoreButton(QPushButton):
    """Three dots: what else can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "quiet")

    def sizeHint(self) -> QSize:
        """Return a size that follows the text."""
        height = round(self.fontMetrics().height() * 1.9)
        return QSize(round(height * 0.8), height)

    def minimumSizeHint(self) -> QSize:
        """Return the only size it has."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the dots in the colours of the theme that is on."""
        from llnet_desktop.ui import icons, theme

        super().paintEvent(event)
        side = self.fontMetrics().height() * 1.1
        area = QRectF(0, 0, side, side)
        area.moveCenter(QRectF(self.rect()).center())
        icons.paint(QPainter(self), "dots", area, theme.current().color("secondary"))


def _menu(
    groups: Iterable[Iterable[A]],
    keys: Mapping[A, str],
    speech: Speech,
    run: Callable[[A], object],
    parent: QWidget,
) -> QMenu:
    from llnet_desktop.ui.widgets.menu import Act, menu_of

    return menu_of(
        [
            [
                Act(speech(f"home.act.{act.value}"), keys.get(act, ""), partial(run, act))
                for act in acts
            ]
            for acts in groups
        ],
        parent,
    )
