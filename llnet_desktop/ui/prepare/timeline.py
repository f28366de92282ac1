"""The agenda as a timeline: chosen, reordered and re-timed by keyboard and by mouse."""

from __future__ import annotations

import html

from PySide6.QtCore import (
    QEvent,
    QPoint,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QListView,
    QToolTip,
    QWidget,
)

from llnet_desktop.domain.agenda import Agenda
from llnet_desktop.domain.workshop import Block
from llnet_desktop.ui import theme
from llnet_desktop.ui.prepare.agenda_model import AgendaModel, Index
from llnet_desktop.ui.prepare.block_delegate import (
    BETWEEN,
    TIMES,
    BlockDelegate,
    Part,
    places,
)
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words.dates import minutes

EXERCISE_MIME = "application/x-llnet-exercise"  # the id of an exercise, as text
NEAR_EDGE = 28  # pixels: carried this near to an edge, the timeline scrolls


class Timeline(QListView):
    """Says what somebody wants; it never changes the agenda itself."""

    block_chosen = Signal(str)  # "" when none is
    opened = Signal(str)
    moved = Signal(str, int)  # block, place counted without the block itself
    renamed = Signal(str, str)
    lasted = Signal(str, int)
    removal_asked = Signal(str)
    exercise_dropped = Signal(str, int)  # exercise, place

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pressed = QPoint()
        self._carried = -1  # the row under the mouse when it was pressed, or -1
        self._drop = -1  # the row that what is carried would come before, or -1
        self._scrolling = QTimer(self, interval=30)  # a timer of its own dies with the list
        self._scrolling.timeout.connect(self._scroll_on)
        self.setStyleSheet("QListView { background: transparent; border: none; }")
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAcceptDrops(True)

    def speak(self, speech: Speech) -> None:
        """Take the words; a form makes its widgets without them."""
        self._speech = speech
        self._model = AgendaModel(speech, self)
        self._rows = BlockDelegate(speech, self._model, self)
        self._rows.renamed.connect(self.renamed)
        self._rows.lasted.connect(self.lasted)
        self.setModel(self._model)
        self.setItemDelegate(self._rows)

    @property
    def agenda_model(self) -> AgendaModel:
        """The rows."""
        return self._model

    def show_agenda(self, agenda: Agenda) -> None:
        """Show this agenda; what was chosen stays chosen."""
        self._let_go()
        self._model.show_agenda(agenda)

    def chosen(self) -> Block | None:
        """Return the block that is chosen."""
        return self._model.block_at(self.currentIndex())

    def choose(self, block_id: str | None) -> None:
        """Choose a block and bring it into view."""
        index = self._model.index(self._model.row_of(block_id))
        self.setCurrentIndex(index)
        if index.isValid():
            self.scrollTo(index)

    def edit_part(self, part: Part, typed: str = "") -> None:
        """Edit the chosen block's title or minutes where they stand, with what was typed so far."""
        self._rows.part = part
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())
            field = self.indexWidget(self.currentIndex())
            if typed and isinstance(field, QLineEdit):
                field.setText(typed)
                field.setModified(True)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which block is chosen now."""
        super().currentChanged(current, previous)
        block = self._model.block_at(current)
        self.block_chosen.emit(block.id if block else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Digits and + − change minutes, Alt with arrows moves, Delete removes, Enter opens."""
        block, row, key = self.chosen(), self.currentIndex().row(), event.key()
        if self.state() is QAbstractItemView.State.EditingState:
            event.accept()  # Enter in the field comes here as well
        elif self._drop >= 0 and key == Qt.Key.Key_Escape:
            self._let_go()
        elif block is None:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
            if step and 0 <= row + step < self._model.rowCount():
                self.moved.emit(block.id, row + step)
            elif not step:
                super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(block.id)
        elif key == Qt.Key.Key_F2:
            self.edit_part(Part.TITLE)
        elif key == Qt.Key.Key_Delete:
            self.removal_asked.emit(block.id)
        elif event.text() in ("+", "-", "="):
            self.lasted.emit(block.id, minutes(block.planned) + (-1 if event.text() == "-" else 1))
        elif event.text().isdecimal() and event.text().isascii():
            self.edit_part(Part.MINUTES, event.text())
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a block, and be ready to carry it."""
        super().mousePressEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
            self._carried = self.indexAt(self._pressed).row()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry a block once the mouse went far enough to mean it."""
        at = event.position().toPoint()
        if not event.buttons() & Qt.MouseButton.LeftButton or self._carried < 0:
            super().mouseMoveEvent(event)
            return
        far = (at - self._pressed).manhattanLength() >= QApplication.startDragDistance()
        if self._drop >= 0 or far:
            self._rows.lifted = self._carried
            self._drop = self._row_before(at.y())
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            if not self._scrolling.isActive():
                self._scrolling.start()
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down what is carried."""
        row, drop = self._carried, self._drop
        self._let_go()
        super().mouseReleaseEvent(event)
        if drop >= 0:
            to = drop - 1 if drop > row else drop
            if to != row:
                self.moved.emit(self._model.slots[row].block.id, to)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take an exercise from the library, and nothing else."""
        if event.mimeData().hasFormat(EXERCISE_MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Show where the exercise would land."""
        if event.mimeData().hasFormat(EXERCISE_MIME):
            self._drop = self._row_before(event.position().toPoint().y())
            if not self._scrolling.isActive():
                self._scrolling.start()
            self.viewport().update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget what was carried past."""
        self._let_go()
        event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Say which exercise was put where."""
        place = self._row_before(event.position().toPoint().y())
        self._let_go()
        if event.mimeData().hasFormat(EXERCISE_MIME):
            event.acceptProposedAction()
            exercise = event.mimeData().data(EXERCISE_MIME).toStdString()
            self.exercise_dropped.emit(exercise, place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit what was double clicked: the minutes, or the title."""
        at = event.position()
        index = self.indexAt(at.toPoint())
        if not index.isValid():
            return
        self.setCurrentIndex(index)
        slot = self._model.slots[index.row()]
        parts = places(QRectF(self.visualRect(index)), slot, theme.scale_of(self.font()))
        self.edit_part(Part.MINUTES if at.x() >= parts.minutes.left() else Part.TITLE)

    def _scroll_on(self) -> None:
        """Scroll while a block is held near the upper or lower edge."""
        y = self.viewport().mapFromGlobal(self.cursor().pos()).y()
        bar = self.verticalScrollBar()
        if y < NEAR_EDGE:
            bar.setValue(bar.value() - 8)
        elif y > self.viewport().height() - NEAR_EDGE:
            bar.setValue(bar.value() + 8)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, where a carried block would land, and a word when there are none."""
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        look = theme.current()
        if not self._model.rowCount():
            painter.setPen(look.color("secondary"))
            painter.setFont(theme.font(14 * theme.scale_of(self.font())))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            room = QRectF(self.viewport().rect()).adjusted(40, 0, -40, 0)
            painter.drawText(room, flags, self._speech("prepare.empty"))
        elif self._drop >= 0:
            y = self._edge(self._drop)
            painter.setPen(QPen(look.color("accent"), 3))
            left = round(TIMES * theme.scale_of(self.font()))
            painter.drawLine(left, y, self.viewport().width() - 3, y)
        painter.end()

    def viewportEvent(self, event: QEvent) -> bool:
        """Show a long title in full, as plain text, while the mouse rests on it."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            index = self.indexAt(event.pos())
            text = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""
            QToolTip.showText(event.globalPos(), f"<p>{html.escape(text)}</p>" if text else "")
            return True
        return super().viewportEvent(event)

    def minimumSizeHint(self) -> QSize:
        """Return room for three rows."""
        return QSize(320, round(120 * theme.scale_of(self.font())))

    def _row_before(self, y: int) -> int:
        rows = range(self._model.rowCount())
        return next((r for r in rows if self.visualRect(self._model.index(r)).center().y() > y),
                    len(rows))  # fmt: skip

    def _edge(self, row: int) -> int:
        last = self._model.rowCount() - 1
        if row <= last:
            return self.visualRect(self._model.index(row)).top() - round(BETWEEN / 2) + 1
        return self.visualRect(self._model.index(last)).bottom() - round(BETWEEN / 2)

    def _let_go(self) -> None:
        if self._carried < 0 and self._drop < 0:
            return
        self._carried = self._drop = self._rows.lifted = -1
        self._scrolling.stop()
        self.viewport().unsetCursor()
        self.viewport().update()
