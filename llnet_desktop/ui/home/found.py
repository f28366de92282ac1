"""Where in a text the words are that somebody searched for. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence

from llnet_desktop.domain.search import folded

Span = tuple[int, int]  # where it begins, and how many characters

_WORD = re.compile(r"[^\W_]+")
_LEAD = 48  # characters that may come before the first word found
_KEPT = 24  # of these, when there are more
_ENOUGH = 300  # characters after the first word found that are looked at


def spans_of(text: str, asked: Sequence[str]) -> tuple[Span, ...]:
    """Return where words begin as asked; the words asked for are folded."""
    spans: list[Span] = []
    for match in _WORD.finditer(text):
        if spans and match.start() > spans[0][0] + _ENOUGH:
            break
        word = match.group()
        bare = folded(word)
        longest = max((len(start) for start in asked if bare.startswith(start)), default=0)
        if longest:
            spans.append((match.start(), _length(word, longest)))
    return tuple(spans)


def from_first(text: str, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return a text cut off in front where the first word found would be out of sight."""
    if not spans or spans[0][0] <= _LEAD:
        return text, tuple(spans)
    space = text.find(" ", spans[0][0] - _KEPT, spans[0][0])
    start = space + 1 if space >= 0 else spans[0][0] - _KEPT
    return f"… {text[start:]}", tuple((at - start + 2, length) for at, length in spans)


def _length(word: str, letters: int) -> int:
    """Return how much of a word has so many folded letters: ß has two, an accent none."""
    return next(n for n in range(1, len(word) + 1) if len(folded(word[:n])) >= letters)
