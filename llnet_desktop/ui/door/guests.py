"""The people at the door as rows: a name, and whether that person is there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip
from llnet_desktop.words.dates import clock

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Roles = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Guest:
    """What a row may show of somebody: less in discreet view, and never how to reach them."""

    id: str
    name: str
    detail: str  # organisation and role
    state: PresenceState
    leaves: datetime | None = None


class GuestModel(QAbstractListModel):
    """Read-only: it tells a view exactly what changed."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._guests: tuple[Guest, ...] = ()
        speech.changed.connect(self._words_changed)

    @property
    def guests(self) -> tuple[Guest, ...]:
        """The rows, in order."""
        return self._guests

    def row_of(self, guest_id: str | None) -> int:
        """Return where somebody stands, or -1."""
        return next((n for n, each in enumerate(self._guests) if each.id == guest_id), -1)

    def guest_at(self, index: Index) -> Guest | None:
        """Return who stands in a row."""
        return self._guests[index.row()] if index.isValid() else None

    def show_guests(self, guests: Sequence[Guest]) -> None:
        """Become these people; in the same order only what changed is told."""
        before, after = self._guests, tuple(guests)
        if [each.id for each in before] != [each.id for each in after]:
            self.beginResetModel()
            self._guests = after
            self.endResetModel()
            return
        self._guests = after
        for row, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row), self.index(row))

    def state_words(self, guest: Guest) -> str:
        """Return whether somebody is there, and when that person leaves."""
        state = self._speech(f"door.state.{guest.state}")
        if guest.leaves is None:
            return state
        return self._speech("door.leaves", state=state, time=clock(guest.leaves))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of people; a row has no children."""
        return 0 if parent.isValid() else len(self._guests)

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        guest = self._guests[index.row()]
        if role == Roles.DisplayRole:
            return guest.name
        if role == Roles.AccessibleTextRole:
            return self._speech("door.row", name=guest.name, state=self.state_words(guest))
        if role == Roles.ToolTipRole:
            return tip(f"{guest.name}, {guest.detail}" if guest.detail else guest.name)
        return None

    def _words_changed(self) -> None:
        if self._guests:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))
