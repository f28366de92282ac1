"""Bringing a library's schema up to date, with a backup before: all of it, or nothing."""

from __future__ import annotations

import contextlib
import os
import sqlite3
from pathlib import Path

from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.storage.backups import back_up
from llnet_desktop.storage.database import APPLICATION_ID, reason_of

SCRIPTS = Path(__file__).parent / "migrations"


def upgrade(path: Path, *, from_revision: str | None) -> None:
    """Run the migrations a library still lacks. Raises `StorageError`; it is as it was then.

    On a connection of its own, foreign keys off (a batch on a parent table would delete the
    children), one transaction, checked before the commit.
    """
    if from_revision is not None:
        back_up(path, f"before-{from_revision}")
    try:
        connection = sqlite3.connect(path, timeout=10, isolation_level=None)
    except sqlite3.Error as error:
        raise StorageError(Reason.LOST, name=path.name) from error
    with contextlib.closing(connection):
        engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
        try:
            with engine.connect() as database:
                for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF"):
                    database.exec_driver_sql(f"PRAGMA {pragma}")
                database.exec_driver_sql("BEGIN IMMEDIATE")
                _run(MigrationContext.configure(database))
                database.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
                if database.exec_driver_sql("PRAGMA foreign_key_check").fetchone():
                    raise StorageError(Reason.DAMAGED, name=path.name)
                database.exec_driver_sql("COMMIT")
        except SQLAlchemyError as error:
            raise StorageError(reason_of(error), name=path.name) from error
    if os.name == "posix":
        path.chmod(0o600)  # what a room said is for its facilitator


def _run(context: MigrationContext) -> None:
    scripts = ScriptDirectory.from_config(_config())
    current = context.get_current_revision()
    pending = list(scripts.iterate_revisions("head", current or "base"))
    with Operations.context(context):
        for script in reversed(pending):
            script.module.upgrade()
    context._ensure_version_table()
    context.stamp(scripts, "head")


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    return config
