"""`llnet commit`: who will do what by when, from the command line."""

from __future__ import annotations

import argparse
import sys
from datetime import date

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.names import unknown_names
from llnet_desktop.services.commitments import Terms, doubtful_days, making
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.services.rounds import next_workshop_day
from llnet_desktop.words import Words
from llnet_desktop.words.dates import day_and_date


def commit(arguments: argparse.Namespace) -> int:
    """Write a commitment down, print its number, and say which names are on no list yet."""
    words: Words = arguments.words
    today: date = arguments.today
    terms = Terms(
        arguments.who,
        arguments.what,
        arguments.by,
        arguments.together_with,
        arguments.cue,
        arguments.first_step,
        buddy=arguments.buddy,
        room_only=arguments.room_only,
    )
    with desk_for_writing(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
        workshop = folder.workshop
        coming = next_workshop_day(desk, workshop)
        edit = making(workshop.id, terms, today, next_workshop=coming)
        for day, why in doubtful_days(edit, terms, today) if not arguments.anyway else ():
            said = f"{day_and_date(words, day)} {day.year}"
            raise InputError("commit.doubtful", day=said, why=words(f"commitments.{why}"))
        made = [c.after for c in desk.perform(edit).changes.values()]
    for one in made:
        print(one.number)
    commitments = [one for one in made if isinstance(one, Commitment)]
    if unknown := unknown_names(commitments, folder.members):
        print(words("cli.commit_unknown", names=", ".join(unknown)), file=sys.stderr)
    return 0
