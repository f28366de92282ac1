"""What goes with a commitment round: its size, the cards that were handed in, names to add."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.services.commitments import MOST_CARDS
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.switch import Switch
from llnet_desktop.ui.widgets.text import ElidedLabel, label

MOST_SIZES = 3


class SizeSwitch(Switch):
    """One by one, by table or on the wall."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(range(MOST_SIZES), parent)


class RoundBar(QWidget):
    """Tells what is chosen; it decides nothing."""

    size_chosen = Signal(int)  # place in the sizes
    cards_counted = Signal(int)
    names_wanted = Signal()
    names_left = Signal()
    stories_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech: Speech | None = None
        self._names: tuple[str, ...] = ()
        self._left, self._minutes, self._counted = 0, 0, 0
        self.size_switch = SizeSwitch(self)
        self.size_switch.chosen.connect(lambda place: self.size_chosen.emit(int(str(place))))
        self.minutes_label = label("secondary", parent=self)
        self.cards_label = label("secondary", parent=self)
        self.cards_field = QLineEdit(self)
        self.cards_field.setMaxLength(len(str(MOST_CARDS)))
        self.cards_field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.cards_field.editingFinished.connect(self._count)
        self.cards_label.setBuddy(self.cards_field)
        self.left_label = ElidedLabel("strong", 1, self)
        self.names_label = ElidedLabel("", 2, self)
        self.names_button = QPushButton(self)
        self.names_button.clicked.connect(self.names_wanted)
        self.leave_button = QPushButton(self)
        self.leave_button.setProperty("look", "quiet")
        self.leave_button.clicked.connect(self.names_left)
        self.stories_button = QPushButton(self)
        self.stories_button.setProperty("look", "quiet")
        self.stories_button.clicked.connect(self.stories_wanted)
        self._sizes = _row(self.size_switch, None)
        self._cards = _row(
            self.minutes_label,
            self.cards_label,
            self.cards_field,
            self.left_label,
            self.stories_button,
        )
        self._unknown = _row(self.names_label, self.names_button, self.leave_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, 14, 0)
        column.setSpacing(2)
        for row in (self._sizes, self._cards, self._unknown):
            column.addWidget(row)
            row.hide()

    def set_speech(self, speech: Speech) -> None:
        """Speak this language, and go on in it."""
        self._speech = speech
        speech.changed.connect(self._say)
        self._say()

    def show_sizes(self, on: int | None, minutes: int) -> None:
        """Show which size is on and how long it takes; None: it is no round."""
        self._sizes.setVisible(on is not None)
        self._minutes = minutes
        if on is not None:
            self.size_switch.turn_to(on)
        self._say()

    def show_cards(self, cards: int, left: int, *, shown: bool) -> None:
        """Show how many cards were handed in, and how many of them are still to type."""
        self._cards.setVisible(shown)
        self._left = left
        self._counted = cards
        if not self.cards_field.hasFocus():
            self.cards_field.setText(str(cards) if cards else "")
        self._say()

    def show_names(self, names: Sequence[str]) -> None:
        """Show names that are on no list; none hides the question."""
        self._names = tuple(names)
        self._unknown.setVisible(bool(names))
        self._say()

    def lock(self, *, locked: bool) -> None:
        """Let nothing be changed while nobody writes along."""
        for part in (self.size_switch, self.cards_field, self.names_button, self.leave_button):
            part.setEnabled(not locked)

    def _count(self) -> None:
        """Take over a number; anything else leaves what was counted before."""
        text = self.cards_field.text().strip()
        if text.isascii() and (text.isdigit() or not text):
            cards = int(text or 0)
            if cards != self._counted:
                self.cards_counted.emit(cards)
        else:
            self.cards_field.setText(str(self._counted) if self._counted else "")

    def _say(self) -> None:
        say = self._speech
        if say is None:
            return
        sizes = ("one", "table", "wall")
        names = [say(f"commitments.size.{size}") for size in sizes]
        hints = [say(f"commitments.size.{size}_hint") for size in sizes]
        self.size_switch.say(names, hints)
        for place, hint in enumerate(hints):
            self.size_switch.button(place).setToolTip(hint)
        self.minutes_label.setText(say("commitments.size.minutes", n=self._minutes))
        self.minutes_label.setVisible(self._minutes > 0)
        self.cards_label.setText(say("commitments.cards_in"))
        self.cards_field.setAccessibleName(say("commitments.cards_in_hint"))
        self.cards_field.setToolTip(say("commitments.cards_in_hint"))
        self.cards_field.setFixedWidth(self.fontMetrics().horizontalAdvance("0000") + 30)
        self.left_label.setText(say("commitments.to_type", n=self._left) if self._left else "")
        self.names_label.setText(say("commitments.unknown", names=", ".join(self._names)))
        self.names_button.setText(say("commitments.put_on_list"))
        self.leave_button.setText(say("commitments.leave_off"))
        self.stories_button.setText(say("stories.button"))
        self.stories_button.setToolTip(say("stories.about"))


def _row(*parts: QWidget | None) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        if part is None:
            layout.addStretch()
        else:
            layout.addWidget(part, 1 if isinstance(part, ElidedLabel) else 0,
                             Qt.AlignmentFlag.AlignVCenter)  # fmt: skip
    return row
