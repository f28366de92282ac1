"""One workshop's plan at hand: what can be done to it, and what happens to it from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from llnet_desktop.domain.agenda import Agenda, plan
from llnet_desktop.domain.checks import judged_with
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.workshop import ON_A_BLOCK, Block, Note, Workshop
from llnet_desktop.services import planning
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.lanes import check_names


class Plan(QObject):
    """Follows the library. Gestures return False when they were refused, and then say why."""

    changed = Signal()
    gone = Signal()
    said = Signal(str, dict)  # code and facts of a sentence
    refused = Signal(object)  # ProgramError

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Edit | None = None
        self._workshops: Shelf[Workshop] | None = None
        self._networks: Shelf[Network] | None = None
        self._blocks: Shelf[Block] | None = None
        self.earlier: tuple[Block, ...] = ()  # of the three workshops before, for the balance
        self._closing: list[Callable[[], None]] = []
        closing = self._closing  # outlives this object
        self.destroyed.connect(lambda: _close(closing))

    def open(self, workshop_id: str) -> None:
        """Take another workshop at hand."""
        self.close()
        workshop = self._desk.one(Workshop, workshop_id)
        if workshop is None:
            self.gone.emit()
            return
        self._workshops = Shelf(self._desk, Workshop, id=workshop_id)
        self._networks = Shelf(self._desk, Network, id=workshop.network)
        self._blocks = Shelf(self._desk, Block, workshop=workshop_id)
        self.earlier = _earlier(self._desk, workshop)
        self._closing += [
            self._workshops.close,
            self._networks.close,
            self._blocks.close,
            self._desk.subscribe(self._follow),  # after the shelves, which must know first
        ]
        self.changed.emit()

    def close(self) -> None:
        """Stop following."""
        _close(self._closing)
        self._workshops = self._networks = self._blocks = None

    @property
    def workshop(self) -> Workshop | None:
        """The workshop as it is now."""
        return next(iter(self._workshops), None) if self._workshops is not None else None

    @property
    def network(self) -> Network | None:
        """The network it belongs to."""
        return next(iter(self._networks), None) if self._networks is not None else None

    @property
    def agenda(self) -> Agenda | None:
        """The agenda with its times."""
        workshop = self.workshop
        return plan(workshop, tuple(self._blocks or ())) if workshop is not None else None

    def block(self, block_id: str) -> Block | None:
        """Return a block as it is now."""
        return self._blocks.get(block_id) if self._blocks is not None else None

    def perform(self, make: Callable[[], Edit]) -> bool:
        """Do a gesture; say why when it can't be done."""
        try:
            edit = make()
            check_names(self._desk, edit)
            self._desk.perform(edit)
        except ProgramError as error:
            self.refused.emit(error)
            return False
        self.said.emit("", {})
        return True

    def with_block(self, block_id: str, make: Callable[[Block], Edit]) -> bool:
        """Do a gesture on a block that is still there."""
        block = self.block(block_id)
        return block is not None and self.perform(lambda: make(block))

    def with_workshop(self, make: Callable[[Workshop], Edit]) -> bool:
        """Do a gesture on the workshop itself."""
        workshop = self.workshop
        return workshop is not None and self.perform(lambda: make(workshop))

    def expect(self, people: int) -> bool:
        """Plan for another head count; what depends on it follows."""
        blocks = tuple(self._blocks or ())
        return self.with_workshop(lambda w: planning.expecting(w, people, blocks))

    def insert(self, block: Block, index: int) -> bool:
        """Put a new block in the agenda."""
        return self.perform(lambda: planning.inserting(tuple(self._blocks or ()), block, index))

    def move(self, block_id: str, index: int) -> bool:
        """Move a block to a place, counted without the block itself."""
        blocks = tuple(self._blocks or ())
        return self.with_block(block_id, lambda block: planning.moving(blocks, block, index))

    def remove(self, block_id: str, title: str) -> bool:
        """Take a block out with all that hangs on it, and say what can be brought back."""
        hanging = [
            record for kind in ON_A_BLOCK for record in self._desk.read(kind, block=block_id)
        ]
        notes = [record for record in hanging if isinstance(record, Note)]
        if not self.with_block(block_id, lambda b: planning.removing_block(b, hanging)):
            return False
        code = "prepare.removed_with" if notes else "prepare.removed"
        self.said.emit(code, {"title": title, "n": len(notes)})
        return True

    def remove_lane(self, block_id: str, lane_id: str) -> bool:
        """Take a column away; refused while there are notes in it."""
        workshop, block = self.workshop, self.block(block_id)
        lane = block.lane(lane_id) if block is not None else None
        if workshop is None or block is None or lane is None:
            return False
        name = lane.name.in_(workshop.language)
        if notes := self._desk.read(Note, block=block_id, lane=lane_id):
            self.said.emit("prepare.lane_in_use", {"name": name, "n": len(notes)})
            return False
        kept = [other for other in block.lanes if other.id != lane_id]
        if not self.perform(lambda: planning.with_lanes(block, kept)):
            return False
        self.said.emit("prepare.lane_removed", {"name": name})
        return True

    def undo(self) -> str | None:
        """Take the last gesture back, by name. Return the block it was about, if it is there."""
        if self._desk.history.next_undo is None:
            self.said.emit("prepare.nothing_to_undo", {})
            return None
        return self._step(back=True)

    def redo(self) -> str | None:
        """Do again what was taken back last, by name. Return the block it was about."""
        return self._step(back=False)

    def _step(self, *, back: bool) -> str | None:
        self._last, history = None, self._desk.history
        code = "prepare.undone" if back else "prepare.redone"
        try:
            if (edit := history.upcoming(back=back)) is not None:
                check_names(self._desk, edit)
            if back:
                history.undo()
            else:
                history.redo()
        except ProgramError as error:
            self.refused.emit(error)
            return None
        last: Edit | None = self._last
        if last is None:
            self.said.emit("prepare.nothing_to_redo", {})
            return None
        self.said.emit(code, {"gesture": last.label})
        return next((ref.id for ref in last.changes if self.block(ref.id) is not None), None)

    def _follow(self, edit: Edit) -> None:
        self._last = edit
        if self.workshop is None:
            self.close()
            self.gone.emit()
        elif any(ref.kind in _SHOWN and self._ours(change) for ref, change in edit.changes.items()):
            self.changed.emit()

    def _ours(self, change: Any) -> bool:
        workshop = self.workshop
        record = change.after or change.before
        if workshop is None:
            return False
        if isinstance(record, Block):
            return record.workshop == workshop.id
        return record.id in (workshop.id, workshop.network)


def _earlier(desk: Desk, workshop: Workshop) -> tuple[Block, ...]:
    before = judged_with(workshop, desk.read(Workshop, network=workshop.network))
    return desk.read(Block, workshop=[other.id for other in before])


_SHOWN = frozenset({Network.kind, Workshop.kind, Block.kind})


def _close(closing: list[Callable[[], None]]) -> None:
    while closing:
        closing.pop()()
