"""Participants to choose from while a name is typed; other names are as good."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QCompleter

from llnet_desktop.domain.network import Member

NAME = Qt.ItemDataRole.UserRole
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter without a name chosen, and Ctrl+Enter, mean what they mean in the field."""
        popup = self.popup()
        if popup is not None and watched is popup and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            pressed = event.type() is QEvent.Type.KeyPress and event.key() in ENTER
            if pressed and (held or not popup.currentIndex().isValid()):
                popup.hide()
                return QApplication.sendEvent(self.widget(), event)
        return super().eventFilter(watched, event)
