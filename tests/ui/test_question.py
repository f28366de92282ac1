"""The bar that asks: where it stands, what it makes of a time, and when it goes by itself."""

from datetime import datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from llnet_desktop.domain.dates import parse_time
from llnet_desktop.domain.edit import adding, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop
from llnet_desktop.services.live import LiveSession
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.console.question import WIDEST, Question
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.speech import Speech

Key = Qt.Key


def block(name, minutes):
    steps = tuple(Step(f"{name}{n}", Phrase("Vertel"), minutes * MINUTE / 2) for n in (1, 2))
    return Block(name, "w1", f"{name}i", Phrase(f"Onderdeel {name}"), BlockKind.EXERCISE, steps)


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    starts, ends = datetime(2026, 12, 3, 9, 30), datetime(2026, 12, 3, 10, 50)
    workshop = Workshop("w1", "n1", "Samen doen", starts, ends_by=ends)
    agenda = [block("a", 20), block("b", 30), block("c", 30)]
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, *agenda]))
    made = RunPresenter(LiveSession(desk, "w1", clocks))
    made._ticker.stop()
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


@pytest.mark.parametrize("text", ["9:35", "09:35", "9.35", "9u35", "0935", "935", "9h35", " 9:35 "])
def test_a_time_is_understood_as_people_type_it(text):
    assert parse_time(text) == time(9, 35)


@pytest.mark.parametrize("text", ["", "half tien", "9:60", "24:00", "9:3", "99", "-9:35"])
def test_what_is_no_time_is_none(text):
    assert parse_time(text) is None


def test_a_time_that_is_not_understood_stays_in_the_field_and_counts_nothing(
    page, presenter, clocks
):
    presenter.start_or_pause()
    clocks.advance(minutes=12)
    QTest.keyClick(page, Key.Key_S)
    edit = page.question.time_edit
    assert edit.hasFocus()
    assert edit.text() == "09:30", "the step came on then"
    for typed in ("half tien", ""):
        edit.selectAll()
        QTest.keyClick(edit, Key.Key_Backspace)
        QTest.keyClicks(edit, typed)
        QTest.keyClick(edit, Key.Key_Return)
        assert page.question.isVisible()
        assert f"begrijp ik niet: {typed}" in page.question.sentence
        assert presenter.session.box.spent(clocks()) == 12 * MINUTE
    edit.selectAll()
    QTest.keyClicks(edit, "9.35")
    QTest.keyClick(edit, Key.Key_Return)
    assert not page.question.isVisible()
    assert presenter.session.box.spent(clocks()) == 7 * MINUTE


def test_a_question_pushes_aside_and_covers_nothing_she_reads(page, presenter, qapp):
    presenter.start_or_pause()
    QTest.keyClick(page, Key.Key_S)
    qapp.processEvents()
    asked = page.question
    where = asked.rect().translated(asked.mapTo(page, asked.rect().topLeft()))
    for other in (page.block_label, page.step_label, page.work_stack, page.bar, page.capture_line):
        there = other.rect().translated(other.mapTo(page, other.rect().topLeft()))
        assert not where.intersects(there), other.objectName()


@pytest.mark.parametrize("width", [100, 500, 1366])
def test_a_question_that_lies_over_a_window_follows_its_size(qtbot, qapp, width):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(100, 400)
    asked = Question(Speech("nl", qapp), window)
    asked.ask("Verdergaan met de workshop die nog loopt?", "Ga verder", list)
    window.show()
    window.resize(width, 700)
    qapp.processEvents()
    assert asked.width() == max(min(WIDEST, width - 40), asked.minimumWidth())
    assert abs(asked.geometry().center().x() - window.rect().center().x()) <= 1


def begin_late(presenter, clocks):
    clocks.advance(minutes=17)
    presenter.next()


def test_the_offer_to_catch_up_goes_with_the_next_step(page, presenter, clocks):
    begin_late(presenter, clocks)
    assert page.question.isVisible()
    clocks.advance(seconds=20)
    presenter.start_or_pause()
    assert page.question.isVisible()
    clocks.advance(minutes=2)
    presenter.next()
    assert not page.question.isVisible()
    page.set_discreet(True)
    page.set_discreet(False)
    assert not page.question.isVisible()


def test_the_offer_to_catch_up_goes_once_she_looks_at_the_ways(page, presenter, clocks):
    begin_late(presenter, clocks)
    QTest.keyClick(QApplication.focusWidget() or page, Key.Key_L)
    assert page.timing.is_catching_up
    assert not page.question.isVisible()
    QTest.keyClick(QApplication.focusWidget() or page, Key.Key_L)
    assert not page.question.isVisible()


def test_the_offer_to_catch_up_goes_when_all_is_in_reach_again(page, presenter, clocks, desk):
    begin_late(presenter, clocks)
    assert page.question.isVisible()
    last = presenter.session.blocks[-1]
    desk.perform(removing("agenda.remove", [last]))
    assert not page.question.isVisible()
