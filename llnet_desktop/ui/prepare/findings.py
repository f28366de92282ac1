"""What to look at in an agenda, in plain words, each with the button that mends it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.checks import Finding
from llnet_desktop.ui.speech import Speech, plain
from llnet_desktop.words.checks import finding_words, mend_words

SIDE = 14  # pixels inside a card
LONGEST = 23  # characters of a title on a button


def _short(title: str) -> str:
    """Return a title that fits on a button."""
    return title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"


class FindingCard(QFrame):
    """One finding: its sentence, what mends it, and the way to the item it is about."""

    mend_asked = Signal(object)  # Finding
    block_asked = Signal(str)

    def __init__(self, finding: Finding, said: str, mend: str, look: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setProperty("look", "card")
        self.sentence = QLabel(said, self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 12, SIDE, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        self._buttons = buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(4)
        layout.addLayout(buttons)
        self.mend_button: QPushButton | None = None
        if mend:
            self.mend_button = QPushButton(plain(mend), self)
            self.mend_button.setAccessibleDescription(said)
            self.mend_button.clicked.connect(lambda: self.mend_asked.emit(self.finding))
            buttons.addWidget(self.mend_button, 0, Qt.AlignmentFlag.AlignLeft)
        if finding.block is not None:
            block_id = finding.block
            show = QPushButton(look, self)
            show.setProperty("look", "quiet")
            show.setAccessibleDescription(said)
            show.clicked.connect(lambda: self.block_asked.emit(block_id))
            buttons.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return room for the wider button alone: the other one can stand beneath it."""
        widest = max((button.sizeHint().width() for button in self._both), default=0)
        return QSize(widest + 2 * SIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beneath each other where there is no room beside."""
        super().resizeEvent(event)
        wanted = sum(button.sizeHint().width() + 4 for button in self._both)
        beside = wanted <= self.width() - 2 * SIDE
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if beside else way.TopToBottom)

    @property
    def _both(self) -> list[QPushButton]:
        return self.findChildren(QPushButton)


class FindingsPanel(QScrollArea):
    """All findings, the most important first; or that the agenda holds."""

    mend_asked = Signal(object)  # Finding
    block_asked = Signal(str)

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._said: tuple[tuple[Finding, str, str], ...] | None = None
        self.cards: list[FindingCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        self.holds_label = QLabel(inside)
        self.holds_label.setTextFormat(Qt.TextFormat.PlainText)
        self.holds_label.setWordWrap(True)
        self.holds_label.setProperty("look", "secondary")
        self._column.addWidget(self.holds_label)
        self._column.addStretch(1)
        self.setWidget(inside)

    def show_findings(
        self, findings: Sequence[Finding], titles: dict[str, str], exercises: dict[str, str]
    ) -> None:
        """Show findings; `titles` and `exercises` name the blocks and exercises in them."""
        words = self._speech.words
        said = tuple(
            (
                finding,
                finding_words(words, finding, titles.get(finding.block or "", "")),
                mend_words(
                    words,
                    finding,
                    _short(exercises.get(finding.exercise or "", "")),
                    _short(titles.get(finding.block or "", "")),
                ),
            )
            for finding in findings
        )
        self.holds_label.setText(self._speech("prepare.holds"))
        self.holds_label.setVisible(not said)
        if said == self._said:
            return
        self._said = said
        for card in self.cards:
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = []
        for place, (finding, sentence, mend) in enumerate(said):
            look = self._speech("prepare.show_item")
            card = FindingCard(finding, sentence, mend, look, self)
            card.mend_asked.connect(self.mend_asked)
            card.block_asked.connect(self.block_asked)
            self._column.insertWidget(place + 1, card)
            self.cards.append(card)

    @property
    def first(self) -> str:
        """The most important finding in words, or that the agenda holds."""
        return self._said[0][1] if self._said else self._speech("prepare.holds")
