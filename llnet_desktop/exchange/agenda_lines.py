"""Reading an agenda from headings, lists and plain lines: what each line of a text is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from llnet_desktop.domain.draft import LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.agenda_days import Part, TimedRow
from llnet_desktop.exchange.agenda_tables import DETAIL_LIMIT, parts_of
from llnet_desktop.exchange.agenda_words import is_day
from llnet_desktop.exchange.clocks import (
    When,
    leading_minutes,
    leading_time,
    looks_timed,
    trailing_time,
)
from llnet_desktop.exchange.plain import is_rule, plain, unmarked
from llnet_desktop.exchange.source import SEEN, shortened
from llnet_desktop.exchange.tables import Table, markdown_tables

Reader = Callable[[str], When | None]

ROW_LIMIT = 500  # timed lines of which no more can be an agenda
_DIGIT = re.compile("[0-9]")
_DAY_LEVEL = 6  # a line that is only a day counts as the deepest heading


class Sort(Enum):
    """What a line is."""

    BLANK = auto()
    HEADING = auto()
    ROW = auto()
    TABLE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class Item:
    """One line that was looked at; a timed table is one item."""

    sort: Sort
    line: int
    text: str = ""
    level: int = 0  # of a heading, or of a heading that is a row; 0 for what is none
    indent: int = 0
    marked: bool = False  # a heading, a bullet or a number stood before it
    row: TimedRow | None = None
    parts: tuple[Part, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @property
    def may_be_timed(self) -> bool:
        """Return whether it is worth looking for a time."""
        return self.sort in (Sort.TEXT, Sort.HEADING) and _DIGIT.search(self.text) is not None


def _with_length(text: str) -> When | None:
    """Return the clock time a text begins with, and the length it may end with."""
    when = leading_time(text)
    if when is None or when.end is not None:
        return when
    ending = trailing_time(when.rest)
    if ending is not None and ending.minutes is not None:
        return when._replace(minutes=ending.minutes, rest=ending.rest)
    minutes = leading_minutes(when.rest)
    if minutes is not None and minutes.rest:
        return when._replace(minutes=minutes.minutes, rest=minutes.rest)
    return when


def _at_the_end(text: str) -> When | None:
    when = trailing_time(text)
    return when if when is not None and when.start is not None else None


def _only_lengths(text: str) -> When | None:
    when = leading_minutes(text) or trailing_time(text)
    return when if when is not None and when.minutes is not None and when.rest else None


READERS: tuple[Reader, ...] = (_with_length, _at_the_end, _only_lengths)


def items_of(text: str) -> list[Item]:
    """Return what each line is, without fenced code; no line is timed yet, but tables are."""
    lines = text.split("\n")
    tables = {span.start: (span, table) for span, table in markdown_tables(lines)}
    items: list[Item] = []
    index = 0
    while index < len(lines):
        if index in tables:
            span, table = tables[index]
            items.append(_table_item(table, index + 1))
            index = span.stop
        elif (fence := _fence(lines[index])) is not None:
            index = _after_fence(lines, index, fence)
        else:
            items.append(_item(lines[index], index + 1))
            index += 1
    return items


def with_times(items: Iterable[Item], reader: Reader) -> Iterator[Item]:
    """Yield the items, those in which `reader` finds a time having become rows.

    Raises `InputError` when there are more than any agenda has.
    """
    rows = 0
    for item in items:
        when = reader(item.text) if item.may_be_timed else None
        if when is None:
            yield item
            continue
        rows += 1
        if rows > ROW_LIMIT:
            raise InputError("input.not_agenda")
        row = TimedRow(item.line, when.rest, when.start, when.end, when.minutes)
        yield replace(item, sort=Sort.ROW, row=row)


def with_details(items: Iterable[Item]) -> Iterator[Item]:
    """Yield the items, the first lines beneath a row having become its detail.

    Beneath a heading that is all text up to the next heading, beneath another line only what
    follows at once.
    """
    row: Item | None = None
    detail: list[str] = []
    seen_blank = False
    for item in items:
        if item.sort is Sort.TEXT and row is not None and (row.level or not seen_blank):
            if len(detail) < 2 and not looks_timed(item.text):
                detail.append(item.text)
                continue
        elif item.sort is Sort.BLANK:
            seen_blank = True
        if item.sort in (Sort.ROW, Sort.HEADING, Sort.TABLE):
            if row is not None:
                yield _detailed(row, detail)
            row, detail, seen_blank = None, [], False
        if item.sort is Sort.ROW:
            row = item
        elif row is None:
            yield item
        elif item.sort is Sort.TEXT:
            # What is not detail comes after the row it stands beneath.
            yield _detailed(row, detail)
            row = None
            yield item
    if row is not None:
        yield _detailed(row, detail)


def _detailed(item: Item, detail: list[str]) -> Item:
    if item.row is None or not detail:
        return item
    joined = " · ".join(detail).replace(": · ", ": ")
    return replace(item, row=replace(item.row, detail=shortened(joined, DETAIL_LIMIT)))


def _item(raw: str, line: int) -> Item:
    if not raw.strip() or is_rule(raw):
        return Item(Sort.BLANK, line)
    marked = unmarked(raw)
    text = plain(marked.rest)
    if not text:
        return Item(Sort.BLANK, line)
    if marked.level or (not marked.mark and is_day(text)):
        level = marked.level or _DAY_LEVEL
        return Item(Sort.HEADING, line, text.strip(" :"), level, marked.indent, True)
    return Item(Sort.TEXT, line, text, 0, marked.indent, bool(marked.mark))


def _table_item(table: Table, line: int) -> Item:
    parts, told = parts_of(table)
    if parts:
        return Item(Sort.TABLE, line, parts=tuple(parts), left_out=tuple(told))
    words = (" ".join(cells) for _, cells in table.rows)
    return Item(Sort.TEXT, line, next((text for text in words if text.strip()), "|"))


def _fence(line: str) -> str | None:
    stripped = line[:SEEN].lstrip()
    return next((mark for mark in ("```", "~~~") if stripped.startswith(mark)), None)


def _after_fence(lines: list[str], index: int, fence: str) -> int:
    """Return where a text goes on after fenced code; a fence that never closes is one line."""
    for after in range(index + 1, len(lines)):
        if lines[after].lstrip()[:3] == fence:
            return after + 1
    return index + 1
