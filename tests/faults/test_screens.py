"""Screens that are plugged, unplugged, swapped and scaled at random, on a real X server."""

import os
import shutil
import subprocess
import sys
import textwrap

import pytest

needs_x = pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xrandr")),
    reason="needs Xvfb and xrandr: apt-get install xvfb x11-xserver-utils",
)

DESK = """
import random, subprocess, sys, time
from contextlib import ExitStack
from datetime import UTC, date, timedelta
from pathlib import Path
from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.projection import Live, TestPage
from llnet_desktop.domain.run import Reading, RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui.app import application, dress, open_desk
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.screens import ScreenWatch, shows_the_same
from llnet_desktop.ui.speech import Speech

ScreenWatch.SETTLES = 40  # milliseconds: a test has less patience than a projector
HOLDER = []  # the monitor that has the output of X
MONITORS = {}  # what is plugged now: name to (x, y, width, height)
PLACES = {
    "LAPTOP": (0, 0, 1366, 768),
    "BEAMER": (1366, 0, 1280, 800),
    "WALL": (2646, 0, 1200, 800),
}


def xrandr(*args):
    subprocess.run(["xrandr", *args], check=True, capture_output=True, timeout=20)


def plug(name, place=None):
    if name in MONITORS:
        xrandr("--delmonitor", name)
    MONITORS[name] = place or PLACES[name]
    put(name)


def put(name):
    # One monitor has to hold the output that X has, or X shows one of its own in the size of all.
    x, y, width, height = MONITORS[name]
    if HOLDER and HOLDER[0] not in MONITORS:
        HOLDER.clear()
    if not HOLDER:
        HOLDER.append(name)
    output = "screen" if HOLDER == [name] else "none"
    xrandr("--setmonitor", name, f"{width}/300x{height}/200+{x}+{y}", output)


def unplug(name):
    del MONITORS[name]
    if HOLDER == [name]:
        heir = next(iter(MONITORS))
        xrandr("--delmonitor", heir)
        put(heir)  # takes the output over, and with it X takes the other one away
    else:
        xrandr("--delmonitor", name)


def wait_for(what, why):
    for _ in range(600):
        if what():
            return
        QTest.qWait(10)
    raise AssertionError(f"{why}: {state()}")


def arrived():
    there = {s.name(): s.geometry().getRect() for s in QGuiApplication.screens()}
    return there == MONITORS


def settle():
    # the screens came, everybody acted on it, and no window moves any more
    wait_for(arrived, "the screens did not come")
    timers = (window.staging.watch._timer, window.staging._check)
    wait_for(lambda: not any(timer.isActive() for timer in timers), "it goes on and on")
    seen = []

    def stands_still():
        seen.append(state())
        return seen[-1:] * 3 == seen[-3:]

    wait_for(stands_still, "a window goes on moving")


def state():
    projector = window.projector
    return {
        "plugged": MONITORS,
        "screens": [(s.name(), s.geometry().getRect()) for s in QGuiApplication.screens()],
        "console": (window.screen().name(), window.frameGeometry().getRect()),
        "projector": projector and (
            projector.isVisible(), projector.isFullScreen(), projector.is_waiting,
            projector.screen().name(), projector.frameGeometry().getRect(),
        ),
        "discreet": window.console and window.console.is_discreet,
        "said": said,
        "log": log[-6:],
    }


def covered(rect):
    return any(screen.geometry().contains(rect) for screen in QGuiApplication.screens())


settings = Settings(language="nl")
app = application(settings)
speech = Speech("nl", app)
dress(app, settings, speech)
held = ExitStack()
desk = open_desk(Path(sys.argv[1]) / "a.llnet-library", held)
desk.perform(adding("sample.add", sample_records("nl", date(2026, 12, 3))))
ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
workshop = min(ready, key=lambda one: one.starts)
now = Reading(workshop.starts.replace(tzinfo=UTC) - timedelta(hours=1, minutes=18), 1.0, "boot")
said, log = [], []
window = MainWindow(speech, settings, lambda: now)
"""
END = """
window.close()
held.close()
"""
ON_TWO = """
plug("LAPTOP")
plug("BEAMER")
wait_for(arrived, "the two screens did not come")
window.resize(1200, 700)
window.move(40, 30)
window.show()
window.open_desk(desk)
QTest.qWait(50)
assert window.screen().name() == "LAPTOP", state()
"""


@pytest.fixture
def screens(tmp_path):
    """Return a function that plays a script on an X server of its own."""
    read, write = os.pipe()
    server = subprocess.Popen(
        [
            "Xvfb",
            "-displayfd",
            str(write),
            "-screen",
            "0",
            "3900x1200x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ],
        pass_fds=[write],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        display = f":{told.readline().strip()}"

    def play(script, *args, timeout=60):
        whole = DESK + ON_TWO + textwrap.dedent(script) + END
        done = subprocess.run(
            [
                sys.executable,
                "-X",
                "faulthandler",
                "-W",
                "error",
                "-c",
                whole,
                str(tmp_path),
                *args,
            ],
            env={**os.environ, "QT_QPA_PLATFORM": "xcb", "DISPLAY": display},
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        return done.stdout

    try:
        yield play
    finally:
        server.terminate()
        server.wait(10)


@needs_x
def test_a_projector_that_drops_out_comes_back_by_itself_and_nothing_private_shows(screens):
    screens(
        """
        window.open_console(workshop.id)
        window.staging.said.connect(said.append)
        settle()
        assert window.projector.screen().name() == "BEAMER", state()
        assert window.projector.geometry().getRect() == PLACES["BEAMER"], state()
        window.console.set_discreet(False)
        chosen = window.settings
        unplug("BEAMER")
        wait_for(lambda: not window.projector.isVisible(), "the window stayed")
        assert window.console.is_discreet, state()
        settle()
        assert said == ["console.screen_lost"], state()
        assert window.settings == chosen
        plug("BEAMER")
        wait_for(lambda: window.projector.is_in_place, "it did not come back")
        settle()
        assert window.projector.screen().name() == "BEAMER", state()
        assert not window.console.is_discreet, state()
        assert window.screen().name() == "LAPTOP", state()
        assert said == ["console.screen_lost", "console.screen_back"], state()
        """
    )


@needs_x
def test_a_window_on_a_vanished_screen_comes_to_one_that_is_there_and_goes_home_again(screens):
    screens(
        """
        window.open_console(workshop.id)
        settle()
        window.console.set_discreet(False)
        unplug("LAPTOP")
        settle()
        assert covered(window.frameGeometry()), state()
        assert not window.projector.isVisible(), state()
        assert window.console.is_discreet, state()
        plug("LAPTOP")
        settle()
        assert window.screen().name() == "LAPTOP", state()
        assert window.projector.is_in_place, state()
        assert window.projector.screen().name() == "BEAMER", state()
        assert not window.console.is_discreet, state()
        """
    )


@needs_x
def test_swapping_really_moves_both_windows(screens):
    screens(
        """
        window.open_preflight(workshop.id)
        window.staging.said.connect(said.append)
        settle()
        assert window.projector.screen().name() == "BEAMER", state()
        window.preflight.pictures.swap_button.click()
        settle()
        assert window.projector.geometry().getRect() == PLACES["LAPTOP"], state()
        assert QRect(*PLACES["BEAMER"]).contains(window.frameGeometry()), state()
        assert window.screen().name() == "BEAMER", state()
        assert said == [], state()
        """
    )


@needs_x
def test_the_room_s_window_never_takes_the_keys_from_the_console(screens):
    screens(
        """
        had = []
        app.focusWindowChanged.connect(lambda one: had.append(one))
        window.open_preflight(workshop.id)
        settle()
        window.open_console(workshop.id)
        settle()
        window.toggle_projector()
        window.toggle_projector()
        settle()
        window.swap_screens()
        settle()
        assert window.projector.is_in_place, state()
        assert window.projector.windowHandle() not in had, state()
        """
    )


@needs_x
def test_the_chip_says_when_the_room_sees_nothing(screens):
    screens(
        """
        window.open_console(workshop.id)
        settle()
        chip = window.console.mode_label
        live = speech("console.live")
        assert chip.text() == live, state()
        unplug("BEAMER")
        wait_for(lambda: not window.projector.isVisible(), "the window stayed")
        assert chip.text() == speech("console.no_picture"), state()
        assert chip.property("look") == "chip-warn"
        settle()
        assert chip.text() == speech("console.no_picture"), state()
        plug("BEAMER")
        wait_for(lambda: window.projector.is_in_place, "it did not come back")
        settle()
        assert (chip.text(), chip.property("look")) == (live, "chip-ok"), state()
        window.toggle_projector()
        settle()
        assert chip.text() == speech("console.no_picture"), state()
        window.toggle_projector()
        settle()
        assert chip.text() == live, state()
        """
    )


@needs_x
def test_a_screen_plugged_in_before_the_start_shows_the_test_picture_by_itself(screens):
    screens(
        """
        unplug("BEAMER")
        wait_for(arrived, "it stayed")
        window.open_preflight(workshop.id)
        settle()
        assert window.projector is None or not window.projector.isVisible(), state()
        plug("WALL")
        wait_for(lambda: window.projector and window.projector.is_in_place, "nothing lit up")
        settle()
        assert window.projector.canvas.projection.scene.page == TestPage(2), state()
        unplug("WALL")
        settle()
        plug("BEAMER")
        wait_for(lambda: window.projector.is_in_place, "the other one stayed dark")
        settle()
        places = [(place.number, place.name) for place in window.staging.places]
        assert [number for number, _ in places] == [1, 2], places
        assert window.projector.canvas.projection.scene.page == TestPage(2), state()
        """
    )


@needs_x
def test_home_comes_to_a_screen_that_is_there(screens):
    screens(
        """
        assert window.staging is None
        unplug("LAPTOP")
        wait_for(lambda: covered(window.frameGeometry()), "home stayed where nobody sees it")
        assert window.staging is None
        """
    )


RANDOM = """
rng = random.Random(20261203)
window.open_preflight(workshop.id)
settle()
shown = window.projector.canvas.projection
assert isinstance(shown, Live) and isinstance(shown.scene.page, TestPage), shown
window.open_console(workshop.id)
window.console.set_discreet(False)
window.staging.said.connect(said.append)
swaps = 0


def event():
    global swaps
    free = [name for name in PLACES if name not in MONITORS]
    kinds = ["swap", "toggle"]
    kinds += ["plug"] * 2 if free else []
    kinds += ["unplug", "unplug", "scale"] if len(MONITORS) > 1 else []
    kind = rng.choice(kinds)
    name = rng.choice(free if kind == "plug" else sorted(MONITORS))
    log.append((kind, name))
    if kind == "plug":
        plug(name)
    elif kind == "unplug":
        unplug(name)
    elif kind == "scale":
        x, y, width, height = PLACES[name]
        by = rng.choice((1.0, 0.95, 0.85))
        unplug(name)  # for a moment, as a projector does that takes another mode
        wait_for(arrived, "the screen did not go")
        plug(name, (x, y, int(width * by), int(height * by)))
    elif kind == "toggle":
        window.toggle_projector()
    else:
        swaps += 1
        window.swap_screens()


def check():
    console, projector = window.screen(), window.projector
    screens = QGuiApplication.screens()
    others = [s for s in screens if not shows_the_same(s, console)]
    rooms = [s for s in screens if s.geometry().intersects(window.frameGeometry())]
    assert len(rooms) == 1, state()
    frame = window.frameGeometry()
    assert rooms[0].geometry().contains(frame), state()
    if not others:
        assert window.console.is_discreet, state()
    if projector.isVisible():
        where = projector.frameGeometry()
        assert covered(where), state()
        if projector.isFullScreen():
            assert not where.intersects(frame), state()
            assert projector.screen() in others, state()
    assert projector.canvas.projection == window.presenter.session.projection()


for _ in range(int(sys.argv[2])):
    event()
    settle()
    check()
assert swaps
print("events", len(log))
"""


@needs_x
def test_a_dozen_random_events_leave_no_window_off_screen_and_nothing_private_shown(screens):
    assert screens(RANDOM, "12") == "events 12\n"


@needs_x
@pytest.mark.slow
def test_two_hundred_random_events_leave_no_window_off_screen_and_nothing_private_shown(screens):
    assert screens(RANDOM, "200", timeout=300) == "events 200\n"
