"""One quiet button for what connects people: requests to each other, and likely pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from llnet_desktop.ui.console.heading import add_heading_button
from llnet_desktop.ui.console.matching import Matching
from llnet_desktop.ui.console.requesting import Requesting
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Connecting:
    """Makes the panels and the menu that leads to them; nothing of it opens by itself."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._session = page, presenter.session
        self.requesting = Requesting(page, presenter)
        self.matching = Matching(page, presenter)
        self.button = add_heading_button(page)
        self.button.clicked.connect(self._open_menu)
        page.work_stack.currentChanged.connect(self._shown_or_not)

    @property
    def is_typed_in(self) -> bool:
        """Whether something is typed in what is shown of these."""
        return self.requesting.is_shown and self.requesting.panel.is_typed_in

    def refresh(self) -> None:
        """Show everything as it is now."""
        say = self._page.speech
        self.button.setText(say("requests.connect.button"))
        self.button.setToolTip(say("requests.connect.button_tip"))
        block = self._session.block
        asked_for = block is not None and (block.matrix or self.matching.can_open)
        self.button.setVisible(asked_for or self.requesting.is_shown or self.matching.is_shown)
        self._shown_or_not()
        self.requesting.refresh()
        self.matching.refresh()

    def menu(self) -> QMenu:
        """Return the menu for the item that is on."""
        say, block = self._page.speech, self._session.block
        menu = QMenu(self.button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(say("requests.connect.open")).triggered.connect(self.requesting.open)
        off = menu.addAction(say("requests.connect.off"))
        off.setEnabled(block is not None and block.matrix)
        off.triggered.connect(self.requesting.switch_off)
        menu.addSeparator()
        pairs = menu.addAction(say("pairs.open"))
        pairs.setEnabled(self.matching.can_open)
        pairs.triggered.connect(self.matching.toggle)
        return menu

    def _open_menu(self) -> None:
        self._shown_or_not()
        self.menu().popup(self.button.mapToGlobal(QPoint(0, self.button.height())))

    def _shown_or_not(self) -> None:
        self.button.setChecked(self.requesting.is_shown or self.matching.is_shown)
