"""Any workshop can be printed, whatever people wrote, and nothing in the paper does anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.crate import Crate, CratePart, RunItem, RunLane, RunStep
from llnet_desktop.domain.personal import personal_pages
from llnet_desktop.domain.report import (
    ActionReport,
    Choice,
    Order,
    Paper,
    ReportBlock,
    ReportCluster,
    ReportCommitment,
    ReportLane,
    ReportNote,
    ReportPerson,
    Section,
)
from llnet_desktop.domain.workshop import BlockKind, Grouping
from llnet_desktop.reports.crate import write_crate
from llnet_desktop.reports.personal import write_personal_pages
from llnet_desktop.reports.report import write_action_report
from tests.exchange.outgoing.conftest import HOSTILE, hostile_report
from tests.reports.test_structure import parts

Tool = Callable[..., str]
START = datetime(2026, 11, 22, 9, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))
TEXTS = st.text(max_size=200) | st.sampled_from(HOSTILE)
LINES = st.text(min_size=1, max_size=60)


def hostile_crate(text: str) -> Crate:
    """Return a crate in which every text is this one."""
    step = RunStep(text, text, 5, Grouping.PAIRS)
    item = RunItem(
        START, 10, text, BlockKind.EXERCISE, Condition.ENERGY, (step,), text, text,
        ((text, 3),), (RunLane(text),), 12, True,
    )  # fmt: skip
    items = tuple(replace(item, sort=kind) for kind in BlockKind)
    person = ReportPerson(text, text, text)
    statements = tuple((condition, text) for condition in Condition)
    return Crate(
        text, text, text, text, text, 9, START, START, items, (person,), ((text, 2),), statements
    )


def is_harmless(path: Path, tool: Tool) -> None:
    tool("qpdf", "--check", path)
    with pikepdf.open(path) as pdf:
        for number in range(len(pdf.objects)):
            found = pdf.objects[number]
            if isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
                assert not {"/URI", "/JavaScript", "/JS", "/OpenAction", "/AA"} & set(found.keys())
                assert found.get("/Subtype") != "/Image"
        assert all("/Annots" not in page for page in pdf.pages)
        assert parts(pdf)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_wrote_is_text_on_every_paper(text: str, tmp_path: Path, tool: Tool) -> None:
    report, path = hostile_report(text), tmp_path / "paper.pdf"
    both = Choice(("nl", "en"))
    seen = re.sub(r"\s+", "", "".join(c for c in text if c.isprintable()))[:60]
    for write in (
        lambda: write_action_report(report, path, both),
        lambda: write_personal_pages(personal_pages(report), path, both),
        lambda: write_crate(hostile_crate(text), path, both),
    ):
        write()
        is_harmless(path, tool)
        shown = re.sub(r"\s+", "", tool("pdftotext", path, "-"))
        if text.isascii() and text.isprintable():
            assert seen in shown


def test_what_has_no_shape_is_listed(tmp_path: Path) -> None:
    report = hostile_report("漢字 שלום → ★ 😀")
    path = tmp_path / "paper.pdf"
    assert write_action_report(report, path) == sorted("漢字שלום")


def test_signs_come_from_the_second_typeface(tmp_path: Path, tool: Tool) -> None:
    path = tmp_path / "paper.pdf"
    assert write_action_report(hostile_report("naar → ★ ☂ ✂ ⚡ 😀"), path) == []
    assert "naar → ★ ☂ ✂ ⚡ 😀" in tool("pdftotext", path, "-")
    assert "DejaVuSans" in tool("pdffonts", path)


@st.composite
def reports(draw: st.DrawFn) -> ActionReport:
    names = draw(st.lists(LINES, min_size=1, max_size=4))
    notes = st.builds(ReportNote, st.integers(1, 999), TEXTS, st.integers(0, 12))
    clusters = st.builds(ReportCluster, TEXTS, st.lists(notes, max_size=3).map(tuple))
    lanes = st.builds(
        ReportLane,
        TEXTS,
        st.lists(clusters, max_size=2).map(tuple),
        st.lists(notes, max_size=9).map(tuple),
    )
    blocks = st.builds(
        ReportBlock,
        st.integers(1, 9),
        TEXTS,
        st.sampled_from(BlockKind),
        st.sampled_from((None, *Condition)),
        st.just(START),
        st.integers(0, 90),
        lanes=st.lists(lanes, max_size=2).map(tuple),
        needs=TEXTS,
        energy=st.sampled_from((None, 1, 5)),
    )
    made = st.builds(
        ReportCommitment,
        st.integers(1, 999),
        st.sampled_from(names),
        TEXTS,
        TEXTS,
        st.dates(date(2026, 1, 1), date(2030, 1, 1)),
        st.sampled_from(("", *names)),
        TEXTS,
        st.sampled_from((None, *Condition)),
        buddy=st.sampled_from(("", *names)),
        help_from=st.sampled_from(("", *names)),
        help=TEXTS,
    )
    return replace(
        hostile_report(draw(LINES)),
        title=draw(TEXTS),
        commitments=tuple(draw(st.lists(made, max_size=6))),
        blocks=tuple(draw(st.lists(blocks, max_size=4))),
        persons=tuple(ReportPerson(name, draw(TEXTS)) for name in names),
        planned_end=START + timedelta(hours=3),
    )


choices = st.builds(
    Choice,
    st.sampled_from((("nl",), ("en",), ("nl", "en"))),
    st.sets(st.sampled_from(Section), min_size=1).map(
        lambda some: tuple(one for one in Section if one in some)
    ),
    st.sampled_from(Order),
    st.sampled_from(Paper),
    st.booleans(),
)


def every_paper(report: ActionReport, choice: Choice, folder: Path) -> None:
    path = folder / "paper.pdf"
    write_action_report(report, path, choice)
    first = path.read_bytes()
    write_action_report(report, path, choice)
    assert path.read_bytes() == first
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) >= 1
    write_crate(hostile_crate(report.title), path, choice, tuple(CratePart))
    write_personal_pages(personal_pages(report), path, choice)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(reports(), choices)
def test_any_workshop_is_printed(tmp_path: Path, report: ActionReport, choice: Choice) -> None:
    every_paper(report, choice, tmp_path)


@pytest.mark.slow
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=500
)
@given(reports(), choices)
def test_five_hundred_workshops_are_printed(
    tmp_path: Path, report: ActionReport, choice: Choice
) -> None:
    every_paper(report, choice, tmp_path)
