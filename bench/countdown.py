"""The visual timer: what it costs at 4K, what a second window adds, what eight hours leave."""

from __future__ import annotations

import gc
import os
import tempfile
import time
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bench.figures import Figure, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from llnet_desktop.domain.projection import Projection
    from llnet_desktop.domain.run import Reading
    from llnet_desktop.ui.projector.canvas import ProjectionCanvas
    from llnet_desktop.ui.speech import Speech

SIZE = (3840, 2160)
CORE = 6.0  # percent of a core that a countdown may take
WINDOWS = 2.5  # times what one window takes
LEAK = 1.0  # megabytes an hour
STEP = timedelta(minutes=9)
STATM = Path("/proc/self/statm")


def measure(seconds: int, hours: int, notes: int) -> list[Figure]:
    """Count down at 4K for some seconds and, with a clock that is moved, for some hours."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return [core(seconds), windows(notes), *memory(hours)]


def _application() -> QApplication:
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application, dress

    app = application(Settings())
    dress(app, Settings(), _speech(app))
    return app


def _speech(app: QApplication) -> Speech:
    from llnet_desktop.ui.speech import Speech

    return Speech("en", app)


def _counting(since: Reading, left: timedelta) -> Projection:
    """Return an instruction whose time runs."""
    from llnet_desktop.domain.conditions import Condition
    from llnet_desktop.domain.phrase import Phrase
    from llnet_desktop.domain.projection import Live, Scene, StepPage
    from llnet_desktop.domain.run import Timebox
    from llnet_desktop.domain.workshop import Grouping

    asked = Phrase("Tell your question. Then turn your back.")
    more = Phrase("One asks, two think aloud together.")
    box = Timebox(STEP, STEP - left, since)
    page = StepPage(
        Condition.GROWTH, Phrase("Troika"), asked, more, Grouping.THREES, 2, 4, Phrase(), box
    )
    return Live(Scene(page, ("en",), (), "Europe/Amsterdam"))


def core(seconds: int) -> Figure:
    """Return the share of a core that a countdown takes: the least of so many whole seconds.

    A countdown can only be held up, never be cheaper than it is: all above the least is what
    else the computer did.
    """
    from PySide6.QtCore import QEventLoop, QTimer
    from PySide6.QtGui import QPaintEvent

    from llnet_desktop.services.clock import read_clocks
    from llnet_desktop.ui.projector.canvas import QUICK, ProjectionCanvas

    class Counted(ProjectionCanvas):
        frames = 0

        def paintEvent(self, event: QPaintEvent) -> None:
            self.frames += 1
            super().paintEvent(event)

    app = _application()
    canvas = Counted(read_clocks, pace=QUICK, calm=False)
    canvas.resize(*SIZE)
    canvas.show_projection(_counting(read_clocks(), STEP * 0.7))
    canvas.show()
    app.processEvents()
    loop, taken = QEventLoop(), []
    for _ in range(seconds):
        canvas.frames = 0
        cpu, wall = time.process_time(), time.perf_counter()
        QTimer.singleShot(1000, loop.quit)
        loop.exec()
        passed = time.perf_counter() - wall
        taken.append(100 * (time.process_time() - cpu) / passed)
        if canvas.frames / passed < 30:
            raise RuntimeError(f"only {canvas.frames / passed:.0f} pictures a second")
    canvas.close()
    return Figure("countdown at 4K, 60 Hz", min(taken), "%", CORE, 1.0)


def windows(notes: int) -> Figure:
    """Return what a note costs until both windows show it, over the console alone."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        both, alone = _captured(Path(folder), held, notes)
    value, limit = percentile(both, 0.5), percentile(alone, 0.5)
    return Figure("a note in two windows, p50", value, "ms", limit, WINDOWS)


def _captured(folder: Path, held: ExitStack, notes: int) -> tuple[list[float], list[float]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from llnet_desktop.content.samples import sample_records
    from llnet_desktop.domain.edit import adding
    from llnet_desktop.domain.run import RunEvent
    from llnet_desktop.domain.workshop import Workshop
    from llnet_desktop.services.clock import read_clocks
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import open_desk
    from llnet_desktop.ui.main_window import MainWindow

    app = _application()
    desk = open_desk(folder / "bench.llnet-library", held)
    desk.record(adding("bench", sample_records("en", date.today())))
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    window = MainWindow(_speech(app), Settings(), read_clocks)
    window.resize(1440, 900)
    window.show()
    window.open_desk(desk)
    window.open_console(min(ready, key=lambda workshop: workshop.starts).id)
    console, projector, presenter = window.console, window.projector, window.presenter
    assert console is not None
    assert projector is not None
    assert presenter is not None
    session = presenter.session
    session.go_to(next(block for block in session.blocks if block.lanes and not block.protected))
    projector.resize(1440, 900)
    field = console.capture_line.field
    both: list[float] = []
    alone: list[float] = []
    for number in range(notes):
        with_projector = number % 2 == 0
        projector.setVisible(with_projector)
        field.insertPlainText(f"Note {number} about buying reusable cups together")
        app.processEvents()
        began = time.process_time()
        QTest.keyClick(field, Qt.Key.Key_Return)
        app.processEvents()
        (both if with_projector else alone).append((time.process_time() - began) * 1000)
    window.close()
    return both, alone


def memory(hours: int) -> list[Figure]:
    """Return what a canvas keeps for good in an hour of pictures, one each second."""
    from llnet_desktop.domain.run import Reading
    from llnet_desktop.ui.projector.canvas import QUICK, ProjectionCanvas

    if not STATM.exists():
        return []
    now = [Reading(datetime.now(UTC), 0.0, "bench")]
    app = _application()
    canvas = ProjectionCanvas(lambda: now[0], pace=QUICK, calm=True)
    canvas.resize(1920, 1080)
    canvas.show()
    used = []
    for _ in range(hours + 1):  # the first hour fills what is kept on purpose
        _one_hour(app, canvas, now)
        gc.collect()
        used.append(_megabytes())
    canvas.close()
    return [Figure("memory, an hour", max(used[-1] - used[0], 0.0) / hours, "MB", LEAK, 1.0)]


def _one_hour(app: QApplication, canvas: ProjectionCanvas, now: list[Reading]) -> None:
    second = timedelta(seconds=1)
    for passed in range(3600):
        if passed % 600 == 0:
            canvas.show_projection(_counting(now[0], STEP))
        now[0] = replace(now[0], wall=now[0].wall + second, seconds=now[0].seconds + 1)
        canvas.tick()
        app.processEvents()


def _megabytes() -> float:
    pages = int(STATM.read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20
