"""The archive and the bin: what is out of sight, to put back or to let go for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.shelving import Away, PutAway
from llnet_desktop.ui.console.question import Question
from llnet_desktop.ui.home.cards import Panel
from llnet_desktop.ui.home.lines import SIDE, Line, LineList
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label
from llnet_desktop.words.dates import short_date

KINDS = ("network", "workshop", "member", "note", "photo", "scan_tally", "commitment")
_NARROW = 46  # below this many lines of text in width, the lists stand under each other


class AwayList(Panel):
    """One of the two lists; Enter or a button puts the chosen line back."""

    restore_wanted = Signal(object)  # Away
    other_wanted = Signal()  # what else there is to do here

    def __init__(self, name: str, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._speech = name, speech
        self._text = label("secondary")
        self._text.setWordWrap(True)
        self.list = LineList()
        self.list.opened.connect(self.restore_wanted)
        self.list.chosen_changed.connect(self._follow_choice)
        self.restore_button, self.other_button = QPushButton(), QPushButton()
        self.restore_button.clicked.connect(self._restore)
        self.other_button.clicked.connect(self.other_wanted)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(round(SIDE), 0, round(SIDE), 0)
        row.setSpacing(8)
        row.addWidget(self.restore_button)
        row.addStretch()
        row.addWidget(self.other_button)
        self.body.setContentsMargins(6, 14, 6, 16)
        for text in (self._title, self._text, self._empty):
            text.setContentsMargins(round(SIDE), 0, round(SIDE), 0)
        self.body.insertWidget(1, self._text)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._buttons)
        self.body.addStretch()

    @property
    def chosen(self) -> Away | None:
        """The line that is chosen."""
        found = self.list.chosen
        return found if isinstance(found, Away) else None

    def show_away(self, away: Sequence[Away], other: str, today: date) -> None:
        """Show what is in here; `other` is the code of the other thing to do."""
        speech, code = self._speech, f"home.away.{self._name}"
        self.list.show_lines(
            [Line(_name_of(line), self._detail(line, today), line) for line in away]
        )
        self.head(speech(code), "" if away else speech(f"{code}_none"))
        self.list.setAccessibleName(speech(code))
        self._text.setText(speech(f"{code}_text"))
        self.restore_button.setText(speech("home.away.restore"))
        self.other_button.setText(speech(other))
        for part in (self._text, self.list, self._buttons):
            part.setVisible(bool(away))
        self._follow_choice()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the list."""
        self.list.setFocus()

    def _detail(self, line: Away, today: date) -> str:
        if not isinstance(line.record, Workshop):
            return self._speech("home.away.network", n=line.workshops)
        day = short_date(self._speech.words, line.record.starts.date(), today)
        return f"{day} · {line.network.name}"

    def _restore(self) -> None:
        if self.chosen is not None:
            self.restore_wanted.emit(self.chosen)

    def _follow_choice(self) -> None:
        self.restore_button.setEnabled(self.chosen is not None)


class PutAwayPage(QWidget):
    """Two lists beside each other. Emptying the bin asks first and says what will be gone."""

    restore_wanted = Signal(object)  # Away
    bin_wanted = Signal(object)  # Away
    empty_wanted = Signal()
    left = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech = speech
        self.back_button = QPushButton()
        self.back_button.clicked.connect(self.left)
        self._heading = label("heading")
        self.archive, self.bin = AwayList("archive", speech), AwayList("bin", speech)
        self.question = Question(speech, self.bin)
        self.question.hide()
        for one in (self.archive, self.bin):
            one.restore_wanted.connect(self.restore_wanted)
        self.archive.other_wanted.connect(self._bin)
        self.archive.list.deleted.connect(self.bin_wanted)
        self.bin.other_wanted.connect(self.empty_wanted)
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self.back_button)
        self._lists = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lists.setSpacing(16)
        self._lists.addWidget(self.archive, 1)
        self._lists.addWidget(self.bin, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(30, 24, 30, 24)
        layout.setSpacing(14)
        layout.addLayout(head)
        layout.addLayout(self._lists, 1)

    def show_away(self, away: PutAway, today: date) -> None:
        """Show what is put away, in the language of the moment."""
        speech = self._speech
        self._heading.setText(speech("home.put_away"))
        self.back_button.setText(speech("home.back"))
        self.archive.show_away(away.archived, "home.away.to_bin", today)
        self.bin.show_away(away.binned, "home.away.empty", today)
        self.question.hide()

    def ask(self, emptying: Edit, act: Callable[[], object]) -> None:
        """Ask whether all this may be deleted for good; `act` is called when it may."""
        self.question.ask(
            self._speech("home.away.question", things=_things(emptying, self._speech)),
            self._speech("home.away.yes"),
            act,
        )

    def focus(self) -> None:
        """Give the keys to the first list that has something in it."""
        full = (one.list for one in (self.bin, self.archive) if one.list.lines.rows)
        next(full, self.back_button).setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on."""
        self.focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists under each other where they don't fit beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW * self.fontMetrics().height()
        direction = QBoxLayout.Direction
        self._lists.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def _bin(self) -> None:
        if self.archive.chosen is not None:
            self.bin_wanted.emit(self.archive.chosen)


def _name_of(line: Away) -> str:
    return line.record.title if isinstance(line.record, Workshop) else line.record.name


def _things(emptying: Edit, speech: Speech) -> str:
    """Return what will be gone as people count it: "2 networks, 5 workshops and 40 notes"."""
    counts = Counter(ref.kind for ref in emptying.changes)
    things = [
        speech(f"home.away.things.{kind}", n=counts[kind]).replace(" ", "\u00a0")  # stay together
        for kind in KINDS
        if counts[kind]
    ]
    if len(things) < 2:
        return "".join(things)
    return speech("home.away.and", first=", ".join(things[:-1]), last=things[-1])
