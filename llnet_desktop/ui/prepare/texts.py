"""What the agenda says in words: titles, groupings, gaps, and a row read aloud."""

from __future__ import annotations

from datetime import timedelta

from llnet_desktop.domain.agenda import Agenda, Slot
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.workshop import ZERO, Block, BlockKind
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock, day_and_date, length_words, minutes


def title_of(speech: Speech, block: Block, language: Language) -> str:
    """Return the title of a block in the language of its workshop."""
    return block.title.in_(language) or speech("prepare.not_named")


def condition_name(speech: Speech, condition: Condition | None) -> str:
    """Return the short name of a condition, or that there is none."""
    if condition is None:
        return speech("prepare.no_condition")
    return speech(f"conditions.short.{condition.value}")


def how(speech: Speech, block: Block) -> str:
    """Return how people work in a block, in the order of its steps: "Alleen · In tweetallen"."""
    if block.sort is BlockKind.BREAK:
        return ""
    groupings = dict.fromkeys(step.grouping for step in block.steps)
    return " · ".join(speech(f"conditions.grouping.{grouping.value}") for grouping in groupings)


def gap_words(speech: Speech, slot: Slot) -> str:
    """Return what is between the block before and this one: "4 minuten wisselen", or nothing."""
    parts = []
    if slot.changing:
        parts.append(speech("prepare.changing", n=minutes(slot.changing)))
    if slot.free > ZERO:
        parts.append(speech("prepare.gap", n=minutes(slot.free)))
    return " · ".join(parts)


def shrink_words(speech: Speech, block: Block) -> str:
    """Return what lateness may do with a block: "beschermd", "kan korter: 21", or nothing."""
    if block.protected:
        return speech("prepare.protected")
    if block.fixed:
        return speech("prepare.fixed")
    if block.shortest is not None:
        return speech("prepare.can_shrink", minutes=minutes(block.shortest))
    return ""


def pin_words(speech: Speech, block: Block) -> str:
    """Return the time that a block is pinned to, or nothing."""
    return speech("prepare.pinned", time=clock(block.pinned)) if block.pinned else ""


def describe(speech: Speech, slot: Slot, language: Language) -> str:
    """Return all that a row shows, for who hears it."""
    block = slot.block
    parts = [
        clock(slot.starts),
        title_of(speech, block, language),
        speech("prepare.minutes_said", n=minutes(block.planned)),
        speech(f"conditions.kind.{block.sort.value}"),
        condition_name(speech, block.condition) if block.condition else "",
        how(speech, block),
        shrink_words(speech, block),
        pin_words(speech, block),
        gap_words(speech, slot),
    ]
    return ", ".join(part for part in parts if part)


def ready_words(speech: Speech, agenda: Agenda) -> str:
    """Return when the agenda ends: "klaar om 12:54", with the day when it is another one."""
    time = clock(agenda.ends)
    if agenda.ends.date() == agenda.starts.date():
        return speech("prepare.ready_at", time=time)
    day = day_and_date(speech.words, agenda.ends.date())
    return speech("prepare.ready_at_day", time=time, day=day)


def spare_words(speech: Speech, spare: timedelta) -> str:
    """Return "6 minuten over", "3 minuten te lang", or that it fits exactly."""
    if not minutes(abs(spare)):
        return speech("prepare.on_time")
    kind = "spare" if spare > ZERO else "over"
    if abs(spare) >= timedelta(hours=1):
        return speech(f"prepare.{kind}_long", length=length_words(speech.words, abs(spare)))
    return speech(f"prepare.{kind}", n=minutes(abs(spare)))
