"""What is half typed of each commitment of a workshop; it outlives the form and the program."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

from llnet_desktop.domain.capture import Said
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.services.commitments import Terms
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.commitments.draft import NO_TERMS, Draft, sources_from

PLACE = "commitment "  # before the key of a draft, among what is half typed in other forms


class Drafts:
    """The drafts by their key, the one that was typed last at the end."""

    def __init__(self, desk: Desk, workshop: str) -> None:
        self._desk, self._workshop = desk, workshop
        kept = desk.drafts(workshop)
        self._drafts = {
            draft.key: draft
            for key, said in kept.items()
            if key.startswith(PLACE)
            and (draft := _understood(key.removeprefix(PLACE), said, desk)) is not None
        }

    def find(self, key: str) -> Draft | None:
        """Return what was typed of a commitment, if anything."""
        return self._drafts.get(key)

    @property
    def last(self) -> Draft | None:
        """What was typed last and is not entered."""
        return next(reversed(self._drafts.values()), None)

    def keep(self, draft: Draft) -> None:
        """Keep a draft as it stands; an empty one is none."""
        self._drafts.pop(draft.key, None)
        if draft.terms == NO_TERMS:
            self._desk.keep_draft(self._workshop, PLACE + draft.key, None)
            return
        self._drafts[draft.key] = draft
        said: dict[str, Any] = asdict(draft.terms)
        if draft.condition is not None:
            said["condition"] = draft.condition.value
        self._desk.keep_draft(self._workshop, PLACE + draft.key, said)

    def drop(self, key: str) -> None:
        """Forget a draft: it was entered, or taken away."""
        self._drafts.pop(key, None)
        self._desk.keep_draft(self._workshop, PLACE + key, None)


def _understood(key: str, said: Said, desk: Desk) -> Draft | None:
    """Return a draft as it was kept; of what is gone meanwhile the words stay, in a new one."""
    known = {field.name: field.type for field in fields(Terms)}
    values: dict[str, Any] = {name: said[name] for name in known if name in said}
    try:
        terms = Terms(**values)
        condition = Condition(str(said["condition"])) if "condition" in said else None
    except ValueError:
        return None
    kind, _, identity = key.rpartition(" ")
    is_there = bool(kind) and desk.one(Commitment, identity) is not None
    return Draft(
        terms,
        condition,
        () if kind else tuple(sources_from(key, desk)),
        changes=identity if kind == "change" and is_there else None,
        helps=identity if kind == "help" and is_there else None,
    )
