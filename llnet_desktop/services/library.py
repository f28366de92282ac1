"""The open library: one writer, saved before told, listeners that may fail."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from llnet_desktop.domain.edit import Edit

log = logging.getLogger(__name__)

R = TypeVar("R")
Save = Callable[[Edit], Edit]
Listener = Callable[[Edit], None]


class Read(Protocol):
    """Reads records of one kind; keywords narrow to those whose fields are equal."""

    def __call__(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the records in order of id."""


class Library:
    """Saves first, tells second. What it tells is what was written, not what was asked."""

    def __init__(self, save: Save, read: Read) -> None:
        self._save = save
        self._read = read
        self._listeners: list[Listener] = []

    def read(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the records of a kind in order of id: `read(Note, workshop=…)`.

        Raises `StorageError`.
        """
        return self._read(record_type, **equal)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every edit as written; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def apply(self, edit: Edit) -> Edit:
        """Write an edit and return it as it was written.

        Raises `StaleEditError` or `StorageError`, and then nothing has changed. A listener that
        fails is logged and does not keep the others, or the caller, from going on.
        """
        written = self._save(edit)
        if written:
            for listener in tuple(self._listeners):
                try:
                    listener(written)
                except Exception:  # one window must not take another down
                    log.exception("a listener failed on %s", written.label)
        return written
