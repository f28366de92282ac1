"""Before a column opens for the room, she reads it on a screen that only she sees."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, Live
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
from llnet_desktop.services.capture import adding_notes, rewording
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.dialogs.revealing import ON_A_SHEET, NoteField, NoteRow
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
HELD = Lane("held", Phrase("Zorgen", "Worries"), Privacy.HELD)
SECRET = Lane("secret", Phrase("Wat ik niet zeg", "What I don't say"), unnamed=True)
STEP = Step("s", Phrase("Schrijf op"), 10 * MINUTE)
BLOCK = Block("b", "w1", "a", Phrase("Vis"), BlockKind.EXERCISE, (STEP,), (HELD, SECRET))
TEXTS = ["Piet luistert nooit", "te weinig geld", "te weinig tijd"]
NOTES = [Note(f"n{at}", "w1", "b", "held", text, at) for at, text in enumerate(TEXTS, start=1)]


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, BLOCK, *NOTES]))
    made = RunPresenter(LiveSession(desk, "w1", clocks))
    made._ticker.stop()
    made.next()
    clocks.advance(minutes=1)
    made.session.show(PageChoice.BOARD)
    yield made
    made.stop()
    qapp.setStyleSheet("")


@pytest.fixture
def page(presenter, qtbot, qapp):
    made = ConsolePage(presenter, Speech("nl", qapp))
    qtbot.addWidget(made)
    made.resize(1366, 690)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.capture_line.setFocus()
    yield made
    made.close()


@pytest.fixture
def dialog(page, qtbot):
    page.board.reveal_wanted.emit("held")
    made = page.revealing.dialog
    qtbot.waitUntil(made.isVisible)
    yield made
    if page.revealing.dialog is not None:
        made.reject()


def on_the_wall(presenter, lane=0):
    projection = presenter.session.projection()
    assert isinstance(projection, Live)
    assert isinstance(projection.scene.page, BoardPage)
    return projection.scene.page.lanes[lane]


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def test_she_reads_the_list_and_the_room_sees_nothing_until_she_opens_it(presenter, dialog):
    assert [row.text for row in dialog.rows] == TEXTS
    assert on_the_wall(presenter).held == 3
    QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert [note.text for note in on_the_wall(presenter).notes] == TEXTS


def test_by_keys_alone_one_is_reworded_and_one_left_out_and_nothing_of_it_can_be_undone(
    presenter, page, dialog, desk
):
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "er wordt niet geluisterd")
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.rows[1].out
    press(Key.Key_Space)
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.revealing.dialog is None
    seen = [note.text for note in on_the_wall(presenter).notes]
    assert seen == ["er wordt niet geluisterd", "te weinig tijd"]
    assert [note.number for note in on_the_wall(presenter).notes] == [1, 3]
    presenter.undo()
    assert [note.text for note in on_the_wall(presenter).notes] == seen


def test_not_yet_leaves_it_closed_and_keeps_what_she_changed(presenter, page, dialog, qtbot):
    dialog.rows[0].field.setPlainText("er wordt niet geluisterd")
    dialog.rows[2].out.setChecked(True)
    press(Key.Key_Escape)
    assert on_the_wall(presenter).held == 3
    assert {note.text for note in presenter.session.notes} == set(TEXTS)
    page.board.reveal_wanted.emit("held")
    again = page.revealing.dialog
    assert [row.text for row in again.rows] == ["er wordt niet geluisterd", "te weinig geld", ""]
    again.reject()


def test_enter_on_a_dialog_just_opened_does_not_open_the_column(presenter, page, dialog):
    dialog.later_button.setFocus()
    press(Key.Key_Return)
    assert page.revealing.dialog is None
    assert on_the_wall(presenter).held == 3


def test_a_discreet_console_says_why_it_lists_nothing_and_offers_to_be_open(presenter, page):
    page.set_discreet(True)
    page.board.reveal_wanted.emit("held")
    assert page.revealing.dialog is None
    assert "Zorgen" in page.question.sentence
    assert not any(text in page.question.sentence for text in TEXTS)
    page.question.yes_button.click()
    assert not page.is_discreet
    assert page.revealing.dialog is not None
    page.revealing.dialog.reject()


def test_the_list_goes_when_the_room_may_come_to_see_the_screen(page, dialog):
    dialog.rows[0].field.setPlainText("er wordt niet geluisterd")
    page.set_discreet(True)
    assert page.revealing.dialog is None
    assert not dialog.isVisible()
    page.set_discreet(False)
    page.board.reveal_wanted.emit("held")
    assert page.revealing.dialog.rows[0].text == "er wordt niet geluisterd"
    page.revealing.dialog.reject()


def test_what_was_taken_away_before_does_not_come_back_to_the_wall(presenter, page, desk):
    presenter.perform(rewording(NOTES[0], "er wordt niet geluisterd"))
    page.board.reveal_wanted.emit("held")
    page.revealing.dialog.accept()
    presenter.undo()
    assert on_the_wall(presenter).notes[0].text == "er wordt niet geluisterd"


def test_a_column_without_names_gets_its_numbers_when_it_opens(presenter, page, desk):
    page.board.lane_chosen.emit("secret")
    QTest.keyClicks(page.capture_line.field, "ik durf het niet")
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    assert "zonder naam" in page.capture_line._hint.text()
    desk.perform(adding_notes(BLOCK, SECRET, ["ik weet het niet", "het is te veel"]))
    closed = on_the_wall(presenter, 1)
    assert (closed.held, closed.unnamed) == (3, True)
    page.board.reveal_wanted.emit("secret")
    dialog = page.revealing.dialog
    assert all(row.number.isHidden() for row in dialog.rows)
    dialog.accept()
    assert [note.number for note in on_the_wall(presenter, 1).notes] == [4, 5, 6]
    page.board.lane_chosen.emit("secret")
    QTest.keyClicks(page.capture_line.field, "nog iets")
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    assert page.capture_line.field.toPlainText() == "nog iets"  # nothing is lost
    assert "andere kolom" in page.capture_line._hint.text()
    assert len(on_the_wall(presenter, 1).notes) == 3


def test_a_commitment_from_a_note_without_a_name_begins_empty(presenter, page, desk):
    desk.perform(adding_notes(BLOCK, SECRET, ["ik durf het niet"]))
    presenter.session.reveal(BLOCK, SECRET)
    QTest.keyClicks(page.capture_line.field, "4!")
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    assert page.work_stack.currentWidget() is page.commitments
    assert page.commitments.form.what_field.toPlainText() == ""
    assert page.commitments.form.draft.origin is None


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_the_list_has_a_name_of_its_own(page, dialog, language):
    dialog._speech.switch(language)
    names = [part.accessibleName() for row in dialog.rows for part in (row.field, row.out)]
    assert len(set(names)) == len(names)
    assert all(names)
    dialog._speech.switch("nl")


def test_of_very_many_she_reads_a_sheet_at_a_time_and_nothing_she_did_is_lost(
    presenter, page, desk, qtbot
):
    more = [Note(f"m{at}", "w1", "b", "held", f"zorg {at}", at) for at in range(4, 2001)]
    desk.record(adding("more", more))
    page.board.reveal_wanted.emit("held")
    dialog = page.revealing.dialog
    qtbot.waitUntil(lambda: dialog.rows[0].field.hasFocus())
    assert len(dialog.findChildren(NoteField)) == ON_A_SHEET
    assert "1–20 van 2000" in dialog.turned.text()
    assert "1980" in dialog.turned.text()
    press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert dialog.rows[0].field.hasFocus()
    assert dialog.rows[0].text == "zorg 21"
    press(Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), "iets anders")
    dialog.rows[1].out.click()
    press(Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert [row.text for row in dialog.rows[:3]] == TEXTS
    assert dialog.rows[1].field.isEnabled()
    dialog.on_button.click()
    assert [row.text for row in dialog.rows[:3]] == ["iets anders", "", "zorg 23"]
    assert not dialog.rows[1].field.isEnabled()
    dialog.rows[1].out.click()
    assert dialog.rows[1].text == "zorg 22"
    assert dialog.words == {"m21": "iets anders"}
    dialog.accept()
    seen = on_the_wall(presenter).notes
    assert (len(seen), seen[20].text) == (2000, "iets anders")


def test_the_last_sheet_has_the_rest_and_says_when_all_was_seen(presenter, page, desk, qtbot):
    more = [Note(f"m{at}", "w1", "b", "held", f"zorg {at}", at) for at in range(4, 24)]
    desk.record(adding("more", more))
    page.board.reveal_wanted.emit("held")
    dialog = page.revealing.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog.turn(1)
    assert [row.text for row in dialog.rows] == ["zorg 21", "zorg 22", "zorg 23"]
    assert sum(row.isVisible() for row in dialog.findChildren(NoteRow)) == 3
    assert dialog.turned.text() == "21–23 van 23"
    assert not dialog.on_button.isEnabled()
    dialog.turn(-1)
    assert dialog.turned.text() == "1–20 van 23"  # all of them were seen
    dialog.reject()


def test_few_notes_have_no_sheets(dialog):
    assert not dialog.on_button.isVisible()
    assert not dialog.turned.isVisible()
