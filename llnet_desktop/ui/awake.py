"""Keeping the laptop and its screens awake while a workshop is on, as far as the system lets us."""

from __future__ import annotations

from threading import Event, Thread

from PySide6.QtCore import QObject, Signal

_GIVES_BACK = 3.0  # seconds a system may take to let the laptop sleep again


class Awake(QObject):
    """Asks the system to stay awake; `is_kept` is None until it answered."""

    changed = Signal()
    _answered = Signal(object, bool)  # which time it was asked, and what came back

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_kept: bool | None = None
        self._released: Event | None = None
        self._keeper: Thread | None = None
        self._answered.connect(self._take)

    def begin(self) -> None:
        """Stay awake from now on; asking twice is asking once."""
        if self._released is None:
            self._released = Event()
            keeper = self._keeper = Thread(target=self._keep, args=(self._released,), daemon=True)
            keeper.start()

    def end(self) -> None:
        """Let the laptop sleep again."""
        if self._released is not None and self._keeper is not None:
            self._released.set()
            self._keeper.join(_GIVES_BACK)
            self._released = self._keeper = self.is_kept = None

    def _keep(self, released: Event) -> None:
        """Ask, hold on until released, and give back: all in one thread, as systems want it.

        A thread beside the windows, for a system may take seconds to answer.
        """
        try:
            from wakepy import keep

            with keep.presenting(on_fail="pass") as mode:
                self._tell(released, kept=bool(mode.active))
                released.wait()
        except Exception:  # whatever a desktop comes up with, the workshop goes on
            self._tell(released, kept=False)

    def _tell(self, released: Event, *, kept: bool) -> None:
        if not released.is_set():
            self._answered.emit(released, kept)

    def _take(self, released: Event, kept: bool) -> None:
        if released is self._released and kept != self.is_kept:
            self.is_kept = kept
            self.changed.emit()
