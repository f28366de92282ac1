"""What belongs to a commitment, how it was before, stories; numbers count on in a network.

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COUNT_ON = """
    INSERT INTO counter (workshop, kind, last)
    SELECT workshop.network, counter.kind, max(counter.last)
    FROM counter JOIN workshop ON workshop.id = counter.workshop
    WHERE counter.kind = 'commitment' GROUP BY workshop.network
"""


def upgrade() -> None:
    """Add tables and columns; old rows get the defaults."""
    op.add_column("workshop", _count("cards"))
    op.add_column("scan_tally", _count("slips"))
    for text in ("cue", "buddy", "help_from", "help", "sign"):
        op.add_column("commitment", _text(text))
    for flag in ("ours", "room_only"):
        op.add_column("commitment", _flag(flag))
    op.add_column("commitment", sa.Column("buddy_asks", sa.String()))
    op.add_column("commitment", sa.Column("answer", sa.String()))
    op.add_column("commitment", _count("sure"))
    _child(
        "past_wording",
        "commitment",
        sa.Column("turn", sa.String(), nullable=False),
        sa.Column("was", sa.Text(), nullable=False),
        sa.Column("until", sa.String(), nullable=False),
    )
    began = sa.Column("began", sa.Text(), nullable=False)
    _child("story", "workshop", began, _text("wished"), _text("who"))
    op.execute(_COUNT_ON)


def _child(table: str, parent: str, *columns: sa.Column[str]) -> None:
    op.create_table(
        table,
        sa.Column("id", sa.String(), nullable=False),
        sa.Column(parent, sa.String(), nullable=False),
        *columns,
        sa.ForeignKeyConstraint(
            [parent],
            [f"{parent}.id"],
            name=op.f(f"fk_{table}_{parent}_{parent}"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{table}")),
    )
    op.create_index(op.f(f"ix_{table}_{parent}"), table, [parent])


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), server_default="", nullable=False)


def _flag(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), server_default="0", nullable=False)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), server_default="0", nullable=False)
