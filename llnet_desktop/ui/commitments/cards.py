"""All commitments as a grid of cards; it follows the width, and arrows go from card to card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from llnet_desktop.ui.board.text import scale_of
from llnet_desktop.ui.commitments.card import CommitmentCard, Shown
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

NARROWEST = 300  # pixels of a card at 100 %


class CardGrid(QWidget):
    """Cards in the order they were numbered; a change makes and moves only what it must."""

    opened = Signal(str)
    removal_wanted = Signal(str)
    help_wanted = Signal(str)
    settled = Signal()  # every card stands where it belongs

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._cards: dict[str, CommitmentCard] = {}
        self._columns = 1
        self._empty = label("secondary", parent=self)
        self._empty.setWordWrap(True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(2, 2, 14, 2)
        self._grid.setSpacing(14)

    @property
    def cards(self) -> tuple[CommitmentCard, ...]:
        """The cards in order."""
        return tuple(self._cards.values())

    def card(self, commitment_id: str) -> CommitmentCard | None:
        """Return the card of a commitment."""
        return self._cards.get(commitment_id)

    def show_cards(self, shown: Sequence[Shown]) -> None:
        """Show these commitments; a card that had the focus gives it to its neighbour."""
        order = list(self._cards)
        focused = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        wanted = {each.commitment.id: each for each in shown}
        for gone in order:
            if gone not in wanted:
                card = self._cards.pop(gone)
                card.hide()
                card.deleteLater()
        for identity, each in wanted.items():
            if identity in self._cards:
                self._cards[identity].show_commitment(each)
            else:
                self._cards[identity] = self._made(each)
        self._cards = {identity: self._cards[identity] for identity in wanted}
        self._empty.setText(self._speech("commitments.none_yet"))
        if order != list(self._cards) or not order:
            self._lay()
        if focused is not None and order[focused] not in wanted and self._cards:
            self.cards[min(focused, len(self._cards) - 1)].setFocus()

    def _made(self, shown: Shown) -> CommitmentCard:
        card = CommitmentCard(shown, self._speech, self)
        card.opened.connect(self.opened)
        card.removal_wanted.connect(self.removal_wanted)
        card.help_wanted.connect(self.help_wanted)
        return card

    def _lay(self) -> None:
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        while self._grid.takeAt(0) is not None:
            pass
        self._empty.setVisible(not self._cards)
        if not self._cards:
            self._grid.addWidget(self._empty, 0, 0, Qt.AlignmentFlag.AlignTop)
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // self._columns, index % self._columns)
            if index:
                QWidget.setTabOrder(self.cards[index - 1], card)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self._grid.setRowStretch(len(self._cards) // self._columns + 1, 1)

    def _fit(self) -> None:
        columns = max(1, self.width() // round(NARROWEST * scale_of(self)))
        if columns != self._columns:
            self._columns = columns
            self._lay()

    def event(self, event: QEvent) -> bool:
        """Tell when the layout is done."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self.settled.emit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from card to card with the arrows, Home and End."""
        here = next((i for i, card in enumerate(self.cards) if card.hasFocus()), None)
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Home: -len(self._cards),
            Qt.Key.Key_End: len(self._cards),
        }
        step = next((by for key, by in steps.items() if key == event.key()), None)
        if here is None or step is None:
            event.ignore()
            return
        there = here + step
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            there = min(max(there, 0), len(self._cards) - 1)
        if 0 <= there < len(self._cards):
            self.cards[there].setFocus()
