"""The projector window: which screen it takes, what its keys do, what happens when one is lost."""

import json
import os
import subprocess
import sys
import textwrap

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from llnet_desktop.domain.projection import Live, Scene, ThanksPage
from llnet_desktop.ui.projector.window import ProjectorWindow
from llnet_desktop.words import words_in

TWO_SCREENS = {
    "screens": [
        {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768},
        {"name": "projector", "x": -1920, "y": 0, "width": 1920, "height": 1080},
    ]
}
SPARE = {"name": "spare", "x": 1366, "y": 0, "width": 1024, "height": 768}
BEGIN = """
from datetime import UTC, datetime
from PySide6.QtWidgets import QApplication, QWidget
from llnet_desktop.domain.run import Reading
from llnet_desktop.ui.projector.window import ProjectorWindow
from llnet_desktop.words import words_in

app = QApplication([])
named = {screen.name(): screen for screen in app.screens()}
laptop, projector, spare = (named.get(name) for name in ("laptop", "projector", "spare"))
console = QWidget()
console.show()
now = Reading(datetime(2026, 12, 3, 9, tzinfo=UTC), 1.0, "boot")
window = ProjectorWindow(lambda: now, words_in("nl"), console)
said = []
window.screen_lost.connect(lambda: said.append("lost"))
window.screen_returned.connect(lambda: said.append("returned"))
window.closed.connect(lambda: said.append("closed"))
"""


@pytest.fixture
def console(qtbot):
    console = QWidget()
    qtbot.addWidget(console)
    return console


@pytest.fixture
def window(qtbot, clocks, console):
    window = ProjectorWindow(clocks, words_in("nl"), console)
    qtbot.addWidget(window)
    return window


def on_two_screens(tmp_path, script, *more):
    """Run a script with a laptop and, left of it, a projector."""
    config = tmp_path / "two.json"
    screens = [*TWO_SCREENS["screens"], *more]
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEGIN + textwrap.dedent(script)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_with_one_screen_it_is_a_normal_window_with_a_title(window):
    window.present()
    assert not window.isFullScreen()
    assert window.windowTitle() == "Projector · LLNet Desktop"
    assert window.width() <= 960
    assert window.canvas.size() == window.size()
    window.close()


def test_escape_leaves_a_window_alone_that_traps_nobody(window, qtbot):
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.isVisible()
    window.close()


def test_escape_closes_a_window_that_covers_the_console(window, qtbot):
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.covers_console
    with qtbot.waitSignal(window.closed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_f11_fills_the_screen_and_goes_back_without_changing_the_choice(window, qtbot):
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window.isFullScreen()
    assert window.remembered is None
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isFullScreen()
    window.close()


@pytest.mark.parametrize(
    "key",
    [
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
        Qt.Key.Key_F5,
        Qt.Key.Key_Period,
        Qt.Key.Key_B,
        Qt.Key.Key_F,
    ],
)
def test_the_keys_of_a_clicker_reach_the_console(window, qtbot, key):
    window.present()
    with qtbot.waitSignal(window.key_pressed) as caught:
        qtbot.keyClick(window, key)
    assert caught.args == [key.value]
    window.close()


def test_other_keys_stay_in_the_window(window, qtbot):
    window.present()
    with qtbot.assertNotEmitted(window.key_pressed):
        qtbot.keyClick(window, Qt.Key.Key_X)
    window.close()


def test_the_pointer_disappears_on_a_full_screen_and_comes_back_when_moved(window, qtbot):
    window.present()
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert window._cursor_timer.isActive()
    assert window._cursor_timer.interval() == 2000
    window._cursor_timer.timeout.emit()
    assert window.cursor().shape() == Qt.CursorShape.BlankCursor
    qtbot.mouseMove(window, QPoint(40, 40))
    qtbot.waitUntil(lambda: window.cursor().shape() == Qt.CursorShape.ArrowCursor)
    window.close()


def test_it_shows_the_projection_it_is_given(window):
    shown = Live(Scene(ThanksPage("Netwerk", 3), ("nl",), (), "Europe/Amsterdam"))
    window.show_projection(shown)
    assert window.canvas.projection is shown


def test_the_room_gets_the_screen_that_does_not_hold_the_console(tmp_path):
    on_two_screens(
        tmp_path,
        """
        assert console.screen() is laptop
        window.present()
        assert window.screen() is projector
        assert window.isFullScreen()
        assert window.geometry() == projector.geometry()
        assert not window.covers_console
        assert window.remembered.name == "projector"
        window.close()
        assert said == ["closed"]
        """,
    )


def test_the_laptop_is_for_the_room_when_the_console_is_on_the_projector(tmp_path):
    on_two_screens(
        tmp_path,
        """
        console.setGeometry(projector.geometry())
        console.setScreen(projector)
        window.present()
        assert console.screen() is projector
        assert window.screen() is laptop
        window.close()
        """,
    )


def test_escape_does_nothing_on_a_screen_of_its_own(tmp_path):
    on_two_screens(
        tmp_path,
        """
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        window.present()
        QTest.keyClick(window, Qt.Key.Key_Escape)
        assert window.isVisible()
        window.close()
        """,
    )


def test_a_lost_screen_hides_the_window_and_the_same_one_brings_it_back(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present()
        app.screenRemoved.emit(projector)
        assert not window.isVisible()
        assert window.is_waiting
        assert said == ["lost"]
        assert window.remembered.name == "projector"
        app.screenAdded.emit(projector)
        window.settle()
        assert window.screen() is projector
        assert window.isFullScreen()
        assert said == ["lost", "returned"]
        window.close()
        """,
    )


def test_another_lost_screen_leaves_the_room_as_it_is(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present()
        app.screenRemoved.emit(spare)
        assert window.isVisible()
        assert said == []
        window.close()
        """,
        SPARE,
    )


def test_the_only_screen_that_is_left_is_for_the_console(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present()
        app.screenRemoved.emit(laptop)  # the lid was closed: the console comes to the wall
        assert not window.isVisible()
        assert window.is_waiting
        assert said == ["lost"]
        window.close()
        """,
    )


def test_the_key_of_the_window_goes_to_the_screen_it_is_on_and_never_on_top_of_all(tmp_path):
    on_two_screens(
        tmp_path,
        """
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest
        window.present()
        assert not window.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
        QTest.keyClick(window, Qt.Key.Key_F11)
        assert not window.isFullScreen()
        assert window.target is None
        assert window.screen() is laptop
        window.settle()  # screens that stir do not undo what she chose
        assert not window.isFullScreen()
        window.close()
        """,
    )


def test_a_window_for_want_of_a_screen_goes_to_the_first_one_that_comes(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.screen_found.connect(lambda: said.append("found"))
        window.present_in_window()
        window._makes_do = True  # as present() leaves it where there is one screen
        window.settle()
        assert window.is_in_place
        assert window.screen() is projector
        assert said == ["found"]
        window.close()
        """,
    )


def test_a_window_whose_screen_took_another_size_fills_it_again(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present()
        window.resize(800, 600)
        window.settle()
        assert window.geometry() == projector.geometry()
        window.close()
        """,
    )


def test_a_screen_that_mirrors_the_console_takes_the_window_off_it(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present_on(spare)
        assert window.isVisible()
        window.settle()
        assert not window.isVisible()
        assert said == ["lost"]
        window.close()
        """,
        {"name": "spare", "x": 0, "y": 0, "width": 1366, "height": 768},
    )


def test_a_window_that_was_closed_does_not_come_back(tmp_path):
    on_two_screens(
        tmp_path,
        """
        window.present()
        window.close()
        app.screenRemoved.emit(projector)
        app.screenAdded.emit(projector)
        window.settle()
        assert not window.isVisible()
        assert said == ["closed"]
        """,
    )


def test_another_screen_in_its_place_does_not_change_the_choice(tmp_path):
    on_two_screens(
        tmp_path,
        """
        from llnet_desktop.ui.screens import ScreenIdentity
        window.remembered = ScreenIdentity("HDMI-9", "Epson", "EB", "X1")
        window.present()
        assert window.screen() is projector
        assert window.remembered.name == "HDMI-9"
        window.present_on(projector)
        assert window.remembered.name == "projector"
        window.close()
        """,
    )
