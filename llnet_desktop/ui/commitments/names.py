"""Participants to choose from while a name is typed; other names are as good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from llnet_desktop.domain.network import Member

NAME = Qt.ItemDataRole.UserRole


class NameCompleter(QCompleter):
    """Finds any part of a name, shows the organisation with it, and fills in the name alone."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = QStandardItemModel(self)
        self.setModel(self._rows)
        self.setCompletionRole(NAME)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setFilterMode(Qt.MatchFlag.MatchContains)

    def show_members(self, members: Iterable[Member]) -> None:
        """Offer these people."""
        self._rows.clear()
        for member in sorted(members, key=lambda each: each.name.casefold()):
            parts = [part for part in (member.name, member.organisation) if part]
            row = QStandardItem(" — ".join(parts))
            row.setData(member.name, NAME)
            self._rows.appendRow(row)
