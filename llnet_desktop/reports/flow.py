"""How parts follow each other over pages: what stays together, and what is broken where."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from llnet_desktop.reports.canvas import Drawn, PaperCanvas


class Gap(Drawn):
    """Free space; none at the top of a page."""

    def __init__(self, height: float) -> None:
        self.before = height


class NewPage(Drawn):
    """What comes next begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where text stands on each page, in points from the bottom left."""

    left: float
    bottom: float
    width: float
    height: float


def flow(story: Iterable[Drawn], canvas: PaperCanvas, frame: Frame) -> None:
    """Draw parts one below the other, on as many pages as they take.

    A heading is never the last of a page. Parts are drawn as they come, so a long report takes
    no more memory than its pages.
    """
    page = _Page(canvas, frame)
    together: list[Drawn] = []
    for part in story:
        if isinstance(part, NewPage):
            page.place(together)
            together = []
            page.turn_used()
            continue
        together.append(part)
        if not part.stays:
            page.place(together)
            together = []
    page.place(together)


class _Page:
    def __init__(self, canvas: PaperCanvas, frame: Frame) -> None:
        self._canvas, self._frame = canvas, frame
        self._y = frame.bottom + frame.height
        self._gap = 0.0  # that the part before wants below it
        self._empty = True

    def place(self, parts: Sequence[Drawn]) -> None:
        """Draw parts that belong together, the last of which may be broken."""
        waiting = list(parts)
        while waiting:
            heights = [part.wrap(self._frame.width) for part in waiting]
            if sum(heights) + self._spaces(waiting) <= self._room:
                for part in waiting:
                    self._draw(part)
                return
            *heads, last = waiting
            used = sum(heights[:-1]) + self._spaces(waiting)
            broken = last.split(self._frame.width, self._room - used)
            if broken is not None:
                for part in (*heads, broken[0]):
                    self._draw(part)
                waiting = [broken[1]]
            elif self._empty:
                self._draw(waiting.pop(0))  # taller than a page together
                continue
            self.turn()

    def turn_used(self) -> None:
        """Begin the next page, unless nothing stands on this one."""
        if not self._empty:
            self.turn()

    def turn(self) -> None:
        """Begin the next page."""
        self._canvas.showPage()
        self._y = self._frame.bottom + self._frame.height
        self._gap = 0.0
        self._empty = True

    @property
    def _room(self) -> float:
        return self._y - self._frame.bottom + 1e-6

    def _spaces(self, parts: Sequence[Drawn]) -> float:
        total, gap, empty = 0.0, self._gap, self._empty
        for part in parts:
            total += 0.0 if empty else max(gap, part.before)
            gap, empty = part.after, False
        return total

    def _draw(self, part: Drawn) -> None:
        height = part.wrap(self._frame.width)
        if not self._empty:
            self._y -= max(self._gap, part.before)
        part.paint(self._canvas, self._frame.left, self._y)
        self._y -= height
        self._gap = part.after
        self._empty = self._empty and not height
