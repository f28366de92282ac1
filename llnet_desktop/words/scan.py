"""What the figures of a scan bear, as sentences."""

from __future__ import annotations

from collections.abc import Iterable

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.scan import Advice
from llnet_desktop.words import Words


def decimal(words: Words, value: float) -> str:
    """Return a mean or a spread with one decimal, as the language writes it."""
    shown = f"{value:.1f}"
    return shown.replace(".", ",") if words.language == "nl" else shown


def advice_words(words: Words, advice: Iterable[Advice]) -> str:
    """Return what the figures bear, in a few short sentences."""
    return " ".join(_sentence(words, one) for one in advice)


def _sentence(words: Words, one: Advice) -> str:
    if one.code == "few":
        return words("scan.advice.few", n=int(one.values[0]))
    facts = {
        **{f"condition{n}": _name(words, each) for n, each in enumerate(one.conditions)},
        **{f"value{n}": decimal(words, each) for n, each in enumerate(one.values)},
    }
    return words(f"scan.advice.{one.code}", **facts)


def _name(words: Words, condition: Condition) -> str:
    return words(f"conditions.short.{condition.value}")
