"""What can be made of a workshop: paper and files, each with the work that makes it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from llnet_desktop.content.scans import load_statements
from llnet_desktop.domain.crate import CratePart
from llnet_desktop.domain.report import Choice, without_names
from llnet_desktop.exports.formats import COMMITMENTS, CRATE, PACK, PERSONAL, PICTURES
from llnet_desktop.exports.work import CrateWork, DataWork, PackWork, PersonalWork, ReportWork, Work
from llnet_desktop.services.crate import crate_of
from llnet_desktop.services.finding import Folder
from llnet_desktop.services.reporting import personal_pages_of, report_of


@dataclass(frozen=True, slots=True)
class Kind:
    """Something that can be made: its part, and the suffix of its file (none: a folder)."""

    part: str
    suffix: str = ".pdf"

    @property
    def code(self) -> str:
        """A code for its name, as "report", "run_sheet" or "xlsx"."""
        if self.part in PICTURES:
            return f"picture_{self.part}"
        if self.suffix not in (".pdf", ""):
            return self.suffix[1:]
        return "report" if self.part == COMMITMENTS else self.part.replace("-", "_")

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The endings that its file may have, the usual one first."""
        return (".png", ".svg") if self.part in PICTURES and not self.is_paper else (self.suffix,)

    @property
    def is_paper(self) -> bool:
        """Whether it can be looked at page by page, and printed."""
        return self.suffix == ".pdf"


THE_CRATE = Kind(CRATE)
KINDS = (
    Kind(COMMITMENTS),
    Kind(PERSONAL),
    Kind(PACK, ""),
    THE_CRATE,
    *(Kind(part.value) for part in CratePart if part is not CratePart.PACKING),
    *(Kind(part, ".png") for part in PICTURES),
    *(Kind(COMMITMENTS, suffix) for suffix in (".xlsx", ".csv", ".docx", ".md", ".json", ".ics")),
)


def work_of(folder: Folder, kind: Kind, choice: Choice) -> Work:
    """Return the work that makes this of a workshop, with the look of its network."""
    choice = replace(choice, color=folder.network.color, logo=folder.network.logo or b"")
    first, second = choice.languages[0], (*choice.languages, None)[1]
    if not kind.is_paper and kind.part != PACK:
        report = report_of(folder, first)
        part = "" if kind.part == COMMITMENTS else kind.part
        return DataWork(report if choice.names else without_names(report), choice, part)
    if kind.part in (PERSONAL, PACK):
        pages = personal_pages_of(folder, report_of(folder, first, second))
        return (PackWork if kind.part == PACK else PersonalWork)(pages, choice)
    if kind.part == COMMITMENTS:
        return ReportWork(report_of(folder, first, second), choice)
    crate = crate_of(folder, choice.languages, load_statements())
    parts = tuple(CratePart) if kind.part == CRATE else (CratePart(kind.part),)
    return CrateWork(crate, choice, parts)
