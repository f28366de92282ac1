"""What is typed and not entered yet, in a small file beside the library: a stop loses no letter.

Not in the library, whose log would keep each letter in the order of typing. Here only what
stands on the line now is kept: it is written over what stood there before.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Container
from dataclasses import asdict
from pathlib import Path

from llnet_desktop.domain.capture import HalfTyped

log = logging.getLogger(__name__)

MOST = 1_000_000  # bytes that are read; a line has at most some thousands


class HalfTypedFile:
    """One line for each workshop. What can't be read or written is as if nothing was typed."""

    def __init__(self, library: Path) -> None:
        self._path = library.with_name(f"{library.name}-typing")
        self._lines: dict[str, HalfTyped] | None = None

    def of(self, workshop: str) -> HalfTyped | None:
        """Return what was typed for a workshop and not entered."""
        return self._read().get(workshop)

    def keep(self, workshop: str, line: HalfTyped | None) -> None:
        """Write down what is half typed now; None: it was entered, or taken away."""
        lines = self._read()
        if lines.get(workshop) == line:
            return
        if line is None:
            del lines[workshop]
        else:
            lines[workshop] = line
        self._write(lines)

    def forget(self, places: Container[tuple[str, str]]) -> None:
        """Leave no trace of what was typed for lanes, told as block and lane."""
        lines = self._read()
        left = {w: line for w, line in lines.items() if (line.block, line.lane) not in places}
        if len(left) < len(lines):
            self._lines = left
            self._write(left)

    def _read(self) -> dict[str, HalfTyped]:
        if self._lines is None:
            self._lines = {}
            try:
                with self._path.open("rb") as file:
                    read = json.loads(file.read(MOST))
                self._lines = {w: HalfTyped(**line) for w, line in read.items()}
            except FileNotFoundError:
                pass
            except (OSError, ValueError, TypeError, AttributeError):
                log.warning("what was half typed can't be read")
        return self._lines

    def _write(self, lines: dict[str, HalfTyped]) -> None:
        """Write over what stood there, so that not a byte of it is left in the file or beside it.

        One write of few bytes: a program that is stopped did it or did not.
        """
        said = json.dumps({w: asdict(line) for w, line in lines.items()}).encode()
        try:
            file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            try:
                os.write(file, said.ljust(os.fstat(file).st_size))
            finally:
                os.close(file)
            if not lines:
                with contextlib.suppress(OSError):
                    self._path.unlink()
        except OSError as error:  # a full disk: the words still stand on the line
            log.warning("what is half typed can't be kept: %s", error.strerror)
