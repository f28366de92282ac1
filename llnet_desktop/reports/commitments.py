"""The action commitments of a workshop, on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from reportlab.platypus import Flowable, Spacer, Table, TableStyle

from llnet_desktop.domain.report import (
    ActionReport,
    ReportBlock,
    ReportCommitment,
    ReportLane,
    ReportNote,
    ReportStory,
)
from llnet_desktop.reports import style
from llnet_desktop.reports.flowables import HAIRLINE, ConditionMark, Row
from llnet_desktop.reports.outcome import outcome
from llnet_desktop.reports.page import About, pdf
from llnet_desktop.reports.photos import photo_rows
from llnet_desktop.reports.requests import requests
from llnet_desktop.reports.scan import scan_rows
from llnet_desktop.reports.text import missing, text
from llnet_desktop.words import Words, words_in
from llnet_desktop.words.commitments import first_step_words
from llnet_desktop.words.dates import clock, long_date, short_date

MARK = 16.0  # points: the condition shape of a commitment
COUNT = 24.0  # its number
DATE = 68.0  # its date
LONG_NOTE = 160  # characters; a longer one takes the whole width
TIMES = (62.0, 44.0, 72.0, 44.0)  # the columns of planned and real
ENERGY = 56.0  # beside them, when the facilitator told it
DASH = "–"


def write_action_report(report: ActionReport, path: Path) -> list[str]:
    """Write the report as a PDF and return the characters that the typeface has no shape for.

    Same report, same bytes. Raises `OSError` where the file can't be written.
    """
    words = words_in(report.language)
    about = About(
        title=f"{words('report.label')}: {report.title}",
        author=report.facilitator or report.network,
        network=report.network,
        language=report.language,
    )
    path.write_bytes(pdf(about, lambda: _story(report, words)))
    return missing(msgspec.json.encode(_without_photos(report)).decode())


def _without_photos(report: ActionReport) -> ActionReport:
    """Return the report without points of light, which have no letters; captions stay."""
    blocks = (
        replace(block, photos=tuple(replace(one, content=b"") for one in block.photos))
        for block in report.blocks
    )
    return replace(report, blocks=tuple(blocks))


def _story(report: ActionReport, words: Words) -> Iterator[Flowable]:
    yield from _summary(report, words)
    yield text(words("report.what_we_will_do"), style.SECTION)
    for commitment in report.commitments:
        yield _commitment(commitment, report, words)
    if not report.commitments:
        yield text(words("report.no_commitments"), style.KIND)
    if report.scan is not None:
        yield from scan_rows(report.scan, report.starts.date(), words)
    if report.stories:
        yield text(words("stories.title"), style.SECTION)
        yield from (_story_row(story, words) for story in report.stories)
    if any(block.has_words for block in report.blocks):
        yield text(words("report.what_was_said"), style.SECTION)
        for block in report.blocks:
            if block.has_words:
                yield from _said(block, words)
    if report.blocks:
        yield text(words("report.planned_and_real"), style.SECTION)
        yield _times(report, words)


def _summary(report: ActionReport, words: Words) -> Iterator[Flowable]:
    yield Spacer(0, style.FIRST_LINE)
    yield text(words("report.label"), style.LABEL)
    yield text(report.title, style.TITLE)
    yield text(
        _joined(
            report.network,
            long_date(words, report.starts.date()),
            report.venue,
            words("report.people", n=report.people) if report.people else "",
            words("report.facilitated_by", name=report.facilitator) if report.facilitator else "",
        ),
        style.META,
    )
    if report.goal:
        yield text(words("report.goal", goal=report.goal), style.GOAL)
    yield Spacer(0, 16)
    figures = list(_figures(report, words))
    width = style.TEXT_WIDTH / 4
    cells = [
        (width, [text(figure, style.FIGURE), text(label, style.FIGURE_LABEL)])
        for figure, label in figures
    ]
    yield Row(cells, pad=12, rule=True)
    yield Row([], rule=True)


def _figures(report: ActionReport, words: Words) -> Iterator[tuple[str, str]]:
    counts = [("commitments", len(report.commitments)), ("people", report.people)]
    for name, n in [*counts, ("notes", report.notes)]:
        if n or name != "people":
            yield str(n), words(f"report.figure.{name}", n=n)
    planned = clock(report.planned_end)
    if report.real_end is None:
        yield planned, words("report.figure.planned_end")
    else:
        yield clock(report.real_end), words("report.figure.ended", planned=planned)


def _commitment(commitment: ReportCommitment, report: ActionReport, words: Words) -> Row:
    who = commitment.who
    if commitment.organisation:
        who += f" ({commitment.organisation})"
    if commitment.together_with:
        others = commitment.together_with
        who = words("report.together_with", who=who, others=others)
    step = first_step_words(words, commitment.cue, commitment.first_step)
    first = words("report.first_step", step=step) if step else ""
    buddy, asks = commitment.buddy, commitment.buddy_asks
    if buddy:
        day = short_date(words, asks, report.starts.date()) if asks else ""
        buddy = words("commitments.buddy_asks", buddy=buddy, day=day).strip()
    lines: list[Flowable] = [
        text(commitment.what, style.WHAT),
        text(_joined(who, first, buddy), style.DETAIL),
    ]
    origin = commitment.origin_text
    if origin and origin.casefold() != commitment.what.casefold():
        lines.append(text(words("report.origin", text=origin), style.ORIGIN))
    by = short_date(words, commitment.by, report.starts.date())
    return Row(
        [
            (MARK, [_mark(commitment, style.WHAT.leading)]),
            (COUNT, [text(str(commitment.number), style.COUNT)]),
            (style.TEXT_WIDTH - MARK - COUNT - DATE, lines),
            (DATE, [text(by, style.DATE)]),
        ],
        pad=7,
        rule=True,
    )


def _story_row(story: ReportStory, words: Words) -> Row:
    lines: list[Flowable] = [text(story.began, style.NOTE)]
    if story.wished:
        lines.append(text(words("stories.wish", wish=story.wished), style.NOTE))
    if story.who:
        lines.append(text(story.who, style.DETAIL))
    return Row([(style.TEXT_WIDTH, lines)], pad=4, rule=True)


def _said(block: ReportBlock, words: Words) -> Iterator[Flowable]:
    planned = words(
        "report.planned", start=clock(block.planned_start), minutes=block.planned_minutes
    )
    condition = words(f"conditions.short.{block.condition.value}") if block.condition else ""
    yield Row(
        [
            (style.INDENT, [_mark(block, style.BLOCK.leading)]),
            (
                style.TEXT_WIDTH - style.INDENT,
                [
                    text(block.title, style.BLOCK),
                    text(_joined(condition, planned, _real(block, words)), style.DETAIL),
                ],
            ),
        ],
        pad=6,
        rule=True,
        heading=True,
    )
    for lane in block.lanes:
        yield from _lane(lane, words)
    yield from outcome(block, words)
    yield from requests(block, words)
    yield from photo_rows(block, words)
    yield Spacer(0, 12)


def _real(block: ReportBlock, words: Words) -> str:
    if block.real_start is None:
        return ""
    start = clock(block.real_start)
    if block.real_minutes is None:
        return words("report.real_start", start=start)
    return words("report.real", start=start, minutes=block.real_minutes)


def _lane(lane: ReportLane, words: Words) -> Iterator[Flowable]:
    yield text(lane.name, style.LANE)
    for cluster in lane.clusters:
        yield text(cluster.title or words("report.cluster"), style.CLUSTER)
        yield from _notes(cluster.notes, words)
    if lane.clusters and lane.notes:
        yield text(words("report.other_notes"), style.CLUSTER)
    yield from _notes(lane.notes, words)


def _notes(notes: Iterable[ReportNote], words: Words) -> Iterator[Row]:
    """Yield notes two beside each other, and a long one by itself."""
    half = style.TEXT_WIDTH / 2
    waiting: ReportNote | None = None
    for note in notes:
        if len(note.text) > LONG_NOTE:
            if waiting:
                yield _note_row([waiting], half, words)
                waiting = None
            yield _note_row([note], style.TEXT_WIDTH, words)
        elif waiting:
            yield _note_row([waiting, note], half, words)
            waiting = None
        else:
            waiting = note
    if waiting:
        yield _note_row([waiting], half, words)


def _note_row(notes: Sequence[ReportNote], width: float, words: Words) -> Row:
    cells: list[tuple[float, Sequence[Flowable]]] = []
    for note in notes:
        dots = f"· {words('report.dots', n=note.dots)}".replace(" ", "\xa0") if note.dots else ""
        cells.append((style.INDENT, [text(str(note.number), style.NUMBER)]))
        cells.append((width - style.INDENT, [text(note.text, style.NOTE, dots)]))
    return Row(cells, pad=2)


def _times(report: ActionReport, words: Words) -> Table:
    keys = ("planned_start", "planned_minutes", "real_start", "real_minutes")
    felt = any(block.energy for block in report.blocks)
    widths = (*TIMES, ENERGY) if felt else TIMES
    rows = [
        [
            text(words("report.table.block"), style.HEAD),
            *(text(words(f"report.table.{key}"), style.HEAD_RIGHT) for key in keys),
        ]
    ]
    if felt:
        rows[0].append(text(words("energy.paper.head"), style.HEAD_RIGHT))
    for block in report.blocks:
        times = (
            clock(block.planned_start),
            str(block.planned_minutes),
            clock(block.real_start) if block.real_start else DASH,
            str(block.real_minutes) if block.real_minutes is not None else DASH,
            *([str(block.energy) if block.energy else DASH] if felt else []),
        )
        rows.append(
            [text(block.title, style.CELL), *(text(time, style.CELL_RIGHT) for time in times)]
        )
    ended = clock(report.real_end) if report.real_end else DASH
    ends = (clock(report.planned_end), "", ended, "", *([""] if felt else []))
    rows.append(
        [
            text(words("report.table.end"), style.CELL),
            *(text(time, style.CELL_RIGHT) for time in ends),
        ]
    )
    table = Table(
        rows,
        colWidths=[style.TEXT_WIDTH - sum(widths), *widths],
        repeatRows=1,
        splitInRow=1,
    )
    table.setStyle(
        TableStyle(
            [
                ("FONTNAME", (0, 0), (-1, -1), style.REGULAR),  # its default is Helvetica
                ("LINEABOVE", (0, 0), (-1, -1), HAIRLINE, style.LINE),
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (0, -1), 0),
                ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 4),
                ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
            ]
        )
    )
    return table


def _mark(marked: ReportCommitment | ReportBlock, line: float) -> ConditionMark:
    return ConditionMark(marked.condition, 13, line)


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
