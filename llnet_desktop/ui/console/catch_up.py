"""Catching up: what would bring the ending back in reach, each with before and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.catchup import (
    Kind,
    Missed,
    Proposal,
    Situation,
    out_of_reach,
    proposals,
    skips,
)
from llnet_desktop.domain.edit import Edit
from llnet_desktop.services.catching_up import catching_up, hanging_on
from llnet_desktop.services.lanes import check_names
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.words.dates import clock, minutes, passed


def _label(text: str, look: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("look", look)
    return label


class ProposalCard(QFrame):
    """One way to catch up: what changes, when it ends, and the button that does it."""

    taken = Signal(object)  # Proposal
    asked = Signal(object)  # Proposal: the room is to be asked

    def __init__(
        self,
        proposal: Proposal,
        choices: Sequence[Proposal],
        titles: dict[str, str],
        notes_in: Callable[[str], int],
        speech: Speech,
        parent: QWidget,
    ) -> None:
        """`choices` are the items she may name in place of the one that is proposed."""
        super().__init__(parent)
        self.proposal = proposal
        self._speech, self._titles, self._notes_in = speech, titles, notes_in
        self.setProperty("look", "card")
        self.heading = _label(speech(f"console.catch_up.{proposal.kind.value}"), "strong", self)
        self.words_label = _label("", "", self)
        self.ends_label = _label("", "secondary", self)
        self.combo: QComboBox | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(self.heading)
        if proposal.kind is Kind.SKIP and choices:
            self.combo = QComboBox(self)
            self.combo.setAccessibleName(speech("console.catch_up.which"))
            for one in choices:
                cut = one.changes[0]
                facts = {"title": titles[cut.block], "minutes": minutes(cut.before)}
                self.combo.addItem(speech("console.catch_up.item", **facts), one)
            self.combo.setCurrentIndex(
                next((n for n, one in enumerate(choices) if one.changes == proposal.changes), 0)
            )
            self.combo.currentIndexChanged.connect(self._name_another)
            column.addWidget(self.combo)
        column.addWidget(self.words_label)
        column.addWidget(self.ends_label)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        self.take_button = QPushButton(speech("console.catch_up.do"), self)
        self.take_button.setProperty("look", "primary")
        self.take_button.clicked.connect(lambda: self.taken.emit(self.proposal))
        row.addWidget(self.take_button)
        self.ask_button: QPushButton | None = None
        if proposal.kind is Kind.EXTEND:
            self.ask_button = QPushButton(speech("console.catch_up.ask"), self)
            self.ask_button.clicked.connect(lambda: self.asked.emit(self.proposal))
            row.addWidget(self.ask_button)
        for button in (self.take_button, self.ask_button):
            if button is not None:
                button.setMinimumHeight(44)
        row.addStretch(1)
        self._say()

    def name(self, block_id: str) -> None:
        """Name the item to skip, where it may be."""
        for row in range(self.combo.count() if self.combo is not None else 0):
            assert self.combo is not None
            if self.combo.itemData(row).changes[0].block == block_id:
                self.combo.setCurrentIndex(row)

    def _name_another(self) -> None:
        if self.combo is not None:
            self.proposal = self.combo.currentData()
            self._say()

    def _say(self) -> None:
        speech, proposal = self._speech, self.proposal
        lines = []
        for cut in proposal.changes if self.combo is None else ():
            facts = {"before": minutes(cut.before), "after": minutes(cut.after)}
            code = "change" if cut.after else "gone"
            title = self._titles[cut.block]
            lines.append(speech(f"console.catch_up.{code}", title=title, **facts))
        if proposal.kind is Kind.SKIP and (n := self._notes_in(proposal.changes[0].block)):
            lines.append(speech("console.catch_up.with_notes", n=n))
        self.words_label.setText("\n".join(lines))
        self.words_label.setVisible(bool(lines))
        code = "later" if proposal.kind is Kind.EXTEND else "ends"
        before, after = clock(proposal.end_before), clock(proposal.end_after)
        said = [speech(f"console.catch_up.{code}", before=before, after=after)]
        said += [missed_words(speech, one, self._titles, still=True) for one in proposal.left]
        self.ends_label.setText("\n".join(said))
        doing = f"{self.heading.text()}: {' '.join(lines)} {self.ends_label.text()}"
        self.take_button.setAccessibleDescription(plain(doing))


class CatchUpPanel(QScrollArea):
    """What is out of reach, and at most three ways to bring it back. Nothing happens unasked."""

    closed = Signal()
    told = Signal(str)

    def __init__(self, presenter: RunPresenter, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._presenter, self._speech = presenter, speech
        self._shown: object = None
        self.cards: list[ProposalCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def refresh(self, *, discreet: bool = False, focus: bool = False) -> None:
        """Show what can be done as things are now; in discreet view nothing about being late."""
        situation = self._presenter.situation
        missed, found = out_of_reach(situation), proposals(situation)
        choices = skips(situation) if found else ()
        shown = (_said(missed, (*found, *choices)), discreet, self._speech.language)
        if shown != self._shown and not self._in_hand():
            self._shown = shown
            at = self._where()
            self._build(situation, missed, found, choices, discreet=discreet)
            self._go_back_to(at)
        if focus:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _in_hand(self) -> bool:
        """Whether a button is held down or a list is open: nothing moves under her hands."""
        combos = [card.combo for card in self.cards if card.combo is not None]
        buttons = self.findChildren(QPushButton)
        return any(one.isDown() for one in buttons) or any(one.view().isVisible() for one in combos)

    def _where(self) -> tuple[str, str]:
        """Return the item she named to skip, and what has the keys."""
        named, keys = "", ""
        for card in self.cards:
            if card.combo is not None:
                named = card.proposal.changes[0].block
            for name in ("combo", "take_button", "ask_button"):
                child = getattr(card, name)
                if child is not None and child.hasFocus():
                    keys = f"{card.proposal.kind} {name}"
        if self.widget() is not None and self.close_button.hasFocus():
            keys = "close"
        return named, keys

    def _go_back_to(self, at: tuple[str, str]) -> None:
        named, keys = at
        for card in self.cards:
            if named:
                card.name(named)
        if keys:
            kind, _, name = keys.partition(" ")
            same = next((c for c in self.cards if c.proposal.kind.value == kind), None)
            child = getattr(same, name) if same is not None else None
            (child or self.close_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(
        self,
        situation: Situation,
        missed: Sequence[Missed],
        found: Sequence[Proposal],
        choices: Sequence[Proposal],
        *,
        discreet: bool,
    ) -> None:
        speech = self._speech
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(_label(speech("console.catch_up.title"), "title", inside), 1)
        self.close_button = QPushButton(speech("console.catch_up.back"), inside)
        self.close_button.setMinimumHeight(44)
        self.close_button.clicked.connect(self.closed)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.cards = []
        if discreet:
            self.sentence = _label(speech("console.discreet"), "secondary", inside)
            column.addWidget(self.sentence)
        else:
            titles = {s.block.id: self._title(s.number, s.block.id) for s in situation.agenda.slots}
            ends = situation.rows()[-1].ends if situation.agenda.slots else situation.ends_by
            said = [missed_words(speech, one, titles) for one in missed]
            nothing = speech("console.catch_up.in_reach", ends=clock(ends))
            if self._presenter.session.run.finished is not None:
                nothing = speech("catchup.over")
            self.sentence = _label("\n".join(said) or nothing, "secondary", inside)
            column.addWidget(self.sentence)
            for proposal in found:
                card = ProposalCard(proposal, choices, titles, self._notes_in, speech, inside)
                card.taken.connect(self._take)
                card.asked.connect(self._ask)
                column.addWidget(card)
                self.cards.append(card)
        column.addStretch(1)
        self.setWidget(inside)

    def _notes_in(self, block_id: str) -> int:
        return sum(note.block == block_id for note in self._presenter.session.notes)

    def _title(self, number: int, block_id: str) -> str:
        slot = self._presenter.agenda.slots[number - 1]
        return self._speech.of(slot.block.title) or str(number)

    def _take(self, proposal: Proposal) -> None:
        session = self._presenter.session
        hanging = hanging_on(session.desk, proposal)

        def make() -> Edit:
            edit = catching_up(proposal, session.workshop, session.blocks, hanging)
            check_names(session.desk, edit)
            return edit

        edit = self._presenter.perform_made(make)
        if edit is not None:
            if session.run.page == PageChoice.LATER.value:  # the room has its answer
                self._presenter.show(PageChoice.FOLLOW)
            after = clock(proposal.end_after)
            self.told.emit(self._speech("console.catch_up.done", ends=after))
            self.closed.emit()

    def _ask(self, proposal: Proposal) -> None:
        self._presenter.ask_for_later(proposal.end_after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            event.ignore()  # letters steer the console


def _said(missed: Sequence[Missed], found: Sequence[Proposal]) -> tuple[object, ...]:
    """Return what a facilitator reads of it: whole minutes and times of day, no less."""
    return (
        [(one.block, clock(one.due), passed(one.by)) for one in missed],
        [
            (
                one.kind,
                [(cut.block, cut.before, cut.after) for cut in one.changes],
                clock(one.end_before),
                clock(one.end_after),
                [(left.block, passed(left.by)) for left in one.left],
            )
            for one in found
        ],
    )


def missed_words(
    speech: Speech, missed: Missed, titles: dict[str, str], *, still: bool = False
) -> str:
    """Return what is out of reach, and by how much."""
    code = "end" if missed.block is None else "start"
    return speech(
        f"console.catch_up.{'still' if still else 'missed'}_{code}",
        title=titles.get(missed.block or "", ""),
        due=clock(missed.due),
        n=max(1, passed(missed.by)),
    )
