"""What is typed and not entered yet, in a small file beside the library: a stop loses no letter.

Not in the library, whose log would keep each letter in the order of typing. Here only what
stands on the line and in the forms now is kept: it is written over what stood there before.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Container, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from llnet_desktop.domain.capture import HalfTyped, Said

log = logging.getLogger(__name__)

MOST = 1_000_000  # bytes that are read; a line has at most some thousands


@dataclass(slots=True)
class _Kept:
    """What is half typed for one workshop."""

    line: HalfTyped | None = None
    drafts: dict[str, Said] = field(default_factory=dict)


class HalfTypedFile:
    """A line and some drafts for each workshop. What can't be read or written was never typed."""

    def __init__(self, library: Path) -> None:
        self._path = library.with_name(f"{library.name}-typing")
        self._kept: dict[str, _Kept] | None = None

    def of(self, workshop: str) -> HalfTyped | None:
        """Return what was typed on the line for a workshop and not entered."""
        return self._read().get(workshop, _Kept()).line

    def keep(self, workshop: str, line: HalfTyped | None) -> None:
        """Write down what is half typed now; None: it was entered, or taken away."""
        kept = self._read().setdefault(workshop, _Kept())
        if kept.line != line:
            kept.line = line
            self._write()

    def drafts(self, workshop: str) -> Mapping[str, Said]:
        """Return what was typed in the forms of a workshop and not entered, the last one last."""
        return dict(self._read().get(workshop, _Kept()).drafts)

    def keep_draft(self, workshop: str, key: str, said: Said | None) -> None:
        """Write down what is half typed in a form; None: it was entered, or taken away."""
        drafts = self._read().setdefault(workshop, _Kept()).drafts
        if drafts.get(key) != said:
            drafts.pop(key, None)
            if said is not None:
                drafts[key] = said
            self._write()

    def forget(self, places: Container[tuple[str, str]]) -> None:
        """Leave no trace of what was typed for lanes, told as block and lane."""
        for kept in self._read().values():
            if kept.line is not None and (kept.line.block, kept.line.lane) in places:
                kept.line = None
                self._write()

    def _read(self) -> dict[str, _Kept]:
        if self._kept is None:
            self._kept = {}
            try:
                with self._path.open("rb") as file:
                    read = json.loads(file.read(MOST))
                self._kept = {
                    workshop: _Kept(
                        HalfTyped(**kept["line"]) if kept["line"] else None, dict(kept["drafts"])
                    )
                    for workshop, kept in read.items()
                }
            except FileNotFoundError:
                pass
            except (OSError, ValueError, TypeError, KeyError, AttributeError):
                log.warning("what was half typed can't be read")
        return self._kept

    def _write(self) -> None:
        """Write over what stood there, so that not a byte of it is left in the file or beside it.

        One write of few bytes: a program that is stopped did it or did not.
        """
        kept = {w: one for w, one in self._read().items() if one.line or one.drafts}
        said = json.dumps({workshop: asdict(one) for workshop, one in kept.items()}).encode()
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(file, said.ljust(os.fstat(file).st_size))
            finally:
                os.close(file)
            if not kept:
                with contextlib.suppress(OSError):
                    self._path.unlink()
        except OSError as error:  # a full disk: the words still stand on the screen
            log.warning("what is half typed can't be kept: %s", error.strerror)
