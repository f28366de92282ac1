"""`llnet catchup`: how to get the ending back in reach, as text or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from llnet_desktop.cli.opening import desk_for_reading
from llnet_desktop.domain.agenda import Agenda, Slot
from llnet_desktop.domain.catchup import (
    Cut,
    Kind,
    Missed,
    Proposal,
    Situation,
    losing,
    out_of_reach,
    proposals,
    skip,
    starting_late,
    why_it_stays,
)
from llnet_desktop.domain.errors import NotFoundError
from llnet_desktop.domain.run import fold
from llnet_desktop.domain.workshop import HALF_MINUTE, MINUTE
from llnet_desktop.services.clock import read_clocks
from llnet_desktop.services.finding import Folder, find_workshop, open_folder
from llnet_desktop.words import Words
from llnet_desktop.words.dates import clock, passed

ORDER = tuple(Kind)


def catch_up(arguments: argparse.Namespace) -> int:
    """Print at most three proposals, each with before and after. Nothing is changed."""
    words: Words = arguments.words
    with desk_for_reading(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
    if not folder.agenda.slots:
        raise NotFoundError("find.empty_agenda")
    situation = _situation(folder, (arguments.late or 0) * MINUTE)
    found = proposals(situation)
    slot = _slot(folder.agenda, arguments.skip) if arguments.skip else None
    if slot is not None and found:
        named = skip(situation, slot.block.id)
        if named is None:
            code = f"catchup.stays.{why_it_stays(situation, slot)}"
            print(f"llnet: {words(code, title=_title(words, slot))}", file=sys.stderr)
            return 1
        others = [one for one in found if one.kind is not Kind.SKIP]
        found = tuple(sorted([*others, named], key=lambda one: ORDER.index(one.kind)))
    if arguments.json:
        print(json.dumps([_as_json(one) for one in found], ensure_ascii=False, indent=2))
    else:
        _print(words, situation, found)
    return 0


def _situation(folder: Folder, late: timedelta) -> Situation:
    run = fold(folder.events)
    if run.began is None:
        return starting_late(folder.agenda, late)
    return losing(Situation(folder.agenda, run, read_clocks()), late)


def _slot(agenda: Agenda, number: int) -> Slot:
    if number > len(agenda.slots):
        raise NotFoundError("find.no_block", number=number, n=len(agenda.slots))
    return agenda.slots[number - 1]


def _as_json(proposal: Proposal) -> dict[str, Any]:
    return {
        "proposal": proposal.kind.value,
        "changes": [
            {
                "number": cut.number,
                "minutes_before": _number(cut.before / MINUTE),
                "minutes_after": _number(cut.after / MINUTE),
            }
            for cut in proposal.changes
        ],
        "end_before": proposal.end_before.isoformat(timespec="seconds"),
        "end_after": proposal.end_after.isoformat(timespec="seconds"),
    }


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _print(words: Words, situation: Situation, found: Sequence[Proposal]) -> None:
    agenda = situation.agenda
    if situation.run.finished:
        print(words("catchup.over"))
        return
    ends = clock(situation.rows()[-1].ends)
    missed = out_of_reach(situation)
    if not missed:
        print(words("catchup.in_reach", ends=ends))
    for one in missed:
        code, facts = _missed(words, agenda, one, "late")
        print(words(code, ends=ends, due=clock(one.due), **facts))
    titles = [_title(words, agenda.slots[c.number - 1]) for one in found for c in one.changes]
    widest = max(map(len, titles), default=0)
    for proposal in found:
        print(f"\n{_heading(words, proposal.kind)}")
        for cut in proposal.changes:
            title = _title(words, agenda.slots[cut.number - 1])
            print(_line(words, cut, title.ljust(widest)))
        before, after = clock(proposal.end_before), clock(proposal.end_after)
        print(words("catchup.ends", before=before, after=after))
        for one in proposal.left:
            code, facts = _missed(words, agenda, one, "still_late")
            print(words(code, **facts))


def _heading(words: Words, kind: Kind) -> str:
    match kind:
        case Kind.SHORTEN:
            return words("catchup.shorten")
        case Kind.SKIP:
            return words("catchup.skip_one")
        case Kind.EXTEND:
            return words("catchup.extend")


def _line(words: Words, cut: Cut, title: str) -> str:
    before = _minutes(cut.before).rjust(4)
    after = f"{_minutes(cut.after)} min" if cut.after else words("catchup.gone")
    return words("catchup.line", number=f"{cut.number:2}", title=title, before=before, after=after)


def _minutes(length: timedelta) -> str:
    """Return minutes as both languages write them: "8½"."""
    whole, half = divmod(round(length / HALF_MINUTE), 2)
    return f"{whole or ''}½" if half else f"{whole}"


def _missed(words: Words, agenda: Agenda, one: Missed, how: str) -> tuple[str, dict[str, Any]]:
    """Return the code of the sentence for what is out of reach, with its facts."""
    n = max(1, passed(one.by))
    slot = agenda.slot(one.block) if one.block is not None else None
    if slot is None:
        return f"catchup.{how}_end" if how == "late" else f"catchup.{how}", {"n": n}
    return f"catchup.{how}_start", {"n": n, "title": _title(words, slot)}


def _title(words: Words, slot: Slot) -> str:
    return words.of(slot.block.title) or words("prepare.not_named")
