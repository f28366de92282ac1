"""The widget that shows a projection: large on the projector, small in the console."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from math import ceil, floor
from typing import cast

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPixmap, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import Black, Projection
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.domain.workshop import ZERO
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.painting import (
    changed,
    paint_moving,
    paint_still,
    placed,
    standing,
)
from llnet_desktop.ui.projector.wall import Moving
from llnet_desktop.words import words_in

__all__ = ["QUICK", "ProjectionCanvas", "projection_text"]

QUICK = 16  # milliseconds between two looks at the clock: as often as a screen shows a picture
_PREVIEW, _FAR, _CALM = 250, 100, 1000
_SOON = 40  # milliseconds: nobody's typing waits for a preview
_NEAR = timedelta(minutes=10)  # above it the ring creeps
_AHEAD = timedelta(seconds=0.25)
_MOST_PARTS = 4  # that are mended on their own; more are as dear as all of it
_SOFT = 2  # pixels around what moved


class ProjectionCanvas(QWidget):
    """Draws what the room sees and repaints only what moved.

    What stands still is kept as a picture. Every `pace` milliseconds while a time runs the parts
    that moved are drawn on it again, exactly as a whole repaint at that moment draws them. `calm`
    moves once a second; None asks the system whether it wants less motion. With a `shape`, such
    as the size of the room's picture, it has the same lines as that one has.
    """

    def __init__(
        self,
        clock: Callable[[], Reading],
        look: Callable[[], theme.Theme] = theme.current,
        parent: QWidget | None = None,
        *,
        pace: int = _PREVIEW,
        calm: bool | None = None,
        shape: Callable[[], QSizeF] | None = None,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._look = look
        self._quickest = pace
        self._calm = calm
        self._shape = shape
        self._projection: Projection = Black()
        self._now = clock()
        self._is_calm = self._wants_calm()
        self._still: QPixmap | None = None
        self._made_for: tuple[object, ...] = ()
        self._stale: tuple[QRect, ...] | None = None  # parts of the picture to mend; None: all
        self._moving: tuple[tuple[Moving, QRectF], ...] = ()
        self._lively: tuple[Moving, ...] = ()  # what moves before `_steady_until`
        self._steady_until = 0.0
        self._standing: tuple[object, ...] = ()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)
        self._soon = QTimer(self, singleShot=True, interval=_SOON)
        self._soon.timeout.connect(self.update)
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
        """Milliseconds between looks at the clock, or None while nothing can move."""
        return self._timer.interval() if self._timer.isActive() else None

    def show_projection(self, projection: Projection) -> None:
        """Show this from now on."""
        if projection == self._projection:
            return
        parts = changed(self._projection, projection, self._area)
        self._projection = projection
        self._read()
        self._is_calm = self._wants_calm()
        self._tell()
        self._pace()
        if parts is None or self._stale is None or len(self._stale) + len(parts) > _MOST_PARTS:
            self._stale = None
            self._soon.start() if self._quickest >= _PREVIEW else self.update()
            return
        self._stale += parts
        for part in parts:
            self.update(part)

    @property
    def _area(self) -> QRectF:
        """Where the room's picture comes: all of it, or as much as has the room's shape."""
        rect = QRectF(self.rect())
        if self._shape is None or rect.isEmpty():
            return rect
        size = self._shape().scaled(rect.size(), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(), size)
        area.moveCenter(rect.center())
        return area

    def sizeHint(self) -> QSize:
        """Return the size of a preview."""
        return QSize(320, 180)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the part that is asked for, as it was at the last look at the clock."""
        if not self.isVisible():  # nobody looks at the clock for a picture of a hidden canvas
            self._read()
        rect, look = self._area, self._look()
        still = self._picture(rect, look)
        painter = QPainter(self)
        for part in cast(Iterable[QRect], event.region()):
            painter.setClipRect(part)
            painter.drawPixmap(0, 0, still)
            within = QRectF(part)
            touched = [one for one, area in self._moving if area.intersects(within)]
            if touched:
                paint_moving(painter, rect, self._projection, touched, self._now, look, within)
        painter.end()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to repaint."""
        super().showEvent(event)
        self._read()
        self._pace()

    def hideEvent(self, event: QHideEvent) -> None:
        """Stop repainting: nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def tick(self) -> None:
        """Look at the clock and ask for a repaint of what moved since the last time."""
        before, self._now = self._now, self._clock()
        if isinstance(self._projection, Black):
            return
        if not self._is_steady(before):
            self._standing = standing(self._projection, self._now)
            if self._made_for != self._wanted():
                self._tell()
                self.update()
                self._lively = ()
            else:
                self._look_ahead(before)
            self._pace()
        scene = self._projection.scene
        for one in self._lively:
            area = one.moved(scene, before, self._now)
            if not area.isEmpty():
                self.update(_pixels(placed(self._area, area)))

    def _read(self) -> None:
        """Look at the clock before everything is painted."""
        self._now = self._clock()
        self._standing = standing(self._projection, self._now)
        self._steady_until = 0.0

    def _is_steady(self, before: Reading) -> bool:
        """Whether nothing but what is lively can have moved."""
        now = self._now
        return now.boot == before.boot and before.seconds <= now.seconds < self._steady_until

    def _look_ahead(self, before: Reading) -> None:
        """Find what moves until a little later: words change one way, so only the ends count."""
        assert not isinstance(self._projection, Black)
        scene, now, later = self._projection.scene, self._now, self._now.earlier(-_AHEAD)
        steady = self._standing == standing(self._projection, later)
        self._steady_until = later.seconds if steady else now.seconds
        self._lively = tuple(
            one for one, _ in self._moving if not one.moved(scene, before, later).isEmpty()
        )

    def _wanted(self) -> tuple[object, ...]:
        """Return what the picture of the still parts has to be made for."""
        return (
            self._projection,
            self.size(),
            self._area,
            self.devicePixelRatioF(),
            self._look().name,
            self._standing,
        )

    def _picture(self, rect: QRectF, look: theme.Theme) -> QPixmap:
        """Return what stands still, drawn anew only when something about it has changed."""
        wanted = self._wanted()
        if self._still is not None and self._made_for == wanted:
            self._stale = ()
            return self._still
        if self._still is not None and self._stale is not None and self._made_for[1:] == wanted[1:]:
            painter = QPainter(self._still)
            for part in self._stale:
                paint_still(painter, rect, self._projection, self._now, look, part)
            painter.end()
            self._made_for, self._stale = wanted, ()
            return self._still
        ratio = self.devicePixelRatioF()
        size = QSize(ceil(self.width() * ratio), ceil(self.height() * ratio))
        if self._still is None or self._still.size() != size:
            self._still = QPixmap(size)
        self._still.setDevicePixelRatio(ratio)
        around = Qt.GlobalColor.black if self._shape is None else look.color("card")
        self._still.fill(around)
        painter = QPainter(self._still)
        moving = paint_still(painter, rect, self._projection, self._now, look)
        painter.end()
        self._moving = tuple((one, placed(rect, one.area)) for one in moving)
        self._made_for, self._stale = wanted, ()
        self._steady_until = 0.0
        return self._still

    def _pace(self) -> None:
        if isinstance(self._projection, Black) or not self.isVisible():
            self._timer.stop()
            return
        wanted = _CALM
        box = getattr(self._projection.scene.page, "box", None)
        if isinstance(box, Timebox) and self._is_moving(box):
            far = box.remaining(self._now) > _NEAR
            wanted = max(self._quickest, _FAR) if far else self._quickest
        if self._timer.interval() != wanted or not self._timer.isActive():
            self._timer.start(wanted)

    def _is_moving(self, box: Timebox) -> bool:
        return box.is_running and not self._is_calm and box.remaining(self._now) > ZERO

    def _wants_calm(self) -> bool:
        """Whether the picture should move once a second only."""
        if self._calm is not None:
            return self._calm
        how_long = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self.style().styleHint(how_long, None, self) <= 0

    def _tell(self) -> None:
        """Give a screen reader the text of the page."""
        language: Language = "nl"
        if not isinstance(self._projection, Black) and self._projection.scene.languages:
            language = self._projection.scene.languages[0]
        self.setAccessibleName(words_in(language)("projector.name"))
        self.setAccessibleDescription(projection_text(self._projection, language, self._now))


def _pixels(area: QRectF) -> QRect:
    """Return the whole pixels that an area touches, with a little around it."""
    left, top = floor(area.left()) - _SOFT, floor(area.top()) - _SOFT
    right, bottom = ceil(area.right()) + _SOFT, ceil(area.bottom()) + _SOFT
    return QRect(left, top, right - left, bottom - top)
