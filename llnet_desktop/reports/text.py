"""The one way words get onto paper: escaped, composed, and never silently missing."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph

from llnet_desktop import paths
from llnet_desktop.reports.style import MUTED, REGULAR

MISSING = "□"  # stands where the typeface has no shape for a character
_JOINER = "\u200d"
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # what has no shape of its own
_SKIN = re.compile("[\U0001f3fb-\U0001f3ff\ufe00-\ufe0f]")


def text(value: str, style: ParagraphStyle, aside: str = "") -> Paragraph:
    """Return a paragraph that shows a value as it was typed, with a muted aside behind it."""
    markup = escape(printable(value))
    if aside:
        markup += f' <font color="#{MUTED.hexval()[2:]}">{escape(printable(aside))}</font>'
    return Paragraph(markup, style)


def printable(value: str) -> str:
    """Return a value in one line of NFC, with a box for each character that has no shape.

    An emoji that is joined from several becomes one box.
    """
    shapes = _shapes()
    made: list[str] = []
    joined = False
    for character in unicodedata.normalize("NFC", _SKIN.sub("", value)):
        if character.isspace():
            made.append(" " if character != "\xa0" else character)
        elif character == _JOINER:
            joined = True
            continue
        elif ord(character) in shapes:
            made.append(character)
        elif unicodedata.category(character) not in _UNSEEN and not (
            joined and made[-1:] == [MISSING]
        ):
            made.append(MISSING)
        joined = False
    return "".join(made)


def fitting(value: str, font: str, size: float, room: float) -> str:
    """Return a value as it can be printed in one line, cut with an ellipsis where it must be."""
    whole = printable(value)
    cut = whole[:300]
    while cut and stringWidth(cut if cut == whole else f"{cut}…", font, size) > room:
        cut = cut[:-1]
    return cut if cut == whole else f"{cut}…"


def missing(value: str) -> list[str]:
    """Return the characters of a value that the typeface has no shape for, in order."""
    shapes = _shapes()
    return sorted(
        character
        for character in set(unicodedata.normalize("NFC", _SKIN.sub("", value)))
        if ord(character) not in shapes
        and not character.isspace()
        and unicodedata.category(character) not in _UNSEEN
    )


@cache
def _shapes() -> frozenset[int]:
    """Return the code points the typeface covers; its faces cover the same."""
    font = TTFont(REGULAR, str(paths.RESOURCES / "fonts" / f"{REGULAR}.ttf"))
    return frozenset(font.face.charToGlyph)
