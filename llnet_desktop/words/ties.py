"""Who does it with whom, in sentences."""

from __future__ import annotations

from datetime import date

from llnet_desktop.domain.projection import TiesFacts
from llnet_desktop.domain.ties import Ties
from llnet_desktop.words import Words
from llnet_desktop.words.dates import short_date


def ties_words(words: Words, facts: TiesFacts, today: date | None = None) -> str:
    """Return "7 ties between 5 organisations; 3 of them new since 9 Sep."; empty without ties.

    Where people are drawn, their ties are counted first. The year is told when it is not this one.
    """
    said = []
    if facts.ties and not facts.only_organisations:
        ties = words("ties.people", n=facts.ties)
        told_later = facts.between > 0
        since = None if told_later else facts.since
        said.append(_compared(words, ties, facts.ties, facts.new, since, today))
    if facts.between:
        count, new = facts.between, facts.between_new
        ties = words("ties.organisations", n=count, organisations=facts.organisations)
        said.append(_compared(words, ties, count, new, facts.since, today))
    return " ".join(said)


def _compared(
    words: Words, ties: str, count: int, new: int, since: date | None, today: date | None
) -> str:
    if since is None:
        return words("ties.sentence", ties=ties)
    day = short_date(words, since, today)
    if new in (0, count):
        told = words("ties.all_new" if new else "ties.none_new", n=count, day=day)
    else:
        told = words("ties.some_new", n=new, day=day)
    return words("ties.compared", ties=ties, new=told)


def tie_lines(words: Words, ties: Ties) -> tuple[str, ...]:
    """Return a line for each tie, as "Marieke – Tom: 2 commitments, new"."""
    labels = {node.key: node.label for node in ties.nodes}
    return tuple(
        tie_line(words, labels[tie.one], labels[tie.other], tie.commitments, tie.is_new)
        for tie in ties.ties
    )


def tie_line(words: Words, one: str, other: str, commitments: int, is_new: bool) -> str:
    """Return what joins two in one line."""
    why = words("ties.because", n=commitments)
    tie = words("ties.tie", one=one, other=other)
    return words("ties.line", tie=tie, why=f"{why}, {words('ties.new')}" if is_new else why)
