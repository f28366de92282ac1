"""The search index: derived from the records, written with them, made anew when need be.

A line of the index is a row of an FTS5 table, and its rowid says where it sorts: by kind, by the
day of the workshop, then by bits of the id that tell nothing of the order of writing. So SQLite
gives the newest lines first without a look at the others, however common a word is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any, NamedTuple

from llnet_desktop.domain.edit import Edit, Ref
from llnet_desktop.domain.ids import is_random
from llnet_desktop.domain.search import words_of
from llnet_desktop.storage.database import reporting, snapshot

_FIELDS = {  # what is searched of each kind; the last kind comes first in an answer
    "note": ("text",),
    "commitment": ("who", "what", "together_with", "first_step"),
    "member": ("name", "organisation", "role"),
    "workshop": ("title", "venue", "goal"),
    "network": ("name",),
}
_PARENTS = {
    "note": ("workshop", "network"),
    "commitment": ("workshop", "network"),
    "member": ("network",),
    "workshop": ("network",),
    "network": (),
}
_HANGING = ("note", "commitment")  # what sorts by the day of its workshop
_KIND_BITS, _DAY_BITS = 60, 44  # where the kind and the day begin in a rowid
_LOWEST = {kind: rank << _KIND_BITS for rank, kind in enumerate(_FIELDS, start=1)}
_EPOCH = date(1970, 1, 1).toordinal()
_LAST_DAY = (1 << (_KIND_BITS - _DAY_BITS)) - 1
_INDEXED_PREFIX = 5  # letters; a longer beginning stands for the words that begin so
_MOST_ENDINGS = 100
_PAGES = 1000  # of the index to put together at a time

_TABLES = (  # words come in folded: to this tokenizer each letter that is not ASCII is a letter
    "DROP TABLE IF EXISTS search_word",
    "DROP TABLE IF EXISTS search",
    "DROP TABLE IF EXISTS search_waste",
    "CREATE VIRTUAL TABLE search USING fts5 (words, record UNINDEXED, tokenize = 'ascii',"
    " prefix = '1 2 3 4 5', detail = 'none', columnsize = 0)",
    "INSERT INTO search (search, rank) VALUES ('automerge', 0)",  # no note waits for it: `tidy`
    "CREATE VIRTUAL TABLE search_word USING fts5vocab (search, instance)",
    "CREATE TABLE search_waste (lines INTEGER NOT NULL)",  # taken out, with words still inside
    "INSERT INTO search_waste VALUES (0)",
)
_PUT = "INSERT OR REPLACE INTO search (rowid, words, record) VALUES (?, ?, ?)"
_TAKE = "DELETE FROM search WHERE rowid = ?"
_WASTE = "UPDATE search_waste SET lines = lines + ?"
_DAYS = "SELECT id, starts FROM workshop"
_NEXT_WORD = "SELECT term FROM search_word WHERE term >= ? LIMIT 1"

_Days = Mapping[str, int]  # of workshops, since 1970


class _Line(NamedTuple):
    place: int
    words: str
    record: str


def find_lines(connection: sqlite3.Connection, words: Sequence[str], limit: int) -> tuple[Ref, ...]:
    """Return the records that have all these words, or words that begin so: `limit` of a kind.

    Networks come first, then workshops, members, commitments and notes; of each the newest
    workshop first. The words are folded. What is in the bin is not found. Raises `StorageError`.
    """
    found: list[Ref] = []
    with snapshot(connection):
        match, sieve = _asked(connection, words)
        if match:
            for kind, query in _QUERIES.items():
                low = _LOWEST[kind]
                high = low + (1 << _KIND_BITS) - 1
                rows = connection.execute(query.format(sieve=sieve), (match, low, high, limit))
                found += (Ref(kind, id_) for (id_,) in rows)
    return tuple(found)


def follow(connection: sqlite3.Connection, edit: Edit) -> None:
    """Bring the index up to date with an edit that has just been written."""
    changes = {ref: change for ref, change in edit.changes.items() if _is_searched(ref)}
    if not changes:
        return
    workshops = {_workshop(ref.kind, r) for ref, both in changes.items() for r in both if r}
    known = f"{_DAYS} WHERE id IN ({', '.join('?' * len(workshops))})"
    after = _days(connection.execute(known, tuple(workshops)))
    before = dict(after)
    for ref, (was, _) in changes.items():
        if ref.kind == "workshop" and was is not None:
            before[ref.id] = _day(was.starts.isoformat())
    gone: dict[int, _Line] = {}
    fresh: dict[int, _Line] = {}
    for workshop in (id_ for id_ in after if before[id_] != after[id_]):
        for kind in _HANGING:
            for row in _rows(connection, kind, workshop):
                _add(gone, _line(kind, row, before))
                _add(fresh, _line(kind, row, after))
    for ref, (was, now) in changes.items():
        if was is not None:
            _add(gone, _line(ref.kind, was, before))
        if now is not None:
            _add(fresh, _line(ref.kind, now, after))
    left = sorted(place for place, line in gone.items() if fresh.get(place) != line)
    if left:
        connection.executemany(_TAKE, ((place,) for place in left))
        connection.execute(_WASTE, (len(left),))
    _put(connection, (line for place, line in fresh.items() if gone.get(place) != line))


def _is_searched(ref: Ref) -> bool:
    """Whether something can be found; what has no names never, for the index keeps an order."""
    return ref.kind in _FIELDS and not (ref.kind == "note" and is_random(ref.id))


def make_index(connection: sqlite3.Connection) -> None:
    """Make the index anew from what is in the library."""
    for statement in _TABLES:
        connection.execute(statement)
    days = _days(connection.execute(_DAYS))
    for kind in _FIELDS:  # in the order of the places, which is quickest by far
        if kind in _HANGING:
            for _, same_day in groupby(sorted(days, key=days.__getitem__), days.__getitem__):
                rows = (row for workshop in same_day for row in _rows(connection, kind, workshop))
                _put(connection, (_line(kind, row, days) for row in rows))
        else:
            _put(connection, (_line(kind, row, days) for row in _rows(connection, kind)))


def tidy(connection: sqlite3.Connection) -> None:
    """Put together a part of what edits added to the index bit by bit, when there is enough."""
    with reporting():
        connection.execute(f"INSERT INTO search (search, rank) VALUES ('merge', {_PAGES})")


def forget_words(connection: sqlite3.Connection) -> None:
    """Take the words of what was taken out of the library out of its file as well.

    FTS5 marks a line as gone and keeps its words until the index is written anew: a second for
    half a million notes, so not at every gesture. Raises `StorageError`.
    """
    with reporting():
        (waste,) = connection.execute("SELECT lines FROM search_waste").fetchone()
        if waste:
            connection.execute("INSERT INTO search (search) VALUES ('optimize')")
            connection.execute("UPDATE search_waste SET lines = 0")


def _asked(connection: sqlite3.Connection, words: Sequence[str]) -> tuple[str, str]:
    """Return what FTS5 is asked, empty when nothing can be found, and what the lines must pass.

    A short beginning has an index of its own. For a longer one FTS5 would gather and sort the
    lines of all words that begin so; given their names, it reads them as they come. Where they
    are too many to name, they are a good part of what begins with the same few letters.
    """
    terms: list[str] = []
    sieve = ""
    for word in words:
        if len(word) <= _INDEXED_PREFIX:
            terms.append(f'"{word}"*')
        elif (endings := _endings(connection, word)) is None:
            terms.append(f'"{word[:_INDEXED_PREFIX]}"*')
            sieve += f" AND instr(' ' || search.words, ' {word}')"
        elif endings:
            terms.append(f"({' OR '.join(endings)})")
        else:
            return "", ""
    return " AND ".join(terms), sieve


def _endings(connection: sqlite3.Connection, start: str) -> list[str] | None:
    """Return the words in the library that begin so, or None when they are too many."""
    endings: list[str] = []
    term = start
    while len(endings) <= _MOST_ENDINGS:
        row = connection.execute(_NEXT_WORD, (term,)).fetchone()
        if row is None or not row[0].startswith(start):
            return endings
        endings.append(f'"{row[0]}"')
        term = f"{row[0]}\x01"  # right after it
    return None


def _query(kind: str) -> str:
    tables = (kind, *_PARENTS[kind])
    keys = ("search.record", *(f"{table}.{parent}" for table, parent in pairwise(tables)))
    pairs = zip(tables, keys, strict=True)
    joins = (f"CROSS JOIN {table} ON {table}.id = {key}" for table, key in pairs)
    in_sight = (f"NOT {table}.binned" for table in tables if table in ("workshop", "network"))
    return (  # CROSS keeps SQLite to this order, so that it stops at the newest lines
        f"SELECT search.record FROM search {' '.join(joins)}"
        f" WHERE search MATCH ? AND search.rowid BETWEEN ? AND ? AND {' AND '.join(in_sight)}"
        "{sieve} ORDER BY search.rowid DESC LIMIT ?"
    )


_QUERIES = {kind: _query(kind) for kind in reversed(_FIELDS)}


class _Row(NamedTuple):
    id: str
    workshop: str
    said: str


def _rows(connection: sqlite3.Connection, kind: str, workshop: str | None = None) -> Iterator[_Row]:
    parent = "workshop" if kind in _HANGING else "''"
    said = " || ' ' || ".join(_FIELDS[kind])
    query = f"SELECT id, {parent}, {said} FROM {kind}"
    if workshop is None:
        rows = connection.execute(query)
    else:
        rows = connection.execute(f"{query} WHERE workshop = ?", (workshop,))
    return (made for made in map(_Row._make, rows) if _is_searched(Ref(kind, made.id)))


def _line(kind: str, record: Any, days: _Days) -> _Line:
    """Return the line of a record, or of a row."""
    from hashlib import blake2b  # after home is there: it brings all of OpenSSL

    digest = blake2b(record.id.encode(), digest_size=8).digest()
    bits = int.from_bytes(digest) >> (64 - _DAY_BITS)  # two alike on one day: one is not found
    day = days.get(_workshop(kind, record), 0)
    said = record.said if isinstance(record, _Row) else _said(kind, record)
    return _Line(_LOWEST[kind] | day << _DAY_BITS | bits, " ".join(words_of(said)), record.id)


def _said(kind: str, record: Any) -> str:
    return " ".join(getattr(record, field) for field in _FIELDS[kind])


def _workshop(kind: str, record: Any) -> str:
    if kind in _HANGING:
        return str(record.workshop)
    return str(record.id) if kind == "workshop" else ""


def _days(rows: Iterable[Any]) -> dict[str, int]:
    return {id_: _day(starts) for id_, starts in rows}


def _day(starts: str) -> int:
    try:
        return min(max(0, date.fromisoformat(starts[:10]).toordinal() - _EPOCH), _LAST_DAY)
    except ValueError:  # damaged: sorted last, and no reason to refuse a note
        return 0


def _add(lines: dict[int, _Line], line: _Line) -> None:
    lines[line.place] = line


def _put(connection: sqlite3.Connection, lines: Iterable[_Line]) -> None:
    connection.executemany(_PUT, sorted(lines))
