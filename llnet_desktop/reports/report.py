"""The report of a workshop on paper: the parts that were chosen, in the order of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import msgspec

from llnet_desktop.domain.personal import personal_pages
from llnet_desktop.domain.report import ActionReport, Choice, Section, without_names
from llnet_desktop.reports.agreed import agreed
from llnet_desktop.reports.canvas import Drawn, Turned
from llnet_desktop.reports.flow import NewPage
from llnet_desktop.reports.page import About, pdf
from llnet_desktop.reports.personal import page_of
from llnet_desktop.reports.said import said
from llnet_desktop.reports.scan import scan
from llnet_desktop.reports.sheet import Sheet
from llnet_desktop.reports.standing import standing, stories
from llnet_desktop.reports.summary import summary
from llnet_desktop.reports.text import missing
from llnet_desktop.reports.ties import ties
from llnet_desktop.reports.times import times
from llnet_desktop.words.tongues import Tongues

PARTS = {
    Section.COMMITMENTS: agreed,
    Section.SCAN: scan,
    Section.TIES: ties,
    Section.STANDS: standing,
    Section.SAID: said,
    Section.STORIES: stories,
    Section.TIMES: times,
}


def write_action_report(
    report: ActionReport,
    path: Path,
    choice: Choice | None = None,
    turned: Turned | None = None,
) -> list[str]:
    """Write the report as a PDF and return the characters that no typeface has a shape for.

    Same report and choice, same bytes. Raises `OSError` where the file can't be written.
    """
    choice = choice or Choice((report.language,))
    if not choice.names:
        report = without_names(report)
    sheet = Sheet(report, choice, Tongues(choice.languages))
    about = About(
        title=f"{sheet.words('report.label')}: {report.title}",
        author=report.facilitator or report.network,
        network=report.network,
        language=choice.languages[0],
        paper=choice.paper,
        color=choice.color,
    )
    path.write_bytes(pdf(about, _story(sheet), turned))
    return missing(msgspec.json.encode(_without_photos(report)).decode())


def _without_photos(report: ActionReport) -> ActionReport:
    """Return the report without points of light, which have no letters; captions stay."""
    blocks = (
        replace(block, photos=tuple(replace(one, content=b"") for one in block.photos))
        for block in report.blocks
    )
    return replace(report, blocks=tuple(blocks))


def _story(sheet: Sheet) -> Iterator[Drawn]:
    wanted = sheet.choice.sections
    if set(wanted) - {Section.PERSONAL}:
        yield from summary(sheet)
    for section in wanted:
        if section is not Section.PERSONAL:
            yield from PARTS[section](sheet)
        elif sheet.choice.names:
            pages = personal_pages(sheet.report)
            for page in pages.pages:
                yield from page_of(page, pages, sheet.words)
            yield NewPage()
