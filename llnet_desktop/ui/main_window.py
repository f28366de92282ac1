"""The program's window: home, prepare and the console, one at a time, and the projector beside."""

from __future__ import annotations

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
    from PySide6.QtCore import QObject
    from PySide6.QtGui import QCloseEvent
    from PySide6.QtWidgets import QLabel, QStackedWidget

    from llnet_desktop.services.clock import Clock
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.ui.console.page import ConsolePage
    from llnet_desktop.ui.console.question import Question
    from llnet_desktop.ui.home.page import HomePage
    from llnet_desktop.ui.prepare.page import PreparePage
    from llnet_desktop.ui.presenter import RunPresenter
    from llnet_desktop.ui.projector.window import ProjectorWindow
    from llnet_desktop.ui.report.dialog import ReportDialog


class MainWindow(QWidget):
    """Holds the pages and leads from one to the next. Decides nothing about workshops.

    `home` is there from `open_desk` on. Inside another window it does for that one what it does
    for itself: it says its title, and all windows close with it.
    """

    home: HomePage
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
        self.settings = settings
        self.prepare: PreparePage | None = None
        self.console: ConsolePage | None = None
        self.presenter: RunPresenter | None = None
        self.projector: ProjectorWindow | None = None
        self.report: ReportDialog | None = None
        self.resume_question: Question | None = None
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

    def open_desk(self, desk: Desk) -> None:
        """Fill the window, now that the library is open."""
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QKeySequence, QShortcut
        from PySide6.QtWidgets import QLabel, QStackedWidget

        from llnet_desktop.ui.home.page import HomePage

        self._desk = desk
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
        self.home.start_requested.connect(self.open_console)
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
        self._offer_to_go_on(desk)

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
            self.prepare.start_requested.connect(self.open_console)
            self.prepare.rehearsal_requested.connect(self.rehearsal_wanted)
            self._pages.addWidget(self.prepare)
        self.prepare.open(workshop_id)
        self._pages.setCurrentWidget(self.prepare)

    def open_console(self, workshop_id: str) -> None:
        """Run a workshop, or go on with one: the console here, the projector on its screen."""
        from llnet_desktop.services.live import LiveSession
        from llnet_desktop.ui.console.page import ConsolePage
        from llnet_desktop.ui.presenter import RunPresenter

        if self._desk is None:
            return
        if self.resume_question is not None:
            self.resume_question.hide()
        running = self.presenter.session.workshop.id if self.presenter else None
        if self.console is not None and running == workshop_id:
            self._pages.setCurrentWidget(self.console)
            self.console.capture_line.setFocus()
            return
        self._end_console()
        try:
            session = LiveSession(self._desk, workshop_id, self._clock)
        except ProgramError as error:
            self._trouble.setText(self._speech.words.error(error))
            self._trouble.show()
            return
        presenter = self.presenter = RunPresenter(session, self)
        alone = len(QApplication.screens()) < 2
        console = self.console = ConsolePage(presenter, self._speech, discreet=alone)
        console.home_wanted.connect(self.show_home)
        console.report_wanted.connect(self.open_report)
        console.projector_toggled.connect(self.toggle_projector)
        console.screen_swapped.connect(self.swap_screens)
        self._pages.addWidget(console)
        self._pages.setCurrentWidget(console)
        self._open_projector()
        self._trouble.hide()
        if alone:
            console.tell(self._speech("console.one_screen"))
        self.window().activateWindow()
        console.capture_line.setFocus()

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
        from llnet_desktop.content import load_exercises
        from llnet_desktop.domain.exercise import Exercise
        from llnet_desktop.ui.dialogs.exercise import ExerciseDialog

        own = self._desk.read(Exercise) if self._desk else ()
        known = (*own, *load_exercises()[0])
        found = next((one for one in known if one.id == exercise_id), None)
        if found is not None:
            dialog = ExerciseDialog(self._speech, found, self)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    # --- the projector

    def toggle_projector(self) -> None:
        """Show the projector window, or put it away."""
        if self.projector is not None and self.projector.isVisible():
            self.projector.close()
        elif self.projector is not None:
            self.projector.present()
            self.window().activateWindow()
        elif self.presenter is not None:
            self._open_projector()

    def swap_screens(self) -> None:
        """Show the room's picture on the next screen that is not the console's."""
        if self.projector is None:
            return
        screens = QApplication.screens()
        others = [screen for screen in screens if screen is not self.screen()]
        if others:
            on = self.projector.screen()
            index = others.index(on) if on in others else -1
            self.projector.present_on(others[(index + 1) % len(others)])
            self.window().activateWindow()

    def _open_projector(self) -> None:
        from PySide6.QtCore import QSizeF

        from llnet_desktop.ui.projector.window import ProjectorWindow
        from llnet_desktop.ui.screens import screen_as_text, screen_from_text

        presenter, console = self.presenter, self.console
        if presenter is None or console is None:
            return
        projector = self.projector = ProjectorWindow(
            self._clock,
            self._speech.words,
            self,
            remembered=screen_from_text(self.settings.projector),
        )
        session = presenter.session
        presenter.changed.connect(self._show_projection)
        self._speech.changed.connect(self._speak_projector)
        projector.key_pressed.connect(console.steer)
        console.room_size = lambda: QSizeF(projector.canvas.size())
        projector.screen_lost.connect(lambda: self._tell("console.screen_lost"))
        projector.screen_returned.connect(lambda: self._tell("console.screen_back"))
        projector.show_projection(session.projection())
        projector.present()
        chosen = projector.remembered
        if chosen is not None:
            self._choose(self.settings._replace(projector=screen_as_text(chosen)))

    def _show_projection(self) -> None:
        if self.projector is not None and self.presenter is not None:
            self.projector.show_projection(self.presenter.session.projection())

    def _speak_projector(self) -> None:
        if self.projector is not None:
            self.projector.speak(self._speech.words)

    def _tell(self, code: str) -> None:
        if self.console is not None:
            self.console.tell(self._speech(code))

    def _end_console(self) -> None:
        if self.projector is not None:
            self.projector.close()
            self.projector.deleteLater()
            self.projector = None
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

    # --- going on after a stop

    def _offer_to_go_on(self, desk: Desk) -> None:
        """Say which workshop was still on; one key goes on with it, nothing is in the way."""
        from llnet_desktop.services.resuming import still_on
        from llnet_desktop.ui.console.question import Question

        found = still_on(desk, self._clock())
        if found is None:
            return
        question = Question(self._speech, self)
        question.ask(
            self._speech(
                "console.resume",
                title=found.workshop.title,
                block=self._speech.of(found.block.title) if found.block else "",
                minutes=found.minutes_ago,
            ),
            self._speech("console.go_on"),
            lambda: self.open_console(found.workshop.id),
        )
        question.yes_button.setFocus()
        self.resume_question = question

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
