"""The widget that shows a projection: large on the projector, small in the console."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import Black, Projection
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.words import words_in

__all__ = ["ProjectionCanvas", "projection_text"]

_QUICK, _SLOW = 250, 1000  # milliseconds between repaints: the ring moves, only the clock does


class ProjectionCanvas(QWidget):
    """Draws what the room sees and asks for a repaint only as often as something moves."""

    def __init__(
        self,
        clock: Callable[[], Reading],
        look: Callable[[], theme.Theme] = theme.current,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._look = look
        self._projection: Projection = Black()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self._tell()

    @property
    def projection(self) -> Projection:
        """What is shown."""
        return self._projection

    @property
    def interval(self) -> int | None:
        """Milliseconds between repaints, or None while nothing moves."""
        return self._timer.interval() if self._timer.isActive() else None

    def show_projection(self, projection: Projection) -> None:
        """Show this from now on."""
        if projection == self._projection:
            return
        self._projection = projection
        self._tell()
        self._pace()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of a preview."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the projection as it is now."""
        painter = QPainter(self)
        rect = QRectF(self.rect())
        paint_projection(painter, rect, self._projection, self._clock(), self._look())
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to repaint."""
        super().showEvent(event)
        self._pace()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop repainting: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _pace(self) -> None:
        if isinstance(self._projection, Black) or not self.isVisible():
            self._timer.stop()
            return
        box = getattr(self._projection.scene.page, "box", None)
        wanted = _QUICK if isinstance(box, Timebox) and box.is_running else _SLOW
        if self._timer.interval() != wanted or not self._timer.isActive():
            self._timer.start(wanted)

    def _tell(self) -> None:
        """Give a screen reader the text of the page."""
        language: Language = "nl"
        if not isinstance(self._projection, Black) and self._projection.scene.languages:
            language = self._projection.scene.languages[0]
        self.setAccessibleName(words_in(language)("projector.name"))
        self.setAccessibleDescription(projection_text(self._projection, language))
