"""What a search over the library finds: one line each, and where it is."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.phrase import NOTHING, Phrase

LONGEST_SEARCH = 200  # characters that are looked at
MOST_WORDS = 12
_WORD = re.compile(r"[^\W_]+")
_OTHER_LETTERS = str.maketrans(  # that are no letter with an accent to Unicode
    {"ł": "l", "đ": "d", "ø": "o", "ħ": "h", "ŧ": "t", "\u0131": "i", "æ": "ae", "œ": "oe"}
)


class HitKind(StrEnum):
    """What was found."""

    NETWORK = "network"
    WORKSHOP = "workshop"
    MEMBER = "member"
    EXERCISE = "exercise"
    COMMITMENT = "commitment"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of what was found: enough to show it, and to open the right place.

    `text` is the title, the name, what was said or what will be done; `detail` the organisation
    of a member, the place of a workshop or who made a commitment. What is missing is empty.
    """

    kind: HitKind
    id: str
    text: str
    detail: str = ""
    network: str | None = None  # ids, of where it is
    workshop: str | None = None  # None for networks, members and exercises
    block: str | None = None  # of a note
    network_name: str = ""
    workshop_title: str = ""
    block_title: Phrase = NOTHING
    starts: datetime | None = None  # of the workshop, as the clock on its wall will say
    number: int = 0  # of a note or a commitment
    private: bool = False  # a note that the room did not see: never on a discreet screen
    exercise: Exercise | None = None  # itself, as it was given


def folded(text: str) -> str:
    """Return a text as it is compared: small letters without accents, Łukasz as lukasz."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return bare.translate(_OTHER_LETTERS)


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared; signs between them say nothing."""
    return tuple(_WORD.findall(folded(text)))


def words_asked(text: str) -> tuple[str, ...]:
    """Return the words that somebody searches for: each once, the first dozen."""
    return tuple(dict.fromkeys(words_of(text[:LONGEST_SEARCH])))[:MOST_WORDS]
