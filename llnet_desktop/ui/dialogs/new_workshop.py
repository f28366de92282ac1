"""Ask for a new workshop: when, where, with how many, and the agenda it begins with."""

from __future__ import annotations

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

from llnet_desktop.content.agendas import blocks_from, load_templates
from llnet_desktop.content.exercises import load_exercises
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, Workshop
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
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import PasteEdit
from llnet_desktop.words.dates import length_words

_SATURDAY = 5
_USUAL_START = QTime(9, 30)


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
    paste_edit: PasteEdit
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
        self._templates, _ = load_templates()
        self._exercises, _ = load_exercises()
        load_form(self, "new_workshop", speech, ImportPreview=ImportPreview, PasteEdit=PasteEdit)
        self.preview.set_up(speech)
        self.date_edit.setStyleSheet("QDateEdit::drop-down { border: none; width: 24px; }")
        for field in (self.start_edit, self.end_edit, self.people_spin):
            field.lineEdit().setTextMargins(8, 0, 0, 0)
        for part in (self.network_label, self.network_edit):
            part.setVisible(network is None)
        self._suggest(today)
        self.template_list.addItems([""] * len(self._templates))
        self.template_list.setCurrentRow(0)
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
        super().accept()
        self.made.emit(workshop.id, network.id)

    def _workshop(self, network: Network) -> Workshop:
        starts = self._starts()
        return new_workshop(
            network,
            self.title_edit.text(),
            starts,
            ends_by=self._on_day(self.end_edit) if self.end_check.isChecked() else None,
            people=self.people_spin.value(),
            venue=self.venue_edit.text(),
        )

    def _blocks(self, workshop: Workshop) -> tuple[Block, ...]:
        if self.template_radio.isChecked() and self._templates:
            return self._template_blocks(max(0, self.template_list.currentRow()), workshop.id)
        if self._brings() and self.preview.day is not None:
            return blocks_of_day(self.preview.day, workshop.id, workshop.language)
        return ()

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
        self.start_edit.setTime(_USUAL_START)
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
        self.paste_edit.textChanged.connect(self._read_source)
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
        if day is not None and not self._start_by_hand:
            starts = starts_of_day(day, self._starts().date(), None)
            _put(self.start_edit, starts)
        self.preview.begin_at(self._starts())
        length = self._length()
        if length and not self._end_by_hand:
            ends = self._starts() + length
            self.end_check.setChecked(ends.date() == self._starts().date())
            _put(self.end_edit, ends)
        self._describe_template()

    def _length(self) -> timedelta:
        if self.template_radio.isChecked() and self._templates:
            blocks = self._template_blocks(max(0, self.template_list.currentRow()))
            return sum((block.gap + block.planned for block in blocks), ZERO)
        if self._brings() and self.preview.day is not None:
            blocks_there = self.preview.day.blocks
            last = blocks_there[-1]
            return last.start + last.minutes * MINUTE - blocks_there[0].start
        return timedelta(hours=3, minutes=30)

    def _template_blocks(self, row: int, workshop: str = "") -> tuple[Block, ...]:
        people = self.people_spin.value()
        return tuple(blocks_from(self._templates[row], self._exercises, workshop, people))

    def _describe_template(self) -> None:
        row = self.template_list.currentRow()
        if 0 <= row < len(self._templates):
            self.template_label.setText(self._speech.of(self._templates[row].description))

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
            length = sum((b.gap + b.planned for b in self._template_blocks(row)), ZERO)
            text = (
                f"{self._speech.of(template.title)}  ·  {length_words(self._speech.words, length)}"
            )
            self.template_list.item(row).setText(text)
        if self._file is None:
            self.file_label.setText(self._speech("dialogs.no_file"))
        self._follow_plan()


def _put(edit: QTimeEdit, moment: datetime) -> None:
    edit.blockSignals(True)
    edit.setTime(QTime(moment.hour, moment.minute))
    edit.blockSignals(False)
