"""The exercises that come along, and one that a colleague sent: TOML read into the domain."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.files import Both, ContentError, ContentProblem, load_files
from llnet_desktop.content.lines import Where
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise, Setting
from llnet_desktop.domain.formulas import LARGEST, FormulaError, evaluate
from llnet_desktop.domain.languages import LANGUAGES
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import (
    LONGEST_BLOCK,
    ZERO,
    BlockKind,
    Grouping,
    Lane,
    Material,
    Posture,
    Privacy,
    Step,
)

EXERCISES = paths.RESOURCES / "content" / "exercises"
THINGS = paths.RESOURCES / "content" / "materials.toml"
MOST_PEOPLE = 5000
MOST_ROUNDS = 50
MOST_WORDS = 12  # of a prompt: what a room reads at a glance
GROUPS = (5, 8, 24, 60, 80, 150)  # sizes at which the formulas are tried, within the range


class StepText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One step; `minutes` of one round and `notes` are numbers or formulas of the group size."""

    prompt: Both
    minutes: float | str
    grouping: Grouping
    posture: Posture
    detail: Both | None = None
    lively: bool = False
    off_record: bool = False
    goes_on: bool = False
    rounds: int = 1
    notes: float | str = 0
    in_short: bool = True
    short_rounds: int = 0


class LaneText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column."""

    name: Both
    privacy: Privacy = Privacy.SHOWN
    unnamed: bool = False
    erased: bool = False

    @property
    def lane(self) -> Lane:
        """The column, without an identity; on paper nothing is kept, so there is no more to say."""
        typed = self.privacy is not Privacy.ON_PAPER
        unnamed, erased = self.unnamed and typed, self.erased and typed
        return Lane("", self.name.phrase, self.privacy, unnamed, erased)


class MaterialText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to bring: a common `thing` by its name in materials.toml, or one of its own."""

    amount: float | str
    thing: str | None = None
    name: Both | None = None
    reused: bool = False


class Thing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A common thing to bring, so that agendas can add it up."""

    name: Both
    reused: bool = False


class SettingsText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What to do differently in a room that is not the usual one."""

    hierarchy: Both | None = None
    large: Both | None = None
    strangers: Both | None = None
    second_language: Both | None = None

    @property
    def phrases(self) -> dict[Setting, Phrase]:
        """The texts that are there, by setting."""
        texts = {setting: getattr(self, setting.value) for setting in Setting}
        return {setting: text.phrase for setting, text in texts.items() if text is not None}


class ExerciseText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An exercise as its file has it."""

    id: str
    title: Both
    purpose: Both
    people: tuple[int, int]
    steps: tuple[StepText, ...]
    source: str
    licence: str
    kind: BlockKind = BlockKind.EXERCISE
    condition: Condition | None = None
    protected: bool = False
    why: Both | None = None
    does: Both | None = None
    watches: Both | None = None
    room: Both | None = None
    moves: bool = False
    lanes: tuple[LaneText, ...] = ()
    materials: tuple[MaterialText, ...] = ()
    settings: SettingsText = SettingsText()


def load_exercises(
    folder: Path = EXERCISES,
) -> tuple[tuple[Exercise, ...], tuple[ContentProblem, ...]]:
    """Return the exercises that can be used, and what is wrong with the other files."""
    things = load_things()
    return load_files(folder.rglob("*.toml"), ExerciseText, lambda text: exercise_of(text, things))


@cache
def shipped_exercises() -> tuple[Exercise, ...]:
    """Return the exercises that come along; they are read once, for they don't change."""
    return load_exercises()[0]


def load_things(path: Path = THINGS) -> dict[str, Thing]:
    """Return the common things to bring, by the name that exercises call them."""
    return msgspec.toml.decode(path.read_bytes(), type=dict[str, Thing])


def exercise_of(text: ExerciseText, things: dict[str, Thing]) -> Exercise:
    """Return an exercise from what its file has. Raises `ContentError` with what is wrong."""
    if not text.steps:
        raise ContentError("no_steps", ("steps",))
    if not 0 < text.people[0] <= text.people[1] <= MOST_PEOPLE:
        raise ContentError("no_range", ("people",), most=MOST_PEOPLE)
    if all(not step.in_short for step in text.steps):
        raise ContentError("no_short_version", ("steps", 0, "in_short"))
    _look_for_doubles(text.lanes)
    exercise = Exercise(
        text.id,
        text.title.phrase,
        text.purpose.phrase,
        tuple(_step(text, index) for index in range(len(text.steps))),
        text.people,
        text.kind,
        text.condition,
        text.protected,
        _phrase(text.why),
        _phrase(text.does),
        _phrase(text.watches),
        _phrase(text.room),
        text.moves,
        tuple(replace(lane.lane, id=f"lane-{n}") for n, lane in _counted(text.lanes)),
        tuple(_material(text, index, things) for index in range(len(text.materials))),
        text.settings.phrases,
        text.source,
        text.licence,
    )
    for people in _groups(text):
        steps = [step.for_group(people) for step in exercise.steps]
        if sum((step.planned for step in steps), ZERO) > LONGEST_BLOCK:
            raise ContentError("too_long", ("steps",), people=people)
    return exercise


def _look_for_doubles(lanes: tuple[LaneText, ...]) -> None:
    for language in LANGUAGES:
        names = [getattr(lane.name, language).strip().casefold() for lane in lanes]
        for index, name in enumerate(names):
            if name in names[:index]:
                raise ContentError("lane_twice", ("lanes", index, "name", language))


def _step(text: ExerciseText, index: int) -> Step:
    step, where = text.steps[index], ("steps", index)
    for language in LANGUAGES:
        if len(getattr(step.prompt, language).split()) > MOST_WORDS:
            raise ContentError("long_prompt", (*where, "prompt", language), most=MOST_WORDS)
    if not 1 <= step.rounds <= MOST_ROUNDS:
        raise ContentError("no_rounds", (*where, "rounds"), most=MOST_ROUNDS)
    if not 0 <= step.short_rounds <= step.rounds:
        raise ContentError("no_short_rounds", (*where, "short_rounds"), most=step.rounds)
    if step.short_rounds and not step.in_short:
        raise ContentError("rounds_of_nothing", (*where, "short_rounds"))
    try_out(step.minutes, _groups(text), (*where, "minutes"), least=0.5)
    try_out(step.notes, _groups(text), (*where, "notes"))
    return Step(
        f"step-{index + 1}",
        step.prompt.phrase,
        ZERO,
        step.grouping,
        _phrase(step.detail),
        step.in_short,
        step.rounds,
        step.short_rounds if step.short_rounds < step.rounds else 0,
        str(step.minutes),
        str(step.notes) if step.notes else "",
        step.posture,
        step.lively,
        step.off_record,
        step.goes_on,
    ).for_group(min(max(USUAL_GROUP, text.people[0]), text.people[1]))


def _material(text: ExerciseText, index: int, things: dict[str, Thing]) -> Material:
    material, where = text.materials[index], ("materials", index)
    try_out(material.amount, _groups(text), (*where, "amount"))
    if material.thing is not None:
        if material.thing not in things:
            raise ContentError("no_thing", (*where, "thing"), value=material.thing)
        thing = things[material.thing]
        return Material(thing.name.phrase, str(material.amount), thing.reused)
    if material.name is None:
        raise ContentError("nameless", where)
    return Material(material.name.phrase, str(material.amount), material.reused)


def try_out(
    formula: float | str, groups: Iterable[int], where: Where, *, least: float = -LARGEST
) -> None:
    """Work out a formula for groups of these sizes: a mistake shows here, not in a room.

    Raises `ContentError` when there is no value, or less than the least there can be.
    """
    for people in groups:
        try:
            value = evaluate(str(formula), people)
        except FormulaError as error:
            raise ContentError("formula", where, value=formula) from error
        if value < least:
            raise ContentError("too_little", where, value=formula, people=people)


def _groups(text: ExerciseText) -> list[int]:
    fewest, most = text.people
    return sorted({fewest, most, *(size for size in GROUPS if fewest <= size <= most)})


def _phrase(both: Both | None) -> Phrase:
    return both.phrase if both else NOTHING


def _counted(lanes: tuple[LaneText, ...]) -> enumerate[LaneText]:
    return enumerate(lanes, start=1)
