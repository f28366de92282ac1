"""Sentences by code, in Dutch and in English: what screens, paper and the command line say.

They stand in `resources/words/<language>/<area>.toml`; `console.start` is the key `start` in
`console.toml`. A table with `one` and `other` is chosen by the fact `n`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from llnet_desktop import paths
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.languages import Language

if TYPE_CHECKING:
    from llnet_desktop.domain.phrase import Phrase

__all__ = ["Words", "words_in"]

Entry = str | Mapping[str, str]


class Words:
    """The sentences of one language; the file of an area is read when it is first asked for."""

    def __init__(self, language: Language) -> None:
        self.language: Language = language
        self._folder = paths.RESOURCES / "words" / language
        self._areas: dict[str, dict[str, Entry]] = {}

    def __contains__(self, code: str) -> bool:
        return code in self._area(code)

    def __call__(self, code: str, **facts: Any) -> str:
        """Return the sentence for a code with its facts filled in.

        Raises `KeyError` for a code that has no sentence: a mistake of ours, found by a test.
        """
        entry = self._area(code)[code]
        if not isinstance(entry, str):
            entry = entry["one" if facts.get("n") == 1 else "other"]
        return entry.format_map(facts) if facts else entry

    def of(self, phrase: Phrase) -> str:
        """Return a text that carries both languages in this one."""
        return phrase.in_(self.language)

    def error(self, error: ProgramError) -> str:
        """Return the sentence for something that went wrong."""
        facts = {
            name: ", ".join(value) if isinstance(value, list | tuple) else value
            for name, value in error.facts.items()
        }
        return self(f"error.{error.code}", **facts)

    def entries(self) -> dict[str, Entry]:
        """Return every sentence by its code, with its plural forms."""
        areas = (self._area(path.stem) for path in sorted(self._folder.glob("*.toml")))
        return {code: entry for area in areas for code, entry in area.items()}

    def _area(self, code: str) -> dict[str, Entry]:
        name = code.partition(".")[0]
        if name not in self._areas:
            path = self._folder / f"{name}.toml"
            table = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
            self._areas[name] = {}
            _flatten(name, table, self._areas[name])
        return self._areas[name]


@cache
def words_in(language: Language) -> Words:
    """Return the sentences of a language; they are read once."""
    return Words(language)


def phrase(code: str, **facts: Any) -> Phrase:
    """Return a sentence in both languages at once, for what is kept or shown in two."""
    from llnet_desktop.domain.phrase import Phrase

    return Phrase(words_in("nl")(code, **facts), words_in("en")(code, **facts))


def _flatten(prefix: str, table: Mapping[str, Any], into: dict[str, Entry]) -> None:
    for key, value in table.items():
        code = f"{prefix}.{key}"
        if isinstance(value, str) or set(value) == {"one", "other"}:
            into[code] = value
        else:
            _flatten(code, value, into)
