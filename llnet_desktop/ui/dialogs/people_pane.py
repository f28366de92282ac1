"""Who is there: found by two letters, marked by Enter, walked in on one line."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.services.participants import how_well, leaving_at, marking, walking_in
from llnet_desktop.ui.dialogs.gathering import Gathering, Person
from llnet_desktop.ui.dialogs.people_model import PeopleModel
from llnet_desktop.ui.dialogs.people_table import PeopleTable
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel
from llnet_desktop.words.dates import clock

_WAITED_FOR = (PresenceState.EXPECTED, PresenceState.LATE)


class HintLabel(ElidedLabel):
    """A line that says what Enter will do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("secondary", 1, parent)


class PeoplePane(QWidget):
    """The field at the top stays in use: find, Enter, find, Enter."""

    find_edit: QLineEdit
    mark_button: QPushButton
    hint_label: HintLabel
    people_table: PeopleTable
    empty_label: QLabel

    def __init__(self, speech: Speech, gathering: Gathering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._gathering = speech, gathering
        load_form(self, "participants_people", speech, PeopleTable=PeopleTable, HintLabel=HintLabel)
        self.people_model = PeopleModel(speech, self)
        self.people_table.show_model(self.people_model, speech)
        self.people_table.enter_pressed.connect(self._mark_chosen)
        self.people_table.letter_typed.connect(self._look_for)
        self.people_table.selectionModel().currentRowChanged.connect(self._say_hint)
        self.people_model.marked.connect(self._mark)
        self.people_model.leaving.connect(self._leave)
        self.find_edit.textChanged.connect(self._find)
        self.find_edit.returnPressed.connect(self._entered)
        self.find_edit.installEventFilter(self)
        self.mark_button.clicked.connect(self._enter)
        gathering.changed.connect(self._show)
        speech.changed.connect(self._speak)
        self._show()

    # what is shown

    def _show(self) -> None:
        """Show the people as they are now; who was chosen stays chosen."""
        here = self._chosen()
        asked = self.find_edit.text()
        people = self._gathering.people
        self.people_model.show_people([p for p in people if how_well(p.member, asked) is not None])
        self.people_table.choose(self.people_model.row_of(here.member.id if here else None))
        self.empty_label.setVisible(not people)
        self.people_table.setVisible(bool(people))
        self._say_hint()

    def _find(self) -> None:
        """Show whom the letters fit, the best one chosen: who is still waited for goes first."""
        asked = self.find_edit.text()
        self._show()
        if not asked.strip():
            return
        rows = [
            (how_well(each.member, asked), each.state not in _WAITED_FOR, row)
            for row, each in enumerate(self.people_model.people)
        ]
        self.people_table.choose(min(rows)[2] if rows else -1)
        self._say_hint()

    def _speak(self) -> None:
        self.people_table.fit()
        self._say_hint()

    def _say_hint(self) -> None:
        say, asked = self._speech, clean(self.find_edit.text(), TITLE_LIMIT)
        person = self._chosen()
        if not asked:
            hint = say("participants.help")
        elif person is None:
            hint = say("participants.enter_adds", name=asked)
        elif person.state is PresenceState.PRESENT:
            hint = say("participants.enter_known", name=person.member.name)
        else:
            hint = say("participants.enter_marks", name=person.member.name)
        self.hint_label.setText(hint)
        self.mark_button.setText(say(f"participants.{'mark' if person or not asked else 'add'}"))
        self.mark_button.setEnabled(bool(asked or person))

    def _chosen(self) -> Person | None:
        return self.people_model.person_at(self.people_table.currentIndex())

    # what is done

    def _entered(self) -> None:
        if self.find_edit.text().strip():
            self._enter()

    def _enter(self) -> None:
        """Mark who was found, or let in who was not."""
        person = self._chosen()
        if person is not None:
            self._mark(person.member.id, PresenceState.PRESENT)
        elif not self.find_edit.text().strip() or not self._let_in():
            return
        self._clear()

    def _let_in(self) -> bool:
        made: list[Member] = []

        def make() -> Edit:
            gathering = self._gathering
            line = self.find_edit.text()
            edit, member = walking_in(gathering.workshop, line, gathering.members)
            made.append(member)
            return edit

        if not self._gathering.perform(make):
            return False
        (member,) = made
        self._gathering.said.emit("participants.added", {"name": member.name})
        self._clear()
        self.people_table.choose(self.people_model.row_of(member.id))
        return True

    def _mark_chosen(self) -> None:
        if (person := self._chosen()) is not None:
            self._mark(person.member.id, PresenceState.PRESENT)

    def _mark(self, member_id: str, state: PresenceState) -> None:
        if (person := self._gathering.person(member_id)) is None:
            return
        workshop, member, before = self._gathering.workshop, person.member, person.presence
        if self._gathering.perform(lambda: marking(workshop, member, before, state, person.leaves)):
            self._gathering.said.emit(f"participants.marked.{state}", {"name": member.name})

    def _leave(self, member_id: str, text: str) -> None:
        if (person := self._gathering.person(member_id)) is None:
            return
        workshop, member, before = self._gathering.workshop, person.member, person.presence
        try:
            leaves = leaving_at(workshop, text)
        except InputError as error:
            self._gathering.refused.emit(error)
            return
        if leaves == person.leaves:
            return
        state = PresenceState.EXPECTED if person.state is PresenceState.ABSENT else person.state
        if self._gathering.perform(lambda: marking(workshop, member, before, state, leaves)):
            code = "participants.leaves_then" if leaves else "participants.stays"
            time = clock(leaves) if leaves else ""
            self._gathering.said.emit(code, {"name": member.name, "time": time})

    # keys

    def _clear(self) -> None:
        """Make the field ready for the next; its own undo starts anew, so Ctrl+Z is ours."""
        self.find_edit.setText("")
        self.find_edit.setFocus()

    def _look_for(self, letter: str) -> None:
        self.find_edit.setFocus()
        self.find_edit.setText(letter)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let up and down choose somebody else while the letters stay."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
            rows = self.people_model.rowCount()
            if step is not None and rows:
                row = self.people_table.currentIndex().row()
                self.people_table.choose(min(max(row + step, 0), rows - 1))
                return True
        return super().eventFilter(field, event)
