"""What stands half typed in the form, kept while somebody is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.workshop import Note
from llnet_desktop.words import Words
from llnet_desktop.words.dates import day_and_date, short_date

LIMIT = 500  # characters of what somebody will do


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stands. `changes` is the commitment that is reworded, if any."""

    who: str = ""
    what: str = ""
    together_with: str = ""
    by: str = ""
    first_step: str = ""
    condition: Condition | None = None
    origin: Note | None = None
    changes: str | None = None
    came_from: str = ""  # a request or a pair, by a key of its own

    @property
    def key(self) -> str:
        """Where the draft belongs: a commitment, a note, or nothing yet."""
        if self.changes:
            return f"change {self.changes}"
        return f"note {self.origin.id}" if self.origin else self.came_from

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by the names that the services give it."""
        return {
            "who": self.who,
            "what": self.what,
            "by": self.by,
            "together_with": self.together_with,
            "first_step": self.first_step,
        }


def draft_from(note: Note | None, condition: Condition | None) -> Draft:
    """Return an empty form, or one that begins with the words of a note."""
    return Draft(what=note.text[:LIMIT] if note else "", condition=condition, origin=note)


def draft_of(made: Commitment, origin: Note | None, words: Words, today: date) -> Draft:
    """Return the form that rewords a commitment; its day is written so that it is read back."""
    coming = today <= made.by and made.by.year == today.year
    by = short_date(words, made.by) + ("" if coming else f" {made.by.year:04}")
    return Draft(
        made.who,
        made.what,
        made.together_with,
        by,
        made.first_step,
        made.condition,
        origin,
        made.id,
    )


def day_words(words: Words, text: str, today: date) -> str:
    """Return the day that a text means, as "vr 27 nov"; a question when it means none."""
    day = parse_day(text, today)
    if day is None:
        return words("commitments.no_day_yet") if text.strip() else ""
    return day_and_date(words, day) + ("" if day.year == today.year else f" {day.year}")
