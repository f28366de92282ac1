"""What a PDF says of its own structure: headings, lists, tables, pictures, and what is none of it.

ISO 32000-1, 14.7 and 14.8. ReportLab writes no tags; these objects are added to its document.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFObject, PDFPage

ARTIFACT = "/Artifact BMC"  # lines, footers: nothing to be read out
END = "EMC"


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


@dataclass(slots=True)
class _Node:
    tag: Tag
    kids: list[int] = field(default_factory=list)
    marks: list[tuple[int, int]] = field(default_factory=list)  # page, content on it


class Tags:
    """The structure of one document, in the order in which it is drawn."""

    def __init__(self) -> None:
        whole = Tag("Document")  # what has no parent is in it
        self._nodes = [_Node(whole)]
        self._places = {whole: 0}
        self._pages: dict[int, list[int]] = {}  # by page from 0: the node of each content

    def begin(self, tag: Tag, page: int, actual: str = "") -> str:
        """Return the operator that begins the content of a part, on a page counted from 0.

        `actual` is the text as it is read where its letters are set apart.
        """
        place = self.place(tag)
        here = self._pages.setdefault(page, [])
        self._nodes[place].marks.append((page, len(here)))
        here.append(place)
        said = f"/ActualText {_text(actual)}" if actual else ""
        return f"/{tag.role} <</MCID {len(here) - 1}{said}>> BDC"

    def write(self, document: PDFDocument, pages: list[PDFPage]) -> None:
        """Add the structure to a document whose pages are all there."""
        elements = [_Raw() for _ in self._nodes]
        numbers = [_number(document, element) for element in elements]
        leaves = [_number(document, page) for page in pages]
        root, tree = _Raw(), _Raw()
        top, parents = _number(document, root), _number(document, tree)
        for place, node in enumerate(self._nodes):
            mother = self._places[node.tag.parent] if node.tag.parent is not None else 0
            up = numbers[mother] if place else top
            elements[place].content = _element(node, up, numbers, leaves)
        root.content = (
            f"<</Type/StructTreeRoot/K {numbers[0]} 0 R"
            f"/ParentTree {parents} 0 R/ParentTreeNextKey {len(pages)}>>"
        )
        rows = (
            f"{page}[{_references(here, numbers)}]" for page, here in sorted(self._pages.items())
        )
        tree.content = f"<</Nums[{' '.join(rows)}]>>"
        catalog: Any = document.Catalog  # type: ignore[attr-defined]  # its types leave it out
        catalog.StructTreeRoot = root
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        for index, page in enumerate(pages):
            leaf: Any = page
            leaf.__NoDefault__ = [*PDFPage.__NoDefault__, "StructParents", "Tabs"]
            leaf.StructParents = index if index in self._pages else None
            leaf.Tabs = "/S"

    def place(self, tag: Tag) -> int:
        """Return which part of the document a tag is; it is added when it is new."""
        if tag in self._places:
            return self._places[tag]
        mother = self.place(tag.parent) if tag.parent is not None else 0
        place = self._places[tag] = len(self._nodes)
        self._nodes.append(_Node(tag))
        self._nodes[mother].kids.append(place)
        return place


class _Raw(PDFObject):
    """An object that is written as it stands."""

    content = ""

    def format(self, document: PDFDocument) -> bytes:
        return self.content.encode("ascii")


def _number(document: PDFDocument, made: PDFObject) -> int:
    """Return the number of an object in the file; it gets one when it has none."""
    name = document.Reference(made).name  # type: ignore[no-untyped-call]
    return int(document.idToObjectNumberAndVersion[name][0])


def _element(node: _Node, up: int, numbers: list[int], leaves: list[int]) -> str:
    tag = node.tag
    parts = [f"<</Type/StructElem/S/{tag.role}/P {up} 0 R"]
    kids = [_references(node.kids, numbers)] if node.kids else []
    if len(node.marks) == 1 and not kids:
        page, content = node.marks[0]
        parts.append(f"/Pg {leaves[page]} 0 R/K {content}")
    else:
        kids.extend(
            f"<</Type/MCR/Pg {leaves[page]} 0 R/MCID {content}>>" for page, content in node.marks
        )
        parts.append(f"/K[{' '.join(kids)}]")
    parts.extend(_attributes(tag))
    return "".join((*parts, ">>"))


def _attributes(tag: Tag) -> Iterator[str]:
    if tag.alt:
        yield f"/Alt {_text(tag.alt)}"
    if tag.lang:
        yield f"/Lang({tag.lang})"
    if tag.scope:
        yield f"/A<</O/Table/Scope/{tag.scope}>>"
    if tag.role == "L":
        yield "/A<</O/List/ListNumbering/None>>"


def _references(places: list[int], numbers: list[int]) -> str:
    return " ".join(f"{numbers[place]} 0 R" for place in places)


def _text(value: str) -> str:
    return f"<FEFF{value.encode('utf-16-be').hex().upper()}>"
