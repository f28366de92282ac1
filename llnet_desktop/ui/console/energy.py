"""The energy of the room as the facilitator sees it: five keys, and a small picture per block."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from llnet_desktop.domain.run import CALM, LIVELY
from llnet_desktop.domain.workshop import Block
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui import theme
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.widgets.text import label

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage

LEVELS = range(CALM, LIVELY + 1)


class EnergyPicture(QWidget):
    """A column for each block, as high as its energy; a dot where nothing was said of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._levels: tuple[int, ...] = ()  # 0: not said
        self._on: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_levels(self, levels: tuple[int, ...], on: int | None) -> None:
        """Draw other levels; `on` is the place of the block that is on."""
        if (levels, on) != (self._levels, self._on):
            self._levels, self._on = levels, on
            self.update()

    def sizeHint(self) -> QSize:
        """Return a height that follows the text."""
        return QSize(0, round(self.fontMetrics().height() * 1.6))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the columns from left to right, as the agenda goes."""
        painter, look = QPainter(self), theme.current()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pitch = min(self.width() / max(len(self._levels), 1), 28.0)
        low, high = self.height() - 5.0, self.height() - 8.0
        for place, level in enumerate(self._levels):
            middle = pitch * (place + 0.5)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.color("accent" if level else "muted"))
            if level:
                tall = high * level / LIVELY
                wide = max(2.0, min(pitch * 0.6, 12.0))
                column = QRectF(middle - wide / 2, low - tall, wide, tall)
                painter.drawRoundedRect(column, 2, 2)
            else:
                painter.drawEllipse(QPointF(middle, low - 2), 1.5, 1.5)
            if place == self._on:
                painter.setPen(QPen(look.color("ink"), 2))
                half = max(2.0, pitch * 0.4)
                painter.drawLine(QPointF(middle - half, low + 3), QPointF(middle + half, low + 3))


class EnergyRow(QWidget):
    """Five buttons and the picture, below the agenda. A discreet console has none of it."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter) -> None:
        super().__init__(page.left_side)
        self._page, self._presenter = page, presenter
        self.title_label = label("secondary", parent=self)
        self.picture = EnergyPicture(self)
        self.buttons = tuple(QPushButton(str(level), self) for level in LEVELS)
        row = QHBoxLayout()
        row.setSpacing(4)
        for level, button in zip(LEVELS, self.buttons, strict=True):
            button.setProperty("look", "tight")
            button.setCheckable(True)
            button.setMinimumSize(32, 28)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(partial(self._press, level))
            row.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 8, 0)
        column.setSpacing(2)
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(self.title_label)
        above.addWidget(self.picture, 1)
        column.addLayout(above)
        column.addLayout(row)
        inside = page.left_side.layout()
        assert inside is not None
        inside.addWidget(self)

    def refresh(self) -> None:
        """Show what was said of each block, and of the one that is on."""
        session, speech = self._presenter.session, self._page.speech
        block, run = session.block, session.run
        self.setVisible(block is not None and not self._page.is_discreet)
        if block is None:
            return
        blocks = session.blocks
        levels = tuple(run.energy.get(one.id, 0) for one in blocks)
        on = next((place for place, one in enumerate(blocks) if one.id == block.id), None)
        self.picture.show_levels(levels, on)
        self.title_label.setText(speech("energy.title"))
        self.picture.setAccessibleName(speech("energy.title"))
        said = (
            speech("energy.of", block=speech.of(one.title), level=level)
            for one, level in zip(blocks, levels, strict=True)
            if level
        )
        self.picture.setAccessibleDescription("\n".join(said) or speech("energy.none"))
        for level, button in zip(LEVELS, self.buttons, strict=True):
            button.setChecked(run.energy.get(block.id) == level)
            button.setAccessibleName(speech("energy.button", level=level))
            button.setToolTip(speech("energy.tip"))

    def _press(self, level: int, _: bool = False) -> None:
        self.feel(level)
        self.refresh()  # a second press on the same one leaves it

    def feel(self, level: int) -> None:
        """Write down the energy of the room for the block that is on, and say so."""
        page, session = self._page, self._presenter.session
        block = session.block
        if page.is_discreet:
            page.tell(page.speech("energy.discreet"))
        elif block is None:
            page.tell(page.speech("energy.nothing_on"))
        else:
            page.guard(lambda: self._note(session, block, level))

    def _note(self, session: LiveSession, block: Block, level: int) -> None:
        session.feel(level)
        speech = self._page.speech
        self._page.tell(speech("energy.said", block=speech.of(block.title), level=level))
