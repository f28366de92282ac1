"""The network scan's five statements, one for each condition."""

from __future__ import annotations

from pathlib import Path

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.files import Both
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase


class _ScanText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    statements: dict[Condition, Both]


def load_statements(
    path: Path = paths.RESOURCES / "content" / "scan.toml",
) -> dict[Condition, Phrase]:
    """Return what people answer with 1–10, by condition. Raises `ValueError` when one lacks."""
    text = msgspec.toml.decode(path.read_bytes(), type=_ScanText)
    if set(text.statements) != set(Condition):
        raise ValueError("the scan needs one statement for each condition")
    return {condition: text.statements[condition].phrase for condition in Condition}
