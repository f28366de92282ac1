"""What is left out at a reveal is gone: in no byte of the library, its log or its index."""

import random
import sqlite3
import unicodedata
from contextlib import closing
from dataclasses import replace
from datetime import datetime

import pytest

from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.search import words_of
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.capture import adding_note, adding_notes, rewording
from llnet_desktop.services.live import LiveSession
from llnet_desktop.storage import destroying

WORRIES = Lane("worries", Phrase("Zorgen", "Worries"), Privacy.HELD)
OPEN = Lane("open", Phrase("Ideeën", "Ideas"))
STEP = Step("s", Phrase("Schrijf", "Write"), 10 * MINUTE)
BLOCK = Block("b", "w1", "a", Phrase("Vis", "Fish"), BlockKind.EXERCISE, (STEP,), (OPEN, WORRIES))
OUT = "de wethouder luistert nooit, zei Çağla Öztürk"
REWORDED = "Nguyễn hoorde niets terug van Łukasz"
KEPT = "een zaal voor vrijdag"


@pytest.fixture
def session(desk, clocks):
    workshop = Workshop("w1", "n1", "Samen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Net"), workshop, BLOCK]))
    made = LiveSession(desk, "w1", clocks)
    made.next()
    yield made
    made.close()


def traces(folder, *texts):
    """Return what of these texts lies in any file, in any form in which it could be stored."""
    wanted = set()
    for text in texts:
        for word in (text[:40], *(one for one in text.split() if len(one) > 5)):
            for form in ("NFC", "NFD"):
                shaped = unicodedata.normalize(form, word)
                forms = (shaped, shaped.casefold(), " ".join(words_of(shaped)))
                wanted.update(one.encode() for one in forms)
    lying = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return sorted((path.name, one) for path, raw in lying.items() for one in wanted if one in raw)


def tell(desk, *texts):
    desk.perform(adding_notes(BLOCK, WORRIES, texts))
    return {note.text: note for note in desk.read(Note, lane="worries")}


def test_no_byte_tells_of_a_note_that_was_left_out_or_what_it_said_before(
    session, desk, library_path
):
    told = tell(desk, OUT, REWORDED, KEPT)
    assert traces(library_path.parent, OUT, REWORDED)
    session.reveal(BLOCK, WORRIES, {told[OUT].id: "", told[REWORDED].id: "iemand wacht"})
    assert traces(library_path.parent, OUT, REWORDED) == []
    assert sorted(note.text for note in desk.read(Note)) == [KEPT, "iemand wacht"]
    assert desk.find(["wethouder"], 10) == ()
    assert len(desk.find(["vrijdag"], 10)) == 1


def test_among_many_notes_that_were_changed_as_well_none_is_left(session, desk, library_path):
    dice, leaving, words = random.Random(7), [], {}
    for number in range(150):
        out = number % 3 == 0
        text = f"{'geheim' if out else 'gewoon'}{number:03}x " + "en door " * dice.randrange(240)
        lane = OPEN if number % 6 == 1 else WORRIES
        desk.perform(adding_note(BLOCK, lane, text))
        if out:
            note = max(desk.read(Note, lane="worries"), key=lambda one: one.number)
            desk.perform(rewording(note, f"geheim{number:03}x " + "toch " * dice.randrange(300)))
            now = desk.one(Note, note.id)
            desk.perform(changing("notes.vote", [(now, replace(now, dots=3))]))
            leaving.append(f"geheim{number:03}x")
            words[note.id] = "" if number % 2 else "anders gezegd"
    assert traces(library_path.parent, *leaving)
    session.reveal(BLOCK, WORRIES, words)
    assert traces(library_path.parent, *leaving) == []


def test_while_somebody_reads_the_file_it_is_left_until_the_next_edit(session, desk, library_path):
    told = tell(desk, OUT, KEPT)
    with closing(sqlite3.connect(library_path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM note").fetchone()
        session.reveal(BLOCK, WORRIES, {told[OUT].id: ""})
        assert "worries" in session.run.revealed
        reader.execute("COMMIT")
    desk.perform(adding_note(BLOCK, OPEN, "gewoon"))
    assert traces(library_path.parent, OUT) == []


def test_a_large_library_is_written_anew_when_it_is_shut(
    session, desk, library_file, library_path, monkeypatch
):
    monkeypatch.setattr(destroying, "_LIGHT", 0)
    long = [f"{OUT} {number} " + "en door " * 200 for number in range(9)]
    told = tell(desk, *long, KEPT)
    session.reveal(BLOCK, WORRIES, {told[text.strip()].id: "" for text in long})
    assert library_path.with_name(f"{library_path.name}-wal").stat().st_size == 0
    free = "PRAGMA freelist_count"
    with closing(sqlite3.connect(library_path)) as raw:
        assert raw.execute(free).fetchone() != (0,)
    library_file.close()
    with closing(sqlite3.connect(library_path)) as raw:
        assert raw.execute(free).fetchone() == (0,)
    assert traces(library_path.parent, OUT) == []


def test_no_step_back_brings_it_again(session, desk):
    told = tell(desk, OUT, KEPT)
    session.reveal(BLOCK, WORRIES, {told[OUT].id: ""})
    desk.history.undo()
    assert [note.text for note in desk.read(Note)] == [KEPT]
