"""What the parts of a report share: its words, how it is wanted, and the usual rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import ActionReport, Choice, ReportCommitment
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flowables import ConditionMark, Grid, Row
from llnet_desktop.reports.style import TextStyle
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import Text, text
from llnet_desktop.words.dates import long_date, short_date
from llnet_desktop.words.tongues import Tongues

DOT = " · "


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report that is being made."""

    report: ActionReport
    choice: Choice
    words: Tongues

    @property
    def day(self) -> date:
        """The day of the workshop."""
        return self.report.starts.date()

    def short(self, day: date) -> str:
        """Return "27 nov", with the year when it is not that of the workshop."""
        return self.words.each(lambda words: short_date(words, day, self.day))

    def long(self, day: date) -> str:
        """Return "vrijdag 27 november 2026"."""
        return self.words.each(lambda words: long_date(words, day))


def section(said: str, tag: Tag | None = None) -> Text:
    """Return the heading of a part, which is a bookmark as well."""
    heading = text(said, style.SECTION, tag or Tag("H2"))
    heading.lead = said
    return heading


def joined(*parts: str) -> str:
    """Return the parts that say something, with dots between them."""
    return DOT.join(filter(None, parts))


def who(made: ReportCommitment, sheet: Sheet) -> str:
    """Return who does it and with whom: the organisation alone where names are left out."""
    said = made.who or made.organisation
    if made.who and made.organisation:
        said = f"{made.who} ({made.organisation})"
    if said and made.together_with:
        return sheet.words("report.together_with", who=said, others=made.together_with)
    return said


def mark(condition: Condition | None, line: float) -> ConditionMark:
    """Return the shape of a condition beside a line of text."""
    return ConditionMark(condition, 13, line)


def table(
    heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], right: int
) -> Grid:
    """Return a table whose head is repeated; the columns from `right` on are set to the right."""
    whole = Tag("Table")

    def made(cells: Sequence[str], look: tuple[TextStyle, TextStyle], role: str) -> Row:
        line = Tag("TR", whole)
        scope = "Column" if role == "TH" else ""
        content: list[tuple[float, list[Drawn]]] = [
            (width, [text(cell, look[at >= right], Tag(role, line, scope=scope))])
            for at, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return Row(content, pad=4, rule=True)

    head = made(heads, (style.HEAD, style.HEAD_RIGHT), "TH")
    again = made(heads, (style.HEAD, style.HEAD_RIGHT), "")  # seen, not read out once more
    body = [made(cells, (style.CELL, style.CELL_RIGHT), "TD") for cells in rows]
    return Grid(head, body, again)
