"""What a PDF says of its own structure: headings, lists, tables, pictures, and what is none of it.

ISO 32000-1, 14.7 and 14.8. ReportLab writes no tags; these objects are added to its document.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFPage

ARTIFACT = "/Artifact BMC"  # lines, footers: nothing to be read out
END = "EMC"
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref\s*(\d+)\s*%%EOF\s*$", re.DOTALL)


@dataclass(eq=False, slots=True)
class Tag:
    """A part of the structure: a group of others, or text itself. The same object is one part.

    `role` is a standard structure type: "H1", "P", "L", "TH", "Figure" …, or empty for what is
    seen and not read out; `alt` says in words
    what a picture shows, `scope` is that of a heading cell, `lang` is set where the text is not
    in the language of the document.
    """

    role: str
    parent: Tag | None = None
    alt: str = ""
    scope: str = ""
    lang: str = ""
    place: int = -1  # among the parts of its document, once it is drawn


class Tags:
    """The structure of one document, in the order in which it is drawn."""

    def __init__(self) -> None:
        whole = Tag("Document")  # what has no parent is in it
        whole.place = 0
        self._tags = [whole]
        self._kids: dict[int, array[int]] = {}
        # Most parts have one content; in arrays, thousands of them take little memory.
        self._page, self._content = array("l", (-1,)), array("l", (-1,))
        self._more: dict[int, list[tuple[int, int]]] = {}
        self._pages: dict[int, array[int]] = {}  # by page from 0: the part of each content

    def begin(self, tag: Tag, page: int, actual: str = "") -> str:
        """Return the operator that begins the content of a part, on a page counted from 0.

        `actual` is the text as it is read where its letters are set apart.
        """
        place = self.place(tag)
        here = self._pages.setdefault(page, array("l"))
        if self._page[place] < 0:
            self._page[place], self._content[place] = page, len(here)
        else:
            self._more.setdefault(place, []).append((page, len(here)))
        here.append(place)
        said = f"/ActualText {_text(actual)}" if actual else ""
        return f"/{tag.role} <</MCID {len(here) - 1}{said}>> BDC"

    def announce(self, document: PDFDocument, pages: list[PDFPage]) -> int:
        """Tell a document, before it is written, that it will have this structure.

        Returns the number of the object that `added` fills in.
        """
        root = _Raw()
        catalog: Any = document.Catalog  # type: ignore[attr-defined]  # its types leave it out
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for index, page in enumerate(pages):
            leaf: Any = page
            leaf.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            leaf.StructParents = index if index in self._pages else None
            leaf.Tabs = "/S"
        return _number(document, root)

    def added(
        self, written: bytes, document: PDFDocument, root: int, pages: list[PDFPage]
    ) -> bytearray:
        """Return a written document with its structure added as an update (ISO 32000-1, 7.5.6).

        ReportLab writes each object with care; for the thousands of a long report that takes
        longer than all else.
        """
        leaves = [_number(document, page) for page in pages]
        first = int(document.objectcounter) + 1
        parents = first + len(self._tags)
        out, offsets = bytearray(written), array("Q")

        def add(number: int, content: str) -> None:
            offsets.append(len(out))
            out.extend(f"{number} 0 obj\n{content}\nendobj\n".encode("ascii"))

        for place, tag in enumerate(self._tags):
            mother = tag.parent.place if tag.parent is not None else 0
            up = first + mother if place else root
            add(first + place, self._element(place, up, first, leaves))
        rows = (f"{page}[{_references(here, first)}]" for page, here in sorted(self._pages.items()))
        add(parents, f"<</Nums[{' '.join(rows)}]>>")
        add(
            root,
            f"<</Type/StructTreeRoot/K {first} 0 R/ParentTree {parents} 0 R"
            f"/ParentTreeNextKey {len(pages)}>>",
        )
        at = len(out)
        out.extend(f"xref\n{root} 1\n{offsets.pop():010} 00000 n \n".encode("ascii"))
        out.extend(f"{first} {len(offsets)}\n".encode("ascii"))
        for offset in offsets:
            out.extend(b"%010d 00000 n \n" % offset)
        out.extend(_trailer(written, parents + 1, at).encode("ascii"))
        return out

    def place(self, tag: Tag) -> int:
        """Return which part of the document a tag is; it is added when it is new."""
        if tag.place >= 0:
            return tag.place
        mother = self.place(tag.parent) if tag.parent is not None else 0
        place = tag.place = len(self._tags)
        self._tags.append(tag)
        self._page.append(-1)
        self._content.append(-1)
        self._kids.setdefault(mother, array("l")).append(place)
        return place

    def _element(self, place: int, up: int, first: int, leaves: list[int]) -> str:
        tag, kids, page = self._tags[place], self._kids.get(place), self._page[place]
        head = f"<</Type/StructElem/S/{tag.role}/P {up} 0 R"
        if kids is None and place not in self._more and page >= 0:
            inside = f"/Pg {leaves[page]} 0 R/K {self._content[place]}"
        else:
            own = [(page, self._content[place])] if page >= 0 else []
            said = "".join(
                f"<</Type/MCR/Pg {leaves[on]} 0 R/MCID {content}>>"
                for on, content in (*own, *self._more.get(place, ()))
            )
            inside = f"/K[{_references(kids or (), first)}{said}]"
        return f"{head}{inside}{''.join(_attributes(tag))}>>"


class _Raw(PDFObject):
    """The root of a structure, until the structure is added."""

    def format(self, document: PDFDocument) -> bytes:
        return b"<</Type/StructTreeRoot>>"


def _number(document: PDFDocument, made: PDFObject) -> int:
    """Return the number of an object in the file; it gets one when it has none."""
    name = document.Reference(made).name  # type: ignore[no-untyped-call]
    return int(document.idToObjectNumberAndVersion[name][0])


def _trailer(written: bytes, size: int, at: int) -> str:
    """Return the end of an update, from that of the document it belongs to."""
    found = _TRAILER.search(written)
    assert found is not None
    kept = re.sub(rb"/Size \d+", b"", found[1]).decode("ascii").strip()
    return f"trailer\n<<\n{kept}\n/Size {size}\n/Prev {int(found[2])}\n>>\nstartxref\n{at}\n%%EOF\n"


def _attributes(tag: Tag) -> Iterator[str]:
    if tag.alt:
        yield f"/Alt {_text(tag.alt)}"
    if tag.lang:
        yield f"/Lang({tag.lang})"
    if tag.scope:
        yield f"/A<</O/Table/Scope/{tag.scope}>>"
    if tag.role == "L":
        yield "/A<</O/List/ListNumbering/None>>"


def _references(places: Sequence[int], first: int) -> str:
    return " ".join([f"{first + place} 0 R" for place in places])


def _text(value: str) -> str:
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"
