"""The groups that were drawn, each a card with its people; they follow the width."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from llnet_desktop.ui.board.text import scale_of
from llnet_desktop.ui.widgets.text import ElidedLabel, label

_NARROWEST = 190  # pixels of a card at 100 %


@dataclass(frozen=True, slots=True)
class Seat:
    """One line in a group: who, from where and, when there is, a word about it."""

    name: str
    organisation: str = ""
    word: str = ""  # "late", "not coming"
    away: bool = False

    @property
    def detail(self) -> str:
        """The line beneath the name."""
        return " · ".join(part for part in (self.organisation, self.word) if part)


class GroupCard(QFrame):
    """One group: a title, and two lines for each person."""

    def __init__(self, title: str, seats: Sequence[Seat], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.seats = tuple(seats)
        self.setAccessibleName(f"{title}: {', '.join(seat.name for seat in seats)}")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(0)
        column.addWidget(label("muted", title))
        for seat in seats:
            column.addSpacing(6)
            for look, text in (
                ("muted" if seat.away else "strong", seat.name),
                ("muted", seat.detail),
            ):
                if text:
                    line = ElidedLabel(look)
                    line.setText(text)
                    column.addWidget(line)
        column.addStretch()


class GroupCards(QWidget):
    """The cards in order, as many beside each other as fit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards: tuple[GroupCard, ...] = ()
        self._shown: tuple[tuple[str, tuple[Seat, ...]], ...] = ()
        self._columns = 1
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 12, 0)
        self._grid.setSpacing(12)

    def show_groups(self, groups: Sequence[tuple[str, tuple[Seat, ...]]]) -> None:
        """Show these groups, titles and people; the same ones stay as they are."""
        if tuple(groups) == self._shown:
            return
        self._shown = tuple(groups)
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = tuple(GroupCard(title, seats, self) for title, seats in groups)
        self._lay()

    def _lay(self) -> None:
        while self._grid.takeAt(0) is not None:
            pass
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 0)
        for index, card in enumerate(self.cards):
            self._grid.addWidget(card, index // self._columns, index % self._columns)
        for column in range(max(self._grid.columnCount(), self._columns)):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self._grid.setRowStretch(len(self.cards) // self._columns + 1, 1)

    def _fit(self) -> None:
        columns = max(1, self.width() // round(_NARROWEST * scale_of(self)))
        if columns != self._columns:
            self._columns = columns
            self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()
