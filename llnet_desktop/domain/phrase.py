"""A text in the two languages of the program, where one of them may be missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from llnet_desktop.domain.languages import LANGUAGES as LANGUAGES
from llnet_desktop.domain.languages import Language as Language

NOTE_LIMIT = 2000  # characters in one note
TITLE_LIMIT = 200
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ud800-\udfff]"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """The same text in Dutch and in English. A language that is empty borrows the other."""

    nl: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.nl or self.en)

    def in_(self, language: Language) -> str:
        """Return the text in a language, or in the other one when it has none."""
        return (self.nl or self.en) if language == "nl" else (self.en or self.nl)

    def having(self, language: Language, text: str) -> Phrase:
        """Return this phrase with another text in one language."""
        return Phrase(text, self.en) if language == "nl" else Phrase(self.nl, text)


NOTHING = Phrase()


def beside(phrase: Phrase, languages: Iterable[Language]) -> str:
    """Return a text in one language, or in both where it differs: "Koffie / Coffee"."""
    return " / ".join(dict.fromkeys(filter(None, map(phrase.in_, languages))))


def clean(text: str, limit: int = NOTE_LIMIT) -> str:
    """Return text as it is kept: NFC, one line, no control characters, at most `limit` long.

    Decomposed letters print wrongly; bidirectional overrides and zero-width marks can make a
    text look like another one. The joiner inside emoji families stays.
    """
    composed = unicodedata.normalize("NFC", text[: 4 * limit])
    without = _UNWANTED.sub("", re.sub(r"[\t\n\r\u2028\u2029]", " ", composed))
    return " ".join(without.split())[:limit].rstrip()
