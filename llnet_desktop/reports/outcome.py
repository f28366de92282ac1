"""How the dots of a block came out, on paper: places, ties said as ties, and what others need."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from llnet_desktop.domain.report import ReportBlock, ReportOption
from llnet_desktop.reports import style
from llnet_desktop.reports.flowables import Row
from llnet_desktop.reports.text import text
from llnet_desktop.words import Words

_PLACE = 64.0  # points
_DOTS = 64.0


def outcome(block: ReportBlock, words: Words) -> Iterator[Flowable]:
    """Yield the result of a block and what the others need; nothing where no dots were given."""
    if block.result:
        yield text(words("votes.paper.title"), style.LANE)
    for option in block.result:
        yield _option(option, words)
    if block.needs:
        yield text(words("votes.needs"), style.LANE)
        cells = [
            (style.INDENT, []),
            (style.TEXT_WIDTH - style.INDENT, [text(block.needs, style.NOTE)]),
        ]
        yield Row(cells, pad=2)


def _option(option: ReportOption, words: Words) -> Row:
    code = "shared" if option.shared else "rank"
    return Row(
        [
            (style.INDENT, [text(str(option.number), style.NUMBER)]),
            (
                style.TEXT_WIDTH - style.INDENT - _PLACE - _DOTS,
                [text(option.text, style.NOTE)],
            ),
            (_PLACE, [text(words(f"votes.paper.{code}", rank=option.rank), style.CELL_RIGHT)]),
            (_DOTS, [text(words("report.dots", n=option.dots), style.CELL_RIGHT)]),
        ],
        pad=2,
    )
