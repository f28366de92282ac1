"""The scan: the statements to answer, then a dot for each answer, then means and the radar."""

from __future__ import annotations

from functools import cache
from math import ceil, floor

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath, QPen, QPolygonF

from llnet_desktop.content.scans import load_statements
from llnet_desktop.domain import radar
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import ScanPage
from llnet_desktop.domain.scan import HIGHEST, change
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.text import BOLD, NUMBER, READ, REST, SEMIBOLD, Piece, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, SHAPE, TOP, Wall
from llnet_desktop.words import words_in
from llnet_desktop.words.dates import long_date
from llnet_desktop.words.scan import advice_words, decimal

_TITLE = Style(42, SEMIBOLD)
_HEAD = Style(64, BOLD, 1.1)
_LABEL = Style(REST)
_NAME = Style(READ, SEMIBOLD)
_ABOVE = TOP + disc.SMALL + 10
_DOT = 22.0  # the largest across
_RINGS = (2, 4, 6, 8, 10)
_BROAD = 14.0  # the line that shows how far answers lie apart


@cache
def statements() -> dict[Condition, Phrase]:
    """Return what people answer; it is read once."""
    return load_statements()


def draw(wall: Wall, page: ScanPage) -> None:
    """Draw the page of the scan."""
    right = wall.width - MARGIN
    if disc.has_time(page.box) and page.stage == "slips":
        square = QRectF(right - disc.SMALL, TOP - 4, disc.SMALL, disc.SMALL)
        disc.draw(wall, page.box, None, square)
        right = square.left() - 40
    right = wall.clock(right) - 40
    title = " · ".join(wall.say("scan.title"))
    wall.line(title, MARGIN, TOP - 6, right - MARGIN, _TITLE, wall.secondary)
    match page.stage:
        case "slips":
            _statements(wall, page)
        case "dots":
            _dots(wall, page)
        case _:
            _means(wall, page)


def _statements(wall: Wall, page: ScanPage) -> None:
    """Draw what is answered, under the question."""
    room = wall.width - 2 * MARGIN
    pieces = [
        Piece(line, Style(48 if not place else READ, BOLD if not place else text.REGULAR), READ,
              place > 0)
        for place, line in enumerate(wall.of(page.prompt))
    ]  # fmt: skip
    beside = disc.SMALL + 60 if disc.has_time(page.box) else 0.0
    head = text.stack(tuple(pieces), room - beside, 150) if pieces else ()
    top = TOP + 70
    y = wall.stack(head, MARGIN, top) + 26 if head else top + 40
    promise = wall.say("scan.unnamed")
    ends = BOTTOM - len(promise) * _LABEL.line - 10
    each = (ends - y) / len(Condition)
    for condition, said in statements().items():
        lines = [
            Piece(line, Style(READ if not place else REST), REST, place > 0, 2)
            for place, line in enumerate(wall.of(said))
        ]
        made = text.stack(tuple(lines), room - SHAPE - 24, each - 8)
        wall.shape(condition, QRectF(MARGIN, y + 4, SHAPE, SHAPE))
        wall.stack(made, MARGIN + SHAPE + 24, y)
        y += each
    for line in promise:
        wall.line(line, MARGIN, ends + 6, room, _LABEL, wall.secondary)
        ends += _LABEL.line


def _headline(wall: Wall, lines: tuple[str, ...], width: float, high: float) -> float:
    """Draw the words at the top and return where they end."""
    pieces = [
        Piece(line, _HEAD if not place else Style(READ), READ, place > 0, 6)
        for place, line in enumerate(lines)
    ]
    made = text.stack(tuple(pieces), width, high)
    return wall.stack(made, MARGIN, TOP + 66)


def _dots(wall: Wall, page: ScanPage) -> None:
    """Draw a dot for each answer; how many gave one number is the size of its heap."""
    y = _headline(wall, wall.say("scan.notice"), wall.width - 2 * MARGIN, 130) + 16
    if all(sum(one.counts) == 0 for one in page.figures):
        _too_few(wall, y)
        return
    names = min(520.0, wall.width * 0.3)
    left = MARGIN + names
    wide = (wall.width - MARGIN - left) / HIGHEST
    foot = BOTTOM - _LABEL.line
    high = (foot - y) / len(Condition)
    for one in page.figures:
        _name(wall, one.condition, MARGIN, y + (high - SHAPE) / 2, names - 20)
        area = QRectF(left, y + 6, wide, high - 12)
        wall.painter.setPen(QPen(wall.theme.color("wall_track"), 2))
        wall.painter.drawLine(QPointF(left, y + high), QPointF(wall.width - MARGIN, y + high))
        for place, times in enumerate(one.counts):
            _heap(wall, one.condition, times, area.translated(place * wide, 0))
        y += high
    for score in range(1, HIGHEST + 1):
        middle = QPointF(left + (score - 0.5) * wide, foot + _LABEL.line / 2 + 4)
        wall.centred(str(score), middle, _LABEL, wall.secondary)


def _too_few(wall: Wall, y: float) -> None:
    pieces = [Piece(line, Style(46), READ, place > 0, 10)
              for place, line in enumerate(wall.say("scan.few"))]  # fmt: skip
    wall.stack(text.stack(tuple(pieces), wall.width - 2 * MARGIN, BOTTOM - y - 60), MARGIN, y + 60)


def _heap(wall: Wall, condition: Condition, times: int, area: QRectF) -> None:
    """Draw so many dots from the bottom of an area, as large as fit."""
    if not times:
        return
    size = _DOT
    while floor(area.width() / size) * floor(area.height() / size) < times:
        size *= 0.9
    a_row = floor(area.width() / size)
    rows = ceil(times / a_row)
    color = wall.theme.condition(condition)
    wall.painter.setPen(wall.edge(color))
    wall.painter.setBrush(color)
    for number in range(times):
        row, place = divmod(number, a_row)
        here = min(a_row, times - row * a_row) if row == rows - 1 else a_row
        x = area.center().x() + (place - (here - 1) / 2) * size
        y = area.bottom() - (row + 0.5) * size
        wall.painter.drawEllipse(QPointF(x, y), size * 0.42, size * 0.42)


def _name(wall: Wall, condition: Condition, x: float, y: float, room: float) -> None:
    """Draw the shape of a condition and its name, in two languages below each other."""
    wall.shape(condition, QRectF(x, y, SHAPE, SHAPE))
    names = wall.say(f"conditions.short.{condition.value}")
    x += SHAPE + 18
    if len(names) == 1:
        wall.line(names[0], x, y + (SHAPE - _NAME.line) / 2, room - SHAPE - 18, _NAME, wall.ink)
        return
    top = y + (SHAPE - _NAME.line - _LABEL.line) / 2
    wall.line(names[0], x, top, room - SHAPE - 18, _NAME, wall.ink)
    wall.line(names[1], x, top + _NAME.line, room - SHAPE - 18, _LABEL, wall.secondary)


def _means(wall: Wall, page: ScanPage) -> None:
    """Draw this time beside last time, in figures and as a radar; words say what changed."""
    advice = tuple(advice_words(words_in(one), page.advice) for one in wall.languages)
    y = TOP + 90
    if page.advice:
        y = _headline(wall, tuple(dict.fromkeys(advice)), wall.width - 2 * MARGIN, 170) + 10
    if all(one.mean is None for one in page.figures):
        _too_few(wall, y)
        return
    legend = _legend(page)
    foot = BOTTOM - legend * (_LABEL.line + 4)
    across = min(wall.width * 0.36, foot - y + 40)
    right = wall.width - MARGIN - across - 40
    _table(wall, page, y, foot, right)
    area = QRectF(wall.width - MARGIN - across, y - 10, across, foot - y + 20)
    _radar(wall, page, area)
    _write_legend(wall, page, foot)


def _legend(page: ScanPage) -> int:
    return 3 if page.last_day is not None else 2


def _table(wall: Wall, page: ScanPage, y: float, foot: float, right: float) -> None:
    high = (foot - y) / len(Condition)
    mean = Style(max(NUMBER, 46), BOLD)
    widest = max(
        text.width_of(word, _LABEL) for code in ("same", "higher", "lower") for word in
        [" · ".join(wall.say(f"scan.{code}"))]
    )  # fmt: skip
    columns = right - widest - 24
    for one in page.figures:
        middle = y + high / 2
        words = wall.words
        if one.mean is not None:
            shown = decimal(words, one.mean)
            x = columns - text.width_of(shown, mean)
            wall.line(shown, x, middle - mean.line / 2, 200, mean, wall.ink)
        before = columns - 110
        if one.before is not None:
            said = decimal(words, one.before)
            before -= text.width_of(said, _NAME)
            style = Style(READ)
            wall.line(said, before, middle - style.line / 2, 200, style, wall.secondary)
        code = change(one.mean, one.before)
        if code:
            said = " · ".join(wall.say(f"scan.{code}"))
            wall.line(said, columns + 24, middle - _LABEL.line / 2, widest + 4, _LABEL, wall.ink)
        _name(wall, one.condition, MARGIN, middle - SHAPE / 2, before - MARGIN - 20)
        y += high


def _radar(wall: Wall, page: ScanPage, area: QRectF) -> None:
    """Draw the rings and both times; the axes have the shapes that stand before the names."""
    painter = wall.painter
    reach = min(area.width(), area.height()) / 2 - SHAPE - 8
    middle = (area.center().x(), area.center().y())
    axes = len(page.figures)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(wall.theme.color("wall_track"), 2))
    for score in _RINGS:
        corners = radar.ring(axes, reach * score / HIGHEST, middle)
        painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    for corner in radar.ring(axes, reach, middle):
        painter.drawLine(QPointF(*middle), QPointF(*corner))
    broad = QColor(wall.theme.color("accent"))
    broad.setAlphaF(0.3)
    painter.setPen(QPen(broad, _BROAD, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    for axis, one in enumerate(page.figures):
        if one.mean is not None and one.spread:
            least, most = max(1.0, one.mean - one.spread), min(HIGHEST, one.mean + one.spread)
            ends = (radar.on_axis(axis, axes, reach * at / HIGHEST, middle) for at in (least, most))
            painter.drawLine(*(QPointF(*end) for end in ends))
    before = [one.before for one in page.figures]
    now = [one.mean for one in page.figures]
    _series(wall, radar.values(before, HIGHEST, reach, middle), dashed=True)
    _series(wall, radar.values(now, HIGHEST, reach, middle), dashed=False)
    for axis, one in enumerate(page.figures):
        x, y = radar.on_axis(axis, axes, reach + SHAPE / 2 + 6, middle)
        wall.shape(one.condition, QRectF(x - SHAPE / 2, y - SHAPE / 2, SHAPE, SHAPE))


def _series(wall: Wall, points: tuple[radar.Point | None, ...], *, dashed: bool) -> None:
    painter = wall.painter
    color = wall.secondary if dashed else wall.theme.color("accent")
    pen = QPen(color, 4)
    if dashed:
        pen.setDashPattern([3, 2.4])
    else:
        inside = QPainterPath()
        there = [QPointF(*point) for point in points if point is not None]
        inside.addPolygon(QPolygonF(there))
        faint = wall.theme.color("accent")
        faint.setAlphaF(0.12)
        painter.fillPath(inside, faint)
    painter.setPen(pen)
    for one, other in radar.sides(points):
        painter.drawLine(QPointF(*one), QPointF(*other))
    painter.setPen(QPen(wall.theme.color("wall"), 2))
    painter.setBrush(color)
    for point in points:
        if point is not None:
            painter.drawEllipse(QPointF(*point), 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _write_legend(wall: Wall, page: ScanPage, y: float) -> None:
    lines = [(" · ".join(wall.say("scan.today", n=page.slips)), False)]
    if page.last_day is not None:
        day = page.last_day
        said = (
            words_in(one)("scan.last_time", day=long_date(words_in(one), day), n=page.last_slips)
            for one in wall.languages
        )
        lines.append((" · ".join(dict.fromkeys(said)), True))
    for words, dashed in lines:
        pen = QPen(wall.secondary if dashed else wall.theme.color("accent"), 4)
        if dashed:
            pen.setDashPattern([3, 2.4])
        wall.painter.setPen(pen)
        middle = y + _LABEL.line / 2
        wall.painter.drawLine(QPointF(MARGIN, middle), QPointF(MARGIN + 56, middle))
        wall.line(words, MARGIN + 76, y, wall.width - 2 * MARGIN - 76, _LABEL, wall.secondary)
        y += _LABEL.line + 4
    broad = QColor(wall.theme.color("accent"))
    broad.setAlphaF(0.3)
    wall.painter.setPen(QPen(broad, _BROAD, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    middle = y + _LABEL.line / 2
    wall.painter.drawLine(QPointF(MARGIN + 7, middle), QPointF(MARGIN + 49, middle))
    words = " · ".join(wall.say("scan.broad"))
    wall.line(words, MARGIN + 76, y, wall.width - 2 * MARGIN - 76, _LABEL, wall.secondary)
