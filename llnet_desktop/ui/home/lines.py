"""A list of lines in two sizes of text, with headings between: what was found, what is away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QTextCharFormat,
    QTextLayout,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from llnet_desktop.ui import theme
from llnet_desktop.ui.home.found import Span
from llnet_desktop.ui.widgets.rows import (
    PLAIN,
    RADIUS,
    ROW,
    Index,
    RowsModel,
    RowsView,
    paint_choice,
)
from llnet_desktop.ui.widgets.text import tip

ONE_LINE, TWO_LINES = 34.0, 50.0  # pixels at 100 %
SIDE = 12.0


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a list; a heading can't be chosen. `about` is what it stands for."""

    text: str
    detail: str = ""
    about: object = None
    found: tuple[Span, ...] = ()  # words in the text that were searched for
    found_in_detail: tuple[Span, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether this only says what comes below it."""
        return self.about is None


class LineModel(RowsModel):
    """The lines from top to bottom."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[Line, ...] = ()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.rows = tuple(lines)
        self.endResetModel()

    def said(self, row: Line, role: int) -> object:
        """Return the words of a line, for who can't see it as well."""
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(part for part in (row.text, row.detail) if part)
            case Qt.ItemDataRole.ToolTipRole if not row.is_heading:
                return tip(row.text)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that all but headings can be chosen."""
        if not index.isValid() or self.rows[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class LineDelegate(QStyledItemDelegate):
    """Draws the text with the words found in bold, and the detail below it."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for one line of text, or for two."""
        height = TWO_LINES if index.data(ROW).detail else ONE_LINE
        return QSize(1, round(height * theme.scale_of(option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a line; the chosen one has an edge when the list has the keys."""
        line: Line = index.data(ROW)
        look, scale = theme.current(), theme.scale_of(option.font)
        area = QRectF(option.rect).adjusted(1, 1, -6, -1)
        inside = area.adjusted(SIDE * scale, 0, -SIDE * scale, 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.is_heading:
            _write(painter, inside, 14 * scale, (12 * scale, "muted"), line.text)
        else:
            under = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if not paint_choice(painter, option, area) and under:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("sunken"))
                painter.drawRoundedRect(area, RADIUS * scale, RADIUS * scale)
            _write(painter, inside, 6 * scale, (14 * scale, "ink"), line.text, line.found)
            small = (12 * scale, "secondary")
            _write(painter, inside, 27 * scale, small, line.detail, line.found_in_detail)
        painter.restore()


class LineList(RowsView):
    """Takes the arrows, Enter, Delete and the mouse; letters go where they can be typed."""

    opened = Signal(object)  # what a line is about
    deleted = Signal(object)
    left_at_top = Signal()  # Up, on the first line
    typed = Signal(str)
    chosen_changed = Signal()

    def __init__(self, parent: QWidget | None = None, *, one_click: bool = False) -> None:
        super().__init__(parent)
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(LineDelegate(self))
        self.setStyleSheet("QListView { background: transparent; border: none; }" + PLAIN)
        (self.clicked if one_click else self.doubleClicked).connect(self._open)

    @property
    def chosen(self) -> object:
        """What the chosen line is about, or None."""
        line = self.currentIndex().data(ROW)
        return line.about if line is not None else None

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines; the choice stays where it was, as far as it can."""
        before = self.chosen
        row = self.currentIndex().row()
        self.lines.show_lines(lines)
        same = [n for n, line in enumerate(lines) if before is not None and line.about == before]
        if same:
            self.choose(same[0])
        else:
            self.choose(min(row, len(lines) - 1))
        self.chosen_changed.emit()

    def choose(self, row: int) -> None:
        """Choose a line, or the first one below it that is no heading."""
        rows = range(max(0, row), len(self.lines.rows))
        found = next((n for n in rows if not self.lines.rows[n].is_heading), None)
        if found is not None:
            self.setCurrentIndex(self.lines.index(found))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Keep the heading in sight with the first line below it."""
        super().currentChanged(current, previous)
        above = current.row() - 1
        if current.isValid() and above >= 0 and self.lines.rows[above].is_heading:
            self.scrollTo(self.lines.index(above))
        self.chosen_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Steer by key."""
        text, plain = event.text(), not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._open(self.currentIndex())
            case Qt.Key.Key_Delete if self.chosen is not None:
                self.deleted.emit(self.chosen)
            case Qt.Key.Key_Up if self._at_top():
                self.left_at_top.emit()
            case _ if plain and text and text.isprintable():
                self.typed.emit(text)
            case _:
                super().keyPressEvent(event)

    def _at_top(self) -> bool:
        above = self.lines.rows[: max(0, self.currentIndex().row())]
        return all(line.is_heading for line in above)

    def _open(self, index: Index) -> None:
        line = index.data(ROW)
        if line is not None and not line.is_heading:  # a heading can be clicked all the same
            self.opened.emit(line.about)


def _write(
    painter: QPainter,
    area: QRectF,
    top: float,
    look: tuple[float, str],
    text: str,
    found: Sequence[Span] = (),
) -> None:
    """Write one line from the top of an area on, cut off where room ends."""
    size, colour = look
    bold = theme.font(size, QFont.Weight.Bold)
    metrics = QFontMetricsF(bold if found else theme.font(size))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width())
    layout = QTextLayout(shown, theme.font(size))
    strong = QTextCharFormat()
    strong.setFont(bold)
    ranges = []
    for start, length in found:
        if start < len(shown):
            part = QTextLayout.FormatRange()
            part.start, part.length = start, min(length, len(shown) - start)
            part.format = strong
            ranges.append(part)
    layout.setFormats(ranges)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    painter.setPen(theme.current().color(colour))
    layout.draw(painter, QPointF(area.left(), area.top() + top))
