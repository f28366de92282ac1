"""The agenda templates: exercises and breaks in an order that works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.exercises import Exercise, block_from, length
from llnet_desktop.content.files import Both, ContentProblem, load_files
from llnet_desktop.domain.agenda import places
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step

TEMPLATES = paths.RESOURCES / "content" / "templates"


class LineText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line: an exercise by its id, or a break (or another kind) with its own minutes."""

    exercise: str | None = None
    kind: BlockKind = BlockKind.BREAK
    minutes: float | str | None = None
    title: Both | None = None
    prompt: Both | None = None  # of a line that is no exercise; without one, its title
    detail: Both | None = None
    gap: float = 0


class TemplateText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A template as its file has it; `people` is the group it was thought out for."""

    id: str
    title: Both
    description: Both
    people: int
    blocks: tuple[LineText, ...]


class AgendaTemplate:
    """An agenda to begin with."""

    def __init__(self, text: TemplateText) -> None:
        self.text = text
        self.id = text.id
        self.title: Phrase = text.title.phrase
        self.description: Phrase = text.description.phrase
        self.people = text.people

    def __repr__(self) -> str:
        return f"AgendaTemplate({self.id!r})"


def load_templates(
    folder: Path = TEMPLATES,
) -> tuple[tuple[AgendaTemplate, ...], tuple[ContentProblem, ...]]:
    """Return the templates that can be used, and what is wrong with the other files."""
    good, bad = load_files(folder.glob("*.toml"), TemplateText, _check)
    return tuple(AgendaTemplate(text) for text in good), bad


def blocks_from(
    template: AgendaTemplate, exercises: Sequence[Exercise], workshop_id: str, people: int
) -> tuple[Block, ...]:
    """Return a template as blocks for a group; 0 people is the group it was thought out for.

    A line whose exercise is not there is left out.
    """
    known = {exercise.id: exercise for exercise in exercises}
    lines = [line for line in template.text.blocks if line.exercise in known or not line.exercise]
    group = people or template.people
    blocks = []
    for place, line in zip(places(len(lines)), lines, strict=True):
        if line.exercise:
            made = block_from(known[line.exercise], workshop_id, place, group)
        else:
            made = plain_block(line, workshop_id, place, group)
        if line.title is not None:
            made = replace(made, title=line.title.phrase)
        blocks.append(replace(made, gap=line.gap * MINUTE))
    return tuple(blocks)


def plain_block(line: LineText, workshop_id: str, place: str, people: int) -> Block:
    """Return a line that is no exercise, such as a break, as a block."""
    title = line.title.phrase if line.title else NOTHING
    prompt = line.prompt.phrase if line.prompt else title
    detail = line.detail.phrase if line.detail else NOTHING
    step = Step(new_id(), prompt, length(line.minutes or 0, people), detail=detail)
    return Block(new_id(), workshop_id, place, title, line.kind, (step,))


def _check(text: TemplateText) -> None:
    if not text.blocks:
        raise ValueError("there are no blocks")
    for line in text.blocks:
        if line.exercise is None and (line.minutes is None or line.title is None):
            raise ValueError("a line has neither an exercise nor minutes and a title")
