"""The calm pages: welcome, instruction, break, programme and thanks."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.projection import (
    AgendaLine,
    AgendaPage,
    BreakPage,
    LaterPage,
    StepPage,
    ThanksPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading, Timebox
from llnet_desktop.ui import icons
from llnet_desktop.ui.projector import disc, text
from llnet_desktop.ui.projector.text import BOLD, READ, REGULAR, REST, SEMIBOLD, Piece, Style
from llnet_desktop.ui.projector.wall import BOTTOM, MARGIN, SHAPE, TOP, Wall
from llnet_desktop.words import words_in

_MIDDLE = text.HEIGHT / 2
_ABOVE = TOP + 80  # content begins below the time of day
_ROOM = BOTTOM - _ABOVE
_MOST_DASHES = 8
_PEN = 52.0  # the sign that nobody writes
_INSET = QPointF(5, 5)
_MOST_ERASED = 4  # columns that are told to be gone
_LINES = 11  # of a programme in one column


def step(wall: Wall, page: StepPage) -> None:
    """Draw an instruction with its timer."""
    width = _beside_disc(wall, page.box, page.condition)
    asked, more = wall.of(page.prompt), wall.of(page.detail)
    grouping = " · ".join(wall.say(f"conditions.grouping.{page.grouping.value}"))
    two = len(wall.languages) > 1
    pieces = [
        *_main(asked, Style(78 if two else 88, BOLD, 1.08), second=READ),
        Piece(grouping, Style(42, SEMIBOLD), READ, gap=34),
        *_main(more, Style(42, pitch=1.28), gap=6, second=READ),
    ]
    has_row = bool(page.title) or (page.condition is not None and wall.scene.show_condition)
    foot = _foot(wall, page)
    closed = _closed(wall, width) if page.off_record else None
    above = SHAPE + 32 if has_row else 0.0
    sign = closed.height + 36 if closed else 0.0
    below = 34 + Style(REST).line * max(len(foot), 1) if foot or page.steps > 1 else 0.0
    made = text.stack(tuple(pieces), width, _ROOM - above - sign - below)
    height = above + sign + text.height_of(made) + below
    y = _start(height)
    if has_row:
        wall.condition_row(page.condition, wall.of(page.title), MARGIN, y, MARGIN + width)
    if closed:
        closed.draw(wall, MARGIN, y + above)
    y = wall.stack(made, MARGIN, y + above + sign)
    if below:
        _dashes(wall, page, foot, y + 34, width)


@dataclass(frozen=True, slots=True)
class Closed:
    """A quiet sign that nothing is written down."""

    words: text.Stack
    width: float

    @property
    def height(self) -> float:
        """Height of the sign."""
        return text.height_of(self.words) + 32

    def draw(self, wall: Wall, x: float, y: float) -> None:
        """Draw a pen that is put away, and the words."""
        wall.box(QRectF(x, y, self.width, self.height), wall.theme.color("wall_track"), 16)
        pen = QRectF(x + 24, y + self.height / 2 - _PEN / 2, _PEN, _PEN)
        icons.paint(wall.painter, "pencil", pen, wall.ink)
        for color, wide in ((wall.theme.color("wall_track"), 13.0), (wall.ink, 5.0)):
            line = QPen(color, wide, c=Qt.PenCapStyle.RoundCap)
            wall.painter.setPen(line)
            wall.painter.drawLine(pen.topLeft() + _INSET, pen.bottomRight() - _INSET)
        wall.stack(self.words, pen.right() + 20, y + 16)


def _closed(wall: Wall, width: float) -> Closed:
    said = wall.say("projector.off_record")
    pieces = _main(said, Style(46, SEMIBOLD))
    made = text.stack(tuple(pieces), width - _PEN - 72, 240)
    wide = max(text.width_of(line, part.style) for _, part in made for line in part.lines)
    return Closed(made, wide + _PEN + 72)


def _foot(wall: Wall, page: StepPage) -> list[str]:
    """Return which step this is and what comes after it, a line for each language."""
    steps = wall.say("projector.step", step=page.step, steps=page.steps) if page.steps > 1 else ()
    coming = wall.about("projector.then", page.then)
    rows = max(len(steps), len(coming))
    return [" · ".join([*steps[row : row + 1], *coming[row : row + 1]]) for row in range(rows)]


def _dashes(wall: Wall, page: StepPage, foot: list[str], y: float, width: float) -> None:
    x, style = MARGIN, Style(REST)
    if 1 < page.steps <= _MOST_DASHES:
        color = wall.theme.condition(page.condition)
        long = 44 if width > 800 else 24
        for number in range(1, page.steps + 1):
            rect = QRectF(x, y + style.line / 2 - 6, long, 12)
            done = number <= page.step
            fill = color if done else wall.theme.color("wall_track")
            wall.box(rect, fill, 6, wall.edge(color) if done else None)
            x += long + 12
        x += 12
    for line in foot:
        wall.line(line, x, y, MARGIN + width - x, style, wall.secondary)
        y += style.line


def rest(wall: Wall, page: BreakPage) -> None:
    """Draw a break: when we start again, and with what."""
    width = _beside_disc(wall, page.box, None)
    title = " · ".join(wall.of(page.title))
    pieces = [Piece(title, Style(50, SEMIBOLD), READ, secondary=True)]
    resumes = page.resumes(wall.now)
    if resumes is None:
        pieces = _main(wall.of(page.title), Style(110, BOLD, 1.08))
    else:
        again = " · ".join(wall.say("projector.resumes"))
        time = wall.time(resumes)
        pieces += [
            Piece(again, Style(42), READ, gap=30),
            Piece(time, Style(168, BOLD, 1.0), 60, gap=10),
        ]
    if page.prompt and page.prompt != page.title:
        pieces += _main(wall.of(page.prompt), Style(46, pitch=1.28), gap=30)
    pieces += _main(wall.about("projector.next", page.then), Style(46, pitch=1.28), gap=34)
    _in_the_middle(wall, pieces, width)


def has_started(page: WelcomePage, now: Reading) -> bool:
    """Whether the time that was told is past, so that nobody need be told it any more."""
    return now.wall > page.starts


def welcome(wall: Wall, page: WelcomePage) -> None:
    """Draw the page for when people come in."""
    soon = has_started(page, wall.now)
    time = wall.time(page.starts)
    starts = wall.say("projector.starts_soon") if soon else wall.say("projector.starts", time=time)
    hello = wall.say("projector.welcome")
    pieces = [
        Piece(page.network, Style(44, SEMIBOLD), READ, secondary=True),
        Piece(" · ".join(hello), Style(130, BOLD, 1.1), 60, gap=6),
        Piece(page.title, Style(60, SEMIBOLD, 1.15), READ, gap=20),
        Piece(page.goal, Style(44, pitch=1.28), READ, secondary=True, gap=14),
        *_main(starts, Style(44, SEMIBOLD), gap=44),
    ]
    y = _in_the_middle(wall, pieces, wall.width - 2 * MARGIN, SHAPE + 48)
    _shapes(wall, y)


def thanks(wall: Wall, page: ThanksPage) -> None:
    """Draw the last page."""
    pieces = [
        Piece(page.network, Style(44, SEMIBOLD), READ, secondary=True),
        *_main(wall.say("projector.thanks"), Style(130, BOLD, 1.1), gap=6),
    ]
    if page.commitments:
        home = wall.say("projector.home", n=page.commitments)
        pieces += _main(home, Style(50, pitch=1.28), gap=30)
    for place, gone in enumerate(page.erased[:_MOST_ERASED]):
        lines = dict.fromkeys(
            words_in(one)("privacy.wall.erased", lane=gone.name.in_(one), time=wall.time(gone.at))
            for one in wall.languages
        )
        pieces += _main(tuple(lines), Style(READ, pitch=1.28), gap=12 if place else 40)
    y = _in_the_middle(wall, pieces, wall.width - 2 * MARGIN, SHAPE + 48)
    _shapes(wall, y)


def later(wall: Wall, page: LaterPage) -> None:
    """Ask the room whether it may become later."""
    asked = wall.say("projector.later", time=wall.time(page.asked))
    planned = wall.say("projector.later_planned", time=wall.time(page.planned))
    pieces = [
        *_main(asked, Style(110, BOLD, 1.08)),
        *_main(planned, Style(46), gap=40),
        *_main(wall.say("projector.later_free"), Style(46), gap=16),
    ]
    _in_the_middle(wall, pieces, wall.width - 2 * MARGIN)


def programme(wall: Wall, page: AgendaPage) -> None:
    """Draw the agenda as participants read it; a long one in two columns, around now."""
    right = wall.clock(wall.width - MARGIN) - 40
    heading = Style(56, BOLD, 1.1)
    title = page.title or wall.words("projector.programme")
    wall.line(title, MARGIN, TOP - 10, right - MARGIN, heading, wall.ink)
    lines = _around_now(page.lines, 2 * _LINES)
    columns = 1 if len(lines) <= _LINES else 2
    per_column = -(-len(lines) // columns)
    top = TOP + 96
    pitch = min(84.0, (BOTTOM - top) / max(per_column, 1))
    width = (wall.width - 2 * MARGIN - 56 * (columns - 1)) / columns
    for index, line in enumerate(lines):
        column, row = divmod(index, per_column)
        _line(wall, line, QRectF(MARGIN + column * (width + 56), top + row * pitch, width, pitch))


def _around_now(lines: tuple[AgendaLine, ...], most: int) -> tuple[AgendaLine, ...]:
    now = next((index for index, line in enumerate(lines) if line.state == "now"), 0)
    first = max(0, min(now - most // 2, len(lines) - most))
    return lines[first : first + most]


def _line(wall: Wall, line: AgendaLine, rect: QRectF) -> None:
    is_now = line.state == "now"
    style = Style(READ, BOLD if is_now else REGULAR)
    color = wall.secondary if line.state == "past" else wall.ink
    y = rect.center().y() - style.line / 2
    if is_now:
        tint = wall.theme.condition_tint(line.condition)
        wall.box(rect.adjusted(-20, 2, 20, -2), tint, 12)
    time = wall.time(line.starts)
    wall.line(time, rect.left(), y, 120, style, color)
    x = rect.left() + 128
    if wall.scene.show_condition:
        if line.condition is not None:
            wall.shape(line.condition, QRectF(x, rect.center().y() - 20, 40, 40))
        x += 60
    titles, second = wall.of(line.title), Style(REST)
    for place, title in enumerate(titles):
        if place == 0:
            x = wall.line(title, x, y, rect.right() - x, style, color) + 20
        elif rect.right() - x > min(240, text.width_of(title, second)):
            lower = style.baseline - second.baseline
            wall.line(title, x, y + lower, rect.right() - x, second, wall.secondary)


def _main(
    lines: tuple[str, ...],
    style: Style,
    gap: float = 0.0,
    second: float = REST,
) -> list[Piece]:
    """Return a text in the first language and, smaller but at least `second`, in the other."""
    size = max(second, style.size * (0.58 if style.size > 60 else 0.84))
    smaller = Style(size, REGULAR, 1.2)
    pieces = [Piece(line, style, READ, gap=gap) for line in lines[:1]]
    return pieces + [Piece(line, smaller, second, secondary=True, gap=8) for line in lines[1:]]


def _beside_disc(wall: Wall, box: Timebox, condition: Condition | None) -> float:
    """Draw the time of day and the large disc; return the width that is left for text."""
    wall.clock(wall.width - MARGIN)
    if not disc.has_time(box):
        return wall.width - 2 * MARGIN
    size = min(disc.LARGE, wall.width * 0.36)
    rect = QRectF(wall.width - MARGIN - size, _MIDDLE - size / 2, size, size)
    disc.draw(wall, box, condition, rect)
    return rect.left() - 72 - MARGIN


def _start(height: float) -> float:
    """Return where content begins: in the middle of the picture, where heads leave room."""
    return max(_ABOVE, min(_MIDDLE - height / 2, BOTTOM - height))


def _in_the_middle(wall: Wall, pieces: list[Piece], width: float, below: float = 0.0) -> float:
    made = text.stack(tuple(pieces), width, _ROOM - below)
    return wall.stack(made, MARGIN, _start(text.height_of(made) + below))


def _shapes(wall: Wall, y: float) -> None:
    """Draw the five conditions as a quiet row."""
    for place, condition in enumerate(Condition):
        wall.shape(condition, QRectF(MARGIN + place * (SHAPE + 20), y + 48, SHAPE, SHAPE))
