"""Small drawings beside words: the state of a workshop, a condition, a sparkline."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.scan import HIGHEST
from llnet_desktop.services.overview import WorkshopState
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.widgets.drawing import Drawing
from llnet_desktop.ui.widgets.text import label


class StateMark(Drawing):
    """The state of a workshop as a shape: open, filled, a triangle, a tick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0.75, parent=parent)
        self._state = WorkshopState.PLANNED

    def show_state(self, state: WorkshopState) -> None:
        """Draw another state."""
        self._state = state
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the shape of the state."""
        look = theme.current()
        inset = area.width() * 0.14
        inner = area.adjusted(inset, inset, -inset, -inset)
        pen = QPen(look.color("muted"), area.width() * 0.16)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        match self._state:
            case WorkshopState.PLANNED:
                painter.drawEllipse(inner)
            case WorkshopState.READY:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                painter.drawEllipse(inner)
            case WorkshopState.RUNNING:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("accent"))
                right = QPointF(inner.right(), inner.center().y())
                painter.drawPolygon(QPolygonF([inner.topLeft(), right, inner.bottomLeft()]))
            case WorkshopState.DONE:
                low = QPointF(inner.left() + inner.width() * 0.36, inner.bottom())
                start = QPointF(inner.left(), inner.center().y())
                painter.drawPolyline(QPolygonF([start, low, inner.topRight()]))


class ConditionShape(Drawing):
    """The shape of a condition in its colour; the word stands beside it, never only the colour."""

    def __init__(self, condition: Condition | None = None, parent: QWidget | None = None) -> None:
        super().__init__(1.0, parent=parent)
        self._condition = condition

    def show_condition(self, condition: Condition | None) -> None:
        """Draw another condition."""
        self._condition = condition
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the shape of the condition."""
        color = theme.current().condition(self._condition)
        icons.paint_condition(painter, self._condition, area, color)


class ConditionChip(QWidget):
    """A condition as shape and short name on its tint; hidden where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._condition: Condition | None = None
        self._shape, self._word = ConditionShape(), label("muted")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 3, 10, 3)
        layout.setSpacing(6)
        layout.addWidget(self._shape)
        layout.addWidget(self._word)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_condition(self, condition: Condition | None, word: str) -> None:
        """Show a condition with its name in the language of the moment."""
        self._condition = condition
        self._shape.show_condition(condition)
        self._word.setText(word)
        self.setAccessibleName(word)
        self.setVisible(condition is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tint behind shape and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.current().condition_tint(self._condition))
        painter.drawRoundedRect(self.rect(), self.height() / 2, self.height() / 2)


class Sparkline(Drawing):
    """Means of 1–10 over time, oldest first, on one fixed scale; gaps stay gaps."""

    def __init__(self, condition: Condition, parent: QWidget | None = None) -> None:
        super().__init__(1.3, 3.2, parent)
        self._condition = condition
        self._values: tuple[float | None, ...] = ()

    def show_values(self, values: Sequence[float | None]) -> None:
        """Draw other values."""
        self._values = tuple(values)
        self.update()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the line, and a dot for the last scan."""
        look = theme.current()
        color, dot = look.condition(self._condition), area.height() * 0.16
        inner = area.adjusted(dot + 1, dot + 1, -dot - 1, -dot - 1)
        step = inner.width() / max(1, len(self._values) - 1)
        points = [
            None
            if value is None
            else QPointF(
                inner.right() - (len(self._values) - 1 - index) * step,
                inner.bottom() - inner.height() * (value - 1) / (HIGHEST - 1),
            )
            for index, value in enumerate(self._values)
        ]
        painter.setPen(QPen(color, area.height() * 0.09))
        for first, second in pairwise(points):
            if first is not None and second is not None:
                painter.drawLine(first, second)
        if points and (last := points[-1]) is not None:
            painter.setPen(QPen(look.color("ink"), 1))
            painter.setBrush(color)
            painter.drawEllipse(last, dot, dot)
