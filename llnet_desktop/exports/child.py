"""A file made in a process of its own, which gets values on stdin and opens no library.

What takes long to load is loaded there and nowhere else, and the window keeps its frames.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import msgspec

import llnet_desktop
from llnet_desktop.domain.errors import InputError, ProgramError, Reason, StorageError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.exports.work import KINDS, PackWork, Work

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})  # no quota on Windows
DISK_FULL = 3  # what the child exits with when the disk is full
LONGEST = 300  # seconds
_WITHOUT_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
_NAMES = {kind: name for name, kind in KINDS.items()}


class Stopper:
    """Ends the making of a file, from another thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self.stopped = False

    def stop(self) -> None:
        """End it; what stood there before stays."""
        with self._lock:
            self.stopped = True
            if self._process is not None:
                self._process.kill()

    def watch(self, process: subprocess.Popen[bytes] | None) -> None:
        """Say which process it is about, or that it is over."""
        with self._lock:
            self._process = process
            if process is not None and self.stopped:
                process.kill()


def write_in_child(
    work: Work,
    path: Path,
    told: Callable[[int], None] | None = None,
    stopper: Stopper | None = None,
) -> list[str]:
    """Make a file, or a folder for a pack; return the characters that no typeface has.

    `told` hears how many pages there are so far. The file is there as a whole or as it was
    before. Raises `StorageError` when the disk is full, and `ProgramError` when the file can't
    be written for another reason, when it was stopped, or when nobody takes anything home.
    """
    path = path.absolute()
    stopper = stopper or Stopper()
    if isinstance(work, PackWork):
        return _folder(work, path, told, stopper)
    made = path.with_name(f".{new_id()}{path.suffix}")
    try:
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            raise PermissionError(errno.EACCES, "write-protected, a folder or a device")
        made.touch(exist_ok=False)
        missing = _made_by_child(work, made, path.name, told, stopper)
        made.replace(path)
    except OSError as error:
        raise _told(error.errno in FULL, path.name) from error
    finally:
        made.unlink(missing_ok=True)
    return missing


def _folder(
    work: PackWork, folder: Path, told: Callable[[int], None] | None, stopper: Stopper
) -> list[str]:
    """Make all files apart first, then put each in its place; other files there stay."""
    if not work.pages.pages:
        raise InputError("report.nobody")
    is_new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".", dir=folder) as apart:
            missing = _made_by_child(work, Path(apart), folder.name, told, stopper)
            for file in sorted(Path(apart).iterdir()):
                file.replace(folder / file.name)
    except OSError as error:
        raise _told(error.errno in FULL, folder.name) from error
    finally:
        if is_new:
            with suppress(OSError):  # it is not empty, or was never made
                folder.rmdir()
    return missing


def _made_by_child(
    work: Work,
    made: Path,
    name: str,
    told: Callable[[int], None] | None,
    stopper: Stopper,
) -> list[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "llnet_desktop.exports", _NAMES[type(work)], str(made)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(llnet_desktop.__file__).parents[1],  # no module of another folder is found
        creationflags=_WITHOUT_CONSOLE,
    )
    limit = threading.Timer(LONGEST, process.kill)
    limit.start()
    last = b""
    try:
        stopper.watch(process)
        assert process.stdin is not None
        assert process.stdout is not None
        with suppress(BrokenPipeError):  # it ended before it read all: its status says why
            process.stdin.write(msgspec.json.encode(work))
        with suppress(BrokenPipeError):
            process.stdin.close()
        for line in process.stdout:
            last = line
            if told is not None and line.strip().isdigit():
                told(int(line))
        status = process.wait()
    finally:
        limit.cancel()
        stopper.watch(None)
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
    if stopper.stopped:
        raise ProgramError("report.stopped", name=name)
    if status:
        raise _told(status == DISK_FULL, name)
    return msgspec.json.decode(last, type=list[str])


def _told(disk_full: bool, name: str) -> ProgramError:
    if disk_full:
        return StorageError(Reason.DISK_FULL, name=name)
    return ProgramError("report.not_written", name=name)
