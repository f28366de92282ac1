"""The list of exercises with what narrows it: words to look for, and chips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.ui import theme
from llnet_desktop.ui.prepare.exercise_cards import ExerciseList
from llnet_desktop.ui.prepare.exercise_filters import FilterChips
from llnet_desktop.ui.prepare.exercise_model import Asked, ExerciseModel, Filter
from llnet_desktop.ui.prepare.fields import small_button
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label

LOW = 330.0  # pixels at 100 %: below this the chips keep to one line
_BUTTON = "QPushButton, QPushButton:focus { padding: 8px 10px; }"
_LINK = "QPushButton, QPushButton:focus { padding: 0 4px; }"


class ExerciseFinder(QWidget):
    """Finds and chooses an exercise; what is to be done with it is told."""

    narrowed = Signal()
    insert_asked = Signal()
    look_asked = Signal()
    edit_asked = Signal()
    removal_asked = Signal()
    menu_asked = Signal(QPoint)  # on the screen

    def __init__(self, speech: Speech, model: ExerciseModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech, self._model = speech, model
        self._current = ""
        self.search_line = QLineEdit(self)
        self.search_line.setClearButtonEnabled(True)
        self.search_line.setMaxLength(200)
        self.insert_button = self._button("plus")
        self.more_button = self._button("dots")
        self.chips = FilterChips(speech, self)
        self.found_label = label("muted", parent=self)
        self.clear_button = QPushButton(self)
        self.none_label = label("secondary", parent=self)
        self.list_view = ExerciseList(speech, self)
        self._filter = Filter(model, self)
        self.list_view.setModel(self._filter)
        self._lay_out()
        self._connect()
        self._say()
        self._ask()

    def exercise(self) -> Exercise | None:
        """Return the chosen exercise."""
        return self.list_view.exercise()

    def choose(self, exercise_id: str) -> bool:
        """Choose an exercise; return whether it is among what is shown."""
        source = self._model.index(self._model.row_of(exercise_id), 0)
        index = self._filter.mapFromSource(source)
        if index.isValid():
            self.list_view.setCurrentIndex(index)
        return index.isValid()

    def reveal(self, exercise_id: str) -> None:
        """Choose an exercise, and let go of what is looked for when that hides it."""
        if not self.choose(exercise_id):
            self.search_line.clear()
            self.chips.ask_for()
            self.choose(exercise_id)

    def choose_first(self) -> None:
        """Choose what is on top."""
        self._choose_row(0)

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let Enter insert from the search line too, and arrows there go through the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            in_list = field is self.list_view
            if self._key(event) or (self._list_key(event) if in_list else self._line_key(event)):
                return True
        return super().eventFilter(field, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chips to one line where the list needs the room."""
        super().resizeEvent(event)
        self.chips.in_one_line(self.height() < LOW * theme.scale_of(self.font()))

    def _button(self, name: str) -> QPushButton:
        button = small_button(name, self)
        button.setProperty("look", None)
        button.setStyleSheet(_BUTTON)
        return button

    def _lay_out(self) -> None:
        self.none_label.setWordWrap(True)
        self.clear_button.setProperty("look", "quiet")
        self.clear_button.setStyleSheet(_LINK)
        search = QHBoxLayout()
        search.setSpacing(6)
        search.addWidget(self.search_line, 1)
        search.addWidget(self.insert_button)
        search.addWidget(self.more_button)
        found = QHBoxLayout()
        found.addWidget(self.found_label, 1)
        found.addWidget(self.clear_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(search)
        column.addWidget(self.chips)
        column.addLayout(found)
        column.addWidget(self.none_label)
        column.addWidget(self.list_view, 1)

    def _connect(self) -> None:
        view = self.list_view
        self.search_line.textChanged.connect(self._searched)
        self.chips.changed.connect(self._ask)
        self.clear_button.clicked.connect(lambda: self.chips.ask_for())
        self.insert_button.clicked.connect(self.insert_asked)
        self.more_button.clicked.connect(self._ask_menu)
        view.doubleClicked.connect(self.insert_asked)
        view.look_asked.connect(self.look_asked)
        view.menu_asked.connect(lambda at: self.menu_asked.emit(view.viewport().mapToGlobal(at)))
        view.selectionModel().currentChanged.connect(self._remember)
        self._filter.modelReset.connect(self._restore)
        self.search_line.installEventFilter(self)
        view.installEventFilter(self)
        self._speech.changed.connect(self._say)

    # keys

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        (self.look_asked if alt else self.insert_asked).emit()
        return True

    def _list_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Space:
                self.look_asked.emit()
            case Qt.Key.Key_F2:
                self.edit_asked.emit()
            case Qt.Key.Key_Delete:
                self.removal_asked.emit()
            case _:
                return False
        return True

    def _line_key(self, event: QKeyEvent) -> bool:
        row = self.list_view.currentIndex().row()
        match event.key():
            case Qt.Key.Key_Down:
                self._choose_row(row + 1)
            case Qt.Key.Key_Up:
                self._choose_row(row - 1)
            case Qt.Key.Key_Escape if self.search_line.text():
                self.search_line.clear()
            case _:
                return False
        return True

    def _ask_menu(self) -> None:
        below = QPoint(0, self.more_button.height())
        self.menu_asked.emit(self.more_button.mapToGlobal(below))

    # what is shown

    def _searched(self) -> None:
        self._ask()
        self.choose_first()

    def _ask(self) -> None:
        text, asked = self.search_line.text(), self.chips.asked
        self._filter.ask(text, asked)
        if not self.list_view.currentIndex().isValid():
            self.choose_first()
        self.clear_button.setVisible(asked != Asked())
        self.found_label.setVisible(asked != Asked() or bool(text.strip()))
        self.narrowed.emit()
        self._count()

    def _count(self) -> None:
        """Say how many there are, and how many are shown."""
        shown, total = self._filter.rowCount(), self._model.rowCount()
        self.none_label.setVisible(shown == 0)
        self.list_view.setVisible(shown > 0)
        self.insert_button.setEnabled(shown > 0)
        facts = {"shown": shown, "all": total}
        self.found_label.setText(self._speech("library.found", **facts))
        self.found_label.setAccessibleName(self._speech("library.found_said", **facts))
        words = self._speech("library.search", count=total)
        self.search_line.setPlaceholderText(words)
        self.search_line.setAccessibleName(words)

    def _choose_row(self, row: int) -> None:
        index = self._filter.index(max(0, min(row, self._filter.rowCount() - 1)), 0)
        self.list_view.setCurrentIndex(index)

    def _remember(self) -> None:
        if (exercise := self.exercise()) is not None:
            self._current = exercise.id

    def _restore(self) -> None:
        """Choose what was chosen before the rows were made anew."""
        if not self.choose(self._current):
            self.choose_first()
        self._count()

    # what is said

    def _say(self) -> None:
        speech = self._speech
        self.list_view.setAccessibleName(speech("library.list"))
        self.none_label.setText(speech("prepare.none_found"))
        for button, code in (
            (self.insert_button, "prepare.insert_hint"),
            (self.more_button, "library.more"),
        ):
            button.setToolTip(speech(code))
            button.setAccessibleName(speech(code))
        self.clear_button.setText(speech("library.clear"))
        self._count()
