"""A report as a workbook: a sheet for each thing, with dates as dates and numbers as numbers."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from llnet_desktop.domain.report import ActionReport
from llnet_desktop.exchange.outgoing.things import Thing, Value, things
from llnet_desktop.words import Words

WIDEST, NARROWEST = 60, 8  # characters
_LONGEST = 32_767  # characters that Excel keeps in a cell


def workbook(report: ActionReport, words: Words) -> bytes:
    """Return the workbook (Office Open XML). What people wrote is text: never a formula or link."""
    into = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(into, options) as book:
        made = report.starts.replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": report.title, "author": report.facilitator, "created": made})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1, "valign": "top"}),
            "text": book.add_format({"text_wrap": True, "valign": "top"}),
            "day": book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"}),
            "time": book.add_format({"num_format": "d mmm yyyy hh:mm", "valign": "top"}),
        }
        kept = things(report, words)
        for thing in kept:
            sheet = book.add_worksheet(words(f"export.sheet.{thing.code}")[:31])
            _fill(sheet, thing, words, formats)
        if not kept:
            book.add_worksheet(words("export.sheet.commitments"))
    return into.getvalue()


def _fill(sheet: Worksheet, thing: Thing, words: Words, formats: dict[str, object]) -> None:
    heads = [words(f"export.column.{code}") for code in thing.columns]
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(thing.rows), 1), len(heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for column, head in enumerate(heads):
        longest = max((len(_shown(row[column])) for row in thing.rows), default=0)
        sheet.set_column(column, column, min(max(longest, len(head) + 3, NARROWEST), WIDEST))
        sheet.write_string(0, column, head, formats["head"])
    for index, row in enumerate(thing.rows, start=1):
        for column, value in enumerate(row):
            _write(sheet, index, column, value, formats)


def _write(
    sheet: Worksheet, row: int, column: int, value: Value, formats: dict[str, object]
) -> None:
    match value:
        case None | "":
            return
        case datetime():
            sheet.write_datetime(row, column, value, formats["time"])
        case date():
            sheet.write_datetime(row, column, value, formats["day"])
        case int() | float():
            sheet.write_number(row, column, value, formats["text"])
        case str():
            sheet.write_string(row, column, value[:_LONGEST], formats["text"])


def _shown(value: Value) -> str:
    if isinstance(value, datetime):
        return value.strftime("%d %b %Y %H:%M")
    return value.strftime("%d %b %Y") if isinstance(value, date) else str(value or "")
