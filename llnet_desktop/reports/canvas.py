"""The canvas that reports are drawn on: letters are encoded once, and all of it is tagged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFPage
from reportlab.pdfgen.canvas import Canvas

from llnet_desktop.domain.phrase import Language
from llnet_desktop.reports.ink import REGULAR, Ink, face
from llnet_desktop.reports.tags import ARTIFACT, END, Tag, Tags

Footer = Callable[["PaperCanvas", int, int], str]  # page from 1, of how many: what is drawn
Turned = Callable[[int], None]  # told how many pages are full


class PaperCanvas(Canvas):
    """A canvas that knows its structure, and draws the feet once the pages are counted."""

    footer: Footer | None = None
    turned: Turned | None = None
    _doc: PDFDocument  # ReportLab's own, which its types leave out
    _code: list[str]  # what was drawn on this page

    def __init__(self, size: tuple[float, float], language: Language) -> None:
        super().__init__(
            BytesIO(),
            pagesize=size,
            pdfVersion=(1, 7),
            invariant=True,
            lang=language,
            initialFontName=face(REGULAR).fontName,  # type: ignore[arg-type]  # wrong in its types
        )
        self.tags = Tags()
        self.ink = Ink(self._doc)
        self.pages: list[PDFPage] = []
        self._bookmarks = 0
        self._stamps: dict[object, str] = {}

    def begin(self, tag: Tag, actual: str = "") -> str:
        """Return the operator that begins the content of a part of the structure.

        A tag without a role is for what is seen and not read out.
        """
        if not tag.role:
            return ARTIFACT
        return self.tags.begin(tag, len(self.pages), actual)

    def stamp(self, key: object, draw: Callable[[], None], left: float, bottom: float) -> None:
        """Draw something small at a place; it is told once, and repeated."""
        code = self._stamps.get(key)
        if code is None:
            kept, self._code = self._code, []
            draw()
            code = self._stamps[key] = "\n".join(self._code)
            self._code = kept
        self._code.append(f"q 1 0 0 1 {left:.2f} {bottom:.2f} cm\n{code}\nQ")

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
        self._bookmarks += 1
        key = f"b{self._bookmarks}"
        self.bookmarkHorizontal(key, 0, top)
        self.addOutlineEntry(title, key, level, closed=False)

    def showPage(self) -> None:
        """End a page."""
        super().showPage()
        page = self._doc.idToObject[f"Page{len(self.pages) + 1}"]
        assert isinstance(page, PDFPage)
        self.pages.append(page)
        if self.turned is not None:
            self.turned(len(self.pages))

    def finished(self) -> bytearray:
        """Return the document, with its feet and its structure."""
        if self._code:
            self.showPage()
        for number, page in enumerate(self.pages, start=1):
            if self.footer is not None:
                drawn = self.footer(self, number, len(self.pages))
                page.stream += f"{ARTIFACT} q {drawn} Q {END}\n"
        root = self.tags.announce(self._doc, self.pages)
        written = self.getpdfdata()  # type: ignore[no-untyped-call]
        return self.tags.added(written, self._doc, root, self.pages)


class Drawn:
    """What stands on a page or in a cell: wrapped to a width, then painted. Sizes in points."""

    before = 0.0  # free above it, where it is not the first of a page
    after = 0.0
    stays = False  # with what follows it
    width = 0.0
    height = 0.0

    def wrap(self, width: float) -> float:
        """Return how high it is at a width."""
        self.width = width
        return self.height

    def split(self, width: float, room: float) -> tuple[Drawn, Drawn] | None:
        """Return what fits in a height and the rest, or None where it is not broken."""
        return None

    def paint(self, canvas: PaperCanvas, left: float, top: float) -> None:
        """Draw it with its top left at a place; by itself it is nothing."""
