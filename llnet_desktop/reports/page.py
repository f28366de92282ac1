"""Pages of A4 with a bar on the first and a footer on all, made into one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from llnet_desktop.domain.phrase import Language
from llnet_desktop.reports import style
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


def pdf(about: About, story: Callable[[], Iterable[Flowable]]) -> bytes:
    """Return a story as a file. It is told twice: to count the pages, and to name their number."""
    style.register_fonts()
    pages, _ = _made(about, story(), 0)
    _, content = _made(about, story(), pages)
    return content


def _made(about: About, story: Iterable[Flowable], pages: int) -> tuple[int, bytes]:
    words = words_in(about.language)

    def later(canvas: Canvas, document: BaseDocTemplate) -> None:
        _footer(canvas, about.network, words("report.page", page=document.page, pages=pages))

    def first(canvas: Canvas, document: BaseDocTemplate) -> None:
        _bar(canvas)
        later(canvas, document)

    into = BytesIO()
    document = BaseDocTemplate(
        into,
        pagesize=(style.PAGE_WIDTH, style.PAGE_HEIGHT),
        pageTemplates=[
            PageTemplate("first", _frame(), onPage=first, autoNextPageTemplate="later"),
            PageTemplate("later", _frame(), onPage=later),
        ],
        title=unicodedata.normalize("NFC", about.title),
        author=unicodedata.normalize("NFC", about.author),
        subject=unicodedata.normalize("NFC", about.network),
        creator="LLNet Desktop",
        lang=about.language,
        displayDocTitle=True,
        initialFontName=style.REGULAR,
        invariant=True,
    )
    document.build(list(story))
    return document.page, into.getvalue()


def _frame() -> Frame:
    return Frame(
        style.MARGIN,
        style.BOTTOM,
        style.TEXT_WIDTH,
        style.TEXT_HEIGHT,
        leftPadding=0,
        bottomPadding=0,
        rightPadding=0,
        topPadding=0,
    )


def _bar(canvas: Canvas) -> None:
    """Draw the five conditions' colours along the top."""
    colors = style.CONDITION_COLORS.values()
    width = (style.TEXT_WIDTH + BAR_GAP) / len(colors)
    for index, color in enumerate(colors):
        canvas.setFillColor(color)
        left, bottom = style.MARGIN + index * width, style.PAGE_HEIGHT - BAR_TOP - BAR_HEIGHT
        canvas.rect(left, bottom, width - BAR_GAP, BAR_HEIGHT, stroke=0, fill=1)


def _footer(canvas: Canvas, left: str, right: str) -> None:
    canvas.setFont(style.REGULAR, style.FOOTER_SIZE)
    canvas.setFillColor(style.MUTED)
    room = style.TEXT_WIDTH - PAGE_NUMBER
    canvas.drawString(style.MARGIN, FOOTER, fitting(left, style.REGULAR, style.FOOTER_SIZE, room))
    canvas.drawRightString(style.PAGE_WIDTH - style.MARGIN, FOOTER, right)
