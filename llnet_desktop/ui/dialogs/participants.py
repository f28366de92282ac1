"""Who is at this workshop, and in which small group: opened from the page that prepares it."""

from __future__ import annotations

from random import Random

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QStackedWidget, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.workshop import PresenceState, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.dialogs.frame import fit
from llnet_desktop.ui.dialogs.gathering import Gathering
from llnet_desktop.ui.dialogs.groups_pane import GroupsPane
from llnet_desktop.ui.dialogs.people_pane import PeoplePane
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import Habits
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel

_TAB_PADDING = 14  # of the style sheet, with the border


class SaidLabel(ElidedLabel):
    """What happened last, or why something could not be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("secondary", 2, parent)

    def tell(self, sentence: str, *, trouble: bool = False) -> None:
        """Show a sentence; trouble stands out."""
        look = "warn" if trouble else "secondary"
        if self.property("look") != look:
            self.setProperty("look", look)
            self.style().unpolish(self)
            self.style().polish(self)
        self.setText(sentence)
        self.setAccessibleName(sentence)


class ParticipantsDialog(QDialog):
    """Every change is done at once and can be undone here; there is nothing to confirm."""

    head_count_wanted = Signal(int)  # plan the workshop for so many

    people_tab: QPushButton
    groups_tab: QPushButton
    count_label: QLabel
    panes: QStackedWidget
    said_label: SaidLabel
    undo_button: QPushButton
    plan_button: QPushButton
    ok_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        workshop: Workshop,
        parent: QWidget | None = None,
        chance: Random | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._said: tuple[str, dict[str, object]] | ProgramError = ("", {})
        self._gathering = Gathering(desk, workshop, self)
        load_form(self, "participants", speech, SaidLabel=SaidLabel)
        self.people = PeoplePane(speech, self._gathering)
        self.groups = GroupsPane(speech, self._gathering, chance or Random())
        self.panes.addWidget(self.people)
        self.panes.addWidget(self.groups)
        self._habits = Habits(self)
        self._habits.watch(self)
        self._connect()
        self._speak()
        fit(self)
        self.people.find_edit.setFocus()

    def _connect(self) -> None:
        gathering = self._gathering
        self.people_tab.toggled.connect(self._turn)
        self.undo_button.clicked.connect(gathering.undo)
        self.plan_button.clicked.connect(self._plan)
        self.ok_button.clicked.connect(self.accept)
        for keys, act in (
            ("Ctrl+Z", gathering.undo),
            ("Ctrl+Y", gathering.redo),
            ("Ctrl+Shift+Z", gathering.redo),
            ("Ctrl+Tab", self._other_tab),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)
        gathering.changed.connect(self._count)
        gathering.said.connect(self._say)
        gathering.refused.connect(self._refuse)
        self.finished.connect(gathering.close)
        self._speech.changed.connect(self._speak)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, Esc closes."""
        button = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def _turn(self, to_people: bool) -> None:
        self.panes.setCurrentIndex(0 if to_people else 1)
        (self.people.find_edit if to_people else self.groups.draw_button).setFocus()

    def _other_tab(self) -> None:
        (self.groups_tab if self.people_tab.isChecked() else self.people_tab).setChecked(True)

    def _plan(self) -> None:
        self.head_count_wanted.emit(len(self._gathering.coming))

    def _count(self) -> None:
        say, people = self._speech, self._gathering.people
        states = [person.state for person in people]
        expected = len(self._gathering.coming)
        parts = [say("participants.expected", n=expected)]
        for code, state in (("here", PresenceState.PRESENT), ("not_coming", PresenceState.ABSENT)):
            if count := states.count(state):
                parts.append(say(f"participants.{code}", n=count))
        self.count_label.setText(", ".join(parts))
        planned = self._gathering.workshop.people == expected
        code = "participants.planned_with" if planned else "participants.plan_with"
        self.plan_button.setText(say(code, n=expected))
        self.plan_button.setEnabled(not planned)
        self.plan_button.setVisible(bool(expected))
        self.undo_button.setVisible(self._gathering.can_undo)

    def _say(self, code: str, facts: dict[str, object]) -> None:
        self._said = (code, facts)
        self._speak_line()
        self._count()

    def _refuse(self, error: ProgramError) -> None:
        self._said = error
        self._speak_line()

    def _speak_line(self) -> None:
        said, words = self._said, self._speech.words
        if isinstance(said, ProgramError):
            self.said_label.tell(words.error(said), trouble=True)
        elif gesture := said[1].get("gesture"):
            code = f"prepare.gesture.{gesture}"
            what = words(code if code in words else "prepare.gesture.other")
            self.said_label.tell(words(said[0], what=what))
        else:
            self.said_label.tell(words(said[0], **said[1]) if said[0] else "")

    def _speak(self) -> None:
        self._speak_line()
        self._count()
        self._fit_tabs()

    def _fit_tabs(self) -> None:
        """Keep room for the bold letters of the tab that is on: it must not move the other."""
        for tab in (self.people_tab, self.groups_tab):
            tab.ensurePolished()
            bold = tab.font()
            bold.setWeight(QFont.Weight.DemiBold)
            asked = QFontMetrics(bold).horizontalAdvance(tab.text())
            tab.setMinimumWidth(asked + 2 * _TAB_PADDING)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "people_tab"):
            self._fit_tabs()
