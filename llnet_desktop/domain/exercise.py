"""A method of the library, and what it becomes in an agenda."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from enum import StrEnum
from typing import ClassVar

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Lane, Material, Step

USUAL_GROUP = 24  # when the head count is not known yet


class Setting(StrEnum):
    """Rooms in which a method is held a little differently."""

    HIERARCHY = "hierarchy"  # bosses and staff in one room
    LARGE = "large"  # sixty people or more
    STRANGERS = "strangers"
    SECOND_LANGUAGE = "second_language"


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long an exercise takes: its short version, as usual, and with the largest group."""

    short: int
    usual: int
    long: int


@dataclass(frozen=True, slots=True)
class Exercise:
    """One method. A facilitator's own ones are records of her library; the others come along."""

    kind: ClassVar[str] = "exercise"
    id: str
    title: Phrase
    purpose: Phrase
    steps: tuple[Step, ...]
    people: tuple[int, int] = (2, 150)
    sort: BlockKind = BlockKind.EXERCISE
    condition: Condition | None = None
    protected: bool = False
    why: Phrase = NOTHING
    does: Phrase = NOTHING  # what the facilitator does
    watches: Phrase = NOTHING  # what she watches for
    room: Phrase = NOTHING
    moves: bool = False
    lanes: tuple[Lane, ...] = ()
    materials: tuple[Material, ...] = ()
    settings: dict[Setting, Phrase] = field(default_factory=dict)
    source: str = ""
    licence: str = ""
    own: bool = False

    @property
    def minutes(self) -> Minutes:
        """How long it takes with the smallest, the usual and the largest group."""
        fewest, most = self.people
        usual = min(max(fewest, USUAL_GROUP), most)
        return Minutes(
            _minutes(sum((step.shortest for step in self._for(fewest)), ZERO)),
            _minutes(sum((step.planned for step in self._for(usual)), ZERO)),
            _minutes(sum((step.planned for step in self._for(most)), ZERO)),
        )

    def suits(self, people: int) -> bool:
        """Return whether a group of this size can do it; a size of 0 is not known."""
        return not people or self.people[0] <= people <= self.people[1]

    def as_block(self, workshop_id: str, place: str, people: int) -> Block:
        """Return the exercise as a block of an agenda, for a group of this size."""
        private = Phrase(
            "\n\n".join(part.nl for part in (self.does, self.watches) if part.nl),
            "\n\n".join(part.en for part in (self.does, self.watches) if part.en),
        )
        return Block(
            new_id(),
            workshop_id,
            place,
            self.title,
            self.sort,
            tuple(replace(step, id=new_id()) for step in self._for(people)),
            tuple(replace(lane, id=new_id()) for lane in self.lanes),
            self.condition,
            self.id,
            protected=self.protected,
            private=private,
            moves=self.moves,
            room=self.room,
            materials=self.materials,
        )

    def _for(self, people: int) -> tuple[Step, ...]:
        return tuple(step.for_group(people or USUAL_GROUP) for step in self.steps)


def _minutes(length: timedelta) -> int:
    return round(length / MINUTE)
