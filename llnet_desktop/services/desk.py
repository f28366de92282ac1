"""The facilitator's desk: the open library, what can be taken back, and what is at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Generic, TypeVar

from llnet_desktop.domain.capture import HalfTyped, Said
from llnet_desktop.domain.edit import Edit, Record, Ref
from llnet_desktop.domain.glance import Glance
from llnet_desktop.domain.ids import is_random
from llnet_desktop.services.history import History
from llnet_desktop.services.library import Library, Listener, Place

R = TypeVar("R", bound=Record)


class Desk:
    """What windows work with. A gesture is performed; what happened is recorded."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._history = History(library.apply)

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    def read(self, record_type: type[R], **equal: Any) -> tuple[R, ...]:
        """Return records from the library, in order of id."""
        return self._library.read(record_type, **equal)

    def one(self, record_type: type[R], identity: str) -> R | None:
        """Return one record, or None when it is gone."""
        found = self._library.read(record_type, id=identity)
        return found[0] if found else None

    def find(self, words: Sequence[str], limit: int) -> tuple[Ref, ...]:
        """Return the records that have all the folded words, `limit` of a kind, newest first."""
        return self._library.find(words, limit)

    def look(self, network: str, near: date, most_due: int, most_scans: int) -> Glance:
        """Return what can be told of a network without reading all of it."""
        return self._library.look(network, near, most_due, most_scans)

    def unfinished(self) -> tuple[str, ...]:
        """Return the workshops that began and did not end."""
        return self._library.unfinished()

    def perform(self, edit: Edit) -> Edit:
        """Do what a facilitator does: written, told, and can be undone.

        Adding notes without names can't: the steps would tell in what order they came.
        """
        if any(
            ref.kind == "note" and is_random(ref.id) and change.before is None
            for ref, change in edit.changes.items()
        ):
            written = self.record(edit)
            self._history.hold("unnamed.no_step")
            return written
        return self._history.perform(edit)

    def record(self, edit: Edit) -> Edit:
        """Write down what happened: written and told, never undone."""
        return self._library.apply(edit)

    def erasable(self) -> tuple[str, ...]:
        """Return the workshops that began and have something to destroy."""
        return self._library.erasable()

    def destroy(self, edit: Edit, places: Sequence[Place]) -> Edit:
        """Take out what is in these lanes without a trace, also of how it came there.

        Raises `StorageError` as `Library.destroy` does.
        """
        try:
            return self._library.destroy(edit, places)
        finally:
            self._history.clear()

    def half_typed(self, workshop: str) -> HalfTyped | None:
        """Return what was typed for a workshop and not entered."""
        return self._library.half_typed(workshop)

    def keep_half_typed(self, workshop: str, line: HalfTyped | None) -> None:
        """Keep what is half typed now, as `Library.keep_half_typed` does."""
        self._library.keep_half_typed(workshop, line)

    def drafts(self, workshop: str) -> Mapping[str, Said]:
        """Return what stands half typed in forms, by key, the last one last."""
        return self._library.drafts(workshop)

    def keep_draft(self, workshop: str, key: str, said: Said | None) -> None:
        """Keep what is half typed in a form now, as `Library.keep_draft` does."""
        self._library.keep_draft(workshop, key, said)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` with every edit as written; call the result to stop."""
        return self._library.subscribe(listener)


class Shelf(Generic[R]):
    """The records of one kind that a window has at hand, kept as they are in the library."""

    def __init__(self, desk: Desk, record_type: type[R], **equal: Any) -> None:
        self._type = record_type
        self._equal = equal
        self._records = {record.id: record for record in desk.read(record_type, **equal)}
        self.close = desk.subscribe(self._follow)

    def __iter__(self) -> Iterator[R]:
        return iter(self._records.values())

    def __len__(self) -> int:
        return len(self._records)

    def get(self, identity: str | None) -> R | None:
        """Return a record, or None when it is not there."""
        return self._records.get(identity) if identity is not None else None

    def _follow(self, edit: Edit) -> None:
        for ref, (_, after) in edit.changes.items():
            if ref.kind != self._type.kind:
                continue
            if after is not None and all(getattr(after, k) == v for k, v in self._equal.items()):
                self._records[ref.id] = after
            else:
                self._records.pop(ref.id, None)
