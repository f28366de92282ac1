"""What is done at the door, each as one gesture, and what to say of it."""

from __future__ import annotations

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Block, PresenceState
from llnet_desktop.services.clock import Clock
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.door import About, Count, Says, counting
from llnet_desktop.services.participants import (
    expected_people,
    leaving_at,
    marking,
    people_here,
    walking_in,
)
from llnet_desktop.ui.dialogs.gathering import Gathering, Person
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock as time_of_day

_STATES = {
    Says.HERE: PresenceState.PRESENT,
    Says.NOT_YET: PresenceState.EXPECTED,
    Says.LATE: PresenceState.LATE,
    Says.ABSENT: PresenceState.ABSENT,
    Says.LEAVES: PresenceState.PRESENT,  # who says so at the door stands there
}


class DoorActs:
    """Gestures on one gathering. They return a sentence, or None when they were refused.

    Why they were refused, the gathering tells.
    """

    def __init__(self, desk: Desk, gathering: Gathering, speech: Speech, clock: Clock) -> None:
        self._desk, self._gathering, self._speech, self._clock = desk, gathering, speech, clock
        self.discreet = False  # the room may read along

    @property
    def here(self) -> int:
        """How many are in the room."""
        presences = [p.presence for p in self._gathering.people if p.presence]
        return people_here(self._gathering.members, presences)

    def here_words(self) -> str:
        """Return how many of those who are counted on are there."""
        gathering = self._gathering
        presences = [p.presence for p in gathering.people if p.presence]
        members = gathering.members
        here, every = people_here(members, presences), expected_people(members, presences)
        return self._speech("door.here", n=here, all=every) if every else ""

    def say_of(self, person: Person, line: About) -> str | None:
        """Keep what is said of somebody."""
        gathering, says, name = self._gathering, line.says, person.member.name
        if says is Says.HERE and person.state is PresenceState.PRESENT:
            return self._speech("door.done.already", name=name)

        def make() -> Edit:
            workshop, state, leaves = gathering.workshop, person.state, person.leaves
            if says is Says.LEAVES:
                leaves = leaving_at(workshop, line.time)
            elif says is Says.STAYS:
                leaves = None
            return marking(
                workshop, person.member, person.presence, _STATES.get(says, state), leaves
            )

        if not gathering.perform(make):
            return None
        if self.discreet and says is Says.LATE:
            return self._speech("door.done.noted", name=name)
        now = gathering.person(person.member.id) or person
        time = time_of_day(now.leaves) if now.leaves else ""
        done = self._speech(f"door.done.{says}", name=name, time=time)
        counts = says in (Says.HERE, Says.NOT_YET, Says.LEAVES)
        return f"{done} {self.here_words()}" if counts else done

    def let_in(self, line: str) -> str | None:
        """Add "Name, Organisation" to the network, there at once."""
        made: list[Member] = []

        def make() -> Edit:
            edit, member = walking_in(self._gathering.workshop, line, self._gathering.members)
            made.append(member)
            return edit

        if not self._gathering.perform(make):
            return None
        done = self._speech("door.done.added", name=made[0].name)
        return f"{done} {self.here_words()}"

    def count(self, people: int) -> str | None:
        """Plan for so many; what depends on it follows, and the end is said when it moves."""
        made: list[Count] = []

        def make() -> Edit:
            workshop = self._gathering.workshop
            blocks = self._desk.read(Block, workshop=workshop.id)
            events = self._desk.read(RunEvent, workshop=workshop.id)
            made.append(counting(workshop, people, blocks, events, self._clock()))
            return made[0].edit

        if not self._gathering.perform(make):
            return None
        done = self._speech("door.done.count" if people else "door.done.count_open", n=people)
        return " ".join(word for word in (done, self._ends(made[0])) if word)

    def _ends(self, count: Count) -> str:
        if count.end_before is None or count.end_after is None:
            return ""
        before, after = time_of_day(count.end_before), time_of_day(count.end_after)
        if before == after:
            return ""
        if self.discreet:  # as things go, the end tells how late it is
            return self._speech("door.done.moved")
        return self._speech("door.done.ends", before=before, after=after)
