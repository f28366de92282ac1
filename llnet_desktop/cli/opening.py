"""The library as the command line opens it: for reading, or alone for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.storage.database import open_library, writing
from llnet_desktop.storage.records import load, save


@contextmanager
def desk_for_reading(path: Path) -> Iterator[Desk]:
    """Open a library that may be in use elsewhere; nothing can be changed through it."""
    engine = open_library(path, write=False)
    try:
        yield Desk(Library(_refuse, partial(_read, engine)))
    finally:
        engine.dispose()


@contextmanager
def desk_for_writing(path: Path) -> Iterator[Desk]:
    """Open a library, or make it, and hold it: one process writes at a time."""
    with writing(path):
        engine = open_library(path)
        try:
            yield Desk(Library(partial(save, engine), partial(_read, engine)))
        finally:
            engine.dispose()


def _read(engine: Any, record_type: Any, **equal: Any) -> Any:
    return load(engine, record_type, **equal)[0]


def _refuse(edit: Edit) -> Edit:
    raise StorageError(Reason.READ_ONLY)
