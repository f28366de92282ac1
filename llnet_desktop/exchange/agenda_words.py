"""The words by which an agenda is understood: columns, days, breaks and commitment rounds."""

from __future__ import annotations

import re
from datetime import date

from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.draft import DraftKind

_COLUMNS = {
    "time": "tijd tijdstip tijden tijdslot time times timeslot hour uur",
    "start": "van start begin starttijd begintijd aanvang vanaf from starttime begins starts",
    "end": "tot einde eind eindtijd tm end endtime finish until ends to till",
    "minutes": "duur minuten minutes min mins duration length lengte timebox tijdsduur",
    "title": "onderdeel programmaonderdeel wat titel programma activiteit agenda agendapunt "
    "onderwerp section block blok item topic activity title subject what session sessie event "
    "programme program onderdelen",
    "form": "werkvorm vorm type format method methode hoe how",
    "text": "description omschrijving beschrijving toelichting details inhoud content",
    "lead": "door wie lead who speaker spreker facilitator verantwoordelijk begeleider host",
    "material": "benodigdheden materiaal materialen materials nodig notes opmerkingen notities",
    "day": "dag datum day date startdate",
}
COLUMNS = {word: role for role, words in _COLUMNS.items() for word in words.split()}
COLUMNS |= {"start time": "start", "end time": "end", "start date": "day", "agenda item": "title"}
COLUMNS |= {"begin tijd": "start", "eind tijd": "end", "time slot": "time", "start tijd": "start"}
COLUMNS |= {"duur in minuten": "minutes", "duur minuten": "minutes", "agenda punt": "title"}
ROLES = ("title", "time", "end", "minutes", "text", "day")  # to choose the columns of
WHEN_COLUMNS = frozenset({"time", "start", "minutes"})

_WEEKDAY = (
    r"(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_MONTH = (
    r"(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|maart|mrt|march|mar|april|apr|mei|may|june|juni|jun"
    r"|july|juli|jul|aug(?:ustus|ust)?|sept?(?:ember)?|o[kc]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_NUMBERED = r"(?:dag|day|sessie|session|bijeenkomst|dagdeel)\s*(?:[0-9]{1,2}|[ivx]{1,4})"
_DATE = rf"(?:[0-9]{{1,2}}(?:e|st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?)"
_DAY = re.compile(
    rf"\b(?:{_NUMBERED}|{_WEEKDAY}|{_DATE})\b|\b[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}\b", re.I
)
_DAY_ALONE = re.compile(
    rf"(?:{_NUMBERED}|{_WEEKDAY}(?:,?\s+{_DATE})?|{_DATE}|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})"
    r"(?:,?\s+[0-9]{4})?\s*(?:$|[:–—|(-].{0,60}$)",
    re.I,
)
_FULL_DATE = re.compile(
    rf"\b(?:[0-9]{{1,2}}(?:e|st|nd|rd|th)?\s+{_MONTH},?\s+[0-9]{{4}}"
    rf"|{_MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}[-/][0-9]{1,2}[-/][0-9]{4})\b",
    re.I,
)
_DAY_PARTS = re.compile(
    r"(?:(?:in the|in de|'s|de|the|late|early)\s+)?"
    r"(?:ochtend|middag|avond|morning|afternoon|evening|am|pm|voor de lunch|na de lunch"
    r"|before lunch|after lunch|ochtendprogramma|middagprogramma|avondprogramma)"
    r"(?:\s+(?:programma|programme|program|session|sessie))?",
    re.I,
)
_GENERIC = {
    *("agenda", "programma", "programme", "program", "schedule", "planning", "timetable"),
    *("rooster", "draaiboek", "tijdschema", "run sheet", "overzicht", "overview", "timeline"),
}

_BREAKS = {
    *("koffie", "thee", "coffee", "tea", "lunch", "pauze", "break", "breakfast", "ontbijt"),
    *("diner", "dinner", "borrel", "drinks", "cocktail", "cocktails", "koffiepauze", "theepauze"),
    *("lunchpauze", "netwerkborrel", "slotborrel", "eindborrel", "afsluitborrel", "avondeten"),
    *("supper", "lunchbreak", "coffeebreak", "pauzes", "recess", "pause"),
}
_AROUND_BREAKS = {
    *("korte", "lange", "kort", "short", "long", "quick", "en", "and", "of", "or", "de", "het"),
    *("een", "the", "a", "time", "tijd", "hour", "uur", "moment", "morning", "afternoon"),
    *("evening", "ochtend", "middag", "gezamenlijke", "gezamenlijk", "joint", "afsluitende"),
    *("napraten", "networking", "netwerken", "bio", "comfort", "snack", "snacks", "min"),
    *("minuten", "minutes", "buffet", "closing", "welcome", "informele", "informal", "vrije"),
}
_BREAK_TAIL = re.compile(r"\s(?:with|met|bij|at|in|op|aan|by)\s.*")

_COMMITMENTS = {
    *("afspraken maken", "afspraken", "actieafspraken", "actieafspraken maken", "afsprakenronde"),
    *("commitment round", "commitments", "commitment", "making commitments", "make commitments"),
    *("action commitments", "next steps", "next step", "next steps discussion", "action planning"),
    *("action plan", "action plans", "vervolgstappen", "vervolgafspraken", "vervolgacties"),
    *("wie doet wat", "who does what", "actieplan", "actieplannen", "making agreements"),
    *("vervolgstappen bepalen", "agreeing next steps", "commitments round", "rondje afspraken"),
}
_BEFORE_COMMITMENTS = {"de", "het", "the", "our", "onze", "concrete", "my", "mijn", "and", "en"}
_PARTS = re.compile(r"[&+/,;:–—|?!.]|\s-\s|\s(?:en|and)\s")
_LOOKBACK = re.compile(r"\b(?:terugblik\w*|terugkijken|look(?:ing)?[ -]back|review)\b")
_AGREED = re.compile(
    r"\b(?:actie)?afspraken\b|\b(?:commitments|acties|actiepunten|action points)\b"
)
_SCAN = re.compile(
    r"(?:de |the |onze |our )?(?:conditie-?scan|netwerk-?scan|(?:network|condition)s? scan)\b"
)
_END = re.compile(
    r"(?:einde?|end|finish|afgelopen|klaar|sluiting)"
    r"(?: (?:van de dag|programma|bijeenkomst|workshop|of (?:the )?(?:day|workshop|programme)))?"
)


def kind_of(title: str) -> DraftKind:
    """Return what a line is plainly for; anything else is plenary."""
    said = re.sub(r"\([^()]*\)|[\"'’.!]", "", title.casefold()).strip()
    if _SCAN.match(said):
        return DraftKind.SCAN
    if _LOOKBACK.search(said) and _AGREED.search(said):
        return DraftKind.LOOKBACK
    if _is_break(said):
        return DraftKind.BREAK
    parts = (" ".join(_without_articles(part.split())) for part in _PARTS.split(said))
    if any(part in _COMMITMENTS for part in parts):
        return DraftKind.COMMITMENTS
    return DraftKind.PLENARY


def is_end(title: str) -> bool:
    """Return whether a line only says when it is over."""
    return _END.fullmatch(title.casefold().strip(" .!")) is not None


def names_day(heading: str, *, at_start: bool = False) -> bool:
    """Return whether a heading names a day or a session, or even begins with one."""
    return (_DAY.match if at_start else _DAY.search)(heading[:200]) is not None


def is_day(text: str) -> bool:
    """Return whether a text that is no heading is nothing but a day, as in `Monday 30 May`."""
    return len(text) <= 100 and _DAY_ALONE.match(text) is not None


def is_part_of_day(heading: str) -> bool:
    """Return whether a heading names a part of a day, as in `Morning`."""
    return _DAY_PARTS.fullmatch(heading.strip(" :.")) is not None


def is_generic(heading: str) -> bool:
    """Return whether a heading only says that an agenda follows."""
    return heading.casefold().strip(" :.") in _GENERIC


def date_in(text: str) -> date | None:
    """Return the day a text names with its year, or None."""
    found = _FULL_DATE.search(text[:200])
    return parse_day(found[0], date.min) if found is not None else None


def _is_break(said: str) -> bool:
    head, colon, tail = said.partition(":")
    if colon and len(tail.split()) > 4:
        return False
    words = re.findall(r"\w+", _BREAK_TAIL.sub("", head))
    return not _BREAKS.isdisjoint(words) and all(
        word in _BREAKS or word in _AROUND_BREAKS or word.isdigit() for word in words
    )


def _without_articles(words: list[str]) -> list[str]:
    while words and words[0] in _BEFORE_COMMITMENTS:
        words = words[1:]
    return words
