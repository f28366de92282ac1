"""How the paper of a network looks.

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the colour and the logo; networks that were there have none."""
    color = sa.Column("color", sa.Text(), server_default="", nullable=False)
    op.add_column("network", color)
    op.add_column("network", sa.Column("logo", sa.LargeBinary()))
