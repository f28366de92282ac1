"""What may belong together, in the middle of the console: for her eyes until she shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.domain.pairing import Pair, has_sides, likely_pairs, may_pair
from llnet_desktop.domain.workshop import Block, Note
from llnet_desktop.services.commitments import Terms
from llnet_desktop.ui.pairs.panel import Ids, PairsPanel
from llnet_desktop.ui.presenter import RunPresenter

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Matching:
    """Opens the list when it is asked for; on a screen that the room may see it stays closed."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._session = page, presenter.session
        self._block = ""  # the item that the list was made for
        self.panel = PairsPanel(page.speech)
        page.work_stack.addWidget(self.panel)
        self.panel.shown_wanted.connect(self._show_to_the_room)
        self.panel.commitment_wanted.connect(self._commit)
        self.panel.again_wanted.connect(self._look)
        self.panel.closed.connect(self._leave)

    @property
    def is_shown(self) -> bool:
        """Whether the list is in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    @property
    def can_open(self) -> bool:
        """Whether the item that is on has columns for offers and for needs."""
        block = self._session.block
        return block is not None and has_sides(block)

    def toggle(self) -> None:
        """Show the likely pairs, or go back to the board; a sentence says why not."""
        page, block = self._page, self._session.block
        if self.is_shown:
            self._leave()
        elif page.is_discreet:
            page.tell(page.speech("pairs.discreet"))
        elif block is None:
            page.tell(page.speech("console.capture.not_begun"))
        elif not has_sides(block):
            page.tell(page.speech("pairs.no_columns"))
        else:
            self._look()
            page.work_stack.setCurrentWidget(self.panel)
            page.commitments_button.setChecked(False)
            self.panel.setFocus()

    def refresh(self) -> None:
        """Keep of the list what still holds; a long one is not made again at every word."""
        page, block = self._page, self._session.block
        if not self.is_shown:
            return
        if page.is_discreet:
            self._leave()
            page.tell(page.speech("pairs.discreet"))
        elif block is None or block.id != self._block:
            self._leave()
        else:
            self.panel.show_pairs([one for one in self.panel.pairs if self._holds(block, one)])

    def _holds(self, block: Block, pair: Pair) -> bool:
        return all(self._stands(block, note) for note in (pair.offer, pair.need))

    def _stands(self, block: Block, note: Note) -> bool:
        now = self._session.notes.get(note.id)
        same = now is not None and (now.text, now.lane, now.block) == (
            note.text,
            note.lane,
            note.block,
        )
        return same and may_pair(block.lane(note.lane), self._session.run.revealed)

    def _look(self) -> None:
        block = self._session.block
        if block is None:
            return
        self._block = block.id
        revealed = self._session.run.revealed
        self.panel.show_pairs(likely_pairs(block, self._session.notes, revealed))

    def _show_to_the_room(self, pairs: list[Ids]) -> None:
        block = self._session.block
        if block is not None and block.id == self._block and pairs:
            self._page.guard(lambda: self._session.show_pairs(block, pairs))

    def _commit(self, pair: Pair) -> None:
        page = self._page
        what = page.speech("pairs.what", offer=pair.offer.text, need=pair.need.text)
        page.committing.begin_between((pair.offer, pair.need), Terms(what=what))

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
