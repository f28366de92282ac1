"""What a careful colleague would say about an agenda that was rehearsed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.content.exercises import shipped_exercises
from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.agenda import Agenda, plan
from llnet_desktop.domain.checks import Finding, check, judged_with
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.services.finding import find_workshop
from llnet_desktop.storage.backups import copy_library
from llnet_desktop.words import Words
from llnet_desktop.words.checks import finding_words


def tell_findings(arguments: argparse.Namespace) -> None:
    """Print what to look at in the agenda that was played, each on a line; nothing when it holds.

    A private copy of the library is read, as in the rehearsal itself.
    """
    words: Words = arguments.words
    agenda, findings = _sample(words, arguments.today) if arguments.sample else _found(arguments)
    titles = {slot.block.id: words.of(slot.block.title) for slot in agenda.slots}
    for finding in findings:
        sentence = finding_words(words, finding, titles.get(finding.block or "", ""))
        print(f"llnet: warning: {sentence}", file=sys.stderr)


def _sample(words: Words, today: date) -> tuple[Agenda, Sequence[Finding]]:
    records = sample_records(words.language, today)
    played = {event.workshop for event in records if isinstance(event, RunEvent)}
    workshops = [record for record in records if isinstance(record, Workshop)]
    blocks = [record for record in records if isinstance(record, Block)]
    workshop = min((w for w in workshops if w.id not in played), key=lambda w: w.starts)
    return _checked(workshop, workshops, blocks)


def _found(arguments: argparse.Namespace) -> tuple[Agenda, Sequence[Finding]]:
    with TemporaryDirectory(prefix="llnet-") as folder:
        copy = Path(folder) / "rehearsal.llnet-library"
        copy_library(arguments.library, copy)
        with desk_for_writing(copy) as desk:
            workshop = find_workshop(desk, arguments.workshop)
            workshops = desk.read(Workshop, network=workshop.network)
            blocks = desk.read(Block, workshop=[one.id for one in workshops])
            return _checked(workshop, workshops, blocks, desk.read(Exercise))


def _checked(
    workshop: Workshop,
    workshops: Sequence[Workshop],
    blocks: Sequence[Block],
    own: Sequence[Exercise] = (),
) -> tuple[Agenda, Sequence[Finding]]:
    agenda = plan(workshop, [block for block in blocks if block.workshop == workshop.id])
    latest = {one.id for one in judged_with(workshop, workshops)}
    earlier = [block for block in blocks if block.workshop in latest]
    return agenda, check(agenda, (*shipped_exercises(), *own), earlier)
