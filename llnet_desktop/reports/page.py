"""Pages with a bar on the first and a foot on all, made into one file."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm

from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.report import Paper
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, PaperCanvas, Turned
from llnet_desktop.reports.flow import Frame, flow
from llnet_desktop.reports.ink import REGULAR
from llnet_desktop.reports.ink import width as ink_width
from llnet_desktop.reports.text import fitting
from llnet_desktop.words import words_in

rl_config.useA85 = 0  # bytes as they are: smaller and quicker than letters for them
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


def pdf(about: About, story: Iterable[Drawn], turned: Turned | None = None) -> bytearray:
    """Return a story as a file, tagged: what is a heading, a list, a table, a picture.

    `turned` hears how many pages there are so far.
    """
    width, height = style.SIZES[about.paper]
    words = words_in(about.language)

    def footer(canvas: PaperCanvas, number: int, pages: int) -> str:
        said = words("report.page", page=number, pages=pages)
        return _footer(canvas, about.network, said, width)

    canvas = PaperCanvas((width, height), about.language)
    canvas.setTitle(unicodedata.normalize("NFC", about.title))
    canvas.setAuthor(unicodedata.normalize("NFC", about.author))
    canvas.setSubject(unicodedata.normalize("NFC", about.network))
    canvas.setCreator("LLNet Desktop")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.footer = footer
    canvas.turned = turned
    with canvas.artifact():
        _bar(canvas, width, height, about.color)
    left, bottom = style.MARGIN, style.BOTTOM
    flow(story, canvas, Frame(left, bottom, width - 2 * left, height - style.MARGIN - bottom))
    return canvas.finished()


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
