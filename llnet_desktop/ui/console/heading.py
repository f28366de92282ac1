"""The buttons beside the heading of the item that is on: votes, requests, the look back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


def add_heading_button(page: ConsolePage) -> QPushButton:
    """Return a new button beside the heading that can be on; a click takes no keys away."""
    button = QPushButton(page)
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    heading = page.findChild(QHBoxLayout, "heading_layout")
    assert heading is not None
    heading.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
    return button
