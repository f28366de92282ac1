"""Preparing a workshop in the real page, on a real library."""

from dataclasses import replace
from datetime import datetime, timedelta
from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt, QTime
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit

from llnet_desktop.domain.agenda import in_order, places
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Grouping,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services import planning
from llnet_desktop.ui import theme
from llnet_desktop.ui.prepare import PreparePage
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import words_in
from llnet_desktop.words.dates import clock

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier
Ctrl = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


def put(desk, *titles, minutes=20):
    """Put a workshop with these blocks in the library."""
    network = Network(new_id(), "Water & land", "nl")
    starts = datetime(2026, 12, 3, 9, 30)
    ends = datetime(2026, 12, 3, 13, 0)
    workshop = planning.new_workshop(network, "Sessie 3", starts, ends_by=ends, people=24)
    blocks = []
    for place, title in zip(places(len(titles)), titles, strict=True):
        block = planning.new_block(
            workshop.id, Phrase(title), BlockKind.EXERCISE, minutes, Phrase("Briefjes", "Notes")
        )
        blocks.append(replace(block, place=place, condition=Condition.SAFETY))
    desk.record(planning.adding_workshop(workshop, blocks, network))
    return workshop


@pytest.fixture
def page(desk, qtbot):
    page = PreparePage(desk, Speech("nl"))
    qtbot.addWidget(page)
    page.resize(1366, 690)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    yield page
    page.hide()


@pytest.fixture
def opened(desk, page):
    workshop = put(desk, "Inchecken", "Markt", "Koffie", "Oogst")
    page.open(workshop.id)
    return workshop


def titles(page):
    model = page.timeline.agenda_model
    return [model.index(row).data() for row in range(model.rowCount())]


def starts(page):
    return [clock(slot.starts) for slot in page.timeline.agenda_model.slots]


def saved(desk, workshop):
    return in_order(desk.read(Block, workshop=workshop.id))


def choose(page, title):
    page.timeline.choose(page.timeline.agenda_model.slots[titles(page).index(title)].block.id)
    page.timeline.setFocus()


def field_in(timeline):
    """Return the field that is open in the timeline."""
    return next(field for field in timeline.viewport().findChildren(QLineEdit))


def carry(qtbot, timeline, row, to):
    """Carry a row with the mouse to just above another one, or below the last."""
    view, model = timeline.viewport(), timeline.agenda_model
    start = timeline.visualRect(model.index(row)).center()
    last = min(to, model.rowCount() - 1)
    rect = timeline.visualRect(model.index(last))
    end = QPoint(start.x(), rect.top() + 3 if to == last else rect.bottom() - 3)
    qtbot.mousePress(view, LEFT, pos=start)
    for at in (start + QPoint(0, 12), end):
        move(view, at)
    qtbot.mouseRelease(view, LEFT, pos=end)


def move(view, at):
    from PySide6.QtCore import QEvent, QPointF
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtWidgets import QApplication

    point = QPointF(at)
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        point,
        QPointF(view.mapToGlobal(at)),
        Qt.MouseButton.NoButton,
        LEFT,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(view, event)


def test_minutes_typed_on_a_row_retime_all_below(page, opened, qtbot, desk):
    choose(page, "Markt")
    assert starts(page) == ["09:30", "09:50", "10:10", "10:30"]
    qtbot.keyClicks(page.timeline, "3")
    field = field_in(page.timeline)
    qtbot.keyClicks(field, "5")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: starts(page) == ["09:30", "09:50", "10:25", "10:45"])
    assert saved(desk, opened)[1].planned == timedelta(minutes=35)
    assert page.times.ready_label.text() == "klaar om 11:05"
    assert page.times.spare_label.text() == "· 1 u 55 over"


def test_plus_and_minus_change_minutes_by_one(page, opened, qtbot):
    choose(page, "Inchecken")
    qtbot.keyClicks(page.timeline, "++-+")
    assert starts(page)[1] == "09:52"


def test_what_cannot_be_is_refused_in_one_sentence_and_nothing_changes(page, opened, qtbot, desk):
    before = saved(desk, opened)
    choose(page, "Markt")
    qtbot.keyClicks(page.timeline, "9")
    field = field_in(page.timeline)
    qtbot.keyClicks(field, "999")
    qtbot.keyClick(field, Key.Key_Return)
    expected = words_in("nl")("error.plan.minutes", minutes=9999)
    qtbot.waitUntil(lambda: page.said_label.text() == expected)
    assert saved(desk, opened) == before


def test_keyboard_and_mouse_make_the_same_agenda(desk, page, qtbot):
    by_keys, by_mouse = put(desk, *"ABCDE"), put(desk, *"ABCDE")
    page.open(by_keys.id)
    choose(page, "B")
    for _ in range(3):
        qtbot.keyClick(page.timeline, Key.Key_Down, Alt)
    choose(page, "D")
    qtbot.keyClick(page.timeline, Key.Key_Up, Alt)
    qtbot.keyClick(page.timeline, Key.Key_Up, Alt)
    qtbot.keyClick(page.timeline, Key.Key_Up, Alt)  # nothing is above the first
    made = titles(page)
    page.open(by_mouse.id)
    carry(qtbot, page.timeline, 1, 5)
    carry(qtbot, page.timeline, 2, 0)
    assert titles(page) == made == ["D", "A", "C", "E", "B"]
    assert [b.title.nl for b in saved(desk, by_mouse)] == made
    assert page.timeline.chosen().title.nl == "D"


def test_a_moved_block_is_one_move_of_the_model(page, opened, qtbot):
    model = page.timeline.agenda_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    moves, resets = [], []
    model.rowsMoved.connect(lambda *a: moves.append(a))
    model.modelReset.connect(lambda: resets.append(1))
    choose(page, "Inchecken")
    carry(qtbot, page.timeline, 0, 4)
    assert titles(page) == ["Markt", "Koffie", "Oogst", "Inchecken"]
    carry(qtbot, page.timeline, 3, 0)
    assert titles(page) == ["Inchecken", "Markt", "Koffie", "Oogst"]
    assert (len(moves), resets) == (2, [])


def test_the_model_tells_every_kind_of_change(page, opened, qtbot):
    model: QAbstractItemModel = page.timeline.agenda_model
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    choose(page, "Markt")
    qtbot.keyClick(page, Key.Key_B, Ctrl)
    assert titles(page) == ["Inchecken", "Markt", "Pauze", "Koffie", "Oogst"]
    qtbot.keyClick(page.timeline, Key.Key_Delete)
    qtbot.keyClicks(page.timeline, "+")
    assert titles(page) == ["Inchecken", "Markt", "Koffie", "Oogst"]


def test_undo_and_redo_go_by_name(page, opened, qtbot):
    choose(page, "Markt")
    qtbot.keyClicks(page.timeline, "+")
    qtbot.keyClick(page.timeline, Key.Key_Down, Alt)
    qtbot.keyClick(page.timeline, Key.Key_Z, Ctrl)
    assert page.said_label.text() == "Ongedaan: onderdeel verplaatst"
    assert titles(page) == ["Inchecken", "Markt", "Koffie", "Oogst"]
    qtbot.keyClick(page.timeline, Key.Key_Z, Ctrl)
    assert page.said_label.text() == "Ongedaan: minuten"
    assert starts(page)[2] == "10:10"
    qtbot.keyClick(page.timeline, Key.Key_Y, Ctrl)
    assert page.said_label.text() == "Opnieuw: minuten"
    assert starts(page)[2] == "10:11"


def test_nothing_to_undo_is_said(page, opened, qtbot):
    qtbot.keyClick(page.timeline, Key.Key_Z, Ctrl)
    assert page.said_label.text() == "Er is niets om ongedaan te maken."
    qtbot.keyClick(page.timeline, Key.Key_Y, Ctrl)
    assert page.said_label.text() == "Er is niets om opnieuw te doen."


def test_a_removed_block_comes_back_with_its_notes(page, opened, qtbot, desk):
    block = saved(desk, opened)[1]
    note = Note(new_id(), opened.id, block.id, block.lanes[0].id, "een idee")
    desk.record(adding("notes.add", [note]))
    choose(page, "Markt")
    qtbot.keyClick(page.timeline, Key.Key_Delete)
    assert page.said_label.text().startswith("Verwijderd: Markt, met 1 briefje.")
    assert desk.read(Note, workshop=opened.id) == ()
    assert page.timeline.chosen().title.nl == "Koffie"
    qtbot.keyClick(page.timeline, Key.Key_Z, Ctrl)
    assert titles(page)[1] == "Markt"
    assert [n.text for n in desk.read(Note, workshop=opened.id)] == ["een idee"]


def test_a_title_is_edited_in_place_and_a_step_that_repeats_it_follows(page, opened, qtbot, desk):
    choose(page, "Markt")
    qtbot.keyClick(page.timeline, Key.Key_F2)
    field = field_in(page.timeline)
    field.selectAll()
    qtbot.keyClicks(field, "Vraag en aanbod")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page)[1] == "Vraag en aanbod")
    assert saved(desk, opened)[1].steps[0].prompt.nl == "Vraag en aanbod"
    assert page.editor.title_line.text() == "Vraag en aanbod"


def test_a_double_click_edits_what_is_under_it(page, opened, qtbot):
    timeline = page.timeline
    rect = timeline.visualRect(timeline.agenda_model.index(0))
    qtbot.mouseDClick(timeline.viewport(), LEFT, pos=QPoint(rect.right() - 40, rect.center().y()))
    assert field_in(timeline).text() == "20"
    qtbot.keyClick(field_in(timeline), Key.Key_Escape)
    qtbot.waitUntil(lambda: not timeline.viewport().findChildren(QLineEdit))
    qtbot.mouseDClick(timeline.viewport(), LEFT, pos=QPoint(rect.left() + 160, rect.center().y()))
    assert field_in(timeline).text() == "Inchecken"
    qtbot.keyClick(field_in(timeline), Key.Key_Escape)
    qtbot.waitUntil(lambda: not timeline.viewport().findChildren(QLineEdit))


def test_a_new_block_comes_after_the_chosen_one_and_asks_for_its_title(page, opened, qtbot):
    choose(page, "Markt")
    qtbot.keyClick(page.timeline, Key.Key_Insert)
    field = field_in(page.timeline)
    field.selectAll()
    qtbot.keyClicks(field, "Rondje")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: titles(page)[2] == "Rondje")
    assert page.timeline.chosen().title.nl == "Rondje"


def test_an_exercise_goes_in_after_the_chosen_block_by_enter(page, opened, qtbot):
    choose(page, "Inchecken")
    first = page.exercises.list_view.currentIndex().data()
    page.exercises.search_line.setFocus()
    qtbot.keyClick(page.exercises.search_line, Key.Key_Return)
    qtbot.mouseClick(page.exercises.insert_button, LEFT)
    assert titles(page) == ["Inchecken", first, first, "Markt", "Koffie", "Oogst"]
    assert page.library_tab.isChecked()


def test_exercises_are_narrowed_by_words_and_by_condition(page, opened, qtbot):
    panel = page.exercises
    everything = panel.list_view.model().rowCount()
    qtbot.mouseClick(panel.condition_buttons[Condition.GROWTH], LEFT)
    assert 0 < panel.list_view.model().rowCount() < everything
    qtbot.keyClicks(panel.search_line, "qqqq")
    assert panel.list_view.model().rowCount() == 0
    assert panel.none_label.isVisibleTo(panel)
    assert not panel.insert_button.isEnabled()


def test_an_empty_agenda_says_what_to_do_and_cannot_start(desk, page, qtbot):
    workshop = put(desk)
    page.open(workshop.id)
    page.grab()
    assert titles(page) == []
    assert not page.start_button.isEnabled()
    assert not page.remove_button.isEnabled()
    for key in (Key.Key_Delete, Key.Key_F2, Key.Key_5, Key.Key_Return):
        qtbot.keyClick(page.timeline, key)
    qtbot.keyClick(page.timeline, Key.Key_B, Ctrl)
    assert titles(page) == ["Pauze"]
    assert page.start_button.isEnabled()


def test_sixty_blocks_retime_within_a_frame_or_two(desk, page, qtbot):
    workshop = put(desk, *[f"Onderdeel {n}" for n in range(60)], minutes=5)
    page.open(workshop.id)
    choose(page, "Onderdeel 0")
    agenda = page._plan.agenda
    times = []
    for _ in range(5):
        began = perf_counter()
        page.timeline.show_agenda(replace(agenda, slots=agenda.slots[1:] + agenda.slots[:1]))
        page.timeline.show_agenda(agenda)
        times.append(perf_counter() - began)
    assert min(times) < 0.1
    qtbot.keyClick(page.timeline, Key.Key_End)
    assert page.timeline.chosen().title.nl == "Onderdeel 59"
    assert starts(page)[-1] == "14:25"


def test_long_titles_and_markup_stay_what_they_are(desk, page, qtbot):
    workshop = put(desk, "<b>&amp; R&D</b> <img src=x>", "W" * 300)
    desk.record(changing("network.name", [(n := desk.read(Network)[0], replace(n, name="A&B"))]))
    page.open(workshop.id)
    page.grab()
    assert titles(page)[0] == "<b>&amp; R&D</b> <img src=x>"
    assert page.editor.title_line.text() == "<b>&amp; R&D</b> <img src=x>"
    assert page.back_button.text() == "A&&B"
    assert page.width() == 1366
    choose(page, "<b>&amp; R&D</b> <img src=x>")
    qtbot.keyClick(page.timeline, Key.Key_Delete)
    assert "<b>&amp; R&D</b>" in page.said_label.text()
    labels = page.findChildren(QLabel)
    assert {label.textFormat() for label in labels} == {Qt.TextFormat.PlainText}


def test_the_language_changes_while_it_is_open(page, opened, qtbot):
    choose(page, "Markt")
    qtbot.keyClicks(page.timeline, "+")
    qtbot.keyClick(page.timeline, Key.Key_Z, Ctrl)
    page._speech.switch("en")
    assert page.said_label.text() == "Undone: minutes"
    assert page.start_button.text() == "Start workshop"
    assert page.times.spare_label.text() == "· 2 h 10 to spare"
    assert page.editor.kind_combo.currentText() == "Exercise"
    assert page.editor.condition_combo.currentText() == "Safe space"
    assert page.editor.step_forms[0].name_label.text() == "Step 1"
    model = page.timeline.agenda_model
    said = model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "09:50, Markt, 20 minutes, Exercise, Safe space, All together"
    assert "Needing each other: 0 minutes" in page.bars.accessibleName()


def test_an_edit_from_elsewhere_keeps_what_is_half_typed(page, opened, qtbot, desk):
    choose(page, "Markt")
    page.block_tab.click()
    line = page.editor.step_forms[0].prompt_line
    line.setFocus()
    line.selectAll()
    qtbot.keyClicks(line, "Half get")
    block = saved(desk, opened)[1]
    desk.record(planning.leaving_room(block, 5))
    desk.record(
        planning.with_steps(block, [*block.steps, Step(new_id(), Phrase("Nog een"), MINUTE)])
    )
    assert line.text() == "Half get"
    assert page.editor.gap_spin.value() == 5
    assert len(page.editor.step_forms) == 2
    qtbot.keyClicks(line, "ypt")
    qtbot.keyClick(line, Key.Key_Return)
    now = saved(desk, opened)[1]
    assert [step.prompt.nl for step in now.steps] == ["Half getypt", "Nog een"]


def test_private_notes_are_kept_when_something_else_is_chosen(page, opened, qtbot, desk):
    choose(page, "Markt")
    page.block_tab.click()
    page.editor.private_text.setFocus()
    qtbot.keyClicks(page.editor.private_text, "Lan vroeg om ruimte")
    choose(page, "Oogst")
    assert saved(desk, opened)[1].private.nl == "Lan vroeg om ruimte"
    assert page.editor.private_text.toPlainText() == ""


def test_the_editor_changes_everything_of_a_block(page, opened, qtbot, desk):
    choose(page, "Koffie")
    editor = page.editor
    page.block_tab.click()
    editor.kind_combo.setCurrentIndex(2)
    editor.kind_combo.activated.emit(2)
    editor.condition_combo.activated.emit(0)
    editor.protected_box.click()
    editor.minutes_spin.setValue(12)
    editor.gap_spin.setValue(3)
    editor.add_step_button.click()
    editor.step_forms[1].up_button.click()
    editor.step_forms[0].grouping_combo.activated.emit(1)
    editor.step_forms[0].minutes_spin.setValue(15)
    editor.step_forms[0].short_box.click()
    editor.add_lane_button.click()
    editor.lane_forms[1].privacy_combo.activated.emit(1)
    block = saved(desk, opened)[2]
    assert (block.sort, block.condition, block.protected) == (BlockKind.BREAK, None, True)
    assert block.gap == 3 * MINUTE
    assert [step.planned / MINUTE for step in block.steps] == [7.5, 12]
    assert block.steps[0].grouping is Grouping.PAIRS
    assert block.shortest == 12 * MINUTE
    assert block.lanes[1].privacy is Privacy.HELD
    editor.step_forms[0].remove_button.click()
    assert not editor.step_forms[0].remove_button.isEnabled()
    for _ in range(12):
        page.undo_button.click()
    assert saved(desk, opened)[2].planned == 20 * MINUTE


def test_a_column_with_notes_is_not_removed(page, opened, qtbot, desk):
    block = saved(desk, opened)[0]
    note = Note(new_id(), opened.id, block.id, block.lanes[0].id, "een idee")
    desk.record(adding("notes.add", [note]))
    choose(page, "Inchecken")
    page.editor.lane_forms[0].remove_button.click()
    assert "hangt 1 briefje" in page.said_label.text()
    assert len(saved(desk, opened)[0].lanes) == 1
    choose(page, "Markt")
    page.editor.lane_forms[0].remove_button.click()
    assert saved(desk, opened)[1].lanes == ()


def test_a_column_is_made_without_names_and_erased_at_the_end_by_two_ticks(
    page, opened, qtbot, desk
):
    choose(page, "Markt")
    (form,) = page.editor.lane_forms
    qtbot.keyClick(form.unnamed_box, Key.Key_Space)
    qtbot.keyClick(form.erased_box, Key.Key_Space)
    (lane,) = saved(desk, opened)[1].lanes
    assert (lane.unnamed, lane.erased, lane.privacy) == (True, True, Privacy.HELD)
    form.privacy_combo.picked.emit(Privacy.ON_PAPER)
    (lane,) = saved(desk, opened)[1].lanes
    assert (lane.unnamed, lane.erased) == (False, False)
    assert not form.unnamed_box.isEnabled()
    assert not form.erased_box.isEnabled()


def test_a_column_with_notes_neither_gets_names_nor_loses_them(page, opened, qtbot, desk):
    block = saved(desk, opened)[1]
    note = Note(new_id(), opened.id, block.id, block.lanes[0].id, "een zaal")
    desk.record(adding("notes.add", [note]))
    choose(page, "Markt")
    (form,) = page.editor.lane_forms
    qtbot.keyClick(form.unnamed_box, Key.Key_Space)
    assert not saved(desk, opened)[1].lanes[0].unnamed
    assert not form.unnamed_box.isChecked()
    assert "briefjes" in page.said_label.text()
    qtbot.keyClick(form.erased_box, Key.Key_Space)  # that can be chosen at any time
    assert saved(desk, opened)[1].lanes[0].erased


def test_an_emptied_text_comes_back_and_says_so(page, opened, qtbot, desk):
    choose(page, "Markt")
    page.block_tab.click()
    for line, sentence in (
        (page.editor.step_forms[0].prompt_line, words_in("nl")("prepare.empty_text")),
        (page.editor.title_line, words_in("nl")("error.plan.no_title")),
    ):
        line.setFocus()
        line.selectAll()
        qtbot.keyClick(line, Key.Key_Delete)
        qtbot.keyClick(line, Key.Key_Return)
        assert line.text() == "Markt"
        assert page.said_label.text() == sentence


def test_ctrl_z_undoes_typing_first(page, opened, qtbot, desk):
    choose(page, "Markt")
    qtbot.keyClicks(page.timeline, "+")
    page.block_tab.click()
    line = page.editor.title_line
    line.setFocus()
    qtbot.keyClicks(line, "en")
    qtbot.keyClick(line, Key.Key_Z, Ctrl)
    assert line.text() == "Markt"
    assert saved(desk, opened)[1].planned == 21 * MINUTE
    qtbot.keyClick(line, Key.Key_Z, Ctrl)
    assert saved(desk, opened)[1].planned == 20 * MINUTE


def test_start_end_and_people_are_changed_on_the_page(page, opened, qtbot, desk):
    times = page.times
    times.starts_edit.setDateTime(datetime(2026, 12, 4, 10, 0))
    now = desk.one(Workshop, opened.id)
    assert (now.starts, now.ends_by) == (datetime(2026, 12, 4, 10), datetime(2026, 12, 4, 13))
    assert starts(page)[0] == "10:00"
    times.people_spin.setValue(8)
    times.ends_box.click()
    now = desk.one(Workshop, opened.id)
    assert (now.people, now.ends_by) == (8, None)
    assert not times.spare_label.isVisible()
    times.ends_box.click()
    assert desk.one(Workshop, opened.id).ends_by == datetime(2026, 12, 4, 11, 20)  # as planned
    times.starts_edit.setDateTime(datetime(2026, 12, 4, 14, 0))  # the end goes along
    assert desk.one(Workshop, opened.id).ends_by == datetime(2026, 12, 4, 15, 20)
    times.ends_edit.setTime(QTime(13, 0))
    assert page.said_label.text() == words_in("nl")("error.plan.ends_before_start")
    assert desk.one(Workshop, opened.id).ends_by == datetime(2026, 12, 4, 15, 20)


def test_the_title_is_kept_when_leaving_and_the_way_out_is_told(page, opened, qtbot, desk):
    page.title_line.setFocus()
    page.title_line.selectAll()
    qtbot.keyClicks(page.title_line, "Sessie 4")
    with qtbot.waitSignal(page.start_requested) as started:
        page.start_button.click()
    assert started.args == [opened.id]
    assert desk.one(Workshop, opened.id).title == "Sessie 4"
    with qtbot.waitSignal(page.back_requested):
        page.back_button.click()


def test_another_workshop_does_not_disturb_and_a_removed_one_leads_back(page, opened, qtbot, desk):
    before = page.timeline.agenda_model.slots
    other = put(desk, "X")
    assert page.timeline.agenda_model.slots == before
    page.open(other.id)
    assert titles(page) == ["X"]


def test_every_field_has_a_name_and_tab_goes_through_the_steps(page, opened, qtbot):
    choose(page, "Markt")
    page.block_tab.click()
    page.editor.add_step_button.click()
    first, second = page.editor.step_forms
    first.prompt_line.setFocus()
    way = (first.minutes_spin, first.grouping_combo, first.posture_combo, first.short_box)
    for expected in (first.detail_line, *way):
        qtbot.keyClick(page.focusWidget(), Key.Key_Tab)
        assert page.focusWidget() is expected
    for form in (first, second):
        for child in (form.prompt_line, form.minutes_spin, form.grouping_combo, form.up_button):
            assert child.accessibleName()


def test_a_height_follows_the_minutes(page, opened, qtbot):
    choose(page, "Markt")
    timeline = page.timeline
    before = timeline.visualRect(timeline.currentIndex()).height()
    page.editor.minutes_spin.setValue(40)
    timeline.doItemsLayout()
    after = timeline.visualRect(timeline.currentIndex()).height()
    assert after - before == pytest.approx(40 * theme.scale_of(timeline.font()), abs=2)


def test_both_languages_have_every_sentence():
    mine = {code for code in words_in("nl").entries() if code.startswith("prepare.")}
    assert mine == {code for code in words_in("en").entries() if code.startswith("prepare.")}
