"""The one way words get onto paper: as they were typed, composed, and never silently missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.ink import REGULAR, SYMBOLS, Line, lines, shapes, width
from llnet_desktop.reports.style import MUTED, TextStyle
from llnet_desktop.reports.tags import END, Tag

MISSING = "□"  # stands where no typeface has a shape for a character
_JOINER = "\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # what has no shape of its own
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe00-\ufe0f]")
_RIGHT_TO_LEFT = frozenset({"R", "AL"})  # needs more than a shape for each letter
_SIGNS = r"[\x21-\x7e\xa1-\xac\xae-\u017f\u2013\u2019\u201c\u201d]+"
_PLAIN = re.compile(rf"{_SIGNS}(?: {_SIGNS})*")  # nothing to be done for these
_BASELINE = 0.78  # of the size: how far the first line stands below the top of its letters


class Text(Drawn):
    """A text in one style, with what is said of it in the structure of the document.

    `aside` stands behind it, muted, and is not broken.
    """

    def __init__(
        self, value: str, style: TextStyle, tag: Tag | None = None, aside: str = ""
    ) -> None:
        self._value, self._style, self._aside = value, style, aside
        self._tag = tag or Tag("P")
        self._lines: Sequence[Line] = ()
        self._wrapped = -1.0
        self.before, self.after, self.stays = style.before, style.after, style.heading
        self.lead = ""  # a bookmark, told when it is drawn

    def wrap(self, width: float) -> float:
        """Return the height of its lines."""
        if width != self._wrapped:
            self._wrapped = self.width = width
            style = self._style
            room = (width - style.indent) * 1000 / style.size
            self._lines = lines(self._whole, style.face, room, whole=style.whole)
            self.height = len(self._lines) * style.leading
        return self.height

    @property
    def _whole(self) -> str:
        aside = self._aside.replace(" ", "\xa0")
        return f"{self._value} {aside}" if aside else self._value

    def split(self, width: float, room: float) -> tuple[Drawn, Drawn] | None:
        """Return the text in two, with at least two lines in each."""
        self.wrap(width)
        fit = min(int(room // self._style.leading), len(self._lines) - 2)
        if fit < 2:
            return None
        first, rest = self._part(self._lines[:fit]), self._part(self._lines[fit:])
        first.after = rest.before = 0
        first.lead = self.lead
        return first, rest

    def _part(self, some: Sequence[Line]) -> Text:
        part = Text(self._value, self._style, self._tag, self._aside)
        part._lines, part._wrapped, part.width = some, self._wrapped, self.width
        part.height = len(some) * self._style.leading
        return part

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw the text with its top left at a place."""
        style = self._style
        if not self._value and not self._aside:
            if self._tag.role == "TD":
                canvas.tags.place(self._tag)  # an empty cell is a cell
            return
        cut = any(cut for _, _, cut in self._lines)
        code = [canvas.begin(self._tag, self._whole if cut else "")]
        color = style.color
        code.append(f"BT {color.red:.3g} {color.green:.3g} {color.blue:.3g} rg")
        scale = style.size / 1000
        down = top - (style.leading - style.size) / 2 - _BASELINE * style.size
        x0 = left + style.indent
        room = self.width - style.indent
        last = len(self._lines) - 1
        for index, (words, wide, is_cut) in enumerate(self._lines):
            x = x0
            if style.right:
                x += room - wide * scale
            elif style.centred:
                x += (room - wide * scale) / 2
            code.append(f"1 0 0 1 {x:.2f} {down:.2f} Tm")
            gap = index < last and not is_cut
            if index == last and self._aside:
                *words, aside = words
                code.append(canvas.ink.show(words, style.face, style.size, bool(words)))
                code.append(f"{MUTED.red:.3g} {MUTED.green:.3g} {MUTED.blue:.3g} rg")
                words = [aside]
            code.append(canvas.ink.show(words, style.face, style.size, gap))
            down -= style.leading
        code.append("ET")
        code.append(END)
        canvas.addLiteral("\n".join(code))
        if self.lead:
            canvas.remember(self.lead, top)


def text(value: str, style: TextStyle, tag: Tag | None = None, aside: str = "") -> Text:
    """Return a paragraph that shows a value as it was typed, with a muted aside behind it."""
    return Text(printable(value), style, tag, printable(aside) if aside else "")


def printable(value: str) -> str:
    """Return a value in one line of NFC, with a box for each character that has no shape.

    An emoji that is joined from several becomes one box where a part has no shape.
    """
    if _PLAIN.fullmatch(value):
        return value
    has = _shapes()
    made: list[str] = []
    joined = False
    for character in unicodedata.normalize("NFC", _SKIN.sub("", value)):
        if character.isspace():
            if character == "\xa0" or made[-1:] != [" "]:
                made.append(" " if character != "\xa0" else character)
        elif character == _JOINER:
            joined = True
            continue
        elif unicodedata.category(character) in _UNSEEN:
            pass
        elif _is_printed(character, has):
            made.append(character)
        elif not (joined and made[-1:] == [MISSING]):
            made.append(MISSING)
        joined = False
    return "".join(made).strip(" ")


def fitting(value: str, font: str, size: float, room: float) -> str:
    """Return a value as it can be printed in one line, cut with an ellipsis where it must be."""
    whole = printable(value)
    cut = whole[:300]
    while cut and width(cut if cut == whole else f"{cut}…", font) * size / 1000 > room:
        cut = cut[:-1]
    return cut if cut == whole else f"{cut}…"


def missing(value: str) -> list[str]:
    """Return the characters of a value that no typeface has a shape for, in order."""
    has = _shapes()
    return sorted(
        character
        for character in set(unicodedata.normalize("NFC", _SKIN.sub("", value)))
        if not _is_printed(character, has)
        and not character.isspace()
        and unicodedata.category(character) not in _UNSEEN
    )


def _is_printed(character: str, has: frozenset[int]) -> bool:
    code = ord(character)
    if code in has:
        return True
    return code in shapes(SYMBOLS) and unicodedata.bidirectional(character) not in _RIGHT_TO_LEFT


def _shapes() -> frozenset[int]:
    """Return the code points the typeface covers; its faces cover the same."""
    return shapes(REGULAR)
