"""Notes or commitments from a file: seen as they will come in, before they do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from llnet_desktop.domain.dates import doubt
from llnet_desktop.domain.draft import CommitmentsDraft, DraftCommitment, DraftNote, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.recognise import CONTENTS, Content, parse, recognise, table_of
from llnet_desktop.exchange.source import Source, read_source
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.dialogs.column_bar import ColumnBar
from llnet_desktop.ui.dialogs.frame import as_list, fit, left_out_lines
from llnet_desktop.ui.forms import load_form
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import short_date

SHOWN = 200  # rows in the preview
_WIDEST: dict[Content, int] = {"notes": 0, "commitments": 1}
_NARROW = 20  # letters that a column takes at most, but the widest


class FileImportDialog(QDialog):
    """Shows what a file holds; `taken` brings the drafts that are wanted.

    Without `notes` there is nowhere to put notes: only commitments are offered.
    """

    taken = Signal(object)  # a `NotesDraft` or a `CommitmentsDraft`

    file_label: QLabel
    content_host: QWidget
    notes_radio: QRadioButton
    commitments_radio: QRadioButton
    columns: ColumnBar
    count_label: QLabel
    table: QTableWidget
    left_out_label: QLabel
    left_out_list: QListWidget
    take_button: QPushButton
    cancel_button: QPushButton

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        path: Path,
        today: date,
        *,
        notes: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._speech, self._today = speech, today
        self.draft: NotesDraft | CommitmentsDraft | None = None
        load_form(self, "file_import", speech, ColumnBar=ColumnBar)
        self.columns.set_up(desk, speech)
        self.file_label.setText(path.name)
        radios = QButtonGroup(self)
        radios.addButton(self.notes_radio)
        radios.addButton(self.commitments_radio)
        self.content_host.setVisible(notes)
        self._source = self._read(path)
        content = self._guess() if notes else "commitments"
        self._radio(content).setChecked(True)
        radios.buttonToggled.connect(lambda _, on: self._offer() if on else None)
        self.columns.changed.connect(self._show)
        self.take_button.clicked.connect(self._take)
        self.cancel_button.clicked.connect(self.reject)
        self._offer()
        self.table.viewport().installEventFilter(self)
        fit(self)
        self.take_button.setFocus()

    @property
    def rows(self) -> Sequence[DraftNote | DraftCommitment]:
        """What would come in now."""
        if isinstance(self.draft, NotesDraft):
            return self.draft.notes
        return self.draft.commitments if self.draft is not None else ()

    @property
    def content(self) -> Content:
        """What the file is taken for."""
        return "commitments" if self.commitments_radio.isChecked() else "notes"

    def _radio(self, content: Content) -> QRadioButton:
        return self.commitments_radio if content == "commitments" else self.notes_radio

    def _read(self, path: Path) -> Source | None:
        try:
            return read_source(path)
        except InputError as error:
            self._say_error(error)
            return None

    def _guess(self) -> Content:
        try:
            return recognise(self._source) if self._source is not None else "notes"
        except InputError:
            return "notes"

    def _offer(self) -> None:
        """Offer the columns; for lines there is nothing to choose."""
        content, source = self.content, self._source
        found = table_of(content, source) if source is not None else None
        self.columns.offer(content, CONTENTS[content], found)
        heads = [self._speech(f"dialogs.columns.{role}") for role in CONTENTS[content]]
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels(heads)
        as_list(self.table, widest=_WIDEST[content])
        self._sure = found is None or found.sure
        self._show()

    def _show(self) -> None:
        """Show what comes in with the columns as they are chosen now."""
        if self._source is None:
            return
        self.draft = None
        chosen = self.columns.chosen if self._sure else self.columns.shown
        try:
            draft = parse(self.content, self._source, self._today, chosen)
        except InputError as error:
            self._say_error(error)
        else:
            self.draft = draft if isinstance(draft, NotesDraft | CommitmentsDraft) else None
            said = f"dialogs.file.count.{self.content}"
            self.count_label.setText(self._speech(said, n=len(self.rows)))
        self.take_button.setEnabled(bool(self.rows))
        shown = self.rows[:SHOWN]
        self.table.setRowCount(len(shown))
        for row, one in enumerate(shown):
            for column, said in enumerate(self._cells(one)):
                self.table.setItem(row, column, QTableWidgetItem(said))
        self._narrow()
        left_out = self.draft.left_out if self.draft is not None else ()
        for part in (self.left_out_label, self.left_out_list):
            part.setVisible(bool(left_out))
        self.left_out_label.setText(self._speech("dialogs.preview.left_out", n=len(left_out)))
        self.left_out_list.clear()
        self.left_out_list.addItems(left_out_lines(left_out, self._speech))

    def _narrow(self) -> None:
        """Leave the room to the widest column; the others can be pulled wider."""
        header, modes = self.table.horizontalHeader(), self.table.horizontalHeader().ResizeMode
        most = self.fontMetrics().averageCharWidth() * _NARROW
        widest, roles = _WIDEST[self.content], CONTENTS[self.content]
        others = [n for n in range(len(roles)) if n != widest]
        for column in others:
            header.setSectionResizeMode(column, modes.Interactive)
            self.table.resizeColumnToContents(column)
            if roles[column] != "by":  # a day is read whole
                header.resizeSection(column, min(header.sectionSize(column), most))
        left = self.table.viewport().width() - sum(map(header.sectionSize, others))
        cramped = left < most
        header.setSectionResizeMode(widest, modes.Interactive if cramped else modes.Stretch)
        if cramped:
            header.resizeSection(widest, most * 2)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room of the table between its columns again."""
        if event.type() is QEvent.Type.Resize:
            self._narrow()
        return super().eventFilter(watched, event)

    def _cells(self, one: DraftNote | DraftCommitment) -> tuple[str, ...]:
        if isinstance(one, DraftNote):
            return one.text, one.lane, one.cluster, str(one.dots or "")
        words = self._speech.words
        by = f"{short_date(words, one.by)} {one.by.year}"
        why = doubt(one.by, self._today)
        by = f"{by} ({words(f'commitments.{why}')})" if why else by
        return one.who, one.what, by, one.with_whom, one.first_step, one.buddy

    def _say_error(self, error: InputError) -> None:
        self.count_label.setText(self._speech.words.error(error))
        self.take_button.setEnabled(False)

    def _take(self) -> None:
        self.columns.remember()
        self.accept()
        self.taken.emit(self.draft)
