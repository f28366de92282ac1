"""What stands under the heading of a network: workshops on the left, what follows on the right."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from llnet_desktop.services.overview import Overview
from llnet_desktop.ui.home.cards import DuePanel, StandsPanel, TrendPanel, WorkshopCard
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.card import ChoiceCard

SIDE = 30  # left and right of the page
_NARROW = 52  # below this many lines of text in width, the columns stand under each other


class NetworkBody(QScrollArea):
    """Cards that are made once and filled again, so that the focus stays where it was."""

    prepare_wanted = Signal(str)
    acted = Signal(object, str)  # a WorkshopState and the workshop
    workshop_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._cards: list[WorkshopCard] = []
        self._none = ChoiceCard()
        self._none.clicked.connect(self.workshop_wanted)
        self._stands, self._due, self._trends = StandsPanel(), DuePanel(), TrendPanel()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside, left, right = QWidget(), QWidget(), QWidget()
        self._list, aside = QVBoxLayout(left), QVBoxLayout(right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.setSpacing(16)
        self._columns.addWidget(left, 16)
        self._columns.addWidget(right, 11)
        for column, spacing in ((self._list, 12), (aside, 16)):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(spacing)
        self._list.addWidget(self._none)
        self._list.addWidget(self._stands)
        self._list.addStretch()
        aside.addWidget(self._due)
        aside.addWidget(self._trends)
        aside.addStretch()
        self.setWidget(inside)

    @property
    def cards(self) -> tuple[WorkshopCard, ...]:
        """The workshops from top to bottom."""
        return tuple(self._cards)

    def show_overview(self, overview: Overview, today: date) -> None:
        """Show a network as it is now, in the language of the moment."""
        speech = self._speech
        while len(self._cards) > len(overview.lines):
            card = self._cards.pop()
            card.line = None
            card.deleteLater()
        while len(self._cards) < len(overview.lines):
            card = WorkshopCard()
            card.opened.connect(self.prepare_wanted)
            card.acted.connect(self.acted)
            self._list.insertWidget(len(self._cards), card)
            card.show()  # at once, so that it can take the focus
            self._cards.append(card)
        for card, line in zip(self._cards, overview.lines, strict=True):
            card.show_line(line, speech, today)
        self._none.setVisible(not overview.lines)
        self._none.say(speech("home.no_workshops"), speech("home.no_workshops_text"))
        self._stands.show_stands(overview.stands, speech)
        self._due.show_due(overview.due, speech, today)
        self._trends.show_trends(overview.trends, speech)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where they don't fit beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().height()
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        bar = self.width() - self.viewport().width()
        self._columns.setContentsMargins(SIDE, 4, SIDE - bar, 24)  # in line with the heading
