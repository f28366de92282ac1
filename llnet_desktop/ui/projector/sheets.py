"""How many sheets a long page has; they are turned by key."""

from __future__ import annotations

from PySide6.QtCore import QSizeF

from llnet_desktop.domain.projection import (
    BoardPage,
    CommitmentsPage,
    GroupsPage,
    Live,
    LookbackPage,
    MatrixPage,
    PairsPage,
    PhotoPage,
    Projection,
    VotesPage,
)
from llnet_desktop.ui.projector.board_layout import board_sheets, sheet_with
from llnet_desktop.ui.projector.commitments import commitment_sheets
from llnet_desktop.ui.projector.groups import group_sheets
from llnet_desktop.ui.projector.lookback import lookback_sheets
from llnet_desktop.ui.projector.matrix import matrix_sheets
from llnet_desktop.ui.projector.pairs import pair_sheets
from llnet_desktop.ui.projector.votes import vote_sheets


def projection_sheets(projection: Projection, wall: QSizeF) -> int:
    """Return the number of sheets on a wall of this shape; 1 when there is nothing to turn."""
    if not isinstance(projection, Live):
        return 1
    page, languages = projection.scene.page, projection.scene.languages
    if isinstance(page, BoardPage):
        return board_sheets(page, wall, languages)
    if isinstance(page, VotesPage):
        return vote_sheets(page, wall, languages)
    if isinstance(page, MatrixPage):
        return matrix_sheets(page, wall, languages)
    if isinstance(page, PairsPage):
        return pair_sheets(page, wall, languages)
    if isinstance(page, CommitmentsPage):
        return commitment_sheets(page, wall, languages)
    if isinstance(page, LookbackPage):
        return lookback_sheets(page, wall, languages)
    if isinstance(page, GroupsPage):
        return group_sheets(page, wall)
    if isinstance(page, PhotoPage):
        return page.photos
    return 1


def sheet_of_note(projection: Projection, number: int, wall: QSizeF) -> int:
    """Return the sheet on which the room finds a note."""
    if isinstance(projection, Live) and isinstance(projection.scene.page, BoardPage):
        return sheet_with(projection.scene.page, number, wall, projection.scene.languages)
    return 0
