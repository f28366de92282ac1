"""What to look at in an agenda, in plain words, each with the button that mends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

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
from llnet_desktop.ui.widgets.text import ElidedLabel, tip
from llnet_desktop.words.checks import finding_words, mend_words

SIDE = 14  # pixels inside a card
BETWEEN = 4  # two buttons
LINES = 20  # of a sentence: more than any takes, whatever its title
CUT = "…"


class MendButton(QPushButton):
    """What mends a finding. Where room ends, the name in its words gives way: never the verb."""

    def __init__(self, mend: Callable[[str], str], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._mend = mend
        self._name = name
        self.whole = self._shown = mend(name)
        self.setAccessibleName(self.whole)
        self.setText(plain(self.whole))

    def whole_width(self) -> int:
        """Return the width that the whole of its words takes."""
        return self._padding() + self._width_of(self.whole)

    def fit(self, room: int) -> None:
        """Say as much as fits in a width; a tool tip has the rest."""
        most = room - self._padding()
        self._shown = self.whole if self._width_of(self.whole) <= most else self._cut(most)
        self.setText(plain(self._shown))
        self.setToolTip(tip(self.whole) if self._shown != self.whole else "")

    def _cut(self, most: int) -> str:
        around = self._width_of(self._mend(CUT)) - self._width_of(CUT)
        name = self._elided(self._name, most - around).removesuffix(CUT).rstrip()
        while name and self._width_of(self._mend(name + CUT)) > most:  # widths are rounded
            name = name[:-1].rstrip()
        shown = self._mend(name + CUT)
        return shown if self._width_of(shown) <= most else self._elided(shown, most)

    def _elided(self, text: str, width: int) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, max(width, 0))

    def _padding(self) -> int:
        return self.sizeHint().width() - self._width_of(self._shown)

    def _width_of(self, text: str) -> int:
        """Return the width of a text as a button reckons it."""
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, plain(text)).width()


class FindingCard(QFrame):
    """One finding: its sentence, what mends it, and the way to the item it is about."""

    mend_asked = Signal(object)  # Finding
    block_asked = Signal(str)

    def __init__(
        self,
        finding: Finding,
        said: str,
        mend: Callable[[str], str],
        name: str,
        look: str,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.finding = finding
        self.setProperty("look", "card")
        self.sentence = ElidedLabel(lines=LINES, parent=self)
        self.sentence.setText(said)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SIDE, 12, SIDE, 12)
        layout.setSpacing(8)
        layout.addWidget(self.sentence)
        self._buttons = buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        buttons.setSpacing(BETWEEN)
        layout.addLayout(buttons)
        self.mend_button: MendButton | None = None
        if finding.remedy is not None:
            self.mend_button = MendButton(mend, name, self)
            self.mend_button.setAccessibleDescription(said)
            self.mend_button.clicked.connect(lambda: self.mend_asked.emit(self.finding))
            buttons.addWidget(self.mend_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_button: QPushButton | None = None
        if finding.block is not None:
            block_id = finding.block
            self.show_button = show = QPushButton(look, self)
            show.setProperty("look", "quiet")
            show.setAccessibleDescription(said)
            show.clicked.connect(lambda: self.block_asked.emit(block_id))
            buttons.addWidget(show, 0, Qt.AlignmentFlag.AlignLeft)
        buttons.addStretch(1)

    def minimumSizeHint(self) -> QSize:
        """Return room for the way to the item alone: all else can be cut off."""
        around = self.width() - self._room()
        return QSize(self._show_width() + around, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beneath each other where they do not fit beside each other whole."""
        super().resizeEvent(event)
        room = self._room()
        mend, show = self.mend_button, self._show_width()
        wanted = (mend.whole_width() if mend is not None else 0) + BETWEEN + show
        way = QBoxLayout.Direction
        self._buttons.setDirection(way.LeftToRight if wanted <= room else way.TopToBottom)
        if mend is not None:
            mend.fit(room)

    def _room(self) -> int:
        return self.contentsRect().width() - 2 * SIDE

    def _show_width(self) -> int:
        return self.show_button.sizeHint().width() if self.show_button is not None else 0


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
        self,
        findings: Sequence[Finding],
        titles: Mapping[str, str],
        exercises: Mapping[str, str],
    ) -> None:
        """Show findings; `titles` and `exercises` name the blocks and exercises in them."""
        words = self._speech.words
        sentences = [finding_words(words, one, titles.get(one.block or "", "")) for one in findings]
        names = [
            exercises.get(one.exercise, "") if one.exercise else titles.get(one.mended or "", "")
            for one in findings
        ]
        said = tuple(zip(findings, sentences, names, strict=True))
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
        look = self._speech("prepare.show_item")
        for place, (finding, sentence, name) in enumerate(said):
            mend = partial(mend_words, words, finding)
            card = FindingCard(finding, sentence, mend, name, look, self)
            card.mend_asked.connect(self.mend_asked)
            card.block_asked.connect(self.block_asked)
            self._column.insertWidget(place + 1, card)
            self.cards.append(card)

    @property
    def first(self) -> str:
        """The most important finding in words, or that the agenda holds."""
        return self._said[0][1] if self._said else self._speech("prepare.holds")
