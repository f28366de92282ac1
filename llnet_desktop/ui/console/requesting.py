"""Requests in the middle of the console: who asks whom for what, and what becomes of a yes."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.requests import PARTY_LIMIT, cells, parties
from llnet_desktop.domain.workshop import Answer, Block
from llnet_desktop.services.commitments import Terms
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.planning import having_matrix
from llnet_desktop.services.requests import (
    answering,
    asking,
    bringing_in,
    leaving_out,
    of_block,
    organisations,
    rewording,
    taking_back,
)
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.requests.model import Matrix
from llnet_desktop.ui.requests.panel import Cell, RequestsPanel

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


PLACE = "request "  # before the cell, among what is half typed in other forms


class Requesting:
    """Opens the panel beside the board, and does what is asked there as gestures."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        self._page, self._presenter = page, presenter
        self._session = presenter.session
        self._offer = ""  # the commitment that is offered for a yes
        self.panel = RequestsPanel(page.speech)
        self._take_up()
        page.work_stack.addWidget(self.panel)
        panel = self.panel
        panel.request_wanted.connect(self._ask)
        panel.words_wanted.connect(self._reword)
        panel.answer_wanted.connect(self._answer)
        panel.removal_wanted.connect(self._remove)
        panel.party_wanted.connect(self._bring_in)
        panel.leaving_out_wanted.connect(self._leave_out)
        panel.commitment_wanted.connect(self._commit)
        panel.page_wanted.connect(lambda: presenter.show(PageChoice.MATRIX))
        panel.told.connect(page.tell)
        panel.half_typed.connect(self._keep_draft)
        panel.closed.connect(self._leave)
        panel.typing_ended.connect(self._catch_up, Qt.ConnectionType.QueuedConnection)

    @property
    def is_shown(self) -> bool:
        """Whether the requests are in the middle now."""
        return self._page.work_stack.currentWidget() is self.panel

    @property
    def block(self) -> Block | None:
        """The item that is asked in: the one before, while something is typed there."""
        if self.is_shown and self.panel.is_typed_in:
            typed = (b for b in self._session.blocks if b.id == self.panel.block)
            return next(typed, self._session.block)
        return self._session.block

    def _take_up(self) -> None:
        """Know again what was half typed when the program stopped."""
        for key, said in self._session.desk.drafts(self._session.workshop.id).items():
            if key.startswith(PLACE):
                block, asker, asked = json.loads(key.removeprefix(PLACE))
                self.panel.take_up((block, asker, asked), str(said["text"]))

    def _keep_draft(self, at: Cell, text: str) -> None:
        step, workshop = self._session.step, self._session.workshop.id
        if step is None or not step.off_record or not text:
            said = {"text": text} if text else None
            self._session.desk.keep_draft(workshop, PLACE + json.dumps(at), said)

    def toggle(self) -> None:
        """Show the requests of the item that is on, or go back to the board."""
        page, block = self._page, self._session.block
        if self.is_shown:
            self._leave()
        elif block is None:
            page.tell(page.speech("console.capture.not_begun"))
        elif not block.matrix:
            page.tell(page.speech("requests.off"))
        else:
            self._show()

    def open(self) -> None:
        """Show the requests; an item that had none yet has them from now on."""
        block = self._session.block
        if block is None or (
            not block.matrix and self._presenter.perform(having_matrix(block, True)) is None
        ):
            return
        self._show()

    def switch_off(self) -> None:
        """Let the item do without; what was asked is kept in case they come back."""
        block = self._session.block
        if block is not None and block.matrix:
            self._presenter.perform(having_matrix(block, False))

    def refresh(self) -> None:
        """Show the requests as they are now."""
        block = self.block
        if not self.is_shown or block is None:
            return
        if not block.matrix:
            self._leave()
            return
        mine = of_block(block.id, self._session.requests)
        names = parties(self._known, mine)
        self.panel.show_matrix(Matrix(block.id, names, cells(names, mine)))

    @property
    def _known(self) -> tuple[str, ...]:
        return organisations(self._session.members, self._session.presences)

    def _show(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(self.panel)
        page.commitments_button.setChecked(False)
        self.refresh()
        panel = self.panel
        (panel if len(panel.model.matrix.parties) > 1 else panel.party_field).setFocus()

    def _do(self, make: Callable[[Block], Edit]) -> bool:
        """Do a gesture in the item that is shown; what goes wrong the presenter tells."""
        block, step = self.block, self._session.step
        if block is None or block.id != self.panel.block:
            return False
        if step is not None and step.off_record:
            self._page.tell(self._page.speech("console.capture.off_record"))
            return False
        done = self._presenter.perform_made(lambda: make(block)) is not None
        self.refresh()
        return done

    def _ask(self, asker: str, asked: str, text: str) -> None:
        if self._do(lambda block: asking(block, asker, asked, text)):
            self.panel.request_came()

    def _reword(self, request_id: str, text: str) -> None:
        request = self._session.requests.get(request_id)
        if request is not None and self._do(lambda _: rewording(request, text)):
            self.panel.request_came()

    def _answer(self, request_id: str, answer: Answer | None) -> None:
        request = self._session.requests.get(request_id)
        if request is None or not self._do(lambda _: answering(request, answer)):
            return
        page = self._page
        if answer is Answer.YES and request.answer is not Answer.YES:
            names = {"asker": request.asker, "asked": request.asked}
            self._offer = page.speech("requests.commit_ask", **names)
            page.question.ask(
                self._offer,
                page.speech("requests.commit_yes"),
                lambda: self._commit(request_id),
                focus=False,
            )
        else:
            self._take_offer_away()

    def _remove(self, request_id: str) -> None:
        request = self._session.requests.get(request_id)
        if request is not None:
            self._do(lambda _: taking_back(request))

    def _bring_in(self, name: str) -> None:
        mine = of_block(self.panel.block, self._session.requests)
        if self._do(lambda block: bringing_in(block, name, self._known, mine)):
            self.panel.party_came(clean(name, PARTY_LIMIT))

    def _leave_out(self, name: str) -> None:
        mine = of_block(self.panel.block, self._session.requests)
        self._do(lambda block: leaving_out(block, name, self._known, mine))

    def _commit(self, request_id: str) -> None:
        """Begin a commitment with both names in it; the asked party is who will do it."""
        request = self._session.requests.get(request_id)
        self._take_offer_away()
        if request is not None and request.answer is Answer.YES:
            terms = Terms(request.asked, request.text, together_with=request.asker)
            self._page.committing.begin_between((request,), terms)

    def _take_offer_away(self) -> None:
        question = self._page.question
        if self._offer and question.sentence == self._offer:
            question.leave()
        self._offer = ""

    def _catch_up(self) -> None:
        """Show the item that is on, if another came while something was typed."""
        here = self._session.block
        if self.is_shown and (here is None or here.id != self.panel.block):
            self._page.show_work()
            self._page.refresh()

    def _leave(self) -> None:
        page = self._page
        page.work_stack.setCurrentWidget(page.board_page)
        page.capture_line.setFocus()
