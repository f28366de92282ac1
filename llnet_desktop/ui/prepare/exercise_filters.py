"""What the library is narrowed to: conditions, time, group, energy and own exercises, as chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QActionGroup, QIcon, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QScrollArea, QWidget

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.exercise_model import PAIRS, Asked, Energy
from llnet_desktop.ui.prepare.fields import tint
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech

MINUTES = (15, 30, 45, 60)
FITS = -1  # in place of minutes: what the workshop has left
GAP = 5
_CHIP = "QPushButton { padding: 4px 8px; } QPushButton:focus { padding: 3px 7px; }"


class FilterChips(QScrollArea):
    """Chips that go on in a next line, or in one line that scrolls where there is little room."""

    changed = Signal()

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._length: int | None = None  # minutes, or FITS
        self._left: int | None = None
        self._people = 0
        self._energies: frozenset[Energy] = frozenset()
        self._one_line = False
        self._chips = QWidget(self)
        self.condition_buttons = {c: self._chip(f"{c.value}_button") for c in Condition}
        self.time_button = self._chip("time_button", opens=True)
        self.people_button = self._chip("people_button")
        self.energy_button = self._chip("energy_button", opens=True)
        self.own_button = self._chip("own_button")
        self.own_button.hide()
        self.people_button.hide()
        self.time_button.clicked.connect(self._choose_time)
        self.energy_button.clicked.connect(self._choose_energy)
        self._dress()
        speech.changed.connect(self._say)
        self._say()

    @property
    def asked(self) -> Asked:
        """What is looked for now."""
        return Asked(
            frozenset(c for c, chip in self.condition_buttons.items() if chip.isChecked()),
            self._energies,
            self._left if self._length == FITS else self._length,
            self._people if self.people_button.isChecked() else 0,
            self.own_button.isChecked(),
        )

    def show_people(self, people: int) -> None:
        """Offer what suits this head count; 0 is not known, and then nothing is offered."""
        self._people = people
        self.people_button.setVisible(people > 0)
        if not people:
            self.people_button.setChecked(False)
        self._say()
        self.changed.emit()

    def show_time_left(self, minutes: int | None) -> None:
        """Offer what fits in what is left of the workshop; None or nothing left offers nothing."""
        left = minutes if minutes and minutes > 0 else None
        if left == self._left:
            return
        self._left = left
        if self._left is None and self._length == FITS:
            self._length = None
        self._say()
        self.changed.emit()

    def show_own(self, there: bool) -> None:
        """Offer own exercises only, when there are any."""
        self.own_button.setVisible(there)
        if not there:
            self.own_button.setChecked(False)
        self._place()

    def ask_for(self, condition: Condition | None = None, people: bool = False) -> None:
        """Turn to one condition, or to all, and to our group only; all other chips go off."""
        self.blockSignals(True)
        for one, chip in self.condition_buttons.items():
            chip.setChecked(one is condition)
        self.people_button.setChecked(people and self._people > 0)
        self.own_button.setChecked(False)
        self._length, self._energies = None, frozenset()
        self._say()
        self.blockSignals(False)
        self.changed.emit()

    def in_one_line(self, one_line: bool) -> None:
        """Keep to one line, which scrolls, or take as many as the chips need."""
        if one_line != self._one_line:
            self._one_line = one_line
            self._place()

    def time_menu(self) -> QMenu:
        """Return the lengths to choose from."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices: list[int | None] = [None, *MINUTES]
        if self._left is not None:
            choices.append(FITS)
        for choice in choices:
            action = menu.addAction(self._time_words(choice))
            action.setCheckable(True)
            action.setChecked(choice == self._length)
            action.setData(choice)
            group.addAction(action)
        group.triggered.connect(lambda action: self._take_time(action.data()))
        return menu

    def energy_menu(self) -> QMenu:
        """Return the kinds of energy to choose from; of two that exclude each other one is on."""
        menu = QMenu(self)
        for pair in PAIRS:
            if not menu.isEmpty():
                menu.addSeparator()
            for energy in sorted(pair, key=list(Energy).index):
                action = menu.addAction(self._speech(f"library.energy.{energy}"))
                action.setCheckable(True)
                action.setChecked(energy in self._energies)
                action.setData(energy.value)
        menu.triggered.connect(lambda action: self._take_energy(Energy(action.data())))
        return menu

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:
        """Bring the chip into sight that the keyboard goes to."""
        if event.type() is QEvent.Type.FocusIn and isinstance(chip, QPushButton):
            self.ensureWidgetVisible(chip, GAP, 0)
        return super().eventFilter(chip, event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel go along the one line."""
        turned = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turned.x() or turned.y()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the chips where they fit."""
        super().resizeEvent(event)
        self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the chips where they fit; before, nothing is known of the room."""
        super().showEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the shapes in the colours of another theme, or larger."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._draw()

    def _chip(self, name: str, opens: bool = False) -> QPushButton:
        chip = QPushButton(self._chips)
        chip.setObjectName(name)
        chip.setStyleSheet(_CHIP)
        chip.installEventFilter(self)
        chip.setCheckable(True)
        if opens:  # it is checked when it narrows, not by a click
            chip.setProperty("icon_name", "chevron-down")
            chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        else:
            chip.toggled.connect(self._toggled)
        return chip

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._chips)

    def _toggled(self) -> None:
        self._say()
        self.changed.emit()

    def _choose_time(self) -> None:
        self._say()
        _open(self.time_menu(), self.time_button)

    def _choose_energy(self) -> None:
        self._say()
        _open(self.energy_menu(), self.energy_button)

    def _take_time(self, choice: int | None) -> None:
        self._length = choice
        self._toggled()

    def _take_energy(self, energy: Energy) -> None:
        pair = next(pair for pair in PAIRS if energy in pair)
        on = energy not in self._energies
        self._energies = (self._energies - pair) | ({energy} if on else frozenset())
        self._toggled()

    def _time_words(self, choice: int | None) -> str:
        if choice is None:
            return self._speech("library.time.any")
        if choice == FITS:
            return self._speech("library.time.fits", minutes=self._left)
        return self._speech("library.time.up_to", minutes=choice)

    def _say(self) -> None:
        """Say all words again; a chip that is on says what it lets through."""
        speech = self._speech
        on = [c for c, chip in self.condition_buttons.items() if chip.isChecked()]
        for condition, chip in self.condition_buttons.items():
            name = condition_name(speech, condition)
            chip.setText(name if on == [condition] and not self._one_line else "")
            _name(chip, speech("prepare.only_condition", condition=name))
        if self._length is None:
            self.time_button.setText(speech("library.time.chip"))
        elif self._length == FITS:
            self.time_button.setText(speech("library.time.fits_chip"))
        else:
            self.time_button.setText(speech("library.time.up_to_chip", minutes=self._length))
        _name(self.time_button, f"{speech('library.time.name')}: {self._time_words(self._length)}")
        self.people_button.setText(speech("library.people.chip", n=self._people))
        _name(self.people_button, speech("library.people.hint", n=self._people))
        chosen = [energy for energy in Energy if energy in self._energies]
        if not chosen:
            self.energy_button.setText(speech("library.energy.chip"))
        elif len(chosen) == 1:
            self.energy_button.setText(speech(f"library.energy.{chosen[0]}_chip"))
        else:
            self.energy_button.setText(speech("library.energy.several", count=len(chosen)))
        said = [speech(f"library.energy.{energy}") for energy in chosen]
        kinds = f": {', '.join(said)}" if said else ""
        _name(self.energy_button, f"{speech('library.energy.name')}{kinds}")
        self.own_button.setText(speech("library.own"))
        _name(self.own_button, speech("library.own_hint"))
        self.time_button.setChecked(self._length is not None)
        self.energy_button.setChecked(bool(chosen))
        self._draw()

    def _draw(self) -> None:
        for condition, chip in self.condition_buttons.items():
            colour = theme.current().condition(condition)
            chip.setIcon(QIcon(icons.condition_pixmap(condition, 40, colour)))
            side = chip.fontMetrics().height()
            chip.setIconSize(QSize(side, side))
        for chip in (self.time_button, self.energy_button):
            tint(chip)
            side = round(chip.fontMetrics().height() * 0.8)
            chip.setIconSize(QSize(side, side))
        self._place()

    def _place(self) -> None:
        """Give every chip its place; in more lines than one, none is wider than there is room."""
        chips = [self.condition_buttons[condition] for condition in Condition] + [
            self.time_button,
            self.people_button,
            self.energy_button,
            self.own_button,
        ]
        one_line = self._one_line or not self.isVisible()
        room = self.viewport().width()
        x = y = line = widest = 0
        for chip in chips:
            if chip.isHidden():
                continue
            wanted = chip.sizeHint()
            width = wanted.width() if one_line else min(wanted.width(), room)
            if x and x + width > room and not one_line:
                x, y, line = 0, y + line + GAP, 0
            chip.setGeometry(QRect(x, y, width, wanted.height()))
            x += width + GAP
            line, widest = max(line, wanted.height()), max(widest, x - GAP)
        self._chips.resize(max(widest, 1), y + line)
        self.setFixedHeight(y + line)


def _name(chip: QPushButton, words: str) -> None:
    chip.setAccessibleName(words)
    chip.setToolTip(words)


def _open(menu: QMenu, chip: QPushButton) -> None:
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))
