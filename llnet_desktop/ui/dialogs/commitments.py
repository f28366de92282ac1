"""All commitments of a network: found by text, with how they stand and what happened since."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState, Turn
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.stands import Standing
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.stands import SETTING, history_of, in_network
from llnet_desktop.ui.dialogs.frame import fit
from llnet_desktop.ui.home.said import SaidLine
from llnet_desktop.ui.lookback.list import StandsList, StandsModel
from llnet_desktop.ui.lookback.texts import stand_words
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label
from llnet_desktop.words.dates import short_date

_KINDS = frozenset((Commitment.kind, Stand.kind, PastWording.kind))


class CommitmentsDialog(QDialog):
    """Lists; what is wanted with one is told, and comes back through the library."""

    state_wanted = Signal(str, object)  # the commitment, and a StandState
    opened = Signal(str)

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        network: Network,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._network, self._today = desk, speech, network, today
        self._all: list[tuple[str, Standing]] = []  # what each can be found by
        self.setWindowTitle(speech("lookback.home.title", network=network.name))
        self.find_field = QLineEdit(self)
        self.find_field.setPlaceholderText(speech("lookback.home.find"))
        self.find_field.setAccessibleName(speech("lookback.home.find"))
        self.find_field.setClearButtonEnabled(True)
        self.find_field.setMaxLength(200)
        self.open_box = QCheckBox(speech("lookback.home.only_open"), self)
        self.open_box.setChecked(True)
        self.count_label, self.hint_label = label("muted"), label("muted")
        self.hint_label.setText(speech("lookback.home.hint"))
        self.model = StandsModel(speech, self)
        self.list = StandsList(self.model, lambda: True, self)
        self.list.setAccessibleName(speech("lookback.list"))
        self.state_buttons = {state: QPushButton(self) for state in StandState}
        self.open_button, self.close_button = QPushButton(self), QPushButton(self)
        self.open_button.setText(speech("lookback.home.open"))
        self.close_button.setText(speech("lookback.home.close"))
        self.history_label = label("strong", speech("lookback.home.history"))
        self.history_text = QPlainTextEdit(self)
        self.history_text.setReadOnly(True)
        self.history_text.setTabChangesFocus(True)
        self.history_text.setAccessibleName(speech("lookback.home.history"))
        self.said = SaidLine(speech, self)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._read)
        self._lay_out()
        self._connect()
        self.destroyed.connect(desk.subscribe(self._follow))
        self.resize(860, 620)
        fit(self)
        self._read()
        self.find_field.setFocus()

    def _lay_out(self) -> None:
        top, states, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.find_field, 1)
        top.addWidget(self.open_box)
        top.addWidget(self.count_label)
        states.setSpacing(8)
        for state, button in self.state_buttons.items():
            button.setText(self._speech(f"lookback.key.{state.value}"))
            button.setAccessibleName(self._speech(f"lookback.state.{state.value}"))
            button.clicked.connect(lambda _=False, state=state: self._set_chosen(state))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys in the list
            states.addWidget(button)
        states.addWidget(self.open_button)
        states.addStretch(1)
        foot.addWidget(self.said, 1)
        foot.addStretch(0)
        foot.addWidget(self.close_button)
        for button in (*self.state_buttons.values(), self.open_button, self.close_button):
            button.setAutoDefault(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(10)
        whole.addLayout(top)
        whole.addWidget(self.list, 1)
        whole.addWidget(self.hint_label)
        whole.addLayout(states)
        whole.addWidget(self.history_label)
        whole.addWidget(self.history_text)
        whole.addLayout(foot)
        self.history_text.setFixedHeight(self.fontMetrics().lineSpacing() * 4 + 20)

    def _connect(self) -> None:
        self.find_field.textChanged.connect(lambda _: self._show())
        self.find_field.installEventFilter(self)
        self.open_box.toggled.connect(lambda _: self._show())
        self.list.state_wanted.connect(lambda one, state: self._want(one, state))
        self.list.opened.connect(lambda one: self.opened.emit(one.commitment.id))
        self.list.figure_typed.connect(self._find)
        self.list.left.connect(self.reject)
        self.list.chosen_changed.connect(self._show_history)
        self.open_button.clicked.connect(self._open_chosen)
        self.close_button.clicked.connect(self.reject)
        self.said.undo_wanted.connect(self.undo)
        undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        undo.activated.connect(self.undo)

    # --- what is shown

    def _read(self) -> None:
        """Take everything in as it is in the library now."""
        try:
            found = in_network(self._desk, self._network.id, self._today())
        except ProgramError as error:
            self.said.refuse(error)
            return
        self._all = [(_found_by(one), one) for one in found]
        self._show()

    def _show(self) -> None:
        words = folded(self.find_field.text()).split()
        rows = [
            one
            for by, one in self._all
            if (one.is_open or not self.open_box.isChecked()) and all(word in by for word in words)
        ]
        if self.open_box.isChecked():
            rows.sort(key=lambda one: (one.by, one.commitment.number))
        else:
            rows.sort(key=lambda one: -one.commitment.number)
        self.list.show_rows(rows, self._today())
        if self.list.chosen is None:
            self.list.choose(0)
        say = self._speech
        self.count_label.setText(say("lookback.home.shown", n=len(rows)))
        self.hint_label.setText(say("lookback.home.hint" if rows else "lookback.home.nothing"))
        self._show_history()

    def _show_history(self) -> None:
        one = self.list.chosen
        for button in (*self.state_buttons.values(), self.open_button):
            button.setEnabled(one is not None)
        if one is None:
            self.history_text.setPlainText("")
            return
        lines = [
            _history_line(self._speech, entry, one, self._today())
            for entry in history_of(self._desk, one.commitment.id)
        ]
        text = "\n".join(lines) or self._speech("lookback.home.history_none")
        if text != self.history_text.toPlainText():
            self.history_text.setPlainText(text)

    # --- what is done

    def undo(self) -> None:
        """Take the last stand back that was set between workshops."""
        history = self._desk.history
        if history.next_undo != SETTING:
            self.said.tell("prepare.nothing_to_undo", {})
            return
        try:
            history.undo()
        except ProgramError as error:
            self.said.refuse(error)
            return
        self._read()
        self.said.tell("prepare.undone", {"gesture": SETTING})

    def tell_set(self, code: str, facts: dict[str, object]) -> None:
        """Say what was kept, and that it can be taken back."""
        self.said.tell(code, facts, can_undo=True)

    def _follow(self, edit: Edit) -> None:
        self.said.clear()
        if any(ref.kind in _KINDS for ref in edit.changes):
            self._later.start(0)

    def _want(self, one: Standing, state: StandState) -> None:
        self.state_wanted.emit(one.commitment.id, state)

    def _set_chosen(self, state: StandState) -> None:
        if (one := self.list.chosen) is not None:
            self._want(one, state)

    def _open_chosen(self) -> None:
        if (one := self.list.chosen) is not None:
            self.opened.emit(one.commitment.id)

    def _find(self, text: str) -> None:
        self.find_field.setText(text)
        self.find_field.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the words to what was found; Enter opens the first."""
        if watched is self.find_field and isinstance(event, QKeyEvent):
            pressed = event.type() is QEvent.Type.KeyPress
            if pressed and event.key() == Qt.Key.Key_Down:
                self.list.setFocus()
                return True
            if pressed and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open_chosen()
                return True
        return super().eventFilter(watched, event)


def _found_by(one: Standing) -> str:
    made = one.commitment
    learned = one.stand.learned if one.stand is not None else ""
    return folded(" ".join((str(made.number), made.who, made.what, made.together_with, learned)))


def _history_line(speech: Speech, entry: Stand | PastWording, one: Standing, today: date) -> str:
    if isinstance(entry, Stand):
        said = stand_words(speech, Standing(one.commitment, entry), today)
        learned = speech("lookback.learned_line", text=entry.learned) if entry.learned else ""
        return ". ".join(part for part in (said, learned) if part)
    was = entry.was
    if entry.turn is Turn.MOVED:
        was = short_date(speech.words, date.fromisoformat(was), today)
    day = short_date(speech.words, entry.until, today)
    return speech(f"lookback.past.{entry.turn.value}", day=day, was=was)
