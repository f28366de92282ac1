"""Work that takes a moment, beside the windows: one function, and what came of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from llnet_desktop.domain.errors import ProgramError


class Job(QThread):
    """Runs a function once; `done` brings what it returned, `failed` what went wrong.

    The function touches no widget and no library: it gets values and makes a file.
    """

    done = Signal(object)
    failed = Signal(ProgramError)

    def __init__(self, act: Callable[[], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._act = act

    def run(self) -> None:
        """Run the function; Qt calls this in the thread."""
        try:
            result = self._act()
        except ProgramError as error:
            self.failed.emit(error)
        else:
            self.done.emit(result)
