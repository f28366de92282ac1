"""Whole sessions in the real windows, by keyboard, on a real library file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.projection import (
    AgendaPage,
    BoardPage,
    Frozen,
    Live,
    StepPage,
    WelcomePage,
)
from llnet_desktop.domain.workshop import Note, Workshop
from llnet_desktop.services.live import Mode
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.speech import Speech

AGENDA = """Kick-off van de waterkant
09:30 - 09:40 Inloop en check-in
09:40 - 10:10 Wat bied je?
10:10 - 10:25 Koffie
10:25 - 10:50 Afspraken maken
"""


@pytest.fixture
def start(qtbot, qapp, clocks):
    """Open the program on a library; the same again is a next start."""
    opened = []

    def open_program(desk, language="nl"):
        speech = Speech(language, qapp)
        window = MainWindow(
            speech, Settings(language=language), clocks, today=lambda: date(2026, 12, 3)
        )
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.open_desk(desk)
        opened.append(window)
        return window

    yield open_program
    for window in opened:
        window.close()


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    """Press a key where the focus is, as a person does."""
    QApplication.processEvents()  # a window that was just opened becomes the active one
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClick(target, key, modifier)


def type_text(text):
    QApplication.processEvents()
    target = QApplication.focusWidget()
    assert target is not None, "nothing has the focus"
    QTest.keyClicks(target, text)


def tab_to(widget, limit=60):
    """Walk with Tab until a widget has the focus."""
    for _ in range(limit):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    at = QApplication.focusWidget()
    raise AssertionError(f"Tab does not reach {widget.objectName()}; it is at {at}")


def back_to(window, qtbot):
    """Do what a window manager does when a dialog closes: make the window behind active."""
    with qtbot.waitActive(window):
        window.activateWindow()


def page_of(window):
    projection = window.presenter.session.projection()
    assert isinstance(projection, Live)
    return projection.scene.page


def run_to_the_second_block(window):
    press(Qt.Key.Key_PageDown)
    window.presenter.session.clock.advance(minutes=1)
    press(Qt.Key.Key_PageDown)
    window.presenter.session.clock.advance(minutes=1)


def new_workshop_by_keyboard(window):
    """From the very first start to a workshop made from a pasted agenda."""
    home = window.home
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    dialog = home.dialog
    QApplication.processEvents()
    assert QApplication.focusWidget().window() is dialog
    tab_to(dialog.network_edit)
    type_text("Waterkant")
    tab_to(dialog.paste_edit)
    QApplication.clipboard().setText(AGENDA)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    tab_to(dialog.title_edit)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text("Samen doen")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.qt_log_ignore("grabbing the keyboard")
def test_from_the_first_start_to_the_pdf_by_keyboard_alone(start, desk, qtbot, tmp_path, clocks):
    window = start(desk)
    new_workshop_by_keyboard(window)
    (workshop,) = desk.read(Workshop)
    assert workshop.title == "Samen doen"

    back_to(window, qtbot)
    press(Qt.Key.Key_Return)  # the card has the focus: prepare
    assert window.page is window.prepare
    tab_to(window.prepare.start_button)
    press(Qt.Key.Key_Space)
    assert window.page is window.preflight
    press(Qt.Key.Key_Return)  # everything there can be skipped by one key
    assert window.page is window.console
    assert isinstance(page_of(window), WelcomePage)

    run_to_the_second_block(window)
    press(Qt.Key.Key_F5)
    assert window.presenter.session.box.is_running
    type_text("Testlocatie op de werf")
    press(Qt.Key.Key_Return)
    type_text("Iemand die een bodempaspoort heeft")
    press(Qt.Key.Key_Return)
    wall = page_of(window)
    assert isinstance(wall, BoardPage)
    assert [note.number for lane in wall.lanes for note in lane.notes] == [1, 2]
    assert window.projector.canvas.projection == window.presenter.session.projection()

    type_text("1=Testlocatie, vrij vanaf maart")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {note.text for note in desk.read(Note)} >= {"Testlocatie op de werf"}

    type_text("2!")
    press(Qt.Key.Key_Return)
    type_text("Lan")
    tab_to(window.console.commitments.form.by_field)
    type_text("18 dec")
    press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (made,) = desk.read(Commitment)
    assert (made.who, made.what) == ("Lan", "Iemand die een bodempaspoort heeft")
    press(Qt.Key.Key_Escape)

    for _ in range(3):
        clocks.advance(minutes=5)
        press(Qt.Key.Key_PageDown)
    assert window.presenter.session.run.finished is not None

    target = tmp_path / "afspraken.pdf"
    press(Qt.Key.Key_Escape)
    tab_to(window.console.report_button)
    press(Qt.Key.Key_Space)
    report = window.report
    tab_to(report.path_edit)
    press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(str(target))
    with qtbot.waitSignal(report.job_ended, timeout=20_000):
        press(Qt.Key.Key_Return)
    assert target.read_bytes().startswith(b"%PDF")
    press(Qt.Key.Key_Escape)


def test_after_a_stop_the_next_start_goes_on_where_it_was(start, desk, clocks):
    window = start(desk)
    new_workshop_by_keyboard(window)
    (workshop,) = desk.read(Workshop)
    window.open_console(workshop.id)
    run_to_the_second_block(window)
    press(Qt.Key.Key_F5)
    before = window.presenter.session.run.position
    window.close()

    clocks.advance(minutes=12)
    again = start(desk)
    assert again.resume_question.isVisible()
    press(Qt.Key.Key_Space)  # go on, with one key
    session = again.presenter.session
    assert session.run.position == before
    assert session.box.remaining(clocks()).total_seconds() == (30 - 12) * 60


def test_the_projector_follows_freezes_and_goes_black_by_key(start, desk, clocks):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    run_to_the_second_block(window)
    assert isinstance(page_of(window), StepPage)
    press(Qt.Key.Key_Period)
    press(Qt.Key.Key_Period)  # within a moment: counts once
    assert not isinstance(window.presenter.session.projection(), Live)
    clocks.advance(seconds=1)
    press(Qt.Key.Key_Period)
    type_text("half getypt")
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_F)
    frozen = window.projector.canvas.projection
    assert isinstance(frozen, Frozen)
    clocks.advance(minutes=1)
    press(Qt.Key.Key_PageDown)
    assert window.projector.canvas.projection == frozen
    press(Qt.Key.Key_F)
    assert isinstance(window.projector.canvas.projection, Live)
    assert window.console.capture_line.text() == "half getypt"


def test_two_presses_within_a_moment_count_once(start, desk, clocks):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    session = window.presenter.session
    press(Qt.Key.Key_PageDown)
    clocks.advance(seconds=0.3)
    press(Qt.Key.Key_PageDown)
    assert session.block == session.blocks[0]
    clocks.advance(seconds=0.5)
    press(Qt.Key.Key_PageDown)
    assert session.block == session.blocks[1]


def test_the_console_speaks_the_other_language_while_it_runs(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    dutch = window.console.next_button.text()
    window.choose_language("en")
    assert window.console.next_button.text() != dutch
    assert window.console.freeze_button.text() == "Freeze"


def test_with_one_screen_the_console_begins_discreet(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    assert window.console.is_discreet
    assert not window.console.schedule_label.isVisible()
    press(Qt.Key.Key_Escape)
    press(Qt.Key.Key_D)
    assert not window.console.is_discreet
    assert window.console.schedule_label.isVisible()


def test_a_new_note_is_on_the_wall_at_once_however_many_there_are(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    press(Qt.Key.Key_PageDown)
    QApplication.clipboard().setText(
        "\n".join(f"Een idee over de kade, nummer {n}" for n in range(60))
    )
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    sixty = page_of(window)
    type_text("Nog een")
    press(Qt.Key.Key_Return)
    wall = page_of(window)
    assert len(wall.lanes[0].notes) == 61
    assert sixty.sheet > 0
    assert wall.sheet >= sixty.sheet
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.read(Note) == ()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "grabbing the mouse")
def test_the_menus_open_and_a_chosen_page_is_shown(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    press(Qt.Key.Key_PageDown)
    window.console.show_button.click()
    menu = QApplication.activePopupWidget()
    agenda = next(a for a in menu.actions() if a.text() == "Programma")
    agenda.trigger()
    menu.close()
    assert isinstance(page_of(window), AgendaPage)
    window.console.setFocus()
    QTest.keyClick(window.console, "?")
    keys = QApplication.activePopupWidget()
    assert len(keys.actions()) >= 12
    keys.close()


def test_f6_walks_round_the_panes(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    press(Qt.Key.Key_PageDown)
    seen = []
    for _ in range(4):
        press(Qt.Key.Key_F6)
        seen.append(QApplication.focusWidget())
    assert len(set(seen)) == 4
    assert seen[-1] is window.console.capture_line.field


def test_going_home_and_back_keeps_the_room_the_typing_and_the_discretion(start, desk, clocks):
    window = start(desk)
    new_workshop_by_keyboard(window)
    workshop = desk.read(Workshop)[0].id
    window.open_console(workshop)
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_Period)
    type_text("half getypt")
    console = window.console
    window.show_home()
    assert window.projector.isVisible()
    window.open_console(workshop)
    assert window.console is console
    assert console.is_discreet
    assert console.capture_line.text() == "half getypt"
    assert window.presenter.session.mode is Mode.BLACK


def test_pasted_lines_and_a_half_typed_one_do_not_eat_each_other(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    press(Qt.Key.Key_PageDown)
    type_text("half getypt")
    QApplication.clipboard().setText("een\ntwee")
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Return)
    assert {note.text for note in desk.read(Note)} == {"een", "twee"}
    assert window.console.capture_line.text() == "half getypt"
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    type_text(" en verder")
    press(Qt.Key.Key_Return)
    assert len(desk.read(Note)) == 3


def test_undo_in_the_console_never_reaches_back_into_planning(start, desk):
    window = start(desk)
    new_workshop_by_keyboard(window)
    window.open_console(desk.read(Workshop)[0].id)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.read(Workshop)) == 1
