"""An open library file: what services ask of storage, in one place."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from importlib import import_module
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from llnet_desktop.domain.capture import HalfTyped, Said
from llnet_desktop.domain.edit import Edit, Ref
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.glance import Glance
from llnet_desktop.storage.database import bring_up_to_date, connect, engine_on, reporting
from llnet_desktop.storage.glancing import look_at, unfinished
from llnet_desktop.storage.half_typed import HalfTypedFile
from llnet_desktop.storage.owed import OwedFile
from llnet_desktop.storage.reading import read_records

if TYPE_CHECKING:
    from sqlalchemy import Engine

R = TypeVar("R")
Place = tuple[str, str]  # block, lane


class LibraryFile:
    """Reads at once; what searching and writing need is imported when they are asked for."""

    def __init__(self, path: Path, *, write: bool = True) -> None:
        """Open a library, with `write` while holding `writing(path)`. Raises `StorageError`."""
        bring_up_to_date(path, write=write)
        self._path = path
        self._write = write
        self._half_typed = HalfTypedFile(path)
        self._owed = OwedFile(path)
        self._owes_sweep = False  # something was taken out and may be traced yet
        self._owes_more = False  # what of that is left for when the library is shut
        with reporting():
            self._connection = connect(path)

    @cached_property
    def engine(self) -> Engine:
        """What edits are written with."""
        return engine_on(self._path)

    def get_ready(self) -> None:
        """Import beside what goes on what the first edit will need, so that it need not wait."""
        Thread(target=import_module, args=("llnet_desktop.storage.records",)).start()

    def save(self, edit: Edit) -> Edit:
        """Write an edit and return it as written. Raises `StaleEditError` or `StorageError`."""
        from llnet_desktop.storage.destroying import leaves_out, sweep_soon
        from llnet_desktop.storage.records import save

        if not self._write:
            raise StorageError(Reason.READ_ONLY)
        written = save(self.engine, edit)
        self._owes_sweep |= leaves_out(written)
        if self._owes_sweep:
            with contextlib.suppress(StorageError):  # somebody reads it: at the next edit
                self._owes_more = not sweep_soon(self._connection)
                self._owes_sweep = False
        return written

    def rest(self) -> None:
        """Do while nobody waits for it what makes one edit in many take several times as long.

        The index is put together, and the log is taken over into the library.
        """
        from llnet_desktop.storage.searching import tidy

        with contextlib.suppress(StorageError, sqlite3.Error):  # all is as safe as it was
            tidy(self._connection)
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def owe(self, places: Sequence[Place], ids: Sequence[str]) -> None:
        """Keep in mind what will be destroyed in every copy, as `Library.destroy` says."""
        from llnet_desktop.storage.destroying import has_copies

        self._half_typed.forget(places)
        if has_copies(self._path):
            self._owed.add(places, ids)

    def sweep(self) -> None:
        """Leave no trace of what was taken out, as `Library.destroy` says."""
        from llnet_desktop.storage.destroying import sweep

        self._owes_sweep = True
        try:
            self._sweep_copies()
        finally:
            sweep(self._connection)
            self._owes_sweep = False

    def _sweep_copies(self) -> None:
        from llnet_desktop.storage.destroying import sweep_copies

        if self._owed:
            sweep_copies(self._path, self._owed.places, self._owed.ids)
            self._owed.settle()

    def erasable(self) -> tuple[str, ...]:
        """Return the workshops with something to destroy, as `Library.erasable` says."""
        from llnet_desktop.storage.destroying import erasable

        return erasable(self._connection)

    def half_typed(self, workshop: str) -> HalfTyped | None:
        """Return what was typed and not entered, as `Library.half_typed` says."""
        return self._half_typed.of(workshop)

    def keep_half_typed(self, workshop: str, line: HalfTyped | None) -> None:
        """Keep what is half typed, as `Library.keep_half_typed` says."""
        if self._write:
            self._half_typed.keep(workshop, line)

    def drafts(self, workshop: str) -> Mapping[str, Said]:
        """Return what was half typed in forms, as `Library.drafts` says."""
        return self._half_typed.drafts(workshop)

    def keep_draft(self, workshop: str, key: str, said: Said | None) -> None:
        """Keep what is half typed in a form, as `Library.keep_draft` says."""
        if self._write:
            self._half_typed.keep_draft(workshop, key, said)

    def read(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return the readable records of a kind, as `Library.read` says."""
        return read_records(self._connection, record_type, **equal)[0]

    def find(self, words: Sequence[str], limit: int) -> tuple[Ref, ...]:
        """Return who has all the words, as `Library.find` says."""
        from llnet_desktop.storage.searching import find_lines

        return find_lines(self._connection, words, limit)

    def look(self, network: str, near: date, most_due: int, most_scans: int) -> Glance:
        """Return what can be told of a network, as `Library.look` says."""
        return look_at(self._connection, network, near, most_due, most_scans)

    def unfinished(self) -> tuple[str, ...]:
        """Return the workshops that began and did not end, as `Library.unfinished` says."""
        return unfinished(self._connection)

    def close(self) -> None:
        """Let go of the file, and of the words of what was taken out of it."""
        from llnet_desktop.storage.destroying import sweep
        from llnet_desktop.storage.searching import forget_words

        if "engine" in self.__dict__:
            self.engine.dispose()
        if self._write:
            with contextlib.suppress(StorageError):  # somebody holds a copy: the next time
                self._sweep_copies()
            with contextlib.suppress(StorageError):  # a full disk: another time will do
                if self._owes_sweep or self._owes_more:
                    sweep(self._connection)
                forget_words(self._connection)
        self._connection.close()
