"""Paper to write on and to cut up: lines, boxes, and pieces side by side on a sheet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.flow import NewPage
from llnet_desktop.reports.flowables import HAIRLINE, REST, Row, draw_rule
from llnet_desktop.reports.text import text

WRITING = 24.0  # points from one line to write on to the next
PAD = 12.0  # within a piece
FORM = 5  # parts from which on a piece is a form, that takes the room it has
MOST_SPREAD = 12.0  # points
SCALES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2)  # until a piece holds its text


class Lines(Drawn):
    """Lines to write on."""

    def __init__(self, count: int = 1, pitch: float = WRITING) -> None:
        self._pitch = pitch
        self.height = count * pitch

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the lines, each at the foot of its row."""
        y = top - self._pitch
        while y >= top - self.height - 0.01:
            draw_rule(canvas, left, y, self.width, style.WRITING_LINE)
            y -= self._pitch


class Circles(Drawn):
    """Numbers in circles, one of which is marked by hand."""

    height = 20.0

    def __init__(self, most: int = 10) -> None:
        self._most = most

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the numbers from 1."""
        pitch = self.width / self._most
        radius = min(pitch, self.height) / 2 - 1.5
        for n in range(self._most):
            x, y = left + pitch * (n + 0.5), top - self.height / 2
            with canvas.artifact():
                canvas.setStrokeColor(style.MUTED)
                canvas.setLineWidth(HAIRLINE)
                canvas.circle(x, y, radius)
            number = text(str(n + 1), style.IN_CIRCLE)
            number.wrap(pitch)
            number.paint(canvas, left + pitch * n, y + number.height / 2)


class Piece(Drawn):
    """A piece of a sheet that is cut out, with what stands on it from the top down."""

    def __init__(self, content: Sequence[Drawn], height: float) -> None:
        self._content, self.height = content, height

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the edge to cut along, and the content within."""
        with canvas.artifact():
            canvas.setStrokeColor(style.MUTED)
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash([3, 3])
            canvas.rect(left, top - self.height, self.width, self.height)
            canvas.setDash([])
        scale, spread = self._fitted()
        canvas.saveState()
        canvas.translate(left + PAD, top - PAD)
        if scale < 1:
            canvas.scale(scale, scale)
        y = 0.0
        for item in self._content:
            y -= item.before
            item.paint(canvas, 0, y)
            y -= item.height + item.after + spread
        canvas.restoreState()

    def _fitted(self) -> tuple[float, float]:
        """Wrap the content; return how much smaller it is drawn, and what goes between parts.

        A form takes the room that is left over.
        """
        wide, high = self.width - 2 * PAD, self.height - 2 * PAD
        for scale in SCALES:
            used = sum(one.before + one.wrap(wide / scale) + one.after for one in self._content)
            if used * scale <= high:
                break
        spare = max(0.0, high / scale - used) if len(self._content) >= FORM else 0.0
        return scale, min(spare / max(1, len(self._content) - 1), MOST_SPREAD)


class Fold(Drawn):
    """Where a stub is torn off."""

    height = 14.0

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw a dashed line from edge to edge of the piece."""
        with canvas.artifact():
            canvas.setStrokeColor(style.MUTED)
            canvas.setLineWidth(HAIRLINE)
            canvas.setDash([1, 3])
            y = top - self.height / 2
            canvas.line(left - PAD, y, left + self.width + PAD, y)
            canvas.setDash([])


def cut_up(
    count: int, content: Callable[[int], Sequence[Drawn]], across: int, down: int, high: float
) -> Iterator[Drawn]:
    """Yield so many pieces on sheets of their own: so many across, so many down, from 0.

    `high` is the room on a sheet.
    """
    height = high / down - 0.5
    for first in range(0, count, across):
        if first and first % (across * down) == 0:
            yield NewPage()
        numbers = range(first, first + across)
        cells: list[tuple[float, Sequence[Drawn]]] = [
            (REST, [Piece(content(n), height)] if n < count else []) for n in numbers
        ]
        yield Row(cells, gutter=0.0)
