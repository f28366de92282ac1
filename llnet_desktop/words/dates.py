"""Days, times and lengths as people write them, in both languages."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from llnet_desktop.words import Words

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def long_date(words: Words, day: date) -> str:
    """Return "vrijdag 27 november 2026"."""
    weekday = words(f"dates.day.{_DAYS[day.weekday()]}")
    return f"{weekday} {day.day} {words(f'dates.month.m{day.month}')} {day.year}"


def short_date(words: Words, day: date, today: date | None = None) -> str:
    """Return "27 nov", with the year when it is not this one."""
    text = f"{day.day} {words(f'dates.short_month.m{day.month}')}"
    return text if today is None or today.year == day.year else f"{text} {day.year}"


def day_and_date(words: Words, day: date) -> str:
    """Return "vr 27 nov"."""
    return f"{words(f'dates.short_day.{_DAYS[day.weekday()]}')} {short_date(words, day)}"


def clock(moment: datetime | time) -> str:
    """Return the time of day as "09:30", in the moment's own zone."""
    return f"{moment.hour:02}:{moment.minute:02}"


def minutes(length: timedelta) -> int:
    """Return a length in whole minutes, rounded half up."""
    return int((length.total_seconds() + 30) // 60)


def passed(length: timedelta) -> int:
    """Return the whole minutes in a length, as two clocks without seconds show them apart."""
    return int(length / timedelta(minutes=1))


def length_words(words: Words, length: timedelta) -> str:
    """Return "35 min" or "3 u 24" / "3 h 24"."""
    hours, rest = divmod(minutes(length), 60)
    if not hours:
        return words("dates.minutes", n=rest)
    return words("dates.hours", hours=hours, minutes=f"{rest:02}")


def countdown(remaining: timedelta) -> str:
    """Return minutes and seconds, "06:12"; over time it has a minus."""
    seconds = round(abs(remaining).total_seconds())
    sign = "−" if remaining < timedelta() and seconds else ""
    return f"{sign}{seconds // 60:02}:{seconds % 60:02}"
