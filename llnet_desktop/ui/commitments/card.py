"""One commitment as a card: who, what, with whom and by when, and the first step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.board.text import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    elided,
    face,
    lines,
    metrics,
    scale_of,
)
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.card import RADIUS, Card
from llnet_desktop.ui.widgets.menu import Act, menu_of
from llnet_desktop.words.commitments import first_step_words, help_words
from llnet_desktop.words.dates import short_date

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
EDGE, SIDE, TOP = 6.0, 22.0, 14.0  # pixels at 100 %
NAME, LINE, SMALL, CHIP = 22.0, 24.0, 22.0, 19.0  # heights of one line
MOST_LINES = 12
STEP_LINES = 3
NOTE_LINES = 2


@dataclass(frozen=True, slots=True)
class Shown:
    """What stands on a card."""

    commitment: Commitment
    organisation: str
    today: date
    discreet: bool = False  # how sure somebody is stays off the screen


class CommitmentCard(Card):
    """Enter, Space and a double click open it; Delete asks to take it away."""

    opened = Signal(str)
    removal_wanted = Signal(str)
    help_wanted = Signal(str)

    def __init__(self, shown: Shown, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown, self._speech = shown, speech
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(self._open)
        self.show_commitment(shown)

    @property
    def commitment(self) -> Commitment:
        """What is on the card."""
        return self._shown.commitment

    def show_commitment(self, shown: Shown) -> None:
        """Show another state of the commitment, or the same in another language."""
        self._shown = shown
        made, say = shown.commitment, self._speech
        by = short_date(say.words, made.by, shown.today)
        self.setAccessibleName(say("commitments.said", who=made.who, what=made.what, by=by))
        condition = say(f"conditions.short.{made.condition}") if made.condition else ""
        self.setToolTip(condition)
        self.setAccessibleDescription(" · ".join(filter(None, (condition, *self._notes()))))
        self.updateGeometry()
        self.update()

    # --- size

    def hasHeightForWidth(self) -> bool:
        """Return that words take more lines where it is narrow."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that all words take."""
        scale = scale_of(self)
        what, step, notes = self._texts(width)
        height = 2 * TOP + NAME + 4 + LINE * len(what) + 2 + SMALL
        height += 10 + 8 + CHIP * len(step) if step else 0
        height += 6 + CHIP * len(notes) if notes else 0
        return round(height * scale)

    def sizeHint(self) -> QSize:
        """Return a middling card."""
        width = round(320 * scale_of(self))
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Return the least that can be read."""
        return QSize(round(160 * scale_of(self)), round(90 * scale_of(self)))

    def _notes(self) -> list[str]:
        """Return what else was said of it, a line each: buddy, help, how we see it, audience."""
        made, say = self.commitment, self._speech
        said = []
        if made.buddy:
            asks = made.buddy_asks
            day = short_date(say.words, asks, self._shown.today) if asks else ""
            said.append(say("commitments.buddy_asks", buddy=made.buddy, day=day).rstrip(" ,"))
        if asked := help_words(say.words, made.help_from, made.help, made.answer):
            said.append(say("commitments.asks_help", help=asked))
        if made.sign:
            said.append(say("commitments.seen", sign=made.sign))
        if made.room_only:
            said.append(say("commitments.room_only"))
        return said

    def _texts(self, width: float) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
        scale, made = scale_of(self), self.commitment
        room = width - 2 * SIDE * scale
        what = lines(made.what, room, MOST_LINES, 18 * scale, SEMIBOLD)
        first = first_step_words(self._speech.words, made.cue, made.first_step)
        said = self._speech("commitments.first", step=first) if first else ""
        step = lines(said, room - 20 * scale, STEP_LINES, 13 * scale) if said else ()
        notes = [
            line for said in self._notes() for line in lines(said, room, NOTE_LINES, 13 * scale)
        ]
        return what, step, tuple(notes)

    # --- keys and mouse

    def _open(self) -> None:
        self.opened.emit(self.commitment.id)

    def _remove(self) -> None:
        self.removal_wanted.emit(self.commitment.id)

    def _help(self) -> None:
        self.help_wanted.emit(self.commitment.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it away, H is for who helps with it; arrows are for the grid."""
        if event.key() == Qt.Key.Key_Delete:
            self._remove()
        elif event.key() == Qt.Key.Key_H and not event.modifiers():
            self._help()
        elif event.key() == Qt.Key.Key_F2:
            self._open()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            super().keyPressEvent(event)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Only take the focus: one click must not replace what is half typed."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do nothing: a click is no wish."""
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._open()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with it."""
        say = self._speech
        change = Act(say("commitments.change"), "Enter", self._open)
        helps = Act(say("commitments.somebody_helps"), "H", self._help)
        remove = Act(say("commitments.remove"), "Delete", self._remove)
        menu_of([[change, helps, remove]], self).popup(event.globalPos())

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint(painter, theme.current(), scale_of(self))
        painter.end()

    def _paint(self, painter: QPainter, look: theme.Theme, scale: float) -> None:
        made = self.commitment
        whole = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        outline = QPainterPath()
        outline.addRoundedRect(whole, RADIUS - 1, RADIUS - 1)
        painter.save()
        painter.setClipPath(outline)
        edge = QRectF(whole.left(), whole.top(), EDGE * scale, whole.height())
        painter.fillRect(edge, look.condition(made.condition))
        painter.restore()
        inner = whole.adjusted((SIDE - 1) * scale, TOP * scale, -(SIDE - 1) * scale, 0)
        size = 16 * scale
        shape = QRectF(inner.right() - size, inner.top() + 3 * scale, size, size)
        icons.paint_condition(painter, made.condition, shape, look.condition(made.condition))
        number = str(made.number)
        wide = metrics(13 * scale).horizontalAdvance(number)
        place = QRectF(shape.left() - wide - 8 * scale, inner.top(), wide + 1, NAME * scale)
        self._write(painter, place, number, "muted", 13)
        name = QRectF(inner.topLeft(), place.bottomLeft())
        name.setWidth(name.width() - 10 * scale)
        used = self._write(painter, name, made.who, "ink", 14, BOLD)
        name.setLeft(name.left() + used + 7 * scale)
        if name.width() > 30 * scale:
            self._write(painter, name, self._shown.organisation, "muted", 13)
        what, step, notes = self._texts(self.width())
        y = inner.top() + (NAME + 4) * scale
        painter.setFont(face(18 * scale, SEMIBOLD))
        painter.setPen(look.color("ink"))
        for line in what:
            painter.drawText(QPointF(inner.left(), y + 18 * scale), line)
            y += LINE * scale
        row = QRectF(inner.left(), y + 2 * scale, inner.width(), SMALL * scale)
        self._paint_when(painter, row, scale)
        y = row.bottom()
        if step:
            chip = QRectF(inner.left(), row.bottom() + 8 * scale, inner.width(), 0)
            chip.setHeight((8 + CHIP * len(step)) * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("sunken"))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setFont(face(13 * scale))
            painter.setPen(QPen(look.color("ink")))
            for index, line in enumerate(step):
                baseline = chip.top() + (4 + 14 + index * CHIP) * scale
                painter.drawText(QPointF(chip.left() + 10 * scale, baseline), line)
            y = chip.bottom()
        for line in notes:
            place = QRectF(inner.left(), y + 6 * scale, inner.width(), CHIP * scale)
            self._write(painter, place, line, "secondary", 13)
            y += CHIP * scale

    def _paint_when(self, painter: QPainter, row: QRectF, scale: float) -> None:
        """Write with whom and by when; a long name gives way to the day."""
        made, say = self.commitment, self._speech
        by = short_date(say.words, made.by, self._shown.today)
        word = say("commitments.by_short")
        day = metrics(13 * scale).horizontalAdvance(word + " ")
        day += metrics(13 * scale, SEMIBOLD).horizontalAdvance(by) + 2
        if made.together_with:
            room = QRectF(row)
            room.setRight(row.right() - day - 16 * scale)
            used = self._pair(painter, room, say("commitments.with_short"), made.together_with)
            row.setLeft(row.left() + used + 16 * scale)
        used = self._pair(painter, row, word, by)
        if made.sure and not self._shown.discreet:
            row.setLeft(row.left() + used + 16 * scale)
            sure = say("commitments.sure_of", sure=made.sure)
            self._pair(painter, row, say("commitments.sure_short"), sure)

    def _pair(self, painter: QPainter, room: QRectF, word: str, value: str) -> float:
        used = self._write(painter, room, word + " ", "secondary", 13)
        rest = room.adjusted(used, 0, 0, 0)
        return used + self._write(painter, rest, value, "secondary", 13, SEMIBOLD)

    def _write(
        self,
        painter: QPainter,
        room: QRectF,
        text: str,
        role: str,
        size: float,
        weight: QFont.Weight = REGULAR,
    ) -> float:
        size *= scale_of(self)
        shown = elided(text, max(room.width(), 0.0), size, weight)
        painter.setFont(face(size, weight))
        painter.setPen(theme.current().color(role))
        painter.drawText(room, LEFT | Qt.TextFlag.TextSingleLine, shown)
        return metrics(size, weight).horizontalAdvance(shown)
