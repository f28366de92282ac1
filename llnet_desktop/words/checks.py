"""What the checks of an agenda have to say: each finding in a sentence, each remedy on a button."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

from llnet_desktop.domain.checks import Finding, Remedy
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, minutes


def finding_words(words: Words, finding: Finding, title: str) -> str:
    """Return what is going on, in one sentence or two; `title` names the block it is about."""
    facts = {name: _said(words, fact) for name, fact in finding.facts.items()}
    return words(f"checks.{finding.code}", title=_title(words, title), **facts)


def mend_words(words: Words, finding: Finding, name: str) -> str:
    """Return what the button that mends it does; empty when a person has to think of something.

    `name` is the title of the exercise that would be put in, or else of the block that is mended.
    """
    if finding.remedy is None:
        return ""
    if finding.remedy is Remedy.CHOOSE and finding.condition is not None:
        return words("checks.mend.choose_for", condition=_condition(words, finding.condition))
    title = _title(words, name)
    return words(f"checks.mend.{finding.remedy.value}", title=title, exercise=title)


def _said(words: Words, fact: Any) -> Any:
    match fact:
        case timedelta():
            return _length(words, fact)
        case time():
            return clock(fact)
        case Condition():
            return _condition(words, fact)
        case _:
            return fact


def _length(words: Words, length: timedelta) -> str:
    """Return "35 minutes", "2 hours" or "1 hour and 5 minutes": a sentence has room for it."""
    hours, rest = divmod(minutes(length), 60)
    said = words("checks.length.minutes", n=rest)
    if not hours:
        return said
    whole = words("checks.length.hours", n=hours)
    return words("checks.length.both", hours=whole, minutes=said) if rest else whole


def _condition(words: Words, condition: Condition) -> str:
    return words(f"conditions.short.{condition.value}")


def _title(words: Words, title: str) -> str:
    return title or words("prepare.not_named")
