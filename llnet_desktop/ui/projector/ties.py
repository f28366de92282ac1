"""Who does it with whom: names around, ties between them, and what they say in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from zoneinfo import ZoneInfo

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainterPath

from llnet_desktop.domain.graph_layout import Layout, lay_out
from llnet_desktop.domain.projection import PublicNode, PublicTie, TiesPage
from llnet_desktop.ui.projector import text
from llnet_desktop.ui.projector.text import BOLD, READ, REST, SEMIBOLD, Piece, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, TOP, Wall
from llnet_desktop.ui.widgets import graph
from llnet_desktop.words import words_in
from llnet_desktop.words.dates import short_date
from llnet_desktop.words.ties import ties_words

_TITLE = Style(52, BOLD, 1.1)
_LEGEND = Style(REST)
_NAMES = Style(READ, SEMIBOLD, 1.12), Style(REST, SEMIBOLD, 1.12)
_GAP = 20.0
_UNIT = 5.0  # a thin line; thinner where there are many
_MANY = 24
_SHAPE = 30.0
_DOT = 6.0  # a quarter of a node
_SAMPLE = 96.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Where the names stand, and how large they are."""

    layout: Layout
    names: tuple[str, ...]
    style: Style


def draw(wall: Wall, page: TiesPage) -> None:
    """Draw who does it with whom; without a tie yet, what will be here."""
    right = wall.clock(wall.width - MARGIN) - 40
    titles = " · ".join(wall.say("ties.title"))
    wall.line(titles, MARGIN, TOP - 8, right - MARGIN, _TITLE, wall.ink)
    top = TOP + _TITLE.line + 6
    room = wall.width - 2 * MARGIN
    said = tuple(ties_words(words_in(one), page.facts, _today(wall)) for one in wall.languages)
    if not page.ties:
        lines = said if page.facts.ties else wall.say("ties.none")
        pieces = [Piece(one, Style(60), READ, n > 0, 16) for n, one in enumerate(lines)]
        made = text.stack(tuple(pieces), room, BOTTOM - top)
        wall.stack(made, MARGIN, (top + BOTTOM - text.height_of(made)) / 2)
        return
    pieces = [Piece(one, Style(READ), REST, n > 0) for n, one in enumerate(dict.fromkeys(said))]
    head = text.stack(tuple(pieces), room, 140)
    top = wall.stack(head, MARGIN, top) + 16
    low = _legend(wall, page)
    plan = plan_for(page.nodes, page.ties, room, low - 12 - top)
    wall.painter.save()
    wall.painter.translate(MARGIN, top)
    _graph(wall, page, plan)
    wall.painter.restore()
    _names(wall, plan, MARGIN, top)


@lru_cache(maxsize=16)
def plan_for(
    nodes: tuple[PublicNode, ...], ties: tuple[PublicTie, ...], width: float, height: float
) -> Plan:
    """Return where the names stand in a rectangle: as large as all of them can be."""
    for style in _NAMES:
        widths = [text.width_of(node.label, style) + 1 for node in nodes]
        ends = [(tie.one, tie.other) for tie in ties]
        layout = lay_out(widths, ends, width, height, style.line, _GAP)
        if all(place.side for place in layout.places):
            break
    names = tuple(
        text.elided(node.label, style, place.width)
        for node, place in zip(nodes, layout.places, strict=True)
    )
    return Plan(layout, names, style)


def _graph(wall: Wall, page: TiesPage, plan: Plan) -> None:
    layout, painter = plan.layout, wall.painter
    unit = _UNIT if len(page.ties) <= _MANY else _UNIT * 0.6
    coloured = wall.scene.show_condition and len(page.ties) <= graph.MOST_COLOURED
    back = wall.theme.color("wall")
    for tie in page.ties:
        told = tie.condition if coloured else None
        colour = wall.theme.condition(told) if told else wall.secondary
        edge = wall.edge(colour)
        outline = edge.color() if edge.style() != Qt.PenStyle.NoPen else QColor(0, 0, 0, 0)
        graph.paint_ties(painter, layout, [tie], unit, [colour], outline)
    if coloured:
        for tie in page.ties:
            if tie.condition is not None:
                at = graph.curve(layout, tie).pointAtPercent(0.5)
                around = QRectF(0, 0, _SHAPE, _SHAPE)
                around.moveCenter(at)
                wall.box(around.adjusted(-6, -6, 6, 6), back, _SHAPE / 2 + 6)
                wall.shape(tie.condition, around)
    graph.paint_nodes(painter, layout, page.nodes, _DOT, wall.ink, back)


def _names(wall: Wall, plan: Plan, x: float, y: float) -> None:
    """Draw the names of a plan that begins here; in a grid on a ground of their own."""
    style, back = plan.style, wall.theme.color("wall")
    for name, place in zip(plan.names, plan.layout.places, strict=True):
        left, middle = x + place.left, y + place.y
        if place.side == 0:
            high = style.line + 8  # letters with two accents are higher than a line
            wall.box(QRectF(left - 8, middle - high / 2, place.width + 16, high), back, 8)
        if place.side < 0:
            left += place.width - text.width_of(name, style)
        wall.put(name, text.point(left, middle - style.line / 2, style), style, wall.ink)


def _legend(wall: Wall, page: TiesPage) -> float:
    """Draw what thick and dashed lines mean, where there are any; return where it begins."""
    told: list[tuple[int, bool, tuple[str, ...]]] = []
    if any(tie.commitments > 1 for tie in page.ties):
        told.append((3, False, wall.say("ties.wall.thicker")))
    since = page.facts.since
    if since is not None and any(tie.is_new for tie in page.ties):
        spoken = (words_in(one) for one in wall.languages)
        days = (w("ties.wall.dashed", day=short_date(w, since, _today(wall))) for w in spoken)
        told.append((1, True, tuple(dict.fromkeys(days))))
    if not told:
        return BOTTOM
    y = BOTTOM - _LEGEND.line
    x, end = MARGIN, wall.width - MARGIN
    each = (end - x) / len(told)
    for commitments, is_new, lines in told:
        path = QPainterPath(QPointF(x, y + _LEGEND.line / 2))
        path.lineTo(x + _SAMPLE, y + _LEGEND.line / 2)
        none = QColor(0, 0, 0, 0)
        graph.paint_tie(wall.painter, path, commitments, _UNIT, wall.secondary, none, is_new=is_new)
        room = each - _SAMPLE - 56
        both = " · ".join(lines)
        shown = both if text.width_of(both, _LEGEND) <= room else lines[0]
        x = wall.line(shown, x + _SAMPLE + 16, y, room, _LEGEND, wall.secondary) + 40
    return y


def _today(wall: Wall) -> date:
    return wall.now.wall.astimezone(ZoneInfo(wall.scene.zone)).date()
