"""The mail after a workshop, in its window."""

from datetime import date, datetime

import icalendar
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import DOTS, Reading, RunEvent, What
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Note, Step, Workshop
from llnet_desktop.ui.report.dialog import ReportDialog
from llnet_desktop.ui.report.mail import MailDialog, ics_name
from llnet_desktop.ui.speech import Speech

LEFT = Qt.MouseButton.LeftButton
WORKSHOP = Workshop(
    "w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), facilitator="Sanne de Boer"
)
LATER = Workshop("w2", "n1", "Verder", datetime(2027, 2, 11, 9, 30))
STEP = Step("s", Phrase("Kies"), 10 * MINUTE)
BLOCK = Block(
    "b", "w1", "i", Phrase("Stippen"), BlockKind.EXERCISE, (STEP,), (Lane("l", Phrase("Idee")),)
)
DAY = date(2026, 12, 18)
MADE = [
    Commitment("k1", "w1", "Marieke V.", "Ik bel drie festivals", DAY, 12, buddy="Tom B.",
               buddy_asks=date(2026, 12, 11)),
    Commitment("k2", "w1", "Łukasz", "Ik <b>schrijf</b> R&D", date(2026, 12, 10), 13,
               buddy="a/b:c", buddy_asks=date(2026, 12, 7)),
    Commitment("k3", "w1", "Lan", "Ik stop ermee", DAY, 14, buddy="Kees", buddy_asks=DAY,
               room_only=True),
]  # fmt: skip


@pytest.fixture
def dialog(desk, qtbot, tmp_path):
    at = Reading(datetime.fromisoformat("2026-12-03T09:00:00+00:00"), 1.0, "boot")
    shown = RunEvent("e1", "w1", What.REVEALED, at, "b", DOTS, number=1)
    notes = [Note("o1", "w1", "b", "l", "Bekers delen", 1, 9), Note("o2", "w1", "b", "l", "x", 2)]
    records = [Network("n1", "Waterkant"), WORKSHOP, BLOCK, *notes, shown, *MADE]
    desk.record(adding("start", records))
    made = MailDialog(desk, Speech("nl"), WORKSHOP, tmp_path)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_mail_says_thanks_three_results_and_when_we_meet_again(dialog, desk):
    text = dialog.text_field.toPlainText()
    assert dialog.subject_field.text() == "Samen doen – wat we meenemen"
    assert "donderdag 3 december 2026" in text
    assert "2 afspraken; de eerste is van Łukasz, voor donderdag 10 december 2026." in text
    assert "“Bekers delen” (9 stippen)" in text
    assert "hoor je binnenkort" in text
    assert text.endswith("Hartelijke groet,\nSanne de Boer\n")
    desk.record(adding("later", [LATER]))
    dialog.language_box.setCurrentIndex(1 - dialog.language_box.currentIndex())
    assert "We meet again on Thursday 11 February 2027." in dialog.text_field.toPlainText()


def test_nothing_of_what_is_for_this_room_only_goes_out(dialog):
    said = dialog.text_field.toPlainText()
    lines = [dialog.pairs_list.item(row).text() for row in range(dialog.pairs_list.count())]
    assert not any("stop ermee" in text or "Kees" in text for text in (said, *lines))
    assert len(lines) == 2


def test_each_pair_has_a_sentence_to_copy_in_the_order_of_the_days(dialog, qtbot):
    assert dialog.pairs_list.item(0).text().startswith("a/b:c, vraag jij Łukasz op maandag 7 dec")
    dialog.pairs_list.setCurrentRow(1)
    qtbot.mouseClick(dialog.line_button, LEFT)
    assert QApplication.clipboard().text() == (
        "Tom B., vraag jij Marieke V. op vrijdag 11 december 2026"
        " hoe het ging met “Ik bel drie festivals”?"
    )
    assert "Tom B." in dialog.state_label.text()


def test_what_she_changed_is_what_is_copied(dialog, qtbot):
    dialog.text_field.setPlainText("Dag!")
    qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "Samen doen – wat we meenemen\n\nDag!"


def test_a_calendar_file_for_each_pair_is_read_by_a_calendar(dialog, tmp_path):
    folder = tmp_path / "agenda"
    folder.mkdir()
    dialog.save_in(folder)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["12 Tom B - Marieke V.ics", "13 a b c - Łukasz.ics"]
    (event,) = icalendar.Calendar.from_ical((folder / files[0]).read_bytes()).walk("VEVENT")
    assert event.decoded("dtstart") == date(2026, 12, 11)
    assert str(event["summary"]) == "Vraag Marieke V. hoe het ging"
    assert "2 agendabestanden staan in agenda" in dialog.state_label.text()
    dialog.save_in(folder)
    assert sorted(path.name for path in folder.iterdir()) == files, "the same entries again"


def test_a_folder_that_is_gone_is_told_and_nothing_else_happens(dialog, tmp_path):
    dialog.save_in(tmp_path / "weg")
    assert "Kies een andere map" in dialog.state_label.text()


def test_names_of_files_are_short_and_safe(dialog):
    (pair, _) = dialog.pairs
    assert ics_name(pair) == "13 a b c - Łukasz.ics"


def test_without_buddies_there_is_nothing_to_save(desk, qtbot, tmp_path):
    desk.record(adding("start", [Network("n1", "Waterkant"), WORKSHOP, BLOCK]))
    made = MailDialog(desk, Speech("en"), WORKSHOP, tmp_path)
    qtbot.addWidget(made)
    assert not made.save_button.isEnabled()
    assert made.state_label.text() == "Nobody named a buddy."
    assert "What came out" not in made.text_field.toPlainText()


def test_the_report_opens_the_mail(desk, qtbot):
    desk.record(adding("start", [Network("n1", "Waterkant"), WORKSHOP, BLOCK]))
    report = ReportDialog(desk, Speech("nl"), WORKSHOP)
    qtbot.addWidget(report)
    with qtbot.waitExposed(report):
        report.show()
    qtbot.mouseClick(report.mail_button, LEFT)
    assert report.mail.isVisible()
    report.mail.reject()
