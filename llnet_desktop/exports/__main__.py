"""Makes a file or a folder: `python -m llnet_desktop.exports KIND FILE`, with values on stdin.

Prints a line for each page, and at the end the characters that no typeface has a shape for, as
JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from llnet_desktop.exports.child import DISK_FULL, FULL
from llnet_desktop.exports.work import (
    KINDS,
    CrateWork,
    DataWork,
    PackWork,
    PersonalWork,
    ReportWork,
    Work,
)


def main() -> int:
    """Return 0, 1 when the file can't be written, or 3 when the disk is full."""
    if len(sys.argv) != 3 or sys.argv[1] not in KINDS:
        sys.stderr.write("python -m llnet_desktop.exports KIND FILE < values.json\n")
        return 2
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(KINDS[sys.argv[1]])
    work: Work = decoder.decode(sys.stdin.buffer.read())
    try:
        missing = make(work, Path(sys.argv[2]))
    except OSError as error:
        return DISK_FULL if error.errno in FULL else 1
    sys.stdout.buffer.write(msgspec.json.encode(missing) + b"\n")
    return 0


def make(work: Work, path: Path) -> list[str]:
    """Make a file and return the characters that no typeface has a shape for."""
    match work:
        case ReportWork(report, choice):
            from llnet_desktop.reports.report import write_action_report

            return write_action_report(report, path, choice, _turned)
        case PersonalWork(pages, choice):
            from llnet_desktop.reports.personal import write_personal_pages

            return write_personal_pages(pages, path, choice, _turned)
        case PackWork(pages, choice):
            from llnet_desktop.exports.pack import write_pack

            return write_pack(pages, choice, path, _turned)
        case CrateWork(crate, choice, parts):
            from llnet_desktop.reports.crate import write_crate

            return write_crate(crate, path, choice, parts, _turned)
        case DataWork(report, choice, part):
            from llnet_desktop.exchange.outgoing import write_data

            write_data(report, choice, part, path)
            return []


def _turned(pages: int) -> None:
    sys.stdout.write(f"{pages}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
