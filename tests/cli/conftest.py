"""The command line as a person or a script runs it, and a workshop to run it on."""

import io
import sys
from datetime import date

import pytest

from llnet_desktop.cli import main

TODAY = date(2026, 11, 22)

RUN_SHEET = """09:30\t10\tInloop en check-in
09:40\t35\tVraag- en aanbodmarkt
10:15\t15\tKoffie
10:35\t25\tAfspraken maken
"""


@pytest.fixture
def llnet(library_path, capsys, monkeypatch):
    def run(*words, stdin=None, language="en"):
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        status = main(
            ["--library", str(library_path), "--lang", language, *map(str, words)], lambda: TODAY
        )
        told = capsys.readouterr()
        return status, told.out, told.err

    return run


@pytest.fixture
def agenda(tmp_path):
    path = tmp_path / "draaiboek.tsv"
    path.write_text("Tijd\tDuur\tOnderdeel\n" + RUN_SHEET, encoding="utf-8")
    return path


@pytest.fixture
def code(llnet, agenda):
    status, out, err = llnet(
        "new", "--network", "Waterkant", "--title", "Samen doen", "--agenda", agenda,
        "--start", "2026-12-03T10:00", "--end", "12:00", language="nl",
    )  # fmt: skip
    assert (status, err) == (0, "")
    return out.strip()
