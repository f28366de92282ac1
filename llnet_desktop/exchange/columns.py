"""Which column of a table is for what: as its header says, as it looks, or as somebody chose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from llnet_desktop.domain.errors import InputError
from llnet_desktop.exchange.source import LINE_LIMIT, Source
from llnet_desktop.exchange.tables import Row, Table, header_of, is_wide, roles, tables_in

NONE = -1  # the column of a role that no column has


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which column, from 0, has which role; `NONE` where none has.

    `heads`: whether the first row names the columns. It is asked where nothing in a table is the
    name of a known column.
    """

    roles: Mapping[str, int]
    heads: bool = True


@dataclass(frozen=True, slots=True)
class Headed:
    """A table, the place of its header, and which column has which role.

    `header` is -1 where no row names the columns; `sure` where one with known names does.
    """

    table: Table
    header: int
    roles: Mapping[str, int]
    sure: bool = True

    @property
    def names(self) -> tuple[str, ...]:
        """The columns as the header calls them; else what stands in the first row."""
        rows = self.table.rows
        return rows[max(0, self.header)][1] if rows else ()

    @property
    def rows(self) -> Sequence[Row]:
        """What stands below the header."""
        return self.table.rows[self.header + 1 :]

    def having(self, chosen: Chosen | None) -> Headed:
        """Return the same table with the columns that were chosen instead of those found.

        A column that was chosen loses the role that it had.
        """
        if chosen is None:
            return self
        header = self.header if self.sure else 0 if chosen.heads else -1
        taken = set(chosen.roles.values())
        left = {role: place for role, place in self.roles.items() if place not in taken}
        wanted = {role: place for role, place in {**left, **chosen.roles}.items() if place >= 0}
        return Headed(self.table, header, wanted, self.sure)


def headed(
    source: Source, names: Mapping[str, str], needed: Collection[str], *, every: bool = False
) -> Headed | None:
    """Return the first table whose header has one of the roles needed, or `every` one of them."""
    if source.text.count("\n") > LINE_LIMIT:
        return None
    for table in tables_in(source, names):
        found = header_of(table, names, needed, every=every)
        if found is not None:
            return Headed(table, *found)
    return None


def unheaded(source: Source, names: Mapping[str, str], *, heads: bool) -> Headed | None:
    """Return the first table with more than one column, its roles those that are known by name.

    `heads`: whether its first row is taken for a header until somebody says otherwise.
    """
    if source.text.count("\n") > LINE_LIMIT:
        return None
    for table in tables_in(source, names):
        if is_wide(table):
            known = roles(table.rows[0][1], names) if heads else {}
            return Headed(table, 0 if heads else -1, known, sure=False)
    return None


def as_chosen(found: Headed | None, chosen: Chosen | None) -> Headed:
    """Return a table with the columns chosen. Raises `InputError` where there is no table."""
    if found is None:
        raise InputError("input.not_understood")
    return found.having(chosen)
