"""The cards of a network's page: a workshop, how things stand, what comes due, the scans."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.services.overview import (
    StandCounts,
    WorkshopLine,
    WorkshopState,
)
from llnet_desktop.ui.home.menus import CardAct, MoreButton, asks_for_menu, below, card_menu
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.card import Card
from llnet_desktop.ui.widgets.shapes import StateMark
from llnet_desktop.ui.widgets.text import ElidedLabel, label
from llnet_desktop.words.dates import clock, day_and_date, length_words, short_date

WORKSHOPS_STANDING = 4
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_TOP = Qt.AlignmentFlag.AlignTop


class WorkshopCard(Card):
    """One workshop with its one next action; the card itself opens it, a menu does the rest."""

    opened = Signal(str)
    acted = Signal(object, str)  # the state the card was in, and the workshop
    wanted = Signal(object, str)  # a CardAct and the workshop

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line: WorkshopLine | None = None
        self._speech: Speech | None = None
        self._mark = StateMark()
        self._title, self._when = ElidedLabel("strong"), ElidedLabel("muted")
        self._state, self._counts = label("secondary"), label("muted")
        self.action = QPushButton()
        self.action.clicked.connect(self._act)
        self.more = MoreButton()
        self.more.clicked.connect(lambda: self.open_menu(below(self.more)))
        self.clicked.connect(self._open)
        names, facts = QVBoxLayout(), QVBoxLayout()
        for column, parts in (
            (names, (self._title, self._when)),
            (facts, (self._state, self._counts)),
        ):
            column.setSpacing(2)
            for part in parts:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
                column.addWidget(part)
        for fact in (self._state, self._counts):
            fact.setAlignment(_RIGHT)
        row = QHBoxLayout(self)
        row.setContentsMargins(18, 13, 10, 13)
        row.setSpacing(14)
        row.addWidget(self._mark)
        row.addLayout(names, 1)
        row.addLayout(facts)
        row.addWidget(self.action)
        row.addSpacing(-8)
        row.addWidget(self.more)

    def show_line(self, line: WorkshopLine, speech: Speech, today: date) -> None:
        """Show a workshop as it is now."""
        self.line, self._speech = line, speech
        title, state = line.workshop.title, speech(f"home.state.{line.state.value}")
        self._mark.show_state(line.state)
        self._title.setText(title)
        self._when.setText(_when(line, speech, today))
        self._state.setText(state)
        self._counts.setText(_counts(line, speech))
        self.action.setText(speech(f"home.action.{line.state.value}"))
        self.action.setAccessibleName(f"{self.action.text()}: {title}")
        self.more.setAccessibleName(speech("home.more_of", title=title))
        urgent = line.state in (WorkshopState.READY, WorkshopState.RUNNING)
        if self.action.property("look") != (look := "primary" if urgent else ""):
            self.action.setProperty("look", look)
            self.action.style().unpolish(self.action)
            self.action.style().polish(self.action)
        self.action.setMinimumWidth(self.fontMetrics().height() * 7)
        self.setAccessibleName(title)
        self.setAccessibleDescription(" · ".join((state, self._when.text(), self._counts.text())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from card to card; Tab and the right arrow reach the buttons."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if asks_for_menu(event):
            self.open_menu(below(self.more))
        elif event.key() == Qt.Key.Key_Delete:
            self._want(CardAct.BIN)
        elif control and event.key() == Qt.Key.Key_D:
            self._want(CardAct.DUPLICATE)
        elif step := {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key())):
            self._walk(step)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse, or below the dots."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.open_menu(event.globalPos() if by_mouse else below(self.more))

    def open_menu(self, at: QPoint) -> None:
        """Show what can be done with the workshop."""
        if self.line is not None and self._speech is not None:
            card_menu(self.line, self._speech, self._want, self).popup(at)

    def _walk(self, step: int) -> None:
        parent = self.parentWidget()
        if parent is None:
            return
        only = Qt.FindChildOption.FindDirectChildrenOnly
        cards = [card for card in parent.findChildren(WorkshopCard, options=only) if card.line]
        index = cards.index(self) + step
        if 0 <= index < len(cards):
            cards[index].setFocus(Qt.FocusReason.TabFocusReason)

    def _want(self, act: CardAct) -> None:
        if self.line is not None:
            self.wanted.emit(act, self.line.workshop.id)

    def _open(self) -> None:
        if self.line is not None:
            self.opened.emit(self.line.workshop.id)

    def _act(self) -> None:
        if self.line is not None:
            self.acted.emit(self.line.state, self.line.workshop.id)


def _when(line: WorkshopLine, speech: Speech, today: date) -> str:
    day = line.starts.date()
    if line.took is not None:
        took = speech("home.took", length=length_words(speech.words, line.took))
        parts = [short_date(speech.words, day, today), took]
    else:
        date_text = day_and_date(speech.words, day)
        parts = [
            date_text if day.year == today.year else f"{date_text} {day.year}",
            f"{clock(line.starts)}–{clock(line.ends)}" if line.blocks else clock(line.starts),
        ]
    return " · ".join(part for part in (*parts, line.workshop.venue) if part)


def _counts(line: WorkshopLine, speech: Speech) -> str:
    if line.state is WorkshopState.DONE:
        return speech("home.commitments", n=line.commitments)
    if line.over:
        return speech("home.over", length=length_words(speech.words, line.over))
    parts = [speech("home.blocks", n=line.blocks)]
    if line.workshop.people:
        parts.append(speech("home.people", n=line.workshop.people))
    return ", ".join(parts)


class Panel(QFrame):
    """A card with a title and something beneath it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._title = label("strong")
        self._empty = label("secondary")
        self._empty.setWordWrap(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(18, 14, 18, 16)
        self.body.setSpacing(10)
        self.body.addWidget(self._title)
        self.body.addWidget(self._empty)

    def head(self, title: str, empty: str) -> None:
        """Show the title; and a kind word while there is nothing to show."""
        self._title.setText(title)
        self.setAccessibleName(title)
        self._empty.setText(empty)
        self._empty.setVisible(bool(empty))


class StandsPanel(Panel):
    """How the commitments of the last workshops stand: counts, no rates, no colours."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)

    def show_stands(self, stands: tuple[StandCounts, ...], speech: Speech) -> None:
        """Show the counts of the newest workshops."""
        self.head(speech("home.stands"), "")
        _empty(self._grid)
        self.setVisible(bool(stands))
        words = {state: speech(f"home.stand.{state.value}") for state in StandState}
        for column, state in enumerate(StandState, start=1):
            self._grid.addWidget(aligned(label("muted", words[state])), 0, column)
        for row, stand in enumerate(stands[:WORKSHOPS_STANDING], start=1):
            title = ElidedLabel()
            title.setText(stand.workshop.title)
            self._grid.addWidget(title, row, 0)
            for column, state in enumerate(StandState, start=1):
                number = label("strong", str(stand.counts[state]))
                number.setAccessibleName(
                    f"{stand.workshop.title}, {words[state]}: {stand.counts[state]}"
                )
                self._grid.addWidget(aligned(number), row, column)


def rule() -> QFrame:
    """Return a thin line between two rows."""
    made = QFrame()
    made.setProperty("look", "rule")
    return made


def aligned(made: QLabel) -> QLabel:
    """Return a label whose words end at the right."""
    made.setAlignment(_RIGHT)
    return made


def _empty(layout: QLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()
