"""What was understood of an agenda from elsewhere, and what was left out."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QListWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from llnet_desktop.domain.draft import AgendaDraft, DraftDay
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.workshop import MINUTE
from llnet_desktop.exchange.agenda_tables import agenda_table
from llnet_desktop.exchange.agenda_words import ROLES
from llnet_desktop.exchange.agendas import parse_agenda
from llnet_desktop.exchange.source import Source, as_source, read_source
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.dialogs.column_bar import ColumnBar
from llnet_desktop.ui.dialogs.frame import as_list, left_out_lines, tell
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock, length_words

_TITLE = 2
_MIDNIGHT = datetime(2000, 1, 1)


class ImportPreview(QWidget):
    """Shows one draft; `day` is the day that is chosen, None while there is nothing to make."""

    day_changed = Signal()
    columns: ColumnBar
    understood_label: QLabel
    day_combo: QComboBox
    trouble_label: QLabel
    table: QTableWidget
    left_out_label: QLabel
    left_out_list: QListWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._agenda: AgendaDraft | None = None
        self._error: InputError | None = None
        self._source: Source | None = None
        self._begins = _MIDNIGHT

    def set_up(self, desk: Desk, speech: Speech) -> None:
        """Fill the panel from its form. (A form makes its widgets with their parent alone.)"""
        self._speech = speech
        load_form(self, "import_preview", speech, ColumnBar=ColumnBar)
        self.columns.set_up(desk, speech, across=3)
        self.columns.changed.connect(self._read_columns)
        as_list(self.table, widest=_TITLE)
        self.left_out_list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.day_combo.currentIndexChanged.connect(self._show_day)
        speech.changed.connect(self.say)
        self.say()

    @property
    def day(self) -> DraftDay | None:
        """The day that is chosen."""
        if self._agenda is None:
            return None
        return self._agenda.days[max(0, self.day_combo.currentIndex())]

    @property
    def title(self) -> str:
        """What the text calls itself; empty where it does not."""
        return self._agenda.title if self._agenda else ""

    def read(self, source: Path | str) -> None:
        """Read a file or a text and show what it holds, or what is wrong with it."""
        self._source, self._error = None, None
        try:
            self._source = read_source(source) if isinstance(source, Path) else as_source(source)
        except InputError as error:
            self._error = error
        found = agenda_table(self._source) if self._source is not None else None
        self.columns.offer("agenda", ROLES, found)
        self._read_columns()

    def remember(self) -> None:
        """Know the columns again, the next time that a table has the same."""
        self.columns.remember()

    def _read_columns(self) -> None:
        self._agenda = None
        if self._source is not None:
            self._error = None
            try:
                self._agenda = parse_agenda(self._source, self.columns.chosen)
            except InputError as error:
                self._error = error
        self.day_combo.blockSignals(True)
        self.day_combo.clear()
        self.day_combo.addItems([""] * (len(self._agenda.days) if self._agenda else 0))
        self.day_combo.blockSignals(False)
        self.say()
        self.day_changed.emit()

    def begin_at(self, moment: datetime) -> None:
        """Show the times as they will be when the day begins at this moment."""
        if self._begins != moment:
            self._begins = moment
            self._fill()

    def clear(self) -> None:
        """Show nothing."""
        self._agenda, self._error, self._source = None, None, None
        self.columns.offer("agenda", ROLES, None)
        self.day_combo.clear()
        self.say()
        self.day_changed.emit()

    def say(self) -> None:
        """Say everything in the language of the moment."""
        speech, agenda = self._speech, self._agenda
        tell(self.trouble_label, speech.words.error(self._error) if self._error else "")
        self.trouble_label.setVisible(self._error is not None)
        days = agenda.days if agenda else ()
        self.day_combo.setVisible(len(days) > 1)
        for index, day in enumerate(days):
            name = day.name or speech("dialogs.preview.day_number", number=index + 1)
            self.day_combo.setItemText(
                index, speech("dialogs.preview.day_of", name=name, n=len(day.blocks))
            )
        columns = ("time", "minutes", "title", "kind")
        self.table.setHorizontalHeaderLabels([speech(f"dialogs.preview.{c}") for c in columns])
        self._show_left_out()
        self._fill()

    def _show_left_out(self) -> None:
        speech = self._speech
        left_out = self._agenda.left_out if self._agenda else ()
        for part in (self.left_out_label, self.left_out_list):
            part.setVisible(bool(left_out))
        self.left_out_label.setText(speech("dialogs.preview.left_out", n=len(left_out)))
        self.left_out_list.clear()
        self.left_out_list.addItems(left_out_lines(left_out, speech))

    def _show_day(self) -> None:
        self._fill()
        self.day_changed.emit()

    def _fill(self) -> None:
        speech, day = self._speech, self.day
        blocks = day.blocks if day else ()
        self.table.setVisible(bool(blocks))
        self.table.setRowCount(len(blocks))
        total = blocks[-1].start + blocks[-1].minutes * MINUTE - blocks[0].start if blocks else None
        understood = (
            speech(
                "dialogs.preview.understood",
                n=len(blocks),
                length=length_words(speech.words, total),
            )
            if total is not None
            else ""
        )
        tell(self.understood_label, understood)
        for row, block in enumerate(blocks):
            time = clock(self._begins + (block.start - blocks[0].start))
            kind = speech(f"conditions.kind.{block.kind.value}")
            for column, text in enumerate((time, str(block.minutes), block.title, kind)):
                item = QTableWidgetItem(text)
                if column < _TITLE:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self.table.setItem(row, column, item)
