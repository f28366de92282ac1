"""The take-home pack: a page and a calendar file per person, in one folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.personal import PersonalPages
from llnet_desktop.domain.report import Choice
from llnet_desktop.exchange.calendar import DayEntry, calendar_file
from llnet_desktop.exchange.outgoing.calendars import personal_entries
from llnet_desktop.exports.child import Stopper, write_in_child
from llnet_desktop.exports.work import PersonalWork
from llnet_desktop.words import words_in

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def write_pack(
    pages: PersonalPages,
    choice: Choice,
    folder: Path,
    told: Callable[[int], None] | None = None,
    stopper: Stopper | None = None,
) -> list[Path]:
    """Write a PDF for each person, with an `.ics` where there is a day; returns the files.

    The folder is made when it is not there; files of the same names are written over. Raises
    `ProgramError` when it can't be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ProgramError("report.not_written", name=folder.name) from error
    written: list[Path] = []
    words = words_in(choice.languages[0])
    made = datetime.combine(pages.day, time(), ZoneInfo("UTC"))
    for number, (name, page) in enumerate(zip(_names(pages), pages.pages, strict=True), start=1):
        paper = folder / f"{name}.pdf"
        work = PersonalWork(replace(pages, pages=(page,)), choice)
        write_in_child(work, paper, stopper=stopper)
        written.append(paper)
        entries: tuple[DayEntry, ...] = personal_entries(page, pages, words)
        if entries:
            dates = folder / f"{name}.ics"
            try:
                dates.write_bytes(calendar_file(entries, made))
            except OSError as error:
                raise ProgramError("report.not_written", name=dates.name) from error
            written.append(dates)
        if told is not None:
            told(number)
    return written


def _names(pages: PersonalPages) -> list[str]:
    """Return a file name for each person that every system takes; two of a name are told apart."""
    names: list[str] = []
    for page in pages.pages:
        plain = unicodedata.normalize("NFC", _UNSAFE.sub(" ", page.name))
        name = " ".join(plain.split())[:60].strip(" .") or "llnet"
        taken = {one.casefold() for one in names}
        number, tried = 2, name
        while tried.casefold() in taken:
            tried, number = f"{name} {number}", number + 1
        names.append(tried)
    return names
