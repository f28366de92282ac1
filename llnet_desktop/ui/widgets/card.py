"""A card that is a button: it takes the focus, the mouse and Enter, and holds other widgets."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from llnet_desktop.ui import theme
from llnet_desktop.ui.widgets.text import label

RADIUS = 12


class Card(QAbstractButton):
    """An empty card; who makes one gives it a layout and an accessible name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._hovered = False

    def sizeHint(self) -> QSize:
        """Return the size of what is on the card."""
        inside = self.layout()
        return inside.totalSizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least that what is on the card needs."""
        inside = self.layout()
        return inside.totalMinimumSize() if inside else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the card, as the space bar does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show that the card can be pressed."""
        self._hovered = True
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go back to rest."""
        self._hovered = False
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card with its edge; the focus is a thick one."""
        look = theme.current()
        width = 2.0 if self.hasFocus() else 1.0
        edge = "accent" if self.hasFocus() else "muted" if self._hovered else "line"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.color(edge), width))
        painter.setBrush(look.color("sunken" if self.isDown() else "card"))
        half = width / 2
        painter.drawRoundedRect(
            QRectF(self.rect()).adjusted(half, half, -half, -half), RADIUS, RADIUS
        )


class ChoiceCard(Card):
    """A card with a title and a sentence that says what happens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text = label("title"), label("secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 20, 22, 20)
        layout.setSpacing(8)
        for part in (self._title, self._text):
            part.setWordWrap(True)
            part.setMinimumWidth(1)  # else a label asks for about a square, and cards don't fit
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(part)
        layout.addStretch()

    def say(self, title: str, text: str) -> None:
        """Show a title and a sentence."""
        self._title.setText(title)
        self._text.setText(text)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
