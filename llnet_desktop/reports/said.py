"""What was said, on paper: per item its notes, clusters, dots, requests and photos."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from llnet_desktop.domain.report import ReportBlock, ReportLane, ReportNote, ReportOption
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flow import Gap
from llnet_desktop.reports.flowables import REST, Cell, Row
from llnet_desktop.reports.photos import photo_rows
from llnet_desktop.reports.sheet import Sheet, joined, mark, section
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import text
from llnet_desktop.words.dates import clock

LONG_NOTE = 160  # characters; a longer one takes the whole width
PLACE = 64.0  # points
DOTS = 64.0
NAMES = 150.0
ANSWER = 92.0


def said(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the items in which something was said."""
    blocks = [block for block in sheet.report.blocks if block.has_words]
    if blocks:
        yield section(sheet.words("report.what_was_said"))
    for block in blocks:
        yield from _block(block, sheet)


def _block(block: ReportBlock, sheet: Sheet) -> Iterator[Drawn]:
    words = sheet.words
    start, minutes = clock(block.planned_start), block.planned_minutes
    planned = words("report.planned", start=start, minutes=minutes)
    condition = words(f"conditions.short.{block.condition.value}") if block.condition else ""
    about: list[Drawn] = [
        text(block.title, style.BLOCK, Tag("H3")),
        text(joined(condition, planned, _real(block, sheet)), style.DETAIL),
    ]
    shape: list[Drawn] = [mark(block.condition, style.BLOCK.leading)]
    yield Row([(style.INDENT, shape), (REST, about)], pad=6, rule=True, heading=True)
    for lane in block.lanes:
        yield from _lane(lane, sheet)
    yield from _outcome(block, sheet)
    yield from _requests(block, sheet)
    yield from photo_rows(block, sheet)
    yield Gap(12)


def _real(block: ReportBlock, sheet: Sheet) -> str:
    if block.real_start is None:
        return ""
    start = clock(block.real_start)
    if block.real_minutes is None:
        return sheet.words("report.real_start", start=start)
    return sheet.words("report.real", start=start, minutes=block.real_minutes)


def _lane(lane: ReportLane, sheet: Sheet) -> Iterator[Drawn]:
    words = sheet.words
    yield text(lane.name, style.LANE, Tag("H4"))
    for cluster in lane.clusters:
        rung = f"· {words(f'board.rung.{cluster.rung}')}" if cluster.rung else ""
        yield text(cluster.title or words("report.cluster"), style.CLUSTER, Tag("H5"), rung)
        yield from _notes(cluster.notes, sheet)
    if lane.clusters and lane.notes:
        yield text(words("report.other_notes"), style.CLUSTER, Tag("H5"))
    yield from _notes(lane.notes, sheet)


def _notes(notes: Iterable[ReportNote], sheet: Sheet) -> Iterator[Row]:
    """Yield notes two beside each other, and a long one by itself."""
    items = Tag("L")
    waiting: ReportNote | None = None
    for note in notes:
        if len(note.text) > LONG_NOTE:
            if waiting:
                yield _note_row([waiting, None], items, sheet)
                waiting = None
            yield _note_row([note], items, sheet)
        elif waiting:
            yield _note_row([waiting, note], items, sheet)
            waiting = None
        else:
            waiting = note
    if waiting:
        yield _note_row([waiting, None], items, sheet)


def _note_row(notes: Sequence[ReportNote | None], items: Tag, sheet: Sheet) -> Row:
    cells: list[Cell] = []
    for note in notes:
        if note is None:
            cells.extend(((style.INDENT, []), (REST, [])))
            continue
        dots = f"· {sheet.words('report.dots', n=note.dots)}" if note.dots else ""
        item = Tag("LI", items)
        cells.append((style.INDENT, [text(str(note.number), style.NUMBER, Tag("Lbl", item))]))
        cells.append((REST, [text(note.text, style.NOTE, Tag("LBody", item), dots)]))
    return Row(cells, pad=2)


def _outcome(block: ReportBlock, sheet: Sheet) -> Iterator[Drawn]:
    """Yield how the dots came out, ties said as ties, and what the others need."""
    words = sheet.words
    if block.result:
        yield text(words("votes.paper.title"), style.LANE, Tag("H4"))
    items = Tag("L")
    yield from (_option(option, Tag("LI", items), sheet) for option in block.result)
    if block.needs:
        yield text(words("votes.needs"), style.LANE, Tag("H4"))
        yield Row([(style.INDENT, []), (REST, [text(block.needs, style.NOTE)])], pad=2)


def _option(option: ReportOption, item: Tag, sheet: Sheet) -> Row:
    code = "shared" if option.shared else "rank"
    place = sheet.words(f"votes.paper.{code}", rank=option.rank)
    dots = sheet.words("report.dots", n=option.dots)
    body = Tag("LBody", item)
    cells: list[Cell] = [
        (style.INDENT, [text(str(option.number), style.NUMBER, Tag("Lbl", item))]),
        (REST, [text(option.text, style.NOTE, Tag("P", body))]),
        (PLACE, [text(place, style.CELL_RIGHT, Tag("P", body))]),
        (DOTS, [text(dots, style.CELL_RIGHT, Tag("P", body))]),
    ]
    return Row(cells, pad=2)


def _requests(block: ReportBlock, sheet: Sheet) -> Iterator[Drawn]:
    """Yield what parties asked of each other, open ones as open."""
    words = sheet.words
    if block.requests:
        yield text(words("requests.paper.title"), style.LANE, Tag("H4"))
    items = Tag("L")
    for one in block.requests:
        body = Tag("LBody", Tag("LI", items))
        names = ""
        if one.asker or one.asked:
            names = words("requests.paper.asks", asker=one.asker or "…", asked=one.asked or "…")
        answer = words(f"requests.answer.{one.answer.value if one.answer else 'open'}")
        cells: list[Cell] = [
            (style.INDENT, []),
            (NAMES, [text(names, style.NOTE, Tag("P", body))]),
            (REST, [text(one.text, style.NOTE, Tag("P", body))]),
            (ANSWER, [text(answer, style.CELL_RIGHT, Tag("P", body))]),
        ]
        yield Row(cells, pad=2)
