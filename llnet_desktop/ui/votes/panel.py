"""Counting dots beside the board: each option with its total, and what is kept with the result."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.votes.model import VoteRow, VotesModel
from llnet_desktop.ui.votes.needs import NeedsField
from llnet_desktop.ui.votes.table import VotesTable
from llnet_desktop.ui.widgets.text import ElidedLabel, label


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the panel shows of one block."""

    block: str
    rows: tuple[VoteRow, ...] = ()
    needs: str = ""
    revealed: bool = False
    veiled: bool = False  # the room may look along and is not to see totals yet
    better_clustered: bool = False


class VotesPanel(QWidget):
    """Tells what is wanted; what became of it comes back with `show_votes`."""

    total_wanted = Signal(str, int)  # option, total
    step_wanted = Signal(str, int)  # option, by how many
    needs_wanted = Signal(str, str)  # block, text
    result_wanted = Signal()
    undo_wanted = Signal()
    told = Signal(str)
    closed = Signal()
    typing_ended = Signal()

    def __init__(self, speech: Speech, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech, self._shown = speech, Shown("")
        self._unkept: dict[str, str] = {}  # needs by block that could not be kept
        self.total_label = label("strong")
        self.state_label = ElidedLabel("muted")
        self.hint_label = label("secondary")
        self.empty_label = label("secondary")
        self.result_button = QPushButton(self)
        self.result_button.setProperty("look", "primary")
        self.result_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.model = VotesModel(speech, self)
        self.table = VotesTable(self)
        self.table.show_model(self.model, speech)
        self.needs_label = label("strong")
        self.needs_field = NeedsField(self)
        self.needs_label.setBuddy(self.needs_field)
        for words in (self.hint_label, self.empty_label, self.needs_label):
            words.setWordWrap(True)
        self._lay_out()
        self.setFocusProxy(self.table)
        self.table.stepped.connect(self.step_wanted)
        self.model.typed.connect(self.total_wanted)
        self.table.left.connect(self.closed)
        self.result_button.clicked.connect(self.result_wanted)
        self.needs_field.finished.connect(self.keep_needs)
        self.needs_field.escaped.connect(self.closed)
        self.needs_field.undo_wanted.connect(self.undo_wanted)
        self.needs_field.shortened.connect(
            lambda limit: self.told.emit(speech("votes.needs_short", limit=limit))
        )
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)
        speech.changed.connect(self._say)
        self._say()

    @property
    def block(self) -> str:
        """The id of the block that is shown."""
        return self._shown.block

    @property
    def is_typed_in(self) -> bool:
        """Whether a total or a text is being typed here."""
        return self.table.is_typed_in or self.needs_field.hasFocus()

    def show_votes(self, shown: Shown) -> None:
        """Show the options of a block; the same row stays current, half-typed text stays."""
        other = shown.block != self._shown.block
        if other:
            self.keep_needs()
            self.needs_field.drop()
        row = self.model.row_at(self.table.currentIndex())
        self._shown = shown
        self.model.show_rows(shown.rows, veiled=shown.veiled)
        if row is not None and not self.table.currentIndex().isValid():
            self.table.choose(max(0, self.model.row_of(row.id)))
        self._show_needs()
        self._say()

    def keep_needs(self) -> None:
        """Ask for what is typed to be kept, if it is new."""
        field, block = self.needs_field, self._shown.block
        if not block or not field.is_changed:
            return
        self._unkept[block] = field.toPlainText()
        self.needs_wanted.emit(block, field.toPlainText())

    def needs_kept(self, block: str) -> None:
        """Know that the text of a block is on disk; until then it stays as it is typed."""
        self._unkept.pop(block, None)
        if block == self._shown.block:
            self.needs_field.drop()

    def _show_needs(self) -> None:
        unkept = self._unkept.get(self._shown.block)
        self.needs_field.show_text(self._shown.needs if unkept is None else unkept)
        if unkept is not None:
            self.needs_field.document().setModified(True)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.total_label)
        top.addWidget(self.state_label, 1)
        top.addWidget(self.result_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(top)
        whole.addWidget(self.hint_label)
        whole.addWidget(self.empty_label)
        whole.addWidget(self.table, 1)
        whole.addWidget(self.needs_label)
        whole.addWidget(self.needs_field)

    def _say(self) -> None:
        say, shown = self._speech, self._shown
        total = sum(row.dots for row in shown.rows)
        words = say("votes.total_veiled") if shown.veiled else say("votes.total", n=total)
        self.total_label.setText(words)
        state = say("votes.seen" if shown.revealed else "votes.not_seen_yet")
        self.state_label.setText(f"{state}   {say('votes.hint_keys')}" if shown.rows else state)
        self.result_button.setText(say("votes.show_again" if shown.revealed else "votes.show"))
        self.result_button.setEnabled(shown.revealed or total > 0)
        self.hint_label.setText(say("votes.hint_cluster", n=len(shown.rows)))
        self.hint_label.setVisible(shown.better_clustered)
        self.empty_label.setText(say("votes.nothing"))
        self.empty_label.setVisible(not shown.rows)
        self.table.setAccessibleName(say("votes.list"))
        self.table.setAccessibleDescription(say("votes.hint_keys"))
        self.needs_label.setText(say("votes.needs"))
        self.needs_field.setAccessibleName(say("votes.needs"))
        self.needs_field.setPlaceholderText(say("votes.needs_example"))
        for part in (self.needs_label, self.needs_field):
            part.setVisible(not shown.veiled)  # it comes with the result
        self._fit_needs()

    def _fit_needs(self) -> None:
        self.needs_field.setFixedHeight(self.needs_field.fontMetrics().lineSpacing() * 2 + 24)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_needs()

    def _focus_changed(self, old: QObject | None, new: QObject | None) -> None:
        """Tell that typing ended; the window may have gone on to another block meanwhile."""
        if isinstance(old, QWidget) and self.isAncestorOf(old) and not self.is_typed_in:
            self.typing_ended.emit()
