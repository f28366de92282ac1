"""Photos of paper in the report: looked at as a reader's program would."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image

from llnet_desktop.domain.report import ActionReport, ReportPhoto
from llnet_desktop.exports.child import write_in_child
from llnet_desktop.exports.work import ReportWork
from llnet_desktop.reports.report import write_action_report
from tests.reports.test_structure import parts


def jpeg(size: tuple[int, int], colour: str | None = None) -> bytes:
    image = (
        Image.new("RGB", size, colour)
        if colour
        else Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3))
    )
    into = BytesIO()
    image.save(into, "JPEG", quality=85)
    return into.getvalue()


def with_photos(report: ActionReport, *photos: ReportPhoto) -> ActionReport:
    first, *others = report.blocks
    return replace(report, blocks=(replace(first, photos=photos), *others))


def pictures(path: Path) -> list[tuple[int, int, int]]:
    """Return the page of each picture, with how wide and high it is printed."""
    found = []
    with pikepdf.open(path) as pdf:
        for number, page in enumerate(pdf.pages, start=1):
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "cm" and float(operands[0]) > 20:
                    found.append((number, round(float(operands[0])), round(float(operands[3]))))
    return found


def test_a_photo_is_printed_with_its_caption_and_its_words(
    example: ActionReport, tmp_path: Path, tool
) -> None:
    path = tmp_path / "report.pdf"
    shown = ReportPhoto(jpeg((1600, 1200), "red"), "De muur na de pauze: één café")
    plain = ReportPhoto(jpeg((1600, 1200), "blue"))
    assert write_action_report(with_photos(example, shown, plain), path) == []
    assert len(tool("pdfimages", "-list", path).splitlines()) == 2 + 2
    assert "De muur na de pauze: één café" in " ".join(tool("pdftotext", path, "-").split())
    with pikepdf.open(path) as pdf:
        marks = [str(part.Alt) for part in parts(pdf) if part.S == "/Figure"]
    assert marks[0] == "De muur na de pauze: één café"
    assert example.blocks[0].title in marks[1]


def test_one_photo_is_large_and_several_stand_beside_each_other(
    example: ActionReport, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    photo = ReportPhoto(jpeg((1600, 1200), "red"))
    write_action_report(with_photos(example, photo), path)
    ((_, wide, high),) = pictures(path)
    assert (wide, high) == (440, 330)
    write_action_report(with_photos(example, photo, photo, photo), path)
    assert {(wide, high) for _, wide, high in pictures(path)} == {(253, 190)}
    assert len(pictures(path)) == 3


def test_the_widest_photo_is_as_wide_as_the_text(example: ActionReport, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_action_report(with_photos(example, ReportPhoto(jpeg((2400, 400), "red"))), path)
    ((_, wide, _),) = pictures(path)
    assert wide == 493


def test_a_small_photo_is_not_blown_up(example: ActionReport, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    write_action_report(with_photos(example, ReportPhoto(jpeg((110, 55), "red"))), path)
    ((_, wide, high),) = pictures(path)
    assert (wide, high) == (72, 36)


def test_twelve_of_the_busiest_photos_stay_small_and_quick(
    example: ActionReport, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    photos = [ReportPhoto(jpeg((2400, 1800)), f"Vel {n}") for n in range(12)]
    began = time.perf_counter()
    assert write_in_child(ReportWork(with_photos(example, *photos)), path) == []
    assert time.perf_counter() - began < 20
    assert len(pictures(path)) == 12
    assert path.stat().st_size < 10_000_000


def test_a_photo_that_can_not_be_read_costs_nothing_else(
    example: ActionReport, tmp_path: Path
) -> None:
    path = tmp_path / "report.pdf"
    bad, good = ReportPhoto(b"geen foto"), ReportPhoto(jpeg((400, 300), "red"))
    write_action_report(with_photos(example, bad, good), path)
    assert len(pictures(path)) == 1


def test_same_photos_same_bytes(example: ActionReport, tmp_path: Path) -> None:
    report = with_photos(example, ReportPhoto(jpeg((2000, 1500), "red"), "Rood"))
    one, two = tmp_path / "one.pdf", tmp_path / "two.pdf"
    write_action_report(report, one)
    write_action_report(report, two)
    assert one.read_bytes() == two.read_bytes()
