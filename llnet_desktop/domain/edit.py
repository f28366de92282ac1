"""The one shape of change: what some records were, and what they became."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, Protocol

from llnet_desktop.domain.errors import StaleEditError


class Record(Protocol):
    """A frozen dataclass with an identity. `None` in place of one means "not there"."""

    kind: ClassVar[str]  # "note": the table, and what goes into files and messages

    @property
    def id(self) -> str:
        """Made by the program; the same in every copy of the library."""


class Ref(NamedTuple):
    """Names a record without holding it; sorts and travels as plain text."""

    kind: str
    id: str


State = Mapping[Ref, Any]  # Record, or absent/None


class Change(NamedTuple):
    """One record as it was and as it becomes."""

    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Edit:
    """One gesture. `label` is a code such as "notes.move"; the user interface words it.

    `relies_on` names records that are not changed but must still be there: a note relies on
    its block.
    """

    label: str
    changes: Mapping[Ref, Change]
    relies_on: frozenset[Ref] = frozenset()

    def __post_init__(self) -> None:
        real = {
            ref: change for ref, change in self.changes.items() if change.before != change.after
        }
        for ref, change in real.items():
            for record in change:
                if record is not None and ref_of(record) != ref:
                    raise ValueError(f"{ref} cannot become or have been {ref_of(record)}")
        object.__setattr__(self, "changes", MappingProxyType(real))

    def __bool__(self) -> bool:
        """Whether anything changes; saving nothing is not a step to undo."""
        return bool(self.changes)

    @property
    def refs(self) -> frozenset[Ref]:
        """All that must be read before this can be applied."""
        return frozenset(self.changes) | self.relies_on

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        back = {ref: Change(after, before) for ref, (before, after) in self.changes.items()}
        return Edit(self.label, back)

    def then(self, later: Edit) -> Edit:
        """Return this and the edit right after it as one step.

        Raises `ValueError` when something came between: such a step would undo that as well.
        """
        both = dict(self.changes)
        for ref, change in later.changes.items():
            first = both.get(ref, Change(change.before, None))
            if ref in both and first.after != change.before:
                raise ValueError(f"{ref} changed between the two")
            both[ref] = Change(first.before, change.after)
        return Edit(self.label, both, self.relies_on | (later.relies_on - frozenset(self.changes)))

    def onto(self, now: State) -> Edit:
        """Return what is left to do where the records are as in `now`.

        A record that is already as wanted is left out (a retry does nothing). One that differs
        only in fields this edit does not touch keeps them. Raises `StaleEditError` otherwise.
        """
        left: dict[Ref, Change] = {}
        stale = {ref for ref in self.relies_on if now.get(ref) is None}
        for ref, (before, after) in self.changes.items():
            current = now.get(ref)
            if current == after:
                continue
            if current == before:
                left[ref] = Change(before, after)
            elif before is None or after is None or current is None:
                stale.add(ref)
            else:
                ours = dict(_differing(before, after))
                if all(getattr(current, f) in (getattr(before, f), new) for f, new in ours.items()):
                    left[ref] = Change(current, replace(current, **ours))
                else:
                    stale.add(ref)
        if stale:
            raise StaleEditError(stale)
        return Edit(self.label, left, self.relies_on)


def _differing(before: Any, after: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(after):
        new = getattr(after, field.name)
        if getattr(before, field.name) != new:
            yield field.name, new


def ref_of(record: Record) -> Ref:
    """Return the name of a record."""
    return Ref(record.kind, record.id)


def adding(label: str, records: Iterable[Record], relies_on: Iterable[Ref] = ()) -> Edit:
    """Return the edit that puts new records in."""
    return Edit(label, {ref_of(r): Change(None, r) for r in records}, frozenset(relies_on))


def changing(label: str, pairs: Iterable[tuple[Record, Record]]) -> Edit:
    """Return the edit that replaces each first record by its second, same kind and id."""
    return Edit(label, {ref_of(a): Change(a, b) for a, b in pairs})


def removing(label: str, records: Iterable[Record]) -> Edit:
    """Return the edit that takes records out."""
    return Edit(label, {ref_of(r): Change(r, None) for r in records})
