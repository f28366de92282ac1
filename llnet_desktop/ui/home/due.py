"""What comes due on home: the open commitments nearest to today, and where each of them stands."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.services.overview import MOST_DUE, Due
from llnet_desktop.ui.home.cards import Panel, rule
from llnet_desktop.ui.home.menus import MoreButton, asks_for_menu, below
from llnet_desktop.ui.lookback.list import letter_of
from llnet_desktop.ui.lookback.texts import state_words
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.menu import Act, menu_of
from llnet_desktop.ui.widgets.shapes import ConditionShape
from llnet_desktop.ui.widgets.text import ElidedLabel, label
from llnet_desktop.words.dates import day_and_date, short_date

_TOP = Qt.AlignmentFlag.AlignTop


class DuePanel(Panel):
    """The open commitments nearest to today; a menu, or a letter, says where one stands."""

    state_wanted = Signal(str, object)  # the commitment, and a StandState
    learned_wanted = Signal(str)
    all_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.all_button = QPushButton()
        self.all_button.setProperty("look", "quiet-small")
        self.all_button.clicked.connect(self.all_wanted)
        head = QHBoxLayout()
        self.body.removeWidget(self._title)
        head.addWidget(self._title, 1)
        head.addWidget(self.all_button)
        self.body.insertLayout(0, head)
        self.rows = [DueRow(speech) for _ in range(MOST_DUE)]
        for row in self.rows:
            row.state_wanted.connect(self.state_wanted)
            row.learned_wanted.connect(self.learned_wanted)
            self.body.addWidget(row)

    def show_due(self, due: tuple[Due, ...], commitments: int, today: date) -> None:
        """Show what comes due, and how many commitments there are in all."""
        say = self._speech
        self.head(say("home.due"), "" if due else say("home.due_none"))
        self.all_button.setText(say("lookback.home.all", n=commitments))
        self.all_button.setAccessibleName(say("lookback.home.all_name", n=commitments))
        self.all_button.setVisible(commitments > 0)
        for index, row in enumerate(self.rows):
            row.setVisible(index < len(due))
            if index < len(due):
                row.show_due(due[index], today)


class DueRow(QWidget):
    """One commitment, with the button that says where it stands."""

    state_wanted = Signal(str, object)
    learned_wanted = Signal(str)

    def __init__(self, speech: Speech) -> None:
        super().__init__()
        self._speech = speech
        self._due: Due | None = None
        self._shape = ConditionShape()
        self._what, self._who = ElidedLabel("strong", lines=2), ElidedLabel("secondary")
        self._by = label("muted")
        self.button = _StandButton(self)
        texts, row = QVBoxLayout(), QHBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._what)
        texts.addWidget(self._who)
        row.setSpacing(10)
        row.addWidget(self._shape, 0, _TOP)
        row.addLayout(texts, 1)
        row.addWidget(self._by, 0, _TOP)
        row.addSpacing(-6)
        row.addWidget(self.button, 0, _TOP)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(rule())
        layout.addLayout(row)
        self.button.clicked.connect(lambda: self.open_menu(below(self.button)))

    def show_due(self, due: Due, today: date) -> None:
        """Show a commitment with the day it has now."""
        self._due = due
        made, say = due.commitment, self._speech
        self._shape.show_condition(made.condition)
        condition = say(f"conditions.short.{made.condition.value}") if made.condition else ""
        self._shape.setAccessibleName(condition)
        self._shape.setToolTip(condition)
        self._what.setText(made.what)
        together = say("home.together", name=made.together_with) if made.together_with else ""
        only = say("lookback.room_only") if made.room_only else ""
        known = state_words(say, due.stand.state) if due.stand is not None else ""
        self._who.setText(" · ".join(part for part in (made.who, together, known, only) if part))
        near = abs((due.by - today).days) < 7
        show = day_and_date(say.words, due.by) if near else short_date(say.words, due.by, today)
        self._by.setText(show)
        self.button.setAccessibleName(say("lookback.home.set", what=made.what))
        self.button.setToolTip(say("lookback.dialog.title"))

    def menu(self) -> QMenu:
        """Return the five stands, with their letters, and what was learned."""
        say = self._speech
        acts = [
            Act(
                state_words(say, state),
                letter_of(say, state).upper(),
                partial(self.set_state, state),
            )
            for state in StandState
        ]
        return menu_of(
            [acts, [Act(say("lookback.home.learned"), "", self._ask_learned)]], self.button
        )

    def open_menu(self, at: QPoint) -> None:
        """Show them."""
        self.menu().popup(at)

    def set_state(self, state: StandState) -> None:
        """Say where it stands."""
        if self._due is not None:
            self.state_wanted.emit(self._due.commitment.id, state)

    def press(self, text: str) -> bool:
        """Do what a letter means; False when it means nothing."""
        for state in StandState:
            if text and text.casefold() == letter_of(self._speech, state):
                self.set_state(state)
                return True
        return False

    def _ask_learned(self) -> None:
        if self._due is not None:
            self.learned_wanted.emit(self._due.commitment.id)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu at the mouse, or below the dots."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        self.open_menu(event.globalPos() if by_mouse else below(self.button))


class _StandButton(MoreButton):
    """Three dots that also take the letter of a stand."""

    def __init__(self, row: DueRow) -> None:
        super().__init__(row)
        self._row = row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if asks_for_menu(event):
            self._row.open_menu(below(self))
        elif held or not self._row.press(event.text()):
            super().keyPressEvent(event)
