"""The people of a workshop as rows that tell a view exactly what changed."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from llnet_desktop.domain.workshop import PresenceState
from llnet_desktop.ui import theme
from llnet_desktop.ui.dialogs.gathering import Person
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip
from llnet_desktop.words.dates import clock

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
Roles = Qt.ItemDataRole


class Column(IntEnum):
    """What stands in a row, from left to right; the words have the same names."""

    NAME = 0
    ORGANISATION = 1
    PRESENCE = 2
    LEAVES = 3


class PeopleModel(QAbstractTableModel):
    """Read-only: what is chosen or typed is told, the people as they become come back."""

    marked = Signal(str, object)  # member, PresenceState
    leaving = Signal(str, str)  # member, what was typed

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._people: tuple[Person, ...] = ()
        speech.changed.connect(self._words_changed)

    @property
    def people(self) -> tuple[Person, ...]:
        """The rows, in order."""
        return self._people

    def row_of(self, member_id: str | None) -> int:
        """Return where somebody stands, or -1."""
        rows = (row for row, each in enumerate(self._people) if each.member.id == member_id)
        return next(rows, -1)

    def person_at(self, index: Index) -> Person | None:
        """Return who stands in a row."""
        return self._people[index.row()] if index.isValid() else None

    def show_people(self, people: Sequence[Person]) -> None:
        """Become these people; where they are the same ones, only what changed is told."""
        before, self._people = self._people, tuple(people)
        if [each.member.id for each in before] != [each.member.id for each in people]:
            self._people = before
            self.beginResetModel()
            self._people = tuple(people)
            self.endResetModel()
            return
        for row, (old, new) in enumerate(zip(before, self._people, strict=True)):
            if old != new:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return the number of people; a row has no children."""
        return 0 if parent.isValid() else len(self._people)

    def columnCount(self, parent: Index = ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that rows can be chosen, and what can be said in place."""
        flags = super().flags(index)
        if index.isValid() and index.column() == Column.LEAVES:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Roles.DisplayRole
    ) -> object:
        """Return what a column is called."""
        if orientation is Qt.Orientation.Horizontal and role == Roles.DisplayRole:
            return self._speech(f"participants.{Column(section).name.lower()}")
        return None

    def data(self, index: Index, role: int = Roles.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        person, column = self._people[index.row()], Column(index.column())
        if role == Roles.EditRole and column is Column.PRESENCE:
            return person.state.value
        if role in (Roles.DisplayRole, Roles.EditRole):
            return self._text(person, column)
        if role == Roles.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: " + self._text(
                person, column
            )
        if role == Roles.ToolTipRole and column in (Column.NAME, Column.ORGANISATION):
            text = self._text(person, column)
            return tip(text) if text else None
        if role == Roles.ForegroundRole and person.state is PresenceState.ABSENT:
            return theme.current().color("muted")
        return None

    def setData(self, index: Index, value: object, role: int = Roles.EditRole) -> bool:
        """Tell what was chosen or typed; it is shown when it has been kept."""
        person = self.person_at(index)
        if person is None or role != Roles.EditRole:
            return False
        if index.column() == Column.PRESENCE:
            self.marked.emit(person.member.id, PresenceState(str(value)))
        elif index.column() == Column.LEAVES:
            self.leaving.emit(person.member.id, str(value))
        else:
            return False
        return True

    def _text(self, person: Person, column: Column) -> str:
        match column:
            case Column.NAME:
                return person.member.name
            case Column.ORGANISATION:
                return person.member.organisation
            case Column.PRESENCE:
                return self._speech(f"participants.state.{person.state}")
            case Column.LEAVES:
                return clock(person.leaves) if person.leaves else ""

    def _words_changed(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        if self._people:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 3))
