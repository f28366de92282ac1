"""The program's window: home, prepare, pre-flight and the console, one at a time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.languages import Language
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui.speech import Speech

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QLabel, QStackedWidget

    from llnet_desktop.services.clock import Clock
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.console.question import Question
    from llnet_desktop.ui.home.page import HomePage
    from llnet_desktop.ui.minding import Minder
    from llnet_desktop.ui.preflight.page import PreflightPage
    from llnet_desktop.ui.prepare.page import PreparePage
    from llnet_desktop.ui.presenter import RunPresenter
    from llnet_desktop.ui.projector.window import ProjectorWindow
    from llnet_desktop.ui.report.dialog import ReportDialog
    from llnet_desktop.ui.sound import Sounder
    from llnet_desktop.ui.staging import Staging


class MainWindow(QWidget):
    """Holds the pages and leads from one to the next. Decides nothing about workshops.

    `home` and `sounder` are there from `open_desk` on. Inside another window it does for that one
    what it does for itself: it says its title, and all windows close with it. `library` is the
    file whose disk pre-flight looks at.
    """

    home: HomePage
    sounder: Sounder
    _pages: QStackedWidget
    _trouble: QLabel

    settings_changed = Signal(Settings)
    rehearsal_wanted = Signal(str)  # workshop

    def __init__(
        self,
        speech: Speech,
        settings: Settings,
        clock: Clock,
        parent: QWidget | None = None,
        *,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(parent)
        self._speech = speech
        self._clock = clock
        self._today = today
        self._desk: Desk | None = None
        self._minder: Minder | None = None
        self._came_from: QWidget | None = None  # to pre-flight
        self.settings = settings
        self.library: Path | None = None
        self.staging: Staging | None = None
        self.preflight: PreflightPage | None = None
        self.prepare: PreparePage | None = None
        self.console: ConsolePage | None = None
        self.presenter: RunPresenter | None = None
        self.report: ReportDialog | None = None
        self.resume_question: Question | None = None
        self._change_question: Question | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        if parent is None:
            self.setWindowTitle("LLNet Desktop")
            self.setMinimumSize(960, 600)
        else:
            self.window().installEventFilter(self)

    @property
    def page(self) -> QWidget:
        """The page that is shown."""
        return self._pages.currentWidget() or self.home

    @property
    def projector(self) -> ProjectorWindow | None:
        """The window for the room, while there is one."""
        return self.staging.projector if self.staging is not None else None

    def open_desk(self, desk: Desk) -> None:
        """Fill the window, now that the library is open."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence, QShortcut
        from PySide6.QtWidgets import QLabel, QStackedWidget

        from llnet_desktop.ui.home.page import HomePage
        from llnet_desktop.ui.resuming import offer_to_go_on
        from llnet_desktop.ui.screens import ScreenWatch, keep_on_screen
        from llnet_desktop.ui.sound import Sounder

        self._desk = desk
        if self.parent() is not None:
            keep_on_screen(self.window())  # before it is filled: it is laid out once
        ScreenWatch(self).settled.connect(self._keep_on_screen)
        self.sounder = Sounder(self.settings.sound, muted=self.settings.muted)
        self.sounder.muted_changed.connect(
            lambda muted: self._choose(self.settings._replace(muted=muted))
        )
        self._pages = QStackedWidget(self)
        self._trouble = QLabel(self)
        self._trouble.setTextFormat(Qt.TextFormat.PlainText)
        self._trouble.setProperty("look", "danger")
        self._trouble.setContentsMargins(24, 8, 24, 8)
        self._trouble.hide()
        QShortcut(QKeySequence("Ctrl+Q"), self).activated.connect(self.window().close)
        heading, size = self.settings.heading, self.settings.text_size
        self.home = HomePage(None, self._speech, self._today, heading=heading, text_size=size)
        self.home.prepare_requested.connect(self.open_prepare)
        self.home.start_requested.connect(self.open_preflight)
        self.home.report_requested.connect(self.open_report)
        self.home.exercise_wanted.connect(self.show_exercise)
        self.home.language_chosen.connect(self.choose_language)
        self.home.theme_chosen.connect(self.choose_theme)
        self.home.text_size_chosen.connect(self.choose_text_size)
        self.home.network_shown.connect(self._remember_heading)
        self._pages.addWidget(self.home)
        self.home.open_desk(desk)
        self._column.addWidget(self._pages, 1)
        self._column.addWidget(self._trouble)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._erase_what_is_due()
        question = offer_to_go_on(desk, self._clock(), self._speech, self, self.open_console)
        self.resume_question = question

    # --- from page to page

    def show_home(self) -> None:
        """Go back to the network. A workshop that runs goes on running."""
        if self.presenter is None or not self.presenter.session.run.is_on:
            self._end_console()
        self._pages.setCurrentWidget(self.home)
        self.home.refresh()
        self.home.setFocus()

    def open_prepare(self, workshop_id: str) -> None:
        """Plan a workshop."""
        from llnet_desktop.ui.prepare.page import PreparePage

        if self._desk is None:
            return
        if self.prepare is None:
            self.prepare = PreparePage(self._desk, self._speech)
            self.prepare.back_requested.connect(self.show_home)
            self.prepare.start_requested.connect(self.open_preflight)
            self.prepare.rehearsal_requested.connect(self.rehearsal_wanted)
            self._pages.addWidget(self.prepare)
            self._let_clicker_steer(self.prepare)
        self.prepare.open(workshop_id)
        self._pages.setCurrentWidget(self.prepare)

    def open_preflight(self, workshop_id: str) -> None:
        """Look at screens and sound before a workshop; one that has begun goes on at once.

        Another one that is on keeps the room until she says otherwise.
        """
        from llnet_desktop.services.beginning import to_begin

        running = self.presenter.session if self.presenter is not None else None
        if running is not None and running.workshop.id != workshop_id:
            if running.run.is_on:
                self._ask_to_change(workshop_id)
                return
            self._end_console()
        agenda = to_begin(self._desk, workshop_id) if self._desk is not None else None
        if agenda is None or self.console is not None:
            self.open_console(workshop_id)
            return
        self._hide_what_is_told()
        page = self._preflight_page()
        if self.page is not page:
            self._came_from = self.page
        self._pages.setCurrentWidget(page)
        page.open(agenda)

    def open_console(self, workshop_id: str, *, only_mine: bool = False) -> None:
        """Run a workshop, or go on with one: the console here, the projector on its screen.

        `only_mine`: the facilitator said that nobody else sees the only screen.
        """
        from llnet_desktop.services.live import LiveSession
        from llnet_desktop.ui.console.page import ConsolePage
        from llnet_desktop.ui.presenter import RunPresenter

        if self._desk is None:
            return
        self._hide_what_is_told()
        running = self.presenter.session.workshop.id if self.presenter else None
        if self.console is not None and running == workshop_id:
            self._pages.setCurrentWidget(self.console)
            self.console.start_typing()
            return
        self._end_console()
        try:
            session = LiveSession(self._desk, workshop_id, self._clock)
        except ProgramError as error:
            self._trouble.setText(self._speech.words.error(error))
            self._trouble.show()
            return
        staging, minder = self._stage()
        presenter = self.presenter = RunPresenter(session, self)
        discreet = staging.is_alone and not only_mine
        console = self.console = ConsolePage(presenter, self._speech, discreet=discreet)
        console.home_wanted.connect(self.show_home)
        console.report_wanted.connect(self.open_report)
        console.projector_toggled.connect(self.toggle_projector)
        console.screen_swapped.connect(self.swap_screens)
        self._pages.addWidget(console)
        self._pages.setCurrentWidget(console)
        if self.preflight is not None:
            self.preflight.leave()
        staging.show_projection(session.projection())
        staging.open()
        minder.attend(console, presenter)
        for page in filter(None, (self.home, self.prepare, self._change_question)):
            self._let_clicker_steer(page)
        console.start_typing()
        _set_aside()

    def open_report(self, workshop_id: str) -> None:
        """Make the PDF of a workshop."""
        from llnet_desktop.domain.workshop import Workshop
        from llnet_desktop.ui.report.dialog import ReportDialog

        workshop = self._desk.one(Workshop, workshop_id) if self._desk else None
        if self._desk is None or workshop is None:
            return
        self.report = ReportDialog(self._desk, self._speech, workshop, self)
        self.report.open()

    def show_exercise(self, exercise_id: str) -> None:
        """Show an exercise that was found, to read."""
        from llnet_desktop.content import shipped_exercises
        from llnet_desktop.domain.exercise import Exercise
        from llnet_desktop.ui.dialogs.exercise import ExerciseDialog

        own = self._desk.read(Exercise) if self._desk else ()
        known = (*own, *shipped_exercises())
        found = next((one for one in known if one.id == exercise_id), None)
        if found is not None:
            dialog = ExerciseDialog(self._speech, found, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # --- the projector

    def toggle_projector(self) -> None:
        """Show the projector window, or put it away."""
        if self.staging is not None and self.presenter is not None:
            self.staging.toggle()

    def swap_screens(self) -> None:
        """Show the room's picture on another screen; with two screens both windows move."""
        if self.staging is not None and self.projector is not None:
            self.staging.next_screen()

    def _stage(self) -> tuple[Staging, Minder]:
        from llnet_desktop.ui.minding import Minder
        from llnet_desktop.ui.staging import Staging

        if self.staging is None or self._minder is None:
            self.staging = Staging(self, self._clock, self._speech, lambda: self.settings)
            self.staging.room_chosen.connect(
                lambda screens, room: self._choose(self.settings.with_room_on(screens, room))
            )
            self._minder = Minder(self.staging, self.sounder, self._speech, self)
        return self.staging, self._minder

    def _preflight_page(self) -> PreflightPage:
        from llnet_desktop.ui.preflight.making import make_preflight

        if self.preflight is None:
            staging, minder = self._stage()
            page = self.preflight = make_preflight(
                self._speech, self._clock, staging, self.sounder, minder.awake, self.library
            )
            page.back_wanted.connect(self._leave_preflight)
            page.start_wanted.connect(
                lambda workshop: self.open_console(workshop, only_mine=page.only_mine)
            )
            page.day_wanted.connect(self._move_to_day)
            page.sound_chosen.connect(lambda name: self._choose(self.settings._replace(sound=name)))
            self._pages.addWidget(page)
        return self.preflight

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Let the clicker steer from any dialog she is in, until that closes."""
        from PySide6.QtWidgets import QDialog

        from llnet_desktop.ui.clicker import ClickerKeys

        dialog = now.window() if now is not None and self.presenter is not None else None
        if isinstance(dialog, QDialog) and dialog.findChild(ClickerKeys) is None:
            self._let_clicker_steer(dialog)

    def _let_clicker_steer(self, on: QWidget) -> None:
        from llnet_desktop.ui.clicker import ClickerKeys

        if self.presenter is not None:
            ClickerKeys(on, self.presenter)

    def _ask_to_change(self, workshop_id: str) -> None:
        """Ask before the room gets another workshop to see than the one it is in."""
        from llnet_desktop.domain.workshop import Workshop
        from llnet_desktop.ui.console.question import Question

        wanted = self._desk.one(Workshop, workshop_id) if self._desk is not None else None
        if wanted is None or self.presenter is None:
            return

        def change() -> None:
            self._end_console()
            self.open_preflight(workshop_id)

        if self._change_question is None:
            self._change_question = Question(self._speech, self)
            self._let_clicker_steer(self._change_question)
        self._change_question.ask(
            self._speech(
                "console.change_ask",
                running=self.presenter.session.workshop.title,
                wanted=wanted.title,
            ),
            self._speech("console.change"),
            change,
        )

    def _keep_on_screen(self) -> None:
        """Stay where it can be seen; once there is a room to show to, that is minded as well."""
        from llnet_desktop.ui.screens import keep_all_on_screen

        if self.staging is None:
            keep_all_on_screen()

    def _move_to_day(self, workshop_id: str, day: date) -> None:
        """Let a workshop be on the day it is really held."""
        from llnet_desktop.domain.workshop import Workshop
        from llnet_desktop.services.beginning import on_day, to_begin

        workshop = self._desk.one(Workshop, workshop_id) if self._desk is not None else None
        if self._desk is None or self.preflight is None or workshop is None:
            return
        try:
            self._desk.perform(on_day(workshop, day))
        except ProgramError as error:
            self._trouble.setText(self._speech.words.error(error))
            self._trouble.show()
            return
        agenda = to_begin(self._desk, workshop_id)
        if agenda is not None:
            self.preflight.follow(agenda)

    def _leave_preflight(self) -> None:
        """Go back to where she came from; the room sees nothing of ours any more."""
        if self.preflight is None or self.staging is None or self._minder is None:
            return
        self.preflight.leave()
        self.staging.close()
        self._minder.leave()
        if self._came_from is self.prepare and self.prepare is not None:
            self._pages.setCurrentWidget(self.prepare)
            self.prepare.setFocus()
        else:
            self.show_home()

    def _hide_what_is_told(self) -> None:
        self._trouble.hide()
        for question in (self.resume_question, self._change_question):
            if question is not None:
                question.hide()

    def _end_console(self) -> None:
        if self.console is None and self.presenter is None:
            return  # a test picture may be on: the same window shows what comes next
        if self._minder is not None:
            self._minder.leave()
        if self.staging is not None:
            self.staging.close()
        if self.presenter is not None:
            self.presenter.stop()
            self.presenter.deleteLater()
            self.presenter = None
        if self.console is not None:
            self.console.commitments.leave()
            self._pages.removeWidget(self.console)
            self.console.close()
            self.console.deleteLater()
            self.console = None
        self._erase_what_is_due()

    def _erase_what_is_due(self) -> None:
        """Destroy what the room was told is destroyed at the end, and say so on home."""
        from llnet_desktop.ui.erasing import erase_what_is_due

        told = erase_what_is_due(self._desk, self._clock(), self._speech) if self._desk else None
        if told is not None:
            self.home.said.tell(*told)

    # --- choices

    def choose_language(self, language: Language) -> None:
        """Speak another language."""
        self._speech.switch(language)
        self._choose(self.settings._replace(language=language))

    def choose_theme(self, name: str) -> None:
        """Be light or dark."""
        self._choose(self.settings._replace(theme=name))
        self._look()

    def choose_text_size(self, size: float) -> None:
        """Make texts larger or smaller."""
        self._choose(self.settings._replace(text_size=size))
        self._look()

    def _look(self) -> None:
        from llnet_desktop.ui import theme

        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.settings.theme, self.settings.text_size)
        self.page.update()

    def _remember_heading(self, name: str) -> None:
        self._choose(self.settings._replace(heading=name))

    def _choose(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            self.settings_changed.emit(settings)

    # --- closing

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close everything when the window around this one closes."""
        if watched is self.window() and event.type() == QEvent.Type.Close:
            self._leave()
        return super().eventFilter(watched, event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close at any moment: everything is on disk already."""
        self._leave()
        super().closeEvent(event)

    def _leave(self) -> None:
        if self.report is not None:
            self.report.close()
        self._end_console()
        if self.staging is not None and self._minder is not None:
            self.staging.close()
            self._minder.leave()
        if self._desk is not None:
            self.sounder.stop()


def _set_aside() -> None:
    """Let no search for garbage go through all notes of a workshop while somebody types."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
