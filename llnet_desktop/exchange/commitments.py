"""Reading commitments from a table that says who does what by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.draft import CommitmentsDraft, DraftCommitment, LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import NOTE_LIMIT, TITLE_LIMIT, clean
from llnet_desktop.exchange.plain import plain
from llnet_desktop.exchange.source import LINE_LIMIT, Source, as_source, left_out
from llnet_desktop.exchange.tables import Table, cell, roles, tables_in

_HEADER_WITHIN = 10

COLUMNS = {
    name: role
    for role, names in {
        "who": ("wie", "who", "eigenaar", "owner", "trekker", "naam", "name"),
        "what": ("wat", "what", "afspraak", "actie", "actieafspraak", "commitment", "action"),
        "by": (
            *("wanneer", "uiterlijk", "voor wanneer", "datum", "klaar", "tegen", "by", "when"),
            *("by when", "due", "due date", "deadline", "date", "uiterlijk klaar"),
        ),
        "with": ("met", "met wie", "samen met", "with", "with whom", "together with"),
        "first_step": ("eerste stap", "first step"),
    }.items()
    for name in names
}


def parse_commitments(source: Source | str, today: date) -> CommitmentsDraft:
    """Return the commitments in a table; a day without a year is the next one from `today`.

    Rows without a person, an action or a day are left out and told. Raises `InputError` when no
    table has a column for who and one for what.
    """
    source = as_source(source)
    table, index, columns = _table(source)
    kept: list[DraftCommitment] = []
    told: list[LeftOut] = []
    for line, cells in table.rows[index + 1 :]:
        if not any(text.strip() for text in cells):
            continue
        found = _commitment(line, cells, columns, today)
        if isinstance(found, DraftCommitment):
            kept.append(found)
        else:
            told.append(found)
    if not kept and not told:
        raise InputError("input.empty")
    return CommitmentsDraft(tuple(kept), tuple(told))


def has_commitments(source: Source) -> bool:
    """Return whether a source has a table with a column for who and one for what."""
    return any(_header(table) is not None for table in tables_in(source, COLUMNS))


def _table(source: Source) -> tuple[Table, int, dict[str, int]]:
    if source.text.count("\n") <= LINE_LIMIT:
        for table in tables_in(source, COLUMNS):
            if header := _header(table):
                return table, *header
    raise InputError("input.not_understood")


def _header(table: Table) -> tuple[int, dict[str, int]] | None:
    for index, (_, cells) in enumerate(table.rows[:_HEADER_WITHIN]):
        columns = roles(cells, COLUMNS)
        if {"who", "what"} <= columns.keys():
            return index, columns
    return None


def _commitment(
    line: int, cells: Sequence[str], columns: Mapping[str, int], today: date
) -> DraftCommitment | LeftOut:
    def said(role: str, limit: int = TITLE_LIMIT) -> str:
        return clean(plain(cell(cells, columns, role)), limit)

    who, what = said("who"), said("what", NOTE_LIMIT)
    by = parse_day(said("by"), today)
    if not who or not what or by is None:
        reason = "no_name" if not who else "no_title" if not what else "no_date"
        return left_out(line, " · ".join(filter(None, (who, what, said("by")))), reason)
    return DraftCommitment(who, what, by, said("with"), said("first_step", NOTE_LIMIT), line)
