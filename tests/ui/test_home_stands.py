"""Where commitments stand, set on home between workshops: a letter, a menu, all of them, undo."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, StandState, Turn
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.stands import StandLine
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.commitments import hanging_on, removing_commitments
from llnet_desktop.services.stands import standing_of, telling
from llnet_desktop.ui import theme
from llnet_desktop.ui.home.page import HomePage
from llnet_desktop.ui.speech import Speech

TODAY = date(2026, 12, 3)
DONE, UNDER_WAY, MOVED, LET_GO, NOT_KNOWN = StandState
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
HOSTILE = "<img src=x> R&D <b>dik</b>"


def made(number, what="bellen", **more):
    by = TODAY + timedelta(days=number)
    return Commitment(f"c{number:04}", "w1", f"Wie {number}", what, by, number, **more)


FEW = (made(1, HOSTILE), made(2, "mailen", room_only=True), made(3, "Thị Lan vragen"))
PAST = (
    PastWording("p1", "c0003", Turn.REWORDED, "eerst anders", date(2026, 10, 1)),
    PastWording("p2", "c0003", Turn.MOVED, "2026-11-20", date(2026, 10, 9)),
    PastWording("p3", "c0003", Turn.TAKEN_OVER, "Joost", date(2026, 11, 1)),
    Stand("s1", "c0003", UNDER_WAY, date(2026, 11, 9), "het gaat langzaam"),
)


@pytest.fixture
def home(qtbot, qapp, desk):
    theme.apply(qapp, "light")
    shown = []

    def show(*records):
        workshop = Workshop("w1", "n1", "Eerste", datetime(2026, 9, 3, 9, 30))
        desk.record(adding("start", [Network("n1", "Waterkant"), workshop, *records]))
        page = HomePage(None, Speech("nl", qapp), lambda: TODAY)
        qtbot.addWidget(page)
        page.resize(1366, 690)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.open_desk(desk)
        QApplication.processEvents()
        shown.append(page)
        return page

    yield show
    for page in shown:
        for dialog in (page.standing.dialog, page.standing.all_dialog):
            if dialog is not None:
                dialog.reject()
        page.close()
    qapp.setStyleSheet("")


def press(*keys, held=Qt.KeyboardModifier.NoModifier):
    for key in keys:
        QTest.keyClick(QApplication.focusWidget(), key, held)
    QApplication.processEvents()


def typed(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def click(widget):
    QTest.mouseClick(widget, LEFT)
    QApplication.processEvents()


def told(desk):
    found = desk.read(Stand, told=TODAY.isoformat())
    return {one.commitment: (one.state, one.learned, one.moved_to) for one in found}


def shown_rows(page):
    return [row for row in page.body.due.rows if row.isVisible()]


def test_a_letter_on_a_line_says_where_it_stands_and_undo_takes_it_back(home, desk):
    page = home(*FEW)
    rows = shown_rows(page)
    assert len(rows) == 3
    rows[0].button.setFocus()
    press(Key.Key_E)
    assert told(desk) == {"c0001": (DONE, "", None)}
    assert page.said.text == "Wie 1: gedaan. Dat staat genoteerd."
    assert len(shown_rows(page)) == 2
    click(page.said.undo_button)
    assert told(desk) == {}
    assert len(shown_rows(page)) == 3
    press(Key.Key_Z, held=CONTROL)
    assert told(desk) == {}


def test_the_menu_names_five_stands_with_their_letters(home, desk):
    page = home(*FEW)
    row = shown_rows(page)[1]
    menu = row.menu()
    named = [action.text() for action in menu.actions() if not action.isSeparator()]
    assert named == [
        "gedaan\tE", "loopt nog\tN", "verschoven\tV", "losgelaten\tG", "onbekend\tK",
        "Wat is ervan geleerd?…",
    ]  # fmt: skip
    menu.actions()[1].trigger()
    assert told(desk) == {"c0002": (UNDER_WAY, "", None)}
    menu.actions()[3].trigger()
    assert told(desk) == {"c0002": (LET_GO, "", None)}  # of one day there is one stand
    menu.close()


def test_what_was_moved_asks_for_its_day_and_stands_there_again(home, desk):
    page = home(*FEW)
    shown_rows(page)[0].button.setFocus()
    press(Key.Key_V)
    dialog = page.standing.dialog
    assert dialog.day_field.hasFocus()
    typed("over twee weken")
    assert dialog.day_label.text() == "do 17 dec"
    dialog.learned_field.setText("eerder bellen")
    press(Key.Key_Return)
    assert told(desk) == {"c0001": (MOVED, "eerder bellen", date(2026, 12, 17))}
    assert page.standing.dialog is None
    assert len(shown_rows(page)) == 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1-2-2020", "al geweest"),
        ("1-2-2050", "tien jaar"),
        ("2 dec", "volgend jaar"),
        ("ooit", "als dag"),
    ],
)
def test_an_odd_day_is_asked_about_and_nothing_is_lost(home, desk, text, why):
    page = home(*FEW)
    shown_rows(page)[0].button.setFocus()
    press(Key.Key_V)
    dialog = page.standing.dialog
    typed(text)
    press(Key.Key_Return)
    assert why in dialog.trouble_label.text()
    assert told(desk) == {}
    assert dialog.day_field.text() == text
    press(Key.Key_Return)
    assert bool(told(desk)) is (text != "ooit")


def test_what_was_learned_is_asked_with_all_of_the_stand(home, desk):
    page = home(*FEW)
    shown_rows(page)[2].menu().actions()[-1].trigger()
    dialog = page.standing.dialog
    click(dialog.state_buttons[LET_GO])
    assert not dialog.day_field.isVisible()
    dialog.learned_field.setFocus()
    typed("geen tijd")
    click(dialog.keep_button)
    assert told(desk) == {"c0003": (LET_GO, "geen tijd", None)}


def test_all_commitments_are_found_by_words_and_by_number(home, desk):
    page = home(*FEW, *PAST, made(4, "klaar zijn"), Stand("s2", "c0004", DONE, TODAY))
    assert page.body.due.all_button.text() == "Alle 4"
    page.body.due.all_button.setFocus()
    press(Key.Key_Space)
    dialog = page.standing.all_dialog
    assert dialog.find_field.hasFocus()
    numbers = lambda: [one.commitment.number for one in dialog.model.rows]  # noqa: E731
    assert numbers() == [1, 2, 3]
    typed("thi lan")
    assert numbers() == [3]
    press(Key.Key_Down)
    assert dialog.list.hasFocus()
    said = dialog.history_text.toPlainText().splitlines()
    assert said == [
        "1 okt: anders gezegd. Eerst: eerst anders",
        "9 okt: verschoven. Eerst uiterlijk 20 nov",
        "1 nov: overgenomen van Joost",
        "loopt nog, 9 nov. Geleerd: het gaat langzaam",
    ]
    dialog.find_field.setText("4")
    assert numbers() == []
    assert "kijk ook bij wat klaar is" in dialog.hint_label.text()
    click(dialog.open_box)
    assert numbers() == [4]


def test_a_stand_is_set_in_the_list_of_all_and_taken_back_there(home, desk):
    page = home(*FEW)
    click(page.body.due.all_button)
    dialog = page.standing.all_dialog
    dialog.list.setFocus()
    press(Key.Key_Down, Key.Key_G)
    assert told(desk) == {"c0002": (LET_GO, "", None)}
    assert [one.commitment.number for one in dialog.model.rows] == [1, 3]
    assert "Wie 2" in dialog.said.text
    press(Key.Key_Z, held=CONTROL)
    assert told(desk) == {}
    assert [one.commitment.number for one in dialog.model.rows] == [1, 2, 3]
    click(dialog.state_buttons[DONE])
    assert len(told(desk)) == 1
    press(Key.Key_Return)
    assert page.standing.dialog is not None


def test_what_was_told_in_a_room_is_not_taken_back_on_home(home, desk):
    home(*FEW)
    one = standing_of(desk, "c0001", TODAY)
    desk.perform(telling([(StandLine((1,), DONE), [one])], TODAY))
    QApplication.processEvents()
    press(Key.Key_Z, held=CONTROL)
    assert told(desk) == {"c0001": (DONE, "", None)}


def test_all_of_them_are_quick_with_two_thousand(home, desk):
    page = home(*[made(n, f"iets nieuws {n}") for n in range(1, 2001)])
    click(page.body.due.all_button)
    dialog = page.standing.all_dialog
    assert len(dialog.model.rows) == 2000
    dialog.find_field.setText("nieuws 1999")
    assert [one.commitment.number for one in dialog.model.rows] == [1999]


def test_a_commitment_that_goes_takes_what_hangs_on_it_along_and_undo_brings_all_back(home, desk):
    home(*FEW, *PAST)
    gone = desk.one(Commitment, "c0003")
    desk.perform(removing_commitments([gone], hanging_on(desk, [gone])))
    assert desk.read(Stand) == ()
    assert desk.read(PastWording) == ()
    desk.history.undo()
    assert len(desk.read(Stand)) == 1
    assert len(desk.read(PastWording)) == 3
    assert desk.one(Commitment, "c0003") == gone


def test_a_line_follows_what_changes_elsewhere(home, desk):
    page = home(*FEW)
    before = desk.one(Commitment, "c0001")
    desk.record(changing("x", [(before, replace(before, what="iets anders"))]))
    QApplication.processEvents()
    assert "iets anders" in shown_rows(page)[0].button.accessibleName()
