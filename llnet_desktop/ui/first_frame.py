"""What the window shows in its first frame, before anything else is imported: the heading.

Plain labels and no painting of our own: each class of Qt costs time when it is first touched.
"""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QLabel, QWidget

RAIL = 196  # pixels, as home's own
LEFT, TOP = 30, 36


def first_frame(heading: str, at_home: bool, paper: str, sunken: str, ink: str) -> QWidget:
    """Return the frame: rail and heading of a network, or the heading of the very first start."""
    frame = QWidget()
    frame.setAccessibleName(heading)
    _fill(frame, paper)
    if at_home:
        rail = QWidget(frame)
        rail.setGeometry(0, 0, RAIL, 4000)
        _fill(rail, sunken)
    label = QLabel(frame)
    label.setText(heading.replace("<", " "))  # a label must not take a name for markup
    font = QFont("Source Sans 3")
    font.setPixelSize(26)
    font.setBold(True)
    label.setFont(font)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    label.setPalette(palette)
    label.adjustSize()
    label.move((RAIL if at_home else 0) + LEFT, TOP)
    return frame


def _fill(widget: QWidget, color: str) -> None:
    palette = widget.palette()
    palette.setColor(QPalette.ColorRole.Window, QColor(color))
    widget.setPalette(palette)
    widget.setAutoFillBackground(True)
