"""The action-commitment PDF, looked into with the tools that a reader's program would use."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from llnet_desktop.domain.phrase import LANGUAGES, Language
from llnet_desktop.domain.report import (
    ActionReport,
    Choice,
    ReportLane,
    ReportNote,
    ReportOption,
    ReportRequest,
    Section,
)
from llnet_desktop.domain.workshop import Answer, Rung
from llnet_desktop.reports.report import write_action_report
from llnet_desktop.words import words_in

Tool = Callable[..., str]
FACES = {f"SourceSans3-{face}" for face in ("Regular", "Semibold", "Bold", "It")}
SHARED = Choice(sections=tuple(one for one in Section if one is not Section.PERSONAL))
HOSTILE = (
    '<img src="file:///etc/passwd"/>',
    "R&D & zonen &amp; &#65;",
    "</para><para>",
    "<b>vet</b> {who} %s %(n)s",
    "a\x00b\u202ec",
)


def with_notes(report: ActionReport, *lanes: list[str]) -> ActionReport:
    """Return the report with other notes: one lane for each list."""
    numbers = iter(range(1, 100_000))
    made = tuple(
        ReportLane(f"Kolom {n}", (), tuple(ReportNote(next(numbers), text) for text in texts))
        for n, texts in enumerate(lanes, start=1)
    )
    first, *others = report.blocks
    emptied = (replace(block, lanes=()) for block in others)
    return replace(report, blocks=(replace(first, lanes=made), *emptied))


def shown(tool: Tool, path: Path, *options: str) -> str:
    """Return the text of a PDF with all white space as single spaces."""
    return " ".join(tool("pdftotext", *options, path, "-").split())


def pages_of(tool: Tool, path: Path) -> int:
    found = re.search(r"^Pages:\s+(\d+)$", tool("pdfinfo", path), re.MULTILINE)
    assert found
    return int(found[1])


def test_every_face_is_embedded_and_source_sans(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    write_action_report(example, path)
    rows = [line.split() for line in tool("pdffonts", path).splitlines()[2:]]
    assert {row[0].partition("+")[2] for row in rows} == FACES
    assert all(row[-5] == "yes" for row in rows)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_in_both_languages_who_does_what_by_when(
    example: ActionReport, language: Language, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    write_action_report(replace(example, language=language), path)
    words, text = words_in(language), shown(tool, path, "-layout")
    for code in ("label", "what_we_will_do", "what_was_said", "planned_and_real"):
        assert words(f"report.{code}") in text
    assert "22 november 2026" in text.lower()
    for commitment in example.commitments:
        assert commitment.what[:40] in text
        assert commitment.who in text
    assert "1 jun 2027" in text.lower()
    assert words("conditions.short.diversity") in text
    assert words("report.real", start="09:56", minutes=41) in text
    info = tool("pdfinfo", path)
    assert "Circulaire Festivals Amsterdam" in info
    with pikepdf.open(path) as document:
        assert str(document.Root.Lang) == language


def test_a_cluster_says_how_far_it_got(example: ActionReport, tmp_path: Path, tool: Tool) -> None:
    path = tmp_path / "report.pdf"
    block = example.blocks[1]
    lane = block.lanes[1]
    tried = replace(lane, clusters=(replace(lane.clusters[0], rung=Rung.TRIED),))
    report = replace(example, blocks=(replace(block, lanes=(tried,)),))
    write_action_report(report, path)
    said = words_in("nl")("board.rung.tried")
    assert f"Samen inkopen · {said}" in shown(tool, path).replace("\xa0", " ")


def test_vietnamese_in_parts_comes_out_composed(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    decomposed = "Nguye\u0302\u0303n Thi\u0323 Lan"
    report = replace(with_notes(example, [decomposed]), network=decomposed, facilitator=decomposed)
    assert write_action_report(report, path) == []
    assert shown(tool, path).count("Nguyễn Thị Lan") >= 4
    assert "Nguyễn Thị Lan" in tool("pdfinfo", path)


def test_the_same_report_is_the_same_bytes(example: ActionReport, tmp_path: Path) -> None:
    first, second = tmp_path / "first.pdf", tmp_path / "second.pdf"
    write_action_report(example, first)
    write_action_report(replace(example, language="en"), second)
    write_action_report(example, second)
    assert first.read_bytes() == second.read_bytes()


def test_five_hundred_notes_take_a_few_pages_and_the_last_is_there(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    texts = [f"Briefje over de kade en het water nummer {n}" for n in range(1, 501)]
    write_action_report(with_notes(example, texts[:300], texts[300:]), path, SHARED)
    tool("qpdf", "--check", path)
    assert texts[-1] in shown(tool, path)
    pages = pages_of(tool, path)
    assert 7 <= pages <= 15
    assert re.search(rf"{pages} ?/ ?{pages}$", shown(tool, path))


def test_an_empty_workshop_has_a_kind_sentence_on_one_page(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    empty = replace(
        example, commitments=(), blocks=(), people=0, goal="", venue="", facilitator="",
        real_start=None, real_end=None,
    )  # fmt: skip
    write_action_report(empty, path)
    text = shown(tool, path)
    assert words_in("nl")("report.no_commitments") in text
    assert "12:20 geplande eindtijd" in text
    assert re.search("1 ?/ ?1$", text)
    assert words_in("nl")("report.what_was_said") not in text
    assert "deelnemers" not in text


def test_markup_is_shown_as_it_was_typed(example: ActionReport, tmp_path: Path, tool: Tool) -> None:
    path = tmp_path / "report.pdf"
    for hostile in HOSTILE:
        commitment = replace(
            example.commitments[0],
            who=hostile, what=hostile, organisation=hostile, together_with=hostile,
            first_step=hostile, origin_text=f"{hostile} (briefje)",
        )  # fmt: skip
        report = replace(
            with_notes(example, [hostile]), commitments=(commitment,),
            title=hostile, network=hostile, venue=hostile, facilitator=hostile, goal=hostile,
        )  # fmt: skip
        write_action_report(report, path)
        tool("qpdf", "--check", path)
        expected = hostile.replace("\x00", "").replace("\u202e", "")
        assert shown(tool, path).replace(" ", "").count(expected.replace(" ", "")) >= 10
        assert len(tool("pdfimages", "-list", path).splitlines()) == 2  # its head only


def test_what_has_no_shape_becomes_a_box_and_is_told(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    report = with_notes(
        example, [f"Feest \U0001f389! {family}.", "Dank \u6c34 \U0001f44d\U0001f3fd"]
    )
    assert write_action_report(report, path) == sorted(
        "\u6c34\U0001f389\U0001f468\U0001f469\U0001f467\U0001f44d"
    )
    text = shown(tool, path)
    assert "Feest □! □." in text
    assert "Dank □ □" in text


@pytest.mark.parametrize("word", ["W" * 2000, "water " * 333, "\U0001f389" * 2000])
def test_texts_longer_than_a_page_are_broken_and_never_lost(
    example: ActionReport, word: str, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    commitment = replace(
        example.commitments[0], who=word, what=word, organisation=word, together_with=word,
        first_step=word, origin_text=f"{word}!",
    )  # fmt: skip
    report = with_notes(example, [word, "kort", word])
    blocks = tuple(replace(block, title=word) for block in report.blocks)
    report = replace(
        report, commitments=(commitment, commitment), blocks=blocks,
        title=word, network=word, venue=word, facilitator=word, goal=word,
    )  # fmt: skip
    write_action_report(report, path)
    tool("qpdf", "--check", path)
    letter = "□" if word[0] not in "Ww" else word[0]
    assert shown(tool, path).count(letter) > 20 * word.count(word[0])


def test_no_heading_stands_alone_at_the_foot_of_a_page(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    words = words_in("nl")
    headings = {words(f"report.{code}") for code in ("what_was_said", "planned_and_real")}
    headings |= {"Kolom 1", "Kolom 2", words("report.table.block")}
    for count in range(1, 61, 4):
        lanes = ["kort briefje"] * count, ["nog een briefje"] * 30
        write_action_report(with_notes(example, *lanes), path)
        for page in tool("pdftotext", "-layout", path, "-").split("\f")[:-1]:
            *body, _footer = [line.strip() for line in page.splitlines() if line.strip()]
            assert not any(body[-1].startswith(heading) for heading in headings), count


@pytest.mark.parametrize("language", LANGUAGES)
def test_requests_are_printed_with_who_of_whom_and_the_answer_as_a_word(
    example: ActionReport, language: Language, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    asked = (
        ReportRequest("DGTL", "Hội Nông dân", "een zaal", Answer.TRY),
        ReportRequest(HOSTILE[1], HOSTILE[3], HOSTILE[0], None),
        ReportRequest("Zee " * 20, "Akker " * 14, "een lange vraag " * 12, Answer.VAGUE),
    )
    first, *others = with_notes(example).blocks
    block = replace(first, lanes=(), requests=asked)
    report = replace(example, language=language, blocks=(block, *others))
    assert write_action_report(report, path) == []
    tool("qpdf", "--check", path)
    words, said = words_in(language), shown(tool, path, "-layout")
    assert words("requests.paper.title") in said
    for answer in ("try", "vague", "open"):
        assert words(f"requests.answer.{answer}") in said
    assert "een zaal" in said


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_of_the_dots_says_ties_as_ties_and_what_the_others_need(
    example: ActionReport, language: Language, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "report.pdf"
    options = (
        ReportOption(9, "Samen inkopen", 17, 1),
        ReportOption(4, HOSTILE[1], 9, 2, True),
        ReportOption(12, HOSTILE[3], 9, 2, True),
        ReportOption(3, "een lange zin " * 140, 1, 4),
    )
    first, *others = with_notes(example, ["kort"]).blocks
    block = replace(first, result=options, needs=f"Geen formulieren {HOSTILE[2]}")
    report = replace(example, language=language, blocks=(block, *others))
    write_action_report(report, path)
    tool("qpdf", "--check", path)
    words, said = words_in(language), shown(tool, path, "-layout")
    assert words("votes.paper.title") in said
    assert said.count(words("votes.paper.shared", rank=2)) == 2
    assert re.search(rf"9 Samen inkopen {words('votes.paper.rank', rank=1)} 17 ", said)
    assert HOSTILE[1] in said
    assert f"{words('votes.needs')} Geen formulieren {HOSTILE[2]}" in said
    write_action_report(replace(report, blocks=(first, *others)), path)
    assert words("votes.paper.title") not in shown(tool, path)


def test_a_long_table_repeats_its_head(example: ActionReport, tmp_path: Path, tool: Tool) -> None:
    path = tmp_path / "report.pdf"
    block = replace(example.blocks[0], lanes=())
    write_action_report(replace(example, blocks=(block,) * 80, commitments=()), path)
    pages = tool("pdftotext", "-layout", path, "-").split("\f")[:-1]
    assert len(pages) >= 3
    assert all(re.search(r"Onderdeel\s+Gepland\s+min\s+Werkelijk", page) for page in pages[1:])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_energy_stands_beside_the_times_only_when_it_was_noted(
    example: ActionReport, language: Language, tmp_path: Path, tool: Tool
) -> None:
    path, heading = tmp_path / "report.pdf", words_in(language)("energy.paper.head")
    first, *others = example.blocks
    felt = replace(example, language=language, blocks=(replace(first, energy=4), *others))
    assert write_action_report(felt, path) == []
    table = [line for line in shown_lines(tool, path) if line.split()[3:][-1:] == [heading]]
    assert len(table) == 1
    (row,) = [
        line for line in shown_lines(tool, path) if first.title in line and line.endswith(" 4")
    ]
    assert row.split()[-2:] == [str(first.real_minutes), "4"]
    assert write_action_report(replace(example, language=language), path) == []
    assert not [line for line in shown_lines(tool, path) if line.split()[3:][-1:] == [heading]]


def shown_lines(tool: Tool, path: Path) -> list[str]:
    return [line.strip() for line in tool("pdftotext", "-layout", path, "-").splitlines()]


def test_parts_stand_in_the_order_that_was_chosen(example, tmp_path, tool):
    path = tmp_path / "report.pdf"
    order = (Section.PERSONAL, Section.TIMES, Section.COMMITMENTS)
    write_action_report(example, path, Choice(sections=order))
    said = tool("pdftotext", path, "-")
    places = [
        said.index(sign) for sign in ("Voor Marieke", "Gepland en werkelijk", "Wat we gaan doen")
    ]
    assert places == sorted(places)
    pages = said.split("\f")
    assert not any("Voor " in page and "Gepland en werkelijk" in page for page in pages)
