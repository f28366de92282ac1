"""Pages with a bar on the first and a foot on all, made into one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.report import Paper
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import PaperCanvas
from llnet_desktop.reports.ink import REGULAR, face
from llnet_desktop.reports.ink import width as ink_width
from llnet_desktop.reports.text import fitting
from llnet_desktop.words import words_in

BAR_TOP = 12 * mm
BAR_HEIGHT = 1.6 * mm
BAR_GAP = 0.8 * mm
FOOTER = 12 * mm
PAGE_NUMBER = 40 * mm  # room kept for "12 / 34"


@dataclass(frozen=True, slots=True)
class About:
    """What a file says of itself. `network` also stands at the foot of each page."""

    title: str
    author: str
    network: str
    language: Language
    paper: Paper = Paper.A4
    color: str = ""  # of the bar: that of a network, or those of the five conditions


def pdf(about: About, story: Iterable[Flowable]) -> bytes:
    """Return a story as a file, tagged: what is a heading, a list, a table, a picture."""
    width, height = style.SIZES[about.paper]
    words = words_in(about.language)

    def footer(canvas: PaperCanvas, number: int, pages: int) -> str:
        said = words("report.page", page=number, pages=pages)
        return _footer(canvas, about.network, said, width)

    def first(canvas: Canvas, _: BaseDocTemplate) -> None:
        assert isinstance(canvas, PaperCanvas)
        canvas.footer = footer
        with canvas.artifact():
            _bar(canvas, width, height, about.color)

    into = BytesIO()
    frame = width - 2 * style.MARGIN, height - style.MARGIN - style.BOTTOM
    document = BaseDocTemplate(
        into,
        pagesize=(width, height),
        pageTemplates=[
            PageTemplate("first", _frame(*frame), onPage=first, autoNextPageTemplate="later"),
            PageTemplate("later", _frame(*frame)),
        ],
        title=unicodedata.normalize("NFC", about.title),
        author=unicodedata.normalize("NFC", about.author),
        subject=unicodedata.normalize("NFC", about.network),
        creator="LLNet Desktop",
        lang=about.language,
        displayDocTitle=True,
        initialFontName=face(REGULAR).fontName,
        invariant=True,
    )
    document.build(list(story), canvasmaker=PaperCanvas)
    return into.getvalue()


def _frame(width: float, height: float) -> Frame:
    return Frame(
        style.MARGIN,
        style.BOTTOM,
        width,
        height,
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
    )


def _bar(canvas: PaperCanvas, page_width: float, page_height: float, own: str) -> None:
    """Draw the colour of a network along the top, or those of the five conditions."""
    colors = [HexColor(own)] if own else style.CONDITION_COLORS.values()
    width = (page_width - 2 * style.MARGIN + BAR_GAP) / len(colors)
    for index, color in enumerate(colors):
        canvas.setFillColor(color)
        left, bottom = style.MARGIN + index * width, page_height - BAR_TOP - BAR_HEIGHT
        canvas.rect(left, bottom, width - BAR_GAP, BAR_HEIGHT, stroke=0, fill=1)


def _footer(canvas: PaperCanvas, left: str, right: str, page_width: float) -> str:
    """Return what draws the foot of a page: the network, and which page of how many it is."""
    size, color = style.FOOTER_SIZE, style.MUTED
    room = page_width - 2 * style.MARGIN - PAGE_NUMBER
    said = fitting(left, REGULAR, size, room)
    end = page_width - style.MARGIN - ink_width(right, REGULAR) * size / 1000
    show = canvas.ink.show
    return (
        f"BT {color.red:.3g} {color.green:.3g} {color.blue:.3g} rg "
        f"1 0 0 1 {style.MARGIN:.2f} {FOOTER:.2f} Tm {show([said], REGULAR, size, False)} "
        f"1 0 0 1 {end:.2f} {FOOTER:.2f} Tm {show([right], REGULAR, size, False)} ET"
    )
