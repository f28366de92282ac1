"""Destroying what was written in a column: gone from the file, its log, its index, its copies."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import Note
from llnet_desktop.storage.backups import FOLDER
from llnet_desktop.storage.database import connect, reporting, snapshot
from llnet_desktop.storage.searching import forget_words, make_index
from llnet_desktop.storage.unnamed import brief, empty_log

Place = tuple[str, str]  # block, lane

_LIGHT = 100_000_000  # bytes of a library that is written anew in about a second
_MAGIC = b"SQLite format 3\0"
_ERASABLE = (  # workshops that began, with a lane whose end was not written down or was not all
    "SELECT DISTINCT block.workshop FROM block, json_each(block.lanes) AS lane"
    " WHERE instr(block.lanes, '\"erased\":true') AND json_extract(lane.value, '$.erased')"
    " AND EXISTS (SELECT 1 FROM run_event WHERE workshop = block.workshop)"
    " AND (EXISTS (SELECT 1 FROM note WHERE note.block = block.id"
    " AND note.lane = json_extract(lane.value, '$.id'))"
    " OR EXISTS (SELECT 1 FROM photo WHERE photo.block = block.id)"
    " OR NOT EXISTS (SELECT 1 FROM run_event WHERE workshop = block.workshop"
    f" AND what = '{What.ERASED}' AND subject = json_extract(lane.value, '$.id')))"
)


def erasable(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the workshops that began and have something to destroy. Raises `StorageError`."""
    with snapshot(connection):
        return tuple(id_ for (id_,) in connection.execute(_ERASABLE))


def sweep(connection: sqlite3.Connection) -> None:
    """Write a library anew without what was taken out of it, and empty its log.

    Raises `StorageError`; busy when somebody reads it for long.
    """
    forget_words(connection)
    with reporting():
        connection.execute("VACUUM")
        if not empty_log(connection):
            raise StorageError(Reason.BUSY)


def leaves_out(edit: Edit) -> bool:
    """Return whether an edit is a reveal that left a note out, or put it in other words."""
    events = [after for ref, (_, after) in edit.changes.items() if ref.kind == RunEvent.kind]
    if not any(event is not None and event.what is What.REVEALED for event in events):
        return False
    return any(
        isinstance(before, Note) and (after is None or after.text != before.text)
        for before, after in edit.changes.values()
    )


def sweep_soon(connection: sqlite3.Connection) -> bool:
    """Sweep while a room waits; return whether that was all, or the rest is for when it is shut.

    A large library is not written anew now: what SQLite left between the rows of a page stays in
    it. Raises `StorageError`: do it again.
    """
    with reporting(), brief(connection):
        (pages,) = connection.execute("PRAGMA page_count").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
        if pages * size < _LIGHT:
            sweep(connection)
            return True
        forget_words(connection)
        if not empty_log(connection):
            raise StorageError(Reason.BUSY)
        return False


def has_copies(path: Path) -> bool:
    """Return whether there are copies of a library in its `backups` folder."""
    return any(_libraries_in(path.parent / FOLDER))


def sweep_copies(path: Path, places: Iterable[Place], ids: Iterable[str]) -> None:
    """Destroy lanes and records in every copy of a library in its `backups` folder.

    What is in these lanes there, and these notes, clusters and photos wherever they stood then.
    Raises `StorageError` with the name of the first copy where it could not be done; the others
    are swept all the same.
    """
    failed: StorageError | None = None
    there, ids = tuple(places), tuple(ids)
    for copy in _libraries_in(path.parent / FOLDER):
        try:
            _sweep_copy(copy, there, json.dumps(sorted(ids)))
        except StorageError as error:
            failed = failed or StorageError(error.reason, name=copy.name)
    if failed is not None:
        raise failed


def _libraries_in(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            with path.open("rb") as file:
                if file.read(len(_MAGIC)) == _MAGIC:
                    yield path
        except OSError:
            continue


def _sweep_copy(copy: Path, places: Iterable[Place], ids: str) -> None:
    with reporting(), closing(connect(copy)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        connection.execute("BEGIN IMMEDIATE")
        known = "IN (SELECT value FROM json_each(?))"
        begun = "UPDATE commitment SET origin = NULL WHERE origin"
        connection.execute(f"{begun} {known}", (ids,))
        for place in places:
            there = "IN (SELECT id FROM note WHERE block = ? AND lane = ?)"
            connection.execute(f"{begun} {there}", place)
            for kind in {"note", "cluster"} & tables:
                connection.execute(f"DELETE FROM {kind} WHERE block = ? AND lane = ?", place)
            if "photo" in tables:  # it shows all columns of its block
                connection.execute("DELETE FROM photo WHERE block = ?", place[:1])
        for kind in {"note", "cluster", "photo"} & tables:
            connection.execute(f"DELETE FROM {kind} WHERE id {known}", (ids,))
        if "cluster" in tables:
            connection.execute(f"UPDATE note SET cluster = NULL WHERE cluster {known}", (ids,))
        if "search" in tables:
            make_index(connection)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        if not empty_log(connection):
            raise StorageError(Reason.BUSY)
