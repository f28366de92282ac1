"""The scan on paper: figures, last time, and what they bear."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import ActionReport, ReportScan
from llnet_desktop.domain.scan import figure
from llnet_desktop.reports.report import write_action_report

Tool = Callable[..., str]


def told(*means: int, n: int = 6) -> ReportScan:
    """Return a scan in which everybody gives a condition the same number."""
    counts = (tuple(n if score == mean else 0 for score in range(1, 11)) for mean in means)
    figures = tuple(figure(*each) for each in zip(Condition, counts, strict=True))
    return ReportScan(figures, n)


def shown(tool: Tool, path: Path) -> str:
    """Return the text of a PDF with all white space as single spaces."""
    return " ".join(tool("pdftotext", path, "-").split())


def test_the_scan_stands_beside_last_time_with_words_for_what_changed(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    before = told(5, 5, 5, 5, 5).figures
    scan = replace(told(7, 5, 5, 5, 2), before=before, last_day=date(2026, 9, 9), last_slips=16)
    path = tmp_path / "a.pdf"
    assert write_action_report(replace(example, scan=scan, language="nl"), path) == []
    said = shown(tool, path)
    assert "Hoe levend is ons netwerk?" in said
    assert "7,0 hoger" in said
    assert "2,0 lager" in said
    assert "gestreept: woensdag 9 september 2026, 16 antwoorden" in said
    assert "“Veilige ruimte” staat het laagst, op 2,0." in said
    tool("qpdf", "--check", path)


def test_below_five_answers_a_condition_has_no_figure(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    many, few = told(7, 7, 7, 7, 7).figures, told(3, 3, 3, 3, 3, n=4).figures
    path = tmp_path / "a.pdf"
    scan = ReportScan((*many[:4], few[4]), 6)
    write_action_report(replace(example, scan=scan, language="en"), path)
    said = shown(tool, path)
    assert "7.0" in said
    assert "3.0" not in said


def test_without_a_scan_paper_says_nothing_of_it(
    example: ActionReport, tmp_path: Path, tool: Tool
) -> None:
    path = tmp_path / "a.pdf"
    write_action_report(replace(example, scan=None, language="nl"), path)
    assert "levend" not in shown(tool, path)
