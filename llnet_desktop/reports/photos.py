"""Photos of paper in a report: beside each other where they are small, with what they show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.platypus import Flowable, Spacer

from llnet_desktop.domain.report import ReportBlock, ReportPhoto
from llnet_desktop.reports import style
from llnet_desktop.reports.flowables import GUTTER, Row
from llnet_desktop.reports.text import printable, text
from llnet_desktop.words import Words

SHARP = 200  # dots in an inch: letters on a flip chart stay legible, and the file stays small
LEAST_SHARP = 110  # a small photo is not blown up further than this
ALONE, TOGETHER = 330.0, 190.0  # points: how high a photo may be by itself, or in a row
MOST_IN_ROW = 3


class Picture(Flowable):
    """A photo at a size, with the words that stand for it where it can't be seen."""

    def __init__(self, content: bytes, width: float, height: float, says: str) -> None:
        super().__init__()
        self._content, self._says = content, says
        self.width, self.height = width, height

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the space wanted."""
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, marked with its words."""
        shown = BytesIO(_for_paper(self._content, round(self.width / 72 * SHARP)))
        words = printable(self._says).encode("utf-16-be").hex()
        self.canv.addLiteral(f"/Figure <</Alt <feff{words}>>> BDC")
        self.canv.drawImage(ImageReader(shown), 0, 0, self.width, self.height)
        self.canv.addLiteral("EMC")


def photo_rows(block: ReportBlock, words: Words) -> Iterator[Flowable]:
    """Yield the photos of a block, in their order; one that can't be read is left out."""
    sizes = [(photo, size) for photo in block.photos if (size := _size(photo.content))]
    if sizes:
        yield Spacer(0, 4)
    says = words("photos.report.photo", block=block.title)
    alone = len(sizes) == 1
    row: list[tuple[ReportPhoto, float, float]] = []
    for photo, (wide, high) in sizes:
        width, height = _fitted(wide, high, ALONE if alone else TOGETHER)
        if row and (len(row) == MOST_IN_ROW or _taken(row) + width > style.TEXT_WIDTH):
            yield _row(row, says)
            row = []
        row.append((photo, width, height))
    if row:
        yield _row(row, says)


def _taken(row: Sequence[tuple[ReportPhoto, float, float]]) -> float:
    return sum(width + GUTTER for _, width, _ in row)


def _fitted(wide: int, high: int, most: float) -> tuple[float, float]:
    """Return the size on paper: at its own shape, never blown up, never wider than the text."""
    scale = min(style.TEXT_WIDTH / wide, most / high, 72 / LEAST_SHARP)
    return wide * scale, high * scale


def _row(row: Sequence[tuple[ReportPhoto, float, float]], says: str) -> Row:
    cells: list[tuple[float, Sequence[Flowable]]] = []
    for photo, width, height in row:
        inside: list[Flowable] = [Picture(photo.content, width, height, photo.caption or says)]
        if photo.caption:
            inside.append(text(photo.caption, style.DETAIL))
        cells.append((width + GUTTER, inside))
    left = style.TEXT_WIDTH - sum(width for width, _ in cells)
    if left > 0:
        cells.append((left, []))
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
