"""Commitments with their stands as a list: readable, quick with thousands, one letter for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.stands import Standing
from llnet_desktop.ui import theme
from llnet_desktop.ui.lookback.texts import by_words, row_words, stand_words, who_words
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.rows import ROW, Index, RowsModel, RowsView, paint_choice
from llnet_desktop.ui.widgets.text import tip

BOLD = QFont.Weight.DemiBold
TWO, THREE = 50.0, 68.0  # pixels of a line at 100 %, without and with what was learned
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def letter_of(speech: Speech, state: StandState) -> str:
    """Return the letter that sets a stand: the one that is underlined on its button."""
    said = speech(f"lookback.key.{state.value}")
    return said[said.index("&") + 1].casefold()


class StandsModel(RowsModel):
    """The rows, in the order they are given. Veiled ones say what the room may know."""

    def __init__(self, speech: Speech, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Standing, ...] = ()
        self.speech = speech
        self.today = date.min
        self.is_veiled = False
        speech.changed.connect(self._all_changed)

    def show_rows(self, rows: Sequence[Standing], today: date, *, veiled: bool = False) -> bool:
        """Become these rows; return whether they are other ones, or in another order."""
        after = tuple(rows)
        before, other = self.rows, (today, veiled) != (self.today, self.is_veiled)
        self.today, self.is_veiled = today, veiled
        if [one.commitment.id for one in before] != [one.commitment.id for one in after]:
            self.beginResetModel()
            self.rows = after
            self.endResetModel()
            return True
        self.rows = after
        for place, (old, new) in enumerate(zip(before, after, strict=True)):
            if other or old != new:
                self.dataChanged.emit(self.index(place), self.index(place))
        return False

    def said(self, row: Standing, role: int) -> object:
        """Return the words of a row."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{row.commitment.number} {row.commitment.what}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return row_words(self.speech, row, self.today, veiled=self.is_veiled)
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.commitment.what)
        return None

    def _all_changed(self) -> None:
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))


class StandDelegate(QStyledItemDelegate):
    """Draws the number, what and who; on the right by when and what is known last."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for two lines of text, or for three."""
        one: Standing = index.data(ROW)
        model = index.model()
        veiled = isinstance(model, StandsModel) and model.is_veiled
        learned = one.stand is not None and one.stand.learned and not veiled
        return QSize(1, round((THREE if learned else TWO) * theme.scale_of(option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a row; the chosen one has an edge when the list has the keys."""
        model = index.model()
        assert isinstance(model, StandsModel)
        one, say, today = model.rows[index.row()], model.speech, model.today
        look, scale = theme.current(), theme.scale_of(option.font)
        area = QRectF(option.rect).adjusted(1, 1, -2, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not paint_choice(painter, option, area):
            painter.setPen(look.color("line"))
            painter.drawLine(area.bottomLeft(), area.bottomRight())
        inside = area.adjusted(10 * scale, 6 * scale, -10 * scale, 0)
        aside = inside.width() * 0.32
        number = 44 * scale
        texts = QRectF(inside.left() + number, inside.top(), inside.width() - number - aside, 20)
        right = QRectF(inside.right() - aside + 12, inside.top(), aside - 12, 20)
        _put(painter, inside, 16 * scale, "ink", str(one.commitment.number), weight=BOLD)
        _put(painter, texts, 14 * scale, "ink", one.commitment.what, weight=BOLD)
        low = texts.translated(0, 20 * scale)
        _put(painter, low, 12 * scale, "secondary", who_words(say, one))
        day = one.by_before if model.is_veiled else one.by
        _put(painter, right, 12 * scale, "secondary", by_words(say, day, today), right=True)
        if not model.is_veiled:
            known = stand_words(say, one, today)
            weight = BOLD if one.is_told else QFont.Weight.Normal
            low = right.translated(0, 20 * scale)
            _put(painter, low, 12 * scale, "ink", known, weight=weight, right=True)
            if one.stand is not None and one.stand.learned:
                wide = QRectF(texts.left(), texts.top(), inside.right() - texts.left(), 20)
                said = say("lookback.learned_line", text=one.stand.learned)
                _put(painter, wide.translated(0, 38 * scale), 12 * scale, "ink", said)
        painter.restore()


def _put(
    painter: QPainter,
    area: QRectF,
    size: float,
    color: str,
    text: str,
    *,
    weight: QFont.Weight = QFont.Weight.Normal,
    right: bool = False,
) -> None:
    """Write one line from the top of an area on, cut off where room ends."""
    font = theme.font(size, weight)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    x = area.right() - metrics.horizontalAdvance(shown) if right else area.left()
    painter.setFont(font)
    painter.setPen(theme.current().color(color))
    painter.drawText(QPointF(x, area.top() + metrics.ascent()), shown)


class StandsList(RowsView):
    """Takes the arrows, a letter for each stand, Enter and the mouse; other letters steer."""

    state_wanted = Signal(object, object)  # Standing, StandState
    opened = Signal(object)  # Standing: Enter, or a double click
    chosen_changed = Signal()
    figure_typed = Signal(str)
    left = Signal()

    def __init__(
        self, model: StandsModel, may_set: Callable[[], bool], parent: QWidget | None = None
    ) -> None:
        """`may_set` is asked before a letter sets anything, and tells why not."""
        super().__init__(parent)
        self._rows, self._may_set = model, may_set
        self.setModel(model)
        self.setItemDelegate(StandDelegate(self))
        self.doubleClicked.connect(lambda _: self._open())
        model.dataChanged.connect(lambda *_: self.scheduleDelayedItemsLayout())

    @property
    def chosen(self) -> Standing | None:
        """The row that is meant."""
        row = self.currentIndex().row()
        return self._rows.rows[row] if 0 <= row < len(self._rows.rows) else None

    def show_rows(self, rows: Sequence[Standing], today: date, *, veiled: bool = False) -> None:
        """Show these; the same row stays chosen."""
        before, place = self.chosen, self.currentIndex().row()
        if self._rows.show_rows(rows, today, veiled=veiled):
            ids = [one.commitment.id for one in rows]
            same = before is not None and before.commitment.id in ids
            where = ids.index(before.commitment.id) if same and before is not None else place
            self.choose(max(0, min(where, len(ids) - 1)))
        self.chosen_changed.emit()

    def choose(self, row: int) -> None:
        """Make a row the one that is meant, and bring it into sight."""
        if 0 <= row < len(self._rows.rows):
            self.setCurrentIndex(self._rows.index(row))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row is meant."""
        super().currentChanged(current, previous)
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set a stand by its letter; a figure begins a line; what means nothing here steers."""
        shift = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
        held, text, one = event.modifiers() & ~shift, event.text(), self.chosen
        letters = {letter_of(self._rows.speech, state): state for state in StandState}
        if held:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in ENTER:
            self._open()
        elif text.isascii() and text.isdecimal():
            self.figure_typed.emit(text)
        elif one is not None and (state := letters.get(text.casefold())) is not None:
            if self._may_set():
                self.state_wanted.emit(one, state)
        elif text and text.isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        if self.chosen is not None:
            self.opened.emit(self.chosen)
