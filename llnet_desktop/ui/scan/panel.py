"""Typing slips without looking up, and showing the room what they say, one thing after another."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.scan import Advice, Figure, ScanTally
from llnet_desktop.ui.board.capped import is_locked_out
from llnet_desktop.ui.projector.scan import statements
from llnet_desktop.ui.scan.tallies import TallyTable
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.shapes import ConditionShape
from llnet_desktop.ui.widgets.text import label
from llnet_desktop.words.scan import advice_words, decimal

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
STAGES = ("dots", "means", "advice")
KEYS = ("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+E")  # of the stages in their order, and the exercise


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the panel shows."""

    tally: ScanTally | None = None
    figures: tuple[Figure, ...] = ()
    advice: tuple[Advice, ...] = ()
    seen: frozenset[str] = frozenset()  # of the stages, what the room saw
    discreet: bool = False  # the room may look along: nothing that it did not see
    exercise: str = ""  # the title of one that could help
    back: bool = False  # whether the last slip can be taken back
    locked: str = ""  # why nothing can be written now


class SlipField(QLineEdit):
    """Takes a slip a line; what is typed while nobody writes along is refused."""

    entered = Signal(str)
    left = Signal()
    refused = Signal()
    dotted = Signal()  # a dot on an empty line: black

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter counts the slip, Esc leaves."""
        if event.key() in ENTER:
            self.entered.emit(self.text())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Period and not self.text():
            self.dotted.emit()
        elif is_locked_out(self, event):
            self.refused.emit()
        else:
            super().keyPressEvent(event)


class ScanPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_scan`."""

    slip_typed = Signal(str)
    back_wanted = Signal()
    counts_typed = Signal(object, object)  # condition, ten counts
    stage_wanted = Signal(str)
    exercise_wanted = Signal()
    closed = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._shown = speech, Shown()
        self._names: dict[Condition, QLabel] = {}
        self._said: dict[Condition, QLabel] = {}
        self._figures: dict[Condition, QLabel] = {}
        self.field = SlipField(self)
        self.field.setMaxLength(60)
        self.field_label = label("secondary", parent=self)
        self.field_label.setBuddy(self.field)
        self.count_label = label("strong", parent=self)
        self.trouble_label = label("danger", parent=self)
        self.promise_label = label("secondary", parent=self)
        self.advice_label = label("", parent=self)
        self.back_button = _button(self, "quiet")
        self.tallies_button = _button(self, "quiet")
        self.exercise_button = _button(self, "")
        self.stage_buttons = {stage: _button(self, "") for stage in STAGES}
        self.table = TallyTable(speech, self)
        for words in (self.trouble_label, self.promise_label, self.advice_label):
            words.setWordWrap(True)
        self._lay_out()
        self.setFocusProxy(self.field)
        self.field.entered.connect(self.slip_typed)
        self.field.left.connect(self.closed)
        self.field.refused.connect(lambda: self.tell(self._shown.locked))
        self.back_button.clicked.connect(self.back_wanted)
        self.tallies_button.clicked.connect(lambda: self._show_tallies(self.table.isHidden()))
        self.table.counts_typed.connect(self.counts_typed)
        self.table.left.connect(self.field.setFocus)
        self.exercise_button.clicked.connect(self.exercise_wanted)
        for stage, button in self.stage_buttons.items():
            button.clicked.connect(lambda _=False, wanted=stage: self.stage_wanted.emit(wanted))
        buttons = (*self.stage_buttons.values(), self.exercise_button)
        for key, button in zip(KEYS, buttons, strict=True):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(button.click)
            button.setToolTip(key.replace("Ctrl+", "Ctrl "))
        speech.changed.connect(self._say)
        self._show_tallies(False)
        self._say()

    def show_scan(self, shown: Shown) -> None:
        """Show how it stands."""
        if shown != self._shown:
            self._shown = shown
            self._say()

    def slip_counted(self) -> None:
        """Make room for the next slip."""
        self.field.clear()
        self.tell("")

    def tell(self, sentence: str) -> None:
        """Say what is wrong with what was typed, or nothing."""
        self.trouble_label.setText(sentence)
        self.trouble_label.setVisible(bool(sentence))

    def _say(self) -> None:
        say, shown = self._speech, self._shown
        slips = shown.tally.slips if shown.tally is not None else 0
        self.field_label.setText(say("scan.slip"))
        self.field.setPlaceholderText(say("scan.slip_hint"))
        self.field.setAccessibleName(say("scan.slip"))
        self.field.setReadOnly(bool(shown.locked))
        self.count_label.setText(say("scan.slips", n=slips))
        self.back_button.setText(say("scan.back"))
        self.back_button.setVisible(shown.back and not shown.locked)
        self.tallies_button.setText(
            say(f"scan.{'tallies' if self.table.isHidden() else 'slips_too'}")
        )
        self.promise_label.setText(say("scan.unnamed"))
        for condition, said in statements().items():
            self._names[condition].setText(say(f"conditions.short.{condition}"))
            self._said[condition].setText(say.of(said))
        visible = not shown.discreet or "means" in shown.seen
        for one in shown.figures:
            self._figures[one.condition].setText(self._figure(one) if visible else "")
        hidden = shown.discreet and "advice" not in shown.seen
        words = "" if hidden or not slips else advice_words(say.words, shown.advice)
        self.advice_label.setText(words)
        self.advice_label.setVisible(bool(words))
        for stage, button in self.stage_buttons.items():
            seen = stage in shown.seen
            button.setText(say(f"scan.show_{stage}" if not seen else f"scan.again_{stage}"))
            button.setEnabled(slips > 0 and (stage == "dots" or _before(stage) in shown.seen))
            following = next((one for one in STAGES if one not in shown.seen), "")
            look = "primary" if stage == following and slips else ""
            if button.property("look") != look:
                button.setProperty("look", look)
                button.style().polish(button)
        self.stage_buttons["advice"].setVisible(bool(words))
        self.exercise_button.setVisible(bool(words and shown.exercise))
        self.exercise_button.setText(say("scan.exercise", title=shown.exercise).replace("&", "&&"))
        self.table.show_counts(shown.tally, locked=bool(shown.locked))
        self.table.setEnabled(visible or not slips)

    def _figure(self, one: Figure) -> str:
        if one.mean is None or one.spread is None:
            return self._speech("scan.n", n=one.n) if one.n else ""
        words = self._speech.words
        return self._speech(
            "scan.figure", mean=decimal(words, one.mean), spread=decimal(words, one.spread), n=one.n
        )

    def _show_tallies(self, shown: bool) -> None:
        self.table.setVisible(shown)
        self._say()
        if shown:
            self.table.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for row, condition in enumerate(Condition):
            icon = ConditionShape(condition, self)
            self._names[condition] = label("strong", parent=self)
            self._said[condition] = label("secondary", parent=self)
            self._said[condition].setWordWrap(True)
            self._figures[condition] = label("strong", parent=self)
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(self._names[condition])
            words.addWidget(self._said[condition])
            grid.addWidget(icon, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(words, row, 1)
            grid.addWidget(self._figures[condition], row, 2, Qt.AlignmentFlag.AlignTop)
        line = QHBoxLayout()
        line.setSpacing(10)
        line.addWidget(self.field_label)
        line.addWidget(self.field, 1)
        line.addWidget(self.count_label)
        more = QHBoxLayout()
        more.addWidget(self.back_button)
        more.addWidget(self.tallies_button)
        more.addStretch()
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self.stage_buttons.values():
            buttons.addWidget(button)
        buttons.addStretch()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2, 2, 14, 2)
        column.setSpacing(8)
        column.addLayout(line)
        column.addWidget(self.trouble_label)
        column.addLayout(more)
        column.addWidget(self.table)
        column.addWidget(self.promise_label)
        column.addLayout(grid)
        column.addWidget(self.advice_label)
        column.addLayout(buttons)
        column.addWidget(self.exercise_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        area = QScrollArea(self)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(inside)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
        self.trouble_label.hide()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.updateGeometry()


def _before(stage: str) -> str:
    return STAGES[STAGES.index(stage) - 1]


def _button(parent: QWidget, look: str) -> QPushButton:
    button = QPushButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    if look:
        button.setProperty("look", look)
    return button
