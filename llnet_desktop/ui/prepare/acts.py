"""What is done to the agenda from its timeline and from the buttons beneath it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.workshop import Block, BlockKind
from llnet_desktop.services import planning
from llnet_desktop.ui.prepare.block_delegate import Part
from llnet_desktop.ui.prepare.plan import Plan
from llnet_desktop.ui.prepare.texts import title_of
from llnet_desktop.ui.prepare.timeline import Timeline
from llnet_desktop.ui.speech import Speech
from llnet_desktop.words import phrase

NEW_MINUTES = 15


class AgendaActs(QObject):
    """Turns what somebody wants into gestures, and chooses the block they were about."""

    def __init__(
        self,
        plan: Plan,
        timeline: Timeline,
        library: Callable[[], tuple[Exercise, ...]],
        speech: Speech,
    ) -> None:
        super().__init__(timeline)
        self._plan, self._timeline = plan, timeline
        self._library, self._speech = library, speech
        timeline.moved.connect(self._move)
        timeline.renamed.connect(self._rename)
        timeline.lasted.connect(
            lambda block_id, n: plan.with_block(block_id, lambda b: planning.lasting(b, n))
        )
        timeline.removal_asked.connect(self.remove)
        timeline.exercise_dropped.connect(self._drop_exercise)

    def _rename(self, block_id: str, title: str) -> None:
        if (workshop := self._plan.workshop) is not None:
            language = workshop.language
            self._plan.with_block(block_id, lambda b: planning.calling(b, language, title))

    def _move(self, block_id: str, index: int) -> None:
        if self._plan.move(block_id, index):
            self._timeline.choose(block_id)

    def _insert(self, block: Block) -> bool:
        row = self._timeline.currentIndex().row()
        rows = self._timeline.agenda_model.rowCount()
        done = self._plan.insert(block, row + 1 if row >= 0 else rows)
        if done:
            self._timeline.choose(block.id)
        return done

    def add(self) -> None:
        """Put an empty item after the chosen one, and ask for its title."""
        if (workshop := self._plan.workshop) is None:
            return
        title, lane = phrase("prepare.new_block"), phrase("prepare.first_lane")
        kind = BlockKind.EXERCISE
        if self._insert(planning.new_block(workshop.id, title, kind, NEW_MINUTES, lane)):
            self._timeline.setFocus()
            self._timeline.edit_part(Part.TITLE)

    def add_break(self) -> None:
        """Put a break after the chosen item."""
        if (workshop := self._plan.workshop) is not None:
            title = phrase("prepare.new_break")
            self._insert(planning.new_block(workshop.id, title, BlockKind.BREAK, NEW_MINUTES))
            self._timeline.setFocus()

    def insert_exercise(self, exercise: Exercise) -> None:
        """Put an exercise after the chosen item."""
        if (workshop := self._plan.workshop) is not None:
            self._insert(exercise.as_block(workshop.id, "", workshop.people))

    def _drop_exercise(self, exercise_id: str, index: int) -> None:
        exercise = next((one for one in self._library() if one.id == exercise_id), None)
        if (workshop := self._plan.workshop) is not None and exercise is not None:
            block = exercise.as_block(workshop.id, "", workshop.people)
            if self._plan.insert(block, index):
                self._timeline.choose(block.id)

    def remove(self, block_id: str = "") -> None:
        """Take an item out: this one, or the one that is chosen."""
        block = self._plan.block(block_id) if block_id else self._timeline.chosen()
        workshop = self._plan.workshop
        if block is None or workshop is None:
            return
        row = self._timeline.agenda_model.row_of(block.id)
        if self._plan.remove(block.id, title_of(self._speech, block, workshop.language)):
            slots = self._timeline.agenda_model.slots
            self._timeline.choose(slots[min(row, len(slots) - 1)].block.id if slots else None)

    def show_where(self, block_id: str | None) -> None:
        """Choose the item that something was about."""
        if block_id is not None:
            self._timeline.choose(block_id)
