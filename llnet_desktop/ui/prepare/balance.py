"""How the time is spread over the five conditions: a strip over the day, and bars."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.agenda import Agenda, Slot
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block
from llnet_desktop.services.planning import minutes_by_condition
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.block_delegate import LEFT, RIGHT
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import minutes

BETWEEN = 4.0
ROW = 24.0
ROUNDED = 14.0  # shorter than this a segment has no room for round ends


class BalanceStrip(QWidget):
    """The day as one line: a segment a block, as long as it lasts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._slots: tuple[Slot, ...] = ()
        self.setFixedHeight(8)

    def show_agenda(self, agenda: Agenda) -> None:
        """Show the blocks of an agenda."""
        self._slots = agenda.slots
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the segments; free time between blocks stays open."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        total = sum((slot.before + slot.length for slot in self._slots), ZERO)
        room = self.width() - BETWEEN * max(len(self._slots) - 1, 0)
        each = room / total.total_seconds() if total else 0.0
        look = theme.current()
        x = 0.0
        for slot in self._slots:
            x += slot.before.total_seconds() * each
            width = slot.length.total_seconds() * each
            segment = QRectF(x, 0, width, self.height())
            colour = look.condition(slot.block.condition)
            if width < ROUNDED:
                painter.fillRect(segment, colour)
            else:
                painter.setBrush(colour)
                painter.drawRoundedRect(segment, 4, 4)
            x += width + BETWEEN


class BalanceBars(QWidget):
    """Minutes for each condition, with its shape and its word. Facts, no judgement."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._totals = minutes_by_condition(())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def speak(self, speech: Speech) -> None:
        """Take the words; a form makes its widgets without them."""
        self._speech = speech
        speech.changed.connect(self._say)
        self._say()

    def show_blocks(self, blocks: Sequence[Block]) -> None:
        """Show the totals of these blocks."""
        totals = minutes_by_condition(blocks)
        if totals != self._totals:
            self._totals = totals
            self._say()

    def _say(self) -> None:
        """Give the picture its text."""
        said = [
            f"{condition_name(self._speech, condition)}: "
            + self._speech("prepare.minutes_said", n=minutes(total))
            for condition, total in self._totals.items()
        ]
        self.setAccessibleName(", ".join(said))
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for five lines."""
        return QSize(260, round(len(Condition) * ROW * theme.scale_of(self.font())))

    def minimumSizeHint(self) -> QSize:
        """Return the same: nothing may be cut off."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a line for each condition."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, scale = theme.current(), theme.scale_of(self.font())
        font = theme.font(13 * scale)
        metrics = QFontMetricsF(font)
        names = {condition: condition_name(self._speech, condition) for condition in Condition}
        unit = self._speech("prepare.minutes_short")
        said = {c: f"{minutes(total)} {unit}" for c, total in self._totals.items()}
        row, start = ROW * scale, 24 * scale
        widest = max(map(metrics.horizontalAdvance, names.values()))
        end = max(map(metrics.horizontalAdvance, said.values()))
        first = min(start + widest, self.width() * 0.6) + 12 * scale
        last = self.width() - end - 12 * scale
        most = max(max(self._totals.values()), MINUTE)
        painter.setFont(font)
        for place, (condition, total) in enumerate(self._totals.items()):
            top = place * row
            icon = QRectF(0, top + (row - 15 * scale) / 2, 15 * scale, 15 * scale)
            icons.paint_condition(painter, condition, icon, look.condition(condition))
            painter.setPen(look.color("ink"))
            name = metrics.elidedText(
                names[condition], Qt.TextElideMode.ElideRight, first - start - 8 * scale
            )
            painter.drawText(QRectF(start, top, first - start, row), LEFT, name)
            painter.drawText(QRectF(last, top, self.width() - last, row), RIGHT, said[condition])
            track = QRectF(first, top + row / 2 - 3 * scale, max(last - first, 0), 6 * scale)
            path = QPainterPath()
            path.addRoundedRect(track, 3 * scale, 3 * scale)
            painter.fillPath(path, look.color("sunken"))
            track.setWidth(track.width() * (total / most))
            path.clear()
            path.addRoundedRect(track, 3 * scale, 3 * scale)
            painter.fillPath(path, look.condition(condition))
