"""What the window shows in its first frame, before anything else is imported: the heading.

A label and a style sheet: each class of Qt costs time when Python first touches it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from llnet_desktop.ui.roles import theme_table

RAIL = 196  # pixels, as home's own
LEFT, TOP = 30, 36


def first_frame(heading: str, at_home: bool, theme: str, window: QWidget) -> QWidget:
    """Return the frame: rail and heading of a network, or the heading of the very first start."""
    roles = theme_table(theme)
    frame = QLabel(window)
    frame.resize(4000, 4000)  # whatever size the window gets
    frame.setAccessibleName(heading)
    frame.setStyleSheet(
        f"QWidget {{ background: {roles['paper']}; color: {roles['ink']};"
        ' font: 700 26px "Source Sans 3"; }'
        f" QWidget#rail {{ background: {roles['sunken']}; }}"
    )
    if at_home:
        rail = QLabel(frame)
        rail.setObjectName("rail")
        rail.setGeometry(0, 0, RAIL, 4000)
    label = QLabel(heading.replace("<", " "), frame)  # a name must not be taken for markup
    label.move((RAIL if at_home else 0) + LEFT, TOP)
    return frame
