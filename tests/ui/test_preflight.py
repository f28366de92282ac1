"""Before the room fills: what the page says of the machine, and that nothing is in the way."""

from datetime import date, datetime, timedelta
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from llnet_desktop.content.samples import sample_records
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent
from llnet_desktop.domain.workshop import Block, BlockKind, Step, Workshop
from llnet_desktop.services.beginning import to_begin
from llnet_desktop.services.settings import Settings
from llnet_desktop.ui import theme
from llnet_desktop.ui.awake import Awake
from llnet_desktop.ui.machine import Battery, Machine
from llnet_desktop.ui.preflight import rows
from llnet_desktop.ui.preflight.page import PreflightPage
from llnet_desktop.ui.preflight.rows import State
from llnet_desktop.ui.sound import Sounder
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.staging import Staging
from llnet_desktop.words import words_in

GB = 10**9
NEEDED = timedelta(hours=3, minutes=24)
hours = partial(timedelta, hours=1)
WORKSHOP = Workshop("w1", "n1", "Samen doen: de waterkant", datetime(2026, 12, 3, 9, 30))
STEP = Step("s1", Phrase("Wat bied je?"), timedelta(hours=3, minutes=12))
BLOCK = Block("b1", "w1", "i", Phrase("Vraag en aanbod"), BlockKind.EXERCISE, (STEP,))


class Parts:
    """A page with what it looks at."""

    def __init__(self, qtbot, qapp, clocks):
        theme.apply(qapp, "light")
        self.machine = Machine(Battery(64, False, hours(minutes=40)), 41 * GB)
        self.speech = Speech("nl", qapp)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.staging = Staging(self.window, clocks, self.speech, Settings)
        self.sounder = Sounder()
        self.sounder._players = ["aplay"]  # a machine that can be heard, also here
        self.awake = Awake()
        self.page = PreflightPage(
            self.speech, clocks, self.staging, self.sounder, self.awake, lambda: self.machine
        )
        self.page.setParent(self.window)
        self.agenda = plan(WORKSHOP, [BLOCK])
        self.show(1366, 690)

    def show(self, width, height):
        self.window.resize(width, height)
        self.page.resize(width, height)
        self.window.show()
        self.page.open(self.agenda)
        QApplication.processEvents()


@pytest.fixture
def parts(qtbot, qapp, clocks):
    made = Parts(qtbot, qapp, clocks)
    yield made
    made.staging.close()
    made.awake.end()
    made.window.close()
    theme.apply(qapp, "light")


@pytest.mark.parametrize(
    ("power", "state", "says"),
    [
        (Battery(64, False, timedelta(hours=2, minutes=40)), State.WARN, "3 u 24: sluit"),
        (Battery(64, False, timedelta(hours=4)), State.OK, "64 %, nog ongeveer 4 u 00"),
        (Battery(64, True), State.OK, "aan de stroom"),
        (Battery(64, False), State.OPEN, "niet aan de stroom"),
        (Battery(20, False), State.WARN, "sluit de laptop aan"),
        (Battery(None, True), State.OK, "geen accu"),
        (None, State.OPEN, "niet te zien"),
    ],
)
def test_the_battery_is_weighed_against_the_workshop_and_unknown_is_said(power, state, says):
    told = rows.battery(power, NEEDED, words_in("nl"))
    assert told.state is state
    assert says in told.sentence


@pytest.mark.parametrize(
    ("free", "state", "nl", "en"),
    [
        (41 * GB, State.OK, "41 GB", "41 GB"),
        (3_240_000_000, State.OK, "3,2 GB", "3.2 GB"),
        (320_400_000, State.WARN, "320 MB", "320 MB"),
    ],
)
def test_the_room_on_the_disk_is_said_as_people_say_it(free, state, nl, en):
    assert rows.disk(free, words_in("nl")).state is state
    assert nl in rows.disk(free, words_in("nl")).sentence
    assert en in rows.disk(free, words_in("en")).sentence
    assert rows.disk(None, words_in("en")).state is State.OPEN


def test_awake_says_yes_no_and_not_yet(parts):
    words = words_in("en")
    assert rows.awake(None, words).state is State.OPEN
    assert rows.awake(True, words).state is State.OK
    assert rows.awake(False, words).state is State.WARN


def test_the_page_says_what_the_machine_says_and_looks_again(parts):
    page = parts.page
    assert page.battery_mark.state is State.WARN
    assert page.battery_mark.accessibleName() == "let op"
    parts.machine = Machine(Battery(65, True), 900_000_000)
    page._timer.timeout.emit()
    assert page.battery_mark.state is State.OK
    assert "65 %" in page.battery_label.text()
    assert page.disk_mark.state is State.WARN


def test_sound_is_chosen_heard_and_muted(parts, qtbot):
    page, sounder = parts.page, parts.sounder
    played = []
    sounder.play = lambda name="": played.append(sounder.name)
    page.sound_box.setFocus()
    with qtbot.waitSignal(page.sound_chosen) as caught:
        qtbot.keyClick(page.sound_box, Qt.Key.Key_Down)
    assert caught.args == ["wood_block"]
    page.play_button.click()
    assert played == ["wood_block", "wood_block"]
    page.mute_button.click()
    assert sounder.muted
    assert not page.play_button.isEnabled()
    assert page.sound_label.text() == parts.speech("preflight.sound.muted")
    sounder.muted = False  # by the key in the console
    assert not page.mute_button.isChecked()
    assert page.sound_mark.state is State.OK


def test_without_a_sound_device_it_says_so_and_offers_nothing(parts):
    parts.sounder._players.clear()
    parts.sounder.available_changed.emit()
    assert parts.page.sound_label.text() == parts.speech("preflight.sound.none")
    assert not parts.page.play_button.isVisible()
    assert not parts.page.sound_box.isVisible()


def test_how_to_be_undisturbed_is_told_on_the_page_and_in_no_box(parts):
    page = parts.page
    assert not page.how_label.isVisible()
    page.how_button.click()
    assert page.how_label.isVisible()
    assert QApplication.activeModalWidget() is None
    assert QApplication.activePopupWidget() is None
    page.how_button.click()
    assert not page.how_label.isVisible()


def test_one_screen_is_said_with_how_to_get_another(parts):
    page = parts.page
    assert page.alone_label.text() == "Er is één scherm: de zaal kan zien wat jij ziet."
    assert page.extend_label.text()
    assert not page.pictures.swap_button.isVisible()
    assert not page.only_mine
    page.mine_box.click()
    assert page.only_mine


def test_when_it_starts_is_said_by_the_clock_of_the_workshop(parts, clocks):
    page = parts.page
    at = parts.agenda.starts

    def says(**before):
        clocks.now = clocks.now.__class__(at - timedelta(**before), 1.0, "boot-1")
        page.refresh()
        return page.starts_label.text()

    assert says(minutes=18) == "begint over 18 min"
    assert says(minutes=100) == "begint over 1 u 40"
    assert says(hours=3) == f"begint om {at:%H:%M}"
    assert says(minutes=-9) == f"begint om {at:%H:%M}"
    assert says(days=1).startswith("begint ")
    assert str(at.day) in says(days=1)


def test_the_page_speaks_the_other_language_at_once(parts):
    parts.speech.switch("en")
    assert parts.page.start_button.text() == "Start workshop"
    assert parts.page.disk_label.text() == "41 GB free; everything is saved at once"
    assert [parts.page.sound_box.itemText(row) for row in range(3)] == [
        "Gong",
        "Wood block",
        "Soft bell",
    ]


def test_everything_is_reached_by_tab_and_has_a_name(parts, qtbot):
    page = parts.page
    wanted = {
        page.start_button,
        page.back_button,
        page.pictures.pictures[0],
        page.mine_box,
        page.sound_box,
        page.play_button,
        page.mute_button,
        page.how_button,
    }
    page.start_button.setFocus()
    reached = set()
    at = page.start_button
    for _ in range(40):
        reached.add(at)
        at = at.nextInFocusChain()
        while not (
            at.isVisible() and at.isEnabled() and at.focusPolicy() & Qt.FocusPolicy.TabFocus
        ):
            at = at.nextInFocusChain()
    assert wanted <= reached
    for widget in wanted:
        name = widget.accessibleName() or getattr(widget, "text", str)()
        assert name, widget.objectName()


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("width", "height", "size"), [(1366, 690, 1.0), (1366, 690, 1.5)])
def test_everything_fits_the_width_and_a_small_laptop_shows_all(
    parts, qapp, clocks, language, width, height, size
):
    clocks.set_wall(hours=-48)  # so that the other day is spoken of as well
    theme.apply(qapp, "light", size)
    parts.speech.switch(language)
    parts.show(width, height)
    page = parts.page
    assert page.scroll_area.horizontalScrollBar().maximum() == 0
    for label in page.findChildren(QLabel):
        if label.isVisible() and not label.wordWrap():
            assert label.width() >= min(label.sizeHint().width(), label.minimumSizeHint().width())
    for button in page.findChildren(QPushButton):
        if button.isVisible() and button is not page.back_button:
            assert button.width() >= button.sizeHint().width(), button.text()
    if size == 1.0:
        assert page.scroll_area.verticalScrollBar().maximum() == 0


def test_a_workshop_that_has_begun_or_has_no_plan_is_none_to_prepare_for(desk):
    desk.perform(adding("sample.add", sample_records("nl", date(2026, 12, 3))))
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    assert to_begin(desk, ready[0].id).workshop == ready[0]
    done = next(w for w in desk.read(Workshop) if desk.read(RunEvent, workshop=w.id))
    assert to_begin(desk, done.id) is None
    assert to_begin(desk, "nobody") is None
