"""Who is at the door, in the real panel on a real library, with clocks that move when told."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.errors import Reason, StorageError
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Presence,
    PresenceState,
    Step,
    Workshop,
)
from llnet_desktop.services.planning import expecting
from llnet_desktop.ui import theme
from llnet_desktop.ui.door.panel import DoorPanel
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), people=10)
STEP = Step("s1", Phrase("Rondje"), 10 * MINUTE, minutes="n")
BLOCK = Block("b1", "w1", "bi", Phrase("Rondje"), BlockKind.EXERCISE, (STEP,))
NAMES = ["Anna Vos", "Çağla Demir", "Jan de Boer", "Joris Meijer", "Łukasz Nowak", "Nguyễn Thị Lan"]


class Window(QWidget):
    """Stands in for the console: its Ctrl+Z takes back the last gesture."""

    def __init__(self, desk, panel):
        super().__init__()
        QVBoxLayout(self).addWidget(panel)
        self.steered = []
        QShortcut("Ctrl+Z", self).activated.connect(desk.history.undo)

    def keyPressEvent(self, event):
        self.steered.append(event.key())


@pytest.fixture
def speech(qapp):
    theme.apply(qapp, "light")
    yield Speech("nl")
    theme.apply(qapp, "light")
    qapp.setStyleSheet("")


@pytest.fixture
def open_with(qtbot, desk, speech, clocks):
    kept = []

    def opened(names=NAMES):
        desk.record(adding("test", [Network("n1", "Bodem")]))
        desk.record(adding("test", [WORKSHOP, BLOCK]))
        desk.record(
            adding(
                "test",
                [
                    Member(f"m{n}", "n1", name, f"Huis {n % 3}", "adviseur", "iemand@example.org")
                    for n, name in enumerate(names)
                ],
            )
        )
        panel = DoorPanel(desk, speech, clock=clocks)
        panel.open(WORKSHOP)
        window = Window(desk, panel)
        kept.append(window)  # nothing else holds it
        qtbot.addWidget(window)
        window.resize(640, 470)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        panel.setFocus()
        return panel

    yield opened
    kept.clear()


@pytest.fixture
def door(open_with):
    return open_with()


@pytest.fixture
def enter(qtbot, door):
    def say(line):
        door.line_edit.setText(line)
        qtbot.keyClick(door.line_edit, Key.Key_Return)
        return door.hint_label.text()

    return say


def names(door):
    return [guest.name for guest in door.guests.guests]


def words(door, name):
    row = names(door).index(name)
    return door.guests.index(row).data(Qt.ItemDataRole.AccessibleTextRole)


def state_of(desk, member):
    found = desk.read(Presence, member=member)
    return found[0].state.value if found else "expected"


def hint(door):
    return door.hint_label.text()


# who is there


def test_two_letters_and_enter_mark_somebody_and_the_line_is_ready(qtbot, desk, door):
    assert door.line_edit.hasFocus()
    qtbot.keyClicks(door.line_edit, "ca")
    assert names(door) == ["Çağla Demir"]
    assert hint(door) == "Enter: Çağla Demir is er"
    with qtbot.waitSignal(door.told) as told:
        qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert told.args == ["Çağla Demir is er. 1 van de 6 is er."]
    assert hint(door) == told.args[0]
    assert state_of(desk, "m1") == "present"
    assert door.line_edit.text() == ""
    assert door.line_edit.hasFocus()
    assert names(door)[-1] == "Çağla Demir"  # who is not there yet stands first
    assert words(door, "Çağla Demir") == "Çağla Demir, is er"


@pytest.mark.parametrize(("letters", "name"), [("lu", NAMES[4]), ("ng", NAMES[5])])
def test_names_are_found_by_plain_letters(qtbot, door, letters, name):
    qtbot.keyClicks(door.line_edit, letters)
    assert names(door) == [name]


def test_enter_twice_marks_one_person_and_who_is_there_is_not_marked_again(qtbot, desk, door):
    for _ in range(2):
        qtbot.keyClicks(door.line_edit, "an")
        qtbot.keyClick(door.line_edit, Key.Key_Return)
        qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert len(desk.read(Presence)) == 1
    assert desk.history.depth == 1
    qtbot.keyClicks(door.line_edit, "an")
    assert hint(door) == "Anna Vos is er al."


def test_arrows_choose_another_while_the_letters_stay(qtbot, desk, door):
    qtbot.keyClicks(door.line_edit, "j")
    qtbot.keyClick(door.line_edit, Key.Key_Down)
    assert door.line_edit.text() == "j"
    assert hint(door) == "Enter: Joris Meijer is er"
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert (state_of(desk, "m2"), state_of(desk, "m3")) == ("expected", "present")


def test_without_letters_arrows_and_enter_do_as_well(qtbot, desk, door):
    qtbot.keyClick(door.line_edit, Key.Key_Down)
    qtbot.keyClick(door.line_edit, Key.Key_Down)
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert state_of(desk, "m1") == "present"


def test_a_walk_in_is_one_line_and_one_step_to_take_back(qtbot, desk, door):
    qtbot.keyClicks(door.line_edit, "Wim Kan, Sail")
    assert names(door) == []
    assert hint(door) == "Enter: Wim Kan komt erbij en is er"
    assert door.do_button.text() == "Erbij"
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert hint(door) == "Wim Kan is erbij. 1 van de 7 is er."
    (made,) = desk.read(Member, name="Wim Kan")
    assert (made.organisation, state_of(desk, made.id)) == ("Sail", "present")
    qtbot.keyClick(door.line_edit, Key.Key_Z, CTRL)
    assert not desk.read(Member, name="Wim Kan")
    assert "Wim Kan" not in names(door)


def test_a_comma_lets_a_namesake_in_and_both_are_told_apart(enter, desk, door):
    enter("Anna Vos, Elders")
    assert {"Anna Vos (Huis 0)", "Anna Vos (Elders)"} <= set(names(door))
    assert len(desk.read(Member, name="Anna Vos")) == 2


@pytest.mark.parametrize("line", [", Sail", "?!", "q"])
def test_what_is_no_name_is_refused_and_stays(qtbot, enter, desk, door, line):
    with qtbot.waitSignal(door.refused):
        enter(line)
    assert "Typ eerst een naam" in hint(door)
    assert len(desk.read(Member)) == 6
    assert door.line_edit.text() == line


def test_leaving_early_is_said_at_the_door_and_taken_back(enter, desk, door):
    assert enter("jan 12:00") == "Jan de Boer is er en gaat om 12:00. 1 van de 6 is er."
    (presence,) = desk.read(Presence)
    assert presence.leaves == datetime(2026, 12, 3, 12, 0)
    assert words(door, "Jan de Boer") == "Jan de Boer, is er · gaat om 12:00"
    assert enter("jan blijft") == "Jan de Boer blijft tot het eind."
    (presence,) = desk.read(Presence)
    assert (presence.leaves, presence.state) == (None, PresenceState.PRESENT)


@pytest.mark.parametrize(
    ("line", "said"),
    [("jan 29:00", "29:00"), ("jan 8:00", "valt niet tijdens"), ("jan gaat", "hoe laat")],
)
def test_a_time_that_can_not_be_is_told_and_the_line_stays(enter, desk, door, line, said):
    assert said in enter(line)
    assert not desk.read(Presence)
    assert door.line_edit.text() == line


def test_a_refusal_is_told_to_whoever_shows_the_panel(qtbot, door, enter):
    with qtbot.waitSignal(door.refused) as refused:
        enter("jan 29:00")
    assert refused.args[0].code == "participants.no_time"
    assert door.hint_label.property("look") == "warn"
    qtbot.keyClick(door.line_edit, Key.Key_Backspace)
    assert door.hint_label.property("look") == "secondary"


def test_late_not_coming_and_taken_back(enter, desk, door):
    assert enter("joris laat") == "Joris Meijer komt later."
    assert words(door, "Joris Meijer") == "Joris Meijer, komt later"
    assert enter("joris -") == "Joris Meijer is er nog niet. 0 van de 6 zijn er."
    assert state_of(desk, "m3") == "expected"
    assert enter("joris komt niet") == "Joris Meijer komt niet."
    assert names(door)[-1] == "Joris Meijer"
    assert door.here_label.text() == "0 van de 5 zijn er."


def test_a_command_about_nobody_does_nothing(enter, desk, door):
    assert "Niemand hier heet zo" in enter("Kees 12:00")
    assert desk.history.depth == 0
    assert door.line_edit.text() == "Kees 12:00"


def test_delete_takes_back_on_a_row_and_on_an_empty_line(qtbot, enter, desk, door):
    for letters in ("an", "ca"):
        enter(letters)
    door.guest_list.setFocus()
    door.guest_list.choose(names(door).index("Anna Vos"))
    qtbot.keyClick(door.guest_list, Key.Key_Delete)
    assert state_of(desk, "m0") == "expected"
    door.line_edit.setFocus()
    door.guest_list.choose(names(door).index("Çağla Demir"))
    qtbot.keyClick(door.line_edit, Key.Key_Delete)
    assert state_of(desk, "m1") == "expected"
    assert hint(door) == "Çağla Demir is er nog niet. 0 van de 6 zijn er."


def test_in_the_list_enter_marks_and_letters_go_to_the_line(qtbot, desk, door):
    door.guest_list.setFocus()
    door.guest_list.choose(0)
    qtbot.keyClick(door.guest_list, Key.Key_Return)
    assert state_of(desk, "m0") == "present"
    door.guest_list.setFocus()
    qtbot.keyClick(door.guest_list, Key.Key_L)
    assert door.line_edit.hasFocus()
    assert door.line_edit.text() == "l"


def test_the_mouse_chooses_a_row_and_the_button_does_it(qtbot, desk, door):
    place = door.guest_list.visualRect(door.guests.index(2)).center()
    qtbot.mouseClick(door.guest_list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert hint(door) == "Enter: Jan de Boer is er"
    qtbot.mouseClick(door.do_button, Qt.MouseButton.LeftButton)
    assert state_of(desk, "m2") == "present"
    assert door.line_edit.hasFocus()


def test_ctrl_z_takes_back_typing_first_and_then_the_last_gesture(qtbot, enter, desk, door):
    enter("an")
    qtbot.keyClicks(door.line_edit, "lu")
    qtbot.keyClick(door.line_edit, Key.Key_Z, CTRL)
    assert door.line_edit.text() == ""
    assert state_of(desk, "m0") == "present"
    qtbot.keyClick(door.line_edit, Key.Key_Z, CTRL)
    assert state_of(desk, "m0") == "expected"
    assert words(door, "Anna Vos") == "Anna Vos, nog niet"


def test_esc_goes_back_and_the_text_stays(qtbot, door):
    door.line_edit.setText("sa")
    for widget in (door.line_edit, door.guest_list, door.count_spin, door.take_button):
        widget.setFocus()
        with qtbot.waitSignal(door.closed):
            qtbot.keyClick(widget, Key.Key_Escape)
    assert door.line_edit.text() == "sa"


def test_enter_steers_nothing_behind_the_panel_and_a_dot_is_black(qtbot, enter, door):
    enter("an")
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    qtbot.keyClick(door.count_spin, Key.Key_Return)
    assert door.window().steered == []
    with qtbot.waitSignal(door.black_wanted):
        qtbot.keyClick(door.line_edit, Key.Key_Period)
    qtbot.keyClicks(door.line_edit, "jan 12.")
    assert door.line_edit.text() == "jan 12."


# how many


def test_a_number_is_the_head_count_and_says_what_becomes_of_the_end(qtbot, desk, enter, door):
    qtbot.keyClicks(door.line_edit, "18")
    assert hint(door) == "Enter: plan voor 18 mensen"
    assert names(door) == NAMES
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert hint(door) == "Gepland voor 18. Klaar om 09:48, was 09:40."
    assert desk.one(Workshop, "w1").people == 18
    assert desk.one(Block, "b1").planned == 18 * MINUTE
    assert door.count_spin.value() == 18
    assert enter("18") == "Gepland voor 18."
    assert desk.history.depth == 1
    desk.history.undo()
    assert desk.one(Block, "b1") == BLOCK
    assert door.count_spin.value() == 10


def test_a_number_that_is_too_high_is_told_and_nothing_happens(enter, desk, door):
    assert "5000" in enter("5001")
    assert desk.one(Workshop, "w1").people == 10
    assert enter("0").startswith("Het aantal is nog niet bekend.")
    assert door.count_spin.text() == "?"


def test_the_field_and_its_buttons_count_too(qtbot, desk, door):
    qtbot.mouseClick(door.more_button, Qt.MouseButton.LeftButton)
    assert desk.one(Workshop, "w1").people == 11
    assert hint(door) == "Gepland voor 11. Klaar om 09:41, was 09:40."
    qtbot.mouseClick(door.less_button, Qt.MouseButton.LeftButton)
    door.count_spin.setFocus()
    door.count_spin.selectAll()
    qtbot.keyClicks(door.count_spin, "24")
    assert desk.one(Workshop, "w1").people == 10  # nothing while it is typed
    qtbot.keyClick(door.count_spin, Key.Key_Return)
    assert desk.one(Workshop, "w1").people == 24


def test_those_who_are_here_become_the_head_count_only_when_asked(qtbot, enter, desk, door):
    assert not door.take_button.isEnabled()
    enter("an")
    enter("ca")
    assert desk.one(Workshop, "w1").people == 10
    assert door.take_button.text() == "Neem wie er zijn (2)"
    qtbot.mouseClick(door.take_button, Qt.MouseButton.LeftButton)
    assert desk.one(Workshop, "w1").people == 2
    assert hint(door) == "Gepland voor 2. Klaar om 09:32, was 09:40."
    assert not door.take_button.isEnabled()


def test_a_full_disk_is_told_and_the_field_shows_what_is_kept(qtbot, desk, door, monkeypatch):
    def full(edit):
        raise StorageError(Reason.DISK_FULL)

    monkeypatch.setattr(desk, "perform", full)
    with qtbot.waitSignal(door.refused):
        qtbot.mouseClick(door.more_button, Qt.MouseButton.LeftButton)
    assert door.count_spin.value() == 10
    assert "schijf" in hint(door)
    with qtbot.waitSignal(door.refused):
        door.line_edit.setText("an")
        qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert door.line_edit.text() == "an"


# what is shown


def test_a_row_never_says_how_to_reach_somebody(door):
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole,
             Qt.ItemDataRole.ToolTipRole)  # fmt: skip
    index = door.guests.index(0)
    shown = " ".join(str(index.data(role)) for role in roles) + repr(door.guests.guests)
    assert "Anna Vos" in shown
    assert "adviseur" in shown
    assert "example.org" not in shown


def test_discreet_hides_roles_who_is_late_and_when_it_ends(qtbot, enter, door):
    enter("joris laat")
    door.set_discreet(True)
    said = []
    door.told.connect(said.append)
    assert "adviseur" not in repr(door.guests.guests)
    assert words(door, "Joris Meijer") == "Joris Meijer, nog niet"
    assert names(door) == NAMES  # nor by where somebody stands
    assert "laat" not in hint(door)
    door.line_edit.setText("jan laat")
    assert hint(door) == "Enter: noteer dit bij Jan de Boer"
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    enter("18")
    assert said == ["Genoteerd bij Jan de Boer.", "Gepland voor 18. De tijden zijn aangepast."]
    door.set_discreet(False)
    assert words(door, "Jan de Boer") == "Jan de Boer, komt later"


def test_what_changes_elsewhere_is_followed(desk, door):
    desk.record(adding("test", [Member("m9", "n1", "Zoë")]))
    assert names(door)[-1] == "Zoë"
    anna = desk.one(Member, "m0")
    renamed = Member("m0", "n1", "Annelies Vos")
    desk.record(changing("test", [(anna, renamed)]))
    assert names(door)[0] == "Annelies Vos"
    desk.record(removing("test", [renamed]))
    assert "Annelies Vos" not in names(door)
    desk.perform(expecting(WORKSHOP, 30, [BLOCK]))
    assert door.count_spin.value() == 30


def test_another_workshop_can_be_opened_in_its_place(desk, door):
    door.line_edit.setText("an")
    other = Workshop("w2", "n2", "Anders", datetime(2026, 12, 4, 9, 30), people=3)
    desk.record(adding("test", [Network("n2", "Water")]))
    desk.record(adding("test", [other, Member("x", "n2", "Xander")]))
    door.open(other)
    assert (names(door), door.count_spin.value()) == (["Xander"], 3)
    assert door.line_edit.text() == ""
    desk.record(adding("test", [Member("m9", "n1", "Zoë")]))
    assert names(door) == ["Xander"]


def test_without_names_a_head_count_is_enough(open_with, qtbot, desk):
    door = open_with(names=[])
    assert door.empty_label.isVisible()
    assert not door.guest_list.isVisible()
    qtbot.keyClicks(door.line_edit, "24")
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert desk.one(Workshop, "w1").people == 24
    qtbot.keyClicks(door.line_edit, "Wim")
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert door.guest_list.isVisible()
    assert door.here_label.text() == "1 van de 1 is er."


def test_the_rows_keep_the_rules_of_a_model(enter, door):
    tester = QAbstractItemModelTester(
        door.guests, QAbstractItemModelTester.FailureReportingMode.Fatal, door
    )
    for line in ("an", "an -", "joris laat", "Wim Kan", "18"):
        enter(line)
    door.set_discreet(True)
    assert tester.model() is door.guests
    assert door.guests.rowCount() == 7


def test_a_hundred_and_fifty_people_are_marked_by_keyboard(open_with, qtbot, desk):
    door = open_with(names=[f"Naam{n:03} Zo" for n in range(150)])
    qtbot.keyClicks(door.line_edit, "naam149")
    assert names(door) == ["Naam149 Zo"]
    qtbot.keyClick(door.line_edit, Key.Key_Return)
    assert state_of(desk, "m149") == "present"
    assert names(door)[-1] == "Naam149 Zo"
    assert hint(door).endswith("1 van de 150 is er.")


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(("look", "scale"), [("light", 1.0), ("dark", 1.5)])
def test_it_fits_its_place_in_both_languages_at_any_text_size(
    open_with, qapp, speech, language, look, scale
):
    speech.switch(language)
    long = "<b>Alexandrina</b> & {n} " + "van en tot " * 15
    door = open_with(names=[long.strip(), *NAMES])
    theme.apply(qapp, look, scale)
    door.line_edit.setText("al")
    room = door.window().minimumSizeHint()
    assert room.width() <= 690
    assert room.height() <= 470
    labels = door.findChildren(QLabel)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    fields = [*door.findChildren(QAbstractButton), door.line_edit, door.count_spin]
    for field in (each for each in fields if each.isVisible()):
        assert field.accessibleName() or field.text(), field.objectName()
        if isinstance(field, (QAbstractButton, QLineEdit, QSpinBox)):
            assert field.height() >= 44, field.objectName()
    assert door.guest_list.accessibleName()


def test_another_language_is_spoken_at_once(enter, speech, door):
    enter("an")
    speech.switch("en")
    assert door.here_label.text() == "1 of 6 is here."
    assert words(door, "Anna Vos") == "Anna Vos, here"
    assert "leaves early" in hint(door).replace("\N{NO-BREAK SPACE}", " ")
    assert enter("jan leaves 12:00").startswith("Jan de Boer is here and leaves at 12:00.")
