"""Who takes part in a matrix, and which request stands in which cell."""

from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.requests import cells, in_order, is_asked, parties
from llnet_desktop.domain.workshop import Answer, Request

NAMES = st.sampled_from(["Gemeente", "gemeente", "DGTL", "Łódź", "Hội Nông dân", "ÉÉN"])


def request(number, asker, asked, text="een zaal", answer=None):
    return Request(f"r{number:03}", "w", "b", asker, asked, text, answer)


def test_organisations_stand_by_name_and_typed_ones_after_them_as_they_came():
    typed = [request(2, "Zee", "", ""), request(1, "Bewoners", "", "")]
    assert parties(["Tuin", "Łódź", "akker", ""], typed) == (
        "akker",
        "Łódź",
        "Tuin",
        "Bewoners",
        "Zee",
    )


def test_who_asks_or_is_asked_takes_part_also_when_no_list_knows_them():
    assert parties((), [request(1, "DGTL", "Bewoners")]) == ("DGTL", "Bewoners")


def test_a_party_that_was_left_out_is_gone_until_it_asks_something():
    out = request(1, "", "tuin", "")
    assert parties(["Tuin", "DGTL"], [out]) == ("DGTL",)
    assert parties(["Tuin", "DGTL"], [out, request(2, "Tuin", "DGTL")]) == ("DGTL", "Tuin")


def test_capitals_make_no_other_party():
    asked = [request(1, "DGTL", "gemeente"), request(2, "dgtl", "GEMEENTE", answer=Answer.YES)]
    names = parties(["Gemeente"], asked)
    assert names == ("Gemeente", "DGTL")
    assert cells(names, asked) == {(1, 0): tuple(asked)}


@given(st.lists(NAMES), st.lists(st.tuples(NAMES, NAMES, st.sampled_from(["", "x"]))))
def test_every_request_is_in_one_cell_and_every_name_is_there_once(organisations, made):
    kept = [request(n, *one) for n, one in enumerate(made)]
    names = parties(organisations, kept)
    assert len({name.casefold() for name in names}) == len(names)
    assert sorted(one.id for one in in_order(names, kept)) == [
        one.id for one in kept if is_asked(one)
    ]
