"""Looking at a network from far away: few numbers out of many records, counted by SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.glance import Glance, Meeting
from llnet_desktop.domain.run import What
from llnet_desktop.storage.database import snapshot

_AROUND = timedelta(weeks=3)
_ALWAYS = ("0000", "9999-99")
_HERE = "SELECT id FROM workshop WHERE network = :network AND NOT archived AND NOT binned"
_MEMBERS = "SELECT count(*) FROM member WHERE network = :network"
_COMMITMENTS = (
    f"SELECT workshop, count(*) FROM commitment WHERE workshop IN ({_HERE}) GROUP BY workshop"
)
_LAST = (  # of the events that say whether a workshop is on; read from the end, one by one
    "SELECT what FROM run_event WHERE run_event.workshop = workshop.id"
    f" AND what IN ('{What.ENTERED}', '{What.FINISHED}', '{What.CALLED_OFF}')"
    " ORDER BY number DESC LIMIT 1"
)
_MEETINGS = f"SELECT id, starts, zone, ({_LAST}) FROM workshop WHERE id IN ({_HERE})"
_UNFINISHED = f"SELECT id FROM workshop WHERE ({_LAST}) = '{What.ENTERED}'"
_DUE = (
    'SELECT made.id, coalesce(last.moved_to, made."by") AS due FROM commitment AS made'
    " LEFT JOIN stand AS last ON last.id = (SELECT id FROM stand"
    " WHERE commitment = made.id ORDER BY told DESC, id DESC LIMIT 1)"
    f" WHERE made.workshop IN ({_HERE})"
    ' AND (made."by" BETWEEN :first AND :last OR made.id IN'
    " (SELECT commitment FROM stand WHERE moved_to BETWEEN :first AND :last))"
    f" AND coalesce(last.state, '') NOT IN ('{StandState.DONE}', '{StandState.LET_GO}')"
    " ORDER BY abs(julianday(due) - julianday(:near)), made.id LIMIT :most_due"
)
_SCANS = (
    "SELECT scan_tally.id FROM scan_tally JOIN workshop ON workshop.id = scan_tally.workshop"
    f" WHERE workshop.id IN ({_HERE})"
    " ORDER BY workshop.starts DESC, workshop.id DESC, scan_tally.id DESC LIMIT :most_scans"
)


def look_at(
    connection: sqlite3.Connection, network: str, near: date, most_due: int, most_scans: int
) -> Glance:
    """Return what can be told of a network without reading all of it. Raises `StorageError`."""
    given = {"network": network, "most_scans": most_scans}
    with snapshot(connection):
        (members,) = connection.execute(_MEMBERS, given).fetchone()
        return Glance(
            members,
            tuple(_meetings(connection.execute(_MEETINGS, given))),
            dict(connection.execute(_COMMITMENTS, given)),
            _due(connection, network, near, most_due),
            tuple(reversed([id_ for (id_,) in connection.execute(_SCANS, given)])),
        )


def _meetings(rows: Iterable[tuple[str, str, str, str | None]]) -> Iterator[Meeting]:
    for id_, starts, zone, last in rows:
        try:
            yield Meeting(id_, datetime.fromisoformat(starts), zone, What(last) if last else None)
        except (ValueError, TypeError):  # damaged, as its record is: neither can be shown
            continue


def _due(connection: sqlite3.Connection, network: str, near: date, most: int) -> tuple[str, ...]:
    """Return the open commitments nearest to a day: as a rule they are in the weeks around it."""
    given = {"network": network, "near": near.isoformat(), "most_due": most}
    weeks = (near - _AROUND).isoformat(), (near + _AROUND).isoformat()
    for first, last in (weeks, _ALWAYS):
        rows = connection.execute(_DUE, {**given, "first": first, "last": last}).fetchall()
        if len(rows) == most and all(first <= due <= last for _, due in rows):
            break
    return tuple(id_ for id_, _ in rows)


def unfinished(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Return the workshops that began and did not end. Raises `StorageError`."""
    with snapshot(connection):
        return tuple(id_ for (id_,) in connection.execute(_UNFINISHED))
