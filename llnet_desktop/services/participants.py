"""Who is there, who walks in, and small groups of them: every change is an Edit."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from llnet_desktop.domain.dates import parse_time
from llnet_desktop.domain.edit import (
    Change,
    Edit,
    Record,
    Ref,
    adding,
    changing,
    ref_of,
    removing,
)
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.groups import FEWEST, MOST, PairWish, SmallGroups, draw
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.search import folded, words_of
from llnet_desktop.domain.workshop import LONGEST_BLOCK, Presence, PresenceState, Workshop

_SHOWN = 20  # characters of what was typed, in a sentence about it


def marking(
    workshop: Workshop,
    member: Member,
    presence: Presence | None,
    state: PresenceState,
    leaves: datetime | None = None,
) -> Edit:
    """Return the edit that says whether somebody is there, and when that person leaves.

    `presence` is what was said before, None when nothing was: then somebody is expected. Who
    does not come does not leave either.
    """
    if state is PresenceState.ABSENT:
        leaves = None
    if presence is not None:
        after = replace(presence, state=state, leaves=leaves)
        return changing("participants.mark", [(presence, after)])
    fresh = Presence(new_id(), workshop.id, member.id, state, leaves)
    if state is PresenceState.EXPECTED and leaves is None:
        return adding("participants.mark", [])
    return adding("participants.mark", [fresh], [ref_of(workshop), ref_of(member)])


def leaving_at(workshop: Workshop, text: str) -> datetime | None:
    """Return when somebody leaves who said "12:00", "12.00", "1200" or "12"; None for nothing.

    It is the first such time after the start. Raises `InputError` when it is no time, or none of
    this workshop.
    """
    said = clean(text, TITLE_LIMIT).casefold()
    if not said:
        return None
    moment = parse_time(said)
    if moment is None:
        raise InputError("participants.no_time", text=said[:_SHOWN])
    leaves = datetime.combine(workshop.starts.date(), moment)
    if leaves <= workshop.starts:
        leaves += timedelta(days=1)
    if leaves > max(workshop.ends_by or workshop.starts, workshop.starts + LONGEST_BLOCK):
        raise InputError("participants.not_then", text=f"{leaves:%H:%M}")
    return leaves


def walking_in(workshop: Workshop, line: str, known: Iterable[Member]) -> tuple[Edit, Member]:
    """Return the edit that adds "Name, Organisation" to the network, present, and the member.

    Raises `InputError` when there is no name, or that person is in the network already.
    """
    name, _, organisation = line.partition(",")
    member = Member(
        new_id(), workshop.network, clean(name, TITLE_LIMIT), clean(organisation, TITLE_LIMIT)
    )
    if not member.name:
        raise InputError("participants.no_name")
    if any(_who(member) == _who(other) for other in known):
        raise InputError("participants.known", name=member.name)
    presence = Presence(new_id(), workshop.id, member.id, PresenceState.PRESENT)
    relies_on = [ref_of(workshop), Ref("network", workshop.network)]
    return adding("participants.walk_in", [member, presence], relies_on), member


def coming(members: Iterable[Member], presences: Iterable[Presence]) -> tuple[Member, ...]:
    """Return who to count on: everybody who did not say not to come."""
    gone = {p.member for p in presences if p.state is PresenceState.ABSENT}
    return tuple(member for member in members if member.id not in gone)


def expected_people(members: Iterable[Member], presences: Iterable[Presence]) -> int:
    """Return how many people to count on."""
    return len(coming(members, presences))


def people_here(members: Iterable[Member], presences: Iterable[Presence]) -> int:
    """Return how many of these members are in the room."""
    here = {p.member for p in presences if p.state is PresenceState.PRESENT}
    return sum(member.id in here for member in members)


def how_well(member: Member, asked: str) -> int | None:
    """Return how well a name fits what was typed, 0 at best, or None when it does not.

    Accents need not be typed, initials will do. A comma ends the name: then it has to be the
    whole name, and the organisation may be begun.
    """
    name, comma, organisation = asked.partition(",")
    words, own = words_of(name), words_of(member.name)
    if comma:
        begun = folded(member.organisation).startswith(folded(organisation.strip()))
        return 0 if words == own and begun else None
    if folded(member.name).startswith(folded(name.strip())):
        return 0
    if words and all(any(mine.startswith(word) for mine in own) for word in words):
        return 1
    initials = "".join(word[0] for word in own)
    return 2 if len(words) == 1 and initials.startswith(words[0]) else None


def wishing(one: Member, other: Member, together: bool, wishes: Iterable[PairWish] = ()) -> Edit:
    """Return the edit that keeps what two people asked; it replaces what they asked before.

    Raises `InputError` when it is one person.
    """
    if one.id == other.id:
        raise InputError("participants.one_person")
    wish = PairWish(new_id(), one.network, one.id, other.id, together)
    before = [known for known in wishes if known.pair == wish.pair]
    if before:
        first, *doubles = before
        edit = changing("participants.wish", [(first, replace(first, together=together))])
        return edit.then(removing("participants.wish", doubles))
    relies_on = [ref_of(one), ref_of(other), Ref("network", one.network)]
    return adding("participants.wish", [wish], relies_on)


def unwishing(wishes: Iterable[PairWish]) -> Edit:
    """Return the edit that forgets what pairs of people asked."""
    return removing("participants.unwish", wishes)


def drawing(
    workshop: Workshop,
    people: Sequence[Member],
    size: int,
    wishes: Iterable[PairWish],
    random: Random,
    before: SmallGroups | None = None,
) -> Edit:
    """Return the edit that puts these people in groups by chance, in place of the groups before.

    `people` are those who are `coming`. Drawn again, as few pairs as possible meet again. Raises
    `InputError` when there are fewer than two people, or for a size that is no small group.
    """
    if not FEWEST <= size <= MOST:
        raise InputError("participants.size", fewest=FEWEST, most=MOST)
    if len(people) < FEWEST:
        raise InputError("participants.too_few")
    groups = draw(people, size, wishes, random, before)
    if before is not None:
        return changing("participants.draw", [(before, replace(before, size=size, groups=groups))])
    made = SmallGroups(new_id(), workshop.id, size, groups)
    return adding("participants.draw", [made], [ref_of(workshop)])


def not_in_a_group(people: Iterable[Member], drawn: SmallGroups) -> tuple[Member, ...]:
    """Return who came after the groups were drawn."""
    seated = {member for group in drawn.groups for member in group}
    return tuple(member for member in people if member.id not in seated)


def _who(member: Member) -> tuple[str, str]:
    return member.name.casefold(), member.organisation.casefold()


def forgetting(
    members: Collection[Member],
    presences: Iterable[Presence],
    wishes: Iterable[PairWish],
    drawn: Iterable[SmallGroups],
) -> Edit:
    """Return the edit that takes members out of their network, with all that hangs on them.

    They leave their small groups too; notes and commitments stay as they are.
    """
    ids = {member.id for member in members}
    gone: list[Record] = [*members]
    gone += [one for one in presences if one.member in ids]
    gone += [wish for wish in wishes if ids & {wish.one, wish.other}]
    changes = {ref_of(record): Change(record, None) for record in gone}
    for groups in drawn:
        kept = tuple(tuple(one for one in group if one not in ids) for group in groups.groups)
        if kept != groups.groups:
            left = replace(groups, groups=tuple(group for group in kept if group))
            changes[ref_of(groups)] = Change(groups, left)
    return Edit("members.remove", changes)
