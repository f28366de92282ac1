"""Notes as whiteboards and spreadsheets write them out."""

import pytest

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.columns import Chosen
from llnet_desktop.exchange.notes import note_table, parse_notes
from llnet_desktop.exchange.recognise import recognise
from llnet_desktop.exchange.source import as_source

MURAL = """ID,Sticky note text,BG Color,Position X,Position Y,Area,Last updated by,Tags,Votes
1,Onder rechts,#FCFE7D,900,500,Wat ik bied,Anna,kade,0
2,Boven rechts,#FCFE7D,900,100,Wat ik bied,Bob,kade,3
3,Boven links,#FCFE7D,100,100,Wat ik bied,Anna,,1
4,"Twee
regels",#FCFE7D,100,100,Wat ik zoek,Anna,water,0
5,Boven links,#FCFE7D,100,100,Wat ik bied,Anna,,1
6,,#FCFE7D,100,100,Wat ik bied,Anna,,1
"""


def test_a_board_is_read_area_by_area_from_the_top_and_the_left():
    assert recognise(MURAL) == "notes"
    draft = parse_notes(MURAL)
    assert [note.text for note in draft.notes] == [
        "Boven links", "Boven rechts", "Onder rechts", "Twee regels",
    ]  # fmt: skip
    assert [note.lane for note in draft.notes] == ["Wat ik bied"] * 3 + ["Wat ik zoek"]
    assert [note.dots for note in draft.notes] == [1, 3, 0, 0]
    assert [note.cluster for note in draft.notes] == ["", "kade", "kade", "water"]
    assert [(out.line, out.reason) for out in draft.left_out] == [(7, "duplicate")]


def test_who_wrote_a_note_is_not_taken_over():
    assert "Anna" not in repr(parse_notes(MURAL))


@pytest.mark.parametrize(
    "text",
    [
        "Tekst;Kolom\nEen;A\nTwee;B\n",
        "Kolom\tBriefje\nA\tEen\nB\tTwee\n",
        "| Note | List |\n| --- | --- |\n| Een | A |\n| Twee | B |\n",
        "Content,Frame\nEen,A\nTwee,B\n",
    ],
)
def test_tables_are_known_by_their_header(text):
    assert recognise(text) == "notes"
    assert [(note.text, note.lane) for note in parse_notes(text).notes] == [
        ("Een", "A"),
        ("Twee", "B"),
    ]


def test_other_columns_can_be_chosen():
    text = "Wat zei men;Waar\nEen;A\nTwee;B\n"
    assert note_table(as_source(text)) is None
    draft = parse_notes(text, Chosen({"text": 0, "lane": 1}))
    assert [(note.text, note.lane) for note in draft.notes] == [("Een", "A"), ("Twee", "B")]
    swapped = parse_notes("Tekst;Kolom\nEen;A\n", Chosen({"text": 1, "lane": 0}))
    assert [(note.text, note.lane) for note in swapped.notes] == [("A", "Een")]


def test_no_column_is_no_column():
    text = "Tekst;Kolom;Auteur\nEen;A;Anna\n"
    (note,) = parse_notes(text, Chosen({"text": 0, "lane": -1, "cluster": -1, "dots": -1})).notes
    assert (note.lane, note.cluster, note.dots) == ("", "", 0)


def test_people_with_a_column_for_notes_are_still_people():
    people = "Naam;Organisatie;Notitie;Groep\nAnna;Gemeente;komt later;A\n"
    assert recognise(people) == "members"


def test_odd_places_and_votes_are_no_trouble():
    text = "Text,X,Y,Votes\nEen,nan,1e999,veel\nTwee,-5,\u22123,99999999999\nDrie,0,0,-4\n"
    draft = parse_notes(text)
    assert [(note.text, note.dots) for note in draft.notes] == [
        ("Twee", 9_999), ("Drie", 0), ("Een", 0),
    ]  # fmt: skip


def test_a_board_of_too_many_notes_is_a_sentence():
    rows = "\n".join(f"note {n},A" for n in range(5_002))
    with pytest.raises(InputError) as caught:
        parse_notes(f"Text,Area\n{rows}\n")
    assert caught.value.code == "input.too_many_rows"


def test_lines_are_notes_as_before():
    draft = parse_notes("- een\n\n* twee\n")
    assert [(note.line, note.text) for note in draft.notes] == [(1, "een"), (3, "twee")]
