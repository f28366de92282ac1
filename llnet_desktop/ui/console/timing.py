"""What the console says and asks about time: late, asleep, forgotten, started at another moment."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from llnet_desktop.domain.catchup import out_of_reach
from llnet_desktop.domain.run import Position
from llnet_desktop.domain.workshop import MINUTE, ZERO
from llnet_desktop.ui.console.catch_up import CatchUpPanel
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.words.dates import clock, passed

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Timing(QObject):
    """Leads from what the clocks tell to a sentence, a question, or the ways to catch up."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page)
        self._page, self._presenter = page, presenter
        self._speech = page.speech
        self._about: Position | None = None  # the step that a question is about
        self._gap = ZERO  # minutes asleep in it that were not answered yet
        self._late: str | None = None  # how late it began, until catching up was offered
        self._is_late_asked = False
        self._late_at: Position | None = None  # the step that was on when it was offered
        self.catch_up = CatchUpPanel(presenter, page.speech, page)
        page.work_stack.addWidget(self.catch_up)
        self.catch_up.closed.connect(self.leave_catch_up)
        self.catch_up.told.connect(page.tell)
        page.question.closed.connect(self._answered)
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
        self._drop_what_is_over()
        if self.is_catching_up:
            self.catch_up.refresh(discreet=page.is_discreet)

    def toggle_catch_up(self) -> None:
        """Show the ways to catch up, or go back to the board."""
        if self.is_catching_up:
            self.leave_catch_up()
            return
        page = self._page
        self._late = None
        self._drop_what_is_over()  # the offer is taken
        typing = page.capture_line.field.hasFocus()  # a word goes on where it was begun
        page.work_stack.setCurrentWidget(self.catch_up)
        self.catch_up.refresh(discreet=page.is_discreet, focus=not typing)
        self.refresh()

    def leave_catch_up(self) -> None:
        """Go back to what was there."""
        typing = self._page.capture_line.field.hasFocus()
        self._page.show_work()
        if not typing:
            self._page.setFocus()
        self.refresh()

    def ask_when_started(self) -> None:
        """Ask when this step really began, and count from there."""
        presenter, page = self._presenter, self._page
        if presenter.session.run.is_on:
            run = presenter.session.run
            self._about = run.position
            since = (run.since or presenter.now).wall.astimezone(presenter.clock.tzinfo)
            page.question.ask_time(
                self._speech("console.started.ask"),
                self._speech("console.started.do"),
                since.time(),
                presenter.started_at,
            )

    def _drop_what_is_over(self) -> None:
        """Take away a question about a step that is no longer on, or that the room may not read."""
        page, position = self._page, self._presenter.session.run.position
        if self._about is not None and self._about != position:
            self._about, self._gap = None, ZERO
            page.question.leave()
        elif self._is_late_asked and (
            page.is_discreet or self._late is None or self._is_offer_over(position)
        ):
            if not page.is_discreet:
                self._late = None
            self._is_late_asked = False
            page.question.leave()
        elif self._late is not None and not page.is_discreet and not page.question.isVisible():
            self._offer_to_catch_up()

    def _is_offer_over(self, position: Position | None) -> bool:
        """Whether another step is on by now, or all is in reach again."""
        return position != self._late_at or not out_of_reach(self._presenter.situation)

    def _ask_about_gap(self, gap: timedelta) -> None:
        page, position = self._page, self._presenter.session.run.position
        self._gap = self._gap + gap if self._about == position else gap
        self._about, asleep = position, self._gap
        page.question.ask(
            self._speech("console.gap.ask", n=max(1, round(asleep / MINUTE))),
            self._speech("console.gap.leave_out"),
            lambda: self._presenter.leave_out(asleep),
            no=self._speech("console.gap.count"),
            focus=False,
        )

    def _answered(self) -> None:
        """Forget what was asked: the next question is another one."""
        self._about, self._gap = None, ZERO
        if self._is_late_asked:
            self._late, self._is_late_asked = None, False

    def _tell_beginning(self, late: timedelta) -> None:
        page, speech = self._page, self._speech
        began = clock(self._presenter.clock)
        minutes = passed(late)
        if minutes < 1:
            page.tell(speech("console.began.now", time=began))
            return
        self._late = speech("console.began.late", time=began, n=minutes)
        if page.is_discreet:  # the offer waits until only she reads it
            page.tell(speech("console.began.now", time=began))
        else:
            page.tell(self._late)
            self._offer_to_catch_up()

    def _offer_to_catch_up(self) -> None:
        if self._late is None or not out_of_reach(self._presenter.situation):
            self._late = None
            return
        self._is_late_asked, self._late_at = True, self._presenter.session.run.position
        button = self._speech("console.catch_up.button")
        self._page.question.ask(self._late, button, self.toggle_catch_up, focus=False)
