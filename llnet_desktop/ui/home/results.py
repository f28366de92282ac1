"""What a search found: lines by kind, each with where it is, or a kind sentence when nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from llnet_desktop.domain.search import Hit, HitKind, words_asked
from llnet_desktop.ui.home.found import from_first, spans_of
from llnet_desktop.ui.home.lines import SIDE, Line, LineList
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label
from llnet_desktop.words.dates import short_date

MOST = 50  # lines
ORDER = (
    HitKind.NETWORK,
    HitKind.WORKSHOP,
    HitKind.MEMBER,
    HitKind.COMMITMENT,
    HitKind.NOTE,
    HitKind.EXERCISE,
)


class ResultsPage(QWidget):
    """Shows what was found; what is typed here goes back to the field."""

    opened = Signal(object)  # Hit
    field_wanted = Signal(str)  # with what to type there
    left = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._words = ""
        self._where, self._heading = label("muted"), label("heading")
        self._none, self._more = label("secondary"), label("muted")
        self._none.setWordWrap(True)
        for text in (self._where, self._heading, self._none, self._more):
            text.setContentsMargins(round(SIDE), 0, 0, 0)
        self.list = LineList(one_click=True)
        self.list.opened.connect(self.opened)
        self.list.typed.connect(self.field_wanted)
        self.list.left_at_top.connect(lambda: self.field_wanted.emit(""))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 20, 18, 12)
        layout.setSpacing(0)
        layout.addWidget(self._where)
        layout.addWidget(self._heading)
        layout.addSpacing(8)
        layout.addWidget(self._none, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._more)
        layout.addStretch()

    def show_hits(self, words: str, hits: Sequence[Hit], today: date) -> None:
        """Show what was found for these words."""
        speech, asked = self._speech, words_asked(words)
        lines: list[Line] = []
        for kind in ORDER:
            of_kind = [hit for hit in hits if hit.kind is kind]
            if of_kind:
                lines.append(Line(speech(f"home.found.kind.{kind.value}")))
                lines += [self._line(hit, asked, today) for hit in of_kind]
        self.list.show_lines(lines)
        if words != self._words:  # Enter in the field opens the first
            self._words = words
            self.list.choose(0)
        self._where.setText(speech("home.found.everywhere"))
        count = speech("home.found.count", n=len(hits))
        self._heading.setText(count if hits else speech("home.found.none"))
        self._none.setText(speech("home.found.none_text", words=words.strip()))
        self._none.setVisible(not hits)
        self._more.setText(speech("home.found.more"))
        self._more.setVisible(len(hits) >= MOST)
        self.list.setVisible(bool(hits))
        self.list.setAccessibleName(f"{self._heading.text()}: {words.strip()}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _line(self, hit: Hit, asked: Sequence[str], today: date) -> Line:
        if hit.private:  # whoever looks along on a wall must not read it here
            return Line(self._speech("home.found.private"), self._detail(hit, today), hit)
        whole = self._speech.of(hit.exercise.title) if hit.exercise else hit.text
        text, found = from_first(whole, spans_of(whole, asked))
        detail = self._detail(hit, today)
        return Line(text, detail, hit, found, spans_of(detail, asked))

    def _detail(self, hit: Hit, today: date) -> str:
        when = short_date(self._speech.words, hit.starts.date(), today) if hit.starts else ""
        match hit.kind:
            case HitKind.WORKSHOP:
                parts = [when, hit.detail, hit.network_name]
            case HitKind.MEMBER:
                parts = [hit.detail, hit.network_name]
            case HitKind.COMMITMENT:
                parts = [hit.detail, hit.workshop_title, when]
            case HitKind.NOTE:
                parts = [hit.workshop_title, when, self._speech.of(hit.block_title)]
            case HitKind.EXERCISE:
                parts = [self._speech.of(hit.exercise.purpose) if hit.exercise else ""]
            case HitKind.NETWORK:
                parts = []
        return " · ".join(part for part in parts if part)
