"""How a commitment was before, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from llnet_desktop.domain.commitment import PastWording, Turn
from llnet_desktop.words import Words
from llnet_desktop.words.dates import day_and_date


def past_words(words: Words, past: Iterable[PastWording]) -> Iterator[str]:
    """Return a line for each turn a commitment took, the last one first."""
    for one in sorted(past, key=lambda each: (each.until, each.id), reverse=True):
        was = one.was
        if one.turn is Turn.MOVED:
            was = day_and_date(words, date.fromisoformat(one.was))
        until = day_and_date(words, one.until)
        yield words(f"commitments.turn.{one.turn}", was=was, until=until)
