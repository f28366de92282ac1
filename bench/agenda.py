"""A re-time after a block was dragged, in an agenda of sixty blocks: from the drop to the paint.

Dragged with the mouse in the real page, with the write to disk, against one frame of a 60 Hz
screen. What is carried is dropped where the room for it is in sight, as by hand.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from bench.figures import Figure, percentile

BLOCKS = 60
REST = 80  # milliseconds between carrying and dropping: nobody is quicker
FRAME = 1000 / 60  # milliseconds


def measure(moves: int) -> list[Figure]:
    """Drag blocks up and down and return how long it took, as a rule and nearly always."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
    from PySide6.QtGui import QMouseEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from llnet_desktop.content import load_exercises
    from llnet_desktop.domain.agenda import places
    from llnet_desktop.domain.network import Network
    from llnet_desktop.domain.workshop import Workshop
    from llnet_desktop.services.planning import adding_workshop
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application, dress, open_desk
    from llnet_desktop.ui.prepare.page import PreparePage
    from llnet_desktop.ui.speech import Speech

    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def drag_to(at: QPoint) -> None:
        """Move the mouse with its button held, which the test library can't."""
        point, everywhere = QPointF(at), QPointF(port.mapToGlobal(at))
        kind, button = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        QApplication.sendEvent(port, QMouseEvent(kind, point, everywhere, button, left, none))

    with tempfile.TemporaryDirectory() as folder, ExitStack() as held:
        app = application(Settings())
        speech = Speech("en", app)
        dress(app, Settings(), speech)
        desk = open_desk(Path(folder) / "bench.llnet-library", held)
        exercises = load_exercises()[0]
        workshop = Workshop("w", "n", "Bench", datetime(2026, 12, 3, 9, 30), people=24)
        blocks = [
            exercises[n % len(exercises)].as_block("w", place, 24)
            for n, place in enumerate(places(BLOCKS))
        ]
        desk.perform(adding_workshop(workshop, blocks, Network("n", "Bench")))
        page = PreparePage(desk, speech)
        page.resize(1440, 900)
        page.show()
        page.open("w")
        QApplication.processEvents()
        timeline, port = page.timeline, page.timeline.viewport()
        rows = timeline.agenda_model
        took = []
        for n in range(moves):
            row = n * 11 % BLOCKS
            to = (row + BLOCKS // 4 + n * 7 % (BLOCKS // 2)) % BLOCKS
            timeline.scrollTo(rows.index(row))
            start = timeline.visualRect(rows.index(row)).center()
            QTest.mousePress(port, left, pos=start)
            drag_to(start + QPoint(0, 20))
            QApplication.processEvents()  # seen as chosen and lifted
            timeline.scrollTo(rows.index(to))  # as it does by itself near an edge
            end = QPoint(start.x(), timeline.visualRect(rows.index(to)).top() + 3)
            drag_to(end)
            QTest.qWait(REST)
            order = [slot.block.id for slot in rows.slots]
            began = time.perf_counter()
            QTest.mouseRelease(port, left, pos=end)
            QApplication.processEvents()
            took.append((time.perf_counter() - began) * 1000)
            if order == [slot.block.id for slot in rows.slots]:
                raise RuntimeError("a drag that moved nothing measures nothing")
        page.close()
        page.deleteLater()
    return [
        Figure(f"re-time after a drag, {name}", percentile(took, share), "ms", FRAME, 1.0)
        for name, share in (("p50", 0.5), ("p95", 0.95))
    ]
