"""Rewording a note, or the title of a cluster, where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolTip, QWidget

from llnet_desktop.domain.phrase import TITLE_LIMIT
from llnet_desktop.domain.workshop import Cluster, Note
from llnet_desktop.ui.board.capped import CappedEdit, is_locked_out
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip

ENDING = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class TitleEditor(QLineEdit):
    """Lies over the head of a cluster. Enter and losing the focus finish it, Esc forgets.

    While it is only read it waits: neither finishes it.
    """

    finished = Signal(bool)  # whether the new title is wanted
    locked_out = Signal()  # somebody types while nobody writes along

    def __init__(self, cluster: Cluster, speech: Speech, parent: QWidget) -> None:
        super().__init__(cluster.title, parent)
        self.cluster = cluster
        self._done = False
        self.setMaxLength(TITLE_LIMIT)
        self.setStyleSheet("QLineEdit, QLineEdit:focus { padding: 1px 4px; }")
        self.setAccessibleName(speech("board.title"))
        self.setPlaceholderText(speech("board.title"))
        self.selectAll()

    def _finish(self, wanted: bool) -> None:
        if not self._done:
            self._done = True
            self.finished.emit(wanted)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from steering the console."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENDING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, Esc forgets."""
        if is_locked_out(self, event):
            self.locked_out.emit()
        elif event.key() in ENDING:
            self._finish(wanted=event.key() != Qt.Key.Key_Escape)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish, unless it is a menu that has the focus for a moment."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEAVING and not self.isReadOnly():
            self._finish(wanted=True)


class NoteEditor(CappedEdit):
    """Lies over a note. Enter and losing the focus finish it, Esc keeps the old words.

    While it is only read it waits: neither finishes it.
    """

    finished = Signal(bool)  # whether the new words are wanted
    locked_out = Signal()  # somebody types while nobody writes along

    def __init__(self, note: Note, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self.note = note
        self._speech = speech
        self._done = False
        self.setStyleSheet(
            "QPlainTextEdit, QPlainTextEdit:focus { border-radius: 4px; padding: 3px; }"
        )
        self.setPlainText(note.text)
        self.selectAll()
        self.setAccessibleName(speech("board.reword_note", number=note.number))
        self.shortened.connect(self._tell)

    def finish(self, wanted: bool) -> None:
        """Tell once that editing is over."""
        if not self._done:
            self._done = True
            self.finished.emit(wanted)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Esc from steering the console."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENDING
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, Esc forgets."""
        if is_locked_out(self, event):
            self.locked_out.emit()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.finish(wanted=True)
            case Qt.Key.Key_Escape:
                self.finish(wanted=False)
            case _:
                super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Finish, unless it is a menu that has the focus for a moment."""
        super().focusOutEvent(event)
        if event.reason() not in NOT_LEAVING and not self.isReadOnly():
            self.finish(wanted=True)

    def _tell(self, limit: int) -> None:
        sentence = self._speech("error.capture.too_long", limit=limit)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tip(sentence), self)
