"""`llnet ties`."""

import json

import pytest


@pytest.fixture
def commit(llnet, code):
    def write(who, *words, into=code):
        said = ("--who", who, "--what", "Bel", "--by", "2027-01-10", *words)
        assert llnet("commit", into, *said)[0] == 0

    return write


def test_ties_are_told_in_a_sentence_and_a_line_each(llnet, commit, code):
    commit("Zoë", "--with", "Kees", "--buddy", "Lan")
    commit("kees", "--with", "zoe")
    status, out, err = llnet("ties", code, language="nl")
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "2 verbindingen.",
        "  Zoë – Kees: 2 afspraken",
        "  Zoë – Lan: 1 afspraak",
    ]


def test_the_json_has_everybody_with_a_tie_and_what_is_new_since_the_time_before(
    llnet, commit, code, agenda
):
    commit("Zoë", "--with", "Kees")
    status, out, _ = llnet(
        *("new", "--network", "Waterkant", "--title", "Verder", "--agenda", agenda),
        *("--start", "2027-02-11T09:30"),
    )
    assert status == 0
    later = out.strip()
    commit("Kees", "--buddy", "Zoë", into=later)
    commit("Zoë", "--with", "Lan", into=later)
    told = json.loads(llnet("ties", later, "--json")[1])
    assert told["since"] == "2026-12-03"
    assert [(node["label"], node["ties"]) for node in told["nodes"]] == [
        ("Kees", 1),
        ("Zoë", 2),
        ("Lan", 1),
    ]
    assert [(tie["between"], tie["new"]) for tie in told["ties"]] == [
        (["Kees", "Zoë"], False),
        (["Zoë", "Lan"], True),
    ]
    assert told["between_organisations"] == []
    assert told["groups"] == [["Kees", "Zoë", "Lan"]]
    assert json.loads(llnet("ties", code, "--json")[1])["since"] is None


def test_without_ties_it_says_so_and_what_is_for_this_room_only_is_none(llnet, commit, code):
    commit("Zoë", "--with", "Kees", "--room-only")
    assert llnet("ties", code)[:2] == (
        0,
        "As soon as somebody does something with somebody else, you see it here.\n",
    )
    told = json.loads(llnet("ties", code, "--json")[1])
    assert (told["nodes"], told["ties"], told["groups"]) == ([], [], [])


def test_a_code_that_is_none_is_refused_in_a_sentence(llnet, code):
    status, out, err = llnet("ties", "nietwaar")
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
