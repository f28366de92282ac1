"""What parties asked of each other in an item, on paper: who, of whom, what, and the answer."""

from __future__ import annotations

from collections.abc import Iterator

from reportlab.platypus import Flowable

from llnet_desktop.domain.report import ReportBlock
from llnet_desktop.reports import style
from llnet_desktop.reports.flowables import Row
from llnet_desktop.reports.text import text
from llnet_desktop.words import Words

_NAMES = 150.0  # points
_ANSWER = 92.0


def requests(block: ReportBlock, words: Words) -> Iterator[Flowable]:
    """Yield the requests of a block, open ones as open; nothing where none were made."""
    if block.requests:
        yield text(words("requests.paper.title"), style.LANE)
    for one in block.requests:
        names = words("requests.paper.asks", asker=one.asker, asked=one.asked)
        answer = words(f"requests.answer.{one.answer.value if one.answer else 'open'}")
        wide = style.TEXT_WIDTH - style.INDENT - _NAMES - _ANSWER
        yield Row(
            [
                (style.INDENT, []),
                (_NAMES, [text(names, style.NOTE)]),
                (wide, [text(one.text, style.NOTE)]),
                (_ANSWER, [text(answer, style.CELL_RIGHT)]),
            ],
            pad=2,
        )
