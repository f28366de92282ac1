"""Reading notes: one idea a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llnet_desktop.domain.draft import LeftOut, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import NOTE_LIMIT, clean
from llnet_desktop.exchange.source import Source, as_source, left_out
from llnet_desktop.exchange.spreadsheet import ROW_LIMIT

_BULLET = re.compile(r"\s*[-*•]\s+")


def parse_notes(source: Source | str) -> NotesDraft:
    """Return every line that says something, as it was typed, without a bullet before it.

    Of a longer note the first 2,000 characters are kept, and told. Raises `InputError` when
    there is no note, or more than five thousand.
    """
    notes: list[tuple[int, str]] = []
    told: list[LeftOut] = []
    for line, raw in _lines(as_source(source)):
        bullet = _BULLET.match(raw)
        said = raw[bullet.end() :] if bullet is not None else raw
        text = clean(said)
        if not text:
            continue
        notes.append((line, text))
        if len(notes) > ROW_LIMIT:
            raise InputError("input.too_many_rows", limit=ROW_LIMIT)
        if len(text) < len(said.strip()) and len(clean(said, NOTE_LIMIT + 1)) > NOTE_LIMIT:
            told.append(left_out(line, text, "too_long"))
    if not notes:
        raise InputError("input.empty")
    return NotesDraft(tuple(notes), tuple(told))


def _lines(source: Source) -> Iterator[tuple[int, str]]:
    if source.sheets:
        for sheet in source.sheets:
            for line, cells in enumerate(sheet.rows, start=1):
                yield line, next((text for text in cells if text.strip()), "")
    else:
        yield from enumerate(source.text.split("\n"), start=1)
