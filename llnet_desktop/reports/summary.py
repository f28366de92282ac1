"""The head of a report: what, when, where, with whom, and the figures of the day."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import islice

from PIL import Image

from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn
from llnet_desktop.reports.flow import Gap
from llnet_desktop.reports.flowables import REST, Row
from llnet_desktop.reports.photos import Picture
from llnet_desktop.reports.sheet import Sheet, joined
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import text
from llnet_desktop.words.dates import clock
from llnet_desktop.words.scan import decimal

FIGURES = 4  # beside each other
LOGO = 120.0, 40.0  # points, at most


def summary(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the title, what is known of the day, and its figures."""
    report, words = sheet.report, sheet.words
    yield Gap(style.FIRST_LINE)
    yield from _logo(sheet)
    yield text(words("report.label"), style.LABEL)
    title = text(report.title, style.TITLE, Tag("H1"))
    title.lead = report.title
    yield title
    people = words("report.people", n=report.people) if report.people else ""
    led = words("report.facilitated_by", name=report.facilitator) if report.facilitator else ""
    yield text(joined(report.network, sheet.long(sheet.day), report.venue, people, led), style.META)
    if report.goal:
        yield text(words("report.goal", goal=report.goal), style.GOAL)
    yield Gap(16)
    cells = [
        (REST, [text(figure, style.FIGURE, tag), text(label, style.FIGURE_LABEL, tag)])
        for figure, label in islice(_figures(sheet), FIGURES)
        for tag in (Tag("P"),)
    ]
    yield Row([*cells, *[(REST, [])] * (FIGURES - len(cells))], pad=12, rule=True)
    yield Row([], rule=True)


def _logo(sheet: Sheet) -> Iterator[Drawn]:
    if not sheet.choice.logo:
        return
    with Image.open(BytesIO(sheet.choice.logo)) as image:
        wide, high = image.size
    scale = min(LOGO[0] / wide, LOGO[1] / high)
    yield Row(
        [(REST, [Picture(sheet.choice.logo, wide * scale, high * scale, sheet.report.network)])]
    )
    yield Gap(10)


def _figures(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Yield what counts of the day, the most telling first; none says what is not done."""
    report, words = sheet.report, sheet.words
    n = len(report.commitments)
    yield str(n), words("report.figure.commitments", n=n)
    if report.people:
        yield str(report.people), words("report.figure.people", n=report.people)
    if facts := report.ties.facts() if report.ties.between else None:
        label = words("report.figure.ties", n=facts.between, organisations=facts.organisations)
        yield str(facts.between), label
    if (rise := _rise(sheet)) is not None:
        sign = "+" if rise > 0 else "−" if rise < 0 else "±"
        yield f"{sign}{decimal(words.first, abs(rise))}", words("report.figure.scan")
    yield str(report.notes), words("report.figure.notes", n=report.notes)
    planned = clock(report.planned_end)
    if report.real_end is None:
        yield planned, words("report.figure.planned_end")
    else:
        yield clock(report.real_end), words("report.figure.ended", planned=planned)


def _rise(sheet: Sheet) -> float | None:
    """Return how the means changed on average, of the conditions that have both."""
    scan = sheet.report.scan
    if scan is None:
        return None
    was = {one.condition: one.mean for one in scan.before}
    changes = [
        one.mean - before
        for one in scan.figures
        if one.mean is not None and (before := was.get(one.condition)) is not None
    ]
    return round(sum(changes) / len(changes), 1) if changes else None
