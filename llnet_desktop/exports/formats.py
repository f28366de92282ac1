"""Which files are read and written, and what can be in them: the one table of it."""

from __future__ import annotations

from dataclasses import dataclass

from llnet_desktop.domain.crate import CratePart

COMMITMENTS, PERSONAL, CRATE, PACK = "commitments", "personal", "crate", "pack"
PAPER = (COMMITMENTS, PERSONAL, CRATE, *(part.value for part in CratePart))
TABLES = (
    COMMITMENTS, "notes", "agenda", "scan", "requests", "stands", "ties", "participants",
)  # fmt: skip


PICTURES = ("board", "scan", "ties")


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file by its suffix, with the parts that it can hold; the first is the usual one."""

    suffix: str
    name: str
    reads: tuple[str, ...] = ()
    writes: tuple[str, ...] = ()


FORMATS = (
    Format(".pdf", "PDF", (), PAPER),
    Format(
        ".xlsx",
        "Excel (Office Open XML)",
        ("agenda", "participants", "notes", COMMITMENTS),
        (COMMITMENTS,),
    ),
    Format(".csv", "CSV", ("agenda", "participants", "notes", COMMITMENTS), TABLES),
    Format(
        ".md",
        "Markdown",
        ("agenda", "participants", "notes", COMMITMENTS),
        (COMMITMENTS,),
    ),
    Format(".json", "JSON", (), (COMMITMENTS,)),
    Format(".ics", "iCalendar", (), (COMMITMENTS,)),
    Format(".docx", "Word (Office Open XML)", (), (COMMITMENTS,)),
    Format(".png", "PNG", (), PICTURES),
    Format(".svg", "SVG", (), PICTURES),
    Format(".tsv", "TSV", ("agenda", "participants", "notes", COMMITMENTS)),
    Format(".txt", "text", ("agenda", "participants", "notes")),
)
WRITTEN = {one.suffix: one for one in FORMATS if one.writes}
