"""A report of 5,000 notes and 1,000 commitments, against the same lines on a bare canvas.

Each is made in a process of its own, in turn; the lines of the bare one are broken beforehand.
Typst is a peer where its package is there.
"""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median

from bench.figures import Figure
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.report import (
    ActionReport,
    Choice,
    ReportBlock,
    ReportCommitment,
    ReportLane,
    ReportNote,
    Section,
)
from llnet_desktop.domain.workshop import BlockKind

NOTES, COMMITMENTS = 5_000, 1_000
START = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
SAID = (
    "de kade water festival bekers samen inkopen directeur uitleggen bewoners vergunning "
    "gemeente leverancier contract voorbeeld studenten onderzoek bodem kaarten "
    "uiterwaarden delen sturen stroom plan vragen beginnen maken zaal buurt netwerk soil "
    "maps share café één ruimte geld tijd"
)
WORDS = SAID.split()
CHOICE = Choice(sections=tuple(one for one in Section if one is not Section.PERSONAL))


def report(notes: int = NOTES, commitments: int = COMMITMENTS) -> ActionReport:
    """Return a report with so many notes and commitments, the same each time."""
    chance = random.Random(7)

    def said(most: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(4, most)))

    names = [f"{chance.choice(WORDS).title()} {chr(65 + n % 26)}." for n in range(60)]
    per_block = 500
    blocks = tuple(
        ReportBlock(
            number,
            said(6),
            BlockKind.EXERCISE,
            tuple(Condition)[number % 5],
            START + timedelta(minutes=20 * number),
            20,
            lanes=(
                ReportLane(
                    said(4),
                    (),
                    tuple(
                        ReportNote(first + n + 1, said(14), n % 4)
                        for n in range(min(per_block, notes - first))
                    ),
                ),
            ),
        )
        for number, first in enumerate(range(0, notes, per_block), start=1)
    )
    made = tuple(
        ReportCommitment(
            n + 1,
            chance.choice(names),
            "",
            said(12),
            date(2026, 12, 1) + timedelta(days=n % 200),
            chance.choice(names),
            said(8),
            tuple(Condition)[n % 5],
        )
        for n in range(commitments)
    )
    return ActionReport(
        "Veel", "Netwerk", "", "", "", 60, START, START + timedelta(hours=4), "nl",
        commitments=made, blocks=blocks,
    )  # fmt: skip


def measure(rounds: int = 5) -> list[Figure]:
    """Make every paper so many times, in turn, and return times and memory."""
    kinds = ["ours", "bare", "usual"]
    if importlib.util.find_spec("typst"):
        kinds.append("typst")
    took: dict[str, list[float]] = {kind: [] for kind in kinds}
    peak: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(rounds):
        for kind in kinds:
            command = [sys.executable, "-m", "bench.paper", kind]
            done = subprocess.run(command, capture_output=True, check=True)
            seconds, megabytes = json.loads(done.stdout)
            took[kind].append(seconds)
            peak[kind].append(megabytes)
    ours, bare = median(took["ours"]), median(took["bare"])
    figures = [
        Figure("report of 5,000 notes, against a bare canvas", ours, "s", bare, 1.5),
        Figure("its memory at most", median(peak["ours"]), "MB", median(peak["bare"]), 1.3),
        Figure("a usual report", median(took["usual"]), "s", 1.0, 1.0),
    ]
    if "typst" in took:
        figures.append(Figure("against typst", ours, "s", median(took["typst"]), 0.5))
    return figures


def _ours(path: Path, made: ActionReport) -> float:
    from llnet_desktop.reports.report import write_action_report

    began = time.perf_counter()
    write_action_report(made, path, CHOICE)
    return time.perf_counter() - began


def _bare(path: Path, made: ActionReport) -> float:
    """Draw the same lines with `drawString`, page after page."""
    from reportlab.pdfgen.canvas import Canvas

    from llnet_desktop.reports import ink

    def broken(text: str, face: str, size: float, room: float) -> list[tuple[str, str, float]]:
        return [
            (" ".join(words), face, size) for words, *_ in ink.lines(text, face, room * 1000 / size)
        ]

    texts: list[tuple[str, str, float]] = []
    for one in made.commitments:
        texts.append((str(one.number), ink.SEMIBOLD, 11.0))
        texts.extend(broken(one.what, ink.SEMIBOLD, 11.0, 380))
        detail = f"{one.who} met {one.together_with} · eerste stap: {one.first_step}"
        texts.extend(broken(detail, ink.REGULAR, 9.5, 380))
        texts.append((one.by.isoformat(), ink.SEMIBOLD, 11.0))
    for block in made.blocks:
        texts.append((block.title, ink.SEMIBOLD, 12.0))
        for note in block.lanes[0].notes:
            texts.append((str(note.number), ink.SEMIBOLD, 10.5))
            texts.extend(broken(note.text, ink.REGULAR, 10.5, 218))
    began = time.perf_counter()
    canvas = Canvas(str(path), invariant=True)
    for at, (text, face, size) in enumerate(texts):
        row = at % 90
        if at and row == 0:
            canvas.showPage()
        canvas.setFont(face, size)
        canvas.drawString(50 + 250 * (row % 2), 780 - 16 * (row // 2), text)
    canvas.save()
    return time.perf_counter() - began


def _typst(path: Path, made: ActionReport) -> float:
    import typst

    lines = [
        '#set text(font: "Source Sans 3", size: 10.5pt)',
        *(
            f"#grid(columns: (24pt, 1fr, 72pt), {_cell(str(one.number))}, "
            f"{_cell(f'{one.what} {one.who} {one.together_with} {one.first_step}')}, "
            f"{_cell(one.by.isoformat())})"
            for one in made.commitments
        ),
        *(
            f"#grid(columns: (28pt, 1fr), {_cell(str(note.number))}, {_cell(note.text)})"
            for block in made.blocks
            for note in block.lanes[0].notes
        ),
    ]
    source = path.with_suffix(".typ")
    source.write_text("\n".join(lines), encoding="utf-8")
    from llnet_desktop import paths

    began = time.perf_counter()
    typst.compile(source, output=path, font_paths=[paths.RESOURCES / "fonts"])
    return time.perf_counter() - began


def _cell(text: str) -> str:
    return f"[#{json.dumps(text, ensure_ascii=False)}]"


def main() -> int:
    """Make one paper and print its seconds and the megabytes it took at most, as JSON."""
    kind = sys.argv[1]
    made = report(120, 30) if kind == "usual" else report()
    makers = {"ours": _ours, "usual": _ours, "bare": _bare, "typst": _typst}
    with tempfile.TemporaryDirectory() as folder:
        seconds = makers[kind](Path(folder) / "report.pdf", replace(made))
    print(json.dumps([seconds, _peak()]))
    return 0


def _peak() -> float:
    """Return the most memory that this program took, in MB; `getrusage` adds its parent's."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
