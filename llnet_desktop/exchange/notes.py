"""Reading notes: one idea a line, or a table such as whiteboards export (Miro, Mural)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from llnet_desktop.domain.draft import DraftNote, LeftOut, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, clean
from llnet_desktop.exchange.source import LINE_LIMIT, Source, as_source, left_out
from llnet_desktop.exchange.spreadsheet import ROW_LIMIT
from llnet_desktop.exchange.tables import Table, cell, header_of, roles, tables_in

_BULLET = re.compile(r"\s*[-*•]\s+")
MOST_DOTS = 9_999

COLUMNS = {
    name: role
    for role, names in {
        "text": (
            *("text", "note", "notes", "sticky", "sticky note", "sticky note text", "content"),
            *("idea", "tekst", "briefje", "briefjes", "notitie", "inhoud", "idee", "post it"),
        ),
        "lane": (
            *("lane", "column", "list", "frame", "area", "section", "group", "category"),
            *("kolom", "lijst", "vak", "gebied", "groep", "categorie"),
        ),
        "cluster": ("cluster", "tags", "tag", "theme", "label", "labels", "thema"),
        "dots": ("dots", "votes", "vote count", "stippen", "stemmen", "aantal stemmen"),
        "x": ("x", "position x", "x position", "pos x", "left"),
        "y": ("y", "position y", "y position", "pos y", "top"),
        "by": ("author", "created by", "last updated by", "auteur", "door", "maker"),
        "color": ("color", "colour", "bg color", "background color", "kleur"),
    }.items()
    for name in names
}
ROLES = ("text", "lane", "cluster", "dots")  # which column has these may be chosen


def parse_notes(source: Source | str, columns: Mapping[str, int] | None = None) -> NotesDraft:
    """Return the notes in a text or a table, without bullets, in the order of reading.

    In a table the rows of an area stand together, from the top and from the left where places
    are given. `columns` says which column, from 0, has which of `ROLES`, in place of what the
    header says; a negative one says that none has. Who wrote a note is never taken over. Of a
    longer note the first 2,000 characters are kept, and told. Raises `InputError` when there is
    no note, or more than five thousand.
    """
    source = as_source(source)
    found = note_table(source)
    told: list[LeftOut] = []
    if found is not None or columns:
        notes = _from_table(*_with(source, found, columns), told)
    else:
        notes = [DraftNote(text, line) for line, text in _from_lines(source, told)]
    if not notes:
        raise InputError("input.empty")
    return NotesDraft(tuple(notes), tuple(told))


def note_table(source: Source) -> tuple[Table, int, dict[str, int]] | None:
    """Return the table of notes in a source, the place of its header, and the roles found."""
    if source.text.count("\n") > LINE_LIMIT:
        return None
    for table in tables_in(source, COLUMNS):
        header = header_of(table, COLUMNS, ("text",))
        if header is not None and len(header[1]) > 1:
            return table, *header
    return None


def _with(
    source: Source,
    found: tuple[Table, int, dict[str, int]] | None,
    columns: Mapping[str, int] | None,
) -> tuple[Table, int, dict[str, int]]:
    """Return the table with the columns that were chosen."""
    if found is None:
        tables = tables_in(source, COLUMNS)
        if not tables or not tables[0].rows:
            raise InputError("input.not_understood")
        found = tables[0], 0, roles(tables[0].rows[0][1], COLUMNS)
    table, header, known = found
    wanted = {**known, **(columns or {})}
    return table, header, {role: place for role, place in wanted.items() if place >= 0}


@dataclass(frozen=True, slots=True)
class _Placed:
    note: DraftNote
    place: tuple[float, float]  # from the top, from the left


def _from_table(
    table: Table, header: int, columns: Mapping[str, int], told: list[LeftOut]
) -> list[DraftNote]:
    placed: list[_Placed] = []
    seen: set[tuple[str, str, tuple[float, float]]] = set()
    has_places = {"x", "y"} <= columns.keys()
    for line, cells in table.rows[header + 1 :]:
        said = cell(cells, columns, "text")
        text = clean(said)
        if not text:
            continue
        if len(clean(said, NOTE_LIMIT + 1)) > NOTE_LIMIT:
            told.append(left_out(line, text, "too_long"))
        lane = clean(cell(cells, columns, "lane"), TITLE_LIMIT)
        cluster = clean(cell(cells, columns, "cluster"), TITLE_LIMIT)
        place = _place(cells, columns) if has_places else (0.0, 0.0)
        if (text, lane, place) in seen:
            told.append(left_out(line, text, "duplicate"))
            continue
        seen.add((text, lane, place))
        dots = _dots(cell(cells, columns, "dots"))
        placed.append(_Placed(DraftNote(text, line, lane, cluster, dots), place))
        if len(placed) > ROW_LIMIT:
            raise InputError("input.too_many_rows", limit=ROW_LIMIT)
    areas = list(dict.fromkeys(one.note.lane for one in placed))
    if has_places:
        placed.sort(key=lambda one: (areas.index(one.note.lane), *one.place))
    else:
        placed.sort(key=lambda one: areas.index(one.note.lane))
    return [one.note for one in placed]


def _place(cells: Sequence[str], columns: Mapping[str, int]) -> tuple[float, float]:
    return _number(cell(cells, columns, "y")), _number(cell(cells, columns, "x"))


def _number(text: str) -> float:
    try:
        return float(text.replace(",", ".").replace("\u2212", "-")[:40])
    except ValueError:
        return inf


def _dots(text: str) -> int:
    number = _number(text)
    return min(max(0, int(number)), MOST_DOTS) if -inf < number < inf else 0


def _from_lines(source: Source, told: list[LeftOut]) -> Iterator[tuple[int, str]]:
    count = 0
    for line, raw in _lines(source):
        bullet = _BULLET.match(raw)
        said = raw[bullet.end() :] if bullet is not None else raw
        text = clean(said)
        if not text:
            continue
        count += 1
        if count > ROW_LIMIT:
            raise InputError("input.too_many_rows", limit=ROW_LIMIT)
        if len(text) < len(said.strip()) and len(clean(said, NOTE_LIMIT + 1)) > NOTE_LIMIT:
            told.append(left_out(line, text, "too_long"))
        yield line, text


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    if source.sheets:
        for sheet in source.sheets:
            for line, cells in enumerate(sheet.rows, start=1):
                yield line, next((text for text in cells if text.strip()), "")
    else:
        yield from enumerate(source.text.split("\n"), start=1)
