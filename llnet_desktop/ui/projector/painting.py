"""Draws a projection into any rectangle: the projector's whole screen or a small preview."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import assert_never
from zoneinfo import ZoneInfo

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter

from llnet_desktop.domain.projection import (
    AgendaPage,
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    GroupsPage,
    LaterPage,
    LookbackPage,
    MatrixPage,
    PairsPage,
    PhotoPage,
    Projection,
    ScanPage,
    Scene,
    StepPage,
    TestPage,
    ThanksPage,
    TiesPage,
    VotesPage,
    WelcomePage,
)
from llnet_desktop.domain.run import Reading, Timebox, look
from llnet_desktop.ui.projector import (
    board,
    commitments,
    groups,
    lookback,
    matrix,
    pages,
    pairs,
    photo,
    scan,
    testcard,
    ties,
    votes,
)
from llnet_desktop.ui.projector.board_changes import changed_on_board
from llnet_desktop.ui.projector.text import HEIGHT
from llnet_desktop.ui.projector.wall import MARGIN, Moving, Wall, frame, width_for
from llnet_desktop.ui.theme import Theme

_TELLS_APART = 0.3  # pixels for a unit of the wall from which on notes have pixels between them


def paint_projection(
    painter: QPainter, rect: QRectF, projection: Projection, now: Reading, theme: Theme
) -> None:
    """Draw what the room sees. The same lines come out at every size of the same shape."""
    moving = paint_still(painter, rect, projection, now, theme)
    paint_moving(painter, rect, projection, moving, now, theme)


def paint_still(
    painter: QPainter,
    rect: QRectF,
    projection: Projection,
    now: Reading,
    theme: Theme,
    within: QRect | None = None,
) -> tuple[Moving, ...]:
    """Draw what stands still for as long as `standing` says the same; return what moves.

    `within` is all that has to be drawn when given.
    """
    if rect.isEmpty():
        return ()
    if isinstance(projection, Black):
        painter.fillRect(rect, Qt.GlobalColor.black)
        return ()
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    if within is not None:
        painter.setClipRect(within, Qt.ClipOperation.IntersectClip)
    painter.fillRect(rect, theme.color("wall"))
    wall = _wall(painter, rect, projection.scene, now, theme)
    _page(wall)
    painter.restore()
    return tuple(wall.moving)


def paint_moving(
    painter: QPainter,
    rect: QRectF,
    projection: Projection,
    moving: Sequence[Moving],
    now: Reading,
    theme: Theme,
    within: QRectF | None = None,
) -> None:
    """Draw what moves on top of what stands still.

    `within` is all that is looked at when given; the painter is clipped to it.
    """
    if isinstance(projection, Black) or rect.isEmpty():
        return
    painter.save()
    if within is None:
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    wall = _wall(painter, rect, projection.scene, now, theme)
    part = painter.worldTransform().inverted()[0].mapRect(within) if within else None
    for one in moving:
        one.draw(wall, part)
    painter.restore()


def changed(before: Projection, after: Projection, rect: QRectF) -> tuple[QRect, ...] | None:
    """Return the parts of a rectangle that look different; None when it may be all of it.

    Each is to be drawn on its own: with a clip of several parts edges come out a shade different.
    """
    if rect.isEmpty():
        return None
    *_, scale, width = _place(rect.left(), rect.top(), rect.width(), rect.height())
    areas = changed_on_board(before, after, width) if scale >= _TELLS_APART else None
    if areas is None:
        return None
    return tuple(placed(rect, area).toRect() for area in areas)


def standing(projection: Projection, now: Reading) -> tuple[object, ...]:
    """Return what the still part depends on beside the projection, its place and its theme."""
    if isinstance(projection, Black):
        return ()
    page = projection.scene.page
    box = getattr(page, "box", None)
    today = now.wall.astimezone(ZoneInfo(projection.scene.zone)).date()
    again = page.resumes(now) if isinstance(page, BreakPage) else None
    minute = again.replace(second=0) if again else None
    soon = isinstance(page, WelcomePage) and pages.has_started(page, now)
    return (today, look(box, now) if isinstance(box, Timebox) else None, minute, soon)


def placed(rect: QRectF, area: QRectF) -> QRectF:
    """Return where an area of the wall comes in the rectangle that is drawn into."""
    left, top, scale, _ = _place(rect.left(), rect.top(), rect.width(), rect.height())
    return QRectF(
        left + area.left() * scale,
        top + area.top() * scale,
        area.width() * scale,
        area.height() * scale,
    )


def _wall(painter: QPainter, rect: QRectF, scene: Scene, now: Reading, theme: Theme) -> Wall:
    """Return a wall that fills a rectangle; it leaves the painter changed."""
    left, top, scale, width = _place(rect.left(), rect.top(), rect.width(), rect.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.translate(left, top)
    painter.scale(scale, scale)
    return Wall(painter, width, scene, now, theme)


@lru_cache(maxsize=16)
def _place(
    left: float, top: float, width: float, height: float
) -> tuple[float, float, float, float]:
    """Return where the wall begins in a rectangle, its scale, and how wide it is in its units."""
    inside = frame(QRectF(left, top, width, height))
    scale = inside.height() / HEIGHT
    return inside.left(), inside.top(), scale, width_for(QSizeF(width, height))


def _page(wall: Wall) -> None:
    page = wall.scene.page
    match page:
        case StepPage():
            pages.step(wall, page)
        case BoardPage():
            board.draw(wall, page)
        case VotesPage():
            votes.draw(wall, page)
        case MatrixPage():
            matrix.draw(wall, page)
        case PairsPage():
            pairs.draw(wall, page)
        case CommitmentsPage():
            commitments.draw(wall, page)
        case ScanPage():
            scan.draw(wall, page)
        case LookbackPage():
            lookback.draw(wall, page)
        case TiesPage():
            ties.draw(wall, page)
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
            groups.draw(wall, page)
        case LaterPage():
            wall.clock(wall.width - MARGIN)
            pages.later(wall, page)
        case PhotoPage():
            photo.draw(wall, page)
        case TestPage():
            testcard.draw(wall, page)
            return
        case _:
            assert_never(page)
    wall.strip(wall.scene.strip)
