"""What can go wrong, as codes and facts; `words` has the sentences, in both languages."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any


class ProgramError(Exception):
    """Something a person must be told. `code` names the sentence, `facts` fill it in."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class InputError(ProgramError):
    """What was typed or brought in can't be used; nothing was changed."""


class NotFoundError(ProgramError):
    """What was asked for is not there, or its short name fits more than one."""


class Reason(StrEnum):
    """Why the library could not be read or written."""

    DISK_FULL = "disk_full"
    BUSY = "busy"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    LOST = "lost"  # no file, no folder, no connection
    NOT_OURS = "not_ours"
    NEWER = "newer"
    IN_USE = "in_use"


class StorageError(ProgramError):
    """The library could not be read or written; the reason says why, and never what."""

    def __init__(self, reason: Reason, **facts: Any) -> None:
        super().__init__(f"storage.{reason.value}", **facts)
        self.reason = reason


class StaleEditError(ProgramError):
    """The same fields changed meanwhile, or a record is gone. `refs` says which."""

    def __init__(self, refs: Iterable[Any]) -> None:
        self.refs = frozenset(refs)
        super().__init__("edit.stale", n=len(self.refs))
