"""What is typed on the capture line: notes into a lane, and commands about notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from llnet_desktop.domain.capture import AddNote, Call, Commit, HalfTyped, Line
from llnet_desktop.domain.errors import ProgramError
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.workshop import Block, Lane, Privacy
from llnet_desktop.services.capture import adding_notes
from llnet_desktop.ui.console.acts import NoteActs
from llnet_desktop.ui.presenter import RunPresenter
from llnet_desktop.ui.projector.sheets import projection_sheets, sheet_of_note

if TYPE_CHECKING:
    from llnet_desktop.ui.console.page import ConsolePage


class Writing:
    """Puts what is typed where it belongs; the line is empty again once it is on disk."""

    def __init__(self, page: ConsolePage, presenter: RunPresenter, acts: NoteActs) -> None:
        self._page = page
        self._session = presenter.session
        self._acts = acts
        self._block_id: str | None = None
        self._lane_id: str | None = None

    @property
    def block(self) -> Block | None:
        """The block that typed notes go to: what is half typed belongs where it was begun."""
        blocks = self._session.blocks
        return next((b for b in blocks if b.id == self._block_id), self._session.block)

    @property
    def lane(self) -> Lane | None:
        """The lane that typed notes go to."""
        block = self.block
        if block is None or not block.lanes:
            return None
        return block.lane(self._lane_id or "") or block.lanes[0]

    @property
    def is_elsewhere(self) -> bool:
        """Whether what is half typed belongs to another block than the one that is on."""
        block, on = self.block, self._session.block
        return block is not None and on is not None and block.id != on.id

    def take_up(self) -> None:
        """Let stand on the line again what was half typed when the program stopped.

        Unless it is on the board already; and what was said in confidence never comes to stand
        for another column, when its own is gone.
        """
        half = self._session.desk.half_typed(self._session.workshop.id)
        if half is None:
            return
        block = next((b for b in self._session.blocks if b.id == half.block), None)
        is_there = block is not None and block.lane(half.lane) is not None
        entered = is_there and any(
            note.lane == half.lane and note.text == clean(half.text) for note in self._session.notes
        )
        if is_there:
            self._block_id, self._lane_id = half.block, half.lane
        if not entered and (is_there or not half.closed):
            self._page.capture_line.put_back(half.text)
        self.keep()

    def keep(self) -> None:
        """Keep what is half typed, so that no stop loses it."""
        block, lane, text = self.block, self.lane, self._page.capture_line.text()
        half = None
        if text and block is not None and lane is not None:
            closed = not is_open(lane, lane.id in self._session.run.revealed)
            half = HalfTyped(block.id, lane.id, text, closed)
        self._session.desk.keep_half_typed(self._session.workshop.id, half)

    def begin(self, block: Block | None) -> None:
        """Write into the first lane of a block that somebody types for.

        Words that were begun before stay with their lane: what is said in confidence never comes
        to stand in an open one because somebody pressed *next*.
        """
        if not self._page.capture_line.is_empty and self.lane is not None:
            return
        lanes = _typed(block.lanes) if block else []
        self._block_id = block.id if block else None
        self._lane_id = lanes[0].id if lanes else None

    def go_on(self) -> None:
        """Write for the block that is on, now that nothing is half typed."""
        if self.is_elsewhere:
            self.begin(self._session.block)
            self._page.show_board()

    def entered(self, line: Line) -> None:
        """Keep a note, or obey a command."""
        lane = self.lane
        if lane is None:
            return
        number = 0
        try:
            if isinstance(line, AddNote):
                number = self._add([line.text], lane)
            elif isinstance(line, Commit):
                self._page.committing.begin(self._acts.numbered(line.number))
            elif isinstance(line, Call):
                self._page.looking.call(self._acts.numbered(line.number))
            else:
                self._acts.obey(line)
        except ProgramError as error:
            self._page.refuse(error)
            return
        self._page.capture_line.clear()  # what was in it is on disk now
        self._tell_added(number)

    def entered_many(self, lines: list[str]) -> None:
        """Keep each pasted line as a note."""
        lane = self.lane
        if lane is not None:
            try:
                number = self._add(lines, lane)
            except ProgramError as error:
                self._page.refuse(error)
                return
            self._page.capture_line.drop_paste()
            self._tell_added(number)

    def turn_lane(self, by: int) -> None:
        """Go to the next lane that somebody types for, or back."""
        block, lane = self._session.block, self.lane
        if block is not None and block.lanes:
            lanes = _typed(block.lanes)
            index = lanes.index(lane) if lane in lanes else min(-by, 0)
            self.choose_lane(lanes[(index + by) % len(lanes)].id)

    def choose_lane(self, lane_id: str) -> None:
        """Write into a lane from now on, also what is half typed; pasted lines ask anew."""
        if lane_id != self._lane_id:
            self._page.capture_line.drop_paste()
        holds = (block for block in self._session.blocks if block.lane(lane_id) is not None)
        block = next(holds, None)
        self._block_id = block.id if block else self._block_id
        self._lane_id = lane_id
        self.keep()
        self._page.show_board()

    def _tell_added(self, number: int) -> None:
        if number > 0:
            self._page.tell(self._page.speech("console.capture.added", number=number))
        elif number:
            self._page.tell(self._page.speech("privacy.kept_unnamed"))

    def _add(self, texts: list[str], lane: Lane) -> int:
        """Write notes down and return the number of the last one.

        The room follows on from the last sheet; otherwise sheets are turned by key only.
        """
        block = self.block
        if block is None:
            return 0
        session, room = self._session, self._page.room_size()
        at_the_end = session.sheet >= projection_sheets(session.coming(), room) - 1
        written = session.desk.perform(adding_notes(block, lane, texts, session.run.revealed))
        session.note_added(block, lane)
        last = max((c.after.number for c in written.changes.values()), default=0)
        if at_the_end and is_open(lane, lane.id in session.run.revealed):
            session.show_sheet(max(session.sheet, sheet_of_note(session.coming(), last, room)))
        return last


def _typed(lanes: tuple[Lane, ...]) -> list[Lane]:
    """Return the lanes that somebody types for; all of them when all stay on paper."""
    return [lane for lane in lanes if lane.privacy is not Privacy.ON_PAPER] or [*lanes]
