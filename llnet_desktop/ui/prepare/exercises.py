"""The exercises that come along, to look through and to put in the agenda."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetricsF, QIcon, QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.content import Exercise, load_exercises
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.block_delegate import LEFT, scale_of
from llnet_desktop.ui.prepare.fields import small_button
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
EXERCISE = Qt.ItemDataRole.UserRole + 1
CARD = 76.0


def facts_of(speech: Speech, exercise: Exercise) -> str:
    """Return how long an exercise takes and for how many it is made."""
    short, long = exercise.minutes.short, exercise.minutes.long
    code = "exercise_minutes" if short < long else "exercise_minutes_one"
    fewest, most = exercise.people
    people = speech("prepare.exercise_people", fewest=fewest, most=most)
    return f"{speech(f'prepare.{code}', short=short, long=long)}   {people}"


class ExerciseModel(QAbstractListModel):
    """The exercises as rows; they do not change while the program runs."""

    def __init__(self, exercises: tuple[Exercise, ...], speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._exercises = exercises
        self._speech = speech
        speech.changed.connect(self._words_changed)

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many there are; a row has no children."""
        return 0 if parent.isValid() else len(self._exercises)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a view asks for, or None."""
        if not self.checkIndex(index, self.CheckIndexOption.IndexIsValid):
            return None
        exercise = self._exercises[index.row()]
        speech = self._speech
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return speech.of(exercise.title)
            case Qt.ItemDataRole.AccessibleTextRole:
                return ", ".join(
                    (
                        speech.of(exercise.title),
                        condition_name(speech, exercise.condition),
                        speech.of(exercise.purpose),
                        facts_of(speech, exercise),
                    )
                )
            case _ if role == EXERCISE:
                return exercise
            case _:
                return None

    def _words_changed(self) -> None:
        if self._exercises:
            self.dataChanged.emit(self.index(0), self.index(len(self._exercises) - 1))


class Filter(QSortFilterProxyModel):
    """Lets through what has every word that is asked for, and one of the conditions."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._words: list[str] = []
        self._conditions: frozenset[Condition] = frozenset()

    def ask(self, text: str, conditions: frozenset[Condition]) -> None:
        """Narrow to these words and conditions; none of them is all."""
        self._words, self._conditions = text.casefold().split(), conditions
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether an exercise is shown."""
        exercise: Exercise = self.sourceModel().index(row, 0, parent).data(EXERCISE)
        text = f"{self._speech.of(exercise.title)} {self._speech.of(exercise.purpose)}".casefold()
        fits = not self._conditions or exercise.condition in self._conditions
        return fits and all(word in text for word in self._words)


class ExerciseDelegate(QStyledItemDelegate):
    """Draws an exercise as a card."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for three lines."""
        return QSize(1, round((CARD + 8) * scale_of(option.font)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw title, shape, purpose and facts."""
        look, exercise = theme.current(), index.data(EXERCISE)
        scale = scale_of(option.font)
        state = option.state
        card = QRectF(option.rect).adjusted(1, 1, -3, -8 * scale)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(card, 10 * scale, 10 * scale)
        painter.fillPath(path, look.color("card"))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        line = look.color("accent" if chosen else "line")
        painter.setPen(QPen(line, 2 if chosen and focused else 1))
        painter.drawPath(path)
        icon = QRectF(card.right() - 30 * scale, card.top() + 12 * scale, 15 * scale, 15 * scale)
        colour = look.condition(exercise.condition)
        icons.paint_condition(painter, exercise.condition, icon, colour)
        left = card.left() + 14 * scale
        for top, size, weight, role, end, text in (
            (8, 14, QFont.Weight.Bold, "ink", icon.left() - 6, str(index.data())),
            (29, 13, QFont.Weight.Normal, "secondary", card.right() - 12,
             self._speech.of(exercise.purpose)),
            (48, 12, QFont.Weight.Normal, "muted", card.right() - 12,
             facts_of(self._speech, exercise)),
        ):  # fmt: skip
            font = theme.font(size * scale, weight)
            room = QRectF(left, card.top() + top * scale, end - left, 21 * scale)
            painter.setFont(font)
            painter.setPen(look.color(role))
            fitting = QFontMetricsF(font).elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, LEFT | Qt.TextFlag.TextSingleLine, fitting)
        painter.restore()


class ExercisePanel(QWidget):
    """Search, narrow by condition, look, and put one in the agenda."""

    chosen = Signal(object)  # Exercise

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self.search_line = QLineEdit(self)
        self.search_line.setClearButtonEnabled(True)
        self.search_line.setMaxLength(200)
        self.condition_buttons = {condition: self._toggle(condition) for condition in Condition}
        self.list_view = QListView(self)
        self.none_label = QLabel(self)
        self.insert_button = small_button("plus", self)
        self.insert_button.setProperty("look", None)
        self.insert_button.setStyleSheet("QPushButton, QPushButton:focus { padding: 8px 10px; }")
        self._filter = Filter(speech, self)
        self._filter.setSourceModel(ExerciseModel(load_exercises()[0], speech, self))
        self._dress_list()
        self._lay_out()
        self.search_line.textChanged.connect(self._ask)
        self.insert_button.clicked.connect(self._insert)
        self.list_view.doubleClicked.connect(self._insert)
        self.search_line.installEventFilter(self)
        self.list_view.installEventFilter(self)
        speech.changed.connect(self._say)
        self._say()
        self._ask()

    def eventFilter(self, field: QObject, event: QEvent) -> bool:
        """Let Enter insert, from the search line too, and arrows there go through the list."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._insert()
                return True
            if field is self.search_line and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self._choose(self.list_view.currentIndex().row() + step)
                return True
        return super().eventFilter(field, event)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the shapes in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._shape()

    def _toggle(self, condition: Condition) -> QPushButton:
        button = small_button("", self)
        button.setProperty("look", None)
        button.setStyleSheet("QPushButton, QPushButton:focus { padding: 5px 8px; }")
        button.setCheckable(True)
        button.toggled.connect(self._ask)
        button.setObjectName(f"{condition.value}_button")
        return button

    def _dress_list(self) -> None:
        view = self.list_view
        view.setStyleSheet("QListView { background: transparent; border: none; }")
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setUniformItemSizes(True)
        view.setTabKeyNavigation(False)
        view.setModel(self._filter)
        view.setItemDelegate(ExerciseDelegate(self._speech, view))

    def _lay_out(self) -> None:
        toggles = QHBoxLayout()
        toggles.setSpacing(6)
        for button in self.condition_buttons.values():
            toggles.addWidget(button)
        toggles.addStretch(1)
        self.none_label.setTextFormat(Qt.TextFormat.PlainText)
        self.none_label.setWordWrap(True)
        self.none_label.setProperty("look", "secondary")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        search = QHBoxLayout()
        search.setSpacing(6)
        search.addWidget(self.search_line, 1)
        search.addWidget(self.insert_button)
        layout.addLayout(search)
        layout.addLayout(toggles)
        layout.addWidget(self.none_label)
        layout.addWidget(self.list_view, 1)

    def _say(self) -> None:
        speech = self._speech
        self.search_line.setPlaceholderText(speech("prepare.search"))
        self.search_line.setAccessibleName(speech("prepare.search"))
        self.list_view.setAccessibleName(speech("prepare.library_list"))
        self.none_label.setText(speech("prepare.none_found"))
        self.insert_button.setToolTip(speech("prepare.insert_hint"))
        self.insert_button.setAccessibleName(speech("prepare.insert_hint"))
        for condition, button in self.condition_buttons.items():
            name = speech("prepare.only_condition", condition=condition_name(speech, condition))
            button.setAccessibleName(name)
            button.setToolTip(name)
        self._shape()

    def _shape(self) -> None:
        for condition, button in self.condition_buttons.items():
            colour = theme.current().condition(condition)
            button.setIcon(QIcon(icons.condition_pixmap(condition, 40, colour)))

    def _ask(self) -> None:
        on = frozenset(c for c, button in self.condition_buttons.items() if button.isChecked())
        self._filter.ask(self.search_line.text(), on)
        only = next(iter(on)) if len(on) == 1 else None
        for condition, button in self.condition_buttons.items():
            name = condition_name(self._speech, condition)
            button.setText(name if condition is only else "")
        if not self.list_view.currentIndex().isValid():
            self._choose(0)
        rows = self._filter.rowCount()
        self.none_label.setVisible(rows == 0)
        self.list_view.setVisible(rows > 0)
        self.insert_button.setEnabled(rows > 0)

    def _choose(self, row: int) -> None:
        index = self._filter.index(max(0, min(row, self._filter.rowCount() - 1)), 0)
        self.list_view.setCurrentIndex(index)

    def _insert(self) -> None:
        if (exercise := self.list_view.currentIndex().data(EXERCISE)) is not None:
            self.chosen.emit(exercise)
