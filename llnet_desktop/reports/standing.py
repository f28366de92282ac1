"""What became of earlier commitments, and the beginnings of stories, on paper."""

from __future__ import annotations

from collections.abc import Iterator

from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flowables import REST, Row
from llnet_desktop.reports.sheet import Sheet, joined, section
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import text


def standing(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the five counts, without a rate and without names, and what was learned."""
    report, words = sheet.report, sheet.words
    if not report.counts:
        return
    yield section(words("report.what_became"))
    cells: list[tuple[float, list[Drawn]]] = []
    for state, n in report.counts:
        tag = Tag("P")
        label = words(f"lookback.wall.state.{state}")
        cells.append(
            (REST, [text(str(n), style.FIGURE, tag), text(label, style.FIGURE_LABEL, tag)])
        )
    yield Row(cells, pad=4)
    learned = [one for one in report.standings if one.learned]
    if learned:
        yield text(words("report.learned"), style.LANE, Tag("H3"))
    items = Tag("L")
    for one in learned:
        body = Tag("LBody", Tag("LI", items))
        lines: list[Drawn] = [
            text(one.learned, style.NOTE, Tag("P", body)),
            text(joined(str(one.number), one.who, one.what), style.DETAIL, Tag("P", body)),
        ]
        yield Row([(style.INDENT, []), (REST, lines)], pad=3)


def stories(sheet: Sheet) -> Iterator[Drawn]:
    """Yield how stories began, and the endings that somebody wishes for."""
    words = sheet.words
    if sheet.report.stories:
        yield section(words("stories.title"))
    for story in sheet.report.stories:
        lines: list[Drawn] = [text(story.began, style.NOTE)]
        if story.wished:
            lines.append(text(words("stories.wish", wish=story.wished), style.NOTE))
        if story.who:
            lines.append(text(story.who, style.DETAIL))
        yield Row([(REST, lines)], pad=4, rule=True)
