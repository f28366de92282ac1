"""The nodes and ties of a graph, drawn without their names: thicker for more, dashed for new."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from llnet_desktop.domain.graph_layout import Layout
from llnet_desktop.domain.projection import PublicNode, PublicTie

MOST_COLOURED = 16  # ties; above it shapes would hide each other, and no colour stands alone
_THICKEST = 5  # commitments that can be told apart


def paint_ties(
    painter: QPainter,
    layout: Layout,
    ties: Sequence[PublicTie],
    unit: float,
    colours: Sequence[QColor],
    edge: QColor,
) -> None:
    """Draw the ties below everything else, in their colours with an edge; `unit` is a thin line."""
    for tie, colour in zip(ties, colours, strict=True):
        path = curve(layout, tie)
        paint_tie(painter, path, tie.commitments, unit, colour, edge, is_new=tie.is_new)


def paint_tie(
    painter: QPainter,
    path: QPainterPath,
    commitments: int,
    unit: float,
    colour: QColor,
    edge: QColor,
    *,
    is_new: bool,
) -> None:
    """Draw one line as thick as it has commitments, dashed when it is new."""
    stroker = QPainterPathStroker()
    width = unit * (1 + 0.5 * (min(commitments, _THICKEST) - 1))
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    if is_new:
        stroker.setDashPattern([4.0 * unit / width, 2.0 * unit / width])
    painter.setPen(QPen(edge, unit * 0.3) if edge.alpha() else QPen(Qt.PenStyle.NoPen))
    painter.setBrush(colour)
    painter.drawPath(stroker.createStroke(path))


def paint_nodes(
    painter: QPainter,
    layout: Layout,
    nodes: Sequence[PublicNode],
    unit: float,
    ink: QColor,
    back: QColor,
) -> None:
    """Draw a round for a person and a square for an organisation; in a grid only their names."""
    painter.setPen(QPen(ink, unit * 0.7))
    painter.setBrush(back)
    for node, place in zip(nodes, layout.places, strict=True):
        if place.side == 0:
            continue
        around = QRectF(0, 0, unit * 4, unit * 4)
        around.moveCenter(QPointF(place.x, place.y))
        if node.is_organisation:
            painter.drawRect(around)
        else:
            painter.drawEllipse(around)


def curve(layout: Layout, tie: PublicTie) -> QPainterPath:
    """Return the line from one end of a tie to the other."""
    one, other = layout.places[tie.one], layout.places[tie.other]
    path = QPainterPath(QPointF(one.x, one.y))
    path.quadTo(QPointF(*layout.bend(tie.one, tie.other)), QPointF(other.x, other.y))
    return path
