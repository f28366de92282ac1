"""A report made in a process of its own, which gets values on stdin and opens no library.

ReportLab is loaded there and nowhere else.
"""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import msgspec

import llnet_desktop
from llnet_desktop.domain.errors import ProgramError, Reason, StorageError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.report import ActionReport

FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})  # no quota on Windows
DISK_FULL = 3  # what the child exits with when the disk is full
LONGEST = 300  # seconds
_WITHOUT_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows


def write_in_child(report: ActionReport, path: Path) -> list[str]:
    """Write the report and return the characters that the typeface has no shape for.

    The file is there as a whole or as it was before. Raises `StorageError` when the disk is
    full, and `ProgramError` when the file can't be written for another reason.
    """
    path = path.absolute()
    made = path.with_name(f".{new_id()}.pdf")
    try:
        if path.exists() and not (path.is_file() and os.access(path, os.W_OK)):
            raise PermissionError(errno.EACCES, "write-protected, a folder or a device")
        made.touch(exist_ok=False)
        missing = _made_by_child(report, made, path.name)
        made.replace(path)
    except OSError as error:
        raise _told(error.errno in FULL, path.name) from error
    finally:
        made.unlink(missing_ok=True)
    return missing


def _made_by_child(report: ActionReport, made: Path, name: str) -> list[str]:
    command = [sys.executable, "-m", "llnet_desktop.reports", str(made)]
    try:
        done = subprocess.run(
            command,
            input=msgspec.json.encode(report),
            capture_output=True,
            cwd=Path(llnet_desktop.__file__).parents[1],  # no module of another folder is found
            timeout=LONGEST,
            creationflags=_WITHOUT_CONSOLE,
            check=True,
        )
    except subprocess.SubprocessError as error:
        full = getattr(error, "returncode", None) == DISK_FULL
        raise _told(full, name) from error
    return msgspec.json.decode(done.stdout, type=list[str])


def _told(disk_full: bool, name: str) -> ProgramError:
    if disk_full:
        return StorageError(Reason.DISK_FULL, name=name)
    return ProgramError("report.not_written", name=name)
