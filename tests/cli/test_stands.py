"""`llnet stands` and `llnet due`: what became of commitments, from the command line."""

import io
import json
import sys
from datetime import date, datetime, timedelta

import pytest

from llnet_desktop.cli import main
from llnet_desktop.cli.opening import desk_for_reading, desk_for_writing
from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import Workshop

TODAY = date.today()
WATER, OTHER = (f"00000000-0000-7000-8000-00000000000{n}" for n in (8, 9))
BEFORE = datetime.combine(TODAY - timedelta(days=60), datetime.min.time())
NOW = datetime.combine(TODAY, datetime.min.time())


@pytest.fixture
def library(tmp_path):
    path = tmp_path / "it.llnet-library"
    with desk_for_writing(path) as desk:
        first = Workshop("00000000-0000-7000-8000-000000000001", WATER, "Eerste", BEFORE)
        second = Workshop("00000000-0000-7000-8000-000000000002", WATER, "Tweede", NOW)
        other = Workshop("00000000-0000-7000-8000-000000000003", OTHER, "Elders", BEFORE)
        by = TODAY + timedelta(days=9)
        desk.record(
            adding(
                "start",
                [
                    Network(WATER, "Waterkant"),
                    Network(OTHER, "Ander"),
                    first,
                    second,
                    other,
                    Commitment("a", first.id, "Çağla", "bellen", by, 11, together_with="Tom"),
                    Commitment("b", first.id, "Tom", "mailen", TODAY, 12, room_only=True),
                    Commitment("c", first.id, "Zoë", "kijken", by, 13),
                    Commitment("d", second.id, "Lan", "tekenen", by, 14),
                    Commitment("e", other.id, "Ann", "varen", by, 11),
                    Stand("s", "c", StandState.LET_GO, TODAY - timedelta(days=20)),
                ],
            )
        )
    return path


def run(monkeypatch, library, *words, lines=""):
    stdin = io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8")
    monkeypatch.setattr(sys, "stdin", stdin)
    return main(["--library", str(library), "--lang", "en", *words])


def code_of(library):
    from llnet_desktop.domain.ids import short_id

    with desk_for_reading(library) as desk:
        (found,) = desk.read(Workshop, title="Tweede")
    return short_id(found.id)


def stands(library):
    with desk_for_reading(library) as desk:
        return {
            (one.commitment, one.state.value, one.learned, one.moved_to)
            for one in desk.read(Stand, told=TODAY.isoformat())
        }


def test_stands_are_kept_and_a_refused_line_does_not_stop_the_next(monkeypatch, library, capsys):
    lines = "11 gedaan: eerder bellen\n99 done\nwat?\n13 done\n12 moved 1 jan 2001\n12 let go\n"
    code = run(monkeypatch, library, "stands", code_of(library), lines=lines)
    out, err = capsys.readouterr()
    assert code == 1
    assert stands(library) == {
        ("a", "done", "eerder bellen", None),
        ("b", "let_go", "", None),
    }
    refused = err.splitlines()
    assert len(refused) == 4
    assert all(line.startswith("llnet: ") for line in refused)
    assert "99" in refused[0]
    assert "13" in refused[2]  # let go before: it is not open
    assert "past" in refused[3]
    assert out.splitlines() == ["  11  done  Çağla: bellen", "  12  let go  Tom: mailen"]


def test_a_line_typed_again_corrects_and_a_number_made_here_is_known(monkeypatch, library):
    code = code_of(library)
    lines = "11 12 done\n11 moved tomorrow\n14 under way\n"
    assert run(monkeypatch, library, "stands", code, lines=lines) == 0
    assert run(monkeypatch, library, "stands", code, lines="12 not known\n\n") == 0
    assert stands(library) == {
        ("a", "moved", "", TODAY + timedelta(days=1)),
        ("b", "not_known", "", None),
        ("d", "under_way", "", None),
    }


def test_a_workshop_that_is_not_there_is_a_sentence(monkeypatch, library, capsys):
    assert run(monkeypatch, library, "stands", "zzzzzz", lines="11 done\n") == 1
    assert capsys.readouterr().err.startswith("llnet: ")
    assert stands(library) == set()


def test_what_is_open_comes_by_date_with_what_is_for_the_room_only_marked(
    monkeypatch, library, capsys
):
    assert run(monkeypatch, library, "due", "--network", "waterkant", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["number"] for row in rows] == [12, 11, 14]
    assert [row["room_only"] for row in rows] == [True, False, False]
    assert rows[1] == {
        "number": 11,
        "network": "Waterkant",
        "workshop": rows[0]["workshop"],
        "who": "Çağla",
        "what": "bellen",
        "by": (TODAY + timedelta(days=9)).isoformat(),
        "with": "Tom",
        "buddy": "",
        "buddy_asks": None,
        "stand": "not_known",
        "told": None,
        "learned": "",
        "room_only": False,
    }
    assert run(monkeypatch, library, "due") == 0
    text = capsys.readouterr().out
    assert "Ann: varen" in text
    assert text.count("[this room only]") == 1
    assert "Çağla: bellen (with Tom)" in text


def test_moved_is_due_on_its_new_day_and_done_is_not_due(monkeypatch, library, capsys):
    run(monkeypatch, library, "stands", code_of(library), lines="12 moved tomorrow\n11 done\n")
    capsys.readouterr()
    run(monkeypatch, library, "due", "--network", "Waterkant", "--json")
    rows = json.loads(capsys.readouterr().out)
    assert [(row["number"], row["stand"]) for row in rows] == [(12, "moved"), (14, "not_known")]
    assert rows[0]["by"] == (TODAY + timedelta(days=1)).isoformat()


def test_a_network_that_is_not_there_is_a_sentence(monkeypatch, library, capsys):
    assert run(monkeypatch, library, "due", "--network", "Niets") == 1
    assert "Niets" in capsys.readouterr().err


def test_nothing_open_is_a_kind_word_and_an_empty_list(monkeypatch, tmp_path, capsys):
    assert run(monkeypatch, tmp_path / "none", "due") == 0
    assert capsys.readouterr().out == "Nothing is open.\n"
    assert run(monkeypatch, tmp_path / "none", "due", "--json") == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_whole_year_is_rehearsed_with_the_sample_only(monkeypatch, library, capsys):
    assert run(monkeypatch, library, "rehearse", "abcdef", "--year") == 1
    assert "--sample" in capsys.readouterr().err
