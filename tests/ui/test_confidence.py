"""What was said in confidence comes into the open, or outlives its end, only when she says so."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.edit import changing
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage
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
from llnet_desktop.services.erasing import due
from llnet_desktop.services.lanes import check_names
from llnet_desktop.services.pages import PageChoice

Key = Qt.Key
LANES = (
    Lane("open", Phrase("Bied")),
    Lane("also", Phrase("Zoek")),
    Lane("held", Phrase("Zorgen"), Privacy.HELD),
    Lane("off", Phrase("Voor mij"), Privacy.OFF_SCREEN),
    Lane("gone", Phrase("Tussen ons"), erased=True),
)
STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)
BLOCK = Block("b", "w1", "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), LANES)
NOTES = [Note(lane.id, "w1", "b", lane.id, f"over {lane.id}", n) for n, lane in enumerate(LANES, 1)]


@pytest.fixture
def console(run_console):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    page, presenter = run_console(workshop, Network("n1", "Waterkant"), BLOCK, *NOTES)
    presenter.session.show(PageChoice.BOARD)
    return page, presenter


def type_line(page, text):
    page.capture_line.setFocus()
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def on_the_wall(presenter):
    shown = presenter.session.projection().scene.page
    assert isinstance(shown, BoardPage)
    return {note.text for lane in shown.lanes for note in lane.notes}


@pytest.mark.parametrize(
    ("line", "out"),
    [("3>bied", "over held"), ("1+3", "over held"), ("4>zoek", "over off"), ("2+4", "over off")],
)
def test_a_note_leaves_a_closed_column_only_after_she_says_so(console, line, out):
    page, presenter = console
    before = on_the_wall(presenter)
    type_line(page, line)
    assert page.question.isVisible()
    page.question.no_button.click()
    assert on_the_wall(presenter) == before
    type_line(page, line)
    page.question.yes_button.click()
    assert on_the_wall(presenter) == before | {out}


@pytest.mark.parametrize("line", ["3+1", "4+1", "1>zorg", "1>zoek", "3>voor"])
def test_what_shows_the_room_nothing_new_is_done_without_a_word(console, line):
    page, presenter = console
    before = on_the_wall(presenter)
    type_line(page, line)
    assert not page.question.isVisible()
    assert presenter.session.desk.history.next_undo is not None
    assert on_the_wall(presenter) <= before


def test_dragging_asks_as_well_and_names_the_column(console):
    page, presenter = console
    page.board.note_move_wanted.emit(["held"], "open")
    assert "Zorgen" in page.question.sentence
    assert "over held" not in page.question.sentence  # somebody may look
    assert "over held" not in on_the_wall(presenter)


def test_what_is_to_be_erased_stays_in_its_column_until_she_keeps_it(console):
    page, presenter = console
    type_line(page, "5>bied")
    assert "gewist" in page.question.sentence
    assert presenter.session.notes.get("gone").lane == "gone"
    page.question.yes_button.click()
    assert presenter.session.notes.get("gone").lane == "open"


def test_numbers_that_are_not_there_are_named_and_nothing_is_done(console):
    page, presenter = console
    before = tuple(presenter.session.notes)
    type_line(page, "99+100")
    assert "99" in page.capture_line._hint.text()
    assert page.capture_line.text() == "99+100"  # it can be put right
    assert tuple(presenter.session.notes) == before


def test_a_step_back_asks_before_it_shows_the_room_what_was_taken_away(console):
    page, presenter = console
    type_line(page, "1>zorg")
    presenter.undo()
    assert page.question.isVisible()
    assert "over open" not in on_the_wall(presenter)
    page.question.no_button.click()
    assert presenter.session.notes.get("open").lane == "held"
    presenter.undo()
    page.question.yes_button.click()
    assert "over open" in on_the_wall(presenter)


def test_after_a_note_without_a_name_the_next_step_back_takes_nothing_back(run_console):
    unnamed = Lane("unnamed", Phrase("Naamloos"), unnamed=True)
    block = Block("b", "w1", "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), (*LANES, unnamed))
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    page, presenter = run_console(workshop, Network("n1", "Waterkant"), block, *NOTES)
    type_line(page, "1=over iets anders")
    page.writing.choose_lane("unnamed")
    type_line(page, "zonder naam")
    presenter.undo()
    assert presenter.session.notes.get("open").text == "over iets anders"
    assert "bord" in page.capture_line._hint.text()
    presenter.undo()
    assert presenter.session.notes.get("open").text == "over open"


def test_a_commitment_from_a_note_that_is_erased_begins_without_its_words(console):
    page, _ = console
    type_line(page, "5!")
    assert "over gone" not in page.commitments.form.what_field.toPlainText()


@pytest.mark.parametrize("lane", [Lane("held", Phrase("Zorgen")), Lane("gone", Phrase("Ons"))])
def test_a_plan_can_not_open_a_column_with_notes_or_keep_what_was_to_be_erased(console, desk, lane):
    lanes = tuple(lane if one.id == lane.id else one for one in LANES)
    edit = changing("agenda.lanes", [(BLOCK, replace(BLOCK, lanes=lanes))])
    with pytest.raises(InputError, match="lanes"):
        check_names(desk, edit)


def test_what_is_erased_waits_while_a_long_workshop_goes_on(console, clocks, desk):
    _, presenter = console
    clocks.advance(minutes=25 * 60)
    presenter.extend(1)
    assert not due(desk, clocks())
    clocks.advance(minutes=25 * 60)
    assert due(desk, clocks())
