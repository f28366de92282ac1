"""The program as a whole, in a process of its own: a first frame, then everything inside it."""

import json
import os
import sqlite3
import subprocess
import sys

from llnet_desktop.storage.database import APPLICATION_ID

LOOK_AROUND = """
import json, sys
from functools import partial
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from llnet_desktop.cli import main

seen = {}

def shells():
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]

def look():
    (shell,) = shells()
    seen["first"] = [label.text() for label in shell.findChildren(QLabel)]
    QTimer.singleShot(100, partial(act, shell))

def act(shell):
    from llnet_desktop.ui.main_window import MainWindow
    (window,) = shell.findChildren(MainWindow)
    seen["title"] = shell.windowTitle()
    seen["fills"] = window.size() == shell.size()
    window.home.add_sample()
    card = next(card for card in window.home.body.cards if card.line is not None)
    window.open_console(card.line.workshop.id)
    seen["projector"] = window.projector.isVisible()
    window.console.setFocus()
    QTest.keyClick(window.console, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    seen["left"] = window.projector is None and window.console is None

app = QApplication(sys.argv[:1])
QTimer.singleShot(0, look)
QTimer.singleShot(30_000, app.quit)
status = main(sys.argv[1:])
print(json.dumps({**seen, "still": len(shells())}))
sys.exit(status)
"""


def start(library, tmp_path, script=LOOK_AROUND):
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path / "config"),
    }
    return subprocess.run(
        [sys.executable, "-c", script, "--library", str(library), "--lang", "en"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_everything_opens_in_the_window_of_the_first_frame_and_closes_with_it(tmp_path):
    done = start(tmp_path / "a.llnet-library", tmp_path)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert len(seen["first"]) == 2  # the frame, and the heading on it
    assert seen["first"][-1]
    assert seen["title"] == "LLNet Desktop"
    assert seen["fills"]
    assert seen["projector"]
    assert seen["left"]
    assert seen["still"] == 0


def test_a_library_that_is_not_ours_ends_the_program_with_its_reason(tmp_path):
    path = tmp_path / "other.llnet-library"
    with sqlite3.connect(path) as other:
        other.execute(f"PRAGMA application_id={APPLICATION_ID + 1}")
        other.execute("CREATE TABLE t (a)")
    plain = "import sys; from llnet_desktop.cli import main; sys.exit(main(sys.argv[1:]))"
    done = start(path, tmp_path, plain)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines()[-1].startswith("llnet: ")
    assert "Traceback" not in done.stderr
