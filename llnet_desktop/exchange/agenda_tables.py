"""Reading an agenda from a table, whatever its columns are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from llnet_desktop.domain.draft import LeftOut
from llnet_desktop.exchange.agenda_days import Part, TimedRow
from llnet_desktop.exchange.agenda_words import COLUMNS, WHEN_COLUMNS, is_day
from llnet_desktop.exchange.clocks import Clock, leading_time, parse_minutes
from llnet_desktop.exchange.columns import Chosen, Headed
from llnet_desktop.exchange.plain import plain
from llnet_desktop.exchange.source import LINE_LIMIT, Source, left_out, shortened
from llnet_desktop.exchange.tables import (
    Table,
    cell,
    delimited,
    header_of,
    is_wide,
    roles,
    tables_in,
)

DETAIL_LIMIT = 200
_STAMP = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+", re.ASCII)
_MOST = 1_000  # rows of which no more can be an agenda
_MANY = 12  # rows from which on the same few titles again and again are data


def agenda_tables(source: Source) -> list[Table]:
    """Return the sheets of a source, or its text as CSV or TSV.

    A Markdown table is read with the lines around it.
    """
    if source.text.count("\n") > LINE_LIMIT:
        return []
    table = None if source.sheets else delimited(source.text, COLUMNS)
    tables = tables_in(source, COLUMNS) if source.sheets else [table] if table else []
    return [each for each in tables if each.rows]


def agenda_table(source: Source) -> Headed | None:
    """Return the first table that may be an agenda, with what its columns seem to be for."""
    found = [_headed(each) for each in agenda_tables(source) if is_wide(each)]
    return next((each for each in found if "title" in each.roles), None) or (
        found[0] if found else None
    )


def _headed(table: Table) -> Headed:
    header = header_of(table, COLUMNS, WHEN_COLUMNS)
    index, columns = header if header is not None else (-1, {})
    body = [cells for _, cells in table.rows[index + 1 :] if any(map(str.strip, cells))]
    known = _completed(columns, body, known=header is not None)
    if "start" in known and "time" not in known:
        known["time"] = known.pop("start")
    return Headed(table, index, known, sure=header is not None)


def parts_of(table: Table, chosen: Chosen | None = None) -> tuple[list[Part], list[LeftOut]]:
    """Return the days or sessions in a table, none when it is no agenda, and what was left out.

    A row that only names a day, another day in a day column, or the header once more begins a
    new one.
    """
    headed = _headed(table).having(chosen)
    index, columns = headed.header, headed.roles
    body = [row for row in headed.rows if any(map(str.strip, row[1]))]
    if len(body) > _MOST:
        return [], []
    if "title" not in columns or columns.keys().isdisjoint(WHEN_COLUMNS):
        return [], []
    parts, told = (
        [Part(table.name)],
        [
            left_out(line, " ".join(cells), "text")
            for line, cells in table.rows[: max(index, 0)]
            if any(cells)
        ][:1],
    )
    for line, cells in body:
        filled = [text for text in cells if text.strip()]
        lengths = bool(parts[-1].rows) and parts[-1].rows[-1].start is None
        row, day = _row(line, cells, columns, lengths=lengths)
        again = roles(cells, COLUMNS) if row is None else {}
        if not again.keys().isdisjoint(WHEN_COLUMNS) and "title" in again:
            columns = again
            parts.append(Part(table.name))
            continue
        if len(filled) == 1 and is_day(plain(filled[0])):
            parts.append(Part(plain(filled[0])))
            continue
        if day and day != parts[-1].name:
            parts.append(Part(day))
        if row is not None and row.start is None and row.minutes is None and not parts[-1].rows:
            row = None  # an end alone says nothing about the first line
        if row is not None:
            parts[-1].rows.append(row)
        else:
            told.append(left_out(line, " · ".join(filled), "no_time"))
    parts = [part for part in parts if part.rows]
    return (parts, told) if chosen is not None or _is_agenda(parts) else ([], [])


def _row(
    line: int, cells: Sequence[str], columns: Mapping[str, int], *, lengths: bool
) -> tuple[TimedRow | None, str]:
    """Return a row when it has a time or a length, and the day it names.

    `lengths`: the rows before it had only lengths, so that `1 uur` is one as well.
    """
    day, start, end, minutes = plain(cell(cells, columns, "day")), None, None, None
    for role in ("time", "start"):
        said = plain(cell(cells, columns, role))
        if stamp := _STAMP.match(said):
            day, said = day or stamp[1], said[stamp.end() :]
        if said and start is None:
            length = parse_minutes(said)
            if length is not None and (lengths or leading_time(said) is None):
                minutes = length
            elif when := leading_time(said, bare=True):
                start, end = when.start, when.end
                minutes = parse_minutes(when.rest.strip("()"))
            elif minutes is None:
                minutes = length
    if ending := leading_time(_STAMP.sub("", plain(cell(cells, columns, "end"))), bare=True):
        end = ending.start
    length = parse_minutes(plain(cell(cells, columns, "minutes")), bare=True)
    minutes = length if length is not None else minutes
    if start is None and end is None and minutes is None:
        return None, day
    if start is None and end is not None and minutes is not None and end.at >= minutes:
        start = Clock(end.at - minutes)
    title = plain(cell(cells, columns, "title"))
    texts = [plain(cell(cells, columns, role)) for role in ("form", "text")]
    detail = " – ".join(text for text in texts if text and text != title)
    detail = detail or plain(cell(cells, columns, "lead"))
    return TimedRow(line, title, start, end, minutes, shortened(detail, DETAIL_LIMIT)), day


def _completed(
    columns: Mapping[str, int], body: Sequence[Sequence[str]], *, known: bool
) -> dict[str, int]:
    """Return the roles with those filled in that the header did not name."""
    found, sample = dict(columns), body[:100]
    width = max((len(cells) for cells in sample), default=0)
    free = [column for column in range(width) if column not in found.values()]
    if not known:
        timed = {column: _share(sample, column, timed=True) for column in free}
        best = max(free, key=lambda column: timed[column], default=None)
        if best is not None and timed[best] >= 0.5:
            found["time"] = best
            free.remove(best)
            following = next((column for column in free if timed[column] >= 0.5), None)
            if following is not None:
                found["end"] = following
                free.remove(following)
    if "title" not in found:
        for role in ("form", "text"):
            if role in found:
                found["title"] = found.pop(role)
                return found
        worded = max(free, key=lambda column: _share(sample, column, timed=False), default=None)
        if worded is not None:
            found["title"] = worded
    return found


def _share(rows: Sequence[Sequence[str]], column: int, *, timed: bool) -> float:
    """Return which share of a column's cells is a time, or else is words."""
    cells = [row[column].strip() for row in rows if column < len(row) and row[column].strip()]
    if timed:
        fitting = sum(
            (when := leading_time(text)) is not None and len(when.rest) < 10 for text in cells
        )
        return fitting / max(1, len(cells))
    return sum(sum(map(str.isalpha, text[:100])) for text in cells) / max(1, len(rows))


def _is_agenda(parts: Sequence[Part]) -> bool:
    """Return whether titles are words and not measurements or the same few labels."""
    titles = [row.title for part in parts for row in part.rows]
    worded = [title for title in titles if sum(map(str.isalpha, title)) >= 2]
    if not worded or len(worded) * 2 < len([title for title in titles if title]):
        return False
    return len(worded) < _MANY or len(set(worded)) * 3 > len(worded)
