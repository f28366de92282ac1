"""Notes and commitments from a file: seen as they come in, columns chosen and known again."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Step,
    Workshop,
)
from llnet_desktop.ui.dialogs.file_import import FileImportDialog
from llnet_desktop.ui.speech import Speech
from tests.ui.test_photos import drop as let_go

TODAY = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30))
STEP = Step("s", Phrase("Schrijf"), 10 * MINUTE)
LANES = (Lane("bied", Phrase("Wat ik bied")), Lane("zoek", Phrase("Wat ik zoek")))
BLOCK = Block("b1", "w1", "i", Phrase("Markt"), BlockKind.EXERCISE, (STEP,), LANES)
BOARD = (
    "Text,Area,Tags,Votes\nEen,Wat ik bied,kade,2\nTwee,Wat ik zoek,,0\nDrie,Wat ik bied,kade,0\n"
)
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(run_console):
    return run_console(TODAY, Network("n1", "Waterkant"), BLOCK)[0]


@pytest.fixture
def board(tmp_path):
    path = tmp_path / "board.csv"
    path.write_text(BOARD, encoding="utf-8")
    return path


def drop(page, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    assert let_go(page, mime)


def test_a_board_that_is_dropped_comes_in_as_one_gesture(page, board, desk, qtbot):
    drop(page, board)
    dialog = page.bringing.dialog
    assert [note.text for note in dialog.rows] == ["Een", "Drie", "Twee"]
    assert dialog.table.item(0, 1).text() == "Wat ik bied"
    assert not desk.read(Note)
    qtbot.mouseClick(dialog.take_button, LEFT)
    notes = sorted(desk.read(Note), key=lambda note: note.number)
    assert [(n.text, n.lane, n.dots) for n in notes] == [
        ("Een", "bied", 2), ("Drie", "bied", 0), ("Twee", "zoek", 0),
    ]  # fmt: skip
    (cluster,) = desk.read(Cluster)
    assert (cluster.title, cluster.lane) == ("kade", "bied")
    assert [note.cluster for note in notes] == [cluster.id, cluster.id, None]
    desk.history.undo()
    assert not desk.read(Note)
    assert not desk.read(Cluster)


def test_leaving_it_takes_nothing_over(page, board, desk, qtbot):
    drop(page, board)
    qtbot.mouseClick(page.bringing.dialog.cancel_button, LEFT)
    assert not desk.read(Note)


def test_a_file_is_chosen_from_the_menu(page, board, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(board), ""))
    page.bringing.choose()
    assert len(page.bringing.dialog.rows) == 3
    page.bringing.dialog.reject()


@pytest.fixture
def opened(desk, qtbot, tmp_path):
    def show(text, name="tabel.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        dialog = FileImportDialog(desk, Speech("nl"), path, date(2026, 12, 3))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def test_another_column_is_seen_at_once_and_known_the_next_time(opened):
    text = "Wie;Gezegd;Waar\nAnna;Een;A\nBob;Twee;B\n"
    dialog = opened(text)
    assert dialog.columns.isVisible()
    assert dialog.table.item(0, 0).text() == "Anna"
    dialog.columns.boxes["text"].setCurrentIndex(1)
    dialog.columns.boxes["lane"].setCurrentIndex(3)
    assert [dialog.table.item(row, 0).text() for row in range(2)] == ["Een", "Twee"]
    assert dialog.table.item(1, 1).text() == "B"
    dialog.take_button.click()
    again = opened("wie;gezegd;waar\nCees;Drie;C\n", "anders.csv")
    assert (again.rows[0].text, again.rows[0].lane) == ("Drie", "C")


def test_twenty_kinds_of_tables_are_remembered(opened, desk):
    for n in range(23):
        dialog = opened(f"Kop{n};Rest\nEen;A\n")
        dialog.columns.boxes["lane"].setCurrentIndex(2)
        dialog.take_button.click()
    kept = desk.drafts("columns")
    assert len(kept) == 20
    assert list(kept)[-1].startswith("notes\t2\tkop22")


def test_lines_have_no_columns_to_choose(opened):
    dialog = opened("- een\n- twee\n", "briefjes.md")
    assert not dialog.columns.isVisible()
    assert "2 briefjes" in dialog.count_label.text()


def test_a_file_without_notes_is_a_sentence_and_nothing_can_be_taken(opened):
    dialog = opened("\x00\x01\x02binair", "stuk.csv")
    assert not dialog.take_button.isEnabled()
    assert dialog.count_label.text()


def test_markup_stays_text(opened):
    dialog = opened("Text,Area\n<b>vet</b> & meer,A\n")
    assert dialog.table.item(0, 0).text() == "<b>vet</b> & meer"


PROMISES = "Wie;Wat;Uiterlijk;Met wie;Buddy\nFatima;de kade meten;17-12-2026;Jan;Els\nJan;iets;;;\n"


@pytest.fixture
def promises(tmp_path):
    path = tmp_path / "afspraken.csv"
    path.write_text(PROMISES, encoding="utf-8")
    return path


def test_a_table_of_commitments_is_known_and_comes_in_as_one_gesture(page, promises, desk, qtbot):
    drop(page, promises)
    dialog = page.bringing.dialog
    assert dialog.commitments_radio.isChecked()
    assert [dialog.table.item(0, column).text() for column in (0, 1, 3, 5)] == [
        "Fatima", "de kade meten", "Jan", "Els",
    ]  # fmt: skip
    assert "17 dec 2026" in dialog.table.item(0, 2).text()
    assert dialog.left_out_list.count() == 1
    qtbot.mouseClick(dialog.take_button, LEFT)
    (made,) = desk.read(Commitment)
    assert (made.who, made.by, made.together_with, made.buddy) == (
        "Fatima", date(2026, 12, 17), "Jan", "Els",
    )  # fmt: skip
    desk.history.undo()
    assert not desk.read(Commitment)


def test_the_same_commitments_come_in_once(page, promises, desk, qtbot):
    for _ in range(2):
        drop(page, promises)
        qtbot.mouseClick(page.bringing.dialog.take_button, LEFT)
    assert len(desk.read(Commitment)) == 1


def test_before_a_block_with_columns_commitments_can_come_in(run_console, promises, desk, qtbot):
    talk = Block("b1", "w1", "i", Phrase("Praten"), BlockKind.PLENARY, (STEP,))
    page = run_console(TODAY, Network("n1", "Waterkant"), talk)[0]
    page.bringing.show(promises)
    dialog = page.bringing.dialog
    assert dialog.content_host.isHidden()
    qtbot.mouseClick(dialog.take_button, LEFT)
    assert len(desk.read(Commitment)) == 1


def test_notes_can_be_commitments_all_the_same(opened):
    dialog = opened("Trekker?;Doet;Op\nAnna;meten;17-12-2026\n")
    assert dialog.content == "notes"
    dialog.commitments_radio.click()
    assert not dialog.take_button.isEnabled()  # which column says what is not known yet
    for role, place in (("who", 0), ("what", 1), ("by", 2)):
        box = dialog.columns.boxes[role]
        box.setCurrentIndex(box.findData(place))
    (one,) = dialog.rows
    assert (one.who, one.what, one.by) == ("Anna", "meten", date(2026, 12, 17))
    dialog.columns.heads_box.click()
    assert [left.text for left in dialog.draft.left_out] == ["Trekker? · Doet · Op"]


def test_a_day_that_is_over_is_said(opened):
    dialog = opened("Wie;Wat;Uiterlijk\nAnna;meten;17-11-2026\n")
    assert "voorbij" in dialog.table.item(0, 2).text()
