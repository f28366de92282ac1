"""`llnet photo`: photos of paper, kept with a block of the agenda."""

from __future__ import annotations

import argparse
import sys

from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.errors import InputError, NotFoundError
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.services.photos import keeping
from llnet_desktop.words import Words


def photo(arguments: argparse.Namespace) -> int:
    """Keep each photo and say so; one that can't be read is told, and the others are kept."""
    from llnet_desktop.exchange.pictures import read_picture

    words: Words = arguments.words
    refused = 0
    with desk_for_writing(arguments.library) as desk:
        slots = open_folder(desk, find_workshop(desk, arguments.workshop)).agenda.slots
        if not 1 <= arguments.block <= len(slots):
            raise NotFoundError("find.no_block", number=arguments.block, n=len(slots))
        block = slots[arguments.block - 1].block
        keeping(block, None, ())  # nothing is read where nothing can be kept
        for path in arguments.files:
            try:
                made = read_picture(path)
            except InputError as error:
                refused += 1
                told = words("photos.cli.refused", name=path.name, why=words.error(error))
                print(f"llnet: {told}", file=sys.stderr)
                continue
            desk.perform(keeping(block, None, [(made.media_type, made.content)]))
            print(words("photos.cli.kept", name=path.name, number=arguments.block))
    return 1 if refused else 0
