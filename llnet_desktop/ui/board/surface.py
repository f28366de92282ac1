"""The part of a board that is in view: moved, zoomed, and painted from pieces of pictures.

While it moves, what has no piece yet is drawn roughly; when it rests, the pieces in view are
made in slices between two keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from PySide6.QtCore import (
    QMargins,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from llnet_desktop.ui import theme
from llnet_desktop.ui.board.camera import LARGEST, READABLE, Camera, fitting, next_step
from llnet_desktop.ui.board.grid import NoteBox
from llnet_desktop.ui.board.painting import HEAD, REACH, BoardPainter, Marks
from llnet_desktop.ui.board.placing import Placed
from llnet_desktop.ui.board.text import face, scale_of
from llnet_desktop.ui.board.tiles import HIGH, WIDE, Tiles, rect_of
from llnet_desktop.ui.speech import Speech

ROUND = 8  # pixels around a note that its outline may take
STEP = 24  # pixels that one notch of the wheel scrolls
REST = 30  # milliseconds without a move before what is in view becomes sharp
NOTCH = 120.0  # what a wheel tells for one notch
PER_NOTCH = 1.25


class BoardSurface(QAbstractScrollArea):
    """Shows what is `placed`, with the marks of this moment over it."""

    zoomed = Signal(float)
    looked = Signal()  # another part of the board came into view
    fitted = Signal()  # the bars are as the board and its zoom need them

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech: Speech | None = None
        self._placed = Placed()
        self._zoom = 1.0
        self._tiles = Tiles(self._draw_area)
        self._before: tuple[QPixmap, Camera] | None = None  # what was seen before zooming
        self._picture = QPixmap()  # what that is drawn in
        self.is_in_parts = False  # not all of the board is in view at its own size
        self._is_moving = False
        self._is_rough = False  # something in view was drawn roughly
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._sharpen)
        self._slices = QTimer(self)  # a timer of its own dies with the board
        self._slices.timeout.connect(self._make_slice)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(STEP)

    @property
    def speech(self) -> Speech:
        """The words; they must have been brought."""
        assert self._speech is not None, "set_speech comes first"
        return self._speech

    @property
    def has_speech(self) -> bool:
        """Whether the words have been brought."""
        return self._speech is not None

    @property
    def placed(self) -> Placed:
        """Where everything stands now, in the coordinates of the whole board."""
        return self._placed

    def marks(self) -> Marks:
        """Return what stands out now."""
        return Marks()

    def placed_anew(self) -> None:
        """Let what lies over the board follow it."""

    def paint_over(self, board: BoardPainter) -> None:
        """Draw what lies over the notes."""

    @property
    def below(self) -> int:
        """The pixels below the view that are left free while it shows a part of the board."""
        return 0

    @property
    def empty_words(self) -> str:
        """The code of what is said when there is nothing to show."""
        return "board.none"

    # --- where one looks

    @property
    def camera(self) -> Camera:
        """Which part of the board is in view, and how large."""
        spare = (self.viewport().width() - self._placed.width * self._zoom) / 2
        spare = spare if spare > self._bar_width else 0.0  # a full board stands at the left
        left = self.horizontalScrollBar().value() - spare
        return Camera(self._zoom, round(left), self.verticalScrollBar().value())

    @property
    def _most(self) -> QSize:
        """The view without bars; Qt's own maximum leaves out those that are there now."""
        return self.contentsRect().size()

    @property
    def _bar_width(self) -> int:
        return self.verticalScrollBar().sizeHint().width()

    @property
    def room(self) -> QSizeF:
        """What a board is laid out in: bars that come and go do not move its columns."""
        most = self._most
        return QSizeF(most.width() - self._bar_width, most.height())

    @property
    def zoom(self) -> float:
        """How large the board is drawn; 1.0 is as everything else."""
        return self._zoom

    @property
    def is_sharp(self) -> bool:
        """Whether all that is in view is drawn as well as it can be."""
        view = self.camera.pixels(self.viewport().rect())
        return self._tiles.zoom == self._zoom and not self._tiles.missing(view)

    @property
    def slices(self) -> list[float]:
        """How long the last pieces of work took that made it sharp, in milliseconds."""
        return self._tiles.slices

    def zoom_at(self, factor: float, at: QPointF) -> None:
        """Draw the board larger or smaller; what is at this point of the view stays there."""
        smallest = min(self._zoom, self._whole)
        zoom = max(smallest, min(LARGEST, self._zoom * factor))
        if zoom == self._zoom:
            return
        stays = self.camera.on_board(at)
        self._keep_picture()
        self._zoom = zoom
        self._fit_bars()
        left, top = stays.x() * zoom - at.x(), stays.y() * zoom - at.y()
        self.horizontalScrollBar().setValue(round(left))
        self.verticalScrollBar().setValue(round(top))
        self._moved()
        self.zoomed.emit(zoom)

    def zoom_step(self, way: int) -> None:
        """Go to the next larger step of the zoom, or the next smaller one."""
        middle = QRectF(self.viewport().rect()).center()
        self.zoom_at(next_step(self._zoom, way) / self._zoom, middle)

    def zoom_to(self, zoom: float) -> None:
        """Draw the board this large; what is in the middle stays there."""
        self.zoom_at(zoom / self._zoom, QRectF(self.viewport().rect()).center())

    def fit(self) -> None:
        """Bring all of the board into view."""
        self.zoom_to(self._whole)

    @property
    def _whole(self) -> float:
        board = QSizeF(self._placed.width, self._placed.height)
        return fitting(board, QSizeF(self._most.shrunkBy(QMargins(0, 0, 0, self.below))))

    def pan_by(self, across: float, down: float) -> None:
        """Move over the board by so many pixels of the view."""
        self._is_moving = True  # before the bars turn
        for bar, by in ((self.horizontalScrollBar(), across), (self.verticalScrollBar(), down)):
            bar.setValue(round(bar.value() + by))
        self._moved()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl held, else move."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turned = event.angleDelta().y() / NOTCH
            self.zoom_at(PER_NOTCH**turned, event.position())
            event.accept()
            return
        self._is_moving = True  # before the bars turn
        super().wheelEvent(event)
        self._moved()

    def _moved(self) -> None:
        """Draw roughly where need be, until it rests."""
        self._is_moving = True
        if self._tiles.zoom == self._zoom:
            self._slices.start(0)  # what comes into view can be made on the way
        else:
            self._slices.stop()
            self._rest.start()
        self.placed_anew()
        self.viewport().update()
        self.looked.emit()

    def _keep_picture(self) -> None:
        """Keep what is seen now, to be shown larger or smaller until that is sharp."""
        if self._tiles.zoom != self._zoom or (self._before and not self.is_sharp):
            return
        view = self.camera.pixels(self.viewport().rect())
        self._tiles.make_some(self._tiles.missing(view))
        self._make_room()
        if self._tiles.missing(view):
            self._picture.fill(theme.current().color("paper"))
        painter = QPainter(self._picture)
        self._tiles.paint(painter, view)
        painter.end()
        self._before = (self._picture, self.camera)

    def _make_room(self) -> None:
        """Have a picture as large as the view ready: to ask for it takes longer than to fill it."""
        size, ratio = self.viewport().size(), self.devicePixelRatioF()
        if self._picture.size() == size * ratio:
            return
        self._picture = QPixmap(size * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(theme.current().color("paper"))

    def _sharpen(self) -> None:
        """Begin to make what is in view sharp, a slice at a time."""
        self._tiles.slices.clear()
        if self._tiles.zoom != self._zoom:
            self._tiles.clear(self._zoom, self.devicePixelRatioF())
        self._slices.start(0)

    def _make_slice(self) -> None:
        view = self.camera.pixels(self.viewport().rect())
        missing = self._tiles.missing(view)
        if missing:
            for place in self._tiles.make_some(missing):
                self.viewport().update(rect_of(place).translated(-view.topLeft()))
            return
        self._is_moving, self._before = False, None
        if self._is_rough:
            self._is_rough = False
            self.viewport().update()
        board = QRect(0, 0, round(self._placed.width * self._zoom), 0)
        board.setHeight(round(self._placed.height * self._zoom))
        around = view.adjusted(-WIDE, -2 * HIGH, WIDE, 2 * HIGH).intersected(board)
        ahead = self._tiles.missing(around)
        if ahead and self.isVisible():
            self._tiles.make_some(ahead)
        else:
            self._make_room()
            self._slices.stop()

    def _fit_bars(self) -> None:
        """Show the bars that are needed; deciding it here keeps them from coming and going."""
        most, bar = self._most, self._bar_width
        wide, high = (round(n * self._zoom) for n in (self._placed.width, self._placed.height))
        lies = wide > most.width()
        stands = high > most.height() - bar * lies
        self.is_in_parts = lies or stands or self._zoom != 1.0
        below = self.below if self.is_in_parts else 0
        stands = high > most.height() - below - bar * lies
        lies = wide > most.width() - bar * stands
        self.setViewportMargins(0, 0, 0, below)
        on, off = Qt.ScrollBarPolicy.ScrollBarAlwaysOn, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(on if lies else off)
        self.setVerticalScrollBarPolicy(on if stands else off)
        for one, whole, part in (
            (self.horizontalScrollBar(), wide, self.viewport().width()),
            (self.verticalScrollBar(), high, self.viewport().height()),
        ):
            one.setPageStep(part)
            one.setRange(0, max(0, whole - part))
        self.fitted.emit()

    def _mend(self, areas: Sequence[QRectF]) -> None:
        camera = self.camera
        view, reach = camera.pixels(self.viewport().rect()), REACH / camera.zoom
        for area in areas:
            self._tiles.mend(area.adjusted(-reach, -reach, reach, reach), view)
            shown = camera.shown(area).toAlignedRect()
            self.viewport().update(shown.adjusted(-ROUND, -ROUND, ROUND, ROUND))

    def paint_anew(self) -> None:
        """Forget every picture: another board, other words, or another look."""
        self._before = None
        self._tiles.clear(self._zoom, self.devicePixelRatioF())
        self.viewport().update()

    def _in_view(self, rect: QRectF) -> QRect:
        shown = self.camera.shown(rect).toAlignedRect()
        return shown.adjusted(-ROUND, -ROUND, ROUND, ROUND)

    def _bring_in(self, box: NoteBox) -> None:
        """Scroll until a note is in view; near the top the title of its column as well."""
        first = min((g.top for g in self._placed.grids if g.tint == box.tint), default=0.0)
        rect = box.rect.adjusted(-ROUND, -ROUND, ROUND, ROUND)
        rect.setTop(0 if box.rect.top() <= first else rect.top() - HEAD * scale_of(self))
        zoom, room = self._zoom, self.viewport().size()
        for bar, low, high, length in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), room.width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), room.height()),
        ):
            if high * zoom > bar.value() + length:
                bar.setValue(round(high * zoom - length))
            if low * zoom < bar.value():
                bar.setValue(round(low * zoom))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the buttons and the field with the picture."""
        self.placed_anew()
        self.viewport().update()
        if self._tiles.zoom == self._zoom:
            self._slices.start(0)  # what is around is made before it is needed
        self.looked.emit()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy what is in view from its pieces, and draw over it what stands out."""
        painter = QPainter(self.viewport())
        if self._speech is None or not self._placed.lanes:
            painter.fillRect(event.rect(), theme.current().color("paper"))
            if self._speech is not None:
                self._say_empty(painter, self._speech)
            painter.end()
            return
        camera = self.camera
        self._paint_ground(painter, event.rect(), camera)
        painter.translate(-camera.left, -camera.top)
        painter.scale(camera.zoom, camera.zoom)
        board = BoardPainter(painter, self._speech, scale_of(self), self.marks())
        board.marked(self._placed, camera.seen(QRectF(event.rect())))
        if camera.zoom >= READABLE:
            board.heads(self._placed, camera.seen(QRectF(self.viewport().rect())))
        self.paint_over(board)
        painter.end()

    def _paint_ground(self, painter: QPainter, area: QRect, camera: Camera) -> None:
        view = camera.pixels(area)
        if self._tiles.zoom != camera.zoom or self._tiles.ratio != self.devicePixelRatioF():
            if not self._is_moving:
                self._tiles.clear(camera.zoom, self.devicePixelRatioF())
            else:
                self._paint_rough(painter, area, camera)
                return
        missing = self._tiles.missing(view)
        if missing and not self._is_moving:
            self._tiles.make(missing)
        elif missing:
            for place in missing:
                self._paint_rough(
                    painter, rect_of(place).translated(-camera.pixels(QRect()).topLeft()), camera
                )
        painter.save()
        painter.translate(area.topLeft())
        self._tiles.paint(painter, view)
        painter.restore()

    def _paint_rough(self, painter: QPainter, area: QRect, camera: Camera) -> None:
        """Draw a part that is not sharp yet: as it was before, larger or smaller, or as papers."""
        self._is_rough = True
        painter.save()
        bare = QRegion(area)
        if self._before is not None:
            picture, then = self._before
            place = camera.shown(then.seen(QRectF(QPointF(), picture.deviceIndependentSize())))
            painter.setClipRect(area)
            painter.drawPixmap(place, picture, QRectF(picture.rect()))
            bare -= QRegion(place.toAlignedRect().adjusted(1, 1, -1, -1))
        if not bare.isEmpty():
            painter.setClipRegion(bare)
            painter.translate(-camera.left, -camera.top)
            painter.scale(camera.zoom, camera.zoom)
            board = BoardPainter(painter, self.speech, scale_of(self), self.marks())
            for part in cast(Iterable[QRect], bare):  # around a picture is not all that is in it
                board.sketch(self._placed, camera.seen(QRectF(part)))
        painter.restore()

    def _draw_area(self, painter: QPainter, area: QRectF) -> None:
        board = BoardPainter(painter, self.speech, scale_of(self), self.marks())
        board.draw(self._placed, area, self._tiles.zoom)

    def _say_empty(self, painter: QPainter, speech: Speech) -> None:
        painter.setFont(face(14 * scale_of(self)))
        painter.setPen(theme.current().color("secondary"))
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        room = self.viewport().rect().adjusted(40, 0, -40, 0)
        painter.drawText(room, flags, speech(self.empty_words))
