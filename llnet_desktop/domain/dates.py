"""Days as people say them, in Dutch and in English."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

_MONTHS = (
    ("jan", "januari", "january"),
    ("feb", "februari", "february"),
    ("mrt", "maart", "mar", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("aug", "augustus", "august"),
    ("sep", "sept", "september"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november"),
    ("dec", "december"),
)
_MONTH = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_WEEKDAYS = (
    ("ma", "maandag", "mon", "monday"),
    ("di", "dinsdag", "tue", "tuesday"),
    ("wo", "woensdag", "wed", "wednesday"),
    ("do", "donderdag", "thu", "thursday"),
    ("vr", "vrijdag", "fri", "friday"),
    ("za", "zaterdag", "sat", "saturday"),
    ("zo", "zondag", "sun", "sunday"),
)
_WEEKDAY = {name: number for number, names in enumerate(_WEEKDAYS) for name in names}
_RELATIVE = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2}
_COUNTS = {"een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}
_COUNTS |= {"vier": 4, "four": 4, "zes": 6, "six": 6, "acht": 8, "eight": 8}
_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}


_CLOCK = re.compile(r"(\d{1,2})(?:[:.uh ]?(\d{2}))?\s?[uh]?", re.ASCII)


def parse_time(text: str) -> time | None:
    """Return the time of day that "9:35", "9.35", "9u35", "0935" or "9" means, or None."""
    match = _CLOCK.fullmatch(text.strip().casefold())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def parse_day(text: str, today: date) -> date | None:
    """Return the day a text means, or None.

    Without a year it is the next such day from today on; a weekday is the coming one. Understood
    are 2026-11-27, 27-11-2026, 27/11, 27 nov, November 27, vrijdag, Friday, morgen, tomorrow,
    over twee weken, in 10 days.
    """
    words = text.strip().casefold().rstrip(".").replace(",", " ").split()
    said = " ".join(words)
    if said in _RELATIVE:
        return today + timedelta(days=_RELATIVE[said])
    if said in _WEEKDAY:
        return today + timedelta(days=(_WEEKDAY[said] - today.weekday() - 1) % 7 + 1)
    if len(words) == 3 and words[0] in ("over", "in") and words[2] in _UNITS:
        count = (
            int(words[1]) if words[1].isascii() and words[1].isdigit() else _COUNTS.get(words[1])
        )
        return today + timedelta(days=min(count, 5000) * _UNITS[words[2]]) if count else None
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said, re.ASCII):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", said, re.ASCII):
        return _in_year(match[3], int(match[2]), int(match[1]), today)
    return _with_month_name(words, today)


def _with_month_name(words: list[str], today: date) -> date | None:
    if words and words[0] in _WEEKDAY:
        words = words[1:]
    if not 2 <= len(words) <= 3:
        return None
    first, second = words[0].rstrip("."), words[1].rstrip(".")
    if second not in _MONTH:
        first, second = second, first
    day = re.fullmatch(r"(\d{1,2})(?:e|st|nd|rd|th)?", first, re.ASCII)
    year = words[2] if len(words) == 3 else None
    if day is None or second not in _MONTH or (year and not re.fullmatch(r"\d{4}", year, re.ASCII)):
        return None
    return _in_year(year, _MONTH[second], int(day[1]), today)


def _in_year(year: str | None, month: int, day: int, today: date) -> date | None:
    if year is not None:
        return _day(int(year) + (2000 if len(year) == 2 else 0), month, day)
    this = _day(today.year, month, day)
    return this if this is not None and this >= today else _day(today.year + 1, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
