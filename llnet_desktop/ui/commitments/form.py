"""The form to write one commitment: three things are asked, the rest is there for who wants it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QLineEdit, QPushButton, QWidget

from llnet_desktop.domain.commitment import WHAT_LIMIT, Commitment
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import Answer
from llnet_desktop.services.commitments import Terms
from llnet_desktop.ui.board.capped import CappedEdit, is_locked_out
from llnet_desktop.ui.commitments.draft import (
    Draft,
    Source,
    asks_words,
    day_words,
    source_words,
)
from llnet_desktop.ui.commitments.fields import AnswerRow, OriginLabel, PastLabel, PlanSwitch
from llnet_desktop.ui.commitments.names import NameCompleter
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.scale import SureScale
from llnet_desktop.ui.widgets.shapes import ConditionChip

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
DAY_LIMIT = 60  # characters


class CommitmentForm(QWidget):
    """Shows a draft and tells what was typed; it writes nothing itself."""

    commit_wanted = Signal()
    spoken = Signal(str, bool)  # who is written in the form now, and whether for more than one
    edited = Signal()  # something was typed or chosen
    passed = Signal()
    answered = Signal(object)  # an `Answer`, or None

    form_card: QFrame
    condition_chip: ConditionChip
    plan_switch: PlanSwitch
    who_field: QLineEdit
    org_label: QLabel
    what_field: CappedEdit
    with_field: QLineEdit
    by_field: QLineEdit
    day_label: QLabel
    cue_field: QLineEdit
    first_field: QLineEdit
    buddy_field: QLineEdit
    asks_field: QLineEdit
    asks_day_label: QLabel
    more_button: QPushButton
    more_box: QWidget
    help_from_field: QLineEdit
    help_field: QLineEdit
    answer_row: AnswerRow
    sign_field: QLineEdit
    sure_scale: SureScale
    room_only_box: QCheckBox
    trouble_label: QLabel
    add_button: QPushButton
    pass_button: QPushButton
    origin_label: OriginLabel
    past_label: PastLabel
    new_button: QPushButton
    remove_button: QPushButton

    def __init__(
        self, speech: Speech, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech, self._today = speech, today
        self.hides: Callable[[Source], bool] = lambda _source: False
        self.next_workshop: date | None = None
        self._draft = Draft()
        self._filling = False
        self._closed = ""  # why nothing can be written now
        self._past: tuple[str, ...] = ()
        self._known: dict[str, str] = {}  # organisations by folded name
        load_form(
            self,
            "commitment_form",
            speech,
            AnswerRow=AnswerRow,
            CappedEdit=CappedEdit,
            ConditionChip=ConditionChip,
            OriginLabel=OriginLabel,
            PastLabel=PastLabel,
            PlanSwitch=PlanSwitch,
            SureScale=SureScale,
        )
        self.what_field.limit = WHAT_LIMIT
        self.what_field.shortened.connect(self._tell_shortened)
        self._named = (self.who_field, self.with_field, self.buddy_field, self.help_from_field)
        self._days = (self.by_field, self.asks_field)
        steps = (self.cue_field, self.first_field, self.help_field, self.sign_field)
        self._lines = (*self._named, *self._days, *steps)
        for field in self._lines:
            field.setMaxLength(WHAT_LIMIT)
            field.installEventFilter(self)
        for field in self._named:
            field.setMaxLength(TITLE_LIMIT)
        for field in self._days:
            field.setMaxLength(DAY_LIMIT)
        self.what_field.installEventFilter(self)
        for field in self._lines:
            field.textChanged.connect(self._tell_edited)
        self.what_field.textChanged.connect(self._tell_edited)
        for chosen in (
            self.plan_switch.chosen,
            self.sure_scale.changed,
            self.room_only_box.clicked,
        ):
            chosen.connect(self._tell_edited)
        self._names = NameCompleter(self)
        self.who_field.setCompleter(self._names)
        self._others = [NameCompleter(self) for _ in self._named[1:]]
        for field, names in zip(self._named[1:], self._others, strict=True):
            field.setCompleter(names)
        for field in (self.by_field, self.asks_field, self.buddy_field):
            field.textChanged.connect(self._say_days)
        self.who_field.textChanged.connect(self._say_organisation)
        self.who_field.editingFinished.connect(self._tell_speaker)
        self.plan_switch.chosen.connect(lambda _: self._tell_speaker())
        self.plan_switch.chosen.connect(lambda _: self._say_plan())
        self.more_button.clicked.connect(lambda: self._show_more(self.more_box.isHidden()))
        self.answer_row.chosen.connect(self._answer)
        self.add_button.clicked.connect(self.commit_wanted)
        self.pass_button.clicked.connect(self.passed)
        speech.changed.connect(self.say)
        self.show_draft(Draft())

    # --- what stands in it

    @property
    def draft(self) -> Draft:
        """The draft as it was shown, without what was typed since."""
        return self._draft

    def typed(self) -> Draft:
        """Return the form as it stands."""
        terms = Terms(
            self.who_field.text(),
            self.what_field.toPlainText(),
            self.by_field.text(),
            self.with_field.text(),
            self.cue_field.text(),
            self.first_field.text(),
            self.plan_switch.value is True,
            self.buddy_field.text(),
            self.asks_field.text(),
            self.help_from_field.text(),
            self.help_field.text(),
            self.sign_field.text(),
            self.sure_scale.value,
            self.room_only_box.isChecked(),
        )
        return replace(self._draft, terms=terms)

    def show_draft(self, draft: Draft, made: Commitment | None = None) -> None:
        """Show a draft; `made` is the commitment that it changes."""
        self._draft = draft
        self._filling = True
        terms = draft.terms
        for field, text in (
            (self.who_field, terms.who),
            (self.with_field, terms.together_with),
            (self.by_field, terms.by),
            (self.cue_field, terms.cue),
            (self.first_field, terms.first_step),
            (self.buddy_field, terms.buddy),
            (self.asks_field, terms.buddy_asks),
            (self.help_from_field, terms.help_from),
            (self.help_field, terms.help),
            (self.sign_field, terms.sign),
        ):
            field.setText(str(text))
        self.what_field.setPlainText(terms.what)
        self.plan_switch.turn_to(terms.ours)
        self.sure_scale.show_value(terms.sure)
        self.room_only_box.setChecked(terms.room_only)
        self._filling = False
        self.answer_row.setVisible(made is not None and bool(made.help_from or made.help))
        self.answer_row.turn_to(made.answer if made is not None else None)
        more = terms.help_from or terms.help or terms.sign or terms.sure or terms.room_only
        self._show_more(bool(more))
        self.tell(self._closed)
        self.say()

    def show_past(self, lines: Iterable[str]) -> None:
        """Show how the commitment was before."""
        self.past_label.setText("\n".join(lines))
        self.past_label.setVisible(bool(self.past_label.text()))

    def show_members(self, members: Iterable[Member]) -> None:
        """Offer these people wherever a name is typed."""
        kept = tuple(members)
        self._known = {folded(member.name): member.organisation for member in kept}
        for names in (self._names, *self._others):
            names.show_members(kept)
        self._say_organisation()

    def change_condition(self, draft: Draft) -> None:
        """Take over the condition of a draft; what is typed stays."""
        self._draft = replace(self._draft, condition=draft.condition)
        self.say()

    def let_go(self) -> None:
        """Make a new one of what stands here: what it changed is gone."""
        self._draft = replace(self._draft, changes=None)
        self.say()

    def lock(self, why: str) -> None:
        """Let nothing be written and say why; what is half typed waits. Empty: it goes on."""
        if why == self._closed:
            return
        self._closed = why
        for field in (*self._lines, self.what_field):  # one that is disabled sends the keys away
            field.setReadOnly(bool(why))
        for part in (self.add_button, self.remove_button, self.room_only_box):
            part.setEnabled(not why)
        self.plan_switch.setEnabled(not why)
        self.answer_row.setEnabled(not why)
        self.sure_scale.is_locked = bool(why)
        self.tell(why)

    def is_refused(self) -> bool:
        """Say why nothing can be written now, if so."""
        if self._closed:
            self.tell(self._closed)
        return bool(self._closed)

    def tell(self, sentence: str) -> None:
        """Say what is missing or wrong."""
        self.trouble_label.setText(sentence)
        self.trouble_label.setVisible(bool(sentence))

    # --- words

    def say(self) -> None:
        """Say what code says, in the language of the moment."""
        say, draft = self._speech, self._draft
        self.add_button.setText(say("commitments.keep" if draft.changes else "commitments.add"))
        self.new_button.setVisible(bool(draft.key))
        self.remove_button.setVisible(bool(draft.changes))
        condition = draft.condition
        name = say(f"conditions.short.{condition}") if condition else ""
        self.condition_chip.show_condition(condition, name)
        hidden = any(self.hides(source) for source in draft.sources)
        words = "" if hidden else source_words(say.words, draft.sources)
        self.origin_label.setText(words)
        self.origin_label.setVisible(bool(words))
        self.plan_switch.say(
            (say("commitments.mine"), say("commitments.ours")),
            (say("commitments.mine_hint"), say("commitments.ours_hint")),
        )
        answers = ("open", *Answer)
        self.answer_row.say([say(f"requests.answer.{one}") for one in answers])
        self.sure_scale.say(say("commitments.sure"))
        self._say_plan()
        self._show_more(not self.more_box.isHidden())
        self._say_days()
        self._say_organisation()

    def _say_plan(self) -> None:
        ours = self.plan_switch.value is True
        self.what_field.setPlaceholderText(
            self._speech("commitments.we_hint" if ours else "commitments.what_hint")
        )

    def _say_days(self) -> None:
        words, today, coming = self._speech.words, self._today(), self.next_workshop
        self.day_label.setText(day_words(words, self.by_field.text(), today, coming))
        self.asks_day_label.setText(asks_words(words, self.typed(), today, coming))
        for label in (self.day_label, self.asks_day_label):
            label.setVisible(bool(label.text()))

    def _say_organisation(self) -> None:
        self.org_label.setText(self._known.get(folded(self.who_field.text().strip()), ""))
        self.org_label.setVisible(bool(self.org_label.text()))

    def _show_more(self, shown: bool) -> None:
        self.more_box.setVisible(shown)
        self.more_button.setText(self._speech(f"commitments.{'less' if shown else 'more'}"))

    def _tell_edited(self) -> None:
        if not self._filling:
            self.edited.emit()

    def _tell_shortened(self, limit: int) -> None:
        self.tell(self._speech("commitments.too_long", limit=limit))

    def _tell_speaker(self) -> None:
        if not self._draft.changes:
            self.spoken.emit(self.who_field.text().strip(), self.plan_switch.value is True)

    def _answer(self, answer: object) -> None:
        if not self.is_refused():
            self.answered.emit(answer)

    # --- keys

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, for a commitment is one line of text."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            written_in = isinstance(field, QLineEdit | CappedEdit) and is_locked_out(field, event)
            if written_in and event.key() not in ENTER:
                return self.is_refused()
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in ENTER and held == Qt.KeyboardModifier.NoModifier:
                self.focusNextChild()
                return True
            if event.key() in ENTER and held == Qt.KeyboardModifier.ControlModifier:
                self.commit_wanted.emit()
                return True
        return super().eventFilter(field, event)
