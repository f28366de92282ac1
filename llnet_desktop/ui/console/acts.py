"""What is done with notes on the console's board, each as one gesture that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from llnet_desktop.domain.capture import Command
from llnet_desktop.domain.edit import Edit, removing
from llnet_desktop.domain.errors import InputError, ProgramError
from llnet_desktop.domain.workshop import Note, Rung
from llnet_desktop.services.capture import (
    doing,
    grouping,
    moving_note,
    on_rung,
    rewording,
    titling,
    ungrouping,
)
from llnet_desktop.services.parking import parking
from llnet_desktop.services.revealing import Escape, escape
from llnet_desktop.ui.presenter import RunPresenter

Ask = Callable[[Escape, Callable[[], object]], None]


class NoteActs:
    """Turns what the board asks for into gestures. What goes wrong, the presenter tells."""

    def __init__(self, presenter: RunPresenter, ask: Ask) -> None:
        self._presenter, self._ask = presenter, ask
        self._session = presenter.session

    def found(self, ids: list[str]) -> list[Note]:
        """Return the notes that are still there."""
        return [note for one in ids if (note := self._session.notes.get(one)) is not None]

    def numbered(self, number: int) -> Note:
        """Return the note the room calls by a number. Raises `InputError`."""
        for note in self._session.notes:
            if note.number == number:
                return note
        raise InputError("capture.no_number", number=number)

    def obey(self, command: Command) -> None:
        """Do a command of the capture line. Raises `ProgramError`, and then nothing is done."""
        block = self._session.block
        if block is not None and self._may_write():
            mine = [note for note in self._session.notes if note.block == block.id]
            edit = doing(command, block, mine, self._session.clusters)
            if not self._is_asked(edit):
                self._session.desk.perform(edit)

    def move(self, ids: list[str], lane_id: str) -> None:
        """Move notes to a lane, together."""
        block = self._session.block
        lane = block.lane(lane_id) if block else None
        notes = self.found(ids)
        if block is None or lane is None or not notes or not self._may_write():
            return
        try:
            first, *rest = [moving_note(note, block, lane) for note in notes]
        except ProgramError as error:
            self._presenter.refused.emit(error)
            return
        for edit in rest:
            first = first.then(edit)
        self._perform(first)

    def reword(self, note_id: str, text: str) -> None:
        """Give a note other words."""
        for note in self.found([note_id]) if self._may_write() else ():
            try:
                self._presenter.perform(rewording(note, text))
            except ProgramError as error:
                self._presenter.refused.emit(error)

    def remove(self, ids: list[str]) -> None:
        """Take notes away."""
        if self._may_write():
            self._presenter.perform(removing("notes.remove", self.found(ids)))

    def group(self, ids: list[str]) -> None:
        """Put notes together."""
        if not self._may_write():
            return
        try:
            self._perform(grouping(self.found(ids), self._session.clusters))
        except ProgramError as error:
            self._presenter.refused.emit(error)

    def _may_write(self) -> bool:
        """Whether somebody writes along; off the record nothing on the board changes."""
        step = self._session.step
        if step is None or not step.off_record:
            return True
        self._presenter.noticed.emit("console.capture.off_record", {})
        return False

    def _perform(self, edit: Edit) -> None:
        if not self._is_asked(edit):
            self._presenter.perform(edit)

    def _is_asked(self, edit: Edit) -> bool:
        """Ask before a note leaves a column that keeps it from the room, or for a while only."""
        found = escape(edit, self._session.blocks, self._session.run.revealed)
        if found is not None:
            self._ask(found, lambda: self._presenter.perform(edit))
        return found is not None

    def park(self, ids: list[str]) -> None:
        """Park notes for the next workshop, or take them back when all of them wait already."""
        block, notes = self._session.block, self.found(ids)
        if block is None or not notes or not self._may_write():
            return
        try:
            self._presenter.perform(parking(notes, block, self._session.run.revealed))
        except ProgramError as error:
            self._presenter.refused.emit(error)

    def title(self, cluster_id: str, title: str) -> None:
        """Give a cluster a title."""
        cluster = self._session.clusters.get(cluster_id)
        if cluster is not None and self._may_write():
            self._presenter.perform(titling(cluster, title))

    def rung(self, cluster_id: str, rung: Rung | None) -> None:
        """Say how far the network is with a cluster."""
        cluster = self._session.clusters.get(cluster_id)
        if cluster is not None and self._may_write():
            self._presenter.perform(on_rung(cluster, rung))

    def ungroup(self, cluster_id: str) -> None:
        """Take a cluster apart."""
        cluster = self._session.clusters.get(cluster_id)
        if cluster is not None and self._may_write():
            self._presenter.perform(ungrouping(cluster, self._session.notes))
