"""Days as people say them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.dates import parse_day

THURSDAY = date(2026, 12, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-12-18", date(2026, 12, 18)),
        ("18-12-2026", date(2026, 12, 18)),
        ("18/12", date(2026, 12, 18)),
        ("1-2", date(2027, 2, 1)),
        ("27 nov", date(2027, 11, 27)),
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
    ],
)
def test_days_are_understood_in_both_languages(said, day):
    assert parse_day(said, THURSDAY) == day


@pytest.mark.parametrize(
    "said", ["", "ooit", "31 feb", "32-1-2027", "2026-13-01", "soon", "in x weeks", "٣-٤"]
)
def test_what_is_no_day_is_none(said):
    assert parse_day(said, THURSDAY) is None


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(said):
    assert isinstance(parse_day(said, THURSDAY), date | None)
