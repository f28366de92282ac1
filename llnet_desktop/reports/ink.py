"""Letters on paper: which face has which shape, how wide words are, and where lines break."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont

from llnet_desktop import paths

REGULAR = "SourceSans3-Regular"
SEMIBOLD = "SourceSans3-Semibold"
BOLD = "SourceSans3-Bold"
ITALIC = "SourceSans3-It"
FACES = (REGULAR, SEMIBOLD, BOLD, ITALIC)
SYMBOLS = "DejaVuSans"  # arrows, stars, signs and faces that Source Sans does not have

Run = tuple[str, str]  # a face, and the text that is set in it
Line = tuple[Sequence[str], float, bool]  # its words, its width in ems / 1000, is its end a cut

_AFTER = "-/_.,;:@=&?"  # where a word that is too long is broken first


def _unicode_map(fontname: str, subset: Sequence[int]) -> str:
    """Return ReportLab's map from letters to Unicode, with UTF-16 where that takes two units."""

    def pair(found: re.Match[str]) -> str:
        return f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>"

    return re.sub("<([0-9A-F]{5,6})>", pair, _REPORTLABS(fontname, subset))


# WORKAROUND: ReportLab 5.1 writes code points above U+FFFF there as they are; ISO 32000-1, 9.10.3
_REPORTLABS = ttfonts.makeToUnicodeCMap
ttfonts.makeToUnicodeCMap = _unicode_map


@cache
def face(name: str) -> TTFont:
    """Return a face, known to ReportLab, which embeds the letters that are used."""
    font = TTFont(name, str(paths.RESOURCES / "fonts" / f"{name}.ttf"))
    pdfmetrics.registerFont(font)
    return font


@cache
def shapes(name: str) -> frozenset[int]:
    """Return the code points that a face has a shape for."""
    return frozenset(face(name).face.charToGlyph)


@cache
def _letters(name: str) -> frozenset[str]:
    return frozenset(map(chr, shapes(name)))


@cache
def _measured(name: str) -> dict[str, float]:
    return {"": 0.0}


def width(text: str, name: str) -> float:
    """Return how wide a text is in ems / 1000; it is remembered."""
    known = _measured(name)
    found = known.get(text)
    if found is None:
        found = known[text] = sum(_width(piece, face) for face, piece in runs(text, name))
    return found


def _width(text: str, name: str) -> float:
    metrics = face(name).face
    widths, default = metrics.charWidths, metrics.defaultWidth
    return float(sum(widths.get(code, default) for code in map(ord, text)))


def runs(text: str, name: str) -> Sequence[Run]:
    """Return a text in pieces of one face each: the second face has what the first has not."""
    letters = _letters(name)
    if letters.issuperset(text):
        return ((name, text),)
    made: list[Run] = []
    for character in text:
        of = name if character in letters else SYMBOLS
        if made and made[-1][0] == of:
            made[-1] = of, made[-1][1] + character
        else:
            made.append((of, character))
    return made


def lines(text: str, name: str, room: float, *, whole: bool = False) -> list[Line]:
    """Return a text in lines that are no wider than a room in ems / 1000.

    A word that is wider is cut, after a hyphen or such where there is one, or stays `whole`.
    """
    made: list[Line] = []
    space = width(" ", name)
    line: list[str] = []
    used = 0.0
    for word in text.split(" "):
        wide = width(word, name)
        if line and used + space + wide <= room:
            line.append(word)
            used += space + wide
            continue
        if line:
            made.append((line, used, False))
        if wide > room and not whole:
            *cut, word = _cut(word, name, room)
            made.extend(((piece,), width(piece, name), True) for piece in cut)
            wide = width(word, name)
        line, used = [word], wide
    made.append((line, used, False))
    return made


def _cut(word: str, name: str, room: float) -> Iterator[str]:
    """Yield the parts of a word that is too long; each has at least one letter."""
    start, used, best = 0, 0.0, 0
    for index, character in enumerate(word):
        wide = width(character, name)
        if used + wide > room and index > start:
            end = best if best > start else index
            yield word[start:end]
            start = end
            used = sum(width(one, name) for one in word[start:index])
        used += wide
        if character in _AFTER and index > start:
            best = index + 1
    yield word[start:]


class Ink:
    """The letters of one document: each word is encoded once."""

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self._fonts: dict[str, str] = {}  # of each face: the name of its first font
        self._plain: dict[str, dict[str, str]] = {}  # of each face: words that are in that font

    def show(self, words: Sequence[str], name: str, size: float, gap: bool) -> str:
        """Return the operators that show words beside each other, ended by a space or not.

        The font is set, so what comes next in the same text may differ.
        """
        known = self._plain.get(name)
        if known is None:
            known = self._plain[name] = {}
            self._fonts[name] = self._first_font(name)
        try:
            said = " ".join([known[word] for word in words])
        except KeyError:
            if not all(self._learn(word, name) for word in words):
                return self._mixed(words, name, size, gap)
            said = " ".join([known[word] for word in words])
        return f"{self._fonts[name]} {size:g} Tf ({said}{' ' if gap else ''}) Tj"

    def _first_font(self, name: str) -> str:
        font = face(name)
        font.splitString(" ", self._document)
        return str(font.getSubsetInternalName(0, self._document))

    def _learn(self, word: str, name: str) -> bool:
        """Return whether a word is in the first font of a face; how it is written is kept."""
        known = self._plain[name]
        if word not in known:
            pieces = self._encoded(word, name)
            if any(font != self._fonts[name] for font, _ in pieces):
                return False
            known[word] = "".join(code for _, code in pieces)
        return True

    def _mixed(self, words: Sequence[str], name: str, size: float, gap: bool) -> str:
        pieces = self._encoded(" ".join(words) + (" " if gap else ""), name)
        return " ".join(
            f"{font} {size:g} Tf ({''.join(code for _, code in some)}) Tj"
            for font, some in groupby(pieces, key=itemgetter(0))
        )

    def _encoded(self, text: str, name: str) -> list[tuple[str, str]]:
        return [
            (face(of).getSubsetInternalName(subset, self._document), escapePDF(code))
            for of, piece in runs(text, name)
            for subset, code in face(of).splitString(piece, self._document)
        ]
