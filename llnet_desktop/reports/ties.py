"""Who does it with whom, on paper: a graph, and the same in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from llnet_desktop.domain.graph_layout import lay_out
from llnet_desktop.domain.ties import NodeKind, Ties
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.ink import SEMIBOLD, width
from llnet_desktop.reports.sheet import Sheet, joined, section
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import fitting, text
from llnet_desktop.words.ties import tie_lines, ties_words

LINE = 15.0  # points: the height of a name
GAP = 7.0
DOT = 3.2
LEAST, MOST = 110.0, 420.0  # how high a graph may be
THIN, THICK = 0.8, 3.2


class Graph(Drawn):
    """Nodes with their names around, and a line for each tie: thicker for more commitments."""

    def __init__(self, ties: Ties, says: str) -> None:
        self._ties = ties
        self._tag = Tag("Figure", alt=says)

    def wrap(self, width: float) -> float:
        """Return its height: a line for every two names."""
        rows = -(-len(self._ties.nodes) // 2)
        self.width, self.height = width, min(max(rows * LINE * 1.5, LEAST), MOST)
        return self.height

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the ties, and the names over them; ReportLab's y grows upwards."""
        nodes, ties = self._ties.nodes, self._ties.ties
        size = style.NAME.size
        wide = [width(fitting(n.label, SEMIBOLD, size, 400), SEMIBOLD) * size / 1000 for n in nodes]
        places = {node.key: index for index, node in enumerate(nodes)}
        ends = [(places[tie.one], places[tie.other]) for tie in ties]
        layout = lay_out(wide, ends, self.width, self.height, LINE, GAP)
        with canvas.tagged(self._tag):
            canvas.saveState()
            canvas.translate(left, top - self.height)
            canvas.setLineCap(1)
            for tie, (one, other) in zip(ties, ends, strict=True):
                color = style.CONDITION_COLORS[tie.condition] if tie.condition else style.MUTED
                canvas.setStrokeColor(color)
                canvas.setLineWidth(min(THIN * tie.commitments, THICK))
                canvas.setDash([4, 3] if tie.is_new else [])
                a, b, bend = layout.places[one], layout.places[other], layout.bend(one, other)
                self._curve(canvas, (a.x, a.y), bend, (b.x, b.y))
            canvas.setDash([])
            for node, place in zip(nodes, layout.places, strict=True):
                canvas.setFillColor(style.ACCENT)
                y = self.height - place.y
                if node.kind is NodeKind.ORGANISATION:
                    canvas.rect(place.x - DOT, y - DOT, 2 * DOT, 2 * DOT, stroke=0, fill=1)
                else:
                    canvas.circle(place.x, y, DOT, stroke=0, fill=1)
                said = fitting(node.label, SEMIBOLD, size, place.width + 1)
                down = y - size * 0.36 if place.side else y - size - GAP
                ink = canvas.ink.show([said], SEMIBOLD, size, False)
                color = style.INK
                canvas.addLiteral(
                    f"BT {color.red:.3g} {color.green:.3g} {color.blue:.3g} rg "
                    f"1 0 0 1 {place.left:.2f} {down:.2f} Tm {ink} ET"
                )
            canvas.restoreState()

    def _curve(
        self,
        canvas: PaperCanvas,
        start: tuple[float, float],
        bend: tuple[float, float],
        end: tuple[float, float],
    ) -> None:
        """Draw a quadratic curve as a cubic one."""
        points = []
        for at in (start, end):
            points.append(tuple(a + (b - a) * 2 / 3 for a, b in zip(at, bend, strict=True)))
        (x1, y1), (x2, y2) = points
        high = self.height
        (x0, y0), (x3, y3) = start, end
        canvas.bezier(x0, high - y0, x1, high - y1, x2, high - y2, x3, high - y3)


def ties(sheet: Sheet) -> Iterator[Drawn]:
    """Yield the graph as the room saw it, and its figures in a sentence."""
    found = sheet.report.ties.for_room()
    if not found.ties:
        return
    words = sheet.words
    facts = found.facts()
    yield section(words("ties.title"))
    yield text(words.each(lambda each: ties_words(each, facts, sheet.day)), style.KIND)
    lines = ". ".join(tie_lines(words.first, found))
    yield Graph(found, f"{words.first('ties.title')}: {lines}.")
    meanings = []
    if any(tie.commitments > 1 for tie in found.ties):
        meanings.append(words("ties.card.thicker"))
    if any(tie.is_new for tie in found.ties):
        meanings.append(words("ties.card.dashed"))
    if meanings:
        yield text(joined(*meanings), style.DETAIL)
