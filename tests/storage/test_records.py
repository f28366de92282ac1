"""The one door for change, through a real library file."""

import shutil
import sqlite3
import threading
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from sqlalchemy import text

from llnet_desktop.domain.commitment import (
    Commitment,
    PastWording,
    Stand,
    StandState,
    Story,
    Turn,
)
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import Ref, adding, changing, ref_of, removing
from llnet_desktop.domain.errors import StaleEditError, StorageError
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import (
    MINUTE,
    Answer,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Photo,
    Presence,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.history import History
from llnet_desktop.services.library import Library
from llnet_desktop.storage import records
from llnet_desktop.storage.database import open_library
from llnet_desktop.storage.opening import LibraryFile
from llnet_desktop.storage.records import load, save

NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), second_language="en")
BLOCK = Block(
    "b1",
    "w1",
    "1i",
    Phrase("Markt", "Market"),
    BlockKind.EXERCISE,
    (Step("s1", Phrase("Schrijf op", "Write down"), 5 * MINUTE),),
    (Lane("l1", Phrase("Ik bied")), Lane("l2", Phrase("Ik vraag"), Privacy.HELD)),
)
ALL = [
    NETWORK,
    Member("m1", "n1", "Nguyễn Thị Lan", "Cần Thơ"),
    WORKSHOP,
    BLOCK,
    Cluster("c1", "w1", "b1", "l1", "Samen kopen"),
    Note("o1", "w1", "b1", "l1", "Testlocatie", 1, cluster="c1"),
    Photo("p1", "w1", "b1", "image/png", b"\x89PNG\x00\xff"),
    Presence("q1", "w1", "m1", leaves=datetime(2026, 12, 3, 12, 0)),
    ScanTally("t1", "w1", ((0,) * 9 + (7,),) * 5),
    Commitment(
        "k1",
        "w1",
        "Łukasz",
        "Bel Çağla",
        date(2026, 12, 18),
        1,
        "Lan",
        "bel ik haar",
        Condition.ENERGY,
        "o1",
        cue="ik thuis ben",
        ours=True,
        buddy="Tom",
        buddy_asks=date(2026, 12, 10),
        help_from="Fatima",
        help="een telefoonnummer",
        answer=Answer.TRY,
        sign="Çağla weet ervan",
        sure=7,
        room_only=True,
    ),
    PastWording("h1", "k1", Turn.TAKEN_OVER, "Sanne", date(2026, 12, 4)),
    Story("y1", "w1", "Een rondje langs de kade", "Elk bedrijf doet mee", "Lan"),
    Stand("d1", "k1", StandState.MOVED, date(2027, 1, 4), moved_to=date(2027, 2, 1)),
    RunEvent(
        "r1",
        "w1",
        What.ENTERED,
        Reading(datetime(2026, 12, 3, 8, 30, tzinfo=UTC), 12.5, "boot"),
        "b1",
        "s1",
        number=1,
    ),
]
HERE = [Ref("block", "b1")]


def new(name, words="Testlocatie op de werf"):
    return Note(name, "w1", "b1", "l1", words)


@pytest.fixture
def workshop(engine):
    save(engine, adding("start", [NETWORK, WORKSHOP, BLOCK]))


@pytest.fixture
def note(engine, workshop):
    return save(engine, adding("notes.add", [new("n1")], HERE)).changes[Ref("note", "n1")].after


def notes(engine):
    return load(engine, Note)[0]


def history_on(engine):
    return History(
        Library(partial(save, engine), lambda kind, **e: load(engine, kind, **e)[0]).apply
    )


def test_every_kind_of_record_comes_out_as_it_went_in(engine):
    save(engine, adding("all", ALL))
    for record in ALL:
        assert load(engine, type(record)) == ((record,), ()), type(record).kind


def test_commitments_count_on_in_their_network_and_notes_in_their_workshop(engine, workshop):
    later = replace(WORKSHOP, id="w2", title="Verder")
    other = replace(NETWORK, id="n2", name="Bodem")
    elsewhere = replace(WORKSHOP, id="w3", network="n2")
    save(engine, adding("more", [later, other, elsewhere, replace(BLOCK, id="b2", workshop="w2")]))

    def made(name, workshop, number=0):
        made = Commitment(name, workshop, "Lan", "Bel Tom", date(2026, 12, 18), number)
        return save(engine, adding("made", [made])).changes[ref_of(made)].after.number

    assert [made("k1", "w1"), made("k2", "w1"), made("k3", "w2"), made("k4", "w3")] == [1, 2, 3, 1]
    assert made("k5", "w2", number=2) == 4, "a number of the network is never given twice"
    assert made("k6", "w2", number=9) == 9
    assert made("k7", "w1") == 10
    first = save(engine, adding("notes.add", [new("o1"), replace(new("o2"), workshop="w2")]))
    assert [change.after.number for change in first.changes.values()] == [1, 1]


def test_every_kind_of_record_can_be_undone_and_redone_together(engine):
    history = history_on(engine)
    history.perform(adding("all", ALL))
    history.undo()
    assert all(load(engine, type(record))[0] == () for record in ALL)
    history.redo()
    assert all(load(engine, type(record))[0] == (record,) for record in ALL)


def test_the_library_is_kept_as_safe_as_sqlite_can(engine):
    with engine.connect() as connection:
        wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
        for pragma, value in wanted.items():
            assert connection.exec_driver_sql(f"PRAGMA {pragma}").scalar() == value


def test_while_nobody_writes_the_log_is_taken_over_into_the_library(tmp_path):
    file = LibraryFile(tmp_path / "a.llnet-library")
    file.save(adding("start", [NETWORK, WORKSHOP, BLOCK, new("n1")]))
    alone = shutil.copy(tmp_path / "a.llnet-library", tmp_path / "before.llnet-library")
    assert not _texts(alone)
    file.rest()
    alone = shutil.copy(tmp_path / "a.llnet-library", tmp_path / "after.llnet-library")
    assert _texts(alone)
    file.close()


def _texts(path):
    with closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT text FROM note").fetchall()


def test_undo_takes_back_what_was_written_and_keeps_what_others_did(engine, note):
    history = history_on(engine)
    history.perform(changing("notes.word", [(note, replace(note, text="Werf"))]))
    reworded = notes(engine)[0]
    save(engine, changing("notes.vote", [(reworded, replace(reworded, dots=3))]))
    history.undo()
    assert notes(engine) == (replace(note, dots=3),)


def test_a_refused_undo_stays_where_it_is(engine, note):
    history = history_on(engine)
    history.perform(removing("notes.remove", [note]))
    save(engine, removing("agenda.remove", [BLOCK]))
    with pytest.raises(StaleEditError):
        history.undo()
    assert history.next_undo == "notes.remove"


def test_saving_again_after_a_doubtful_failure_does_nothing(engine, note):
    edit = save(engine, adding("notes.add", [new("n2")], HERE))
    assert not save(engine, edit)
    assert [n.number for n in notes(engine)] == [1, 2]


def test_a_number_is_never_given_twice(engine, note):
    second = save(engine, adding("notes.add", [new("n2")]))
    save(engine, second.inverse())
    save(engine, adding("notes.add", [new("n3")]))
    save(engine, second)
    assert [(n.id, n.number) for n in notes(engine)] == [("n1", 1), ("n2", 2), ("n3", 3)]


def test_a_number_that_is_taken_is_given_anew_and_told(engine, note):
    brought = replace(new("n9"), number=1)
    written = save(engine, adding("notes.add", [brought]))
    assert written.changes[ref_of(brought)].after.number == 2


def test_notes_and_commitments_are_counted_apart(engine, note):
    save(engine, adding("k", [Commitment("k1", "w1", "Ana", "Doen", date(2026, 12, 18))]))
    assert load(engine, Commitment)[0][0].number == 1


def test_a_note_on_a_block_that_is_gone_is_refused(engine):
    with pytest.raises(StaleEditError):
        save(engine, adding("notes.add", [new("n1")], HERE))


@pytest.mark.parametrize("order", [[0, 1], [1, 0]])
def test_a_block_and_its_notes_go_and_come_back_together(engine, note, order):
    both = [note, BLOCK]
    gone = save(engine, removing("agenda.remove", [both[i] for i in order]))
    save(engine, gone.inverse())
    assert notes(engine) == (note,)


@pytest.mark.parametrize(
    ("mine", "theirs", "refused"),
    [({"dots": 3}, {"text": "Werf"}, 0), ({"text": "Kade"}, {"text": "Werf"}, 1)],
)
def test_two_writers_at_the_same_moment_lose_nothing(
    engine, library_path, note, monkeypatch, mine, theirs, refused
):
    other = open_library(library_path)
    together = threading.Barrier(2, timeout=0.5)
    read = records._read

    def read_together(connection, refs):
        found = read(connection, refs)
        with suppress(threading.BrokenBarrierError):  # the other waits for the write lock
            together.wait()
        return found

    monkeypatch.setattr(records, "_read", read_together)
    stale = []

    def write(engine, fields):
        try:
            save(engine, changing("x", [(note, replace(note, **fields))]))
        except StaleEditError:
            stale.append(fields)
        finally:
            engine.dispose()

    writers = [threading.Thread(target=write, args=a) for a in [(engine, mine), (other, theirs)]]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()

    assert len(stale) == refused
    kept = [f for f in (mine, theirs) if f not in stale]
    assert all(getattr(notes(engine)[0], k) == v for f in kept for k, v in f.items())


def test_an_error_never_tells_what_people_wrote(engine, note):
    with pytest.raises(StorageError) as refused:
        save(engine, adding("notes.add", [new("n2", "Fatima \ud800")]))
    assert "Fatima" not in str(refused.value)


def test_one_unreadable_record_does_not_hide_the_others(engine, note):
    with engine.begin() as connection:
        connection.execute(text("update block set lanes = '[1]'"))
    assert load(engine, Block) == ((), (Ref("block", "b1"),))
    assert notes(engine) == (note,)
