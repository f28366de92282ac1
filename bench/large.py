"""Home and search in a large library, which is written first."""

from __future__ import annotations

import os
import tempfile
from datetime import date
from pathlib import Path

from bench import home, search
from bench.figures import Figure
from bench.library import build

NOTES = 500  # in each workshop
HOME_ROUNDS = 9  # of whole programs, which take most of a second


def measure(workshops: int, rounds: int, notes: int = NOTES) -> list[Figure]:
    """Write the library, open home in it and search it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "large.llnet-library"
        words = build(library, workshops, notes, date.today())
        return [
            *home.measure(library, workshops, min(rounds, HOME_ROUNDS)),
            *search.measure(library, words),
        ]
