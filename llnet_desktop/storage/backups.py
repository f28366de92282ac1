"""Copies of a library, made by SQLite itself and never by copying the file."""

from __future__ import annotations

import contextlib
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from llnet_desktop.domain.errors import Reason, StorageError

FOLDER = "backups"  # beside the library


def back_up(path: Path, why: str) -> Path:
    """Write a whole copy of a library into its `backups` folder and return where it is.

    Raises `StorageError` when it can't be written; a half-written copy is taken away.
    """
    folder = path.parent / FOLDER
    target = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S}-{why}{path.suffix}"
    copy_library(path, target)
    return target


def copy_library(path: Path, target: Path) -> None:
    """Write a whole copy of a library, which may be in use. Raises `StorageError`."""
    if not path.is_file():
        raise StorageError(Reason.LOST, name=path.name)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with (
            contextlib.closing(
                sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            ) as source,
            contextlib.closing(sqlite3.connect(target)) as copy,
        ):
            source.backup(copy)
    except sqlite3.DatabaseError as error:
        target.unlink(missing_ok=True)
        damaged = isinstance(error, sqlite3.OperationalError) is False
        reason = Reason.NOT_OURS if damaged else Reason.DISK_FULL
        raise StorageError(reason, name=path.name) from error
    except OSError as error:
        target.unlink(missing_ok=True)
        raise StorageError(Reason.DISK_FULL, name=path.name) from error
