"""Votes on the console: dots counted by key and by mouse, shown to the room all at once."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, StepPage, ThanksPage, VotesPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.live import LiveSession
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.voting import NEEDS_LIMIT
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.votes.model import Column, VoteRow, VotesModel

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton
Roles = Qt.ItemDataRole
OPEN, HELD = Lane("open", Phrase("Ik bied")), Lane("held", Phrase("Zorgen"), Privacy.HELD)


def block(name, *lanes, sort=BlockKind.EXERCISE, **of_step):
    step = Step(f"{name}1", Phrase("Waar beginnen we?"), 10 * MINUTE, **of_step)
    own = tuple(replace(lane, id=f"{lane.id}_{name}") for lane in lanes)
    return Block(name, "w1", f"{name}i", Phrase(f"Onderdeel {name}"), sort, (step,), own)


A, B, BARE = block("a", OPEN, HELD), block("b", OPEN), block("c")
QUIET = block("d", OPEN, off_record=True)
ROUND = block("e", sort=BlockKind.COMMITMENTS)
TOGETHER = Cluster("k", "w1", "a", "open_a", "Samen inkopen")
NOTES = (
    Note("n1", "w1", "a", "open_a", "een zaal", 1),
    Note("n2", "w1", "a", "open_a", "bekers", 2, cluster="k"),
    Note("n3", "w1", "a", "open_a", "bekers voor iedereen", 3, cluster="k"),
    Note("n4", "w1", "a", "held_a", "mijn zorg", 4),
    Note("n5", "w1", "a", "open_a", "R&D <b>vet</b>", 5),
    Note("n6", "w1", "b", "open_b", "elders", 6),
)


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    agenda = [A, B, BARE, QUIET, ROUND]
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, *agenda, TOGETHER, *NOTES]))
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
def votes(page):
    """The panel, opened by its key."""
    press(Key.Key_Escape, Key.Key_V)
    return page.voting.panel


def press(*keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def type_in(words):
    for letter in words:  # the first one may move the focus
        QTest.keyClicks(QApplication.focusWidget(), letter)


def click(votes, row, column):
    table = votes.table
    place = table.visualRect(votes.model.index(row, column)).center()
    QTest.mouseClick(table.viewport(), LEFT, pos=place)


def dots(desk):
    return {note.number: note.dots for note in desk.read(Note) if note.dots}


def shown(votes, column=Column.DOTS):
    return [votes.model.index(row, column).data() for row in range(votes.model.rowCount())]


def wall(presenter):
    return presenter.session.projection().scene.page


def needs(desk):
    return [one.needs for one in desk.read(Ballot)]


# --- what can be chosen


def test_what_the_room_can_read_is_listed_by_number_a_cluster_as_one(votes):
    assert shown(votes, Column.NUMBER) == ["1", "2", "5"]
    assert shown(votes, Column.WORDS) == [
        "een zaal",
        "Samen inkopen  (2 briefjes samen)",
        "R&D <b>vet</b>",
    ]
    assert "<b>" not in votes.model.index(2, Column.WORDS).data(Roles.ToolTipRole)


def test_a_column_that_is_revealed_adds_its_notes(votes, presenter):
    presenter.session.reveal(A, A.lanes[1])
    assert shown(votes, Column.NUMBER) == ["1", "2", "4", "5"]


def test_the_key_and_the_button_open_the_votes_and_bring_the_board_back(page, votes):
    assert page.work_stack.currentWidget() is votes
    assert page.voting.button.isChecked()
    assert QApplication.focusWidget() is votes.table
    press(Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    assert not page.voting.button.isChecked()
    assert QApplication.focusWidget() is page.capture_line.field
    QTest.mouseClick(page.voting.button, LEFT)
    assert page.work_stack.currentWidget() is votes
    QTest.mouseClick(page.commitments_button, LEFT)
    assert not page.voting.button.isChecked()
    QTest.mouseClick(page.voting.button, LEFT)
    assert page.work_stack.currentWidget() is votes
    assert not page.commitments_button.isChecked()


def test_an_item_without_columns_has_nothing_to_count(page, presenter):
    presenter.session.go_to(BARE)
    assert not page.voting.button.isEnabled()
    press(Key.Key_Escape, Key.Key_V)
    assert page.work_stack.currentWidget() is page.board_page


# --- counting


def test_totals_are_typed_one_under_the_other(votes, desk):
    type_in("7")
    press(Key.Key_Return)
    type_in("12")
    press(Key.Key_Return)
    type_in("7")
    press(Key.Key_Return)
    assert dots(desk) == {1: 7, 2: 12, 5: 7}
    assert shown(votes) == ["7", "12", "7"]
    assert shown(votes, Column.RESULT) == ["gedeeld 2", "1", "gedeeld 2"]
    assert votes.total_label.text() == "26 stippen geteld"
    assert QApplication.focusWidget() is votes.table


def test_plus_and_minus_add_a_dot_and_take_one_and_never_below_none(votes, desk):
    type_in("++-")
    assert dots(desk) == {1: 1}
    type_in("--")
    assert dots(desk) == {}
    press(Key.Key_Down)
    type_in("+++")
    assert dots(desk) == {2: 3}


def test_the_mouse_adds_a_dot_takes_one_and_opens_a_total_to_type(votes, desk):
    for _ in range(4):
        click(votes, 2, Column.MORE)
    click(votes, 2, Column.LESS)
    assert dots(desk) == {5: 3}
    click(votes, 0, Column.DOTS)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    type_in("9")
    press(Key.Key_Tab)
    assert dots(desk) == {1: 9, 5: 3}


def test_escape_leaves_a_total_as_it_was_and_letters_are_no_total(votes, desk):
    type_in("7")
    type_in("x-1")
    field = QApplication.focusWidget()
    assert field.text() == "71"
    press(Key.Key_Escape)
    assert dots(desk) == {}
    assert shown(votes)[0] == "0"
    press(Key.Key_F2)
    QApplication.focusWidget().clear()
    press(Key.Key_Return)
    assert dots(desk) == {}


def test_letters_in_the_table_steer_as_anywhere(votes, presenter):
    press(Key.Key_B)
    assert presenter.session.mode == "black"


def test_a_cluster_loses_dots_from_its_last_note_first_and_each_act_is_undone_by_one(
    votes, desk, presenter
):
    desk.record(
        changing(
            "x", [(NOTES[1], replace(NOTES[1], dots=3)), (NOTES[2], replace(NOTES[2], dots=2))]
        )
    )
    votes.table.choose(1)
    type_in("4")
    press(Key.Key_Return)
    assert dots(desk) == {2: 3, 3: 1}
    presenter.undo()
    assert dots(desk) == {2: 3, 3: 2}
    assert shown(votes)[1] == "5"


def test_commands_of_the_line_count_as_well_and_the_row_stays_the_current_one(page, votes, desk):
    votes.table.choose(2)
    page.capture_line.setFocus()
    type_in("1*14")
    press(Key.Key_Return)
    type_in("1*+2")
    press(Key.Key_Return)
    assert shown(votes) == ["16", "0", "0"]
    type_in("1+5")
    press(Key.Key_Return)
    assert shown(votes, Column.NUMBER) == ["1", "2"]
    assert shown(votes) == ["16", "0"]
    assert votes.table.currentIndex().row() == 0


def test_a_note_that_comes_while_a_row_is_current_does_not_take_its_place(page, votes, desk):
    votes.table.choose(1)
    desk.perform(adding("x", [Note("n0", "w1", "a", "open_a", "nieuw")]))
    assert votes.table.currentIndex().row() == 1
    desk.perform(removing("x", [NOTES[0]]))
    assert votes.model.row_at(votes.table.currentIndex()).number == 2


def test_off_the_record_no_dots_are_written_down(page, presenter, desk):
    desk.record(adding("x", [Note("q", "w1", "d", "open_d", "stil", 9)]))
    presenter.session.go_to(QUIET)
    press(Key.Key_Escape, Key.Key_V)
    type_in("+")
    assert dots(desk) == {}
    assert page.capture_line._hint.text()


def test_clustering_first_is_suggested_when_there_are_many_loose_ideas(votes, desk, presenter):
    assert votes.hint_label.isHidden()
    presenter.session.go_to(B)
    desk.record(
        adding("x", [Note(f"m{n}", "w1", "b", "open_b", f"idee {n}", n) for n in range(20, 32)])
    )
    press(Key.Key_Escape, Key.Key_V)
    assert votes.isVisible()
    assert votes.hint_label.isVisible()
    assert "13" in votes.hint_label.text()


# --- the room


def test_the_room_sees_no_dots_before_all_are_shown_at_once(page, votes, presenter):
    type_in("7")
    press(Key.Key_Return)
    type_in("3")
    press(Key.Key_Return)
    presenter.show(PageChoice.BOARD)
    assert not any(note.dots for lane in wall(presenter).lanes for note in lane.notes)
    presenter.show(PageChoice.VOTES)
    assert wall(presenter) == VotesPage(None, A.steps[0].prompt)
    QTest.mouseClick(votes.result_button, LEFT)
    assert page.question.isVisible()
    assert not wall(presenter).revealed  # asked first: it can't be taken back
    QTest.mouseClick(page.question.yes_button, LEFT)
    assert [(one.number, one.dots) for one in wall(presenter).options] == [(1, 7), (2, 3)]
    presenter.undo()
    assert wall(presenter).revealed
    assert [(one.number, one.dots) for one in wall(presenter).options] == [(1, 7)]
    presenter.show(PageChoice.BOARD)
    assert isinstance(wall(presenter), BoardPage)
    QTest.mouseClick(votes.result_button, LEFT)  # what is known is shown again unasked
    assert not page.question.isVisible()
    assert isinstance(wall(presenter), VotesPage)


def test_not_now_leaves_the_room_as_it_was(page, votes, presenter):
    type_in("+")
    votes.result_button.setFocus()
    press(Key.Key_Space)
    press(Key.Key_Escape)
    assert page.question.isHidden()
    assert isinstance(wall(presenter), StepPage)
    assert presenter.session.run.dots_revealed == frozenset()


def test_nothing_counted_is_nothing_to_show(votes):
    assert not votes.result_button.isEnabled()
    type_in("+")
    assert votes.result_button.isEnabled()


def test_the_dots_of_another_item_stay_hidden(votes, presenter, desk):
    type_in("+")
    presenter.session.reveal_dots(A)
    desk.record(changing("x", [(NOTES[5], replace(NOTES[5], dots=4))]))
    presenter.session.go_to(B)
    presenter.show(PageChoice.BOARD)
    assert not any(note.dots for lane in wall(presenter).lanes for note in lane.notes)


def test_a_discreet_console_veils_totals_until_the_room_knows_them(page, votes, presenter, desk):
    type_in("7")
    press(Key.Key_Return)
    page.set_discreet(True)
    assert set(shown(votes)) == {"•••"}
    assert set(shown(votes, Column.RESULT)) == {""}
    assert "7" not in votes.total_label.text()
    cell = votes.model.index(0, Column.DOTS)
    assert "7" not in cell.data(Roles.AccessibleTextRole)
    assert page.board.marks().dots_veiled
    assert votes.needs_field.isHidden()  # it comes with the result
    votes.table.choose(0)
    type_in("8")
    field = QApplication.focusWidget()
    assert field.echoMode() is QLineEdit.EchoMode.Password
    press(Key.Key_Return)
    assert dots(desk) == {1: 8}
    presenter.session.reveal_dots(A)
    assert shown(votes)[0] == "8"
    assert votes.needs_field.isVisible()
    assert any(box.note.dots for box in page.board.placed.notes)


@pytest.mark.parametrize("typed", ["1*7", "1*+7", "1 * 7"])
def test_a_discreet_console_does_not_tell_the_dots_that_are_typed(page, presenter, desk, typed):
    line = page.capture_line
    type_in(typed)
    assert "7" in line._hint.text()
    assert not line.field.is_veiled
    page.set_discreet(True)
    assert "7" not in line._hint.text()
    assert "1" in line._hint.text()
    assert line.field.is_veiled
    presenter.session.reveal_dots(A)
    assert "7" in line._hint.text()
    assert not line.field.is_veiled
    press(Key.Key_Return)
    assert dots(desk) == {1: 7}


def test_on_a_discreet_console_other_lines_are_typed_in_plain_sight(page, desk):
    page.set_discreet(True)
    type_in("1*")
    assert not page.capture_line.field.is_veiled
    type_in("7")
    assert page.capture_line.field.is_veiled
    assert "7" not in page.capture_line._hint.text()
    press(Key.Key_Return)
    assert dots(desk) == {1: 7}
    assert "7" not in page.capture_line._hint.text()
    type_in("1+2")
    assert not page.capture_line.field.is_veiled


def test_the_result_can_be_shown_after_the_end_for_those_who_forgot(votes, presenter, desk):
    type_in("+")
    presenter.session.finish()
    presenter.session.reveal_dots(A)
    assert [one.dots for one in wall(presenter).options] == [1]
    presenter.show(PageChoice.FOLLOW)
    assert isinstance(wall(presenter), ThanksPage)


# --- what the others need


def test_what_the_others_need_is_kept_with_enter_and_shown_with_the_result(votes, presenter, desk):
    type_in("+")
    votes.needs_field.setFocus()
    type_in("een gemeente die begint")
    assert needs(desk) == []
    press(Key.Key_Return)
    assert needs(desk) == ["een gemeente die begint"]
    presenter.show(PageChoice.VOTES)
    assert wall(presenter).needs == ""
    presenter.session.reveal_dots(A)
    assert wall(presenter).needs == "een gemeente die begint"


def test_it_is_kept_when_the_keys_go_elsewhere_changed_and_taken_back(page, votes, desk, presenter):
    votes.needs_field.setFocus()
    type_in("geen formulieren")
    page.capture_line.setFocus()
    assert needs(desk) == ["geen formulieren"]
    votes.needs_field.setFocus()
    votes.needs_field.selectAll()
    type_in("toch wel")
    press(Key.Key_Escape)
    assert needs(desk) == ["toch wel"]
    presenter.undo()
    assert needs(desk) == ["geen formulieren"]
    press(Key.Key_Escape, Key.Key_V)
    assert votes.needs_field.toPlainText() == "geen formulieren"
    votes.needs_field.setFocus()
    votes.needs_field.selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert needs(desk) == []


def test_control_z_takes_back_typing_first_and_then_what_was_done(votes, desk):
    type_in("+")
    votes.needs_field.setFocus()
    type_in("x")
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert votes.needs_field.toPlainText() == ""
    assert dots(desk) == {1: 1}
    press(Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert dots(desk) == {}


def test_a_very_long_text_is_capped_and_that_is_said(page, votes, desk):
    votes.needs_field.setFocus()
    QApplication.clipboard().setText("a" * 5000)
    votes.needs_field.paste()
    assert str(NEEDS_LIMIT) in page.capture_line._hint.text()
    press(Key.Key_Return)
    assert needs(desk) == ["a" * NEEDS_LIMIT]


def test_half_typed_words_stay_with_their_item_while_the_clicker_goes_on(
    page, votes, presenter, desk, clocks
):
    votes.needs_field.setFocus()
    type_in("een gem")
    clocks.advance(seconds=20)
    press(Key.Key_PageDown)
    assert presenter.session.block.id == "b"
    type_in("eente")
    press(Key.Key_Return)
    page.capture_line.setFocus()
    QApplication.processEvents()
    (ballot,) = desk.read(Ballot)
    assert (ballot.block, ballot.needs) == ("a", "een gemeente")
    assert page.work_stack.currentWidget() is page.board_page


def test_a_half_typed_total_belongs_to_its_item_too(page, votes, presenter, desk, clocks):
    type_in("7")
    clocks.advance(seconds=20)
    press(Key.Key_PageDown)
    press(Key.Key_Return)
    QApplication.processEvents()
    assert dots(desk) == {1: 7}
    assert page.work_stack.currentWidget() is page.board_page


def test_another_item_brings_its_board_or_the_commitments(page, votes, presenter):
    presenter.session.go_to(B)
    assert page.work_stack.currentWidget() is page.board_page
    page.voting.toggle()
    presenter.session.go_to(ROUND)
    assert page.work_stack.currentWidget() is page.commitments


# --- the rest


def test_rows_tell_a_view_exactly_what_changed(qapp):
    model = VotesModel(Speech("nl", qapp))
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    rows = [VoteRow(f"n{n}", n, f"idee {n}", 1, n) for n in range(5)]
    model.show_rows(rows, veiled=False)
    changed = []
    model.dataChanged.connect(lambda first, last, *_: changed.append((first.row(), last.row())))
    model.show_rows([*rows[:3], replace(rows[3], dots=9), rows[4]], veiled=False)
    assert changed == [(3, 3)]
    model.show_rows(rows[:2], veiled=True)
    assert model.rowCount() == 2
    assert tester.model() is model


def test_everything_has_a_name_and_follows_the_language(page, votes):
    for language, name in (("nl", "Waar de stippen naartoe gaan"), ("en", "Where the dots go")):
        page.speech.switch(language)
        assert votes.table.accessibleName() == name
        for column in Column:
            assert votes.model.headerData(
                column, Qt.Orientation.Horizontal, Roles.AccessibleTextRole
            )
            assert votes.model.index(0, column).data(Roles.AccessibleTextRole)
        assert votes.needs_field.accessibleName()
        assert votes.needs_label.text() == votes.needs_field.accessibleName()
        assert page.voting.button.text() == {"nl": "Stemmen", "en": "Votes"}[language]


@pytest.mark.parametrize("many", [0, 1, 5, 40])
def test_it_fits_a_small_laptop_whatever_the_number_and_the_length(page, presenter, desk, many):
    presenter.session.go_to(B)
    desk.record(removing("x", [NOTES[5]]))
    words = "Vertel wat je zag en wat je probeerde " * 40
    desk.record(
        adding("x", [Note(f"m{n}", "w1", "b", "open_b", words, n + 10) for n in range(many)])
    )
    press(Key.Key_Escape, Key.Key_V)
    QApplication.processEvents()
    votes = page.voting.panel
    assert page.size().width() == 1366
    assert page.size().height() == 690
    assert votes.table.viewport().height() >= 3 * votes.table.rowHeight(0)
    table = votes.table
    assert sum(table.columnWidth(c) for c in Column) <= table.viewport().width()
    for control in (votes.result_button, votes.needs_field, page.voting.button):
        corner = control.mapTo(page, QPoint(control.width(), control.height()))
        assert corner.x() <= 1366
        assert corner.y() <= 690
    assert votes.empty_label.isVisible() == (many == 0)
