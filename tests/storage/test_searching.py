"""The search index follows every edit, and what is deleted leaves no word behind."""

import random
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime

import pytest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Ref, adding, changing, removing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.search import folded, words_asked
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Note, Workshop
from llnet_desktop.storage import searching
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile

NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), venue="De Hoop")
LATER = Workshop("w2", "n1", "Terugblik", datetime(2027, 2, 4, 9, 30))
LANES = (Lane("l1", Phrase("Ik bied")),)
BLOCKS = [
    Block(f"b{w}", f"w{w}", "1i", Phrase("Markt"), BlockKind.PLENARY, (), LANES) for w in "12"
]
SECRET = "Onvindbaarwoordje"


@pytest.fixture
def file(library_file):
    library_file.save(adding("start", [NETWORK, WORKSHOP, LATER, *BLOCKS]))
    return library_file


def note(identity, text, workshop=1, **more):
    return Note(identity, f"w{workshop}", f"b{workshop}", "l1", text, **more)


def put(file, *records):
    return [file.save(adding("x", [record])).changes for record in records]


def found(file, words, limit=50):
    return [ref.id for ref in file.find(words_asked(words), limit)]


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("Łukasz belt", "lukasz"),
        ("Nguyễn Thị Lan", "nguyen thi"),
        ("Nguyễn Thị Lan", "NGUYỄN"),
        ("Nguye\u0302\u0303n Thi\u0323", "nguyễn"),
        ("Çağla en İpek", "cagla ipek"),
        ("Đặng Ærø", "dang aero"),
        ("straße", "STRASSE"),
        ("de foto's van 2026", "foto 2026"),
        ("水の祭り", "水の"),
        ("¿Qué? ¡Sí!", "que si"),
    ],
)
def test_letters_are_found_however_they_are_written(file, said, asked):
    put(file, note("o1", said), note("o2", "iets anders"))
    assert found(file, asked) == ["o1"]


def test_every_word_must_occur_and_may_be_unfinished(file):
    put(file, note("o1", "samen bekers kopen"), note("o2", "samen fietsen"))
    assert found(file, "bek sam") == ["o1"]
    assert found(file, "samen bekers fietsen") == []
    assert set(found(file, "s")) >= {"o1", "o2"}
    assert found(file, "amen") == []


@pytest.mark.parametrize("asked", ["", "  ", "!?", '"', "* OR *", "NEAR(", "a\x00", "-", "'; --"])
def test_signs_ask_for_nothing_and_break_nothing(file, asked):
    put(file, note("o1", "samen"))
    assert found(file, asked) == []


def test_each_kind_is_found_by_what_it_says(file):
    put(file, Member("m1", "n1", "Ana", "Gemeente Rede", "wethouder"))
    put(
        file, Commitment("k1", "w1", "Bram", "Bel de haven", date(2027, 1, 1), first_step="Maandag")
    )
    for asked, id_ in [
        ("waterk", "n1"), ("samen do", "w1"), ("hoop", "w1"), ("ana", "m1"), ("rede wet", "m1"),
        ("bram", "k1"), ("haven", "k1"), ("maandag", "k1"),
    ]:  # fmt: skip
        assert found(file, asked) == [id_]


def test_the_best_kind_comes_first_and_of_it_the_newest_workshop(file):
    put(file, note("o1", "oever", 1), note("o2", "oever", 2), note("o3", "oever", 1))
    put(file, Commitment("k1", "w1", "Oeverman", "x", date(2027, 1, 1)))
    put(file, Member("m1", "n1", "Oever"), Network("n2", "Oevers"))
    assert found(file, "oever")[:4] == ["n2", "m1", "k1", "o2"]
    assert found(file, "oever", limit=1) == ["n2", "m1", "k1", "o2"]


def test_a_workshop_that_moves_in_time_takes_its_lines_along(file):
    put(file, note("o1", "oever", 1), note("o2", "oever", 2))
    moved = replace(WORKSHOP, starts=datetime(2027, 6, 1, 9, 30))
    reworded = note("o1", "oeverloos", 1, number=1)
    old = file.read(Note, id="o1")[0]
    edit = file.save(changing("x", [(WORKSHOP, moved), (old, reworded)]))
    assert found(file, "oever") == ["o1", "o2"]
    file.save(edit.inverse())
    assert found(file, "oever") == ["o2", "o1"]
    assert found(file, "oeverloos") == []


def test_rewording_deleting_and_undoing_are_followed(file):
    (changes,) = put(file, note("o1", "eerste"))
    first = changes[Ref("note", "o1")].after
    reworded = file.save(changing("x", [(first, replace(first, text="tweede"))]))
    assert (found(file, "eerste"), found(file, "tweede")) == ([], ["o1"])
    file.save(reworded.inverse())
    assert (found(file, "eerste"), found(file, "tweede")) == (["o1"], [])
    gone = file.save(removing("x", [first]))
    assert found(file, "eerste") == []
    file.save(gone.inverse())
    assert found(file, "eerste") == ["o1"]


def test_a_refused_edit_leaves_the_index_alone(file):
    (changes,) = put(file, note("o1", "eerste"))
    stale = replace(changes[Ref("note", "o1")].after, text="nooit")
    with pytest.raises(Exception, match="stale"):
        file.save(changing("x", [(stale, replace(stale, text="tweede"))]))
    assert found(file, "eerste") == ["o1"]
    assert found(file, "tweede") == []


@pytest.mark.parametrize("binned", [NETWORK, WORKSHOP])
def test_what_is_in_the_bin_is_not_found_until_it_is_put_back(file, binned):
    put(file, note("o1", "oever"), Commitment("k1", "w1", "Oever", "x", date(2027, 1, 1)))
    edit = file.save(changing("x", [(binned, replace(binned, binned=True))]))
    assert found(file, "oever") == found(file, "samen") == []
    file.save(edit.inverse())
    assert found(file, "oever") == ["k1", "o1"]


def test_what_is_archived_is_found(file):
    put(file, note("o1", "oever"))
    file.save(changing("x", [(WORKSHOP, replace(WORKSHOP, archived=True))]))
    assert found(file, "oever") == ["o1"]


def test_a_beginning_with_very_many_endings_is_found_newest_first(file):
    many = [note(f"o{n:03}", f"samenwerk{n:03} iets", 1 + n % 2, number=n + 1) for n in range(300)]
    file.save(adding("x", many))
    put(file, note("p1", "samenwonen"))
    everything = found(file, "samenwerk", limit=400)
    assert sorted(everything) == [made.id for made in many]
    assert all(int(id_[1:]) % 2 for id_ in everything[:150])
    assert found(file, "samenwerk01 iets", limit=400) == found(file, "samenwerk01", limit=400)
    assert len(found(file, "samenwerk01", limit=400)) == 10


def test_the_order_of_writing_can_not_be_read_from_the_index(file):
    notes = [note(f"o{n}", "gelijk", number=n + 1) for n in range(40)]
    for made in notes:
        put(file, made)
    assert found(file, "gelijk") not in ([n.id for n in notes], [n.id for n in notes[::-1]])


def test_the_index_made_anew_is_the_index_that_followed(file, library_path):
    chance = random.Random(3)
    words = [f"{a}{b}" for a in "bdkmnt" for b in ("aak", "oer", "ief", "uil")]
    shown = {}
    for step in range(120):
        id_ = f"o{chance.randrange(25)}"
        text = " ".join(chance.choices(words, k=4))
        was = shown.get(id_)
        if was is None:
            edit = adding("x", [note(id_, text, chance.choice((1, 2)))])
        elif step % 3:
            edit = changing("x", [(was, replace(was, text=text))])
        else:
            edit = removing("x", [was])
        shown[id_] = next(iter(file.save(edit).changes.values())).after
    followed = {word: found(file, word[:3]) for word in words}
    with closing(sqlite3.connect(library_path, isolation_level=None)) as connection:
        before = sorted(connection.execute("SELECT rowid, words, record FROM search"))
        searching.make_index(connection)
        assert sorted(connection.execute("SELECT rowid, words, record FROM search")) == before
    assert {word: found(file, word[:3]) for word in words} == followed


def test_what_was_deleted_leaves_no_word_in_the_file(library_path):
    with writing(library_path), closing(LibraryFile(library_path)) as file:
        file.save(adding("start", [NETWORK, WORKSHOP, LATER, *BLOCKS]))
        put(file, *(note(f"o{n}", f"blijft {n}") for n in range(30)))
    with writing(library_path), closing(LibraryFile(library_path)) as file:
        (changes,) = put(file, note("s1", SECRET))
        put(file, *(note(f"p{n}", f"blijft ook {n}") for n in range(30)))
        file.save(removing("x", [changes[Ref("note", "s1")].after]))
        reworded = put(file, note("s2", f"{SECRET} anders"))[0][Ref("note", "s2")].after
        file.save(changing("x", [(reworded, replace(reworded, text="goed"))]))
    whole = b"".join(path.read_bytes() for path in library_path.parent.glob("library*"))
    assert folded(SECRET).encode() not in whole.lower()
    with closing(LibraryFile(library_path, write=False)) as file:
        assert len(found(file, "blijft", limit=100)) == 60


def test_words_that_a_crash_left_behind_go_at_the_next_close(library_path):
    with writing(library_path):
        file = LibraryFile(library_path)
        file.save(adding("start", [NETWORK, WORKSHOP, LATER, *BLOCKS]))
        (changes,) = put(file, note("s1", SECRET))
        file.save(removing("x", [changes[Ref("note", "s1")].after]))
        file.engine.dispose()
        file._connection.close()  # as when the plug is pulled
    assert folded(SECRET).encode() in library_path.read_bytes().lower()
    with writing(library_path), closing(LibraryFile(library_path)):
        pass
    assert folded(SECRET).encode() not in library_path.read_bytes().lower()


LATER_TABLES = "search_word search search_waste ballot request past_wording story"
LATER_COLUMNS = {
    "network": "color logo",
    "block": "matrix",
    "note": "parked",
    "cluster": "rung",
    "workshop": "cards",
    "scan_tally": "slips",
    "commitment": "cue ours buddy buddy_asks help_from help answer sign sure room_only",
}


def test_a_library_of_before_gets_its_index(library_path):
    with writing(library_path), closing(LibraryFile(library_path)) as file:
        file.save(adding("start", [NETWORK, WORKSHOP, LATER, *BLOCKS]))
        put(file, note("o1", "Łukasz aan de oever"), Member("m1", "n1", "Çağla"))
    with closing(sqlite3.connect(library_path)) as connection:
        for table in LATER_TABLES.split():
            connection.execute(f"DROP TABLE {table}")
        for table, columns in LATER_COLUMNS.items():
            for column in columns.split():
                connection.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        connection.execute("UPDATE alembic_version SET version_num = '0002'")
        connection.commit()
    with writing(library_path), closing(LibraryFile(library_path)) as file:
        assert found(file, "lukasz oev") == ["o1"]
        assert found(file, "cagla") == ["m1"]
        put(file, note("o2", "oever"))
        assert set(found(file, "oever")) == {"o1", "o2"}
