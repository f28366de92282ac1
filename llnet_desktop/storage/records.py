"""Records as rows, and the one transaction that writes an edit."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from enum import Enum
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, Select, bindparam, delete, func, insert, select, update
from sqlalchemy.exc import SQLAlchemyError

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Change, Edit, Ref, State, ref_of
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.workshop import Workshop, no_number
from llnet_desktop.storage.database import reporting
from llnet_desktop.storage.reading import read_records
from llnet_desktop.storage.searching import follow
from llnet_desktop.storage.tables import COUNTER, KINDS
from llnet_desktop.storage.unnamed import forget_order, shuffle

R = TypeVar("R")


def save(engine: Engine, edit: Edit) -> Edit:
    """Write an edit in one transaction and return it as it was written.

    What comes back is what memory, windows and undo must use: numbers are given, fields changed
    by others are kept, what was there already is left out. Raises `StaleEditError` or
    `StorageError`; in both cases the library is as it was, save that after a failed sync it may
    hold the edit, and then saving it again does nothing.
    """
    with _reporting(edit.refs), engine.begin() as connection:
        written = _numbered(connection, edit.onto(_read(connection, edit.refs)))
        _write(connection, written)
        shuffled = shuffle(_sqlite(connection), written)
    forget_order(engine, shuffled=shuffled)
    return written


def load(
    engine: Engine, record_type: type[R], **equal: Any
) -> tuple[tuple[R, ...], tuple[Ref, ...]]:
    """Return the readable records of a kind, and the names of the unreadable (`read_records`)."""
    with _reporting(), engine.connect().execution_options(reading=True) as connection:
        return read_records(_sqlite(connection), record_type, **equal)


def _by_kind(refs: Iterable[Ref]) -> dict[str, list[str]]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for kind, id_ in refs:
        ids[kind].append(id_)
    return ids


def _read(connection: Connection, refs: Iterable[Ref]) -> State:
    found: dict[Ref, Any] = {}
    for kind, ids in _by_kind(refs).items():
        good, bad = read_records(_sqlite(connection), KINDS[kind][0], id=ids)
        if bad:
            raise StorageError(Reason.DAMAGED)
        found |= {ref_of(record): record for record in good}
    return found


def _numbered(connection: Connection, edit: Edit) -> Edit:
    """Give numbers: a new one where 0 asks for it or where the one brought along is taken."""
    fresh: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
    brought: defaultdict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref, (before, after) in edit.changes.items():
        number = getattr(after, "number", None)
        if number is None:
            continue
        scope = (_counted_in(connection, edit, after), ref.kind)
        if number == 0:
            fresh[scope].append(ref)
        elif before is None:
            brought[scope].append(ref)
    changes = dict(edit.changes)
    for scope in fresh.keys() | brought.keys():
        counted_in, kind = scope
        last = _last_number(connection, counted_in, kind)
        highest = last
        if brought[scope]:
            taken = _numbers(connection, counted_in, kind)
            for ref in brought[scope]:
                number = changes[ref].after.number
                if number < 0:  # none yet: any that is free will do
                    while number in taken:
                        number = no_number()
                    changes[ref] = Change(None, replace(changes[ref].after, number=number))
                    taken.add(number)
                elif number in taken:
                    fresh[scope].append(ref)
                else:
                    taken.add(number)
                    highest = max(highest, number)
        for ref in fresh[scope]:
            highest += 1
            change = changes[ref]
            changes[ref] = Change(change.before, replace(change.after, number=highest))
        if highest > last:
            _set_last_number(connection, counted_in, kind, highest)
    return Edit(edit.label, changes, edit.relies_on)


def _counted_in(connection: Connection, edit: Edit, record: Any) -> str:
    """Return where the numbers of a record count on: in its workshop, or in the whole network.

    What somebody will do is called by its number at the next workshop too.
    """
    workshop = str(record.workshop)
    if record.kind != Commitment.kind:
        return workshop
    change = edit.changes.get(Ref(Workshop.kind, workshop))
    if change is not None and change.after is not None:
        return str(change.after.network)
    table = KINDS[Workshop.kind][1]
    network = connection.scalar(select(table.c.network).where(table.c.id == workshop))
    return str(network or workshop)


def _numbers(connection: Connection, counted_in: str, kind: str) -> set[int]:
    return set(connection.scalars(_select_numbers(counted_in, kind)))


def _select_numbers(counted_in: str, kind: str) -> Select[tuple[int]]:
    table, workshops = KINDS[kind][1], KINDS[Workshop.kind][1]
    if kind != Commitment.kind:
        return select(table.c.number).where(table.c.workshop == counted_in)
    mine = select(workshops.c.id).where(
        (workshops.c.network == counted_in) | (workshops.c.id == counted_in)
    )
    return select(table.c.number).where(table.c.workshop.in_(mine))


def _last_number(connection: Connection, counted_in: str, kind: str) -> int:
    mine = (COUNTER.c.workshop == counted_in) & (COUNTER.c.kind == kind)
    last = connection.scalar(select(COUNTER.c.last).where(mine))
    if last is None:
        highest = select(func.max(_select_numbers(counted_in, kind).subquery().c.number))
        last = max(0, connection.scalar(highest) or 0)
    return int(last)


def _set_last_number(connection: Connection, counted_in: str, kind: str, last: int) -> None:
    mine = (COUNTER.c.workshop == counted_in) & (COUNTER.c.kind == kind)
    if not connection.execute(update(COUNTER).where(mine).values(last=last)).rowcount:
        connection.execute(insert(COUNTER).values(workshop=counted_in, kind=kind, last=last))


def _write(connection: Connection, edit: Edit) -> None:
    gone: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
    new: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    changed: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    for ref, (before, after) in edit.changes.items():
        if after is None:
            gone[ref.kind].append({"_id": ref.id})
        elif before is None:
            new[ref.kind].append(as_row(after))
        else:
            changed[ref.kind].append({"_id": ref.id, **as_row(after)})
    for kind, ids in gone.items():
        table = KINDS[kind][1]
        connection.execute(delete(table).where(table.c.id == bindparam("_id")), ids)
    for kind, rows in changed.items():
        table = KINDS[kind][1]
        connection.execute(update(table).where(table.c.id == bindparam("_id")), rows)
    for kind, rows in new.items():
        connection.execute(insert(KINDS[kind][1]), rows)
    follow(_sqlite(connection), edit)


def as_row(record: Any) -> dict[str, Any]:
    """Return a record as its table takes it."""
    return {field.name: _cell(getattr(record, field.name)) for field in fields(record)}


def _cell(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _sqlite(connection: Connection) -> sqlite3.Connection:
    """Return the connection beneath one of SQLAlchemy's, in the same transaction."""
    beneath = connection.connection.driver_connection
    assert isinstance(beneath, sqlite3.Connection)
    return beneath


@contextmanager
def _reporting(refs: frozenset[Ref] = frozenset()) -> Iterator[None]:
    with reporting(refs):
        try:
            yield
        except SQLAlchemyError as error:
            beneath = getattr(error, "orig", None)
            raise (beneath or StorageError(Reason.LOST)) from error
