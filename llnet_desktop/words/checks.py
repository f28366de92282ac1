"""What the checks of an agenda have to say: each finding in a sentence, each remedy on a button."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Any

from llnet_desktop.domain.checks import Finding, Remedy
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock


def finding_words(words: Words, finding: Finding, title: str) -> str:
    """Return what is going on, in one sentence or two; `title` names the block it is about."""
    facts = {name: _said(words, name, fact) for name, fact in finding.facts.items()}
    return words(f"checks.{finding.code}", title=_title(words, title), **facts)


def mend_words(words: Words, finding: Finding, exercise_title: str, title: str) -> str:
    """Return what the button that mends it does; empty when a person has to think of something.

    `exercise_title` names the exercise that would be put in.
    """
    if finding.remedy is None:
        return ""
    facts: Mapping[str, Any] = {"title": _title(words, title), "exercise": exercise_title}
    if finding.remedy is Remedy.CHOOSE and finding.condition is not None:
        return words("checks.mend.choose_for", condition=_condition(words, finding.condition))
    return words(f"checks.mend.{finding.remedy.value}", **facts)


def _said(words: Words, name: str, fact: Any) -> Any:
    match fact:
        case time():
            return clock(fact)
        case Condition():
            return _condition(words, fact)
        case int() if name == "minutes":
            return words("checks.minutes", n=fact)
        case _:
            return fact


def _condition(words: Words, condition: Condition) -> str:
    return words(f"conditions.short.{condition.value}")


def _title(words: Words, title: str) -> str:
    return title or words("prepare.not_named")
