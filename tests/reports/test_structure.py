"""What a PDF says of its own structure, checked as a machine that reads it aloud would need it.

The checks follow the Matterhorn Protocol (PDF Association, 2021) as far as they need no reader.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import (
    ActionReport,
    Choice,
    Paper,
    ReportPerson,
    ReportScan,
    ReportStanding,
    ReportStory,
)
from llnet_desktop.domain.scan import Figure
from llnet_desktop.domain.ties import Node, Tie, Ties
from llnet_desktop.reports.report import write_action_report

Tool = Callable[..., str]
GROUPS = {"/Document", "/L", "/LI", "/Table", "/TR"}
ROLES = GROUPS | {
    "/H1",
    "/H2",
    "/H3",
    "/H4",
    "/H5",
    "/P",
    "/Lbl",
    "/LBody",
    "/TH",
    "/TD",
    "/Figure",
}


@pytest.fixture
def full(example: ActionReport) -> ActionReport:
    """A report with every part in it."""
    means = zip(Condition, (6.1, 7.3, 7.9, 6.4, 7.2), (1.2, 0.9, 1.9, 1.1, 0.8), strict=True)
    figures = tuple(Figure(one, 18, (), mean, spread) for one, mean, spread in means)
    nodes = (Node("a", "Marieke V.", "Gemeente"), Node("b", "Jeroen D.", "Festival Noord"))
    return replace(
        example,
        scan=ReportScan(figures, 18, figures, date(2026, 9, 9), 16),
        ties=Ties(nodes, (Tie("a", "b"),), (), None),
        counts=tuple((state, 2) for state in StandState),
        standings=(
            ReportStanding(
                3, "Tom B.", "De kade meten", date(2026, 11, 1), StandState.DONE, "Vroeg"
            ),
        ),
        stories=(ReportStory("Toen de bekers kwamen", "dat iedereen meedoet", "Wim"),),
        persons=(ReportPerson("Marieke V.", "Gemeente"), ReportPerson("Fatima E.", "Bodem")),
        next_day=date(2027, 1, 14),
        still_to_type=3,
        commitments=tuple(
            replace(one, buddy="Wim", buddy_asks=date(2026, 11, 30)) for one in example.commitments
        ),
    )


@pytest.fixture(params=[("nl",), ("en",), ("nl", "en")], ids="+".join)
def opened(
    full: ActionReport, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[pikepdf.Pdf]:
    path = tmp_path / "report.pdf"
    write_action_report(full, path, Choice(request.param))
    with pikepdf.open(path) as pdf:
        yield pdf


def kids(part: pikepdf.Object) -> list[pikepdf.Object]:
    found = part.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def parts(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """Return every element of the structure, parents first, in reading order."""
    waiting, found = [*reversed(kids(pdf.Root.StructTreeRoot))], []
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Dictionary) and "/S" in part:
            found.append(part)
            waiting.extend(reversed(kids(part)))
    return found


def test_it_says_that_it_is_tagged_in_which_language_and_shows_its_title(
    opened: pikepdf.Pdf,
) -> None:
    assert bool(opened.Root.MarkInfo.Marked)
    assert str(opened.Root.Lang) in ("nl", "en")
    assert bool(opened.Root.ViewerPreferences.DisplayDocTitle)
    assert "Bijeenkomst 3" in str(opened.docinfo.Title)
    assert opened.pdf_version == "1.7"


def test_every_page_is_read_in_the_order_of_the_structure(opened: pikepdf.Pdf) -> None:
    assert all(page.Tabs == "/S" for page in opened.pages)
    keys = [page.get("/StructParents") for page in opened.pages]
    assert keys == list(range(len(opened.pages)))


def test_all_that_is_drawn_is_in_a_part_or_is_an_artifact(opened: pikepdf.Pdf) -> None:
    drawing = {"Tj", "TJ", "Do", "S", "s", "f", "f*", "B", "B*", "b", "b*", "sh"}
    for number, page in enumerate(opened.pages, start=1):
        depth = 0
        for _, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            depth += name in ("BDC", "BMC")
            depth -= name == "EMC"
            assert depth in (0, 1), number
            assert depth or name not in drawing, (number, name)
        assert depth == 0


def test_every_content_has_its_part_and_every_part_its_content(opened: pikepdf.Pdf) -> None:
    rows = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, rows[::2]), rows[1::2], strict=True))
    for page in opened.pages:
        marked = [
            int(operands[1].MCID)
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC"
        ]
        assert marked == list(range(len(marked)))
        assert len(parents[int(page.StructParents)]) == len(marked)
    for part in parts(opened):
        assert kids(part) or part.S == "/TD", str(part.S)
        assert str(part.S) in ROLES
        assert part.P is not None


def test_what_is_in_what_is_as_the_standard_wants_it(opened: pikepdf.Pdf) -> None:
    inside = {
        "/L": {"/LI"},
        "/LI": {"/Lbl", "/LBody", "/P"},
        "/Table": {"/TR"},
        "/TR": {"/TH", "/TD"},
    }
    for part in parts(opened):
        if wanted := inside.get(str(part.S)):
            assert {str(kid.S) for kid in kids(part)} <= wanted, str(part.S)


def test_headings_go_down_one_level_at_a_time(opened: pikepdf.Pdf) -> None:
    levels = [int(str(p.S)[2:]) for p in parts(opened) if re.fullmatch(r"/H\d", str(p.S))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_tables_have_heads_with_a_scope(opened: pikepdf.Pdf) -> None:
    tables = [part for part in parts(opened) if part.S == "/Table"]
    assert tables
    for table in tables:
        cells = [cell for row in kids(table) for cell in kids(row)]
        heads = [cell for cell in cells if cell.S == "/TH"]
        assert heads
        assert {str(head.A.Scope) for head in heads} <= {"/Column", "/Row"}
        widths = {len(kids(row)) for row in kids(table)}
        assert len(widths) == 1


def test_pictures_are_told_in_words(opened: pikepdf.Pdf) -> None:
    figures = [part for part in parts(opened) if part.S == "/Figure"]
    assert len(figures) == 2  # the radar and the graph
    assert all(len(str(figure.Alt)) > 20 for figure in figures)


def test_there_is_a_bookmark_for_each_part(opened: pikepdf.Pdf, full: ActionReport) -> None:
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert titles[0] == full.title
    assert len(titles) >= 8


def test_no_font_is_left_out_and_every_letter_can_be_copied(opened: pikepdf.Pdf) -> None:
    fonts = {}
    for page in opened.pages:
        for name, font in page.Resources.Font.items():
            fonts[name] = font
    for font in fonts.values():
        assert "/FontFile2" in font.FontDescriptor
        assert "/ToUnicode" in font
        assert re.match(r"/[A-Z]{6}\+", str(font.BaseFont))


def test_nothing_of_it_does_anything(opened: pikepdf.Pdf) -> None:
    root = opened.Root
    assert not {"/OpenAction", "/AA", "/AcroForm", "/URI", "/JavaScript"} & set(root.keys())
    assert all("/Annots" not in page and "/AA" not in page for page in opened.pages)


def test_the_structure_read_aloud(full: ActionReport, tmp_path: Path, tool: Tool) -> None:
    """The structure as other programs read it; look at a difference before keeping it."""
    path = tmp_path / "report.pdf"
    write_action_report(full, path)
    golden = Path(__file__).parent / "structure.txt"
    assert tool("pdfinfo", "-struct-text", path) == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("paper", Paper)
def test_paper_has_the_size_that_was_chosen(
    full: ActionReport, tmp_path: Path, tool: Tool, paper: Paper
) -> None:
    path = tmp_path / "report.pdf"
    write_action_report(full, path, Choice(paper=paper))
    size = {Paper.A4: "595.276 x 841.89", Paper.LETTER: "612 x 792"}[paper]
    assert size in tool("pdfinfo", path)
    tool("qpdf", "--check", path)
