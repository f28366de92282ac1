"""Boards and charts as pictures: the same each time, text that stays text, nothing private."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image

from llnet_desktop.domain.report import ActionReport, ReportLane, ReportNote
from llnet_desktop.exchange.outgoing.pictures.charts import PARTS, picture
from llnet_desktop.exchange.outgoing.pictures.png import MOST, png
from llnet_desktop.exchange.outgoing.pictures.scene import width_of, wrapped
from llnet_desktop.exchange.outgoing.pictures.svg import svg
from llnet_desktop.words import words_in

NL = words_in("nl")
SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {
    f"{SVG}{name}" for name in ("svg", "title", "rect", "circle", "polygon", "polyline", "text")
}


@pytest.mark.parametrize("part", PARTS)
def test_nothing_in_a_picture_is_alive(hostile: tuple[str, ActionReport], part: str) -> None:
    text, report = hostile
    drawn = svg(picture(part, report, NL))
    root = ElementTree.fromstring(drawn)
    assert {element.tag for element in root.iter()} <= SHAPES
    names = {name for element in root.iter() for name in element.attrib}
    assert not {name for name in names if name.startswith("on") or "href" in name}
    if part == "board" and text.isprintable() and len(text) < 60:
        said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
        assert " ".join(text.split()) in said


@pytest.mark.parametrize("part", PARTS)
def test_a_png_shows_what_the_svg_does(hostile: tuple[str, ActionReport], part: str) -> None:
    scene = picture(part, hostile[1], NL)
    image = Image.open(BytesIO(png(scene)))
    assert image.size == (round(scene.width * 2), round(scene.height * 2))
    assert len(image.getcolors(1_000_000)) > 3
    assert png(scene) == png(scene)


def test_every_note_is_there_within_the_picture(example: ActionReport) -> None:
    root = ElementTree.fromstring(svg(picture("board", example, NL)))
    said = " ".join(element.text or "" for element in root.iter(f"{SVG}text"))
    for block in example.blocks:
        for lane in block.lanes:
            assert all(note.text in said for note in lane.notes)
    wide, high = float(root.get("width", 0)), float(root.get("height", 0))
    for box in root.iter(f"{SVG}rect"):
        if box.get("x"):
            assert float(box.get("x", 0)) + float(box.get("width", 0)) <= wide
            assert float(box.get("y", 0)) + float(box.get("height", 0)) <= high


def test_where_there_is_nothing_a_sentence_says_so(example: ActionReport) -> None:
    empty = replace(example, blocks=())
    for part in PARTS:
        assert NL("export.picture.nothing") in svg(picture(part, empty, NL))


def test_five_thousand_notes_fit_in_a_picture_that_can_be_opened(example: ActionReport) -> None:
    notes = tuple(ReportNote(n, f"Briefje {n} over de kade") for n in range(1, 5_001))
    block = replace(example.blocks[0], lanes=(ReportLane("Veel", (), notes),))
    scene = picture("board", replace(example, blocks=(block,)), NL)
    image = Image.open(BytesIO(png(scene)))
    assert image.width * image.height <= MOST * 1.01


def test_lines_are_no_wider_than_their_room() -> None:
    for text in ("een twee drie " * 9, "w" * 400, "", "kort"):
        for line in wrapped(text, 15, 120):
            assert width_of(line, 15) <= 120
        assert "".join(wrapped(text, 15, 120)).replace(" ", "") == text.replace(" ", "")
