"""Making networks, workshops and members in the real dialogs, on a real library."""

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QMimeData, Qt, QTime
from PySide6.QtWidgets import QWidget

from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import Block, BlockKind, Presence, PresenceState, Workshop
from llnet_desktop.ui.dialogs.import_preview import ImportPreview
from llnet_desktop.ui.dialogs.members import MembersDialog
from llnet_desktop.ui.dialogs.new_network import NewNetworkDialog
from llnet_desktop.ui.dialogs.new_workshop import NewWorkshopDialog
from llnet_desktop.ui.home.page import HomePage
from llnet_desktop.ui.speech import Speech
from llnet_desktop.ui.widgets.paste import LONGEST_LINE, PasteEdit

THURSDAY, FRIDAY = date(2026, 12, 3), date(2026, 12, 4)
AGENDA = """| Tijd | Onderdeel |
|---|---|
| 13:00 - 13:10 | Check-in |
| 13:10 - 13:45 | Vraag & aanbod |
| 13:45 - 14:00 | Koffie |
| 14:10 - 14:40 | Afspraken maken |
"""
TWO_DAYS = """# Day 1
10:00 - 10:20 Opening
10:20 - 11:00 Talk

Just a remark that has no time at all.

# Day 2
09:00 - 09:45 Again
"""


@pytest.fixture
def speech(qapp):
    return Speech("nl")


@pytest.fixture
def network(desk):
    made = Network("n1", "Bodem")
    desk.record(adding("network.add", [made]))
    return made


@pytest.fixture
def show(qtbot):
    def shown(dialog: QWidget):
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return shown


@pytest.fixture
def ask(show, desk, speech, network):
    return lambda **more: show(NewWorkshopDialog(desk, speech, network, THURSDAY, **more))


def cells(table):
    rows, columns = range(table.rowCount()), range(table.columnCount())
    return [[table.item(row, column).text() for column in columns] for row in rows]


def lines(view):
    return [view.item(row).text() for row in range(view.count())]


def only(desk, kind, **equal):
    (found,) = desk.read(kind, **equal)
    return found


def test_a_network_is_made_with_its_people_in_one_step(qtbot, show, desk, speech):
    dialog = show(NewNetworkDialog(desk, speech))
    qtbot.keyClicks(dialog.name_edit, "Bodem & <b>water</b>")
    dialog.members_edit.setPlainText("Nguyễn Thị Lan, Cần Thơ\nŁukasz, DGTL\n")
    assert dialog.understood_label.text() == "2 mensen herkend"
    with qtbot.waitSignal(dialog.made) as made:
        qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)
    assert desk.one(Network, made.args[0]).name == "Bodem & <b>water</b>"
    assert {m.name for m in desk.read(Member, network=made.args[0])} == {"Nguyễn Thị Lan", "Łukasz"}
    desk.history.undo()
    assert not desk.read(Network)
    assert not desk.read(Member)


def test_a_network_without_a_name_is_not_made_and_says_so(qtbot, show, desk, speech):
    dialog = show(NewNetworkDialog(desk, speech))
    qtbot.keyClick(dialog.name_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.error_label.text() == "Geef het een naam."
    assert not desk.read(Network)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_workshop_from_a_template_is_made_by_enter(qtbot, ask, desk):
    dialog = ask()
    assert dialog.focusWidget() is dialog.title_edit
    assert dialog.template_list.count() >= 1
    assert dialog.template_label.text()
    assert dialog.date_edit.date() == QDate(2026, 12, 4)
    with qtbot.waitSignal(dialog.made) as made:
        qtbot.keyClick(dialog.title_edit, Qt.Key.Key_Return)
    workshop = desk.one(Workshop, made.args[0])
    agenda = plan(workshop, desk.read(Block, workshop=workshop.id))
    assert workshop.title == "Bijeenkomst 1"
    assert len(agenda.slots) > 3
    assert agenda.to_spare >= timedelta()
    desk.history.undo()
    assert not desk.read(Workshop)


def test_the_day_that_is_suggested_is_a_weekday(show, desk, speech, network):
    dialog = show(NewWorkshopDialog(desk, speech, network, FRIDAY))
    assert dialog.date_edit.date() == QDate(2026, 12, 7)


def test_a_file_shows_what_was_understood_and_keeps_its_own_clock(qtbot, ask, desk, tmp_path):
    file = tmp_path / "agenda.md"
    file.write_text(AGENDA, encoding="utf-8")
    dialog = ask(bring=True)
    dialog.read_file(file)
    assert dialog.file_label.text() == "agenda.md"
    assert dialog.focusWidget() is dialog.title_edit
    assert cells(dialog.preview.table) == [
        ["13:00", "10", "Check-in", "Plenair"],
        ["13:10", "35", "Vraag & aanbod", "Plenair"],
        ["13:45", "15", "Koffie", "Pauze"],
        ["14:10", "30", "Afspraken maken", "Afsprakenronde"],
    ]
    assert not dialog.preview.day_combo.isVisible()
    dialog.accept()
    workshop = only(desk, Workshop)
    blocks = plan(workshop, desk.read(Block, workshop=workshop.id)).slots
    assert workshop.starts == datetime(2026, 12, 4, 13, 0)
    assert workshop.ends_by == datetime(2026, 12, 4, 14, 40)
    assert [slot.starts.strftime("%H:%M") for slot in blocks] == [
        "13:00",
        "13:10",
        "13:45",
        "14:10",
    ]
    assert blocks[-1].block.sort is BlockKind.COMMITMENTS
    assert blocks[-1].block.protected


def test_a_start_that_was_typed_moves_the_whole_agenda(ask, desk):
    dialog = ask(bring=True)
    dialog.start_edit.setTime(QTime(9, 0))
    dialog.paste_edit.setPlainText(AGENDA)
    assert [row[0] for row in cells(dialog.preview.table)] == ["09:00", "09:10", "09:45", "10:10"]
    dialog.accept()
    workshop = only(desk, Workshop)
    assert workshop.starts == datetime(2026, 12, 4, 9, 0)
    assert workshop.ends_by == datetime(2026, 12, 4, 10, 40)


def test_several_days_ask_which_and_what_was_left_out_is_told(ask, desk):
    dialog = ask(bring=True)
    dialog.paste_edit.setPlainText(TWO_DAYS)
    preview: ImportPreview = dialog.preview
    assert preview.day_combo.isVisible()
    assert preview.day_combo.count() == 2
    assert len(cells(preview.table)) == 2
    assert any(
        "remark" in line and line.startswith("Regel ") for line in lines(preview.left_out_list)
    )
    preview.day_combo.setCurrentIndex(1)
    assert [row[0] for row in cells(preview.table)] == ["09:00"]
    dialog.accept()
    assert len(desk.read(Block, workshop=only(desk, Workshop).id)) == 1


def test_what_is_no_agenda_is_said_in_a_sentence_and_changes_nothing(ask, desk, tmp_path):
    dialog = ask(bring=True)
    for content in (b"\x00\x01\x02\xff\xfe" * 99, b"", b"No times here at all."):
        file = tmp_path / "odd.bin"
        file.write_bytes(content)
        dialog.read_file(file)
        sentence = dialog.preview.trouble_label.text()
        assert dialog.preview.trouble_label.isVisible()
        assert sentence.endswith(".")
        assert " " in sentence
        dialog.accept()
        assert dialog.isVisible()
        assert dialog.error_label.text()
    dialog.read_file(tmp_path / "gone.md")
    assert dialog.preview.trouble_label.isVisible()
    assert not desk.read(Workshop)


def test_a_workshop_that_ends_before_it_starts_is_not_made(ask, desk):
    dialog = ask()
    dialog.end_edit.setTime(QTime(8, 0))
    dialog.accept()
    assert dialog.error_label.text()
    assert not desk.read(Workshop)
    dialog.end_check.setChecked(False)
    dialog.accept()
    assert only(desk, Workshop).ends_by is None


def test_a_night_that_passes_midnight_has_no_latest_end(ask, desk):
    dialog = ask(bring=True)
    dialog.start_edit.setTime(QTime(23, 0))
    dialog.paste_edit.setPlainText(AGENDA)
    assert not dialog.end_check.isChecked()
    dialog.accept()
    assert only(desk, Workshop).ends_by is None


def test_an_empty_agenda_is_a_choice(ask, desk):
    dialog = ask()
    dialog.empty_radio.click()
    dialog.title_edit.setText("Łukasz & <i>co</i>")
    dialog.accept()
    workshop = only(desk, Workshop)
    assert workshop.title == "Łukasz & <i>co</i>"
    assert not desk.read(Block, workshop=workshop.id)


def test_an_agenda_without_a_network_makes_both(qtbot, show, desk, speech):
    dialog = show(NewWorkshopDialog(desk, speech, None, THURSDAY, bring=True))
    assert dialog.focusWidget() is dialog.network_edit
    dialog.paste_edit.setPlainText(AGENDA)
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.focusWidget() is dialog.network_edit
    qtbot.keyClicks(dialog.network_edit, "Water")
    qtbot.keyClick(dialog.network_edit, Qt.Key.Key_Return)
    assert only(desk, Workshop).network == only(desk, Network).id
    desk.history.undo()
    assert not desk.read(Network)


def test_the_dialogs_speak_the_other_language_at_once(ask, speech):
    dialog = ask(bring=True)
    dialog.paste_edit.setPlainText(TWO_DAYS)
    speech.switch("en")
    assert dialog.windowTitle() == "New workshop"
    assert dialog.ok_button.text() == "Make the workshop"
    assert dialog.preview.table.horizontalHeaderItem(3).text() == "Kind"
    assert "2 items" in dialog.preview.understood_label.text()
    assert lines(dialog.preview.left_out_list)[0].startswith("Line ")


def test_the_columns_of_an_agenda_can_be_chosen_and_are_known_again(ask, desk):
    table = "Wanneer begint het;Wat dan;Leiding\n09:00;Welkom;An\n09:15;Markt;Bo\n"
    dialog = ask(bring=True)
    dialog.paste_edit.setPlainText(table)
    boxes = dialog.preview.columns.boxes
    assert [boxes[role].currentText() for role in ("title", "time")] == [
        "Wat dan",
        "Wanneer begint het",
    ]
    boxes["title"].setCurrentIndex(boxes["title"].findData(2))
    assert [row[2] for row in cells(dialog.preview.table)] == ["An", "Bo"]
    dialog.accept()
    again = ask(bring=True)
    again.paste_edit.setPlainText(table.replace("An", "Cees"))
    assert [row[2] for row in cells(again.preview.table)] == ["Cees", "Bo"]
    again.paste_edit.setPlainText("09:00 Welkom\n09:15 Markt\n09:30 einde\n")
    assert not again.preview.columns.isVisible()
    assert cells(again.preview.table)[0][2] == "Welkom"


def test_the_columns_of_people_can_be_chosen(show, desk, speech, network, tmp_path):
    file = tmp_path / "leden.csv"
    file.write_text("Naam;Team;Gemeente\nAn;Rood;Delft\nBo;Blauw;Gouda\n", encoding="utf-8")
    dialog = show(MembersDialog(desk, speech, network))
    dialog.read_file(file)
    boxes = dialog.columns.boxes
    assert boxes["organisation"].currentText() == "Gemeente"
    boxes["organisation"].setCurrentIndex(boxes["organisation"].findData(1))
    assert lines(dialog.preview_list) == ["An, Rood", "Bo, Blauw"]
    dialog.many_button.click()
    assert {member.organisation for member in desk.read(Member)} == {"Rood", "Blauw"}
    assert not dialog.columns.isVisible()
    dialog.read_file(file)
    assert boxes["organisation"].currentText() == "Team"


def test_people_without_a_header_lose_nobody(show, desk, speech, network):
    dialog = show(MembersDialog(desk, speech, network))
    dialog.many_edit.setPlainText("An Bos;Delft;an@x.example\nBo Vis;Gouda;bo@x.example\n")
    dialog.many_edit.settle()
    assert not dialog.columns.heads_box.isChecked()
    boxes = dialog.columns.boxes
    assert [boxes[role].currentText() for role in ("name", "email")] == ["An Bos", "an@x.example"]
    boxes["organisation"].setCurrentIndex(0)
    assert lines(dialog.preview_list) == ["An Bos", "Bo Vis"]
    dialog.columns.heads_box.click()
    assert lines(dialog.preview_list) == ["Bo Vis"]


def test_members_are_added_by_one_line_and_removed_and_undone(qtbot, show, desk, speech, network):
    dialog = show(MembersDialog(desk, speech, network))
    qtbot.keyClicks(dialog.one_edit, "Tom <b>B.</b>, Waterschap & co")
    qtbot.keyClick(dialog.one_edit, Qt.Key.Key_Return)
    assert dialog.isVisible()
    member = only(desk, Member)
    assert (member.name, member.organisation) == ("Tom <b>B.</b>", "Waterschap & co")
    assert cells(dialog.members_table)[0][:2] == ["Tom <b>B.</b>", "Waterschap & co"]
    qtbot.keyClicks(dialog.one_edit, "Tom <b>B.</b>, Waterschap & co\r")
    assert only(desk, Member) == member
    assert not dialog.undo_button.isVisible()
    workshop = Workshop("w", "n1", "Een", datetime(2026, 12, 4, 9, 30))
    desk.record(adding("x", [workshop]))
    desk.record(adding("x", [Presence("p", "w", member.id, PresenceState.ABSENT)]))
    dialog.members_table.selectRow(0)
    qtbot.keyClick(dialog.members_table, Qt.Key.Key_Delete)
    assert not desk.read(Member)
    assert not desk.read(Presence)
    assert dialog.status_label.text() == "1 deelnemer weggehaald."
    dialog.undo_button.click()
    assert only(desk, Member) == member
    assert only(desk, Presence).id == "p"


def test_a_list_of_members_is_previewed_and_doubles_are_left_out(
    show, desk, speech, network, tmp_path
):
    desk.record(adding("x", [Member("m", "n1", "Marieke V.", "Gemeente")]))
    file = tmp_path / "leden.csv"
    rows = "Naam;Organisatie\nMarieke V.;Gemeente\nNguyễn Thị Lan;Cần Thơ\nŁukasz;DGTL\n"
    file.write_text(rows, encoding="utf-8-sig")
    dialog = show(MembersDialog(desk, speech, network))
    dialog.read_file(file)
    assert lines(dialog.preview_list)[:2] == ["Nguyễn Thị Lan, Cần Thơ", "Łukasz, DGTL"]
    assert dialog.many_button.text() == "Voeg 2 nieuwe deelnemers toe"
    dialog.many_button.click()
    assert len(desk.read(Member, network="n1")) == 3
    assert not dialog.many_button.isVisible()
    speech.switch("en")
    assert dialog.heading.text() == "3 participants"


def test_a_file_without_members_says_so(show, desk, speech, network, tmp_path):
    file = tmp_path / "leeg.csv"
    file.write_bytes(b"")
    dialog = show(MembersDialog(desk, speech, network))
    dialog.read_file(file)
    assert dialog.error_label.text().endswith(".")
    assert not desk.read(Member)


def test_a_giant_paste_is_cut_with_a_word_about_it(qtbot, ask):
    dialog = ask(bring=True)
    data = QMimeData()
    data.setText("x" * 1_000_000)
    dialog.paste_edit.insertFromMimeData(data)
    assert len(dialog.paste_edit.toPlainText()) == LONGEST_LINE
    assert "heel lang" in dialog.error_label.text()
    field = PasteEdit()
    qtbot.addWidget(field)
    with qtbot.assertNotEmitted(field.cut_short):
        data.setText("een\r\ntwee\r\n")
        field.insertFromMimeData(data)
    assert field.toPlainText() == "een\ntwee"


def test_from_the_first_start_to_a_workshop_by_keyboard_alone(qtbot, desk, speech):
    page = HomePage(desk, speech, lambda: THURSDAY)
    qtbot.addWidget(page)
    page.show()
    key = Qt.Key
    qtbot.keyClick(page.first_start.sample_card, key.Key_Right)
    qtbot.keyClick(page.first_start.network_card, key.Key_Return)
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.name_edit.hasFocus())
    qtbot.keyClicks(page.dialog.name_edit, "Circulaire festivals")
    qtbot.keyClick(page.dialog.name_edit, key.Key_Return)
    assert page.dialog is None
    assert page.focusWidget() is page.header.workshop_button
    qtbot.keyClick(page.header.workshop_button, key.Key_Return)
    qtbot.waitUntil(lambda: page.dialog is not None and page.dialog.title_edit.hasFocus())
    qtbot.keyClicks(page.dialog.title_edit, "Aftrap")
    qtbot.keyClick(page.dialog.title_edit, key.Key_Return)
    assert only(desk, Workshop).title == "Aftrap"
    (card,) = page.body.cards
    assert page.focusWidget() is card
    with qtbot.waitSignal(page.prepare_requested):
        qtbot.keyClick(card, key.Key_Return)
