"""The crate on paper: in order of use, right in number, each piece within its edges."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.crate import Crate, CratePart, RunItem, RunLane, RunStep
from llnet_desktop.domain.report import Choice, Paper, ReportPerson
from llnet_desktop.domain.workshop import BlockKind, Grouping
from llnet_desktop.reports import style
from llnet_desktop.reports.crate import write_crate

START = datetime(2026, 12, 3, 9, 30)
LONG = "Omdat wij elkaar in dit netwerk echt nodig hebben om ons doel te bereiken. " * 2
STEP = RunStep("Schrijf op", "alleen", 5, Grouping.ALONE)


def item(number: int, title: str, sort: BlockKind, *lanes: RunLane, notes: int = 0) -> RunItem:
    start = START + timedelta(minutes=20 * number)
    return RunItem(start, 20, title, sort, None, (STEP,), lanes=lanes, notes=notes)


@pytest.fixture
def crate() -> Crate:
    items = (
        item(0, "Inchecken", BlockKind.EXERCISE, RunLane("Woord"), notes=18),
        item(1, "Scan", BlockKind.SCAN),
        item(2, "In vertrouwen", BlockKind.EXERCISE, RunLane("Stil", numbered=False), notes=8),
        item(3, "Afspreken", BlockKind.COMMITMENTS),
        item(4, "Uitchecken", BlockKind.EXERCISE, RunLane("Mee naar huis"), notes=8),
    )
    persons = tuple(ReportPerson(f"Naam {n}", "Organisatie", "") for n in range(11))
    statements = tuple((condition, LONG) for condition in Condition)
    return Crate("Samen", "Waterkant", "", "", "", 18, START, START + timedelta(hours=2),
                 items, persons, (), statements)  # fmt: skip


def pages(path, tool) -> list[str]:
    return tool("pdftotext", "-layout", path, "-").split("\f")[:-1]


def test_what_is_used_first_lies_on_top(crate, tmp_path, tool):
    path = tmp_path / "crate.pdf"
    write_crate(crate, path, Choice(("nl",)))
    said = pages(path, tool)
    firsts = [
        next(n for n, page in enumerate(said) if re.search(sign, page))
        for sign in (r"18 ×", r"Schrijf op", r"Naam 10", r"Inchecken · Woord", r"Omcirkel",
                     r"Mijn afspraak", r"Uitchecken · Mee naar huis")
    ]  # fmt: skip
    assert firsts == sorted(firsts)


def test_there_are_as_many_pieces_as_people(crate, tmp_path, tool):
    path = tmp_path / "crate.pdf"
    for part, sign, count, on_paper in (
        (CratePart.CARDS, "Mijn afspraak", 18, 5),
        (CratePart.SLIPS, "Omcirkel", 18, 5),
        (CratePart.NAMES, "Naam", 11, 2),
    ):
        write_crate(crate, path, Choice(("nl",)), (part,))
        said = pages(path, tool)
        assert sum(page.count(sign) for page in said) == count
        assert len(said) == on_paper
    packing = tmp_path / "packing.pdf"
    write_crate(crate, packing, Choice(("nl",)), (CratePart.PACKING,))
    (said,) = pages(packing, tool)
    assert re.search(r"18 ×\s+afsprakenkaarten \(op 5 bladen\)", said)


def test_fields_are_numbered_on_and_on_but_not_where_nobody_is_known(crate, tmp_path, tool):
    path = tmp_path / "notes.pdf"
    write_crate(crate, path, Choice(("nl",)), (CratePart.NOTES,))
    said = pages(path, tool)
    numbers = [
        sorted(int(n) for n in re.findall(r"\b\d+\b", re.sub(r"\d+\s*/\s*\d+", "", page)))
        for page in said
    ]
    assert numbers == [[*range(1, 9)], [*range(9, 17)], [*range(17, 25)], [], [*range(25, 33)]]
    assert "Stil" in said[3]


@pytest.mark.parametrize("paper", list(Paper))
@pytest.mark.parametrize("languages", [("nl",), ("nl", "en")])
@pytest.mark.parametrize(
    ("part", "down"), [(CratePart.SLIPS, 2), (CratePart.CARDS, 2), (CratePart.NAMES, 5)]
)
def test_each_piece_stays_within_its_edges(crate, tmp_path, tool, paper, languages, part, down):
    path = tmp_path / "pieces.pdf"
    person = ReportPerson("Anna " * 40, "Stichting " * 40, "")
    write_crate(replace(crate, persons=(person,) * 10), path, Choice(languages, paper), (part,))
    page = tool("pdftotext", "-bbox", "-l", "1", path, "-")
    high = float(re.search(r'height="([\d.]+)"', page)[1])
    room = high - style.MARGIN - style.BOTTOM
    words = [
        (float(top) - style.MARGIN, float(foot) - style.MARGIN)
        for top, foot in re.findall(r'<word .*?yMin="([\d.]+)".*?yMax="([\d.]+)"', page)
        if float(foot) < high - style.BOTTOM  # the foot of the page is no piece
    ]
    assert len(words) > 40
    for top, foot in words:
        assert int(top / room * down) == int((foot - 4) / room * down)
    pieces = {int(top / room * down) for top, _ in words}
    assert pieces == set(range(down))
