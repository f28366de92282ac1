"""What the console says and asks about time, in the real page with clocks that move when told."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, LaterPage, StepPage
from llnet_desktop.domain.workshop import (
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
NETWORK = Network("n1", "Waterkant")
WORKSHOP = Workshop(
    "w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), ends_by=datetime(2026, 12, 3, 10, 40)
)


def step(name, minutes, **more):
    return Step(name, Phrase(f"Stap {name}", f"Step {name}"), minutes * MINUTE, **more)


LANES = (Lane("open", Phrase("Ik bied")), Lane("held", Phrase("Dicht"), Privacy.HELD))
BLOCKS = (
    Block("a", "w1", "ai", Phrase("Check-in"), BlockKind.EXERCISE, (step("a1", 10), step("a2", 5))),
    Block(
        "b",
        "w1",
        "bi",
        Phrase("Troika"),
        BlockKind.EXERCISE,
        (step("b1", 10), step("b2", 15, in_short=False)),
        LANES,
        private=Phrase("Nodig de stillen eerst uit."),
    ),
    Block("c", "w1", "ci", Phrase("Markt"), BlockKind.EXERCISE, (step("c1", 20),), LANES),
    Block(
        "d",
        "w1",
        "di",
        Phrase("Afspraken"),
        BlockKind.COMMITMENTS,
        (step("d1", 10),),
        protected=True,
    ),
)


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    desk.record(adding("start", [NETWORK, WORKSHOP, *BLOCKS]))
    made = RunPresenter(LiveSession(desk, "w1", clocks))
    made._ticker.stop()  # ticks come when a test says so
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
    made.setFocus()
    yield made
    made.close()


def said(page):
    return " | ".join(
        label.text() for label in page.findChildren(QLabel) if label.isVisible() and label.text()
    )


def go(presenter, clocks, minutes):
    """Let time go by in ticks, as while the program runs."""
    for _ in range(round(minutes * 60 / 10)):
        clocks.advance(seconds=10)
        presenter.tick()


def test_beginning_late_is_said_with_the_time_and_offers_catching_up_once(
    page, presenter, clocks, qtbot
):
    clocks.advance(minutes=9)
    qtbot.keyClick(page, Key.Key_F5)
    assert page.question.isVisible()
    assert "09:39" in page.question.sentence
    assert "9 minuten" in page.question.sentence
    page.question.yes_button.click()
    assert page.timing.is_catching_up
    page.timing.leave_catch_up()
    clocks.advance(minutes=1)
    presenter.next()
    assert not page.question.isVisible()


def test_beginning_in_time_asks_nothing(page, presenter):
    presenter.start_or_pause()
    assert not page.question.isVisible()
    assert "Begonnen om 09:30" in said(page)


def test_a_question_about_time_never_takes_the_typing_away(page, presenter, clocks, qtbot):
    page.capture_line.setFocus()
    clocks.advance(minutes=9)
    presenter.start_or_pause()
    assert page.question.isVisible()
    assert page.capture_line.field.hasFocus()


def test_late_opens_three_ways_and_one_is_done_and_undone(page, presenter, clocks, qtbot, desk):
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    qtbot.keyClick(page, Key.Key_L)
    panel = page.timing.catch_up
    assert panel.isVisible()
    assert [card.proposal.kind.value for card in panel.cards] == ["shorten", "skip", "extend"]
    assert panel.close_button.hasFocus()  # no button that does something
    before = presenter.expected[-1].ends
    qtbot.keyClick(panel.cards[0].take_button, Key.Key_Space)
    assert presenter.expected[-1].ends < before
    assert not panel.isVisible()
    presenter.undo()
    assert tuple(sorted(desk.read(Block, workshop="w1"), key=lambda b: b.place)) == BLOCKS
    assert "tijd inhalen" in said(page)


def test_she_names_the_item_that_is_skipped(page, presenter, clocks, desk):
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.timing.toggle_catch_up()
    skip = page.timing.catch_up.cards[1]
    names = [skip.combo.itemText(n) for n in range(skip.combo.count())]
    assert all("Afspraken" not in name for name in names)  # protected
    skip.combo.setCurrentIndex(next(n for n, name in enumerate(names) if "Markt" in name))
    skip.take_button.click()
    assert "c" not in {block.id for block in desk.read(Block, workshop="w1")}


def test_an_item_with_what_is_erased_at_the_end_is_not_skipped(page, presenter, clocks, desk):
    gone = replace(BLOCKS[2], lanes=(replace(LANES[1], erased=True),))
    desk.record(changing("x", [(BLOCKS[2], gone)]))
    desk.record(adding("x", [Note("n", "w1", "c", "held", "zorgen", 1)]))
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.timing.toggle_catch_up()
    skip = page.timing.catch_up.cards[1]
    skip.combo.setCurrentIndex(skip.combo.findText("Markt", Qt.MatchFlag.MatchContains))
    skip.take_button.click()
    assert desk.one(Block, "c") == gone
    assert "gewist" in said(page)


def test_the_room_is_asked_and_she_decides(page, presenter, clocks, desk):
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.timing.toggle_catch_up()
    later = page.timing.catch_up.cards[2]
    later.ask_button.click()
    assert isinstance(presenter.session.projection().scene.page, LaterPage)
    assert desk.one(Workshop, "w1").ends_by == WORKSHOP.ends_by  # asked, not decided
    page.timing.catch_up.cards[2].take_button.click()
    assert desk.one(Workshop, "w1").ends_by > WORKSHOP.ends_by


def test_the_question_leaves_the_wall_once_it_is_answered(page, presenter, clocks):
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.timing.toggle_catch_up()
    page.timing.catch_up.cards[2].ask_button.click()
    page.timing.catch_up.cards[2].take_button.click()
    assert isinstance(presenter.session.projection().scene.page, StepPage)


@pytest.mark.parametrize("answer", ["yes_button", "no_button"])
def test_an_answer_by_mouse_leaves_the_typing_where_it_is(page, presenter, clocks, qtbot, answer):
    page.set_discreet(True)
    presenter.start_or_pause()
    page.capture_line.setFocus()
    qtbot.keyClicks(page.capture_line.field, "we zoeken ")
    clocks.advance(minutes=5)
    presenter.tick()
    qtbot.mouseClick(getattr(page.question, answer), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), "een directeur")
    assert page.capture_line.text() == "we zoeken een directeur"
    assert page.is_discreet


def test_a_word_half_typed_takes_no_proposal(page, presenter, clocks, qtbot, desk):
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.capture_line.setFocus()
    qtbot.keyClicks(page.capture_line.field, "wij")
    qtbot.mouseClick(page.late_button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(QApplication.focusWidget(), " samen")
    assert page.capture_line.text() == "wij samen"
    assert tuple(sorted(desk.read(Block, workshop="w1"), key=lambda b: b.place)) == BLOCKS


def test_the_item_she_named_stays_named_while_things_happen(page, presenter, clocks, desk):
    presenter.start_or_pause()
    go(presenter, clocks, 29.5)
    page.timing.toggle_catch_up()
    panel = page.timing.catch_up
    other = next(
        n for n in range(panel.cards[1].combo.count()) if n != panel.cards[1].combo.currentIndex()
    )
    panel.cards[1].combo.setCurrentIndex(other)
    named = panel.cards[1].proposal.changes[0].block
    panel.cards[1].take_button.setFocus()
    desk.perform(adding("n", [Note("q", "w1", "a", "open", "x")]))
    go(presenter, clocks, 2)
    assert panel.cards[1].proposal.changes[0].block == named
    assert panel.cards[1].take_button.hasFocus()  # and a clicker goes on working
    panel.cards[1].take_button.click()
    assert named not in {block.id for block in desk.read(Block, workshop="w1")}


def test_an_item_with_notes_says_what_goes_with_it(page, presenter, clocks, desk):
    desk.perform(
        adding("n", [Note("q", "w1", "c", "open", "x"), Note("r", "w1", "c", "open", "y")])
    )
    presenter.start_or_pause()
    go(presenter, clocks, 30)
    page.timing.toggle_catch_up()
    card = page.timing.catch_up.cards[1]
    card.name("c")
    assert "2 briefjes" in card.words_label.text()


def test_how_late_it_began_waits_until_only_she_reads_it(page, presenter, clocks, qtbot):
    clocks.advance(minutes=9)
    page.set_discreet(True)
    presenter.start_or_pause()
    assert not page.question.isVisible()
    assert "9 min" not in said(page)
    page.set_discreet(False)
    assert "9 minuten" in page.question.sentence
    page.set_discreet(True)
    assert not page.question.isVisible()
    assert "9 min" not in said(page)


def test_minutes_asleep_belong_to_the_step_they_were_asked_about(page, presenter, clocks):
    presenter.start_or_pause()
    clocks.advance(minutes=20)
    presenter.tick()
    clocks.advance(minutes=5)
    presenter.tick()
    assert "25 minuten" in page.question.sentence
    clocks.advance(seconds=5)
    presenter.next()
    assert not page.question.isVisible()
    presenter.start_or_pause()
    assert presenter.session.box.remaining(clocks()) == 5 * MINUTE


def test_nothing_to_catch_up_is_said_and_escape_goes_back(page, presenter, qtbot):
    presenter.start_or_pause()
    qtbot.keyClick(page, Key.Key_L)
    panel = page.timing.catch_up
    assert not panel.cards
    assert "Alles is nog haalbaar" in panel.sentence.text()
    assert panel.close_button.hasFocus()
    qtbot.keyClick(panel.close_button, Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    qtbot.keyClick(page, Key.Key_B)  # the letters steer again
    assert presenter.session.mode is Mode.BLACK


def test_minutes_asleep_are_asked_about_and_can_be_left_out(page, presenter, clocks):
    presenter.start_or_pause()
    go(presenter, clocks, 2)
    clocks.advance(minutes=20)
    presenter.tick()
    assert page.question.isVisible()
    assert "20 minuten" in page.question.sentence
    assert presenter.session.box.remaining(clocks()) == -12 * MINUTE  # they count until she says no
    page.question.yes_button.click()
    assert presenter.session.box.remaining(clocks()) == 8 * MINUTE


def test_minutes_asleep_that_count_stay_counted(page, presenter, clocks):
    presenter.start_or_pause()
    clocks.advance(minutes=20)
    presenter.tick()
    page.question.no_button.click()
    assert presenter.session.box.remaining(clocks()) == -10 * MINUTE


def test_asleep_while_nothing_ran_asks_nothing(page, presenter, clocks):
    presenter.next()
    clocks.advance(minutes=20)
    presenter.tick()
    assert not page.question.isVisible()


@pytest.mark.parametrize("hours", [-1, 1])
def test_a_clock_that_is_set_is_told_and_changes_no_time_left(page, presenter, clocks, hours):
    presenter.start_or_pause()
    go(presenter, clocks, 3)
    clocks.set_wall(hours=hours)
    presenter.tick()
    assert presenter.session.box.remaining(clocks()) == 7 * MINUTE
    assert "60 min" in said(page)


def test_a_step_that_nobody_started_is_spoken_of_once(page, presenter, clocks):
    told = []
    presenter.noticed.connect(lambda code, _: told.append(code))
    presenter.next()
    go(presenter, clocks, 1)
    assert told == []
    go(presenter, clocks, 5)
    assert told == ["console.nudge"]
    presenter.start_or_pause()
    go(presenter, clocks, 5)
    assert told == ["console.nudge"]


def test_started_at_is_typed_and_enter_takes_it(page, presenter, clocks, qtbot):
    presenter.next()
    clocks.advance(minutes=5)
    qtbot.keyClick(page, Key.Key_S)
    edit = page.question.time_edit
    assert edit.hasFocus()
    edit.setText("9.32")
    qtbot.keyClick(edit, Key.Key_Return)
    assert not page.question.isVisible()
    assert presenter.session.box.remaining(clocks()) == 7 * MINUTE
    assert page.hasFocus()


def test_a_time_that_is_to_come_is_refused_in_words(page, presenter, clocks):
    presenter.start_or_pause()
    presenter.started_at(time(11, 0))
    assert "11:00" in said(page)
    assert presenter.session.box.remaining(clocks()) == 10 * MINUTE


def test_two_thresholds_and_the_end_are_each_told_once(presenter, clocks):
    cues = []
    presenter.cued.connect(cues.append)
    presenter.start_or_pause()
    go(presenter, clocks, 15)
    assert cues == ["soon", "last_minute", "round_off"]


def test_the_console_says_each_threshold_in_words(page, presenter, clocks):
    presenter.start_or_pause()
    lines = []
    for _ in range(24):
        go(presenter, clocks, 0.5)
        line = page.timer_face.accessibleName().split(" ", 1)[1]
        if line not in lines:
            lines.append(line)
    assert [line.split(" · ")[-1] for line in lines] == [
        "stap 1",
        "bijna om",
        "laatste minuut",
        "tijd is om",
        "over tijd",
    ]


def test_time_that_is_given_back_lets_a_threshold_be_told_again(presenter, clocks):
    cues = []
    presenter.cued.connect(cues.append)
    presenter.start_or_pause()
    go(presenter, clocks, 9.5)
    presenter.extend(5)
    go(presenter, clocks, 1)
    assert cues == ["soon", "last_minute"]
    go(presenter, clocks, 5)
    assert cues[2:] == ["soon", "last_minute", "round_off"]


def test_after_a_sleep_no_row_of_sounds_follows(presenter, clocks):
    cues = []
    presenter.cued.connect(cues.append)
    presenter.start_or_pause()
    clocks.advance(minutes=30)
    presenter.tick()
    assert cues == []


def test_a_step_goes_on_by_itself_only_where_its_exercise_says_so(presenter, clocks, desk):
    first, *_ = BLOCKS
    turns = replace(first, steps=(replace(first.steps[0], goes_on=True), first.steps[1]))
    desk.perform(changing("x", [(first, turns)]))
    presenter.start_or_pause()
    go(presenter, clocks, 10.5)
    assert presenter.session.step.id == "a2"
    presenter.start_or_pause()
    go(presenter, clocks, 8)
    assert presenter.session.step.id == "a2"


def test_off_the_record_locks_the_line_and_only_she_ends_it(page, presenter, clocks, qtbot, desk):
    block = BLOCKS[1]
    quiet = replace(block.steps[0], off_record=True, goes_on=True)
    desk.perform(changing("x", [(block, replace(block, steps=(quiet, block.steps[1])))]))
    presenter.session.go_to(quiet and desk.one(Block, "b"))
    presenter.start_or_pause()
    page.capture_line.setFocus()
    qtbot.keyClicks(page.capture_line.field, "geheim")
    qtbot.keyClick(page.capture_line.field, Key.Key_Return)
    assert not desk.read(Note, workshop="w1")
    assert page.capture_line.text() == ""
    assert "Nu schrijft niemand mee" in said(page)
    go(presenter, clocks, 30)
    assert presenter.session.step.id == "b1"
    presenter.next()
    qtbot.keyClicks(page.capture_line.field, "een tent")
    qtbot.keyClick(page.capture_line.field, Key.Key_Return)
    assert [note.text for note in desk.read(Note, workshop="w1")] == ["een tent"]


def test_discreet_hides_what_is_private_and_how_late_it_is(page, presenter, clocks, qtbot, desk):
    presenter.session.go_to(BLOCKS[1])
    presenter.start_or_pause()
    desk.perform(adding("n", [Note("n1", "w1", "b", "held", "Ik durf niet te zeggen dat")]))
    go(presenter, clocks, 40)
    page.timing.toggle_catch_up()
    qtbot.keyClick(page, Key.Key_D)
    page.tick()
    text = said(page)
    for private in ("stillen", "durf", "min later", "minuten na", "−"):
        assert private not in text
    assert not page.timing.catch_up.cards
    qtbot.keyClick(page, Key.Key_D)
    assert "stillen" in said(page)
    assert page.timing.catch_up.cards


def test_what_waits_behind_a_freeze_is_named_and_the_preview_shows_what_the_room_sees(
    page, presenter, clocks, qtbot
):
    presenter.session.go_to(BLOCKS[1])
    qtbot.keyClick(page, Key.Key_F)
    clocks.advance(seconds=5)
    presenter.session.show(PageChoice.BOARD)
    assert page.preview.projection == presenter.session.projection()
    assert isinstance(page.preview.projection.scene.page, StepPage)
    assert "Briefjes" in page.wall_label.text()
    qtbot.keyClick(page, Key.Key_F)
    assert isinstance(page.preview.projection.scene.page, BoardPage)
    assert "Briefjes" not in page.wall_label.text()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_she_needs_always_fits_a_small_laptop(page, presenter, clocks, language, qapp):
    page.speech.switch(language)
    clocks.advance(minutes=25)
    presenter.start_or_pause()
    qapp.processEvents()
    for name in ("next_button", "start_button", "black_button", "late_button"):
        button = page.findChild(QPushButton, name)
        assert button.isVisible()
        assert button.height() >= 44
        assert button.width() >= button.sizeHint().width() or name in ("black_button",)
        assert page.rect().contains(button.mapTo(page, button.rect().center()))
    line = page.private_label.fontMetrics().lineSpacing()
    assert page.private_scroll.viewport().height() >= 6 * line


def test_a_long_title_gives_way_to_what_the_step_asks(page, presenter, desk, qapp):
    presenter.next()
    theme.apply(qapp, "light", 1.5)
    block = presenter.session.block
    titled = replace(
        block, title=Phrase("Een onderdeel met een titel waar geen eind aan komt " * 2)
    )
    asked = [
        replace(step, prompt=Phrase("Waar wil je beweging in krijgen? " * 3))
        for step in block.steps
    ]
    desk.perform(changing("x", [(block, replace(titled, steps=tuple(asked)))]))
    qapp.processEvents()
    label = page.step_label
    assert label.height() >= label.heightForWidth(label.width())
    assert titled.title.nl in page.block_label.toolTip()


def test_the_end_that_was_agreed_says_whether_it_is_late(presenter, clocks, desk):
    agreed = replace(WORKSHOP, ends_by=datetime(2026, 12, 3, 10, 45))
    desk.perform(changing("x", [(WORKSHOP, agreed)]))
    presenter.start_or_pause()
    go(presenter, clocks, 12)
    assert presenter.behind == ZERO  # over the plan, and within *ends by*
    go(presenter, clocks, 10)
    assert presenter.behind > timedelta()


def test_the_console_stands_at_the_door_until_it_begins(page, presenter, qtbot):
    page.start_typing()
    panel = page.arriving.panel
    assert page.work_stack.currentWidget() is panel
    assert panel.line_edit.hasFocus()
    qtbot.keyClick(panel.line_edit, Key.Key_Period)  # a clicker's black
    assert presenter.session.mode is Mode.BLACK
    qtbot.keyClicks(panel.line_edit, "sa")
    qtbot.keyClick(panel.line_edit, Key.Key_PageDown)
    assert presenter.session.run.is_on
    assert page.work_stack.currentWidget() is page.board_page
    page.people_button.click()  # somebody walks in later
    assert page.work_stack.currentWidget() is panel
    assert panel.line_edit.text() == "sa"


def test_a_clock_that_a_rehearsal_moved_is_no_sleep(page, presenter, clocks):
    presenter.start_or_pause()
    clocks.advance(minutes=5)
    presenter.leap()
    presenter.tick()
    assert not page.question.isVisible()
    clocks.advance(minutes=5)
    presenter.tick()
    assert page.question.isVisible()
