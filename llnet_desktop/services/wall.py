"""What the projector does with what there is to see: live, frozen or black, never two at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum

from llnet_desktop.domain.projection import Black, Frozen, Live, Projection, Scene
from llnet_desktop.domain.run import Run, RunEvent, What, fold


class Mode(StrEnum):
    """What the projector does."""

    LIVE = "live"
    FROZEN = "frozen"
    BLACK = "black"


class Wall:
    """The projection of a session. `scene` draws up the page for a run."""

    def __init__(self, scene: Callable[[Run], Scene]) -> None:
        self._scene = scene
        self.mode = Mode.LIVE
        self._frozen: Scene | None = None

    def set(self, mode: Mode, run: Run) -> None:
        """Be live, frozen or black; what is frozen is what there is to see now."""
        self._frozen = self._scene(run) if mode is Mode.FROZEN else None
        self.mode = mode

    def take_up(self, events: Iterable[RunEvent]) -> None:
        """Stand as it stood; what is frozen shows where the workshop was then."""
        happened = sorted(events, key=lambda event: event.number)
        last = max((n for n, e in enumerate(happened) if e.what is What.PROJECTED), default=None)
        if last is not None:
            self.set(Mode(happened[last].subject or Mode.LIVE), fold(happened[:last]))

    def projection(self, run: Run) -> Projection:
        """Return what the room sees."""
        match self.mode:
            case Mode.BLACK:
                return Black()
            case Mode.FROZEN if self._frozen is not None:
                return Frozen(self._frozen)
            case _:
                return self.coming(run)

    def coming(self, run: Run) -> Live:
        """Return what the room would see if the projector were live."""
        return Live(self._scene(run))
