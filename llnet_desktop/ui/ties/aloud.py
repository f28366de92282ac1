"""Who does it with whom, line by line, for who hears it or reads it instead of the picture."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from llnet_desktop.domain.projection import TiesPage
from llnet_desktop.words import Words
from llnet_desktop.words.ties import tie_line, ties_words


def ties_aloud(
    words: Words, page: TiesPage, today: date | None = None, *, named: bool = True
) -> Iterator[str]:
    """Yield what the picture tells; `named`: with the condition that a tie serves."""
    yield words("ties.title")
    if not page.ties:
        yield words("ties.none")
        return
    yield ties_words(words, page.facts, today)
    for tie in page.ties:
        one, other = page.nodes[tie.one].label, page.nodes[tie.other].label
        line = tie_line(words, one, other, tie.commitments, tie.is_new)
        if named and tie.condition is not None:
            short = words(f"conditions.short.{tie.condition.value}")
            line = words("ties.aloud.condition", line=line, condition=short)
        yield line
