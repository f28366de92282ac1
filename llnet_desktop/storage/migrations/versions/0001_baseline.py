"""The first schema.

Revision ID: 0001
Revises:
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table as it was in the first release; this file is never edited."""
    op.create_table(
        "counter",
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("workshop", "kind", name=op.f("pk_counter")),
    )
    op.create_table(
        "network",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("sample", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("archived", sa.Boolean(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_network")),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("organisation", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["network"],
            ["network.id"],
            name=op.f("fk_member_network_network"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_member")),
    )
    op.create_index(op.f("ix_member_network"), "member", ["network"], unique=False)
    op.create_table(
        "workshop",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("network", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("starts", sa.String(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("ends_by", sa.String(), nullable=True),
        sa.Column("venue", sa.Text(), server_default="", nullable=False),
        sa.Column("goal", sa.Text(), server_default="", nullable=False),
        sa.Column("facilitator", sa.Text(), server_default="", nullable=False),
        sa.Column("people", sa.Integer(), server_default="0", nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("second_language", sa.String(), nullable=True),
        sa.Column("archived", sa.Boolean(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["network"],
            ["network.id"],
            name=op.f("fk_workshop_network_network"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_workshop")),
    )
    op.create_index(op.f("ix_workshop_network"), "workshop", ["network"], unique=False)
    op.create_table(
        "block",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("title", sa.JSON(), nullable=False),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("steps", sa.JSON(), nullable=False),
        sa.Column("lanes", sa.JSON(), nullable=False),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("exercise", sa.String(), nullable=True),
        sa.Column("gap", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("protected", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("private", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_block_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_block")),
    )
    op.create_index(op.f("ix_block_workshop"), "block", ["workshop"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("together_with", sa.Text(), server_default="", nullable=False),
        sa.Column("first_step", sa.Text(), server_default="", nullable=False),
        sa.Column("condition", sa.String(), nullable=True),
        sa.Column("origin", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_commitment_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_commitment")),
        sa.UniqueConstraint("workshop", "number", name=op.f("uq_commitment_workshop")),
    )
    op.create_index(op.f("ix_commitment_workshop"), "commitment", ["workshop"], unique=False)
    op.create_table(
        "presence",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("leaves", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["member"],
            ["member.id"],
            name=op.f("fk_presence_member_member"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_presence_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_presence")),
    )
    op.create_index(op.f("ix_presence_member"), "presence", ["member"], unique=False)
    op.create_index(op.f("ix_presence_workshop"), "presence", ["workshop"], unique=False)
    op.create_table(
        "run_event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.JSON(), nullable=False),
        sa.Column("block", sa.String(), nullable=True),
        sa.Column("subject", sa.String(), nullable=True),
        sa.Column("by", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_run_event_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run_event")),
        sa.UniqueConstraint("workshop", "number", name=op.f("uq_run_event_workshop")),
    )
    op.create_index(op.f("ix_run_event_workshop"), "run_event", ["workshop"], unique=False)
    op.create_table(
        "scan_tally",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_scan_tally_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scan_tally")),
    )
    op.create_index(op.f("ix_scan_tally_workshop"), "scan_tally", ["workshop"], unique=False)
    op.create_table(
        "cluster",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["block"],
            ["block.id"],
            name=op.f("fk_cluster_block_block"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_cluster_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cluster")),
    )
    op.create_index(op.f("ix_cluster_block"), "cluster", ["block"], unique=False)
    op.create_index(op.f("ix_cluster_workshop"), "cluster", ["workshop"], unique=False)
    op.create_table(
        "note",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("dots", sa.Integer(), server_default="0", nullable=False),
        sa.Column("cluster", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["block"],
            ["block.id"],
            name=op.f("fk_note_block_block"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_note_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
        sa.UniqueConstraint("workshop", "number", name=op.f("uq_note_workshop")),
    )
    op.create_index(op.f("ix_note_block"), "note", ["block"], unique=False)
    op.create_index(op.f("ix_note_workshop"), "note", ["workshop"], unique=False)
    op.create_table(
        "photo",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("workshop", sa.String(), nullable=False),
        sa.Column("block", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("caption", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(
            ["block"],
            ["block.id"],
            name=op.f("fk_photo_block_block"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["workshop"],
            ["workshop.id"],
            name=op.f("fk_photo_workshop_workshop"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_photo")),
    )
    op.create_index(op.f("ix_photo_block"), "photo", ["block"], unique=False)
    op.create_index(op.f("ix_photo_workshop"), "photo", ["workshop"], unique=False)
    op.create_table(
        "stand",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("commitment", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("learned", sa.Text(), server_default="", nullable=False),
        sa.Column("moved_to", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["commitment"],
            ["commitment.id"],
            name=op.f("fk_stand_commitment_commitment"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stand")),
    )
    op.create_index(op.f("ix_stand_commitment"), "stand", ["commitment"], unique=False)
