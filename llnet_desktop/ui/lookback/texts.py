"""What a commitment with its stand reads like on a line, and what it says to who can't see it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.stands import Standing, StandLine
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import day_and_date, short_date


def state_words(speech: Speech, state: StandState) -> str:
    """Return what a stand is called."""
    return speech(f"lookback.state.{state.value}")


def who_words(speech: Speech, one: Standing) -> str:
    """Return who does it with whom, and whether it is for the room only."""
    made = one.commitment
    together = speech("lookback.with", name=made.together_with) if made.together_with else ""
    only = speech("lookback.room_only") if made.room_only else ""
    return " · ".join(part for part in (made.who, together, only) if part)


def stand_words(speech: Speech, one: Standing, today: date) -> str:
    """Return what is known last and when it was told; nothing where nobody told anything."""
    stand = one.stand
    if stand is None:
        return ""
    words, day = speech.words, short_date(speech.words, stand.told, today)
    state = state_words(speech, stand.state)
    if stand.state is StandState.MOVED and stand.moved_to is not None:
        moved = short_date(words, stand.moved_to, today)
        return speech("lookback.moved_on", state=state, moved=moved, day=day)
    return speech("lookback.on", state=state, day=day)


def by_words(speech: Speech, day: date, today: date) -> str:
    """Return the day by which."""
    return speech("lookback.by", day=short_date(speech.words, day, today))


def row_words(speech: Speech, one: Standing, today: date, *, veiled: bool) -> str:
    """Return a whole line as it is read aloud."""
    by = one.by_before if veiled else one.by
    known = "" if veiled else stand_words(speech, one, today)
    return speech(
        "lookback.row",
        number=one.commitment.number,
        who=who_words(speech, one),
        what=one.commitment.what,
        by=by_words(speech, by, today),
        stand=known or state_words(speech, StandState.NOT_KNOWN),
    ).removesuffix(f", {state_words(speech, StandState.NOT_KNOWN)}" if veiled else "")


def number_words(numbers: Iterable[int]) -> str:
    """Return numbers as they are typed."""
    return " ".join(map(str, numbers))


def will_do(
    speech: Speech,
    lines: Sequence[tuple[StandLine, tuple[Standing, ...]]],
    *,
    veiled: bool,
) -> str:
    """Return what Enter will do; who it is about only where nobody looks along."""
    said = "; ".join(_one_does(speech, *each, veiled=veiled) for each in lines)
    return speech("lookback.enter", what=said)


def _one_does(speech: Speech, line: StandLine, about: tuple[Standing, ...], *, veiled: bool) -> str:
    numbers = number_words(line.numbers)
    if line.state is StandState.MOVED and line.moved_to is not None:
        day = f"{day_and_date(speech.words, line.moved_to)} {line.moved_to.year}"
        said = speech("lookback.will_move", numbers=numbers, day=day)
    elif line.state is StandState.MOVED:
        said = speech("lookback.will_move_some_day", numbers=numbers)
    else:
        said = speech("lookback.will", numbers=numbers, state=state_words(speech, line.state))
    if line.learned:
        said = speech("lookback.and_learned", sentence=said, text=line.learned)
    if len(about) == 1 and not veiled:
        made = about[0].commitment
        said = speech("lookback.about", sentence=said, who=made.who, what=made.what)
    return said
