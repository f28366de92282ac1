"""Days as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.dates import doubt, is_next_workshop, parse_day

THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-18", date(2026, 12, 18)),
        ("18-12-2026", date(2026, 12, 18)),
        ("18/12", date(2026, 12, 18)),
        ("1-2", date(2027, 2, 1)),
        ("27 nov", date(2027, 11, 27)),
        ("27-nov", date(2027, 11, 27)),
        ("27th of December", date(2026, 12, 27)),
        ("volgende maand", date(2027, 1, 3)),
        ("next month", date(2027, 1, 3)),
        ("over een jaar", date(2027, 12, 3)),
        ("in two years", date(2028, 12, 3)),
        ("begin januari", date(2027, 1, 7)),
        ("half maart", date(2027, 3, 15)),
        ("mid-January", date(2027, 1, 15)),
        ("vóór vrijdag", date(2026, 12, 4)),
        ("by Friday", date(2026, 12, 4)),
        ("vrijdag volgende week", date(2026, 12, 11)),
        ("15 dec.", date(2026, 12, 15)),
        ("15e december", date(2026, 12, 15)),
        ("December 15", date(2026, 12, 15)),
        ("vrijdag 18 december 2026", date(2026, 12, 18)),
        ("14 Jan", date(2027, 1, 14)),
        ("1 mrt 2027", date(2027, 3, 1)),
        ("vrijdag", date(2026, 12, 4)),
        ("Thursday", date(2026, 12, 10)),
        ("morgen", date(2026, 12, 4)),
        ("over twee weken", date(2026, 12, 17)),
        ("in 10 days", date(2026, 12, 13)),
        ("over een maand", date(2027, 1, 3)),
        ("in two months", date(2027, 2, 3)),
        ("overmorgen", date(2026, 12, 5)),
        ("volgende week", date(2026, 12, 10)),
        ("komende vrijdag", date(2026, 12, 4)),
        ("volgende week vrijdag", date(2026, 12, 11)),
        ("next Friday", date(2026, 12, 11)),
        ("eind van de week", date(2026, 12, 4)),
        ("eind januari", date(2027, 1, 31)),
        ("end of February", date(2027, 2, 28)),
        ("eind van de maand", date(2026, 12, 31)),
        ("end of next month", date(2027, 1, 31)),
        ("eind volgende week", date(2026, 12, 11)),
        ("op 18 december", date(2026, 12, 18)),
    ],
)
def test_days_are_understood_in_both_languages(said, day):
    assert parse_day(said, THURSDAY) == day


@pytest.mark.parametrize(
    "said", ["", "ooit", "31 feb", "32-1-2027", "2026-13-01", "soon", "in x weeks", "٣-٤"]
)
def test_what_is_no_day_is_none(said):
    assert parse_day(said, THURSDAY) is None


def test_the_next_workshop_is_its_day_when_there_is_one():
    coming = date(2027, 2, 11)
    for said in ("volgende bijeenkomst", "Bij de volgende bijeenkomst.", "next workshop"):
        assert is_next_workshop(said)
        assert parse_day(said, THURSDAY, coming) == coming
        assert parse_day(said, THURSDAY) is None
    assert not is_next_workshop("workshop")


def test_a_day_that_was_or_that_is_years_away_is_doubtful():
    assert doubt(date(2026, 12, 2), THURSDAY) == "past"
    assert not doubt(THURSDAY, THURSDAY)
    assert not doubt(date(2029, 1, 1), THURSDAY)
    assert doubt(date(2036, 1, 1), THURSDAY) == "far"


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("27 nov", "next_year"),
        ("27-11", "next_year"),
        ("27 nov 2027", ""),
        ("27-11-27", ""),
        ("1 okt", ""),  # more than two months ago: nobody means that one
        ("maandag 7 dec", ""),
        ("dinsdag 7 dec", "weekday"),
        ("Tue, 7 December", "weekday"),
        ("op dinsdag 7 dec", "weekday"),
        ("vrijdag", ""),
        ("over een jaar", ""),
        ("volgende week vrijdag", ""),
    ],
)
def test_a_day_is_doubtful_when_its_words_may_mean_another_one(said, why):
    assert doubt(parse_day(said, THURSDAY), THURSDAY, said) == why


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(said):
    assert isinstance(parse_day(said, THURSDAY), date | None)
