"""Telling by its content what a file holds: people, commitments or notes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from llnet_desktop.domain.draft import CommitmentsDraft, MembersDraft, NotesDraft
from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange import commitments, members, notes
from llnet_desktop.exchange.columns import Chosen, Headed
from llnet_desktop.exchange.members import COLUMNS, NAME_COLUMNS, looks_like_members
from llnet_desktop.exchange.source import LINE_LIMIT, Source, as_source
from llnet_desktop.exchange.tables import header_of, tables_in

Content = Literal["members", "notes", "commitments"]
CONTENTS: dict[Content, tuple[str, ...]] = {  # with the roles whose columns may be chosen
    "notes": notes.ROLES,
    "commitments": commitments.ROLES,
    "members": members.ROLES,
}


def recognise(source: Source | str) -> Content:
    """Return what a source holds.

    Raises `InputError` for a table that is neither people nor commitments.
    """
    source = as_source(source)
    if source.text.count("\n") > LINE_LIMIT:
        raise InputError("input.not_understood")
    if commitments.commitment_table(source) is not None:
        return "commitments"
    found = notes.note_table(source)
    if found is not None and {"x", "y"} <= found.roles.keys():
        return "notes"  # people have no place on a board
    tables = tables_in(source, COLUMNS)
    if any(header_of(table, COLUMNS, NAME_COLUMNS) for table in tables):
        return "members"
    if found is not None:
        return "notes"
    if source.text and (_has_header(source.text) or looks_like_members(source.text)):
        return "members"
    widest = max(
        (len(list(filter(None, row))) for each in tables for _, row in each.rows), default=0
    )
    if widest > 1:
        raise InputError("input.not_understood")
    return "notes"


def table_of(content: Content, source: Source) -> Headed | None:
    """Return the table in a source that holds something, or may; None where there is none."""
    match content:
        case "members":
            return members.member_table(source)
        case "commitments":
            return commitments.commitment_table(source, sure=False)
        case "notes":
            return notes.note_table(source, sure=False)


def parse(
    content: Content, source: Source, today: date, chosen: Chosen | None = None
) -> MembersDraft | CommitmentsDraft | NotesDraft:
    """Return what is in a source. Raises `InputError` where that is not there."""
    match content:
        case "members":
            return members.parse_members(source, chosen)
        case "commitments":
            return commitments.parse_commitments(source, today, chosen)
        case "notes":
            return notes.parse_notes(source, chosen)


def _has_header(text: str) -> bool:
    """Return whether the first line is the name of a column of names, with no other column."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return COLUMNS.get(first.strip().casefold()) in NAME_COLUMNS
