"""Write a facilitator's own exercise, or change it: everything about it in one window."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import LANGUAGES, NOTHING, Language, Phrase
from llnet_desktop.domain.workshop import MINUTE, Lane, Posture, Step
from llnet_desktop.services import own_exercises
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.dialogs.exercise_materials import MaterialList
from llnet_desktop.ui.dialogs.exercise_settings import SettingFields, show_lines
from llnet_desktop.ui.dialogs.form_focus import follow_layout, go_to
from llnet_desktop.ui.dialogs.frame import fit, tell
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import ChoiceBox, Habits
from llnet_desktop.ui.prepare.form_list import FormList
from llnet_desktop.ui.prepare.parts import LaneForm, StepForm
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import PasteEdit
from llnet_desktop.ui.widgets.switch import LANGUAGE_NAMES, Switch
from llnet_desktop.words import phrase

NEW_STEP = 5 * MINUTE
LINES = {"why": 2, "does": 5, "watches": 5, "room": 2}  # of text in sight


class LanguageSwitch(Switch):
    """The language that texts are written in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(LANGUAGES, parent)
        self.say(LANGUAGE_NAMES)


class OwnExerciseDialog(QDialog):
    """Keeps what was written in one edit. Texts are written in one language at a time."""

    kept = Signal(object)  # the Exercise as it was written

    heading: QLabel
    language_switch: LanguageSwitch
    scroll_area: QScrollArea
    inside: QWidget
    title_line: QLineEdit
    purpose_line: QLineEdit
    condition_combo: ChoiceBox
    fewest_spin: QSpinBox
    most_spin: QSpinBox
    why_text: PasteEdit
    does_text: PasteEdit
    watches_text: PasteEdit
    room_text: PasteEdit
    steps_box: QWidget
    lanes_box: QWidget
    materials_box: QWidget
    settings_box: QWidget
    add_step_button: QPushButton
    add_lane_button: QPushButton
    add_material_button: QPushButton
    open_settings_button: QPushButton
    source_line: QLineEdit
    licence_line: QLineEdit
    error_label: QLabel
    cancel_button: QPushButton
    ok_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        exercise: Exercise,
        new: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._new = desk, speech, new
        self._before = self._draft = exercise
        self._language: Language = speech.language
        self._warned = False
        load_form(
            self,
            "own_exercise",
            speech,
            PasteEdit=PasteEdit,
            ChoiceBox=ChoiceBox,
            LanguageSwitch=LanguageSwitch,
        )
        self._steps = FormList(self.steps_box, self._new_step_form)
        self._lanes = FormList(self.lanes_box, self._new_lane_form)
        self._habits = Habits(self)
        box, button = self.materials_box, self.add_material_button
        self.materials = MaterialList(box, button, speech, self._habits, exercise.materials)
        box, button = self.settings_box, self.open_settings_button
        self.settings = SettingFields(box, button, speech, exercise.settings)
        self._habits.watch(self)
        self._dress()
        self._connect()
        speech.changed.connect(self._say)
        self._say()
        self._show()
        fit(self)
        self.title_line.setFocus()

    @property
    def step_forms(self) -> tuple[StepForm, ...]:
        """The steps, in order."""
        return tuple(self._steps[step.id] for step in self._draft.steps)

    @property
    def lane_forms(self) -> tuple[LaneForm, ...]:
        """The columns, in order."""
        return tuple(self._lanes[lane.id] for lane in self._draft.lanes)

    @property
    def draft(self) -> Exercise:
        """The exercise as it is written now."""
        self._finish()
        return self._draft

    def accept(self) -> None:
        """Keep the exercise, or say in a sentence why not."""
        draft = self.draft
        tell(self.error_label, "")
        if (field := self.materials.faulty() or self.settings.faulty()) is not None:
            self._go_to(field)
            return
        changing = partial(own_exercises.changing, self._before)
        make = own_exercises.keeping if self._new else changing
        try:
            self._desk.perform(make(draft))
        except ProgramError as error:
            tell(self.error_label, self._speech.words.error(error))
            if error.code == "plan.no_title":
                self._go_to(self.title_line)
            return
        super().accept()
        self.kept.emit(draft)

    def reject(self) -> None:
        """Leave; what was written is thrown away only when that is asked twice."""
        if self.draft != self._before and not self._warned:
            self._warned = True
            tell(self.error_label, self._speech("library.edit.unsaved"))
            return
        super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and no other; Esc leaves."""
        button = self.focusWidget()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif isinstance(button, QPushButton):
            button.click()

    def _dress(self) -> None:
        self.language_switch.turn_to(self._language)
        for name, lines in LINES.items():
            show_lines(self._text(name), lines)
        for button in (self.cancel_button, self.ok_button):
            button.setAutoDefault(False)

    def _connect(self) -> None:
        self.language_switch.chosen.connect(self._write_in)
        self.condition_combo.picked.connect(self._serve)
        for spin in (self.fewest_spin, self.most_spin):
            spin.valueChanged.connect(self._suit)
        self.materials.wanted.connect(self._go_to)
        self.materials.arranged.connect(self._arrange)
        self.settings.wanted.connect(self._go_to)
        self.settings.cut_short.connect(self._tell_cut)
        self.add_step_button.clicked.connect(self._add_step)
        self.add_lane_button.clicked.connect(self._add_lane)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        for name in LINES:
            self._text(name).cut_short.connect(self._tell_cut)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)

    def _say(self) -> None:
        """Say what this window says itself."""
        speech = self._speech
        code = "library.edit.new_heading" if self._new else "library.edit.heading"
        self.heading.setText(speech(code))
        self.setWindowTitle(speech(code))
        self.condition_combo.offer([None, *Condition], lambda c: condition_name(speech, c))
        for row, condition in enumerate([None, *Condition]):
            colour = theme.current().condition(condition)
            picture = icons.condition_pixmap(condition, 40, colour)
            self.condition_combo.setItemIcon(row, QIcon(picture))
        for step_form in self._steps:
            step_form.say()
        for lane_form in self._lanes:
            lane_form.say()
        self.materials.say()
        self.settings.say()

    # what is shown

    def _show(self) -> None:
        draft, language = self._draft, self._language
        self.title_line.setText(draft.title.in_(language))
        self.purpose_line.setText(draft.purpose.in_(language))
        for name in LINES:
            words: Phrase = getattr(draft, name)
            self._text(name).setPlainText(words.in_(language))
        self.condition_combo.show_value(draft.condition)
        self.fewest_spin.setValue(draft.people[0])
        self.most_spin.setValue(draft.people[1])
        self.source_line.setText(draft.source)
        self.licence_line.setText(draft.licence)
        self._show_steps()
        self._show_lanes()
        self._suit()
        self.materials.write_in(language)
        self.settings.write_in(language)

    def _show_steps(self) -> None:
        steps = self._draft.steps
        for number, form in enumerate(self._steps.show(steps), start=1):
            form.show_step(steps[number - 1], number, len(steps), self._language)
        self._arrange()

    def _show_lanes(self) -> None:
        lanes = self._draft.lanes
        for number, form in enumerate(self._lanes.show(lanes), start=1):
            form.show_lane(lanes[number - 1], number, self._language)
        self._arrange()

    def _new_step_form(self, step: Step) -> StepForm:
        form = StepForm(step, self._speech, self.inside)
        form.changed.connect(self._step_changed)
        form.emptied.connect(self._show_steps)
        form.move_asked.connect(self._move_step)
        form.removal_asked.connect(self._remove_step)
        self._habits.watch(form)
        return form

    def _new_lane_form(self, lane: Lane) -> LaneForm:
        form = LaneForm(lane, self._speech, self.inside)
        form.changed.connect(self._lane_changed)
        form.emptied.connect(self._show_lanes)
        form.removal_asked.connect(self._remove_lane)
        self._habits.watch(form)
        return form

    # what is written

    def _finish(self) -> None:
        """Take over what stands in the fields, half typed or not."""
        field = self.focusWidget()
        if isinstance(field, QLineEdit):
            field.editingFinished.emit()
        elif isinstance(field, QAbstractSpinBox):
            field.interpretText()
        draft, language = self._draft, self._language
        written = {"title": self.title_line.text(), "purpose": self.purpose_line.text()}
        written |= {name: self._text(name).toPlainText() for name in LINES}
        changed = {
            name: getattr(draft, name).having(language, text)
            for name, text in written.items()
            if text != getattr(draft, name).in_(language)
        }
        self._draft = replace(
            draft,
            **changed,
            people=(self.fewest_spin.value(), self.most_spin.value()),
            source=self.source_line.text(),
            licence=self.licence_line.text(),
            materials=self.materials.materials,
            settings=self.settings.finish(),
        )

    def _write_in(self, language: Language) -> None:
        self._finish()
        self._language = language
        self._show()

    def _serve(self, condition: Condition | None) -> None:
        self._draft = replace(self._draft, condition=condition)

    def _step_changed(self, new: Step) -> None:
        self._with_steps([new if step.id == new.id else step for step in self._draft.steps])

    def _move_step(self, step_id: str, by: int) -> None:
        steps = list(self._draft.steps)
        at = next(place for place, step in enumerate(steps) if step.id == step_id)
        steps.insert(at + by, steps.pop(at))
        self._with_steps(steps)

    def _remove_step(self, step_id: str) -> None:
        self._with_steps([step for step in self._draft.steps if step.id != step_id])

    def _add_step(self) -> None:
        step = Step(new_id(), NOTHING, NEW_STEP, posture=Posture.SIT)
        self._with_steps([*self._draft.steps, step])
        self._go_to(self.step_forms[-1].prompt_line)

    def _with_steps(self, steps: list[Step]) -> None:
        self._draft = replace(self._draft, steps=tuple(steps))
        self._show_steps()

    def _lane_changed(self, new: Lane) -> None:
        self._with_lanes([new if lane.id == new.id else lane for lane in self._draft.lanes])

    def _remove_lane(self, lane_id: str) -> None:
        self._with_lanes([lane for lane in self._draft.lanes if lane.id != lane_id])

    def _add_lane(self) -> None:
        name = phrase("prepare.new_lane", number=len(self._draft.lanes) + 1)
        self._with_lanes([*self._draft.lanes, Lane(new_id(), name)])
        self._go_to(self.lane_forms[-1].name_line)

    def _with_lanes(self, lanes: list[Lane]) -> None:
        self._draft = replace(self._draft, lanes=tuple(lanes))
        self._show_lanes()

    def _suit(self) -> None:
        fewest = self.fewest_spin.value()
        self.most_spin.setMinimum(fewest)
        most = self.most_spin.value()
        self.materials.suit((min(max(fewest, USUAL_GROUP), most), fewest, most))

    def _arrange(self) -> None:
        follow_layout(self)

    def _go_to(self, field: QWidget) -> None:
        go_to(self.scroll_area, field)

    def _tell_cut(self) -> None:
        tell(self.error_label, self._speech("dialogs.cut_short"))

    def _text(self, name: str) -> PasteEdit:
        text = getattr(self, f"{name}_text")
        assert isinstance(text, PasteEdit)
        return text
