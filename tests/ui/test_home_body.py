"""A network with very many workshops: the first ones at once, the others when asked for."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import Workshop
from llnet_desktop.services.overview import FIRST_LINES, overview
from llnet_desktop.ui.home.body import AT_ONCE, MORE_LINES, NetworkBody
from llnet_desktop.ui.home.cards import WorkshopCard
from llnet_desktop.ui.speech import Speech

TODAY = date(2026, 12, 3)
NETWORK = Network("n1", "Bodem")
START = datetime(2026, 12, 4, 9, 30)
MANY = [Workshop(f"w{n:03}", "n1", f"Nr {n}", START + timedelta(days=n)) for n in range(150)]


@pytest.fixture
def show(qtbot, qapp, desk):
    desk.record(adding("test", [NETWORK]))
    body = NetworkBody(Speech("nl"))
    qtbot.addWidget(body)
    body.resize(1100, 600)
    body.show()

    def show(network=NETWORK):
        body.show_overview(overview(desk, network, TODAY), TODAY)
        return body

    return show


def ids(body):
    return [card.line.workshop.id for card in body.cards]


def all_ids(count):
    return [workshop.id for workshop in MANY[:count]]


def to_the_end(body):
    bar = body.verticalScrollBar()
    bar.setValue(bar.maximum())


def test_few_workshops_are_all_there_and_nothing_is_asked(show, desk):
    desk.record(adding("test", MANY[:FIRST_LINES]))
    body = show()
    assert ids(body) == all_ids(FIRST_LINES)
    assert not body.more_button.isVisible()


def test_the_first_paint_waits_for_no_more_than_a_screen_has_room_for(qtbot, show, desk):
    desk.record(adding("test", MANY))
    body = show()
    made = body.findChildren(WorkshopCard)
    assert len(made) == AT_ONCE
    assert not body.more_button.isVisible()
    qtbot.waitUntil(body.more_button.isVisible)
    assert len(body.findChildren(WorkshopCard)) == FIRST_LINES
    assert ids(body) == all_ids(FIRST_LINES)


def test_the_button_says_how_many_there_are_and_brings_more(show, desk):
    desk.record(adding("test", MANY))
    body = show()
    assert ids(body) == all_ids(FIRST_LINES)
    assert body.more_button.text() == "Toon alle 150 bijeenkomsten"
    body.more_button.click()
    assert ids(body) == all_ids(FIRST_LINES + MORE_LINES)


def test_scrolling_brings_more_once_they_were_asked_for(qtbot, show, desk):
    desk.record(adding("test", MANY))
    body = show()
    qtbot.waitUntil(lambda: body.verticalScrollBar().maximum() > 0)
    to_the_end(body)
    assert len(body.cards) == FIRST_LINES
    body.more_button.click()
    while body.more_button.isVisible():
        before = body.verticalScrollBar().maximum()
        to_the_end(body)
        qtbot.waitUntil(lambda before=before: body.verticalScrollBar().maximum() != before)
    assert ids(body) == all_ids(150)


def test_the_keyboard_goes_on_where_the_new_ones_begin(qtbot, show, desk):
    desk.record(adding("test", MANY))
    body = show()
    body.activateWindow()
    body.more_button.setFocus()
    qtbot.keyClick(body.more_button, Qt.Key.Key_Space)
    assert body.cards[FIRST_LINES].hasFocus()


def test_what_was_asked_for_stays_when_something_changes(show, desk):
    desk.record(adding("test", MANY))
    body = show()
    body.more_button.click()
    desk.record(changing("test", [(MANY[0], replace(MANY[0], title="Anders"))]))
    desk.record(removing("test", MANY[-100:]))
    show()
    assert ids(body) == all_ids(50)
    assert not body.more_button.isVisible()


def test_another_network_begins_with_its_first_ones(show, desk):
    desk.record(adding("test", [*MANY, Network("n2", "Aarde")]))
    body = show()
    body.more_button.click()
    assert ids(show(Network("n2", "Aarde"))) == []
    assert len(show().cards) == FIRST_LINES


def test_what_the_last_scan_bears_stands_under_it_with_exercises_that_help(qtbot, desk, show):
    high, low = ((0,) * 6 + (6, 0, 0, 0)), ((0, 0, 6) + (0,) * 7)
    scans = [
        (MANY[0], ScanTally("t1", "w000", (high,) * 5, 6)),
        (MANY[1], ScanTally("t2", "w001", (high, high, high, high, low), 6)),
    ]
    desk.record(adding("scans", [one for pair in scans for one in pair]))
    trends = show().trends
    assert "“Veilige ruimte” ging omlaag, van 7,0 naar 3,0." in trends.advice_label.text()
    assert "staat het laagst, op 3,0" in trends.advice_label.text()
    qtbot.waitUntil(trends.exercise_buttons[0].isVisible)
    with qtbot.waitSignal(trends.exercise_wanted) as wanted:
        qtbot.mouseClick(trends.exercise_buttons[0], Qt.MouseButton.LeftButton)
    known = {one.id: one for one in load_exercises()[0]}
    assert known[wanted.args[0]].condition is Condition.SAFETY


def test_without_a_clear_weakest_no_exercise_is_named(desk, show):
    level = (0,) * 6 + (6, 0, 0, 0)
    desk.record(adding("scans", [MANY[0], ScanTally("t1", "w000", (level,) * 5, 6)]))
    trends = show().trends
    assert trends.advice_label.text() == "De vijf condities liggen dicht bij elkaar."
    assert not trends._later.isActive()
    assert not any(button.isVisible() for button in trends.exercise_buttons)
