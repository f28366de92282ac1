"""The console's small menus, and the way round its panes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, SignalInstance
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.switch import LANGUAGE_NAMES

_KEYS = ("next", "back", "start", "pane", "dot", "escape", "black", "freeze", "discreet", "late")
_MORE_KEYS = (
    "started",
    "minute",
    "sound",
    "votes",
    "scan",
    "requests",
    "pairs",
    "look_back",
    "energy",
    "sheets",
    "enter",
    "find",
    "board",
    "undo",
    "commitment",
    "parked",
    "photo",
    "report",
    "commands",
)


def open_keys(button: QPushButton, speech: Speech) -> None:
    """Show all keys below a button."""
    menu = QMenu(button)
    for code in (*_KEYS, *_MORE_KEYS):
        menu.addAction(speech(f"console.key.{code}"))
    _open(menu, button)


def open_pages(
    button: QPushButton,
    speech: Speech,
    choices: Sequence[PageChoice],
    show: Callable[[PageChoice], None],
    speak: tuple[Workshop, tuple[Language, ...], Callable[[tuple[Language, ...]], None]],
    condition: tuple[bool, Callable[[bool], None]],
    add_photo: Callable[[], None],
    bring_in: Callable[[], None],
    projector_toggled: SignalInstance,
    screen_swapped: SignalInstance,
) -> None:
    """Show the pages and the languages to choose from for the room, below a button."""
    menu = QMenu(button)
    for choice in choices:
        action = menu.addAction(speech(f"console.page.{choice.value}"))
        action.triggered.connect(lambda _=False, wanted=choice: show(wanted))
    menu.addSeparator()
    workshop, shown, change = speak
    named, name_condition = condition
    first = workshop.language
    other: Language = "en" if first == "nl" else "nl"
    for languages in ((first,), (other,), (first, other)):
        said = " + ".join(LANGUAGE_NAMES[LANGUAGES.index(one)] for one in languages)
        action = menu.addAction(speech("console.page.language", languages=said))
        action.setCheckable(True)
        action.setChecked(languages == shown)
        action.triggered.connect(lambda _=False, wanted=languages: change(wanted))
    action = menu.addAction(speech("console.page.condition"))
    action.setCheckable(True)
    action.setChecked(named)
    action.triggered.connect(name_condition)
    menu.addSeparator()
    menu.addAction(speech("console.page.photo_add")).triggered.connect(add_photo)
    menu.addAction(speech("console.page.bring_in")).triggered.connect(bring_in)
    menu.addAction(speech("console.page.projector")).triggered.connect(projector_toggled)
    menu.addAction(speech("console.page.swap")).triggered.connect(screen_swapped)
    _open(menu, button)


def next_pane(panes: Sequence[QWidget], focused: QWidget | None) -> QWidget:
    """Return the pane after the one that has the focus; the first when none has."""
    for number, pane in enumerate(panes):
        if focused is not None and (pane is focused or pane.isAncestorOf(focused)):
            return panes[(number + 1) % len(panes)]
    return panes[0]


def _open(menu: QMenu, button: QPushButton) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))
