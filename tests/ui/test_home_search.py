"""Searching over everything from home: typed, steered by key, opened in the right place."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Note, Privacy, Workshop
from llnet_desktop.ui.home.found import from_first, spans_of
from llnet_desktop.ui.home.page import HomePage
from llnet_desktop.ui.home.results import MOST
from llnet_desktop.ui.speech import Speech

TODAY = date(2026, 12, 3)
LANES = (Lane("l1", Phrase("Hier")), Lane("l2", Phrase("Dicht"), Privacy.OFF_SCREEN))
BLOCK = Block("b1", "w1", "1i", Phrase("Markt", "Market"), BlockKind.EXERCISE, (), LANES)
LIBRARY = (
    Network("n1", "Oeverland"),
    Network("n2", "Bodem"),
    Workshop("w1", "n1", "Langs de oever", datetime(2026, 12, 8, 9, 30), venue="NDSM"),
    BLOCK,
    Member("m1", "n2", "Łukasz Oeverman", "Gemeente"),
    Commitment("c1", "w1", "Lan", "De oever meten", date(2027, 1, 1)),
    Note("o1", "w1", "b1", "l1", "Wie maakt de oever <b>schoon</b>?"),
    Note("o2", "w1", "b1", "l2", "Oever: dit leest de zaal niet"),
    Exercise("x1", Phrase("Oeverwandeling", "Walk"), Phrase("Met zijn drieën", "In threes"), ()),
)
Key = Qt.Key


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def page(qtbot, speech, desk):
    for record in LIBRARY:
        desk.record(adding("test", [record]))
    made = HomePage(None, speech, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.open_desk(desk)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def search(qtbot, page):
    """Type words as a hand does and return the page of what was found."""

    def typed(words):
        field = page.rail.search_field
        field.setFocus()
        field.clear()
        with qtbot.waitSignal(page.search.begun):
            qtbot.keyClicks(field, words)
        return page.search.page

    return typed


def lines(found):
    return [line.text for line in found.list.lines.rows]


def in_bold(line):
    return [line.text[start : start + length] for start, length in line.found]


def line_of(found, words):
    return next(line for line in found.list.lines.rows if words in line.text)


def choose(found, words):
    found.list.choose(lines(found).index(words))
    return found.list


# --- typing and steering


@pytest.mark.parametrize("key", [Key.Key_K, Key.Key_F])
def test_a_key_goes_to_the_field_from_anywhere(qtbot, page, key):
    card = page.body.cards
    assert not card
    page.header.workshop_button.setFocus()
    qtbot.keyClick(page.header.workshop_button, key, Qt.KeyboardModifier.ControlModifier)
    assert page.rail.search_field.hasFocus()


def test_what_is_found_comes_by_kind_with_its_place_and_date(search):
    found = search("oever")
    assert found.isVisible()
    shown = [(line.text, line.detail) for line in found.list.lines.rows]
    assert [*shown[:9], *sorted(shown[9:11]), *shown[11:]] == [  # notes of one day in any order
        ("Netwerken", ""),
        ("Oeverland", ""),
        ("Bijeenkomsten", ""),
        ("Langs de oever", "8 dec · NDSM · Oeverland"),
        ("Deelnemers", ""),
        ("Łukasz Oeverman", "Gemeente · Bodem"),
        ("Afspraken", ""),
        ("De oever meten", "Lan · Langs de oever · 8 dec"),
        ("Briefjes", ""),
        ("Een briefje dat de zaal niet te zien kreeg", "Langs de oever · 8 dec · Markt"),
        ("Wie maakt de oever <b>schoon</b>?", "Langs de oever · 8 dec · Markt"),
        ("Werkvormen", ""),
        ("Oeverwandeling", "Met zijn drieën"),
    ]


def test_the_words_found_stand_out_where_they_are(search):
    found = search("lukasz oe")
    assert in_bold(line_of(found, "Łukasz")) == ["Łukasz", "Oe"]
    found = search("gemeente")
    line = line_of(found, "Łukasz")
    assert [line.detail[at : at + length] for at, length in line.found_in_detail] == ["Gemeente"]


def test_a_note_that_the_room_did_not_see_is_never_read_out(search):
    found = search("zaal")
    assert "dit leest" not in " ".join(lines(found))
    private = line_of(found, "niet te zien kreeg")
    assert private.about.private
    assert private.found == ()


def test_the_arrows_go_down_past_headings_and_up_to_the_field(qtbot, page, search):
    found = search("oever")
    qtbot.keyClick(page.rail.search_field, Key.Key_Down)
    assert found.list.hasFocus()
    assert found.list.chosen.text == "Oeverland"
    qtbot.keyClick(found.list, Key.Key_Down)
    assert found.list.chosen.text == "Langs de oever"
    qtbot.keyClick(found.list, Key.Key_Up)
    qtbot.keyClick(found.list, Key.Key_Up)
    assert page.rail.search_field.hasFocus()
    assert page.rail.search_field.text() == "oever"


def test_letters_typed_in_the_list_go_on_in_the_field(qtbot, page, search):
    found = search("oever")
    qtbot.keyClick(page.rail.search_field, Key.Key_Down)
    with qtbot.waitSignal(page.search.begun):
        qtbot.keyClicks(found.list, "land")
    assert page.rail.search_field.text() == "oeverland"
    assert lines(found)[1] == "Oeverland"


def test_another_search_begins_with_its_first_line(qtbot, page, search):
    found = search("oever")
    qtbot.keyClick(found.list, Key.Key_End)
    found = search("lukasz")
    assert found.list.chosen.text == "Łukasz Oeverman"


def test_escape_goes_back_to_the_network(qtbot, page, search):
    for from_list in (False, True):
        found = search("oever")
        if from_list:
            qtbot.keyClick(page.rail.search_field, Key.Key_Down)
        qtbot.keyClick(found.list if from_list else page.rail.search_field, Key.Key_Escape)
        assert not found.isVisible()
        assert page.body.isVisible()
        assert page.rail.search_field.text() == ""
        assert page.focusWidget() is page.header.workshop_button


def test_a_field_that_is_emptied_shows_the_network_and_keeps_the_keys(qtbot, page, search):
    found = search("oe")
    field = page.rail.search_field
    for _ in range(2):
        qtbot.keyClick(field, Key.Key_Backspace)
    assert not found.isVisible()
    assert field.hasFocus()


def test_control_z_takes_typing_back_first(qtbot, page, search, desk):
    desk.perform(changing("network.name", [(LIBRARY[1], replace(LIBRARY[1], name="Grond"))]))
    search("oever")
    field = page.rail.search_field
    qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert desk.one(Network, "n2").name == "Grond"
    while field.isUndoAvailable():
        field.undo()
    qtbot.keyClick(field, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.one(Network, "n2").name == "Bodem"


def test_nothing_found_is_a_kind_sentence(qtbot, page, search):
    found = search("<i>qqq")
    shown = [label for label in found.findChildren(QLabel) if label.isVisible()]
    assert any("is er niets" in label.text() and "<i>qqq" in label.text() for label in shown)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown)
    assert not found.list.isVisible()
    qtbot.keyClick(page.rail.search_field, Key.Key_Down)
    qtbot.keyClick(page.rail.search_field, Key.Key_Return)
    assert page.rail.search_field.hasFocus()


def test_signs_alone_search_for_nothing(qtbot, page):
    page.rail.search_field.setFocus()
    qtbot.keyClicks(page.rail.search_field, "?! -")
    qtbot.keyClick(page.rail.search_field, Key.Key_Return)
    assert page.body.isVisible()


def test_more_than_fits_says_so(search, desk):
    desk.record(adding("test", [Member(f"p{n}", "n1", f"Oeverzoeker {n}") for n in range(99)]))
    found = search("oeverzoeker")
    assert sum(not line.is_heading for line in found.list.lines.rows) == MOST
    assert "Er is nog meer. Typ er een woord bij." in [
        label.text() for label in found.findChildren(QLabel) if label.isVisible()
    ]


# --- opening


def test_enter_in_the_field_opens_the_first_at_once(qtbot, page):
    field = page.rail.search_field
    field.setFocus()
    qtbot.keyClicks(field, "langs")
    with qtbot.waitSignal(page.prepare_requested) as asked:
        qtbot.keyClick(field, Key.Key_Return)
    assert asked.args == ["w1"]


@pytest.mark.parametrize(
    "words", ["Langs de oever", "De oever meten", "Wie maakt de oever <b>schoon</b>?"]
)
def test_a_workshop_and_what_was_said_in_it_open_it_for_preparing(qtbot, page, search, words):
    results = choose(search("oever"), words)
    with qtbot.waitSignal(page.prepare_requested) as asked:
        qtbot.keyClick(results, Key.Key_Return)
    assert asked.args == ["w1"]


def test_a_workshop_that_is_over_opens_its_report(qtbot, page, search, desk, clocks):
    desk.record(adding("test", [RunEvent("e1", "w1", What.ENTERED, clocks(), "b1", "s1")]))
    desk.record(adding("test", [RunEvent("e2", "w1", What.FINISHED, clocks())]))
    results = choose(search("oever"), "De oever meten")
    with qtbot.waitSignal(page.report_requested) as asked:
        qtbot.keyClick(results, Key.Key_Return)
    assert asked.args == ["w1"]


def test_a_click_opens_an_exercise(qtbot, page, search):
    results = choose(search("oever"), "Oeverwandeling")
    at = results.visualRect(results.currentIndex()).center()
    with qtbot.waitSignal(page.exercise_wanted) as asked:
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == ["x1"]


def test_a_click_on_a_heading_opens_nothing(qtbot, page, search):
    results = search("oever").list
    at = results.visualRect(results.lines.index(0)).topLeft() + QPoint(20, 10)
    with qtbot.assertNotEmitted(page.prepare_requested):
        qtbot.mouseClick(results.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert results.isVisible()


def test_an_exercise_that_comes_along_is_found_too(qtbot, page, search):
    found = search("troika")
    qtbot.waitUntil(lambda: any("Troika" in text for text in lines(found)), timeout=20_000)


def test_somebody_is_chosen_among_the_people_of_the_network(qtbot, page, search):
    results = choose(search("lukasz"), "Łukasz Oeverman")
    qtbot.keyClick(results, Key.Key_Return)
    table = page.dialog.members_table
    assert table.currentItem().text() == "Łukasz Oeverman"
    page.dialog.reject()
    assert results.isVisible()


def test_a_network_is_shown_and_the_field_is_empty_again(qtbot, page, search):
    assert page.network.id == "n2"
    results = choose(search("oeverland"), "Oeverland")
    qtbot.keyClick(results, Key.Key_Return)
    assert page.network.id == "n1"
    assert page.body.isVisible()
    assert page.rail.search_field.text() == ""
    assert page.focusWidget() is page.body.cards[0]


def test_a_network_in_the_archive_is_shown_where_it_is(qtbot, page, search):
    page.tidying.archive(LIBRARY[0])
    results = choose(search("oeverland"), "Oeverland")
    qtbot.keyClick(results, Key.Key_Return)
    assert page.tidying.page.isVisible()
    assert page.tidying.page.archive.chosen.record.id == "n1"


# --- what happens meanwhile


def test_the_results_are_still_there_when_home_comes_back(page, search):
    found = search("oever")
    page.rail.put_away_button.setFocus()
    page.refresh()  # as the window does that shows home again
    page.setFocus()
    assert found.isVisible()
    assert found.list.hasFocus()


def test_what_goes_to_the_bin_is_found_no_more(qtbot, page, search):
    found = search("langs")
    page.tidying.bin(LIBRARY[2])
    assert "Langs de oever" not in lines(found)


def test_the_archive_and_another_network_take_the_place_of_the_results(page, search):
    found = search("oever")
    page.rail.put_away_button.click()
    assert page.tidying.page.isVisible()
    assert page.rail.search_field.text() == ""
    found = search("oever")
    page.rail.button_of("n1").click()
    assert page.body.isVisible()
    assert not found.isVisible()


def test_the_results_speak_the_other_language_at_once(page, search, speech):
    found = search("oever")
    speech.switch("en")
    assert "Commitments" in lines(found)
    assert "A note that the room did not see" in lines(found)
    assert page.rail.search_field.placeholderText() == "Search (Ctrl+K)"
    assert page.rail.search_field.accessibleName().startswith("Search everything")


def test_a_library_that_can_not_be_searched_says_so(page, search, desk, monkeypatch):
    search("oever")

    def refuse(*_):
        raise StorageError(Reason.BUSY)

    with monkeypatch.context() as patch:
        patch.setattr(desk, "find", refuse)
        page.search.refresh()
    assert page.said.text.startswith("De bibliotheek is even bezet.")


def test_the_results_pass_the_test_of_models(search, qtmodeltester):
    found = search("oever")
    qtmodeltester.check(found.list.lines)
    assert not found.grab().isNull()


# --- where the words are


@pytest.mark.parametrize(
    ("text", "asked", "bold"),
    [
        ("Nguyễn Thị Lan", ["nguyen", "la"], ["Nguyễn", "La"]),
        ("Straße und Æther", ["strass", "ae"], ["Straß", "Æ"]),
        ("Op de op-top", ["op"], ["Op", "op"]),
        ("Niets hiervan", ["oever"], []),
        ("", ["oever"], []),
        ("Bekers, bekeren", ["beker", "be"], ["Beker", "beker"]),
    ],
)
def test_words_are_found_as_they_are_written(text, asked, bold):
    assert [text[at : at + length] for at, length in spans_of(text, asked)] == bold


def test_a_long_text_begins_where_the_word_is():
    text = "woorden " * 40 + "oever en meer"
    cut, spans = from_first(text, spans_of(text, ["oever"]))
    assert cut.startswith("… woorden")
    assert len(cut) < 60
    assert [cut[at : at + length] for at, length in spans] == ["oever"]
    one_word = "x" * 90 + " oever"
    cut, spans = from_first(one_word, spans_of(one_word, ["oever"]))
    assert [cut[at : at + length] for at, length in spans] == ["oever"]


def test_on_the_first_start_there_is_nothing_to_search(qtbot, speech, desk):
    made = HomePage(desk, speech, lambda: TODAY)
    qtbot.addWidget(made)
    made.resize(1366, 690)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    card = made.first_start.sample_card
    card.setFocus()
    qtbot.keyClick(card, Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert card.hasFocus()
    assert made.first_start.isVisible()
