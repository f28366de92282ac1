"""Content files: read strictly, and a bad one never hides the others."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from llnet_desktop.content.lines import Where, line_of
from llnet_desktop.domain.languages import LANGUAGES
from llnet_desktop.domain.phrase import Phrase

T = TypeVar("T")
M = TypeVar("M")

_MISREAD = re.compile(r"(?P<what>.*?)(?: - at `\$(?P<path>[^`]*)`)?", re.DOTALL)
_NAMED = re.compile(r".* field `(?P<name>.*)`", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ContentProblem:
    """A file that could not be used, where in it and why: `code` and `facts` make a sentence."""

    file: str
    line: int  # 1 for the first
    code: str
    facts: Mapping[str, Any] = field(default_factory=dict)


class ContentError(ValueError):
    """Something in a file can't be so. `where` leads to it from the top of the file."""

    def __init__(self, code: str, where: Where = (), **facts: Any) -> None:
        super().__init__(code)
        self.code, self.where, self.facts = code, where, facts


class Both(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that must be there in both languages."""

    nl: str
    en: str

    def __post_init__(self) -> None:
        for language, text in (("nl", self.nl), ("en", self.en)):
            if not text.strip():
                raise ContentError("no_language", (language,))

    @property
    def phrase(self) -> Phrase:
        """The text as the program carries it."""
        return Phrase(self.nl.strip(), self.en.strip())


def load_files(
    paths: Iterable[Path], kind: type[T], make: Callable[[T], M]
) -> tuple[tuple[M, ...], tuple[ContentProblem, ...]]:
    """Return what the files hold, in order of name, and what is wrong with the others."""
    good: list[M] = []
    bad: list[ContentProblem] = []
    for path in sorted(paths):
        text = ""
        try:
            text = path.read_bytes().decode("utf-8-sig")
            good.append(make(msgspec.convert(tomllib.loads(text), kind)))
        except (ValueError, OSError, RecursionError) as error:
            bad.append(_problem(path.name, text, error))
    return tuple(good), tuple(bad)


def _problem(file: str, text: str, error: Exception) -> ContentProblem:
    match error:
        case OSError():
            return ContentProblem(file, 1, "unreadable")
        case UnicodeDecodeError():
            return ContentProblem(file, error.object.count(b"\n", 0, error.start) + 1, "encoding")
        case tomllib.TOMLDecodeError():
            twice = str(error).startswith("Cannot ")
            return ContentProblem(file, _line_told(text, str(error)), "twice" if twice else "toml")
        case RecursionError():
            return ContentProblem(file, 1, "toml")
        case msgspec.ValidationError():
            error = _misread(error)
        case ContentError():
            pass
        case _:
            error = ContentError("other", (), what=str(error))
    assert isinstance(error, ContentError)
    key = ".".join(str(name) for name in _last_names(error.where))
    return ContentProblem(file, line_of(text, error.where), error.code, {"key": key, **error.facts})


def _line_told(text: str, message: str) -> int:
    """Return the line that a message of tomllib names; the last one with something on it."""
    if told := re.search(r"\(at line (\d+), column \d+\)$", message):
        return int(told[1])
    return text.rstrip().count("\n") + 1


def _misread(error: msgspec.ValidationError) -> ContentError:
    """Return what msgspec says in a sentence of its own as a code, facts and a place."""
    told = _MISREAD.fullmatch(str(error))
    what, where = (told["what"], _where(told["path"] or "")) if told else (str(error), ())
    if isinstance(error.__cause__, ContentError):
        cause = error.__cause__
        return ContentError(cause.code, where + cause.where, **cause.facts)
    if named := _NAMED.fullmatch(what):
        name = named["name"]
        if "unknown" in what:
            return ContentError("unknown_key", (*where, name))
        if name in LANGUAGES:
            return ContentError("no_language", (*where, name))
        return ContentError("no_key", (*where, name))
    if what.startswith("Invalid enum value "):
        return ContentError("no_such_value", where, value=what.split(" ", 3)[3].strip("'"))
    return ContentError("two_languages" if "`object" in what else "wrong_value", where)


def _where(path: str) -> Where:
    """Return `.steps[2].prompt` as names and places."""
    return tuple(
        int(place) if place else name for name, place in re.findall(r"\.([^.\[]+)|\[(\d+)\]", path)
    )


def _last_names(where: Where) -> Where:
    """Return the names after the last place in a list: the key as it is written in the file."""
    places = [depth for depth, name in enumerate(where) if isinstance(name, int)]
    return where[places[-1] + 1 :] if places else where
