"""Making a draft agenda of a file or of pasted text, whatever shape it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from llnet_desktop.domain.draft import AgendaDraft, DraftDay, LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.exchange.agenda_days import Part, day_of, hours_of
from llnet_desktop.exchange.agenda_lines import (
    READERS,
    ROW_LIMIT,
    Item,
    Sort,
    items_of,
    with_details,
    with_times,
)
from llnet_desktop.exchange.agenda_parts import (
    Grouping,
    prose_in,
    title_of,
    without_inner_times,
)
from llnet_desktop.exchange.agenda_tables import agenda_tables, parts_of
from llnet_desktop.exchange.columns import Chosen
from llnet_desktop.exchange.source import LINE_LIMIT, Source, as_source

_SPARSE = 25  # lines to one timed line, without a heading or a list: prose that names a time


def parse_agenda(source: Source | str, chosen: Chosen | None = None) -> AgendaDraft:
    """Return the days in a source, each with its blocks; `chosen` goes for every table in it.

    Raises `InputError` when it is no agenda, or its times go backwards, overlap, or last no
    minute or too many.
    """
    source = as_source(source)
    if source.text.count("\n") > LINE_LIMIT:
        raise InputError("input.not_agenda")
    parts, told, title = _from_tables(source, chosen)
    if not parts and source.text and chosen is None:
        parts, told, title = _from_lines(source.text)
    if not parts or sum(len(part.rows) for part in parts) > ROW_LIMIT:
        raise InputError("input.not_agenda")
    days: list[DraftDay] = []
    for part in parts:
        day, more = day_of(part, title)
        told.extend(more)
        if day is not None:
            days.append(day)
    if not days:
        raise InputError("input.not_agenda")
    if len(days) > 1:
        days = [day if day.name else replace(day, name=hours_of(day)) for day in days]
    told.sort(key=lambda item: item.line)
    return AgendaDraft(clean(title, TITLE_LIMIT), tuple(days), tuple(told))


def choose_day(draft: AgendaDraft, day: int | None) -> DraftDay:
    """Return one day, counted from one; the only one need not be chosen.

    Raises `InputError` when there are several and none is chosen, or there is no such day.
    """
    names = [f"{number}: {each.name}" for number, each in enumerate(draft.days, start=1)]
    if day is None:
        if len(draft.days) > 1:
            raise InputError("input.many_days", days=names)
        return draft.days[0]
    if not 1 <= day <= len(draft.days):
        raise InputError("input.no_such_day", day=day, days=names)
    return draft.days[day - 1]


def _from_tables(source: Source, chosen: Chosen | None) -> tuple[list[Part], list[LeftOut], str]:
    """Return what sheets, CSV or TSV say."""
    parts: list[Part] = []
    told: list[LeftOut] = []
    for each in agenda_tables(source):
        found, more = parts_of(each, chosen)
        parts.extend(found)
        told.extend(more)
    return parts, told, ""


def _from_lines(text: str) -> tuple[list[Part], list[LeftOut], str]:
    """Return what headings, lists, lines and Markdown tables say, and what it is called."""
    lines = items_of(text)
    for number, reader in enumerate(READERS):
        items = list(with_details(without_inner_times(with_times(lines, reader))))
        if _is_agenda(items, needed=2 if number else 1):
            grouping = Grouping(items)
            title = title_of(items, grouping.used)
            named = grouping.used | ({title.line} if title is not None else set())
            told = [*grouping.left_out, *prose_in(items, named)]
            return grouping.parts, told, title.text if title is not None else ""
    return [], [], ""


def _is_agenda(items: Sequence[Item], needed: int) -> bool:
    """Return whether the timed lines are an agenda and not times that prose happens to name."""
    if any(item.sort is Sort.TABLE for item in items):
        return True
    rows = [item for item in items if item.sort is Sort.ROW]
    worded = [item for item in rows if item.row is not None and _letters(item.row.title) >= 2]
    written = sum(item.sort is not Sort.BLANK for item in items)
    if len(rows) < needed or not worded or len(worded) * 3 < len(rows):
        return False
    structured = any(item.marked for item in rows)
    structured |= any(item.sort is Sort.HEADING for item in items)
    if len(rows) == 1:
        spans = rows[0].row is not None and rows[0].row.end is not None
        return structured or (spans and written <= 3)
    titles = {item.row.title for item in worded if item.row is not None}
    if len(worded) > 12 and len(titles) * 3 < len(worded):
        return False
    return structured or len(rows) * _SPARSE >= written


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text[:80]))
