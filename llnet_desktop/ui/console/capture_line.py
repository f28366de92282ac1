"""The capture line: where notes are typed, with the column they go to and what Enter will do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from llnet_desktop.domain.capture import (
    ESCAPE,
    AddNote,
    Call,
    Commit,
    Group,
    Line,
    Move,
    Remove,
    Reword,
    Vote,
    parse_line,
)
from llnet_desktop.domain.phrase import NOTE_LIMIT, clean
from llnet_desktop.exchange.plain import unmarked
from llnet_desktop.exchange.source import SEEN
from llnet_desktop.ui.console.pasted_lines import PastedLines
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import ElidedLabel

LONG = 120  # characters after which one idea is probably two
MOST_LINES = 10_000  # pasted at once


class _Field(QPlainTextEdit):
    """One line of text that wraps. Enter, Tab and Escape belong to the capture line."""

    entered = Signal()
    tabbed = Signal(int)
    left = Signal()
    dotted = Signal()
    many_pasted = Signal(list, int)  # the lines that are taken, and how many there were
    undo_wanted = Signal()
    redo_wanted = Signal()
    row_turned = Signal(int)
    row_left_out = Signal()
    locked_out = Signal()  # somebody types where nothing can be typed
    focus_turned = Signal()
    is_veiled = False
    asks = False  # whether pasted lines wait for an answer

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("look", "line")
        self.document().setDocumentMargin(3)
        self.document().clearUndoRedoStacks()  # or the first Ctrl+Z takes back the margin

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
            case Qt.Key.Key_Tab:
                self.tabbed.emit(1)
            case Qt.Key.Key_Backtab:
                self.tabbed.emit(-1)
            case Qt.Key.Key_Escape:
                self.left.emit()
            case Qt.Key.Key_Up | Qt.Key.Key_Down if self.asks:
                self.row_turned.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Delete if self.asks:
                self.row_left_out.emit()
            case Qt.Key.Key_Period if not self.toPlainText() and not control:
                self.dotted.emit()
            case Qt.Key.Key_Z if control and not self.document().isUndoAvailable():
                self.undo_wanted.emit()
            case Qt.Key.Key_Y if control and not self.document().isRedoAvailable():
                self.redo_wanted.emit()
            case _ if self.isReadOnly() and event.text() and not control:
                self.locked_out.emit()  # and nothing behind it takes the letter for a command
            case _:
                super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_turned.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_turned.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.is_veiled or not self.toPlainText():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        metrics, area = self.fontMetrics(), self.viewport().rect().adjusted(4, 0, -4, 0)
        dots = "".join(" " if letter.isspace() else "•" for letter in self.toPlainText())
        shown = metrics.elidedText(dots, Qt.TextElideMode.ElideLeft, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            area.setLeft(area.left() + metrics.horizontalAdvance(shown) + 1)
            caret = area.adjusted(0, 3, 0, -3)
            caret.setWidth(1)
            painter.fillRect(caret, self.palette().text())
        painter.end()

    def insertFromMimeData(self, source: QMimeData) -> None:
        there = [line for line in source.text().splitlines() if line.strip()]
        if len(there) > 1:
            found = map(clean, _listed(there[:MOST_LINES]))
            self.many_pasted.emit([text for text in found if text], len(there))
        elif there:  # never more than the field takes: a long line freezes the layout
            self.insertPlainText(clean(there[0])[: NOTE_LIMIT - len(self.toPlainText())])


def _listed(lines: list[str]) -> list[str]:
    """Return the lines of a list without its bullets and numbers; one here or there is a word."""
    found = [unmarked(line) for line in lines]
    if 2 * sum(bool(line.mark) for line in found) <= len(lines):
        return lines
    return [
        line[len(line[:SEEN]) - len(begin.rest) :]  # all of it: `rest` is only what was looked at
        for line, begin in zip(lines, found, strict=True)
    ]


class CaptureLine(QFrame):
    """Emits notes and commands; the text stays where it is until it is taken."""

    line_entered = Signal(object)  # domain.capture.Line
    lines_entered = Signal(list)
    passed_on = Signal(str)  # a line that is not for the board, but for what is on
    lane_turned = Signal(int)
    left = Signal()
    black_wanted = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    emptied = Signal()  # nothing is half typed any more
    typed = Signal()  # what stands on it changed

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._speech: Speech | None = None
        self._pasted: list[str] = []
        self._there = 0  # lines in what was pasted
        self._closed = ""
        self._was_private = False  # what is half typed was begun where the room does not look
        self._is_private = False
        self._is_discreet = False
        self._hides_dots = False
        self.belongs: Callable[[str], str] = lambda _: ""
        """What Enter will do with a line that is for what is on; empty: it is for the board."""
        self.field = _Field(self)
        self._lane = QLabel(self)
        self._hint = ElidedLabel("muted", parent=self)
        self._lane.setTextFormat(Qt.TextFormat.PlainText)
        self._lane.setProperty("look", "chip")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(12, 6, 12, 6)
        inside.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(0)
        self.pasted = PastedLines(self)
        self.pasted.hide()
        column.addWidget(self.field)
        column.addWidget(self._hint)
        row.addWidget(self._lane, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(column, 1)
        inside.addWidget(self.pasted)
        inside.addLayout(row)
        self.field.entered.connect(self._enter)
        self.field.tabbed.connect(self.lane_turned)
        self.field.left.connect(self._leave)
        self.field.dotted.connect(self.black_wanted)
        self.field.undo_wanted.connect(self.undo_wanted)
        self.field.redo_wanted.connect(self.redo_wanted)
        self.field.many_pasted.connect(self._ask_about)
        self.field.row_turned.connect(self._turn_row)
        self.field.row_left_out.connect(self.pasted.leave_out)
        self.pasted.left_out.connect(self._leave_out)
        self.pasted.taken.connect(self._enter)
        self.pasted.refused.connect(self._leave)
        self.field.locked_out.connect(self._say)
        self.field.focus_turned.connect(self.update)  # its frame says where the keys go
        self.field.textChanged.connect(self._changed)
        self.setFocusProxy(self.field)

    def set_speech(self, speech: Speech) -> None:
        """Speak this language, and follow it."""
        self._speech = speech
        speech.changed.connect(self._say)
        self._say()

    def set_lane(
        self, name: str, tint: str, closed: str = "", *, private: bool = False, locked: bool = False
    ) -> None:
        """Show the column that notes go to; `closed` says why Enter makes none.

        While it is `locked` nothing can even be typed. What is typed for a `private` column is
        veiled while the room may look.
        """
        self._lane.setText(name)
        self._lane.setVisible(bool(name))
        look = f"background: {tint}; color: #1B2733;" if tint else ""
        if look != self._lane.styleSheet():  # Qt would work it out anew for every note
            self._lane.setStyleSheet(look)
        self._closed, self._is_private = closed, private
        self.field.setReadOnly(locked)
        self._veil()
        self._say()

    def set_discreet(self, discreet: bool) -> None:
        """Veil what is half typed for a column that the room does not read."""
        self._is_discreet = discreet
        self._veil()

    def hide_dots(self, *, hidden: bool) -> None:
        """Tell no number of dots, and veil one that is typed: the room may look, and waits."""
        self._hides_dots = hidden
        self._veil()

    def _veil(self) -> None:
        self._was_private = self._is_private or (self._was_private and not self.is_empty)
        counts = self._hides_dots and isinstance(parse_line(self.text()), Vote)
        self.field.is_veiled = (self._is_discreet and self._was_private) or counts
        self.field.viewport().update()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is half typed, and no pasted lines wait for an answer."""
        return not self.text() and not self._pasted

    def text(self) -> str:
        """Return what is half typed."""
        return self.field.toPlainText()

    def put_back(self, text: str) -> None:
        """Let words stand on the line that were typed before."""
        self.field.setPlainText(text)
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def clear(self) -> None:
        """Take the text away once it is a note."""
        self.field.setPlainText("")  # and its undo steps: Ctrl+Z now takes the note back
        self.drop_paste()
        self._say()

    def drop_paste(self) -> None:
        """Forget lines that were pasted; what is half typed stays."""
        self._pasted = []
        if self._speech is not None:
            self._show_pasted(self._speech)
        self._tell_when_empty()

    def _tell_when_empty(self) -> None:
        if self.is_empty:
            self._veil()
            self.emptied.emit()

    def tell(self, sentence: str) -> None:
        """Say something in place of the hint, until the next key."""
        self._hint.setText(sentence)

    def hint(self) -> None:
        """Say again what Enter will do, in place of what was told."""
        self._say()

    def _ask_about(self, lines: list[str], there: int) -> None:
        self._pasted, self._there = lines, there
        self._tell_when_empty()
        self._say()

    def _turn_row(self, by: int) -> None:
        self.pasted.turn(by)
        self.field.setAccessibleDescription(self.pasted.current)

    def _leave_out(self, row: int) -> None:
        left = [*self._pasted[:row], *self._pasted[row + 1 :]]
        self._ask_about(left, self._there - 1)

    def _show_pasted(self, speech: Speech) -> None:
        """Show the lines that wait, where the room may read them."""
        self.field.asks = bool(self._pasted)
        closed = self._closed or (self._is_discreet and self._is_private)
        shown = bool(self._pasted) and not closed
        if shown:
            count, longer = len(self._pasted), sum(len(line) > LONG for line in self._pasted)
            says = [speech("console.pasted.count", n=count)]
            says += [speech("console.pasted.long", n=longer)] if longer else []
            self.pasted.show_lines(self._pasted, " ".join(says), speech)
            self.field.setAccessibleDescription(self.pasted.current)
        elif not self.pasted.isHidden():
            self.field.setAccessibleDescription("")
        self.pasted.setVisible(shown)

    def _leave(self) -> None:
        if self._pasted:
            self.drop_paste()
            self._say()
        else:
            self.left.emit()

    def _enter(self) -> None:
        if self._for_what_is_on:
            self.passed_on.emit(self.text())
        elif self._is_refused:
            self.tell(self._closed)
        elif self._pasted:
            self.lines_entered.emit(self._pasted)
        elif (line := parse_line(self.text())) is not None:
            self.line_entered.emit(line)

    @property
    def _for_what_is_on(self) -> str:
        """What Enter does when the line is not for the board; after a backslash it is a note."""
        text = self.text().strip()
        is_note = not text or text.startswith(ESCAPE) or self._pasted or self.field.isReadOnly()
        return "" if is_note else self.belongs(text)

    @property
    def _is_refused(self) -> bool:
        """Whether Enter does nothing: no note can be made here, and the line is no command."""
        if self.field.isReadOnly() or self._pasted:
            return bool(self._closed)
        line = parse_line(self.text())
        return bool(self._closed) and (line is None or isinstance(line, AddNote))

    def _changed(self) -> None:
        self._pasted = []  # typing on is no answer to a question about pasted lines
        if len(self.text()) > NOTE_LIMIT:
            self.field.setPlainText(self.text()[:NOTE_LIMIT])
            if self._speech is not None:
                self.tell(self._speech("error.capture.too_long", limit=NOTE_LIMIT))
            return
        self.typed.emit()
        self._veil()
        self._say()
        self._tell_when_empty()

    def _say(self) -> None:
        speech = self._speech
        if speech is None:
            return
        self.field.setAccessibleName(speech("console.capture.name"))
        self.field.setPlaceholderText(speech("console.capture.placeholder"))
        height = self.field.fontMetrics().lineSpacing()
        rows = 2 if len(self.text()) > 60 else 1
        self.field.setFixedHeight(rows * height + 10)
        self._show_pasted(speech)
        if will := self._for_what_is_on:
            self.tell(will)
        elif self._is_refused:
            self.tell(self._closed)
        elif self._pasted and self._there > MOST_LINES:
            facts = {"n": len(self._pasted), "all": self._there}
            self.tell(speech("console.capture.paste_first", **facts))
        elif self._pasted:
            self.tell(speech("console.capture.paste_ask", n=len(self._pasted)))
        else:
            line = parse_line(self.text())
            self.tell(will_do(speech, line, hides_dots=self._hides_dots))


def will_do(speech: Speech, line: Line | None, *, hides_dots: bool = False) -> str:
    """Return what Enter will do with a line, in a sentence; how many dots only where it may."""
    match line:
        case Group(numbers):
            return speech("console.capture.will_group", numbers=" + ".join(map(str, numbers)))
        case Move(number, lane):
            return speech("console.capture.will_move", number=number, lane=lane)
        case Vote(number) if hides_dots:
            return speech("console.capture.will_vote_hidden", number=number)
        case Vote(number, dots, more):
            code = "will_vote_more" if more else "will_vote"
            return speech(f"console.capture.{code}", number=number, dots=dots)
        case Commit(number):
            return speech("console.capture.will_commit", number=number)
        case Remove(number):
            return speech("console.capture.will_remove", number=number)
        case Call(number):
            return speech("console.capture.will_call", number=number)
        case Reword(number, _):
            return speech("console.capture.will_reword", number=number)
        case AddNote(text) if len(text) > LONG:
            return speech("console.capture.long")
        case _:
            keys = ("enter", "tab", "paste")
            return "   ·   ".join(speech(f"console.capture.{key}") for key in keys)
