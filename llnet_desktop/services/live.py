"""A workshop while it runs: where it is, what the facilitator does, what the room sees."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import Edit
from llnet_desktop.domain.groups import SmallGroups
from llnet_desktop.domain.phrase import Language
from llnet_desktop.domain.projection import Live, Projection, Scene
from llnet_desktop.domain.run import DOTS, Run, What
from llnet_desktop.domain.stands import Standing, look_back_day
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Photo, Privacy
from llnet_desktop.services.erasing import ERASING
from llnet_desktop.services.look_back import LookBack, LookedBack
from llnet_desktop.services.pages import PageChoice, Speaker, Stage, languages, scene
from llnet_desktop.services.photos import of_block, on_page, page_code, turned
from llnet_desktop.services.public_lanes import PublicLanes
from llnet_desktop.services.revealing import NO_WORDS, in_lane, is_about, read_out
from llnet_desktop.services.steering import Steering
from llnet_desktop.services.ties import Before, time_before
from llnet_desktop.services.wall import Mode as Mode
from llnet_desktop.services.wall import Wall

NO_GROUPS = SmallGroups("", "", 0)


class LiveSession(Steering):
    """One running workshop. Windows watch it and forward to it; it knows no widget.

    Raises `NotFoundError` when the workshop is not there or has no agenda.
    """

    def _take_up(self) -> None:
        self._wall = Wall(self._scene, self._box_at)
        self._lanes = PublicLanes()
        self._look_back = LookBack(self._desk, self.workshop)
        self._drawn: tuple[Run, Scene] | None = None  # the page as it was drawn up last
        self._before: Before | None = None  # read when ties are asked for
        self._wall.take_up(self._events)

    # --- what the room may read

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

    def reveal_scan(self, block: Block, subject: str) -> None:
        """Show the room the dots of the scan, the means or the advice. It can't be taken back.

        The page comes first, so that all of it comes at once and on it.
        """
        self.show(PageChoice.FOLLOW if self.block == block else PageChoice.SCAN)
        if subject not in self._run.revealed:
            self._record(self._event(What.REVEALED, block.id, subject))

    def show_pairs(self, block: Block, pairs: Iterable[tuple[str, str]]) -> None:
        """Show the room these pairs of notes of a block, by their ids, and no others."""
        ids = " ".join(identity for pair in pairs for identity in pair)
        self._record(self._event(What.PAIRED, block.id, ids))
        self.show(PageChoice.PAIRS)

    def feel(self, energy: int) -> None:
        """Write down the energy of the room in the block that is on; the last one counts."""
        if self.block is not None and self._run.energy.get(self.block.id) != energy:
            self._happened(What.ENERGY, subject=str(energy))

    def note_added(self, block: Block, lane: Lane) -> None:
        """Turn the room to the board when the first note of a step came in."""
        on = self.block
        if on is None or on.id != block.id or on.sort is BlockKind.COMMITMENTS:
            return
        if self._run.page is None and lane.privacy in (Privacy.SHOWN, Privacy.HELD):
            self._happened(What.SHOWN, subject=PageChoice.BOARD.value)

    # --- what became of what was committed to before

    @property
    def looks_back_since(self) -> date:
        """The day from which stands belong to this workshop's look back."""
        return look_back_day(self.workshop, self._run)

    @property
    def looked_back_on(self) -> tuple[Standing, ...]:
        """What the look back of the item that is on is about; nothing in any other item."""
        return self._about(self._run)

    def _about(self, run: Run) -> tuple[Standing, ...]:
        block = self._blocks.get(run.position.block) if run.position else None
        if block is None or block.sort is not BlockKind.LOOKBACK:
            return ()
        return self._look_back.about(look_back_day(self.workshop, run))

    def _looked_back(self, run: Run) -> LookedBack | None:
        if run.page not in (PageChoice.LOOKBACK, PageChoice.LOOKBACK_COUNTS):
            return None
        about = self._about(run)
        return LookedBack(about, run.page == PageChoice.LOOKBACK_COUNTS) if about else None

    # --- what it sees

    @property
    def mode(self) -> Mode:
        """Whether the projector is live, frozen or black."""
        return self._wall.mode

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
            case PageChoice.SCAN:
                on = self.block
                return bool(self.scans) or (on is not None and on.sort is BlockKind.SCAN)
            case PageChoice.MATRIX:
                return self.block is not None and self.block.matrix
            case PageChoice.PAIRS:
                return self.block is not None and bool(self._run.paired.get(self.block.id))
            case PageChoice.LOOKBACK:
                return any(not one.commitment.room_only for one in self.looked_back_on)
            case PageChoice.LOOKBACK_COUNTS:
                return bool(self.looked_back_on)
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

    @property
    def speaker(self) -> Speaker | None:
        """Who says now what they will do."""
        return self._speaker

    def let_speak(self, speaker: Speaker | None) -> None:
        """Show the room the name of who speaks and the frame to speak in, or take it away."""
        if speaker != self._speaker:
            self._speaker = speaker
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
                speaker=self._speaker,
                scans=tuple(self.scans),
                last_scan=self.last_scan,
                looked_back=self._looked_back(run),
                before=self.before,
            )
        )

    def before(self) -> Before:
        """Return what was agreed the last time, with which ties are compared."""
        if self._before is None:
            self._before = time_before(self._desk, self.workshop)
        return self._before

    # --- what changes it

    def _take_in(self, edit: Edit) -> None:
        self._drawn = None
        if any(isinstance(now, Commitment) and was is None for was, now in edit.changes.values()):
            self._speaker = None  # the words of who spoke are there
        self._look_back.take_in(edit)
        super()._take_in(edit)
        if edit.label == ERASING:
            self._wall.forget(self._events)

    def _tell(self) -> None:
        self._drawn = None
        super()._tell()
