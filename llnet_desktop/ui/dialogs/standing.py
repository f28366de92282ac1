"""Saying where one commitment stands, until when it moved, and what was learned."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.dates import doubt, parse_day
from llnet_desktop.domain.stands import LEARNED_LIMIT, Standing
from llnet_desktop.ui.commitments.draft import day_words
from llnet_desktop.ui.lookback.texts import state_words
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel, label
from llnet_desktop.words.dates import long_date


class StandDialog(QDialog):
    """Tells what is wanted; a day that is past or far away is asked about once."""

    wanted = Signal(object, str, object)  # StandState, what was learned, the day or None

    def __init__(
        self,
        speech: Speech,
        one: Standing,
        today: date,
        state: StandState | None = None,
        next_workshop: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`state` is what was chosen already."""
        super().__init__(parent)
        self._speech, self._today, self._asked = speech, today, ""
        self._next_workshop = next_workshop
        made, stand = one.commitment, one.stand
        self.setWindowTitle(speech("lookback.dialog.title"))
        about = ElidedLabel("strong", lines=3)
        about.setText(
            speech("lookback.dialog.about", number=made.number, who=made.who, what=made.what)
        )
        self.state_buttons = {state: QPushButton(self) for state in StandState}
        self._group = QButtonGroup(self)
        states = QHBoxLayout()
        states.setSpacing(8)
        for which, button in self.state_buttons.items():
            button.setText(speech(f"lookback.key.{which.value}"))
            button.setAccessibleName(state_words(speech, which))
            button.setCheckable(True)
            button.setAutoDefault(False)
            self._group.addButton(button)
            states.addWidget(button)
        states.addStretch(1)
        self.day_field, self.day_label = QLineEdit(self), label("muted")
        self.day_name, learned_name = label("strong"), label("strong")
        self.day_name.setText(speech("lookback.dialog.moved_to"))
        self.day_field.setPlaceholderText(speech("lookback.dialog.moved_hint"))
        self.day_field.setMaxLength(60)
        self.learned_field = QLineEdit(self)
        self.learned_field.setMaxLength(LEARNED_LIMIT)
        self.learned_field.setPlaceholderText(speech("lookback.learned_hint"))
        learned_name.setText(speech("lookback.learned"))
        for name, field in (
            (self.day_name, self.day_field),
            (learned_name, self.learned_field),
        ):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
        self.trouble_label = label("warn")
        self.trouble_label.setWordWrap(True)
        self.keep_button, self.cancel_button = QPushButton(self), QPushButton(self)
        self.keep_button.setText(speech("lookback.dialog.keep"))
        self.keep_button.setProperty("look", "primary")
        self.keep_button.setDefault(True)
        self.cancel_button.setText(speech("lookback.dialog.cancel"))
        self.cancel_button.setAutoDefault(False)
        self._lay_out(about, states, learned_name)
        self._group.buttonToggled.connect(lambda *_: self._show_day())
        self.day_field.textChanged.connect(lambda _: self._say_day())
        self.keep_button.clicked.connect(self._keep)
        self.cancel_button.clicked.connect(self.reject)
        chosen = state or (stand.state if stand is not None else StandState.NOT_KNOWN)
        self.state_buttons[chosen].setChecked(True)
        if stand is not None and one.is_told:
            self.learned_field.setText(stand.learned)
        if stand is not None and stand.moved_to is not None and stand.moved_to >= today:
            self.day_field.setText(stand.moved_to.isoformat())
        self._show_day()
        if chosen is StandState.MOVED:
            self.day_field.setFocus()
        elif state is not None:
            self.learned_field.setFocus()
        else:
            self.state_buttons[chosen].setFocus()
        self.resize(620, self.sizeHint().height())

    def _lay_out(self, about: QWidget, states: QHBoxLayout, learned_name: QWidget) -> None:
        day, buttons = QHBoxLayout(), QHBoxLayout()
        day.addWidget(self.day_field, 1)
        day.addWidget(self.day_label, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.keep_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 20)
        whole.setSpacing(10)
        whole.addWidget(about)
        whole.addLayout(states)
        whole.addWidget(self.day_name)
        whole.addLayout(day)
        whole.addWidget(learned_name)
        whole.addWidget(self.learned_field)
        whole.addWidget(self.trouble_label)
        whole.addStretch(1)
        whole.addLayout(buttons)

    @property
    def state(self) -> StandState:
        """What is chosen."""
        chosen = (state for state, button in self.state_buttons.items() if button.isChecked())
        return next(chosen, StandState.NOT_KNOWN)

    def _show_day(self) -> None:
        moved = self.state is StandState.MOVED
        for part in (self.day_name, self.day_field, self.day_label):
            part.setVisible(moved)
        self._say_day()

    def _say_day(self) -> None:
        said = self.day_field.text()
        self.day_label.setText(
            day_words(self._speech.words, said, self._today, self._next_workshop)
        )
        self._tell("")

    def _keep(self) -> None:
        state, text, day = self.state, self.day_field.text().strip(), None
        if state is StandState.MOVED and text:
            day = parse_day(text, self._today, self._next_workshop)
            if day is None:
                self._tell(self._speech("error.stands.day", text=text))
                self.day_field.setFocus()
                return
            odd = doubt(day, self._today, text)
            if odd and self._asked != text:
                self._asked = text
                said = long_date(self._speech.words, day)
                self._tell(self._speech(f"lookback.ask.{odd}", day=said))
                self.day_field.setFocus()
                return
        self.wanted.emit(state, self.learned_field.text(), day)
        self.accept()

    def _tell(self, sentence: str) -> None:
        self.trouble_label.setText(sentence)
        self.trouble_label.setAccessibleName(sentence)
        self.trouble_label.setVisible(bool(sentence))
