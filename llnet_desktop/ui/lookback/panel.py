"""The look back in the middle of the console: a line for stands, the list, what was learned."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.stands import (
    Standing,
    StandLine,
    counts,
    meant,
    numbered,
    parse_stands,
)
from llnet_desktop.ui.lookback.line import Line
from llnet_desktop.ui.lookback.list import StandsList, StandsModel
from llnet_desktop.ui.lookback.texts import number_words, state_words, will_do
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel, label
from llnet_desktop.words.dates import long_date

_NUMBERS = re.compile(r"\s*#?(\d{1,9})\s*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the panel shows. Veiled: the room looks along, and the counts are not out yet."""

    block: str
    about: tuple[Standing, ...] = ()
    veiled: bool = False
    counts_hidden: bool = False
    next_workshop: date | None = None


class LookbackPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_standings`."""

    told = Signal(object)  # pairs of a StandLine and the Standings it is about
    learned_wanted = Signal(object, str)  # Standing, text
    list_wanted = Signal()
    counts_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    closed = Signal()
    typing_ended = Signal()
    half_typed = Signal(str)  # the line as it stands
    half_learned = Signal(object, str)  # of which commitment, and the words; None: of none

    def __init__(
        self, speech: Speech, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech, self._today, self._shown = speech, today, Shown("")
        self._closed = ""  # why nothing can be written now
        self._asked = ""  # the line whose day was asked about
        self._meant: Standing | None = None  # the row that a line was begun from
        self._learning: str | None = None  # the commitment whose learned stands in the field
        self.line = Line(self, steers=True)
        self.hint_label = ElidedLabel("muted", lines=2)
        self.empty_label = label("secondary")
        self.counts_label, self.hidden_label = ElidedLabel("secondary"), ElidedLabel("muted")
        self.empty_label.setWordWrap(True)
        self.model = StandsModel(speech, self)
        self.list = StandsList(self.model, self._may_write, self)
        self.list_button, self.counts_button = QPushButton(self), QPushButton(self)
        self.state_buttons = {state: QPushButton(self) for state in StandState}
        self.learned_field = Line(self)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.line)
        speech.changed.connect(self._say)
        self._say()

    def _lay_out(self) -> None:
        below, last = QHBoxLayout(), QHBoxLayout()
        for row in (below, last):
            row.setSpacing(8)
        for state, button in self.state_buttons.items():
            button.clicked.connect(lambda _=False, state=state: self._set_chosen(state))
            below.addWidget(button)
        below.addStretch(1)
        last.addWidget(self.hidden_label, 1)
        last.addWidget(self.list_button)
        last.addWidget(self.counts_button)
        for button in (self.list_button, self.counts_button, *self.state_buttons.values()):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(6)
        whole.addWidget(self.line)
        whole.addWidget(self.hint_label)
        whole.addWidget(self.empty_label)
        whole.addWidget(self.list, 1)
        whole.addLayout(below)
        whole.addWidget(self.learned_field)
        whole.addWidget(self.counts_label)
        whole.addLayout(last)
        whole.addStretch(0)

    def _connect(self) -> None:
        self.line.textChanged.connect(self._typed)
        self.line.textChanged.connect(self.half_typed)
        self.learned_field.textEdited.connect(self._tell_learning)
        self.line.entered.connect(self._enter)
        self.line.left.connect(self.closed)
        self.line.down.connect(self.list.setFocus)
        self.list.state_wanted.connect(self._set)
        self.list.opened.connect(lambda _: self._go_to_learned())
        self.list.figure_typed.connect(self._begin_with)
        self.list.chosen_changed.connect(self._chosen_changed)
        self.list.left.connect(self.closed)
        self.learned_field.entered.connect(self._keep_learned)
        self.learned_field.left.connect(self._leave_learned)
        self.learned_field.left_behind.connect(self._keep_what_is_typed)
        for field in (self.line, self.learned_field):
            field.undo_wanted.connect(self.undo_wanted)
            field.redo_wanted.connect(self.redo_wanted)
            field.locked_out.connect(self._may_write)
        self.list_button.clicked.connect(self.list_wanted)
        self.counts_button.clicked.connect(self.counts_wanted)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    # --- what is shown

    @property
    def block(self) -> str:
        """The id of the item that is shown."""
        return self._shown.block

    @property
    def is_typed_in(self) -> bool:
        """Whether a line or what was learned is being typed here."""
        return (self.line.hasFocus() and bool(self.line.text())) or self.learned_field.hasFocus()

    def show_standings(self, shown: Shown) -> None:
        """Show a look back as it is; the same row stays chosen, half-typed text stays."""
        self._shown = shown
        visible = [one for one in shown.about if not (shown.veiled and one.commitment.room_only)]
        self.list.show_rows(visible, self._today(), veiled=shown.veiled)
        self._show_learned()
        self._say()

    def lock(self, sentence: str) -> None:
        """Let nothing be written for as long as there is a sentence that says why."""
        if sentence != self._closed:
            self._closed = sentence
            for field in (self.line, self.learned_field):
                field.setReadOnly(bool(sentence))
            self._say()

    def take_up(self, line: str, learning: str | None, learned: str) -> None:
        """Let stand again what was half typed as the program stopped: a line, what was learned."""
        self.line.setText(line)
        if learning is not None:
            self._learning = learning
            self.learned_field.setText(learned)
            self.learned_field.setModified(True)

    def line_came(self, lines: Iterable[StandLine]) -> None:
        """Know that what was typed is on disk: there is room for the next."""
        self.line.setText("")
        numbers = [number for line in lines for number in line.numbers]
        said = self._speech("lookback.done", n=len(numbers), numbers=number_words(numbers))
        self.hint_label.setText(said)

    def tell(self, sentence: str) -> None:
        """Say something under the line, until the next key."""
        self.hint_label.setText(sentence)
        self.hint_label.setAccessibleName(sentence)

    def _say(self) -> None:
        say, shown = self._speech, self._shown
        some = bool(shown.about)
        self.line.setAccessibleName(say("lookback.line"))
        self.line.setPlaceholderText(self._closed or say("lookback.line_hint"))
        self.list.setAccessibleName(say("lookback.list"))
        self.empty_label.setText(say("lookback.none"))
        self.empty_label.setVisible(not some)
        self.list_button.setText(say("lookback.show_list"))
        self.counts_button.setText(say("lookback.show_counts"))
        for button in (self.list_button, self.counts_button):
            button.setAccessibleName(button.text().replace("&", ""))
        self.counts_button.setEnabled(some)
        self.list_button.setEnabled(any(not one.commitment.room_only for one in shown.about))
        found = counts(shown.about)
        for state, button in self.state_buttons.items():
            button.setText(say(f"lookback.key.{state.value}"))
            button.setAccessibleName(state_words(say, state))
            button.setEnabled(not self._closed and self.list.chosen is not None)
        five = (
            say("lookback.count", state=state_words(say, state), n=n) for state, n in found.items()
        )
        self.counts_label.setText(" · ".join(five))
        self.counts_label.setVisible(some and not shown.counts_hidden)
        buttons = (self.list_button, self.counts_button, *self.state_buttons.values())
        for part in (self.line, self.list, *buttons):
            part.setVisible(some)
        self.learned_field.setVisible(some and not shown.veiled)
        apart = sum(one.commitment.room_only for one in shown.about)
        hidden = say("lookback.hidden", n=apart) if apart and not shown.veiled else ""
        veiled = say("lookback.veiled") if some and shown.counts_hidden else hidden
        self.hidden_label.setText(veiled)
        self.learned_field.setPlaceholderText(say("lookback.learned_hint"))
        self._say_learned()
        self._hint()

    # --- typing a line

    def _typed(self) -> None:
        self._asked = ""
        if not self.line.text():
            self._meant = None
        self._hint()

    def _hint(self) -> None:
        """Say what Enter will do; while nothing is typed, what can be."""
        text = self.line.text()
        said = self._speech("lookback.keys")
        if self._closed:
            said = self._closed
        elif text.strip():
            said = self._will_do(text)
        self.tell(said if self._shown.about or self._closed else "")

    def _will_do(self, text: str) -> str:
        try:
            lines = self._lines(text)
        except InputError:
            return self._whose(text)
        try:
            found = [(line, self._found(line)) for line in lines]
        except InputError as error:
            return self._speech.words.error(error)
        return will_do(self._speech, found, veiled=self._shown.veiled)

    def _lines(self, text: str) -> tuple[StandLine, ...]:
        return parse_stands(text, self._today(), self._shown.next_workshop)

    def _whose(self, text: str) -> str:
        """Return whose a number is while only that was typed."""
        match = _NUMBERS.fullmatch(text)
        one = numbered(self._shown.about).get(int(match[1])) if match else None
        if one is None or self._shown.veiled:
            return self._speech("lookback.line_hint")
        made = one.commitment
        sentence = str(made.number)
        return self._speech("lookback.about", sentence=sentence, who=made.who, what=made.what)

    def _found(self, line: StandLine) -> tuple[Standing, ...]:
        begun = self._meant
        if begun is not None and line.numbers == (begun.commitment.number,):
            return (begun,)
        return meant(line, self._shown.about)

    def _enter(self) -> None:
        text = self.line.text()
        if text.strip() and (why := self.enter(text)):
            self.tell(why)

    def will_do(self, text: str) -> str:
        """Return what Enter will do with a line from anywhere; empty when it tells no stand."""
        try:
            self._lines(text)
        except InputError:
            return ""
        return self._will_do(text)

    def enter(self, text: str) -> str:
        """Tell what a line says, or return why not. A day that may not be meant is asked about."""
        if self._closed:
            return self._closed
        try:
            found = [(line, self._found(line)) for line in self._lines(text)]
        except InputError as error:
            return self._speech.words.error(error)
        odd = next((line for line, _ in found if line.doubt), None)
        if odd is not None and odd.moved_to is not None and self._asked != text:
            self._asked = text
            day = long_date(self._speech.words, odd.moved_to)
            return self._speech(f"lookback.ask.{odd.doubt}", day=day)
        self.told.emit(found)
        return ""

    def _begin_with(self, text: str) -> None:
        if self._may_write():
            self.line.setFocus()
            self.line.end(False)
            self.line.insert(text)

    # --- a letter, or a button, for the row that is chosen

    def _set_chosen(self, state: StandState) -> None:
        one = self.list.chosen
        if one is not None and self._may_write():
            self._set(one, state)

    def _set(self, one: Standing, state: StandState) -> None:
        """Set a stand; what was moved may have a day, so it goes on in the line."""
        number = one.commitment.number
        if state is not StandState.MOVED:
            self.told.emit([(StandLine((number,), state), (one,))])
            return
        self.line.setFocus()
        self.line.selectAll()  # what stood there can be undone to
        self.line.insert(f"{number} {state_words(self._speech, state)} ")
        self._meant = one

    def _may_write(self) -> bool:
        if self._closed:
            self.tell(self._closed)
        return not self._closed

    # --- what was learned

    def _chosen_changed(self) -> None:
        if not self.learned_field.hasFocus():
            self._show_learned()
        for button in self.state_buttons.values():
            button.setEnabled(not self._closed and self.list.chosen is not None)

    def _show_learned(self) -> None:
        """Show what was learned from the chosen row; what is half typed for it stays."""
        one = self.list.chosen
        identity = one.commitment.id if one is not None else None
        if self.learned_field.isModified() and self._learned_of() is not None:
            return
        self._learning = identity
        kept = one.stand.learned if one is not None and one.is_told and one.stand else ""
        text = "" if self._shown.veiled else kept
        if self.learned_field.text() != text:
            self.learned_field.setText(text)
        self._say_learned()

    def _say_learned(self) -> None:
        one = self._learned_of()
        number = one.commitment.number if one is not None else ""
        code = "learned_of" if one is not None else "learned"
        said = self._speech(f"lookback.{code}", number=number)
        self.learned_field.setAccessibleName(said)
        self.learned_field.setPlaceholderText(said)
        self.learned_field.setEnabled(one is not None)

    def _learned_of(self) -> Standing | None:
        mine = (one for one in self._shown.about if one.commitment.id == self._learning)
        return next(mine, None)

    def _go_to_learned(self) -> None:
        self._show_learned()
        self.learned_field.setFocus()
        self.learned_field.selectAll()

    def _keep_learned(self) -> None:
        if not self._closed:
            self._keep_what_is_typed()
            self.list.setFocus()

    def _keep_what_is_typed(self) -> None:
        one = self._learned_of()
        if one is not None and self.learned_field.isModified() and self._may_write():
            self.learned_field.setModified(False)
            self.learned_wanted.emit(one, self.learned_field.text())
            self.half_learned.emit(None, "")

    def _tell_learning(self, text: str) -> None:
        self.half_learned.emit(self._learning, text)

    def _leave_learned(self) -> None:
        self.learned_field.setModified(False)
        self.half_learned.emit(None, "")
        self.list.setFocus()
        self._learning = None
        self._show_learned()

    def _focus_changed(self, old: QObject | None, new: QObject | None) -> None:
        """Tell that typing ended; the window may have gone on to another item meanwhile."""
        if isinstance(old, QWidget) and self.isAncestorOf(old) and not self.is_typed_in:
            self.typing_ended.emit()
