"""Setting where commitments stand between workshops: from what comes due, and from all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QWidget

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.stands import Standing
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.rounds import coming_day
from llnet_desktop.services.stands import setting, standing_of
from llnet_desktop.ui.home.said import SaidLine
from llnet_desktop.ui.lookback.texts import state_words
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:
    from llnet_desktop.ui.dialogs.commitments import CommitmentsDialog
    from llnet_desktop.ui.dialogs.standing import StandDialog


class StandSetting(QObject):
    """Keeps a stand, says so and can take it back; what was moved asks for its day."""

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        today: Callable[[], date],
        said: SaidLine,
        home: QWidget,
    ) -> None:
        super().__init__(home)
        self._desk, self._speech, self._today = desk, speech, today
        self._said, self._home = said, home
        self.dialog: StandDialog | None = None
        self.all_dialog: CommitmentsDialog | None = None

    def set_state(self, commitment: str, state: StandState) -> None:
        """Say where one stands now; a stand of today is corrected, what was learned stays."""
        one = standing_of(self._desk, commitment, self._today())
        if one is None:
            return
        if state is StandState.MOVED:
            self._ask(one, state)
            return
        learned = one.stand.learned if one.stand is not None and one.is_told else ""
        self._keep(one, state, learned, None)

    def ask(self, commitment: str) -> None:
        """Ask for all of a stand: where, until when, what was learned."""
        one = standing_of(self._desk, commitment, self._today())
        if one is not None:
            self._ask(one, None)

    def show_all(self, network: Network | None) -> None:
        """Show all commitments of a network."""
        from llnet_desktop.ui.dialogs.commitments import CommitmentsDialog

        if network is None or self.all_dialog is not None:
            return
        dialog = CommitmentsDialog(self._desk, self._speech, network, self._today, self._home)
        self.all_dialog = dialog
        dialog.state_wanted.connect(self.set_state)
        dialog.opened.connect(self.ask)
        dialog.finished.connect(lambda _: self._all_closed())
        dialog.open()

    def _ask(self, one: Standing, state: StandState | None) -> None:
        from llnet_desktop.ui.dialogs.standing import StandDialog

        if self.dialog is not None:
            return
        parent: QDialog | QWidget = self.all_dialog or self._home
        where = self._desk.one(Workshop, one.commitment.workshop)
        coming = coming_day(self._desk, where.network, self._today()) if where else None
        dialog = StandDialog(self._speech, one, self._today(), state, coming, parent)
        self.dialog = dialog
        dialog.wanted.connect(lambda *all_of_it: self._keep(one, *all_of_it))
        dialog.finished.connect(lambda _: self._closed())
        dialog.open()

    def _keep(self, one: Standing, state: StandState, learned: str, moved_to: date | None) -> None:
        said = self.all_dialog.said if self.all_dialog is not None else self._said
        try:
            self._desk.perform(
                setting(one, state, self._today(), learned=learned, moved_to=moved_to)
            )
        except ProgramError as error:
            said.refuse(error)
            return
        facts: dict[str, object] = {
            "who": one.commitment.who,
            "state": state_words(self._speech, state),
        }
        said.tell("lookback.home.said", facts, can_undo=True)

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _all_closed(self) -> None:
        if self.all_dialog is not None:
            self.all_dialog.deleteLater()
            self.all_dialog = None
