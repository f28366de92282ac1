"""`llnet export` and `llnet formats`: files for others."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.content.scans import load_statements
from llnet_desktop.domain.crate import CratePart
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.report import Choice, Paper, without_names
from llnet_desktop.exports.child import write_in_child
from llnet_desktop.exports.formats import CRATE, FORMATS, PACK, PERSONAL, WRITTEN
from llnet_desktop.exports.pack import write_pack
from llnet_desktop.exports.work import CrateWork, DataWork, PersonalWork, ReportWork, Work
from llnet_desktop.services.crate import crate_of
from llnet_desktop.services.finding import Folder, find_workshop, open_folder
from llnet_desktop.services.reporting import personal_pages_of, report_of


def export(arguments: argparse.Namespace) -> int:
    """Write a file and print where it is."""
    _check(arguments.to, arguments.part)
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    languages = languages_of(arguments.languages, folder.workshop.language)
    choice = Choice(languages, paper=Paper(arguments.paper), names=not arguments.no_names)
    if arguments.part == PACK:
        report = report_of(folder, languages[0])
        write_pack(personal_pages_of(folder, report), choice, arguments.to)
    else:
        write_in_child(_work(folder, choice, arguments.part, arguments.to), arguments.to)
    print(arguments.to)
    return 0


def formats(arguments: argparse.Namespace) -> int:
    """Print which files are read and written."""
    if arguments.json:
        rows = [
            {"suffix": one.suffix, "name": one.name, "reads": one.reads, "writes": one.writes}
            for one in FORMATS
        ]
        print(json.dumps(rows, indent=2))
        return 0
    for one in FORMATS:
        print(f"{one.suffix:6} {one.name:26} < {', '.join(one.reads) or '–'}")
        print(f"{'':33} > {', '.join(one.writes) or '–'}")
    return 0


def languages_of(given: str | None, own: Language) -> tuple[Language, ...]:
    """Return the languages of "nl", "en" or "nl+en"; without one that of the workshop."""
    if not given:
        return (own,)
    return tuple(one for one in LANGUAGES if one in given.split("+"))


def _check(path: Path, part: str) -> None:
    if part == PACK:
        if path.suffix:
            raise InputError("report.needs_folder")
        return
    found = WRITTEN.get(path.suffix.lower())
    if found is None:
        raise InputError("report.format", endings=", ".join(WRITTEN))
    if part and part not in found.writes:
        raise InputError("report.part", name=found.name, parts=", ".join(found.writes))


def _work(folder: Folder, choice: Choice, part: str, path: Path) -> Work:
    first, second = choice.languages[0], (*choice.languages, None)[1]
    if path.suffix.lower() != ".pdf":
        report = report_of(folder, first)
        return DataWork(report if choice.names else without_names(report), choice, part)
    if part == PERSONAL:
        return PersonalWork(personal_pages_of(folder, report_of(folder, first, second)), choice)
    if part == CRATE:
        return CrateWork(crate_of(folder, choice.languages, load_statements()), choice)
    if part in tuple(CratePart):
        crate = crate_of(folder, choice.languages, load_statements())
        return CrateWork(crate, choice, (CratePart(part),))
    return ReportWork(report_of(folder, first, second), choice)
