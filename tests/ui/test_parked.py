"""What waited for this workshop is taken up by key or by mouse, let go, or waits on."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)

Key = Qt.Key
STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)


def block(name, workshop, *lanes):
    return Block(name, workshop, "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), lanes)


BEFORE = Workshop("w0", "n1", "De eerste keer", datetime(2026, 9, 3, 9, 30))
TODAY = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
OTHER = Workshop("w9", "n9", "Ergens anders", datetime(2026, 9, 3, 9, 30))
LANES = Lane("open", Phrase("Bied")), Lane("paper", Phrase("Vellen"), Privacy.ON_PAPER)
HERE = block("b1", "w1", *LANES)
RECORDS = [
    *(Network("n1", "Waterkant"), Network("n9", "Bodem"), BEFORE, OTHER, HERE),
    block("b0", "w0", Lane("l0", Phrase("Vragen")), Lane("h0", Phrase("Stil"), Privacy.HELD)),
    block("b9", "w9", Lane("l9", Phrase("Vragen"))),
    Note("first", "w0", "b0", "l0", "wie betaalt de pomp", 1, parked=True),
    Note("second", "w0", "b0", "l0", "een sleutel voor iedereen", 2, parked=True),
    Note("told", "w0", "b0", "l0", "is al besproken", 3),
    Note("closed", "w0", "b0", "h0", "in vertrouwen", 4, parked=True),
    Note("theirs", "w9", "b9", "l9", "van een ander netwerk", 1, parked=True),
    Note("now", "w1", "b1", "open", "voor de volgende keer", 1, parked=True),
]


@pytest.fixture
def console(run_console):
    return run_console(TODAY, *RECORDS)


@pytest.fixture
def page(console):
    return console[0]


def press(key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, held)


def rows(page):
    return [row.id for row in page.parked.panel._rows]


def texts(page):
    return [box.note.text for box in page.board.placed.notes]


def test_the_bar_says_how_many_wait_and_a_key_shows_those_the_room_may_read(page):
    assert page.parked.button.isVisible()
    assert "3" in page.parked.button.text()
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert rows(page) == ["first", "second", "now"]
    assert page.parked.panel._rows[0].since == "De eerste keer, donderdag 3 september 2026"
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    assert page.capture_line.field.hasFocus()


def test_enter_takes_a_note_up_in_the_column_of_now_and_undo_parks_it_again(page, console):
    _, presenter = console
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Return)
    assert "wie betaalt de pomp" in texts(page)
    assert rows(page) == ["second", "now"]
    presenter.undo()
    assert rows(page) == ["first", "second", "now"]
    assert "wie betaalt de pomp" not in texts(page)


def test_several_are_let_go_with_the_mouse_and_stay_where_they_were_said(page, desk):
    QTest.mouseClick(page.parked.button, Qt.MouseButton.LeftButton)
    page.parked.panel.list.selectAll()
    QTest.mouseClick(page.parked.panel.go_button, Qt.MouseButton.LeftButton)
    assert rows(page) == []
    assert not page.parked.panel.list.isVisible()
    assert desk.one(Note, "first").text == "wie betaalt de pomp"
    assert not desk.one(Note, "first").parked
    assert desk.one(Note, "closed").parked  # it was not in the list


def test_one_of_today_that_is_taken_up_is_not_written_twice(page):
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_End)
    press(Key.Key_Return)
    assert texts(page).count("voor de volgende keer") == 1
    assert rows(page) == ["first", "second"]


def test_where_no_note_can_be_added_it_says_so_and_the_note_waits_on(page):
    page.writing.choose_lane("paper")
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    press(Key.Key_Return)
    assert page.capture_line._hint.text()
    assert rows(page) == ["first", "second", "now"]


def test_with_nothing_parked_there_is_no_button_and_the_key_says_how(run_console):
    page, _ = run_console(TODAY, Network("n1", "Waterkant"), HERE)
    assert not page.parked.button.isVisible()
    press(Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert "K" in page.parked.panel.hint.text()
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
