"""Where the keyboard goes in a long form: Tab from top to bottom, and a field brought in sight."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QLayout, QLineEdit, QScrollArea, QWidget

_AROUND = 8  # pixels above and below what is brought in sight


def follow_layout(window: QWidget) -> None:
    """Make the order of Tab the order in which the layouts have their fields."""
    for one, after in pairwise(_stops(window)):
        QWidget.setTabOrder(one, after)


def go_to(scroll_area: QScrollArea, field: QWidget) -> None:
    """Put the keyboard in a field, and bring it in sight with what stands around it."""
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    inside = scroll_area.widget()
    if inside is None or (layout := inside.layout()) is None:
        return
    layout.activate()  # what has just come has no place yet
    QApplication.sendEvent(scroll_area, QEvent(QEvent.Type.LayoutRequest))
    around = field.parentWidget()
    whole = field if around is inside or around is None else around
    top = whole.mapTo(inside, QPoint()).y()
    scroll_area.ensureVisible(0, top + whole.height(), 0, _AROUND)
    scroll_area.ensureVisible(0, top, 0, _AROUND)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        yield widget
    inside = widget.widget() if isinstance(widget, QScrollArea) else None
    if inside is not None:
        yield from _stops(inside)
    elif (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _stops_in(inner)
