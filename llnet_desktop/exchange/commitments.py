"""Reading commitments from a table that says who does what by when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from llnet_desktop.domain.commitment import WHAT_LIMIT
from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.draft import CommitmentsDraft, DraftCommitment, LeftOut
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import TITLE_LIMIT, clean
from llnet_desktop.exchange.columns import Chosen, Headed, as_chosen, headed, unheaded
from llnet_desktop.exchange.plain import plain
from llnet_desktop.exchange.source import Source, as_source, left_out
from llnet_desktop.exchange.tables import cell

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
        "buddy": ("buddy", "maatje"),
        "help_from": ("hulp van", "help from"),
        "help": ("welke hulp", "help", "help asked", "hulpvraag"),
        "sign": ("hoe we het zien", "how we see it", "how we will see it"),
    }.items()
    for name in names
}

ROLES = ("who", "what", "by", "with", "first_step", "buddy")  # which column has these is a choice


def parse_commitments(
    source: Source | str, today: date, chosen: Chosen | None = None
) -> CommitmentsDraft:
    """Return the commitments in a table; a day without a year is the next one from `today`.

    Rows without a person, an action or a day are left out and told, and what is cut short is told
    too. Raises `InputError` when no table has a column for who and one for what, unless they are
    `chosen`.
    """
    source = as_source(source)
    table = as_chosen(commitment_table(source, sure=chosen is None), chosen)
    kept: list[DraftCommitment] = []
    told: list[LeftOut] = []
    for line, cells in table.rows:
        if not any(text.strip() for text in cells):
            continue
        found = _commitment(line, cells, table.roles, today)
        if isinstance(found, LeftOut):
            told.append(found)
            continue
        kept.append(found)
        if len(clean(plain(cell(cells, table.roles, "what")), WHAT_LIMIT + 1)) > WHAT_LIMIT:
            told.append(left_out(line, found.what, "too_long"))
    if not kept and not told:
        raise InputError("input.empty")
    return CommitmentsDraft(tuple(kept), tuple(told))


def commitment_table(source: Source, *, sure: bool = True) -> Headed | None:
    """Return the table that says who does what; unless `sure`, any table that might."""
    found = headed(source, COLUMNS, ("who", "what"), every=True)
    return found or (None if sure else unheaded(source, COLUMNS, heads=True))


def _commitment(
    line: int, cells: Sequence[str], columns: Mapping[str, int], today: date
) -> DraftCommitment | LeftOut:
    def said(role: str, limit: int = TITLE_LIMIT) -> str:
        return clean(plain(cell(cells, columns, role)), limit)

    who, what = said("who"), said("what", WHAT_LIMIT)
    by = parse_day(said("by"), today)
    if not who or not what or by is None:
        reason = "no_name" if not who else "no_what" if not what else "no_date"
        return left_out(line, " · ".join(filter(None, (who, what, said("by")))), reason)
    return DraftCommitment(
        who,
        what,
        by,
        said("with"),
        said("first_step", WHAT_LIMIT),
        line,
        said("buddy"),
        said("help_from"),
        said("help", WHAT_LIMIT),
        said("sign", WHAT_LIMIT),
    )
