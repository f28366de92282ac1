"""How one block is drawn and edited in place: its height is its minutes."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import Enum
from functools import lru_cache

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QIntValidator,
    QPainter,
    QPainterPath,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from llnet_desktop.domain.agenda import Slot
from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.agenda_model import AgendaModel
from llnet_desktop.ui.prepare.texts import gap_words, how, pin_words, shrink_words, title_of
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import clock, minutes

Index = QModelIndex | QPersistentModelIndex

PER_MINUTE = 2.0  # pixels at 100 %
LOWEST = 34.0
HIGHEST = 200.0  # a whole afternoon must not fill three screens
BETWEEN = 6.0
GAP_LOWEST = 26.0
CHANGING_LOWEST = 17.0
MARGIN = 3.0  # around a card, for the ring of the one that is chosen
MOST_CARDS = 200  # pictures that are kept
TIMES = 56.0  # the column of starting times
BOLD = QFont.Weight.Bold
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class Part(Enum):
    """What of a block is edited in place."""

    TITLE = "title"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row are, in the view's coordinates."""

    gap: QRectF
    card: QRectF
    shape: QRectF
    title: QRectF  # and what follows it, up to the minutes
    minutes: QRectF


def heights(slot: Slot, scale: float) -> tuple[float, float]:
    """Return the height of the gap before a block and of its card, in pixels."""
    return _heights(slot.length, slot.before, slot.free > ZERO, scale)


@lru_cache(maxsize=512)
def _heights(
    length: timedelta, between: timedelta, is_free: bool, scale: float
) -> tuple[float, float]:
    gap = 0.0
    if between:
        lowest = GAP_LOWEST if is_free else CHANGING_LOWEST
        wanted = between / MINUTE * PER_MINUTE * scale
        gap = min(max(wanted, lowest * scale), HIGHEST * scale / 2)
    wanted = length / MINUTE * PER_MINUTE * scale
    return gap, min(max(wanted, LOWEST * scale), HIGHEST * scale)


def places(rect: QRectF, slot: Slot, scale: float) -> Places:
    """Return where the parts of a row are when it has this rectangle."""
    gap, height = heights(slot, scale)
    left = rect.left() + TIMES * scale
    width = max(rect.right() - left - 2, 1.0)
    card = QRectF(left, rect.top() + gap, width, height)
    icon = 15 * scale
    shape = QRectF(left + 18 * scale, card.center().y() - icon / 2, icon, icon)
    end = QRectF(card.right() - 84 * scale, card.top(), 70 * scale, height)
    start = shape.right() + 10 * scale
    title = QRectF(start, card.top(), max(end.left() - start - 8 * scale, 1.0), height)
    return Places(QRectF(left, rect.top(), width, gap), card, shape, title, end)


class BlockDelegate(QStyledItemDelegate):
    """Draws a block, and edits its title or its minutes where they stand."""

    renamed = Signal(str, str)  # block, title
    lasted = Signal(str, int)  # block, minutes

    def __init__(self, speech: Speech, model: AgendaModel, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._model = model
        self.part = Part.TITLE
        self.lifted = -1  # the row that the mouse carries
        self._cards: dict[Hashable, tuple[Block, QPixmap]] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height that the minutes ask for."""
        scale = theme.scale_of(option.font)
        return QSize(1, round(sum(heights(self._slot(index), scale)) + BETWEEN * scale))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the row: time, gap, card with its coloured edge, shape and words."""
        slot = self._slot(index)
        scale = theme.scale_of(option.font)
        at = places(QRectF(option.rect), slot, scale)
        state = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() == self.lifted:
            painter.setOpacity(0.4)
        self._paint_time(painter, slot, at, scale)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        title = title_of(self._speech, slot.block, self._model.language)
        card = self._card(painter, title, slot, at, scale, chosen, focused)
        painter.drawPixmap(at.card.topLeft() - QPointF(MARGIN, MARGIN), card)
        painter.restore()

    def _card(
        self,
        painter: QPainter,
        title: str,
        slot: Slot,
        at: Places,
        scale: float,
        chosen: bool,
        focused: bool,
    ) -> QPixmap:
        """Return the picture of a card. It is kept: a re-time moves cards and changes few."""
        ratio = painter.device().devicePixelRatioF()
        size = (round(at.card.width() * ratio), round(at.card.height() * ratio))
        look = (theme.current().name, self._speech.language, scale, ratio)
        key = (slot.block.id, title, size, look, chosen, focused)
        block, made = self._cards.get(key, (None, QPixmap()))
        if block is slot.block or (block and replace(block, place=slot.block.place) == slot.block):
            return made
        margin = 2 * round(MARGIN * ratio)
        made = QPixmap(size[0] + margin, size[1] + margin)
        made.setDevicePixelRatio(ratio)
        made.fill(Qt.GlobalColor.transparent)
        inside = QPainter(made)
        inside.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside.translate(QPointF(MARGIN, MARGIN) - at.card.topLeft())
        self._paint_card(inside, slot, at.card, scale, chosen=chosen, focused=focused)
        colour = theme.current().condition(slot.block.condition)
        icons.paint_condition(inside, slot.block.condition, at.shape, colour)
        self._paint_words(inside, title, slot, at, scale)
        inside.end()
        if len(self._cards) >= MOST_CARDS:
            self._cards.clear()
        self._cards[key] = slot.block, made
        return made

    def _paint_time(self, painter: QPainter, slot: Slot, at: Places, scale: float) -> None:
        look = theme.current()
        pinned = slot.block.pinned is not None
        painter.setFont(theme.font(13 * scale, BOLD if pinned else QFont.Weight.Normal))
        painter.setPen(look.color("ink" if pinned else "muted"))
        column = QRectF(at.card.left() - TIMES * scale, at.card.top(), 44 * scale, LOWEST * scale)
        painter.drawText(column, LEFT, clock(slot.starts))
        if not at.gap.height():
            return
        words = gap_words(self._speech, slot)
        painter.setFont(theme.font(12 * scale))
        if slot.free <= ZERO:  # only changing over: a word, no box
            painter.setPen(look.color("muted"))
            painter.drawText(at.gap.adjusted(18 * scale, -BETWEEN * scale, 0, 0), LEFT, words)
            return
        faint = look.color("muted")
        faint.setAlphaF(0.5)
        painter.setPen(QPen(faint, 1, Qt.PenStyle.DashLine))
        space = at.gap.adjusted(1, 0, -1, -BETWEEN * scale)
        painter.drawRoundedRect(space, 6 * scale, 6 * scale)
        painter.setPen(look.color("muted"))
        painter.drawText(space.adjusted(17 * scale, 0, 0, 0), LEFT, words)

    def _paint_card(
        self,
        painter: QPainter,
        slot: Slot,
        card: QRectF,
        scale: float,
        *,
        chosen: bool,
        focused: bool,
    ) -> None:
        look = theme.current()
        radius = 8 * scale
        outline = QPainterPath()
        outline.addRoundedRect(card.adjusted(1, 1, -1, -1), radius, radius)
        if chosen:
            painter.setPen(QPen(look.color("accent_soft"), 4))
            painter.drawPath(outline)
        pause = slot.block.sort is BlockKind.BREAK
        painter.fillPath(outline, look.color("sunken" if pause else "card"))
        painter.save()
        painter.setClipPath(outline)
        edge = QRectF(card.left(), card.top(), 7 * scale, card.height())
        painter.fillRect(edge, look.condition(slot.block.condition))
        painter.restore()
        line = look.color("accent" if chosen else "line")
        painter.setPen(QPen(line, 2 if chosen and focused else 1))
        painter.drawPath(outline)

    def _paint_words(
        self, painter: QPainter, title: str, slot: Slot, at: Places, scale: float
    ) -> None:
        look = theme.current()
        pause = slot.block.sort is BlockKind.BREAK
        small, plain = theme.font(13 * scale), theme.font(14 * scale)
        bold = theme.font(14 * scale, BOLD)
        strong = plain if pause else bold
        ink = look.color("secondary" if pause else "ink")
        length = f"{minutes(slot.block.planned)} {self._speech('prepare.minutes_short')}"
        _write(painter, strong, ink, at.minutes, length, RIGHT)
        room = QRectF(at.title)
        said = (pin_words(self._speech, slot.block), shrink_words(self._speech, slot.block))
        if shrink := " · ".join(word for word in said if word):
            wide = QFontMetricsF(small).horizontalAdvance(shrink) + 2
            if wide < room.width() / 2:
                _write(painter, small, look.color("muted"), room, shrink, RIGHT)
                room.setRight(room.right() - wide - 16 * scale)
        written = _write(painter, strong, ink, room, title, LEFT)
        room.setLeft(room.left() + written + 10 * scale)
        if room.width() > 40 * scale:
            kind = self._speech("conditions.kind.break") if pause else ""
            words = how(self._speech, slot.block) or ("" if kind == title else kind)
            _write(painter, small, look.color("secondary"), room, words, LEFT)

    def _slot(self, index: Index) -> Slot:
        """Return what a row shows: asked for so often that the way through Qt would be felt."""
        return self._model.slot_at(index.row())

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index
    ) -> QLineEdit:
        """Return the field that stands in the place of the title or the minutes."""
        editor = QLineEdit(parent)
        editor.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 0 6px; border-radius: 6px; }")
        editor.setAccessibleName(self._speech(f"prepare.{_NAMES[self.part]}"))
        if self.part is Part.MINUTES:
            editor.setValidator(QIntValidator(0, 99_999, editor))
            editor.setAlignment(RIGHT)
        else:
            editor.setMaxLength(TITLE_LIMIT)
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Fill the field, unless somebody is typing in it."""
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            return
        slot = self._slot(index)
        if self.part is Part.TITLE:
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        else:
            editor.setText(str(minutes(slot.block.planned)))

    def setModelData(self, editor: QWidget, _written: QObject, index: Index) -> None:
        """Say what was typed; the agenda comes back changed, or as it was."""
        assert isinstance(editor, QLineEdit)
        if not editor.isModified():
            return
        slot = self._slot(index)
        if self.part is Part.TITLE:
            self.renamed.emit(slot.block.id, editor.text())
        elif editor.text():
            self.lasted.emit(slot.block.id, int(editor.text()))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Put the field where the words are."""
        scale = theme.scale_of(option.font)
        at = places(QRectF(option.rect), self._slot(index), scale)
        height = (LOWEST - 6) * scale
        where = at.title if self.part is Part.TITLE else at.minutes
        field = QRectF(where.left() - 8, where.center().y() - height / 2, where.width() + 8, height)
        editor.setGeometry(field.toRect())


_NAMES = {Part.TITLE: "editor.title", Part.MINUTES: "minutes"}


def _write(
    painter: QPainter,
    font: QFont,
    colour: QColor,
    room: QRectF,
    text: str,
    alignment: Qt.AlignmentFlag,
) -> float:
    """Write one line, shortened where there is no room; return how wide it became."""
    metrics = QFontMetricsF(font)
    fitting = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(room, alignment | Qt.TextFlag.TextSingleLine, fitting)
    return metrics.horizontalAdvance(fitting)
