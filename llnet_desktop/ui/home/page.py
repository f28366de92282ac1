"""Home: the networks, the workshops of one of them, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.ui.home.frame import Beside, HomeFrame
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:  # the first paint waits for none of these
    from llnet_desktop.domain.edit import Edit
    from llnet_desktop.domain.network import Network
    from llnet_desktop.domain.search import Hit
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.services.overview import WorkshopState
    from llnet_desktop.ui.home.menus import NetworkAct
    from llnet_desktop.ui.home.search import Search
    from llnet_desktop.ui.home.standing import StandSetting
    from llnet_desktop.ui.home.tidying import Tidying


class HomePage(HomeFrame):
    """Shows itself at once; `open_desk` fills it when the library is open.

    What the facilitator asks for elsewhere leaves as a signal. `sample_requested` says that the
    sample network has been put in.
    """

    def __init__(
        self,
        desk: Desk | None,
        speech: Speech,
        today: Callable[[], date],
        *,
        heading: str = "",
        text_size: float = 1.0,
        parent: QWidget | None = None,
    ) -> None:
        """`heading` is the network that was shown last, known before the library is open."""
        super().__init__(speech, heading, text_size, parent)
        self._desk: Desk | None = None
        self._today = today
        self._network: Network | None = None
        self._beside: Beside | None = None  # shown in the place of the network
        self.search: Search | None = None
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.rail.network_chosen.connect(self._choose_network)
        self.rail.sample_wanted.connect(self.add_sample)
        speech.changed.connect(self._say)
        if desk is not None:
            self.open_desk(desk)

    @property
    def network(self) -> Network | None:
        """The network that is shown."""
        return self._network

    @property
    def dialog(self) -> QDialog | None:
        """The dialog that is open over this page."""
        return self.asking.dialog

    def open_desk(self, desk: Desk, network: str | None = None) -> None:
        """Fill the page from the library, with this network if it is there."""
        from llnet_desktop.domain.network import Network
        from llnet_desktop.ui.home.asking import Asking
        from llnet_desktop.ui.home.body import NetworkBody
        from llnet_desktop.ui.home.first_start import FirstStart
        from llnet_desktop.ui.home.said import SaidLine

        self._desk = desk
        self._network = desk.one(Network, network) if network else None
        self.body = NetworkBody(self._speech)
        self.body.prepare_wanted.connect(self.prepare_requested)
        self.body.acted.connect(self._act)
        self._column.addWidget(self.body, 1)
        self.first_start = FirstStart(self._speech)
        self.first_start.sample_wanted.connect(self.add_sample)
        self.first_start.language_chosen.connect(self.language_chosen)
        self._pages.addWidget(self.first_start)
        self.said = SaidLine(self._speech)
        self._right.addWidget(self.said)
        self.asking = Asking(desk, self._speech, self._today, lambda: self.network, self)
        self.rail.furnish()
        self.header.furnish()
        self._connect_asking()
        self._connect_tidying()
        self._connect_keys()
        self.destroyed.connect(desk.subscribe(self._follow))
        self.refresh()
        self._focus_first()

    def refresh(self) -> None:
        """Show what is in the library now."""
        from llnet_desktop.services.overview import networks, overview

        if self._desk is None:
            return
        self._stale = False
        try:
            found = networks(self._desk)
            known = {network.id: network for network in found}
            chosen = known.get(self._network.id) if self._network else None
            self._network = chosen or (found[0] if found else None)
            self.rail.setVisible(bool(found))
            if self._beside is not None:
                self._beside.refresh()
            place = self._beside.page if self._beside is not None else None
            if self._network is None:
                from llnet_desktop.services.shelving import put_away

                self.first_start.offer_put_away(bool(put_away(self._desk)))
                self._pages.setCurrentWidget(place or self.first_start)
                self.network_shown.emit("")
                return
            self.rail.show_networks(found, self._network.id)
            self.header.show_network(self._network)
            self.network_shown.emit(self._network.name)
            today = self._today()
            self.body.show_overview(overview(self._desk, self._network, today), today)
            self._pages.setCurrentWidget(place or self._network_page)
        except ProgramError as error:
            self._tell(self._speech.words.error(error))
        else:
            self._tell("")

    def show_network(self, network_id: str) -> None:
        """Show another network."""
        from llnet_desktop.domain.network import Network

        if self._desk is not None:
            self._network = self._desk.one(Network, network_id)
            self.refresh()

    def add_sample(self) -> None:
        """Put in the network with invented people and a year of workshops."""
        from llnet_desktop.content.samples import sample_records
        from llnet_desktop.domain.edit import adding
        from llnet_desktop.domain.network import Network

        if self._desk is None:
            return
        records = sample_records(self._speech.language, self._today())
        if self._perform(adding("sample.add", records)):
            self._network = next(r for r in records if isinstance(r, Network))
            self.refresh()
            self._focus_first()
            self.sample_requested.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to where the day begins."""
        self._focus_first()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _focus_first(self) -> None:
        if self._beside is not None:
            self._beside.focus()
        elif self._desk is not None and self._network is not None:
            (self.body.cards[0] if self.body.cards else self.header.workshop_button).setFocus()
        elif self._desk is not None:
            self.first_start.sample_card.setFocus()

    def _show_new_network(self, network_id: str) -> None:
        self._choose_network(network_id)
        self.header.workshop_button.setFocus()

    def _show_new_workshop(self, workshop_id: str, network_id: str) -> None:
        self._choose_network(network_id)
        self._focus_workshop(workshop_id)

    def _focus_workshop(self, workshop_id: str) -> None:
        for card in self.body.cards if self._beside is None else ():
            if card.line is not None and card.line.workshop.id == workshop_id:
                card.setFocus()
                self.body.ensureWidgetVisible(card)

    def _act(self, state: WorkshopState, workshop_id: str) -> None:
        from llnet_desktop.services.overview import WorkshopState

        match state:
            case WorkshopState.PLANNED:
                self.prepare_requested.emit(workshop_id)
            case WorkshopState.READY | WorkshopState.RUNNING:
                self.start_requested.emit(workshop_id)
            case WorkshopState.DONE:
                self.report_requested.emit(workshop_id)

    def _perform(self, edit: Edit) -> bool:
        assert self._desk is not None
        try:
            self._desk.perform(edit)
        except ProgramError as error:
            self._tell(self._speech.words.error(error))
            return False
        return True

    def _tell(self, sentence: str) -> None:
        self.header.tell(sentence)
        self.first_start.tell(sentence)

    def _follow(self, edit: Edit) -> None:
        from llnet_desktop.services.overview import KINDS

        if any(ref.kind in KINDS for ref in edit.changes):
            if self.isVisible():
                self._later.start(0)
            else:
                self._stale = True

    def _say(self) -> None:
        self.rail.say()
        self.header.say()
        if self._desk is not None:
            self.first_start.say()
            self.refresh()

    # --- what takes the place of the network: what was found, what is put away

    def _show_beside(self, beside: Beside | None) -> None:
        if beside is not self._beside:
            self._beside = beside
            if beside is not None and self._pages.indexOf(beside.page) < 0:
                self._pages.addWidget(beside.page)
            if self.search is not None and beside is not self.search:
                self.search.clear()
            self.refresh()

    def _show_put_away(self) -> None:
        self._show_beside(self.tidying)
        self.tidying.focus()

    def _leave_beside(self) -> None:
        self._show_beside(None)
        self._focus_first()

    def _choose_network(self, network_id: str) -> None:
        self._show_beside(None)
        self.show_network(network_id)

    def _go_to_search(self) -> None:
        if self.rail.isVisible():  # on the first start there is nothing to find
            self.rail.search_field.setFocus()

    def _begin_search(self) -> None:
        """Make what a search needs, the first time that somebody goes to search."""
        from llnet_desktop.ui.home.search import Search

        if self.search is not None or self._desk is None:
            return
        search = Search(self._desk, self._speech, self.rail.search_field, self._today, self)
        self.search = search
        search.begun.connect(lambda: self._show_beside(search))
        search.ended.connect(self._end_search)
        search.left.connect(self._leave_beside)
        search.refused.connect(self.said.refuse)
        search.workshop_wanted.connect(self.prepare_requested)
        search.report_wanted.connect(self.report_requested)
        search.exercise_wanted.connect(self.exercise_wanted)
        search.network_wanted.connect(self._open_network)
        search.member_wanted.connect(self._open_member)

    def _end_search(self) -> None:
        if self._beside is self.search:
            self._show_beside(None)

    def _open_network(self, network_id: str) -> None:
        self._choose_network(network_id)
        if self._network is None or self._network.id != network_id:  # it is in the archive
            self._show_put_away()
        else:
            self._focus_first()

    def _open_member(self, hit: Hit) -> None:
        from llnet_desktop.domain.network import Network

        network = self._desk.one(Network, hit.network or "") if self._desk else None
        if network is not None:
            self.asking.edit_members(network, hit.text)

    # --- asking and tidying

    def _connect_asking(self) -> None:
        asking = self.asking
        for wanted in (self.rail.network_wanted, self.first_start.network_wanted):
            wanted.connect(asking.new_network)
        for wanted in (
            self.header.import_wanted,
            self.first_start.agenda_wanted,
            self.file_dropped,
        ):
            wanted.connect(asking.bring_agenda)
        for wanted in (self.header.workshop_wanted, self.body.workshop_wanted):
            wanted.connect(asking.new_workshop)
        self.header.members_wanted.connect(asking.edit_members)
        self.body.trends.exercise_wanted.connect(self.exercise_wanted)
        due = self.body.due
        due.state_wanted.connect(lambda *what: self.standing.set_state(*what))
        due.learned_wanted.connect(lambda commitment: self.standing.ask(commitment))
        due.all_wanted.connect(lambda: self.standing.show_all(self._network))
        asking.network_made.connect(self._show_new_network)
        asking.workshop_made.connect(self._show_new_workshop)
        asking.duplicated.connect(self.prepare_requested)

    @cached_property
    def standing(self) -> StandSetting:
        """Where commitments stand, made when somebody says so first."""
        from llnet_desktop.ui.home.standing import StandSetting

        assert self._desk is not None
        return StandSetting(self._desk, self._speech, self._today, self.said, self)

    @cached_property
    def tidying(self) -> Tidying:
        """What home's menus do, made when one of them is used first."""
        from llnet_desktop.ui.home.tidying import Tidying

        assert self._desk is not None
        tidying = Tidying(self._desk, self._speech, self._today, self.said, self)
        tidying.prepare_wanted.connect(self.prepare_requested)
        tidying.report_wanted.connect(self.report_requested)
        tidying.copy_wanted.connect(self.asking.duplicate)
        tidying.changed.connect(self._tidied)
        tidying.brought_back.connect(self._focus_workshop)
        tidying.left.connect(self._leave_beside)
        return tidying

    def _connect_tidying(self) -> None:
        self.said.undo_wanted.connect(lambda: self.tidying.undo())
        self.body.wanted.connect(lambda *what: self.tidying.do(*what))
        self.rail.network_acted.connect(lambda *what: self.tidying.do_with_network(*what))
        self.rail.network_renamed.connect(lambda *what: self.tidying.rename(*what))
        self.rail.put_away_wanted.connect(self._show_put_away)
        self.header.acted.connect(self._act_on_network)
        self.first_start.put_away_wanted.connect(self._show_put_away)

    def _connect_keys(self) -> None:
        self.rail.search_field.entered.connect(self._begin_search)
        for keys, act in (
            ("Ctrl+F", self._go_to_search),
            ("Ctrl+K", self._go_to_search),
            ("Ctrl+Z", lambda: self.tidying.undo()),
            ("Ctrl+Y", lambda: self.tidying.redo()),
            ("Ctrl+Shift+Z", lambda: self.tidying.redo()),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _act_on_network(self, act: NetworkAct) -> None:
        from llnet_desktop.ui.home.menus import NetworkAct

        button = self.rail.button_of(self._network.id) if self._network else None
        if button is not None and act is NetworkAct.RENAME:
            button.edit_name()
        elif button is not None:
            self.tidying.do_with_network(act, button.network)

    def _tidied(self) -> None:
        """Show home anew with the keys where they were, or as near to it as there is something."""
        focused = self.focusWidget()
        row = next((n for n, card in enumerate(self.body.cards) if _holds(card, focused)), None)
        in_rail = _holds(self.rail, focused)
        self.refresh()
        if self._beside is not None or self._network is None:
            return
        if in_rail and (button := self.rail.button_of(self._network.id)):
            button.setFocus()
        elif row is not None and row >= len(self.body.cards):
            (self.body.cards or (self.header.workshop_button,))[-1].setFocus()


def _holds(widget: QWidget, focused: QWidget | None) -> bool:
    return focused is not None and (widget is focused or widget.isAncestorOf(focused))
