"""The whole of one exercise as a page to read, with lengths and amounts for our group."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from enum import Enum

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.workshop import MINUTE, ZERO, Step
from llnet_desktop.services.timings import Usual
from llnet_desktop.ui import icons, theme
from llnet_desktop.ui.prepare.exercise_model import lengths
from llnet_desktop.ui.prepare.fields import small_button
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import label, tip


class Line(Enum):
    """How a line of the page looks."""

    TITLE = "title"
    LEAD = "lead"
    HEADING = "heading"
    STRONG = "strong"
    BODY = "body"
    SMALL = "small"


_LOOKS = {
    Line.TITLE: "title",
    Line.LEAD: "secondary",
    Line.HEADING: "strong",
    Line.SMALL: "muted",
}
_ABOVE = {Line.HEADING: 14, Line.STRONG: 6, Line.BODY: 2, Line.LEAD: 4, Line.SMALL: 4}


def page_of(
    speech: Speech, exercise: Exercise, people: int, known: Usual | None = None
) -> Iterator[tuple[Line, str]]:
    """Yield the lines of the page, in order of reading; 0 people is the usual group.

    `known` is how long it took before.
    """
    yield Line.TITLE, speech.of(exercise.title)
    if exercise.purpose:
        yield Line.LEAD, speech.of(exercise.purpose)
    yield Line.SMALL, "\n".join(_facts(speech, exercise))
    if known is not None:
        yield Line.STRONG, _memory(speech, known)
    for code, words in (
        ("why", exercise.why),
        ("does", exercise.does),
        ("watches", exercise.watches),
    ):
        if words:
            yield Line.HEADING, speech(f"library.look.{code}")
            yield Line.BODY, speech.of(words)
        if code == "why":
            yield from _steps(speech, exercise, people or USUAL_GROUP)
    if exercise.lanes:
        yield Line.HEADING, speech("library.look.lanes")
        for lane in exercise.lanes:
            told = [speech.of(lane.name), speech(f"prepare.privacy.{lane.privacy}")]
            told += [speech("privacy.tick.unnamed")] if lane.unnamed else []
            told += [speech("privacy.tick.erased")] if lane.erased else []
            yield Line.BODY, " · ".join(told)
    if exercise.room:
        yield Line.HEADING, speech("library.look.room")
        yield Line.BODY, speech.of(exercise.room)
    if exercise.materials:
        yield Line.HEADING, speech("library.look.materials")
        for material in exercise.materials:
            amount = material.needed(people or USUAL_GROUP)
            yield Line.BODY, f"{amount} {speech.of(material.name)}"
    yield from _short(speech, exercise, people or USUAL_GROUP)
    if exercise.settings:
        yield Line.HEADING, speech("library.look.setting")
        for setting, words in exercise.settings.items():
            yield Line.STRONG, speech(f"library.setting.{setting}")
            yield Line.BODY, speech.of(words)
    if source := " · ".join(part for part in (exercise.source, exercise.licence) if part):
        yield Line.HEADING, speech("library.look.source")
        yield Line.SMALL, source


def _memory(speech: Speech, known: Usual) -> str:
    """Return how long it takes in the workshops of who reads this."""
    group = speech("library.memory.group", n=known.people) if known.people else ""
    facts = {"minutes": known.minutes, "planned": known.planned, "group": group}
    return speech("library.memory.takes", n=known.workshops, **facts)


def _facts(speech: Speech, exercise: Exercise) -> Iterator[str]:
    short, usual, long = (
        exercise.minutes.short,
        exercise.minutes.usual,
        exercise.minutes.long,
    )
    yield condition_name(speech, exercise.condition)
    code = "length" if short < long else "length_one"
    yield speech(f"library.look.{code}", short=short, usual=usual, long=long)
    fewest, most = exercise.people
    yield speech("library.look.people", fewest=fewest, most=most)


def _steps(speech: Speech, exercise: Exercise, people: int) -> Iterator[tuple[Line, str]]:
    usual = lengths(exercise, people)[1]
    yield Line.HEADING, speech("library.look.steps")
    yield Line.SMALL, speech("library.look.steps_for", n=people, minutes=usual)
    for number, raw in enumerate(exercise.steps, start=1):
        step = raw.for_group(people)
        yield Line.STRONG, f"{number}. {speech.of(step.prompt)}"
        if step.detail:
            yield Line.BODY, speech.of(step.detail)
        yield Line.SMALL, " · ".join(_how(speech, step))


def _how(speech: Speech, step: Step) -> Iterator[str]:
    length = _minutes(speech, step.planned)
    if step.rounds > 1:
        each = _minutes(speech, step.planned / step.rounds)
        yield speech("library.look.rounds", minutes=length, rounds=step.rounds, each=each)
    else:
        yield speech("library.look.minutes", minutes=length)
    yield speech(f"conditions.grouping.{step.grouping}")
    if step.posture is not None:
        yield speech(f"prepare.posture.{step.posture}").lower()
    if step.lively:
        yield speech("library.look.lively")


def _short(speech: Speech, exercise: Exercise, people: int) -> Iterator[tuple[Line, str]]:
    short, usual = lengths(exercise, people)
    if short == usual:
        return
    yield Line.HEADING, speech("library.look.short", minutes=short)
    for number, step in enumerate(exercise.steps, start=1):
        if step.shortest == ZERO:
            yield Line.BODY, speech("library.look.short_gone", number=number)
        elif step.short_rounds:
            kept, rounds = step.short_rounds, step.rounds
            yield (
                Line.BODY,
                speech("library.look.short_rounds", number=number, kept=kept, rounds=rounds),
            )


def _minutes(speech: Speech, length: timedelta) -> str:
    halves = round(2 * length / MINUTE)
    text = f"{halves / 2:.{halves % 2}f}"
    return text.replace(".", ",") if speech.language == "nl" else text


class ExercisePreview(QWidget):
    """One exercise to read; it says when the reader goes back, or puts it in the agenda."""

    back_asked = Signal()
    insert_asked = Signal()
    edit_asked = Signal()
    removal_asked = Signal()
    menu_asked = Signal(QPoint)  # on the screen

    def __init__(self, speech: Speech, parent: QWidget) -> None:
        super().__init__(parent)
        self._speech = speech
        self._exercise: Exercise | None = None
        self._people = 0
        self.remembered: Callable[[Exercise, int], Usual | None] = lambda _exercise, _people: None
        self.back_button = small_button("chevron-left", self)
        self.insert_button = QPushButton(self)
        self.insert_button.setProperty("look", "primary")
        self.more_button = small_button("dots", self)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self.back_button)
        head.addStretch(1)
        head.addWidget(self.insert_button)
        head.addWidget(self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.scroll_area, 1)
        self.back_button.clicked.connect(self.back_asked)
        self.insert_button.clicked.connect(self.insert_asked)
        self.more_button.clicked.connect(self._ask_menu)
        speech.changed.connect(self._say)
        self._say()

    @property
    def exercise(self) -> Exercise | None:
        """The exercise that is read."""
        return self._exercise

    @property
    def texts(self) -> tuple[str, ...]:
        """All that can be read, in order."""
        page = self.scroll_area.widget()
        if page is None:
            return ()
        return tuple(part.text() for part in page.findChildren(QLabel) if part.text())

    def show_exercise(self, exercise: Exercise, people: int) -> None:
        """Show an exercise for this head count; the same one stays where it was read."""
        if (exercise, people) == (self._exercise, self._people):
            return
        bar = self.scroll_area.verticalScrollBar()
        same = self._exercise is not None and self._exercise.id == exercise.id
        at = bar.value() if same else 0
        self._exercise, self._people = exercise, people
        self._fill()
        bar.setValue(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back or put it in the agenda; Enter presses the button that has the focus."""
        button = self.focusWidget()
        match event.key():
            case Qt.Key.Key_Escape | Qt.Key.Key_Backspace:
                self.back_asked.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if isinstance(button, QPushButton) and button.hasFocus():
                    button.click()
                else:
                    self.insert_asked.emit()
            case Qt.Key.Key_F2:
                self.edit_asked.emit()
            case Qt.Key.Key_Delete:
                self.removal_asked.emit()
            case _:
                super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu where the mouse is, or below its button."""
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            self.menu_asked.emit(event.globalPos())
        else:
            self._ask_menu()

    def _ask_menu(self) -> None:
        at = QPoint(0, self.more_button.height())
        self.menu_asked.emit(self.more_button.mapToGlobal(at))

    def _say(self) -> None:
        speech = self._speech
        self.back_button.setText(speech("library.look.back"))
        self.back_button.setToolTip(speech("library.look.back_hint"))
        self.insert_button.setText(speech("library.look.insert"))
        self.insert_button.setToolTip(speech("prepare.insert_hint"))
        self.more_button.setToolTip(speech("library.more"))
        self.more_button.setAccessibleName(speech("library.more"))
        self._fill()

    def _fill(self) -> None:
        exercise = self._exercise
        if exercise is None:
            return
        scale = theme.scale_of(self.font())
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, round(12 * scale), round(8 * scale))
        column.setSpacing(0)
        column.addWidget(self._shape(exercise, scale))
        known = self.remembered(exercise, self._people)
        for kind, text in page_of(self._speech, exercise, self._people, known):
            column.addSpacing(round(_ABOVE.get(kind, 6) * scale))
            part = label(_LOOKS.get(kind, ""), text)
            part.setWordWrap(True)
            part.setMinimumWidth(1)  # else a long word asks for more width than there is
            part.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            if kind is Line.STRONG:
                part.setStyleSheet("font-weight: 600;")
            column.addWidget(part)
        column.addStretch(1)
        self.scroll_area.setWidget(page)
        title = self._speech.of(exercise.title)
        self.scroll_area.setAccessibleName(self._speech("library.look.page", title=title))
        self.scroll_area.setAccessibleDescription("\n".join(self.texts))

    def _shape(self, exercise: Exercise, scale: float) -> QLabel:
        side = round(20 * scale)
        shape = label()
        colour = theme.current().condition(exercise.condition)
        ratio = self.devicePixelRatioF()
        shape.setPixmap(icons.condition_pixmap(exercise.condition, side, colour, ratio))
        shape.setFixedSize(QSize(side, side))
        shape.setToolTip(tip(condition_name(self._speech, exercise.condition)))
        return shape
