"""A PDF as it will print, one page at a time."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

POINTS = 72.0  # in an inch
PRINTED = 300  # dots in an inch, on a printer


class Paper:
    """The pages of a PDF as pictures."""

    def __init__(self, path: Path) -> None:
        self._document = pypdfium2.PdfDocument(path.read_bytes())

    def __len__(self) -> int:
        return len(self._document)

    def size(self, page: int) -> tuple[float, float]:
        """Return the width and the height of a page, from 0, in points."""
        width, height = self._document[page].get_size()
        return width, height

    def picture(self, page: int, scale: float) -> QImage:
        """Return a page with so many dots for each point."""
        bitmap = self._document[page].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
        made = QImage(
            bitmap.buffer,
            bitmap.width,
            bitmap.height,
            bitmap.stride,
            QImage.Format.Format_RGBX8888,
        )
        return made.copy()  # the buffer goes with the bitmap

    def close(self) -> None:
        """Let go of the file."""
        self._document.close()


class Preview(QWidget):
    """Shows one page, as large as fits; PageUp, PageDown, the wheel and the arrows turn it."""

    turned = Signal(int, int)  # the page from 1, and how many there are

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper: Paper | None = None
        self._page = 0
        self._picture: QImage | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 300)

    @property
    def page(self) -> int:
        """The page that is shown, from 0."""
        return self._page

    @property
    def paper(self) -> Paper | None:
        """What is shown, if there is anything."""
        return self._paper

    def show_paper(self, path: Path | None) -> None:
        """Show a PDF on the page that was shown, or nothing."""
        if self._paper is not None:
            self._paper.close()
        self._paper = Paper(path) if path is not None else None
        self.go(self._page)

    def go(self, page: int) -> None:
        """Turn to a page; beyond the last stays there."""
        count = len(self._paper) if self._paper is not None else 0
        self._page = max(0, min(page, count - 1))
        self._picture = None
        self.turned.emit(self._page + 1 if count else 0, count)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page on its ground."""
        painter = QPainter(self)
        if self._paper is None:
            return
        wide, high = self._paper.size(self._page)
        room = self.size() - QSize(16, 16)
        fit = min(room.width() / wide, room.height() / high)
        if self._picture is None:
            self._picture = self._paper.picture(self._page, fit * self.devicePixelRatioF())
            self._picture.setDevicePixelRatio(self.devicePixelRatioF())
        left, top = round((self.width() - wide * fit) / 2), round((self.height() - high * fit) / 2)
        painter.drawImage(left, top, self._picture)
        painter.setPen(QColor("#B8BEC5"))
        painter.drawRect(left, top, round(wide * fit), round(high * fit))

    def resizeEvent(self, event: object) -> None:
        """Render again at the new size."""
        self._picture = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages."""
        match event.key():
            case Qt.Key.Key_PageDown | Qt.Key.Key_Right | Qt.Key.Key_Down | Qt.Key.Key_Space:
                self.go(self._page + 1)
            case Qt.Key.Key_PageUp | Qt.Key.Key_Left | Qt.Key.Key_Up:
                self.go(self._page - 1)
            case Qt.Key.Key_Home:
                self.go(0)
            case Qt.Key.Key_End:
                self.go(1_000_000)
            case _:
                super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn a page for each notch."""
        if event.angleDelta().y():
            self.go(self._page + (1 if event.angleDelta().y() < 0 else -1))
        event.accept()
