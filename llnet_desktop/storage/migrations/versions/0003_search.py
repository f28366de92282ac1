"""The search index, filled with what is in the library.

Revision ID: 0003
Revises: 0002
"""

from __future__ import annotations

import sqlite3

from alembic import op

from llnet_desktop.storage.searching import make_index

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    connection = op.get_bind().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    make_index(connection)
