"""Fields that keep what somebody is typing, and that steering keys pass through."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from typing import Any

from PySide6.QtCore import QDateTime, QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence, QTransform, QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDateTimeEdit,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QTimeEdit,
    QWidget,
)

from llnet_desktop.ui import icons, theme


class Habits(QObject):
    """What all fields of a panel do alike.

    Ctrl+Z undoes typing first; where none is left it is let through to the page. The wheel
    scrolls the panel and does not change a number that nobody is in.
    """

    def watch(self, parent: QWidget) -> None:
        """Teach every field inside `parent`."""
        for kind in (QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox):
            for field in parent.findChildren(kind):
                field.removeEventFilter(self)
                field.installEventFilter(self)
                if isinstance(field, (QAbstractSpinBox, QComboBox)):
                    field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                if (line := _line_of(field)) is not None:
                    line.setTextMargins(8, 0, 8, 0)  # the style sheet's padding stops at the frame

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let the page have what the field has no use for."""
        if event.type() is QEvent.Type.Wheel and isinstance(field, (QAbstractSpinBox, QComboBox)):
            if not field.hasFocus():
                event.ignore()
                return True
        elif event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not _can_undo(field)) or (redo and not _can_redo(field)):
                event.ignore()
                return True
        return super().eventFilter(field, event)


def _can_undo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable()
    line = field if isinstance(field, QLineEdit) else _line_of(field)
    return line is not None and line.isUndoAvailable()


def _can_redo(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isRedoAvailable()
    line = field if isinstance(field, QLineEdit) else _line_of(field)
    return line is not None and line.isRedoAvailable()


def _line_of(field: QObject) -> QLineEdit | None:
    return field.findChild(QLineEdit) if isinstance(field, QAbstractSpinBox) else None


def show_text(line: QLineEdit, text: str) -> None:
    """Put a text in a field, unless somebody is typing there."""
    if not (line.hasFocus() and line.isModified()) and line.text() != text:
        line.setText(text)
        line.setCursorPosition(0)


def show_number(spin: QSpinBox, value: int, most: int | None = None) -> None:
    """Put a number in a field, unless somebody is typing there; `most` is its new highest."""
    line = spin.findChild(QLineEdit)
    if line is not None and spin.hasFocus() and line.isModified():
        return
    if value == spin.value() and most in (None, spin.maximum()):
        return
    spin.blockSignals(True)
    spin.setMaximum(spin.maximum() if most is None else most)
    spin.setValue(value)
    spin.blockSignals(False)


def show_moment(edit: QDateTimeEdit, moment: datetime) -> None:
    """Put a day and a time in a field, unless somebody is typing there."""
    line = edit.findChild(QLineEdit)
    if line is not None and edit.hasFocus() and line.isModified():
        return
    shown = QDateTime(moment.date(), moment.time())  # type: ignore[call-overload]
    if edit.dateTime() == shown:
        return
    edit.blockSignals(True)
    edit.setDateTime(shown)
    edit.blockSignals(False)


def show_time(edit: QTimeEdit, at: time) -> None:
    """Put a time of day in a field, unless somebody is typing there."""
    show_moment(edit, datetime.combine(date(2000, 1, 1), at))


def on_typed(line: QLineEdit, commit: Callable[[str], None]) -> None:
    """Call `commit` with what was typed, once it is finished and only when it is new."""

    def finished() -> None:
        if line.isModified():
            line.setModified(False)
            commit(line.text())

    line.editingFinished.connect(finished)


def on_number(spin: QSpinBox, commit: Callable[[int], object]) -> None:
    """Call `commit` with a number that was typed or stepped to."""

    def changed(value: int) -> None:
        line = spin.findChild(QLineEdit)
        if line is not None:
            line.setModified(False)
        commit(value)

    spin.valueChanged.connect(changed)


def hug_text(line: QLineEdit) -> None:
    """Let a field be no wider than what is in it."""
    line.setMinimumWidth(80)
    line.textChanged.connect(
        lambda text: line.setMaximumWidth(line.fontMetrics().horizontalAdvance(text) + 36)
    )


def small_button(name: str, parent: QWidget) -> QPushButton:
    """Return a button with only an icon; its words are for who hears or points."""
    button = QPushButton(parent)
    button.setProperty("look", "quiet")
    button.setProperty("icon_name", name)
    button.setStyleSheet("QPushButton, QPushButton:focus { padding: 3px; }")
    tint(button)
    return button


def tint(button: QPushButton) -> None:
    """Draw a button's icon in the colours of the theme that is on."""
    name = button.property("icon_name")
    if name:
        picture = icons.pixmap(str(name), 40, theme.current().color("secondary"))
        if button.property("upside_down"):
            picture = picture.transformed(QTransform().scale(1, -1))
        button.setIcon(QIcon(picture))
        size = button.fontMetrics().height()
        button.setIconSize(QSize(size, size))


class HalfMinutes(QSpinBox):
    """A length in half minutes, read and typed in minutes: 7 or 7,5."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(1, 2 * 720)
        self.setSingleStep(1)
        self.setKeyboardTracking(False)

    def textFromValue(self, halves: int) -> str:
        """Return minutes, with a half where there is one."""
        return self.locale().toString(halves / 2, "f", halves % 2)

    def valueFromText(self, text: str) -> int:
        """Return half minutes; comma and point both do."""
        return round(2 * float(self._number(text)))

    def validate(self, text: str, at: int) -> tuple[QValidator.State, str, int]:
        """Return whether this is a length, or could become one."""
        number = self._number(text)
        if re.fullmatch(r"\d{0,3}[.]?", number):
            enough = number.strip(".") and 1 <= 2 * float(number) <= self.maximum()
            state = QValidator.State.Acceptable if enough else QValidator.State.Intermediate
        elif re.fullmatch(r"\d{0,3}[.]\d", number) and 1 <= 2 * float(number) <= self.maximum():
            state = QValidator.State.Acceptable
        else:
            state = QValidator.State.Invalid
        return state, text, at

    def _number(self, text: str) -> str:
        return text.removesuffix(self.suffix()).strip().replace(",", ".")


class ChoiceBox(QComboBox):
    """One of a few values, in words."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.activated.connect(lambda row: self.picked.emit(self._values[row]))

    def offer(self, values: Sequence[Any], words: Callable[[Any], str]) -> None:
        """Offer these values, or say them in another language; the choice stays."""
        row = self.currentIndex()
        if list(values) != self._values:
            self.clear()
            self._values = list(values)
            self.addItems([words(value) for value in values])
        for place, value in enumerate(values):
            self.setItemText(place, words(value))
        self.setCurrentIndex(max(row, 0))

    def show_value(self, value: object) -> None:
        """Show a value; nobody picked it."""
        self.setCurrentIndex(self._values.index(value))
