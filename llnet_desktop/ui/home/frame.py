"""The frame of home, which stands before there is a library: rail, heading, room for pages."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from llnet_desktop.ui.home.header import NetworkHeader
from llnet_desktop.ui.home.rail import Rail
from llnet_desktop.ui.speech import Speech


class Beside(Protocol):
    """What can be shown in the place of a network: what was found, what is put away."""

    @property
    def page(self) -> QWidget:
        """The page itself."""

    def refresh(self) -> None:
        """Show what is in the library now."""

    def focus(self) -> None:
        """Take the keys."""


class HomeFrame(QWidget):
    """Holds a network's page and others that may take its place; says what is asked elsewhere."""

    prepare_requested = Signal(str)
    start_requested = Signal(str)
    report_requested = Signal(str)
    exercise_wanted = Signal(str)
    network_shown = Signal(str)  # its name, empty when there is none
    sample_requested = Signal()
    file_dropped = Signal(Path)
    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    text_size_chosen = Signal(float)

    def __init__(
        self, speech: Speech, heading: str, text_size: float, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self.setProperty("look", "paper")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.rail = Rail(speech, text_size)
        self.header = NetworkHeader(speech, heading)
        self._pages = QStackedWidget()
        self._network_page = QWidget()
        self._column = QVBoxLayout(self._network_page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.header)
        self._column.addStretch()
        self._pages.addWidget(self._network_page)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self._pages, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.rail)
        layout.addLayout(self._right, 1)
        self.rail.language_chosen.connect(self.language_chosen)
        self.rail.theme_chosen.connect(self.theme_chosen)
        self.rail.text_size_chosen.connect(self.text_size_chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as everywhere on the web."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, and nothing else."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell of the first file."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                event.acceptProposedAction()
                self.file_dropped.emit(Path(url.toLocalFile()))
                return
