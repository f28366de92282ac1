"""A clicker steers the workshop that runs, from wherever else in the program she is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from llnet_desktop.ui.presenter import RunPresenter


class ClickerKeys(QObject):
    """PageDown, PageUp and F5 on a page or a dialog, for as long as a workshop is on.

    The console and the projector have these keys themselves.
    """

    def __init__(self, on: QWidget, presenter: RunPresenter) -> None:
        super().__init__(on)
        self._presenter = presenter
        self._shortcuts = []
        for key, act in (
            ("PgDown", presenter.next),
            ("PgUp", presenter.back),
            ("F5", presenter.start_or_pause),
        ):
            shortcut = QShortcut(QKeySequence(key), on)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
            presenter.destroyed.connect(shortcut.deleteLater)
            self._shortcuts.append(shortcut)
        presenter.changed.connect(self._follow)
        presenter.destroyed.connect(self.deleteLater)
        self._follow()

    def _follow(self) -> None:
        for shortcut in self._shortcuts:
            shortcut.setEnabled(self._presenter.session.run.is_on)
