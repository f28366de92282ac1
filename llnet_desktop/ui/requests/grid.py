"""The rows and columns to walk through by key: a shape for each answer, words beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from llnet_desktop.domain.workshop import Answer
from llnet_desktop.ui import theme
from llnet_desktop.ui.requests.model import Index, MatrixModel
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.ui.widgets.answers import paint_answer

ANSWERS: dict[str, Answer | None] = {
    "1": Answer.YES,
    "2": Answer.NO,
    "3": Answer.TRY,
    "4": Answer.VAGUE,
    "0": None,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LINES = 2
_FEW = 6  # parties; with more of them a row is one line high


def lines_for(model: MatrixModel) -> int:
    """Return how many lines of text a cell has room for."""
    return _LINES if model.rowCount() <= _FEW else 1


class CellDelegate(QStyledItemDelegate):
    """Paints each request of a cell with the shape of its answer; the rest is counted."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        view, look, model = option.widget, theme.current(), index.model()
        if not isinstance(view, QWidget) or not isinstance(model, MatrixModel):
            return
        painter.save()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        same = index.row() == index.column()
        painter.fillRect(option.rect, look.color("sunken" if same else "card"))
        if current:
            painter.setPen(look.color("accent"))
            painter.setBrush(look.color("accent_soft"))
            painter.drawRect(option.rect.adjusted(1, 1, -2, -2))
        self._paint_requests(painter, option, index, model)
        painter.restore()

    def _paint_requests(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, model: MatrixModel
    ) -> None:
        here, look = model.requests_at(index), theme.current()
        high = option.fontMetrics.height()
        inner = option.rect.adjusted(8, 6, -6, -4)
        room = lines_for(model)
        shown = here if len(here) <= room else here[: max(1, room - 1)]
        more = f"+ {len(here) - len(shown)}" if len(shown) < len(here) else ""
        lines = room if len(here) == 1 else 1
        if more and room == 1:
            wide = option.fontMetrics.horizontalAdvance(more)
            painter.setPen(look.color("secondary"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignRight, more)
            inner.adjust(0, 0, -wide - 6, 0)
        painter.setFont(option.font)
        y = inner.top()
        for one in shown:
            mark = QRectF(inner.left(), y + 1, high - 2, high - 2)
            paint_answer(painter, one.answer, mark, look.color("ink"), look.color("card"))
            painter.setPen(look.color("ink"))
            place = QRect(inner.left() + high + 5, y, inner.width() - high - 5, lines * high)
            _write(painter, one.text, place, lines)
            y += high
        if more and room > 1:
            painter.setPen(look.color("secondary"))
            place = QRect(inner.left() + high + 5, y, inner.width(), high)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, more)


def _write(painter: QPainter, words: str, place: QRect, lines: int) -> None:
    """Write words in at most so many lines, the last one ended with … where it must be."""
    metrics, high = painter.fontMetrics(), painter.fontMetrics().height()
    layout = QTextLayout(words, painter.font())
    wrapping = QTextOption()
    wrapping.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(wrapping)
    layout.beginLayout()
    for number in range(lines):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(max(1, place.width()))
        start, length = line.textStart(), line.textLength()
        part = words[start : start + length] if number < lines - 1 else words[start:]
        shown = metrics.elidedText(part.rstrip(), Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place.left(), place.top() + number * high + metrics.ascent(), shown)
    layout.endLayout()


class MatrixGrid(QTableView):
    """One cell is current. Letters are left to those who steer."""

    typing_wanted = Signal(bool)  # other words for the request that is there
    answered = Signal(object)  # Answer, or None
    removal_wanted = Signal()
    leaving_out_wanted = Signal(str)
    commitment_wanted = Signal()
    party_wanted = Signal()
    left = Signal()

    def show_model(self, model: MatrixModel, speech: Speech) -> None:
        """Take the cells and the words."""
        self._model, self._speech = model, speech
        self.setModel(model)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for mode in (self.setVerticalScrollMode, self.setHorizontalScrollMode):
            mode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QTableCornerButton::section { background: transparent; border: 0; }")
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            header.setSectionsClickable(False)
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.horizontalHeader().customContextMenuRequested.connect(
            lambda at: self._menu(self.horizontalHeader(), at)
        )
        self.verticalHeader().customContextMenuRequested.connect(
            lambda at: self._menu(self.verticalHeader(), at)
        )
        self.doubleClicked.connect(lambda _: self.typing_wanted.emit(False))
        model.modelReset.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Let columns share the room, none too narrow to read something in."""
        metrics, many = self.fontMetrics(), max(1, self._model.columnCount())
        wide = metrics.averageCharWidth()
        side = self.verticalHeader()
        names = (metrics.horizontalAdvance(name) for name in self._model.matrix.parties)
        asked = min(max(names, default=0) + 24, wide * 22)
        side.setFixedWidth(asked)
        self.horizontalHeader().setFixedHeight(round(metrics.height() * 1.8))
        room = self.width() - 2 * self.frameWidth() - asked - 2
        self.horizontalHeader().setDefaultSectionSize(max(wide * 19, room // many))
        side.setDefaultSectionSize(lines_for(self._model) * metrics.height() + 12)
        if self._model.rowCount() * side.defaultSectionSize() > self.height():
            room -= self.verticalScrollBar().sizeHint().width()
            self.horizontalHeader().setDefaultSectionSize(max(wide * 19, room // many))

    def choose(self, row: int, column: int) -> None:
        """Make a cell the one that is meant, and bring it into sight."""
        if 0 <= row < self._model.rowCount() and 0 <= column < self._model.columnCount():
            self.setCurrentIndex(self._model.index(row, column))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask and answer by keys."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        text, key = event.text(), event.key()
        if held:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _ENTER or key == Qt.Key.Key_F2:
            self.typing_wanted.emit(key == Qt.Key.Key_F2)
        elif key == Qt.Key.Key_Insert:
            self.party_wanted.emit()
        elif key == Qt.Key.Key_Delete and shift:
            row = self.currentIndex().row()
            if row >= 0:
                self.leaving_out_wanted.emit(self._model.matrix.parties[row])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif text in ANSWERS:
            self.answered.emit(ANSWERS[text])
        elif text == "!":
            self.commitment_wanted.emit()
        elif text.isprintable() and text:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QEvent) -> None:
        """Have a current cell as soon as the keys are here."""
        if not self.currentIndex().isValid():
            self.choose(0, min(1, self._model.columnCount() - 1))
        super().focusInEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QEvent) -> None:
        """Share the room again."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.model():
            self.fit()

    def _menu(self, header: QHeaderView, at: QPoint) -> None:
        place = header.logicalIndexAt(at)
        if place < 0:
            return
        name = self._model.matrix.parties[place]
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        action = menu.addAction(plain(self._speech("requests.leave_out", name=name)))
        action.triggered.connect(lambda: self.leaving_out_wanted.emit(name))
        menu.popup(header.viewport().mapToGlobal(at))
