"""A paste of very many lines: asked about before it is taken, and then taken whole."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import LONGEST_LINE, PasteEdit

MANY = 200  # lines after which it may be a mistake
MOST_TAKEN = 2_000_000  # characters
_BESIDE = 40  # pixels around two buttons beside each other
REST = 300  # ms without a key, after which a long text is read


class AskingPasteEdit(PasteEdit):
    """Takes pastes of up to 200 lines at once, and asks about longer ones in its own place.

    `settled` says that there is another text to read; of a long one, when typing rests.
    """

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._speech: Speech | None = None
        self._lines: list[str] = []
        self._least = 0  # height without a question
        self._question = QFrame(self)
        self._question.setProperty("look", "card")
        self._question.setAutoFillBackground(True)
        self._sentence = QLabel(self._question)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self.take_button = QPushButton(self._question)
        self.cancel_button = QPushButton(self._question)
        for button, act in ((self.take_button, self._take), (self.cancel_button, self._close)):
            button.setAutoDefault(False)
            button.clicked.connect(act)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        for button in (self.take_button, self.cancel_button):
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self._question)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(10)
        column.addWidget(self._sentence)
        column.addLayout(self._buttons)
        column.addStretch(1)
        self._question.hide()
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self.settled)
        self.textChanged.connect(self._changed)

    def set_up(self, speech: Speech) -> None:
        """Speak this language, and follow it; until then nothing is asked."""
        self._speech = speech
        speech.changed.connect(self._say)

    @property
    def sentence(self) -> str:
        """What is asked; empty when there is nothing to answer."""
        return self._sentence.text() if self._lines else ""

    def settle(self) -> bool:
        """See to it that all is read; return False, and lead there, while a question is open."""
        if self._rest.isActive():
            self._rest.stop()
            self.settled.emit()
        if self._lines:
            self.cancel_button.setFocus()
        return not self._lines

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take a paste, or ask about it first."""
        lines = source.text().splitlines()
        if self._speech is None or len(lines) <= MANY:
            super().insertFromMimeData(source)
            return
        if not self._lines:
            self._least = self.minimumHeight()
        self._lines = lines
        self._say()
        self._place()
        self._question.show()
        self._question.raise_()
        self.cancel_button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by key while a question is open, which has the field's place."""
        if not self._lines:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self._close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self._take if self.take_button.hasFocus() else self._close)()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the question in the field's place."""
        super().resizeEvent(event)
        self._place()

    def _take(self) -> None:
        lines = self._close()
        taken = "\n".join(line[:LONGEST_LINE] for line in lines)
        room = max(0, MOST_TAKEN - self.document().characterCount())
        self.insertPlainText(taken[:room])
        self.settle()
        if min(room, len(taken)) < sum(map(len, lines)) + len(lines) - 1:
            self.cut_short.emit()

    def _changed(self) -> None:
        if self.blockCount() > MANY:
            self._rest.start()
        else:
            self._rest.stop()
            self.settled.emit()

    def _close(self) -> list[str]:
        lines, self._lines = self._lines, []
        self._question.hide()
        self.setMinimumHeight(self._least)
        self.setFocus()
        return lines

    def _place(self) -> None:
        if not self._lines:
            return
        widths = [button.sizeHint().width() for button in (self.take_button, self.cancel_button)]
        beside = sum(widths) + _BESIDE <= self.width()
        directions = QBoxLayout.Direction
        self._buttons.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self.setMinimumHeight(max(self._least, self._question.sizeHint().height()))
        self._question.setGeometry(self.rect())

    def _say(self) -> None:
        speech = self._speech
        if speech is None:
            return
        lines = QLocale(speech.language).toString(len(self._lines))
        self._sentence.setText(speech("dialogs.many.ask", lines=lines))
        self.take_button.setText(speech("dialogs.many.take", lines=lines))
        self.cancel_button.setText(speech("dialogs.cancel"))
        self.cancel_button.setAccessibleDescription(self._sentence.text())
