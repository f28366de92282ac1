"""The command line, as a person or a script runs it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from llnet_desktop.cli import main
from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.edit import changing
from llnet_desktop.domain.workshop import Block, Photo, Workshop

DATA = Path(__file__).parent.parent / "data"


def shown(llnet, code):
    status, out, _ = llnet("show", code, "--json")
    assert status == 0
    return json.loads(out)


def test_an_agenda_file_becomes_a_workshop_with_gaps_breaks_and_a_protected_ending(llnet, code):
    told = shown(llnet, code)
    assert told["start"] == "2026-12-03T10:00:00+01:00"
    assert told["end"] == "2026-12-03T11:30:00+01:00"
    rows = [(b["number"], b["start"][11:16], b["minutes"], b["kind"]) for b in told["blocks"]]
    assert rows == [
        (1, "10:00", 10, "plenary"),
        (2, "10:10", 35, "plenary"),
        (3, "10:45", 15, "break"),
        (4, "11:05", 25, "commitments"),
    ]
    assert [b["protected"] for b in told["blocks"]] == [False, False, False, True]
    assert [len(b["lanes"]) for b in told["blocks"]] == [1, 1, 0, 1]
    assert told["blocks"][0]["lanes"][0]["privacy"] == "shown"
    assert set(told["blocks"][0]) == {
        "number", "title", "start", "minutes", "kind", "condition", "can_shrink_to", "protected",
        "lanes",
    }  # fmt: skip


def test_notes_are_numbered_once_they_are_on_disk_and_commands_are_obeyed(llnet, code):
    status, out, _ = llnet("capture", code, stdin="Eén\n\n14 + 22 gaat over hetzelfde\n=som\n")
    assert (status, out.split()) == (0, ["1", "2", "3"])
    status, out, err = llnet("capture", code, "--commands", stdin="1*7\n2=Anders\n99-\n\\1-\n")
    assert status == 1
    assert "99" in err
    assert out.split() == ["4"]
    notes = {n["number"]: (n["text"], n["dots"]) for n in shown(llnet, code)["notes"]}
    assert notes == {1: ("Eén", 7), 2: ("Anders", 0), 3: ("=som", 0), 4: ("1-", 0)}


def test_a_block_and_a_lane_that_are_not_there_are_told(llnet, code):
    for words in (["--block", "9"], ["--block", "3"], ["--lane", "Zolder"]):
        status, out, err = llnet("capture", code, *words, stdin="x\n")
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1
    assert shown(llnet, code)["notes"] == []


def test_people_notes_and_commitments_are_recognised_and_what_is_left_out_is_told(
    llnet, code, tmp_path
):
    people = tmp_path / "members.csv"
    people.write_text("Naam;Organisatie\nÇağla K.;Hogeschool\nÇağla K.;Hogeschool\n", "utf-8-sig")
    status, out, _ = llnet("import", code, people)
    assert status == 0
    assert "1" in out.splitlines()[0]
    assert len(out.splitlines()) == 2
    notes = tmp_path / "notes.txt"
    notes.write_text("Samen inkopen scheelt iedereen een kwart\nMinder pilots, meer afmaken\n")
    llnet("import", code, notes)
    made = tmp_path / "afspraken.csv"
    made.write_text("Wie;Wat;Uiterlijk\nLan;kaarten sturen;2027-01-15\nTom;bellen;ooit\n", "utf-8")
    status, out, _ = llnet("import", code, made)
    assert status == 0
    told = shown(llnet, code)
    assert len(told["notes"]) == 2
    (made,) = told["commitments"]
    assert (made["number"], made["who"], made["what"]) == (1, "Lan", "kaarten sturen")
    assert (made["by"], made["with"], made["first_step"]) == ("2027-01-15", "", "")


def test_the_list_counts_what_is_there(llnet, code):
    llnet("capture", code, stdin="a\nb\n")
    status, out, _ = llnet("list", "--json")
    (network,) = json.loads(out)
    (workshop,) = network["workshops"]
    assert status == 0
    assert network["network"] == "Waterkant"
    assert (workshop["id"], workshop["blocks"], workshop["notes"]) == (code, 4, 2)
    assert llnet("list")[1].count("\n") == 2
    assert "Samen doen" in llnet("show", code)[1]


def test_a_second_workshop_joins_the_network_of_that_name(llnet, code, agenda):
    llnet("new", "--network", "waterkant", "--title", "Twee", "--agenda", agenda)
    (network,) = json.loads(llnet("list", "--json")[1])
    assert len(network["workshops"]) == 2


@pytest.mark.parametrize(
    ("people", "ending"),
    [(8, "Commitments, one by one"), (24, "Commitments by table"), (80, "Commitments on the wall")],
)
def test_a_template_is_worked_out_for_the_people_who_come(llnet, tmp_path, people, ending):
    lines = [f"Persoon {n},Huis {n % 5}" for n in range(people)]
    file = tmp_path / "people.csv"
    file.write_text("\n".join(["naam,organisatie", *lines]), encoding="utf-8")
    asked = ("--template", "two-hours-deciding", "--members", str(file))
    made = llnet("new", "--network", "N", "--title", "T", *asked)[1].strip()
    assert ending in [block["title"] for block in shown(llnet, made)["blocks"]]


def test_a_template_brings_its_usual_time_unless_another_is_asked_for(llnet):
    words = ["new", "--network", "N", "--title", "T", "--template", "international"]
    assert shown(llnet, llnet(*words)[1].strip())["start"][11:16] == "09:30"
    words[-1] = "evening-with-residents"
    assert shown(llnet, llnet(*words)[1].strip())["start"][11:16] == "19:30"
    told = shown(llnet, llnet(*words, "--start", "2026-12-03T18:00")[1].strip())
    assert told["start"] == "2026-12-03T18:00:00+01:00"


BAD = {
    "nothing.md": b"",
    "prose.md": b"Beste allemaal,\nhier is niets te plannen.\n",
    "binary.md": bytes(range(256)) * 40,
    "minutes.tsv": b"Tijd\tDuur\tOnderdeel\n09:30\t10000\tLang\n",
    "none.tsv": b"Tijd\tDuur\tOnderdeel\n09:30\t0\tNiets\n",
    "back.md": b"10:00 - 09:30 Terug\n10:00 - 10:30 Verder\n",
    "over.md": b"09:00 - 10:00 Een\n09:30 - 10:30 Twee\n",
    "fake.xlsx": b"PK\x03\x04 geen blad",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_agenda_is_one_sentence_and_changes_nothing(llnet, code, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(BAD[name])
    before = llnet("list", "--json")[1]
    status, out, err = llnet("new", "--network", "N", "--title", "T", "--agenda", path)
    assert (status, out) == (1, "")
    assert err.startswith("llnet: ")
    assert len(err.splitlines()) == 1
    assert llnet("list", "--json")[1] == before


def test_fifty_megabytes_are_refused_at_once(llnet, tmp_path):
    path = tmp_path / "big.md"
    with path.open("wb") as file:
        file.truncate(51_000_000)
    status, _, err = llnet("new", "--network", "N", "--title", "T", "--agenda", path)
    assert status == 1
    assert len(err.splitlines()) == 1


def test_a_library_that_is_not_ours_is_told_and_left_alone(tmp_path, capsys):
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"\xff\xd8" * 9000)
    assert main(["--library", str(path), "list"]) == 1
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert path.read_bytes() == b"\xff\xd8" * 9000


@pytest.mark.parametrize(
    "words", [["frobnicate"], ["new"], ["show"], ["--lang", "fr", "list"], ["export", "x"]]
)
def test_wrong_usage_ends_with_two(llnet, words, capsys):
    with pytest.raises(SystemExit) as ended:
        llnet(*words)
    assert ended.value.code == 2


def test_unknown_codes_and_times_are_sentences(llnet, code, agenda):
    for words in (
        ["show", "zzzzzz"],
        ["new", "--network", "N", "--title", "T", "--agenda", agenda, "--start", "ooit"],
        ["new", "--network", "N", "--title", " ", "--agenda", agenda],
        ["new", "--network", "N", "--title", "T", "--template", "nothing"],
        ["new", "--network", "N", "--title", "T", "--agenda", agenda, "--day", "4"],
        ["new", "--network", "N", "--title", "T", "--agenda", agenda.parent / "none.md"],
        ["export", code, "--to", "afspraken.odt"],
        ["export", code, "--to", "afspraken.csv", "--part", "crate"],
        ["export", code, "--to", "map.pdf", "--part", "pack"],
        ["rehearse", code, "--speed", "fast"],
    ):
        status, _, err = llnet(*words)
        assert status == 1, words
        assert len(err.splitlines()) == 1, words


def test_the_pdf_is_written_and_named(llnet, code, tmp_path):
    target = tmp_path / "uit.pdf"
    status, out, _ = llnet("export", code, "--to", target)
    assert (status, out.strip()) == (0, str(target))
    assert target.read_bytes().startswith(b"%PDF")


def test_all_but_windows_works_without_qt(library_path, agenda, tmp_path):
    (tmp_path / "PySide6.py").write_text("raise ImportError('no Qt here')\n")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}

    def run(*words):
        return subprocess.run(
            [sys.executable, "-m", "llnet_desktop", "--library", str(library_path), *words],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    made = run("new", "--network", "N", "--title", "T", "--agenda", str(agenda))
    assert made.returncode == 0, made.stderr
    exported = run("export", made.stdout.strip(), "--to", str(tmp_path / "x.pdf"))
    assert exported.returncode == 0, exported.stderr
    windows = run()
    assert windows.returncode == 1
    assert len(windows.stderr.splitlines()) == 1


def test_what_is_in_the_bin_is_not_listed(llnet, code, library_path):
    with desk_for_writing(library_path) as desk:
        (workshop,) = desk.read(Workshop)
        desk.perform(changing("workshop.bin", [(workshop, replace(workshop, binned=True))]))
    (network,) = json.loads(llnet("list", "--json")[1])
    assert network["workshops"] == []


def test_photos_are_kept_with_a_part_and_what_is_none_is_told(llnet, code, tmp_path, library_path):
    good, bad = tmp_path / "vel.png", tmp_path / "brief.txt"
    Image.new("RGB", (40, 30), "red").save(good)
    bad.write_text("geen foto")
    status, out, err = llnet("photo", code, 2, bad, good)
    assert status == 1
    assert err.startswith("llnet: brief.txt: ")
    assert out == "vel.png: kept with part 2\n"
    with desk_for_writing(library_path) as desk:
        (kept,) = desk.read(Photo)
    assert desk_block(library_path, kept) == "Vraag- en aanbodmarkt"
    status, out, err = llnet("photo", code, 9, good)
    assert (status, out, len(err.splitlines())) == (1, "", 1)


def desk_block(library_path, photo):
    with desk_for_writing(library_path) as desk:
        return desk.one(Block, photo.block).title.nl


@pytest.mark.parametrize("ending", ["xlsx", "csv", "md", "json", "ics", "docx"])
def test_every_kind_of_file_is_written(llnet, code, tmp_path, ending):
    target = tmp_path / f"uit.{ending}"
    status, out, _ = llnet("export", code, "--to", target)
    assert (status, out.strip()) == (0, str(target))
    assert target.stat().st_size > 100 or ending in ("csv", "ics", "md")


@pytest.mark.parametrize(
    "part", ["personal", "crate", "run-sheet", "participant-sheet", "cards", "slips", "posters"]
)
def test_every_part_is_written_in_both_languages(llnet, code, tmp_path, part):
    target = tmp_path / "uit.pdf"
    status, _, err = llnet(
        "export", code, "--to", target, "--part", part, "--lang", "nl+en", "--paper", "letter"
    )
    assert (status, err) == (0, "")
    assert target.read_bytes().startswith(b"%PDF")


def test_formats_are_listed_for_people_and_for_programs(llnet):
    status, out, _ = llnet("formats", "--json")
    rows = {row["suffix"]: row for row in json.loads(out)}
    assert status == 0
    assert "crate" in rows[".pdf"]["writes"]
    assert "notes" in rows[".csv"]["reads"]
    status, out, _ = llnet("formats")
    assert status == 0
    assert all(suffix in out for suffix in rows)


def test_a_board_comes_in_with_its_columns_clusters_and_dots(llnet, code, tmp_path):
    lanes = json.loads(llnet("show", code, "--json")[1])["blocks"]
    name = next(lane["name"] for block in lanes for lane in block["lanes"])
    board = tmp_path / "board.csv"
    board.write_text(f"Text,Area,Tags,Votes,X,Y\nEen,{name},kade,2,0,0\nTwee,{name},kade,1,9,0\n")
    status, out, _ = llnet("import", code, board)
    assert status == 0
    assert "2" in out
    notes = json.loads(llnet("show", code, "--json")[1])["notes"]
    assert [(note["text"], note["dots"], note["lane"]) for note in notes][-2:] == [
        ("Een", 2, name), ("Twee", 1, name),
    ]  # fmt: skip


def test_columns_of_a_table_can_be_named(llnet, code, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("Gezegd;Wie\nEen;A\nTwee;B\n")
    status, _, _ = llnet("import", code, table, "--columns", "text=Gezegd")
    assert status == 0
    notes = json.loads(llnet("show", code, "--json")[1])["notes"]
    assert [note["text"] for note in notes][-2:] == ["Een", "Twee"]
    status, _, err = llnet("import", code, table, "--columns", "text=Nergens")
    assert status == 1
    assert "Gezegd" in err


def test_what_no_typeface_can_print_is_told(llnet, code, tmp_path):
    llnet("commit", code, "--who", "漢字", "--what", "meten", "--by", "2030-01-02")
    status, out, err = llnet("export", code, "--to", tmp_path / "x.pdf")
    assert status == 0
    assert "x.pdf" in out
    assert "漢" in err
    assert "字" in err
