"""A row of small buttons of which one is on: the language, light or dark, the text size."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QPushButton, QWidget

LANGUAGE_NAMES = ("Nederlands", "English")  # each in its own language, always
_TIGHT = "QPushButton { padding: 4px 9px; } QPushButton:focus { padding: 3px 8px; }"


class Switch(QWidget):
    """Chooses one of a few values. `chosen` is sent when a person chooses, not by `turn_to`."""

    chosen = Signal(object)

    def __init__(
        self, values: Sequence[object], parent: QWidget | None = None, columns: int = 0
    ) -> None:
        """The buttons stand in one row, or in rows of so many `columns`."""
        super().__init__(parent)
        self._values = tuple(values)
        wide = columns or len(self._values)
        self._group = QButtonGroup(self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for index in range(len(self._values)):
            button = QPushButton()
            button.setCheckable(True)
            button.setProperty("look", "nav")
            button.setStyleSheet(_TIGHT)
            self._group.addButton(button, index)
            layout.addWidget(button, index // wide, index % wide)
        layout.setColumnStretch(wide, 1)
        self._group.idClicked.connect(lambda index: self.chosen.emit(self._values[index]))

    def say(self, texts: Sequence[str], names: Sequence[str] = ()) -> None:
        """Put words on the buttons, and longer names for who can't see them."""
        for index, text in enumerate(texts):
            self._group.button(index).setText(text)
            self._group.button(index).setAccessibleName(names[index] if names else text)

    def turn_to(self, value: object) -> None:
        """Show which value is on."""
        if value in self._values:
            self._group.button(self._values.index(value)).setChecked(True)

    @property
    def value(self) -> object:
        """Which value is on; None when none is, or when that is what is on."""
        place = self._group.checkedId()
        return self._values[place] if place >= 0 else None

    def button(self, value: object) -> QPushButton:
        """Return the button of a value."""
        found = self._group.button(self._values.index(value))
        assert isinstance(found, QPushButton)
        return found
