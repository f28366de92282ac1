"""`llnet export` and `llnet formats`: files for others."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.report import Choice, Paper
from llnet_desktop.exports.child import write_in_child
from llnet_desktop.exports.formats import COMMITMENTS, FORMATS, PACK, WRITTEN
from llnet_desktop.exports.kinds import Kind, work_of
from llnet_desktop.services.finding import find_workshop, open_folder


def export(arguments: argparse.Namespace) -> int:
    """Write a file and print where it is."""
    _check(arguments.to, arguments.part)
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    languages = languages_of(arguments.languages, folder.workshop.language)
    choice = Choice(languages, paper=Paper(arguments.paper), names=not arguments.no_names)
    kind = Kind(arguments.part or COMMITMENTS, arguments.to.suffix.lower())
    work = work_of(folder, kind, choice)
    if missing := write_in_child(work, arguments.to):
        said = arguments.words("export.missing", signs=" ".join(missing))
        print(f"llnet: {said}", file=sys.stderr)
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
