"""Rehearsing: a whole workshop played by a simulated clock through the real services and windows.

It works on a private copy of the library and leaves nothing behind but what was asked for.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRectF, Qt, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.content.samples import rehearsal_script, sample_records
from llnet_desktop.domain.edit import adding, removing
from llnet_desktop.domain.errors import NotFoundError
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import Live, Projection, StepPage
from llnet_desktop.domain.run import Reading, RunEvent
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Privacy, Step, Workshop
from llnet_desktop.exports.child import write_in_child
from llnet_desktop.exports.work import ReportWork
from llnet_desktop.services.clock import read_clocks
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.finding import find_workshop, open_folder
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice, is_aloud
from llnet_desktop.services.reporting import report_of
from llnet_desktop.services.settings import Settings
from llnet_desktop.storage.backups import copy_library
from llnet_desktop.ui import theme
from llnet_desktop.ui.app import application, dress, has_screen, open_desk
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.rehearsed_year import Year, look_back
from llnet_desktop.ui.speech import Speech

CONSOLE = (1440, 900)
WALL = (1920, 1080)
TYPING = timedelta(seconds=15)  # a typist who listens manages four notes a minute


class SimulatedClock:
    """Clocks that move when the rehearsal says so."""

    def __init__(self, start: Reading) -> None:
        self._now = start

    def __call__(self) -> Reading:
        """Return what these clocks say."""
        return self._now

    def advance(self, by: timedelta) -> None:
        """Let time pass."""
        seconds = self._now.seconds + by.total_seconds()
        self._now = replace(self._now, wall=self._now.wall + by, seconds=seconds)


def rehearse(
    *,
    library: Path | None,
    code: str | None,
    language: Language,
    speed: float | None,
    pdf: Path | None,
    screens: Path | None,
    year: bool = False,
) -> list[Path]:
    """Play a workshop, or the sample one, and return the files that were made.

    With `year` all workshops of the sample are played, one after the other. `speed` is how many
    times faster than life; None is as fast as it goes. Without a screen the windows are drawn in
    memory. Raises `ProgramError`.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":  # it tells what it can't do, at length
        os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")
    with tempfile.TemporaryDirectory(prefix="llnet-") as folder, ExitStack() as held:
        copy = Path(folder) / "rehearsal.llnet-library"
        if library is not None:
            copy_library(library, copy)
        desk = open_desk(copy, held)
        played = Year(desk, language, date.today()) if year else None
        workshops = played.workshops if played else [_workshop(desk, code, language)]
        app = application(Settings(language=language))
        dress(app, Settings(language=language), Speech(language, app))
        made: list[Path] = []
        for workshop in workshops:
            stage = _Stage(app, desk, workshop, language, speed, screens, made, played)
            try:
                stage.play()
            finally:
                stage.window.close()
            made = stage.pictures
        if screens is not None:
            made.insert(0, _picture_first_start(Path(folder), screens, language))
        if pdf is not None:
            _write_pdf(desk, workshop, language, pdf)
            made.append(pdf)
    return made


def _workshop(desk: Desk, code: str | None, language: Language) -> Workshop:
    if code is None:
        desk.perform(adding("sample.add", sample_records(language, date.today())))
        ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
        return min(ready, key=lambda workshop: workshop.starts)
    workshop = find_workshop(desk, code)
    desk.record(removing("rehearsal.fresh", desk.read(RunEvent, workshop=workshop.id)))
    return workshop


class _Stage:
    """One rehearsal: the real window, a clock that is moved, and the pictures taken."""

    def __init__(
        self,
        app: QApplication,
        desk: Desk,
        workshop: Workshop,
        language: Language,
        speed: float | None,
        screens: Path | None,
        pictures: Sequence[Path] = (),
        year: Year | None = None,
    ) -> None:
        """`pictures` were taken before; `year` is what is played, when it is more than this."""
        self.pictures: list[Path] = list(pictures)
        self._app, self._desk, self._workshop = app, desk, workshop
        self._speed, self._screens = speed, screens
        self._year, script = year, rehearsal_script(language)
        self._script = year.script(script, workshop) if year else script
        agenda = open_folder(desk, workshop).agenda
        if not agenda.slots:
            raise NotFoundError("find.empty_agenda")
        real = read_clocks()
        before = agenda.starts.astimezone(UTC) - 2 * MINUTE
        self.clock = SimulatedClock(Reading(before, real.seconds, "rehearsal"))
        speech = Speech(language, app)
        today = workshop.starts.date()
        settings = Settings(language=language)
        self.window = MainWindow(speech, settings, self.clock, today=lambda: today)
        self.window.resize(*CONSOLE)

    def play(self) -> None:
        """Go from home to the thanks."""
        window = self.window
        window.show()
        window.open_desk(self._desk)
        self._settle()
        self._take("home")
        window.open_prepare(self._workshop.id)
        self._settle()
        self._take("prepare")
        window.open_console(self._workshop.id)
        if window.console is None or window.presenter is None:
            raise NotFoundError("find.empty_agenda")
        window.console.set_discreet(False)
        self._settle()
        self._take_wall("projector_welcome")
        for passing in self._steps(window.presenter.session):
            self._pass(passing)
        self._settle()
        self._take_wall("projector_thanks")
        if self._year is not None and self._workshop == self._year.workshops[-1]:
            window.show_home()
            self._settle()
            self._take("home_after_a_year")

    def _steps(self, session: LiveSession) -> Iterator[timedelta]:
        """Play every step; what is yielded is time that passes."""
        presenter = self.window.presenter
        assert presenter is not None
        yield 2 * MINUTE
        presenter.next()
        while not session.run.finished:
            box, block = session.box, session.block
            if box is None or block is None:
                return
            if not box.is_running:
                presenter.start_or_pause()
            left = session.box.remaining(self.clock()) if session.box else ZERO
            longest = _speaks_in(block) == session.step
            self._take_step(session, left)
            yield min(left * 0.2, 4 * MINUTE)
            if longest:
                yield from self._speak(session, block)
            left = session.box.remaining(self.clock()) if session.box else ZERO
            on = session.run.position
            yield max(left, ZERO) + timedelta(seconds=10)
            if session.run.position == on:  # a step may have gone on by itself
                presenter.next()
            self._settle()

    def _speak(self, session: LiveSession, block: Block) -> Iterator[timedelta]:
        """Type what the room says in this block, and its commitments."""
        console = self.window.console
        assert console is not None
        if block.sort is BlockKind.COMMITMENTS:
            yield from self._commit()
            return
        if block.sort is BlockKind.SCAN:
            yield from self._scan()
            return
        if block.sort is BlockKind.LOOKBACK and session.looked_back_on:
            today = self._workshop.starts.date()
            yield from look_back(console, session, self._script, self._take_either, today)
        said = 0
        for index, lane in enumerate(block.lanes):
            if lane.privacy is Privacy.ON_PAPER:
                continue
            console.board.lane_chosen.emit(lane.id)
            for text in self._script.notes(block.exercise, index):
                console.capture_line.field.insertPlainText(text)
                QTest.keyClick(console.capture_line.field, Qt.Key.Key_Return)
                said += 1
                yield TYPING
        if said:
            self._settle()
            held = any(lane.privacy is Privacy.HELD for lane in block.lanes)
            richest = max(len(other.lanes) for other in session.blocks)
            if len(block.lanes) == richest:
                self._take("run_console")
                self._take_wall("projector_board_numbers_held" if held else "projector_board")

    def _commit(self) -> Iterator[timedelta]:
        console = self.window.console
        assert console is not None
        console.committing.begin()
        form = console.commitments.form
        for made in self._script.commitments(self._workshop.starts.date()):
            form.who_field.setText(made.who)
            form.what_field.setPlainText(made.what)
            form.with_field.setText(made.together_with)
            form.by_field.setText(made.by.isoformat())
            form.first_field.setText(made.first_step)
            form.cue_field.setText(made.cue)
            form.plan_switch.turn_to(made.ours)
            form.buddy_field.setText(made.buddy)
            form.asks_field.setText(made.buddy_asks.isoformat() if made.buddy_asks else "")
            form.help_from_field.setText(made.help_from)
            form.help_field.setText(made.help)
            form.sign_field.setText(made.sign)
            form.sure_scale.show_value(made.sure)
            form.room_only_box.setChecked(made.room_only)
            console.commitments.commit()
            if form.trouble_label.text():  # a day of the sample's past is asked about once
                console.commitments.commit()
            yield TYPING * 2
        self._settle()
        self._take("commitments")
        self._take_wall("projector_commitment")
        session = self.window.presenter.session if self.window.presenter else None
        if session is not None:
            session.show(PageChoice.COMMITMENTS)
            self._take_wall("projector_commitments")
            session.show(PageChoice.FOLLOW)

    def _scan(self) -> Iterator[timedelta]:
        """Type the slips, then show the room the dots and the means."""
        console = self.window.console
        assert console is not None
        panel = console.scanning.panel
        self._take_wall("projector_scan_slips")
        for slip in self._script.slips():
            panel.field.setText(slip)
            QTest.keyClick(panel.field, Qt.Key.Key_Return)
            yield TYPING
        self._settle()
        self._take("scan")
        for stage in ("dots", "means"):
            panel.stage_buttons[stage].click()
            console.question.yes_button.click()
            self._settle()
            self._take_wall(f"projector_scan_{stage}")
            yield TYPING

    # --- time

    def _pass(self, by: timedelta) -> None:
        """Let time pass, in small pieces so that windows show it as it goes."""
        if self._speed is None:
            self._advance(by)
            self._settle()
            return
        while by > ZERO:
            piece = min(by, timedelta(seconds=self._speed / 20))
            loop = QEventLoop()
            QTimer.singleShot(50, loop.quit)
            loop.exec()
            self._advance(piece)
            by -= piece

    def _advance(self, by: timedelta) -> None:
        self.clock.advance(by)
        if self.window.presenter is not None:
            self.window.presenter.leap()

    def _settle(self) -> None:
        if self.window.presenter is not None:
            self.window.presenter.tick()
        self._app.processEvents()

    # --- pictures

    def _take(self, name: str) -> None:
        if self._screens is not None and self._is_new(name):
            self._settle()
            picture = self.window.grab().toImage()
            self._save(picture, name)

    def _take_either(self, name: str) -> None:
        (self._take_wall if name.startswith("projector_") else self._take)(name)

    def _take_step(self, session: LiveSession, left: timedelta) -> None:
        """Take the pages a step can have, the instruction with a fifth of its time gone."""
        block = session.block
        if block is None or self._screens is None:
            return
        if block.sort is BlockKind.BREAK:
            self._take_wall("projector_break")
        elif isinstance(session.coming().scene.page, StepPage) and left >= 3 * MINUTE:
            if block.condition is not None:
                self._take_wall("projector_step")
                self._take_dark(session)
            session.show(PageChoice.AGENDA)
            self._take_wall("projector_agenda")
            session.show(PageChoice.FOLLOW)

    def _take_dark(self, session: LiveSession) -> None:
        name = "projector_step_dark_two_languages"
        if self._is_new(name):
            scene = replace(session.coming().scene, languages=("nl", "en"))
            self._save(self._paint(Live(scene), "dark"), name)

    def _take_wall(self, name: str) -> None:
        presenter = self.window.presenter
        if self._screens is not None and presenter is not None and self._is_new(name):
            self._save(self._paint(presenter.session.projection(), "light"), name)

    def _paint(self, projection: Projection, look: str) -> QImage:
        picture = QImage(*WALL, QImage.Format.Format_RGB32)
        painter = QPainter(picture)
        rect = QRectF(0, 0, *WALL)
        paint_projection(painter, rect, projection, self.clock(), theme.theme(look))
        painter.end()
        return picture

    def _is_new(self, name: str) -> bool:
        return all(path.stem != name for path in self.pictures)

    def _save(self, picture: QImage, name: str) -> None:
        assert self._screens is not None
        self.pictures.append(_save_picture(picture, self._screens, name))


def _save_picture(picture: QImage, folder: Path, name: str) -> Path:
    path = folder / f"{name}.png"
    folder.mkdir(parents=True, exist_ok=True)
    if not picture.save(str(path)):
        raise NotFoundError("report.not_written", name=path.name)
    return path


def _picture_first_start(folder: Path, screens: Path, language: Language) -> Path:
    """Show the program as it is on its very first start."""
    app = application(Settings(language=language))
    with ExitStack() as held:
        desk = open_desk(folder / "empty.llnet-library", held)
        window = MainWindow(Speech(language, app), Settings(language=language), read_clocks)
        window.resize(*CONSOLE)
        window.show()
        window.open_desk(desk)
        app.processEvents()
        path = _save_picture(window.grab().toImage(), screens, "home_first_start")
        window.close()
    return path


def _write_pdf(desk: Desk, workshop: Workshop, language: Language, pdf: Path) -> None:
    folder = open_folder(desk, workshop)
    report = report_of(folder, language)
    pdf.parent.mkdir(parents=True, exist_ok=True)
    write_in_child(ReportWork(report), pdf)


def _speaks_in(block: Block) -> Step:
    """Return the step in which the room says something: in a round the first one aloud."""
    aloud = (step for step in block.steps if is_aloud(block, step))
    return next(aloud, max(block.steps, key=lambda step: step.planned))
