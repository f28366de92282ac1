"""Finding tables in text and in sheets, and what their columns are for."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from llnet_desktop.exchange.plain import plain
from llnet_desktop.exchange.source import SEEN, Source
from llnet_desktop.exchange.spreadsheet import COLUMN_LIMIT

_DELIMITERS = "\t;,"
_HEADER_WITHIN = 10  # rows that may stand above the header: a title, a date, a place
_SWALLOWED = 20  # lines in one cell: a quotation mark that was never closed

Row = tuple[int, tuple[str, ...]]  # the number of its line, its cells


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells, header included."""

    rows: tuple[Row, ...]
    name: str = ""


def tables_in(source: Source, names: Mapping[str, str]) -> list[Table]:
    """Return every table in a source: its sheets, or its text as CSV, TSV or Markdown.

    `names` says which column names mean which role; they tell a table from prose with commas.
    """
    if source.sheets:
        several = len(source.sheets) > 1
        return [
            Table(tuple(enumerate(sheet.rows, start=1)), sheet.name if several else "")
            for sheet in source.sheets
        ]
    if table := delimited(source.text, names):
        return [table]
    lines = source.text.split("\n")
    return [table for _, table in markdown_tables(lines)]


def roles(cells: Sequence[str], names: Mapping[str, str]) -> dict[str, int]:
    """Return which column has which role; of two with the same role the first."""
    found: dict[str, int] = {}
    for column, cell in enumerate(cells):
        role = _role(cell, names)
        if role is not None and role not in found:
            found[role] = column
    return found


def header_of(
    table: Table, names: Mapping[str, str], needed: Collection[str], *, every: bool = False
) -> tuple[int, dict[str, int]] | None:
    """Return the index of the header and its roles: one of those needed, or `every` one."""
    enough = len(set(needed)) if every else 1
    for index, (_, cells) in enumerate(table.rows[:_HEADER_WITHIN]):
        columns = roles(cells, names)
        if len(columns.keys() & set(needed)) >= enough:
            return index, columns
    return None


def is_wide(table: Table) -> bool:
    """Return whether a table has more than one column, so that there is one to choose."""
    return any(len(cells) > 1 for _, cells in table.rows[:_HEADER_WITHIN])


def cell(cells: Sequence[str], columns: Mapping[str, int], role: str) -> str:
    """Return the text of a row in the column with a role, or nothing."""
    column = columns.get(role)
    return cells[column].strip() if column is not None and column < len(cells) else ""


def delimited(text: str, names: Mapping[str, str]) -> Table | None:
    """Return text as one table when it is CSV or TSV: a known header, or columns throughout."""
    first = list(islice(_filled_lines(text), 50))
    best = max(_DELIMITERS, key=lambda mark: _known(first[:_HEADER_WITHIN], mark, names))
    if _known(first[:_HEADER_WITHIN], best, names) < 2:
        # Commas stand in every sentence: without a header only the other two make a table.
        best = max("\t;", key=lambda mark: sum(mark in line for line in first))
        if sum(best in line.strip() for line in first) < max(1, 0.8 * len(first)):
            return None
    rows = _read(text, best, quoted=True)
    if rows is None:
        rows = _read(text, best, quoted=False)
    return Table(rows) if rows else None


def markdown_tables(lines: Sequence[str]) -> Iterator[tuple[range, Table]]:
    """Yield the Markdown tables in lines, each with the indices of the lines it takes."""
    index = 0
    while index + 1 < len(lines):
        if "|" not in lines[index] or not _is_separator(lines[index + 1]):
            index += 1
            continue
        end = index + 2
        while end < len(lines) and "|" in lines[end]:
            end += 1
        numbers = [index, *range(index + 2, end)]
        rows = tuple((number + 1, _markdown_cells(lines[number])) for number in numbers)
        yield range(index, end), Table(rows)
        index = end


def _role(name: str, names: Mapping[str, str]) -> str | None:
    if len(name) > 60:
        return None
    said = plain(name).casefold()
    for form in (said, re.sub(r"[(\[].*", "", said)):
        words = " ".join(re.sub(r"[^\w\s]", "", form.replace("-", "").replace("/", " ")).split())
        if words in names:
            return names[words]
    return None


def _filled_lines(text: str) -> Iterator[str]:
    for line in io.StringIO(text):
        if line.strip():
            yield line.rstrip("\n")[:SEEN]


def _known(lines: Sequence[str], mark: str, names: Mapping[str, str]) -> int:
    cells = ([part.strip(' "') for part in line.split(mark)[:COLUMN_LIMIT]] for line in lines)
    return max((len(roles(row, names)) for row in cells), default=0)


def _read(text: str, mark: str, *, quoted: bool) -> tuple[Row, ...] | None:
    reader = csv.reader(
        io.StringIO(text),
        delimiter=mark,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        skipinitialspace=mark != "\t",
    )
    rows: list[Row] = []
    line = 1
    try:
        for cells in reader:
            if reader.line_num - line > _SWALLOWED and quoted:
                return None
            rows.append((line, tuple(cells[:COLUMN_LIMIT])))
            line = reader.line_num + 1
    except csv.Error:  # a cell of more than 131,072 characters
        return None
    return tuple(rows)


def _is_separator(line: str) -> bool:
    marks = line.strip()
    return len(marks) < SEEN and "|" in marks and "-" in marks and not marks.strip("|-: \t")


def _markdown_cells(line: str) -> tuple[str, ...]:
    text = line[: 4 * SEEN].strip().replace("\\|", "\x00")
    text = text.removeprefix("|").removesuffix("|")
    return tuple(plain(part.replace("\x00", "|")) for part in text.split("|")[:COLUMN_LIMIT])
