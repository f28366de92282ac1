"""From Enter to the disk and to both windows, against what the disk alone takes.

On a board of ten thousand notes. Moving over that board must leave the projector alone.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from bench.figures import Figure, percentile

FRAME = 16.7  # milliseconds
THERE = 10_000  # notes on the board before the first is typed
MOVES = 60  # of the console's board, while the projector is watched


def measure(notes: int, there: int = THERE) -> list[Figure]:
    """Capture notes on a full board of a running workshop; between each two a raw fdatasync."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        committed, painted, synced, repaints = _capture(Path(folder), held, notes, there)
    figures = [Figure("projector painted while the board moves", repaints, "times", 1.0, 0.0)]
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        disk = percentile(synced, share)
        limit = 1.5 * disk + FRAME
        for where, taken in (("on disk", committed), ("in both windows", painted)):
            value = percentile(taken, share)
            figures.append(Figure(f"note {where}, {name}", value, "ms", limit, 1.0))
        figures.append(Figure(f"raw fdatasync, {name}", disk, "ms", disk, 1.0))
    return figures


def _capture(
    folder: Path, held: ExitStack, notes: int, there: int
) -> tuple[list[float], list[float], list[float], int]:
    from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, Qt
    from PySide6.QtTest import QTest

    from llnet_desktop.content.samples import sample_records
    from llnet_desktop.domain.edit import adding
    from llnet_desktop.domain.ids import new_id
    from llnet_desktop.domain.run import RunEvent
    from llnet_desktop.domain.workshop import Block, BlockKind, Note, Privacy, Workshop
    from llnet_desktop.services.clock import read_clocks
    from llnet_desktop.services.pages import PageChoice
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application, dress, open_desk
    from llnet_desktop.ui.main_window import MainWindow
    from llnet_desktop.ui.speech import Speech

    app = application(Settings())
    dress(app, Settings(), Speech("en", app))
    desk = open_desk(folder / "bench.llnet-library", held)
    desk.record(adding("bench", sample_records("en", date.today())))
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    workshop = min(ready, key=lambda workshop: workshop.starts).id
    block, lane = next(
        (block, lane)
        for block in sorted(desk.read(Block, workshop=workshop), key=lambda one: one.place)
        for lane in block.lanes
        if lane.privacy is Privacy.SHOWN and block.sort is BlockKind.EXERCISE
    )
    said = (f"Note {n} about buying reusable cups together" for n in range(there))
    full = [Note(new_id(), workshop, block.id, lane.id, text) for text in said]
    desk.record(adding("bench", full))
    at_disk: list[float] = []
    desk.subscribe(lambda edit: at_disk.append(time.perf_counter()))  # before any window
    window = MainWindow(Speech("en", app), Settings(), read_clocks)
    window.resize(1440, 900)
    window.show()
    window.open_desk(desk)
    window.open_console(workshop)
    console, projector, presenter = window.console, window.projector, window.presenter
    assert console is not None
    assert projector is not None
    assert presenter is not None
    session = presenter.session
    projector.resize(1920, 1080)
    session.go_to(block)
    session.show(PageChoice.BOARD)
    app.processEvents()
    board = console.board
    assert board.isVisible()
    while not board.is_sharp:
        app.processEvents()

    class Watching(QObject):
        """Counts the pictures of the projector."""

        pictures = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.pictures += event.type() == QEvent.Type.Paint
            return False

    watching, following = Watching(), Watching()
    projector.canvas.installEventFilter(watching)
    board.viewport().installEventFilter(following)
    for number in range(MOVES):
        board.pan_by(5, 40 if number % 4 < 2 else -40)
        board.zoom_at(1.1 if number % 2 else 1 / 1.1, QPointF(300, 200))
        QCoreApplication.sendPostedEvents()  # what was asked for, and no clock
    repaints = watching.pictures
    board.zoom_to(1.0)
    app.processEvents()
    while not board.is_sharp:  # whoever looked around begins to type later than this
        app.processEvents()
    field = console.capture_line.field
    committed: list[float] = []
    painted: list[float] = []
    synced: list[float] = []
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(notes):
        began = time.perf_counter()
        os.write(raw, b"x" * 200)
        os.fdatasync(raw)
        synced.append((time.perf_counter() - began) * 1000)
        field.insertPlainText(f"Note {number} about buying reusable cups together")
        app.processEvents()
        at_disk.clear()
        began = time.perf_counter()
        QTest.keyClick(field, Qt.Key.Key_Return)
        committed.append((at_disk[0] - began) * 1000)
        seen = watching.pictures, following.pictures
        QCoreApplication.sendPostedEvents()  # the pictures that were asked for
        painted.append((time.perf_counter() - began) * 1000)
        assert watching.pictures > seen[0], "the projector did not paint the note"
        assert following.pictures > seen[1], "the console did not paint the note"
        app.processEvents()
    os.close(raw)
    window.close()
    return committed, painted, synced, repaints
