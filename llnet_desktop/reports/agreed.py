"""What we will do, on paper: who does what by when, by day, by person or by condition."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.names import plain
from llnet_desktop.domain.report import Order, ReportCommitment
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flowables import REST, Row
from llnet_desktop.reports.sheet import Sheet, joined, mark, section, who
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import text
from llnet_desktop.words.commitments import first_step_words, help_words

MARK = 16.0  # points: the condition shape of a commitment
COUNT = 24.0  # its number
DATE = 72.0  # its date
_CONDITIONS = (*Condition, None)


def agreed(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the commitments in their order, and how many cards are still to type."""
    words, made = sheet.words, sheet.report.commitments
    yield section(words("report.what_we_will_do"))
    for key, some in groupby(_sorted(made, sheet), key=lambda one: _group(one, sheet)):
        if key:
            yield text(key, style.GROUP, Tag("H3"))
        items = Tag("L")
        yield from (_row(one, sheet, Tag("LI", items)) for one in some)
    if not made:
        yield text(words("report.no_commitments"), style.KIND)
    if n := sheet.report.still_to_type:
        yield text(words("report.still_to_type", n=n), style.REMARK)


def _sorted(made: tuple[ReportCommitment, ...], sheet: Sheet) -> list[ReportCommitment]:
    match sheet.choice.order:
        case Order.DATE:
            return sorted(made, key=lambda one: (one.by, one.number))
        case Order.PERSON:
            return sorted(made, key=lambda one: (plain(_name(one)), one.by, one.number))
        case Order.CONDITION:
            return sorted(
                made, key=lambda one: (_CONDITIONS.index(one.condition), one.by, one.number)
            )


def _group(made: ReportCommitment, sheet: Sheet) -> str:
    match sheet.choice.order:
        case Order.DATE:
            return ""
        case Order.PERSON:
            return _name(made)
        case Order.CONDITION:
            code = f"conditions.short.{made.condition}" if made.condition else "report.no_condition"
            return sheet.words(code)


def _name(made: ReportCommitment) -> str:
    return made.who or made.organisation


def _row(made: ReportCommitment, sheet: Sheet, item: Tag) -> Row:
    words, body = sheet.words, Tag("LBody", item)
    step = words.each(lambda one: first_step_words(one, made.cue, made.first_step))
    first = words("report.first_step", step=step) if step else ""
    buddy = made.buddy
    if buddy:
        day = sheet.short(made.buddy_asks) if made.buddy_asks else ""
        buddy = words("commitments.buddy_asks", buddy=buddy, day=day).strip()
    condition = words(f"conditions.short.{made.condition}") if made.condition else ""
    lines: list[Drawn] = [
        text(made.what, style.WHAT, Tag("P", body)),
        text(joined(who(made, sheet), first, buddy, condition), style.DETAIL, Tag("P", body)),
    ]
    if made.help:
        asked = words.each(lambda one: help_words(one, made.help_from, made.help, made.answer))
        lines.append(text(words("report.help", help=asked), style.DETAIL, Tag("P", body)))
    origin = made.origin_text
    if origin and origin.casefold() != made.what.casefold():
        lines.append(text(words("report.origin", text=origin), style.ORIGIN, Tag("P", body)))
    cells: list[tuple[float, list[Drawn]]] = [
        (MARK, [mark(made.condition, style.WHAT.leading)]),
        (COUNT, [text(str(made.number), style.COUNT, Tag("Lbl", item))]),
        (REST, lines),
        (DATE, [text(sheet.short(made.by), style.DATE, Tag("P", body))]),
    ]
    return Row(cells, pad=7, rule=True)
