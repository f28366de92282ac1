"""What the projector does with what there is to see: live, frozen or black, never two at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum

from llnet_desktop.domain.projection import (
    Black,
    BoardPage,
    BreakPage,
    CommitmentsPage,
    Frozen,
    Live,
    LookbackPage,
    MatrixPage,
    PairsPage,
    PhotoPage,
    Projection,
    Scene,
    StepPage,
    TiesPage,
    VotesPage,
)
from llnet_desktop.domain.run import Position, Run, RunEvent, Timebox, What, fold

_WRITTEN = (
    BoardPage,
    VotesPage,
    MatrixPage,
    PairsPage,
    CommitmentsPage,
    LookbackPage,
    TiesPage,
    PhotoPage,
)


class Mode(StrEnum):
    """What the projector does."""

    LIVE = "live"
    FROZEN = "frozen"
    BLACK = "black"


class Wall:
    """The projection of a session. `scene` draws up the page for a run, `box` tells its time."""

    def __init__(
        self, scene: Callable[[Run], Scene], box: Callable[[Run, Position], Timebox | None]
    ) -> None:
        self._scene, self._box = scene, box
        self.mode = Mode.LIVE
        self._frozen: Scene | None = None
        self._frozen_at: Position | None = None

    def set(self, mode: Mode, run: Run) -> None:
        """Be live, frozen or black; what is frozen is what there is to see now.

        Black over a freeze keeps what was frozen, so that it can come back.
        """
        if mode is Mode.LIVE:
            self._frozen = None
        elif mode is Mode.FROZEN and self._frozen is None:
            self._frozen, self._frozen_at = self._scene(run), run.position
        self.mode = mode

    @property
    def beneath(self) -> Mode:
        """What comes back when black ends."""
        return Mode.LIVE if self._frozen is None else Mode.FROZEN

    def take_up(self, events: Iterable[RunEvent]) -> None:
        """Stand as it stood; in the place of frozen notes comes the instruction.

        What was written behind the freeze can't be told from what stood there.
        """
        happened = sorted(events, key=lambda event: event.number)
        for place, event in enumerate(happened):
            if event.what is What.PROJECTED:
                mode = next((one for one in Mode if one == event.subject), Mode.LIVE)
                then = fold(happened[:place])
                written = isinstance(self._scene(then).page, _WRITTEN)
                self.set(mode, replace(then, page="step") if written else then)

    def forget(self, events: Iterable[RunEvent]) -> None:
        """Show no more of what stood there than after a stop: something of it was destroyed."""
        self._frozen, self.mode = None, Mode.LIVE
        self.take_up(events)

    def projection(self, run: Run) -> Projection:
        """Return what the room sees."""
        match self.mode:
            case Mode.BLACK:
                return Black()
            case Mode.FROZEN if self._frozen is not None:
                return Frozen(self._in_time(self._frozen, run))
            case _:
                return self.coming(run)

    def _in_time(self, scene: Scene, run: Run) -> Scene:
        """Return a frozen scene with its time as it is: a pause, or minutes that were given.

        The time of a step that was left stands still where it was left.
        """
        page, at = scene.page, self._frozen_at
        if at is None or not isinstance(page, StepPage | BoardPage | CommitmentsPage | BreakPage):
            return scene
        now = self._box(run, at)
        if now is None:  # its step was taken out of the agenda
            left = run.boxes.get(at, page.box)
            now = Timebox(page.box.planned, left.worked)
        return replace(scene, page=replace(page, box=now)) if now != page.box else scene

    def coming(self, run: Run) -> Live:
        """Return what the room would see if the projector were live."""
        return Live(self._scene(run))
