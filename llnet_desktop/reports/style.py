"""How paper looks: the page, the colours, the one typeface and the sizes."""

from __future__ import annotations

from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from llnet_desktop import paths
from llnet_desktop.domain.conditions import Condition

PAGE_WIDTH: Final[float] = A4[0]
PAGE_HEIGHT: Final[float] = A4[1]
MARGIN: Final = 18 * mm
BOTTOM: Final = 22 * mm  # the footer stands in it
FIRST_LINE: Final = 8 * mm  # free under the bar of the first page
TEXT_WIDTH: Final = PAGE_WIDTH - 2 * MARGIN
TEXT_HEIGHT: Final = PAGE_HEIGHT - MARGIN - BOTTOM

INDENT: Final = 28.0  # points: shapes and numbers stand in it

INK: Final = HexColor("#1B2733")
SECONDARY: Final = HexColor("#4A5866")
MUTED: Final = HexColor("#5F6B76")
LINE: Final = HexColor("#E4DFD6")
ACCENT: Final = HexColor("#12415C")
CONDITION_COLORS: Final[dict[Condition, Color]] = {
    Condition.INTERDEPENDENCE: HexColor("#0072B2"),
    Condition.ENERGY: HexColor("#E69F00"),
    Condition.DIVERSITY: HexColor("#CC79A7"),
    Condition.GROWTH: HexColor("#009E73"),
    Condition.SAFETY: HexColor("#56B4E9"),
}

REGULAR: Final = "SourceSans3-Regular"
SEMIBOLD: Final = "SourceSans3-Semibold"
BOLD: Final = "SourceSans3-Bold"
ITALIC: Final = "SourceSans3-It"


def register_fonts() -> None:
    """Make the four faces known to ReportLab; they are embedded in every file."""
    for name in (REGULAR, SEMIBOLD, BOLD, ITALIC):
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(paths.RESOURCES / "fonts" / f"{name}.ttf")))


def _style(
    name: str,
    font: str,
    size: float,
    leading: float,
    color: Color,
    *,
    before: float = 0,
    after: float = 0,
    heading: bool = False,
    right: bool = False,
    indent: float = 0,
) -> ParagraphStyle:
    """Return a style; a heading stays with what follows it, and no line is left alone."""
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,  # its default is Helvetica
        fontSize=size,
        leading=leading,
        textColor=color,
        spaceBefore=before,
        spaceAfter=after,
        keepWithNext=heading,
        leftIndent=indent,
        splitLongWords=not right,  # numbers stay whole
        alignment=TA_RIGHT if right else 0,
        allowWidows=0,
        allowOrphans=0,
    )


LABEL = _style("label", SEMIBOLD, 9.5, 12, MUTED, after=3)
TITLE = _style("title", BOLD, 25, 29, INK, after=4)
META = _style("meta", REGULAR, 11, 15.5, SECONDARY)
GOAL = _style("goal", REGULAR, 11, 15.5, INK, before=6)
FIGURE = _style("figure", BOLD, 22, 27, INK)
FIGURE_LABEL = _style("figure label", REGULAR, 9.5, 12.5, MUTED)
SECTION = _style("section", BOLD, 14, 18, INK, before=22, after=9, heading=True)
WHAT = _style("what", SEMIBOLD, 11, 14.5, INK)
DETAIL = _style("detail", REGULAR, 9.5, 13, SECONDARY)
ORIGIN = _style("origin", ITALIC, 9.5, 13, MUTED)
DATE = _style("date", SEMIBOLD, 11, 14.5, INK, right=True)
COUNT = _style("count", SEMIBOLD, 11, 14.5, MUTED, right=True)
KIND = _style("kind", REGULAR, 11, 15.5, SECONDARY)
BLOCK = _style("block", SEMIBOLD, 12, 15.5, INK)
LANE = _style("lane", SEMIBOLD, 9.5, 13, MUTED, before=8, after=3, heading=True, indent=INDENT)
CLUSTER = _style("cluster", SEMIBOLD, 10.5, 14, INK, before=5, after=2, heading=True, indent=INDENT)
NOTE = _style("note", REGULAR, 10.5, 14, INK)
NUMBER = _style("number", SEMIBOLD, 10.5, 14, MUTED, right=True)
HEAD = _style("head", SEMIBOLD, 9, 12, MUTED)
HEAD_RIGHT = _style("head right", SEMIBOLD, 9, 12, MUTED, right=True)
CELL = _style("cell", REGULAR, 10.5, 14, INK)
CELL_RIGHT = _style("cell right", REGULAR, 10.5, 14, INK, right=True)
FOOTER_SIZE: Final = 9
