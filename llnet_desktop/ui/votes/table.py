"""Dots in a table: a number is typed, + and − are keys and buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRectF, QRegularExpression, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QRegularExpressionValidator
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from llnet_desktop.ui import theme
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.votes.model import Column, Index, VotesModel

_FIGURES = QRegularExpression(r"\d{0,4}")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEPS = {Column.LESS: -1, Column.MORE: 1}


class StepDelegate(QStyledItemDelegate):
    """Paints the cells that take a dot away or add one as the buttons they are."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row's background and a small round button."""
        view, look = option.widget, theme.current()
        if isinstance(view, QWidget):
            element = QStyle.PrimitiveElement.PE_PanelItemViewItem
            view.style().drawPrimitive(element, option, painter, view)
        side = min(option.rect.width() - 6, option.rect.height() - 6)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(option.rect).center())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.setPen(look.color("muted"))
        painter.setBrush(look.color("sunken" if over else "card"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setPen(look.color("ink"))
        painter.setFont(theme.font(side * 0.6))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()


class DotsDelegate(QStyledItemDelegate):
    """A total to type: figures only. While it is veiled, what is typed is as well."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a field for a number."""
        field = QLineEdit(parent)
        field.setValidator(QRegularExpressionValidator(_FIGURES, field))
        field.setAlignment(Qt.AlignmentFlag.AlignCenter)
        field.setStyleSheet("QLineEdit, QLineEdit:focus { border-radius: 0; padding: 0 5px; }")
        field.setAccessibleName(str(index.data(Qt.ItemDataRole.AccessibleTextRole)))
        model = index.model()
        if isinstance(model, VotesModel) and model.is_veiled:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep a total at Enter at once: figures that follow quickly belong to the next row."""
        entered = (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _ENTER
        )
        if not entered or not isinstance(editor, QWidget):
            return super().eventFilter(editor, event)
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.SubmitModelCache)
        return True


class VotesTable(QTableView):
    """One row is current; figures begin a total, Enter keeps it and goes to the next row."""

    stepped = Signal(str, int)  # option, by how many
    left = Signal()

    def show_model(self, model: VotesModel, speech: Speech) -> None:
        """Take the options and the words."""
        self._model = model
        self.setModel(model)
        self._steps, self._dots = StepDelegate(self), DotsDelegate(speech, self)
        for column in _STEPS:
            self.setItemDelegateForColumn(column, self._steps)
        self.setItemDelegateForColumn(Column.DOTS, self._dots)
        self.setStyleSheet("QTableView::item { padding: 0 8px; }")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.AnyKeyPressed | triggers.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self.fit)
        model.headerDataChanged.connect(lambda *_: self.fit())
        self.fit()

    def fit(self) -> None:
        """Give figures and buttons what they need; the words have what is left."""
        if not isinstance(self.model(), VotesModel):
            return
        metrics, header = self.fontMetrics(), self.horizontalHeader()
        high = max(36, round(metrics.height() * 2.1))
        self.verticalHeader().setDefaultSectionSize(high)
        modes = QHeaderView.ResizeMode
        wide = metrics.horizontalAdvance
        for column, asked in (
            (Column.NUMBER, wide("00000") + 20),
            (Column.RESULT, wide("gedeeld 000") + 20),
            (Column.LESS, high),
            (Column.DOTS, wide("00000") + 24),
            (Column.MORE, high),
        ):
            header.setSectionResizeMode(column, modes.Fixed)
            least = 0 if column in _STEPS else header.sectionSizeHint(column)
            self.setColumnWidth(column, max(asked, least))
        header.setSectionResizeMode(Column.WORDS, modes.Stretch)
        header.setMinimumSectionSize(24)

    def choose(self, row: int) -> None:
        """Make a row the one that is meant, and bring it into sight."""
        if 0 <= row < self._model.rowCount():
            self.setCurrentIndex(self._model.index(row, Column.DOTS))

    @property
    def is_typed_in(self) -> bool:
        """Whether a total is half typed."""
        return self.state() is QAbstractItemView.State.EditingState

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count by keys; letters are left to those who steer."""
        held = event.modifiers() & ~(
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        )
        text, index = event.text(), self.currentIndex()
        if held or self.is_typed_in:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif text in ("+", "-", "−") and index.isValid():
            self._step(index, 1 if text == "+" else -1)
        elif text.isascii() and text.isdecimal() and index.isValid():
            self._type(QAbstractItemView.EditTrigger.AnyKeyPressed, event)
        elif (event.key() == Qt.Key.Key_F2 or event.key() in _ENTER) and index.isValid():
            self._type(QAbstractItemView.EditTrigger.EditKeyPressed, event)
        elif text.isprintable() and text:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go to the next row after Enter: totals are typed one under the other."""
        hints = QAbstractItemDelegate.EndEditHint
        row = self.currentIndex().row()
        moves = {hints.SubmitModelCache: 1, hints.EditNextItem: 1, hints.EditPreviousItem: -1}
        super().closeEditor(editor, hints.NoHint)
        if by := moves.get(hint):
            self.choose(row + by)

    def focusInEvent(self, event: QEvent) -> None:
        """Have a current row as soon as the keys are here."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid():
            self.choose(0)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()

    def _type(self, trigger: QAbstractItemView.EditTrigger, event: QKeyEvent) -> None:
        cell = self.currentIndex().siblingAtColumn(Column.DOTS)
        self.setCurrentIndex(cell)
        self.edit(cell, trigger, event)

    def _clicked(self, index: QModelIndex) -> None:
        column = Column(index.column())
        if column in _STEPS:
            self._step(index, _STEPS[column])
        elif column is Column.DOTS:
            self.edit(index)

    def _step(self, index: QModelIndex, by: int) -> None:
        row = self._model.row_at(index)
        if row is not None:
            self.stepped.emit(row.id, by)
