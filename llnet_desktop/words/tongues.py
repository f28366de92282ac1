"""Sentences in one language, or in both beside each other, for paper that a mixed room reads."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from llnet_desktop.domain.languages import Language
from llnet_desktop.words import Words, words_in

BESIDE = " / "


class Tongues:
    """The words of a paper; the first language is that of the document."""

    def __init__(self, languages: Sequence[Language]) -> None:
        self.all = tuple(words_in(language) for language in dict.fromkeys(languages))

    @property
    def first(self) -> Words:
        """The words of the first language."""
        return self.all[0]

    def __call__(self, code: str, **facts: Any) -> str:
        """Return a sentence in each language."""
        return self.each(lambda words: words(code, **facts))

    def each(self, say: Callable[[Words], str]) -> str:
        """Return what is said in each language; the words that are the same stand once.

        "Tom met Jeroen" and "Tom with Jeroen" become "Tom met / with Jeroen".
        """
        said = tuple(dict.fromkeys(filter(None, (say(words) for words in self.all))))
        return _beside(*said) if len(said) == 2 else "".join(said)


def _beside(one: str, other: str) -> str:
    if ". " in one:  # sentences are read as a whole
        return one + BESIDE + other
    first, second = one.split(" "), other.split(" ")
    most = min(len(first), len(second)) - 1
    start = _same(first, second, most)
    end = _same(first[::-1], second[::-1], most - start)
    middle = BESIDE.join(" ".join(each[start : len(each) - end]) for each in (first, second))
    return " ".join((*first[:start], middle, *first[len(first) - end :]))


def _same(first: Sequence[str], second: Sequence[str], most: int) -> int:
    """Return how many words are the same from the start."""
    same = 0
    while same < most and first[same] == second[same]:
        same += 1
    return same
