"""When a workshop starts, when it must end, for how many, and whether the agenda fits."""

from __future__ import annotations

from datetime import datetime, time
from typing import cast

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QCheckBox,
    QDateTimeEdit,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.workshop import ZERO
from llnet_desktop.services import planning
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.prepare.fields import Habits, on_number, show_moment, show_number
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.prepare.texts import ready_words, spare_words
from llnet_desktop.ui.speech import Speech

MOMENT = "ddd d MMM yyyy  HH:mm"


class TimesRow(QWidget):
    """Start, *ends by* and head count, and what they make of the agenda."""

    starts_edit: QDateTimeEdit
    ends_box: QCheckBox
    ends_edit: QTimeEdit
    people_spin: QSpinBox
    starts_box: QWidget
    ends_by_box: QWidget
    people_box: QWidget
    ready_box: QWidget
    ready_label: QLabel
    spare_label: QLabel

    def attach(self, speech: Speech, plan: Plan) -> None:
        """Take the words and the plan; a form makes its widgets without them."""
        self._speech = speech
        self._plan = plan
        self._wide: bool | None = None
        load_form(self, "prepare_times", speech)
        self._habits = Habits(self)
        self._habits.watch(self)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.starts_edit.dateTimeChanged.connect(self._reschedule)
        self.ends_edit.timeChanged.connect(self._reschedule)
        self.ends_box.clicked.connect(self._reschedule)
        on_number(self.people_spin, plan.expect)
        speech.changed.connect(self._speak)
        self._speak()

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the times of an agenda; what somebody is typing stays."""
        workshop = agenda.workshop
        show_moment(self.starts_edit, workshop.starts)
        self.ends_box.setChecked(workshop.ends_by is not None)
        self.ends_edit.setEnabled(workshop.ends_by is not None)
        show_moment(self.ends_edit, workshop.ends_by or agenda.ends.replace(tzinfo=None))
        show_number(self.people_spin, workshop.people)
        self.ready_label.setText(ready_words(self._speech, agenda))
        self.ready_box.setVisible(bool(agenda.slots))
        spare = agenda.to_spare
        self.spare_label.setVisible(spare is not None)
        if spare is not None:
            self.spare_label.setText(f"· {spare_words(self._speech, spare)}")
            self._look("ok" if spare >= ZERO else "warn")

    def fit(self, width: int) -> None:
        """Use a second line where all does not fit beside each other in `width` pixels."""
        row = self.layout()
        assert isinstance(row, QGridLayout)
        boxes = (self.starts_box, self.ends_by_box, self.ready_box, self.people_box)
        wanted = sum(box.sizeHint().width() + row.horizontalSpacing() for box in boxes)
        wide = wanted <= width
        if wide is self._wide:
            return
        self._wide = wide
        row.removeWidget(self.ready_box)
        row.removeWidget(self.people_box)
        row.addWidget(self.ready_box, *((0, 2) if wide else (1, 0)))
        row.addWidget(self.people_box, *((0, 4) if wide else (1, 1)))
        row.setColumnStretch(3, 1)

    def _reschedule(self) -> None:
        agenda = self._plan.agenda
        if agenda is None:
            return
        workshop = agenda.workshop
        starts = cast(datetime, self.starts_edit.dateTime().toPython())
        ends = None
        if self.ends_box.isChecked():
            day = (workshop.ends_by or workshop.starts).date()
            ends = datetime.combine(day, cast(time, self.ends_edit.time().toPython()))
            if workshop.ends_by is None:
                ends = max(ends, agenda.ends.replace(tzinfo=None))
        self._plan.with_workshop(lambda w: planning.rescheduling(w, starts, ends))

    def _look(self, look: str) -> None:
        label = self.spare_label
        if label.property("look") != look:
            label.setProperty("look", look)
            label.style().unpolish(label)
            label.style().polish(label)

    def _speak(self) -> None:
        self.starts_edit.setLocale(QLocale(self._speech.language))
        self.starts_edit.setDisplayFormat(MOMENT)
        self.people_spin.setSpecialValueText(self._speech("prepare.people_unknown"))
