"""The tables: one for each kind of record, and the counters that numbers come from.

A column added later is nullable or has a server default: old rows get it, old programs too.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.types import TypeDecorator

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, Story
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import (
    Ballot,
    Block,
    Cluster,
    Note,
    Photo,
    Presence,
    Request,
    Workshop,
)

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Duration(TypeDecorator[timedelta]):
    """A length of time as whole milliseconds: adds up in SQL."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Any) -> int | None:
        """Return whole milliseconds."""
        return None if value is None else value // timedelta(milliseconds=1)

    def process_result_value(self, value: int | None, dialect: Any) -> timedelta | None:
        """Return the length of time."""
        return None if value is None else timedelta(milliseconds=value)


class WallClock(TypeDecorator[datetime]):
    """What a clock on the wall will say, to the minute, as text without an offset: it sorts."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> str | None:
        """Return "2026-12-03T09:30"."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Any) -> datetime | None:
        """Return the wall-clock time."""
        return None if value is None else datetime.fromisoformat(value)


class Day(TypeDecorator[date]):
    """A day as "2026-12-03"."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Any) -> str | None:
        """Return the day as text."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Any) -> date | None:
        """Return the day."""
        return None if value is None else date.fromisoformat(value)


class TimeOfDay(TypeDecorator[time]):
    """What a clock will say on the day itself, as "12:30"."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: time | None, dialect: Any) -> str | None:
        """Return "12:30"."""
        return None if value is None else value.isoformat(timespec="minutes")

    def process_result_value(self, value: str | None, dialect: Any) -> time | None:
        """Return the time of day."""
        return None if value is None else time.fromisoformat(value)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _table(name: str, *columns: Any) -> Table:
    return Table(name, metadata, Column("id", String, primary_key=True), *columns)


def _parent(column: str, table: str) -> Column[str]:
    # Checked at the commit, so the order of writing is free.
    key = ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return Column(column, String, key, nullable=False, index=True)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False, server_default="")


def _flag(name: str) -> Column[bool]:
    return Column(name, Boolean, nullable=False, server_default="0")


def _count(name: str) -> Column[int]:
    return Column(name, Integer, nullable=False, server_default="0")


def _json(name: str, empty: str) -> Column[Any]:
    return Column(name, JSON, nullable=False, server_default=empty)


KINDS: dict[str, tuple[type[Any], Table]] = {
    "network": (
        Network,
        _table(
            "network",
            Column("name", Text, nullable=False),
            Column("language", String, nullable=False),
            _flag("sample"),
            _flag("archived"),
            _flag("binned"),
            _text("color"),
            Column("logo", LargeBinary),
        ),
    ),
    "member": (
        Member,
        _table(
            "member",
            _parent("network", "network"),
            Column("name", Text, nullable=False),
            _text("organisation"),
            _text("role"),
            _text("email"),
        ),
    ),
    "workshop": (
        Workshop,
        _table(
            "workshop",
            _parent("network", "network"),
            Column("title", Text, nullable=False),
            Column("starts", WallClock, nullable=False),
            Column("zone", String, nullable=False),
            Column("ends_by", WallClock),
            _text("venue"),
            _text("goal"),
            _text("facilitator"),
            Column("people", Integer, nullable=False, server_default="0"),
            Column("language", String, nullable=False),
            Column("second_language", String),
            _flag("archived"),
            _flag("binned"),
            _count("cards"),
        ),
    ),
    "block": (
        Block,
        _table(
            "block",
            _parent("workshop", "workshop"),
            Column("place", String, nullable=False),
            Column("title", JSON, nullable=False),
            Column("sort", String, nullable=False),
            Column("steps", JSON, nullable=False),
            Column("lanes", JSON, nullable=False),
            Column("condition", String),
            Column("exercise", String),
            Column("gap", Duration, nullable=False, server_default="0"),
            _flag("protected"),
            Column("private", JSON, nullable=False),
            _flag("fixed"),
            Column("pinned", TimeOfDay),
            _flag("moves"),
            _json("room", "{}"),
            _json("materials", "[]"),
            _flag("matrix"),
        ),
    ),
    "cluster": (
        Cluster,
        _table(
            "cluster",
            _parent("workshop", "workshop"),
            _parent("block", "block"),
            Column("lane", String, nullable=False),
            _text("title"),
            Column("rung", String),
        ),
    ),
    "note": (
        Note,
        _table(
            "note",
            _parent("workshop", "workshop"),
            _parent("block", "block"),
            Column("lane", String, nullable=False),
            Column("text", Text, nullable=False),
            Column("number", Integer, nullable=False),
            Column("dots", Integer, nullable=False, server_default="0"),
            Column("cluster", String),
            _flag("parked"),
            UniqueConstraint("workshop", "number"),
        ),
    ),
    "ballot": (
        Ballot,
        _table(
            "ballot",
            _parent("workshop", "workshop"),
            _parent("block", "block"),
            _text("needs"),
        ),
    ),
    "request": (
        Request,
        _table(
            "request",
            _parent("workshop", "workshop"),
            _parent("block", "block"),
            Column("asker", Text, nullable=False),
            Column("asked", Text, nullable=False),
            Column("text", Text, nullable=False),
            Column("answer", String),
        ),
    ),
    "photo": (
        Photo,
        _table(
            "photo",
            _parent("workshop", "workshop"),
            _parent("block", "block"),
            Column("media_type", String, nullable=False),
            Column("content", LargeBinary, nullable=False),
            _text("caption"),
        ),
    ),
    "presence": (
        Presence,
        _table(
            "presence",
            _parent("workshop", "workshop"),
            _parent("member", "member"),
            Column("state", String, nullable=False),
            Column("leaves", WallClock),
        ),
    ),
    "exercise": (
        Exercise,
        _table(
            "exercise",
            Column("title", JSON, nullable=False),
            _json("purpose", "{}"),
            _json("steps", "[]"),
            Column("people", JSON, nullable=False),
            Column("sort", String, nullable=False),
            Column("condition", String),
            _flag("protected"),
            _json("why", "{}"),
            _json("does", "{}"),
            _json("watches", "{}"),
            _json("room", "{}"),
            _flag("moves"),
            _json("lanes", "[]"),
            _json("materials", "[]"),
            _json("settings", "{}"),
            _text("source"),
            _text("licence"),
            _flag("own"),
        ),
    ),
    "small_groups": (
        SmallGroups,
        _table(
            "small_groups",
            _parent("workshop", "workshop"),
            Column("size", Integer, nullable=False),
            _json("groups", "[]"),
        ),
    ),
    "pair_wish": (
        PairWish,
        _table(
            "pair_wish",
            _parent("network", "network"),
            _parent("one", "member"),
            _parent("other", "member"),
            _flag("together"),
        ),
    ),
    "scan_tally": (
        ScanTally,
        _table(
            "scan_tally",
            _parent("workshop", "workshop"),
            Column("counts", JSON, nullable=False),
            _count("slips"),
        ),
    ),
    "commitment": (
        Commitment,
        _table(
            "commitment",
            _parent("workshop", "workshop"),
            Column("who", Text, nullable=False),
            Column("what", Text, nullable=False),
            Column("by", Day, nullable=False),
            Column("number", Integer, nullable=False),
            _text("together_with"),
            _text("first_step"),
            Column("condition", String),
            Column("origin", String),
            _text("cue"),
            _flag("ours"),
            _text("buddy"),
            Column("buddy_asks", Day),
            _text("help_from"),
            _text("help"),
            Column("answer", String),
            _text("sign"),
            _count("sure"),
            _flag("room_only"),
            UniqueConstraint("workshop", "number"),
        ),
    ),
    "past_wording": (
        PastWording,
        _table(
            "past_wording",
            _parent("commitment", "commitment"),
            Column("turn", String, nullable=False),
            Column("was", Text, nullable=False),
            Column("until", Day, nullable=False),
        ),
    ),
    "story": (
        Story,
        _table(
            "story",
            _parent("workshop", "workshop"),
            Column("began", Text, nullable=False),
            _text("wished"),
            _text("who"),
        ),
    ),
    "stand": (
        Stand,
        _table(
            "stand",
            _parent("commitment", "commitment"),
            Column("state", String, nullable=False),
            Column("told", Day, nullable=False),
            _text("learned"),
            Column("moved_to", Day),
        ),
    ),
    "run_event": (
        RunEvent,
        _table(
            "run_event",
            _parent("workshop", "workshop"),
            Column("what", String, nullable=False),
            Column("at", JSON, nullable=False),
            Column("block", String),
            Column("subject", String),
            Column("by", Duration, nullable=False, server_default="0"),
            Column("number", Integer, nullable=False),
            UniqueConstraint("workshop", "number"),
        ),
    ),
}

COUNTER = Table(  # goes up only, is no record, is never undone: a number is never given twice
    "counter",
    metadata,
    Column("workshop", String, primary_key=True),  # or the network that its numbers count on in
    Column("kind", String, primary_key=True),
    Column("last", Integer, nullable=False),
)
