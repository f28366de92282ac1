"""What is half typed outlives the page, the window and the program, and leaves no trace."""

from dataclasses import replace
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.domain.edit import adding, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
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
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.erasing import erase
from llnet_desktop.services.library import Library
from llnet_desktop.services.live import LiveSession
from llnet_desktop.storage.opening import LibraryFile
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.roles import load_face
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
LANES = (
    Lane("open", Phrase("Ik bied")),
    Lane("held", Phrase("Zorgen"), Privacy.HELD),
    Lane("gone", Phrase("Tussen ons"), Privacy.HELD, unnamed=True, erased=True),
)
STEP = Step("s", Phrase("Vertel"), 10 * MINUTE)
FIRST = Block("a", "w1", "a", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), LANES)
NEXT = replace(FIRST, id="b", place="b", lanes=(Lane("later", Phrase("Ik zoek")),))


@pytest.fixture
def program(library_file, library_path, clocks, qtbot, qapp):
    """Start a console on the library, as a program does that stopped without a word before."""
    load_face("Regular")
    theme.load_other_faces()
    theme.apply(qapp, "light")
    desk = Desk(Library(library_file.save, library_file.read, library_file))
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, FIRST, NEXT]))
    started = []

    def start(*, discreet=False):
        file = LibraryFile(library_path)
        made = RunPresenter(LiveSession(Desk(Library(file.save, file.read, file)), "w1", clocks))
        made._ticker.stop()
        if made.session.run.began is None:
            made.next()
        page = ConsolePage(made, Speech("nl", qapp), discreet=discreet)
        qtbot.addWidget(page)
        started.append((page, made, file))
        return page

    yield start
    for page, made, file in started:
        page.close()
        made.stop()
        file.close()
    qapp.setStyleSheet("")


def typed(page, text, lane="open"):
    page.writing.choose_lane(lane)
    QTest.keyClicks(page.capture_line.field, text)


def lane_of(page):
    return page.capture_line._lane.text()


def test_a_program_that_stops_between_two_letters_opens_with_the_words_and_their_column(program):
    typed(program(), "minder beloven, mee", "held")
    page = program()
    assert page.capture_line.text() == "minder beloven, mee"
    assert lane_of(page) == "Zorgen"
    QTest.keyClicks(page.capture_line.field, "r doen")
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    (note,) = page._session.desk.read(Note)
    assert (note.lane, note.text) == ("held", "minder beloven, meer doen")
    assert program().capture_line.is_empty


def test_what_was_written_down_but_not_taken_from_the_line_is_not_offered_twice(program):
    page = program()
    typed(page, "een zaal")
    block, lane = page.writing.block, page.writing.lane
    page.writing._add(["een zaal"], lane)  # and the program stopped here
    assert block == FIRST
    assert program().capture_line.is_empty


def test_half_typed_words_keep_their_column_when_the_workshop_has_gone_on(program):
    page = program()
    typed(page, "een zaal", "held")
    page._session.next()
    page.refresh()
    again = program()
    assert again._session.block == NEXT
    assert again.writing.lane.id == "held"
    assert lane_of(again) == lane_of(page)


def test_the_room_does_not_read_what_was_half_typed_in_confidence(program):
    typed(program(), "ik durf niet", "held")
    page = program(discreet=True)
    assert page.capture_line.text() == "ik durf niet"
    assert page.capture_line.field.is_veiled


def test_words_for_a_closed_column_that_is_gone_come_to_stand_nowhere_else(program):
    page = program()
    typed(page, "ik durf niet", "held")
    page._session.desk.perform(removing("blocks.remove", [FIRST]))
    assert program().capture_line.is_empty


def test_words_for_an_open_column_that_is_gone_stand_for_the_one_that_is_there(program):
    page = program()
    typed(page, "een zaal", "open")
    page._session.desk.perform(removing("blocks.remove", [FIRST]))
    page = program()
    assert page.capture_line.text() == "een zaal"
    assert page.writing.lane.id == "later"


def test_not_a_byte_of_what_was_typed_is_left_beside_the_library(program, library_path):
    page = program()
    typed(page, "zwartwater", "gone")
    beside = [path for path in library_path.parent.iterdir() if path != library_path]
    assert any(b"zwartwater" in path.read_bytes() for path in beside)
    for _ in "water":
        QTest.keyClick(page.capture_line.field, Key.Key_Backspace)
    assert not any(b"zwartwater" in path.read_bytes() for path in beside)
    QTest.keyClick(page.capture_line.field, Key.Key_Return)
    left = [path for path in beside if path.exists()]
    assert not any(b"zwart" in p.read_bytes() for p in left if not p.name.startswith("library.ll"))
    assert not [path for path in left if path.name.endswith("typing")]


def test_what_is_destroyed_at_the_end_takes_the_half_typed_line_along(
    program, library_path, clocks
):
    page = program()
    typed(page, "zwartwater", "gone")
    erase(page._session.desk, "w1", clocks())
    assert not any(b"zwartwater" in p.read_bytes() for p in library_path.parent.iterdir())


@pytest.mark.parametrize(
    "there", [b"", b"\xff\xfe", b"[]", b'{"w1": {"text": 3}}', b'{"w1": {"block": "a"', b"{}" * 9]
)
def test_a_file_that_was_torn_is_as_if_nothing_was_typed(program, library_path, there):
    library_path.with_name(f"{library_path.name}-typing").write_bytes(there)
    page = program()
    assert page.capture_line.is_empty
    typed(page, "een zaal")
    assert program().capture_line.text() == "een zaal"
