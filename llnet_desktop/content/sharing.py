"""An exercise as a file to give away, in the format of the content, and read back again.

It is read more kindly than what comes along: a text may be there in one language only, and how
long it is, or what a column is called, is up to who wrote it.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import msgspec

from llnet_desktop.content.exercises import MOST_PEOPLE, MOST_ROUNDS, Thing, load_things
from llnet_desktop.content.files import ContentError, ContentProblem, load_files
from llnet_desktop.content.lines import Where
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise, Setting
from llnet_desktop.domain.formulas import LARGEST, FormulaError, evaluate
from llnet_desktop.domain.phrase import LANGUAGES, NOTHING, Phrase
from llnet_desktop.domain.workshop import (
    HALF_MINUTE,
    LONGEST_BLOCK,
    MINUTE,
    ZERO,
    BlockKind,
    Grouping,
    Lane,
    Material,
    Posture,
    Privacy,
    Step,
)

MEGABYTE = 1_000_000
MOST_PARTS = 100  # steps, columns or things to bring


class SomeText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that must be there in one language at least."""

    nl: str = ""
    en: str = ""

    def __post_init__(self) -> None:
        if not self.nl.strip() and not self.en.strip():
            raise ContentError("no_key")

    @property
    def phrase(self) -> Phrase:
        """The text as the program carries it."""
        return Phrase(self.nl.strip(), self.en.strip())


class OwnStep(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step; `minutes` of one round are a number by hand, or a formula of the group size."""

    prompt: SomeText
    minutes: float | str
    grouping: Grouping = Grouping.ALL
    posture: Posture | None = None
    detail: SomeText | None = None
    lively: bool = False
    off_record: bool = False
    goes_on: bool = False
    rounds: int = 1
    notes: float | str = 0
    in_short: bool = True
    short_rounds: int = 0


class OwnLane(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column."""

    name: SomeText
    privacy: Privacy = Privacy.SHOWN
    unnamed: bool = False
    erased: bool = False


class OwnMaterial(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something to bring: a common `thing` by its name in materials.toml, or one of its own."""

    amount: float | str = 1
    thing: str | None = None
    name: SomeText | None = None
    reused: bool = False


class OwnFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An exercise as the file has it that somebody gave away."""

    title: SomeText
    steps: tuple[OwnStep, ...]
    id: str = ""
    purpose: SomeText | None = None
    people: tuple[int, int] = (2, 150)
    source: str = ""
    licence: str = ""
    kind: BlockKind = BlockKind.EXERCISE
    condition: Condition | None = None
    protected: bool = False
    why: SomeText | None = None
    does: SomeText | None = None
    watches: SomeText | None = None
    room: SomeText | None = None
    moves: bool = False
    lanes: tuple[OwnLane, ...] = ()
    materials: tuple[OwnMaterial, ...] = ()
    settings: dict[Setting, SomeText] = {}


def exercise_file(exercise: Exercise) -> str:
    """Return an exercise as the text of a TOML file, which `read_exercise` understands."""
    return "\n".join(_lines(exercise)) + "\n"


def read_exercise(path: Path) -> Exercise | ContentProblem:
    """Return the exercise that a file holds, as an own one, or what is wrong with the file.

    Raises `InputError` when there is no such file, or it is none or far too big.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise InputError("input.no_file", name=path.name) from error
    if not stat.S_ISREG(status.st_mode):
        raise InputError("input.not_a_file", name=path.name)
    if status.st_size > MEGABYTE:
        megabytes = -(-status.st_size // MEGABYTE)
        raise InputError("input.too_big", megabytes=megabytes, limit=1)
    read, problems = load_files([path], OwnFile, _exercise)
    return read[0] if read else problems[0]


def _lines(exercise: Exercise) -> Iterator[str]:
    yield f"id = {_quoted(exercise.id)}"
    yield f'kind = "{exercise.sort}"'
    if exercise.condition is not None:
        yield f'condition = "{exercise.condition}"'
    yield f"people = [{exercise.people[0]}, {exercise.people[1]}]"
    yield from _flags(moves=exercise.moves, protected=exercise.protected)
    yield f"source = {_quoted(exercise.source)}"
    yield f"licence = {_quoted(exercise.licence)}"
    yield ""
    yield from _texts("title", exercise.title)
    yield from _texts("purpose", exercise.purpose)
    yield from _texts("why", exercise.why)
    yield from _texts("does", exercise.does)
    yield from _texts("watches", exercise.watches)
    yield from _texts("room", exercise.room)
    if exercise.settings:
        yield from ("", "[settings]")
        for setting, words in exercise.settings.items():
            yield from _texts(setting.value, words)
    for step in exercise.steps:
        yield from ("", "[[steps]]")
        yield from _step_lines(step)
    for lane in exercise.lanes:
        yield from ("", "[[lanes]]")
        yield from _texts("name", lane.name)
        yield f'privacy = "{lane.privacy}"'
        yield from _flags(unnamed=lane.unnamed, erased=lane.erased)
    for material in exercise.materials:
        yield from ("", "[[materials]]")
        yield from _texts("name", material.name)
        yield f"amount = {_quoted(material.amount)}"
        yield from _flags(reused=material.reused)


def _step_lines(step: Step) -> Iterator[str]:
    # A length by hand is a number; a formula stays text, even when it is only a number too.
    length = step.planned / MINUTE / step.rounds
    yield f"minutes = {_quoted(step.minutes) if step.minutes else f'{length:.6g}'}"
    if step.rounds > 1:
        yield f"rounds = {step.rounds}"
    if step.short_rounds:
        yield f"short_rounds = {step.short_rounds}"
    if not step.in_short:
        yield "in_short = false"
    yield f'grouping = "{step.grouping}"'
    if step.posture is not None:
        yield f'posture = "{step.posture}"'
    yield from _flags(lively=step.lively, off_record=step.off_record, goes_on=step.goes_on)
    if step.notes:
        yield f"notes = {_quoted(step.notes)}"
    yield from _texts("prompt", step.prompt)
    yield from _texts("detail", step.detail)


def _flags(**flags: bool) -> Iterator[str]:
    return (f"{name} = true" for name, on in flags.items() if on)


def _texts(name: str, words: Phrase) -> Iterator[str]:
    for language in LANGUAGES:
        if text := getattr(words, language).strip():
            yield f"{name}.{language} = {_quoted(text)}"


def _quoted(text: str) -> str:
    """Return text as TOML writes it; what has lines keeps them, to be read and mended by hand."""
    if "\n" not in text:
        return _escaped(text)
    lines = (_escaped(line)[1:-1] for line in text.split("\n"))
    return '"""\n' + "\n".join(lines) + '"""'


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _exercise(text: OwnFile) -> Exercise:
    fewest, most = text.people
    if not text.steps:
        raise ContentError("no_steps", ("steps",))
    if not 0 < fewest <= most <= MOST_PEOPLE:
        raise ContentError("no_range", ("people",), most=MOST_PEOPLE)
    for part in ("steps", "lanes", "materials"):
        if len(getattr(text, part)) > MOST_PARTS:
            raise ContentError("wrong_value", (part, MOST_PARTS))
    sizes = (min(max(fewest, USUAL_GROUP), most), fewest, most)
    things = load_things()
    exercise = Exercise(
        text.id,
        text.title.phrase,
        _phrase(text.purpose),
        tuple(_step(step, place, sizes) for place, step in enumerate(text.steps)),
        text.people,
        text.kind,
        text.condition,
        text.protected,
        _phrase(text.why),
        _phrase(text.does),
        _phrase(text.watches),
        _phrase(text.room),
        text.moves,
        tuple(
            Lane(f"lane-{number}", lane.name.phrase, lane.privacy, lane.unnamed, lane.erased)
            for number, lane in enumerate(text.lanes, start=1)
        ),
        tuple(_material(one, place, sizes, things) for place, one in enumerate(text.materials)),
        {setting: words.phrase for setting, words in text.settings.items()},
        text.source,
        text.licence,
        own=True,
    )
    for people in sizes:
        steps = [step.for_group(people) for step in exercise.steps]
        if sum((step.planned for step in steps), ZERO) > LONGEST_BLOCK:
            raise ContentError("too_long", ("steps",), people=people)
    return exercise


def _step(text: OwnStep, place: int, sizes: Sequence[int]) -> Step:
    where = ("steps", place)
    if not 1 <= text.rounds <= MOST_ROUNDS:
        raise ContentError("no_rounds", (*where, "rounds"), most=MOST_ROUNDS)
    if not 0 <= text.short_rounds <= text.rounds:
        raise ContentError("no_short_rounds", (*where, "short_rounds"), most=text.rounds)
    _try_out(text.minutes, sizes, (*where, "minutes"), least=0.5 / text.rounds)
    _try_out(text.notes, sizes, (*where, "notes"))
    by_hand = 0.0 if isinstance(text.minutes, str) else text.minutes
    return Step(
        f"step-{place + 1}",
        text.prompt.phrase,
        max(timedelta(seconds=round(by_hand * text.rounds * 60)), HALF_MINUTE),
        text.grouping,
        _phrase(text.detail),
        text.in_short,
        text.rounds,
        text.short_rounds if text.short_rounds < text.rounds else 0,
        "" if by_hand else str(text.minutes),
        str(text.notes) if text.notes else "",
        text.posture,
        text.lively,
        text.off_record,
        text.goes_on,
    ).for_group(sizes[0])


def _material(
    text: OwnMaterial, place: int, sizes: Sequence[int], things: Mapping[str, Thing]
) -> Material:
    where = ("materials", place)
    _try_out(text.amount, sizes, (*where, "amount"))
    if text.thing is not None:
        if text.thing not in things:
            raise ContentError("no_thing", (*where, "thing"), value=text.thing)
        thing = things[text.thing]
        return Material(thing.name.phrase, str(text.amount), thing.reused)
    if text.name is None:
        raise ContentError("nameless", where)
    return Material(text.name.phrase, str(text.amount), text.reused)


def _try_out(
    formula: float | str, sizes: Sequence[int], where: Where, *, least: float = -LARGEST
) -> None:
    """Work out a formula for every size: a mistake shows here, not in a room."""
    for people in sizes:
        try:
            value = evaluate(str(formula), people)
        except FormulaError as error:
            raise ContentError("formula", where, value=formula) from error
        if value < least:
            raise ContentError("too_little", where, value=formula, people=people)


def _phrase(text: SomeText | None) -> Phrase:
    return text.phrase if text else NOTHING
