"""How paper looks: the page, the colours and the sizes of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4, LETTER
from reportlab.lib.units import mm

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import Paper
from llnet_desktop.reports.ink import BOLD, ITALIC, REGULAR, SEMIBOLD

MARGIN: Final = 18 * mm
BOTTOM: Final = 22 * mm  # the footer stands in it
FIRST_LINE: Final = 8 * mm  # free under the bar of the first page
SIZES: Final[dict[Paper, tuple[float, float]]] = {Paper.A4: A4, Paper.LETTER: LETTER}

INDENT: Final = 28.0  # points: shapes and numbers stand in it

INK: Final = HexColor("#1B2733")
SECONDARY: Final = HexColor("#4A5866")
MUTED: Final = HexColor("#5F6B76")
LINE: Final = HexColor("#E4DFD6")
WRITING_LINE: Final = HexColor("#B8BEC5")  # to write on
ACCENT: Final = HexColor("#12415C")
CONDITION_COLORS: Final[dict[Condition, Color]] = {
    Condition.INTERDEPENDENCE: HexColor("#0072B2"),
    Condition.ENERGY: HexColor("#E69F00"),
    Condition.DIVERSITY: HexColor("#CC79A7"),
    Condition.GROWTH: HexColor("#009E73"),
    Condition.SAFETY: HexColor("#56B4E9"),
}


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text looks; sizes and spaces in points. A heading stays with what follows it."""

    face: str
    size: float
    leading: float
    color: Color
    before: float = 0
    after: float = 0
    heading: bool = False
    right: bool = False
    centred: bool = False
    indent: float = 0
    whole: bool = False  # numbers are never cut


LABEL = TextStyle(SEMIBOLD, 9.5, 12, MUTED, after=3)
TITLE = TextStyle(BOLD, 25, 29, INK, after=4)
META = TextStyle(REGULAR, 11, 15.5, SECONDARY)
GOAL = TextStyle(REGULAR, 11, 15.5, INK, before=6)
FIGURE = TextStyle(BOLD, 22, 27, INK)
FIGURE_LABEL = TextStyle(REGULAR, 9.5, 12.5, MUTED)
SECTION = TextStyle(BOLD, 14, 18, INK, before=22, after=9, heading=True)
WHAT = TextStyle(SEMIBOLD, 11, 14.5, INK)
DETAIL = TextStyle(REGULAR, 9.5, 13, SECONDARY)
ORIGIN = TextStyle(ITALIC, 9.5, 13, MUTED)
DATE = TextStyle(SEMIBOLD, 11, 14.5, INK, right=True, whole=True)
COUNT = TextStyle(SEMIBOLD, 11, 14.5, MUTED, right=True, whole=True)
KIND = TextStyle(REGULAR, 11, 15.5, SECONDARY)
BLOCK = TextStyle(SEMIBOLD, 12, 15.5, INK)
LANE = TextStyle(SEMIBOLD, 9.5, 13, MUTED, before=8, after=3, heading=True, indent=INDENT)
CLUSTER = TextStyle(SEMIBOLD, 10.5, 14, INK, before=5, after=2, heading=True, indent=INDENT)
NOTE = TextStyle(REGULAR, 10.5, 14, INK)
NUMBER = TextStyle(SEMIBOLD, 10.5, 14, MUTED, right=True, whole=True)
HEAD = TextStyle(SEMIBOLD, 9, 12, MUTED)
HEAD_RIGHT = TextStyle(SEMIBOLD, 9, 12, MUTED, right=True, whole=True)
CELL = TextStyle(REGULAR, 10.5, 14, INK)
CELL_RIGHT = TextStyle(REGULAR, 10.5, 14, INK, right=True, whole=True)
GROUP = TextStyle(SEMIBOLD, 11, 14.5, SECONDARY, before=10, after=4, heading=True)
REMARK = TextStyle(REGULAR, 10.5, 14, SECONDARY, before=10)
OWN = TextStyle(BOLD, 20, 24, INK, before=8, after=10, heading=True)
ASIDE = TextStyle(REGULAR, 11, 14.5, MUTED)
SAID = TextStyle(REGULAR, 11, 14.5, INK)
NAME = TextStyle(SEMIBOLD, 9, 11, INK)
TIME = TextStyle(SEMIBOLD, 11, 14.5, INK, whole=True)
PRIVATE = TextStyle(ITALIC, 9.5, 13, SECONDARY)
PROGRAMME = TextStyle(REGULAR, 13, 18, INK)
PROGRAMME_TIME = TextStyle(SEMIBOLD, 13, 18, INK, whole=True)
FIELD = TextStyle(SEMIBOLD, 9.5, 12, MUTED, before=5)
CARD_TITLE = TextStyle(SEMIBOLD, 12, 15, INK)
IN_CIRCLE = TextStyle(REGULAR, 9, 11, INK, centred=True)
NAME_CARD = TextStyle(BOLD, 24, 28, INK, centred=True, before=14)
NAME_CARD_LONG = TextStyle(BOLD, 16, 19, INK, centred=True, before=14)
NAME_CARD_FROM = TextStyle(REGULAR, 13, 17, SECONDARY, centred=True, before=4)
POSTER = TextStyle(BOLD, 44, 50, INK, after=10)
POSTER_STEPS: Final = tuple(  # step, detail, number: the largest that fits on one sheet
    (
        TextStyle(SEMIBOLD, size, size * 1.24, INK),
        TextStyle(REGULAR, size * 0.7, size * 0.92, SECONDARY),
        TextStyle(BOLD, size, size * 1.24, MUTED, whole=True),
    )
    for size in (30.0, 26.0, 22.0, 18.0, 15.0)
)
FOOTER_SIZE: Final = 9
