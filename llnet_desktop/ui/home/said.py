"""The quiet line at the foot of home: what just happened, and a button that takes it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel


class SaidLine(QFrame):
    """Says one thing at a time, in the language of the moment; hidden when there is nothing."""

    undo_wanted = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self._said: tuple[str, dict[str, object]] | ProgramError | None = None
        self._label = ElidedLabel(lines=2)
        self.undo_button = QPushButton()
        self.undo_button.setProperty("look", "quiet")
        self.undo_button.clicked.connect(self.undo_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(30, 4, 30, 8)
        row.setSpacing(12)
        row.addWidget(self._label, 1)
        row.addWidget(self.undo_button)
        self.hide()
        speech.changed.connect(self._say)

    @property
    def text(self) -> str:
        """What it says; empty when nothing."""
        return self._label.text() if self._said is not None else ""

    def tell(self, code: str, facts: dict[str, object], *, can_undo: bool = False) -> None:
        """Say that something happened; `gesture` among the facts is the label of an edit."""
        self._said = code, facts
        self.undo_button.setVisible(can_undo)
        self._say()

    def refuse(self, error: ProgramError) -> None:
        """Say why something did not happen."""
        self._said = error
        self.undo_button.hide()
        self._say()

    def clear(self) -> None:
        """Have nothing to say."""
        self._said = None
        self.hide()

    def _say(self) -> None:
        said, words = self._said, self._speech.words
        self.undo_button.setText(words("home.undo"))
        if said is None:
            return
        if isinstance(said, ProgramError):
            text = words.error(said)
        else:
            code, facts = said
            if "gesture" in facts:
                facts = {"what": self._gesture(str(facts["gesture"]))}
            text = words(code, **facts)
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self.setAccessibleName(text)
        self.show()

    def _gesture(self, label: str) -> str:
        """Return an edit in words: as home says it, or as the page for preparing does."""
        words = self._speech.words
        codes = (f"home.gesture.{label}", f"prepare.gesture.{label}")
        return words(next((code for code in codes if code in words), "home.gesture.other"))
