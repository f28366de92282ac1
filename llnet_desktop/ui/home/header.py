"""The top of a network's page: its name, and what can be begun from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel, label

if TYPE_CHECKING:
    from llnet_desktop.domain.network import Network
    from llnet_desktop.ui.home.menus import MoreButton


class NetworkHeader(QWidget):
    """The heading is there in the very first frame; the buttons come with the library."""

    import_wanted = Signal()
    members_wanted = Signal()
    workshop_wanted = Signal()
    acted = Signal(object)  # a NetworkAct

    more_button: MoreButton

    def __init__(self, speech: Speech, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._network: Network | None = None
        self._kind = label("muted")
        self._heading = ElidedLabel("heading")
        self._heading.setText(heading or speech("first.heading"))
        self._trouble = label("warn")
        self._trouble.setWordWrap(True)
        self._trouble.hide()
        self.import_button, self.members_button = QPushButton(), QPushButton()
        self.workshop_button = QPushButton()
        self.workshop_button.setProperty("look", "primary")
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self._kind)
        names.addWidget(self._heading)
        row = self._row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(names, 1)
        row.addSpacing(12)
        for button, wanted in (
            (self.import_button, self.import_wanted),
            (self.members_button, self.members_wanted),
            (self.workshop_button, self.workshop_wanted),
        ):
            button.clicked.connect(wanted)
            button.hide()
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 20, 30, 12)
        layout.addLayout(row)
        layout.addWidget(self._trouble)
        self.say()

    def furnish(self) -> None:
        """Make the button for what else can be done with the network."""
        from llnet_desktop.ui.home.menus import MoreButton

        self.more_button = MoreButton()
        self.more_button.clicked.connect(self._open_menu)
        self._row.addWidget(self.more_button)

    def show_network(self, network: Network) -> None:
        """Show whose page this is, and the buttons."""
        self._network = network
        self._heading.setText(network.name)
        for button in (self.import_button, self.members_button, self.workshop_button):
            button.show()
        self.say()

    def tell(self, sentence: str) -> None:
        """Say what went wrong; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def say(self) -> None:
        """Say everything in the language of the moment."""
        sample = self._network is not None and self._network.sample
        self._kind.setText(self._speech("home.sample" if sample else "home.network"))
        self.import_button.setText(self._speech("home.import"))
        self.members_button.setText(self._speech("home.members"))
        self.workshop_button.setText(self._speech("home.new_workshop"))
        if self._network is not None:
            name = self._speech("home.more_of", title=self._network.name)
            self.more_button.setAccessibleName(name)

    def _open_menu(self) -> None:
        from llnet_desktop.ui.home.menus import below, network_menu

        network_menu(self._speech, self.acted.emit, self).popup(below(self.more_button))
