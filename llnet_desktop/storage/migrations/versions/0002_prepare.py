"""Own exercises, small groups, the bin, and what an agenda item knows of its room and clock.

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns; old rows get the defaults."""
    for table in ("network", "workshop"):
        op.add_column(table, _flag("binned"))
    for column in (
        _flag("fixed"),
        sa.Column("pinned", sa.String()),
        _flag("moves"),
        _json("room", "{}"),
        _json("materials", "[]"),
    ):
        op.add_column("block", column)
    op.create_table(
        "exercise",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        _json("purpose", "{}"),
        _json("steps", "[]"),
        sa.Column("people", sa.JSON(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("condition", sa.String()),
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
        sa.PrimaryKeyConstraint("id", name=op.f("pk_exercise")),
    )
    op.create_table(
        "small_groups",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        _json("groups", "[]"),
        _key("small_groups", "workshop", "workshop"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_small_groups")),
    )
    op.create_index(op.f("ix_small_groups_workshop"), "small_groups", ["workshop"])
    op.create_table(
        "pair_wish",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("one", sa.String(), nullable=False),
        sa.Column("other", sa.String(), nullable=False),
        _flag("together"),
        _key("pair_wish", "network", "network"),
        _key("pair_wish", "one", "member"),
        _key("pair_wish", "other", "member"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pair_wish")),
    )
    for member in ("network", "one", "other"):
        op.create_index(op.f(f"ix_pair_wish_{member}"), "pair_wish", [member])


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default="0", nullable=False)


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _json(name: str, empty: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), server_default=empty, nullable=False)


def _key(table: str, column: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [f"{parent}.id"],
        name=op.f(f"fk_{table}_{column}_{parent}"),
        initially="DEFERRED",
        deferrable=True,
    )
