"""The notes of a board on the wall: of one size in a column, on as few sheets as that takes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, PublicCluster, PublicLane, PublicNote
from llnet_desktop.domain.run import Timebox
from llnet_desktop.domain.workshop import MINUTE, Grouping
from llnet_desktop.ui.projector import board_layout
from llnet_desktop.ui.projector.board_layout import GAP, Column, Plan, plan_for
from llnet_desktop.ui.projector.wall import BOTTOM

WIDTH = 1920.0
SHORT = "Samen inkopen scheelt de helft"
LONG = "Wie een loods deelt, deelt ook de sleutel, de verzekering en de zorg om het dak. " * 2
NAMES = ("Wat brengen we", "Wat zoeken we")

pytestmark = pytest.mark.usefixtures("qapp")


def page(*lanes: list[PublicNote], clusters: tuple[PublicCluster, ...] = ()) -> BoardPage:
    made = tuple(
        PublicLane(Phrase(NAMES[place]), place, tuple(notes), clusters=clusters)
        for place, notes in enumerate(lanes)
    )
    return BoardPage(None, Phrase("Vertel"), Grouping.ALL, made, Timebox(MINUTE))


def notes(texts: list[str]) -> list[PublicNote]:
    return [PublicNote(number, text, 0) for number, text in enumerate(texts, start=1)]


def plan(shown: BoardPage) -> Plan:
    return plan_for(shown, WIDTH, ("nl",))


def sizes(column: Column) -> set[int]:
    """Return how high the papers of a column are, without the titles over them."""
    return {
        round(spot.height - column.cards[spot.card].above(spot))
        for sheet in column.sheets
        for spot in sheet
    }


@pytest.mark.parametrize("count", [1, 7, 15, 40, 200, 2000])
def test_notes_of_a_column_are_of_one_size_on_every_sheet(count):
    texts = [SHORT if number % 3 else f"{SHORT}, elk jaar" for number in range(count)]
    for column in plan(page(notes(texts), notes(texts[::-1]))).columns:
        assert len(sizes(column)) == 1


def test_a_long_note_takes_the_places_of_several_and_is_whole():
    texts = [SHORT] * 40
    texts[20] = LONG
    column = plan(page(notes(texts), [])).columns[0]
    low, high = sorted(sizes(column))
    places = (high + GAP) / (low + GAP)
    assert places == pytest.approx(round(places), abs=0.05)
    assert "".join("".join(column.cards[20].words.lines).split()) == "".join(LONG.split())
    assert sum(round(spot.height) == high for sheet in column.sheets for spot in sheet) == 1


def test_notes_in_clusters_are_as_high_as_those_that_stand_alone():
    there = [PublicNote(n, SHORT, 0, group=n % 2 if n < 8 else None) for n in range(1, 30)]
    there.sort(key=lambda note: (note.group is None, note.group or 0))
    clusters = (PublicCluster("Inkoop"), PublicCluster("Vervoer"))
    column = plan(page(there, clusters=clusters)).columns[0]
    assert len(sizes(column)) == 1
    titled = [spot.card for spot in column.sheets[0] if column.cards[spot.card].above(spot)]
    assert titled[:1] == [0]


def test_a_cluster_that_goes_on_in_another_column_or_sheet_has_its_title_there_too():
    there = [PublicNote(n, SHORT, 0, group=0) for n in range(1, 80)]
    column = plan(page(there, clusters=(PublicCluster("Inkoop"),))).columns[0]
    assert len(column.sheets) > 1
    for sheet in column.sheets:
        for spot in sheet:
            assert (column.cards[spot.card].above(spot) > 0) == (spot.top == 0)


TEXTS = st.lists(
    st.sampled_from([SHORT, "Ja", LONG, f"{SHORT} en {SHORT}", "Donaudampfschifffahrt" * 9]),
    max_size=70,
)


@settings(deadline=None, max_examples=60)
@given(TEXTS, st.integers(0, 70))
def test_a_board_that_grew_stands_as_one_laid_out_at_once(texts, before):
    board_layout._LAID_OUT.clear()
    board_layout._PLANS.clear()
    plan(page(notes(texts[:before]), []))
    first = notes(texts)
    for upto in range(before, len(texts) + 1):
        grown = plan(page(first[:upto], []))
    board_layout._LAID_OUT.clear()
    board_layout._PLANS.clear()
    if before <= len(texts):
        assert grown.columns == plan(page(first, [])).columns


@settings(deadline=None, max_examples=60)
@given(TEXTS, TEXTS)
def test_every_note_stands_once_above_the_heads_and_none_over_another(left, right):
    made = plan(page(notes(left), notes(right)))
    for texts, column in zip((left, right), made.columns, strict=True):
        spots = [spot for sheet in column.sheets for spot in sheet]
        assert sorted(spot.card for spot in spots) == list(range(len(texts)))
        for sheet in column.sheets:
            ends: dict[int, float] = {}
            for spot in sorted(sheet, key=lambda spot: (spot.column, spot.top)):
                assert spot.top >= ends.get(spot.column, 0.0)
                ends[spot.column] = spot.top + spot.height
                assert made.notes_top + ends[spot.column] <= BOTTOM + 0.5
