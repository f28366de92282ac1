"""Writing commitments down while people say them, beside all that there are."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import Note, Workshop
from llnet_desktop.services.commitments import changing_commitment, making, removing_commitments
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.ui.board.capped import CappedEdit, is_locked_out
from llnet_desktop.ui.commitments.card import Shown
from llnet_desktop.ui.commitments.cards import CardGrid
from llnet_desktop.ui.commitments.draft import LIMIT, Draft, day_words, draft_from, draft_of
from llnet_desktop.ui.commitments.names import NameCompleter
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.shapes import ConditionChip
from llnet_desktop.ui.widgets.text import ElidedLabel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class OriginLabel(ElidedLabel):
    """Two muted lines for the note a commitment comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("muted", 2, parent)


class CommitmentsPanel(QWidget):
    """Cards and a form. Half-typed text stays, for each note and each commitment its own."""

    committed = Signal(str)
    closed = Signal()

    cards_area: QScrollArea
    form_area: QScrollArea
    form_card: QFrame
    condition_chip: ConditionChip
    who_field: QLineEdit
    what_field: CappedEdit
    with_field: QLineEdit
    by_field: QLineEdit
    day_label: QLabel
    first_field: QLineEdit
    add_button: QPushButton
    new_button: QPushButton
    remove_button: QPushButton
    trouble_label: QLabel
    origin_label: OriginLabel

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._today = desk, speech, today
        self.hides: Callable[[Note], bool] = lambda _note: False  # while the room may look along
        self._workshop: Workshop | None = None
        self._made: Shelf[Commitment] | None = None
        self._members: Shelf[Member] | None = None
        self._following = ExitStack()
        self._drafts: dict[str, Draft] = {}
        self._draft = Draft()
        self._closed = ""  # why nothing can be written now
        self._newest: str | None = None
        load_form(
            self,
            "commitments",
            speech,
            CappedEdit=CappedEdit,
            ConditionChip=ConditionChip,
            OriginLabel=OriginLabel,
        )
        self.cards = CardGrid(speech)
        self.cards_area.setWidget(self.cards)
        self.cards.opened.connect(self.change)
        self.cards.removal_wanted.connect(self.remove)
        self.cards.settled.connect(self._bring_in_newest)
        bar = self.cards_area.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_in_newest)
        bar.actionTriggered.connect(self._forget_newest)
        self.who_field.textEdited.connect(self._forget_newest)
        self.what_field.limit = LIMIT
        self.what_field.shortened.connect(self._tell_shortened)
        self.who_field.setMaxLength(TITLE_LIMIT)
        self.with_field.setMaxLength(TITLE_LIMIT)
        self.first_field.setMaxLength(LIMIT)
        self.by_field.setMaxLength(60)
        self.by_field.textChanged.connect(self._say_day)
        self.add_button.clicked.connect(self.commit)
        self.new_button.clicked.connect(lambda: self.start_from(None, self._draft.condition))
        self.remove_button.clicked.connect(lambda: self.remove(self._draft.changes or ""))
        self._fields = (
            self.who_field,
            self.what_field,
            self.with_field,
            self.by_field,
            self.first_field,
        )
        for field in self._fields:
            field.installEventFilter(self)
        self._names = NameCompleter(self)
        self.who_field.setCompleter(self._names)
        self.destroyed.connect(self._following.close)
        speech.changed.connect(self._say)
        self._fill(Draft())

    # --- what is shown

    def open(self, workshop: Workshop) -> None:
        """Show the commitments of a workshop and follow them."""
        if self._workshop is not None and self._workshop.id == workshop.id:
            return
        self.leave()
        self._workshop = workshop
        self._made = Shelf(self._desk, Commitment, workshop=workshop.id)
        self._members = Shelf(self._desk, Member, network=workshop.network)
        for stop in (self._made.close, self._members.close, self._desk.subscribe(self._follow)):
            self._following.callback(stop)
        self._drafts.clear()
        self._names.show_members(self._members or ())
        self._show_cards()
        self._fill(Draft())

    def lock(self, why: str) -> None:
        """Let nothing be written and say why; what is half typed waits. Empty: it goes on."""
        if why == self._closed:
            return
        self._closed = why
        for field in self._fields:  # only read, for a field that is disabled sends the keys away
            field.setReadOnly(bool(why))
        for button in (self.add_button, self.remove_button):
            button.setEnabled(not why)
        self._tell(why)

    def leave(self) -> None:
        """Stop following the library."""
        self._following.close()
        self._workshop = None

    @property
    def origin(self) -> Note | None:
        """The note that what is written now comes from."""
        return self._draft.origin

    def start_from(self, note: Note | None, condition: Condition | None) -> None:
        """Begin a commitment from a note or from nothing; the cursor is at who will do it."""
        self._turn_to(draft_from(note, condition))
        if condition is not self._draft.condition:
            self._draft = replace(self._draft, condition=condition)
            self._say()
        self.who_field.setFocus()

    def start_between(
        self, key: str, who: str, together_with: str, what: str, condition: Condition | None
    ) -> None:
        """Begin a commitment of two from elsewhere; the cursor is at the day by which."""
        fresh = Draft(who, what[:LIMIT], together_with, condition=condition, came_from=key)
        self._turn_to(fresh)
        (self.by_field if self.who_field.text() else self.who_field).setFocus()

    def change(self, commitment_id: str) -> None:
        """Put a commitment into the form to be reworded."""
        made = self._made.get(commitment_id) if self._made else None
        if made is None:
            return
        origin = self._desk.one(Note, made.origin) if made.origin else None
        self._turn_to(draft_of(made, origin, self._speech.words, self._today()))
        self.what_field.setFocus()
        self.what_field.selectAll()

    def _follow(self, edit: Edit) -> None:
        kinds = {ref.kind for ref in edit.changes}
        if Member.kind in kinds:
            self._names.show_members(self._members or ())
        if kinds & {Member.kind, Commitment.kind}:
            self._show_cards()
        changed = self._draft.changes
        if changed and self._made is not None and self._made.get(changed) is None:
            self._draft = replace(self._draft, changes=None)  # gone: what stands here is a new one
            self._say()

    def _show_cards(self) -> None:
        known = {m.name.casefold(): m.organisation for m in self._members or ()}
        made = sorted(self._made or (), key=lambda each: (each.number, each.id))
        today = self._today()
        self.cards.show_cards(
            [Shown(each, known.get(each.who.casefold(), ""), today) for each in made]
        )

    def _bring_in_newest(self) -> None:
        card = self.cards.card(self._newest) if self._newest else None
        if card is not None:
            self.cards_area.ensureWidgetVisible(card, 0, 8)

    def _forget_newest(self) -> None:
        """Leave the cards where they are from now on."""
        self._newest = None

    # --- the form

    def _typed(self) -> Draft:
        """Return the form as it stands."""
        return replace(
            self._draft,
            who=self.who_field.text(),
            what=self.what_field.toPlainText(),
            together_with=self.with_field.text(),
            by=self.by_field.text(),
            first_step=self.first_field.text(),
        )

    def _turn_to(self, fresh: Draft) -> None:
        """Put another draft into the form, as it was left or fresh; this one is kept."""
        self._forget_newest()
        self._drafts[self._draft.key] = self._typed()
        self._fill(self._drafts.get(fresh.key, fresh))

    def _fill(self, draft: Draft) -> None:
        self._draft = draft
        for field, text in (
            (self.who_field, draft.who),
            (self.with_field, draft.together_with),
            (self.by_field, draft.by),
            (self.first_field, draft.first_step),
        ):
            field.setText(text)
        self.what_field.setPlainText(draft.what)
        self._tell(self._closed)
        self._say()

    def commit(self) -> None:
        """Write down what stands in the form; where something is missing, say what."""
        if self._workshop is None or self._is_refused():
            return
        draft = self._typed()
        old = self._made.get(draft.changes) if self._made and draft.changes else None
        today = self._today()
        try:
            if old is not None:
                edit = changing_commitment(old, today=today, **draft.texts)
            else:
                origin = draft.origin.id if draft.origin else None
                edit = making(
                    self._workshop.id,
                    today=today,
                    condition=draft.condition,
                    origin=origin,
                    **draft.texts,
                )
            identity = old.id if old is not None else next(iter(edit.changes)).id
            if edit:
                self._newest = identity
                self._desk.perform(edit)
        except ProgramError as error:
            self._tell(self._speech.words.error(error))
            return
        self._drafts.pop(draft.key, None)
        self._fill(self._drafts.get("", Draft(condition=draft.condition)))
        self.who_field.setFocus()
        self.committed.emit(identity)

    def remove(self, commitment_id: str) -> None:
        """Take a commitment away; undo brings it back."""
        made = self._made.get(commitment_id) if self._made else None
        if made is None or self._is_refused():
            return
        if self._draft.changes == commitment_id:
            self._fill(self._drafts.get("", Draft()))
        self._drafts.pop(f"change {commitment_id}", None)
        try:
            self._desk.perform(removing_commitments([made]))
        except ProgramError as error:
            self._tell(self._speech.words.error(error))

    def _is_refused(self) -> bool:
        """Say why nothing can be written now, if so."""
        if self._closed:
            self._tell(self._closed)
        return bool(self._closed)

    # --- words

    def _say(self) -> None:
        """Say what code says, in the language of the moment."""
        say, draft = self._speech, self._draft
        self.add_button.setText(say("commitments.keep" if draft.changes else "commitments.add"))
        self.new_button.setVisible(bool(draft.key))
        self.remove_button.setVisible(bool(draft.changes))
        condition = draft.condition
        name = say(f"conditions.short.{condition}") if condition else ""
        self.condition_chip.show_condition(condition, name)
        origin = draft.origin
        hidden = origin is None or self.hides(origin)
        words = "" if origin is None or hidden else say("commitments.origin", number=origin.number,
                                              text=origin.text)  # fmt: skip
        self.origin_label.setText(words)
        self.origin_label.setVisible(bool(words))
        self._say_day()
        self._show_cards()
        self._fit()

    def _fit(self) -> None:
        """Never let the form be narrower than its words; where it is low it scrolls."""
        self.form_area.setMinimumWidth(self.form_card.minimumSizeHint().width() + 12)

    def _say_day(self) -> None:
        words = day_words(self._speech.words, self.by_field.text(), self._today())
        self.day_label.setText(words)

    def _tell(self, sentence: str) -> None:
        self.trouble_label.setText(sentence)
        self.trouble_label.setVisible(bool(sentence))

    def _tell_shortened(self, limit: int) -> None:
        self._tell(self._speech("commitments.too_long", limit=limit))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    # --- keys

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Enter goes to the next field, for a commitment is one line of text."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            written_in = isinstance(field, QLineEdit | CappedEdit) and is_locked_out(field, event)
            if written_in and event.key() not in ENTER:
                return self._is_refused()
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if event.key() in ENTER and held == Qt.KeyboardModifier.NoModifier:
                self.focusNextChild()
                return True
            if event.key() in ENTER and held == Qt.KeyboardModifier.ControlModifier:
                self.commit()
                return True
        return super().eventFilter(field, event)

    def event(self, event: QEvent) -> bool:
        """Claim Esc and Ctrl+Enter before a shortcut of the window takes them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() == Qt.Key.Key_Escape or (control and event.key() in ENTER):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the board; Enter presses the button that has the focus."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.commit()
        elif event.key() in ENTER and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)
