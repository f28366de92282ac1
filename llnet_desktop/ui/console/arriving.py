"""At the door: who is there, in the middle of the console until it begins, later by a button."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui.door.panel import DoorPanel

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Arriving:
    """Shows the door while people come in, and whenever she asks for it."""

    def __init__(self, page: ConsolePage, session: LiveSession) -> None:
        self._page, self._session = page, session

    @cached_property
    def panel(self) -> DoorPanel:
        """The panel, made when it is first shown."""
        page = self._page
        panel = DoorPanel(self._session.desk, page.speech, page, clock=self._session.clock)
        panel.open(self._session.workshop)
        panel.told.connect(page.tell)
        panel.refused.connect(page.refuse)
        panel.closed.connect(self._leave)
        panel.black_wanted.connect(page.blacken)
        page.work_stack.addWidget(panel)
        return panel

    @property
    def is_shown(self) -> bool:
        """Whether the door is in the middle now."""
        return "panel" in self.__dict__ and self._page.work_stack.currentWidget() is self.panel

    @property
    def has_focus(self) -> bool:
        """Whether the keys are at the door."""
        focused = self._page.window().focusWidget()
        return self.is_shown and focused is not None and self.panel.isAncestorOf(focused)

    def show(self) -> None:
        """Show the door."""
        self.panel.set_discreet(self._page.is_discreet)
        self._page.work_stack.setCurrentWidget(self.panel)

    def toggle(self) -> None:
        """Show the door with the keys in its line, or go back to what was there."""
        if self.is_shown:
            self._leave()
        else:
            self.show()
            self.panel.setFocus()

    def refresh(self) -> None:
        """Say how many are counted on, and hide from the room what it need not read."""
        page, workshop = self._page, self._session.workshop
        code = "people" if workshop.people else "who"
        page.people_button.setText(page.speech(f"console.{code}", n=workshop.people))
        page.people_button.setChecked(self.is_shown)
        if self.is_shown:
            self.panel.set_discreet(page.is_discreet)
            self.panel.back_button.setVisible(self._session.run.began is not None)

    def _leave(self) -> None:
        if self._session.run.began is not None:
            self._page.show_work()
        self._page.setFocus()
        self.refresh()
