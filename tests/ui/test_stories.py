"""Value stories: two lines, for who wants to tell one."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Story
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.ui.dialogs.stories import StoriesDialog
from llnet_desktop.ui.speech import Speech

WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))


@pytest.fixture
def dialog(desk, qtbot):
    desk.record(adding("start", [Network("n1", "Waterkant"), WORKSHOP]))
    made = StoriesDialog(desk, Speech("nl"), WORKSHOP)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    yield made
    made.reject()


def line(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_story_is_told_in_two_lines_by_keyboard(dialog, desk):
    for text in ("Een rondje langs de kade", "Elk bedrijf doet mee", "Lan"):
        line(text)
    (story,) = desk.read(Story)
    assert (story.began, story.wished, story.who) == (
        "Een rondje langs de kade",
        "Elk bedrijf doet mee",
        "Lan",
    )
    assert dialog.list.count() == 1
    assert dialog.began_field.hasFocus()
    assert dialog.began_field.text() == ""


def test_without_a_beginning_there_is_a_word_and_nothing_is_lost(dialog, desk):
    dialog.wished_field.setText("Elk bedrijf doet mee")
    dialog.keep()
    assert dialog.trouble_label.isVisible()
    assert dialog.wished_field.text() == "Elk bedrijf doet mee"
    assert not desk.read(Story)


def test_a_story_is_taken_away_and_comes_back_with_undo(dialog, desk):
    for text in ("<b>Begin</b>", "", ""):
        line(text)
    dialog.list.setFocus()
    dialog.list.setCurrentRow(0)
    QTest.keyClick(dialog.list, Qt.Key.Key_Delete)
    assert not desk.read(Story)
    desk.history.undo()
    assert desk.read(Story)[0].began == "<b>Begin</b>"


def test_a_story_that_is_half_told_is_there_when_it_opens_again(dialog, desk, qtbot):
    QTest.keyClicks(dialog.began_field, "Een rondje langs")
    QTest.keyClick(dialog.began_field, Qt.Key.Key_Escape)
    again = StoriesDialog(desk, Speech("nl"), WORKSHOP)
    qtbot.addWidget(again)
    assert again.began_field.text() == "Een rondje langs"
    again.keep()
    assert not desk.drafts("w1")
    again.reject()
