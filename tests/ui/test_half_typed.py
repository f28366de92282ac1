"""What is half typed outlives the page, the window and the program, and leaves no trace."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from llnet_desktop.domain.commitment import Commitment, Stand
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Privacy,
    Request,
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


def test_a_commitment_that_is_half_typed_is_in_the_form_again(program):
    page = program()
    page.committing.begin()
    form = page.commitments.form
    QTest.keyClicks(form.who_field, "Sanne")
    QTest.keyClicks(form.what_field, "een zaal vra")
    form.room_only_box.click()
    page = program()
    assert page.work_stack.currentWidget() is page.commitments
    assert page.commitments_button.isChecked()
    form = page.commitments.form
    assert (form.who_field.text(), form.what_field.toPlainText()) == ("Sanne", "een zaal vra")
    assert form.room_only_box.isChecked()
    form.by_field.setText("15 dec")
    page.commitments.commit()
    (made,) = page._session.desk.read(Commitment)
    assert made.room_only
    page = program()
    assert page.work_stack.currentWidget() is page.board_page
    assert not page.commitments.form.who_field.text()


def test_half_typed_commitments_stay_with_what_they_come_from(program, library_path):
    page = program()
    page._session.desk.perform(adding("x", [Note("n", "w1", "a", "open", "Een zaal", 1)]))
    made = Commitment("c", "w1", "Jan", "iets doen", date(2026, 12, 20), 1)
    page._session.desk.perform(adding("x", [made]))
    page.committing.begin(page._session.notes.get("n"))
    page.commitments.form.who_field.setText("Sanne")
    page.commitments.change("c")
    page.commitments.form.what_field.setPlainText("iets anders")
    page = program()
    assert page.commitments.form.draft.changes == "c"
    assert page.commitments.form.what_field.toPlainText() == "iets anders"
    page.commitments.pass_on()
    page.committing.begin(page._session.notes.get("n"))
    assert page.commitments.form.who_field.text() == "Sanne"
    assert page.commitments.form.draft.origin == "n"
    page.commitments.pass_on()
    assert not library_path.with_name(f"{library_path.name}-typing").exists()


def test_the_words_for_a_commitment_that_is_gone_stand_in_a_new_one(program):
    page = program()
    made = Commitment("c", "w1", "Jan", "iets doen", date(2026, 12, 20), 1)
    page._session.desk.perform(adding("x", [made]))
    page.commitments.change("c")
    page.commitments.form.what_field.setPlainText("iets anders")
    page._session.desk.perform(removing("x", [made]))
    page = program()
    assert page.commitments.form.draft.changes is None
    assert page.commitments.form.what_field.toPlainText() == "iets anders"


def test_what_is_half_typed_from_a_closed_note_stays_off_a_discreet_console(program):
    page = program()
    page._session.desk.perform(adding("x", [Note("n", "w1", "a", "held", "Ik durf niet", 1)]))
    page.committing.begin(page._session.notes.get("n"))
    page.commitments.form.who_field.setText("Sanne")
    page = program(discreet=True)
    assert page.work_stack.currentWidget() is page.board_page
    assert not page.commitments.form.what_field.toPlainText()
    page = program()
    assert page.commitments.form.what_field.toPlainText() == "Ik durf niet"


def test_a_half_typed_request_is_in_its_cell_again(program, library_path):
    page = program()
    desk = page._session.desk
    desk.perform(changing("x", [(FIRST, replace(FIRST, matrix=True))]))
    for n, name in enumerate(("Gemeente", "Waterschap")):
        desk.perform(adding("x", [Member(f"m{n}", "n1", f"Naam {n}", name)]))
    page.connecting.requesting.open()
    panel = page.connecting.requesting.panel
    panel.go_to_request("Gemeente", "Waterschap")
    QTest.keyClicks(panel.field, "een zaa")
    page = program()
    page.connecting.requesting.open()
    panel = page.connecting.requesting.panel
    panel.go_to_request("Waterschap", "Gemeente")
    assert not panel.field.text()
    panel.go_to_request("Gemeente", "Waterschap")
    assert panel.field.text() == "een zaa"
    QTest.keyClick(panel.field, Key.Key_Return)
    assert [one.text for one in page._session.desk.read(Request)] == ["een zaa"]
    assert not library_path.with_name(f"{library_path.name}-typing").exists()


def test_a_line_of_a_look_back_and_what_was_learned_stand_there_again(program, library_path):
    page = program()
    before = Workshop("w0", "n1", "Eerder", datetime(2026, 9, 3, 9, 30))
    made = Commitment("c", "w0", "Jan", "iets doen", date(2026, 12, 1), 1)
    block = replace(FIRST, id="back", place="ab", sort=BlockKind.LOOKBACK, lanes=())
    page._session.desk.perform(adding("x", [before, made, block]))
    page._presenter.session.go_to(block)
    panel = page.looking_back.panel
    QTest.keyClicks(panel.line, "1 ged")
    QTest.keyClicks(panel.learned_field, "eerder vra")
    page = program()
    panel = page.looking_back.panel
    assert (panel.line.text(), panel.learned_field.text()) == ("1 ged", "eerder vra")
    QTest.keyClicks(panel.learned_field, "gen")
    QTest.keyClick(panel.learned_field, Key.Key_Return)
    assert [stand.learned for stand in page._session.desk.read(Stand)] == ["eerder vragen"]
    panel.line.clear()
    assert not library_path.with_name(f"{library_path.name}-typing").exists()
