"""The board: a frame while it is moved and zoomed, against one full-window blit of the same run."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from bench.figures import Figure, percentile

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from llnet_desktop.domain.workshop import Note
    from llnet_desktop.ui.board.view import BoardView

SIZE = (1920, 1080)
COUNTS = (100, 10_000, 50_000)  # notes
FRAME = 16.7  # milliseconds
SLICE = 8.0  # milliseconds of work between two keys
SHARP = 150.0  # milliseconds after the wheel rests
PAN, ZOOM, SCALE = 3.0, 8.0, 2.0  # times a blit, a blit, and a frame of a hundred notes
RESTS = 6  # how often the wheel rests
WORDS = (
    *("A", "festival", "that", "wants", "to", "try", "cups", "that", "come", "back", "with"),
    *("twenty", "thousand", "visitors", "and", "somebody", "who", "has", "done", "that"),
)


def measure(moves: int) -> list[Figure]:
    """Move and zoom boards of three sizes, some notes in view and all of them."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    figures: list[Figure] = []
    medians: dict[tuple[str, int], float] = {}
    for count in COUNTS:
        stage = Stage(count)
        rests: list[float] = []
        slices: list[float] = []
        frames: list[float] = []
        for view in ("some", "all"):
            stage.look_at(view)
            for way in ("pan", "zoom"):
                blits, taken = stage.frames(way, moves)
                blit = percentile(blits, 0.5)
                times = {"pan": PAN, "zoom": ZOOM}[way]
                name = f"{way}, {count} notes, {view} in view, p95"
                figures.append(Figure(name, percentile(taken, 0.95), "ms", blit, times))
                medians[f"{way}, {view} in view", count] = percentile(taken, 0.5)
                frames += taken
            rest, work = stage.sharpened()
            rests += rest
            slices += work
        stage.close()
        figures += (
            Figure(f"longest frame, {count} notes", max(frames), "ms", FRAME, 1.0),
            Figure(f"sharp again, {count} notes", max(rests), "ms", SHARP, 1.0),
            Figure(
                f"longest slice, {count} notes, p95", percentile(slices, 0.95), "ms", SLICE, 1.0
            ),
        )
    few, *_, many = COUNTS
    for (name, count), value in medians.items():
        if count == many:
            figures.append(
                Figure(f"{name}, {many} to {few}", value, "ms", medians[name, few], SCALE)
            )
    return figures


class Stage:
    """A board in a window of its own, and beside it a window that only copies a picture."""

    def __init__(self, count: int) -> None:
        """Lay out so many notes in three columns."""
        from llnet_desktop.domain.phrase import Phrase
        from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Step
        from llnet_desktop.ui.board.view import BoardView
        from llnet_desktop.ui.speech import Speech

        self.app = _application()
        lanes = tuple(Lane(f"l{n}", Phrase(name)) for n, name in enumerate(("Offer", "Ask", "Do")))
        step = (Step("s", Phrase("Tell"), MINUTE),)
        block = Block("b", "w", "a", Phrase("Market"), BlockKind.EXERCISE, step, lanes)
        notes: dict[str, Sequence[Note]] = {
            lane.id: tuple(_notes(lane.id, place, count)) for place, lane in enumerate(lanes)
        }
        self.board = BoardView()
        self.board.resize(*SIZE)
        self.board.set_speech(Speech("en", self.app))
        self.board.show_board(block, notes, [], frozenset(), "l0")
        self.board.show()
        self.blit = _blit()
        self.blit.show()
        self.app.processEvents()
        check_ink(self.board)

    def look_at(self, view: str) -> None:
        """Bring some fifty notes into view, or all."""
        if view == "all":
            self.board.fit()
        else:
            self.board.zoom_to(1.0)
        self._rest()

    def frames(self, way: str, moves: int) -> tuple[list[float], list[float]]:
        """Return how long blits and frames of the board took in turn, in milliseconds."""
        from PySide6.QtCore import QPointF

        board, middle = self.board, QPointF(SIZE[0] / 2, SIZE[1] / 2)
        blits: list[float] = []
        taken: list[float] = []
        for number in range(moves):
            back = -1 if number // 30 % 2 else 1
            began = time.perf_counter()
            if way == "pan":
                board.pan_by(7 * back, 40 * back)
            else:
                board.zoom_at(1.03**back, middle)
            board.viewport().repaint()
            taken.append((time.perf_counter() - began) * 1000)
            self._idle_until(began + FRAME / 1000)
            began = time.perf_counter()
            self.blit.repaint()
            blits.append((time.perf_counter() - began) * 1000)
        self._rest()
        return blits, taken

    def sharpened(self) -> tuple[list[float], list[float]]:
        """Return how long it took to be sharp after the wheel rested, and each slice of it."""
        from PySide6.QtCore import QPointF

        rests: list[float] = []
        slices: list[float] = []
        for number in range(RESTS):
            for _ in range(4):
                self.board.zoom_at(0.97 if number % 2 else 1 / 0.97, QPointF(700, 400))
                self.board.viewport().repaint()
            began = time.perf_counter()
            while not self.board.is_sharp:
                self.app.processEvents()
            rests.append((time.perf_counter() - began) * 1000)
            slices += self.board.slices
            self._rest()
        return rests, slices

    def close(self) -> None:
        """Let go of both windows."""
        for window in (self.board, self.blit):
            window.close()
            window.deleteLater()
        self.app.processEvents()

    def _rest(self) -> None:
        while not self.board.is_sharp:
            self.app.processEvents()
        self._idle_until(time.perf_counter() + 0.05)

    def _idle_until(self, moment: float) -> None:
        """Do what waits, as between two pictures of a screen."""
        while time.perf_counter() < moment:
            self.app.processEvents()


def check_ink(board: BoardView) -> None:
    """Raise `AssertionError` unless the words of every note in view are really drawn."""
    picture = board.viewport().grab().toImage()
    seen = board.in_sight()
    assert len(seen) >= 12, "hardly a note is in view"
    for box in seen:
        place = board.camera.shown(box.rect).toRect().adjusted(6, 6, -6, -6)
        inside = place.intersected(picture.rect())
        if inside.height() < place.height():
            continue
        grays = {
            picture.pixelColor(x, y).lightness()
            for y in range(inside.top(), inside.bottom(), 2)
            for x in range(inside.left(), inside.right())
        }
        assert min(grays) < 90 < 200 < max(grays), f"note {box.note.number} has no words"


def _notes(lane: str, place: int, count: int) -> list[Note]:
    from llnet_desktop.domain.workshop import Note

    return [
        Note(f"n{n}", "w", "b", lane, f"{' '.join(WORDS[: 4 + n % 15])} {n}", n, dots=n % 4)
        for n in range(1, count + 1)
        if n % 3 == place
    ]


def _blit() -> QWidget:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
    from PySide6.QtWidgets import QWidget

    class Blit(QWidget):
        """Copies one picture over all of its window: the least that a frame can be."""

        def __init__(self) -> None:
            super().__init__()
            self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
            self.picture, self.at = QPixmap(SIZE[0] + 256, SIZE[1] + 256), 0
            self.picture.fill(Qt.GlobalColor.yellow)
            self.resize(*SIZE)

        def paintEvent(self, event: QPaintEvent) -> None:
            self.at = (self.at + 7) % 200
            painter = QPainter(self)
            painter.drawPixmap(-self.at, -self.at, self.picture)
            painter.end()

    return Blit()


def _application() -> QApplication:
    from llnet_desktop.services.settings import Settings
    from llnet_desktop.ui.app import application, dress
    from llnet_desktop.ui.speech import Speech

    app = application(Settings())
    dress(app, Settings(), Speech("en", app))
    return app
