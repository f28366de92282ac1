"""What the console says and asks about time: late, asleep, forgotten, started at another moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from llnet_desktop.domain.catchup import out_of_reach
from llnet_desktop.domain.workshop import MINUTE
from llnet_desktop.ui.console.catch_up import CatchUpPanel
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.words.dates import clock

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Timing(QObject):
    """Leads from what the clocks tell to a sentence, a question, or the ways to catch up."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._speech = page.speech
        self.catch_up = CatchUpPanel(presenter, page.speech, page)
        page.work_stack.addWidget(self.catch_up)
        self.catch_up.closed.connect(self.leave_catch_up)
        self.catch_up.told.connect(page.tell)
        presenter.slept.connect(self._ask_about_gap)
        presenter.began.connect(self._tell_beginning)
        page.late_button.clicked.connect(self.toggle_catch_up)
        page.started_button.clicked.connect(self.ask_when_started)

    @property
    def is_catching_up(self) -> bool:
        """Whether the ways to catch up are shown."""
        return self._page.work_stack.currentWidget() is self.catch_up

    def refresh(self) -> None:
        """Show the ways to catch up as they are now, while they are looked at."""
        page = self._page
        page.late_button.setChecked(self.is_catching_up)
        page.started_button.setEnabled(self._presenter.session.run.is_on)
        if self.is_catching_up:
            self.catch_up.refresh(discreet=page.is_discreet)

    def toggle_catch_up(self) -> None:
        """Show the ways to catch up, or go back to the board."""
        if self.is_catching_up:
            self.leave_catch_up()
            return
        self._page.work_stack.setCurrentWidget(self.catch_up)
        self.catch_up.refresh(discreet=self._page.is_discreet, focus=True)
        self.refresh()

    def leave_catch_up(self) -> None:
        """Go back to what was there."""
        self._page.show_work()
        self._page.setFocus()
        self.refresh()

    def ask_when_started(self) -> None:
        """Ask when this step really began, and count from there."""
        presenter, page = self._presenter, self._page
        if presenter.session.run.is_on:
            page.question.ask_time(
                self._speech("console.started.ask"),
                self._speech("console.started.do"),
                presenter.clock.time(),
                presenter.started_at,
            )

    def _ask_about_gap(self, gap: timedelta) -> None:
        minutes = max(1, round(gap / MINUTE))
        self._page.question.ask(
            self._speech("console.gap.ask", n=minutes),
            self._speech("console.gap.leave_out"),
            lambda: self._presenter.leave_out(gap),
            no=self._speech("console.gap.count"),
            focus=False,
        )

    def _tell_beginning(self, late: timedelta) -> None:
        page, speech = self._page, self._speech
        began = clock(self._presenter.clock)
        minutes = round(late / MINUTE)
        if minutes < 1 or page.is_discreet:
            page.tell(speech("console.began.now", time=began))
            return
        said = speech("console.began.late", time=began, n=minutes)
        page.tell(said)
        if out_of_reach(self._presenter.situation):
            page.question.ask(
                said, speech("console.catch_up.button"), self.toggle_catch_up, focus=False
            )
