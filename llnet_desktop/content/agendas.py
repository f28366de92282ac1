"""The agenda templates: exercises and breaks in an order that works."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from pathlib import Path

import msgspec

from llnet_desktop import paths
from llnet_desktop.content.exercises import GROUPS, try_out
from llnet_desktop.content.files import Both, ContentError, ContentProblem, load_files
from llnet_desktop.content.lines import Where
from llnet_desktop.domain.agenda import places
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import ZERO, Block, BlockKind, Posture, Step

TEMPLATES = paths.RESOURCES / "content" / "templates"


class LineText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line: an exercise by its id, or a break (or another kind) with its own minutes.

    Of `one_of` the first exercise that suits the group is taken, else the last.
    """

    exercise: str | None = None
    one_of: tuple[str, ...] = ()
    short: bool = False
    kind: BlockKind = BlockKind.BREAK
    minutes: float | str | None = None
    posture: Posture = Posture.SIT
    title: Both | None = None
    prompt: Both | None = None  # of a line that is no exercise; without one, its title
    detail: Both | None = None
    pinned: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The exercises that this line can be."""
        return self.one_of or ((self.exercise,) if self.exercise else ())


class TemplateText(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A template as its file has it; `people` is the group it was thought out for."""

    id: str
    title: Both
    description: Both
    minutes: int
    people: int
    blocks: tuple[LineText, ...]
    starts: str = "09:30"
    bilingual: bool = False


@dataclass(frozen=True, slots=True)
class AgendaTemplate:
    """An agenda to begin with. It fits in `minutes`, and usually begins at `starts`."""

    id: str
    title: Phrase
    description: Phrase
    minutes: int
    people: int
    starts: time
    bilingual: bool
    lines: tuple[LineText, ...]


def load_templates(
    folder: Path = TEMPLATES,
) -> tuple[tuple[AgendaTemplate, ...], tuple[ContentProblem, ...]]:
    """Return the templates that can be used, and what is wrong with the other files."""
    return load_files(folder.glob("*.toml"), TemplateText, _template)


def blocks_from(
    template: AgendaTemplate, exercises: Sequence[Exercise], workshop_id: str, people: int
) -> tuple[Block, ...]:
    """Return a template as blocks for a group; 0 people is the group it was thought out for.

    A line whose exercise is not there is left out; `missing_from` names it.
    """
    known = {exercise.id: exercise for exercise in exercises}
    lines = [line for line in template.lines if not line.names or set(line.names) & set(known)]
    group = people or template.people
    return tuple(
        _block(line, known, workshop_id, place, group)
        for place, line in zip(places(len(lines)), lines, strict=True)
    )


def missing_from(template: AgendaTemplate, exercises: Sequence[Exercise]) -> tuple[str, ...]:
    """Return the exercises that a template names and that are not there."""
    known = {exercise.id for exercise in exercises}
    return tuple(name for line in template.lines for name in line.names if name not in known)


def plain_block(line: LineText, workshop_id: str, place: str, people: int) -> Block:
    """Return a line that is no exercise, such as a break, as a block."""
    title = line.title.phrase if line.title else NOTHING
    prompt = line.prompt.phrase if line.prompt else title
    detail = line.detail.phrase if line.detail else NOTHING
    step = Step(
        new_id(), prompt, ZERO, detail=detail, minutes=str(line.minutes), posture=line.posture
    ).for_group(people or USUAL_GROUP)
    return Block(new_id(), workshop_id, place, title, line.kind, (step,))


def _block(
    line: LineText, known: Mapping[str, Exercise], workshop_id: str, place: str, people: int
) -> Block:
    choice = [known[name] for name in line.names if name in known]
    if choice:
        fitting = next((one for one in choice if one.suits(people)), choice[-1])
        made = fitting.as_block(workshop_id, place, people)
        made = made.in_short() if line.short else made
    else:
        made = plain_block(line, workshop_id, place, people)
    if line.title is not None:
        made = replace(made, title=line.title.phrase)
    if line.pinned is not None:
        made = replace(made, pinned=time.fromisoformat(line.pinned))
    return made


def _template(text: TemplateText) -> AgendaTemplate:
    if not text.blocks:
        raise ContentError("no_blocks", ("blocks",))
    for index, line in enumerate(text.blocks):
        where: Where = ("blocks", index)
        if line.pinned is not None:
            _time(line.pinned, (*where, "pinned"))
        if line.names:
            continue
        if line.minutes is None or line.title is None:
            raise ContentError("no_line", where)
        try_out(line.minutes, (*GROUPS, text.people), (*where, "minutes"), least=0.5)
    return AgendaTemplate(
        text.id,
        text.title.phrase,
        text.description.phrase,
        text.minutes,
        text.people,
        _time(text.starts, ("starts",)),
        text.bilingual,
        text.blocks,
    )


def _time(text: str, where: Where) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise ContentError("no_time", where, value=text) from error
