"""The scan on paper: this time beside last time, in figures and as a radar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from reportlab.lib.colors import Color

from llnet_desktop.domain import radar
from llnet_desktop.domain.report import ReportScan
from llnet_desktop.domain.scan import HIGHEST, advise, change
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.flowables import HAIRLINE, REST, Cell, ConditionMark, Row
from llnet_desktop.reports.shapes import draw_condition
from llnet_desktop.reports.sheet import Sheet, section
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import text
from llnet_desktop.words import Words
from llnet_desktop.words.scan import advice_words, decimal

RADAR = 176.0  # points, across with the shapes around it
MARK, MEAN, LAST, WORD = 18.0, 34.0, 34.0, 84.0  # columns
_SHAPE = 13.0
_BROAD = 5.0  # the line that shows how far answers lie apart
_RINGS = (2, 4, 6, 8, 10)


class Radar(Drawn):
    """Both times on five axes: last time dashed, how far answers lie apart as a broad line."""

    def __init__(self, scan: ReportScan, says: str) -> None:
        self._scan = scan
        self._tag = Tag("Figure", alt=says)
        self.width = self.height = RADAR

    def wrap(self, width: float) -> float:
        """Return its height; it keeps its size."""
        return self.height

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw it with its top left at a place, marked with what it says."""
        with canvas.tagged(self._tag):
            canvas.saveState()
            canvas.translate(left + RADAR / 2, top - RADAR / 2)
            self._draw(canvas)
            canvas.restoreState()

    def _draw(self, canvas: PaperCanvas) -> None:
        scan = self._scan
        axes, reach = len(scan.figures), RADAR / 2 - _SHAPE - 3
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColor(style.LINE)
        for score in _RINGS:
            _closed(canvas, radar.ring(axes, reach * score / HIGHEST))
        for x, y in radar.ring(axes, reach):
            canvas.line(0, 0, x, -y)
        canvas.setLineCap(1)
        canvas.setLineWidth(_BROAD)
        accent = style.ACCENT
        canvas.setStrokeColor(Color(accent.red, accent.green, accent.blue, 0.3))
        for axis, one in enumerate(scan.figures):
            if one.mean is not None and one.spread:
                ends = max(1.0, one.mean - one.spread), min(HIGHEST, one.mean + one.spread)
                (x0, y0), (x1, y1) = (
                    radar.on_axis(axis, axes, reach * at / HIGHEST) for at in ends
                )
                canvas.line(x0, -y0, x1, -y1)
        was = {one.condition: one.mean for one in scan.before}
        _series(canvas, [was.get(one.condition) for one in scan.figures], reach, dashed=True)
        _series(canvas, [one.mean for one in scan.figures], reach, dashed=False)
        for axis, one in enumerate(scan.figures):
            x, y = radar.on_axis(axis, axes, reach + _SHAPE / 2 + 2)
            draw_condition(canvas, one.condition, x - _SHAPE / 2, -y - _SHAPE / 2, _SHAPE)


def _closed(canvas: PaperCanvas, corners: Sequence[radar.Point]) -> None:
    for (x0, y0), (x1, y1) in radar.sides(corners):
        canvas.line(x0, -y0, x1, -y1)


def _series(
    canvas: PaperCanvas, means: Sequence[float | None], reach: float, *, dashed: bool
) -> None:
    canvas.setLineWidth(1.4)
    canvas.setStrokeColor(style.MUTED if dashed else style.ACCENT)
    canvas.setFillColor(style.MUTED if dashed else style.ACCENT)
    canvas.setDash([4, 3] if dashed else [])
    points = radar.values(means, HIGHEST, reach)
    for (x0, y0), (x1, y1) in radar.sides(points):
        canvas.line(x0, -y0, x1, -y1)
    canvas.setDash([])
    for point in points:
        if point is not None:
            canvas.circle(point[0], -point[1], 2.4, stroke=0, fill=1)


def scan(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the heading, the figures of a day beside the radar, and what they bear."""
    found, words = sheet.report.scan, sheet.words
    if found is None:
        return
    yield section(words("scan.title"))
    was = {one.condition: one.mean for one in found.before}
    rows: list[Drawn] = []
    for one in found.figures:
        before = was.get(one.condition)
        code = change(one.mean, before)
        about = Tag("P")
        lines: list[Drawn] = [text(words(f"conditions.short.{one.condition}"), style.NOTE, about)]
        if one.spread is not None:
            spread = words.each(partial(_spread, value=one.spread))
            lines.append(text(f"{spread} · n\xa0{one.n}", style.DETAIL, about))
        mean = [decimal(words.first, one.mean)] if one.mean is not None else []
        last = [decimal(words.first, before)] if before is not None else []
        cells: list[Cell] = [
            (MARK, [ConditionMark(one.condition, 12, style.NOTE.leading)]),
            (REST, lines),
            (LAST, [text(said, style.DETAIL, about) for said in last]),
            (MEAN, [text(said, style.WHAT, about) for said in mean]),
            (WORD, [text(words(f"scan.{code}"), style.DETAIL, about)] if code else []),
        ]
        rows.append(Row(cells, pad=3))
    rows.append(Row([], pad=4))
    said = words("scan.last_time", day=sheet.long(sheet.day), n=found.slips)
    lines = [text(said, style.DETAIL)]
    if found.last_day is not None:
        last_day = sheet.long(found.last_day)
        said = words("scan.last_time", day=last_day, n=found.last_slips)
        lines.append(text(words("scan.dashed", said=said), style.DETAIL))
    shown = Radar(found, _in_words(sheet, found))
    yield Row([(REST, [*rows, *lines]), (RADAR + 12, [shown])], pad=4)
    advice = advise(found.figures, found.before)
    yield text(words.each(lambda each: advice_words(each, advice)), style.DETAIL)


def _spread(words: Words, value: float) -> str:
    return words("scan.spread", value=decimal(words, value))


def _in_words(sheet: Sheet, found: ReportScan) -> str:
    """Return the radar in words: the mean of each condition."""
    words = sheet.words.first
    means = (
        f"{words(f'conditions.short.{one.condition}')} {decimal(words, one.mean)}"
        for one in found.figures
        if one.mean is not None
    )
    return f"{words('scan.title')} {', '.join(means)}"
