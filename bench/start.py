"""From starting the process to the first real paint, against a bare PySide6 window.

Both are whole processes, started in turn. Ours counts only when the heading is really there:
its pixels are looked at.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.figures import Figure

GOAL = 1.3

BARE = """
import sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication(sys.argv)
window = QWidget()
window.resize(1440, 900)
def painted():
    QApplication.processEvents()
    print(time.monotonic(), flush=True)
    window.close()
    app.exit(0)
QTimer.singleShot(0, painted)
window.show()
app.exec()
"""

OURS = """
import sys, time
import gc
gc.disable()  # as the program does before it imports Qt
from llnet_desktop.cli import main
import llnet_desktop.ui.app as program
def painted(shell, *rest):
    program.QApplication.processEvents()
    at = time.monotonic()
    picture = shell.grab().toImage()
    dark = sum(
        picture.pixelColor(x, y).lightness() < 90
        for x in range(200, picture.width(), 2) for y in range(0, picture.height() // 2, 2)
    )
    if dark <= 60:
        sys.exit(f"the heading is not drawn ({dark} dark pixels)")
    print(at, flush=True)
    shell.close()
    program.QApplication.exit(0)
program._fill = painted
main(["--library", sys.argv[1], "--lang", "en"])
"""


def measure(rounds: int) -> list[Figure]:
    """Start both programs in turn and compare the quickest of each.

    A start can only be held up, never be quicker than it is: the quickest is what the program
    costs, and all above it is what else the computer did.
    """
    bare: list[float] = []
    ours: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        library = str(Path(folder) / "bench.llnet-library")
        for _ in range(rounds):
            bare.append(_first_paint(BARE, library))
            ours.append(_first_paint(OURS, library))
    value, limit = min(ours), min(bare)
    return [Figure("start, first paint", value * 1000, "ms", limit * 1000, GOAL)]


def _first_paint(script: str, library: str) -> float:
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # what is installed is compiled once
    began = time.monotonic()
    done = subprocess.run(
        [sys.executable, "-c", script, library],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    return float(done.stdout.split()[0]) - began
