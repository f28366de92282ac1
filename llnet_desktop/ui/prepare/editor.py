"""Everything of one block, edited at the side of the timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, Language
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Step
from llnet_desktop.services import planning
from llnet_desktop.services.mending import shortening
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import (
    ChoiceBox,
    Habits,
    on_number,
    on_typed,
    show_number,
    show_text,
    show_time,
)
from llnet_desktop.ui.prepare.form_list import FormList
from llnet_desktop.ui.prepare.parts import LaneForm, StepForm
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import phrase
from llnet_desktop.words.dates import minutes

Perform = Callable[[Callable[[], Edit]], bool]  # False when it was refused, and told
NEW_STEP = 5 * MINUTE


class BlockEditor(QWidget):
    """Shows one block; every field that is finished becomes one gesture."""

    refused = Signal(str, dict)  # code and facts of a sentence
    lane_removal_asked = Signal(str, str)  # block, lane
    keep_asked = Signal(object)  # Block, as an exercise of one's own

    title_line: QLineEdit
    none_label: QLabel
    scroll_area: QScrollArea
    inside: QWidget
    minutes_spin: QSpinBox
    gap_spin: QSpinBox
    kind_combo: ChoiceBox
    condition_combo: ChoiceBox
    pinned_box: QCheckBox
    pinned_edit: QTimeEdit
    moves_box: QCheckBox
    matrix_box: QCheckBox
    fixed_box: QCheckBox
    protected_box: QCheckBox
    shorten_button: QPushButton
    steps_box: QWidget
    lanes_box: QWidget
    add_step_button: QPushButton
    add_lane_button: QPushButton
    private_text: QPlainTextEdit
    keep_button: QPushButton

    def __init__(self, speech: Speech, perform: Perform, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._perform = perform
        self._block: Block | None = None
        self._language: Language = "nl"
        self._starts = time()
        self._chain: tuple[QWidget, ...] = ()
        load_form(self, "block_editor", speech, ChoiceBox=ChoiceBox)
        self._steps = FormList(self.steps_box, self._new_step_form)
        self._lanes = FormList(self.lanes_box, self._new_lane_form)
        self._habits = Habits(self)
        self._habits.watch(self)
        self.title_line.setMaxLength(TITLE_LIMIT)
        self.private_text.installEventFilter(self)
        self.private_text.setFixedHeight(6 * self.private_text.fontMetrics().lineSpacing() + 20)
        self._connect()
        speech.changed.connect(self._say)
        self._say()
        self.show_block(None, "nl")

    def _connect(self) -> None:
        on_typed(self.title_line, self._titled)
        on_number(self.minutes_spin, lambda n: self._do(lambda b: planning.lasting(b, n)))
        on_number(self.gap_spin, lambda n: self._do(lambda b: planning.leaving_room(b, n)))
        self.kind_combo.picked.connect(
            lambda sort: self._do(lambda b: planning.turning_into(b, sort))
        )
        self.condition_combo.picked.connect(
            lambda condition: self._do(lambda b: planning.serving(b, condition))
        )
        self.protected_box.clicked.connect(
            lambda on: self._do(lambda b: planning.protecting(b, on))
        )
        self.fixed_box.clicked.connect(lambda on: self._do(lambda b: planning.fixing(b, on)))
        self.moves_box.clicked.connect(lambda on: self._do(lambda b: planning.having_moves(b, on)))
        self.matrix_box.clicked.connect(
            lambda on: self._do(lambda b: planning.having_matrix(b, on))
        )
        self.pinned_box.clicked.connect(self._pinned)
        self.pinned_edit.timeChanged.connect(self._pinned)
        self.shorten_button.clicked.connect(lambda: self._do(shortening))
        self.keep_button.clicked.connect(lambda: self.keep_asked.emit(self._block))
        self.add_step_button.clicked.connect(self._add_step)
        self.add_lane_button.clicked.connect(self._add_lane)

    @property
    def step_forms(self) -> tuple[StepForm, ...]:
        """The steps, in order."""
        return tuple(self._steps[step.id] for step in self._block.steps) if self._block else ()

    @property
    def lane_forms(self) -> tuple[LaneForm, ...]:
        """The columns, in order."""
        return tuple(self._lanes[lane.id] for lane in self._block.lanes) if self._block else ()

    def show_block(
        self, block: Block | None, language: Language, starts: time | None = None
    ) -> None:
        """Show a block; in the same one, what somebody is typing stays.

        `starts` is when it begins by the plan: what a pin would hold on to.
        """
        starts = self._starts = starts or self._starts
        if self._block is not None and (block is None or block.id != self._block.id):
            self.finish()
            for field in self.findChildren(QLineEdit):
                field.setModified(False)
            self.private_text.document().setModified(False)
            self.scroll_area.verticalScrollBar().setValue(0)
        self._block, self._language = block, language
        self.none_label.setVisible(block is None)
        self.scroll_area.setVisible(block is not None)
        if block is None:
            return
        show_text(self.title_line, block.title.in_(language))
        show_number(self.minutes_spin, minutes(block.planned))
        show_number(self.gap_spin, minutes(block.gap))
        self.kind_combo.show_value(block.sort)
        self.condition_combo.show_value(block.condition)
        self.protected_box.setChecked(block.protected)
        self.fixed_box.setChecked(block.fixed)
        self.moves_box.setChecked(block.moves)
        self.matrix_box.setChecked(block.matrix)
        self.pinned_box.setChecked(block.pinned is not None)
        self.pinned_edit.setEnabled(block.pinned is not None)
        show_time(self.pinned_edit, block.pinned or starts)
        self.shorten_button.setVisible(block.shortest is not None)
        if block.shortest is not None:
            shorter = minutes(block.shortest)
            self.shorten_button.setText(self._speech("prepare.editor.shorten", minutes=shorter))
        private = block.private.in_(language)
        if not self.private_text.document().isModified() and self._private() != private:
            self.private_text.setPlainText(private)
        self._show_steps(block)
        self._show_lanes(block)
        chain = (
            self.pinned_box,
            self.pinned_edit,
            self.moves_box,
            self.fixed_box,
            self.protected_box,
            self.matrix_box,
            *self.step_forms,
            self.shorten_button,
            self.add_step_button,
            *self.lane_forms,
            self.add_lane_button,
            self.private_text,
            self.keep_button,
        )
        if chain != self._chain:
            self._chain = chain
            _in_tab_order(chain)

    def follow_block(self, block: Block | None, language: Language, starts: time | None) -> None:
        """Show a block, unless it is shown already and only stands elsewhere now."""
        if language != self._language or not _only_moved(self._block, block):
            self.show_block(block, language, starts)
            return
        self._block, self._starts = block, starts or self._starts
        if block is not None:
            show_time(self.pinned_edit, block.pinned or self._starts)

    def finish(self) -> None:
        """Keep what is half typed, as if the field had been left."""
        if self._block is not None:
            self._note()
            field = self.focusWidget()
            if isinstance(field, QLineEdit):
                field.editingFinished.emit()
            elif isinstance(field, QAbstractSpinBox):
                field.interpretText()

    def edit_title(self) -> None:
        """Go to the title, chosen as a whole."""
        self.title_line.setFocus()
        self.title_line.selectAll()

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Keep the private notes when they are left."""
        if field is self.private_text and event.type() is QEvent.Type.FocusOut:
            self._note()
        return super().eventFilter(field, event)

    def _do(self, make: Callable[[Block], Edit]) -> bool:
        """Perform a gesture on the block; show it as it is, done or refused."""
        block = self._block
        if block is None:
            return False
        done = self._perform(lambda: make(block))
        self.show_block(self._block, self._language)
        return done

    def _pinned(self) -> None:
        at = cast(time, self.pinned_edit.time().toPython()) if self.pinned_box.isChecked() else None
        self._do(lambda block: planning.pinning(block, at))

    def _titled(self, text: str) -> None:
        self._do(lambda block: planning.calling(block, self._language, text))

    def _private(self) -> str:
        return self.private_text.toPlainText()

    def _note(self) -> None:
        if self.private_text.document().isModified():
            self.private_text.document().setModified(False)
            text = self._private()[: 4 * NOTE_LIMIT]
            self._do(lambda block: planning.noting(block, self._language, text))

    def _emptied(self) -> None:
        self.refused.emit("prepare.empty_text", {})
        self.show_block(self._block, self._language)

    def _say(self) -> None:
        speech = self._speech
        self.kind_combo.offer(list(BlockKind), lambda k: speech(f"conditions.kind.{k}"))
        self.condition_combo.offer([None, *Condition], lambda c: condition_name(speech, c))
        for row, condition in enumerate([None, *Condition]):
            colour = theme.current().condition(condition)
            self.condition_combo.setItemIcon(
                row, QIcon(icons.condition_pixmap(condition, 40, colour))
            )
        for step_form in self._steps:
            step_form.say()
        for lane_form in self._lanes:
            lane_form.say()

    def _show_steps(self, block: Block) -> None:
        forms = self._steps.show(block.steps)
        for place, (form, step) in enumerate(zip(forms, block.steps, strict=True), start=1):
            form.show_step(step, place, len(forms), self._language)

    def _new_step_form(self, step: Step) -> StepForm:
        form = StepForm(step, self._speech, self.inside)
        form.changed.connect(self._step_changed)
        form.emptied.connect(self._emptied)
        form.move_asked.connect(self._move_step)
        form.removal_asked.connect(self._remove_step)
        self._habits.watch(form)
        return form

    def _step_changed(self, new: Step) -> None:
        self._do(lambda b: planning.with_steps(b, [new if s.id == new.id else s for s in b.steps]))

    def _move_step(self, step_id: str, by: int) -> None:
        def moved(block: Block) -> Edit:
            steps = list(block.steps)
            at = next(i for i, step in enumerate(steps) if step.id == step_id)
            steps.insert(at + by, steps.pop(at))
            return planning.with_steps(block, steps)

        self._do(moved)

    def _remove_step(self, step_id: str) -> None:
        self._do(lambda b: planning.with_steps(b, [s for s in b.steps if s.id != step_id]))

    def _add_step(self) -> None:
        step = Step(new_id(), phrase("prepare.new_step"), NEW_STEP)
        if self._do(lambda block: planning.with_steps(block, [*block.steps, step])):
            self._go_to(self._steps[step.id].prompt_line)

    def _show_lanes(self, block: Block) -> None:
        forms = self._lanes.show(block.lanes)
        for place, (form, lane) in enumerate(zip(forms, block.lanes, strict=True), start=1):
            form.show_lane(lane, place, self._language)

    def _new_lane_form(self, lane: Lane) -> LaneForm:
        form = LaneForm(lane, self._speech, self.inside)
        form.changed.connect(self._lane_changed)
        form.emptied.connect(self._emptied)
        form.removal_asked.connect(self._remove_lane)
        self._habits.watch(form)
        return form

    def _lane_changed(self, new: Lane) -> None:
        self._do(lambda b: planning.with_lanes(b, [new if x.id == new.id else x for x in b.lanes]))

    def _remove_lane(self, lane_id: str) -> None:
        if self._block is not None:
            self.lane_removal_asked.emit(self._block.id, lane_id)

    def _add_lane(self) -> None:
        if self._block is None:
            return
        lane = Lane(new_id(), phrase("prepare.new_lane", number=len(self._block.lanes) + 1))
        if self._do(lambda block: planning.with_lanes(block, [*block.lanes, lane])):
            self._go_to(self._lanes[lane.id].name_line)

    def _go_to(self, line: QLineEdit) -> None:
        line.setFocus()
        line.selectAll()
        self.scroll_area.ensureWidgetVisible(line)


def _only_moved(before: Block | None, after: Block | None) -> bool:
    """Return whether a block is as it was but for its place in the agenda."""
    if before is None or after is None:
        return False
    return replace(before, place=after.place) == after


def _in_tab_order(widgets: Sequence[QWidget]) -> None:
    """Let Tab go through these as they stand, and through all the fields of a form."""
    fields: list[QWidget] = []
    for widget in widgets:
        form = isinstance(widget, (StepForm, LaneForm))
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        inside = widget.findChildren(QWidget, options=direct) if form else []
        fields += [
            field
            for field in inside or [widget]
            if field.focusPolicy() & Qt.FocusPolicy.TabFocus and field.focusProxy() is None
        ]
    for before, after in pairwise(fields):
        QWidget.setTabOrder(before, after)
