"""Pasting very many lines into real windows: asked about first, and then none is lost."""

import time
from datetime import date

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import Block, Workshop
from llnet_desktop.ui.console.capture_line import MOST_LINES, CaptureLine
from llnet_desktop.ui.dialogs.members import MembersDialog
from llnet_desktop.ui.dialogs.new_workshop import NewWorkshopDialog
from llnet_desktop.ui.dialogs.pasting import MANY, AskingPasteEdit
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import LONGEST_LINE

THURSDAY = date(2026, 12, 3)
PEOPLE = "Naam;Organisatie\n" + "\n".join(f"Jan {i} Jansen;Gemeente {i % 100}" for i in range(9999))
AGENDA = "\n".join(f"{9 + i // 60:02}:{i % 60:02}  1  Onderdeel {i}" for i in range(MANY + 1))
NO_AGENDA = "\n".join(f"Zomaar een regel, nummer {i}" for i in range(10_000))
FREEZES = 5  # seconds: five times what a laptop needs, on a busy machine


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def network(desk):
    made = Network("n1", "Bodem")
    desk.record(adding("network.add", [made]))
    return made


@pytest.fixture
def show(qtbot):
    def shown(window):
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        return window

    return shown


def paste(qtbot, field, text):
    QApplication.clipboard().setText(text)
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


@pytest.fixture
def members(show, desk, speech, network):
    return show(MembersDialog(desk, speech, network))


@pytest.fixture
def workshop(show, desk, speech, network):
    return show(NewWorkshopDialog(desk, speech, network, THURSDAY, bring=True))


def test_ten_thousand_people_are_asked_about_and_all_taken(qtbot, members, desk):
    field = members.many_edit
    paste(qtbot, field, PEOPLE)
    assert field.toPlainText() == ""
    assert field.sentence == "Dit zijn 10.000 regels. Wil je ze allemaal overnemen?"
    assert field.take_button.text() == "Neem alle 10.000 over"
    assert field.cancel_button.hasFocus()
    began = time.monotonic()
    qtbot.mouseClick(field.take_button, Qt.MouseButton.LeftButton)
    assert time.monotonic() - began < FREEZES
    assert field.blockCount() == 10_000
    assert not field.sentence
    members.many_button.click()
    assert len(desk.read(Member)) == 9999
    desk.history.undo()
    assert not desk.read(Member)


def test_no_is_the_first_answer_and_leaves_all_as_it_was(qtbot, members):
    field = members.many_edit
    qtbot.keyClicks(field, "Tom, Waterschap")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space):
        paste(qtbot, field, PEOPLE)
        assert field.sentence
        qtbot.keyClick(QApplication.focusWidget(), key)
        assert not field.sentence
        assert field.toPlainText() == "Tom, Waterschap"
        assert field.hasFocus()
    assert members.isVisible()
    assert members.many_button.text() == "Voeg 1 nieuwe deelnemer toe"


def test_yes_by_keyboard_puts_them_after_what_was_there(qtbot, members):
    field = members.many_edit
    qtbot.keyClicks(field, "Tom, Waterschap\r")
    paste(qtbot, field, "\n".join(f"Jan {chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(250)))
    qtbot.keyClick(field.cancel_button, Qt.Key.Key_Backtab)
    assert field.take_button.hasFocus()
    qtbot.keyClick(field.take_button, Qt.Key.Key_Return)
    assert field.blockCount() == 251
    assert field.hasFocus()
    assert members.many_button.text() == "Voeg 251 nieuwe deelnemers toe"


def test_two_hundred_lines_need_no_question(qtbot, members):
    text = "\n".join(f"Jan {chr(65 + i // 26)}{chr(65 + i % 26)}" for i in range(MANY))
    paste(qtbot, members.many_edit, text)
    assert not members.many_edit.sentence
    assert members.many_edit.toPlainText() == text


def test_a_long_agenda_is_asked_about_before_it_becomes_one(qtbot, workshop, desk):
    paste(qtbot, workshop.paste_edit, AGENDA)
    assert workshop.paste_edit.sentence.startswith("Dit zijn 201 regels.")
    qtbot.keyClick(workshop.title_edit, Qt.Key.Key_Return)
    assert not desk.read(Workshop), "the question is still open"
    assert workshop.paste_edit.cancel_button.hasFocus()
    qtbot.mouseClick(workshop.paste_edit.take_button, Qt.MouseButton.LeftButton)
    assert len(workshop.preview.day.blocks) == MANY + 1
    workshop.accept()
    assert len(desk.read(Block)) == MANY + 1


def test_ten_thousand_lines_that_are_no_agenda_stay_and_are_told(qtbot, workshop):
    paste(qtbot, workshop.paste_edit, NO_AGENDA)
    began = time.monotonic()
    qtbot.mouseClick(workshop.paste_edit.take_button, Qt.MouseButton.LeftButton)
    assert time.monotonic() - began < FREEZES
    assert workshop.paste_edit.toPlainText() == NO_AGENDA
    assert workshop.preview.trouble_label.text().endswith(".")


def test_typing_in_a_long_text_is_read_when_it_rests_or_is_needed(qtbot, workshop):
    field = workshop.paste_edit
    paste(qtbot, field, AGENDA)
    qtbot.mouseClick(field.take_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(field.settled):
        qtbot.keyClicks(field, "\r13:00  5  Nog een")
    assert len(workshop.preview.day.blocks) == MANY + 2
    qtbot.keyClicks(field, "\r13:05  5  En nog een")
    assert field.settle()
    assert len(workshop.preview.day.blocks) == MANY + 3


def test_the_question_follows_the_language_and_the_window(qtbot, workshop, speech):
    field = workshop.paste_edit
    paste(qtbot, field, NO_AGENDA)
    speech.switch("en")
    assert field.sentence == "That is 10,000 lines. Do you want all of them?"
    assert field.take_button.text() == "Take all 10,000 lines"
    assert field.cancel_button.text() == "Cancel"
    for size in ((1366, 690), (700, 500)):
        workshop.resize(*size)
        QApplication.processEvents()
        for button in (field.take_button, field.cancel_button):
            assert button.width() >= button.sizeHint().width()
            corner = button.mapTo(field, button.rect().bottomRight())
            assert field.rect().contains(corner)


def test_endless_lines_are_shortened_with_a_word_about_it(qtbot, show, speech):
    field = show(AskingPasteEdit())
    field.set_up(speech)
    data = QMimeData()
    data.setText("\n".join(["x" * 3000] * (MANY + 1)))
    field.insertFromMimeData(data)
    with qtbot.waitSignal(field.cut_short):
        field.take_button.click()
    assert len(field.toPlainText()) == (LONGEST_LINE + 1) * (MANY + 1) - 1


@pytest.fixture
def capture(show, speech):
    line = show(CaptureLine())
    line.set_speech(speech)
    return line


def hint(line):
    return line.findChildren(QLabel)[1].text()


def test_ten_thousand_notes_are_asked_about_on_the_capture_line(qtbot, capture):
    text = "\n\n".join(f"Briefje {i}" for i in range(10_000))
    paste(qtbot, capture.field, text)
    assert hint(capture) == "10000 briefjes toevoegen? Enter ja · Esc nee · Del laat er een weg"
    with qtbot.waitSignal(capture.lines_entered) as entered:
        qtbot.keyClick(capture.field, Qt.Key.Key_Return)
    assert entered.args[0] == text.split("\n\n")
    with qtbot.assertNotEmitted(capture.lines_entered):
        qtbot.keyClick(capture.field, Qt.Key.Key_Escape)
        qtbot.keyClick(capture.field, Qt.Key.Key_Return)


def test_more_than_can_be_taken_is_told_before_it_is(qtbot, capture):
    paste(qtbot, capture.field, "a\n" * (MOST_LINES + 5))
    assert hint(capture) == "Het zijn 10005 regels. De eerste 10000 toevoegen? Enter ja · Esc nee"
