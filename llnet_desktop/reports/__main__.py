"""Writes one report: `python -m llnet_desktop.reports FILE.pdf`, with its values on stdin.

Prints the characters that the typeface has no shape for, as JSON.
"""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec

from llnet_desktop.domain.report import ActionReport
from llnet_desktop.reports.child import DISK_FULL, FULL
from llnet_desktop.reports.report import write_action_report


def main() -> int:
    """Return 0, 1 when the file can't be written, or 3 when the disk is full."""
    if len(sys.argv) != 2:
        sys.stderr.write("python -m llnet_desktop.reports FILE.pdf < report.json\n")
        return 2
    report = msgspec.json.decode(sys.stdin.buffer.read(), type=ActionReport)
    try:
        missing = write_action_report(report, Path(sys.argv[1]))
    except OSError as error:
        return DISK_FULL if error.errno in FULL else 1
    sys.stdout.buffer.write(msgspec.json.encode(missing))
    return 0


if __name__ == "__main__":
    sys.exit(main())
