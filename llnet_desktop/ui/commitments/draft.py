"""What stands half typed in the form, kept while somebody is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from llnet_desktop.domain.commitment import WHAT_LIMIT, Commitment, Stand
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.dates import doubt, is_next_workshop, parse_day
from llnet_desktop.domain.stands import due, last_stands
from llnet_desktop.domain.workshop import Cluster, Note, Request
from llnet_desktop.services.commitments import Terms, halfway
from llnet_desktop.services.desk import Desk
from llnet_desktop.words import Words
from llnet_desktop.words.dates import day_and_date, short_date

Source = Note | Cluster | Request
NO_TERMS = Terms()


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it stands. `changes` is the commitment that is reworded, if any."""

    terms: Terms = NO_TERMS
    condition: Condition | None = None
    sources: tuple[Source, ...] = ()  # a note, a cluster, a request, or a pair of notes
    changes: str | None = None
    helps: str | None = None  # the commitment that somebody helps with

    @property
    def key(self) -> str:
        """Where the draft belongs: a commitment, what it comes from, or nothing yet."""
        if self.changes or self.helps:
            return f"change {self.changes}" if self.changes else f"help {self.helps}"
        return self.origin or ""

    @property
    def origin(self) -> str | None:
        """The ids of what it comes from."""
        return "+".join(one.id for one in self.sources) or None


def draft_from(note: Note | None, condition: Condition | None) -> Draft:
    """Return an empty form, or one that begins with the words of a note."""
    terms = Terms(what=note.text[:WHAT_LIMIT]) if note else NO_TERMS
    return Draft(terms, condition, (note,) if note else ())


def draft_of(made: Commitment, desk: Desk, words: Words, today: date) -> Draft:
    """Return the form that rewords a commitment; its days are written as they are read back.

    By when is the day it has now, with what a stand moved it to.
    """
    last = last_stands(desk.read(Stand, commitment=made.id)).get(made.id)
    terms = Terms(
        made.who,
        made.what,
        _written(due(made, last), words, today),
        made.together_with,
        made.cue,
        made.first_step,
        made.ours,
        made.buddy,
        _written(made.buddy_asks, words, today) if made.buddy_asks else "",
        made.help_from,
        made.help,
        made.sign,
        made.sure,
        made.room_only,
    )
    return Draft(terms, made.condition, tuple(sources_from(made.origin or "", desk)), made.id)


def sources_from(origin: str, desk: Desk) -> Iterable[Source]:
    """Return what a commitment came from, told as ids with a "+", as far as it is still there."""
    for identity in origin.split("+"):
        for kind in (Note, Cluster, Request):
            found = desk.one(kind, identity)
            if isinstance(found, Note | Cluster | Request):
                yield found
                break


def source_words(words: Words, sources: Iterable[Source]) -> str:
    """Return what a commitment comes from, in words."""
    first, *more = (*sources, None)
    match first:
        case Note() if isinstance(more[0], Note):
            return words("commitments.origin_pair", one=first.number, other=more[0].number)
        case Note():
            return words("commitments.origin", number=first.number, text=first.text)
        case Cluster():
            title = first.title or words("commitments.origin_untitled")
            return words("commitments.origin_cluster", title=title)
        case Request():
            return words("commitments.origin_request", asker=first.asker, text=first.text)
        case _:
            return ""


def day_words(words: Words, text: str, today: date, next_workshop: date | None = None) -> str:
    """Return the day that a text means, as "vr 27 nov"; a question when it means none."""
    day = parse_day(text, today, next_workshop)
    if day is None:
        if is_next_workshop(text):
            return words("commitments.no_next")
        return words("commitments.no_day_yet") if text.strip() else ""
    said = _told(words, day, today)
    if is_next_workshop(text):
        return words("commitments.next_day", day=said)
    why = doubt(day, today, text)
    return f"{said}: {doubt_words(words, why)}" if why else said


def _told(words: Words, day: date, today: date) -> str:
    return day_and_date(words, day) + ("" if day.year == today.year else f" {day.year}")


def doubt_words(words: Words, why: str) -> str:
    """Return why a day is asked about."""
    return words(f"commitments.{why}")


def asks_words(words: Words, draft: Draft, today: date, next_workshop: date | None = None) -> str:
    """Return the day on which the buddy asks: as typed, or halfway."""
    terms = draft.terms
    if isinstance(terms.buddy_asks, str) and terms.buddy_asks.strip():
        return day_words(words, terms.buddy_asks, today, next_workshop)
    by = parse_day(terms.by, today, next_workshop) if isinstance(terms.by, str) else terms.by
    if not terms.buddy.strip() or by is None:
        return ""
    return words("commitments.halfway", day=_told(words, halfway(today, by), today))


def _written(day: date, words: Words, today: date) -> str:
    coming = today <= day and day.year == today.year
    return short_date(words, day) + ("" if coming else f" {day.year:04}")
