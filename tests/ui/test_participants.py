"""People at a workshop and their small groups, in the real window, on a real library."""

from datetime import datetime
from random import Random

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QLineEdit

from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import Presence, PresenceState, Workshop
from llnet_desktop.services.planning import expecting
from llnet_desktop.ui.dialogs.participants import ParticipantsDialog
from llnet_desktop.ui.dialogs.people_model import Column
from llnet_desktop.ui.speech import Speech

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
NAMES = ["Anna Vos", "Çağla Demir", "Jan de Boer", "Joris Meijer", "Łukasz Nowak", "Nguyễn Thị Lan"]


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def workshop(desk):
    made = Workshop("w1", "n1", "Sessie 3", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("test", [Network("n1", "Bodem & <b>water</b>")]))
    desk.record(adding("test", [made]))
    return made


@pytest.fixture
def open_with(qtbot, desk, speech, workshop):
    def opened(names=NAMES):
        if names:
            people = [Member(f"m{n}", "n1", name, f"Huis {n % 3}") for n, name in enumerate(names)]
            desk.record(adding("test", people))
        dialog = ParticipantsDialog(desk, speech, workshop, None, Random(1))
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


@pytest.fixture
def dialog(open_with):
    return open_with()


@pytest.fixture
def groups(dialog):
    dialog.groups_tab.click()
    return dialog.groups


def shown(dialog):
    model = dialog.people.people_model
    return [model.index(row, Column.NAME).data() for row in range(model.rowCount())]


def state_of(desk, member_id):
    found = desk.read(Presence, member=member_id)
    return found[0].state.value if found else "expected"


def said(dialog):
    return dialog.said_label.text()


def only(desk, kind, **equal):
    (found,) = desk.read(kind, **equal)
    return found


def cell(dialog, row, column):
    return dialog.people.people_model.index(row, column)


def click_word(qtbot, dialog, row, state):
    table = dialog.people.people_table
    delegate = table.itemDelegateForColumn(Column.PRESENCE)
    area = table.visualRect(cell(dialog, row, Column.PRESENCE))
    place = delegate.places(area, table.fontMetrics())[list(PresenceState).index(state)]
    qtbot.mouseClick(table.viewport(), LEFT, pos=place.center())


def editor_of(dialog):
    return dialog.people.people_table.viewport().findChild(QLineEdit)


# who is there


def test_two_letters_and_enter_mark_somebody_present_and_the_field_is_ready(qtbot, desk, dialog):
    find = dialog.people.find_edit
    assert find.hasFocus()
    qtbot.keyClicks(find, "jo")
    assert shown(dialog) == ["Joris Meijer"]
    assert dialog.people.hint_label.text() == "Enter: Joris Meijer is aanwezig"
    qtbot.keyClick(find, Key.Key_Return)
    assert state_of(desk, "m3") == "present"
    assert find.text() == ""
    assert find.hasFocus()
    assert len(shown(dialog)) == 6
    assert said(dialog) == "Joris Meijer is aanwezig."


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("ng", "Nguyễn Thị Lan"),
        ("luk", "Łukasz Nowak"),
        ("cag", "Çağla Demir"),
        ("jdb", "Jan de Boer"),
    ],
)
def test_accents_and_initials_need_no_thought(qtbot, dialog, letters, name):
    qtbot.keyClicks(dialog.people.find_edit, letters)
    assert shown(dialog) == [name]


def test_who_is_still_waited_for_is_chosen_first(qtbot, desk, dialog):
    find = dialog.people.find_edit
    for name in ("Jan de Boer", "Joris Meijer"):
        qtbot.keyClicks(find, "j")
        assert dialog.people.hint_label.text() == f"Enter: {name} is aanwezig"
        qtbot.keyClick(find, Key.Key_Return)
    assert {state_of(desk, "m2"), state_of(desk, "m3")} == {"present"}
    qtbot.keyClicks(find, "j")
    assert dialog.people.hint_label.text() == "Jan de Boer staat al op aanwezig"
    depth = desk.history.depth
    qtbot.keyClick(find, Key.Key_Return)
    assert desk.history.depth == depth


def test_arrows_choose_somebody_else_while_the_letters_stay(qtbot, desk, dialog):
    find = dialog.people.find_edit
    qtbot.keyClicks(find, "j")
    qtbot.keyClick(find, Key.Key_Down)
    qtbot.keyClick(find, Key.Key_Down)
    assert find.text() == "j"
    qtbot.keyClick(find, Key.Key_Return)
    assert state_of(desk, "m3") == "present"


def test_a_walk_in_is_one_line_and_one_step_to_take_back(qtbot, desk, dialog):
    find = dialog.people.find_edit
    qtbot.keyClicks(find, "Bo Klaver, Gemeente")
    assert dialog.people.mark_button.text() == "Toevoegen"
    qtbot.keyClick(find, Key.Key_Return)
    bo = only(desk, Member, name="Bo Klaver")
    assert (bo.organisation, bo.network) == ("Gemeente", "n1")
    assert state_of(desk, bo.id) == "present"
    assert said(dialog) == "Bo Klaver zit nu in het netwerk en is aanwezig."
    qtbot.keyClick(find, Key.Key_Z, CTRL)
    assert not desk.read(Member, name="Bo Klaver")
    assert "Bo Klaver" not in shown(dialog)


def test_a_comma_ends_the_name_so_that_a_namesake_can_walk_in(qtbot, desk, dialog):
    find = dialog.people.find_edit
    qtbot.keyClicks(find, "Anna Vos, Elders")
    assert shown(dialog) == []
    qtbot.keyClick(find, Key.Key_Return)
    assert {m.organisation for m in desk.read(Member, name="Anna Vos")} == {"Huis 0", "Elders"}
    qtbot.keyClicks(find, "anna vos, hu")
    assert len(shown(dialog)) == 1


def test_enter_on_nothing_does_nothing_and_a_comma_alone_asks_for_a_name(qtbot, desk, dialog):
    find = dialog.people.find_edit
    dialog.people.people_table.choose(0)
    qtbot.keyClick(find, Key.Key_Return)
    assert not desk.read(Presence)
    qtbot.keyClicks(find, "?!")
    assert shown(dialog) == []
    find.setText(", Gemeente")
    qtbot.keyClick(find, Key.Key_Return)
    assert said(dialog).startswith("Typ eerst een naam")
    assert find.text() == ", Gemeente"
    assert dialog.isVisible()


def test_ctrl_z_takes_back_typing_first_and_then_the_last_mark_by_name(qtbot, desk, dialog):
    find = dialog.people.find_edit
    qtbot.keyClicks(find, "an")
    qtbot.keyClick(find, Key.Key_Return)
    qtbot.keyClicks(find, "lu")
    qtbot.keyClick(find, Key.Key_Z, CTRL)
    assert find.text() == ""
    assert state_of(desk, "m0") == "present"
    qtbot.keyClick(find, Key.Key_Z, CTRL)
    assert state_of(desk, "m0") == "expected"
    assert said(dialog).startswith("Ongedaan: ")
    qtbot.keyClick(dialog.people.people_table, Key.Key_Y, CTRL)
    assert state_of(desk, "m0") == "present"


def test_undo_here_leaves_alone_what_was_done_before_the_window_opened(
    qtbot, desk, workshop, open_with
):
    desk.perform(expecting(workshop, 12))
    desk.perform(expecting(only(desk, Workshop), 13))
    desk.history.undo()
    dialog = open_with()
    assert not dialog.undo_button.isVisible()
    qtbot.keyClick(dialog.people.find_edit, Key.Key_Z, CTRL)
    qtbot.keyClick(dialog.people.find_edit, Key.Key_Y, CTRL)
    assert only(desk, Workshop).people == 12
    assert said(dialog)


def test_a_click_on_a_word_says_who_is_there(qtbot, desk, dialog):
    click_word(qtbot, dialog, 1, PresenceState.ABSENT)
    assert state_of(desk, "m1") == "absent"
    assert said(dialog) == "Çağla Demir komt niet."
    click_word(qtbot, dialog, 1, PresenceState.LATE)
    assert state_of(desk, "m1") == "late"
    dialog.undo_button.click()
    assert state_of(desk, "m1") == "absent"


def test_in_the_table_space_goes_on_enter_is_present_and_letters_find(qtbot, desk, dialog):
    table = dialog.people.people_table
    table.setFocus()
    table.choose(0)
    for expected in ("present", "late", "absent", "expected"):
        qtbot.keyClick(table, Key.Key_Space)
        assert state_of(desk, "m0") == expected
    qtbot.keyClick(table, Key.Key_Return)
    assert state_of(desk, "m0") == "present"
    qtbot.keyClick(table, Key.Key_N)
    assert dialog.people.find_edit.hasFocus()
    assert shown(dialog)[0] == "Łukasz Nowak"


def test_digits_in_the_table_are_when_somebody_leaves(qtbot, desk, dialog):
    table = dialog.people.people_table
    table.setFocus()
    table.choose(2)
    qtbot.keyClick(table, Key.Key_1)
    field = editor_of(dialog)
    qtbot.keyClicks(field, "2.15")
    qtbot.keyClick(field, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.read(Presence)))
    presence = only(desk, Presence)
    assert (presence.member, presence.state.value) == ("m2", "expected")
    assert presence.leaves == datetime(2026, 12, 3, 12, 15)
    assert cell(dialog, 2, Column.LEAVES).data() == "12:15"
    assert said(dialog) == "Jan de Boer vertrekt om 12:15."


def test_what_is_no_time_is_told_and_changes_nothing(desk, dialog):
    model = dialog.people.people_model
    model.setData(cell(dialog, 0, Column.LEAVES), "straks")
    assert "straks" in said(dialog)
    model.setData(cell(dialog, 0, Column.LEAVES), "")
    assert not desk.read(Presence)


def test_a_time_can_be_taken_away_and_who_leaves_early_does_come(desk, dialog):
    model = dialog.people.people_model
    model.setData(cell(dialog, 0, Column.PRESENCE), "absent")
    model.setData(cell(dialog, 0, Column.LEAVES), "12")
    assert state_of(desk, "m0") == "expected"
    model.setData(cell(dialog, 0, Column.LEAVES), " ")
    assert only(desk, Presence).leaves is None
    assert said(dialog) == "Anna Vos blijft tot het eind."


def test_the_line_counts_and_the_button_asks_to_plan_for_so_many(qtbot, desk, workshop, dialog):
    assert dialog.count_label.text() == "6 verwacht"
    click_word(qtbot, dialog, 0, PresenceState.ABSENT)
    click_word(qtbot, dialog, 1, PresenceState.PRESENT)
    assert dialog.count_label.text() == "5 verwacht, 1 al aanwezig, 1 komt niet"
    with qtbot.waitSignal(dialog.head_count_wanted) as wanted:
        dialog.plan_button.click()
    assert wanted.args == [5]
    desk.perform(expecting(workshop, 5))
    assert dialog.plan_button.text() == "Gepland voor 5 mensen"
    assert not dialog.plan_button.isEnabled()


def test_without_anybody_the_window_says_how_to_begin(qtbot, desk, open_with):
    dialog = open_with(names=[])
    assert dialog.people.empty_label.isVisible()
    assert not dialog.plan_button.isVisible()
    dialog.groups_tab.click()
    qtbot.keyClick(dialog.groups, Key.Key_R)
    assert "minstens twee" in said(dialog)
    dialog.people_tab.click()
    qtbot.keyClicks(dialog.people.find_edit, "Bo")
    qtbot.keyClick(dialog.people.find_edit, Key.Key_Return)
    assert not dialog.people.empty_label.isVisible()
    assert dialog.plan_button.text() == "Plan voor 1 persoon"


def test_what_changes_elsewhere_is_followed_until_the_window_closes(desk, dialog):
    desk.record(adding("test", [Member("m9", "n1", "Zoë")]))
    assert shown(dialog)[-1] == "Zoë"
    desk.record(removing("test", [desk.one(Member, "m9")]))
    assert "Zoë" not in shown(dialog)
    dialog.ok_button.click()
    desk.record(adding("test", [Member("m8", "n1", "Yara")]))
    assert "Yara" not in shown(dialog)


def test_names_are_plain_text_wherever_they_stand(qtbot, desk, open_with):
    name = "<b>Jan</b> & {n} " + "zeer lange naam " * 10
    dialog = open_with(names=[name.strip(), "Bo"])
    dialog.people.people_table.choose(0)
    qtbot.keyClick(dialog.people.people_table, Key.Key_Return)
    assert name.strip() in said(dialog)
    dialog.groups_tab.click()
    dialog.groups.draw_button.click()
    labels = dialog.findChildren(QLabel)
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in labels)
    assert name.strip() in [each.text() for each in labels]
    assert dialog.minimumSizeHint().width() < 900


def test_the_rows_keep_the_rules_of_a_model(desk, dialog):
    model = dialog.people.people_model
    assert isinstance(model, QAbstractItemModel)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    model.setData(cell(dialog, 0, Column.PRESENCE), "late")
    dialog.people.find_edit.setText("an")
    dialog.people.find_edit.setText("")
    assert tester.model() is model
    assert not model.setData(cell(dialog, 0, Column.NAME), "Ander")
    words = cell(dialog, 0, Column.PRESENCE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == "Aanwezigheid: later"


def test_another_language_is_spoken_at_once(dialog, speech):
    dialog.groups.draw()
    dialog.people.people_model.setData(cell(dialog, 0, Column.PRESENCE), "absent")
    speech.switch("en")
    assert dialog.count_label.text() == "5 expected, 1 not coming"
    assert said(dialog) == "Anna Vos is not coming."
    assert cell(dialog, 0, Column.PRESENCE).data() == "not coming"
    assert dialog.groups.draw_button.text() == "Draw again"
    header = dialog.people.people_model.headerData(Column.LEAVES, Qt.Orientation.Horizontal)
    assert header == "Leaves at"


# small groups


def names_in(groups):
    return [[seat.name for seat in card.seats] for card in groups.cards.cards]


def all_names(groups):
    return [name for names in names_in(groups) for name in names]


def wish(groups, one, other, button):
    panel = groups.wishes_panel
    panel.one_box.setEditText(one)
    panel.other_box.setEditText(other)
    button.click()


def test_a_key_draws_groups_and_draws_them_again(qtbot, desk, groups, dialog):
    groups.size_switch.button(3).click()
    qtbot.keyClick(groups.draw_button, Key.Key_R)
    first = only(desk, SmallGroups)
    assert [len(group) for group in first.groups] == [3, 3]
    assert sorted(all_names(groups)) == sorted(NAMES)
    assert said(dialog) == "2 groepjes gemaakt."
    qtbot.keyClick(groups.draw_button, Key.Key_R)
    second = only(desk, SmallGroups)
    assert second.id == first.id
    assert second.groups != first.groups
    qtbot.keyClick(groups.draw_button, Key.Key_Z, CTRL)
    assert only(desk, SmallGroups) == first


def test_who_is_not_coming_is_left_out_and_who_comes_later_is_told(desk, groups, dialog):
    model = dialog.people.people_model
    model.setData(cell(dialog, 0, Column.PRESENCE), "absent")
    groups.draw_button.click()
    assert "Anna Vos" not in all_names(groups)
    assert not groups.state_label.isVisible()
    model.setData(cell(dialog, 0, Column.PRESENCE), "present")
    assert groups.state_label.text().startswith("1 persoon zit nog niet")
    model.setData(cell(dialog, 1, Column.PRESENCE), "absent")
    seats = [seat for card in groups.cards.cards for seat in card.seats]
    away = next(seat for seat in seats if seat.away)
    assert (away.name, away.detail) == ("Çağla Demir", "Huis 1 · komt niet")


def test_wishes_stay_folded_away_and_say_who_sees_them(groups):
    assert not groups.wishes_panel.isVisible()
    groups.wishes_button.click()
    assert groups.wishes_panel.isVisible()
    assert groups.wishes_panel.private_label.text().startswith("Alleen jij")


def test_people_who_asked_for_it_are_together_or_apart_every_time(desk, groups, dialog):
    groups.wishes_button.click()
    panel = groups.wishes_panel
    wish(groups, "Anna Vos", "jan de boer", panel.together_button)
    wish(groups, "Nguyen Thi Lan", "Łukasz Nowak", panel.apart_button)
    assert {w.pair: w.together for w in desk.read(PairWish)} == {
        frozenset({"m0", "m2"}): True,
        frozenset({"m5", "m4"}): False,
    }
    assert panel.one_box.person() is None
    assert groups.wishes_button.text() == "Wensen (2)"
    groups.size_switch.button(3).click()
    for _ in range(5):
        groups.draw_button.click()
        for names in names_in(groups):
            assert ("Anna Vos" in names) == ("Jan de Boer" in names)
            assert not {"Nguyễn Thị Lan", "Łukasz Nowak"} <= set(names)
    assert not groups.state_label.isVisible()


def test_a_wish_that_could_not_be_kept_is_told(groups):
    panel = groups.wishes_panel
    wish(groups, "Anna Vos", "Jan de Boer", panel.together_button)
    wish(groups, "Jan de Boer", "Joris Meijer", panel.together_button)
    groups.size_switch.button(2).click()
    groups.draw_button.click()
    assert groups.state_label.text() == "1 wens kon niet worden vervuld."
    lines = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert lines == [
        "Anna Vos en Jan de Boer: samen",
        "Jan de Boer en Joris Meijer: samen (lukt deze keer niet)",
    ]


def test_a_wish_needs_two_different_people_from_the_list(desk, groups, dialog):
    button = groups.wishes_panel.apart_button
    wish(groups, "Anna Vos", "Niemand", button)
    assert said(dialog) == "Kies twee mensen uit de lijst."
    wish(groups, "Anna Vos", "Anna Vos", button)
    assert said(dialog) == "Kies twee verschillende mensen."
    assert not desk.read(PairWish)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_a_wish_is_found_by_a_part_of_a_name_without_accents(qtbot, groups):
    groups.wishes_button.click()
    box = groups.wishes_panel.one_box
    box.setFocus()
    qtbot.keyClicks(box.lineEdit(), "thi")
    completer = box.completer()
    assert completer.currentCompletion() == "Nguyễn Thị Lan"
    qtbot.keyClick(completer.popup(), Key.Key_Down)
    qtbot.keyClick(completer.popup(), Key.Key_Return)
    assert box.person() == "m5"
    completer.popup().hide()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_the_letter_r_in_a_name_draws_nothing(qtbot, desk, groups):
    groups.wishes_button.click()
    box = groups.wishes_panel.one_box
    box.setFocus()
    qtbot.keyClicks(box.lineEdit(), "r")
    assert box.currentText() == "r"
    assert not desk.read(SmallGroups)
    box.completer().popup().hide()


def test_a_wish_is_taken_away_by_delete_and_comes_back_by_undo(qtbot, desk, groups, dialog):
    groups.wishes_button.click()
    panel = groups.wishes_panel
    wish(groups, "Anna Vos", "Jan de Boer", panel.apart_button)
    kept = only(desk, PairWish)
    panel.list.setCurrentRow(0)
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Key.Key_Delete)
    assert not desk.read(PairWish)
    assert not panel.list.isVisible()
    qtbot.keyClick(dialog, Key.Key_Z, CTRL)
    assert only(desk, PairWish) == kept


def test_two_people_of_one_name_are_told_apart_by_their_organisation(desk, groups):
    desk.record(adding("test", [Member("m9", "n1", "Anna Vos", "Elders")]))
    box = groups.wishes_panel.one_box
    box.setEditText("Anna Vos (Elders)")
    assert box.person() == "m9"
    box.setEditText("Anna Vos")
    assert box.person() is None


def test_members_who_went_are_not_in_the_groups_any_more(desk, groups):
    groups.draw_button.click()
    desk.record(removing("test", [desk.one(Member, "m0")]))
    assert sorted(all_names(groups)) == sorted(NAMES[1:])


def test_the_size_of_last_time_is_the_size_of_this_time(desk, workshop, open_with):
    desk.record(adding("test", [SmallGroups("g", workshop.id, 6, (("m0", "gone"),))]))
    dialog = open_with()
    assert dialog.groups.size_switch.button(6).isChecked()
    assert names_in(dialog.groups) == [["Anna Vos"]]


def test_a_hundred_and_fifty_people_fit_without_a_bar_at_the_bottom(qtbot, open_with):
    dialog = open_with(names=[f"Naam {n}" for n in range(150)])
    dialog.resize(900, 600)
    dialog.groups_tab.click()
    dialog.groups.size_switch.button(8).click()
    dialog.groups.draw_button.click()
    assert len(dialog.groups.cards.cards) == 19
    area = dialog.groups.cards_area
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    cards = dialog.groups.cards.cards
    qtbot.waitUntil(lambda: 1 < len({card.y() for card in cards}) < 19)


def test_a_renamed_person_has_the_new_name_everywhere(desk, groups, dialog):
    groups.draw_button.click()
    anna = desk.one(Member, "m0")
    desk.record(changing("test", [(anna, Member("m0", "n1", "Annelies Vos", "Huis 0"))]))
    assert "Annelies Vos" in all_names(groups)
    assert shown(dialog)[0] == "Annelies Vos"


def test_tabs_turn_by_key_and_esc_closes(qtbot, dialog):
    qtbot.keyClick(dialog, Key.Key_Tab, CTRL)
    assert dialog.panes.currentWidget() is dialog.groups
    qtbot.keyClick(dialog, Key.Key_Tab, CTRL)
    assert dialog.people.find_edit.hasFocus()
    qtbot.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()
