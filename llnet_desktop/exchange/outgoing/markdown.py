"""A report as Markdown, in which nothing that people wrote becomes markup."""

from __future__ import annotations

import re
from collections.abc import Iterator

from llnet_desktop.domain.report import ActionReport, ReportBlock, ReportNote
from llnet_desktop.exchange.outgoing.things import things
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, long_date

_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|~&:@])")  # CommonMark's, and what links by itself
_BREAKS = re.compile(r"[\r\n\t\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def markdown(report: ActionReport, words: Words) -> str:
    """Return the report as CommonMark with tables."""
    return "\n".join(_lines(report, words)) + "\n"


def plain(text: str) -> str:
    """Return text on one line that shows as it was typed."""
    return _MARKUP.sub(r"\\\1", _BREAKS.sub(" ", text)).strip()


def _lines(report: ActionReport, words: Words) -> Iterator[str]:
    yield f"# {plain(report.title)}"
    yield ""
    about = (report.network, long_date(words, report.starts.date()), report.venue)
    yield plain(" · ".join(filter(None, about)))
    if report.goal:
        yield ""
        yield plain(words("report.goal", goal=report.goal))
    yield ""
    yield f"## {words('report.what_we_will_do')}"
    yield ""
    if not report.commitments:
        yield words("report.no_commitments")
        yield ""
    for thing in things(report, words):
        if thing.code in ("notes", "requests", "agenda", "participants"):
            continue
        if thing.code != "commitments":
            yield f"## {words(f'export.sheet.{thing.code}')}"
            yield ""
        used = [n for n in range(len(thing.columns)) if any(row[n] for row in thing.rows)]
        heads = [words(f"export.column.{thing.columns[n]}") for n in used]
        yield f"| {' | '.join(map(plain, heads))} |"
        yield f"| {' | '.join('---' for _ in used)} |"
        for row in thing.rows:
            cells = [plain("" if row[n] is None else str(row[n])) for n in used]
            yield f"| {' | '.join(cells)} |"
        yield ""
    if any(block.has_words for block in report.blocks):
        yield f"## {words('report.what_was_said')}"
        yield ""
        for block in report.blocks:
            if block.has_words:
                yield from _block(block, words)


def _block(block: ReportBlock, words: Words) -> Iterator[str]:
    yield f"### {clock(block.planned_start)} {plain(block.title)}"
    yield ""
    for lane in block.lanes:
        yield f"#### {plain(lane.name)}"
        yield ""
        for cluster in lane.clusters:
            rung = f" · {words(f'board.rung.{cluster.rung}')}" if cluster.rung else ""
            yield f"**{plain(cluster.title or words('report.cluster'))}**{rung}"
            yield ""
            yield from _notes(cluster.notes, words)
        yield from _notes(lane.notes, words)
    if block.needs:
        yield f"**{words('votes.needs')}**"
        yield ""
        yield plain(block.needs)
        yield ""
    for one in block.requests:
        answer = words(f"requests.answer.{one.answer or 'open'}")
        asks = words("requests.paper.asks", asker=one.asker, asked=one.asked)
        yield f"- {plain(asks)}: {plain(one.text)} ({answer})"
    if block.requests:
        yield ""


def _notes(notes: tuple[ReportNote, ...], words: Words) -> Iterator[str]:
    for note in notes:
        dots = f" ({words('report.dots', n=note.dots)})" if note.dots else ""
        yield f"- {note.number} · {plain(note.text)}{dots}"
    if notes:
        yield ""
