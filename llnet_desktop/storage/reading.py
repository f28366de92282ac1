"""Reading records: rows of SQLite as values, without the libraries that only writing needs.

The first window reads a page full of records and writes none; SQLAlchemy alone takes longer to
import than that page to read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from enum import Enum
from functools import cache
from types import NoneType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

import msgspec

from llnet_desktop.domain.edit import Ref
from llnet_desktop.storage.database import reporting

R = TypeVar("R")
_Cell = Callable[[Any], Any]


def read_records(
    connection: sqlite3.Connection, record_type: type[R], **equal: Any
) -> tuple[tuple[R, ...], tuple[Ref, ...]]:
    """Return the readable records of a kind by id, and the names of the unreadable.

    Keywords narrow to records whose fields are equal, `read_records(c, Note, workshop=…)`, or
    equal to one of several: `read_records(c, Note, id=[…])`. Raises `StorageError`.
    """
    made: Any = record_type
    kind: str = made.kind
    cells = _cells(made)
    where, given = [], []
    for name, value in equal.items():
        if name not in cells:
            raise TypeError(f"a {kind} has no {name}")
        if isinstance(value, Collection) and not isinstance(value, str | bytes):
            where.append(f'"{name}" IN (SELECT value FROM json_each(?))')
            given.append(msgspec.json.encode(list(value)).decode())
        else:
            where.append(f'"{name}" = ?')
            given.append(value)
    columns = ", ".join(f'"{name}"' for name in cells)
    condition = f" WHERE {' AND '.join(where)}" if where else ""
    query = f"SELECT {columns} FROM {kind}{condition} ORDER BY id"
    good: list[R] = []
    bad: list[Ref] = []
    with reporting():
        for row in connection.execute(query, given):
            values = dict(zip(cells, row, strict=True))
            try:
                for name, cell in _converted(made):
                    if values[name] is not None:
                        values[name] = cell(values[name])
                good.append(msgspec.convert(values, record_type, builtin_types=(bytes,)))
            except (msgspec.MsgspecError, ValueError, TypeError):
                bad.append(Ref(kind, values["id"]))
    return tuple(good), tuple(bad)


@cache
def _cells(record_type: Any) -> dict[str, _Cell | None]:
    """Return the columns of a kind, and for each what makes a value of what SQLite gives."""
    hints = get_type_hints(record_type)
    return {field.name: _cell(hints[field.name]) for field in fields(record_type)}


@cache
def _converted(record_type: Any) -> tuple[tuple[str, _Cell], ...]:
    return tuple((name, cell) for name, cell in _cells(record_type).items() if cell is not None)


def _cell(hint: Any) -> _Cell | None:
    inside = [part for part in get_args(hint) if part is not NoneType]
    if len(inside) == 1 and NoneType in get_args(hint):
        (hint,) = inside
    if get_origin(hint) is Literal or hint in (str, int, bytes) or _is_enum(hint):
        return None
    cell: _Cell = _CELLS.get(hint, msgspec.json.decode)
    return cell


def _is_enum(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Enum)


_CELLS: dict[Any, _Cell] = {
    bool: bool,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    timedelta: lambda milliseconds: timedelta(milliseconds=milliseconds),
}
