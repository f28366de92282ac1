"""Rules of the house that imports alone can't tell."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "llnet_desktop").rglob("*.py"))


def calls(pattern):
    return {
        path.relative_to(ROOT / "llnet_desktop").as_posix()
        for path in SOURCES
        if re.search(pattern, path.read_text(encoding="utf-8"))
    }


def test_a_public_note_is_made_in_one_place_only():
    assert calls(r"(?<!class )\bPublicNote\(") == {"domain/projection.py"}


def test_paper_gets_its_text_through_one_door():
    words = r"(?<!class )\b(Paragraph|Text|drawString|drawRightString|drawCentredString)\("
    assert {path for path in calls(words) if path.startswith("reports/")} == {"reports/text.py"}
    fitted = {path for path in calls(r"ink\.show\(|= canvas\.ink\.show") if "reports/" in path}
    assert fitted == {"reports/text.py", "reports/page.py", "reports/ties.py"}  # by `fitting`


def test_no_widget_takes_markup_from_data():
    assert calls(r"\bsetHtml\(|RichText|MarkdownText|AutoText") == set()


def test_nothing_sleeps_or_counts_ticks():
    assert calls(r"time\.sleep\(") == set()


def test_the_packaging_folder_does_not_shadow_a_library():
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_in_a_sentence_what_it_is_for(path):
    text = path.read_text(encoding="utf-8")
    assert re.match(r'"""[A-Z`].*[.:?]', text), path
