"""`llnet import`: people, notes or commitments from a file into a workshop."""

from __future__ import annotations

import argparse

from llnet_desktop.cli.making import target
from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.draft import CommitmentsDraft, LeftOut, MembersDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.run import fold
from llnet_desktop.exchange.columns import Chosen
from llnet_desktop.exchange.recognise import CONTENTS, Content, parse, recognise, table_of
from llnet_desktop.exchange.source import Source, read_source
from llnet_desktop.services import capture, commitments, planning
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.words import Words


def bring_in(arguments: argparse.Namespace) -> int:
    """Bring in participants, notes or commitments, and say what was taken and left out."""
    words: Words = arguments.words
    source = read_source(arguments.file)
    content, chosen = _asked(source, arguments.columns)
    draft = parse(content, source, arguments.today, chosen)
    with desk_for_writing(arguments.library) as desk:
        folder = open_folder(desk, find_workshop(desk, arguments.workshop))
        already = 0
        if isinstance(draft, MembersDraft):
            edit, fresh = planning.adding_members(folder.network, draft.members, folder.members)
            desk.perform(edit)
            count, already = len(fresh), len(draft.members) - len(fresh)
        elif isinstance(draft, CommitmentsDraft):
            made = commitments.bringing_in(
                folder.workshop.id, draft.commitments, folder.commitments, arguments.today
            )
            if made is not None:
                desk.perform(made)
            count = len(made.changes) if made is not None else 0
            already = len(draft.commitments) - count
        else:
            block, lane = target(folder, None, None)
            revealed = fold(folder.events).revealed
            desk.perform(capture.bringing_in(block, lane, draft.notes, revealed))
            count = len(draft.notes)
    print(words(f"cli.took_{content}", n=count))
    if already:
        print(words("cli.already_there", n=already))
    _tell_left_out(words, draft.left_out)
    return 0


def _asked(source: Source, given: str | None) -> tuple[Content, Chosen | None]:
    """Return what a file holds and its columns, from "text=Inhoud,lane=Kolom" or numbers."""
    if not given:
        return recognise(source), None
    pairs = [tuple(part.strip() for part in pair.partition("=")[::2]) for pair in given.split(",")]
    wanted = {role for role, _ in pairs}
    content = next((c for c, roles in CONTENTS.items() if wanted <= set(roles)), None)
    table = table_of(content, source) if content is not None else None
    names = table.names if table is not None else ()
    chosen: dict[str, int] = {}
    for role, name in pairs:
        folded = [each.strip().casefold() for each in names]
        place = folded.index(name.casefold()) if name.casefold() in folded else _number(name)
        if not 0 <= place < len(names):
            roles = ", ".join(dict.fromkeys(role for each in CONTENTS.values() for role in each))
            said = f"{role}={name}"
            raise InputError("input.no_column", text=said, roles=roles, known=", ".join(names))
        chosen[role] = place
    assert content is not None  # without one there were no names
    return content, Chosen(chosen)


def _number(text: str) -> int:
    return int(text) - 1 if text.isdecimal() and len(text) < 5 else -1


def _tell_left_out(words: Words, left: tuple[LeftOut, ...]) -> None:
    for out in left:
        reason = words(f"import.left_out.{out.reason}")
        print(words("cli.left_out", line=out.line, reason=reason))
