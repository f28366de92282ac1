"""The commitments of a workshop on the console: what there is, the round, the form to write one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.stands import last_stands
from llnet_desktop.domain.workshop import Answer, Block, Note, Workshop
from llnet_desktop.services.commitments import (
    Terms,
    answering_help,
    changing_commitment,
    doubtful_days,
    hanging_on,
    making,
    removing_commitments,
)
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.services.ties import ties_beside, ties_page
from llnet_desktop.ui.commitments.card import Shown
from llnet_desktop.ui.commitments.cards import CardGrid
from llnet_desktop.ui.commitments.draft import (
    Draft,
    Source,
    doubt_words,
    draft_from,
    draft_of,
)
from llnet_desktop.ui.commitments.drafts import Drafts
from llnet_desktop.ui.commitments.form import ENTER, CommitmentForm
from llnet_desktop.ui.commitments.past import past_words
from llnet_desktop.ui.commitments.round import Round
from llnet_desktop.ui.commitments.round_bar import RoundBar
from llnet_desktop.ui.dialogs.stories import StoriesDialog
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.ties.card import TiesCard, below


class CommitmentsPanel(QWidget):
    """Cards and a form. Half-typed text stays, for each source and each commitment its own."""

    committed = Signal(str)
    closed = Signal()
    spoken = Signal(str, bool)  # who says now what they will do; nobody: an empty name

    cards_area: QScrollArea
    form_area: QScrollArea
    round_bar: RoundBar

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._today = desk, speech, today
        self._workshop: Workshop | None = None
        self._made: Shelf[Commitment] | None = None
        self._members: Shelf[Member] | None = None
        self._following = ExitStack()
        self._drafts: Drafts | None = None
        self._asked: tuple[date, ...] = ()  # doubtful days that were asked about
        self._newest: str | None = None
        self._discreet = False
        load_form(self, "commitments", speech, RoundBar=RoundBar)
        self.form = CommitmentForm(speech, today)
        self.ties = TiesCard(speech)
        self.form_area.setWidget(below(self.form, self.ties))
        self.cards = CardGrid(speech)
        self.cards_area.setWidget(self.cards)
        self.cards.opened.connect(self.change)
        self.cards.removal_wanted.connect(self.remove)
        self.cards.help_wanted.connect(self.start_helping)
        self.cards.settled.connect(self._bring_in_newest)
        bar = self.cards_area.verticalScrollBar()
        bar.rangeChanged.connect(self._bring_in_newest)
        bar.actionTriggered.connect(self._forget_newest)
        form = self.form
        form.who_field.textEdited.connect(self._forget_newest)
        form.commit_wanted.connect(self.commit)
        form.passed.connect(self.pass_on)
        form.edited.connect(self._keep_draft)
        form.answered.connect(self._answer)
        form.spoken.connect(self.spoken)
        form.new_button.clicked.connect(lambda: self.start_from(None, form.draft.condition))
        form.remove_button.clicked.connect(lambda: self.remove(form.draft.changes or ""))
        self.round = Round(self.round_bar, speech, self._do)
        self.round_bar.stories_wanted.connect(self.open_stories)
        self.destroyed.connect(self._following.close)
        speech.changed.connect(self._say)
        self._fit()

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
        self._drafts = Drafts(self._desk, workshop.id)
        self.form.show_members(self._members or ())
        self.form.next_workshop = next_workshop_day(self._desk, workshop)
        self._show_cards()
        self._fill(self._drafts.last or Draft())

    def leave(self) -> None:
        """Stop following the library."""
        self._following.close()
        self._workshop, self._drafts = None, None

    def show_round(
        self, block: Block | None, step: str | None, exercises: tuple[Exercise, ...]
    ) -> None:
        """Show the round that is on, whose size can be changed; None: there is none now."""
        self.round.show_block(block, step, exercises)
        self._show_round()

    def _show_round(self) -> None:
        if self._workshop is not None:
            self.round.show(self._workshop, tuple(self._made or ()), tuple(self._members or ()))

    def set_discreet(self, *, discreet: bool) -> None:
        """Hide what only the facilitator reads: how sure somebody is."""
        if discreet != self._discreet:
            self._discreet = discreet
            self._show_cards()
        self.form.say()

    def lock(self, why: str) -> None:
        """Let nothing be written and say why; what is half typed waits. Empty: it goes on."""
        self.form.lock(why)
        self.round_bar.lock(locked=bool(why))

    @property
    def hides(self) -> Callable[[Source], bool]:
        """Whether the words of a source stay off the screen: the room may look along."""
        return self.form.hides

    @hides.setter
    def hides(self, hides: Callable[[Source], bool]) -> None:
        self.form.hides = hides

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the commitment that is written now comes from."""
        return self.form.draft.sources

    # --- what is begun

    def start_from(self, note: Note | None, condition: Condition | None) -> None:
        """Begin a commitment from a note or from nothing; the cursor is at who will do it."""
        self.start(draft_from(note, condition))

    def start(self, fresh: Draft) -> None:
        """Begin a commitment; the cursor is at the first of who, what and when that is empty."""
        self._turn_to(fresh)
        if fresh.condition is not self.form.draft.condition:
            self.form.change_condition(fresh)
        form = self.form
        is_known = bool(form.who_field.text() and form.what_field.toPlainText())
        (form.by_field if is_known else form.who_field).setFocus()

    def start_helping(self, commitment_id: str) -> None:
        """Begin the commitment of somebody who helps with another one: that is an answer too."""
        made = self._made.get(commitment_id) if self._made else None
        if made is not None:
            what = self._speech("commitments.helps", who=made.who, what=made.what)
            terms = Terms(what=what, together_with=made.who, room_only=made.room_only)
            self.start(Draft(terms, made.condition, helps=made.id))

    def change(self, commitment_id: str) -> None:
        """Put a commitment into the form to be reworded."""
        made = self._made.get(commitment_id) if self._made else None
        if made is None:
            return
        self._turn_to(draft_of(made, self._desk, self._speech.words, self._today()))
        self.form.what_field.setFocus()
        self.form.what_field.selectAll()

    def pass_on(self) -> None:
        """Take who is in the form away: passing is an answer, and nothing is kept of it."""
        self._drop(self.form.draft.key)
        self._fill(self._found(Draft(condition=self.form.draft.condition)))
        self.spoken.emit("", False)
        self.form.tell(self._speech("commitments.passed"))
        self.form.who_field.setFocus()

    def _follow(self, edit: Edit) -> None:
        kinds = {ref.kind for ref in edit.changes}
        if Workshop.kind in kinds and self._workshop is not None:
            self._workshop = self._desk.one(Workshop, self._workshop.id) or self._workshop
            self.form.next_workshop = next_workshop_day(self._desk, self._workshop)
        if Member.kind in kinds:
            self.form.show_members(self._members or ())
        if kinds & {Member.kind, Commitment.kind, Workshop.kind}:
            self._show_cards()
        changed = self.form.draft.changes
        if changed and self._made is not None and self._made.get(changed) is None:
            self.form.let_go()  # gone: what stands here is a new one
        elif changed and any(ref.id == changed for ref in edit.changes):
            self._show_as_it_is(changed)

    def _show_as_it_is(self, commitment_id: str) -> None:
        """Show a commitment that changed elsewhere, unless something is typed in its form."""
        made = self._made.get(commitment_id) if self._made else None
        if made is not None and not (self._drafts and self._drafts.find(f"change {made.id}")):
            self._fill(draft_of(made, self._desk, self._speech.words, self._today()))

    def _show_cards(self) -> None:
        known = {folded(m.name): m.organisation for m in self._members or ()}
        made = sorted(self._made or (), key=lambda each: (each.number, each.id))
        today, discreet = self._today(), self._discreet
        self.cards.show_cards(
            [Shown(each, known.get(folded(each.who), ""), today, discreet) for each in made]
        )
        if self._workshop is not None:
            found = ties_beside(self._desk, self._workshop, made, self._members or ())
            self.ties.show_ties(ties_page(found), self._workshop.starts.date())
        self._show_round()

    def _bring_in_newest(self) -> None:
        card = self.cards.card(self._newest) if self._newest else None
        if card is not None:
            self.cards_area.ensureWidgetVisible(card, 0, 8)

    def _forget_newest(self) -> None:
        """Leave the cards where they are from now on."""
        self._newest = None

    # --- what is written

    def _turn_to(self, fresh: Draft) -> None:
        """Put another draft into the form, as it was left or fresh."""
        self._forget_newest()
        self._fill(self._found(fresh))

    def _found(self, fresh: Draft) -> Draft:
        """Return a draft as it was left, or else a fresh one."""
        return (self._drafts and self._drafts.find(fresh.key)) or fresh

    def _keep_draft(self) -> None:
        if self._drafts is not None:
            self._drafts.keep(self.form.typed())

    def _drop(self, key: str) -> None:
        if self._drafts is not None:
            self._drafts.drop(key)

    def _fill(self, draft: Draft) -> None:
        made = self._made.get(draft.changes) if self._made and draft.changes else None
        self._asked = ()
        self.form.show_draft(draft, made)
        past = self._desk.read(PastWording, commitment=made.id) if made is not None else ()
        self.form.show_past(past_words(self._speech.words, past))
        self._fit()

    def commit(self) -> None:
        """Write down what stands in the form; where something is missing, say what."""
        if self._workshop is None or self.form.is_refused():
            return
        draft, today = self.form.typed(), self._today()
        old = self._made.get(draft.changes) if self._made and draft.changes else None
        coming = self.form.next_workshop
        try:
            if old is not None:
                made_on = self._workshop.starts.date()
                told = last_stands(self._desk.read(Stand, commitment=old.id)).get(old.id)
                edit = changing_commitment(
                    old, draft.terms, today, next_workshop=coming, made_on=made_on, stand=told
                )
            else:
                edit = making(
                    self._workshop.id,
                    draft.terms,
                    today,
                    next_workshop=coming,
                    condition=draft.condition,
                    origin=draft.origin,
                )
            if self._is_asked_about(edit, draft.terms, today):
                return
            fresh = (ref.id for ref in edit.changes if ref.kind == Commitment.kind)
            identity = old.id if old is not None else next(fresh)
            if edit:
                self._newest = identity
                self._desk.perform(edit)
        except ProgramError as error:
            self.form.tell(self._speech.words.error(error))
            return
        self._drop(draft.key)
        self._fill(self._found(Draft(condition=draft.condition)))
        self.form.who_field.setFocus()
        self.spoken.emit("", False)
        self.committed.emit(identity)

    def _is_asked_about(self, edit: Edit, terms: Terms, today: date) -> bool:
        """Ask once about a day that may not be meant; the second time it is."""
        doubts = doubtful_days(edit, terms, today)
        days = tuple(day for day, _ in doubts)
        if not days or days == self._asked:
            return False
        self._asked = days
        why = doubt_words(self._speech.words, doubts[0][1])
        self.form.tell(self._speech("commitments.doubtful", why=why))
        return True

    def remove(self, commitment_id: str) -> None:
        """Take a commitment away; undo brings it back."""
        made = self._made.get(commitment_id) if self._made else None
        if made is None or self.form.is_refused():
            return
        if self.form.draft.changes == commitment_id:
            self._fill(self._found(Draft()))
        self._drop(f"change {commitment_id}")
        self._do(removing_commitments([made], hanging_on(self._desk, [made])))

    def open_stories(self) -> None:
        """Show the stories, for who wants to tell one."""
        if self._workshop is not None and not self.form.is_refused():
            self.stories = StoriesDialog(self._desk, self._speech, self._workshop, self)
            self.stories.finished.connect(self.stories.deleteLater)
            self.stories.open()

    def _answer(self, answer: object) -> None:
        changed = self.form.draft.changes
        made = self._made.get(changed) if self._made and changed else None
        if made is not None and (answer is None or isinstance(answer, Answer)):
            self._do(answering_help(made, answer))

    def _do(self, edit: Edit) -> None:
        try:
            if edit:
                self._desk.perform(edit)
        except ProgramError as error:
            self.form.tell(self._speech.words.error(error))

    # --- words and size

    def _say(self) -> None:
        """Say what code says, in the language of the moment."""
        self._show_cards()
        self._fit()

    def _fit(self) -> None:
        """Never let the form be narrower than its words; where it is low it scrolls."""
        inside = self.form_area.widget() or self.form
        self.form_area.setMinimumWidth(inside.minimumSizeHint().width() + 12)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    # --- keys

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
