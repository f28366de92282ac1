"""Notes from a file: which column is what, seen as they will come in, before they do."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from llnet_desktop.domain.draft import DraftNote, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.search import folded
from llnet_desktop.exchange.notes import COLUMNS, ROLES, note_table, parse_notes
from llnet_desktop.exchange.source import Source, read_source
from llnet_desktop.exchange.tables import roles, tables_in
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.dialogs.frame import as_list, fit, left_out_lines
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech

SHOWN = 50  # notes in the preview
REMEMBERED = 20  # kinds of tables whose columns are known again
MEMORY = "columns"  # where they are kept, among what is half typed


class NotesImportDialog(QDialog):
    """Shows what a file holds; `taken` brings the notes that are wanted."""

    taken = Signal(object)  # a tuple of `DraftNote`

    heading_label: QLabel
    file_label: QLabel
    columns_host: QWidget
    text_box: QComboBox
    lane_box: QComboBox
    cluster_box: QComboBox
    dots_box: QComboBox
    count_label: QLabel
    table: QTableWidget
    left_out_label: QLabel
    left_out_list: QListWidget
    take_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self, desk: Desk, speech: Speech, path: Path, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._speech = desk, speech
        self._draft: NotesDraft | None = None
        self._header: tuple[str, ...] = ()
        load_form(self, "notes_import", speech)
        as_list(self.table, widest=0)
        self.file_label.setText(path.name)
        self.boxes = dict(zip(ROLES, self._role_boxes(), strict=True))
        heads = [speech(f"dialogs.notes.{role}") for role in ROLES]
        self.table.setHorizontalHeaderLabels(heads)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self._source = self._read(path)
        self._offer_columns()
        self._show()
        fit(self)

    @property
    def notes(self) -> tuple[DraftNote, ...]:
        """The notes as they would come in now."""
        return self._draft.notes if self._draft is not None else ()

    def _role_boxes(self) -> Sequence[QComboBox]:
        return self.text_box, self.lane_box, self.cluster_box, self.dots_box

    def _read(self, path: Path) -> Source | None:
        try:
            return read_source(path)
        except InputError as error:
            self._say_error(error)
            return None

    def _offer_columns(self) -> None:
        """Fill the boxes with the columns of a table; for lines there is nothing to choose."""
        source = self._source
        found = note_table(source) if source is not None else None
        tables = tables_in(source, COLUMNS) if source is not None else []
        table, at, known_roles = found or (tables[0] if tables else None, 0, {})
        header = table.rows[at][1] if table is not None and table.rows else ()
        known_roles = known_roles or roles(header, COLUMNS)
        is_table = found is not None or len(header) > 1
        self.columns_host.setVisible(is_table)
        if not is_table:
            return
        self._header = tuple(header)
        known = self._desk.drafts(MEMORY).get(self._signature)
        for role, box in self.boxes.items():
            if role != "text":
                box.addItem(self._speech("dialogs.notes.none"), -1)
            for place, name in enumerate(header):
                box.addItem(name.strip() or str(place + 1), place)
            place = known_roles.get(role, 0 if role == "text" else -1)
            if known is not None and str(known.get(role, "")).lstrip("-").isdigit():
                place = int(str(known[role]))
            box.setCurrentIndex(max(0, box.findData(place)))
            box.currentIndexChanged.connect(self._show)

    @property
    def _signature(self) -> str:
        return "\t".join(folded(name.strip()) for name in self._header)

    @property
    def chosen(self) -> dict[str, int] | None:
        """Which column has which role; None where there are no columns."""
        if not self._header:
            return None
        return {role: int(box.currentData()) for role, box in self.boxes.items()}

    def _show(self) -> None:
        """Show the notes as the columns are chosen now."""
        if self._source is None:
            return
        self._draft = None
        columns = self.chosen
        try:
            self._draft = parse_notes(self._source, columns)
        except InputError as error:
            self._say_error(error)
        else:
            self.count_label.setText(self._speech("dialogs.notes.count", n=len(self.notes)))
        self.take_button.setEnabled(bool(self.notes))
        shown = self.notes[:SHOWN]
        self.table.setRowCount(len(shown))
        for row, note in enumerate(shown):
            cells = (note.text, note.lane, note.cluster, str(note.dots or ""))
            for column, said in enumerate(cells):
                self.table.setItem(row, column, QTableWidgetItem(said))
        left_out = self._draft.left_out if self._draft is not None else ()
        for part in (self.left_out_label, self.left_out_list):
            part.setVisible(bool(left_out))
        self.left_out_label.setText(self._speech("dialogs.preview.left_out", n=len(left_out)))
        self.left_out_list.clear()
        self.left_out_list.addItems(left_out_lines(left_out, self._speech))

    def _say_error(self, error: InputError) -> None:
        self.count_label.setText(self._speech.words.error(error))
        self.take_button.setEnabled(False)

    def _take(self) -> None:
        if self._header and self.chosen is not None:
            self._remember(self.chosen)
        self.accept()
        self.taken.emit(self.notes)

    def _remember(self, chosen: dict[str, int]) -> None:
        kept = self._desk.drafts(MEMORY)
        for old in list(kept)[: max(0, len(kept) - REMEMBERED + 1)]:
            self._desk.keep_draft(MEMORY, old, None)
        said = {role: str(place) for role, place in chosen.items()}
        self._desk.keep_draft(MEMORY, self._signature, said)
