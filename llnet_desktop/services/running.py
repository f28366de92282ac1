"""A workshop at hand while it runs: what it consists of, where it is, and how that is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from llnet_desktop.domain.agenda import Agenda, in_order, plan
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit, Ref, adding
from llnet_desktop.domain.errors import NotFoundError
from llnet_desktop.domain.groups import SmallGroups
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.run import Position, Reading, Run, RunEvent, Timebox, What, fold
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import (
    ZERO,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Photo,
    Presence,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.clock import Clock
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.note_shelf import NoteShelf
from llnet_desktop.services.pages import Speaker
from llnet_desktop.services.scanning import last_scan


class RunningWorkshop:
    """Keeps the records of one workshop at hand, and writes down what happens in it.

    Raises `NotFoundError` when the workshop is not there or has no agenda.
    """

    def __init__(self, desk: Desk, workshop_id: str, clock: Clock) -> None:
        workshop = desk.one(Workshop, workshop_id)
        if workshop is None:
            raise NotFoundError("find.none", what=workshop_id[:8])
        self._desk = desk
        self._clock = clock
        self._id = workshop_id
        self._workshops = Shelf(desk, Workshop, id=workshop_id)
        self._networks = Shelf(desk, Network, id=workshop.network)
        self._blocks = Shelf(desk, Block, workshop=workshop_id)
        self.notes = NoteShelf(desk, workshop_id)
        self.clusters = Shelf(desk, Cluster, workshop=workshop_id)
        self.ballots = Shelf(desk, Ballot, workshop=workshop_id)
        self.requests = Shelf(desk, Request, workshop=workshop_id)
        self.presences = Shelf(desk, Presence, workshop=workshop_id)
        self.photos = Shelf(desk, Photo, workshop=workshop_id)
        self.commitments = Shelf(desk, Commitment, workshop=workshop_id)
        self.scans = Shelf(desk, ScanTally, workshop=workshop_id)
        self.last_scan = last_scan(desk, workshop)
        self.members = Shelf(desk, Member, network=workshop.network)
        self._groups = Shelf(desk, SmallGroups, workshop=workshop_id)
        self._events = Shelf(desk, RunEvent, workshop=workshop_id)
        if not len(self._blocks):
            raise NotFoundError("find.empty_agenda")
        self._workshop = workshop
        self._listeners: list[Callable[[], None]] = []
        self.sheet = 0
        self._called: int | None = None
        self._speaker: Speaker | None = None
        self._saved = clock()
        self._run = Run()
        self._agenda: Agenda | None = None  # drawn up again when the plan changed
        self._refold()
        self._take_up()
        self._stop = desk.subscribe(self._follow)
        self._stay_on_the_agenda()

    def _take_up(self) -> None:
        """Go on with what is kept, before anything changes."""

    # --- where it is

    @property
    def desk(self) -> Desk:
        """The desk this session works at."""
        return self._desk

    @property
    def clock(self) -> Clock:
        """The clocks it reads."""
        return self._clock

    @property
    def workshop(self) -> Workshop:
        """The workshop as it is now."""
        return self._workshops.get(self._id) or self._workshop

    @property
    def network(self) -> Network | None:
        """Its network."""
        return self._networks.get(self.workshop.network)

    @property
    def blocks(self) -> list[Block]:
        """The agenda, in order."""
        return in_order(tuple(self._blocks))

    @property
    def agenda(self) -> Agenda:
        """The plan with times."""
        if self._agenda is None:
            self._agenda = plan(self.workshop, self.blocks)
        return self._agenda

    @property
    def run(self) -> Run:
        """What happened until now."""
        return self._run

    @property
    def block(self) -> Block | None:
        """The block that is on; None before the beginning, or when it was taken away."""
        return self._blocks.get(self._run.position.block) if self._run.position else None

    @property
    def step(self) -> Step | None:
        """The step that is on."""
        block, position = self.block, self._run.position
        if block is None or position is None:
            return None
        return next((step for step in block.steps if step.id == position.step), block.steps[0])

    @property
    def box(self) -> Timebox | None:
        """The timebox of the step that is on."""
        block, step = self.block, self.step
        return self._run.box(block, step) if block and step else None

    @property
    def last_event(self) -> RunEvent | None:
        """What happened last."""
        return max(self._events, key=lambda event: event.number, default=None)

    @property
    def saved(self) -> Reading:
        """When something of this workshop was written last, or when it was opened."""
        return self._saved

    def subscribe(self, listener: Callable[[], None]) -> None:
        """Call `listener` after anything of this workshop changed."""
        self._listeners.append(listener)

    def close(self) -> None:
        """Stop following the library."""
        self._stop()
        self._listeners.clear()
        for shelf in (self._workshops, self._networks, self._blocks, self.notes, self.clusters):
            shelf.close()
        for more in (self.commitments, self.members, self._groups, self._events, self.ballots):
            more.close()
        self.requests.close()
        self.presences.close()
        self.photos.close()
        self.scans.close()

    # --- writing down

    def _box_at(self, run: Run, position: Position) -> Timebox | None:
        """Return where the time of a step stands, also of one that is no longer on."""
        block = self._blocks.get(position.block)
        steps = block.steps if block is not None else ()
        step = next((one for one in steps if one.id == position.step), None)
        return run.box(block, step) if block is not None and step is not None else None

    def _positions(self) -> list[Position]:
        return [Position(block.id, step.id) for block in self.blocks for step in block.steps]

    def _stay_on_the_agenda(self) -> None:
        """Go to the nearest place that is left when the step that was on was taken out."""
        positions, position = self._positions(), self._run.position
        if not positions or position is None or position in positions or self._run.finished:
            return
        same = [one for one in positions if one.block == position.block]
        over = [n for n, one in enumerate(positions) if one.block in self._run.taken]
        after = positions[min(over[-1] + 1, len(positions) - 1)] if over else positions[0]
        self._enter(same[0] if same else after)

    def _enter(self, position: Position, *, back: bool = False) -> None:
        self.sheet, self._called, self._speaker = 0, None, None
        event = self._event(What.ENTERED, position.block, position.step)
        self._record(replace(event, by=-timedelta(seconds=1) if back else ZERO))
        block = self.block
        is_round = block is not None and block.sort is BlockKind.COMMITMENTS
        if is_round and position.block not in self._run.said_before:
            last = max((made.number for made in self.commitments), default=0)
            self._happened(What.ROUND, subject=str(last))
        if block is not None and block.sort is BlockKind.BREAK:
            self._happened(What.STARTED)  # a break runs as soon as it is a break

    def _happened(self, what: What, subject: str | None = None, by: timedelta = ZERO) -> None:
        block = self._run.position.block if self._run.position else None
        self._record(replace(self._event(what, block, subject), by=by))

    def _event(self, what: What, block: str | None, subject: str | None) -> RunEvent:
        return RunEvent(new_id(), self._id, what, self._clock(), block, subject)

    def _record(self, event: RunEvent) -> None:
        self._desk.record(adding("run.event", [event], [Ref("workshop", self._id)]))

    def _follow(self, edit: Edit) -> None:
        self._take_in(edit)
        self._tell()

    def _take_in(self, edit: Edit) -> None:
        """See what an edit made different, before anybody is told."""
        self._saved = self._clock()
        if any(ref.kind == "run_event" for ref in edit.changes):
            self._refold()
        if any(ref.kind in ("block", "workshop") for ref in edit.changes):
            self._agenda = None
        if any(ref.kind == "block" for ref in edit.changes):
            self._stay_on_the_agenda()

    def _refold(self) -> None:
        self._run = fold(self._events)

    def _tell(self) -> None:
        for listener in tuple(self._listeners):
            listener()
