"""How a board is drawn; everything it needs comes in as values."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF, QTransform

from llnet_desktop.domain.workshop import Note, Privacy
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.board.camera import READABLE
from llnet_desktop.ui.board.grid import Grid, NoteBox
from llnet_desktop.ui.board.placing import ClusterBox, LaneBox, Placed
from llnet_desktop.ui.board.text import (
    BOLD,
    REGULAR,
    SEMIBOLD,
    elided,
    face,
    is_cut,
    is_whole,
    lines,
    metrics,
    set_line,
)
from llnet_desktop.ui.speech import Speech

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
SIZES = ((14.0, 18.5, 4), (13.0, 17.0, 4), (12.0, 16.0, 5))  # of a note: letters, pitch, lines
PRIVACY_ICONS = {
    Privacy.HELD: "lock",
    Privacy.OFF_SCREEN: "eye-off",
    Privacy.ON_PAPER: "note",
}
MOST_DOTS = 6  # circles; the count beside them is what counts
HEAD = 30.0  # pixels of the names at the top of the view
REACH = 3.0  # pixels of the screen around a note that its edge and its shadow take
MOST_MARKS = 2000  # outlines that are drawn at once


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
    found: frozenset[str] = frozenset()
    found_at: str | None = None
    dots_veiled: bool = False


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of a note as they fit on its paper; lengths in pixels."""

    lines: tuple[str, ...]
    size: float
    pitch: float


@lru_cache(maxsize=16384)
def note_words(text: str, width: float, scale: float) -> NoteWords:
    """Return words in the largest letters in which all of them stand whole, else the least."""
    made = None
    for size, pitch, most in SIZES:
        shown = lines(text, width - 20 * scale, most, size * scale)
        made = NoteWords(shown, size * scale, pitch * scale)
        if is_whole(shown, text):
            break
    assert made is not None
    return made


def is_note_cut(box: NoteBox, scale: float) -> bool:
    """Whether a note has more words than its paper shows."""
    return is_cut(note_words(box.note.text, box.rect.width(), scale).lines, box.note.text)


class BoardPainter:
    """Draws the visible part of a placed board."""

    def __init__(self, painter: QPainter, speech: Speech, scale: float, marks: Marks) -> None:
        self._painter, self._speech, self._scale, self._marks = painter, speech, scale, marks
        self._look = theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw(self, placed: Placed, area: QRectF, zoom: float) -> None:
        """Draw columns, clusters and notes that touch the area.

        Where words would be too small to read, notes are papers with lines.
        """
        self.ground(placed, area, zoom)
        if zoom < READABLE:
            self.rough(placed, area)
            return
        reach = REACH / zoom
        for box in placed.within(area.adjusted(-reach, -reach, reach, reach)):
            self.note(box)

    def ground(self, placed: Placed, area: QRectF, zoom: float) -> None:
        """Draw columns and clusters, without their notes."""
        self._painter.fillRect(area, self._look.color("paper"))
        for lane in placed.lanes:
            if lane.rect.intersects(area):
                self._lane(lane, area)
        for cluster in placed.clusters:
            if cluster.rect.intersects(area):
                self._cluster(cluster)

    def sketch(self, placed: Placed, area: QRectF) -> None:
        """Draw columns and notes as bare papers, for a moment while the board moves."""
        painter, look = self._painter, self._look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillRect(area, look.color("paper"))
        for lane in placed.lanes:
            painter.fillRect(lane.rect.intersected(area), look.color("sunken"))
        for cluster in placed.clusters:
            if cluster.rect.intersects(area):
                painter.fillRect(cluster.rect, look.color("paper"))
        self.rough(placed, area)

    def rough(self, placed: Placed, area: QRectF) -> None:
        """Draw notes as papers with lines for words; what it costs grows with rows, not notes."""
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        for grid in placed.grids:
            if grid.rect.intersects(area):
                self._rough_grid(grid, area)
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def _rough_grid(self, grid: Grid, area: QRectF) -> None:
        paper, edge = self._look.note(grid.tint)
        seen = grid.rect.intersected(area)
        first = int((seen.top() - grid.top) // grid.step.y())
        last = min(grid.rows - 1, int((seen.bottom() - grid.top) // grid.step.y()))
        start = max(0, int((seen.left() - grid.left) // grid.step.x()))
        end = min(grid.across - 1, int((seen.right() - grid.left) // grid.step.x()))
        papers, words = [], []
        left = grid.left + start * grid.step.x()
        for row in range(first, last + 1):
            here = min(grid.across, len(grid.notes) - row * grid.across) - 1
            right = grid.left + min(end, here) * grid.step.x() + grid.wide
            y = grid.top + row * grid.step.y()
            papers.append(QRectF(left, y, right - left, grid.high))
            words += [
                QRectF(left, y + share * grid.high, right - left, 0.08 * grid.high)
                for share in (0.14, 0.32)
            ]
        painter = self._painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(paper)
        painter.drawRects(papers)
        painter.setBrush(edge)
        painter.drawRects(words)
        inset = 0.08 * grid.wide
        top, high = papers[0].top(), papers[-1].bottom() - papers[0].top()
        margins, gaps = [], []
        for column in range(start, end + 1):
            x = grid.left + column * grid.step.x()
            margins.append(QRectF(x, top, inset, high))
            margins.append(QRectF(x + grid.wide - inset, top, inset, high))
            gaps.append(QRectF(x + grid.wide, top, grid.step.x() - grid.wide, high))
        painter.setBrush(paper)
        painter.drawRects(margins)
        painter.setBrush(self._look.color("paper" if grid.grouped else "sunken"))
        between = grid.step.y() - grid.high
        right = grid.left + end * grid.step.x() + grid.wide
        gaps += [QRectF(left, box.bottom(), right - left, between) for box in papers[:-1]]
        rest = papers[-1]  # the last row may be shorter
        gaps.append(QRectF(rest.right(), rest.top(), right - rest.right(), grid.high))
        painter.drawRects(gaps)

    def marked(self, placed: Placed, area: QRectF) -> None:
        """Draw what stands out over the notes: chosen, called, carried, and where typing goes."""
        marks = self._marks
        for lane in placed.lanes:
            if lane.rect.intersects(area):
                self._lane_marks(lane)
        wanted = marks.chosen | marks.found | {marks.called, marks.note_target, marks.current}
        if len(wanted) > MOST_MARKS:
            boxes = [box for box in placed.within(area)[:MOST_MARKS] if box.note.id in wanted]
        else:
            boxes = [box for one in wanted if (box := placed.box(one)) is not None]
        for box in boxes:
            if box.rect.adjusted(-10, -10, 10, 10).intersects(area):
                self._outline(box)

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

    def _lane(self, box: LaneBox, area: QRectF) -> None:
        painter, scale, look = self._painter, self._scale, self._look
        painter.setBrush(look.color("sunken"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(box.rect, 12, 12)
        if area.top() > box.body.bottom():
            return  # nothing of its head is in this part
        self._name(box, QRectF(box.title))
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

    def heads(self, placed: Placed, seen: QRectF) -> None:
        """Write the names of columns at the top of the view once they are above it."""
        scale = self._scale
        for box in placed.lanes:
            if not box.rect.intersects(seen) or seen.top() <= box.title.bottom():
                continue
            band = QRectF(box.rect.left(), seen.top(), box.rect.width(), HEAD * scale)
            self._painter.fillRect(band, self._look.color("sunken"))
            line = QRectF(band.left(), band.bottom() - scale, band.width(), scale)
            self._painter.fillRect(line, self._look.color("line"))
            title = band.adjusted(box.title.left() - band.left(), 0, 0, -scale)
            title.setRight(box.title.right())
            self._name(box, title)

    def _lane_marks(self, box: LaneBox) -> None:
        """Draw which column typing goes to, and where what is carried would go."""
        painter, scale, look = self._painter, self._scale, self._look
        if box.lane.id not in (self._marks.writing, self._marks.lane_target):
            return
        soft = look.color("accent")
        soft.setAlphaF(0.12 if box.lane.id == self._marks.lane_target else 0.0)
        painter.setBrush(soft)
        painter.setPen(QPen(look.color("accent"), 2 * scale))
        painter.drawRoundedRect(box.rect.adjusted(scale, scale, -scale, -scale), 12, 12)

    def _name(self, box: LaneBox, title: QRectF) -> None:
        """Write the name of a column, with how many notes there are."""
        if box.lane.id == self._marks.writing:
            self._arrow(title)
            title.setLeft(title.left() + 16 * self._scale)
        wide = self._write(title, str(box.count), "secondary", 13, REGULAR, RIGHT)
        title.setRight(title.right() - wide - 8 * self._scale)
        self._write(title, self._speech.of(box.lane.name), "ink", 14, BOLD)

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
        head = QRectF(box.head)
        loose = self._speech("board.loose")
        wide = self._write(head, loose, "accent", 12, REGULAR, RIGHT)
        head.setRight(head.right() - wide - 12 * scale)
        say = self._speech
        about = [say(f"board.rung.{box.cluster.rung}")] if box.cluster.rung else []
        about.append(say("board.cluster", n=box.count) if not box.cluster.title else str(box.count))
        wide = self._write(head, " · ".join(about), "secondary", 12, SEMIBOLD, RIGHT)
        head.setRight(head.right() - wide - 8 * scale)
        if box.cluster.title:
            self._write(head, box.cluster.title, "ink", 13, BOLD)
        else:
            self._write(head, say("board.title_give"), "accent", 12, REGULAR)

    def note(self, box: NoteBox) -> None:
        """Draw one note."""
        painter, scale, note = self._painter, self._scale, box.note
        self._paper(box)
        painter.setPen(self._look.color("note_ink"))
        words = note_words(note.text, box.rect.width(), scale)
        painter.setFont(face(words.size))
        x, y = box.rect.left() + 10 * scale, box.rect.top() + 9 * scale
        for line in words.lines:
            painter.drawStaticText(QPointF(x, y), set_line(line, words.size))
            y += words.pitch
        foot = box.rect.adjusted(10 * scale, 0, -10 * scale, -7 * scale)
        foot.setTop(foot.bottom() - 18 * scale)
        size = 14 * scale
        if note.number > 0:  # those without names have none before they are read out
            painter.setFont(face(size, BOLD))
            middle = foot.center().y() - metrics(size, BOLD).height() / 2
            number = set_line(str(note.number), size, BOLD)
            painter.drawStaticText(QPointF(foot.left(), middle), number)
        if note.parked:
            left = metrics(size, BOLD).horizontalAdvance(str(note.number)) + 8 * scale
            size = 15 * scale
            spot = QRectF(foot.left() + left, foot.center().y() - size / 2, size, size)
            icons.paint(painter, "clock", spot, self._look.color("note_ink"))
        if note.dots and not self._marks.dots_veiled:
            self._dots(foot, note)

    def _paper(self, box: NoteBox) -> None:
        """Put the paper of a note down, on whole pixels: its edge is sharp at every zoom."""
        painter = self._painter
        moved = painter.worldTransform()
        place = moved.mapRect(box.rect)
        ratio = painter.device().devicePixelRatioF()
        args = (round(place.width()), round(place.height()), moved.m11() * self._scale, ratio)
        paper = _note_paper(self._look.name, box.tint, *args)
        painter.setWorldTransform(QTransform())
        painter.drawPixmap(QPoint(round(place.left()) - 2, round(place.top()) - 2), paper)
        painter.setWorldTransform(moved)

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
        if identity in marks.carried:
            away = look.color("sunken")
            away.setAlphaF(0.6)
            painter.fillRect(box.rect, away)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if identity in marks.found:
            thick = 4 if identity == marks.found_at else 2
            painter.setPen(QPen(look.color("warn"), thick * scale, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(box.rect.adjusted(-3, -3, 3, 3), 6, 6)
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


@lru_cache(maxsize=64)
def _note_paper(look: str, tint: int, wide: int, high: int, scale: float, ratio: float) -> QPixmap:
    """Return an empty note with its edge and shadow, and two pixels around it."""
    paper, edge = theme.theme(look).note(tint)
    made = QPixmap(ceil((wide + 4) * ratio), ceil((high + 6) * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    whole, round_off = QRectF(2, 2, wide, high), 4 * scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(0, 0, 0, 22))
    painter.drawRoundedRect(whole.translated(0, min(2.0, 1.5 * scale)), round_off, round_off)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(paper)
    painter.drawRoundedRect(whole.adjusted(0.5, 0.5, -0.5, -0.5), round_off, round_off)
    painter.end()
    return made
