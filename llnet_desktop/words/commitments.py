"""How what somebody will do is said: its first step, and help that is asked."""

from __future__ import annotations

from llnet_desktop.domain.workshop import Answer
from llnet_desktop.words import Words


def first_step_words(words: Words, cue: str, step: str) -> str:
    """Return "When I am at my desk, then I call Jeroen"; either part may be missing."""
    if cue and step:
        return words("commitments.if_then", cue=cue, step=step)
    return step or (words("commitments.if", cue=cue) if cue else "")


def help_words(words: Words, help_from: str, asked: str, answer: Answer | None) -> str:
    """Return "Fatima: a phone number (yes)"; empty when nobody was asked for anything."""
    said = ": ".join(filter(None, (help_from, asked)))
    if said and answer is not None:
        said += f" ({words(f'requests.answer.{answer}')})"
    return said
