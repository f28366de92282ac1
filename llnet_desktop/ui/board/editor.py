"""Rewording a note where it stands."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QToolTip, QWidget

from llnet_desktop.domain.workshop import Note
from llnet_desktop.ui.board.capped import CappedEdit
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip

NOT_LEAVING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


class NoteEditor(CappedEdit):
    """Lies over a note. Enter and losing the focus finish it, Esc keeps the old words."""

    finished = Signal(bool)  # whether the new words are wanted

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
            and event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter finishes, Esc forgets."""
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
        if event.reason() not in NOT_LEAVING:
            self.finish(wanted=True)

    def _tell(self, limit: int) -> None:
        sentence = self._speech("error.capture.too_long", limit=limit)
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), tip(sentence), self)
