"""Opening a library: ours, foreign, newer, damaged, held by somebody else."""

import sqlite3
import subprocess
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.storage.backups import back_up
from llnet_desktop.storage.database import check, open_library, writing
from llnet_desktop.storage.tables import metadata


def test_the_migrations_make_exactly_the_tables_of_today(engine):
    def is_of_records(name, kind, parents):
        return kind != "table" or not name.startswith("search")

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_of_records})
        assert compare_metadata(context, metadata) == []


def test_a_library_opens_again_without_alembic(engine, library_path):
    script = (
        "import sys; from pathlib import Path; "
        "from llnet_desktop.storage.database import open_library; "
        f"open_library(Path({str(library_path)!r})); assert 'alembic' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def _reason(path, **how):
    before = path.read_bytes() if path.exists() else None
    with pytest.raises(StorageError) as refused:
        open_library(path, **how)
    assert (path.read_bytes() if path.exists() else None) == before
    return refused.value.reason


def test_what_is_not_a_library_is_refused_and_untouched(tmp_path):
    picture = tmp_path / "photo.jpg"
    picture.write_bytes(b"\xff\xd8\xff" * 5000)
    assert _reason(picture) is Reason.NOT_OURS
    other = tmp_path / "other.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("create table t (x)")
    connection.close()
    assert _reason(other) is Reason.NOT_OURS


def test_a_folder_or_a_missing_file_is_a_sentence(tmp_path):
    with pytest.raises(StorageError):
        open_library(tmp_path)
    assert _reason(tmp_path / "nothing", write=False) is Reason.LOST


def test_a_newer_library_is_refused_and_untouched(engine, library_path):
    with engine.begin() as connection:
        connection.exec_driver_sql("update alembic_version set version_num = '9999'")
    engine.dispose()
    with pytest.raises(StorageError) as refused:
        open_library(library_path)
    assert refused.value.reason is Reason.NEWER


def test_a_second_process_is_told_who_holds_the_library(library_path):
    script = (
        "import sys; from pathlib import Path; "
        "from llnet_desktop.storage.database import writing; "
        "lock = writing(Path(sys.argv[1])); lock.__enter__(); print('held', flush=True); input()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", script, str(library_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StorageError) as refused, writing(library_path):
            pass
        assert refused.value.reason is Reason.IN_USE
        assert str(holder.pid) in refused.value.facts["holder"]
    finally:
        holder.kill()
        holder.communicate()
    with writing(library_path):  # the system let go of it
        pass


def test_a_backup_is_a_whole_library(engine, library_path):
    copy = back_up(library_path, "test")
    opened = open_library(copy)
    assert check(opened)
    opened.dispose()
