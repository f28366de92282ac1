"""Copies, the archive and the bin on home: by mouse, by key, and back again."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QLabel

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Note, Step, Workshop
from llnet_desktop.ui.home.menus import CardAct, NetworkAct
from llnet_desktop.ui.home.page import HomePage
from llnet_desktop.ui.speech import Speech

TODAY = date(2026, 12, 3)
NETWORK, OTHER = Network("n1", "Aarde"), Network("n2", "Bodem")
FIRST = Workshop("w1", "n1", "Aftrap", datetime(2026, 12, 8, 9, 30), people=12)
SECOND = Workshop("w2", "n1", "Vervolg & <b>meer</b>", datetime(2026, 12, 9, 13, 0))
BLOCK = Block(
    "b1", "w1", "1i", Phrase("Iets"), BlockKind.EXERCISE,
    (Step("s1", Phrase("Doe"), 30 * MINUTE),), (Lane("l1", Phrase("Hier")),),
)  # fmt: skip
Key, Button = Qt.Key, Qt.MouseButton
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "grabbing the mouse", extend=True)


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def page(qtbot, speech, desk):
    desk.record(adding("test", [NETWORK, OTHER, FIRST, SECOND, BLOCK]))
    made = HomePage(None, speech, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.open_desk(desk)
    back_to(qtbot, made)
    return made


def back_to(qtbot, page):
    """Give the window the focus again, which a dialog that closed took along offscreen."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def called(name):
    return f"\N{LEFT SINGLE QUOTATION MARK}{name}’"


def titles(page):
    return [card.line.workshop.title for card in page.body.cards]


def networks_of(page):
    buttons = (page.rail.button_of(network) for network in ("n1", "n2", "n3"))
    return [button.accessibleName() for button in buttons if button is not None]


def lines(away):
    return [(line.text, line.detail) for line in away.list.lines.rows]


def menu_of(qtbot):
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    return QApplication.activePopupWidget()


def choose(qtbot, words):
    menu = menu_of(qtbot)
    action = next(a for a in menu.actions() if a.text().split("\t")[0] == words)
    qtbot.mouseClick(menu, Button.LeftButton, pos=menu.actionGeometry(action).center())


def words_in(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def bin_of(page):
    page.rail.put_away_button.click()
    return page.tidying.page


# --- menus


def test_the_dots_of_a_card_open_its_menu_and_name_the_keys(qtbot, page):
    card = page.body.cards[0]
    assert card.more.accessibleName() == "Wat je nog meer kunt met Aftrap"
    qtbot.mouseClick(card.more, Button.LeftButton)
    menu = menu_of(qtbot)
    assert words_in(menu) == [
        "Voorbereiden\tEnter",
        "Dupliceren…\tCtrl+D",
        "Archiveren",
        "Naar de prullenbak\tDelete",
    ]
    menu.close()


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
        (Key.Key_F10, Qt.KeyboardModifier.ShiftModifier),
    ],
)
def test_a_key_opens_the_menu_of_a_card_and_of_a_network(qtbot, page, key, modifier):
    for widget in (page.body.cards[1], page.rail.button_of("n1")):
        qtbot.keyClick(widget, key, modifier)
        menu_of(qtbot).close()


def test_the_other_mouse_button_opens_the_same_menus(qtbot, page):
    for widget in (page.body.cards[0], page.rail.button_of("n2")):
        at = QPoint(5, 5)
        event = QContextMenuEvent(
            QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at), Qt.KeyboardModifier(0)
        )
        QApplication.sendEvent(widget, event)
        menu = menu_of(qtbot)
        assert any("Archiveren" in words for words in words_in(menu))
        menu.close()


def test_only_a_workshop_that_is_over_has_a_report_in_its_menu(qtbot, page, desk, clocks):
    desk.record(adding("test", [RunEvent("e1", "w1", What.ENTERED, clocks(), "b1", "s1")]))
    desk.record(adding("test", [RunEvent("e2", "w1", What.FINISHED, clocks())]))
    page.refresh()
    over = next(card for card in page.body.cards if card.line.workshop.id == "w1")
    qtbot.mouseClick(over.more, Button.LeftButton)
    with qtbot.waitSignal(page.report_requested) as asked:
        choose(qtbot, "Verslag maken")
    assert asked.args == ["w1"]


def test_the_menu_prepares(qtbot, page):
    qtbot.mouseClick(page.body.cards[1].more, Button.LeftButton)
    with qtbot.waitSignal(page.prepare_requested) as asked:
        choose(qtbot, "Voorbereiden")
    assert asked.args == ["w2"]


# --- workshops


def test_delete_moves_a_workshop_to_the_bin_and_control_z_brings_it_back(qtbot, page):
    page.body.cards[1].setFocus()
    qtbot.keyClick(page.body.cards[1], Key.Key_Delete)
    assert titles(page) == ["Aftrap"]
    assert page.said.text == (
        f"{called('Vervolg & <b>meer</b>')} ligt in de prullenbak. Met Ctrl+Z komt het terug."
    )
    assert page.focusWidget() is page.body.cards[0]
    qtbot.keyClick(page.body.cards[0], Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert titles(page) == ["Aftrap", "Vervolg & <b>meer</b>"]
    assert page.said.text == "Ongedaan: bijeenkomst naar de prullenbak"
    assert page.focusWidget() is page.body.cards[1]
    qtbot.keyClick(page.body.cards[1], Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert titles(page) == ["Aftrap"]
    assert page.said.text == "Opnieuw: bijeenkomst naar de prullenbak"


def test_the_menu_archives_and_the_button_in_the_quiet_line_takes_it_back(qtbot, page):
    qtbot.mouseClick(page.body.cards[0].more, Button.LeftButton)
    choose(qtbot, "Archiveren")
    assert titles(page) == ["Vervolg & <b>meer</b>"]
    qtbot.mouseClick(page.said.undo_button, Button.LeftButton)
    assert titles(page) == ["Aftrap", "Vervolg & <b>meer</b>"]
    assert not page.said.undo_button.isVisible()


def test_the_last_workshop_that_goes_leaves_the_keys_where_one_is_made(qtbot, page):
    for _ in range(2):
        qtbot.keyClick(page.body.cards[0], Key.Key_Delete)
    assert page.body.cards == ()
    assert page.focusWidget() is page.header.workshop_button


def test_what_is_going_on_is_not_binned_and_a_sentence_says_why(qtbot, page, desk, clocks):
    desk.record(adding("test", [RunEvent("e1", "w1", What.ENTERED, clocks(), "b1", "s1")]))
    page.refresh()
    qtbot.keyClick(page.body.cards[0], Key.Key_Delete)
    assert page.said.text.startswith(f"{called('Aftrap')} is nog bezig.")
    qtbot.keyClick(page.rail.button_of("n1"), Key.Key_Delete)
    assert page.said.text.startswith(f"In {called('Aarde')} is nog een bijeenkomst bezig.")
    assert desk.one(Workshop, "w1") == FIRST
    assert desk.one(Network, "n1") == NETWORK
    assert desk.history.depth == 0


def test_the_quiet_line_goes_when_something_else_happens(qtbot, page, desk):
    qtbot.keyClick(page.body.cards[0], Key.Key_Delete)
    assert page.said.isVisible()
    desk.perform(adding("members.add", [Member("m1", "n1", "Lan")]))
    assert not page.said.isVisible()
    assert page.said.text == ""


def test_the_quiet_line_shows_names_as_they_are_and_speaks_the_other_language(page, speech, qtbot):
    qtbot.keyClick(page.body.cards[1], Key.Key_Delete)
    speech.switch("en")
    assert (
        page.said.text == f"{called('Vervolg & <b>meer</b>')} is in the bin. Ctrl+Z brings it back."
    )
    assert page.said.undo_button.text() == "Undo"
    labels = page.said.findChildren(QLabel)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)


def test_home_takes_back_nothing_that_was_done_in_a_room(qtbot, page, desk):
    desk.perform(adding("notes.add", [Note("o1", "w1", "b1", "l1", "Blijft")]))
    qtbot.keyClick(page.body.cards[0], Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.one(Note, "o1")
    assert page.said.text.startswith("Wat je het laatst deed, hoort bij")


def test_nothing_to_undo_is_said(qtbot, page):
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Key.Key_Z, control)
    assert page.said.text == "Er is niets om ongedaan te maken."
    qtbot.keyClick(page, Key.Key_Z, control | shift)
    assert page.said.text == "Er is niets om opnieuw te doen."


def test_an_undo_that_is_refused_says_so_and_changes_nothing(qtbot, page, desk):
    qtbot.keyClick(page.body.cards[1], Key.Key_Delete)
    desk.record(removing("test", desk.read(Workshop, id="w2")))
    qtbot.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.said.text.startswith("Dit is intussen veranderd.")
    assert titles(page) == ["Aftrap"]


# --- copies


def test_a_copy_asks_for_title_and_date_and_opens_for_preparing(qtbot, page, desk):
    page.body.cards[0].setFocus()
    qtbot.keyClick(page.body.cards[0], Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = page.dialog
    assert dialog.title_edit.text() == "Aftrap"
    assert dialog.title_edit.selectedText() == "Aftrap"
    assert dialog.date_edit.date() == QDate(2027, 1, 5)
    assert dialog.along_label.text().startswith("De agenda gaat mee: 1 onderdeel.")
    qtbot.keyClicks(dialog.title_edit, "Nog een keer")
    with qtbot.waitSignal(page.prepare_requested) as asked:
        qtbot.keyClick(dialog.title_edit, Key.Key_Return)
    made = desk.one(Workshop, asked.args[0])
    assert (made.title, made.starts) == ("Nog een keer", datetime(2027, 1, 5, 9, 30))
    assert len(desk.read(Block, workshop=made.id)) == 1
    assert page.dialog is None
    back_to(qtbot, page)
    qtbot.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {workshop.id for workshop in desk.read(Workshop)} == {"w1", "w2"}
    assert page.said.text == "Ongedaan: bijeenkomst gedupliceerd"


def test_a_copy_without_a_title_is_not_made_and_escape_leaves(qtbot, page, desk):
    page.tidying.do(CardAct.DUPLICATE, "w1")
    dialog = page.dialog
    dialog.title_edit.clear()
    qtbot.keyClick(dialog.title_edit, Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error_label.text() == "Geef het een naam."
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert page.dialog is None
    assert len(desk.read(Workshop)) == 2


def test_the_dialog_for_a_copy_speaks_the_other_language_at_once(page, speech):
    page.tidying.do(CardAct.DUPLICATE, "w1")
    speech.switch("en")
    assert page.dialog.windowTitle() == "Duplicate a workshop"
    assert page.dialog.along_label.text().startswith("The agenda comes along: 1 item.")
    page.dialog.reject()


# --- networks


def test_a_network_is_renamed_in_its_own_place(qtbot, page, desk):
    button = page.rail.button_of("n1")
    button.setFocus()
    qtbot.keyClick(button, Key.Key_F2)
    line = page.focusWidget()
    qtbot.keyClicks(line, "Water & land")
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.one(Network, "n1").name == "Water & land"
    assert page.said.text.startswith(f"Dit netwerk heet nu {called('Water & land')}.")
    assert page.focusWidget() is page.rail.button_of("n1")
    assert page.network.name == "Water & land"


def test_a_name_that_is_left_by_escape_or_is_empty_stays_as_it_was(qtbot, page, desk):
    line = page.rail.button_of("n1").edit_name()
    qtbot.keyClicks(line, "Anders")
    qtbot.keyClick(line, Key.Key_Escape)
    assert desk.one(Network, "n1") == NETWORK
    assert page.focusWidget() is page.rail.button_of("n1")
    line = page.rail.button_of("n1").edit_name()
    line.clear()
    qtbot.keyClick(line, Key.Key_Return)
    assert desk.one(Network, "n1") == NETWORK
    assert page.said.text == "Geef het een naam."


def test_a_name_is_kept_when_the_keys_go_elsewhere(page, desk):
    line = page.rail.button_of("n1").edit_name()
    line.setText("Elders")
    page.header.workshop_button.setFocus()
    assert desk.one(Network, "n1").name == "Elders"


def test_the_dots_beside_the_heading_rename_archive_and_bin_the_network(qtbot, page, desk):
    qtbot.mouseClick(page.header.more_button, Button.LeftButton)
    choose(qtbot, "Naam wijzigen")
    line = page.focusWidget()
    assert line.text() == "Aarde"
    qtbot.keyClick(line, Key.Key_Escape)
    qtbot.mouseClick(page.header.more_button, Button.LeftButton)
    choose(qtbot, "Archiveren")
    assert desk.one(Network, "n1").archived
    assert page.network.id == "n2"
    assert networks_of(page) == ["Bodem"]


def test_delete_bins_a_network_with_its_workshops_and_undo_brings_both(qtbot, page):
    button = page.rail.button_of("n1")
    button.setFocus()
    qtbot.keyClick(button, Key.Key_Delete)
    assert networks_of(page) == ["Bodem"]
    assert page.focusWidget() is page.rail.button_of("n2")
    qtbot.keyClick(page, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert networks_of(page) == ["Aarde", "Bodem"]


# --- the archive and the bin


def test_the_rail_leads_to_two_lists_and_escape_back(qtbot, page, desk):
    page.tidying.archive(FIRST)
    page.tidying.bin(SECOND)
    page.tidying.bin(OTHER)
    away = bin_of(page)
    assert away.isVisible()
    assert lines(away.archive) == [("Aftrap", "8 dec · Aarde")]
    assert lines(away.bin) == [
        ("Bodem", "Netwerk met 0 bijeenkomsten"),
        ("Vervolg & <b>meer</b>", "9 dec · Aarde"),
    ]
    assert away.bin.list.hasFocus()
    qtbot.keyClick(away.bin.list, Key.Key_Escape)
    assert not away.isVisible()
    assert page.body.isVisible()


def test_empty_lists_have_a_kind_word_and_no_buttons(page):
    away = bin_of(page)
    assert not away.archive.restore_button.isVisible()
    assert not away.bin.other_button.isVisible()
    shown = [label.text() for label in away.findChildren(QLabel) if label.isVisible()]
    assert "De prullenbak is leeg." in shown
    away.back_button.click()
    assert page.body.isVisible()


def test_enter_puts_a_workshop_back_and_control_z_takes_it_away_again(qtbot, page):
    page.tidying.bin(SECOND)
    away = bin_of(page)
    qtbot.keyClick(away.bin.list, Key.Key_Return)
    assert lines(away.bin) == []
    assert page.said.text == f"{called('Vervolg & <b>meer</b>')} is teruggezet."
    qtbot.keyClick(away, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(lines(away.bin)) == 1
    assert away.isVisible()


def test_the_button_puts_the_chosen_one_back(qtbot, page):
    page.tidying.archive(FIRST)
    page.tidying.archive(SECOND)
    away = bin_of(page)
    qtbot.keyClick(away.archive.list, Key.Key_Down)
    qtbot.mouseClick(away.archive.restore_button, Button.LeftButton)
    assert lines(away.archive) == [("Vervolg & <b>meer</b>", "9 dec · Aarde")]
    away.left.emit()
    assert titles(page) == ["Aftrap"]


def test_a_workshop_says_that_its_network_came_back_with_it(qtbot, page):
    page.tidying.bin(FIRST)
    page.tidying.archive(NETWORK)
    away = bin_of(page)
    qtbot.keyClick(away.bin.list, Key.Key_Return)
    assert (
        page.said.text == f"{called('Aftrap')} is teruggezet, en het netwerk {called('Aarde')} ook."
    )
    assert networks_of(page) == ["Aarde", "Bodem"]


def test_delete_moves_from_the_archive_to_the_bin(qtbot, page):
    page.tidying.archive(FIRST)
    away = bin_of(page)
    qtbot.keyClick(away.archive.list, Key.Key_Delete)
    assert lines(away.archive) == []
    assert lines(away.bin) == [("Aftrap", "8 dec · Aarde")]


def test_the_bin_asks_before_it_is_emptied_and_says_what_will_be_gone(qtbot, page, desk):
    desk.record(
        adding("test", [Note("o1", "w1", "b1", "l1", "Een"), Note("o2", "w1", "b1", "l1", "Twee")])
    )
    desk.record(adding("test", [Commitment("c1", "w1", "Lan", "Kaarten", TODAY + timedelta(1))]))
    page.tidying.bin(FIRST)
    away = bin_of(page)
    qtbot.mouseClick(away.bin.other_button, Button.LeftButton)
    assert away.question.isVisible()
    asked = away.question.findChild(QLabel).text().replace("\N{NO-BREAK SPACE}", " ")
    assert asked == (
        "Prullenbak legen? Voorgoed weg zijn dan: 1 bijeenkomst, 2 briefjes en 1 afspraak. "
        "Dit kan niet ongedaan worden gemaakt."
    )
    assert away.question.no_button.hasFocus()
    qtbot.keyClick(away.question.no_button, Key.Key_Return)
    assert not away.question.isVisible()
    assert away.bin.other_button.hasFocus()  # where the question came from
    assert desk.one(Workshop, "w1")
    away.bin.other_button.click()
    qtbot.mouseClick(away.question.yes_button, Button.LeftButton)
    assert not desk.one(Workshop, "w1")
    assert not desk.read(Note)
    assert desk.one(Workshop, "w2") == SECOND
    assert lines(away.bin) == []
    assert page.said.text == "De prullenbak is leeg."
    assert not page.said.undo_button.isVisible()
    assert desk.history.next_undo is None  # no step back may rely on what is gone


def test_a_bin_with_the_only_network_is_reached_from_the_first_start(qtbot, page):
    assert not page.first_start.put_away_button.isVisible()
    page.tidying.bin(NETWORK)
    page.tidying.archive(OTHER)
    assert page.first_start.isVisible()
    qtbot.mouseClick(page.first_start.put_away_button, Button.LeftButton)
    away = page.tidying.page
    assert [text for text, _ in lines(away.bin)] == ["Aarde"]
    qtbot.keyClick(away.bin.list, Key.Key_Return)
    away.back_button.click()
    assert page.network.id == "n1"
    assert page.body.isVisible()


def test_another_network_leads_out_of_the_archive(qtbot, page):
    away = bin_of(page)
    qtbot.mouseClick(page.rail.button_of("n2"), Button.LeftButton)
    assert not away.isVisible()
    assert page.network.id == "n2"


def test_what_changes_elsewhere_shows_in_the_lists(qtbot, page, desk):
    away = bin_of(page)
    desk.record(changing("test", [(FIRST, replace(FIRST, binned=True))]))
    qtbot.waitUntil(lambda: lines(away.bin) == [("Aftrap", "8 dec · Aarde")])


def test_the_lists_speak_the_other_language_and_pass_the_test_of_models(
    page, speech, qtmodeltester
):
    page.tidying.bin(OTHER)
    away = bin_of(page)
    speech.switch("en")
    assert lines(away.bin) == [("Bodem", "Network with 0 workshops")]
    assert away.bin.other_button.text() == "Empty the bin…"
    qtmodeltester.check(away.bin.list.lines)
    assert not page.grab().isNull()


def test_a_workshop_that_is_gone_from_the_library_is_left_alone(page, desk):
    page.tidying.do(CardAct.BIN, "gone")
    page.tidying.do_with_network(NetworkAct.BIN, "gone")
    page.tidying.rename("gone", "X")
    assert desk.history.depth == 0
