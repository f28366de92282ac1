"""Draws a projection into any rectangle: the projector's whole screen or a small preview."""

from __future__ import annotations

from typing import assert_never

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from llnet_desktop.domain.projection import (
    AgendaPage,
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    Projection,
    StepPage,
    TestPage,
    ThanksPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui.projector import board, commitments, pages
from llnet_desktop.ui.projector.text import HEIGHT
from llnet_desktop.ui.projector.wall import MARGIN, Wall, frame, width_for
from llnet_desktop.ui.theme import Theme


def paint_projection(
    painter: QPainter, rect: QRectF, projection: Projection, now: Reading, theme: Theme
) -> None:
    """Draw what the room sees. The same lines come out at every size of the same shape."""
    if rect.isEmpty():
        return
    if isinstance(projection, Black):
        painter.fillRect(rect, Qt.GlobalColor.black)
        return
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, theme.color("wall"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    inside = frame(rect)
    painter.translate(inside.topLeft())
    painter.scale(inside.height() / HEIGHT, inside.height() / HEIGHT)
    _page(Wall(painter, width_for(rect.size()), projection.scene, now, theme))
    painter.restore()


def _page(wall: Wall) -> None:
    page = wall.scene.page
    match page:
        case StepPage():
            pages.step(wall, page)
        case BoardPage():
            board.draw(wall, page)
        case CommitmentsPage():
            commitments.draw(wall, page)
        case BreakPage():
            pages.rest(wall, page)
        case AgendaPage():
            pages.programme(wall, page)
        case WelcomePage():
            wall.clock(wall.width - MARGIN)
            pages.welcome(wall, page)
        case ThanksPage():
            wall.clock(wall.width - MARGIN)
            pages.thanks(wall, page)
        case GroupsPage():
            pages.groups(wall, page)
        case LaterPage():
            wall.clock(wall.width - MARGIN)
            pages.later(wall, page)
        case TestPage():
            wall.clock(wall.width - MARGIN)
            pages.test(wall, page)
        case _:
            assert_never(page)
    wall.strip(wall.scene.strip)
