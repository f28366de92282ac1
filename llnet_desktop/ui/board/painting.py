"""How a board is drawn; everything it needs comes in as values."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from llnet_desktop.domain.workshop import Note, Privacy
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.board.placing import ClusterBox, LaneBox, NoteBox, Placed
from llnet_desktop.ui.board.text import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    elided,
    face,
    is_cut,
    lines,
    metrics,
)
from llnet_desktop.ui.speech import Speech

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LINES = 4  # of a note
LINE = 18.5
PRIVACY_ICONS = {
    Privacy.HELD: "lock",
    Privacy.OFF_SCREEN: "eye-off",
    Privacy.ON_PAPER: "note",
}
MOST_DOTS = 6  # circles; the count beside them is what counts


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands out on a board at this moment."""

    writing: str | None = None  # the column that the capture line writes into
    chosen: frozenset[str] = frozenset()
    current: str | None = None
    called: str | None = None
    focused: bool = False
    lane_target: str | None = None  # where what is carried would go
    note_target: str | None = None
    carried: frozenset[str] = frozenset()


def note_lines(note: Note, width: float, scale: float) -> tuple[str, ...]:
    """Return the words of a note as they fit on its paper."""
    return lines(note.text, width - 20 * scale, LINES, 14 * scale)


def is_note_cut(box: NoteBox, scale: float) -> bool:
    """Whether a note has more words than its paper shows."""
    return is_cut(note_lines(box.note, box.rect.width(), scale), box.note.text)


class BoardPainter:
    """Draws the visible part of a placed board."""

    def __init__(self, painter: QPainter, speech: Speech, scale: float, marks: Marks) -> None:
        self._painter, self._speech, self._scale, self._marks = painter, speech, scale, marks
        self._look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, placed: Placed, area: QRectF) -> None:
        """Draw columns, clusters and notes that touch the area."""
        for lane in placed.lanes:
            if lane.rect.intersects(area):
                self._lane(lane)
        for cluster in placed.clusters:
            if cluster.rect.intersects(area):
                self._cluster(cluster)
        for box in placed.within(area.adjusted(-6, -6, 6, 6)):
            self.note(box)

    def _write(
        self,
        rect: QRectF,
        text: str,
        role: str,
        size: float,
        weight: QFont.Weight = REGULAR,
        flags: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Write one line and return how wide it came out."""
        size *= self._scale
        shown = elided(text, rect.width(), size, weight)
        self._painter.setFont(face(size, weight))
        self._painter.setPen(self._look.color(role))
        self._painter.drawText(rect, flags | Qt.TextFlag.TextSingleLine, shown)
        return metrics(size, weight).horizontalAdvance(shown)

    def _lane(self, box: LaneBox) -> None:
        painter, scale, look = self._painter, self._scale, self._look
        writing = box.lane.id == self._marks.writing
        target = box.lane.id == self._marks.lane_target
        painter.setBrush(look.color("accent_soft" if target else "sunken"))
        painter.setPen(QPen(look.color("accent"), 2 * scale) if writing else Qt.PenStyle.NoPen)
        half = scale if writing else 0
        painter.drawRoundedRect(box.rect.adjusted(half, half, -half, -half), 12, 12)
        title = QRectF(box.title)
        if writing:
            self._arrow(title)
            title.setLeft(title.left() + 16 * scale)
        wide = self._write(title, str(box.count), "secondary", 13, REGULAR, RIGHT)
        title.setRight(title.right() - wide - 8 * scale)
        self._write(title, self._speech.of(box.lane.name), "ink", 14, BOLD)
        if box.lane.privacy is not Privacy.SHOWN:
            self._privacy(box)
        sentence = ""
        if box.lane.privacy is Privacy.ON_PAPER:
            sentence = self._speech("board.on_paper_says")
        elif box.veiled:
            sentence = self._speech("board.veiled", n=box.count)
        if sentence:
            size = 13 * scale
            painter.setFont(face(size))
            painter.setPen(look.color("secondary"))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
            painter.drawText(box.body, flags, sentence)

    def _arrow(self, title: QRectF) -> None:
        scale, y = self._scale, title.center().y()
        left = title.left() + scale
        points = [QPointF(left, y - 5 * scale), QPointF(left + 9 * scale, y)]
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._look.color("accent"))
        self._painter.drawPolygon(QPolygonF([*points, QPointF(left, y + 5 * scale)]))

    def _privacy(self, box: LaneBox) -> None:
        scale = self._scale
        open_now = box.lane.privacy is Privacy.HELD and box.revealed
        word = "revealed" if open_now else box.lane.privacy.value
        name = "check" if open_now else PRIVACY_ICONS[box.lane.privacy]
        size = 15 * scale
        icon = QRectF(box.under.left(), box.under.center().y() - size / 2, size, size)
        icons.paint(self._painter, name, icon, self._look.color("secondary"))
        words = box.under.adjusted(size + 6 * scale, 0, 0, 0)
        self._write(words, self._speech(f"board.{word}"), "secondary", 12, SEMIBOLD)

    def _cluster(self, box: ClusterBox) -> None:
        painter, scale, look = self._painter, self._scale, self._look
        painter.setBrush(look.color("paper"))
        painter.setPen(QPen(look.color("muted"), 1.2 * scale))
        painter.drawRoundedRect(box.rect, 10, 10)
        head = box.rect.adjusted(8 * scale, 2 * scale, -8 * scale, 0)
        head.setHeight(26 * scale)
        word = self._speech("board.cluster", n=box.count)
        wide = metrics(12 * scale).horizontalAdvance(word)
        if not box.cluster.title:
            self._write(head, word, "secondary", 12, SEMIBOLD)
            return
        self._write(head, word, "secondary", 12, REGULAR, RIGHT)
        head.setRight(head.right() - wide - 8 * scale)
        self._write(head, box.cluster.title, "ink", 13, BOLD)

    def note(self, box: NoteBox) -> None:
        """Draw one note."""
        painter, scale, look, note = self._painter, self._scale, self._look, box.note
        paper, edge = look.note(box.tint)
        if note.id in self._marks.carried:
            painter.setOpacity(0.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 22))
        painter.drawRoundedRect(box.rect.translated(0, 1.5 * scale), 4, 4)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(paper)
        painter.drawRoundedRect(box.rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        ink = look.color("note_ink")
        painter.setPen(ink)
        painter.setFont(face(14 * scale))
        top = box.rect.top() + 9 * scale + metrics(14 * scale).ascent()
        for index, line in enumerate(note_lines(note, box.rect.width(), scale)):
            baseline = top + index * LINE * scale
            painter.drawText(QPointF(box.rect.left() + 10 * scale, baseline), line)
        foot = box.rect.adjusted(10 * scale, 0, -10 * scale, -7 * scale)
        foot.setTop(foot.bottom() - 18 * scale)
        painter.setFont(face(14 * scale, BOLD))
        painter.drawText(foot, LEFT, str(note.number))
        if note.dots:
            self._dots(foot, note)
        painter.setOpacity(1.0)
        self._outline(box)

    def _dots(self, foot: QRectF, note: Note) -> None:
        painter, scale = self._painter, self._scale
        ink = self._look.color("note_ink")
        painter.setFont(face(12 * scale, SEMIBOLD))
        painter.drawText(foot, RIGHT, str(note.dots))
        x = foot.right() - metrics(12 * scale, SEMIBOLD).horizontalAdvance(str(note.dots))
        free = x - foot.left() - metrics(14 * scale, BOLD).horizontalAdvance(str(note.number))
        fits = int((free - 12 * scale) // (9 * scale))
        ink.setAlphaF(0.72)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        for index in range(min(note.dots, MOST_DOTS, max(fits, 1))):
            middle = QPointF(x - (8 + index * 9) * scale, foot.center().y())
            painter.drawEllipse(middle, 3.5 * scale, 3.5 * scale)

    def _outline(self, box: NoteBox) -> None:
        """Draw why a note stands out: called, a target, chosen, or the one the keys are at."""
        painter, scale, look, marks = self._painter, self._scale, self._look, self._marks
        identity = box.note.id
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if identity in (marks.called, marks.note_target):
            painter.setPen(QPen(look.color("accent"), 4 * scale))
            painter.drawRoundedRect(box.rect.adjusted(-2, -2, 2, 2), 6, 6)
        if identity in marks.chosen:
            painter.setPen(QPen(look.color("accent"), 2.5 * scale))
            painter.drawRoundedRect(box.rect, 5, 5)
            self._tick(box.rect)
        if identity == marks.current and marks.focused and marks.chosen != {identity}:
            painter.setPen(QPen(look.color("note_ink"), 1.2, Qt.PenStyle.DotLine))
            painter.drawRoundedRect(box.rect.adjusted(4, 4, -4, -4), 3, 3)

    def _tick(self, rect: QRectF) -> None:
        """Say by a shape, and not by colour alone, that a note is chosen."""
        painter, scale = self._painter, self._scale
        middle, radius = rect.topRight() + QPointF(-5, 5) * scale, 8 * scale
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("accent"))
        painter.drawEllipse(middle, radius, radius)
        inner = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
        shrink = 3 * scale
        tick = inner.adjusted(shrink, shrink, -shrink, -shrink)
        icons.paint(painter, "check", tick, self._look.color("on_accent"))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def carried(self, box: NoteBox, at: QPointF, words: str) -> None:
        """Draw what the mouse carries, with the words for what letting go will do."""
        painter, scale, look = self._painter, self._scale, self._look
        size = 13 * scale
        wide = metrics(size, SEMIBOLD).horizontalAdvance(words) + 20 * scale
        chip = QRectF(at.x() + 14 * scale, at.y() + 14 * scale, wide, 26 * scale)
        paper, edge = look.note(box.tint)
        painter.setPen(QPen(edge, 1))
        painter.setBrush(paper)
        painter.drawRoundedRect(chip.adjusted(-4, -4, -4, -4), 4, 4)
        painter.setPen(QPen(look.color("accent"), 1))
        painter.setBrush(look.color("card"))
        painter.drawRoundedRect(chip, 4, 4)
        self._write(chip, words, "ink", 13, SEMIBOLD, Qt.AlignmentFlag.AlignCenter)

    def band(self, rect: QRectF) -> None:
        """Draw the rubber band."""
        soft = self._look.color("accent")
        self._painter.setPen(QPen(soft, 1))
        soft.setAlphaF(0.12)
        self._painter.setBrush(soft)
        self._painter.drawRect(rect)
