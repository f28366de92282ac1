"""What is destroyed at the end is nowhere any more: in no byte of a file beside the library."""

import sqlite3
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime

import pytest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.errors import InputError, Reason, StorageError
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.search import words_of
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Photo,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.capture import (
    adding_note,
    adding_notes,
    grouping,
    moving_note,
    rewording,
)
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.erasing import due, erase
from llnet_desktop.services.lanes import check_names
from llnet_desktop.services.library import Library
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.shelving import binning, empty
from llnet_desktop.storage.backups import back_up
from llnet_desktop.storage.opening import LibraryFile

OPEN = Lane("open", Phrase("Ideeën", "Ideas"))
WORRIES = Lane("worries", Phrase("Zorgen", "Worries"), Privacy.HELD, erased=True)
FISH = Lane("fish", Phrase("Vis", "Fish"), unnamed=True, erased=True)
BLOCK = Block(
    "b",
    "w1",
    "a",
    Phrase("Vis", "Fish"),
    BlockKind.EXERCISE,
    (Step("s", Phrase("Schrijf", "Write"), 10 * MINUTE),),
    (OPEN, WORRIES, FISH),
)
SAID = [
    "Zwijgplicht knelt bij Çağla Öztürk",
    "de wethouder luistert nooit",
    "Nguyễn Thị Lan hoorde niets terug",
    "Łukasz praat altijd door " + "en door " * 300,
]
CLUSTER = "Angstcultuur"
KEPT = "een zaal voor vrijdag"


def traces(folder):
    """Return what of the secrets lies in any file, in any form in which it could be stored."""
    lying = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    wanted = set()
    for text in (*SAID, CLUSTER, "anders gezegd", "weggehaald geheim"):
        for word in (text[:40], *(one for one in text.split() if len(one) > 5)):
            for form in ("NFC", "NFD"):
                shaped = unicodedata.normalize(form, word)
                for cased in (shaped, shaped.casefold(), " ".join(words_of(shaped))):
                    wanted.update(
                        cased.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be")
                    )
    return sorted(
        (path.name, secret) for path, raw in lying.items() for secret in wanted if secret in raw
    )


@pytest.fixture
def session(desk, clocks):
    workshop = Workshop("w1", "n1", "Samen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Net"), workshop, BLOCK]))
    made = LiveSession(desk, "w1", clocks)
    made.next()
    yield made
    made.close()


@pytest.fixture
def told(desk, session, library_path):
    """A room that said things, changed them, took some away; with copies made meanwhile."""
    desk.perform(adding_note(BLOCK, OPEN, KEPT))
    desk.perform(adding_notes(BLOCK, WORRIES, SAID))
    desk.perform(adding_notes(BLOCK, FISH, SAID))
    desk.perform(adding_note(BLOCK, WORRIES, "weggehaald geheim"))
    back_up(library_path, "early")
    by_text = {note.text: note for note in desk.read(Note, lane="worries")}
    desk.perform(removing("notes.remove", [by_text["weggehaald geheim"]]))
    desk.perform(rewording(by_text[SAID[1]], "anders gezegd"))
    pair = grouping([by_text[SAID[0]], by_text[SAID[2]]], [])
    desk.perform(pair)
    cluster = desk.read(Cluster)[0]
    desk.perform(changing("x", [(cluster, replace(cluster, title=CLUSTER))]))
    origin = by_text[SAID[0]].id
    made = Commitment("c", "w1", "Jan", "iets doen", date(2026, 12, 20), origin=origin)
    desk.perform(adding("commitments.add", [made]))
    back_up(library_path, "late")
    return session


def test_before_the_end_it_lies_in_the_library_and_in_its_copies(told, library_path):
    found = {name for name, _ in traces(library_path.parent)}
    assert library_path.name in found
    assert sum("backup" in name or "early" in name or "late" in name for name in found) == 2


def test_after_the_end_no_byte_of_any_file_tells_of_it(told, desk, clocks, library_path):
    told.finish()
    gone = erase(desk, "w1", clocks())
    assert [(each.lane.id, each.notes) for each in gone] == [("worries", 4), ("fish", 4)]
    assert traces(library_path.parent) == []
    assert [note.text for note in desk.read(Note)] == [KEPT]
    assert desk.find(["wethouder"], 10) == ()
    assert len(desk.find(["vrijdag"], 10)) == 1


def test_copies_keep_everything_else_and_can_be_opened(told, desk, clocks, library_path):
    told.finish()
    erase(desk, "w1", clocks())
    copies = list((library_path.parent / "backups").glob("*-late*"))
    assert len(copies) == 1
    with closing(sqlite3.connect(copies[0])) as copy:
        assert copy.execute("SELECT text FROM note").fetchall() == [(KEPT,)]
        assert copy.execute("SELECT what, origin FROM commitment").fetchall() == [
            ("iets doen", None)
        ]
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_no_commitment_points_at_it_and_no_step_brings_it_back(told, desk, clocks):
    told.finish()
    erase(desk, "w1", clocks())
    assert [(made.what, made.origin) for made in desk.read(Commitment)] == [("iets doen", None)]
    assert desk.history.depth == 0
    desk.history.undo()
    assert [note.text for note in desk.read(Note)] == [KEPT]


def test_windows_that_watch_forget_it_as_well(told, desk, clocks):
    told.finish()
    erase(desk, "w1", clocks())
    assert [note.text for note in told.notes] == [KEPT]
    assert list(told.clusters) == []


def test_it_is_written_down_that_and_when_it_was_done(told, desk, clocks):
    told.finish()
    clocks.advance(minutes=2)
    erase(desk, "w1", clocks())
    assert told.run.erased == {"worries": clocks(), "fish": clocks()}
    assert due(desk, clocks()) == ()


def test_it_is_due_at_the_end_or_a_day_after_the_beginning_and_not_before(told, desk, clocks):
    assert due(desk, clocks()) == ()
    clocks.advance(minutes=23 * 60)
    assert due(desk, clocks()) == ()
    clocks.advance(minutes=61)
    assert due(desk, clocks()) == ("w1",)


def test_it_is_due_again_when_she_went_back_and_more_was_said(told, desk, clocks):
    told.finish()
    erase(desk, "w1", clocks())
    told.back()
    desk.perform(adding_note(BLOCK, WORRIES, SAID[1]))
    assert due(desk, clocks()) == ()  # it is on
    told.finish()
    assert due(desk, clocks()) == ("w1",)


def test_a_workshop_without_such_columns_is_never_due(desk, clocks):
    bare = replace(BLOCK, lanes=(OPEN,))
    workshop = Workshop("w1", "n1", "Samen", datetime(2026, 12, 3, 9, 30))
    began = RunEvent(new_id(), "w1", What.ENTERED, clocks(), "b", "s")
    ended = RunEvent(new_id(), "w1", What.FINISHED, clocks())
    desk.record(adding("start", [Network("n1", "Net"), workshop, bare, began, ended]))
    assert due(desk, clocks()) == ()
    assert erase(desk, "w1", clocks()) == ()


def test_a_copy_that_somebody_holds_is_named_and_the_rest_is_done(told, desk, clocks, library_path):
    told.finish()
    early, late = sorted((library_path.parent / "backups").iterdir())
    with closing(sqlite3.connect(early, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM note").fetchone()
        with pytest.raises(StorageError) as refused:
            erase(desk, "w1", clocks())
        reader.execute("COMMIT")
    assert refused.value.facts["name"] == early.name
    assert refused.value.reason is Reason.BUSY
    left = {name for name, _ in traces(library_path.parent)}
    assert library_path.name not in left
    assert late.name not in left
    assert due(desk, clocks()) == ("w1",)  # so that it is done again
    erase(desk, "w1", clocks())
    assert traces(library_path.parent) == []


def test_copies_lose_it_where_it_stood_before_it_was_moved_as_well(
    session, desk, clocks, library_path
):
    desk.perform(adding_notes(BLOCK, OPEN, [KEPT, SAID[0], SAID[1]]))
    kept, first, second = sorted(desk.read(Note), key=lambda note: note.number)
    desk.perform(grouping([first, second, kept], []))
    made = Commitment("c", "w1", "Jan", "iets doen", date(2026, 12, 20), origin=first.id)
    desk.perform(adding("commitments.add", [made]))
    back_up(library_path, "before")
    for note in desk.read(Note, id=[first.id, second.id]):
        desk.perform(moving_note(note, BLOCK, WORRIES))
    session.finish()
    erase(desk, "w1", clocks())
    assert traces(library_path.parent) == []
    (copy,) = (library_path.parent / "backups").iterdir()
    with closing(sqlite3.connect(copy)) as raw:
        assert raw.execute("SELECT text FROM note").fetchall() == [(KEPT,)]
        assert raw.execute("SELECT origin FROM commitment").fetchall() == [(None,)]


@pytest.mark.parametrize("restarted", [True, False])
def test_a_copy_that_could_not_be_read_loses_what_was_moved_the_next_time(
    session, desk, clocks, library_path, restarted
):
    desk.perform(adding_notes(BLOCK, OPEN, [KEPT, SAID[0]]))
    back_up(library_path, "before")
    note = max(desk.read(Note), key=lambda note: note.number)
    desk.perform(moving_note(note, BLOCK, WORRIES))
    session.finish()
    (copy,) = (library_path.parent / "backups").iterdir()
    whole = copy.read_bytes()
    copy.write_bytes(whole[:16] + b"?" * 4000)
    with pytest.raises(StorageError):
        erase(desk, "w1", clocks())
    copy.write_bytes(whole)
    assert {name for name, _ in traces(library_path.parent)} == {copy.name}
    file = LibraryFile(library_path)
    again = Desk(Library(file.save, file.read, file)) if restarted else desk
    erase(again, "w1", clocks())
    file.close()
    assert traces(library_path.parent) == []
    assert not [path for path in library_path.parent.iterdir() if "erasing" in path.name]


def test_what_is_in_the_bin_is_destroyed_when_that_is_emptied(told, desk, library_path):
    told.finish()
    desk.perform(binning(desk, desk.one(Workshop, "w1")))
    assert traces(library_path.parent)
    assert empty(desk)
    assert traces(library_path.parent) == []
    assert desk.read(Note) == desk.read(Block) == ()
    for copy in (library_path.parent / "backups").iterdir():
        with closing(sqlite3.connect(copy)) as raw:
            assert raw.execute("SELECT text FROM note").fetchall() == [(KEPT,)]


def test_the_bin_is_emptied_though_a_copy_cannot_be_read_and_that_is_told(
    told, desk, library_file, library_path
):
    told.finish()
    desk.perform(binning(desk, desk.one(Workshop, "w1")))
    copy = max((library_path.parent / "backups").iterdir())
    whole = copy.read_bytes()
    copy.write_bytes(whole[:16] + b"?" * 4000)
    assert not empty(desk)
    assert desk.read(Workshop) == ()
    copy.write_bytes(whole)
    assert {name for name, _ in traces(library_path.parent)} == {copy.name}
    library_file.close()
    assert traces(library_path.parent) == []


def test_what_the_room_was_told_is_erased_does_not_leave_the_agenda_before(told, desk, clocks):
    bare = replace(BLOCK, lanes=(OPEN,))
    for edit in (
        removing("blocks.remove", [*desk.read(Note), *desk.read(Cluster), BLOCK]),
        changing("x", [(BLOCK, bare)]),
    ):
        with pytest.raises(InputError, match="not_erased_yet"):
            check_names(desk, edit)
    told.finish()
    erase(desk, "w1", clocks())
    check_names(desk, removing("blocks.remove", [*desk.read(Note), BLOCK]))
    check_names(desk, changing("x", [(BLOCK, bare)]))


def test_a_column_that_was_emptied_stays_too_for_what_it_held_is_not_destroyed_yet(
    told, desk, clocks
):
    desk.perform(removing("x", [*desk.read(Note), *desk.read(Cluster)]))
    with pytest.raises(InputError, match="not_erased_yet"):
        check_names(desk, removing("blocks.remove", [BLOCK]))
    told._happened(What.CALLED_OFF)
    check_names(desk, removing("blocks.remove", [BLOCK]))


def test_what_was_not_on_yet_may_leave_the_agenda(session, desk):
    later = replace(BLOCK, id="later", lanes=(replace(WORRIES, id="l"),))
    desk.record(adding("x", [later]))
    check_names(desk, removing("blocks.remove", [later]))
    desk.perform(adding_note(later, later.lanes[0], SAID[0]))
    with pytest.raises(InputError, match="not_erased_yet"):
        check_names(desk, removing("blocks.remove", [later]))


def test_a_photo_of_all_columns_goes_as_well(session, desk, clocks, library_path):
    picture = b"beeld van " + SAID[1].encode()
    kept = Block("k", "w1", "k", Phrase("Markt"), BlockKind.EXERCISE, BLOCK.steps, (OPEN,))
    photos = [Photo("p1", "w1", "b", "image/jpeg", picture), Photo("p2", "w1", "k", "x", b"zaal")]
    desk.record(adding("x", [kept, *photos]))
    back_up(library_path, "before")
    session.finish()
    erase(desk, "w1", clocks())
    assert [photo.id for photo in desk.read(Photo)] == ["p2"]
    assert [photo.id for photo in session.photos] == ["p2"]
    assert traces(library_path.parent) == []


def test_a_photo_that_stayed_after_the_end_is_due_yet(session, desk, clocks):
    session.finish()
    erase(desk, "w1", clocks())
    assert due(desk, clocks()) == ()
    desk.record(adding("x", [Photo("p1", "w1", "b", "image/jpeg", b"beeld")]))
    assert due(desk, clocks()) == ("w1",)


def test_other_files_beside_the_copies_are_left_alone(told, desk, clocks, library_path):
    letter = library_path.parent / "backups" / "readme.txt"
    letter.write_text("niet van ons")
    told.finish()
    erase(desk, "w1", clocks())
    assert letter.read_text() == "niet van ons"
