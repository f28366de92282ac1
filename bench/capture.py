"""From Enter to the disk and to both windows, against what the disk alone takes."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from bench.figures import Figure, percentile

FRAME = 16.7  # milliseconds
BLOCKFUL = 40  # notes that a typist catches in one block


def measure(notes: int) -> list[Figure]:
    """Capture notes in a running workshop, forty in a block; between each two a raw fdatasync."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        committed, painted, synced = _capture(Path(folder), held, notes)
    figures = []
    for name, share in (("p50", 0.5), ("p99", 0.99)):
        disk = percentile(synced, share)
        limit = 1.5 * disk + FRAME
        for where, taken in (("on disk", committed), ("in both windows", painted)):
            value = percentile(taken, share)
            figures.append(Figure(f"note {where}, {name}", value, "ms", limit, 1.0))
        figures.append(Figure(f"raw fdatasync, {name}", disk, "ms", disk, 1.0))
    return figures


def _capture(
    folder: Path, held: ExitStack, notes: int
) -> tuple[list[float], list[float], list[float]]:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    from llnet_desktop.content.samples import sample_records
    from llnet_desktop.domain.edit import adding
    from llnet_desktop.domain.run import RunEvent
    from llnet_desktop.domain.workshop import Workshop
    from llnet_desktop.services.clock import read_clocks
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application, dress, open_desk
    from llnet_desktop.ui.main_window import MainWindow
    from llnet_desktop.ui.speech import Speech

    app = application(Settings())
    dress(app, Settings(), Speech("en", app))
    desk = open_desk(folder / "bench.llnet-library", held)
    desk.record(adding("bench", sample_records("en", date.today())))
    ready = [w for w in desk.read(Workshop) if not desk.read(RunEvent, workshop=w.id)]
    window = MainWindow(Speech("en", app), Settings(), read_clocks)
    window.resize(1440, 900)
    window.show()
    window.open_desk(desk)
    window.open_console(min(ready, key=lambda workshop: workshop.starts).id)
    console, projector, presenter = window.console, window.projector, window.presenter
    assert console is not None
    assert projector is not None
    assert presenter is not None
    session = presenter.session
    projector.resize(800, 450)  # a wall of the usual shape
    blocks = [block for block in session.blocks if block.lanes and not block.protected]
    app.processEvents()
    field = console.capture_line.field
    committed: list[float] = []
    painted: list[float] = []
    synced: list[float] = []
    at_disk: list[float] = []
    desk.subscribe(lambda edit: at_disk.append(time.perf_counter()))
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in range(notes):
        if number % BLOCKFUL == 0:
            session.go_to(blocks[number // BLOCKFUL % len(blocks)])
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
        console.board.viewport().repaint()
        projector.canvas.repaint()
        painted.append((time.perf_counter() - began) * 1000)
        app.processEvents()
    os.close(raw)
    window.close()
    return committed, painted, synced
