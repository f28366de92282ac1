"""Requests on the console: asked and answered by key and by mouse, shown only when she says so."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import MatrixPage, StepPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    Answer,
    Block,
    BlockKind,
    Lane,
    Presence,
    PresenceState,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.requests.model import MatrixModel
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def block(name, *, matrix=False, **of_step):
    step = Step(f"{name}1", Phrase("Wat heb je nodig?"), 10 * MINUTE, **of_step)
    lane = Lane(f"l{name}", Phrase("Wij vragen"))
    return Block(
        name,
        "w1",
        f"{name}i",
        Phrase(f"Onderdeel {name}"),
        BlockKind.EXERCISE,
        (step,),
        (lane,),
        matrix=matrix,
    )


A, B, QUIET = block("a", matrix=True), block("b"), block("c", matrix=True, off_record=True)
MEMBERS = (
    Member("m1", "n1", "Sanne", "Gemeente"),
    Member("m2", "n1", "Lan", "Hội Nông dân"),
    Member("m3", "n1", "Bo", "DGTL"),
    Member("m4", "n1", "Kim", "Weg & Zn"),
)
AWAY = Presence("p1", "w1", "m4", PresenceState.ABSENT)


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    start = [Network("n1", "Waterkant"), workshop, A, B, QUIET, *MEMBERS, AWAY]
    desk.record(adding("start", start))
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
    """The panel, opened by its key; the first cell is DGTL asking Gemeente."""
    press(Key.Key_Escape, Key.Key_W)
    return page.connecting.requesting.panel


def press(*keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def type_in(words):
    for letter in words:
        QTest.keyClicks(QApplication.focusWidget(), letter)


def ask(words):
    press(Key.Key_Return)
    type_in(words)
    press(Key.Key_Return)


def kept(desk):
    return [(r.asker, r.asked, r.text, r.answer) for r in desk.read(Request) if r.text]


def wall(presenter):
    return presenter.session.projection().scene.page


def told(page):
    return page.capture_line._hint.text()


# --- who takes part


def test_the_organisations_of_those_who_come_are_rows_and_columns(page, panel):
    assert panel.model.matrix.parties == ("DGTL", "Gemeente", "Hội Nông dân")
    assert QApplication.focusWidget() is panel.grid
    assert page.work_stack.currentWidget() is panel
    assert page.connecting.button.isChecked()


def test_a_party_is_typed_and_left_out_again_by_key_and_both_can_be_undone(page, panel):
    press(Key.Key_Insert)
    type_in("Bewoners")
    press(Key.Key_Return)
    assert panel.model.matrix.parties[-1] == "Bewoners"
    assert panel.party_field.text() == ""
    press(Key.Key_Escape)
    press(Key.Key_Delete, held=Qt.KeyboardModifier.ShiftModifier)
    assert panel.model.matrix.parties == ("DGTL", "Gemeente", "Hội Nông dân")
    panel.grid.choose(0, 1)
    press(Key.Key_Delete, held=Qt.KeyboardModifier.ShiftModifier)
    assert panel.model.matrix.parties == ("Gemeente", "Hội Nông dân")
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert "partij weglaten" in told(page)
    press(Key.Key_Z, Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert panel.model.matrix.parties == ("DGTL", "Gemeente", "Hội Nông dân")


def test_a_party_left_out_comes_back_by_its_name(panel, page):
    press(Key.Key_Delete, held=Qt.KeyboardModifier.ShiftModifier)
    assert "DGTL" not in panel.model.matrix.parties
    panel.party_field.setFocus()
    type_in("dgtl")
    press(Key.Key_Return)
    assert panel.model.matrix.parties == ("DGTL", "Gemeente", "Hội Nông dân")


def test_a_party_that_is_there_already_or_asks_something_is_told_in_a_sentence(page, panel):
    panel.party_field.setFocus()
    type_in("gemeente")
    press(Key.Key_Return)
    assert told(page) == "gemeente staat er al."
    assert panel.party_field.text() == "gemeente"
    press(Key.Key_Escape)
    panel.grid.choose(0, 1)
    ask("een zaal")
    press(Key.Key_Delete, held=Qt.KeyboardModifier.ShiftModifier)
    assert "haal die eerst weg" in told(page)
    assert "DGTL" in panel.model.matrix.parties


def test_without_anybody_one_sentence_says_what_it_is(desk, presenter, page):
    gone = [replace(m, organisation="") for m in MEMBERS]
    desk.record(changing("x", list(zip(MEMBERS, gone, strict=True))))
    press(Key.Key_Escape, Key.Key_W)
    panel = page.connecting.requesting.panel
    assert panel.empty_label.isVisible()
    assert QApplication.focusWidget() is panel.party_field
    for name in ("Bewoners", "Gemeente"):
        type_in(name)
        press(Key.Key_Return)
    assert not panel.empty_label.isVisible()
    assert panel.grid.isVisible()


# --- asking and answering


def test_a_request_is_typed_in_a_cell_and_answered_with_one_key(desk, panel):
    ask("een contactpersoon")
    assert kept(desk) == [("DGTL", "Gemeente", "een contactpersoon", None)]
    assert QApplication.focusWidget() is panel.grid
    for key, answer in (("1", Answer.YES), ("2", Answer.NO), ("3", Answer.TRY), ("4", Answer.VAGUE),
                        ("0", None)):  # fmt: skip
        type_in(key)
        assert kept(desk)[0][3] is answer


def test_arrows_move_over_the_cells(desk, panel):
    press(Key.Key_Right)
    ask("een boot")
    press(Key.Key_Down, Key.Key_Left)
    assert panel.cell_label.text() == ""  # nobody asks of themselves
    press(Key.Key_Return)
    assert QApplication.focusWidget() is panel.grid
    press(Key.Key_Left)
    ask("stil na elven")
    assert [one[:3] for one in kept(desk)] == [
        ("DGTL", "Hội Nông dân", "een boot"),
        ("Gemeente", "DGTL", "stil na elven"),
    ]


def test_a_cell_holds_several_requests_and_the_open_one_is_answered(desk, panel):
    ask("een zaal")
    type_in("2")
    ask("een tuin")
    type_in("4")
    assert kept(desk) == [
        ("DGTL", "Gemeente", "een zaal", Answer.NO),
        ("DGTL", "Gemeente", "een tuin", Answer.VAGUE),
    ]
    panel.list.setFocus()
    press(Key.Key_Up)
    QTest.keyClicks(panel.list, "3")
    assert kept(desk)[0][3] is Answer.TRY
    assert panel.count_label.text() == "2 vragen, 0 nog open"


def test_other_words_open_a_request_again(desk, panel):
    ask("iets")
    type_in("4")
    press(Key.Key_F2)
    type_in("een zaal op 3 mei")
    press(Key.Key_Return)
    assert kept(desk) == [("DGTL", "Gemeente", "een zaal op 3 mei", None)]
    press(Key.Key_F2)
    type_in("weg ermee")
    press(Key.Key_Escape)
    assert kept(desk)[0][2] == "een zaal op 3 mei"
    assert panel.field.text() == ""


def test_delete_takes_a_request_away_and_undo_says_what_came_back(desk, page, panel):
    ask("een zaal")
    press(Key.Key_Delete)
    assert kept(desk) == []
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert kept(desk) == [("DGTL", "Gemeente", "een zaal", None)]
    assert told(page) == "Ongedaan gemaakt: vraag weghalen"
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert kept(desk) == []


def test_the_mouse_chooses_a_cell_and_presses_an_answer(desk, panel):
    index = panel.model.index(2, 0)
    place = panel.grid.visualRect(index).center()
    QTest.mouseClick(panel.grid.viewport(), LEFT, pos=place)
    QTest.mouseDClick(panel.grid.viewport(), LEFT, pos=place)
    assert QApplication.focusWidget() is panel.field
    type_in("een akker")
    press(Key.Key_Return)
    QTest.mouseClick(panel.answer_buttons[Answer.TRY], LEFT)
    assert kept(desk) == [("Hội Nông dân", "DGTL", "een akker", Answer.TRY)]
    assert panel.answer_buttons[Answer.TRY].isChecked()
    assert not panel.answer_buttons[Answer.YES].isChecked()


def test_half_typed_words_stay_with_their_cell(panel):
    press(Key.Key_Return)
    type_in("half")
    press(Key.Key_Escape, Key.Key_Right)
    assert panel.field.text() == ""
    press(Key.Key_Left)
    assert panel.field.text() == "half"


def test_nothing_typed_is_one_sentence_and_so_is_too_much(page, panel, desk):
    press(Key.Key_Return, Key.Key_Return)
    assert told(page) == "Typ eerst wat er gevraagd wordt."
    panel.field.setText("x" * 200)
    type_in("y")
    assert told(page) == "Hier passen 200 tekens."
    assert kept(desk) == []


def test_letters_steer_from_the_cells(page, panel, presenter):
    press(Key.Key_F)
    assert presenter.session.mode.value == "frozen"
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    assert QApplication.focusWidget() is page.capture_line.field


def test_off_the_record_nothing_is_asked_and_the_words_stay(desk, page, presenter):
    presenter.session.go_to(QUIET)
    press(Key.Key_Escape, Key.Key_W)
    panel = page.connecting.requesting.panel
    ask("geheim")
    assert kept(desk) == []
    assert panel.field.text() == "geheim"


def test_another_item_waits_until_she_is_done_typing(desk, page, panel, presenter, qtbot):
    press(Key.Key_Return)
    type_in("een")
    presenter.session.go_to(B)
    assert page.work_stack.currentWidget() is panel
    type_in(" zaal")
    press(Key.Key_Return)
    assert kept(desk) == [("DGTL", "Gemeente", "een zaal", None)]
    assert desk.read(Request)[0].block == "a"
    qtbot.waitUntil(lambda: page.work_stack.currentWidget() is page.board_page)


# --- a yes


def test_a_yes_offers_a_commitment_with_both_names(desk, page, panel):
    ask("een zaal")
    type_in("1")
    assert page.question.isVisible()
    assert page.question.sentence == "Ja van Gemeente aan DGTL. Meteen een afspraak van maken?"
    assert QApplication.focusWidget() is panel.grid  # the next answer can follow at once
    QTest.mouseClick(page.question.yes_button, LEFT)
    form = page.commitments.form
    assert page.work_stack.currentWidget() is page.commitments
    assert (form.who_field.text(), form.with_field.text()) == ("Gemeente", "DGTL")
    assert form.what_field.toPlainText() == "een zaal"
    assert QApplication.focusWidget() is form.by_field
    type_in("4 dec")
    press(Key.Key_Return, held=Qt.KeyboardModifier.ControlModifier)
    (made,) = desk.read(Commitment)
    assert (made.who, made.together_with, made.what) == ("Gemeente", "DGTL", "een zaal")


def test_the_key_makes_it_at_once_and_another_answer_takes_the_offer_away(page, panel):
    ask("een zaal")
    type_in("12")
    assert not page.question.isVisible()
    type_in("1!")
    assert not page.question.isVisible()
    assert page.work_stack.currentWidget() is page.commitments


def test_a_half_typed_commitment_is_not_lost_by_a_yes(page, panel):
    page.committing.begin()
    page.commitments.form.who_field.setText("Bo")
    page.commitments.closed.emit()
    press(Key.Key_Escape, Key.Key_W)
    ask("een zaal")
    type_in("1!")
    assert page.commitments.form.who_field.text() == "Gemeente"
    QTest.mouseClick(page.commitments.form.new_button, LEFT)
    assert page.commitments.form.who_field.text() == "Bo"


# --- off by default


def test_an_item_without_requests_says_where_they_are_switched_on(page, presenter):
    presenter.session.go_to(B)
    press(Key.Key_Escape, Key.Key_W)
    assert page.work_stack.currentWidget() is page.board_page
    assert "Verbinden" in told(page)
    assert not presenter.session.can_show(PageChoice.MATRIX)


def test_the_menu_switches_them_on_and_off_and_what_was_asked_comes_back(desk, page, presenter):
    presenter.session.go_to(B)
    opened, off, *_ = page.connecting.menu().actions()
    assert not off.isEnabled()
    opened.trigger()
    assert desk.one(Block, "b").matrix
    panel = page.connecting.requesting.panel
    panel.setFocus()
    ask("een zaal")
    presenter.session.show(PageChoice.MATRIX)
    assert isinstance(wall(presenter), MatrixPage)
    _, off, *_ = page.connecting.menu().actions()
    off.trigger()
    assert not desk.one(Block, "b").matrix
    assert page.work_stack.currentWidget() is page.board_page
    assert isinstance(wall(presenter), StepPage)
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert [one.text for one in wall(presenter).requests] == ["een zaal"]


# --- the room


def test_the_room_sees_requests_only_when_she_shows_them_and_open_ones_as_open(panel, presenter):
    ask("een zaal")
    assert isinstance(wall(presenter), StepPage)
    QTest.mouseClick(panel.page_button, LEFT)
    (shown,) = wall(presenter).requests
    assert (shown.asker, shown.asked, shown.text, shown.answer) == (
        "DGTL",
        "Gemeente",
        "een zaal",
        None,
    )
    panel.grid.setFocus()
    type_in("3")
    assert wall(presenter).requests[0].answer is Answer.TRY


def test_it_stands_as_it_stood_after_a_restart(desk, clocks, panel, presenter):
    ask("een zaal")
    type_in("3")
    press(Key.Key_Insert)
    type_in("Bewoners")
    press(Key.Key_Return)
    presenter.show(PageChoice.MATRIX)
    again = RunPresenter(LiveSession(desk, "w1", clocks))
    page = ConsolePage(again, Speech("en"))
    assert wall(again) == wall(presenter)
    page.connecting.requesting.toggle()
    assert page.connecting.requesting.panel.model.matrix == panel.model.matrix
    again.stop()
    page.deleteLater()


# --- everybody can use it


def test_every_cell_has_a_text_and_every_control_a_name(panel):
    ask("een <b>zaal</b>")
    said = panel.model.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "DGTL vraagt aan Gemeente: een <b>zaal</b> (nog open)"
    assert "<b>" not in panel.model.index(0, 1).data(Qt.ItemDataRole.ToolTipRole)
    for part in (panel.grid, panel.field, panel.party_field, panel.list):
        assert part.accessibleName()


def test_the_model_tells_the_truth_about_itself(panel, qapp):
    tester = QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    ask("een zaal")
    assert isinstance(tester.model(), MatrixModel)


def test_many_long_names_scroll_and_say_themselves_whole(desk, page):
    names = [f"Organisatie nummer {n} met een heel lange naam" for n in range(20)]
    desk.record(adding("x", [Member(f"x{n}", "n1", f"P{n}", o) for n, o in enumerate(names)]))
    press(Key.Key_Escape, Key.Key_W)
    panel = page.connecting.requesting.panel
    assert len(panel.model.matrix.parties) == 23
    assert panel.grid.verticalScrollBar().maximum() > 0
    assert panel.grid.horizontalScrollBar().maximum() > 0
    panel.grid.choose(22, 0)
    assert panel.grid.visualRect(panel.model.index(22, 0)).isValid()
    whole = panel.model.headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert panel.model.matrix.parties[5] in whole
