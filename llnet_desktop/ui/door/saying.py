"""What Enter will do at the door, in a sentence, and in a word on the button."""

from __future__ import annotations

from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.workshop import PresenceState, Workshop
from llnet_desktop.services.door import (
    LONGEST_LINE,
    MOST_PEOPLE,
    About,
    HeadCount,
    Meant,
    Says,
)
from llnet_desktop.services.participants import leaving_at
from llnet_desktop.ui.dialogs.gathering import Person
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock

UNBROKEN = "\N{NO-BREAK SPACE}"


def hint(
    speech: Speech, workshop: Workshop, meant: Meant, person: Person | None, *, discreet: bool
) -> str:
    """Return what Enter will do; `person` is the one who is chosen."""
    match meant.line:
        case HeadCount(people) if people > MOST_PEOPLE:
            return speech("door.need.fewer", most=MOST_PEOPLE)
        case HeadCount(people):
            return speech("door.will.count" if people else "door.will.count_open", n=people)
        case About() as line if person is not None:
            return _about(speech, workshop, line, person, discreet=discreet)
        case About(name) if meant.walks_in:
            return speech("door.will.add", name=_named(name))
        case About(_, says) if says is not Says.HERE:
            return speech("door.need.known")
        case About():
            return speech.words.error(InputError("participants.no_name"))
        case _ if person is not None:
            return _about(speech, workshop, About(""), person, discreet=discreet)
    keys = ("here", "count", "add", "leaves", "late", "take_back")
    shown = [key for key in keys if not (discreet and key == "late")]
    return "   ·   ".join(speech(f"door.keys.{key}").replace(" ", UNBROKEN) for key in shown)


def act_word(speech: Speech, meant: Meant, person: Person | None) -> str:
    """Return what stands on the button that does the same as Enter."""
    line = meant.line
    if isinstance(line, HeadCount):
        return speech("door.do.count")
    if isinstance(line, About) and line.says is not Says.HERE:
        return speech("door.do.note")
    return speech("door.do.add" if person is None and meant.walks_in else "door.do.here")


def _about(
    speech: Speech, workshop: Workshop, line: About, person: Person, *, discreet: bool
) -> str:
    name = person.member.name
    if line.says is Says.HERE and person.state is PresenceState.PRESENT:
        return speech("door.done.already", name=name)
    if line.says is Says.LATE and discreet:
        return speech("door.will.note", name=name)
    if line.says is not Says.LEAVES:
        return speech(f"door.will.{line.says}", name=name)
    if not line.time:
        return speech("door.need.time")
    try:
        leaves = leaving_at(workshop, line.time)
    except InputError as error:
        return speech.words.error(error)
    return speech("door.will.leaves", name=name, time=clock(leaves) if leaves else "")


def _named(line: str) -> str:
    return clean(line.partition(",")[0], LONGEST_LINE)
