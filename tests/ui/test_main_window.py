"""The way to a workshop: pre-flight first, one key skips it, one that runs goes on at once."""

import json
import os
import subprocess
import sys
import textwrap
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.projection import TestPage, WelcomePage
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui.dialogs.exercise import ExerciseDialog
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.speech import Speech

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
PROJECTOR = {"name": "projector", "x": -1920, "y": 0, "width": 1920, "height": 1080}
SPARE = {"name": "spare", "x": 1440, "y": 0, "width": 1440, "height": 900}
BEGIN = """
import sys
from contextlib import ExitStack
from datetime import UTC, date, timedelta
from pathlib import Path
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.projection import Live, Scene, TestPage, WelcomePage
from llnet_desktop.domain.run import Reading, RunEvent
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.settings import Settings, load_settings, save_settings
from llnet_desktop.ui.app import application, dress, open_desk
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.screens import identity, screen_as_text, set_of
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.staging import Use

settings = Settings(language="nl")
app = application(settings)
named = {screen.name(): screen for screen in app.screens()}
laptop, projector, spare = (named.get(name) for name in ("laptop", "projector", "spare"))
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
    window.open_desk(desk)
    return window


def page_on_the_wall(window):
    return window.projector.canvas.projection.scene.page


window = start(settings)
said = []
"""
END = """
window.close()
held.close()
"""


def play(tmp_path, script, *screens):
    """Run a script in a process that has these screens."""
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", BEGIN + textwrap.dedent(script) + END, str(tmp_path)],
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]


@pytest.fixture
def window(qtbot, qapp, clocks, desk, tmp_path):
    desk.perform(adding("sample.add", sample_records("nl", date(2026, 12, 3))))
    made = MainWindow(
        Speech("nl", qapp), Settings(language="nl"), clocks, today=lambda: date(2026, 12, 3)
    )
    made.library = tmp_path / "library.llnet-library"
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.open_desk(desk)
    yield made
    made.close()


@pytest.fixture
def workshop(window, desk):
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    return min(ready, key=lambda one: one.starts).id


def press(key):
    QApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget(), key)


def test_one_enter_leads_from_preflight_to_the_console(window, workshop):
    window.open_prepare(workshop)
    window.prepare.start_button.click()
    assert window.page is window.preflight
    assert window.console is None
    press(Qt.Key.Key_Return)
    assert window.page is window.console
    assert isinstance(window.projector.canvas.projection.scene.page, WelcomePage)


def test_enter_begins_wherever_the_focus_is(window, workshop):
    window.open_preflight(workshop)
    window.preflight.how_button.setFocus()
    press(Qt.Key.Key_Return)
    assert window.page is window.console


def test_back_leads_to_where_one_came_from_and_leaves_nothing_on(window, workshop):
    window.open_prepare(workshop)
    window.prepare.start_button.click()
    window.preflight.back_button.click()
    assert window.page is window.prepare
    assert window.projector is None
    window.show_home()
    window.home.start_requested.emit(workshop)
    assert window.page is window.preflight
    press(Qt.Key.Key_Escape)
    assert window.page is window.home
    assert window.projector is None


def test_a_workshop_that_runs_goes_on_at_once(window, workshop, clocks):
    window.open_preflight(workshop)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_PageDown)
    assert window.presenter.session.run.is_on
    console = window.console
    window.show_home()
    window.open_preflight(workshop)
    assert window.page is console
    window.close()


def test_one_that_ran_in_an_earlier_start_goes_on_at_once_too(window, workshop, desk):
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    window._end_console()
    window.show_home()
    window.open_preflight(workshop)
    assert window.page is window.console


def test_while_another_workshop_runs_the_room_keeps_what_it_sees(window, workshop, desk):
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    window.show_home()
    before = window.projector.canvas.projection
    other = next(w.id for w in desk.read(Workshop) if w.id != workshop)
    window.open_prepare(other)
    assert window.projector.canvas.projection == before


def other_than(workshop, desk):
    """Return a workshop that has not begun."""
    begun = {event.workshop for event in desk.read(RunEvent)}
    return next(w.id for w in desk.read(Workshop) if w.id not in {workshop, *begun})


def test_another_workshop_takes_the_room_only_when_she_says_so(window, workshop, desk):
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    window.show_home()
    before = window.projector.canvas.projection
    other = other_than(workshop, desk)
    window.home.start_requested.emit(other)
    question = window._change_question
    assert question.isVisible()
    assert desk.one(Workshop, other).title in question.sentence
    question.no_button.click()
    assert window.page is window.home
    assert window.presenter.session.workshop.id == workshop
    assert window.projector.canvas.projection == before
    window.home.start_requested.emit(other)
    question.yes_button.click()
    assert window.page is window.preflight
    assert window.presenter is None
    assert isinstance(window.projector.canvas.projection.scene.page, TestPage)


def test_one_that_only_waited_at_the_door_gives_way_without_a_question(window, workshop, desk):
    window.open_console(workshop)
    window.show_home()
    window.home.start_requested.emit(other_than(workshop, desk))
    assert window.page is window.preflight


@pytest.mark.parametrize("where", ["home", "prepare", "report", "question", "dialog"])
def test_a_clicker_steers_from_wherever_she_is_while_a_workshop_is_on(
    window, workshop, desk, clocks, qtbot, where
):
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    first = window.presenter.session.step
    match where:
        case "home":
            window.show_home()
        case "prepare":
            window.open_prepare(workshop)
            window.prepare.setFocus()
        case "report":
            window.open_report(workshop)
            window.report.activateWindow()
            qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
        case "question":  # the one whether another workshop may have the room
            window.show_home()
            window.home.start_requested.emit(other_than(workshop, desk))
        case "dialog":
            window.show_home()
            window.show_exercise("check-in")
            dialog = window.findChild(ExerciseDialog)
            dialog.activateWindow()
            qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    clocks.advance(seconds=20)
    press(Qt.Key.Key_F5)
    assert window.presenter.session.box.is_running
    clocks.advance(seconds=20)
    press(Qt.Key.Key_PageDown)
    second = window.presenter.session.step
    assert second != first
    clocks.advance(seconds=20)
    press(Qt.Key.Key_PageUp)
    assert window.presenter.session.step == first
    if window.report is not None:
        window.report.close()
        window.activateWindow()
    if where == "dialog":
        dialog.close()
        window.activateWindow()
    window.presenter.session.finish()
    window.show_home()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press(Qt.Key.Key_PageUp)  # it is over: the key is the page's own again
    assert window.presenter is None


@pytest.mark.parametrize("key", [Qt.Key.Key_PageDown, Qt.Key.Key_F5])
def test_a_clicker_leads_out_of_preflight(window, workshop, key):
    window.open_preflight(workshop)
    press(key)
    assert window.page is window.console
    assert window.presenter.session.run.began is None


def test_a_workshop_of_another_day_is_moved_to_today_when_she_says_so(
    window, workshop, desk, clocks
):
    before = desk.one(Workshop, workshop)
    window.open_preflight(workshop)
    page = window.preflight
    assert not page.today_button.isVisible()
    clocks.set_wall(hours=9 * 24)
    page.look_again()
    assert page.today_button.isVisible()
    assert "3 dec" in page.starts_label.text()
    page.today_button.click()
    assert not page.today_button.isVisible()
    moved = desk.one(Workshop, workshop)
    assert moved.starts == before.starts + timedelta(days=9)
    assert moved.ends_by == (before.ends_by and before.ends_by + timedelta(days=9))
    desk.history.undo()
    assert desk.one(Workshop, workshop) == before


def test_how_late_it_is_is_no_question_on_another_day(window, workshop, clocks):
    clocks.set_wall(hours=28 * 24)
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    window.console.tick()
    told = window.console.schedule_label.text()
    assert told.startswith("gepland voor ")
    assert "min" not in told


def test_beyond_a_day_late_only_the_day_is_said_also_on_the_next_date(window, workshop, clocks):
    clocks.set_wall(hours=25.5)
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    window.console.tick()
    assert window.console.schedule_label.text().startswith("gepland voor ")


def test_with_one_screen_the_console_begins_discreet(window, workshop):
    window.open_preflight(workshop)
    assert window.projector is None or not window.projector.isVisible()
    press(Qt.Key.Key_Return)
    assert window.console.is_discreet


def test_with_one_screen_that_only_she_sees_it_does_not(window, workshop):
    window.open_preflight(workshop)
    assert window.preflight.alone_frame.isVisible()
    window.preflight.mine_box.click()
    press(Qt.Key.Key_Return)
    assert not window.console.is_discreet
    window._end_console()
    window.show_home()
    window.open_preflight(workshop)
    assert not window.preflight.mine_box.isChecked()  # asked anew: the room may be another


def test_the_sound_key_mutes_and_the_choice_is_kept(window, workshop, qtbot):
    window.open_console(workshop)
    with qtbot.waitSignal(window.settings_changed) as caught:
        window.console.sound_button.click()
    assert caught.args[0].muted
    assert window.sounder.muted
    assert window.console.sound_button.isChecked()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_M)
    assert not window.sounder.muted
    assert not window.console.sound_button.isChecked()


def test_it_is_said_once_that_the_laptop_may_fall_asleep(window, workshop, qtbot, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    window.open_preflight(workshop)
    awake = window._minder.awake
    qtbot.waitUntil(lambda: awake.is_kept is False, timeout=10_000)
    assert window.preflight.awake_label.text() == window._speech("preflight.awake.not_kept")
    window.preflight.start_button.click()
    shown = [label.text() for label in window.console.capture_line.findChildren(QLabel)]
    assert any(window._speech("preflight.said.asleep") in text for text in shown)


def test_the_laptop_may_sleep_again_when_the_workshop_is_over(window, workshop, clocks):
    window.open_console(workshop)
    awake = window._minder.awake
    assert awake._keeper is not None
    session = window.presenter.session
    for _ in range(60):
        if session.run.finished is not None:
            break
        clocks.advance(minutes=2)
        window.presenter.next()
    assert session.run.finished is not None
    assert awake._keeper is None


def test_the_test_picture_is_on_the_real_window_until_the_workshop_takes_over(tmp_path):
    play(
        tmp_path,
        """
        window.open_preflight(workshop.id)
        wall = window.projector
        assert wall.is_in_place and wall.screen() is projector
        shown = wall.canvas.projection
        assert isinstance(shown, Live)
        assert shown.scene.page == TestPage(2)
        assert shown.scene.strip == ()
        page = window.preflight
        assert [p.place.use for p in page.pictures.pictures] == [Use.CONSOLE, Use.ROOM]
        assert page.pictures.pictures[1].canvas.projection is shown
        assert not page.alone_frame.isVisible()
        QTest.keyClick(page.start_button, Qt.Key.Key_Return)
        assert window.projector is wall
        assert isinstance(page_on_the_wall(window), WelcomePage)
        assert not window.console.is_discreet
        page.refresh()
        assert isinstance(page_on_the_wall(window), WelcomePage)
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_going_back_takes_the_test_picture_off_the_wall(tmp_path):
    play(
        tmp_path,
        """
        window.open_preflight(workshop.id)
        wall = window.projector
        window.preflight.back_button.click()
        assert window.page is window.home
        assert not wall.isVisible() and window.projector is None
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_a_swap_moves_both_windows_and_is_kept_for_this_set_of_screens(tmp_path):
    play(
        tmp_path,
        """
        window.settings_changed.connect(lambda s: save_settings(Path(sys.argv[1]) / "s.toml", s))
        window.open_preflight(workshop.id)
        window.staging.said.connect(said.append)
        page = window.preflight
        page.pictures.swap_button.click()
        assert window.screen() is projector
        assert projector.geometry().contains(window.frameGeometry())
        assert window.projector.screen() is laptop and window.projector.is_in_place
        assert page_on_the_wall(window) == TestPage(1)  # each screen keeps its number
        window.staging._check.timeout.emit()
        assert said == []
        window.close()
        kept = load_settings(Path(sys.argv[1]) / "s.toml")
        assert kept.room_on(set_of(app.screens())) == screen_as_text(identity(laptop))
        window = start(kept)
        assert window.screen() is laptop
        window.open_preflight(workshop.id)
        assert window.screen() is projector  # the console makes way for what was chosen
        assert window.projector.screen() is laptop
        window.preflight.pictures.swap_button.click()
        assert window.screen() is laptop and window.projector.screen() is projector
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_a_swap_that_did_not_work_is_said(tmp_path):
    play(
        tmp_path,
        """
        window.open_preflight(workshop.id)
        window.preflight.pictures.swap_button.click()
        window.setScreen(laptop)  # as a system does that lets nobody move a window
        window.move(40, 40)
        assert window.screen() is laptop
        window.staging._check.timeout.emit()
        assert window.preflight.said_label.text() == speech("preflight.said.not_moved")
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_of_three_screens_a_key_or_a_click_chooses_the_one_for_the_room(tmp_path):
    play(
        tmp_path,
        """
        window.open_preflight(workshop.id)
        pictures = window.preflight.pictures.pictures
        assert len(pictures) == 3
        first = window.projector.screen()
        other = spare if first is projector else projector
        at = [p.place.screen.name for p in pictures].index(other.name())
        pictures[0].setFocus()
        for number in range(at):
            QTest.keyClick(pictures[number], Qt.Key.Key_Right)
        assert window.focusWidget() is pictures[at]
        QTest.keyClick(pictures[at], Qt.Key.Key_Space)
        assert window.projector.screen() is other and window.projector.is_in_place
        assert window.screen() is laptop
        assert page_on_the_wall(window) == TestPage(pictures[at].place.number)
        pictures[[p.place.screen.name for p in pictures].index(first.name())].click()
        assert window.projector.screen() is first
        window.open_console(workshop.id)
        window.swap_screens()  # with more than two, the next one
        assert window.projector.screen() is other
        assert window.screen() is laptop
        window.swap_screens()
        assert window.projector.screen() is first
        """,
        LAPTOP,
        PROJECTOR,
        SPARE,
    )


def test_a_lost_screen_is_told_hides_what_is_private_and_keeps_the_choice(tmp_path):
    play(
        tmp_path,
        """
        window.open_console(workshop.id)
        window.staging.said.connect(said.append)
        kept = window.settings
        assert kept.room_on(set_of(app.screens())) == screen_as_text(identity(projector))
        session = window.presenter.session
        window.presenter.next()
        app.screenRemoved.emit(projector)
        assert not window.projector.isVisible()
        assert window.console.is_discreet
        assert said == ["console.screen_lost"]
        assert session.run.is_on and window.settings == kept
        window.staging.watch.settled.emit()  # it is there again, as the others see it
        assert window.projector.is_in_place
        assert said == ["console.screen_lost", "console.screen_back"]
        assert not window.console.is_discreet
        assert window.projector.canvas.projection == session.projection()
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_what_she_hid_herself_stays_hidden_when_the_screen_comes_back(tmp_path):
    play(
        tmp_path,
        """
        window.open_console(workshop.id)
        window.console.set_discreet(True)
        app.screenRemoved.emit(projector)
        window.staging.watch.settled.emit()
        assert window.projector.is_in_place
        assert window.console.is_discreet
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_the_projector_window_goes_and_comes_without_resetting_anything(tmp_path):
    play(
        tmp_path,
        """
        window.open_console(workshop.id)
        window.presenter.next()
        window.presenter.start_or_pause()
        before = window.presenter.session.box, window.settings
        wall = window.projector
        window.toggle_projector()
        assert not wall.isVisible()
        window.toggle_projector()
        assert window.projector is wall and wall.is_in_place
        assert (window.presenter.session.box, window.settings) == before
        assert window.presenter.session.box.is_running
        """,
        LAPTOP,
        PROJECTOR,
    )


def test_screens_that_show_the_same_are_said_and_the_console_begins_discreet(tmp_path):
    play(
        tmp_path,
        """
        window.open_preflight(workshop.id)
        page = window.preflight
        assert page.alone_label.text() == speech("preflight.alone.mirrored")
        assert len(page.pictures.pictures) == 1
        assert not window.projector.isVisible()
        window.open_console(workshop.id)
        assert window.console.is_discreet
        assert not window.projector.isFullScreen()  # nobody is trapped under it
        """,
        LAPTOP,
        {**LAPTOP, "name": "mirror"},
    )
