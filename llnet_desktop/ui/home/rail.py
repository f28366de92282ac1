"""The left rail of home: the networks, and below them how the program looks and speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.phrase import LANGUAGES
from llnet_desktop.ui import theme
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.drawing import Rings
from llnet_desktop.ui.widgets.switch import LANGUAGE_NAMES, Switch
from llnet_desktop.ui.widgets.text import ElidedButton, label

if TYPE_CHECKING:
    from llnet_desktop.domain.network import Network
    from llnet_desktop.ui.home.network_button import NetworkButton
    from llnet_desktop.ui.home.search_field import SearchField

THEMES = ("light", "dark")
TEXT_SIZES = (1.0, 1.25, 1.5)


class Rail(QFrame):
    """What stays in place while the page beside it changes.

    `furnish` gives it what only makes sense with a library: the field to search in.
    """

    search_field: SearchField

    network_chosen = Signal(str)
    network_acted = Signal(object, str)  # a NetworkAct and the network
    network_renamed = Signal(str, str)  # the network and what was typed
    network_wanted = Signal()
    sample_wanted = Signal()
    put_away_wanted = Signal()
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)

    def __init__(self, speech: Speech, text_size: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._furnished = False
        self.setProperty("look", "side")
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(lambda button: self.network_chosen.emit(button.network))
        self._name = label("title", "LLNet")
        self._networks_label = label("muted")
        self._new = QPushButton()
        self._sample = QPushButton()
        self.put_away_button = ElidedButton()
        for button, wanted in (
            (self._new, self.network_wanted),
            (self._sample, self.sample_wanted),
            (self.put_away_button, self.put_away_wanted),
        ):
            button.setProperty("look", "nav")
            button.clicked.connect(wanted)
            button.hide()
        self.languages = Switch(LANGUAGES)
        self.themes = Switch(THEMES)
        self.text_sizes = Switch(TEXT_SIZES)
        self.themes.turn_to(theme.current().name)
        self.text_sizes.turn_to(text_size)
        for switch, chosen in (
            (self.languages, self.language_chosen),
            (self.themes, self.theme_chosen),
            (self.text_sizes, self.text_size_chosen),
        ):
            switch.chosen.connect(chosen.emit)
        self._stays_here = label("muted")
        self._stays_here.setWordWrap(True)
        self._lay_out()
        self.say()
        self._take_width()

    def say(self) -> None:
        """Say everything in the language of the moment."""
        speech = self._speech
        self._networks_label.setText(speech("home.networks"))
        self._new.setText(speech("home.new_network"))
        self._sample.setText(speech("home.look_around"))
        self.put_away_button.say(speech("home.put_away"))
        if self._furnished:
            self.search_field.setPlaceholderText(speech("home.search"))
            self.search_field.setAccessibleName(speech("home.search_all"))
            self.search_field.setToolTip(speech("home.search_all"))
        self.languages.say(LANGUAGE_NAMES)
        self.languages.turn_to(speech.language)
        self.themes.say([speech(f"home.theme.{name}") for name in THEMES])
        percents = [round(100 * size) for size in TEXT_SIZES]
        names = [speech("home.text_size", percent=percent) for percent in percents]
        self.text_sizes.say([f"{percent}%" for percent in percents], names)
        self._stays_here.setText(speech("home.stays_here"))

    def furnish(self) -> None:
        """Make the field to search in, now that there is a library."""
        from llnet_desktop.ui.home.search_field import SearchField

        self._furnished = True
        self.search_field = SearchField()
        self._column.insertWidget(1, self.search_field)
        self._column.insertSpacing(2, 6)
        self.put_away_button.show()
        self.say()

    def button_of(self, network_id: str) -> NetworkButton | None:
        """Return the button of a network."""
        return next((button for button in self._buttons() if button.network == network_id), None)

    def show_networks(self, networks: Sequence[Network], chosen: str | None) -> None:
        """List the networks and mark the one that is shown."""
        buttons = self._buttons()
        for button in buttons[len(networks) :]:
            self._group.removeButton(button)
            button.deleteLater()
        for index, network in enumerate(networks):
            button = buttons[index] if index < len(buttons) else self._new_button(index)
            button.show_network(network.id, network.name)
            button.setChecked(network.id == chosen)
        self._new.show()
        self._sample.setVisible(not any(network.sample for network in networks))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._take_width()

    def _take_width(self) -> None:
        width = round(self.fontMetrics().height() * 11.5)
        if self.width() != width:
            self.setFixedWidth(width)

    def _buttons(self) -> list[NetworkButton]:
        return [cast("NetworkButton", button) for button in self._group.buttons()]

    def _new_button(self, index: int) -> NetworkButton:
        from llnet_desktop.ui.home.network_button import NetworkButton

        button = NetworkButton(self._speech)
        button.wanted.connect(self.network_acted)
        button.renamed.connect(self.network_renamed)
        self._group.addButton(button)
        self._list.insertWidget(index, button)
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 0, 0, 12)
        top.setSpacing(10)
        top.addWidget(Rings(0.95))
        top.addWidget(self._name)
        top.addStretch()
        inside = QWidget()
        self._list = QVBoxLayout(inside)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(4)
        self._list.addWidget(self._new)
        self._list.addWidget(self._sample)
        self._list.addStretch()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(12, 20, 12, 20)
        layout.setSpacing(6)
        layout.addLayout(top)
        for text in (self._networks_label, self._stays_here):
            text.setContentsMargins(12, 0, 0, 0)
        layout.addWidget(self._networks_label)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.put_away_button)
        for switch in (self.languages, self.themes, self.text_sizes):
            layout.addWidget(switch)
        layout.addSpacing(6)
        layout.addWidget(self._stays_here)
