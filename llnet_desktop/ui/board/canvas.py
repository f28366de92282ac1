"""A board in a scrolling frame: placed anew when it changes, and painted where it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from llnet_desktop.domain.workshop import Block, Cluster, Note
from llnet_desktop.ui import theme
from llnet_desktop.ui.board.choice import Choice
from llnet_desktop.ui.board.painting import BoardPainter, Marks
from llnet_desktop.ui.board.placing import NoteBox, Placed, place
from llnet_desktop.ui.board.text import face, scale_of
from llnet_desktop.ui.speech import Speech

ROUND = 8  # pixels around a note that its outline may take
STEP = 24  # pixels that one notch of the wheel scrolls
A_LOT = 60  # changed places; painting all is quicker than asking for each


class BoardCanvas(QAbstractScrollArea):
    """Shows a board and what is chosen on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech: Speech | None = None
        self._board: tuple[Block, Sequence[Note], Sequence[Cluster], frozenset[str]] | None = None
        self._writing: str | None = None
        self._called: str | None = None
        self._discreet = False
        self._placed = Placed()
        self._choice = Choice()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(STEP)

    def set_speech(self, speech: Speech) -> None:
        """Take the words; a form makes its widgets without them."""
        self._speech = speech
        speech.changed.connect(self._say)
        self._say()

    @property
    def speech(self) -> Speech:
        """The words; `set_speech` must have brought them."""
        assert self._speech is not None, "set_speech comes first"
        return self._speech

    @property
    def placed(self) -> Placed:
        """Where everything stands now, in the coordinates of the whole board."""
        return self._placed

    @property
    def choice(self) -> Choice:
        """Which notes are chosen."""
        return self._choice

    @property
    def is_busy(self) -> bool:
        """Whether somebody is at something that the board must not scroll away from."""
        return False

    @property
    def writing_lane(self) -> str | None:
        """The column that the capture line writes into."""
        return self._writing

    # --- what is shown

    def show_board(
        self,
        block: Block | None,
        notes: Sequence[Note],
        clusters: Sequence[Cluster],
        revealed: frozenset[str],
        current_lane: str | None,
        discreet: bool = False,
    ) -> None:
        """Show a board; what was chosen stays chosen, and only what changed is painted.

        `current_lane` is the column that the capture line writes into. A `discreet` board
        shows how many notes there are that the room may not see, and none of their words.
        """
        before, same = self._placed, self._is_of(block) and self._discreet == discreet
        if not self._is_of(block):
            self._choice, self._called = Choice(), None
        all_new = not same or self._writing != current_lane
        self._board = (block, tuple(notes), tuple(clusters), revealed) if block else None
        self._writing, self._discreet = current_lane, discreet
        self._place()
        self._choice.follow(before, self._placed)
        if all_new:
            self.viewport().update()
        else:
            self._update_changed(before)
        self._describe()
        come = [box for box in self._placed.notes if box.note.id not in before.by_id]
        if same and come and not self.is_busy:
            self._bring_in(max(come, key=lambda box: box.note.number))

    def highlight(self, number: int) -> None:
        """Scroll to a note and mark it until another is called; no such number marks none."""
        box = next((box for box in self._placed.notes if box.note.number == number), None)
        self._called = box.note.id if box else None
        if box is not None:
            self._bring_in(box)
        self.viewport().update()

    def marks(self) -> Marks:
        """Return what stands out now."""
        choice = self._choice
        return Marks(
            self._writing, choice.chosen, choice.current, self._called, focused=self.hasFocus()
        )

    def placed_anew(self) -> None:
        """Let what lies over the board follow it."""

    def paint_over(self, board: BoardPainter) -> None:
        """Draw what lies over the notes."""

    def _is_of(self, block: Block | None) -> bool:
        return (self._board[0].id if self._board else None) == (block.id if block else None)

    def _place(self) -> None:
        """Place everything anew for the room there is."""
        room, scale = QRectF(self.viewport().rect()), scale_of(self)
        self._placed = Placed()
        if self._board is not None:
            self._placed = place(*self._board, room, scale, discreet=self._discreet)
        for bar, whole, part in (
            (self.horizontalScrollBar(), self._placed.width, self.viewport().width()),
            (self.verticalScrollBar(), self._placed.height, self.viewport().height()),
        ):
            bar.setPageStep(part)
            bar.setRange(0, max(0, round(whole) - part))
        self.placed_anew()

    def _update_changed(self, before: Placed) -> None:
        after = self._placed
        if [box.rect for box in before.lanes] != [box.rect for box in after.lanes]:
            self.viewport().update()
            return
        areas = [new.rect for old, new in zip(before.lanes, after.lanes, strict=True) if old != new]
        areas += [box.rect for box in before.clusters if box not in after.clusters]
        areas += [box.rect for box in after.clusters if box not in before.clusters]
        for identity in before.by_id.keys() | after.by_id.keys():
            old, new = before.by_id.get(identity), after.by_id.get(identity)
            if old != new:
                areas += [box.rect for box in (old, new) if box is not None]
        if len(areas) > A_LOT:
            self.viewport().update()
            return
        for area in areas:
            self.viewport().update(self._in_view(area))

    def _say(self) -> None:
        self._place()
        self._describe()
        self.viewport().update()

    def _describe(self) -> None:
        if self._speech is None:
            return
        words, placed = self._speech, self._placed
        lanes = words("board.lanes", n=len(placed.lanes))
        self.setAccessibleName(words("board.said", n=placed.count, lanes=lanes))
        box = self._choice.box(placed)
        said = ""
        if box is not None:
            lane = placed.lanes[box.tint].lane
            said = words(
                "board.note_said",
                number=box.note.number,
                lane=words.of(lane.name),
                text=box.note.text,
            )
        self.setAccessibleDescription(said)

    # --- where things are

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_view(self, rect: QRectF) -> QRect:
        moved = rect.translated(-self._offset())
        return moved.toAlignedRect().adjusted(-ROUND, -ROUND, ROUND, ROUND)

    def _bring_in(self, box: NoteBox) -> None:
        """Scroll until a note is in view; near the top the title of its column as well."""
        first = min((b.rect.top() for b in self._placed.notes if b.tint == box.tint), default=0.0)
        rect = box.rect.adjusted(-ROUND, -ROUND, ROUND, ROUND)
        if box.rect.top() <= first:
            rect.setTop(0)
        for bar, low, high, room in (
            (self.horizontalScrollBar(), rect.left(), rect.right(), self.viewport().width()),
            (self.verticalScrollBar(), rect.top(), rect.bottom(), self.viewport().height()),
        ):
            if high > bar.value() + room:
                bar.setValue(round(high - room))
            if low < bar.value():
                bar.setValue(round(low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything in the new room."""
        super().resizeEvent(event)
        self._place()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the picture, the buttons and the field with it."""
        self.viewport().scroll(dx, dy)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()
            self.viewport().update()

    def minimumSizeHint(self) -> QSize:
        """Return room for a column and a row of notes."""
        return QSize(220, round(180 * scale_of(self)))

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what is in view."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), theme.current().color("paper"))
        if self._speech is not None:
            self._paint(painter, QRectF(event.rect()), self._speech)
        painter.end()

    def _paint(self, painter: QPainter, area: QRectF, speech: Speech) -> None:
        scale, offset = scale_of(self), self._offset()
        if not self._placed.lanes:
            painter.setFont(face(14 * scale))
            painter.setPen(theme.current().color("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = self.viewport().rect().adjusted(40, 0, -40, 0)
            painter.drawText(room, flags, speech("board.no_lanes" if self._board else "board.none"))
            return
        painter.translate(-offset)
        board = BoardPainter(painter, speech, scale, self.marks())
        board.draw(self._placed, area.translated(offset))
        self.paint_over(board)
