"""The energy of the room, by one key at the end of a block."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Step, Workshop
from llnet_desktop.services.live import LiveSession
from llnet_desktop.words import words_in

MARKET = Block(
    "b1", "w1", "a", Phrase("Markt"), BlockKind.EXERCISE, (Step("s1", Phrase("X"), MINUTE),),
    (Lane("l1", Phrase("Bied")),),
)  # fmt: skip
COFFEE = Block(
    "b2", "w1", "b", Phrase("Koffie"), BlockKind.BREAK, (Step("s2", Phrase("Pauze"), MINUTE),)
)
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))


@pytest.fixture
def console(run_console):
    return run_console(WORKSHOP, Network("n1", "Waterkant"), MARKET, COFFEE)


def energy(presenter):
    return presenter.session.run.energy


def test_one_key_notes_the_energy_of_the_block_that_is_on_and_another_corrects_it(console):
    page, presenter = console
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_4)
    assert energy(presenter) == {"b1": 4}
    assert "4 van 5." in page.capture_line._hint.text()
    QTest.keyClick(page, Qt.Key.Key_2)
    presenter.next()
    QTest.keyClick(page, Qt.Key.Key_5)
    assert energy(presenter) == {"b1": 2, "b2": 5}
    assert page.energy.picture.accessibleDescription() == "Markt: 2 van 5\nKoffie: 5 van 5"
    events = presenter.session.desk.read(RunEvent, workshop="w1")
    assert [e.subject for e in events if e.what is What.ENERGY] == ["4", "2", "5"]


def test_it_is_still_known_after_the_program_was_closed(console, clocks):
    _, presenter = console
    presenter.session.feel(3)
    again = LiveSession(presenter.session.desk, "w1", clocks)
    assert again.run.energy == {"b1": 3}
    again.close()


def test_what_is_typed_into_the_line_is_no_energy(console):
    page, presenter = console
    page.capture_line.setFocus()
    QTest.keyClick(page.capture_line.field, Qt.Key.Key_4)
    assert energy(presenter) == {}
    assert page.capture_line.field.toPlainText() == "4"


def test_a_six_is_no_energy_and_without_a_block_it_says_so(console):
    page, presenter = console
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_6)
    assert energy(presenter) == {}
    presenter.back()
    QTest.keyClick(page, Qt.Key.Key_3)
    assert energy(presenter) == {}
    assert not page.energy.isVisible()


def test_by_mouse_a_button_does_it_and_shows_which_one_it_is(console, qtbot):
    page, presenter = console
    QTest.mouseClick(page.energy.buttons[2], Qt.MouseButton.LeftButton)
    assert energy(presenter) == {"b1": 3}
    QTest.mouseClick(page.energy.buttons[2], Qt.MouseButton.LeftButton)
    assert [button.isChecked() for button in page.energy.buttons] == [
        False, False, True, False, False,
    ]  # fmt: skip
    assert page.energy.buttons[2].accessibleName() == "Energie 3 van 5"
    presenter.next()
    assert not any(button.isChecked() for button in page.energy.buttons)


def test_a_discreet_console_neither_shows_nor_takes_it(console):
    page, presenter = console
    presenter.session.feel(1)
    page.set_discreet(True)
    assert not page.energy.isVisible()
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_5)
    assert energy(presenter) == {"b1": 1}
    page.set_discreet(False)
    assert page.energy.isVisible()


def test_the_wall_is_the_same_with_and_without_it(console):
    _, presenter = console
    before = presenter.session.projection()
    presenter.session.feel(5)
    assert presenter.session.projection() == before


def test_the_keys_overview_has_it():
    assert "1 t/m 5" in words_in("nl")("console.key.energy")
    assert "1 to 5" in words_in("en")("console.key.energy")
