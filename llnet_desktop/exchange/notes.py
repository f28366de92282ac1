"""Reading notes: one idea a line, or a table such as whiteboards export (Miro, Mural)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from llnet_desktop.domain.draft import DraftNote, LeftOut, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, clean
from llnet_desktop.exchange.columns import Chosen, Headed, as_chosen, headed, unheaded
from llnet_desktop.exchange.source import Source, as_source, left_out
from llnet_desktop.exchange.spreadsheet import ROW_LIMIT
from llnet_desktop.exchange.tables import cell

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


def parse_notes(source: Source | str, chosen: Chosen | None = None) -> NotesDraft:
    """Return the notes in a text or a table, without bullets, in the order of reading.

    In a table the rows of an area stand together, from the top and from the left where places
    are given. Who wrote a note is never taken over. Of a longer note the first 2,000 characters
    are kept, and told. Raises `InputError` when there is no note, or more than five thousand.
    """
    source = as_source(source)
    found = note_table(source, sure=chosen is None)
    told: list[LeftOut] = []
    if found is not None or chosen is not None:
        notes = _from_table(as_chosen(found, chosen), told)
    else:
        notes = [DraftNote(text, line) for line, text in _from_lines(source, told)]
    if not notes:
        raise InputError("input.empty")
    return NotesDraft(tuple(notes), tuple(told))


def note_table(source: Source, *, sure: bool = True) -> Headed | None:
    """Return the table with a column of notes; unless `sure`, any table that might be one."""
    found = headed(source, COLUMNS, ("text",))
    if found is not None and len(found.names) > 1:
        return found
    return None if sure else unheaded(source, COLUMNS, heads=True)


@dataclass(frozen=True, slots=True)
class _Placed:
    note: DraftNote
    place: tuple[float, float]  # from the top, from the left


def _from_table(table: Headed, told: list[LeftOut]) -> list[DraftNote]:
    columns = table.roles
    placed: list[_Placed] = []
    seen: set[tuple[str, str, tuple[float, float]]] = set()
    has_places = {"x", "y"} <= columns.keys()
    for line, cells in table.rows:
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
