"""Votes in the middle of the console: counting dots, and showing the room how they came out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.voting import MOST, Option, is_better_clustered, options, ranked
from llnet_desktop.domain.workshop import Block
from llnet_desktop.services.voting import ballot_of, keeping_needs, setting_total
from llnet_desktop.ui.console.heading import add_heading_button
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.votes.model import VoteRow
from llnet_desktop.ui.votes.panel import Shown, VotesPanel

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Voting:
    """Opens the panel beside the board, and does what is asked there as gestures."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self.panel = VotesPanel(page.speech)
        page.work_stack.addWidget(self.panel)
        self.button = add_heading_button(page)
        self.button.clicked.connect(self.toggle)
        page.work_stack.currentChanged.connect(self._shown_or_not)
        panel = self.panel
        panel.total_wanted.connect(self._set_total)
        panel.step_wanted.connect(self._step)
        panel.needs_wanted.connect(self._keep_needs)
        panel.result_wanted.connect(self._ask_reveal)
        panel.undo_wanted.connect(presenter.undo)
        panel.told.connect(page.tell)
        panel.closed.connect(self._leave)
        panel.typing_ended.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)

    @property
    def is_shown(self) -> bool:
        """Whether the votes are in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    @property
    def block(self) -> Block | None:
        """The block that dots are counted for: the one before, while something is typed there."""
        if self.is_shown and self.panel.is_typed_in:
            typed = (b for b in self._session.blocks if b.id == self.panel.block)
            return next(typed, self._session.block)
        return self._session.block

    def toggle(self) -> None:
        """Show the votes with the keys in them, or go back to the board."""
        page, block = self._page, self._session.block
        if self.is_shown:
            self._leave()
        elif block is None or not block.lanes:
            self.button.setChecked(False)
            code = "no_lanes" if block is not None or self._session.run.finished else "not_begun"
            page.tell(page.speech(f"console.capture.{code}"))
        else:
            page.work_stack.setCurrentWidget(self.panel)
            page.commitments_button.setChecked(False)
            self.refresh()
            self.panel.setFocus()

    def refresh(self) -> None:
        """Show the dots as they are now."""
        page, session, say = self._page, self._session, self._page.speech
        here = session.block
        self.button.setText(say("votes.button"))
        self.button.setToolTip(say("votes.button_tip"))
        self.button.setEnabled(here is not None and bool(here.lanes))
        self.button.setChecked(self.is_shown)
        block = self.block
        if not self.is_shown or block is None:
            return
        revealed = block.id in session.run.dots_revealed
        counted = self._options(block)
        places = {one.option.id: one for one in ranked(counted)}
        rows = tuple(
            VoteRow(
                one.id,
                one.number,
                one.text,
                len(one.notes),
                one.dots,
                places[one.id].rank if one.id in places else 0,
                one.id in places and places[one.id].shared,
            )
            for one in counted
        )
        ballot = ballot_of(block.id, session.ballots)
        self.panel.show_votes(
            Shown(
                block.id,
                rows,
                ballot.needs if ballot else "",
                revealed,
                page.is_discreet and not revealed,
                is_better_clustered(counted),
            )
        )

    def hides_dots(self, block: Block) -> bool:
        """Whether dots stay off a console that the room may see: they were not revealed yet."""
        return self._page.is_discreet and block.id not in self._session.run.dots_revealed

    def _options(self, block: Block) -> tuple[Option, ...]:
        session = self._session
        return options(block, session.notes, session.clusters, session.run.revealed)

    def _option(self, option_id: str) -> Option | None:
        block = self.block
        found = self._options(block) if block is not None else ()
        return next((one for one in found if one.id == option_id), None)

    def _set_total(self, option_id: str, total: int) -> None:
        option = self._option(option_id)
        if option is not None and self._may_write():
            self._presenter.perform(setting_total(option, total))

    def _step(self, option_id: str, by: int) -> None:
        option = self._option(option_id)
        if option is not None and self._may_write():
            total = max(0, min(option.dots + by, MOST * len(option.notes)))
            self._presenter.perform(setting_total(option, total))

    def _keep_needs(self, block_id: str, text: str) -> None:
        block = next((one for one in self._session.blocks if one.id == block_id), None)
        if block is None or not self._may_write():
            return

        def make() -> Edit:
            return keeping_needs(block, ballot_of(block_id, self._session.ballots), text)

        kept = self._presenter.perform_made(make)
        if kept is not None:
            self.panel.needs_kept(block_id)
            self.refresh()

    def _may_write(self) -> bool:
        step = self._session.step
        if step is None or not step.off_record:
            return True
        self._page.tell(self._page.speech("console.capture.off_record"))
        return False

    def _ask_reveal(self) -> None:
        """Ask before a first reveal; what the room knows is shown again at once."""
        page, block = self._page, self._session.block
        if block is None or block.id != self.panel.block:
            return
        if block.id in self._session.run.dots_revealed:
            page.guard(lambda: self._session.reveal_dots(block))
            return
        page.question.ask(
            page.speech("votes.show_ask"),
            page.speech("votes.show_yes"),
            lambda: page.guard(lambda: self._reveal(block)),
        )

    def _reveal(self, block: Block) -> None:
        if self._session.block is not None and self._session.block.id == block.id:
            self._session.reveal_dots(block)

    def _shown_or_not(self) -> None:
        self.button.setChecked(self.is_shown)
        if not self.is_shown:
            self.panel.keep_needs()

    def _catch_up(self) -> None:
        """Show the block that is on, if another came while something was typed."""
        here = self._session.block
        if self.is_shown and (here is None or here.id != self.panel.block):
            self._page.show_work()
            self._page.refresh()

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
