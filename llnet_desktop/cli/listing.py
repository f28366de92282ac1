"""`llnet exercises` and `llnet templates`: what an agenda can be made of, as text or as JSON."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.content import AgendaTemplate, ContentProblem, blocks_from, missing_from
from llnet_desktop.content.agendas import load_templates
from llnet_desktop.content.exercises import load_exercises
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import StorageError
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.ids import short_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, length_words

WIDEST = 44  # characters of a title, before the next column moves
_MADE = re.compile("[0-9a-f-]{36}")  # an identity that nobody thought of


def exercises(arguments: argparse.Namespace) -> int:
    """Print the exercises that come along and a facilitator's own, the conditions in order."""
    words: Words = arguments.words
    shipped, problems = load_exercises()
    _tell(words, problems)
    asked = [one for one in (*shipped, *_own(arguments)) if _is_asked(one, arguments)]
    order = (*Condition, None)
    asked.sort(key=lambda one: (order.index(one.condition), words.of(one.title).casefold(), one.id))
    if arguments.json:
        _print_json([_exercise(one) for one in asked])
    elif asked:
        _print_exercises(asked, words)
    else:
        print(words("cli.no_exercises"))
    return 0


def _own(arguments: argparse.Namespace) -> Sequence[Exercise]:
    """Return what is in her library; when that can't be read it is told, and hides no other."""
    if not arguments.library.exists():
        return ()
    try:
        with desk_for_reading(arguments.library) as desk:
            return desk.read(Exercise)
    except StorageError as error:
        print(f"llnet: {arguments.words.error(error)}", file=sys.stderr)
        return ()


def _is_asked(exercise: Exercise, arguments: argparse.Namespace) -> bool:
    return (
        arguments.condition in (None, exercise.condition)
        and (arguments.minutes is None or exercise.minutes.short <= arguments.minutes)
        and (arguments.people is None or exercise.suits(arguments.people))
    )


def _exercise(exercise: Exercise) -> dict[str, Any]:
    fewest, most = exercise.people
    usual = min(max(fewest, USUAL_GROUP), most)
    minutes = exercise.minutes
    return {
        "id": exercise.id,
        "title": _both(exercise.title),
        "purpose": _both(exercise.purpose),
        "condition": exercise.condition.value if exercise.condition else None,
        "minutes": {"short": minutes.short, "usual": minutes.usual, "long": minutes.long},
        "people": [fewest, most],
        "steps": [
            {
                "minutes": _number(step.for_group(usual).planned / MINUTE),
                "grouping": step.grouping.value,
                "prompt": _both(step.prompt),
            }
            for step in exercise.steps
        ],
        "source": exercise.source,
        "licence": exercise.licence,
    }


def _both(phrase: Phrase) -> dict[str, str]:
    return {"nl": phrase.nl, "en": phrase.en}


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _print_exercises(found: Sequence[Exercise], words: Words) -> None:
    titles = _width(words.of(one.title) for one in found)
    ids = _width(map(_name, found))
    heading: str | None = None
    for exercise in found:
        served = exercise.condition
        above = words(f"conditions.short.{served.value}") if served else words("cli.any_condition")
        if above != heading:
            print(("" if heading is None else "\n") + above)
            heading = above
        minutes, (fewest, most) = exercise.minutes, exercise.people
        print(
            words(
                "cli.exercise_line",
                id=_name(exercise).ljust(ids),
                title=words.of(exercise.title).ljust(titles),
                minutes=f"{minutes.short}–{minutes.long}".rjust(7),
                people=f"{fewest}–{most}".rjust(7),
            )
            + (f"  ({words('cli.own')})" if exercise.own else "")
        )


def _name(exercise: Exercise) -> str:
    return short_id(exercise.id) if _MADE.fullmatch(exercise.id) else exercise.id


def templates(arguments: argparse.Namespace) -> int:
    """Print the agenda templates."""
    words: Words = arguments.words
    shipped, problems = load_exercises()
    found, more = load_templates()
    _tell(words, (*problems, *more))
    blocks = {one.id: len(blocks_from(one, shipped, "", 0)) for one in found}
    for template in found:
        if missing := missing_from(template, shipped):
            names = ", ".join(missing)
            sentence = words("cli.template_missing", id=template.id, names=names)
            print(f"llnet: {sentence}", file=sys.stderr)
    if arguments.json:
        _print_json([_template(one, blocks[one.id]) for one in found])
    elif found:
        _print_templates(found, blocks, words)
    else:
        print(words("cli.no_templates"))
    return 0


def _template(template: AgendaTemplate, blocks: int) -> dict[str, Any]:
    return {
        "id": template.id,
        "title": _both(template.title),
        "minutes": template.minutes,
        "blocks": blocks,
    }


def _print_templates(found: Sequence[AgendaTemplate], blocks: dict[str, int], words: Words) -> None:
    titles = _width(words.of(one.title) for one in found)
    ids = _width(one.id for one in found)
    for template in found:
        print(
            words(
                "cli.template_line",
                id=template.id.ljust(ids),
                title=words.of(template.title).ljust(titles),
                starts=clock(template.starts),
                length=length_words(words, template.minutes * MINUTE).rjust(8),
                n=blocks[template.id],
            )
        )


def _width(texts: Iterable[str]) -> int:
    return min(max(map(len, texts)), WIDEST)


def _print_json(rows: list[dict[str, Any]]) -> None:
    print(json.dumps(rows, ensure_ascii=False, indent=2))


def _tell(words: Words, problems: Iterable[ContentProblem]) -> None:
    """Say what is wrong with files that were left out, each on one line."""
    for problem in problems:
        sentence = words(f"content.{problem.code}", **problem.facts)
        told = words("cli.problem", file=problem.file, line=problem.line, sentence=sentence)
        print(" ".join(told.split()), file=sys.stderr)
