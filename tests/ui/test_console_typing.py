"""What is half typed on the console while the clicker goes on, and while the room may look."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
    Workshop,
)
from llnet_desktop.services.live import LiveSession, Mode
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.ui import theme
from llnet_desktop.ui.console.agenda_rail import ROW
from llnet_desktop.ui.console.page import ConsolePage
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.sheets import projection_sheets
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
OPEN, HELD = Lane("open", Phrase("Ik bied")), Lane("held", Phrase("Zorgen"), Privacy.HELD)


def block(name, *lanes, sort=BlockKind.EXERCISE, **of_step):
    step = Step(f"{name}1", Phrase("Vertel"), 10 * MINUTE, **of_step)
    own = tuple(replace(lane, id=f"{lane.id}_{name}") for lane in lanes)
    return Block(name, "w1", f"{name}i", Phrase(f"Onderdeel {name}"), sort, (step,), own)


A, B, BARE = block("a", OPEN, HELD), block("b", OPEN), block("c")
QUIET = block("d", OPEN, off_record=True)
ROUND = block("e", sort=BlockKind.COMMITMENTS)
LAST = block("f", OPEN)
NOTE = Note("x", "w1", "a", "open_a", "een zaal", 1)


class Paints(QObject):
    """Counts how often the frame of a widget is painted."""

    def __init__(self, widget):
        super().__init__(widget)
        self.paints = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.paints += event.region().contains(QPoint(0, watched.height() // 2))
        return False


@pytest.fixture
def presenter(desk, clocks, qapp):
    theme.apply(qapp, "light")
    workshop = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
    agenda = [A, B, BARE, QUIET, ROUND, LAST]
    desk.record(adding("start", [Network("n1", "Waterkant"), workshop, *agenda, NOTE]))
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
def click(page, clocks):
    """Press a key of a clicker, a moment after the one before."""

    def press(key=Key.Key_PageDown):
        clocks.advance(seconds=20)
        QTest.keyClick(QApplication.focusWidget(), key)

    return press


def on_board(page):
    return [box.lane.id for box in page.board.placed.lanes]


def type_words(words):
    QTest.keyClicks(QApplication.focusWidget(), words)


def enter():
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Return)


def notes(desk):
    return {note.text: (note.block, note.lane) for note in desk.read(Note, workshop="w1")}


def chip(page):
    return page.capture_line._lane.text()


def test_what_was_begun_in_a_held_column_stays_there_when_the_clicker_goes_on(
    page, presenter, desk, click
):
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    type_words("Piet durft ni")
    click()
    assert presenter.session.block == B
    assert chip(page) == "Zorgen, bij \N{LEFT SINGLE QUOTATION MARK}Onderdeel a’"
    type_words("ets")
    enter()
    assert notes(desk)["Piet durft niets"] == ("a", "held_a")
    assert chip(page) == "Ik bied"
    type_words("een tent")
    enter()
    assert notes(desk)["een tent"] == ("b", "open_b")


def test_tab_takes_what_was_begun_elsewhere_to_the_block_that_is_on(page, desk, click):
    type_words("een tent")
    click()
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    assert chip(page) == "Ik bied"
    enter()
    assert notes(desk)["een tent"] == ("b", "open_b")


def test_an_emptied_line_writes_for_the_block_that_is_on(page, click):
    type_words("een")
    click()
    for _ in range(3):
        assert chip(page) == "Ik bied, bij \N{LEFT SINGLE QUOTATION MARK}Onderdeel a’"
        QTest.keyClick(page.capture_line.field, Key.Key_Backspace)
    assert chip(page) == "Ik bied"


def test_pasted_lines_wait_for_the_column_they_were_pasted_in(page, desk, click, qapp):
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    qapp.clipboard().setText("een\ntwee")
    page.capture_line.field.paste()
    click()
    enter()
    assert notes(desk)["twee"] == ("a", "held_a")
    assert chip(page) == "Ik bied"


def test_the_words_go_on_where_no_notes_are_made(page, presenter, desk, click):
    type_words("een te")
    click()
    click()
    assert presenter.session.block == BARE
    type_words("nt")
    enter()
    assert notes(desk)["een tent"] == ("a", "open_a")
    type_words("bel")
    enter()
    assert presenter.session.mode is Mode.LIVE
    assert page.capture_line.text() == "bel"
    assert "bel" not in notes(desk)


def test_what_was_begun_in_a_block_that_was_taken_away_is_not_lost(page, desk, click):
    type_words("een tent")
    click()
    desk.perform(removing("x", [A, NOTE]))
    assert chip(page) == "Ik bied"
    enter()
    assert notes(desk)["een tent"] == ("b", "open_b")


def test_off_the_record_nothing_can_be_typed_and_no_letter_steers(page, presenter, desk, click):
    presenter.session.go_to(QUIET)
    type_words("geheim, bel")
    assert page.capture_line.text() == ""
    assert page.capture_line._hint.text().startswith("Nu schrijft niemand mee")
    assert presenter.session.mode is Mode.LIVE
    QTest.keyClick(page.capture_line.field, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.work_stack.currentWidget() is page.board_page


def test_a_note_is_not_reworded_off_the_record(page, desk, presenter):
    mine = replace(NOTE, id="y", block="d", lane="open_d", number=2)
    desk.record(adding("x", [mine]))
    presenter.session.go_to(QUIET)
    page.board.edit(mine)
    assert not page.board.is_editing
    presenter.session.go_to(A)
    page.board.edit(NOTE)
    assert page.board.is_editing


def told(page):
    return page.capture_line._hint.text()


def files(library_path):
    return b"".join(p.read_bytes() for p in library_path.parent.iterdir() if p.is_file())


def test_a_note_that_is_reworded_waits_in_place_while_nothing_is_written_down(
    page, presenter, desk, library_path
):
    page.board.edit(NOTE)
    type_words("Half ge")
    presenter.session.go_to(QUIET)
    type_words("heim, bel")
    assert told(page).startswith("Nu schrijft niemand mee")
    enter()
    assert page.board.is_editing
    assert page.board._editor.toPlainText() == "Half ge"
    assert presenter.session.mode is Mode.LIVE
    assert b"Half ge" not in files(library_path)
    presenter.session.go_to(LAST)
    type_words("daan")
    enter()
    assert notes(desk) == {"Half gedaan": ("a", "open_a")}


def test_a_note_that_was_left_meanwhile_is_reworded_when_somebody_writes_along_again(
    page, presenter, desk
):
    page.board.edit(NOTE)
    type_words("Half")
    presenter.session.go_to(QUIET)
    page.capture_line.setFocus()
    assert page.board.is_editing
    assert notes(desk) == {"een zaal": ("a", "open_a")}
    presenter.session.go_to(LAST)
    assert notes(desk) == {"Half": ("a", "open_a")}
    assert not page.board.is_editing


def test_words_for_a_note_that_is_hidden_from_the_room_meanwhile_are_not_lost(
    page, presenter, desk
):
    mine = replace(NOTE, id="y", lane="held_a", number=2)
    desk.record(adding("x", [mine]))
    page.board.edit(mine)
    type_words("zorgelijk")
    presenter.session.go_to(QUIET)
    page.set_discreet(True)
    assert not page.board.is_editing
    assert "zorgelijk" not in notes(desk)
    presenter.session.go_to(LAST)
    assert notes(desk)["zorgelijk"] == ("a", "held_a")


def test_escape_gives_a_note_its_old_words_back_off_the_record_as_well(page, presenter, desk):
    page.board.edit(NOTE)
    type_words("Half")
    presenter.session.go_to(QUIET)
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert not page.board.is_editing
    presenter.session.go_to(LAST)
    assert notes(desk) == {"een zaal": ("a", "open_a")}


def test_the_title_of_a_cluster_waits_while_nothing_is_written_down(page, presenter, desk):
    desk.record(adding("x", [Cluster("c", "w1", "a", "open_a")]))
    desk.record(changing("x", [(NOTE, replace(NOTE, cluster="c"))]))
    page.board.edit_title("c")
    type_words("Ruim")
    presenter.session.go_to(QUIET)
    type_words("bel")
    enter()
    assert page.board.is_editing
    presenter.session.go_to(LAST)
    type_words("te")
    enter()
    assert [cluster.title for cluster in desk.read(Cluster)] == ["Ruimte"]


def test_a_commitment_that_is_typed_waits_while_nothing_is_written_down(
    page, presenter, desk, qtbot
):
    QTest.keyClick(page.capture_line.field, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    form = page.commitments.form
    type_words("Sanne")
    form.what_field.setPlainText("een zaal vragen")
    form.by_field.setText("15 dec")
    presenter.session.go_to(QUIET)
    assert page.work_stack.currentWidget() is page.commitments
    assert form.trouble_label.text().startswith("Nu schrijft niemand mee")
    type_words(" bel")
    assert form.who_field.text() == "Sanne"
    assert presenter.session.mode is Mode.LIVE
    QTest.keyClick(form.who_field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not form.add_button.isEnabled()
    assert desk.read(Commitment) == ()
    presenter.session.go_to(LAST)
    assert not form.trouble_label.text()
    type_words(" B")
    QTest.keyClick(form.who_field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [made.who for made in desk.read(Commitment)] == ["Sanne B"]


def test_off_the_record_no_commitment_is_taken_away(page, presenter, desk):
    made = Commitment("c1", "w1", "Jan", "iets doen", date(2026, 12, 20))
    desk.record(adding("x", [made]))
    presenter.session.go_to(QUIET)
    page.commitments.remove("c1")
    assert len(desk.read(Commitment)) == 1
    presenter.session.go_to(LAST)
    page.commitments.remove("c1")
    assert desk.read(Commitment) == ()


def test_words_begun_before_wait_while_nothing_is_written_down(page, presenter, desk, click):
    presenter.session.go_to(BARE)
    presenter.session.go_to(A)
    type_words("een te")
    presenter.session.go_to(QUIET)
    type_words("geheim")
    enter()
    assert page.capture_line.text() == "een te"
    assert "een te" not in notes(desk)
    presenter.session.go_to(LAST)
    type_words("nt")
    enter()
    assert notes(desk)["een tent"] == ("a", "open_a")


def test_a_commitment_that_is_typed_stays_open_while_the_clicker_goes_on(page, presenter, click):
    QTest.keyClick(page.capture_line.field, Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    type_words("San")
    click()
    assert presenter.session.block == B
    type_words("ne belt")
    assert page.commitments.form.who_field.text() == "Sanne belt"
    assert presenter.session.mode is Mode.LIVE
    assert not page.timing.is_catching_up
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert page.work_stack.currentWidget() is page.board_page
    assert on_board(page) == ["open_b"]


def test_a_note_that_is_reworded_stays_open_while_the_clicker_goes_on(
    page, presenter, desk, click, qtbot
):
    page.board.edit(NOTE)
    type_words("Half ge")
    click()
    assert presenter.session.block == B
    type_words("daan, bel")
    assert presenter.session.mode is Mode.LIVE
    assert notes(desk) == {"een zaal": ("a", "open_a")}
    enter()
    assert notes(desk) == {"Half gedaan, bel": ("a", "open_a")}
    qtbot.waitUntil(lambda: on_board(page) == ["open_b"])


def test_rewording_goes_on_when_the_commitment_round_begins(page, presenter, desk, click, qtbot):
    desk.perform(removing("x", [B, BARE, QUIET]))
    page.board.edit(NOTE)
    type_words("Half")
    click()
    assert presenter.session.block == ROUND
    type_words(" bel")
    QTest.keyClick(QApplication.focusWidget(), Key.Key_Escape)
    assert notes(desk) == {"een zaal": ("a", "open_a")}
    qtbot.waitUntil(lambda: page.work_stack.currentWidget() is page.commitments)


def picture(page, words):
    page.capture_line.field.setPlainText(words)
    return page.capture_line.field.grab().toImage()


def test_what_is_typed_for_a_held_column_is_veiled_while_the_room_may_look(page):
    line = page.capture_line
    QTest.keyClick(line.field, Key.Key_Tab)
    assert picture(page, "Piet durft niets") != picture(page, "Sara wilde alles")
    page.set_discreet(True)
    assert picture(page, "Piet durft niets") == picture(page, "Sara wilde alles")
    assert picture(page, "Sara wilde alles") != picture(page, "Sara")  # how much is seen
    QTest.keyClick(line.field, Key.Key_Tab)  # to the open column, with the same words
    assert picture(page, "Piet durft niets") == picture(page, "Sara wilde alles")
    line.clear()
    assert picture(page, "Piet durft niets") != picture(page, "Sara wilde alles")


def test_an_open_or_opened_column_is_typed_in_plain_sight(page, presenter):
    page.set_discreet(True)
    assert picture(page, "Piet durft niets") != picture(page, "Sara wilde alles")
    page.capture_line.clear()
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    assert picture(page, "Piet durft niets") == picture(page, "Sara wilde alles")
    page.capture_line.clear()
    presenter.session.reveal(A, A.lanes[1])
    assert picture(page, "Piet durft niets") != picture(page, "Sara wilde alles")


def test_words_of_a_column_that_is_closed_while_they_are_typed_are_veiled(page, desk):
    page.set_discreet(True)
    page.capture_line.field.setPlainText("Piet durft niets")
    closed = replace(A, lanes=(replace(A.lanes[0], privacy=Privacy.HELD), A.lanes[1]))
    desk.perform(changing("x", [(A, closed)]))
    assert page.capture_line.field.is_veiled


def hint(page):
    return page.capture_line._hint.text()


def test_a_note_that_is_on_disk_is_told_by_its_number(page, qapp):
    type_words("een tent")
    enter()
    assert hint(page) == "Briefje 2 staat"
    qapp.clipboard().setText("drie\nvier")
    page.capture_line.field.paste()
    enter()
    assert hint(page) == "Briefje 4 staat"


def rows(page):
    rail = page.agenda_rail.model()
    return [rail.index(n, 0).data(ROW) for n in range(rail.rowCount())]


def test_what_was_only_gone_through_is_told_to_be_passed_over(page, click, clocks, presenter):
    click()
    clocks.advance(seconds=2)
    presenter.next()
    assert [row.state for row in rows(page)][:4] == ["past", "passed", "now", "coming"]
    assert rows(page)[1].line == "overgeslagen · 10 min"


def test_a_small_screen_shows_as_much_of_the_agenda_as_fits(page, desk, qapp):
    assert len(rows(page)) == 6
    more = [replace(block(f"g{n:02}"), place=f"x{n:02}") for n in range(20)]
    desk.perform(adding("x", more))
    room = page.agenda_rail.room
    assert room >= 10
    shown = [row.block for row in rows(page)]
    assert len(shown) == room
    assert shown[:3] == ["a", "b", "c"]
    assert shown[-2:] == ["g18", "g19"]
    assert "e" in shown, "the commitment round"
    page.resize(1366, 640)
    qapp.processEvents()
    assert len(rows(page)) == page.agenda_rail.room < room


def many(count, lane, block="a"):
    text = "een hele zin over wat wij hier samen willen gaan doen, "
    return [Note(f"{lane}{n}", "w1", block, lane, f"{text}{n}", n + 100) for n in range(count)]


def test_typing_turns_no_sheet_unless_it_overflows_the_last_one_that_is_shown(
    page, presenter, desk
):
    session = presenter.session
    desk.record(adding("x", many(90, "open_a")))
    session.show(PageChoice.BOARD)
    sheets = projection_sheets(session.projection(), page.room_size())
    assert sheets > 2
    type_words("een tent")
    enter()
    assert session.sheet == 0
    session.show_sheet(1)
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    type_words("Piet durft niets")
    enter()
    assert session.sheet == 1, "a note that the room can't see moves nothing"
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    session.show_sheet(sheets - 1)
    while projection_sheets(session.projection(), page.room_size()) == sheets:
        type_words("een tent")
        enter()
    assert session.sheet == sheets


def test_ctrl_z_takes_a_slip_back_when_there_is_nothing_else(page, presenter, click):
    presenter.start_or_pause()
    click()
    QTest.keyClick(page.capture_line.field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert presenter.session.block == A
    assert presenter.session.box.is_running
    assert "naar een andere stap" in hint(page)
    QTest.keyClick(page.capture_line.field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert presenter.session.block == A
    assert "naar een andere stap" not in hint(page)


def test_the_frame_of_the_line_says_at_once_where_the_keys_go(page, qapp):
    qapp.processEvents()
    counted = Paints(page.capture_line)
    for where in (page.board, page.capture_line):
        counted.paints = 0
        where.setFocus()
        qapp.processEvents()
        assert counted.paints


def pasted(page):
    return page.capture_line.pasted


def paste(qapp, page, text):
    qapp.clipboard().setText(text)
    page.capture_line.field.paste()


def added(desk, before):
    there = sorted(desk.read(Note), key=lambda note: note.number)
    return [note.text for note in there if note.text not in before]


LIST = "• een loods\n- een boot\n3. een sleutel\n14+22\n\n6"


def test_pasted_lines_are_shown_without_bullets_before_they_are_notes(page, desk, qapp):
    before = notes(desk)
    paste(qapp, page, LIST)
    assert pasted(page).isVisible()
    assert pasted(page).list.model().stringList() == [
        *("een loods", "een boot", "een sleutel", "14+22", "6")
    ]
    assert notes(desk) == before
    enter()
    assert added(desk, before) == [*("een loods", "een boot", "een sleutel", "14+22", "6")]
    assert not pasted(page).isVisible()
    desk.history.undo()
    assert notes(desk) == before


def test_a_long_line_of_a_pasted_list_is_kept_whole(page, desk, qapp):
    before, long = notes(desk), "een loods aan het water " * 60
    paste(qapp, page, f"- {long}\n- een boot")
    enter()
    assert added(desk, before) == [long.strip(), "een boot"]


def test_signs_before_a_few_pasted_lines_are_part_of_what_was_said(page, qapp):
    paste(qapp, page, "- 5 graden in maart\neen loods\n> 50 % minder afval\n# samen")
    assert pasted(page).list.model().stringList() == [
        *("- 5 graden in maart", "een loods", "> 50 % minder afval", "# samen")
    ]


def test_a_pasted_line_is_left_out_by_key_and_by_mouse(page, desk, qapp):
    before = notes(desk)
    paste(qapp, page, LIST)
    QTest.keyClick(page.capture_line.field, Key.Key_Down)
    assert pasted(page).current == "een boot"
    assert page.capture_line.field.accessibleDescription() == "een boot"
    QTest.keyClick(page.capture_line.field, Key.Key_Delete)
    row = pasted(page).list.visualRect(pasted(page).list.model().index(3, 0))
    QTest.mouseClick(pasted(page).list.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    QTest.mouseClick(pasted(page).out_button, Qt.MouseButton.LeftButton)
    QTest.mouseClick(pasted(page).yes_button, Qt.MouseButton.LeftButton)
    assert added(desk, before) == [*("een loods", "een sleutel", "14+22")]
    assert page.capture_line.field.hasFocus()


def test_a_paste_of_which_nothing_is_left_or_wanted_is_no_note(page, desk, qapp):
    before = notes(desk)
    paste(qapp, page, "een\ntwee")
    for _ in range(3):
        QTest.keyClick(page.capture_line.field, Key.Key_Delete)
    assert not pasted(page).isVisible()
    enter()
    paste(qapp, page, "een\ntwee")
    QTest.mouseClick(pasted(page).no_button, Qt.MouseButton.LeftButton)
    enter()
    assert not pasted(page).isVisible()
    assert notes(desk) == before


def test_lines_for_a_column_the_room_may_not_read_are_not_shown_while_it_may_look(page, qapp):
    QTest.keyClick(page.capture_line.field, Key.Key_Tab)
    paste(qapp, page, "een\ntwee")
    assert pasted(page).isVisible()
    page.set_discreet(True)
    assert not pasted(page).isVisible()
    assert "2 briefjes" in hint(page)
    page.set_discreet(False)
    assert pasted(page).isVisible()
