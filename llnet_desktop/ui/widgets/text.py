"""Labels and buttons for what people wrote: plain text, cut off with … where room ends."""

from __future__ import annotations

import html

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from llnet_desktop.ui.speech import plain


def label(look: str = "", text: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label that shows its text as it is, in one of the looks of the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if look:
        made.setProperty("look", look)
    return made


def tip(text: str) -> str:
    """Return text from people for a tool tip, which would otherwise read it as HTML."""
    return f"<qt>{html.escape(text)}</qt>"


class ElidedLabel(QLabel):
    """A label of at most `lines` lines that never asks for more width than there is.

    `text()` stays whole; a tool tip shows it when it does not fit.
    """

    def __init__(self, look: str = "", lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self.setTextFormat(Qt.TextFormat.PlainText)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Ignored, policy.Fixed if lines == 1 else policy.Preferred)
        self.setWordWrap(lines > 1)  # QLabel takes its height from its width only then
        if look:
            self.setProperty("look", look)

    def sizeHint(self) -> QSize:
        """Return the size of the whole text on one line."""
        metrics = self.fontMetrics()
        wanted = metrics.horizontalAdvance(self.text()) + 1  # it is rounded, maybe down
        return QSize(wanted, self.heightForWidth(wanted))

    def minimumSizeHint(self) -> QSize:
        """Return one line of no width: it can always be cut off."""
        return QSize(0, self.fontMetrics().height())

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines the text needs at a width."""
        lines, _ = self._laid_out(width) if self._lines > 1 else ([""], False)
        return max(1, len(lines)) * self.fontMetrics().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines that fit."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        metrics = self.fontMetrics()
        lines, cut = self._laid_out(self.width())
        if self.toolTip() != (wanted := tip(self.text()) if cut else ""):
            self.setToolTip(wanted)
        alignment = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        rest = self.height() - len(lines) * metrics.height()
        for index, line in enumerate(lines):
            top = max(0, rest // 2) + index * metrics.height()
            painter.drawText(0, top, self.width(), metrics.height(), alignment, line)

    def _laid_out(self, width: int) -> tuple[list[str], bool]:
        """Return the lines as they fit, and whether something was left out."""
        metrics, text = self.fontMetrics(), self.text()
        if self._lines == 1:
            line = metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)
            return [line], line != text
        layout = QTextLayout(text, self.font())
        layout.setTextOption(_wrapping())
        layout.beginLayout()
        lines: list[str] = []
        while len(lines) < self._lines and (row := layout.createLine()).isValid():
            row.setLineWidth(max(1, width))
            row.setPosition(QPointF())
            start, length = row.textStart(), row.textLength()
            if len(lines) == self._lines - 1:
                rest = text[start:]
                lines.append(metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width))
                layout.endLayout()
                return lines, lines[-1] != rest
            lines.append(text[start : start + length].rstrip())
        layout.endLayout()
        return lines, False


class TitleLabel(ElidedLabel):
    """A title that takes the room of its words, and less where there is less."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("title", parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


class ElidedButton(QPushButton):
    """A button whose words come from people; its accessible name is the whole of them."""

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        if look:
            self.setProperty("look", look)

    def say(self, text: str) -> None:
        """Show a text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 30  # the padding and border of the style sheet
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        if self.text() != plain(shown):
            self.setText(plain(shown))
        self.setToolTip(tip(self._whole) if shown != self._whole else "")
