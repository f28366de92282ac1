"""The board of one block: placed anew when it changes, and painted where it changed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from llnet_desktop.domain.workshop import Block, Cluster
from llnet_desktop.services.note_shelf import InLanes
from llnet_desktop.ui.board.camera import READABLE
from llnet_desktop.ui.board.choice import Choice
from llnet_desktop.ui.board.grid import NoteBox
from llnet_desktop.ui.board.painting import Marks
from llnet_desktop.ui.board.placing import Placed, changed_areas, place
from llnet_desktop.ui.board.surface import BoardSurface
from llnet_desktop.ui.board.text import scale_of
from llnet_desktop.ui.speech import Speech

A_LOT = 200  # changed places; painting all is quicker than mending each


class BoardCanvas(BoardSurface):
    """Shows a board and what is chosen on it."""

    changed = Signal()  # other notes stand on it, or others can be read

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: tuple[Block, InLanes, Sequence[Cluster], frozenset[str]] | None = None
        self._writing: str | None = None
        self._called: str | None = None
        self._found: tuple[str, ...] = ()
        self._found_at = 0
        self._discreet = False
        self._dots_veiled = False
        self._choice = Choice()
        self._placed_in = QSizeF()  # the room that the board was laid out in
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_speech(self, speech: Speech) -> None:
        """Take the words; a form makes its widgets without them."""
        self._speech = speech
        speech.changed.connect(self._say)
        self._say()

    @property
    def choice(self) -> Choice:
        """Which notes are chosen."""
        return self._choice

    @property
    def is_busy(self) -> bool:
        """Whether somebody is at something that the board must not scroll away from."""
        return False

    @property
    def writing_lane(self) -> str | None:
        """The column that the capture line writes into."""
        return self._writing

    # --- what is shown

    def show_board(
        self,
        block: Block | None,
        notes: InLanes,
        clusters: Sequence[Cluster],
        revealed: frozenset[str],
        current_lane: str | None,
        discreet: bool = False,
    ) -> None:
        """Show a board; what was chosen stays chosen, and only what changed is painted.

        `notes` are those of each column, in order. `current_lane` is the column that the capture
        line writes into. A `discreet` board shows how many notes there are that the room may not
        see, and none of their words.
        """
        before, same = self._placed, self._is_of(block) and self._discreet == discreet
        if not self._is_of(block):
            self._choice, self._called = Choice(), None
        was_writing = self._writing
        self._board = (block, notes, tuple(clusters), revealed) if block else None
        self._writing, self._discreet = current_lane, discreet
        self._place()
        self._choice.follow(before, self._placed)
        areas = changed_areas(before, self._placed, A_LOT) if same else None
        if areas is None:
            self.paint_anew()
        else:
            if was_writing != current_lane:
                areas += [box.top_part for box in self._placed.lanes]
                self.viewport().update()
            self._mend(areas)
        self._describe()
        if same and len(self._placed.notes) > len(before.notes) and not self.is_busy:
            self._bring_in_new(before)
        self.changed.emit()

    def mark_found(self, note_ids: Sequence[str], at: int = 0) -> None:
        """Mark the notes that were sought; one of them is the one that is looked at."""
        self._found, self._found_at = tuple(note_ids), at
        self.viewport().update()

    def bring_in(self, note_id: str) -> None:
        """Scroll to a note, large enough to be read."""
        if self.zoom < READABLE:
            self.zoom_to(1.0)
        if (box := self._placed.box(note_id)) is not None:
            self._bring_in(box)

    def in_sight(self) -> list[NoteBox]:
        """Return the notes that are in view, in reading order."""
        return self._placed.within(self.camera.seen(QRectF(self.viewport().rect())))

    def veil_dots(self, *, veiled: bool) -> None:
        """Draw no dots while the room may look and has not seen them."""
        if veiled != self._dots_veiled:
            self._dots_veiled = veiled
            self.paint_anew()

    def _bring_in_new(self, before: Placed) -> None:
        """Bring what came into view; a note without a number comes without a word."""
        box = self._placed.newest
        was = before.newest
        if box is None or (was is not None and was.note.number >= box.note.number):
            come = self._placed.order.keys() - before.order.keys()
            box = max((self._placed.notes[self._placed.order[one]] for one in come), key=_number)
        if box.note.number > 0:
            self._bring_in(box)

    def highlight(self, number: int) -> None:
        """Scroll to a note and mark it until another is called; no such number marks none."""
        grids = self._placed.grids
        found = (note for grid in grids for note in grid.notes if note.number == number)
        box = self._placed.box(next((note.id for note in found), None))
        self._called = box.note.id if box else None
        if box is not None:
            self._bring_in(box)
        self.viewport().update()

    def marks(self) -> Marks:
        """Return what stands out now."""
        choice = self._choice
        return Marks(
            self._writing,
            choice.chosen,
            choice.current,
            self._called,
            focused=self.hasFocus(),
            found=frozenset(self._found),
            found_at=self._found[self._found_at] if self._found else None,
            dots_veiled=self._dots_veiled,
        )

    def _is_of(self, block: Block | None) -> bool:
        return (self._board[0].id if self._board else None) == (block.id if block else None)

    def _place(self) -> None:
        """Place everything anew for the room there is."""
        room, scale = self.room, scale_of(self)
        self._placed, self._placed_in = Placed(), self.room
        if self._board is not None:
            self._placed = place(*self._board, room, scale, discreet=self._discreet)
            if self._placed.width > room.width() + 1 and self._placed.height <= room.height():
                room.setHeight(room.height() - self._bar_width)  # it has a bar below it
                self._placed = place(*self._board, room, scale, discreet=self._discreet)
        self._fit_bars()
        self.placed_anew()

    def _say(self) -> None:
        self._place()
        self._describe()
        self.paint_anew()

    def _describe(self) -> None:
        if self._speech is None:
            return
        words, placed = self._speech, self._placed
        lanes = words("board.lanes", n=len(placed.lanes))
        self.setAccessibleName(words("board.said", n=placed.count, lanes=lanes))
        box = self._choice.box(placed)
        said = ""
        if box is not None:
            lane = placed.lanes[box.tint].lane
            said = words(
                "board.note_said",
                number=box.note.number,
                lane=words.of(lane.name),
                text=box.note.text,
            )
        self.setAccessibleDescription(said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything in the new room."""
        super().resizeEvent(event)
        if self.room == self._placed_in:  # bars came or went: nothing stands elsewhere
            self._fit_bars()
            self.placed_anew()
            return
        before = self._placed
        self._place()
        if changed_areas(before, self._placed, 0) != []:
            self.paint_anew()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._place()
            self.paint_anew()

    def minimumSizeHint(self) -> QSize:
        """Return room for a column and a row of notes."""
        return QSize(220, round(180 * scale_of(self)))

    @property
    def empty_words(self) -> str:
        """The code of what is said when there is nothing to show."""
        return "board.no_lanes" if self._board else "board.none"


def _number(box: NoteBox) -> int:
    return box.note.number
