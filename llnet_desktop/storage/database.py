"""Opening a library: one local SQLite file, one process that writes, the schema of today."""

from __future__ import annotations

import contextlib
import getpass
import os
import sqlite3
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import msgspec

from llnet_desktop.domain.edit import Ref
from llnet_desktop.domain.errors import Reason, StaleEditError, StorageError

if TYPE_CHECKING:  # takes longer to import than home to fill: only writing needs it
    from sqlalchemy import Connection, Engine
    from sqlalchemy.exc import SQLAlchemyError

APPLICATION_ID = 0x4C4C4E31  # "LLN1", in the header of every library
REVISION = "0006"  # the newest migration this program knows
_PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "secure_delete=ON",
    "wal_autocheckpoint=10000",  # pages: taken over while nobody writes, see `LibraryFile.rest`
)


def open_library(path: Path, *, write: bool = True) -> Engine:
    """Return the engine for a library file; a new one is made when there is none.

    With `write` the caller must hold `writing(path)`. Raises `StorageError`: not ours, made by a
    newer program, damaged, or out of reach.
    """
    bring_up_to_date(path, write=write)
    return engine_on(path)


def bring_up_to_date(path: Path, *, write: bool = True) -> None:
    """See to it that a library file is there, is ours and has the schema of today.

    Without `write` it must be there, and stays as it is. Raises `StorageError`.
    """
    try:
        if write:
            path.parent.mkdir(parents=True, exist_ok=True)
        elif not path.is_file():
            raise StorageError(Reason.LOST, name=path.name)
        fresh = not path.exists() or path.stat().st_size == 0
    except OSError as error:
        raise StorageError(Reason.LOST, name=path.name) from error
    revision = None if fresh else _revision_in(path)
    if revision is not None and revision > REVISION:
        raise StorageError(Reason.NEWER, name=path.name)
    if write and revision != REVISION:
        from llnet_desktop.storage.migrating import upgrade  # Alembic takes its time to import

        upgrade(path, from_revision=revision)


def engine_on(path: Path) -> Engine:
    """Return the engine for a library file that is up to date."""
    from sqlalchemy import create_engine, event
    from sqlalchemy.pool import SingletonThreadPool

    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path),
        poolclass=SingletonThreadPool,
        hide_parameters=True,  # notes and names never reach a message or a log
        json_serializer=lambda value: msgspec.json.encode(value).decode(),
        json_deserializer=msgspec.json.decode,
    )
    event.listen(engine, "begin", _begin)
    return engine


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a library file, as safe as SQLite can be."""
    connection = sqlite3.connect(path, timeout=10)
    try:
        connection.isolation_level = None  # the driver begins nothing by itself, DDL included
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _begin(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def _revision_in(path: Path) -> str | None:
    """Return the schema revision of an existing file; None for an empty one of ours."""
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as file:
            (application,) = file.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                raise StorageError(Reason.NOT_OURS, name=path.name)
            row = file.execute("SELECT version_num FROM alembic_version").fetchone()
            return str(row[0]) if row else None
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise StorageError(_reason(error, missing=Reason.NOT_OURS), name=path.name) from error


def reason_of(error: SQLAlchemyError) -> Reason:
    """Return why the database refused."""
    return _reason(getattr(error, "orig", None), missing=Reason.LOST)


@contextlib.contextmanager
def reporting(refs: frozenset[Ref] = frozenset()) -> Iterator[None]:
    """Turn what SQLite raises into the errors of the house.

    What an edit hangs on and is gone makes it stale: `refs` are the records it is about.
    """
    try:
        yield
    except sqlite3.IntegrityError as error:
        raise StaleEditError(refs) from error
    except sqlite3.Error as error:
        raise StorageError(_reason(error, missing=Reason.LOST)) from error
    except (UnicodeError, msgspec.ValidationError, msgspec.DecodeError) as error:
        raise StorageError(Reason.DAMAGED) from error


@contextlib.contextmanager
def snapshot(connection: sqlite3.Connection) -> Iterator[None]:
    """Read several times from the same moment. Raises `StorageError`."""
    with reporting():
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("COMMIT")


def _reason(error: BaseException | None, missing: Reason) -> Reason:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return {
        sqlite3.SQLITE_FULL: Reason.DISK_FULL,
        sqlite3.SQLITE_IOERR: Reason.DISK_FULL,
        sqlite3.SQLITE_BUSY: Reason.BUSY,
        sqlite3.SQLITE_LOCKED: Reason.BUSY,
        sqlite3.SQLITE_READONLY: Reason.READ_ONLY,
        sqlite3.SQLITE_PERM: Reason.READ_ONLY,
        sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
        sqlite3.SQLITE_NOTADB: missing,
        sqlite3.SQLITE_CANTOPEN: Reason.LOST,
    }.get(code, missing)


@contextlib.contextmanager
def writing(path: Path) -> Iterator[None]:
    """Hold a library for writing: one process at a time, let go by the system when it dies.

    Raises `StorageError` (in use, with who holds it) when another process has it.
    """
    lock = path.with_name(path.name + ".lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = lock.open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageError(Reason.LOST, name=path.name) from error
    with handle:
        if not _lock(handle):
            handle.seek(1)
            raise StorageError(Reason.IN_USE, name=path.name, holder=handle.read(200) or "?")
        handle.truncate(0)
        handle.write(f" {getpass.getuser()}, {os.getpid()}")  # the first byte carries the lock
        handle.flush()
        yield


def _lock(handle: IO[str]) -> bool:
    try:
        if os.name == "nt":  # pragma: no cover
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def check(engine: Engine) -> bool:
    """Return whether every page and index of the library is sound (`integrity_check`)."""
    from sqlalchemy.exc import SQLAlchemyError

    try:
        with engine.connect().execution_options(reading=True) as connection:
            answer: Any = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
    except (SQLAlchemyError, UnicodeDecodeError):
        return False
    return bool(answer == "ok")
