"""Who does it with whom, as a card beside the commitments: a picture, and the same as text."""

from __future__ import annotations

from datetime import date
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from llnet_desktop.domain.graph_layout import Layout, lay_out
from llnet_desktop.domain.projection import TiesFacts, TiesPage
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.ties.aloud import ties_aloud
from llnet_desktop.ui.widgets import graph
from llnet_desktop.ui.widgets.text import ElidedLabel, label
from llnet_desktop.words.ties import ties_words

_NOTHING = TiesPage((), (), TiesFacts())
_UNIT = 2.4  # pixels of a thin line
_SHAPE = 15.0
_MOST_COLOURED = 10  # ties; fewer than on the wall, where there is more room
_FEWEST = 8  # lines high, at least


class TiesPicture(QWidget):
    """The picture; who can't see it gets its text as a description."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = _NOTHING
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_page(self, page: TiesPage) -> None:
        """Draw other ties."""
        self._page = page
        self.updateGeometry()
        self.update()

    @property
    def _line(self) -> float:
        return self.fontMetrics().height() * 1.15

    def sizeHint(self) -> QSize:
        """Return as many lines as there are names on one side, with some air."""
        lines = max(_FEWEST, ceil(len(self._page.nodes) / 2) * 1.25)
        return QSize(0, round(lines * self._line))

    def minimumSizeHint(self) -> QSize:
        """Return the same height, at any width."""
        return self.sizeHint()

    def plan(self) -> Layout:
        """Return where the names stand now."""
        metrics = self.fontMetrics()
        widths = [metrics.horizontalAdvance(node.label) + 2.0 for node in self._page.nodes]
        ends = [(tie.one, tie.other) for tie in self._page.ties]
        return lay_out(widths, ends, self.width(), self.height(), self._line, _UNIT * 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ties, then nodes, then names."""
        page, layout, look = self._page, self.plan(), theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        coloured = len(page.ties) <= _MOST_COLOURED
        told = [tie.condition if coloured else None for tie in page.ties]
        colours = [look.condition(one) if one else look.color("secondary") for one in told]
        graph.paint_ties(painter, layout, page.ties, _UNIT, colours, QColor(0, 0, 0, 0))
        for tie, condition, colour in zip(page.ties, told, colours, strict=True):
            if condition is not None:
                around = QRectF(0, 0, _SHAPE, _SHAPE)
                around.moveCenter(graph.curve(layout, tie).pointAtPercent(0.5))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(look.color("card"))
                painter.drawEllipse(around.adjusted(-3, -3, 3, 3))
                icons.paint_condition(painter, condition, around, colour)
        graph.paint_nodes(painter, layout, page.nodes, _UNIT, look.color("ink"), look.color("card"))
        self._write(painter, layout, look)

    def _write(self, painter: QPainter, layout: Layout, look: theme.Theme) -> None:
        metrics = self.fontMetrics()
        painter.setFont(self.font())
        for node, place in zip(self._page.nodes, layout.places, strict=True):
            shown = metrics.elidedText(
                node.label, Qt.TextElideMode.ElideRight, round(place.width) + 1
            )
            wide = metrics.horizontalAdvance(shown)
            left = place.left + (place.width - wide) * (1 - place.side) / 2
            top = place.y - metrics.height() / 2
            if place.side == 0:
                behind = QRectF(left - 3, top, wide + 6, metrics.height())
                painter.fillRect(behind, look.color("card"))
            painter.setPen(look.color("ink"))
            painter.drawText(QPointF(left, top + metrics.ascent()), shown)


class TiesCard(QFrame):
    """The card; it is not there as long as nobody does anything with somebody else."""

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._page, self._today = _NOTHING, date.min
        self.setProperty("look", "card")
        self.title_label = ElidedLabel("strong")
        self.text_button = QPushButton(self)
        self.text_button.setProperty("look", "quiet")
        self.text_button.setCheckable(True)
        self.text_button.toggled.connect(self._turn)
        self.sentence_label = label("secondary", parent=self)
        self.picture = TiesPicture(self)
        self.legend_label = label("secondary", parent=self)
        self.text_label = label(parent=self)
        reading = Qt.TextInteractionFlag
        self.text_label.setTextInteractionFlags(
            reading.TextSelectableByKeyboard | reading.TextSelectableByMouse
        )
        for wrapped in (self.sentence_label, self.legend_label, self.text_label):
            wrapped.setWordWrap(True)
        head = QHBoxLayout()
        head.addWidget(self.title_label, 1)
        head.addWidget(self.text_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(4)
        column.addLayout(head)
        below = (self.sentence_label, self.picture, self.legend_label, self.text_label)
        for one in below:
            column.addWidget(one)
        speech.changed.connect(self._say)
        self._turn(False)
        self._say()

    def show_ties(self, page: TiesPage, today: date) -> None:
        """Show who does it with whom, as the room may see it."""
        if (page, today) != (self._page, self._today):
            self._page, self._today = page, today
            self.picture.show_page(page)
            self._say()

    def _say(self) -> None:
        page, words = self._page, self._speech.words
        self.setVisible(bool(page.facts.ties))
        self.text_button.setVisible(bool(page.ties))
        self.title_label.setText(words("ties.title"))
        self.text_button.setText(words("ties.card.as_text"))
        self.text_button.setAccessibleName(words("ties.card.as_text_said"))
        self.sentence_label.setText(ties_words(words, page.facts, self._today))
        _, *lines = ties_aloud(words, page, self._today)
        self.text_label.setText("\n".join(lines[1:]))
        self.text_label.setAccessibleName(words("ties.title"))
        self.picture.setAccessibleName(words("ties.title"))
        self.picture.setAccessibleDescription("\n".join(lines))
        meanings = []
        if any(tie.commitments > 1 for tie in page.ties):
            meanings.append(words("ties.card.thicker"))
        if any(tie.is_new for tie in page.ties):
            meanings.append(words("ties.card.dashed"))
        self.legend_label.setText(" · ".join(meanings))
        self._turn(self.text_button.isChecked())

    def _turn(self, as_text: bool) -> None:
        self.picture.setVisible(not as_text and bool(self._page.ties))
        self.legend_label.setVisible(not as_text and bool(self.legend_label.text()))
        self.text_label.setVisible(as_text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.picture.updateGeometry()


def below(upper: QWidget, card: TiesCard) -> QWidget:
    """Return both under each other."""
    both = QWidget()
    column = QVBoxLayout(both)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(upper)
    column.addWidget(card)
    column.addStretch(1)
    return both
