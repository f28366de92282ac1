"""Home: the networks, the workshops of one of them, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.ui.home.header import NetworkHeader
from llnet_desktop.ui.home.rail import Rail
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:  # the first paint waits for none of these
    from llnet_desktop.domain.edit import Edit
    from llnet_desktop.domain.network import Network
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.services.overview import WorkshopState


class HomePage(QWidget):
    """Shows itself at once; `open_desk` fills it when the library is open.

    What the facilitator asks for elsewhere leaves as a signal. `sample_requested` says that the
    sample network has been put in.
    """

    prepare_requested = Signal(str)
    start_requested = Signal(str)
    report_requested = Signal(str)
    network_shown = Signal(str)  # its name, empty when there is none
    sample_requested = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)

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
        super().__init__(parent)
        self._desk: Desk | None = None
        self._speech, self._today = speech, today
        self._network: Network | None = None
        self._dialog: QDialog | None = None
        self._stale = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.rail = Rail(speech, text_size)
        self.header = NetworkHeader(speech, heading)
        self._pages = QStackedWidget()
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addStretch()
        self._pages.addWidget(page)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addWidget(self._pages, 1)
        self.rail.network_chosen.connect(self.show_network)
        self.rail.network_wanted.connect(self.new_network)
        self.rail.sample_wanted.connect(self.add_sample)
        self.rail.language_chosen.connect(self.language_chosen)
        self.rail.theme_chosen.connect(self.theme_chosen)
        self.rail.text_size_chosen.connect(self.text_size_chosen)
        self.header.import_wanted.connect(self.bring_agenda)
        self.header.members_wanted.connect(self.edit_members)
        self.header.workshop_wanted.connect(self.new_workshop)
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
        return self._dialog

    def open_desk(self, desk: Desk, network: str | None = None) -> None:
        """Fill the page from the library, with this network if it is there."""
        from llnet_desktop.domain.network import Network
        from llnet_desktop.ui.home.body import NetworkBody
        from llnet_desktop.ui.home.first_start import FirstStart

        self._desk = desk
        self._network = desk.one(Network, network) if network else None
        self.body = NetworkBody(self._speech)
        self.body.prepare_wanted.connect(self.prepare_requested)
        self.body.acted.connect(self._act)
        self.body.workshop_wanted.connect(self.new_workshop)
        self._column.addWidget(self.body, 1)
        self.first_start = FirstStart(self._speech)
        self.first_start.sample_wanted.connect(self.add_sample)
        self.first_start.network_wanted.connect(self.new_network)
        self.first_start.agenda_wanted.connect(self.bring_agenda)
        self.first_start.language_chosen.connect(self.language_chosen)
        self._pages.addWidget(self.first_start)
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
            if self._network is None:
                self._pages.setCurrentWidget(self.first_start)
                self.network_shown.emit("")
                return
            self.rail.show_networks(found, self._network.id)
            self.header.show_network(self._network)
            self.network_shown.emit(self._network.name)
            today = self._today()
            self.body.show_overview(overview(self._desk, self._network, today), today)
            self._pages.setCurrentIndex(0)
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
            self.sample_requested.emit()

    def new_network(self) -> None:
        """Ask for the name of a network and the people in it."""
        from llnet_desktop.ui.dialogs.new_network import NewNetworkDialog

        if self._desk is not None:
            dialog = NewNetworkDialog(self._desk, self._speech, self)
            dialog.made.connect(self._show_new_network)
            self._open(dialog)

    def new_workshop(self) -> None:
        """Ask for a workshop and its agenda."""
        self._ask_workshop()

    def bring_agenda(self) -> None:
        """Ask for an agenda in a file or pasted, and for the workshop it becomes."""
        self._ask_workshop(bring=True)

    def import_file(self, path: Path) -> None:
        """Show what is understood of a file, for a new workshop."""
        self._ask_workshop(bring=True, path=path)

    def edit_members(self) -> None:
        """Show the people of the network."""
        from llnet_desktop.ui.dialogs.members import MembersDialog

        if self._desk is not None and self._network is not None:
            self._open(MembersDialog(self._desk, self._speech, self._network, self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to where the day begins."""
        self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as everywhere on the web."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the import with the first file."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.import_file(Path(url.toLocalFile()))
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while nobody looked."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def _focus_first(self) -> None:
        if self._desk is not None and self._network is not None:
            (self.body.cards[0] if self.body.cards else self.header.workshop_button).setFocus()
        elif self._desk is not None:
            self.first_start.sample_card.setFocus()

    def _ask_workshop(self, bring: bool = False, path: Path | None = None) -> None:
        from llnet_desktop.ui.dialogs.new_workshop import NewWorkshopDialog

        if self._desk is None:
            return
        dialog = NewWorkshopDialog(
            self._desk, self._speech, self._network, self._today(), bring=bring, parent=self
        )
        if path is not None:
            dialog.read_file(path)
        dialog.made.connect(self._show_new_workshop)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        if self._dialog is not None:
            dialog.deleteLater()
            return
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None

    def _show_new_network(self, network_id: str) -> None:
        self.show_network(network_id)
        self.header.workshop_button.setFocus()

    def _show_new_workshop(self, workshop_id: str, network_id: str) -> None:
        self.show_network(network_id)
        for card in self.body.cards:
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
