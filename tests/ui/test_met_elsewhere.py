"""What users of comparable programs met with two windows and a timer, tried with ours."""

import json
import os
import random
import re
import shutil
import stat
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import (
    AgendaPage,
    Black,
    BreakPage,
    Frozen,
    Live,
    Scene,
    StepPage,
)
from llnet_desktop.domain.run import Look, Timebox, look
from llnet_desktop.domain.workshop import (
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Grouping,
    Lane,
    Note,
    Step,
    Workshop,
)
from llnet_desktop.services.live import Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui import theme
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.projector.canvas import QUICK, ProjectionCanvas
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.projector.wall import Wall
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
TESTS = Path(__file__).parents[1]
ROOT = TESTS.parent
WORKSHOP = Workshop(
    "w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), ends_by=datetime(2026, 12, 3, 10, 40)
)


def step(name, minutes, **more):
    return Step(name, Phrase(f"Stap {name}", f"Step {name}"), minutes * MINUTE, **more)


LANES = (Lane("open", Phrase("Ik bied", "I can offer")),)
FIRST = Block(
    "a",
    "w1",
    "ai",
    Phrase("Check-in"),
    BlockKind.EXERCISE,
    (step("a1", 10), step("a2", 5)),
    LANES,
)
COFFEE = Block("b", "w1", "bi", Phrase("Koffie", "Coffee"), BlockKind.BREAK, (step("b1", 15),))
LAST = Block(
    "c", "w1", "ci", Phrase("Markt", "Market"), BlockKind.EXERCISE, (step("c1", 20),), LANES
)


# --- the table of what went wrong elsewhere

ROW = re.compile(r"^\| *(\d+) *\|([^|]+)\|(.+)\|$", re.MULTILINE)
NAMED = re.compile(r"([\w/]+\.py)::(test_\w+)")


def rows():
    """Return the rows of the table: number, what users met, and where we watch it."""
    text = (TESTS / "README.md").read_text(encoding="utf-8")
    return [(int(number), met.strip(), where) for number, met, where in ROW.findall(text)]


def is_there(file, name):
    path = TESTS / file
    there = rf"^(?:async )?def {name}\("
    return path.is_file() and re.search(there, path.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_test_that_the_table_names_exists():
    named = [one for _, _, where in rows() for one in NAMED.findall(where)]
    assert len(named) > len(rows())
    gone = [f"{file}::{name}" for file, name in named if not is_there(file, name)]
    assert not gone


def test_the_table_has_every_line_once_and_each_says_where_it_is_watched():
    assert [number for number, _, _ in rows()] == list(range(1, 39))
    for number, met, where in rows():
        assert len(re.sub(r"\(.+\)", "", met).split()) <= 12, number
        named = NAMED.search(where)
        assert named or re.search(r"`[^`]+`|not tried|not there", where), number


# --- two screens, in a process that has them

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
PROJECTOR = {"name": "projector", "x": -1920, "y": 0, "width": 1920, "height": 1080}
BEGIN = """
import sys
from contextlib import ExitStack
from datetime import UTC, date, timedelta
from pathlib import Path
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.run import Reading, RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui import theme
from llnet_desktop.ui.app import application, dress, open_desk
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.projector.painting import paint_projection
from llnet_desktop.ui.speech import Speech

settings = Settings(language="nl")
app = application(settings)
named = {screen.name(): screen for screen in app.screens()}
laptop, projector = (named.get(name) for name in ("laptop", "projector"))
speech = Speech("nl", app)
dress(app, settings, speech)
held = ExitStack()
desk = open_desk(Path(sys.argv[1]) / "a.llnet-library", held)
desk.perform(adding("sample.add", sample_records("nl", date(2026, 12, 3))))
ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
workshop = min(ready, key=lambda one: one.starts)
now = Reading(workshop.starts.replace(tzinfo=UTC) - timedelta(hours=1, minutes=18), 1.0, "boot")


def start(settings):
    window = MainWindow(speech, settings, lambda: now)
    window.resize(1200, 700)
    window.show()
    window.activateWindow()
    window.open_desk(desk)
    QTest.qWaitForWindowActive(window)
    return window


def choose(code):
    # from the console's menu for the room, as with a mouse
    window.console.show_button.click()
    menu = QApplication.activePopupWidget()
    (action,) = [one for one in menu.actions() if one.text() == speech(code)]
    action.trigger()
    menu.close()
"""
END = """
window.close()
held.close()
"""


def in_a_process(tmp_path, script, *screens):
    """Run a script in a process that has these screens, and return what it printed."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(tmp_path)],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "XDG_CONFIG_HOME": str(tmp_path / "config"),
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def play(tmp_path, script, *screens):
    """Run a script with the sample workshop ready to begin."""
    in_a_process(tmp_path, BEGIN + textwrap.dedent(script) + END, *screens)


def test_the_menu_of_the_console_swaps_both_windows_while_the_workshop_runs(tmp_path):
    play(
        tmp_path,
        """
        window = start(settings)
        window.open_console(workshop.id)
        window.presenter.next()
        window.presenter.start_or_pause()
        assert window.screen() is laptop and window.projector.screen() is projector
        choose("console.page.swap")
        assert window.screen() is projector
        assert window.projector.screen() is laptop and window.projector.is_in_place
        assert window.presenter.session.box.is_running
        choose("console.page.swap")
        assert window.screen() is laptop
        assert window.projector.screen() is projector and window.projector.is_in_place
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_f11_in_the_console_puts_the_rooms_window_away_and_brings_it_back(tmp_path):
    play(
        tmp_path,
        """
        window = start(settings)
        window.open_console(workshop.id)
        window.presenter.next()
        window.presenter.start_or_pause()
        before, shown = window.presenter.session.box, window.projector.canvas.projection
        QTest.keyClicks(window.console.capture_line.field, "half ge")
        QTest.keyClick(window.console.capture_line.field, Qt.Key.Key_F11)
        assert not window.projector.isVisible()
        assert not window.isFullScreen()  # the key is about the other window
        QTest.keyClick(window.console.capture_line.field, Qt.Key.Key_F11)
        assert window.projector.is_in_place
        assert window.projector.canvas.projection == shown
        assert window.presenter.session.box == before and before.is_running
        assert window.console.capture_line.text() == "half ge"
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_a_remembered_screen_that_is_not_there_asks_nothing_and_stays_remembered(tmp_path):
    play(
        tmp_path,
        """
        gone = settings._replace(projector="HDMI-9|Epson|EB|X1", screens=(("x", "DP-1|a|b|c"),))
        window = start(gone)
        there = [one for one in app.topLevelWidgets() if one.isVisible()]
        assert there == [window], there
        assert app.activeModalWidget() is None
        window.open_preflight(workshop.id)
        window.open_console(workshop.id)
        assert window.projector.screen() is projector and window.projector.is_in_place
        assert app.activeModalWidget() is None
        assert window.settings.projector == gone.projector
        assert window.settings.screens == gone.screens
        """,
        LAPTOP,
        PROJECTOR,
    )


SMALL_LAPTOP = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from llnet_desktop.cli import main

seen = []


def look():
    (shell,) = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    seen.append((shell.frameGeometry(), shell.screen().availableGeometry()))
    shell.close()


app = QApplication(sys.argv[:1])
QTimer.singleShot(0, lambda: QTimer.singleShot(100, look))
QTimer.singleShot(30_000, app.quit)
status = main(["--library", str(Path(sys.argv[1]) / "a.llnet-library"), "--lang", "nl"])
((frame, room),) = seen
assert room.width() == 1366
assert room.contains(frame), (frame, room)
sys.exit(status)
"""


def test_the_first_window_is_wholly_on_a_small_screen(tmp_path):
    in_a_process(tmp_path, SMALL_LAPTOP, LAPTOP)


def scaled(by):
    """A screen on which, with this scaling, there is as much room as on any other."""
    return {"width": round(1440 * by), "height": round(900 * by)}


@pytest.mark.parametrize(
    "scales",
    [
        pytest.param((1, 2), marks=pytest.mark.slow),
        pytest.param((2, 1), marks=pytest.mark.slow),
        (1, 1.5),
    ],
    ids=str,
)
def test_with_mixed_scaling_the_wall_is_drawn_in_the_pixels_of_its_own_screen(
    tmp_path, monkeypatch, scales
):
    """Also after a swap, when the same window comes to a screen with another scaling."""
    monkeypatch.setenv("QT_SCREEN_SCALE_FACTORS", "laptop={};projector={}".format(*scales))
    play(
        tmp_path,
        """
        def right(screen):
            wall = window.projector
            assert wall.screen() is screen and wall.geometry() == screen.geometry()
            shown, canvas = wall.canvas.grab().toImage(), wall.canvas
            pixels = screen.size() * screen.devicePixelRatio()
            assert shown.size() == pixels, (shown.size(), pixels)
            wanted = QImage(pixels, shown.format())
            wanted.setDevicePixelRatio(screen.devicePixelRatio())
            painter = QPainter(wanted)
            paint_projection(
                painter, QRectF(canvas.rect()), canvas.projection, now, theme.current()
            )
            painter.end()
            assert shown == wanted


        ratios = [screen.devicePixelRatio() for screen in (laptop, projector)]
        assert ratios[0] != ratios[1]
        window = start(settings)
        window.open_console(workshop.id)
        window.presenter.next()
        right(projector)
        window.swap_screens()
        right(laptop)
        window.swap_screens()
        right(projector)
        """,
        {**LAPTOP, **scaled(scales[0])},
        {**PROJECTOR, **scaled(scales[1]), "x": -4000},
    )


# --- one state for the wall, shown alike everywhere


@pytest.fixture
def program(qtbot, qapp, clocks, desk):
    """The real windows with a workshop that is ready; its time goes on when a test says so."""
    theme.apply(qapp, "light")
    desk.record(adding("start", [Network("n1", "Waterkant"), WORKSHOP, FIRST, COFFEE, LAST]))
    made = MainWindow(Speech("nl", qapp), Settings(language="nl"), clocks)
    made.resize(1366, 690)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_desk(desk)
    made.open_console("w1")
    made.presenter._ticker.stop()
    made.console.set_discreet(False)
    made.console.setFocus()
    yield made
    made.close()
    qapp.setStyleSheet("")


def go(program, clocks, minutes):
    """Let time go by in ticks, as while the program runs."""
    for _ in range(round(minutes * 60 / 10)):
        clocks.advance(seconds=10)
        program.presenter.tick()


def said(page):
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_pressed_wall_preview_and_buttons_show_one_state(program, clocks, qtbot, seed):
    page, session = program.console, program.presenter.session
    kinds = {Mode.LIVE: Live, Mode.FROZEN: Frozen, Mode.BLACK: Black}
    keys = random.Random(seed).choices((Key.Key_F, Key.Key_B, Key.Key_PageDown), k=40)
    seen = set()
    for key in keys:
        clocks.advance(seconds=2)
        qtbot.keyClick(page, key)
        mode, wall = session.mode, program.projector.canvas.projection
        assert isinstance(wall, kinds[mode])
        assert page.preview.projection == wall == session.projection()
        assert page.freeze_button.isChecked() == (mode is Mode.FROZEN)
        assert page.black_button.isChecked() == (mode is Mode.BLACK)
        seen.add(mode)
    assert seen == set(Mode)


def test_the_console_goes_on_while_the_room_stands_still(program, clocks, qtbot):
    page, presenter = program.console, program.presenter
    presenter.start_or_pause()
    qtbot.keyClick(page, Key.Key_F)
    wall = program.projector.canvas.projection
    go(program, clocks, 2)
    assert page.timer_face.accessibleName().startswith("08:00")
    qtbot.keyClick(page, Key.Key_PageDown)
    assert "Stap a2" in page.step_label.text()
    presenter.show(PageChoice.AGENDA)  # prepared behind it
    shown = program.projector.canvas.projection
    assert shown == page.preview.projection
    as_left = replace(wall.scene.page, box=shown.scene.page.box)  # its time stopped with its step
    assert shown.scene == replace(wall.scene, page=as_left)
    assert not shown.scene.page.box.is_running
    qtbot.keyClick(page, Key.Key_F)
    assert isinstance(program.projector.canvas.projection.scene.page, AgendaPage)


def test_no_picture_of_a_window_is_taken_to_be_shown_again():
    takes = re.compile(r"\.grab\(|grabWindow\(|QScreenCapture")
    sources = (ROOT / "llnet_desktop").rglob("*.py")
    found = {one.name for one in sources if takes.search(one.read_text(encoding="utf-8"))}
    assert found <= {"rehearsal.py"}  # which keeps pictures in files


def test_do_not_disturb_is_asked_for_with_how_in_either_language(program, desk, qtbot):
    program._end_console()
    program.open_preflight("w1")
    page = program.preflight
    page.how_button.click()
    for language, asks in (("nl", "niet storen"), ("en", "do-not-disturb")):
        program.choose_language(language)
        assert asks in page.quiet_label.text().casefold()
        assert page.how_label.isVisible()
        assert len(page.how_label.text()) > 40


# --- time

needs_time_namespace = pytest.mark.skipif(
    sys.platform != "linux"
    or not shutil.which("unshare")
    or subprocess.run(
        ["unshare", "-rT", "--boottime", "1", "true"], capture_output=True, check=False
    ).returncode
    != 0,
    reason="needs a Linux that lets us have a boot clock of our own",
)
SLEPT = 480
TOLD = {"capture_output": True, "text": True, "check": True, "timeout": 60}


@needs_time_namespace
def test_the_clock_we_count_by_goes_on_while_the_laptop_sleeps():
    """A system after a sleep: the clock of the boot is ahead, the one that stops is not."""
    script = "from llnet_desktop.services.clock import read_clocks as r; print(r().seconds)"
    asleep = ["unshare", "-rT", "--boottime", str(SLEPT)]
    read = [
        float(subprocess.run([*way, sys.executable, "-c", script], **TOLD).stdout)
        for way in ([], asleep, [])
    ]
    assert read[0] + SLEPT <= read[1] <= read[2] + SLEPT


def painted(canvas, now):
    """The pixels that a canvas should show at a moment."""
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    paint_projection(painter, QRectF(canvas.rect()), canvas.projection, now, theme.current())
    painter.end()
    return image


def on_screen(canvas):
    store = canvas.window().backingStore().paintDevice()
    return store.convertToFormat(QImage.Format.Format_RGB32).copy(canvas.geometry())


@pytest.mark.parametrize("left", [1.5, 0.5, -3])
def test_a_window_that_was_away_at_a_threshold_comes_back_with_the_look_of_now(
    program, clocks, qtbot, left
):
    program.presenter.start_or_pause()
    wall, canvas = program.projector, program.projector.canvas
    canvas.repaint()
    before = on_screen(canvas)
    program.toggle_projector()
    program.show_home()  # and the console's preview is out of sight as well
    go(program, clocks, 10 - left)
    program.toggle_projector()
    with qtbot.waitExposed(wall):
        program.open_console("w1")
    canvas.repaint()
    assert look(program.presenter.session.box, clocks()) is not Look.PLENTY
    assert on_screen(canvas) == painted(canvas, clocks()) != before
    word = {1.5: "bijna om", 0.5: "laatste minuut", -3: "over tijd"}[left]
    assert word in program.console.timer_face.accessibleName()


@pytest.fixture
def drawn(monkeypatch):
    """Every line that is drawn on a wall."""
    lines = []
    put = Wall.put

    def record(self, line, *how):
        lines.append(line)
        put(self, line, *how)

    monkeypatch.setattr(Wall, "put", record)
    return lines


def player(tmp_path):
    """A program that plays as a system's own does, and writes down what it played."""
    path = tmp_path / "aplay"
    path.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/heard\n', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def heard(tmp_path):
    path = tmp_path / "heard"
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


@pytest.mark.skipif(os.name == "nt", reason="the player here is a shell script")
def test_the_room_hears_both_thresholds_and_the_end_and_nothing_once_it_is_muted(
    program, clocks, qtbot, tmp_path
):
    program.sounder._players = [player(tmp_path)]
    program.presenter.start_or_pause()
    for minutes, times in ((8, 1), (1, 2), (1, 3)):
        with qtbot.waitSignal(program.sounder.played) as caught:
            go(program, clocks, minutes)
        assert caught.args == ["gong"]
        assert len(heard(tmp_path)) == times
    go(program, clocks, 5)
    program.presenter.next()
    program.presenter.start_or_pause()
    qtbot.keyClick(program.console, Key.Key_M)
    go(program, clocks, 8)
    assert program.sounder._threads == set()
    assert len(heard(tmp_path)) == 3


@pytest.mark.parametrize("name", ["light", "dark"])
def test_nothing_flashes_once_the_time_is_up(qtbot, clocks, name):
    box = Timebox(10 * MINUTE, 10 * MINUTE - timedelta(seconds=1), clocks())
    prompt, no = Phrase("Vertel je vraag.", "Tell your question."), Phrase()
    page = StepPage(None, no, prompt, no, Grouping.PAIRS, 1, 1, no, box)
    canvas = ProjectionCanvas(clocks, lambda: theme.theme(name), pace=QUICK)
    qtbot.addWidget(canvas)
    canvas.resize(640, 360)
    canvas.show_projection(Live(Scene(page, ("nl",), (), "Europe/Amsterdam")))
    with qtbot.waitExposed(canvas):
        canvas.show()
    pictures = []
    for _ in range(270):  # a tenth of a second each: across the end, and on
        clocks.advance(seconds=0.1)
        canvas.tick()
        canvas.repaint()
        picture = on_screen(canvas)
        if not pictures or picture != pictures[-1]:
            pictures.append(picture)
    canvas.hide()
    over = pictures[-1]
    assert pictures.count(over) == 1  # it comes once and stays
    assert len(pictures) <= 12  # the last second of the ring, and nothing after it


def test_a_timer_nobody_started_and_a_late_meeting_are_no_concern_of_the_room(
    program, clocks, drawn
):
    """Each page for the room stays what it was when all went in time."""
    page, presenter = program.console, program.presenter
    told = []
    presenter.noticed.connect(lambda code, _: told.append(code))

    def wall():
        pages, canvas = [], program.projector.canvas
        for choice in (PageChoice.AGENDA, PageChoice.STEP, PageChoice.FOLLOW):
            presenter.show(choice)
            drawn.clear()
            painted(canvas, clocks())
            drawn.remove(f"{presenter.clock:%H:%M}")  # the time of day goes on
            pages.append((canvas.projection, sorted(drawn)))
        return pages

    presenter.next()
    in_time = wall()
    go(program, clocks, 40)
    assert told == ["console.nudge"]
    assert program._speech("console.nudge") in said(page)
    assert presenter.behind >= 20 * MINUTE
    assert "min later" in page.schedule_label.text()
    assert wall() == in_time


def test_the_end_of_the_time_takes_no_half_typed_line_away(program, clocks, qtbot, desk):
    page, presenter = program.console, program.presenter
    presenter.start_or_pause()
    go(program, clocks, 9.5)
    page.capture_line.setFocus()
    qtbot.keyClicks(page.capture_line.field, "wij regelen ")
    go(program, clocks, 5)
    assert presenter.session.step.id == "a1"  # it waits for her
    assert page.capture_line.field.hasFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "een bus")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert [note.text for note in desk.read(Note, workshop="w1")] == ["wij regelen een bus"]


def test_a_step_that_goes_on_by_itself_takes_no_half_typed_line_away_either(
    program, clocks, qtbot, desk
):
    turns = replace(FIRST, steps=(replace(FIRST.steps[0], goes_on=True), FIRST.steps[1]))
    desk.perform(changing("x", [(FIRST, turns)]))
    page, presenter = program.console, program.presenter
    presenter.start_or_pause()
    page.capture_line.setFocus()
    qtbot.keyClicks(page.capture_line.field, "wij regelen ")
    go(program, clocks, 10.5)
    assert presenter.session.step.id == "a2"
    qtbot.keyClicks(QApplication.focusWidget(), "een bus")
    assert page.capture_line.text() == "wij regelen een bus"
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert [note.lane for note in desk.read(Note, workshop="w1")] == ["open"]


def test_a_break_shows_what_it_is_how_long_and_until_when_all_at_once(program, clocks, drawn):
    presenter, canvas = program.presenter, program.projector.canvas
    presenter.session.go_to(COFFEE)
    clocks.advance(minutes=3)
    assert isinstance(canvas.projection.scene.page, BreakPage)
    drawn.clear()
    painted(canvas, clocks())
    assert "Koffie" in drawn
    assert "12 min" in drawn
    assert "09:45" in drawn
    assert any("Markt" in line for line in drawn)
    drawn.clear()
    clocks.advance(minutes=10)
    painted(canvas, clocks())
    assert "02:00" in drawn
    assert "09:45" in drawn  # the time of day stays, whatever is left


def test_an_item_without_a_time_shows_now_and_next_without_a_clock(program, clocks, drawn, desk):
    free = replace(
        FIRST, steps=(replace(FIRST.steps[0], planned=ZERO), replace(FIRST.steps[1], planned=ZERO))
    )
    desk.perform(changing("x", [(FIRST, free)]))
    told, presenter, canvas = [], program.presenter, program.projector.canvas
    presenter.noticed.connect(lambda code, _: told.append(code))
    presenter.next()
    go(program, clocks, 5)
    assert isinstance(canvas.projection.scene.page, StepPage)
    drawn.clear()
    painted(canvas, clocks())
    text = " ".join(drawn)
    assert "Stap a1" in text
    assert "Stap a2" in text
    assert "min" not in text.split()
    assert "Rond" not in text
    assert [line for line in drawn if re.fullmatch(r"\d\d:\d\d", line)] == ["09:35"]
    assert told == []
