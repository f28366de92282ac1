"""The people of one workshop at hand: who comes, in which group, and what can be done to it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, Signal

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.search import folded
from llnet_desktop.domain.workshop import Presence, PresenceState, Workshop
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.participants import coming


@dataclass(frozen=True, slots=True)
class Person:
    """A member of the network, and what is known of that person's day."""

    member: Member
    presence: Presence | None = None

    @property
    def state(self) -> PresenceState:
        """Whether the person is there; expected as long as nothing was said."""
        return self.presence.state if self.presence else PresenceState.EXPECTED

    @property
    def leaves(self) -> datetime | None:
        """When the person leaves; None is at the end."""
        return self.presence.leaves if self.presence else None


class Gathering(QObject):
    """Follows the library. What is undone here was done here; what was before stays."""

    changed = Signal()
    said = Signal(str, dict)  # code and facts of a sentence
    refused = Signal(object)  # ProgramError

    def __init__(self, desk: Desk, workshop: Workshop, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._opened = workshop
        self._floor = desk.history.depth
        self._undone = 0
        self._workshops = Shelf(desk, Workshop, id=workshop.id)
        self._members = Shelf(desk, Member, network=workshop.network)
        self._presences = Shelf(desk, Presence, workshop=workshop.id)
        self._drawn = Shelf(desk, SmallGroups, workshop=workshop.id)
        self._wishes = Shelf(desk, PairWish, network=workshop.network)
        self._closing = [
            shelf.close
            for shelf in (
                self._workshops,
                self._members,
                self._presences,
                self._drawn,
                self._wishes,
            )
        ]
        self._closing.append(desk.subscribe(self._follow))  # after the shelves, which know first
        closing = self._closing  # outlives this object
        self.destroyed.connect(lambda: _close(closing))

    def close(self) -> None:
        """Stop following."""
        _close(self._closing)

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now, or as it was last."""
        return self._workshops.get(self._opened.id) or self._opened

    @property
    def members(self) -> tuple[Member, ...]:
        """Everybody in the network, by name."""
        return tuple(sorted(self._members, key=lambda m: (folded(m.name), m.id)))

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody in the network, by name, with what is known of their day."""
        known = {presence.member: presence for presence in self._presences}
        return tuple(Person(member, known.get(member.id)) for member in self.members)

    @property
    def coming(self) -> tuple[Member, ...]:
        """Whom to count on, by name."""
        return coming(self.members, self._presences)

    @property
    def drawn(self) -> SmallGroups | None:
        """The small groups as they were drawn last."""
        return next(iter(self._drawn), None)

    @property
    def wishes(self) -> tuple[PairWish, ...]:
        """What pairs of people asked, the oldest first; all of them are still in the network."""
        return tuple(
            wish
            for wish in sorted(self._wishes, key=lambda wish: wish.id)
            if all(self._members.get(person) for person in wish.pair)
        )

    def person(self, member_id: str) -> Person | None:
        """Return somebody, or None when that person is no longer in the network."""
        member = self._members.get(member_id)
        if member is None:
            return None
        said = (presence for presence in self._presences if presence.member == member_id)
        return Person(member, next(said, None))

    def perform(self, make: Callable[[], Edit]) -> bool:
        """Do a gesture; say why when it can't be done."""
        try:
            if self._desk.perform(make()):
                self._undone = 0
        except ProgramError as error:
            self.refused.emit(error)
            return False
        return True

    def undo(self) -> None:
        """Take the last gesture in this window back, and say which one it was."""
        history = self._desk.history
        label = history.next_undo
        if label is None or history.depth <= self._floor:
            self.said.emit("prepare.nothing_to_undo", {})
        elif self._step(history.undo, "prepare.undone", label):
            self._undone += 1

    def redo(self) -> None:
        """Do again what was taken back last in this window."""
        label = self._desk.history.next_redo
        if label is None or not self._undone:
            self.said.emit("prepare.nothing_to_redo", {})
        elif self._step(self._desk.history.redo, "prepare.redone", label):
            self._undone -= 1

    @property
    def can_undo(self) -> bool:
        """Whether something was done here that can be taken back."""
        return self._desk.history.depth > self._floor

    def _step(self, step: Callable[[], None], code: str, label: str) -> bool:
        try:
            step()
        except ProgramError as error:
            self.refused.emit(error)
            return False
        self.said.emit(code, {"gesture": label})
        return True

    def _follow(self, edit: Edit) -> None:
        if any(ref.kind in _SHOWN for ref in edit.changes):
            self.changed.emit()


def _close(closing: list[Callable[[], None]]) -> None:
    while closing:
        closing.pop()()


def names_of(members: Iterable[Member]) -> dict[str, str]:
    """Return what to call each member: the organisation is told where two have one name."""
    everybody = tuple(members)
    seen: dict[str, int] = {}
    for member in everybody:
        seen[member.name.casefold()] = seen.get(member.name.casefold(), 0) + 1
    return {
        member.id: f"{member.name} ({member.organisation})"
        if member.organisation and seen[member.name.casefold()] > 1
        else member.name
        for member in everybody
    }


_SHOWN = frozenset(kind.kind for kind in (Workshop, Member, Presence, SmallGroups, PairWish))
