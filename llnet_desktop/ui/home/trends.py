"""How alive a network says it is, on home: five lines over its scans, and what helps."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.scan import Advice, weakest
from llnet_desktop.services.overview import Trend
from llnet_desktop.ui.home.cards import Panel, aligned
from llnet_desktop.ui.home.exercises import read_exercises
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.shapes import ConditionShape, Sparkline
from llnet_desktop.ui.widgets.text import ElidedButton, ElidedLabel, label
from llnet_desktop.words.scan import advice_words, decimal

MOST_EXERCISES = 2
AFTER_PAINT = 200  # milliseconds


class TrendPanel(Panel):
    """How alive the network says it is: five conditions over the scans, never one number.

    Under them stands what the last scan bears, and exercises that help.
    """

    exercise_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnStretch(1, 1)
        self._rows: dict[Condition, tuple[QLabel, Sparkline, QLabel]] = {}
        self._inside = QWidget()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._inside.setLayout(self._grid)
        self.body.addWidget(self._inside)
        for row, condition in enumerate(Condition):
            word, line, mean = ElidedLabel(), Sparkline(condition), label("strong")
            self._rows[condition] = word, line, mean
            for column, part in enumerate((ConditionShape(condition), word, line, mean)):
                self._grid.addWidget(part, row, column)
        self._advice: tuple[Advice, ...] = ()
        self._speech: Speech | None = None
        self.advice_label = label("secondary")
        self.advice_label.setWordWrap(True)
        self.exercise_buttons = [ElidedButton("quiet") for _ in range(MOST_EXERCISES)]
        self.body.addWidget(self.advice_label)
        for button in self.exercise_buttons:
            button.clicked.connect(lambda _=False, one=button: self._open(one))
            self.body.addWidget(button)
        self._later = QTimer(self, singleShot=True, interval=AFTER_PAINT)
        self._later.timeout.connect(lambda: read_exercises(self, self._show_exercises))

    def show_trends(
        self, trends: tuple[Trend, ...], advice: tuple[Advice, ...], speech: Speech
    ) -> None:
        """Show the means of every scan, the last one in figures, and what it bears."""
        self._advice, self._speech = advice, speech
        self.advice_label.setText(advice_words(speech.words, advice))
        self.advice_label.setVisible(bool(advice))
        for button in self.exercise_buttons:
            button.hide()
        if weakest(advice):
            self._later.start()  # exercises take longer to read than home to fill
        self.head(speech("home.alive"), "" if trends else speech("home.alive_none"))
        self._inside.setVisible(bool(trends))
        for trend in trends:
            word, line, mean = self._rows[trend.condition]
            word.setText(speech(f"conditions.short.{trend.condition.value}"))
            line.show_values(trend.means)
            few = trend.last is None
            shown = "–" if trend.last is None else decimal(speech.words, trend.last)
            mean.setText(shown)
            aligned(mean)
            mean.setToolTip(speech("home.few_answers") if few else "")
            mean.setAccessibleName(f"{word.text()}: {speech('home.few_answers') if few else shown}")

    def _show_exercises(self, exercises: tuple[Exercise, ...]) -> None:
        wanted = weakest(self._advice)[:1]
        found = [one for one in exercises if one.condition in wanted]
        found.sort(key=lambda one: (one.minutes.usual, one.id))
        for button, exercise in zip(self.exercise_buttons, found, strict=False):
            if self._speech is not None:
                button.say(self._speech.of(exercise.title))
            button.setProperty("exercise", exercise.id)
            button.show()

    def _open(self, button: ElidedButton) -> None:
        self.exercise_wanted.emit(str(button.property("exercise")))
