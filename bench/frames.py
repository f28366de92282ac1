"""The gaps between a window's frames, idle and while a long report is made beside it."""

from __future__ import annotations

import os
import tempfile
import time
from functools import partial
from itertools import pairwise
from pathlib import Path

from bench.figures import Figure, percentile
from bench.paper import report

EVERY = 16  # milliseconds between frames


def measure(seconds: float = 4.0, rounds: int = 3) -> list[Figure]:
    """Repaint a window for a while, idle and beside an export, in turn; p99 of the gaps."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    idle: list[float] = []
    busy: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            idle.extend(_gaps(seconds, None))
            busy.extend(_gaps(seconds, Path(folder) / "report.pdf"))
    return [
        Figure(
            "a frame while a report is made, p99",
            percentile(busy, 0.99),
            "ms",
            percentile(idle, 0.99),
            1.1,
        )
    ]


def _gaps(seconds: float, path: Path | None) -> list[float]:
    from PySide6.QtCore import QEventLoop, Qt, QTimer
    from PySide6.QtGui import QPainter, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from llnet_desktop.exports.child import write_in_child
    from llnet_desktop.exports.work import ReportWork
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application
    from llnet_desktop.ui.jobs import Job

    application(Settings())
    painted: list[float] = []

    class Window(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(time.perf_counter())
            painter = QPainter(self)
            painter.drawText(40, 40, str(len(painted)))

    window = Window()
    window.resize(1366, 690)
    window.show()
    loop, again = QEventLoop(), QTimer(interval=EVERY)
    again.setTimerType(Qt.TimerType.PreciseTimer)
    again.timeout.connect(window.update)
    job = Job(partial(write_in_child, ReportWork(report()), path)) if path is not None else None
    ending = QTimer(singleShot=True, interval=round(seconds * 1000))
    ending.timeout.connect(loop.quit)
    if job is not None:
        job.done.connect(loop.quit)
        job.start()
    again.start()
    ending.start()
    loop.exec()
    again.stop()
    if job is not None:
        job.wait()
    window.close()
    return [1000 * (b - a) for a, b in pairwise(painted[5:])]
