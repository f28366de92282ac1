"""Grouping the lines of a text into days and sessions, and telling what was left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from llnet_desktop.domain.draft import LeftOut
from llnet_desktop.exchange.agenda_days import Part, TimedRow
from llnet_desktop.exchange.agenda_lines import Item, Sort
from llnet_desktop.exchange.agenda_words import is_generic, is_part_of_day, names_day
from llnet_desktop.exchange.clocks import looks_timed
from llnet_desktop.exchange.source import left_out

_TITLE_WITHIN = 100  # characters of a first line that may be the title


class Grouping:
    """Items grouped into parts, in one walk.

    Another day heading begins another part, and so does another table or list; `Morning` and
    `Afternoon` do not, nor does a heading in the midst of times that go on without a break.
    """

    def __init__(self, items: Sequence[Item]) -> None:
        self.parts: list[Part] = []
        self.left_out: list[LeftOut] = []
        self.used: set[int] = set()  # lines of headings that name a part
        self._path: list[Item] = []
        self._key: tuple[str, int] | None = None  # what the current part hangs on
        self._heading_since = False  # since the last row
        self._caption: Item | None = None  # text on its own since the last row
        after_blank = True
        for item in items:
            match item.sort:
                case Sort.HEADING:
                    above = (each for each in self._path if each.level < item.level)
                    self._path = [*above, item]
                    self._heading_since = True
                case Sort.TEXT if after_blank and not item.marked:
                    self._caption = item if len(item.text) <= _TITLE_WITHIN else None
                case Sort.TABLE:
                    self._take_table(item)
                case Sort.ROW:
                    self._take_row(item)
            after_blank = item.sort is Sort.BLANK

    def _take_table(self, item: Item) -> None:
        owner = _owner(self._path)
        part_of_day = bool(self._path) and is_part_of_day(self._path[-1].text)
        key = ("day", _line(owner)) if part_of_day else ("table", item.line)
        if key == self._key and len(item.parts) == 1:
            self.parts[-1].rows.extend(item.parts[0].rows)
        else:
            for part in item.parts:
                self._begin(owner, part.name)
                self.parts[-1].rows.extend(part.rows)
        self._key, self._heading_since, self._caption = key, False, None
        self.left_out.extend(item.left_out)

    def _take_row(self, item: Item) -> None:
        if item.row is None:
            return
        above = [each for each in self._path if not item.level or each.level < item.level]
        owner = _owner(above)
        key = ("day", _line(owner))
        last = self.parts[-1].rows[-1] if self.parts else None
        if last is not None and _is_earlier(item.row, last):
            if above and self._heading_since:
                self._begin(above[-1])
            elif self._caption is not None:
                self._begin(self._caption)
            elif key != self._key:
                self._begin(owner)
        elif last is None or (key != self._key and not _goes_on(item.row, last, owner)):
            self._begin(owner)
        self.parts[-1].rows.append(item.row)
        self._key, self._heading_since, self._caption = key, False, None

    def _begin(self, owner: Item | None, name: str = "") -> None:
        if owner is not None and not name:
            name = owner.text
            self.used.add(owner.line)
        self.parts.append(Part(name))


def title_of(items: Sequence[Item], used: set[int]) -> Item | None:
    """Return the line that says what the whole is called: it comes before all that is timed."""
    before: list[Item] = []
    for item in items:
        if item.sort in (Sort.ROW, Sort.TABLE):
            break
        before.append(item)
    headings = [item for item in before if item.sort is Sort.HEADING]
    if headings:
        days = [item.level for item in headings if item.line in used]
        free = [
            item
            for item in headings
            if len(used) == 1 or (item.line not in used and item.level <= min(days, default=6))
        ]
        return min(free, key=lambda item: item.level, default=None)
    first = next((item for item in before if item.sort is Sort.TEXT), None)
    if first is None or len(first.text) > _TITLE_WITHIN or "|" in first.text:
        return None
    return first


def prose_in(items: Sequence[Item], used: set[int]) -> list[LeftOut]:
    """Return what was not taken over: each run of prose once, each line with a time by itself."""
    told: list[LeftOut] = []
    in_run = False
    for item in items:
        part_of_day = item.sort is Sort.HEADING and is_part_of_day(item.text)
        if item.sort in (Sort.ROW, Sort.TABLE) or item.line in used or part_of_day:
            in_run = False
        elif item.sort is Sort.TEXT and looks_timed(item.text):
            told.append(left_out(item.line, item.text, "no_time"))
            in_run = False
        elif item.sort is Sort.HEADING or (item.sort is Sort.TEXT and not in_run):
            told.append(left_out(item.line, item.text, "text"))
            in_run = True
    return told


def without_inner_times(items: Iterable[Item]) -> list[Item]:
    """Return the items, times within a row's own span and beneath it having become its text."""
    result: list[Item] = []
    outer: Item | None = None
    for item in items:
        if item.row is not None and outer is not None and _is_within(item, outer):
            result.append(replace(item, sort=Sort.TEXT, text=item.row.title, row=None))
            continue
        if item.sort in (Sort.ROW, Sort.HEADING, Sort.TABLE):
            outer = item if item.sort is Sort.ROW else None
        result.append(item)
    return result


def _owner(path: Sequence[Item]) -> Item | None:
    """Return the heading that a day is named after: a day, or else the deepest that says much."""
    for heading in reversed(path):
        if names_day(heading.text, at_start=heading.level == 1):
            return heading
    whole = [heading for heading in path if not is_part_of_day(heading.text)]
    telling = [heading for heading in whole if not is_generic(heading.text)]
    return next(iter([*telling[-1:], *whole[-1:]]), None)


def _is_earlier(row: TimedRow, last: TimedRow) -> bool:
    return row.start is not None and last.start is not None and row.start.at < last.start.at


def _goes_on(row: TimedRow, last: TimedRow, owner: Item | None) -> bool:
    """Return whether a row follows the last one without a break, under no other day."""
    if owner is None or names_day(owner.text) or row.start is None or last.end is None:
        return False
    return row.start.at == last.end.at


def _is_within(item: Item, outer: Item) -> bool:
    inner, span = item.row, outer.row
    beneath = (outer.level and not item.level) or item.indent > outer.indent
    if inner is None or span is None or not beneath:
        return False
    if inner.start is None or span.start is None or span.end is None:
        return inner.start is None
    return span.start.at <= inner.start.at < span.end.at


def _line(owner: Item | None) -> int:
    return owner.line if owner is not None else 0
