"""What every dialog shares: its size on this screen, a file to choose, an error in a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHeaderView, QLabel, QTableWidget, QWidget

from llnet_desktop.domain.draft import LeftOut
from llnet_desktop.ui.speech import Speech

_LINE = 17  # the height of a line of text at 100 %, which the forms are drawn for
_MARGIN = 40  # left of the screen around a dialog


def fit(dialog: QDialog) -> None:
    """Make a dialog as large as its form says at this text size, if the screen has room."""
    wanted = dialog.size() * max(1.0, dialog.fontMetrics().height() / _LINE)
    room = dialog.screen().availableSize()
    dialog.resize(
        min(wanted.width(), room.width() - _MARGIN), min(wanted.height(), room.height() - _MARGIN)
    )


def tell(label: QLabel, sentence: str) -> None:
    """Show a sentence, or take the place back when there is nothing to say."""
    label.setText(sentence)
    label.setAccessibleName(sentence)


def choose_file(parent: QWidget, speech: Speech, kinds: str) -> Path | None:
    """Ask for a file; `kinds` is a code such as "dialogs.agenda_files"."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent, speech("dialogs.choose_file"), str(Path.home()), speech(kinds)
    )
    return Path(chosen) if chosen else None


def left_out_lines(left_out: Iterable[LeftOut], speech: Speech) -> list[str]:
    """Return what was not taken over from a file, line by line, with why."""
    return [
        speech(
            "dialogs.left_out_line",
            line=left.line,
            text=left.text,
            reason=speech(f"import.left_out.{left.reason}"),
        )
        for left in left_out
    ]


def as_list(table: QTableWidget, widest: int) -> None:
    """Make a table read as a list: no row numbers, one column that takes what is left."""
    table.setStyleSheet("QTableView::item { padding: 0 8px; }")
    rows = table.verticalHeader()
    rows.hide()
    rows.setDefaultSectionSize(round(table.fontMetrics().height() * 1.8))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    modes = QHeaderView.ResizeMode
    for column in range(table.columnCount()):
        stretches = column == widest
        header.setSectionResizeMode(column, modes.Stretch if stretches else modes.ResizeToContents)
