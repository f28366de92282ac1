"""Calendar files that any calendar reads: a day on which something is to be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from icalendar import Alarm, Calendar, Event

MORNING = timedelta(hours=9)  # after midnight: when the reminder comes
PRODUCT = "-//LLNet Desktop//LLNet Desktop//EN"


@dataclass(frozen=True, slots=True)
class DayEntry:
    """Something on a day as a whole. `id` makes that a second file changes the entry."""

    id: str
    day: date
    summary: str
    description: str = ""


def calendar_file(entries: tuple[DayEntry, ...], made: datetime) -> bytes:
    """Return an iCalendar file (RFC 5545) with an entry and a reminder for each.

    `made` is when it was made, with its zone.
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        event = Event()
        event.add("uid", f"{entry.id}@llnet")
        event.add("dtstamp", made)
        event.add("dtstart", entry.day)
        event.add("dtend", entry.day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")  # it keeps nobody from a meeting
        event.add("summary", entry.summary)
        if entry.description:
            event.add("description", entry.description)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.summary)
        alarm.add("trigger", MORNING)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
