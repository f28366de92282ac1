"""Ask for a new workshop: when, where, with how many, and the agenda it begins with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QDate, QLocale, Qt, QTime, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDateEdit,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStackedWidget,
    QTimeEdit,
    QWidget,
)

from llnet_desktop.content.agendas import AgendaTemplate, blocks_from, load_templates
from llnet_desktop.content.exercises import shipped_exercises
from llnet_desktop.domain.draft import DraftDay
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import MINUTE, Block, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.planning import (
    adding_workshop,
    blocks_of_day,
    new_network,
    new_workshop,
    starts_of_day,
)
from llnet_desktop.ui.dialogs.frame import choose_file, fit, tell
from llnet_desktop.ui.dialogs.import_preview import ImportPreview
from llnet_desktop.ui.dialogs.pasting import AskingPasteEdit
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import length_words

_SATURDAY = 5
_USUAL_START = time(9, 30)
_USUAL_LENGTH = timedelta(hours=3, minutes=30)
_USUAL_TEMPLATE = "from-learning-to-doing"


class NewWorkshopDialog(QDialog):
    """Puts a workshop in with its agenda, and its network when there is none, in one edit.

    `made` tells the workshop and its network.
    """

    made = Signal(str, str)
    network_label: QLabel
    network_edit: QLineEdit
    title_edit: QLineEdit
    date_edit: QDateEdit
    start_edit: QTimeEdit
    end_check: QCheckBox
    end_edit: QTimeEdit
    venue_edit: QLineEdit
    people_spin: QSpinBox
    template_radio: QRadioButton
    file_radio: QRadioButton
    paste_radio: QRadioButton
    empty_radio: QRadioButton
    pages: QStackedWidget
    template_page: QWidget
    bring_page: QWidget
    empty_page: QWidget
    template_list: QListWidget
    template_label: QLabel
    file_button: QPushButton
    file_label: QLabel
    paste_edit: AskingPasteEdit
    preview: ImportPreview
    error_label: QLabel
    cancel_button: QPushButton
    ok_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        network: Network | None,
        today: date,
        *,
        bring: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech, self._network = desk, speech, network
        self._file: Path | None = None
        self._title_by_hand = self._date_by_hand = False
        self._start_by_hand = self._end_by_hand = False
        templates, _ = load_templates()
        self._templates = sorted(templates, key=lambda one: (one.minutes, one.id))
        self._exercises = shipped_exercises()
        parts = {"ImportPreview": ImportPreview, "PasteEdit": AskingPasteEdit}
        load_form(self, "new_workshop", speech, **parts)
        self.preview.set_up(desk, speech)
        self.paste_edit.set_up(speech)
        self.date_edit.setStyleSheet("QDateEdit::drop-down { border: none; width: 24px; }")
        for field in (self.start_edit, self.end_edit, self.people_spin):
            field.lineEdit().setTextMargins(8, 0, 0, 0)
        for part in (self.network_label, self.network_edit):
            part.setVisible(network is None)
        self._suggest(today)
        self.template_list.addItems([""] * len(self._templates))
        usual = [n for n, one in enumerate(self._templates) if one.id == _USUAL_TEMPLATE]
        self.template_list.setCurrentRow(usual[0] if usual else 0)
        (self.paste_radio if bring else self.template_radio).setChecked(True)
        self._connect()
        self._say()
        self._choose_source()
        fit(self)
        first = self.paste_edit if bring else self.title_edit
        (self.network_edit if network is None else first).setFocus()

    def read_file(self, path: Path) -> None:
        """Take the agenda from a file."""
        self._file = path
        self.file_radio.setChecked(True)
        room = self.fontMetrics().height() * 20
        middle = Qt.TextElideMode.ElideMiddle
        self.file_label.setText(self.fontMetrics().elidedText(path.name, middle, room))
        self.file_label.setAccessibleName(path.name)
        self._choose_source()
        (self.title_edit if self._network is not None else self.network_edit).setFocus()

    def accept(self) -> None:
        """Make the workshop, or say in a sentence why not."""
        if self.paste_radio.isChecked() and not self.paste_edit.settle():
            return
        if self._brings() and self.preview.day is None:
            tell(self.error_label, self._speech("dialogs.workshop.no_agenda"))
            return
        field = self.network_edit
        try:
            network = self._network or new_network(self.network_edit.text(), self._speech.language)
            field = self.title_edit
            workshop = self._workshop(network)
            blocks = self._blocks(workshop)
            made = self._network is None
            self._desk.perform(adding_workshop(workshop, blocks, network if made else None))
        except ProgramError as error:
            tell(self.error_label, self._speech.words.error(error))
            if error.code == "plan.no_title":
                field.setFocus()
            return
        if self._brings():
            self.preview.remember()
        super().accept()
        self.made.emit(workshop.id, network.id)

    def _workshop(self, network: Network) -> Workshop:
        workshop = new_workshop(
            network,
            self.title_edit.text(),
            self._starts(),
            ends_by=self._on_day(self.end_edit) if self.end_check.isChecked() else None,
            people=self.people_spin.value(),
            venue=self.venue_edit.text(),
        )
        template = self._template
        if template is None or not template.bilingual:
            return workshop
        return replace(workshop, second_language="en" if workshop.language == "nl" else "nl")

    def _blocks(self, workshop: Workshop) -> tuple[Block, ...]:
        if (template := self._template) is not None:
            return blocks_from(template, self._exercises, workshop.id, workshop.people)
        if self._brings() and self.preview.day is not None:
            return blocks_of_day(self.preview.day, workshop.id, workshop.language)
        return ()

    @property
    def _template(self) -> AgendaTemplate | None:
        """The template that is chosen, if the agenda comes from one."""
        row = self.template_list.currentRow()
        chosen = self.template_radio.isChecked() and 0 <= row < len(self._templates)
        return self._templates[row] if chosen else None

    def _starts(self) -> datetime:
        return self._on_day(self.start_edit)

    def _on_day(self, edit: QTimeEdit) -> datetime:
        day, at = self.date_edit.date(), edit.time()
        return datetime.combine(
            date(day.year(), day.month(), day.day()), time(at.hour(), at.minute())
        )

    def _brings(self) -> bool:
        return self.file_radio.isChecked() or self.paste_radio.isChecked()

    def _suggest(self, today: date) -> None:
        day = today + timedelta(days=1)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=1)
        self._show_date(day)
        _put(self.start_edit, _USUAL_START)
        number = 1
        if self._network is not None:
            number += len(self._desk.read(Workshop, network=self._network.id))
            self.people_spin.setValue(len(self._desk.read(Member, network=self._network.id)))
        self.title_edit.setText(self._speech("dialogs.workshop.suggestion", number=number))
        self.title_edit.selectAll()

    def _connect(self) -> None:
        for radio in (self.template_radio, self.file_radio, self.paste_radio, self.empty_radio):
            radio.clicked.connect(self._choose_source)
        self.template_list.currentRowChanged.connect(self._follow_plan)
        self.template_list.itemActivated.connect(self.accept)
        self.people_spin.valueChanged.connect(self._follow_plan)
        self.file_button.clicked.connect(self._choose_file)
        self.paste_edit.settled.connect(self._read_source)
        self.paste_edit.cut_short.connect(self._tell_cut)
        self.preview.day_changed.connect(self._follow_plan)
        self.title_edit.textEdited.connect(self._title_chosen)
        self.date_edit.dateChanged.connect(self._date_chosen)
        self.start_edit.timeChanged.connect(self._start_chosen)
        self.end_edit.timeChanged.connect(self._end_chosen)
        self.end_check.toggled.connect(self.end_edit.setEnabled)
        self.cancel_button.clicked.connect(self.reject)
        self.ok_button.clicked.connect(self.accept)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(self.accept)
        self._speech.changed.connect(self._say)

    def _choose_source(self) -> None:
        tell(self.error_label, "")
        brings = self._brings()
        page = self.template_page if self.template_radio.isChecked() else self.empty_page
        self.pages.setCurrentWidget(self.bring_page if brings else page)
        for part in (self.file_button, self.file_label):
            part.setVisible(self.file_radio.isChecked())
        self.paste_edit.setVisible(self.paste_radio.isChecked())
        self._read_source()

    def _choose_file(self) -> None:
        path = choose_file(self, self._speech, "dialogs.agenda_files")
        if path is not None:
            self.read_file(path)

    def _read_source(self) -> None:
        tell(self.error_label, "")
        text = self.paste_edit.toPlainText()
        if self.file_radio.isChecked() and self._file is not None:
            self.preview.read(self._file)
        elif self.paste_radio.isChecked() and text.strip():
            self.preview.read(text)
        else:
            self.preview.clear()

    def _follow_plan(self) -> None:
        """Let title and times follow the agenda, as long as nobody typed others."""
        day = self.preview.day if self._brings() else None
        if day is not None and self.preview.title and not self._title_by_hand:
            self.title_edit.setText(self.preview.title)
            self.title_edit.setCursorPosition(0)
        if day is not None and day.date is not None and not self._date_by_hand:
            self._show_date(day.date)
        if not self._start_by_hand:
            _put(self.start_edit, self._usual_start(day))
        self.preview.begin_at(self._starts())
        if not self._end_by_hand:
            ends = self._starts() + self._length(day)
            self.end_check.setChecked(ends.date() == self._starts().date())
            _put(self.end_edit, ends)
        template = self._template
        self.template_label.setText(self._speech.of(template.description) if template else "")

    def _usual_start(self, day: DraftDay | None) -> datetime | time:
        if day is not None:
            return starts_of_day(day, self._starts().date(), None)
        template = self._template
        return template.starts if template is not None else _USUAL_START

    def _length(self, day: DraftDay | None) -> timedelta:
        if day is not None:
            last = day.blocks[-1]
            return last.start + last.minutes * MINUTE - day.blocks[0].start
        template = self._template
        return template.minutes * MINUTE if template is not None else _USUAL_LENGTH

    def _show_date(self, day: date) -> None:
        self.date_edit.blockSignals(True)
        self.date_edit.setDate(QDate(day.year, day.month, day.day))
        self.date_edit.blockSignals(False)

    def _title_chosen(self) -> None:
        self._title_by_hand = True

    def _date_chosen(self) -> None:
        self._date_by_hand = True

    def _start_chosen(self) -> None:
        self._start_by_hand = True
        self._follow_plan()

    def _end_chosen(self) -> None:
        self._end_by_hand = True

    def _tell_cut(self) -> None:
        tell(self.error_label, self._speech("dialogs.cut_short"))

    def _say(self) -> None:
        self.date_edit.setLocale(QLocale(self._speech.language))
        self.date_edit.setDisplayFormat("ddd d MMMM yyyy")
        self.people_spin.setSpecialValueText(self._speech("dialogs.workshop.people_unknown"))
        for row, template in enumerate(self._templates):
            length = length_words(self._speech.words, template.minutes * MINUTE)
            self.template_list.item(row).setText(f"{self._speech.of(template.title)}  ·  {length}")
        if self._file is None:
            self.file_label.setText(self._speech("dialogs.no_file"))
        self._follow_plan()


def _put(edit: QTimeEdit, moment: datetime | time) -> None:
    edit.blockSignals(True)
    edit.setTime(QTime(moment.hour, moment.minute))
    edit.blockSignals(False)
