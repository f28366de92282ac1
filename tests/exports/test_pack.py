"""What everybody takes home: a page and a calendar file, all of them or none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import icalendar
import pytest

from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.personal import PersonalPages, personal_pages
from llnet_desktop.domain.report import ActionReport, Choice
from llnet_desktop.exports.child import Stopper, write_in_child
from llnet_desktop.exports.work import PackWork


@pytest.fixture
def pages(example: ActionReport) -> PersonalPages:
    return personal_pages(example)


def work(pages: PersonalPages) -> PackWork:
    return PackWork(pages, Choice(("nl",)))


def test_each_has_a_page_and_the_days(pages: PersonalPages, tmp_path: Path, tool) -> None:
    folder, told = tmp_path / "mee naar huis", []
    write_in_child(work(pages), folder, told.append)
    assert told == list(range(1, len(pages.pages) + 1))
    papers = sorted(folder.glob("*.pdf"))
    assert len(papers) == len(pages.pages)
    page = next(one for one in pages.pages if one.own)
    said = tool("pdftotext", folder / f"{page.name.strip('.')}.pdf", "-")
    assert page.own[0].made.what.split()[0] in said
    for other in pages.pages:
        assert other.name == page.name or f"Voor {other.name}" not in said
    for dates in folder.glob("*.ics"):
        assert icalendar.Calendar.from_ical(dates.read_bytes()).walk("VEVENT")
    assert {file.suffix for file in folder.iterdir()} == {".pdf", ".ics"}


def test_names_are_files_on_every_system(pages: PersonalPages, tmp_path: Path) -> None:
    page = pages.pages[0]
    names = ("CON", "a/b:c", "Anna", "ANNA", "..", "x" * 300)
    odd = replace(pages, pages=tuple(replace(page, name=name) for name in names))
    write_in_child(work(odd), tmp_path / "pack")
    made = {file.stem for file in (tmp_path / "pack").glob("*.pdf")}
    assert made == {"CON -", "a b c", "Anna", "ANNA 2", "llnet", "x" * 60}


def test_what_is_stopped_leaves_what_was_there(pages: PersonalPages, tmp_path: Path) -> None:
    folder, stopper = tmp_path / "pack", Stopper()
    folder.mkdir()
    (folder / "lijst.txt").write_text("van iemand", encoding="utf-8")
    with pytest.raises(ProgramError, match=r"report\.stopped"):
        write_in_child(work(pages), folder, lambda _: stopper.stop(), stopper)
    assert [file.name for file in folder.iterdir()] == ["lijst.txt"]
    fresh, again = tmp_path / "fresh", Stopper()
    with pytest.raises(ProgramError, match=r"report\.stopped"):
        write_in_child(work(pages), fresh, lambda _: again.stop(), again)
    assert not fresh.exists()


def test_without_commitments_nothing_is_made_and_a_sentence_says_why(
    pages: PersonalPages, tmp_path: Path
) -> None:
    with pytest.raises(InputError, match=r"report\.nobody"):
        write_in_child(work(replace(pages, pages=())), tmp_path / "pack")
    assert not (tmp_path / "pack").exists()


def test_a_file_in_the_way_is_told(pages: PersonalPages, tmp_path: Path) -> None:
    (tmp_path / "pack").write_text("een bestand", encoding="utf-8")
    with pytest.raises(ProgramError, match=r"report\.not_written"):
        write_in_child(work(pages), tmp_path / "pack")
    assert (tmp_path / "pack").read_text(encoding="utf-8") == "een bestand"
