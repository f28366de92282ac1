"""Telling by its content what a file holds: people, commitments or notes."""

from __future__ import annotations

from typing import Literal

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.commitments import has_commitments
from llnet_desktop.exchange.members import (
    COLUMNS,
    NAME_COLUMNS,
    looks_like_members,
)
from llnet_desktop.exchange.notes import note_table
from llnet_desktop.exchange.source import LINE_LIMIT, Source, as_source
from llnet_desktop.exchange.tables import header_of, tables_in

Content = Literal["members", "notes", "commitments"]


def recognise(source: Source | str) -> Content:
    """Return what a source holds.

    Raises `InputError` for a table that is neither people nor commitments.
    """
    source = as_source(source)
    if source.text.count("\n") > LINE_LIMIT:
        raise InputError("input.not_understood")
    if has_commitments(source):
        return "commitments"
    found = note_table(source)
    if found is not None and {"x", "y"} <= found[2].keys():
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


def _has_header(text: str) -> bool:
    """Return whether the first line is the name of a column of names, with no other column."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    return COLUMNS.get(first.strip().casefold()) in NAME_COLUMNS
