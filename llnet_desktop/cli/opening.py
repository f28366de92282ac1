"""The library as the command line opens it: for reading, or alone for writing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile


@contextmanager
def desk_for_reading(path: Path) -> Iterator[Desk]:
    """Open a library that may be in use elsewhere; nothing can be changed through it."""
    with _desk(path, write=False) as desk:
        yield desk


@contextmanager
def desk_for_writing(path: Path) -> Iterator[Desk]:
    """Open a library, or make it, and hold it: one process writes at a time."""
    with writing(path), _desk(path, write=True) as desk:
        yield desk


@contextmanager
def _desk(path: Path, *, write: bool) -> Iterator[Desk]:
    with closing(LibraryFile(path, write=write)) as file:
        yield Desk(Library(file.save, file.read, file))
