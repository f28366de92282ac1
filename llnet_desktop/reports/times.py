"""Planned and real times on paper, with the energy of the room where it was told."""

from __future__ import annotations

from collections.abc import Iterator

from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flowables import REST
from llnet_desktop.reports.sheet import Sheet, section, table
from llnet_desktop.words.dates import clock

WIDTHS = (66.0, 44.0, 76.0, 44.0)  # the columns of planned and real
ENERGY = 60.0
DASH = "–"
_HEADS = ("block", "planned_start", "planned_minutes", "real_start", "real_minutes")


def times(sheet: Sheet) -> Iterator[Drawn]:
    """Yield a table with a row for each item of the agenda, and when it ended."""
    report, words = sheet.report, sheet.words
    if not report.blocks:
        return
    felt = any(block.energy for block in report.blocks)
    heads = [words(f"report.table.{key}") for key in _HEADS]
    rows = [
        [
            block.title,
            clock(block.planned_start),
            str(block.planned_minutes),
            clock(block.real_start) if block.real_start else DASH,
            str(block.real_minutes) if block.real_minutes is not None else DASH,
            *([str(block.energy) if block.energy else DASH] if felt else []),
        ]
        for block in report.blocks
    ]
    ended = clock(report.real_end) if report.real_end else DASH
    last = [words("report.table.end"), clock(report.planned_end), "", ended, ""]
    if felt:
        heads.append(words("energy.paper.head"))
        last.append("")
    widths = (REST, *WIDTHS, *([ENERGY] if felt else []))
    yield section(words("report.planned_and_real"))
    yield table(heads, [*rows, last], widths, right=1)
