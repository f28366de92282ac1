"""Whoever gets hold of the files can't tell who wrote what in a column without names, or when."""

import random
import re
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent
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
from llnet_desktop.services import capture
from llnet_desktop.services.capture import adding_note, adding_notes
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.revealing import read_out
from llnet_desktop.storage import records
from llnet_desktop.storage.database import writing
from llnet_desktop.storage.opening import LibraryFile

SECRET = re.compile(rb"geheim(\d{2})x")
SHOWN = Lane("shown", Phrase("Open", "Open"))
SECRETS = Lane("secrets", Phrase("Zorgen", "Worries"), Privacy.HELD, unnamed=True)


class Room:
    """One library with a workshop, in which secrets are told in a known order."""

    def __init__(self, path):
        self.path = path
        self.lock = writing(path)
        self.lock.__enter__()
        self.file = LibraryFile(path)
        self.desk = Desk(Library(self.file.save, self.file.read, self.file))
        network, workshop = Network(new_id(), "Net"), new_id()
        step = Step(new_id(), Phrase("Schrijf", "Write"), 10 * MINUTE)
        self.block = Block(
            new_id(),
            workshop,
            "a",
            Phrase("Vis", "Fish"),
            BlockKind.EXERCISE,
            (step,),
            (SHOWN, SECRETS),
        )
        day = Workshop(workshop, network.id, "Dag", datetime(2026, 12, 3, 9, 30))
        self.desk.record(adding("start", [network, day, self.block]))

    def tell(self, how_many, dice):
        """Tell secrets in the order of their numbers, among other acts."""
        for number in range(how_many):
            words = "x" * dice.randrange(0, 90)
            text = f"geheim{number:02}x {words}"
            self.desk.perform(adding_note(self.block, SECRETS, text))
            for _ in range(dice.randrange(3)):
                said = "gewoon " * dice.randrange(1, 12)
                self.desk.perform(adding_note(self.block, SHOWN, said))
            if dice.random() < 0.2:
                known = self.desk.read(Note, lane=SHOWN.id)
                if known:
                    self.desk.perform(removing("notes.remove", [known[-1]]))
            if dice.random() < 0.2:
                note = dice.choice(self.desk.read(Note, lane=SECRETS.id))
                self.desk.perform(changing("notes.vote", [(note, replace(note, dots=2))]))

    def reveal(self, clocks):
        notes = self.desk.read(Note, lane=SECRETS.id)
        event = RunEvent(new_id(), self.block.workshop, "revealed", clocks(), subject=SECRETS.id)
        self.desk.record(read_out(notes, event))

    def bytes(self):
        """Return all that lies in the folder, as it does now."""
        return b"".join(
            path.read_bytes() for path in sorted(self.path.parent.iterdir()) if path.is_file()
        )

    def rows(self, query):
        with closing(sqlite3.connect(self.path)) as raw:
            return raw.execute(query).fetchall()

    def close(self):
        self.file.close()
        self.lock.__exit__(None, None, None)


def numbers(texts):
    return [int(text[6:8]) for (text,) in texts]


def orders_of(room, clocks):
    """Return every order that the files give the secrets in, by where it was found."""
    raw = room.bytes()
    found = [int(number) for number in SECRET.findall(raw)]
    query = "SELECT text FROM note WHERE lane = 'secrets' ORDER BY"
    orders = {
        "place in the files": found,
        "rowid": numbers(room.rows(f"{query} rowid")),
        "id": numbers(room.rows(f"{query} id")),
        "the number it waits with": numbers(room.rows(f"{query} number")),
    }
    for which in ("find", "rfind"):  # in the table, in its indexes
        ids = room.rows("SELECT id, text FROM note WHERE lane = 'secrets'")
        at = sorted((getattr(raw, which)(id_.encode()), text) for id_, text in ids)
        orders[f"place of the ids, {which}"] = numbers([(text,) for _, text in at])
    room.reveal(clocks)
    orders["number"] = numbers(room.rows(f"{query} number"))
    orders["rowid after the reveal"] = numbers(room.rows(f"{query} rowid"))
    orders["place after the reveal"] = [int(number) for number in SECRET.findall(room.bytes())]
    return orders


def agreement(order):
    """Return how much an order goes with the true one: Kendall's tau, 0 by chance."""
    pairs = [(a, b) for place, a in enumerate(order) for b in order[place + 1 :]]
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs)


def tried(tmp_path, new_library, clocks, trials, how_many=12):
    found = {}
    for trial in range(trials):
        folder = tmp_path / str(trial)
        folder.mkdir()
        room = Room(shutil.copy(new_library, folder / "library.llnet-library"))
        try:
            room.tell(how_many, random.Random(trial))
            for where, order in orders_of(room, clocks).items():
                assert sorted(order) == list(range(how_many)), where
                found.setdefault(where, []).append(agreement(order))
        finally:
            room.close()
    return found


def spread_by_chance(how_many, trials):
    """Return the standard error of the mean of so many values of tau, when all is chance."""
    variance = 2 * (2 * how_many + 5) / (9 * how_many * (how_many - 1))
    return (variance / trials) ** 0.5


@pytest.mark.parametrize("trials", [24, pytest.param(200, marks=pytest.mark.slow)])
def test_no_order_in_any_file_goes_with_the_order_of_writing(tmp_path, new_library, clocks, trials):
    found = tried(tmp_path, new_library, clocks, trials)
    chance = spread_by_chance(12, trials)
    means = {where: sum(taus) / len(taus) for where, taus in found.items()}
    telling = {where: mean for where, mean in means.items() if abs(mean) > 4.5 * chance}
    assert not telling
    first_and_last = {w: max(abs(tau) for tau in taus) for w, taus in found.items()}
    assert all(most < 0.9 for most in first_and_last.values()), first_and_last


def test_a_naive_library_would_be_seen_through(tmp_path, clocks, monkeypatch):
    monkeypatch.setattr(records, "shuffle", lambda connection, edit: False)
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.tell(12, random.Random(1))
        told = numbers(room.rows("SELECT text FROM note WHERE lane = 'secrets' ORDER BY rowid"))
        assert agreement(told) == 1
        assert len(SECRET.findall(room.bytes())) > 12  # the log has each of them more than once
    finally:
        room.close()


def test_ids_that_follow_time_would_be_seen_through(tmp_path, clocks, monkeypatch):
    monkeypatch.setattr(capture, "random_id", new_id)
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.tell(12, random.Random(1))
        assert (
            agreement(numbers(room.rows("SELECT text FROM note WHERE lane='secrets' ORDER BY id")))
            == 1
        )
    finally:
        room.close()


def test_each_text_stands_in_the_files_once(tmp_path, clocks):
    room = Room(tmp_path / "library.llnet-library")
    try:
        for number in range(80):
            long = "y" * (number * 97 % 1900)
            room.desk.perform(adding_note(room.block, SECRETS, f"geheim{number:02}x {long}"))
            if number % 3 == 0:
                room.desk.perform(adding_note(room.block, SHOWN, "gewoon " * (number % 40)))
        found = sorted(int(number) for number in SECRET.findall(room.bytes()))
        assert found == list(range(80))
        room.reveal(clocks)
        found = sorted(int(number) for number in SECRET.findall(room.bytes()))
        assert found == list(range(80))
    finally:
        room.close()


def test_nothing_stands_beside_a_note_but_its_place_on_the_board(tmp_path, clocks):
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.tell(6, random.Random(2))
        with closing(sqlite3.connect(room.path)) as raw:
            raw.row_factory = sqlite3.Row
            for row in raw.execute("SELECT * FROM note WHERE lane = 'secrets'"):
                assert row["id"][14] == "4"
                assert row["number"] < 0
                beside = set(row.keys()) - {"id", "number", "text", "workshop", "block", "lane"}
                assert beside == {"dots", "cluster", "parked"}
        counted = room.rows("SELECT last FROM counter WHERE kind = 'note'")
        shown = room.rows("SELECT max(number) FROM note WHERE lane = 'shown'")
        assert counted[0][0] >= (shown[0][0] or 0)
        assert counted[0][0] <= 20  # raised by notes with names only
    finally:
        room.close()


def test_it_is_never_found_by_searching_not_even_after_the_reveal(tmp_path, clocks):
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.desk.perform(adding_notes(room.block, SECRETS, ["bangerik een", "bangerik twee"]))
        room.desk.perform(adding_note(room.block, SHOWN, "dapper"))
        assert room.desk.find(["bangerik"], 10) == ()
        assert len(room.desk.find(["dapper"], 10)) == 1
        room.reveal(clocks)
        assert room.desk.find(["bangerik"], 10) == ()
        later = replace(room.desk.read(Workshop)[0], starts=datetime(2026, 12, 9, 9, 30))
        room.desk.perform(changing("workshop.day", [(room.desk.read(Workshop)[0], later)]))
        assert room.desk.find(["bangerik"], 10) == ()
        assert room.rows("SELECT count(*) FROM search WHERE words LIKE '%bangerik%'") == [(0,)]
    finally:
        room.close()


def test_it_never_comes_into_the_steps_that_can_be_taken_back(tmp_path, clocks):
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.desk.perform(adding_note(room.block, SHOWN, "gewoon"))
        before = room.desk.history.depth
        room.desk.perform(adding_notes(room.block, SECRETS, ["een", "twee"]))
        assert room.desk.history.depth == before
    finally:
        room.close()


def test_somebody_who_reads_the_file_delays_a_note_a_moment_and_the_log_is_emptied_later(
    tmp_path, clocks
):
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.desk.perform(adding_note(room.block, SECRETS, "geheim00x"))
        log = room.path.with_name(room.path.name + "-wal")
        with closing(sqlite3.connect(room.path, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM note").fetchone()
            room.desk.perform(adding_note(room.block, SECRETS, "geheim01x"))
            assert log.stat().st_size > 0
            reader.execute("COMMIT")
        room.desk.perform(adding_note(room.block, SHOWN, "gewoon"))  # any edit will do
        assert log.stat().st_size == 0
        assert len(SECRET.findall(room.bytes())) == 2
    finally:
        room.close()


@pytest.mark.parametrize("how_many", [1, 2, 40])
def test_the_reveal_gives_every_note_a_number_that_nobody_else_has(tmp_path, clocks, how_many):
    room = Room(tmp_path / "library.llnet-library")
    try:
        room.desk.perform(adding_note(room.block, SHOWN, "gewoon"))
        texts = [f"geheim{number:02}x" for number in range(how_many)]
        room.desk.perform(adding_notes(room.block, SECRETS, texts))
        clocks.advance(minutes=timedelta(minutes=3).total_seconds() / 60)
        room.reveal(clocks)
        given = sorted(note.number for note in room.desk.read(Note))
        assert given == list(range(1, how_many + 2))
    finally:
        room.close()
