"""The exercises: what comes along, and an exercise as a block of an agenda."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.files import Both, ContentProblem, load_files
from llnet_desktop.content.formulas import evaluate
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import Block, BlockKind, Grouping, Lane, Privacy, Step

EXERCISES = paths.RESOURCES / "content" / "exercises"
USUAL_GROUP = 24  # when the head count is not known yet
MOST_WORDS = 12  # of a prompt: what a room reads at a glance
HALF_MINUTE = timedelta(seconds=30)


class StepText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One step; `minutes` is a number or a formula of the group size."""

    prompt: Both
    minutes: float | str
    grouping: Grouping
    detail: Both | None = None
    in_short: bool = True


class LaneText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One column."""

    name: Both
    privacy: Privacy = Privacy.SHOWN


class Material(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something to bring; `amount` is a number or a formula of the group size."""

    name: Both
    amount: float | str


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
    private: Both | None = None
    lanes: tuple[LaneText, ...] = ()
    materials: tuple[Material, ...] = ()


@dataclass(frozen=True, slots=True)
class Minutes:
    """How long an exercise takes: its short version with the smallest group, and so on."""

    short: int
    usual: int
    long: int


class Exercise:
    """An exercise of the library, with its texts as phrases."""

    def __init__(self, text: ExerciseText) -> None:
        self.text = text
        self.id = text.id
        self.title: Phrase = text.title.phrase
        self.purpose: Phrase = text.purpose.phrase
        self.why: Phrase = text.why.phrase if text.why else NOTHING
        self.private: Phrase = text.private.phrase if text.private else NOTHING
        self.condition = text.condition
        self.kind = text.kind
        self.people = text.people
        self.source = text.source
        self.licence = text.licence
        fewest, most = text.people
        self.minutes = Minutes(
            _total(text, fewest, short=True),
            _total(text, min(max(fewest, USUAL_GROUP), most)),
            _total(text, most),
        )

    def __repr__(self) -> str:
        return f"Exercise({self.id!r})"


def load_exercises(
    folder: Path = EXERCISES,
) -> tuple[tuple[Exercise, ...], tuple[ContentProblem, ...]]:
    """Return the exercises that can be used, and what is wrong with the other files."""
    good, bad = load_files(folder.rglob("*.toml"), ExerciseText, _check)
    return tuple(Exercise(text) for text in good), bad


def block_from(exercise: Exercise, workshop_id: str, place: str, people: int) -> Block:
    """Return an exercise as a block of an agenda, its formulas worked out for the group."""
    text = exercise.text
    return Block(
        new_id(),
        workshop_id,
        place,
        exercise.title,
        text.kind,
        tuple(
            Step(
                new_id(),
                step.prompt.phrase,
                length(step.minutes, people),
                step.grouping,
                step.detail.phrase if step.detail else NOTHING,
                step.in_short,
            )
            for step in text.steps
        ),
        tuple(Lane(new_id(), lane.name.phrase, lane.privacy) for lane in text.lanes),
        text.condition,
        text.id,
        protected=text.protected,
        private=exercise.private,
    )


def _total(text: ExerciseText, people: int, *, short: bool = False) -> int:
    steps = [step for step in text.steps if step.in_short or not short]
    total = sum((length(step.minutes, people) for step in steps), timedelta())
    return round(total / timedelta(minutes=1))


def length(minutes: float | str, people: int) -> timedelta:
    """Return a length in whole half minutes, at least one; without a group, for the usual one."""
    value = evaluate(minutes, people or USUAL_GROUP)
    return max(1, round(value * 2)) * HALF_MINUTE


def _check(text: ExerciseText) -> None:
    if not text.steps:
        raise ValueError("there are no steps")
    if not 0 < text.people[0] <= text.people[1]:
        raise ValueError("the group size is no range")
    if all(not step.in_short for step in text.steps):
        raise ValueError("the short version has no steps")
    for names in ([lane.name.nl for lane in text.lanes], [lane.name.en for lane in text.lanes]):
        if len(set(names)) < len(names):
            raise ValueError("a column is there twice")
    for step in text.steps:
        for prompt in (step.prompt.nl, step.prompt.en):
            if len(prompt.split()) > MOST_WORDS:
                raise ValueError(f"a prompt has more than {MOST_WORDS} words: {prompt}")
        for people in text.people:
            evaluate(step.minutes, people)
    for material in text.materials:
        evaluate(material.amount, text.people[0])
