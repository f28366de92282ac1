"""What the parser takes for a number or a code; anything else is refused in a sentence."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence

from llnet_desktop.words import Words

MOST_MINUTES = 720
MOST_PEOPLE = 5000


def one_of(known: Sequence[str], words: Words, code: str) -> Callable[[str], str]:
    """Return how to read one of several codes; `code` names the sentence for another one."""

    def read(text: str) -> str:
        if text not in known:
            raise _refused(words(code, text=_short(text), known=", ".join(known)))
        return text

    return read


def whole_number(most: int, words: Words, code: str) -> Callable[[str], int]:
    """Return how to read a number from 1 to the most that can be."""

    def read(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) and 1 <= int(text) <= most:
            return int(text)
        raise _refused(words(code, text=_short(text), most=most))

    return read


def _refused(sentence: str) -> argparse.ArgumentError:
    return argparse.ArgumentError(None, sentence)  # without the option's name in English


def _short(text: str) -> str:
    return " ".join(text[:40].split())
