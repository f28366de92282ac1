"""A workshop while it runs: where it is, what the facilitator does, what the room sees."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from llnet_desktop.domain.agenda import Agenda, between, in_order, plan
from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit, Ref, adding
from llnet_desktop.domain.errors import InputError, NotFoundError
from llnet_desktop.domain.groups import SmallGroups
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import Live, Projection, Scene
from llnet_desktop.domain.run import (
    DOTS,
    SLIP,
    Position,
    Reading,
    Run,
    RunEvent,
    Timebox,
    What,
    fold,
)
from llnet_desktop.domain.workshop import (
    ZERO,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Photo,
    Presence,
    Privacy,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services.clock import Clock
from llnet_desktop.services.desk import Desk, Shelf
from llnet_desktop.services.erasing import ERASING
from llnet_desktop.services.note_shelf import NoteShelf
from llnet_desktop.services.pages import PageChoice, Stage, languages, scene
from llnet_desktop.services.photos import of_block, on_page, page_code, turned
from llnet_desktop.services.public_lanes import PublicLanes
from llnet_desktop.services.revealing import NO_WORDS, in_lane, is_about, read_out
from llnet_desktop.services.wall import Mode as Mode
from llnet_desktop.services.wall import Wall

LATELY = timedelta(hours=12)  # what happened is not corrected further back
NO_GROUPS = SmallGroups("", "", 0)


class LiveSession:
    """One running workshop. Windows watch it and forward to it; it knows no widget.

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
        self.members = Shelf(desk, Member, network=workshop.network)
        self._groups = Shelf(desk, SmallGroups, workshop=workshop_id)
        self._events = Shelf(desk, RunEvent, workshop=workshop_id)
        if not len(self._blocks):
            raise NotFoundError("find.empty_agenda")
        self._workshop = workshop
        self._listeners: list[Callable[[], None]] = []
        self._wall = Wall(self._scene, self._box_at)
        self.sheet = 0
        self._called: int | None = None
        self._lanes = PublicLanes()
        self._drawn: tuple[Run, Scene] | None = None  # the page as it was drawn up last
        self._saved = clock()
        self._run = Run()
        self._agenda: Agenda | None = None  # drawn up again when the plan changed
        self._refold()
        self._wall.take_up(self._events)
        self._stop = desk.subscribe(self._follow)
        self._stay_on_the_agenda()

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
    def mode(self) -> Mode:
        """Whether the projector is live, frozen or black."""
        return self._wall.mode

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

    # --- steering

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

    def reveal(self, block: Block, lane: Lane, words: Mapping[str, str] = NO_WORDS) -> None:
        """Open a held lane to the room. This can't be taken back: ask before.

        `words` are other texts by the id of the note; empty ones leave it out.
        """
        inside = [note for note in self.notes if in_lane(note, block.id, lane.id)]
        event = self._event(What.REVEALED, block.id, lane.id)
        self._desk.record(read_out(inside, event, words))
        self._desk.history.forget(lambda edit: is_about(edit, block.id, lane.id))
        self._desk.history.hold("unnamed.was_read")

    def reveal_dots(self, block: Block) -> None:
        """Show the room how the dots of a block came out. This can't be taken back: ask before.

        The page comes first, so that all dots come at once and on it.
        """
        self.show(PageChoice.VOTES)
        if block.id not in self._run.dots_revealed:
            self._record(self._event(What.REVEALED, block.id, DOTS))

    def show_pairs(self, block: Block, pairs: Iterable[tuple[str, str]]) -> None:
        """Show the room these pairs of notes of a block, by their ids, and no others."""
        ids = " ".join(identity for pair in pairs for identity in pair)
        self._record(self._event(What.PAIRED, block.id, ids))
        self.show(PageChoice.PAIRS)

    # --- what the room sees

    def show(self, choice: PageChoice) -> None:
        """Show the room a page, or let the page follow the step."""
        self.sheet = 0
        wanted = None if choice is PageChoice.FOLLOW else choice.value
        if choice is PageChoice.PHOTO:
            here = of_block(self.photos, self.block.id if self.block else None)
            wanted = page_code(here[0]) if here else self._run.page
        if wanted != self._run.page:
            self._happened(What.SHOWN, subject=wanted)
        else:
            self._tell()

    def show_photo(self, photo: Photo) -> None:
        """Show the room a photo of the block that is on."""
        if on_page(self._run.page) != photo.id:
            self._happened(What.SHOWN, subject=page_code(photo))

    def can_show(self, choice: PageChoice) -> bool:
        """Whether a page has something to show: groups when drawn, a question when asked."""
        match choice:
            case PageChoice.GROUPS:
                return bool(self._groups)
            case PageChoice.PHOTO:
                return bool(of_block(self.photos, self.block.id if self.block else None))
            case PageChoice.VOTES:
                return self.block is not None and bool(self.block.lanes)
            case PageChoice.MATRIX:
                return self.block is not None and self.block.matrix
            case PageChoice.PAIRS:
                return self.block is not None and bool(self._run.paired.get(self.block.id))
            case PageChoice.LATER:
                asked = self._run.asked
                return asked is not None and asked > self.agenda.to_be_ready
            case _:
                return True

    def ask_for_later(self, ends: datetime) -> None:
        """Ask the room whether it may go on until then."""
        event = self._event(What.SHOWN, None, PageChoice.LATER.value)
        self._record(replace(event, by=ends - event.at.wall))

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages the room reads."""
        return languages(self.workshop, self._run)

    def speak(self, chosen: Sequence[Language]) -> None:
        """Show the room one language, or two."""
        if tuple(chosen) != self.languages:
            self._happened(What.SPOKEN, subject="+".join(chosen))

    def name_condition(self, named: bool) -> None:
        """Let the room read which condition is worked on, or not."""
        if named != self._run.names_condition:
            self._happened(What.NAMED, subject="yes" if named else "no")

    def turn_sheet(self, by: int, sheets: int) -> None:
        """Turn the sheets of a long board; it stops at the first and the last."""
        block = self.block.id if self.block else None
        if (photo := turned(self.photos, block, self._run.page, by)) is not None:
            if sheets > 1 and photo != self._run.page:
                self._happened(What.SHOWN, subject=photo)
            return
        self.sheet = max(0, min(self.sheet + by, sheets - 1))
        self._tell()

    def show_sheet(self, sheet: int) -> None:
        """Show this sheet of a long board."""
        if sheet != self.sheet:
            self.sheet = sheet
            self._tell()

    @property
    def called(self) -> int | None:
        """The number of the note that lights up for the room."""
        return self._called

    def call(self, number: int | None) -> None:
        """Let a note of the board light up, or none; that it is on the wall is asked before."""
        if number != self._called:
            self._called = number
            self._tell()

    def set_mode(self, mode: Mode) -> None:
        """Make the projector live, frozen or black.

        What hides something is done before it is written down: a full disk must not stop it.
        """
        self._wall.set(mode, self._run)
        try:
            self._happened(What.PROJECTED, subject=mode.value)
        finally:
            self._tell()

    def toggle_black(self) -> None:
        """Make the projector black, or what it was before that."""
        self.set_mode(self._wall.beneath if self.mode is Mode.BLACK else Mode.BLACK)

    def projection(self) -> Projection:
        """Return what the room sees."""
        return self._wall.projection(self._run)

    def coming(self) -> Live:
        """Return what the room would see if the projector were live."""
        return self._wall.coming(self._run)

    def _box_at(self, run: Run, position: Position) -> Timebox | None:
        """Return where the time of a step stands, also of one that is no longer on."""
        block = self._blocks.get(position.block)
        steps = block.steps if block is not None else ()
        step = next((one for one in steps if one.id == position.step), None)
        return run.box(block, step) if block is not None and step is not None else None

    def _scene(self, run: Run) -> Scene:
        """Return the page; the same value as before when nothing it is made of has changed."""
        if self._drawn is None or self._drawn[0] is not run:
            self._drawn = (run, self._draw_up(run))
        return self._drawn[1]

    def _draw_up(self, run: Run) -> Scene:
        return scene(
            Stage(
                self.workshop,
                self.network,
                self.agenda,
                run,
                self.notes,
                self.notes.of,
                tuple(self.commitments),
                tuple(self.members),
                self.sheet,
                max(self._groups, key=lambda one: one.id, default=NO_GROUPS).groups,
                called=self._called,
                lanes=self._lanes,
                clusters=tuple(self.clusters),
                ballots=tuple(self.ballots),
                requests=tuple(self.requests),
                photos=tuple(self.photos),
            )
        )

    # --- writing down

    def note_added(self, block: Block, lane: Lane) -> None:
        """Turn the room to the board when the first note of a step came in."""
        on = self.block
        if on is None or on.id != block.id or on.sort is BlockKind.COMMITMENTS:
            return
        if self._run.page is None and lane.privacy in (Privacy.SHOWN, Privacy.HELD):
            self._happened(What.SHOWN, subject=PageChoice.BOARD.value)

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
        self.sheet, self._called = 0, None
        event = self._event(What.ENTERED, position.block, position.step)
        self._record(replace(event, by=-timedelta(seconds=1) if back else ZERO))
        block = self.block
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
        self._saved, self._drawn = self._clock(), None
        if any(ref.kind == "run_event" for ref in edit.changes):
            self._refold()
        if edit.label == ERASING:
            self._wall.forget(self._events)
        if any(ref.kind in ("block", "workshop") for ref in edit.changes):
            self._agenda = None
        if any(ref.kind == "block" for ref in edit.changes):
            self._stay_on_the_agenda()
        self._tell()

    def _refold(self) -> None:
        self._run = fold(self._events)

    def _tell(self) -> None:
        self._drawn = None
        for listener in tuple(self._listeners):
            listener()
