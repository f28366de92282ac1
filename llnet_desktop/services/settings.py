"""What a facilitator chose: language, look, screens, sound. A small TOML file."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from llnet_desktop.domain.languages import LANGUAGES, Language

SOUNDS = ("gong", "wood_block", "bell")  # in resources/sounds
SETS = 30  # of screens that are remembered


class Settings(NamedTuple):
    """The choices.

    `projector` is the identity of the screen that was chosen last for the room; `screens` has, for
    each set of screens that was met, which one that was, newest first. `heading` is the network
    that was shown last, which the first frame needs before the library is open.
    """

    language: Language = "en"
    theme: str = "light"
    text_size: float = 1.0
    projector: str = ""
    heading: str = ""
    screens: tuple[tuple[str, str], ...] = ()
    sound: str = SOUNDS[0]
    muted: bool = False

    def room_on(self, screens: str) -> str:
        """Return the screen that was chosen for the room in this set of screens, or nothing."""
        return dict(self.screens).get(screens, "")

    def with_room_on(self, screens: str, projector: str) -> Settings:
        """Return the choices with the room's screen in this set; other sets keep theirs."""
        others = (pair for pair in self.screens if pair[0] != screens)
        kept = ((screens, projector), *others)[:SETS]
        return self._replace(projector=projector, screens=kept)


def load_settings(path: Path) -> Settings:
    """Return the choices; what is missing or can't be read is as on a first start."""
    defaults = Settings(language=language_here())
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return defaults
    known = defaults._asdict()
    table["screens"] = _pairs(table.get("screens"))
    chosen = {
        name: value
        for name, value in table.items()
        if name in known and isinstance(value, type(known[name])) and _sensible(name, value)
    }
    return defaults._replace(**chosen)


def save_settings(path: Path, settings: Settings) -> None:
    """Write the choices; a disk that refuses is no reason to stop a workshop."""
    import json  # a text in JSON is one in TOML too

    lines = [
        f"{name} = {json.dumps(value, ensure_ascii=False)}\n"  # TOML has no surrogate pairs
        for name, value in settings._asdict().items()
    ]
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text("".join(lines), encoding="utf-8")
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)


def language_here() -> Language:
    """Return the language of this computer, English when it is neither of ours."""
    told = os.environ.get("LANGUAGE") or os.environ.get("LC_ALL") or os.environ.get("LANG")
    if not told:
        import locale

        told = locale.getlocale()[0] or ""
    return "nl" if told.lower().startswith(("nl", "dutch")) else "en"


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Return what a file has for the sets of screens, as far as it makes sense."""
    lines = value if isinstance(value, list) else []
    return tuple(
        (line[0], line[1])
        for line in lines[:SETS]
        if isinstance(line, list) and len(line) == 2 and all(isinstance(part, str) for part in line)
    )


def _sensible(name: str, value: Any) -> bool:
    match name:
        case "language":
            return bool(value in LANGUAGES)
        case "theme":
            return bool(value in ("light", "dark"))
        case "text_size":
            return bool(0.8 <= value <= 2.0)
        case "sound":
            return bool(value in SOUNDS)
        case _:
            return True
