"""How the paper of a network looks: its own colour and its logo, kept with the network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QColorDialog, QMenu, QPushButton, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Network
from llnet_desktop.exchange.pictures import read_picture
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.shelving import looking_like
from llnet_desktop.ui.dialogs.frame import choose_file
from llnet_desktop.ui.speech import Speech


class Look(QObject):
    """Changes the look as one gesture each time; `changed` says that paper looks otherwise."""

    changed = Signal()
    failed = Signal(ProgramError)

    def __init__(
        self, desk: Desk, speech: Speech, network_id: str, button: QPushButton, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._id = desk, speech, network_id
        self._parent, self._button = parent, button
        button.clicked.connect(self.open_menu)

    @property
    def network(self) -> Network | None:
        """The network as it is now."""
        return self._desk.one(Network, self._id)

    def open_menu(self) -> None:
        """Offer what can be changed, below the button."""
        network, say = self.network, self._speech
        if network is None:
            return
        menu = QMenu(self._button)
        menu.addAction(say("export.look.color")).triggered.connect(self.choose_color)
        menu.addAction(say("export.look.logo")).triggered.connect(self.choose_logo)
        for code, is_there, act in (
            ("no_color", network.color, self._no_color),
            ("no_logo", network.logo, self._no_logo),
        ):
            if is_there:
                menu.addAction(say(f"export.look.{code}")).triggered.connect(act)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    def choose_color(self) -> None:
        """Ask for the colour of the bar along the top."""
        network = self.network
        if network is not None:
            begun = QColor(network.color or "#12415c")
            color = QColorDialog.getColor(begun, self._parent, self._speech("export.look.color"))
            if color.isValid():
                self._change(color.name(), network.logo)

    def choose_logo(self) -> None:
        """Ask for a picture."""
        path = choose_file(self._parent, self._speech, "export.look.files")
        if path is not None:
            self.take_logo(path)

    def take_logo(self, path: Path) -> None:
        """Keep the picture in a file as the logo."""
        network = self.network
        try:
            picture = read_picture(path)
        except ProgramError as error:
            self.failed.emit(error)
            return
        if network is not None:
            self._change(network.color, picture.content)

    def _no_color(self) -> None:
        network = self.network
        if network is not None:
            self._change("", network.logo)

    def _no_logo(self) -> None:
        network = self.network
        if network is not None:
            self._change(network.color, None)

    def _change(self, color: str, logo: bytes | None) -> None:
        network = self.network
        if network is None:
            return
        try:
            self._desk.perform(looking_like(network, color, logo))
        except ProgramError as error:
            self.failed.emit(error)
            return
        self.changed.emit()
