"""At the door: who is there by two letters and Enter, walk-ins, and how many people there are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QSpinBox, QWidget

from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.workshop import PresenceState, Workshop
from llnet_desktop.services.clock import Clock, read_clocks
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.door import MOST_PEOPLE, About, HeadCount, Meant, Says, meant
from llnet_desktop.ui.dialogs.gathering import Gathering, Person, names_of
from llnet_desktop.ui.dialogs.participants import SaidLabel
from llnet_desktop.ui.door.acts import DoorActs
from llnet_desktop.ui.door.guest_list import GuestList
from llnet_desktop.ui.door.guests import Guest, GuestModel
from llnet_desktop.ui.door.saying import act_word, hint
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import Habits, on_number, show_number, tint
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ORDER = (
    PresenceState.EXPECTED,
    PresenceState.LATE,
    PresenceState.PRESENT,
    PresenceState.ABSENT,
)


class HereLabel(ElidedLabel):
    """A line that says how many are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("secondary", 1, parent)


class DoorPanel(QWidget):
    """One line does it all; whoever shows the panel gives it the focus, and gets it by Esc.

    `clock` is the one the workshop runs by: a head count says when it ends as things go.
    """

    refused = Signal(ProgramError)
    told = Signal(str)  # what was done, in a short sentence
    closed = Signal()
    black_wanted = Signal()  # by the key of a clicker, on an empty line

    card: QFrame
    here_label: HereLabel
    line_edit: QLineEdit
    do_button: QPushButton
    hint_label: SaidLabel
    guest_list: GuestList
    empty_label: QLabel
    count_label: QLabel
    count_spin: QSpinBox
    less_button: QPushButton
    more_button: QPushButton
    take_button: QPushButton
    back_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        parent: QWidget | None = None,
        *,
        clock: Clock = read_clocks,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._clock = desk, speech, clock
        self._gathering: Gathering | None = None
        self._acts: DoorActs | None = None
        self._meant = Meant(None)
        self._discreet = False
        load_form(
            self,
            "door",
            speech,
            HereLabel=HereLabel,
            SaidLabel=SaidLabel,
            GuestList=GuestList,
        )
        self.guests = GuestModel(speech, self)
        self.guest_list.show_model(self.guests)
        self.count_label.setBuddy(self.count_spin)
        self.count_spin.setRange(0, MOST_PEOPLE)
        self._habits = Habits(self)
        self._habits.watch(self)
        self.setFocusProxy(self.line_edit)
        self._connect()
        self._fit()
        self.refresh()

    def _connect(self) -> None:
        self.line_edit.installEventFilter(self)
        self.line_edit.textChanged.connect(self._typed)
        self.line_edit.returnPressed.connect(self._enter)
        self.do_button.clicked.connect(self._enter)
        self.guest_list.entered.connect(self._enter)
        self.guest_list.doubleClicked.connect(self._enter)
        self.guest_list.take_back_wanted.connect(self._take_back)
        self.guest_list.typed.connect(self._type_on)
        self.guest_list.selectionModel().currentRowChanged.connect(self._say_hint)
        on_number(self.count_spin, self._count)
        self.less_button.clicked.connect(self.count_spin.stepDown)
        self.more_button.clicked.connect(self.count_spin.stepUp)
        self.take_button.clicked.connect(self._take_those_here)
        self.back_button.clicked.connect(self.closed)
        self._speech.changed.connect(self.refresh)

    # --- what is shown

    def open(self, workshop: Workshop) -> None:
        """Show the people of a workshop and follow them."""
        if self._gathering is not None:
            self._gathering.close()
            self._gathering.deleteLater()
        self._gathering = Gathering(self._desk, workshop, self)
        self._gathering.changed.connect(self.refresh)
        self._gathering.refused.connect(self._refuse)
        self._acts = DoorActs(self._desk, self._gathering, self._speech, self._clock)
        self._acts.discreet = self._discreet
        self.line_edit.setText("")
        self.refresh()

    def set_discreet(self, discreet: bool) -> None:
        """Hide what the room need not read: roles, and who is late."""
        self._discreet = discreet
        if self._acts is not None:
            self._acts.discreet = discreet
        self.refresh()

    def refresh(self) -> None:
        """Show everything as it is now; what is typed and who is chosen stay."""
        chosen = self._chosen()
        self._show_guests()
        self.guest_list.choose(self.guests.row_of(chosen.member.id if chosen else None))
        self._show_count()
        self._say_hint()

    def _show_guests(self) -> None:
        gathering = self._gathering
        people = gathering.people if gathering is not None else ()
        presences = [person.presence for person in people if person.presence]
        members = [person.member for person in people]
        self._meant = meant(self.line_edit.text(), members, presences)
        names = names_of(members)
        rows = {p.member.id: self._row(p, names[p.member.id]) for p in people}
        if isinstance(self._meant.line, About):
            shown = [rows[member] for member in self._meant.members]
        else:  # by name already
            shown = sorted(rows.values(), key=lambda row: _ORDER.index(row.state))
        bar = self.guest_list.verticalScrollBar()
        at = bar.value()
        self.guests.show_guests(shown)
        bar.setValue(at)
        self.guest_list.setVisible(bool(people))
        self.empty_label.setVisible(not people)

    def _row(self, person: Person, name: str) -> Guest:
        member, state = person.member, person.state
        detail = " · ".join(word for word in (member.organisation, member.role) if word)
        if self._discreet:
            detail = ""
            state = PresenceState.EXPECTED if state is PresenceState.LATE else state
        elif name != member.name:  # its organisation tells it from a namesake
            detail = member.role
        return Guest(member.id, name, detail, state, person.leaves)

    def _show_count(self) -> None:
        acts, say = self._acts, self._speech
        here = acts.here if acts is not None else 0
        planned = self._gathering.workshop.people if self._gathering is not None else 0
        words = acts.here_words() if acts is not None else ""
        self.here_label.setText(words or say("door.nobody_yet"))
        self.count_spin.setSpecialValueText(say("door.unknown"))
        show_number(self.count_spin, planned)
        words = say("door.take_so_many", n=here) if here else say("door.take")
        self.take_button.setText(words)
        self.take_button.setEnabled(here not in (0, planned))

    def _say_hint(self) -> None:
        if self._gathering is None:
            self.hint_label.tell("")
            return
        person = self._chosen()
        workshop, discreet = self._gathering.workshop, self._discreet
        self.hint_label.tell(hint(self._speech, workshop, self._meant, person, discreet=discreet))
        self.do_button.setText(act_word(self._speech, self._meant, person))
        self.do_button.setEnabled(self._meant.line is not None or person is not None)

    def _chosen(self) -> Person | None:
        guest = self.guests.guest_at(self.guest_list.currentIndex())
        return self._gathering.person(guest.id) if guest and self._gathering else None

    def _fit(self) -> None:
        """Keep the hint's room whether it has one line or two: the list must not jump."""
        self.hint_label.setFixedHeight(2 * self.hint_label.fontMetrics().height())
        for button in (self.less_button, self.more_button):
            tint(button)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the theme."""
        super().changeEvent(event)
        kinds = (QEvent.Type.FontChange, QEvent.Type.PaletteChange, QEvent.Type.StyleChange)
        if event.type() in kinds and hasattr(self, "hint_label"):
            self._fit()

    # --- what is done

    def _typed(self) -> None:
        """Show whom the letters fit, the likeliest chosen; nobody when nothing is typed."""
        self._show_guests()
        self.guest_list.choose(0 if isinstance(self._meant.line, About) else -1)
        self._say_hint()

    def _enter(self) -> None:
        """Do what the hint says."""
        acts, line, person = self._acts, self._meant.line, self._chosen()
        if acts is None:
            return
        if isinstance(line, HeadCount):
            if line.people <= MOST_PEOPLE:
                self._done(acts.count(line.people))
        elif person is not None:
            about = line or About("")
            if about.says is not Says.LEAVES or about.time:
                self._done(acts.say_of(person, about))
        elif self._meant.walks_in:
            self._done(acts.let_in(self.line_edit.text()))
        elif line is not None and line.says is Says.HERE:
            self._refuse(InputError("participants.no_name"))

    def _take_back(self) -> None:
        if self._acts is not None and (person := self._chosen()) is not None:
            sentence = self._acts.say_of(person, About("", Says.NOT_YET))
            if sentence is not None:
                self._tell(sentence)

    def _count(self, people: int) -> None:
        if self._acts is None:
            return
        sentence = self._acts.count(people)
        if sentence is not None:
            self._tell(sentence)
        else:
            self._show_count()

    def _take_those_here(self) -> None:
        if self._acts is not None:
            self._count(self._acts.here)

    def _done(self, sentence: str | None) -> None:
        """Make the line ready for the next; its own undo starts anew, so Ctrl+Z is for the act."""
        if sentence is None:
            return
        self.line_edit.setText("")
        self.guest_list.choose(-1)
        self.line_edit.setFocus()
        self._tell(sentence)

    def _tell(self, sentence: str) -> None:
        self.hint_label.tell(sentence)
        self.told.emit(sentence)

    def _refuse(self, error: ProgramError) -> None:
        self.hint_label.tell(self._speech.words.error(error), trouble=True)
        self.refused.emit(error)

    # --- keys

    def _type_on(self, text: str) -> None:
        self.line_edit.setFocus()
        self.line_edit.insert(text)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let keys on the line choose somebody while the letters stay, or take back."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            rows, row = self.guests.rowCount(), self.guest_list.currentIndex().row()
            if step is not None and rows:
                self.guest_list.choose(min(max(row + step, 0), rows - 1))
                return True
            if event.key() == Qt.Key.Key_Period and not self.line_edit.text():
                self.black_wanted.emit()
                return True
            if event.key() == Qt.Key.Key_Delete and not self.line_edit.text() and row >= 0:
                self._take_back()
                return True
        return super().eventFilter(field, event)

    def event(self, event: QEvent) -> bool:
        """Claim Esc before a shortcut of the window takes it."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter presses the button that has the focus and goes no further."""
        button = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in ENTER:
            if isinstance(button, QPushButton):
                button.click()
        else:
            super().keyPressEvent(event)
