"""What can be done with something, as a menu that names the keys."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from llnet_desktop.ui.speech import plain


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a menu; with `more` it opens the lines that belong to it."""

    words: str
    key: str = ""
    run: Callable[[], object] | None = None
    enabled: bool = True
    more: tuple[Act, ...] = ()


def menu_of(groups: Iterable[Iterable[Act]], parent: QWidget) -> QMenu:
    """Return a menu of groups with a line between them; it goes away when it closes."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for acts in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        _fill(menu, acts)
    return menu


def _fill(menu: QMenu, acts: Iterable[Act]) -> None:
    for act in acts:
        words = f"{plain(act.words)}\t{act.key}" if act.key else plain(act.words)
        if act.more:
            inner = menu.addMenu(words)
            inner.setEnabled(act.enabled)
            _fill(inner, act.more)
            continue
        action = menu.addAction(words)
        action.setEnabled(act.enabled and act.run is not None)
        if act.run is not None:
            action.triggered.connect(_running(act.run))


def _running(run: Callable[[], object]) -> Callable[[], None]:
    """Return a call that the `checked` of a menu line does not reach."""

    def triggered() -> None:
        run()

    return triggered
