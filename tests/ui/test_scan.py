"""The scan on the console: slips typed without looking up, and what the room sees of them."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import ScanPage
from llnet_desktop.domain.scan import NOBODY, ScanTally
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.wall import Mode

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), people=12)
BEFORE = Workshop("w0", "n1", "Kick-off", datetime(2026, 9, 9, 9, 30))
EARLIER = ScanTally("t0", "w0", ((0, 0, 0, 6, 0, 0, 0, 0, 0, 0),) * 5, 6)
CHECK_IN = Block(
    "b0", "w1", "a", Phrase("Inchecken"), BlockKind.EXERCISE, (Step("s0", Phrase("X"), MINUTE),)
)
STEP = Step("s1", Phrase("Geef een cijfer"), 10 * MINUTE)
SCAN = Block("b1", "w1", "b", Phrase("Hoe levend?"), BlockKind.SCAN, (STEP,))
OFF = Block(
    "b2", "w1", "c", Phrase("Tussen ons"), BlockKind.SCAN,
    (Step("s2", Phrase("Y"), MINUTE, off_record=True),),
)  # fmt: skip
ROUND = Block(
    "b3", "w1", "d", Phrase("Afspraken"), BlockKind.COMMITMENTS,
    (Step("s3", Phrase("Z"), MINUTE),), protected=True,
)  # fmt: skip


@pytest.fixture
def console(run_console):
    page, presenter = run_console(
        WORKSHOP, Network("n1", "Waterkant"), BEFORE, EARLIER, CHECK_IN, SCAN, OFF, ROUND
    )
    presenter.session.go_to(SCAN)
    return page, presenter


@pytest.fixture
def panel(console):
    page, _ = console
    page.scanning.panel.field.setFocus()
    return page.scanning.panel


def slip(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def tally(desk):
    found = desk.read(ScanTally, workshop="w1")
    return found[0] if found else None


def wall(presenter):
    shown = presenter.session.projection().scene.page
    assert isinstance(shown, ScanPage)
    return shown


def test_slips_are_typed_one_after_another(console, panel, desk):
    assert console[0].work_stack.currentWidget() is panel
    for text in ("7 4 8 6 5", "6 - 9 7 5", "", "7 4 8 6 5"):
        slip(text)
    assert tally(desk).slips == 3
    assert tally(desk).answers(Condition.ENERGY) == 2
    assert panel.count_label.text() == "3 formulieren"
    assert panel.field.text() == ""
    assert panel.field.hasFocus()
    assert desk.history.next_undo is None, "a step to undo would be a slip"


@pytest.mark.parametrize("wrong", ["7 4 8 6 11", "7 4 8 6", "1 2 3 4 5 6", "a b c d e"])
def test_a_slip_that_is_refused_stays_with_a_word_and_the_next_goes_on(panel, desk, wrong):
    slip(wrong)
    assert panel.trouble_label.isVisible()
    assert panel.field.text() == wrong
    assert tally(desk) is None
    panel.field.clear()
    slip("7 4 8 6 5")
    assert tally(desk).slips == 1
    assert not panel.trouble_label.isVisible()


def test_a_slip_typed_wrong_is_taken_back_and_typed_again(panel, desk):
    slip("7 4 8 6 5")
    slip("1 1 1 - 1")
    QTest.mouseClick(panel.back_button, LEFT)
    assert tally(desk).slips == 1
    assert panel.field.text() == "1 1 1 - 1"
    assert not panel.back_button.isVisible(), "only the last one, for none is kept"


def test_tallies_of_shuffled_slips_are_typed_in_a_table(panel, desk):
    assert not panel.table.isVisible()
    QTest.mouseClick(panel.tallies_button, LEFT)
    assert panel.table.isVisible()
    panel.table.item(0, 6).setText("4")
    panel.table.item(0, 7).setText("2")
    assert tally(desk).counts[0] == (0, 0, 0, 0, 0, 0, 4, 2, 0, 0)
    assert tally(desk).slips == 6
    panel.table.item(1, 0).setText("veel")
    assert panel.trouble_label.isVisible()
    assert tally(desk).counts[1] == NOBODY
    assert panel.table.item(1, 0).text() == ""


def test_the_room_sees_dots_first_then_means_and_the_sentence_when_she_sends_it(
    console, panel, desk
):
    page, presenter = console
    assert wall(presenter).stage == "slips"
    assert not any(button.isEnabled() for button in panel.stage_buttons.values())
    for _ in range(6):
        slip("7 7 7 7 2")
    assert wall(presenter).figures == (), "before the reveal nothing of any answer is there"
    QTest.mouseClick(panel.stage_buttons["dots"], LEFT)
    assert wall(presenter).stage == "slips", "it is asked first"
    QTest.mouseClick(page.question.yes_button, LEFT)
    assert wall(presenter).stage == "dots"
    assert {one.mean for one in wall(presenter).figures} == {None}
    assert wall(presenter).figures[0].counts[6] == 6
    QTest.mouseClick(panel.stage_buttons["means"], LEFT)
    QTest.mouseClick(page.question.yes_button, LEFT)
    shown = wall(presenter)
    assert [one.mean for one in shown.figures] == [7.0, 7.0, 7.0, 7.0, 2.0]
    assert {one.before for one in shown.figures} == {4.0}
    assert (shown.last_day, shown.last_slips) == (BEFORE.starts.date(), 6)
    assert shown.advice == ()
    assert "“Veilige ruimte” staat het laagst, op 2,0." in panel.advice_label.text()
    QTest.mouseClick(panel.stage_buttons["advice"], LEFT)
    QTest.mouseClick(page.question.yes_button, LEFT)
    assert [one.code for one in wall(presenter).advice] == ["rose", "lowest"]


def test_below_five_slips_neither_she_nor_the_room_reads_a_figure(console, panel, desk):
    page, presenter = console
    for _ in range(4):
        slip("7 4 8 6 5")
    assert "7,0" not in panel._figures[Condition.INTERDEPENDENCE].text()
    QTest.mouseClick(panel.stage_buttons["dots"], LEFT)
    QTest.mouseClick(page.question.yes_button, LEFT)
    assert all(one.counts == NOBODY for one in wall(presenter).figures)


def test_a_discreet_console_shows_no_figure_that_the_room_did_not_see(console, panel):
    page, _presenter = console
    for _ in range(6):
        slip("7 7 7 7 2")
    page.set_discreet(True)
    assert not any(label.text() for label in panel._figures.values())
    assert not panel.advice_label.isVisible()
    assert not panel.exercise_button.isVisible()
    page.set_discreet(False)
    assert panel._figures[Condition.SAFETY].text().startswith("2,0")


def test_an_exercise_for_what_is_weakest_goes_into_the_agenda_before_the_commitments(
    console, panel
):
    _, presenter = console
    for _ in range(6):
        slip("7 7 7 7 2")
    QTest.mouseClick(panel.exercise_button, LEFT)
    blocks = presenter.session.blocks
    assert [block.id for block in blocks if block.id in ("b0", "b1", "b2", "b3")] == [
        "b0", "b1", "b2", "b3",
    ]  # fmt: skip
    (fresh,) = [block for block in blocks if block.id not in ("b0", "b1", "b2", "b3")]
    assert fresh.condition is Condition.SAFETY
    assert blocks.index(fresh) == len(blocks) - 2
    presenter.undo()
    assert len(presenter.session.blocks) == 4


def test_without_a_round_to_come_it_goes_into_the_next_workshop(console, panel, desk):
    page, presenter = console
    later = Workshop("w9", "n1", "Verder", datetime(2027, 2, 11, 9, 30), people=12)
    desk.record(adding("later", [later]))
    for _ in range(6):
        slip("7 7 7 7 2")
    presenter.session.go_to(ROUND)
    page.scanning.show()
    QTest.mouseClick(panel.exercise_button, LEFT)
    (block,) = desk.read(Block, workshop="w9")
    assert block.condition is Condition.SAFETY


def test_nothing_is_counted_while_nobody_writes_along(console, panel, desk):
    page, presenter = console
    presenter.session.go_to(OFF)
    page.scanning.show()
    panel.field.setFocus()
    slip("7 4 8 6 5")
    assert tally(desk) is None
    assert panel.trouble_label.isVisible()


def test_escape_goes_back_to_the_line(console, panel):
    page, _ = console
    QTest.keyClick(panel.field, Key.Key_Escape)
    assert page.capture_line.field.hasFocus()


def test_after_the_scan_its_page_can_be_shown_again(console, panel):
    page, presenter = console
    for _ in range(6):
        slip("7 7 7 7 2")
    QTest.mouseClick(panel.stage_buttons["dots"], LEFT)
    QTest.mouseClick(page.question.yes_button, LEFT)
    presenter.session.go_to(ROUND)

    assert presenter.session.can_show(PageChoice.SCAN)
    presenter.session.show(PageChoice.SCAN)
    assert wall(presenter).stage == "dots"


def test_once_the_dots_are_shown_no_slip_comes_in(console, panel, desk):
    page, presenter = console
    for _ in range(6):
        slip("7 7 7 7 2")
    QTest.mouseClick(panel.stage_buttons["dots"], LEFT)
    QTest.mouseClick(page.question.yes_button, LEFT)
    before = wall(presenter)
    panel.field.setFocus()
    slip("1 1 1 1 1")
    assert tally(desk).slips == 6
    assert panel.trouble_label.isVisible()
    assert panel.field.text() == "1 1 1 1 1"
    QTest.mouseClick(panel.back_button, LEFT)
    assert tally(desk).slips == 6
    assert wall(presenter) == before


def test_all_of_it_goes_by_key(console, panel):
    page, presenter = console
    for _ in range(6):
        slip("7 7 7 7 2")
    for key, stage in ((Key.Key_1, "dots"), (Key.Key_2, "means")):
        panel.field.setFocus()
        QTest.keyClick(panel.field, key, Qt.KeyboardModifier.ControlModifier)
        page.question.yes_button.setFocus()  # Enter alone says no: it can't be taken back
        QTest.keyClick(page.question.yes_button, Key.Key_Return)
        assert wall(presenter).stage == stage
    panel.field.setFocus()
    QTest.keyClick(panel.field, Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    page.question.yes_button.setFocus()
    QTest.keyClick(page.question.yes_button, Key.Key_Return)
    assert wall(presenter).advice
    panel.field.setFocus()
    QTest.keyClick(panel.field, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert len(presenter.session.blocks) == 5


def test_the_scan_takes_the_keys_of_who_types_and_n_goes_there_and_back(console):
    page, presenter = console
    presenter.session.go_to(CHECK_IN)
    page.capture_line.setFocus()
    presenter.session.go_to(SCAN)
    assert page.scanning.panel.field.hasFocus()
    assert page.scanning.button.isChecked()
    QTest.keyClick(page.scanning.panel.field, Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    QTest.keyClick(page.capture_line.field, Key.Key_Escape)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_N)
    assert page.scanning.panel.field.hasFocus()


def test_a_slip_that_comes_late_is_typed_from_another_item(console):
    page, presenter = console
    presenter.session.go_to(CHECK_IN)
    assert not page.scanning.button.isVisible()
    page.setFocus()
    QTest.keyClick(page, Key.Key_N)
    assert page.scanning.panel.field.hasFocus()
    assert page.scanning.button.isVisible()


def test_half_typed_words_keep_the_keys_when_the_scan_comes_on(console):
    page, presenter = console
    presenter.session.go_to(CHECK_IN)
    page.capture_line.setFocus()
    QTest.keyClicks(page.capture_line.field, "een zaal")
    presenter.session.go_to(SCAN)
    assert page.capture_line.field.hasFocus()


def test_after_the_scan_the_keys_are_in_the_line_for_notes(console, panel):
    page, presenter = console
    QTest.keyClick(panel.field, Key.Key_PageDown)
    presenter.session.go_to(CHECK_IN)
    assert page.work_stack.currentWidget() is page.board_page
    assert page.capture_line.field.hasFocus()


def test_a_dot_on_the_empty_line_is_black_and_a_clicker_goes_on(console, panel):
    _, presenter = console
    QTest.keyClicks(panel.field, ".")
    assert presenter.session.mode is Mode.BLACK
    assert panel.field.text() == ""
    QTest.keyClicks(panel.field, "7 .")
    assert (presenter.session.mode, panel.field.text()) == (Mode.BLACK, "7 .")


def test_a_slip_typed_on_the_line_for_notes_counts_and_stands_nowhere(console, desk):
    page, _ = console
    page.capture_line.setFocus()
    QTest.keyClicks(page.capture_line.field, "7 4 8 6 5")
    assert page.capture_line._hint.text() == "Enter: dit formulier tellen"
    assert not desk.drafts("w1")
    assert desk.half_typed("w1") is None
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    assert tally(desk).slips == 1
    assert page.capture_line.is_empty
    assert page.capture_line._hint.text() == "1 formulier"
