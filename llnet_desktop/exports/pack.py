"""The take-home pack: a page and a calendar file per person, in one folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from llnet_desktop.domain.personal import PersonalPages
from llnet_desktop.domain.report import Choice
from llnet_desktop.exchange.calendar import calendar_file
from llnet_desktop.exchange.outgoing.calendars import personal_entries
from llnet_desktop.reports.personal import write_personal_pages
from llnet_desktop.words import words_in

_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.I)  # no names of files on Windows


def write_pack(
    pages: PersonalPages, choice: Choice, folder: Path, told: Callable[[int], None]
) -> list[str]:
    """Write a PDF for each person into a folder, with an `.ics` where there is a day.

    Returns the characters that no typeface has a shape for. `told` hears how many people there
    are so far.
    """
    words = words_in(choice.languages[0])
    made = datetime.combine(pages.day, time(), ZoneInfo("UTC"))
    missing: set[str] = set()
    for number, (name, page) in enumerate(zip(_names(pages), pages.pages, strict=True), start=1):
        paper = folder / f"{name}.pdf"
        missing.update(write_personal_pages(replace(pages, pages=(page,)), paper, choice))
        if entries := personal_entries(page, pages, words):
            (folder / f"{name}.ics").write_bytes(calendar_file(entries, made))
        told(number)
    return sorted(missing)


def _names(pages: PersonalPages) -> list[str]:
    """Return a file name for each person that every system takes; two of a name are told apart."""
    names: list[str] = []
    for page in pages.pages:
        plain = unicodedata.normalize("NFC", _UNSAFE.sub(" ", page.name))
        name = " ".join(plain.split())[:60].strip(" .") or "llnet"
        name = f"{name} -" if _DEVICE.fullmatch(name) else name
        taken = {one.casefold() for one in names}
        number, tried = 2, name
        while tried.casefold() in taken:
            tried, number = f"{name} {number}", number + 1
        names.append(tried)
    return names
