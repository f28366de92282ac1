"""The dialog for paper and files, as a facilitator uses it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QColorDialog, QFileDialog

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.report import Paper, Section
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Step, Workshop
from llnet_desktop.exports.kinds import KINDS
from llnet_desktop.ui.report.dialog import ReportDialog, file_name
from llnet_desktop.ui.report.preview import Paper as Pages
from llnet_desktop.ui.report.printing import print_paper
from llnet_desktop.ui.speech import Speech

LEFT = Qt.MouseButton.LeftButton
WORKSHOP = Workshop("w1", "n1", "Samen doen", datetime(2026, 12, 3, 9, 30), people=9)
STEP = Step("s1", Phrase("Schrijf op", "Write down"), timedelta(minutes=10))


def block(number, kind):
    lane = (Lane(f"l{number}", Phrase("Wat we zien")),)
    return Block(f"b{number}", "w1", f"0{number}", Phrase(f"Deel {number}"), kind, (STEP,), lane)


@pytest.fixture
def dialog(desk, qtbot, tmp_path):
    made = Commitment("c1", "w1", "Zoë", "Tom bellen", date(2026, 12, 11), 1, room_only=False)
    secret = replace(made, id="c2", what="Geheim plan", number=2, room_only=True)
    blocks = [
        block(1, BlockKind.EXERCISE),
        block(2, BlockKind.SCAN),
        block(3, BlockKind.COMMITMENTS),
    ]
    members = (Member("m1", "n1", "Zoë", "Waterschap"), Member("m2", "n1", "Tom", "Gemeente"))
    desk.record(adding("start", [Network("n1", "Waterkant"), WORKSHOP, *blocks, *members]))
    desk.record(adding("promise", [made, secret]))
    shown = ReportDialog(desk, Speech("nl"), WORKSHOP)
    qtbot.addWidget(shown)
    shown.path_edit.setText(str(tmp_path / "x.pdf"))
    with qtbot.waitSignal(shown.previewed, timeout=20_000):
        shown.show()
    return shown


def choose(dialog, qtbot, code):
    place = [kind.code for kind in KINDS].index(code)
    if KINDS[place].is_paper:
        with qtbot.waitSignal(dialog.previewed, timeout=20_000):
            dialog.choices.kind_box.setCurrentIndex(place)
    else:
        dialog.choices.kind_box.setCurrentIndex(place)


def test_the_report_is_seen_page_by_page_before_it_is_made(dialog, qtbot):
    pages = len(dialog.preview.paper)
    assert pages >= 2
    assert dialog.page_label.text() == f"1 / {pages}"
    assert not dialog.previous_button.isEnabled()
    qtbot.mouseClick(dialog.next_button, LEFT)
    assert dialog.page_label.text() == f"2 / {pages}"
    qtbot.keyClick(dialog.preview, Qt.Key.Key_PageUp)
    assert dialog.preview.page == 0
    picture = dialog.preview.grab().toImage()
    across, down = range(0, picture.width(), 3), range(0, picture.height(), 2)
    colors = {picture.pixelColor(x, y).name() for x in across for y in down}
    assert "#ffffff" in colors
    assert len(colors) > 8


def test_what_is_left_out_is_gone_from_the_preview(dialog, qtbot):
    before = len(dialog.preview.paper)
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.choices.section_list.want(Section.PERSONAL, wanted=False)
    assert len(dialog.preview.paper) < before


def test_parts_are_moved_and_ticked_by_keyboard(dialog, qtbot):
    listed = dialog.choices.section_list
    listed.setFocus()
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        qtbot.keyClick(listed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        qtbot.keyClick(listed, Qt.Key.Key_Down)
        qtbot.keyClick(listed, Qt.Key.Key_Space)
    first, *_, last = dialog.choices.choice.sections
    assert (first, last) == (Section.SCAN, Section.PERSONAL)
    assert dialog.choices.choice.sections[1] is Section.COMMITMENTS
    assert Section.TIES not in dialog.choices.choice.sections
    qtbot.keyClick(listed, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert dialog.choices.choice.sections[:2] == (Section.SCAN, Section.COMMITMENTS)


def test_a_picture_is_png_or_svg_as_its_name_says(dialog, qtbot, tmp_path, monkeypatch):
    choose(dialog, qtbot, "picture_board")
    asked = str(tmp_path / "bord"), "SVG (*.svg)"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: asked)
    qtbot.mouseClick(dialog.browse_button, LEFT)
    with qtbot.waitSignal(dialog.job_ended, timeout=20_000):
        qtbot.mouseClick(dialog.make_button, LEFT)
    assert (tmp_path / "bord.svg").read_text(encoding="utf-8").lstrip().startswith("<")
    dialog.path_edit.setText(str(tmp_path / "bord.gif"))
    qtbot.mouseClick(dialog.make_button, LEFT)
    assert ".png / .svg" in dialog.state_label.text()
    assert not (tmp_path / "bord.gif").exists()


def test_letter_is_letter(dialog, qtbot):
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.choices.paper_box.setCurrentIndex(list(Paper).index(Paper.LETTER))
    assert dialog.preview.paper.size(0) == (612, 792)


def test_the_crate_has_paper_in_number(dialog, qtbot, tool, tmp_path):
    choose(dialog, qtbot, "crate")
    assert not dialog.choices.section_list.isVisible()
    assert dialog.path_edit.text().endswith("2026-12-03 Samen doen - kratje.pdf")
    with qtbot.waitSignal(dialog.job_ended, timeout=20_000):
        qtbot.mouseClick(dialog.make_button, LEFT)
    (made,) = tmp_path.glob("*.pdf")
    text = tool("pdftotext", made, "-")
    assert text.count("Mijn afspraak") == 9
    assert text.count("Omcirkel een cijfer") == 9
    assert "Zoë" in text
    assert "Paklijst" in text
    assert dialog.open_button.isVisible()


@pytest.mark.parametrize("code", ["xlsx", "csv", "docx", "md", "json", "ics", "pack"])
def test_files_for_other_programs_are_made_where_was_said(dialog, qtbot, tmp_path, code):
    choose(dialog, qtbot, code)
    with qtbot.waitSignal(dialog.job_ended, timeout=20_000):
        dialog.make()
    (made,) = [path for path in tmp_path.iterdir() if path.name.startswith("2026")]
    if code == "pack":
        assert {path.name for path in made.iterdir()} == {"Zoë.pdf", "Zoë.ics"}
    else:
        assert made.suffix == f".{code}"
        assert b"Geheim" not in made.read_bytes()
    assert "staat klaar" in dialog.state_label.text() or "klaar" in dialog.state_label.text()


def test_what_is_for_this_room_only_is_on_the_own_page_alone(dialog, qtbot, tmp_path, tool):
    for code, shown in (("report", False), ("personal", True)):
        if code != "report":
            choose(dialog, qtbot, code)
        with qtbot.waitSignal(dialog.job_ended, timeout=20_000):
            dialog.path_edit.setText(str(tmp_path / f"{code}.pdf"))
            dialog.make()
        assert ("Geheim plan" in tool("pdftotext", tmp_path / f"{code}.pdf", "-")) == shown


def test_another_ending_is_a_sentence_and_writes_nothing(dialog, qtbot, tmp_path):
    dialog.path_edit.setText(str(tmp_path / "uit.docx"))
    with qtbot.waitSignal(dialog.job_ended):
        dialog.make()
    assert ".pdf" in dialog.state_label.text()
    assert not list(tmp_path.glob("uit*"))


def test_it_prints_each_page_at_its_own_size(dialog, tmp_path, tool):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(100)
    assert print_paper(dialog.preview.paper, printer)
    printed = Pages(tmp_path / "printed.pdf")
    assert len(printed) == len(dialog.preview.paper)
    assert [round(one) for one in printed.size(0)] == [595, 842]
    printed.close()


def test_closing_while_the_preview_is_made_leaves_nothing_running(dialog):
    dialog.choices.kind_box.setCurrentIndex(3)
    dialog.show_preview()
    dialog.reject()
    assert not dialog._preview_job.isRunning()


def test_names_of_files_are_short_and_safe():
    workshop = replace(WORKSHOP, title='a/b:c*?"<>| ' + "x" * 200)
    assert file_name(workshop).startswith("2026-12-03 a b c x")
    assert len(file_name(workshop)) < 110
    assert file_name(replace(WORKSHOP, title="v1.2"), "pack", "") == "2026-12-03 v1 2 - pack"


def test_a_break_at_a_set_time_is_on_the_programme(desk, dialog, qtbot, tmp_path, tool):
    pause = replace(block(2, BlockKind.BREAK), lanes=(), pinned=time(12, 30))
    desk.record(changing("x", [(desk.one(Block, "b2"), pause)]))
    again = ReportDialog(desk, Speech("en"), WORKSHOP)
    qtbot.addWidget(again)
    with qtbot.waitSignal(again.previewed, timeout=20_000):
        again.choices.kind_box.setCurrentIndex(
            [kind.code for kind in KINDS].index("participant_sheet")
        )
    with qtbot.waitSignal(again.job_ended, timeout=20_000):
        again.path_edit.setText(str(tmp_path / "programme.pdf"))
        again.make()
    assert "12:30" in tool("pdftotext", tmp_path / "programme.pdf", "-")


def test_the_network_has_its_own_colour_and_logo_on_all_its_paper(dialog, qtbot, desk, tmp_path):
    logo = tmp_path / "logo.png"
    Image.new("RGB", (200, 80), "#a33a25").save(logo)
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.look.take_logo(logo)
    assert desk.one(Network, "n1").logo
    page = dialog.preview.paper.picture(0, 1)
    found = {page.pixelColor(x, y).name() for x in range(40, 200, 8) for y in range(50, 120, 6)}
    assert any(abs(int(one[1:3], 16) - 0xA3) < 8 and int(one[3:5], 16) < 90 for one in found)
    desk.history.undo()
    assert desk.one(Network, "n1").logo is None


def test_what_is_no_picture_is_a_sentence(dialog, tmp_path):
    path = tmp_path / "logo.png"
    path.write_text("geen plaatje")
    dialog.look.take_logo(path)
    assert dialog.state_label.text()


def test_a_colour_is_that_of_the_bar(dialog, qtbot, desk, monkeypatch):
    monkeypatch.setattr(QColorDialog, "getColor", lambda *_: QColor("#a33a25"))
    with qtbot.waitSignal(dialog.previewed, timeout=20_000):
        dialog.look.choose_color()
    bar = dialog.preview.paper.picture(0, 2)
    assert {bar.pixelColor(x, 74).name() for x in (120, 500, 1000)} == {"#a33a25"}
