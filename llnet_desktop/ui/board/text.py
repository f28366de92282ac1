"""Faces and lines of text for what paints itself; lines are laid out once and kept."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QStaticText, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from llnet_desktop.ui import theme

BASE = 13  # pixels of the typeface at 100 %
REGULAR, SEMIBOLD, BOLD = QFont.Weight.Normal, QFont.Weight.DemiBold, QFont.Weight.Bold
MOST_PER_LINE = 160  # characters that are ever measured for one line


def scale_of(widget: QWidget) -> float:
    """Return the text size that a widget's font stands for; 1.0 is 100 %."""
    return max(widget.font().pixelSize(), BASE) / BASE


@cache
def face(size: float, weight: QFont.Weight = REGULAR) -> QFont:
    """Return the typeface at a size in pixels."""
    return theme.font(size, weight)


@cache
def metrics(size: float, weight: QFont.Weight = REGULAR) -> QFontMetricsF:
    """Return the measures of the typeface at a size in pixels."""
    return QFontMetricsF(face(size, weight))


@lru_cache(maxsize=1024)
def elided(text: str, width: float, size: float, weight: QFont.Weight = REGULAR) -> str:
    """Return a line that is no wider than `width`, ended with … where it was."""
    return metrics(size, weight).elidedText(text, Qt.TextElideMode.ElideRight, width)


@lru_cache(maxsize=16384)
def lines(
    text: str, width: float, most: int, size: float, weight: QFont.Weight = REGULAR
) -> tuple[str, ...]:
    """Return text in at most `most` lines of this width; the last ends with … when cut off.

    Words that are wider than a line break.
    """
    room = text[: most * MOST_PER_LINE]
    made: list[str] = []
    space, free = _advance(" ", size, weight), 0.0
    for word in room.split():
        wide = _advance(word, size, weight)
        if wide > width or not word.isprintable():
            return _laid_out(room, width, most, size, weight)  # a word has to break
        if made and free >= space + wide:
            made[-1] += " " + word
            free -= space + wide
        else:
            made.append(word)
            free = width - wide
    if len(made) > most:
        rest = " ".join(made[most - 1 :])
        made[most - 1 :] = [elided(rest, width, size, weight)]
    return tuple(made)


@lru_cache(maxsize=16384)
def _advance(word: str, size: float, weight: QFont.Weight) -> float:
    return metrics(size, weight).horizontalAdvance(word)


def _laid_out(
    room: str, width: float, most: int, size: float, weight: QFont.Weight
) -> tuple[str, ...]:
    """Return the lines as Qt breaks them: also inside words."""
    coded = room.encode("utf-16-le", "surrogatepass")  # Qt counts in units of UTF-16
    layout = QTextLayout(room, face(size, weight))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    made: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart(), line.textLength()
        if len(made) == most - 1:
            rest = coded[2 * start :].decode("utf-16-le", "surrogatepass")
            made.append(elided(rest, width, size, weight))
            break
        piece = coded[2 * start : 2 * (start + length)]
        made.append(piece.decode("utf-16-le", "surrogatepass").rstrip())
    layout.endLayout()
    return tuple(made)


@lru_cache(maxsize=8192)
def set_line(line: str, size: float, weight: QFont.Weight = REGULAR) -> QStaticText:
    """Return a line whose letters are set once, for what is painted again and again."""
    made = QStaticText(line)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
    made.prepare(font=face(size, weight))
    return made


def is_cut(shown: tuple[str, ...], text: str) -> bool:
    """Whether something of a text was left out of its lines."""
    return "".join("".join(shown).split()) != "".join(text.split())


def is_whole(shown: tuple[str, ...], text: str) -> bool:
    """Whether every word of a text stands in its lines, and none of them is broken."""
    return [word for line in shown for word in line.split()] == text.split()
