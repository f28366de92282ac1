"""From starting the process to a home that can be used, with a thousand workshops in it.

Whole processes, started in turn with a bare PySide6 window. Ours counts only when the cards of
the network's workshops are filled and painted: their pixels are looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

from bench.figures import Figure
from bench.start import BARE

GOAL = 4.2
FIRST_CARDS = 5

OURS = """
import os, sys, time, traceback
from llnet_desktop.cli import main
import llnet_desktop.ui.app as program
fill = program._fill
def filled(shell, *rest):
    fill(shell, *rest)
    program.QApplication.processEvents()
    program.QApplication.processEvents()  # a window larger than its screen is laid out once more
    at = time.monotonic()
    from llnet_desktop.ui.main_window import MainWindow
    home = shell.findChild(MainWindow).home
    cards = [card for card in home.body.cards if not card.visibleRegion().isEmpty()]
    assert len(cards) >= FIRST_CARDS, f"{len(cards)} workshops to be seen"
    for card in cards[:FIRST_CARDS]:
        picture = card.grab().toImage()
        shades = {
            picture.pixelColor(x, y).lightness()
            for x in range(0, picture.width(), 2) for y in range(0, picture.height(), 2)
        }
        assert card.line and len(shades) > 8, "a card is not drawn"
    print(at, flush=True)
    shell.close()
    program.QApplication.exit(0)
def refuse(*error):  # Qt goes on after what is raised in it
    traceback.print_exception(*error)
    os._exit(1)
sys.excepthook = refuse
program._fill = filled
sys.exit(main(["--library", sys.argv[1], "--lang", "en"]))
""".replace("FIRST_CARDS", str(FIRST_CARDS))


def measure(library: Path, workshops: int, rounds: int) -> list[Figure]:
    """Start both programs in turn and compare the quickest of each."""
    bare: list[float] = []
    ours: list[float] = []
    for _ in range(rounds):
        bare.append(_started(BARE, library))
        ours.append(_started(OURS, library))
    name = f"home with {workshops:,} workshops"
    return [Figure(name, min(ours) * 1000, "ms", min(bare) * 1000, GOAL)]


def _started(script: str, library: Path) -> float:
    folder = str(library.parent)  # the facilitator's own settings are none of a bench's business
    own = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": folder, "XDG_DATA_HOME": folder}
    environment = {**os.environ, **own}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, str(library)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return float(done.stdout.split()[0]) - began
