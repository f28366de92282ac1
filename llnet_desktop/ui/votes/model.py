"""What dots can be given to, as rows that tell a view exactly what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Roles = Qt.ItemDataRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
MIDDLE = Qt.AlignmentFlag.AlignCenter


class Column(IntEnum):
    """What stands in a row, from left to right; the words have the same names."""

    NUMBER = 0
    WORDS = 1
    RESULT = 2
    LESS = 3
    DOTS = 4
    MORE = 5


@dataclass(frozen=True, slots=True)
class VoteRow:
    """An option with its dots; `rank` is 0 where it got none. `together` counts its notes."""

    id: str
    number: int
    text: str
    together: int
    dots: int
    rank: int = 0
    shared: bool = False


class VotesModel(QAbstractTableModel):
    """Read-only: a total that is typed is told, the rows as they become come back.

    Veiled rows do not say how many dots there are.
    """

    typed = Signal(str, int)  # option, total

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: tuple[VoteRow, ...] = ()
        self.is_veiled = False
        speech.changed.connect(self._words_changed)

    @property
    def rows(self) -> tuple[VoteRow, ...]:
        """The rows, in order."""
        return self._rows

    def row_at(self, index: Index) -> VoteRow | None:
        """Return the option that stands in a row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, option_id: str) -> int:
        """Return where an option stands, or -1."""
        return next((n for n, row in enumerate(self._rows) if row.id == option_id), -1)

    def show_rows(self, rows: Sequence[VoteRow], *, veiled: bool) -> None:
        """Become these rows; where the options are the same ones, only what changed is told."""
        before, after = self._rows, tuple(rows)
        other_veil, self.is_veiled = veiled != self.is_veiled, veiled
        if [row.id for row in before] != [row.id for row in after]:
            self.beginResetModel()
            self._rows = after
            self.endResetModel()
            return
        self._rows = after
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if other_veil or old != new:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(Column) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of options; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen, and dots typed."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.DOTS:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        """Return what a column is called; the two buttons beside the dots have no heading."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Roles.TextAlignmentRole:
            return _ALIGNED[column]
        buttons = column in (Column.LESS, Column.MORE)
        if role == Roles.DisplayRole:
            return "" if buttons else self._speech(f"votes.{_CODES[column]}")
        if role == Roles.AccessibleTextRole:
            return self._speech(f"votes.{_CODES[column]}")
        return None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        row, column = self._rows[index.row()], Column(index.column())
        if role == Roles.DisplayRole:
            return self._text(row, column)
        if role == Roles.EditRole and column is Column.DOTS:
            return "" if self.is_veiled else str(row.dots)
        if role == Roles.AccessibleTextRole:
            return self._said(row, column)
        if role == Roles.ToolTipRole:
            return tip(self._tip(row, column)) if column is not Column.RESULT else None
        if role == Roles.TextAlignmentRole:
            return _ALIGNED[column]
        return None

    def setData(self, index: Index, value: object, role: int = Roles.EditRole) -> bool:
        """Tell the total that was typed; it is shown when it has been kept."""
        row = self.row_at(index)
        text = str(value).strip()
        if row is None or role != Roles.EditRole or index.column() != Column.DOTS:
            return False
        if not (text.isascii() and text.isdecimal()):
            return False
        self.typed.emit(row.id, int(text))
        return True

    def _text(self, row: VoteRow, column: Column) -> str:
        match column:
            case Column.NUMBER:
                return str(row.number)
            case Column.WORDS if row.together > 1:
                return self._speech("votes.cluster", text=row.text, n=row.together)
            case Column.WORDS:
                return row.text
            case Column.RESULT if row.rank and not self.is_veiled:
                code = "shared" if row.shared else "rank"
                return self._speech(f"votes.{code}", rank=row.rank)
            case Column.DOTS:
                return self._speech("votes.veiled") if self.is_veiled else str(row.dots)
            case Column.LESS:
                return "−"
            case Column.MORE:
                return "+"
            case _:
                return ""

    def _said(self, row: VoteRow, column: Column) -> str:
        if column in (Column.NUMBER, Column.WORDS, Column.RESULT):
            what = self._text(row, Column.RESULT) if column is Column.RESULT else self._dots(row)
        elif column is Column.DOTS:
            what = self._dots(row)
        else:
            what = self._speech(f"votes.{_CODES[column]}")
        text = self._text(row, Column.WORDS)
        return self._speech("votes.cell", number=row.number, text=text, what=what)

    def _dots(self, row: VoteRow) -> str:
        if self.is_veiled:
            return self._speech("votes.veiled_said")
        return self._speech("votes.cell_dots", n=row.dots)

    def _tip(self, row: VoteRow, column: Column) -> str:
        if column in (Column.LESS, Column.MORE):
            return self._speech(f"votes.{_CODES[column]}")
        return self._speech("votes.hint_keys") if column is Column.DOTS else row.text

    def _words_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._rows:
            last = self.index(self.rowCount() - 1, len(Column) - 1)
            self.dataChanged.emit(self.index(0, 0), last)


_ALIGNED = (RIGHT, LEFT, LEFT, MIDDLE, MIDDLE, MIDDLE)
_CODES = {column: column.name.lower() for column in Column}
