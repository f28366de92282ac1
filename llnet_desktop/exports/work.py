"""What can be asked of the process that makes files: values, and how they are wanted."""

from __future__ import annotations

from dataclasses import dataclass

from llnet_desktop.domain.crate import Crate, CratePart
from llnet_desktop.domain.personal import PersonalPages
from llnet_desktop.domain.report import ActionReport, Choice


@dataclass(frozen=True, slots=True)
class ReportWork:
    """The report as PDF."""

    report: ActionReport
    choice: Choice | None = None


@dataclass(frozen=True, slots=True)
class PersonalWork:
    """A page for each person, as one PDF."""

    pages: PersonalPages
    choice: Choice


@dataclass(frozen=True, slots=True)
class PackWork:
    """A page and a calendar file for each person, in a folder."""

    pages: PersonalPages
    choice: Choice


@dataclass(frozen=True, slots=True)
class CrateWork:
    """What is printed the day before, or some of it, as PDF."""

    crate: Crate
    choice: Choice
    parts: tuple[CratePart, ...] = tuple(CratePart)


@dataclass(frozen=True, slots=True)
class DataWork:
    """A file that other programs read; which one says the suffix of its name."""

    report: ActionReport
    choice: Choice
    part: str = ""  # of what is one table a file; empty: the commitments


Work = ReportWork | PersonalWork | PackWork | CrateWork | DataWork
KINDS: dict[str, type[Work]] = {
    "report": ReportWork,
    "personal": PersonalWork,
    "pack": PackWork,
    "crate": CrateWork,
    "data": DataWork,
}
