"""Records read without SQLAlchemy are the records that were written with it."""

import subprocess
import sys
from datetime import datetime, time, timedelta

import pytest

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Ref, adding
from llnet_desktop.domain.exercise import Exercise, Setting
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Grouping,
    Lane,
    Material,
    Note,
    Posture,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.storage import reading
from llnet_desktop.storage.tables import KINDS

STEP = Step(
    "s1", Phrase("Loop", "Walk"), 5 * MINUTE, Grouping.PAIRS, rounds=2, posture=Posture.WALK
)
FULL = [
    Network("n1", "Waterkant", "en", sample=True, archived=True, binned=True),
    Member("m1", "n1", "Nguyễn Thị Lan", "Cần Thơ", "rol", "lan@example.org"),
    Member("m2", "n1", "Łukasz"),
    Workshop(
        "w1",
        "n1",
        "Samen doen",
        datetime(2026, 12, 3, 9, 30),
        "Asia/Ho_Chi_Minh",
        datetime(2026, 12, 3, 12, 0),
        people=25,
        second_language="en",
        binned=True,
    ),
    Block(
        "b1",
        "w1",
        "1i",
        Phrase("Markt", "Market"),
        BlockKind.EXERCISE,
        (STEP,),
        (Lane("l1", Phrase("Ik bied"), Privacy.HELD),),
        Condition.SAFETY,
        "x1",
        gap=timedelta(minutes=2, milliseconds=5),
        protected=True,
        fixed=True,
        pinned=time(12, 30),
        moves=True,
        room=Phrase("Kring"),
        materials=(Material(Phrase("Pen"), "n", reused=True),),
    ),
    Exercise(
        "x1",
        Phrase("Eigen", "Own"),
        Phrase("Doel"),
        (STEP,),
        (4, 40),
        settings={Setting.LARGE: Phrase("Groot")},
        own=True,
    ),
    SmallGroups("g1", "w1", 3, (("m1", "m2"),)),
    PairWish("p1", "n1", "m1", "m2", together=True),
]


@pytest.fixture
def full(library_file):
    library_file.save(adding("all", FULL))
    return library_file


def test_every_value_comes_back_as_it_was(full):
    for record in FULL:
        assert record in full.read(type(record)), record.kind


def test_every_kind_and_column_can_be_read(library_file):
    for record_type, table in KINDS.values():
        assert library_file.read(record_type) == ()
        assert set(reading._cells(record_type)) == set(table.c.keys())


def test_fields_narrow_to_one_value_or_to_several(full):
    assert [m.id for m in full.read(Member, name="Łukasz")] == ["m2"]
    assert [m.id for m in full.read(Member, id=["m2", "m1", "gone"])] == ["m1", "m2"]
    assert [m.id for m in full.read(Member, id={"m1"}, network=("n1",))] == ["m1"]
    assert full.read(Member, id=()) == ()
    assert full.read(Network, binned=False) == ()
    many = [Note(f"o{n}", "w1", "b1", "l1", "x", n + 1) for n in range(40_000)]
    assert full.read(Member, id=[note.id for note in many]) == ()


def test_a_field_that_is_not_there_is_a_mistake(full):
    with pytest.raises(TypeError, match="nickname"):
        full.read(Member, nickname="x")


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE block SET steps = '[1]'",
        "UPDATE block SET lanes = 'no json'",
        "UPDATE block SET pinned = 'noon'",
        "UPDATE block SET sort = 'party'",
        "UPDATE block SET gap = 'long'",
    ],
)
def test_a_damaged_value_makes_one_record_unreadable(full, damage):
    with full.engine.begin() as connection:
        connection.exec_driver_sql(damage)
    assert reading.read_records(full._connection, Block) == ((), (Ref("block", "b1"),))
    assert len(full.read(Member)) == 2


def test_a_library_is_read_without_what_writing_needs(full, library_path):
    full.close()
    script = (
        "import sys; from datetime import date; from pathlib import Path; "
        "from llnet_desktop.domain.network import Member; "
        "from llnet_desktop.storage.opening import LibraryFile; "
        f"file = LibraryFile(Path({str(library_path)!r})); assert file.read(Member); "
        "file.look('n1', date(2026, 12, 3), 6, 24); file.close(); "
        "assert not {'sqlalchemy', 'alembic'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
