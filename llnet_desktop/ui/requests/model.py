"""Who asks whom for what, as rows and columns that tell a view exactly what changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from llnet_desktop.domain.workshop import Answer, Request
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip

Index = QModelIndex | QPersistentModelIndex
Spot = tuple[int, int]
ROOT = QModelIndex()
Roles = Qt.ItemDataRole
REQUESTS = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Matrix:
    """All that the panel shows of one item."""

    block: str
    parties: tuple[str, ...] = ()
    cells: Mapping[Spot, tuple[Request, ...]] = field(default_factory=dict)

    @property
    def requests(self) -> tuple[Request, ...]:
        """Every request, those of one asker together."""
        return tuple(one for _, here in sorted(self.cells.items()) for one in here)


def answer_code(answer: Answer | None) -> str:
    """Return the code of an answer's word; one that is not there yet is open."""
    return answer.value if answer is not None else "open"


class MatrixModel(QAbstractTableModel):
    """Read-only: rows ask, columns are asked."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.matrix = Matrix("")
        speech.changed.connect(self._words_changed)

    def show_matrix(self, matrix: Matrix) -> None:
        """Become this; where the parties are the same ones, only cells that changed are told."""
        before, same = self.matrix, matrix.parties == self.matrix.parties
        if not same or matrix.block != before.block:
            self.beginResetModel()
            self.matrix = matrix
            self.endResetModel()
            return
        self.matrix = matrix
        for spot in sorted(before.cells.keys() | matrix.cells.keys()):
            if before.cells.get(spot) != matrix.cells.get(spot):
                index = self.index(*spot)
                self.dataChanged.emit(index, index)

    def requests_at(self, index: Index) -> tuple[Request, ...]:
        """Return the requests in a cell."""
        return self.matrix.cells.get((index.row(), index.column()), ())

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of parties; a cell has no children."""
        return 0 if parent.isValid() else len(self.matrix.parties)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of parties."""
        return self.rowCount(parent)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        """Return the name of a party."""
        name = self.matrix.parties[section] if section < len(self.matrix.parties) else ""
        if role == Roles.ToolTipRole:
            return tip(self._speech("requests.header", name=name))
        if role == Roles.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return name if role in (Roles.DisplayRole, Roles.AccessibleTextRole) else None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        if role == REQUESTS:
            return self.requests_at(index)
        if role == Roles.DisplayRole:
            return "\n".join(one.text for one in self.requests_at(index))
        if role == Roles.AccessibleTextRole:
            return self._said(index)
        if role == Roles.ToolTipRole:
            return tip(self._said(index))
        return None

    def _said(self, index: Index) -> str:
        say, names = self._speech, self.matrix.parties
        what = "; ".join(
            say(
                "requests.cell_said",
                text=one.text,
                answer=say(f"requests.answer.{answer_code(one.answer)}"),
            )
            for one in self.requests_at(index)
        )
        if not what:
            same = index.row() == index.column()
            what = say("requests.cell_self" if same else "requests.cell_empty")
        asker, asked = names[index.row()], names[index.column()]
        return say("requests.cell", asker=asker, asked=asked, what=what)

    def _words_changed(self) -> None:
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.rowCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
