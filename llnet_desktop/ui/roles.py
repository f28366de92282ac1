"""A theme's colours by role, and the faces of the typeface: all that the first frame needs."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from llnet_desktop import paths


@cache
def theme_table(name: str) -> dict[str, Any]:
    """Return what stands in the theme file "light" or "dark"."""
    path = paths.RESOURCES / "themes" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def load_face(face: str) -> None:
    """Make one face of the typeface known to Qt."""
    from PySide6.QtGui import QFontDatabase

    QFontDatabase.addApplicationFont(str(paths.RESOURCES / "fonts" / f"SourceSans3-{face}.ttf"))
