"""`llnet commit`."""

import json

import pytest


@pytest.fixture
def commit(llnet, code):
    def write(*words, by="2027-01-10", who="Zoë", what="Bel Tom", language="nl"):
        said = ("--who", who, "--what", what, "--by", by, *words)
        return llnet("commit", code, *said, language=language)

    return write


@pytest.fixture
def made(llnet, code):
    return lambda: json.loads(llnet("show", code, "--json")[1])["commitments"]


def test_a_commitment_is_written_down_and_its_number_printed(commit, made):
    status, out, err = commit(
        *("--with", "Kees", "--when", "ik thuis ben", "--then", "bel ik", "--buddy", "Lan")
    )
    assert (status, out) == (0, "1\n")
    assert err == "Nog geen deelnemer: Zoë, Kees, Lan.\n"
    (one,) = made()
    assert (one["who"], one["what"], one["by"]) == ("Zoë", "Bel Tom", "2027-01-10")
    assert (one["with"], one["when"], one["first_step"]) == ("Kees", "ik thuis ben", "bel ik")
    assert one["buddy"] == "Lan"
    assert "2026-" in one["buddy_asks"] or "2027-01-0" in one["buddy_asks"]
    assert not one["room_only"]


def test_a_day_that_has_passed_is_refused_until_it_is_meant(commit, made):
    status, out, err = commit(by="2020-01-01")
    assert (status, out) == (1, "")
    assert "wo 1 jan 2020" in err
    assert not made()
    assert commit("--anyway", by="2020-01-01")[0] == 0
    assert made()[0]["by"] == "2020-01-01"


def test_a_day_just_past_is_no_day_of_next_year_unless_that_is_meant(commit, made):
    status, out, err = commit(by="20 nov")
    assert (status, out) == (1, "")
    assert "2027" in err
    assert "volgend jaar" in err
    assert commit(by="20 nov 2027")[0] == 0
    assert made()[0]["by"] == "2027-11-20"


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"by": "ooit"}, "llnet: Deze dag begrijp ik niet: ooit."),
        ({"by": "volgende bijeenkomst"}, "llnet: Er is nog geen volgende bijeenkomst gepland."),
        ({"who": "  "}, "llnet: Wie gaat het doen?"),
        ({"what": "\u202e"}, "llnet: Wat gaat er gebeuren?"),
    ],
)
def test_what_is_missing_is_one_sentence_and_nothing_is_written(commit, made, given, sentence):
    status, out, err = commit(**given)
    assert (status, out) == (1, "")
    assert err.startswith(sentence)
    assert err.count("\n") == 1
    assert not made()


def test_the_next_workshop_is_a_day(llnet, commit, made, agenda):
    status, _, err = llnet(
        *("new", "--network", "Waterkant", "--title", "Verder", "--agenda", agenda),
        *("--start", "2027-02-11T09:30"),
    )
    assert (status, err) == (0, "")
    assert commit(by="next workshop", language="en")[0] == 0
    assert made()[0]["by"] == "2027-02-11"


def test_what_is_for_this_room_only_is_in_no_report(llnet, commit, code, tmp_path, tool):
    assert commit("--room-only", what="Stoppen met de directie")[0] == 0
    assert commit(what="Bekers delen")[0] == 0
    path = tmp_path / "afspraken.pdf"
    assert llnet("export", code, "--to", path)[0] == 0
    text = tool("pdftotext", path, "-")
    assert "Bekers delen" in text
    assert "directie" not in text
