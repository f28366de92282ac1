"""Days as people say them, in Dutch and in English."""

from __future__ import annotations

import calendar
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
_RELATIVE = {"vandaag": 0, "vanavond": 0, "today": 0, "tonight": 0, "morgen": 1, "tomorrow": 1}
_RELATIVE |= {"overmorgen": 2, "the day after tomorrow": 2, "volgende week": 7, "next week": 7}
_COUNTS = {"een": 1, "één": 1, "a": 1, "one": 1, "twee": 2, "two": 2, "drie": 3, "three": 3}
_COUNTS |= {"vier": 4, "four": 4, "vijf": 5, "five": 5, "zes": 6, "six": 6, "zeven": 7, "seven": 7}
_COUNTS |= {"acht": 8, "eight": 8, "negen": 9, "nine": 9, "tien": 10, "ten": 10}
_YEARS = ("jaar", "jaren", "year", "years")
_UNITS = {"dag": 1, "dagen": 1, "day": 1, "days": 1, "week": 7, "weken": 7, "weeks": 7}
_MONTHS_LONG = ("maand", "maanden", "month", "months")
_COMING = frozenset(
    (
        *("komende", "aanstaande", "op", "vóór", "voor", "uiterlijk", "tot"),
        *("coming", "this", "on", "before", "by", "until", "the"),
    )
)
_NEXT = ("volgende", "next")
_END = ("eind", "einde", "end")
_PARTS = {"begin": 7, "early": 7, "half": 15, "medio": 15, "midden": 15, "mid": 15}
_OF = ("van", "of", "de", "the")
_FRIDAY = 4
_NEXT_TIME = frozenset(
    f"{before}{said}"
    for said in (
        *("volgende bijeenkomst", "volgende workshop", "volgende keer"),
        *("next workshop", "next meeting", "next time"),
    )
    for before in ("", "de ", "op de ", "bij de ", "the ", "at the ", "by the ", "by ")
)
FAR = 10  # years from which on a day is asked about
RECENT = timedelta(days=60)  # a day without a year that was in these may be meant as past

_CLOCK = re.compile(r"(\d{1,2})(?:[:.uh ]?(\d{2}))?\s?[uh]?", re.ASCII)


def parse_time(text: str) -> time | None:
    """Return the time of day that "9:35", "9.35", "9u35", "0935" or "9" means, or None."""
    match = _CLOCK.fullmatch(text.strip().casefold())
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (24, 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def is_next_workshop(text: str) -> bool:
    """Return whether a text means the network's next workshop."""
    return " ".join(text.casefold().rstrip(". ").split()) in _NEXT_TIME


def doubt(day: date, today: date, said: str = "") -> str:
    """Return why somebody should be asked if a day is meant, or nothing.

    "past"; "far", in ten years; "next_year", because what was said without a year has just been;
    "weekday", because the day of the week that was said is another one.
    """
    if day < today:
        return "past"
    if day.year - today.year >= FAR:
        return "far"
    was = parse_day(said, today - RECENT)
    if was is not None and was < today and (was.month, was.day) == (day.month, day.day):
        return "next_year"
    words = said.casefold().replace(",", " ").split()
    named = next((_WEEKDAY[word] for word in words[:2] if word in _WEEKDAY), None)
    return "weekday" if named is not None and named != day.weekday() else ""


def parse_day(text: str, today: date, next_workshop: date | None = None) -> date | None:
    """Return the day a text means, or None.

    Without a year it is the next such day from today on; a weekday is the coming one. Understood
    are 2026-11-27, 27-11-2026, 27/11, 27 nov, November 27, vrijdag, next Friday, morgen, tomorrow,
    over twee weken, in 10 days, volgende maand, half november, end of next month, and, when that
    day is known, the next workshop.
    """
    words = text.strip().casefold().rstrip(".").replace(",", " ").split()
    said = " ".join(words)
    if said in _NEXT_TIME:
        return next_workshop
    if said in _RELATIVE:
        return today + timedelta(days=_RELATIVE[said])
    if len(words) > 1 and words[0] in _COMING:
        return parse_day(" ".join(words[1:]), today, next_workshop)
    if said in _WEEKDAY:
        return _coming(_WEEKDAY[said], today)
    if len(words) > 1 and words[0] in _NEXT and words[-1] in _WEEKDAY:  # of the week after this
        monday = today + timedelta(days=7 - today.weekday())
        return monday + timedelta(days=_WEEKDAY[words[-1]])
    if len(words) == 3 and words[0] in _WEEKDAY and words[1] in _NEXT and words[2] == "week":
        return parse_day(f"next {words[0]}", today)
    if len(words) == 3 and words[0] in ("over", "in"):
        return _after(words[1], words[2], today)
    if len(words) == 2 and words[0] in _NEXT:
        return _after("1", words[1], today)
    if words and words[0] in _END:
        return _end_of([word for word in words[1:] if word not in _OF], today)
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", said, re.ASCII):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?", said, re.ASCII):
        return _in_year(match[3], int(match[2]), int(match[1]), today)
    words = [word for word in re.split(r"[\s/-]+", said) if word not in _OF]
    if len(words) == 2 and words[0] in _PARTS:
        words = [str(_PARTS[words[0]]), words[1]]
    return _with_month_name(words, today)


def _coming(weekday: int, today: date) -> date:
    return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _after(number: str, unit: str, today: date) -> date | None:
    count = int(number) if number.isascii() and number.isdigit() else _COUNTS.get(number)
    if not count:
        return None
    if unit in _MONTHS_LONG or unit in _YEARS:
        months = count * (12 if unit in _YEARS else 1)
        year, month = divmod(today.month - 1 + min(months, 600), 12)
        year += today.year
        last = calendar.monthrange(year, month + 1)[1]
        return date(year, month + 1, min(today.day, last))
    return today + timedelta(days=min(count, 5000) * _UNITS[unit]) if unit in _UNITS else None


def _end_of(what: list[str], today: date) -> date | None:
    """Return the last day of a month, of this one or of the next, or the Friday of a week."""
    if what in (["week"], ["deze", "week"], ["this", "week"]):
        return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    if what in (["volgende", "week"], ["next", "week"]):
        return today + timedelta(days=7 - today.weekday() + _FRIDAY)
    if what and what[-1] in _MONTHS_LONG[::2]:
        first = today.replace(day=1)
        if what[0] in _NEXT:
            first = (first + timedelta(days=31)).replace(day=1)
        return first.replace(day=calendar.monthrange(first.year, first.month)[1])
    if len(what) == 1 and what[0] in _MONTH:
        month = _MONTH[what[0]]
        year = today.year + (month < today.month)
        return date(year, month, calendar.monthrange(year, month)[1])
    return None


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
