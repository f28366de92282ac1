"""The dialogs over home, one at a time: a new network, a new workshop, participants, a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QDialog, QWidget

from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:  # each dialog is read when it is first asked for
    from llnet_desktop.domain.network import Network
    from llnet_desktop.domain.workshop import Workshop
    from llnet_desktop.services.desk import Desk


class Asking(QObject):
    """Asks for what home needs to know; every dialog writes down itself what it makes."""

    network_made = Signal(str)
    workshop_made = Signal(str, str)  # and its network
    duplicated = Signal(str)  # the copy

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        today: Callable[[], date],
        network: Callable[[], Network | None],
        home: QWidget,
    ) -> None:
        """`network` returns the one that is shown."""
        super().__init__(home)
        self._desk, self._speech, self._today = desk, speech, today
        self._network, self._home = network, home
        self.dialog: QDialog | None = None

    def new_network(self) -> None:
        """Ask for the name of a network and the people in it."""
        from llnet_desktop.ui.dialogs.new_network import NewNetworkDialog

        dialog = NewNetworkDialog(self._desk, self._speech, self._home)
        dialog.made.connect(self.network_made)
        self._open(dialog)

    def new_workshop(self) -> None:
        """Ask for a workshop and its agenda."""
        self._ask_workshop()

    def bring_agenda(self, path: Path | None = None) -> None:
        """Ask for an agenda in a file or pasted, and for the workshop it becomes."""
        self._ask_workshop(bring=True, path=path)

    def duplicate(self, workshop: Workshop) -> None:
        """Ask for the title and the date of a copy."""
        from llnet_desktop.ui.dialogs.duplicate import DuplicateDialog

        dialog = DuplicateDialog(self._desk, self._speech, workshop, self._today(), self._home)
        dialog.made.connect(self.duplicated)
        self._open(dialog)

    def edit_members(self, network: Network | None = None, name: str = "") -> None:
        """Show the people of a network, or of the one that is shown; one name may be chosen."""
        from llnet_desktop.ui.dialogs.members import MembersDialog

        network = network or self._network()
        if network is None:
            return
        dialog = MembersDialog(self._desk, self._speech, network, self._home)
        table = dialog.members_table
        for item in table.findItems(name, Qt.MatchFlag.MatchExactly) if name else ():
            table.setCurrentItem(item)
            table.setFocus()
        self._open(dialog)

    def _ask_workshop(self, bring: bool = False, path: Path | None = None) -> None:
        from llnet_desktop.ui.dialogs.new_workshop import NewWorkshopDialog

        dialog = NewWorkshopDialog(
            self._desk,
            self._speech,
            self._network(),
            self._today(),
            bring=bring,
            parent=self._home,
        )
        if path is not None:
            dialog.read_file(path)
        dialog.made.connect(self.workshop_made)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
