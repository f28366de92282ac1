"""The exercises as rows, and which of them are shown: words, condition, time, group, energy."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.exercise import USUAL_GROUP, Exercise
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.search import folded, words_asked, words_of
from llnet_desktop.domain.workshop import ZERO, Posture
from llnet_desktop.ui.prepare.texts import condition_name
from llnet_desktop.ui.prepare.timeline import EXERCISE_MIME
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.text import tip
from llnet_desktop.words.dates import minutes

Index = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
EXERCISE = Qt.ItemDataRole.UserRole + 1
FACTS = Qt.ItemDataRole.UserRole + 2  # how long and for how many, in words
ON_FEET = (Posture.STAND, Posture.WALK)


class Energy(StrEnum):
    """What a method does to a room, by most of its minutes."""

    QUIET = "quiet"
    LIVELY = "lively"
    SEATED = "seated"
    ON_FEET = "on_feet"


PAIRS = (
    frozenset({Energy.QUIET, Energy.LIVELY}),
    frozenset({Energy.SEATED, Energy.ON_FEET}),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for; what is empty, None or 0 does not narrow."""

    conditions: frozenset[Condition] = frozenset()
    energies: frozenset[Energy] = frozenset()
    minutes: int | None = None
    people: int = 0
    own: bool = False


def lengths(exercise: Exercise, people: int) -> tuple[int, int]:
    """Return the minutes of the short version and of the usual one, for this group."""
    steps = [step.for_group(people or USUAL_GROUP) for step in exercise.steps]
    short = sum((step.shortest for step in steps), ZERO)
    usual = sum((step.planned for step in steps), ZERO)
    return minutes(short) or minutes(usual), minutes(usual)


def energy_of(exercise: Exercise) -> frozenset[Energy]:
    """Return whether it is lively or quiet, and on their feet or seated."""
    half = sum((step.planned for step in exercise.steps), ZERO) / 2
    lively = sum((step.planned for step in exercise.steps if step.lively), ZERO)
    up = sum((step.planned for step in exercise.steps if step.posture in ON_FEET), ZERO)
    return frozenset(
        {
            Energy.LIVELY if lively > half else Energy.QUIET,
            Energy.ON_FEET if up > half else Energy.SEATED,
        }
    )


def facts_of(speech: Speech, exercise: Exercise, people: int = 0) -> str:
    """Return how long an exercise takes, for how many it is made, and whether it is an own one."""
    short, long = lengths(exercise, people)
    code = "exercise_minutes" if short < long else "exercise_minutes_one"
    fewest, most = exercise.people
    facts = [
        speech(f"prepare.{code}", short=short, long=long),
        speech("prepare.exercise_people", fewest=fewest, most=most),
    ]
    return "   ".join([*facts, speech("library.own_mark")] if exercise.own else facts)


class ExerciseModel(QAbstractListModel):
    """The exercises as rows by title, the own ones first. A row can be dragged to an agenda."""

    def __init__(self, speech: Speech, parent: QObject) -> None:
        super().__init__(parent)
        self._speech = speech
        self._exercises: tuple[Exercise, ...] = ()
        self._people = 0
        speech.changed.connect(lambda: self.show_exercises(self._exercises))

    @property
    def exercises(self) -> tuple[Exercise, ...]:
        """All of them, in the order of the rows."""
        return self._exercises

    @property
    def people(self) -> int:
        """The head count that lengths are worked out for; 0 is not known."""
        return self._people

    def show_exercises(self, exercises: Iterable[Exercise]) -> None:
        """Show these, in order of title in the language of now."""
        self.beginResetModel()
        self._exercises = tuple(
            sorted(exercises, key=lambda e: (not e.own, folded(self._speech.of(e.title)), e.id))
        )
        self.endResetModel()

    def show_people(self, people: int) -> None:
        """Work lengths out for another head count."""
        if people != self._people:
            self._people = people
            if self._exercises:
                self.dataChanged.emit(self.index(0), self.index(len(self._exercises) - 1))

    def row_of(self, exercise_id: str) -> int:
        """Return the row of an exercise, or -1 when it is not there."""
        return next((n for n, e in enumerate(self._exercises) if e.id == exercise_id), -1)

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
            case Qt.ItemDataRole.ToolTipRole:
                return tip(speech.of(exercise.purpose)) if exercise.purpose else None
            case Qt.ItemDataRole.AccessibleTextRole:
                parts = (
                    speech.of(exercise.title),
                    condition_name(speech, exercise.condition),
                    speech.of(exercise.purpose),
                    facts_of(speech, exercise, self._people),
                )
                return ", ".join(part for part in parts if part)
            case _ if role == EXERCISE:
                return exercise
            case _ if role == FACTS:
                return facts_of(speech, exercise, self._people)
            case _:
                return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let a row be dragged."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else flags

    def supportedDragActions(self) -> Qt.DropAction:
        """Return that a drag leaves the exercise where it is."""
        return Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        """Return what a drag carries."""
        return [EXERCISE_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """Return the id of the dragged exercise."""
        data = QMimeData()
        if indexes:
            identity = self._exercises[indexes[0].row()].id
            data.setData(EXERCISE_MIME, QByteArray(identity.encode()))
        return data


class Filter(QSortFilterProxyModel):
    """Lets through what has every word and fits what is asked; titles with the words go first."""

    def __init__(self, model: ExerciseModel, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._words: tuple[str, ...] = ()
        self._asked = Asked()
        self._texts: dict[str, str] = {}
        self._titles: dict[str, str] = {}
        model.modelReset.connect(self._forget)
        self.setSourceModel(model)
        self.sort(0)

    def ask(self, text: str, asked: Asked) -> None:
        """Narrow to what has these words, in either language, and fits."""
        self._words, self._asked = words_asked(text), asked
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Return whether an exercise is shown."""
        exercise = self._model.exercises[row]
        return self._fits(exercise) and _has(self._text(exercise), self._words)

    def lessThan(self, left: Index, right: Index) -> bool:
        """Return whether a row comes before another one."""
        return self._rank(left.row()) < self._rank(right.row())

    def _rank(self, row: int) -> tuple[bool, int]:
        return not _has(self._title(self._model.exercises[row]), self._words), row

    def _fits(self, exercise: Exercise) -> bool:
        asked, people = self._asked, self._model.people
        if asked.own and not exercise.own:
            return False
        if asked.conditions and exercise.condition not in asked.conditions:
            return False
        if not exercise.suits(asked.people):
            return False
        if asked.minutes is not None and lengths(exercise, people)[1] > asked.minutes:
            return False
        energy = energy_of(exercise) if asked.energies else frozenset()
        return all(not (wanted := asked.energies & pair) or bool(wanted & energy) for pair in PAIRS)

    def _text(self, exercise: Exercise) -> str:
        """Return all words of an exercise; most are looked through once and then at hand."""
        if self._words and exercise.id not in self._texts:
            phrases = [exercise.title, exercise.purpose, exercise.why, exercise.does]
            phrases += [exercise.watches, *exercise.settings.values()]
            phrases += [words for step in exercise.steps for words in (step.prompt, step.detail)]
            phrases += [lane.name for lane in exercise.lanes]
            text = f"{_searched(phrases)} {' '.join(words_of(exercise.source))}"
            self._texts[exercise.id] = text
        return self._texts.get(exercise.id, "")

    def _title(self, exercise: Exercise) -> str:
        if self._words and exercise.id not in self._titles:
            self._titles[exercise.id] = _searched([exercise.title])
        return self._titles.get(exercise.id, "")

    def _forget(self) -> None:
        self._texts.clear()
        self._titles.clear()


def _searched(phrases: Iterable[Phrase]) -> str:
    return " ".join(word for p in phrases for text in (p.nl, p.en) for word in words_of(text))


def _has(text: str, words: Iterable[str]) -> bool:
    """Return whether all words are there, in other words too: markt in aanbodmarkt."""
    return all(word in text for word in words)
