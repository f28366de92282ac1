"""Notes and answers without names: nothing in the file tells in what order they were written.

The places of rows in a file, their row numbers and the frames of the log all follow the order of
writing, whatever the ids are. So the notes of a workshop are written anew with every edit of such
a note, in the order of their ids, and the log is emptied. It is emptied after each slip of a scan
as well: two tallies that follow each other there would be a slip.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakSet

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.ids import is_random
from llnet_desktop.domain.scan import ScanTally

if TYPE_CHECKING:
    from sqlalchemy import Engine

_PATIENCE = 250  # ms for somebody else who reads the file: a note never waits longer for it
_owing: WeakSet[Engine] = WeakSet()  # whose log could not be emptied yet


def shuffle(connection: sqlite3.Connection, edit: Edit) -> bool:
    """Write the notes of a workshop anew when an edit touched one without a name.

    Those with names as well: the holes between them would tell how long the first ones were.
    Return whether the log has copies of such notes now.
    """
    near = {
        (record.workshop, is_random(ref.id))
        for ref, change in edit.changes.items()
        if ref.kind == "note"
        for record in change
        if record is not None
    }
    touched = {workshop for workshop, unnamed in near if unnamed}
    for workshop in sorted(touched):
        found = connection.execute("SELECT * FROM note WHERE workshop = ? ORDER BY id", (workshop,))
        places = ", ".join("?" * len(found.description))
        rows = found.fetchall()
        connection.execute("DELETE FROM note WHERE workshop = ?", (workshop,))
        connection.executemany(f"INSERT INTO note VALUES ({places})", rows)
    counted = any(ref.kind == ScanTally.kind for ref in edit.changes)
    return (
        bool(touched) or counted or any(_has_unnamed(connection, workshop) for workshop, _ in near)
    )


def _has_unnamed(connection: sqlite3.Connection, workshop: str) -> bool:
    """Whether any column of a workshop is without names: there are few, and many notes."""
    query = "SELECT 1 FROM block WHERE workshop = ? AND instr(lanes, '\"unnamed\":true') LIMIT 1"
    return connection.execute(query, (workshop,)).fetchone() is not None


def forget_order(engine: Engine, *, shuffled: bool) -> None:
    """Empty the log after notes were shuffled; while somebody reads the file, at the next edit."""
    if not shuffled and engine not in _owing:
        return
    _owing.add(engine)
    with contextlib.suppress(sqlite3.Error), engine.connect() as connection:
        beneath = connection.connection.driver_connection
        assert isinstance(beneath, sqlite3.Connection)
        if empty_log(beneath):
            _owing.discard(engine)


def empty_log(connection: sqlite3.Connection) -> bool:
    """Move what is in the write-ahead log to the library and empty it; False: it is in use."""
    with brief(connection):
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


@contextlib.contextmanager
def brief(connection: sqlite3.Connection) -> Iterator[None]:
    """Wait a moment only for somebody else who reads the file."""
    (before,) = connection.execute("PRAGMA busy_timeout").fetchone()
    connection.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    try:
        yield
    finally:
        connection.execute(f"PRAGMA busy_timeout = {before}")
