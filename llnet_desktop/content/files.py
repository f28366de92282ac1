"""Content files: read strictly, and a bad one never hides the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from llnet_desktop.domain.phrase import Phrase

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class ContentProblem:
    """A file that could not be used, and why."""

    file: str
    message: str


class Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that must be there in both languages."""

    nl: str
    en: str

    def __post_init__(self) -> None:
        if not self.nl.strip() or not self.en.strip():
            raise ValueError("a text is missing in one of the languages")

    @property
    def phrase(self) -> Phrase:
        """The text as the program carries it."""
        return Phrase(self.nl.strip(), self.en.strip())


def load_files(
    paths: Iterable[Path], kind: type[T], check: Callable[[T], None]
) -> tuple[tuple[T, ...], tuple[ContentProblem, ...]]:
    """Return what the files hold, in order of name, and what is wrong with the others."""
    good: list[T] = []
    bad: list[ContentProblem] = []
    for path in sorted(paths):
        try:
            made = msgspec.toml.decode(path.read_bytes(), type=kind)
            check(made)
        except (msgspec.MsgspecError, ValueError, OSError) as error:
            bad.append(ContentProblem(path.name, str(error)))
        else:
            good.append(made)
    return tuple(good), tuple(bad)
