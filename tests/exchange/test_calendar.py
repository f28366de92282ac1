"""Calendar files, read back by a calendar library and checked by the letter of RFC 5545."""

from datetime import UTC, date, datetime, timedelta

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.phrase import clean
from llnet_desktop.exchange.calendar import DayEntry, calendar_file

MADE = datetime(2026, 12, 3, 12, 0, tzinfo=UTC)


def read(content):
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_an_entry_is_a_day_with_a_reminder_in_the_morning():
    entry = DayEntry("k1", date(2026, 12, 11), "Vraag Marieke hoe het ging", "Tom, vraag jij …")
    (event,) = read(calendar_file((entry,), MADE))
    assert event.decoded("dtstart") == date(2026, 12, 11)
    assert event.decoded("dtend") == date(2026, 12, 12)
    assert str(event["uid"]) == "k1@llnet"
    assert event.decoded("dtstamp") == MADE
    (alarm,) = event.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)


def test_the_same_entry_gives_the_same_bytes():
    entries = (DayEntry("k1", date(2026, 12, 11), "a"), DayEntry("k2", date(2026, 12, 12), "b"))
    assert calendar_file(entries, MADE) == calendar_file(entries, MADE)
    assert len(read(calendar_file(entries, MADE))) == 2


@pytest.mark.parametrize(
    "said",
    [
        "komma, punt; dubbel: \\ en nog wat",
        "BEGIN:VEVENT",
        "=1+1",
        "<img src=x onerror=alert(1)>",
        "Nguyễn Thị Lan " * 20,
        "👩‍👩‍👧‍👦" * 40,
    ],
)
def test_any_words_come_back_as_they_were(said):
    content = calendar_file((DayEntry("k1", date(2026, 12, 11), said, said),), MADE)
    (event,) = read(content)
    assert str(event["summary"]) == said
    assert str(event["description"]) == said
    assert content.split(b"\r\n").count(b"BEGIN:VEVENT") == 1
    assert all(len(line) <= 75 for line in content.split(b"\r\n")), "lines are folded"


@given(st.text(max_size=300).map(clean))
def test_no_text_breaks_a_file(said):
    (event,) = read(calendar_file((DayEntry("k1", date(2026, 12, 11), said, said),), MADE))
    assert str(event.get("summary", "")) == said
