"""The dialogs that open over the page on which a workshop is prepared."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.speech import Speech


class Over(QObject):
    """Opens them one at a time."""

    closed = Signal()

    def __init__(self, desk: Desk, plan: Plan, speech: Speech, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._plan, self._speech, self._page = desk, plan, speech, page
        self.dialog: QDialog | None = None

    def open_participants(self) -> None:
        """Show who comes, and draw small groups."""
        from llnet_desktop.ui.dialogs.participants import ParticipantsDialog

        if (workshop := self._plan.workshop) is not None:
            dialog = ParticipantsDialog(self._desk, self._speech, workshop, self._page)
            dialog.head_count_wanted.connect(self._plan.expect)
            self._open(dialog)

    def open_packing_list(self) -> None:
        """Show what to bring, added up over the agenda."""
        from llnet_desktop.ui.dialogs.packing import PackingDialog

        if (agenda := self._plan.agenda) is not None:
            packing = PackingDialog(self._speech, agenda, self._page)
            packing.crate_wanted.connect(self.open_crate)
            self._open(packing)

    def open_crate(self) -> None:
        """Show what to print the day before, to print it or keep it."""
        from llnet_desktop.exports.kinds import THE_CRATE
        from llnet_desktop.ui.report.dialog import ReportDialog

        if (workshop := self._plan.workshop) is not None:
            self._open(ReportDialog(self._desk, self._speech, workshop, self._page, kind=THE_CRATE))

    def _open(self, dialog: QDialog) -> None:
        if self.dialog is not None:
            dialog.deleteLater()
            return
        self.dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        self.closed.emit()
