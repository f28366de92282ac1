"""The library at the side of an agenda: find an exercise, read it, put it in, make your own."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from llnet_desktop.content import shipped_exercises
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.timings import timings_of, usual
from llnet_desktop.ui.prepare.exercise_acts import ExerciseActs
from llnet_desktop.ui.prepare.exercise_finder import ExerciseFinder
from llnet_desktop.ui.prepare.exercise_model import ExerciseModel
from llnet_desktop.ui.prepare.exercise_preview import ExercisePreview
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.menu import Act, menu_of
from llnet_desktop.ui.widgets.text import label


class ExercisePanel(QWidget):
    """A list to find an exercise in, and a page to read it; with a desk also own exercises."""

    chosen = Signal(object)  # the Exercise to put in the agenda

    def __init__(self, speech: Speech, parent: QWidget | None, desk: Desk | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._own: Shelf[Exercise] | None = None
        self._acts: ExerciseActs | None = None
        self._people = 0
        self._said: tuple[str, dict[str, object]] | ProgramError = ("", {})
        self._closing: list[Callable[[], None]] = []
        closing = self._closing  # outlives this object
        self.destroyed.connect(lambda: _close(closing))
        self._model = ExerciseModel(speech, self)
        self.finder = ExerciseFinder(speech, self._model, self)
        self.preview = ExercisePreview(speech, self)
        self.search_line = self.finder.search_line
        self.list_view = self.finder.list_view
        self.insert_button = self.finder.insert_button
        self.none_label = self.finder.none_label
        self.said_label = label("secondary", parent=self)
        self.said_label.setWordWrap(True)
        self._pages = QStackedLayout()
        self._pages.addWidget(self.finder)
        self._pages.addWidget(self.preview)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._pages, 1)
        column.addWidget(self.said_label)
        self.finder.narrowed.connect(lambda: self._tell("", {}))
        self.finder.insert_asked.connect(self._insert)
        self.finder.look_asked.connect(self._look_closer)
        self.finder.menu_asked.connect(self._open_menu)
        self.finder.edit_asked.connect(self._edit)
        self.finder.removal_asked.connect(self._remove)
        self.preview.back_asked.connect(self._back)
        self.preview.insert_asked.connect(self._insert)
        self.preview.edit_asked.connect(self._edit)
        self.preview.removal_asked.connect(self._remove)
        self.preview.menu_asked.connect(self._open_menu)
        speech.changed.connect(self._say_told)
        self._say_told()
        self._refresh()
        self.finder.choose_first()
        if desk is not None:
            self.attach(desk)

    def attach(self, desk: Desk) -> None:
        """Take own exercises from a library, and follow it."""
        _close(self._closing)
        self._own = Shelf(desk, Exercise)
        self._closing += [self._own.close, desk.subscribe(self._follow)]
        self._acts = ExerciseActs(desk, self._speech, lambda: self.all, self)
        self._acts.said.connect(self._tell)
        self._acts.refused.connect(self._refuse)
        self._acts.kept.connect(self._show_kept)
        self.preview.remembered = lambda exercise, people: usual(
            timings_of(desk, exercise.id), people
        )
        self._refresh()

    @property
    def all(self) -> tuple[Exercise, ...]:
        """All exercises that can be chosen, the own ones first."""
        return self._model.exercises

    @property
    def acts(self) -> ExerciseActs | None:
        """What can be done with own exercises; None without a library."""
        return self._acts

    @property
    def reading(self) -> bool:
        """Whether an exercise is read, in place of the list."""
        return self._pages.currentWidget() is self.preview

    @property
    def condition_buttons(self) -> dict[Condition, QPushButton]:
        """The chips of the conditions."""
        return self.finder.chips.condition_buttons

    def show_people(self, people: int) -> None:
        """Work lengths and amounts out for this head count; 0 is not known."""
        if people != self._people:
            self._people = people
            self._model.show_people(people)
            self.finder.chips.show_people(people)
            if self.preview.exercise is not None:
                self.preview.show_exercise(self.preview.exercise, people)

    def show_time_left(self, minutes: int | None) -> None:
        """Offer what fits in the minutes that a workshop has left; None offers nothing."""
        self.finder.chips.show_time_left(minutes)

    def ask_for(self, condition: Condition | None, people: bool = False) -> None:
        """Show the list of one condition, or of all, and of what suits the group if asked."""
        self._pages.setCurrentWidget(self.finder)
        self.search_line.clear()
        self.finder.chips.ask_for(condition, people)
        self.finder.choose_first()

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise to read; one that is not there changes nothing."""
        row = self._model.row_of(exercise_id)
        if row >= 0:
            self.finder.choose(exercise_id)
            self._look(self._model.exercises[row])

    def menu(self) -> QMenu:
        """Return what can be done with the exercise that is chosen or read, and with new ones."""
        exercise, speech = self._at_hand(), self._speech
        groups = []
        if exercise is not None:
            put = Act(speech("library.act.insert"), "Enter", self._insert)
            look = Act(speech("library.act.look"), speech("library.space"), self._look_closer)
            groups.append([put] if self.reading else [look, put])
        if self._acts is not None:
            groups += [list(acts) for acts in self._acts.offered(exercise)]
        return menu_of(groups, self)

    def _refresh(self) -> None:
        """Show the exercises as they are in the library now."""
        own = tuple(self._own or ())
        self._model.show_exercises([*own, *shipped_exercises()])
        self.finder.chips.show_own(bool(own))
        if self.reading and (read := self.preview.exercise) is not None:
            row = self._model.row_of(read.id)
            if row < 0:
                self._back()
            else:
                self.preview.show_exercise(self._model.exercises[row], self._people)

    def _follow(self, edit: Edit) -> None:
        if any(ref.kind == Exercise.kind for ref in edit.changes):
            self._refresh()

    def _show_kept(self, exercise_id: str) -> None:
        if self.reading:
            self.show_exercise(exercise_id)
        else:
            self.finder.reveal(exercise_id)

    def _tell(self, code: str, facts: dict[str, object]) -> None:
        self._said = (code, facts)
        self._say_told()

    def _refuse(self, error: ProgramError) -> None:
        self._said = error
        self._say_told()

    def _say_told(self) -> None:
        said, words = self._said, self._speech.words
        if isinstance(said, ProgramError):
            text = words.error(said)
        else:
            text = words(said[0], **said[1]) if said[0] else ""
        self.said_label.setText(text)
        self.said_label.setVisible(bool(text))

    def _at_hand(self) -> Exercise | None:
        return self.preview.exercise if self.reading else self.finder.exercise()

    def _insert(self) -> None:
        if (exercise := self._at_hand()) is not None:
            self.chosen.emit(exercise)

    def _edit(self) -> None:
        if self._acts is not None and (exercise := self._at_hand()) is not None:
            self._acts.edit(exercise)

    def _remove(self) -> None:
        if self._acts is not None and (exercise := self._at_hand()) is not None:
            self._acts.remove(exercise)

    def _look_closer(self) -> None:
        if (exercise := self.finder.exercise()) is not None:
            self._look(exercise)

    def _look(self, exercise: Exercise) -> None:
        self.preview.show_exercise(exercise, self._people)
        self._pages.setCurrentWidget(self.preview)
        self.preview.scroll_area.setFocus()

    def _back(self) -> None:
        focused = self.window().focusWidget()
        reading = focused is not None and self.preview.isAncestorOf(focused)
        self._pages.setCurrentWidget(self.finder)
        if reading:
            self.list_view.setFocus()

    def _open_menu(self, at: QPoint) -> None:
        self.menu().popup(at)


def _close(closing: list[Callable[[], None]]) -> None:
    while closing:
        closing.pop()()
