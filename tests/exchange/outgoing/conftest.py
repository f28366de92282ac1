"""The report with invented people, and with what people should not be able to do in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from llnet_desktop.domain.commitment import StandState
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import (
    ActionReport,
    ReportBlock,
    ReportCluster,
    ReportCommitment,
    ReportLane,
    ReportNote,
    ReportPerson,
    ReportRequest,
    ReportScan,
    ReportStanding,
    ReportStory,
)
from llnet_desktop.domain.scan import Figure
from llnet_desktop.domain.ties import Node, Tie, Ties
from llnet_desktop.domain.workshop import Answer, BlockKind, Rung
from tests.reports.conftest import START, example

__all__ = ["example"]

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\tTAB",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1)) ![x](file:///etc/passwd)",
    "a|b\nc\r\nd",
    "omge\u202ekeerd",
    "nul\x00teken \x1b[31m",
    "👩‍👩‍👧‍👦 feest",
    "Nguye\u0302\u0303n",
    "https://example.org/?a=1&b=2",
    "w" * 2000,
    "BEGIN:VCALENDAR\r\nEND:VCALENDAR;,\\n",
    "</w:t><w:t>",
    "{{7*7}} %s {0}",
)


def hostile_report(text: str) -> ActionReport:
    """Return a report in which every text is this one."""
    note = ReportNote(1, text, 2)
    lane = ReportLane(text, (ReportCluster(text, (note,), Rung.TRIED),), (replace(note, number=2),))
    asked = ReportRequest(text, text, text, Answer.YES)
    block = ReportBlock(
        1, text, BlockKind.EXERCISE, Condition.ENERGY, START, 20, START, 21,
        lanes=(lane,), needs=text, requests=(asked,), energy=4,
    )  # fmt: skip
    made = ReportCommitment(
        1, text, text, text, date(2026, 12, 1), text, text, Condition.SAFETY, text, text, text,
        date(2026, 11, 30), "id-1", help_from=text, help=text, answer=Answer.TRY, sign=text,
    )  # fmt: skip
    nodes = (Node("a", text, text), Node("b", text + "!", text))
    figures = tuple(Figure(one, 7, (), 6.25, 1.5) for one in Condition)
    return ActionReport(
        text, text, text, text, text, 12, START, START, "nl", START, START, (made,), (block,),
        ReportScan(figures, 7, figures, date(2026, 9, 9), 9),
        (ReportStory(text, text, text),),
        (ReportStanding(3, text, text, date(2026, 12, 1), StandState.MOVED, text),),
        ((StandState.MOVED, 1),),
        Ties(nodes, (Tie("a", "b", 1, None, True),)),
        (ReportPerson(text, text, text),),
        date(2027, 1, 14),
        2,
    )  # fmt: skip


@pytest.fixture(
    params=range(len(HOSTILE)),
    ids=lambda at: HOSTILE[at][:12].strip().encode("unicode_escape").decode(),
)
def hostile(request: pytest.FixtureRequest) -> tuple[str, ActionReport]:
    """A text that should stay a text, and a report made of it."""
    text = HOSTILE[request.param]
    return text, hostile_report(text)
