"""Put forms/ and resources/ into the wheel; an editable install reads them where they are."""

from __future__ import annotations

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class DataHook(BuildHookInterface[Any]):
    """Copies the top-level data folders to llnet_desktop/_data."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Add the folders, for real wheels only (see pypa/hatch#1627)."""
        if version == "editable":
            return
        for folder in ("forms", "resources"):
            build_data["force_include"][folder] = f"llnet_desktop/_data/{folder}"
