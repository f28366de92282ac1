"""Times and durations as people write them in agendas, in Dutch and in English."""

from __future__ import annotations

import re
from typing import NamedTuple

HOUR = 60
HALF_DAY = 12 * HOUR

_CLOCK = re.compile(
    r"(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"|(?P<unit>[hu])(?P<after>[0-9]{2})?)?"
    r"\s?(?P<suffix>am\b|pm\b|a\.m\.|p\.m\.|uur\b|u\b|h\b)?(?![\w:])(?!\.[0-9])",
    re.IGNORECASE | re.ASCII,
)
_BEFORE = re.compile(r"\s*(?:(?:van|vanaf|om|from|at)\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\s*(?:->|→|[-–—−~]|\b(?:tot en met|tot|t/m|to|until|till)\b)?\s*", re.IGNORECASE
)
_AFTER = " \t|:;,-–—−>•."

_MIN = r"(?:min(?:uut|uten|ute|utes|s)?\.?|m|['’])"
_MINUTES = re.compile(rf"(-?[0-9]{{1,7}})(?:[.,]([0-9]{{1,2}}))?\s*({_MIN})?", re.I | re.A)
_HOURS = re.compile(
    r"([0-9]{1,3})(?:[.,]([0-9]{1,2}))?\s*(?:uur|uren|u|hours?|hrs?|h)\.?"
    rf"(?:\s*(?:en\s|and\s)?\s*([0-9]{{1,2}})\s*{_MIN}?)?",
    re.I | re.A,
)
_HOURS_MINUTES = re.compile(r"([0-9]{1,3}):([0-9]{2})(?::00)?", re.A)
_THOUSANDS = re.compile(r"([0-9]{1,3})[.,]([0-9]{3})(?![0-9])", re.A)
_NAMED = {"kwartier": 15, "een kwartier": 15, "half uur": 30, "een half uur": 30, "half hour": 30}


class Clock(NamedTuple):
    """A time of day in minutes. `loose`: written so that it may be after noon, as in 1:30."""

    at: int
    loose: bool = False


class When(NamedTuple):
    """When something is, and what else the text says."""

    start: Clock | None
    end: Clock | None
    minutes: int | None
    rest: str


def leading_time(text: str, *, bare: bool = False) -> When | None:
    """Return the time or the span a text begins with; `bare` takes 9-10 for hours."""
    first = _CLOCK.match(text, _begin(text))
    if first is None:
        return None
    gap = _BETWEEN.match(text, first.end())
    second = _CLOCK.match(text, gap.end()) if gap is not None else None
    end = _clock(second, bare=bare and _has_mark(gap)) if second is not None else None
    start = _clock(first, bare=bare or (end is not None and _has_mark(gap)))
    if start is None:
        return None
    if second is None or end is None:
        return When(start, None, None, text[first.end() :].strip(_AFTER))
    suffix = (second["suffix"] or "").replace(".", "").casefold()
    earlier = _clock(first, bare=True, suffix=suffix)
    if suffix in ("am", "pm") and not first["suffix"] and earlier and earlier.at < end.at:
        start = earlier
    return When(start, end, None, text[second.end() :].strip(_AFTER))


def trailing_time(text: str) -> When | None:
    """Return the time, span or duration a text ends with, often between brackets."""
    tail_from = max(0, len(text) - 40)
    for digit in re.finditer(r"(?<![\w:.,-])[0-9]", text[tail_from:]):
        at = tail_from + digit.start()
        tail, title = text[at:].rstrip(" )]."), text[:at].rstrip(" ([,:;–—-|\t")
        when = leading_time(tail)
        if title and when is not None and not when.rest:
            return when._replace(rest=title)
        minutes = parse_minutes(tail)
        if title and minutes is not None:
            return When(None, None, minutes, title)
    return None


def leading_minutes(text: str) -> When | None:
    """Return the duration a text begins with, as in `10 min: check-in`."""
    found = re.match(rf"[(\[]?([0-9]{{1,4}}\s?{_MIN})(?!\w)[)\]]?\s*", text, re.I | re.A)
    minutes = parse_minutes(found[1]) if found is not None else None
    if found is None or minutes is None:
        return None
    return When(None, None, minutes, text[found.end() :].strip(_AFTER))


def parse_minutes(text: str, *, bare: bool = False) -> int | None:
    """Return a duration in whole minutes: 35 min, 1 u 15, 1:15, 1,5 uur; `bare` also 35."""
    said = " ".join(text[:60].casefold().split())
    if said in _NAMED:
        return _NAMED[said]
    if match := _HOURS.fullmatch(said):
        part = float(f"0.{match[2]}") if match[2] else 0.0
        return int(match[1]) * HOUR + round(part * HOUR) + int(match[3] or 0)
    if bare and (match := _HOURS_MINUTES.fullmatch(said)):
        return int(match[1]) * HOUR + int(match[2])
    match = _MINUTES.fullmatch(_THOUSANDS.sub(r"\1\2", said))
    if match is None or not (bare or match[3]):
        return None
    return int(match[1]) + (1 if match[2] and match[2][0] >= "5" else 0)


def looks_timed(text: str) -> bool:
    """Return whether a text begins as a time does, understood or not."""
    return re.match(r"[0-9]{1,2}[:.][0-9]{2}(?![0-9.])", text) is not None


def _begin(text: str) -> int:
    found = _BEFORE.match(text)
    return found.end() if found is not None else 0


def _has_mark(gap: re.Match[str] | None) -> bool:
    return gap is not None and bool(gap[0].strip())


def _clock(found: re.Match[str], *, bare: bool, suffix: str | None = None) -> Clock | None:
    minute = found["minute"] or found["after"]
    said = (found["suffix"] or "").replace(".", "").casefold()
    if not (minute or found["unit"] or said or bare):
        return None
    hour, half = int(found["hour"]), suffix or said
    if found["second"] not in (None, "00"):  # a stopwatch or a log file, not an agenda
        return None
    if half in ("am", "pm"):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    at = hour * HOUR + int(minute or 0)
    if at > 24 * HOUR or int(minute or 0) >= HOUR:
        return None
    loose = half not in ("am", "pm") and not found["hour"].startswith("0") and 1 <= hour < 12
    return Clock(at, loose)
