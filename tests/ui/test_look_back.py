"""The look back in real windows: stands typed and pressed, what was learned, what is shown."""

import sqlite3
from contextlib import closing
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.projection import LookbackPage, StepPage
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Note, Step, Workshop
from llnet_desktop.services.pages import PageChoice
from llnet_desktop.services.wall import Mode
from llnet_desktop.ui.projector.aloud import projection_text
from llnet_desktop.ui.projector.sheets import projection_sheets

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
DONE, UNDER_WAY, MOVED, LET_GO, NOT_KNOWN = StandState
TODAY = date(2026, 12, 3)
HOSTILE = "<img src=x> R&D <b>dik</b>"


def block(name, sort, *, quiet=False):
    steps = (
        Step(f"{name}1", Phrase("Wat kwam ervan?", "What came of it?"), 5 * MINUTE),
        Step(f"{name}2", Phrase("Adem.", "Breathe."), 5 * MINUTE, off_record=quiet),
    )
    return Block(
        name, "w3", f"{name}i", Phrase(name), sort, steps, (Lane(f"l{name}", Phrase("Geleerd")),)
    )


BACK = block("a", BlockKind.LOOKBACK, quiet=True)
NEXT = block("b", BlockKind.EXERCISE)
NOW = Workshop("w3", "n", "Samen doen", datetime(2026, 12, 3, 9, 30))
BEFORE = (
    Network("n", "Waterkant"),
    Workshop("w1", "n", "Kennismaken", datetime(2026, 3, 3, 9, 30)),
    Workshop("w2", "n", "Wie is hier niet?", datetime(2026, 9, 3, 13, 0)),
)


def made(id_, where, number, what="bellen", **more):
    by = date(2026, 11, 1) + timedelta(days=number)
    return Commitment(id_, where, f"Wie {number}", what, by, number, **more)


COMMITMENTS = (
    made("c2", "w1", 2, together_with="Jeroen"),
    made("c5", "w1", 5),
    made("c12", "w2", 12, HOSTILE),
    made("c14", "w2", 14),
    made("c15", "w2", 15, "in het geheim", room_only=True),
)
STANDS = (
    Stand("s1", "c2", MOVED, date(2026, 9, 3), "eerst een voorbeeld", date(2027, 1, 9)),
    Stand("s2", "c5", DONE, date(2026, 9, 3)),
)


@pytest.fixture
def shown(run_console):
    return run_console(NOW, *BEFORE, BACK, NEXT, *COMMITMENTS, *STANDS)


@pytest.fixture
def page(shown):
    return shown[0]


@pytest.fixture
def presenter(shown):
    return shown[1]


@pytest.fixture
def panel(page):
    return page.looking_back.panel


def press(*keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)


def typed(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def click(widget):
    QTest.mouseClick(widget, LEFT)


def told(desk):
    return {
        one.commitment: (one.state, one.learned, one.moved_to)
        for one in desk.read(Stand, told=TODAY.isoformat())
    }


def wall(presenter):
    return presenter.session.projection().scene.page


def listed(panel):
    return [one.commitment.number for one in panel.model.rows]


def five(panel):
    return panel.counts_label.text().split(" · ")


def test_in_a_look_back_the_middle_lists_what_is_open_newest_workshop_first(page, panel):
    assert page.work_stack.currentWidget() is panel
    assert page.looking_back.button.isChecked()
    assert listed(panel) == [12, 14, 15, 2]
    assert five(panel) == [
        "gedaan: 0", "loopt nog: 0", "verschoven: 0", "losgelaten: 0", "onbekend: 4"
    ]  # fmt: skip
    rows = [panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert rows[2] == "15, Wie 15 · alleen deze zaal: in het geheim, uiterlijk 16 nov, onbekend"
    assert rows[3].endswith("uiterlijk 9 jan 2027, verschoven naar 9 jan 2027, 3 sep")


def test_stands_are_typed_by_number_and_the_hint_says_what_will_happen(page, panel, desk):
    press(Key.Key_F6)
    assert panel.line.hasFocus()
    typed("14")
    assert panel.hint_label.text() == "14 · Wie 14: bellen"
    typed(" gedaan: eerder bellen")
    said = "Enter: 14 gedaan · geleerd: eerder bellen · Wie 14: bellen"
    assert panel.hint_label.text() == said
    press(Key.Key_Return)
    assert told(desk) == {"c14": (DONE, "eerder bellen", None)}
    assert panel.line.text() == ""
    assert panel.hint_label.text() == "14: genoteerd"
    typed("12 2 verschoven 3 feb")
    assert panel.hint_label.text() == "Enter: 12 2 verschoven naar wo 3 feb 2027"
    press(Key.Key_Return)
    assert told(desk)["c12"] == (MOVED, "", date(2027, 2, 3))
    assert told(desk)["c2"] == (MOVED, "", date(2027, 2, 3))
    assert five(panel)[:3] == ["gedaan: 1", "loopt nog: 0", "verschoven: 2"]
    assert listed(panel) == [12, 14, 15, 2]  # what is done stays to be seen


def test_what_is_typed_again_corrects_and_undo_takes_one_line_back(panel, desk, presenter):
    panel.setFocus()
    typed("12 14 done")
    press(Key.Key_Return)
    typed("12 let go")
    press(Key.Key_Return)
    assert told(desk) == {"c12": (LET_GO, "", None), "c14": (DONE, "", None)}
    press(Key.Key_Z, held=CONTROL)
    assert told(desk) == {"c12": (DONE, "", None), "c14": (DONE, "", None)}
    press(Key.Key_Z, held=CONTROL)
    assert told(desk) == {}
    assert five(panel)[-1] == "onbekend: 4"
    press(Key.Key_Y, held=CONTROL)
    assert set(told(desk)) == {"c12", "c14"}


@pytest.mark.parametrize(
    "text", ["99 gedaan", "12 99 done", "5 done", "12 misschien", "12 done 3 feb"]
)
def test_what_can_not_be_kept_is_one_sentence_and_the_line_stays(panel, desk, text):
    panel.setFocus()
    typed(text)
    press(Key.Key_Return)
    assert told(desk) == {}
    assert panel.line.text() == text
    assert panel.hint_label.text()
    assert "Enter:" not in panel.hint_label.text()


def test_a_day_in_the_past_or_far_away_is_asked_about_once(panel, desk):
    panel.setFocus()
    for day, why in (("1-2-2020", "al geweest"), ("1-2-2046", "tien jaar")):
        typed(f"14 moved {day}")
        press(Key.Key_Return)
        assert why in panel.hint_label.text()
        press(Key.Key_Return)
        assert told(desk)["c14"][2].year in (2020, 2046)
        assert panel.line.text() == ""


def test_a_letter_sets_the_row_that_is_chosen(panel, desk, presenter):
    panel.setFocus()
    press(Key.Key_Down, Key.Key_Down)
    assert panel.list.hasFocus()
    assert panel.list.chosen.commitment.number == 14
    press(Key.Key_E)
    assert told(desk)["c14"][0] is DONE
    press(Key.Key_N)
    assert told(desk)["c14"][0] is UNDER_WAY
    press(Key.Key_G)
    assert told(desk)["c14"][0] is LET_GO
    press(Key.Key_K)
    assert told(desk)["c14"][0] is NOT_KNOWN
    press(Key.Key_V)
    assert panel.line.hasFocus()
    assert panel.line.text() == "14 verschoven "
    typed("vrijdag")
    press(Key.Key_Return)
    assert told(desk)["c14"] == (MOVED, "", date(2026, 12, 4))
    assert presenter.session.mode.value == "live"


def test_a_line_that_was_half_typed_comes_back_with_undo(panel):
    panel.setFocus()
    typed("12 ged")
    press(Key.Key_Down, Key.Key_V)
    assert panel.line.text() == "12 verschoven "
    press(Key.Key_Z, held=CONTROL)
    assert panel.line.text() == "12 ged"
    panel.list.setFocus()
    press(Key.Key_4)
    assert panel.line.text() == "12 ged4"


def test_of_two_with_one_number_a_row_means_itself_and_a_number_the_newest(
    run_console, desk, library_path
):
    desk.record(adding("start", [*BEFORE, made("old", "w1", 7), made("new", "w2", 8)]))
    with closing(sqlite3.connect(library_path)) as file:  # as libraries were before
        file.execute("UPDATE commitment SET number = 7 WHERE id = 'new'")
        file.commit()
    page, _ = run_console(NOW, BACK)
    panel = page.looking_back.panel
    assert [one.commitment.id for one in panel.model.rows] == ["new", "old"]
    panel.list.choose(1)
    panel.list.setFocus()
    press(Key.Key_V)
    typed("vrijdag")
    press(Key.Key_Return)
    assert set(told(desk)) == {"old"}
    typed("7 done")
    press(Key.Key_Return)
    assert told(desk)["new"][0] is DONE
    assert told(desk)["old"][0] is MOVED


def test_letters_that_mean_nothing_in_the_list_steer_and_a_figure_begins_a_line(
    page, panel, presenter
):
    panel.list.setFocus()
    press(Key.Key_B)
    assert presenter.session.mode.value == "black"
    press(Key.Key_D)
    assert page.is_discreet
    press(Key.Key_1)
    assert panel.line.hasFocus()
    assert panel.line.text() == "1"


def test_buttons_do_the_same_by_mouse(panel, desk):
    index = panel.model.index(1)
    where = panel.list.visualRect(index).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=QPoint(where))
    click(panel.state_buttons[LET_GO])
    assert told(desk) == {"c14": (LET_GO, "", None)}
    click(panel.state_buttons[MOVED])
    assert panel.line.text() == "14 verschoven "
    press(Key.Key_Return)
    assert told(desk)["c14"] == (MOVED, "", None)  # the day may come later


def test_enter_on_a_row_asks_what_was_learned(panel, desk, page):
    panel.list.setFocus()
    press(Key.Key_Return)
    assert panel.learned_field.hasFocus()
    assert panel.learned_field.accessibleName() == "Wat is er van 12 geleerd?"
    typed("klein beginnen")
    press(Key.Key_Return)
    assert panel.list.hasFocus()
    assert told(desk) == {"c12": (NOT_KNOWN, "klein beginnen", None)}
    press(Key.Key_E)
    assert told(desk) == {"c12": (DONE, "klein beginnen", None)}
    press(Key.Key_Return)
    assert panel.learned_field.text() == "klein beginnen"
    typed("toch groot")  # all of it was selected
    press(Key.Key_Escape)
    assert told(desk)["c12"][1] == "klein beginnen"
    assert panel.learned_field.text() == "klein beginnen"


def test_what_was_learned_is_kept_when_the_keys_go_elsewhere(panel, desk):
    panel.list.setFocus()
    press(Key.Key_Return)
    typed("vragen helpt")
    where = panel.list.visualRect(panel.model.index(2)).center()
    QTest.mouseClick(panel.list.viewport(), LEFT, pos=where)
    assert told(desk) == {"c12": (NOT_KNOWN, "vragen helpt", None)}
    assert panel.learned_field.text() == ""
    assert panel.learned_field.accessibleName() == "Wat is er van 15 geleerd?"


def test_a_list_that_is_half_typed_stays_while_the_next_item_comes_on(page, panel, presenter):
    panel.setFocus()
    typed("12 ged")
    presenter.session.go_to(NEXT)
    assert page.work_stack.currentWidget() is panel
    assert panel.line.text() == "12 ged"
    press(Key.Key_Escape)
    QApplication.processEvents()
    assert page.work_stack.currentWidget() is page.board_page
    assert not page.looking_back.button.isVisible()


def test_a_key_and_a_button_lead_to_the_notes_and_back(page, panel, presenter):
    press(Key.Key_Escape, Key.Key_R)
    assert page.work_stack.currentWidget() is page.board_page
    assert page.capture_line.field.hasFocus()
    press(Key.Key_Escape, Key.Key_R)
    assert panel.line.hasFocus()
    click(page.looking_back.button)
    assert page.work_stack.currentWidget() is page.board_page
    presenter.session.go_to(NEXT)
    press(Key.Key_Escape, Key.Key_R)
    assert page.work_stack.currentWidget() is page.board_page
    assert "onderdeel Terugblik" in page.capture_line._hint.text()


def test_nothing_is_written_while_nobody_writes_along(panel, desk, presenter, clocks):
    panel.setFocus()
    typed("12 ged")
    clocks.advance(seconds=2)
    presenter.next()
    typed("aan")
    press(Key.Key_Return)
    assert panel.line.text() == "12 ged"
    assert "schrijft niemand mee" in panel.hint_label.text()
    panel.list.setFocus()
    press(Key.Key_E)
    assert not any(button.isEnabled() for button in panel.state_buttons.values())
    assert told(desk) == {}


def test_a_console_that_the_room_may_see_shows_what_the_room_may_know(page, panel, desk):
    page.set_discreet(True)
    assert listed(panel) == [12, 14, 2]
    said = [panel.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert "verschoven" not in " ".join(said)
    assert not panel.counts_label.isVisible()
    assert not panel.learned_field.isVisible()
    panel.setFocus()
    typed("15 gedaan")
    assert "geheim" not in panel.hint_label.text()
    press(Key.Key_Return)
    assert told(desk)["c15"][0] is DONE  # it can be told all the same


def test_the_counts_are_on_a_discreet_console_once_the_room_has_them(page, panel):
    page.set_discreet(True)
    click(panel.counts_button)
    assert panel.counts_label.isVisible()


# --- what the room sees


def test_the_room_reads_the_instruction_until_she_shows_the_list(panel, presenter):
    assert isinstance(wall(presenter), StepPage)
    click(panel.list_button)
    page = wall(presenter)
    assert isinstance(page, LookbackPage)
    assert [(one.number, one.who, one.what) for one in page.commitments] == [
        (12, "Wie 12", HOSTILE),
        (14, "Wie 14", "bellen"),
        (2, "Wie 2", "bellen"),
    ]
    assert page.counts == ()


def test_the_list_and_the_counts_come_by_key_also_while_a_line_is_typed(panel, presenter, qtbot):
    panel.setFocus()
    typed("12 ged")
    alt = Qt.KeyboardModifier.AltModifier
    press(Key.Key_L, held=alt)
    qtbot.waitUntil(lambda: presenter.session.run.page == PageChoice.LOOKBACK)
    assert wall(presenter).commitments
    press(Key.Key_A, held=alt)
    qtbot.waitUntil(lambda: presenter.session.run.page == PageChoice.LOOKBACK_COUNTS)
    assert wall(presenter).counts
    assert panel.line.text() == "12 ged"
    assert panel.counts_button.accessibleName() == "Toon de vijf aantallen"


def test_the_wall_tells_nobodys_stand_and_nothing_that_is_for_the_room_only(panel, presenter):
    click(panel.list_button)
    before = wall(presenter)
    panel.setFocus()
    typed("14 verschoven 3 feb: te druk")
    press(Key.Key_Return)
    typed("15 12 losgelaten: geen tijd")
    press(Key.Key_Return)
    assert wall(presenter) == before
    said = projection_text(presenter.session.projection(), "nl", presenter.now)
    for private in ("geheim", "Wie 15", "te druk", "geen tijd", "3 feb", "losgelaten"):
        assert private not in said


def test_the_five_counts_come_with_a_kind_word_and_move_along(panel, presenter):
    click(panel.counts_button)
    panel.setFocus()
    typed("12 15 losgelaten")
    press(Key.Key_Return)
    page = wall(presenter)
    assert page.commitments == ()
    assert dict(page.counts) == {DONE: 0, UNDER_WAY: 0, MOVED: 0, LET_GO: 2, NOT_KNOWN: 2}
    said = projection_text(presenter.session.projection(), "nl", presenter.now)
    assert "2 losgelaten" in said
    assert "Loslaten is ook een keuze" in said
    assert "%" not in said


def test_a_long_list_is_turned_by_key(run_console):
    many = [made(f"m{n}", "w2", 100 + n, "Samen één leverancier kiezen") for n in range(60)]
    page, presenter = run_console(NOW, *BEFORE, BACK, *many)
    click(page.looking_back.panel.list_button)
    sheets = projection_sheets(presenter.session.projection(), page.room_size())
    assert sheets > 2
    press(Key.Key_PageDown, held=CONTROL)
    assert wall(presenter).sheet == 1


def test_the_pages_are_offered_only_where_there_is_something_to_show(page, presenter):
    both = (PageChoice.LOOKBACK, PageChoice.LOOKBACK_COUNTS)
    assert all(presenter.session.can_show(one) for one in both)
    presenter.session.go_to(NEXT)
    assert not any(presenter.session.can_show(one) for one in both)
    presenter.session.show(PageChoice.LOOKBACK)
    assert isinstance(wall(presenter), StepPage)


def test_a_network_that_committed_to_nothing_reads_a_kind_word(run_console):
    page, presenter = run_console(NOW, BEFORE[0], BACK)
    panel = page.looking_back.panel
    assert panel.empty_label.isVisible()
    assert not panel.line.isVisible()
    assert not presenter.session.can_show(PageChoice.LOOKBACK_COUNTS)


def test_after_a_restart_the_stands_are_there_and_corrected_still(shown, desk, clocks):
    from llnet_desktop.services.live import LiveSession

    page, _presenter = shown
    panel = page.looking_back.panel
    panel.setFocus()
    typed("12 done")
    press(Key.Key_Return)
    clocks.reboot()
    session = LiveSession(desk, "w3", clocks)
    (one,) = [s for s in session.looked_back_on if s.commitment.number == 12]
    assert (one.is_told, one.state) == (True, DONE)
    session.close()


def test_the_list_is_quick_with_two_thousand(run_console):
    many = [made(f"m{n:04}", "w2", 100 + n) for n in range(2000)]
    page, _presenter = run_console(NOW, *BEFORE, BACK, *many)
    panel = page.looking_back.panel
    assert len(panel.model.rows) == 2000
    panel.setFocus()
    typed("2099 done")
    press(Key.Key_Return)
    assert five(panel)[0] == "gedaan: 1"
    assert panel.model.rows[-1].state is DONE


def test_the_list_is_a_sound_model_and_speaks_the_language_of_the_moment(page, panel):
    tester = QAbstractItemModelTester(
        panel.model, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    page.speech.switch("en")
    assert panel.line.accessibleName() == "Type where they stand"
    assert panel.state_buttons[DONE].accessibleName() == "done"
    panel.list.setFocus()
    press(Key.Key_E)
    assert five(panel)[0] == "done: 1"
    assert tester.model() is panel.model
    for widget in (panel.line, panel.list, panel.learned_field, *panel.state_buttons.values()):
        name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert name, widget


def test_the_look_back_takes_the_keys_of_who_types_but_no_half_typed_words(page, presenter):
    here = presenter.session.block
    other = next(one for one in presenter.session.blocks if one.id != here.id)
    presenter.session.go_to(other)
    page.capture_line.setFocus()
    presenter.session.go_to(here)
    assert page.looking_back.panel.line.hasFocus()
    presenter.session.go_to(other)
    assert page.capture_line.field.hasFocus()
    typed("een zaal")
    presenter.session.go_to(here)
    assert page.capture_line.field.hasFocus()


def test_a_dot_on_the_empty_line_is_black(panel, presenter):
    panel.setFocus()
    typed(".")
    assert presenter.session.mode is Mode.BLACK
    assert panel.line.text() == ""


def test_stands_typed_on_the_line_for_notes_are_stands_and_a_backslash_makes_a_note(
    page, panel, desk
):
    page.capture_line.setFocus()
    typed("12 gedaan, 14 losgelaten: te groot")
    assert page.capture_line._hint.text() == panel.will_do("12 gedaan, 14 losgelaten: te groot")
    assert page.capture_line._hint.text().startswith("Enter: 12 gedaan · Wie 12: ")
    press(Key.Key_Return)
    assert {key: one[0] for key, one in told(desk).items()} == {"c12": DONE, "c14": LET_GO}
    assert page.capture_line.is_empty
    assert page.capture_line._hint.text() == "12 14: genoteerd"
    assert not desk.read(Note)
    typed("12 gedaan en nu verder")
    press(Key.Key_Return)
    typed("\\12 gedaan")
    press(Key.Key_Return)
    assert [note.text for note in desk.read(Note)] == ["12 gedaan en nu verder", "12 gedaan"]


def test_a_number_that_is_not_there_is_a_word_on_the_line_for_notes_too(page, desk):
    page.capture_line.setFocus()
    typed("99 gedaan")
    press(Key.Key_Return)
    assert "99" in page.capture_line._hint.text()
    assert page.capture_line.text() == "99 gedaan"
    assert not desk.read(Note)
