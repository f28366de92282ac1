"""The canvas that reports are drawn on: letters are encoded once, and all of it is tagged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFPage
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from llnet_desktop.reports.ink import Ink
from llnet_desktop.reports.tags import ARTIFACT, END, Tag, Tags

Footer = Callable[["PaperCanvas", int, int], str]  # page from 1, of how many: what is drawn


class PaperCanvas(Canvas):
    """A canvas that knows its structure, and draws the feet once the pages are counted."""

    footer: Footer | None = None
    _doc: PDFDocument  # ReportLab's own, which its types leave out
    _code: list[str]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{**options, "pdfVersion": (1, 7)})
        self.tags = Tags()
        self.ink = Ink(self._doc)
        self.pages: list[PDFPage] = []
        self._marks = 0

    def begin(self, tag: Tag, actual: str = "") -> str:
        """Return the operator that begins the content of a part of the structure.

        A tag without a role is for what is seen and not read out.
        """
        if not tag.role:
            return ARTIFACT
        return self.tags.begin(tag, len(self.pages), actual)

    @contextmanager
    def artifact(self) -> Iterator[None]:
        """Draw what is not part of the text: lines, grounds, marks that repeat the words."""
        self.addLiteral(ARTIFACT)
        yield
        self.addLiteral(END)

    @contextmanager
    def tagged(self, tag: Tag) -> Iterator[None]:
        """Draw a part of the structure that is no text of ours: a picture."""
        self.addLiteral(self.begin(tag))
        yield
        self.addLiteral(END)

    def remember(self, title: str, top: float, level: int = 0) -> None:
        """Add a bookmark for what stands at a height on this page."""
        self._marks += 1
        key = f"b{self._marks}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, level, closed=False)

    def showPage(self) -> None:
        """End a page."""
        super().showPage()
        page = self._doc.idToObject[f"Page{len(self.pages) + 1}"]
        assert isinstance(page, PDFPage)
        self.pages.append(page)

    def save(self) -> None:
        """Draw the feet, add the structure, and write the document."""
        if self._code:
            self.showPage()
        for number, page in enumerate(self.pages, start=1):
            if self.footer is not None:
                drawn = self.footer(self, number, len(self.pages))
                page.stream += f"{ARTIFACT} q {drawn} Q {END}\n"
        self.tags.write(self._doc, self.pages)
        super().save()


class Drawn(Flowable):
    """What can stand on a page or in a cell: it is painted with its top left at a place."""

    def draw(self) -> None:
        """Paint it where ReportLab wants it; its origin is the bottom left."""
        canvas = self.canv
        assert isinstance(canvas, PaperCanvas)
        self.paint(canvas, 0, self.height)

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw it with its top left at a place."""
        raise NotImplementedError
