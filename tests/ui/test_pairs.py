"""Likely pairs on the console: for her eyes, until she ticks them and shows them to the room."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import PairsPage, StepPage
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
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
TICKED = Qt.CheckState.Checked


def block(name, *lanes):
    step = Step(f"{name}1", Phrase("Wie heeft wat jij zoekt?"), 10 * MINUTE)
    title = Phrase(f"Onderdeel {name}")
    return Block(name, "w1", f"{name}i", title, BlockKind.EXERCISE, (step,), lanes)


A = block(
    "a",
    Lane("o", Phrase("Ik bied", "I can offer")),
    Lane("n", Phrase("Ik vraag", "I need")),
    Lane("h", Phrase("Ik zoek"), Privacy.HELD),
)
B = block("b", Lane("p", Phrase("Briefjes")))
NOTES = (
    Note("n1", "w1", "a", "o", "een zaal in <b>Zaandam</b>", 1, dots=4),
    Note("n2", "w1", "a", "o", "advies over vergunningen", 2),
    Note("n3", "w1", "a", "n", "hulp bij mijn vergunning", 3),
    Note("n4", "w1", "a", "n", "zalen om te vergaderen", 4),
    Note("n5", "w1", "a", "h", "geheime zaal", 5),
)


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, A, B, *NOTES]))
    made = RunPresenter(LiveSession(desk, "w1", clocks))
    made._ticker.stop()
    made.next()
    clocks.advance(minutes=1)
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
def panel(page):
    """The list, opened by its key."""
    press(Key.Key_Escape, Key.Key_O)
    return page.connecting.matching.panel


def press(*keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def wall(presenter):
    return presenter.session.projection().scene.page


def told(page):
    return page.capture_line._hint.text()


def listed(panel):
    return [pair.ids for pair in panel.pairs]


def test_what_looks_alike_is_listed_with_both_notes_and_the_reason(page, panel):
    assert set(listed(panel)) == {("n1", "n4"), ("n2", "n3")}
    row = listed(panel).index(("n2", "n3"))
    assert panel.list.item(row).text() == (
        "2  advies over vergunningen\n+ 3  hulp bij mijn vergunning\nallebei: vergunning"
    )
    assert QApplication.focusWidget() is panel.list
    assert page.connecting.button.isChecked()
    assert not panel.ticked


def test_the_room_sees_nothing_of_it_until_she_ticks_and_shows(panel, presenter):
    assert isinstance(wall(presenter), StepPage)
    assert not presenter.session.can_show(PageChoice.PAIRS)
    assert not panel.show_button.isEnabled()
    press(Key.Key_Space)
    assert isinstance(wall(presenter), StepPage)
    first = panel.pairs[0]
    QTest.mouseClick(panel.show_button, LEFT)
    assert isinstance(wall(presenter), PairsPage)
    ((offer, need),) = [(one.offer, one.need) for one in wall(presenter).pairs]
    assert (offer.text, need.text) == (first.offer.text, first.need.text)
    assert offer.dots == 0  # they were not revealed


def test_other_ticks_wait_until_she_shows_again(panel, presenter):
    press(Key.Key_Space)
    panel.show_button.click()
    press(Key.Key_Down, Key.Key_Space)
    assert len(wall(presenter).pairs) == 1
    panel.show_button.click()
    assert len(wall(presenter).pairs) == 2


def test_it_stands_as_it_stood_after_a_restart(desk, clocks, panel, presenter):
    press(Key.Key_Space)
    panel.show_button.click()
    again = LiveSession(desk, "w1", clocks)
    assert again.projection().scene.page == wall(presenter)
    assert len(wall(presenter).pairs) == 1
    again.close()


@pytest.mark.parametrize("key", [Key.Key_Exclam, Key.Key_Return])
def test_a_pair_becomes_a_commitment_with_both_in_it(desk, page, panel, key):
    row = listed(panel).index(("n2", "n3"))
    panel.list.setCurrentRow(row)
    if key == Key.Key_Return:
        press(key)
    else:
        QTest.keyClicks(panel.list, "!")
    form = page.commitments.form
    assert page.work_stack.currentWidget() is page.commitments
    assert form.what_field.toPlainText() == (
        "advies over vergunningen, voor: hulp bij mijn vergunning"
    )
    assert QApplication.focusWidget() is form.who_field
    QTest.keyClicks(form.who_field, "Sanne")
    form.by_field.setText("4 dec")
    press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    assert [one.who for one in desk.read(Commitment)] == ["Sanne"]
    assert [one.origin for one in desk.read(Commitment)] == ["n2+n3"]
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)


def test_on_a_screen_that_the_room_may_see_it_is_closed_with_a_sentence(page, panel):
    page.set_discreet(True)
    assert page.work_stack.currentWidget() is page.board_page
    assert told(page).startswith("De zaal kan misschien meekijken.")
    press(Key.Key_Escape, Key.Key_O)
    assert page.work_stack.currentWidget() is page.board_page
    page.set_discreet(False)
    press(Key.Key_O)
    assert page.work_stack.currentWidget() is panel


def test_an_item_without_these_columns_says_so_and_another_item_closes_it(page, panel, presenter):
    presenter.session.go_to(B)
    assert page.work_stack.currentWidget() is page.board_page
    press(Key.Key_Escape, Key.Key_O)
    assert "geen kolom voor aanbod" in told(page)
    assert not page.connecting.menu().actions()[-1].isEnabled()


def test_a_pair_goes_when_one_of_its_notes_does_and_the_ticks_of_others_stay(desk, page, panel):
    panel.list.setCurrentRow(listed(panel).index(("n1", "n4")))
    press(Key.Key_Space)
    desk.record(removing("notes.remove", [NOTES[1]]))
    assert listed(panel) == [("n1", "n4")]
    assert panel.ticked == [("n1", "n4")]
    reworded = replace(NOTES[3], text="stoelen")
    desk.record(changing("notes.word", [(NOTES[3], reworded)]))
    assert listed(panel) == []
    assert "kijk zelf ook" in panel.hint_label.text()


def test_looking_again_finds_what_came_since(desk, panel):
    more = [
        Note("n8", "w1", "a", "o", "twintig fietsen", 8),
        Note("n9", "w1", "a", "n", "een fiets", 9),
    ]
    desk.record(adding("x", more))
    assert ("n8", "n9") not in listed(panel)
    QTest.mouseClick(panel.again_button, LEFT)
    assert ("n8", "n9") in listed(panel)


def test_a_column_that_is_revealed_takes_part_and_one_that_closes_goes(desk, panel, presenter):
    presenter.session.reveal(A, A.lanes[2])
    panel.again_button.click()
    assert ("n1", "n5") in listed(panel)
    offers, needs, held = A.lanes
    closed = replace(A, lanes=(offers, replace(needs, privacy=Privacy.OFF_SCREEN), held))
    desk.record(changing("agenda.lanes", [(A, closed)]))
    assert listed(panel) == [("n1", "n5")]


def test_letters_steer_and_escape_goes_back_to_the_line(page, panel, presenter):
    press(Key.Key_F)
    assert presenter.session.mode.value == "frozen"
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    assert QApplication.focusWidget() is page.capture_line.field


def test_the_menu_opens_it_too_and_everything_has_a_name(page, presenter):
    page.connecting.menu().actions()[-1].trigger()
    panel = page.connecting.matching.panel
    assert page.work_stack.currentWidget() is panel
    assert panel.list.accessibleName()
    said = panel.list.item(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "\n" not in said
    assert said
