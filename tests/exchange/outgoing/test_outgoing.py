"""Files for other programs: typed, plain, the same each time, and nothing in them is alive."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import jsonschema
import msgspec
import openpyxl
import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from markdown_it import MarkdownIt

from llnet_desktop import paths
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.report import ActionReport, Choice, without_names
from llnet_desktop.exchange.outgoing import write_data
from llnet_desktop.exchange.outgoing.calendars import report_calendar
from llnet_desktop.exchange.outgoing.json import read_json, schema, workshop_json
from llnet_desktop.exchange.outgoing.markdown import markdown
from llnet_desktop.exchange.outgoing.minutes import minutes
from llnet_desktop.exchange.outgoing.separated import separated
from llnet_desktop.exchange.outgoing.things import THINGS, things
from llnet_desktop.exchange.outgoing.workbook import workbook
from llnet_desktop.words import words_in
from tests.exchange.outgoing.conftest import HOSTILE, hostile_report

NL, EN = words_in("nl"), words_in("en")
Hostile = tuple[str, ActionReport]


def test_a_workbook_has_a_sheet_a_thing_with_typed_columns(example: ActionReport) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(example, NL)))
    assert book.sheetnames == ["Afspraken", "Briefjes", "Programma"]
    sheet = book["Afspraken"]
    heads = [cell.value for cell in sheet[1]]
    row = dict(zip(heads, [cell.value for cell in sheet[2]], strict=True))
    assert row["Nummer"] == 1
    assert row["Uiterlijk"] == datetime(2026, 11, 27)
    assert row["Wie"] == "Marieke V."
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref is not None
    assert sheet.max_row == len(example.commitments) + 1
    agenda = book["Programma"]
    assert agenda["D2"].value == datetime(2026, 11, 22, 9, 30)
    assert agenda["E2"].value == 15


def test_no_cell_of_a_workbook_is_alive(hostile: Hostile) -> None:
    text, report = hostile
    data = workbook(report, NL)
    book = openpyxl.load_workbook(BytesIO(data))
    assert len(book.sheetnames) == len(THINGS)
    for sheet in book:
        assert not sheet._hyperlinks
        assert all(cell.data_type in "snd" for row in sheet for cell in row)
    if text.isprintable():
        assert book["Afspraken"]["D2"].value == text


def test_a_csv_opens_in_the_language_of_its_reader(example: ActionReport) -> None:
    data = separated(example, "", NL)
    assert data.startswith(b"\xef\xbb\xbfNummer;Wie;")
    assert data.count(b"\r\n") == len(example.commitments) + 1
    assert separated(example, "notes", EN).startswith("\ufeffItem,Column,".encode())
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][4] == "2026-11-27"


def test_a_number_of_a_csv_has_the_comma_of_the_language() -> None:
    report = hostile_report("x")
    assert b";6,25;1,5;7;6,25" in separated(report, "scan", NL)
    assert b",6.25,1.5,7,6.25" in separated(report, "scan", EN)


def test_no_cell_of_a_csv_is_a_formula(hostile: Hostile) -> None:
    text, report = hostile
    for part in THINGS:
        data = separated(report, part, NL).decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(data, newline=""), delimiter=";"))
        assert len({len(row) for row in rows}) == 1
        for cell in (cell for row in rows[1:] for cell in row):
            assert not cell.startswith(("=", "+", "@", "-", "\t", "\r"))
    assert text in data or f"'{text}" in data or '"' in data


def test_markdown_shows_texts_as_they_were_typed(hostile: Hostile) -> None:
    text, report = hostile
    parsed = (
        MarkdownIt("commonmark", {"linkify": False}).enable("table").parse(markdown(report, NL))
    )
    inside = [child for token in parsed for child in token.children or ()]
    assert not [one for one in inside if one.type in ("link_open", "image", "html_inline")]
    assert not [token for token in parsed if token.type == "html_block"]
    if "\x00" not in text:
        flat = " ".join(text.split())
        assert any(flat in " ".join(_text(token).split()) for token in parsed if token.children)


def _text(token: object) -> str:
    return "".join(child.content or " " for child in token.children)  # type: ignore[attr-defined]


def test_json_comes_back_as_it_was(hostile: Hostile, example: ActionReport) -> None:
    for report in (hostile[1], example, without_names(example)):
        assert read_json(workshop_json(report)) == report


@given(st.text(max_size=60), st.binary(max_size=40))
def test_json_loses_no_text_and_no_photo(text: str, photo: bytes) -> None:
    from dataclasses import replace

    from llnet_desktop.domain.report import ReportPhoto

    text = text.encode("utf-8", "ignore").decode()
    report = hostile_report(text)
    block = replace(report.blocks[0], photos=(ReportPhoto(photo, text),))
    report = replace(report, blocks=(block,))
    assert read_json(workshop_json(report)) == report


def test_the_published_schema_is_that_of_the_file(example: ActionReport) -> None:
    kept = paths.RESOURCES / "schemas" / "workshop.schema.json"
    assert json.loads(kept.read_text(encoding="utf-8")) == json.loads(json.dumps(schema()))
    jsonschema.Draft202012Validator.check_schema(schema())
    for text in HOSTILE[:6]:
        value = json.loads(workshop_json(hostile_report(text)))
        jsonschema.validate(value, schema(), cls=jsonschema.Draft202012Validator)
    wrong = json.loads(workshop_json(example))
    wrong["report"]["commitments"][0]["by"] = 7
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, schema(), cls=jsonschema.Draft202012Validator)
    with pytest.raises(msgspec.ValidationError):
        read_json(json.dumps(wrong).encode())


def test_a_calendar_has_every_day_and_a_reminder(hostile: Hostile) -> None:
    _, report = hostile
    data = report_calendar(report, NL)
    assert max(map(len, data.split(b"\r\n"))) <= 75
    calendar = Calendar.from_ical(data)
    events = calendar.walk("VEVENT")
    assert {event["dtstart"].dt for event in events} == {
        date(2026, 12, 1), date(2026, 11, 24), date(2026, 11, 30), date(2027, 1, 14),
    }  # fmt: skip
    assert len({str(event["uid"]) for event in events}) == len(events) == 4
    assert all(event.walk("VALARM") for event in events)
    assert len(calendar.walk("VCALENDAR")) == 1


def test_word_shows_texts_as_they_were_typed(hostile: Hostile) -> None:
    text, report = hostile
    document = Document(BytesIO(minutes(report, NL)))
    said = "\n".join(p.text for p in document.paragraphs)
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    if text.isprintable():
        assert text in said
        assert text in cells
    with zipfile.ZipFile(BytesIO(minutes(report, NL))) as parts:
        body = parts.read("word/document.xml").decode()
        links = parts.read("word/_rels/document.xml.rels").decode()
    assert "<w:tblHeader" in body
    assert "hyperlink" not in links
    assert (
        'w:lang w:val="nl-NL"'
        in zipfile.ZipFile(BytesIO(minutes(report, NL))).read("word/styles.xml").decode()
    )


@pytest.mark.parametrize("ending", ["xlsx", "csv", "md", "json", "ics", "docx"])
def test_the_same_report_is_the_same_bytes(
    example: ActionReport, tmp_path: Path, ending: str
) -> None:
    one, two = tmp_path / f"one.{ending}", tmp_path / f"two.{ending}"
    for path in (one, two):
        write_data(example, Choice(), "", path)
    assert one.read_bytes() == two.read_bytes()


def test_names_are_left_out_where_that_was_asked(example: ActionReport) -> None:
    report = without_names(example)
    shown = workshop_json(report).decode() + markdown(report, NL)
    for one in example.commitments:
        assert f'"who": "{one.who}"' not in shown
    assert not [row for thing in things(report, NL) for row in thing.rows if "Jeroen D." in row]
    assert "Festival Noord" in shown
    assert example.facilitator
    assert example.facilitator not in shown


def test_a_report_has_no_field_for_what_is_private() -> None:
    shared = set(ActionReport.__dataclass_fields__)
    assert not shared & {"sure", "room_only", "private"}
    assert {"sure", "room_only"} <= set(Commitment.__dataclass_fields__)
    assert not re.search(r'"(sure|room_only)"', json.dumps(schema()))


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
@pytest.mark.parametrize("ending", ["xlsx", "docx", "csv"])
def test_libreoffice_reads_it(example: ActionReport, tmp_path: Path, ending: str) -> None:
    source = tmp_path / f"report.{ending}"
    write_data(example, Choice(), "", source)
    utf8 = "csv:Text - txt - csv (StarCalc):44,34,76"
    target = "txt:Text (encoded):UTF8" if ending == "docx" else utf8
    command = ["soffice", "--headless", "--convert-to", target, "--outdir", tmp_path / "out"]
    if ending == "csv":
        command.append("--infilter=CSV:59,34,76")  # without a window it does not look for the mark
    subprocess.run([*command, source], check=True, capture_output=True, timeout=120)
    (made,) = (tmp_path / "out").iterdir()
    shown = made.read_text(encoding="utf-8", errors="replace")
    assert "Drie festivals vragen" in shown
    assert "Nguyễn Thị Lan" in shown


@pytest.mark.skipif(not shutil.which("khal"), reason="khal is not installed")
def test_khal_reads_every_day(example: ActionReport, tmp_path: Path) -> None:
    source, calendar = tmp_path / "report.ics", tmp_path / "calendar"
    write_data(example, Choice(), "", source)
    calendar.mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[one]]\npath = {calendar}\n[default]\ndefault_calendar = one\n"
        "[locale]\nlocal_timezone = Europe/Amsterdam\ndefault_timezone = Europe/Amsterdam\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    khal = ["khal", "-c", str(config)]
    places = {"XDG_CACHE_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    run = {"check": True, "capture_output": True, "text": True, "env": {**os.environ, **places}}
    subprocess.run([*khal, "import", "--batch", str(source)], **run)
    listed = subprocess.run([*khal, "list", "2026-11-20", "400d"], **run).stdout
    assert "2026-11-27" in listed
    assert listed.count("Nguyễn Thị Lan") >= 1
    assert len(list(calendar.iterdir())) == source.read_text().count("BEGIN:VEVENT")
