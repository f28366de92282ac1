"""One thing of a report as CSV, as a spreadsheet in the language of the report opens it."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

from llnet_desktop.domain.report import ActionReport
from llnet_desktop.exchange.outgoing.things import Value, thing
from llnet_desktop.words import Words

MARK = "\ufeff"  # Excel takes a file without it for another alphabet
_LIVE = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet may take for a formula


def separated(report: ActionReport, part: str, words: Words) -> bytes:
    """Return one thing as CSV: UTF-8 with a mark, lines ended by CRLF (RFC 4180).

    Dutch spreadsheets divide cells by semicolons and numbers by commas, English ones the other
    way. A text that could be a formula begins with an apostrophe (OWASP, *CSV Injection*).
    """
    dutch = words.language == "nl"
    made = thing(part or "commitments", report, words)
    into = StringIO()
    writer = csv.writer(into, delimiter=";" if dutch else ",", lineterminator="\r\n")
    writer.writerow([words(f"export.column.{code}") for code in made.columns])
    for row in made.rows:
        writer.writerow([_cell(value, dutch) for value in row])
    return (MARK + into.getvalue()).encode("utf-8")


def _cell(value: Value, dutch: bool) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case float():
            return str(value).replace(".", ",") if dutch else str(value)
        case int():
            return str(value)
        case str():
            return f"'{value}" if value.startswith(_LIVE) else value
