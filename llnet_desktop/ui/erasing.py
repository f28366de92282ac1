"""Destroying what was to be destroyed at the end, unasked, and saying so in a sentence."""

from __future__ import annotations

from collections.abc import Iterable

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.run import Reading
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.erasing import Erasable, due, erase
from llnet_desktop.ui.speech import Speech

Told = tuple[str, dict[str, object]]  # a code and its facts


def names_of(gone: Iterable[Erasable], speech: Speech) -> str:
    """Return the columns that held something, by name."""
    names = dict.fromkeys(speech.of(each.name) for each in gone if each.notes)
    return ", ".join(speech("privacy.erase.name", name=name) for name in names)


def erase_what_is_due(desk: Desk, now: Reading, speech: Speech) -> Told | None:
    """Destroy what is due in any workshop; return what to tell, None when there was nothing."""
    gone: list[Erasable] = []
    failed = False
    try:
        for workshop in due(desk, now):
            try:
                gone += erase(desk, workshop, now)
            except ProgramError:
                failed = True
    except ProgramError:  # the library can't be read: what it is opened for says why
        return None
    if failed:
        return "privacy.erase.failed", {}
    names = names_of(gone, speech)
    return ("privacy.erase.done", {"lanes": names}) if names else None
