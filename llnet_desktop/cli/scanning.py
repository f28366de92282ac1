"""`llnet scan`: slips from a file or the keyboard become tallies; what they bear is told."""

from __future__ import annotations

import argparse
import json
import sys
from typing import Any

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.scan import ScanTally, advise, figures, parse_slip
from llnet_desktop.services.finding import find_workshop
from llnet_desktop.services.scanning import LastScan, adding_slip, last_scan, tally_of
from llnet_desktop.words import Words, words_in
from llnet_desktop.words.scan import advice_words, decimal


def scan(arguments: argparse.Namespace) -> int:
    """Count the slips on stdin and print the figures; a refused slip is told and left out."""
    words: Words = arguments.words
    refused = 0
    with desk_for_writing(arguments.library) as desk:
        workshop = find_workshop(desk, arguments.workshop)
        tally = tally_of(desk, workshop.id)
        revealed = fold(desk.read(RunEvent, workshop=workshop.id)).revealed
        for number, line in enumerate(sys.stdin.buffer, start=1):
            try:
                slip = parse_slip(line.decode("utf-8-sig", errors="replace"))
                if slip is not None:
                    edit = desk.record(adding_slip(workshop.id, tally, slip, revealed))
                    tally = next(iter(edit.changes.values())).after
            except InputError as error:
                refused += 1
                said = words("scan.line", line=number, why=words.error(error))
                print(f"llnet: {said}", file=sys.stderr)
        before = last_scan(desk, workshop)
    if arguments.json:
        print(json.dumps(_as_json(tally, before), ensure_ascii=False, indent=2))
    else:
        _print(words, tally, before)
    return 1 if refused else 0


def _as_json(tally: ScanTally | None, before: LastScan | None) -> dict[str, Any]:
    told = figures(tally)
    advice = advise(told, before.figures if before else ())
    return {
        "n": tally.slips if tally is not None else 0,
        "means": {one.condition.value: one.mean for one in told},
        "spread": {one.condition.value: one.spread for one in told},
        "distribution": {one.condition.value: list(one.counts) for one in told},
        "advice": {language: advice_words(words_in(language), advice) for language in ("nl", "en")},
    }


def _print(words: Words, tally: ScanTally | None, before: LastScan | None) -> None:
    told = figures(tally)
    for one in told:
        name = words(f"conditions.short.{one.condition.value}")
        if one.mean is None or one.spread is None:
            print(f"{name:28}    –   n {one.n}")
        else:
            spread = words("scan.spread", value=decimal(words, one.spread))
            print(f"{name:28} {decimal(words, one.mean):>4}   n {one.n}   {spread}")
    print(advice_words(words, advise(told, before.figures if before else ())))
