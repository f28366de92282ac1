"""The agenda as rows that tell a view exactly what changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from llnet_desktop.domain.agenda import Agenda, Slot
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.workshop import Block
from llnet_desktop.ui.prepare.texts import describe, title_of
from llnet_desktop.ui.speech import Speech

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class AgendaModel(QAbstractListModel):
    """Read-only: edits go to the desk, the fresh agenda comes back through `show_agenda`."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._rows: list[Slot] = []
        self._language: Language = "nl"
        speech.changed.connect(self._words_changed)

    @property
    def language(self) -> Language:
        """The language the workshop is written in."""
        return self._language

    @property
    def slots(self) -> tuple[Slot, ...]:
        """The rows, in order."""
        return tuple(self._rows)

    def slot_at(self, row: int) -> Slot:
        """Return what stands in a row."""
        return self._rows[row]

    def row_of(self, block_id: str | None) -> int:
        """Return where a block stands, or -1."""
        return next((i for i, slot in enumerate(self._rows) if slot.block.id == block_id), -1)

    def block_at(self, index: Index) -> Block | None:
        """Return the block of a row."""
        return self._rows[index.row()].block if index.isValid() else None

    def show_agenda(self, agenda: Agenda) -> None:
        """Become this agenda: rows that went, came, moved or changed are told as such."""
        all_changed = agenda.workshop.language != self._language
        self._language = agenda.workshop.language
        wanted = agenda.slots
        places = {slot.block.id: place for place, slot in enumerate(wanted)}
        for row in reversed(range(len(self._rows))):
            if self._rows[row].block.id not in places:
                self.beginRemoveRows(ROOT, row, row)
                del self._rows[row]
                self.endRemoveRows()
        for row, slot in enumerate(wanted):
            self._bring(slot, row, wanted)
        fresh = [all_changed or old != new for old, new in zip(self._rows, wanted, strict=True)]
        self._rows = list(wanted)
        if any(fresh):  # told as one stretch: a re-time changes all that follows
            last = len(fresh) - 1 - fresh[::-1].index(True)
            self.dataChanged.emit(self.index(fresh.index(True)), self.index(last))

    def _bring(self, slot: Slot, row: int, wanted: Sequence[Slot]) -> None:
        """Let a block stand in a row; the rows above are right already."""
        if row < len(self._rows) and self._rows[row].block.id == slot.block.id:
            return
        at = self.row_of(slot.block.id)
        if at < 0:
            self.beginInsertRows(ROOT, row, row)
            self._rows.insert(row, slot)
            self.endInsertRows()
        elif at == row + 1:  # the one in its place went down: one move, not many
            here = self._rows[row].block.id
            self._move(row, next(i for i, s in enumerate(wanted) if s.block.id == here))
        if self._rows[row].block.id != slot.block.id:
            self._move(self.row_of(slot.block.id), row)

    def _move(self, row: int, to: int) -> None:
        to = min(to, len(self._rows) - 1)
        self.beginMoveRows(ROOT, row, row, ROOT, to + 1 if to > row else to)
        self._rows.insert(to, self._rows.pop(row))
        self.endMoveRows()

    def _words_changed(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of blocks; a row has no children."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen and edited in place."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        slot = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title_of(self._speech, slot.block, self._language)
            case Qt.ItemDataRole.EditRole:
                return slot.block.title.in_(self._language)
            case Qt.ItemDataRole.AccessibleTextRole:
                return describe(self._speech, slot, self._language)
            case _:
                return None
