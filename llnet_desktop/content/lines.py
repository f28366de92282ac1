"""On which line of a TOML file something stands, so that a mistake can be pointed at."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Where = tuple[str | int, ...]  # keys and places in lists: ("steps", 2, "prompt", "en")
LONGEST_VALUE = 400  # lines; what goes on for longer is not looked through


def line_of(text: str, where: Where) -> int:
    """Return the line on which a key stands, counted from 1, in a text that is valid TOML.

    What is not there stands where its table begins; what is inside a value, where that begins.
    """
    known = _lines(text)
    while where not in known:
        where = where[:-1]
    return known[where]


def _lines(text: str) -> dict[Where, int]:
    """Return the first line of every table and key."""
    known: dict[Where, int] = {(): 1}
    table: Where = ()
    sizes: Counter[Where] = Counter()
    for number, statement, header in _statements(text):
        if header:
            table = _table(statement, sizes, another=header.startswith("[["))
            for depth in range(1, len(table) + 1):
                known.setdefault(table[:depth], number)
        for path in () if header else _paths(statement):
            known.setdefault(table + path, number)
    return known


def _statements(text: str) -> Iterator[tuple[int, dict[str, Any], str]]:
    """Yield each statement's line, what it says by itself, and itself when it opens a table."""
    lines = text.replace("\r\n", "\n").split("\n")
    first = 0
    while first < len(lines):
        for last in range(first + 1, min(first + LONGEST_VALUE, len(lines)) + 1):
            try:
                statement = tomllib.loads("\n".join(lines[first:last]))
            except tomllib.TOMLDecodeError:
                continue  # a value that goes on
            begins = lines[first].lstrip()
            yield first + 1, statement, begins if begins.startswith("[") else ""
            first = last
            break
        else:
            return


def _table(statement: Mapping[str, Any], sizes: Counter[Where], *, another: bool) -> Where:
    """Return where a table is that a statement opens; in a list, one place further."""
    where: Where = ()
    inside: Any = statement
    while isinstance(inside, dict) and inside:
        ((name, inside),) = inside.items()
        where = (*where, name)
        if another and isinstance(inside, list):
            sizes[where] += 1
        if sizes[where]:
            where = (*where, sizes[where] - 1)
    return where


def _paths(value: Any) -> Iterator[Where]:
    inside = enumerate(value) if isinstance(value, list) else ()
    for name, one in value.items() if isinstance(value, dict) else inside:
        yield (name,)
        for path in _paths(one):
            yield (name, *path)
