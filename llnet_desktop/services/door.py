"""At the door: what a typed line means, whom it is about, and what a head count changes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.catchup import Situation
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.expected import expected
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.domain.run import Reading, RunEvent, fold
from llnet_desktop.domain.search import folded, words_of
from llnet_desktop.domain.workshop import Block, Presence, PresenceState, Workshop
from llnet_desktop.services.participants import how_well
from llnet_desktop.services.planning import expecting

MOST_PEOPLE = 5000  # that a workshop can be planned for
LONGEST_LINE = 2 * TITLE_LIMIT  # a name and an organisation


class Says(StrEnum):
    """What a line says about somebody."""

    HERE = "here"
    NOT_YET = "not_yet"  # being here is taken back
    LATE = "late"
    ABSENT = "absent"
    LEAVES = "leaves"
    STAYS = "stays"  # leaving early is taken back


@dataclass(frozen=True, slots=True)
class HeadCount:
    """`18`: so many people are there. It may be more than a workshop can be planned for."""

    people: int


@dataclass(frozen=True, slots=True)
class About:
    """`sa`, `Sanne 12:00`, `Sanne late`, `Sanne -`: somebody, and what is said of them."""

    name: str
    says: Says = Says.HERE
    time: str = ""  # as it was typed; empty as long as it is missing


DoorLine = HeadCount | About

_LATE = r"(?:(?:is|komt|will be) )?(?:laat|later|late)"
_ABSENT = r"komt niet|(?:is )?not coming"
_STAYS = r"blijft|stays"
_GOES = r"gaat|vertrekt|leaves|goes"
_HOUR = r"\d{1,2}(?:[:.uh]\d{2}| ?[uh])"  # "Sanne 12" could be somebody's name
_WORDS = tuple(
    (re.compile(rf"(\S.*?) (?:{ending})", re.ASCII | re.IGNORECASE), says)
    for ending, says in (
        ("-", Says.NOT_YET),
        (_LATE, Says.LATE),
        (_ABSENT, Says.ABSENT),
        (_STAYS, Says.STAYS),
        (rf"(?:{_GOES})(?: (?:om|at))?(?: (\d.*))?", Says.LEAVES),
        (rf"(?:(?:om|at) )?({_HOUR})", Says.LEAVES),
    )
)


def parse_door_line(line: str) -> DoorLine | None:
    """Return what a typed line means; None when nothing is left of it.

    It says more than a name only when all of it matches, in either language.
    """
    text = clean(line, LONGEST_LINE)
    if not text:
        return None
    if re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return HeadCount(int(text))
    for pattern, says in _WORDS:
        if match := pattern.fullmatch(text):
            time = match[2] or "" if says is Says.LEAVES else ""
            return About(match[1], says, time)
    return About(text)


@dataclass(frozen=True, slots=True)
class Meant:
    """A line, and the members it can be about: their ids, the likeliest first."""

    line: DoorLine | None
    members: tuple[str, ...] = ()

    @property
    def walks_in(self) -> bool:
        """Whether the line is somebody who is not known yet."""
        line = self.line
        if self.members or not isinstance(line, About) or line.says is not Says.HERE:
            return False
        return len("".join(words_of(line.name.partition(",")[0]))) > 1


def meant(line: str, members: Iterable[Member], presences: Iterable[Presence]) -> Meant:
    """Return what a line means where these people are known.

    A known name wins from a command: Piet de Laat is not late. Who is still waited for goes
    before who is there.
    """
    parsed = parse_door_line(line)
    if not isinstance(parsed, About):
        return Meant(parsed)
    people, whole = tuple(members), clean(line, LONGEST_LINE)
    states = {presence.member: presence.state for presence in presences}
    if parsed.says not in (Says.HERE, Says.NOT_YET):  # a dash is no part of a name
        asked = len(words_of(whole))
        called_so = [each for each in people if asked <= len(words_of(each.name))]
        if found := _fitting(About(whole), called_so, states):
            return Meant(About(whole), found)
    found = _fitting(parsed, people, states)
    if not found and parsed.says is Says.LATE:
        return Meant(About(whole))  # a stranger may be called so
    return Meant(parsed, found)


def _fitting(
    line: About, people: Iterable[Member], states: dict[str, PresenceState]
) -> tuple[str, ...]:
    def order(found: tuple[int, Member]) -> tuple[int, int, str, str]:
        rank, member = found
        state = states.get(member.id, PresenceState.EXPECTED)
        return rank, _NEXT[line.says].index(state), folded(member.name), member.id

    ranked = [(rank, each) for each in people if (rank := _rank(each, line.name)) is not None]
    return tuple(member.id for _, member in sorted(ranked, key=order))


def _rank(member: Member, asked: str) -> int | None:
    """Return how well somebody fits; three letters of an organisation are the last resort."""
    rank, letters = how_well(member, asked), folded(asked.strip())
    if rank is None and len(letters) > 2 and folded(member.organisation).startswith(letters):
        return 3
    return rank


_WAITED_FOR_FIRST = (
    PresenceState.EXPECTED,
    PresenceState.LATE,
    PresenceState.ABSENT,
    PresenceState.PRESENT,
)
_HERE_FIRST = (
    PresenceState.PRESENT,
    PresenceState.LATE,
    PresenceState.EXPECTED,
    PresenceState.ABSENT,
)
_NEXT = {
    says: _HERE_FIRST if says in (Says.NOT_YET, Says.LEAVES, Says.STAYS) else _WAITED_FOR_FIRST
    for says in Says
}


@dataclass(frozen=True, slots=True)
class Count:
    """A head count as one edit, and when people go home without and with it, in their zone.

    There are no ends without an agenda, or when the workshop is over.
    """

    edit: Edit
    end_before: datetime | None
    end_after: datetime | None


def counting(
    workshop: Workshop,
    people: int,
    blocks: Iterable[Block],
    events: Iterable[RunEvent],
    now: Reading,
) -> Count:
    """Return what another head count changes: what is on, or over, keeps its length.

    0 is not known yet; more than `MOST_PEOPLE` is that many.
    """
    agenda, run = plan(workshop, tuple(blocks)), fold(events)
    coming = Situation(agenda, run, now).coming
    edit = expecting(workshop, people, [slot.block for slot in coming])
    if run.finished or not agenda.slots:
        return Count(edit, None, None)
    became = {ref.id: change.after for ref, change in edit.changes.items()}
    after = plan(
        became.get(workshop.id, workshop),
        [became.get(slot.block.id, slot.block) for slot in agenda.slots],
    )
    ends = [expected(each, run, now)[-1].ends for each in (agenda, after)]
    return Count(edit, ends[0], ends[1])
