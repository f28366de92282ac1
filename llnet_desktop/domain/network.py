"""A group that meets again and again, and the people in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from llnet_desktop.domain.phrase import Language


@dataclass(frozen=True, slots=True)
class Network:
    """A network. `sample` marks the one with invented people that comes along.

    `color` ("#12415c") and `logo` (PNG or JPEG) are how its paper looks.
    """

    kind: ClassVar[str] = "network"
    id: str
    name: str
    language: Language = "nl"
    sample: bool = False
    archived: bool = False
    binned: bool = False  # in the bin: out of sight, and can be put back
    color: str = ""
    logo: bytes | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Member:
    """A participant of a network's workshops."""

    kind: ClassVar[str] = "member"
    id: str
    network: str
    name: str
    organisation: str = ""
    role: str = ""
    email: str = ""
