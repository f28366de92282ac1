"""What stands under the heading of a network: workshops on the left, what follows on the right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from llnet_desktop.services.overview import FIRST_LINES, Overview, WorkshopLine
from llnet_desktop.ui.home.cards import StandsPanel, WorkshopCard
from llnet_desktop.ui.home.due import DuePanel
from llnet_desktop.ui.home.trends import TrendPanel
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.card import ChoiceCard

AT_ONCE = 10  # cards that most screens have room for: the first paint waits for no other
AFTER_PAINT = 50  # milliseconds
MORE_LINES = 40  # workshops that come at once
SIDE = 30  # left and right of the page
_NARROW = 52  # below this many lines of text in width, the columns stand under each other


class NetworkBody(QScrollArea):
    """Cards that are made once and filled again, so that the focus stays where it was."""

    prepare_wanted = Signal(str)
    acted = Signal(object, str)  # a WorkshopState and the workshop
    wanted = Signal(object, str)  # a CardAct and the workshop
    workshop_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._cards: list[WorkshopCard] = []
        self._overview: Overview | None = None
        self._wanted = 0  # workshops that may be shown
        self._today = date.min
        self._rest: tuple[WorkshopLine, ...] = ()  # of the very first ones
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._show_rest)
        self._none = ChoiceCard()
        self._none.clicked.connect(self.workshop_wanted)
        self._stands, self.due, self.trends = StandsPanel(), DuePanel(speech), TrendPanel()
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
        self.more_button = QPushButton()
        self.more_button.clicked.connect(self.show_more)
        self.more_button.hide()
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self._list.addWidget(self.more_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._list.addWidget(self._none)
        self._list.addWidget(self._stands)
        self._list.addStretch()
        aside.addWidget(self.due)
        aside.addWidget(self.trends)
        aside.addStretch()
        self.setWidget(inside)

    @property
    def cards(self) -> tuple[WorkshopCard, ...]:
        """The workshops from top to bottom; there may be more of them."""
        self._show_rest()
        return tuple(self._cards)

    def show_overview(self, overview: Overview, today: date) -> None:
        """Show a network as it is now, in the language of the moment."""
        speech = self._speech
        if self._overview is None or self._overview.network.id != overview.network.id:
            self._wanted = FIRST_LINES
        self._overview, self._today = overview, today
        lines = overview.lines + overview.lines_from(FIRST_LINES, self._wanted)
        while len(self._cards) > len(lines):
            card = self._cards.pop()
            card.line = None
            card.deleteLater()
        at_once = len(lines) if self._cards else AT_ONCE
        self._rest = lines[at_once:]
        self._show_lines(0, lines[:at_once])
        if self._rest:
            self._later.start(AFTER_PAINT)
        self._none.setVisible(not lines)
        self._none.say(speech("home.no_workshops"), speech("home.no_workshops_text"))
        self._stands.show_stands(overview.stands, speech)
        self.due.show_due(overview.due, overview.commitments, today)
        self.trends.show_trends(overview.trends, overview.advice, speech)

    def show_more(self) -> None:
        """Show a page more of the workshops; the next ones come when the list is scrolled."""
        if self._overview is None or self._wanted >= self._overview.workshops:
            return
        self._show_rest()
        shown, had_focus = len(self._cards), self.more_button.hasFocus()
        lines = self._overview.lines_from(self._wanted, self._wanted + MORE_LINES)
        self._wanted += MORE_LINES
        self._show_lines(shown, lines)
        if had_focus and lines:
            self._cards[shown].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_rest(self) -> None:
        rest, self._rest = self._rest, ()
        if rest:
            self._show_lines(len(self._cards), rest)

    def _show_lines(self, start: int, lines: Sequence[WorkshopLine]) -> None:
        speech = self._speech
        while len(self._cards) < start + len(lines):
            card = WorkshopCard()
            card.opened.connect(self.prepare_wanted)
            card.acted.connect(self.acted)
            card.wanted.connect(self.wanted)
            self._list.insertWidget(len(self._cards), card)
            card.show()  # at once, so that it can take the focus
            self._cards.append(card)
        for card, line in zip(self._cards[start:], lines, strict=True):
            card.show_line(line, speech, self._today)
        count = self._overview.workshops if self._overview else 0
        self.more_button.setText(speech("home.show_all", count=count))
        self.more_button.setVisible(self._wanted < count and not self._rest)

    def _scrolled(self, value: int) -> None:
        """Once more was asked for, go on near the end of the list."""
        left = self.verticalScrollBar().maximum() - value
        if self._wanted > FIRST_LINES and left < self.viewport().height():
            self.show_more()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns under each other where they don't fit beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().height()
        direction = QBoxLayout.Direction
        self._columns.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        bar = self.width() - self.viewport().width()
        self._columns.setContentsMargins(SIDE, 4, SIDE - bar, 24)  # in line with the heading
