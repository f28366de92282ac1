"""What must still be destroyed in the copies of a library, in a small file beside it.

A copy that somebody holds can't be swept. By the next time the notes are no longer in the
library, so their ids are kept here until it is done; none of their words.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from pathlib import Path

log = logging.getLogger(__name__)

Place = tuple[str, str]  # block, lane


class OwedFile:
    """Lanes and records that are to be gone from every copy. What can't be read is nothing."""

    def __init__(self, library: Path) -> None:
        self._path = library.with_name(f"{library.name}-erasing")
        self.places: set[Place] = set()
        self.ids: set[str] = set()
        try:
            read = json.loads(self._path.read_bytes())
            self.places = {(block, lane) for block, lane in read["places"]}
            self.ids = set(map(str, read["ids"]))
        except FileNotFoundError:
            pass
        except (OSError, ValueError, TypeError, KeyError):
            log.warning("what was to be destroyed in copies can't be read")

    def __bool__(self) -> bool:
        """Whether anything is owed."""
        return bool(self.places or self.ids)

    def add(self, places: Iterable[Place], ids: Iterable[str]) -> None:
        """Owe more. It is written down before anything is taken out of the library."""
        self.places.update(places)
        self.ids.update(ids)
        said = json.dumps({"places": sorted(self.places), "ids": sorted(self.ids)})
        beside = self._path.with_name(f"{self._path.name}-new")
        try:
            beside.write_text(said, encoding="utf-8")
            beside.replace(self._path)
        except OSError as error:  # a full disk must not keep the library from being swept
            log.warning("what is to be destroyed in copies can't be kept: %s", error.strerror)

    def settle(self) -> None:
        """Owe nothing any more."""
        self.places.clear()
        self.ids.clear()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("what was destroyed in copies can't be crossed out: %s", error.strerror)
