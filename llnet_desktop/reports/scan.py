"""The scan on paper: this time beside last time, in figures and as a radar."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from llnet_desktop.domain import radar
from llnet_desktop.domain.report import ReportScan
from llnet_desktop.domain.scan import HIGHEST, advise, change
from llnet_desktop.reports import style
from llnet_desktop.reports.flowables import HAIRLINE, Cell, ConditionMark, Row
from llnet_desktop.reports.shapes import draw_condition
from llnet_desktop.reports.text import text
from llnet_desktop.words import Words
from llnet_desktop.words.dates import long_date
from llnet_desktop.words.scan import advice_words, decimal

RADAR = 176.0  # points, across with the shapes around it
MARK, MEAN, LAST, WORD = 18.0, 34.0, 34.0, 84.0  # columns
_SHAPE = 13.0
_BROAD = 5.0  # the line that shows how far answers lie apart
_RINGS = (2, 4, 6, 8, 10)


class Radar(Flowable):
    """Both times on five axes: last time dashed, how far answers lie apart as a broad line."""

    def __init__(self, scan: ReportScan) -> None:
        super().__init__()
        self._scan = scan

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the space wanted."""
        self.width = self.height = RADAR
        return RADAR, RADAR

    def draw(self) -> None:
        """Draw rings, axes and both times; ReportLab's y grows upwards."""
        canvas, scan = self.canv, self._scan
        axes, reach = len(scan.figures), RADAR / 2 - _SHAPE - 3
        canvas.translate(RADAR / 2, RADAR / 2)
        canvas.setLineWidth(HAIRLINE)
        canvas.setStrokeColor(style.LINE)
        for score in _RINGS:
            self._closed(radar.ring(axes, reach * score / HIGHEST))
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
        self._series([was.get(one.condition) for one in scan.figures], reach, dashed=True)
        self._series([one.mean for one in scan.figures], reach, dashed=False)
        for axis, one in enumerate(scan.figures):
            x, y = radar.on_axis(axis, axes, reach + _SHAPE / 2 + 2)
            draw_condition(canvas, one.condition, x - _SHAPE / 2, -y - _SHAPE / 2, _SHAPE)

    def _closed(self, corners: Sequence[radar.Point]) -> None:
        for (x0, y0), (x1, y1) in radar.sides(corners):
            self.canv.line(x0, -y0, x1, -y1)

    def _series(self, means: Sequence[float | None], reach: float, *, dashed: bool) -> None:
        canvas = self.canv
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


def scan_rows(scan: ReportScan, day: date, words: Words) -> Iterator[Flowable]:
    """Yield the heading, the figures of a day beside the radar, and what they bear."""
    yield text(words("scan.title"), style.SECTION)
    was = {one.condition: one.mean for one in scan.before}
    name = style.TEXT_WIDTH - RADAR - 12 - MARK - MEAN - LAST - WORD
    rows: list[Flowable] = []
    for one in scan.figures:
        before = was.get(one.condition)
        code = change(one.mean, before)
        lines: list[Flowable] = [text(words(f"conditions.short.{one.condition}"), style.NOTE)]
        if one.spread is not None:
            spread = words("scan.spread", value=decimal(words, one.spread))
            lines.append(text(f"{spread} · n {one.n}", style.DETAIL))
        cells: list[Cell] = [
            (MARK, [ConditionMark(one.condition, 12, style.NOTE.leading)]),
            (name, lines),
            (LAST, [text(decimal(words, before), style.DETAIL)] if before is not None else []),
            (MEAN, [text(decimal(words, one.mean), style.WHAT)] if one.mean is not None else []),
            (WORD, [text(words(f"scan.{code}"), style.DETAIL)] if code else []),
        ]
        rows.append(Row(cells, pad=3))
    said = words("scan.last_time", day=long_date(words, day), n=scan.slips)
    lines = [text(said, style.DETAIL)]
    if scan.last_day is not None:
        last = long_date(words, scan.last_day)
        said = words("scan.last_time", day=last, n=scan.last_slips)
        lines.append(text(words("scan.dashed", said=said), style.DETAIL))
    left = style.TEXT_WIDTH - RADAR - 12
    yield Row([(left, [*rows, *lines]), (RADAR + 12, [Radar(scan)])], pad=4)
    yield text(advice_words(words, advise(scan.figures, scan.before)), style.DETAIL)
