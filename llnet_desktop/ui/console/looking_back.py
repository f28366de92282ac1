"""The look back in the middle of the console: stands are kept, the list and the counts shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from llnet_desktop.domain.capture import Said
from llnet_desktop.domain.stands import Standing, StandLine
from llnet_desktop.domain.workshop import BlockKind
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.services.stands import learning, telling
from llnet_desktop.ui.console.heading import add_heading_button
from llnet_desktop.ui.lookback.panel import LookbackPanel, Shown
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


PLACE = "look back "  # before what is half typed there, among other forms


class LookingBack:
    """Shows the panel in a look back, and does what is asked there as gestures."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self.panel = LookbackPanel(page.speech, lambda: presenter.clock.date())
        page.work_stack.addWidget(self.panel)
        self.button = add_heading_button(page)
        self.button.clicked.connect(self.toggle)
        page.work_stack.currentChanged.connect(self._shown_or_not)
        panel = self.panel
        panel.told.connect(self._tell)
        panel.line.dotted.connect(page.blacken)
        panel.learned_wanted.connect(self._learn)
        panel.list_wanted.connect(lambda: presenter.show(PageChoice.LOOKBACK))
        panel.counts_wanted.connect(lambda: presenter.show(PageChoice.LOOKBACK_COUNTS))
        self._take_up()
        panel.half_typed.connect(lambda text: self._keep("line", {"text": text} if text else None))
        panel.half_learned.connect(self._keep_learning)
        panel.undo_wanted.connect(presenter.undo)
        panel.redo_wanted.connect(presenter.redo)
        panel.closed.connect(lambda: page.setFocus(Qt.FocusReason.OtherFocusReason))
        panel.typing_ended.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)

    @property
    def is_on(self) -> bool:
        """Whether the item that is on is a look back."""
        block = self._session.block
        return block is not None and block.sort is BlockKind.LOOKBACK

    @property
    def is_shown(self) -> bool:
        """Whether it is in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    @property
    def is_typed_in(self) -> bool:
        """Whether something is being typed there."""
        return self.is_shown and self.panel.is_typed_in

    def will_do(self, text: str) -> str:
        """Return what Enter does with a line for notes that tells stands, while this is on."""
        return self.panel.will_do(text) if self.is_on and self.is_shown else ""

    def enter(self, text: str) -> None:
        """Keep the stands that were typed on the line for notes."""
        page = self._page
        if why := self.panel.enter(text):
            page.tell(why)
            return
        said = self.panel.hint_label.text()
        page.capture_line.clear()
        page.tell(said)

    def toggle(self) -> None:
        """Show the look back with the keys in it, or the board of its notes."""
        page = self._page
        if self.is_shown:
            page.work_stack.setCurrentWidget(page.board_page)
            page.capture_line.setFocus()
        elif self.is_on:
            page.work_stack.setCurrentWidget(self.panel)
            page.commitments_button.setChecked(False)
            self.refresh()
            self.panel.setFocus()
        else:
            self._shown_or_not()
            page.tell(page.speech("lookback.elsewhere"))

    def refresh(self) -> None:
        """Show everything as it is now."""
        page, session, say = self._page, self._session, self._page.speech
        self.button.setText(say("lookback.button"))
        self.button.setToolTip(say("lookback.button_tip"))
        self.button.setVisible(self.is_on or self.is_shown)
        self._shown_or_not()
        block = session.block
        if not self.is_shown or block is None or not self.is_on:
            return
        counted = session.run.page == PageChoice.LOOKBACK_COUNTS
        hidden = page.is_discreet and not counted
        about = session.looked_back_on
        coming = next_workshop_day(session.desk, session.workshop)
        self.panel.show_standings(Shown(block.id, about, page.is_discreet, hidden, coming))

    def _take_up(self) -> None:
        drafts = self._session.desk.drafts(self._session.workshop.id)
        line, learned = drafts.get(f"{PLACE}line", {}), drafts.get(f"{PLACE}learned", {})
        whose = str(learned["of"]) if learned else None
        self.panel.take_up(str(line.get("text", "")), whose, str(learned.get("text", "")))

    def _keep_learning(self, whose: str | None, text: str) -> None:
        self._keep("learned", {"of": whose, "text": text} if whose is not None else None)

    def _keep(self, what: str, said: Said | None) -> None:
        """Keep what is half typed, so that no stop loses it."""
        self._session.desk.keep_draft(self._session.workshop.id, PLACE + what, said)

    def _tell(self, lines: Sequence[tuple[StandLine, tuple[Standing, ...]]]) -> None:
        """Keep stands on the day it is where the workshop is."""
        told = self._presenter.clock.date()
        kept = self._presenter.perform_made(lambda: telling(lines, told))
        if kept is not None:
            self.panel.line_came(line for line, _ in lines)

    def _learn(self, one: Standing, text: str) -> None:
        told = self._presenter.clock.date()
        self._presenter.perform_made(lambda: learning(one, text, told))

    def _shown_or_not(self) -> None:
        self.button.setChecked(self.is_shown)

    def _catch_up(self) -> None:
        """Show the item that is on, if another came while something was typed."""
        here = self._session.block
        if self.is_shown and (here is None or here.id != self.panel.block):
            self._page.show_work()
            self._page.refresh()
