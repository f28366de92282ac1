"""What is erased at the end: the room reads it before, she is asked once, and it is told after."""

from datetime import datetime

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import BoardPage, Frozen, ThanksPage
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
from llnet_desktop.services.capture import adding_notes
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui import theme
from llnet_desktop.ui.main_window import MainWindow
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.speech import Speech

OPEN = Lane("open", Phrase("Ideeën", "Ideas"))
WORRIES = Lane("worries", Phrase("Zorgen", "Worries"), Privacy.HELD, unnamed=True, erased=True)
STEP = Step("s", Phrase("Schrijf", "Write"), 10 * MINUTE)
BLOCK = Block("b", "w1", "a", Phrase("Vis", "Fish"), BlockKind.EXERCISE, (STEP,), (OPEN, WORRIES))
SAID = ["ik durf het niet", "het is te veel"]


@pytest.fixture
def library(desk):
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    kept = Note("k", "w1", "b", "open", "een zaal", 1)
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, BLOCK, kept]))
    desk.perform(adding_notes(BLOCK, WORRIES, SAID))
    return desk


@pytest.fixture
def window(library, clocks, qtbot, qapp, today):
    theme.apply(qapp, "light")
    made = MainWindow(Speech("nl", qapp), Settings(), clocks, today=lambda: today)
    qtbot.addWidget(made)
    made.open_desk(library)
    made.resize(1366, 690)
    made.show()
    yield made
    made.close()
    qapp.setStyleSheet("")


@pytest.fixture
def console(window, clocks):
    window.open_console("w1", only_mine=True)
    window.presenter._ticker.stop()
    window.presenter.next()
    clocks.advance(minutes=3)
    QApplication.processEvents()
    return window.console


class Painted(QObject):
    """The texts of a label as they were painted."""

    def __init__(self, label):
        super().__init__(label)
        self.label, self.texts = label, []
        label.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.texts.append(self.label.text())
        return False


def texts(desk):
    return sorted(note.text for note in desk.read(Note))


def wall(window):
    return window.presenter.session.coming().scene.page


def aloud(window, clocks, language="nl"):
    return projection_text(window.presenter.session.coming(), language, clocks())


def test_the_room_reads_before_that_it_is_erased_and_that_nobody_is_named(console, window, clocks):
    window.presenter.session.show(PageChoice.BOARD)
    said = aloud(window, clocks)
    assert "Wordt aan het eind gewist" in said
    assert "nergens staat wie wat schreef" in said
    assert "No names" in aloud(window, clocks, "en")
    lanes = wall(window).lanes
    assert [(lane.unnamed, lane.erased, lane.held) for lane in lanes] == [
        (False, False, None),
        (True, True, 2),
    ]


def test_at_the_end_she_is_asked_and_then_it_is_gone_and_the_room_reads_so(
    console, window, desk, clocks
):
    window.presenter.next()
    assert window.presenter.session.run.finished is not None
    assert console.question.isVisible()
    assert "2 briefjes in" in console.question.sentence
    assert "Zorgen" in console.question.sentence
    hint = console.capture_line._hint
    painted = Painted(hint)
    console.question.yes_button.click()
    assert any("Wordt gewist" in text for text in painted.texts)  # it may take a while
    assert "Wordt gewist" not in hint.text()
    assert texts(desk) == ["een zaal"]
    page = wall(window)
    assert isinstance(page, ThanksPage)
    assert [gone.name.nl for gone in page.erased] == ["Zorgen"]
    assert "stond, is gewist (09:33)" in aloud(window, clocks)
    assert "gewist" in console.capture_line._hint.text()


def test_the_question_waits_quietly_and_her_typing_goes_on(console, window, qapp):
    console.capture_line.setFocus()
    window.presenter.next()
    assert console.question.isVisible()
    assert QApplication.focusWidget() is console.capture_line.field


def test_not_yet_keeps_it_and_is_not_asked_again_until_the_next_end(console, window, desk, clocks):
    window.presenter.next()
    console.question.no_button.click()
    console.refresh()
    assert not console.question.isVisible()
    assert len(texts(desk)) == 3
    clocks.advance(seconds=30)
    window.presenter.back()
    assert window.presenter.session.run.is_on
    clocks.advance(seconds=30)
    window.presenter.next()
    assert console.question.isVisible()


def test_going_back_takes_the_question_away(console, window, desk, clocks):
    window.presenter.next()
    clocks.advance(seconds=30)
    window.presenter.back()
    assert not console.question.isVisible()
    assert len(texts(desk)) == 3


def test_leaving_for_home_after_the_end_erases_unasked_and_says_so(console, window, desk):
    window.presenter.next()
    console.question.no_button.click()
    window.show_home()
    assert texts(desk) == ["een zaal"]
    assert "Zorgen" in window.home.said.text


def test_leaving_for_home_while_it_is_on_erases_nothing(console, window, desk):
    window.show_home()
    assert len(texts(desk)) == 3
    assert window.home.said.text == ""


def test_closing_the_program_after_the_end_erases(console, window, desk):
    window.presenter.next()
    window.close()
    assert texts(desk) == ["een zaal"]


@pytest.mark.parametrize(("minutes", "left"), [(23 * 60, 3), (25 * 60, 1)])
def test_opening_the_library_a_day_after_a_workshop_that_never_ended_erases(
    library, clocks, qtbot, qapp, today, minutes, left
):
    session = LiveSession(library, "w1", clocks)
    session.next()
    session.close()
    clocks.advance(minutes=minutes)
    made = MainWindow(Speech("nl", qapp), Settings(), clocks, today=lambda: today)
    qtbot.addWidget(made)
    made.open_desk(library)
    assert len(texts(library)) == left
    assert ("gewist" in made.home.said.text) is (left == 1)
    made.close()


def test_a_wall_that_stands_still_lets_go_of_it_too(console, window, desk):
    session = window.presenter.session
    session.reveal(BLOCK, WORRIES)
    session.show(PageChoice.BOARD)
    session.set_mode(Mode.FROZEN)
    frozen = session.projection()
    assert isinstance(frozen, Frozen)
    assert isinstance(frozen.scene.page, BoardPage)
    window.presenter.next()
    console.question.yes_button.click()
    assert not any(text in str(session.projection()) for text in SAID)
    assert isinstance(session.projection(), Frozen)
