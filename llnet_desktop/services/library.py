"""The open library: one writer, saved before told, listeners that may fail."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, Protocol, TypeVar

from llnet_desktop.domain.capture import HalfTyped, Said
from llnet_desktop.domain.edit import Edit, Ref
from llnet_desktop.domain.glance import NOTHING_SEEN, Glance

log = logging.getLogger(__name__)

R = TypeVar("R")
Save = Callable[[Edit], Edit]
Listener = Callable[[Edit], None]
Place = tuple[str, str]  # block, lane


class Read(Protocol):
    """Reads records of one kind; keywords narrow to those whose fields are equal."""

    def __call__(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the records in order of id."""


class Catalogue(Protocol):
    """Tells what is where in the library without taking it all from the shelves."""

    def find(self, words: Sequence[str], limit: int) -> tuple[Ref, ...]:
        """Return what has all the folded words, `limit` of a kind, best kind and newest first."""

    def look(self, network: str, near: date, most_due: int, most_scans: int) -> Glance:
        """Return what can be told of a network."""

    def unfinished(self) -> tuple[str, ...]:
        """Return the workshops that began and did not end."""

    def erasable(self) -> tuple[str, ...]:
        """Return the workshops that began and have something to destroy."""

    def owe(self, places: Sequence[Place], ids: Sequence[str]) -> None:
        """Keep in mind, whatever comes between, what will be destroyed in every copy."""

    def sweep(self) -> None:
        """Leave no trace of what was taken out, and of what is owed none in any copy."""

    def half_typed(self, workshop: str) -> HalfTyped | None:
        """Return what was typed for a workshop and not entered."""

    def keep_half_typed(self, workshop: str, line: HalfTyped | None) -> None:
        """Keep what is half typed now, if anything."""

    def drafts(self, workshop: str) -> Mapping[str, Said]:
        """Return what was half typed in forms, by key, the last one last."""

    def keep_draft(self, workshop: str, key: str, said: Said | None) -> None:
        """Keep what is half typed in a form now, if anything."""


class Library:
    """Saves first, tells second. What it tells is what was written, not what was asked."""

    def __init__(self, save: Save, read: Read, catalogue: Catalogue | None = None) -> None:
        """Without a catalogue nothing is found, and there is nothing to tell."""
        self._save = save
        self._read = read
        self._catalogue = catalogue
        self._listeners: list[Listener] = []

    def read(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the records of a kind in order of id: `read(Note, workshop=…)`.

        A field may be equal to one of several: `read(Note, id=[…])`. Raises `StorageError`.
        """
        return self._read(record_type, **equal)

    def find(self, words: Sequence[str], limit: int) -> tuple[Ref, ...]:
        """Return the records that have all the folded words, or words that begin so.

        At most `limit` of a kind; the best kind first, and of it the newest workshop. What is in
        the bin is not found. Raises `StorageError`.
        """
        return self._catalogue.find(words, limit) if self._catalogue else ()

    def look(self, network: str, near: date, most_due: int, most_scans: int) -> Glance:
        """Return what can be told of a network without reading all of it.

        `near` is the day that what is due is near to. Raises `StorageError`.
        """
        if self._catalogue is None:
            return NOTHING_SEEN
        return self._catalogue.look(network, near, most_due, most_scans)

    def unfinished(self) -> tuple[str, ...]:
        """Return the workshops that began and did not end. Raises `StorageError`."""
        return self._catalogue.unfinished() if self._catalogue else ()

    def erasable(self) -> tuple[str, ...]:
        """Return the workshops that began and have something to destroy. Raises `StorageError`."""
        return self._catalogue.erasable() if self._catalogue else ()

    def destroy(self, edit: Edit, places: Sequence[Place]) -> Edit:
        """Write an edit that takes out what is in these lanes, and leave no trace of it.

        Gone from the file, its log, the index and every copy beside it, also where it stood in
        another lane when the copy was made. Raises `StorageError` when it could not be taken out,
        or when a trace may be left: then do it again.
        """
        if self._catalogue is None:
            return self.apply(edit)
        gone = [ref.id for ref, change in edit.changes.items() if change.after is None]
        self._catalogue.owe(places, gone)
        written = self.apply(edit)
        self._catalogue.sweep()
        return written

    def half_typed(self, workshop: str) -> HalfTyped | None:
        """Return what was typed for a workshop and not entered before the program stopped."""
        return self._catalogue.half_typed(workshop) if self._catalogue else None

    def keep_half_typed(self, workshop: str, line: HalfTyped | None) -> None:
        """Keep what is half typed now, beside the library; None: nothing is.

        It outlives the program, not always the power. What can't be written is not kept.
        """
        if self._catalogue is not None:
            self._catalogue.keep_half_typed(workshop, line)

    def drafts(self, workshop: str) -> Mapping[str, Said]:
        """Return what was half typed in forms before the program stopped, the last one last."""
        return self._catalogue.drafts(workshop) if self._catalogue else {}

    def keep_draft(self, workshop: str, key: str, said: Said | None) -> None:
        """Keep what is half typed in a form as `keep_half_typed` does; None: nothing is."""
        if self._catalogue is not None:
            self._catalogue.keep_draft(workshop, key, said)

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
