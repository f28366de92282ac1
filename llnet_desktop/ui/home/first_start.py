"""The first start: three ways to begin, each a card that takes the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from llnet_desktop.domain.phrase import LANGUAGES
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.card import ChoiceCard
from llnet_desktop.ui.widgets.drawing import Rings
from llnet_desktop.ui.widgets.switch import LANGUAGE_NAMES, Switch
from llnet_desktop.ui.widgets.text import label

_CENTER = Qt.AlignmentFlag.AlignHCenter


class FirstStart(QScrollArea):
    """What home shows while there is no network."""

    sample_wanted = Signal()
    network_wanted = Signal()
    agenda_wanted = Signal()
    language_chosen = Signal(str)
    put_away_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._heading, self._text, self._trouble = label("display"), label("title"), label("warn")
        self._text.setStyleSheet("font-weight: 400;")
        self._trouble.hide()
        self.sample_card, self.network_card = ChoiceCard(), ChoiceCard()
        self.agenda_card = ChoiceCard()
        self.languages = Switch(LANGUAGES)
        self.languages.chosen.connect(self.language_chosen.emit)
        self.put_away_button = QPushButton()
        self.put_away_button.setProperty("look", "quiet")
        self.put_away_button.clicked.connect(self.put_away_wanted)
        self.put_away_button.hide()
        cards = QHBoxLayout()
        cards.setSpacing(16)
        for card, wanted in (
            (self.sample_card, self.sample_wanted),
            (self.network_card, self.network_wanted),
            (self.agenda_card, self.agenda_wanted),
        ):
            card.clicked.connect(wanted)
            cards.addWidget(card, 1)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        column.addWidget(Rings(3.0), 0, _CENTER)
        column.addSpacing(36)
        for text in (self._heading, self._text, self._trouble):
            text.setWordWrap(True)
            text.setMinimumWidth(1)
            text.setAlignment(_CENTER)
            column.addWidget(text)
            column.addSpacing(16)
        column.addLayout(cards)
        column.addSpacing(20)
        column.addWidget(self.languages, 0, _CENTER)
        column.addWidget(self.put_away_button, 0, _CENTER)
        column.addStretch(3)
        self._middle = middle
        self._take_width()
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        self.say()

    def tell(self, sentence: str) -> None:
        """Say what went wrong; an empty sentence takes it away."""
        self._trouble.setText(sentence)
        self._trouble.setVisible(bool(sentence))

    def offer_put_away(self, offered: bool) -> None:
        """Lead to the archive and the bin while there is something in them."""
        self.put_away_button.setVisible(offered)

    def say(self) -> None:
        """Say everything in the language of the moment."""
        speech = self._speech
        self._heading.setText(speech("first.heading"))
        self._text.setText(speech("home.first.text"))
        self.sample_card.say(speech("home.look_around"), speech("home.first.sample"))
        self.network_card.say(speech("home.start_network"), speech("home.first.network"))
        self.agenda_card.say(speech("home.bring_agenda"), speech("home.first.agenda"))
        self.put_away_button.setText(speech("home.put_away"))
        self.languages.say(LANGUAGE_NAMES)
        self.languages.turn_to(speech.language)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._take_width()

    def _take_width(self) -> None:
        self._middle.setMaximumWidth(self.fontMetrics().height() * 49)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with looking around."""
        super().showEvent(event)
        self.sample_card.setFocus()
