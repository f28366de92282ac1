"""Commitments: made fresh or from what was said, changed, answered, taken away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from llnet_desktop.domain.commitment import (
    SUREST,
    WHAT_LIMIT,
    Commitment,
    PastWording,
    Stand,
    Turn,
)
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.dates import doubt, is_next_workshop, parse_day
from llnet_desktop.domain.draft import DraftCommitment
from llnet_desktop.domain.edit import Edit, Ref, adding, changing, removing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.ids import is_random, new_id
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.stands import due
from llnet_desktop.domain.workshop import ZERO, Answer, Workshop
from llnet_desktop.services.desk import Desk

MOST_CARDS = 999


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of a commitment, as it was typed: who, what and by when are required.

    Without a day on which the buddy asks, that is halfway.
    """

    who: str = ""
    what: str = ""
    by: str | date = ""
    together_with: str = ""
    cue: str = ""
    first_step: str = ""
    ours: bool = False
    buddy: str = ""
    buddy_asks: str | date = ""
    help_from: str = ""
    help: str = ""
    sign: str = ""
    sure: int = 0
    room_only: bool = False


def making(
    workshop: str,
    terms: Terms,
    today: date,
    *,
    next_workshop: date | None = None,
    condition: Condition | None = None,
    origin: str | None = None,
) -> Edit:
    """Return the edit that adds a commitment.

    `origin` is the note, cluster or request it comes from, or two notes with a "+" between them;
    one without a name is not kept.
    Raises `InputError` when who, what or by when is missing or can't be understood.
    """
    if origin is not None and any(map(is_random, origin.split("+"))):
        origin = None
    fresh = Commitment(new_id(), workshop, "", "", today, condition=condition, origin=origin)
    made = _on_terms(fresh, terms, today, next_workshop)
    return adding("commitments.add", [made], [Ref("workshop", workshop)])


def bringing_in(
    workshop: str,
    drafts: Iterable[DraftCommitment],
    known: Iterable[Commitment],
    today: date,
) -> Edit | None:
    """Return the edit that adds commitments from elsewhere, as one gesture.

    Those that are known, with the same person, words and day, are not added again; None where
    that goes for all. Raises `InputError` as `making` does.
    """
    there = {_same(made.who, made.what, made.by) for made in known}
    edits = []
    for draft in drafts:
        key = _same(draft.who, draft.what, draft.by)
        if key not in there:
            there.add(key)
            edits.append(making(workshop, _terms_of(draft), today))
    if not edits:
        return None
    made = [after for edit in edits for _, after in edit.changes.values()]
    return adding("commitments.bring", made, edits[0].relies_on)


def changing_commitment(
    commitment: Commitment,
    terms: Terms,
    today: date,
    *,
    next_workshop: date | None = None,
    made_on: date | None = None,
    stand: Stand | None = None,
) -> Edit:
    """Return the edit that puts a commitment in other words.

    After the day on which it was made, how it was is kept as its history. `stand` is what was
    told of it last: a day it was moved to is changed there. Raises `InputError` as `making` does.
    """
    after = _on_terms(commitment, terms, today, next_workshop)
    was = due(commitment, stand)
    if stand is not None and stand.moved_to is not None:
        moved = replace(stand, moved_to=after.by)
        after = replace(after, by=commitment.by)
        edit = changing("commitments.change", [(commitment, after), (stand, moved)])
        now = due(after, moved)
    else:
        edit = changing("commitments.change", [(commitment, after)])
        now = after.by
    if made_on is None or today <= made_on:
        return edit
    turns = (
        (Turn.TAKEN_OVER, commitment.who, after.who),
        (Turn.REWORDED, commitment.what, after.what),
        (Turn.MOVED, was.isoformat(), now.isoformat()),
    )
    past = [
        PastWording(new_id(), commitment.id, turn, before, today)
        for turn, before, later in turns
        if before != later
    ]
    return edit.then(adding(edit.label, past)) if past else edit


def doubtful_days(edit: Edit, terms: Terms, today: date) -> list[tuple[date, str]]:
    """Return the days that an edit sets and that may not be meant, each with why (`doubt`)."""
    said = {"by": terms.by, "moved_to": terms.by, "buddy_asks": terms.buddy_asks}
    return [
        (day, why)
        for before, after in (change for change in edit.changes.values())
        for name, text in said.items()
        if isinstance(day := getattr(after, name, None), date)
        and getattr(before, name, None) != day
        and (why := doubt(day, today, text if isinstance(text, str) else ""))
    ]


def answering_help(commitment: Commitment, answer: Answer | None) -> Edit:
    """Return the edit that says what somebody answered who was asked for help."""
    return changing("commitments.answer", [(commitment, replace(commitment, answer=answer))])


def removing_commitments(
    commitments: Iterable[Commitment], hanging: Iterable[Stand | PastWording] = ()
) -> Edit:
    """Return the edit that takes commitments away, with what hangs on them (`hanging_on`)."""
    return removing("commitments.remove", [*hanging, *commitments])


def hanging_on(desk: Desk, commitments: Iterable[Commitment]) -> list[Stand | PastWording]:
    """Return the stands and the past wordings of commitments: they go and come back with them."""
    ids = [made.id for made in commitments]
    return [*desk.read(Stand, commitment=ids), *desk.read(PastWording, commitment=ids)]


def handing_in(workshop: Workshop, cards: int) -> Edit:
    """Return the edit that says how many commitment cards were handed in on paper."""
    kept = max(0, min(cards, MOST_CARDS))
    return changing("commitments.cards", [(workshop, replace(workshop, cards=kept))])


def still_to_type(workshop: Workshop, commitments: Iterable[Commitment]) -> int:
    """Return how many of the cards that were handed in are not among the commitments yet.

    What came from a note, a cluster or a request was on no card.
    """
    typed = sum(made.workshop == workshop.id and not made.origin for made in commitments)
    return max(0, workshop.cards - typed)


def due_day(by: str | date, today: date, next_workshop: date | None = None) -> date:
    """Return the day by which; raises `InputError` when the words give none."""
    if isinstance(by, date):
        return by
    if not by.strip():
        raise InputError("commit.no_when")
    return _day(by, today, next_workshop)


def halfway(today: date, by: date) -> date:
    """Return the day on which a buddy asks when no other was agreed on."""
    return today + max(by - today, ZERO) // 2


def _same(who: str, what: str, by: date) -> tuple[str, str, date]:
    return clean(who).casefold(), clean(what).casefold(), by


def _terms_of(draft: DraftCommitment) -> Terms:
    return Terms(
        draft.who,
        draft.what,
        draft.by,
        draft.with_whom,
        first_step=draft.first_step,
        buddy=draft.buddy,
        help_from=draft.help_from,
        help=draft.help,
        sign=draft.sign,
    )


def _day(said: str, today: date, next_workshop: date | None) -> date:
    day = parse_day(said, today, next_workshop)
    if day is None:
        if is_next_workshop(said):
            raise InputError("commit.no_next")
        raise InputError("commit.when", text=clean(said, 60))
    return day


def _on_terms(
    commitment: Commitment, terms: Terms, today: date, next_workshop: date | None
) -> Commitment:
    who, what = clean(terms.who, TITLE_LIMIT), clean(terms.what, WHAT_LIMIT)
    if not who:
        raise InputError("commit.no_who")
    if not what:
        raise InputError("commit.no_what")
    if not 0 <= terms.sure <= SUREST:
        raise InputError("commit.sure", most=SUREST)
    by = due_day(terms.by, today, next_workshop)
    help_from, asked = clean(terms.help_from, TITLE_LIMIT), clean(terms.help, WHAT_LIMIT)
    same_request = (help_from, asked) == (commitment.help_from, commitment.help)
    return replace(
        commitment,
        who=who,
        what=what,
        by=by,
        together_with=clean(terms.together_with, TITLE_LIMIT),
        cue=clean(terms.cue, WHAT_LIMIT),
        first_step=clean(terms.first_step, WHAT_LIMIT),
        ours=terms.ours,
        buddy=clean(terms.buddy, TITLE_LIMIT),
        buddy_asks=_asks(terms, today, by, next_workshop),
        help_from=help_from,
        help=asked,
        answer=commitment.answer if same_request else None,
        sign=clean(terms.sign, WHAT_LIMIT),
        sure=terms.sure,
        room_only=terms.room_only,
    )


def _asks(terms: Terms, today: date, by: date, next_workshop: date | None) -> date | None:
    if not clean(terms.buddy, TITLE_LIMIT):
        return None
    if isinstance(terms.buddy_asks, date):
        return terms.buddy_asks
    if not terms.buddy_asks.strip():
        return halfway(today, by)
    return _day(terms.buddy_asks, today, next_workshop)
