"""Dots, requests between parties, parked notes and the rung of a cluster.

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add tables and columns; old rows get the defaults."""
    op.add_column("block", _flag("matrix"))
    op.add_column("note", _flag("parked"))
    op.add_column("cluster", sa.Column("rung", sa.String()))
    _of_a_block("ballot", sa.Column("needs", sa.Text(), server_default="", nullable=False))
    _of_a_block(
        "request",
        sa.Column("asker", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("answer", sa.String()),
    )


def _of_a_block(table: str, *columns: sa.Column[str]) -> None:
    parents = ("workshop", "block")
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        *(sa.Column(parent, sa.String(), nullable=False) for parent in parents),
        *columns,
        *(_key(table, parent) for parent in parents),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    for parent in parents:
        op.create_index(op.f(f"ix_{table}_{parent}"), table, [parent])


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default="0", nullable=False)


def _key(table: str, parent: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [parent],
        [f"{parent}.id"],
        name=op.f(f"fk_{table}_{parent}_{parent}"),
        initially="DEFERRED",
        deferrable=True,
    )
