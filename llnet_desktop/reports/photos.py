"""Photos of paper in a report: beside each other where they are small, with what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader

from llnet_desktop.domain.report import ReportBlock, ReportPhoto
from llnet_desktop.reports import style
from llnet_desktop.reports.canvas import Drawn, PaperCanvas
from llnet_desktop.reports.flow import Gap
from llnet_desktop.reports.flowables import GUTTER, REST, Cell, Row
from llnet_desktop.reports.sheet import Sheet
from llnet_desktop.reports.tags import Tag
from llnet_desktop.reports.text import printable, text

SHARP = 200  # dots in an inch: letters on a flip chart stay legible, and the file stays small
LEAST_SHARP = 110  # a small photo is not blown up further than this
ALONE, TOGETHER = 330.0, 190.0  # points: how high a photo may be by itself, or in a row
MOST_IN_ROW = 3


class Picture(Drawn):
    """A photo at a size, with the words that stand for it where it can't be seen."""

    def __init__(self, content: bytes, width: float, height: float, says: str) -> None:
        self._content = content
        self._tag = Tag("Figure", alt=printable(says))
        self.width, self.height = width, height

    def wrap(self, width: float) -> float:
        """Return its height; it keeps its size."""
        return self.height

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw it with its top left at a place."""
        shown = BytesIO(_for_paper(self._content, round(self.width / 72 * SHARP)))
        with canvas.tagged(self._tag):
            canvas.drawImage(
                ImageReader(shown), left, top - self.height, self.width, self.height, mask="auto"
            )


def photo_rows(block: ReportBlock, sheet: Sheet) -> Iterator[Drawn]:
    """Yield the photos of a block, in their order; one that can't be read is left out."""
    text_width = style.SIZES[sheet.choice.paper][0] - 2 * style.MARGIN
    sizes = [(photo, size) for photo in block.photos if (size := _size(photo.content))]
    if sizes:
        yield Gap(4)
    says = sheet.words.first("photos.report.photo", block=block.title)
    alone = len(sizes) == 1
    row: list[tuple[ReportPhoto, float, float]] = []
    for photo, (wide, high) in sizes:
        width, height = _fitted(wide, high, text_width, ALONE if alone else TOGETHER)
        if row and (len(row) == MOST_IN_ROW or _taken(row) + width > text_width):
            yield _row(row, says)
            row = []
        row.append((photo, width, height))
    if row:
        yield _row(row, says)


def _taken(row: Sequence[tuple[ReportPhoto, float, float]]) -> float:
    return sum(width + GUTTER for _, width, _ in row)


def _fitted(wide: int, high: int, text_width: float, most: float) -> tuple[float, float]:
    """Return the size on paper: at its own shape, never blown up, never wider than the text."""
    scale = min(text_width / wide, most / high, 72 / LEAST_SHARP)
    return wide * scale, high * scale


def _row(row: Sequence[tuple[ReportPhoto, float, float]], says: str) -> Row:
    cells: list[Cell] = []
    for photo, width, height in row:
        inside: list[Drawn] = [Picture(photo.content, width, height, photo.caption or says)]
        if photo.caption:
            inside.append(text(photo.caption, style.DETAIL))
        cells.append((width + GUTTER, inside))
    cells.append((REST, []))
    return Row(cells, pad=4)


def _size(content: bytes) -> tuple[int, int] | None:
    try:
        with Image.open(BytesIO(content)) as image:
            return image.size
    except Exception:  # a library that was tampered with must not cost the report
        return None


@lru_cache(maxsize=64)
def _for_paper(content: bytes, wide: int) -> bytes:
    """Return a photo with no more dots than paper shows; the story is told twice."""
    with Image.open(BytesIO(content)) as image:
        kind, high = image.format, max(1, round(image.height * wide / image.width))
        if wide >= image.width:
            return content
        image.draft("RGB", (wide, high))
        smaller = image.resize((max(1, wide), high), Image.Resampling.LANCZOS, reducing_gap=2.0)
    into = BytesIO()
    if kind == "PNG":
        smaller.save(into, "PNG", optimize=True)
    else:
        smaller.save(into, "JPEG", quality=80, optimize=True)
    return into.getvalue()
