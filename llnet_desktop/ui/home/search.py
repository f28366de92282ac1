"""Searching from home: joins the field in the rail, the library and the page of what it finds."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.search import Hit, HitKind, words_asked
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.searching import find
from llnet_desktop.ui.home.exercises import read_exercises
from llnet_desktop.ui.home.results import MOST, ResultsPage
from llnet_desktop.ui.home.search_field import SearchField
from llnet_desktop.ui.speech import Speech

PAUSE = 120  # milliseconds without a letter after which it looks


class Search(QObject):
    """Looks while somebody types. `begun` and `ended` say whether there is something to show."""

    begun = Signal()
    ended = Signal()
    left = Signal()  # by Escape
    refused = Signal(object)  # ProgramError
    network_wanted = Signal(str)
    workshop_wanted = Signal(str)
    report_wanted = Signal(str)  # of a workshop that is over
    member_wanted = Signal(object)  # Hit
    exercise_wanted = Signal(str)

    def __init__(
        self,
        desk: Desk,
        speech: Speech,
        field: SearchField,
        today: Callable[[], date],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._field, self._today = desk, field, today
        self._exercises: tuple[Exercise, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.refresh)
        self.page = ResultsPage(speech)
        self.page.opened.connect(self.open)
        self.page.left.connect(self._leave)
        self.page.field_wanted.connect(self._type)
        field.textChanged.connect(self._ask)
        field.down_pressed.connect(self._to_results)
        field.returnPressed.connect(self._open_first)
        field.escaped.connect(self._leave)
        read_exercises(self, self._take_exercises)

    @property
    def is_on(self) -> bool:
        """Whether somebody searches for something."""
        return bool(words_asked(self._field.text()))

    def refresh(self) -> None:
        """Show what is in the library now."""
        self._later.stop()
        if not self.is_on:
            return
        words = self._field.text()
        try:
            exercises = (*self._desk.read(Exercise), *self._exercises)
            hits = find(self._desk, words, MOST, exercises)
        except ProgramError as error:
            self.refused.emit(error)
            return
        had_keys = self.page.list.hasFocus()
        self.page.show_hits(words, hits, self._today())
        if had_keys:
            self.focus()
        self.begun.emit()

    def open(self, hit: Hit) -> None:
        """Ask for the place where something was found."""
        match hit.kind:
            case HitKind.NETWORK:
                self.network_wanted.emit(hit.id)
            case HitKind.MEMBER:
                self.member_wanted.emit(hit)
            case HitKind.EXERCISE:
                self.exercise_wanted.emit(hit.id)
            case HitKind.WORKSHOP | HitKind.COMMITMENT | HitKind.NOTE:
                self._open_workshop(hit.workshop or "")

    def clear(self) -> None:
        """Search for nothing any more."""
        self._field.clear()

    def focus(self) -> None:
        """Give the keys to what was found, or to the field when nothing was."""
        (self.page.list if self.page.list.isVisible() else self._field).setFocus()

    def _open_workshop(self, workshop: str) -> None:
        try:
            over = fold(self._desk.read(RunEvent, workshop=workshop)).finished
        except ProgramError as error:
            self.refused.emit(error)
        else:
            (self.report_wanted if over else self.workshop_wanted).emit(workshop)

    def _ask(self) -> None:
        if self.is_on:
            self._later.start(PAUSE)
        else:
            self._later.stop()
            self.ended.emit()

    def _to_results(self) -> None:
        if self.is_on:
            self.refresh()
            self.page.list.choose(0)
            self.focus()

    def _open_first(self) -> None:
        if not self.is_on:
            return
        self.refresh()
        self.page.list.choose(0)
        if isinstance(hit := self.page.list.chosen, Hit):
            self.open(hit)

    def _leave(self) -> None:
        self.clear()
        self.left.emit()

    def _type(self, text: str) -> None:
        self._field.setFocus()
        self._field.setCursorPosition(len(self._field.text()))
        self._field.insert(text)

    def _take_exercises(self, exercises: tuple[Exercise, ...]) -> None:
        self._exercises = exercises
        if self.page.isVisible():
            self.refresh()
