"""The steps and the columns of a block, each a small form of its own."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, Language, clean
from llnet_desktop.domain.workshop import (
    HALF_MINUTE,
    ZERO,
    Grouping,
    Lane,
    Posture,
    Privacy,
    Step,
)
from llnet_desktop.services.lanes import erased_at_the_end, seen_by, without_names
from llnet_desktop.ui.prepare.fields import (
    ChoiceBox,
    HalfMinutes,
    on_number,
    on_typed,
    show_number,
    show_text,
    small_button,
    tint,
)
from llnet_desktop.ui.speech import Speech


class StepForm(QFrame):
    """One step: what the room reads, how long, how people work."""

    changed = Signal(object)  # the Step as it should become
    emptied = Signal()  # a text that must be there was taken away
    move_asked = Signal(str, int)
    removal_asked = Signal(str)

    def __init__(self, step: Step, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.step = step
        self._speech = speech
        self._language: Language = "nl"
        self._number = 1
        self.setProperty("look", "card")
        self.name_label = QLabel(self)
        self.name_label.setTextFormat(Qt.TextFormat.PlainText)
        self.name_label.setProperty("look", "muted")
        self.up_button = small_button("chevron-down", self)
        self.up_button.setProperty("upside_down", True)
        tint(self.up_button)
        self.down_button = small_button("chevron-down", self)
        self.remove_button = small_button("x", self)
        self.prompt_line = QLineEdit(self)
        self.prompt_line.setMaxLength(TITLE_LIMIT)
        self.detail_line = QLineEdit(self)
        self.detail_line.setMaxLength(NOTE_LIMIT)
        self.minutes_spin = HalfMinutes(self)
        self.grouping_combo = ChoiceBox(self)
        self.posture_combo = ChoiceBox(self)
        self.short_box = QCheckBox(self)
        self.rounds_spin = QSpinBox(self)
        self.off_record_box = QCheckBox(self)
        self.goes_on_box = QCheckBox(self)
        self._lay_out()
        on_typed(self.prompt_line, self._prompted)
        on_typed(self.detail_line, self._detailed)
        on_number(self.minutes_spin, self._timed)
        self.grouping_combo.picked.connect(self._grouped)
        self.posture_combo.picked.connect(self._postured)
        self.short_box.clicked.connect(self._kept)
        on_number(self.rounds_spin, self._rounds_kept)
        self.off_record_box.clicked.connect(self._unrecorded)
        self.goes_on_box.clicked.connect(self._going_on)
        self.up_button.clicked.connect(lambda: self.move_asked.emit(self.step.id, -1))
        self.down_button.clicked.connect(lambda: self.move_asked.emit(self.step.id, 1))
        self.remove_button.clicked.connect(lambda: self.removal_asked.emit(self.step.id))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.name_label, 1)
        for button in (self.up_button, self.down_button, self.remove_button):
            head.addWidget(button)
        grid = QGridLayout()
        grid.setSpacing(6)
        grid.addWidget(self.minutes_spin, 0, 0)
        grid.addWidget(self.grouping_combo, 0, 1)
        grid.addWidget(self.rounds_spin, 1, 0)
        grid.addWidget(self.posture_combo, 1, 1)
        grid.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 4, 10, 10)
        layout.setSpacing(6)
        layout.addLayout(head)
        layout.addWidget(self.prompt_line)
        layout.addWidget(self.detail_line)
        layout.addLayout(grid)
        for box in (self.short_box, self.off_record_box, self.goes_on_box):
            layout.addWidget(box)

    def say(self) -> None:
        """Say all words again, in the language of now."""
        speech = self._speech
        self.name_label.setText(speech("prepare.step.name", n=self._number))
        self.grouping_combo.offer(list(Grouping), lambda g: speech(f"conditions.grouping.{g}"))
        self.posture_combo.offer(list(Posture), lambda p: speech(f"prepare.posture.{p}"))
        self.short_box.setText(speech("prepare.step.in_short"))
        self.off_record_box.setText(speech("prepare.step.off_record"))
        self.goes_on_box.setText(speech("prepare.step.goes_on"))
        self.rounds_spin.setSuffix(f" {speech('prepare.step.of_rounds', n=self.step.rounds)}")
        self.rounds_spin.setToolTip(speech("prepare.step.short_rounds"))
        self.prompt_line.setPlaceholderText(speech("prepare.step.prompt"))
        self.detail_line.setPlaceholderText(speech("prepare.step.detail"))
        self.minutes_spin.setLocale(QLocale(speech.language))
        self.minutes_spin.setSuffix(f" {speech('prepare.minutes_short')}")
        for field, code in (
            (self.prompt_line, "prompt"),
            (self.detail_line, "detail"),
            (self.minutes_spin, "minutes"),
            (self.grouping_combo, "grouping"),
            (self.posture_combo, "posture"),
            (self.short_box, "in_short"),
            (self.rounds_spin, "short_rounds"),
            (self.off_record_box, "off_record"),
            (self.goes_on_box, "goes_on"),
        ):
            field.setAccessibleName(f"{self.name_label.text()}: {speech(f'prepare.step.{code}')}")
        for button, code in (
            (self.up_button, "up"),
            (self.down_button, "down"),
            (self.remove_button, "remove"),
        ):
            button.setToolTip(speech(f"prepare.step.{code}"))
            button.setAccessibleName(f"{speech(f'prepare.step.{code}')}: {self.name_label.text()}")

    def show_step(self, step: Step, number: int, of: int, language: Language) -> None:
        """Show a step; what somebody is typing stays."""
        self.step, self._number, self._language = step, number, language
        self.say()
        show_text(self.prompt_line, step.prompt.in_(language))
        show_text(self.detail_line, step.detail.in_(language))
        show_number(self.minutes_spin, round(step.planned / HALF_MINUTE))
        self.grouping_combo.show_value(step.grouping)
        self.posture_combo.show_value(step.posture or Posture.SIT)
        self.short_box.setChecked(step.in_short)
        self.off_record_box.setChecked(step.off_record)
        self.goes_on_box.setChecked(step.goes_on and not step.off_record)
        self.goes_on_box.setEnabled(not step.off_record)  # only she ends it
        self.rounds_spin.setVisible(step.rounds > 1 and step.in_short)
        show_number(self.rounds_spin, step.short_rounds or step.rounds, most=step.rounds)
        self.up_button.setEnabled(number > 1)
        self.down_button.setEnabled(number < of)
        self.remove_button.setEnabled(of > 1)

    def _prompted(self, text: str) -> None:
        if cleaned := clean(text, TITLE_LIMIT):
            prompt = self.step.prompt.having(self._language, cleaned)
            self.changed.emit(replace(self.step, prompt=prompt))
        else:
            self.emptied.emit()

    def _detailed(self, text: str) -> None:
        detail = self.step.detail.having(self._language, clean(text))
        self.changed.emit(replace(self.step, detail=detail))

    def _timed(self, halves: int) -> None:
        if halves * HALF_MINUTE != self.step.planned:  # by hand: it follows no formula any more
            length = halves * HALF_MINUTE
            self.changed.emit(replace(self.step, planned=length, minutes="", cut=ZERO))

    def _grouped(self, grouping: Grouping) -> None:
        self.changed.emit(replace(self.step, grouping=grouping))

    def _postured(self, posture: Posture) -> None:
        self.changed.emit(replace(self.step, posture=posture))

    def _rounds_kept(self, rounds: int) -> None:
        kept = rounds if rounds < self.step.rounds else 0
        self.changed.emit(replace(self.step, short_rounds=kept))

    def _kept(self, kept: bool) -> None:
        self.changed.emit(replace(self.step, in_short=kept))

    def _unrecorded(self, on: bool) -> None:
        goes_on = self.step.goes_on and not on
        self.changed.emit(replace(self.step, off_record=on, goes_on=goes_on))

    def _going_on(self, on: bool) -> None:
        self.changed.emit(replace(self.step, goes_on=on))


class LaneForm(QWidget):
    """One column: its name, who sees the notes in it, and what is kept of them."""

    changed = Signal(object)  # the Lane as it should become
    emptied = Signal()
    removal_asked = Signal(str)

    def __init__(self, lane: Lane, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.lane = lane
        self._speech = speech
        self._language: Language = "nl"
        self._number = 1
        self.name_line = QLineEdit(self)
        self.name_line.setMaxLength(TITLE_LIMIT)
        self.privacy_combo = ChoiceBox(self)
        self.remove_button = small_button("x", self)
        self.unnamed_box = QCheckBox(self)
        self.erased_box = QCheckBox(self)
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(6)
        first.addWidget(self.name_line, 1)
        first.addWidget(self.privacy_combo, 1)
        first.addWidget(self.remove_button)
        second.addWidget(self.unnamed_box)
        second.addWidget(self.erased_box)
        second.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addLayout(second)
        on_typed(self.name_line, self._named)
        self.privacy_combo.picked.connect(self._shown_to)
        self.unnamed_box.clicked.connect(self._without_names)
        self.erased_box.clicked.connect(self._erased)
        self.remove_button.clicked.connect(lambda: self.removal_asked.emit(self.lane.id))

    def say(self) -> None:
        """Say all words again, in the language of now."""
        speech = self._speech
        self.privacy_combo.offer(list(Privacy), lambda p: speech(f"prepare.privacy.{p}"))
        self.name_line.setAccessibleName(speech("prepare.lane.name", n=self._number))
        name = self.name_line.text()
        self.privacy_combo.setAccessibleName(f"{speech('prepare.lane.privacy')}: {name}")
        self.remove_button.setAccessibleName(f"{speech('prepare.lane.remove')}: {name}")
        self.remove_button.setToolTip(speech("prepare.lane.remove"))
        for box, code in ((self.unnamed_box, "unnamed"), (self.erased_box, "erased")):
            box.setText(speech(f"privacy.tick.{code}"))
            box.setToolTip(speech(f"privacy.tick.{code}_long"))
            box.setAccessibleName(f"{speech(f'privacy.tick.{code}')}: {name}")
            box.setAccessibleDescription(speech(f"privacy.tick.{code}_long"))

    def show_lane(self, lane: Lane, number: int, language: Language) -> None:
        """Show a column; what somebody is typing stays."""
        self.lane, self._number, self._language = lane, number, language
        show_text(self.name_line, lane.name.in_(language))
        self.say()
        self.privacy_combo.show_value(lane.privacy)
        for box, on in ((self.unnamed_box, lane.unnamed), (self.erased_box, lane.erased)):
            box.setChecked(on)
            box.setEnabled(lane.privacy is not Privacy.ON_PAPER)

    def _named(self, text: str) -> None:
        if cleaned := clean(text, TITLE_LIMIT):
            name = self.lane.name.having(self._language, cleaned)
            self.changed.emit(replace(self.lane, name=name))
        else:
            self.emptied.emit()

    def _shown_to(self, privacy: Privacy) -> None:
        self.changed.emit(seen_by(self.lane, privacy))

    def _without_names(self, on: bool) -> None:
        self._become(without_names(self.lane, on))

    def _erased(self, on: bool) -> None:
        self._become(erased_at_the_end(self.lane, on))

    def _become(self, lane: Lane) -> None:
        """Ask for another column; what was refused stands as it was."""
        self.changed.emit(lane)
        self.show_lane(self.lane, self._number, self._language)
