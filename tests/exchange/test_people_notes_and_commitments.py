"""Members, notes and commitments, recognised by what is in the file."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.columns import Chosen
from llnet_desktop.exchange.commitments import parse_commitments
from llnet_desktop.exchange.members import parse_members
from llnet_desktop.exchange.notes import parse_notes
from llnet_desktop.exchange.recognise import recognise
from llnet_desktop.exchange.source import read_source

DATA = Path(__file__).parent.parent / "data"
TODAY = date(2026, 11, 22)


def test_a_list_with_byte_order_mark_quotes_and_accents_gives_each_person_once():
    draft = parse_members(read_source(DATA / "members.csv"))
    assert [(member.name, member.organisation, member.present) for member in draft.members] == [
        ("Greetje B.", "Tuinraad", True),
        ("Trần Văn Minh", "Huế", False),
        ('Wim "de Spade" K.', "Groen; Grond & Zn.", None),
        ("Şebnem Ö.", "Buurthuis", True),
    ]
    assert draft.members[0].email == "greetje@tuin.example"
    assert [(told.line, told.reason) for told in draft.left_out] == [
        (7, "duplicate"),
        (8, "no_name"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "An de Wit, Waterschap",
        "- An de Wit (Waterschap)",
        "An de Wit;Waterschap",
        "An de Wit\tWaterschap",
        "1. An de Wit – Waterschap",
    ],
)
def test_a_pasted_line_is_a_person_with_an_organisation(line):
    (member,) = parse_members(line).members
    assert (member.name, member.organisation) == ("An de Wit", "Waterschap")


def test_mail_addresses_as_pasted_from_a_mail_are_people():
    draft = parse_members("An Li <an@wad.example>; Bo R. <bo@wad.example>")
    assert [(member.name, member.email) for member in draft.members] == [
        ("An Li", "an@wad.example"),
        ("Bo R.", "bo@wad.example"),
    ]


def test_first_and_last_names_in_columns_are_one_name():
    text = "Voornaam,Tussenvoegsel,Achternaam,Bedrijf\nAn,de,Wit,Wad\nBo,,Roos,Wad"
    assert [member.name for member in parse_members(text).members] == ["An de Wit", "Bo Roos"]


def test_members_come_from_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    for row in (["Name", "Organisation", "Attending"], ["An", "Wad", "yes"], [None, None, None]):
        book.active.append(row)
    book.save(tmp_path / "leden.xlsx")
    source = read_source(tmp_path / "leden.xlsx")
    assert recognise(source) == "members"
    assert [(member.name, member.present) for member in parse_members(source).members] == [
        ("An", True)
    ]


@pytest.mark.parametrize("name", ["notes.txt", "draaiboek.tsv", "headings-two-days.md"])
def test_what_is_no_list_of_people_is_refused(name):
    with pytest.raises(InputError, match="not_members"):
        parse_members(read_source(DATA / name))


def test_notes_are_lines_as_they_were_typed_without_their_bullets():
    draft = parse_notes(read_source(DATA / "notes.txt"))
    assert draft.lines == (
        (1, "Een pomp die ook in de winter werkt"),
        (2, "Sleutel van de schuur, voor iedereen"),
        (4, "Wie heeft er tijd op dinsdag?"),
        (5, "Bloemen & bonen <naast elkaar>"),
        (6, "=regenton delen"),
        (7, "14 + 22 is hetzelfde"),
        (8, "Một khu vườn chung"),
        (9, "3. hoek is te nat"),
    )


def test_a_note_that_is_too_long_is_cut_and_told():
    draft = parse_notes("kort\n" + "woord " * 1_000)
    assert len(draft.lines[1][1]) <= 2_000
    assert [(told.line, told.reason) for told in draft.left_out] == [(2, "too_long")]


def test_commitments_need_who_what_and_a_day():
    draft = parse_commitments(read_source(DATA / "afspraken.csv"), TODAY)
    assert [(each.who, each.what, each.by) for each in draft.commitments] == [
        ("Greetje", "de schuur opruimen", date(2026, 11, 27)),
        ("Wim", "compost keren", date(2026, 12, 3)),
    ]
    assert (draft.commitments[0].with_whom, draft.commitments[0].first_step) == (
        "Wim",
        "sleutel halen",
    )
    assert [told.reason for told in draft.left_out] == ["no_name", "no_date", "no_what"]


def test_a_day_without_a_year_is_the_next_one():
    text = "| Who | What | By |\n|---|---|---|\n| An | count | 20 Nov |\n| Bo | map | November 23 |"
    draft = parse_commitments(text, TODAY)
    assert [each.by for each in draft.commitments] == [date(2027, 11, 20), date(2026, 11, 23)]


@pytest.mark.parametrize(
    ("name", "content"),
    [("members.csv", "members"), ("notes.txt", "notes"), ("afspraken.csv", "commitments")],
)
def test_a_file_is_recognised_by_its_content(name, content):
    assert recognise(read_source(DATA / name)) == content


def test_a_table_of_something_else_is_not_understood():
    with pytest.raises(InputError, match="not_understood"):
        recognise(read_source(DATA / "draaiboek.tsv"))
    with pytest.raises(InputError, match="not_understood"):
        parse_commitments("Naam;Organisatie\nAn;Wad", TODAY)


def test_a_commitment_keeps_its_buddy_and_the_help_asked_and_tells_what_was_cut():
    text = "Wie;Wat;Uiterlijk;Buddy;Hulp van;Welke hulp;Hoe we het zien\n"
    text += f"An;{'meten ' * 100};3 dec;Bo;Cees;een boot;een kaart\n"
    draft = parse_commitments(text, TODAY)
    (one,) = draft.commitments
    assert (one.buddy, one.help_from, one.help, one.sign) == ("Bo", "Cees", "een boot", "een kaart")
    assert len(one.what) <= 500
    assert [left.reason for left in draft.left_out] == ["too_long"]


def test_columns_are_as_chosen_and_a_column_has_one_role():
    text = "Wie;Wat;Uiterlijk;Actiehouder\nAn;meten;3 dec;Bo\n"
    chosen = Chosen({"who": 3, "what": 1, "by": 2, "with": 0})
    (one,) = parse_commitments(text, TODAY, chosen).commitments
    assert (one.who, one.with_whom) == ("Bo", "An")
    swapped = Chosen({"name": 1})
    (member,) = parse_members("Naam;Organisatie\nAn;Wad", swapped).members
    assert (member.name, member.organisation) == ("Wad", "")


def test_columns_cannot_be_chosen_where_there_are_none():
    with pytest.raises(InputError, match="not_understood"):
        parse_commitments("een regel", TODAY, Chosen({"who": 0}))
