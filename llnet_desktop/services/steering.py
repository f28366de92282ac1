"""Steering a workshop: from step to step, and the time each of them has."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from llnet_desktop.domain.agenda import between
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.run import SLIP, Position, What
from llnet_desktop.domain.workshop import ZERO, Block, BlockKind
from llnet_desktop.services.running import RunningWorkshop

LATELY = timedelta(hours=12)  # what happened is not corrected further back


class Steering(RunningWorkshop):
    """What the facilitator does with the steps and their time."""

    def start_or_pause(self) -> None:
        """Start, pause or go on, whichever makes sense; before the beginning, begin."""
        if self.step is None or self._run.finished:
            self.next()
        box = self.box
        if box is not None:
            self._happened(What.PAUSED if box.is_running else What.STARTED)

    def extend(self, by: timedelta) -> None:
        """Give the step more time, or less; never less than what is used, never below nothing."""
        box = self.box
        if box is None:
            return
        left = box.remaining(self._clock())
        by = max(by, -max(ZERO, left)) if by < ZERO else by
        if by:
            self._happened(What.EXTENDED, by=by)

    def started_at(self, moment: time) -> None:
        """Say when the time of this step really began; what was pressed too late is put right.

        Raises `InputError` for a moment that is still to come, or is half a day ago.
        """
        box, now = self.box, self._clock()
        if box is None or self._run.finished:
            return
        here = now.wall.astimezone(self.agenda.starts.tzinfo)
        began = here.replace(hour=moment.hour, minute=moment.minute, second=0, microsecond=0)
        if began - here > LATELY:
            began -= timedelta(days=1)  # it is past midnight
        twice = [between(began.replace(fold=fold), here) for fold in (0, 1)]  # clocks changed
        passed = min((one for one in twice if one >= ZERO), default=max(twice))
        if not ZERO <= passed <= LATELY:
            raise InputError("run.not_yet", time=f"{moment:%H:%M}")
        if not box.is_running:
            self._happened(What.STARTED)
        self._happened(What.CORRECTED, by=passed - box.spent(now))

    def leave_out(self, gap: timedelta, at: Position | None = None) -> None:
        """Do not count time that went by unseen in a step, as while the laptop slept.

        It is the one that is on, unless another is named because it ran then.
        """
        at = at or self._run.position
        box = self._box_at(self._run, at) if at is not None else None
        if at is not None and box is not None and box.was_started:
            by = -min(gap, box.spent(self._clock()))
            self._record(replace(self._event(What.CORRECTED, at.block, at.step), by=by))

    def next(self) -> None:
        """Go to the next step; after the last one the workshop is finished."""
        positions = self._positions()
        if self._run.finished or not positions:
            return
        position = self._run.position
        if position is None or position not in positions:
            self._enter(positions[0])
        elif position == positions[-1]:
            self._called = None
            self._happened(What.FINISHED)
        else:
            self._enter(positions[positions.index(position) + 1])

    def back(self) -> None:
        """Go to the step before; from the end, back to the last step.

        A slip costs nothing, see `take_back`; from the first step, nothing has begun yet.
        """
        positions = self._positions()
        position = self._run.position
        if position is None or not positions or self.take_back():
            return
        at = positions.index(position) if position in positions else None
        box = self.box
        untouched = box is not None and not box.was_started
        if self._run.finished:
            self._enter(position if position in positions else positions[-1], back=True)
        elif at == 0 and untouched and len(self._run.boxes) <= 1:
            self._happened(What.CALLED_OFF)
        elif at:
            self._enter(positions[at - 1], back=True)

    def take_back(self) -> bool:
        """Take a slip back: within a moment, before anything was done with the time.

        What was on comes on again, on the page it was, and runs on if it ran, with the moment
        counted. Return whether there was one.
        """
        run, positions = self._run, self._positions()
        left, since = run.left, run.since
        if left is None or since is None or left.position not in positions or self._is_touched:
            return False
        moment = self._clock().since(since)
        if not ZERO <= moment < SLIP:
            return False
        self._enter(left.position, back=True)
        if left.was_running and not (self.box and self.box.is_running):
            self._happened(What.STARTED)
        if left.was_running:
            self._happened(What.CORRECTED, by=moment)
        if left.page is not None:
            self._happened(What.SHOWN, subject=left.page)
        return True

    @property
    def _is_touched(self) -> bool:
        """Whether she did something with the time of what came on; a break runs by itself."""
        block, box = self.block, self.box
        if not self._run.is_touched or block is None or box is None:
            return self._run.is_touched
        by_itself = block.sort is BlockKind.BREAK and box.is_running and box.worked == ZERO
        return not by_itself or box.planned != (self.step.planned if self.step else box.planned)

    def go_on(self) -> None:
        """Go to the next step of the same block and let its time run; stay on the last one."""
        block, step = self.block, self.step
        if block is None or step is None or self._run.finished or step.id == block.steps[-1].id:
            return
        self.next()
        self.start_or_pause()

    def go_to(self, block: Block) -> None:
        """Go to the first step of a block."""
        there = Position(block.id, block.steps[0].id)
        if there != self._run.position or self._run.finished:
            self._enter(there)

    def finish(self) -> None:
        """End the workshop; going back takes that back."""
        if self._run.is_on:
            self._happened(What.FINISHED)
