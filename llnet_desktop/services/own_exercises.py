"""A facilitator's own exercises: made, copied, changed, brought in and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from llnet_desktop.domain import edit
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTE_LIMIT, NOTHING, TITLE_LIMIT, Phrase, clean
from llnet_desktop.domain.workshop import (
    HALF_MINUTE,
    LONGEST_BLOCK,
    MINUTE,
    Block,
    Lane,
    Posture,
    Step,
)

MOST_PEOPLE = 5000
FIRST_STEP = 10 * MINUTE
LONG_TEXT = 4 * NOTE_LIMIT  # characters of what the facilitator does


def blank(lane: Phrase) -> Exercise:
    """Return a new exercise to write: one step of ten minutes, and a column of this name."""
    step = Step(new_id(), NOTHING, FIRST_STEP, posture=Posture.SIT)
    return Exercise(new_id(), NOTHING, NOTHING, (step,), lanes=(Lane(new_id(), lane),), own=True)


def keeping(exercise: Exercise) -> Edit:
    """Return the edit that puts an exercise in the library as an own one, its texts tidied.

    Raises `InputError` when it has no title, or a length that no agenda item can have.
    """
    return edit.adding("exercise.add", [_tidied(exercise)])


def bringing(exercise: Exercise, known: Iterable[Exercise]) -> Edit:
    """Return the edit that keeps an exercise from a file beside all that are known.

    Nothing known is ever overwritten: where its identity is taken it gets another one, and what
    is there already, word for word, changes nothing. Raises `InputError` like `keeping`.
    """
    new, taken = _tidied(exercise), set()
    for one in known:
        taken.add(one.id)
        if _words(one) == _words(new):
            return Edit("exercise.add", {})
    return edit.adding("exercise.add", [replace(new, id=new_id()) if new.id in taken else new])


def changing(before: Exercise, after: Exercise) -> Edit:
    """Return the edit that gives an own exercise other contents, its texts tidied.

    Raises `InputError` like `keeping`.
    """
    return edit.changing("exercise.change", [(before, replace(_tidied(after), id=before.id))])


def removing(exercise: Exercise) -> Edit:
    """Return the edit that takes an own exercise out; agendas that use it keep their items."""
    return edit.removing("exercise.remove", [exercise])


def copying(exercise: Exercise, title: Phrase) -> Exercise:
    """Return an own copy of an exercise, to be changed and kept under another title."""
    return replace(exercise, id=new_id(), title=title, own=True)


def from_block(block: Block, origin: Exercise | None = None) -> Exercise:
    """Return an agenda item as an own exercise; `origin` is the exercise it was made from.

    What only the facilitator reads stays behind: it may be about people, and an exercise can be
    given away. What she does and watches for comes from `origin`.
    """
    about = origin or Exercise("", block.title, Phrase(), ())
    return replace(
        about,
        id=new_id(),
        title=block.title,
        steps=block.steps,
        sort=block.sort,
        condition=block.condition,
        protected=block.protected,
        room=block.room,
        moves=block.moves,
        lanes=block.lanes,
        materials=block.materials,
        own=True,
    )


def _tidied(exercise: Exercise) -> Exercise:
    title = _line(exercise.title)
    if not title:
        raise InputError("plan.no_title")
    fewest, most = sorted(max(1, min(size, MOST_PEOPLE)) for size in exercise.people)
    usual = min(max(fewest, USUAL_GROUP), most)
    steps = tuple(_step(step, title, usual) for step in exercise.steps)
    if not any(step.in_short for step in steps):  # a short version of nothing is none
        steps = tuple(replace(step, in_short=True) for step in steps)
    if not steps or any(step.planned < HALF_MINUTE for step in steps):
        raise InputError("plan.too_short", n=len(steps))
    tidied = replace(
        exercise,
        title=title,
        purpose=_line(exercise.purpose),
        steps=steps,
        people=(fewest, most),
        why=_long(exercise.why),
        does=_long(exercise.does),
        watches=_long(exercise.watches),
        room=_long(exercise.room),
        lanes=tuple(
            replace(lane, name=name) for lane in exercise.lanes if (name := _line(lane.name))
        ),
        materials=tuple(
            replace(material, name=name)
            for material in exercise.materials
            if (name := _line(material.name))
        ),
        settings={setting: _long(words) for setting, words in exercise.settings.items() if words},
        source=clean(exercise.source, TITLE_LIMIT),
        licence=clean(exercise.licence, TITLE_LIMIT),
        own=True,
    )
    if (longest := tidied.minutes.long) * MINUTE > LONGEST_BLOCK:
        raise InputError("plan.minutes", minutes=longest)
    return tidied


def _step(step: Step, title: Phrase, people: int) -> Step:
    """Return a step tidied; one without words takes the title."""
    prompt, detail = _line(step.prompt) or title, _line(step.detail, NOTE_LIMIT)
    return replace(step, prompt=prompt, detail=detail).for_group(people)


def _line(words: Phrase, limit: int = TITLE_LIMIT) -> Phrase:
    return Phrase(clean(words.nl, limit), clean(words.en, limit))


def _long(words: Phrase) -> Phrase:
    return Phrase(_lines(words.nl), _lines(words.en))


def _lines(text: str) -> str:
    lines = (clean(line) for line in text[:LONG_TEXT].splitlines())
    return "\n".join(lines).strip()


def _words(exercise: Exercise) -> Exercise:
    """Return an exercise as it is compared: without identities, and whoever it belongs to."""
    return replace(
        exercise,
        id="",
        steps=tuple(replace(step, id="") for step in exercise.steps),
        lanes=tuple(replace(lane, id="") for lane in exercise.lanes),
        own=False,
    )
