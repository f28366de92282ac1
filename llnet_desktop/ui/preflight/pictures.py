"""The screens as numbered pictures; the room's one shows the test picture as it is on the wall."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.projection import Projection
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui import theme
from llnet_desktop.ui.projector.canvas import ProjectionCanvas
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.staging import Place, Use
from llnet_desktop.ui.widgets.text import ElidedLabel

EDGE = 3  # pixels round a picture
ROUND = 10
GAP = 6  # between edge and focus ring


class ScreenPicture(QAbstractButton):
    """One screen in small: its number, or what the room sees on it. Pressing it gives the room it.

    The picture has the shape of the screen.
    """

    stepped = Signal(int)  # -1 or 1: an arrow key

    def __init__(self, clock: Callable[[], Reading], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place: Place | None = None
        self.canvas = ProjectionCanvas(clock, parent=self)
        self.canvas.setMinimumSize(1, 1)
        self.canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.canvas.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.canvas.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_place(self, place: Place, projection: Projection) -> None:
        """Show a screen and what it is for."""
        self.place = place
        if place.use is Use.ROOM:
            self.canvas.show_projection(projection)
        self.canvas.setVisible(place.use is Use.ROOM and place.is_lit)
        self.update()

    def shape_for(self, height: int, widest: int) -> QSize:
        """Return the size of the picture, with the room its focus ring needs."""
        ratio = self.place.width / max(1, self.place.height) if self.place else 16 / 9
        width = min(widest, round(height * ratio))
        return QSize(width + 2 * GAP, min(height, round(width / ratio)) + 2 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what the room sees inside the edge."""
        super().resizeEvent(event)
        inset = GAP + EDGE
        self.canvas.setGeometry(self.rect().adjusted(inset, inset, -inset, -inset))
        corners = QPainterPath()
        corners.addRoundedRect(QRectF(self.canvas.rect()), ROUND - EDGE / 2, ROUND - EDGE / 2)
        self.canvas.setMask(QRegion(corners.toFillPolygon().toPolygon()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk by arrow keys; Enter belongs to the page."""
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.stepped.emit(-1)
            case Qt.Key.Key_Right | Qt.Key.Key_Down:
                self.stepped.emit(1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the edge, and the number where the room's picture is not."""
        look = theme.current()
        use = self.place.use if self.place else Use.FREE
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        half = GAP + EDGE / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        colour = {Use.CONSOLE: "accent", Use.ROOM: "ok", Use.FREE: "muted"}[use]
        pen = QPen(look.color(colour), EDGE)
        if use is Use.FREE:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(look.color("sunken"))
        painter.drawRoundedRect(box, ROUND, ROUND)
        if self.place is not None and self.canvas.isHidden():
            painter.setPen(look.color("accent" if use is Use.CONSOLE else "secondary"))
            painter.setFont(theme.font(box.height() * 0.32, QFont.Weight.Bold))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self.place.number))
        if self.hasFocus():
            painter.setPen(QPen(look.color("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(ring, ROUND + GAP, ROUND + GAP)
        painter.end()


class _Column(QWidget):
    """A picture with its two lines."""

    def __init__(self, clock: Callable[[], Reading], parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = ScreenPicture(clock, self)
        self.name_label = ElidedLabel("strong")
        self.detail_label = ElidedLabel("muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addStretch()
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (self.name_label, self.detail_label):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)


class ScreenPictures(QWidget):
    """All screens side by side. `chosen` says which one the room is to get."""

    chosen = Signal(Place)
    swap_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: list[_Column] = []
        self._places: list[Place] = []
        self._height = 200
        self.swap_button = QPushButton(self)
        self.swap_button.setProperty("icon_name", "arrows-left-right")
        self.swap_button.clicked.connect(self.swap_wanted)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def pictures(self) -> list[ScreenPicture]:
        """The pictures, in the order of their numbers."""
        return [column.picture for column in self._columns]

    @property
    def height_of_words(self) -> int:
        """How much more height than the highest picture all of this takes."""
        return self.sizeHint().height() - max((one.height() for one in self.pictures), default=0)

    def show_places(
        self,
        places: Sequence[Place],
        projection: Projection,
        clock: Callable[[], Reading],
        speech: Speech,
        *,
        alone: bool,
    ) -> None:
        """Show these screens; the focus stays on the screen it is on."""
        here = next((one.place for one in self.pictures if one.hasFocus()), None)
        if len(places) != len(self._columns):
            self._build(len(places), clock)
        self._places = list(places)
        self.swap_button.setText(speech("preflight.screen.swap"))
        self.swap_button.setToolTip(speech("preflight.screen.swap_hint"))
        self.swap_button.setVisible(len(places) > 1)
        for column, place in zip(self._columns, places, strict=True):
            column.picture.show_place(place, projection)
            self._describe(column, place, speech, alone=alone)
            if here is not None and here.screen == place.screen:
                column.picture.setFocus()
        self.fit()

    def _build(self, count: int, clock: Callable[[], Reading]) -> None:
        for column in self._columns:
            column.hide()
            column.deleteLater()
        while self._row.takeAt(0) is not None:
            pass
        self._columns = [_Column(clock, self) for _ in range(count)]
        self._row.addStretch()
        for number, column in enumerate(self._columns):
            column.picture.clicked.connect(partial(self._choose, number))
            column.picture.stepped.connect(partial(self._step, number))
            self._row.addWidget(column)
            column.show()
            if number == (0 if count == 2 else count - 1):
                self._row.addWidget(self.swap_button)
        self._row.addStretch()

    def _describe(self, column: _Column, place: Place, speech: Speech, *, alone: bool) -> None:
        facts = {"width": place.width, "height": place.height}
        detail_look = "muted"
        match place.use:
            case Use.CONSOLE:
                name = speech("preflight.screen.yours")
                code = "yours_shared" if alone else "yours_detail"
                detail = speech(f"preflight.screen.{code}", **facts)
            case Use.ROOM:
                name = speech("preflight.screen.projector", name=place.name)
                detail = speech(f"preflight.screen.{'lit' if place.is_lit else 'dark'}")
                detail_look = "ok" if place.is_lit else "warn"
            case _:
                name = speech("preflight.screen.other", name=place.name)
                detail = speech("preflight.screen.free", **facts)
        column.name_label.setText(name)
        column.detail_label.setText(detail)
        if column.detail_label.property("look") != detail_look:
            column.detail_label.setProperty("look", detail_look)
            column.detail_label.style().polish(column.detail_label)
        said = speech("preflight.screen.name", number=place.number, name=name, detail=detail)
        column.picture.setAccessibleName(said)
        can_choose = len(self._places) > 1 and not (place.use is Use.ROOM and place.is_lit)
        hint = speech("preflight.screen.choose") if can_choose else ""
        column.picture.setAccessibleDescription(hint)
        column.picture.setToolTip(hint)

    def _choose(self, number: int) -> None:
        if len(self._places) > 1:
            self.chosen.emit(self._places[number])

    def _step(self, number: int, by: int) -> None:
        self.pictures[(number + by) % len(self._columns)].setFocus(
            Qt.FocusReason.TabFocusReason if by > 0 else Qt.FocusReason.BacktabFocusReason
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pictures have what room there is."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.fit()

    def fit(self, height: int | None = None) -> None:
        """Give the pictures their size; `height` is what the room's picture may have."""
        if height is not None:
            self._height = height
        if not self._columns:
            return
        count = len(self._columns)
        swap = self.swap_button.sizeHint().width() if count > 1 else 0
        widest = (self.width() - swap - 16 * (count + 2)) // count - 2 * GAP
        for column in self._columns:
            place = column.picture.place
            small = place is not None and place.use is not Use.ROOM
            share = 0.84 if small and count > 1 else 1.0
            least = max(120, widest)
            size = column.picture.shape_for(round(self._height * share), least)
            column.picture.setFixedSize(size)
            labels = (column.name_label, column.detail_label)
            words = max(label.sizeHint().width() for label in labels) + 8
            column.setFixedWidth(max(size.width(), min(least, words)))
