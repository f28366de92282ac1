"""Files are read safely: size, encoding, spreadsheets that are none or worse."""

import io
import os
import zipfile
from datetime import datetime, time, timedelta

import openpyxl
import pytest

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.agendas import parse_agenda
from llnet_desktop.exchange.source import as_source, decoded, read_source, tidy


def refusal(path):
    with pytest.raises(InputError) as caught:
        read_source(path)
    return caught.value.code, caught.value.facts


def workbook(path, rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def test_a_workbook_with_times_lengths_and_numbers_is_an_agenda(tmp_path):
    rows = [
        ["Tuindag", None, None],
        [],
        ["Tijd", "Duur", "Onderdeel"],
        [time(9, 30), 10, "Inloop"],
        [time(9, 40), timedelta(minutes=35), "Klaagmuur"],
        [10 / 24 + 15 / 1440, "15 min", "Koffie"],
        [datetime(2026, 12, 3, 10, 30), 25.0, "Afspraken maken"],
    ]
    draft = parse_agenda(read_source(workbook(tmp_path / "dag.xlsx", rows)))
    blocks = [
        (str(block.start), block.minutes, block.kind.value)
        for day in draft.days
        for block in day.blocks
    ]
    assert blocks == [
        ("9:30:00", 10, "plenary"),
        ("9:40:00", 35, "plenary"),
        ("10:15:00", 15, "break"),
        ("10:30:00", 25, "commitments"),
    ]


def test_every_sheet_with_times_is_a_day(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Vrijdag"
    for sheet in (book.active, book.create_sheet("Zaterdag")):
        sheet.append(["Van", "Tot", "Wat"])
        sheet.append(["09:00", "10:00", "Graven"])
    book.save(tmp_path / "twee.xlsx")
    days = parse_agenda(read_source(tmp_path / "twee.xlsx")).days
    assert [day.name for day in days] == ["Vrijdag", "Zaterdag"]


def test_a_workbook_with_too_many_rows_is_refused(tmp_path):
    path = workbook(tmp_path / "veel.xlsx", ([number] for number in range(5_002)))
    assert refusal(path) == ("input.too_many_rows", {"limit": 5_000})


def test_a_zip_that_unpacks_to_far_more_is_refused_unopened(tmp_path):
    with zipfile.ZipFile(tmp_path / "bom.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 60_000_000)
    assert refusal(tmp_path / "bom.xlsx")[0] == "input.bomb"


def test_a_workbook_that_declares_entities_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "entiteit.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "b">]>')
    assert refusal(tmp_path / "entiteit.xlsx")[0] == "input.bomb"


@pytest.mark.parametrize("content", [b"no zip", b"PK\x03\x04 cut off", b"\xd0\xcf\x11\xe0 old"])
def test_what_only_calls_itself_a_workbook_is_refused(tmp_path, content):
    (tmp_path / "a.xlsx").write_bytes(content)
    assert refusal(tmp_path / "a.xlsx")[0] == "input.not_spreadsheet"


def test_another_kind_of_zip_is_no_spreadsheet(tmp_path):
    with zipfile.ZipFile(tmp_path / "brief.docx", "w") as archive:
        archive.writestr("word/document.xml", b"<w/>")
    assert refusal(tmp_path / "brief.docx")[0] == "input.not_spreadsheet"


def test_a_damaged_workbook_is_refused(tmp_path):
    path = workbook(tmp_path / "heel.xlsx", [["Tijd", "Wat"]])
    damaged = io.BytesIO()
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(damaged, "w") as part:
        for name in whole.namelist():
            part.writestr(name, whole.read(name)[:60])
    path.write_bytes(damaged.getvalue())
    assert refusal(path)[0] == "input.not_spreadsheet"


def test_fifty_megabytes_of_anything_is_refused_at_once(tmp_path):
    path = tmp_path / "groot.txt"
    with path.open("wb") as file:
        file.truncate(50_000_001)
    assert refusal(path) == ("input.too_big", {"megabytes": 51, "limit": 50})


def test_text_above_five_megabytes_is_refused(tmp_path):
    path = tmp_path / "groot.md"
    path.write_bytes(b"a\n" * 2_500_001)
    assert refusal(path) == ("input.too_big", {"megabytes": 6, "limit": 5})


def test_a_folder_a_pipe_and_nothing_at_all_are_no_file(tmp_path):
    assert refusal(tmp_path)[0] == "input.not_a_file"
    assert refusal(tmp_path / "weg.csv") == ("input.no_file", {"name": "weg.csv"})
    os.mkfifo(tmp_path / "pijp")
    assert refusal(tmp_path / "pijp")[0] == "input.not_a_file"


@pytest.mark.parametrize("content", [b"", b"\n \n\t", b"\xef\xbb\xbf"])
def test_an_empty_file_is_refused(tmp_path, content):
    (tmp_path / "leeg.txt").write_bytes(content)
    assert refusal(tmp_path / "leeg.txt")[0] == "input.empty"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_usual_encodings_are_understood(encoding):
    text = "Zoë praat over één “idee” – en nog een paar gewone woorden erbij"
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n\x00",
        "Привет, как дела".encode("cp1251"),
        "会議の予定".encode("shift_jis"),
        "Zoë en één".encode()[:-3] + b"\xff" + "ë één".encode(),
        "plain".encode("utf-16-le"),
        b"\xff\xfea",
        bytes(range(1, 32)) * 100,
    ],
)
def test_other_encodings_and_binary_files_are_refused(data):
    with pytest.raises(InputError, match="encoding"):
        decoded(data)


def test_text_is_composed_and_nothing_invisible_is_left():
    assert tidy("Nguye\u0302\u0303n\r\na\u202eb\u200bc\x07\td\r") == "Nguyễn\nabc\td\n"
    assert as_source("a\ud800b").text == "ab"
