"""What keys and menus do on a board: each act asks, by a signal of the board, for a change."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from llnet_desktop.domain.workshop import Cluster, Note, Rung
from llnet_desktop.ui.board.hand import Target
from llnet_desktop.ui.board.placing import LaneBox
from llnet_desktop.ui.widgets.menu import Act

if TYPE_CHECKING:
    from llnet_desktop.ui.board.view import BoardView

Run = Callable[[], object]
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
JUMPS = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)


class Acts:
    """The acts of one board, on what is chosen there."""

    def __init__(self, view: BoardView) -> None:
        self._view = view

    @property
    def _notes(self) -> list[Note]:
        return self._view.choice.notes(self._view.placed)

    @property
    def _note(self) -> Note | None:
        box = self._view.choice.box(self._view.placed)
        return box.note if box else None

    def for_key(self, event: QKeyEvent) -> Run | None:
        """Return what a key does here, or None when it is for somebody else."""
        if not self._view.placed.notes:
            return None
        key = next((k for k in (*JUMPS, *self._plain) if k == event.key()), None)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.text() == "!":
            return self.commit
        if key in JUMPS:
            return self._jump(key, held)
        if key == Qt.Key.Key_C and held == Qt.KeyboardModifier.ShiftModifier:
            return self.commit_cluster
        if key is None or held != Qt.KeyboardModifier.NoModifier:
            return None
        return self._plain[key]

    @property
    def _plain(self) -> dict[Qt.Key, Run]:
        return {
            Qt.Key.Key_Space: self._toggle,
            Qt.Key.Key_F2: self.reword,
            Qt.Key.Key_Return: self.reword,
            Qt.Key.Key_Enter: self.reword,
            Qt.Key.Key_Delete: self.remove,
            Qt.Key.Key_G: self.group,
            Qt.Key.Key_U: self.ungroup,
            Qt.Key.Key_C: self.commit,
            Qt.Key.Key_H: self.call,
            Qt.Key.Key_K: self.park,
            Qt.Key.Key_T: self.title,
            Qt.Key.Key_R: self.next_rung,
        }

    def _jump(self, key: Qt.Key, held: Qt.KeyboardModifier) -> Run | None:
        view = self._view
        match held:
            case Qt.KeyboardModifier.NoModifier:
                return lambda: view.go(key)
            case Qt.KeyboardModifier.ShiftModifier:
                return lambda: view.go(key, extend=True)
            case Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_Right:
                return lambda: self.move_beside(1)
            case Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_Left:
                return lambda: self.move_beside(-1)
            case Qt.KeyboardModifier.ControlModifier if key in ARROWS:
                return lambda: view.go(key, walk=True)
            case _:
                return None

    def _toggle(self) -> None:
        if (note := self._note) is not None:
            self._view.choice.toggle(note.id)
            self._view.choice_changed()

    def reword(self) -> None:
        """Open the current note to be reworded."""
        if (note := self._note) is not None:
            self._view.edit(note)

    def remove(self) -> None:
        """Take the chosen notes away."""
        if notes := self._notes:
            self._view.notes_remove_wanted.emit([note.id for note in notes])

    def group(self) -> None:
        """Bring the chosen notes together, from two on."""
        notes = self._notes
        if len(notes) > 1:
            self._view.notes_group_wanted.emit([note.id for note in notes])

    def ungroup(self) -> None:
        """Dissolve the clusters of the chosen notes."""
        placed = {box.cluster.id for box in self._view.placed.clusters}
        for cluster in dict.fromkeys(note.cluster for note in self._notes):
            if cluster in placed:
                self._view.ungroup_wanted.emit(cluster)

    def call(self) -> None:
        """Let the current note light up for the room, or no longer."""
        if (note := self._note) is not None:
            self._view.call_wanted.emit(note.id)

    def park(self) -> None:
        """Park the chosen notes for the next workshop, or no longer."""
        if notes := self._notes:
            self._view.park_wanted.emit([note.id for note in notes])

    @property
    def _cluster(self) -> Cluster | None:
        box = self._view.placed.cluster(self._note.cluster) if self._note else None
        return box.cluster if box else None

    def title(self) -> None:
        """Write the title of the cluster that the current note is in."""
        if (cluster := self._cluster) is not None:
            self._view.edit_title(cluster.id)

    def next_rung(self) -> None:
        """Say that the network is a rung further with a cluster; after the last one, none."""
        if (cluster := self._cluster) is not None:
            rungs = [None, *Rung]
            after = rungs[(rungs.index(cluster.rung) + 1) % len(rungs)]
            self._view.rung_wanted.emit(cluster.id, after)

    def commit(self) -> None:
        """Make a commitment from the current note."""
        if (note := self._note) is not None:
            self._view.commitment_wanted.emit(note.id)

    def commit_cluster(self) -> None:
        """Make a commitment from the cluster of the current note."""
        if (cluster := self._cluster) is not None:
            self._view.cluster_commitment_wanted.emit(cluster.id)

    def move_beside(self, way: int) -> None:
        """Move the chosen notes to the next column that takes notes, or the one before."""
        box = self._view.choice.box(self._view.placed)
        if box is None:
            return
        lanes = self._view.placed.lanes
        beyond = lanes[box.tint + 1 :] if way > 0 else lanes[: box.tint][::-1]
        lane = next((lane for lane in beyond if lane.takes_notes), None)
        if lane is not None:
            self.move_to(lane.lane.id)

    def move_to(self, lane_id: str) -> None:
        """Move the chosen notes to a column; one that is in a cluster there leaves it."""
        ids = [note.id for note in self._notes if note.lane != lane_id or note.cluster is not None]
        if ids:
            self._view.note_move_wanted.emit(ids, lane_id)

    def drop(self, target: Target) -> None:
        """Do what letting go of the chosen notes there means."""
        ids = [note.id for note in self._notes]
        if target.note is not None:
            self._view.notes_group_wanted.emit([target.note.id, *ids])
        elif target.lane is not None:
            self.move_to(target.lane)

    def words_for(self, target: Target) -> str:
        """Return what letting go there will do, in words."""
        view, many = self._view, len(self._notes)
        if target.note is not None:
            return view.speech("board.drop_group", number=target.note.number)
        lane = view.placed.lane(target.lane)
        if lane is not None:
            return view.speech("board.drop_move", lane=view.speech.of(lane.lane.name))
        return view.speech("board.carrying", n=many)

    def of_notes(self) -> list[Act]:
        """Return the menu lines for the chosen notes."""
        view, say = self._view, self._view.speech
        notes, note = self._notes, self._note
        if note is None:
            return []
        grouped = any(each.cluster is not None for each in notes)
        lanes = tuple(
            Act(say.of(box.lane.name), run=self._to(box), enabled=box.takes_notes)
            for box in view.placed.lanes
        )
        return [
            Act(say("board.reword"), "F2", self.reword),
            Act(say("board.commit"), "C  !", self.commit),
            Act(say("board.call"), "H", self.call),
            Act(say("board.group"), "G", self.group, len(notes) > 1),
            Act(say("board.ungroup"), "U", self.ungroup, grouped),
            *self._of_cluster(),
            Act(say("board.park"), "K", self.park),
            Act(say("board.move"), enabled=len(lanes) > 1, more=lanes),
            Act(say("board.move_left"), "Ctrl+←", lambda: self.move_beside(-1), len(lanes) > 1),
            Act(say("board.move_right"), "Ctrl+→", lambda: self.move_beside(1), len(lanes) > 1),
            Act(say("board.remove"), "Delete", self.remove),
        ]

    def _of_cluster(self) -> list[Act]:
        view, say, cluster = self._view, self._view.speech, self._cluster
        if cluster is None:
            return []

        def onto(rung: Rung | None) -> Run:
            return lambda: view.rung_wanted.emit(cluster.id, rung)

        names = {rung: say(f"board.rung.{rung}") for rung in Rung}
        rungs = tuple(
            Act(names[rung] if rung else say("board.rung_none"), run=onto(rung))
            for rung in (None, *Rung)
        )
        return [
            Act(say("board.title"), "T", self.title),
            Act(say("board.rung_of"), "R", more=rungs),
            Act(say("board.commit_cluster"), "Shift+C", self.commit_cluster),
        ]

    def of_lane(self, box: LaneBox) -> list[Act]:
        """Return the menu lines for a column."""
        view, lane = self._view, box.lane.id
        acts = []
        if box.takes_notes:
            name = view.speech.of(box.lane.name)
            words = view.speech("board.write_here", lane=name)
            acts.append(Act(words, run=lambda: view.lane_chosen.emit(lane)))
        if box.held:
            words = view.speech("board.reveal")
            reveal = Act(words, "", lambda: view.reveal_wanted.emit(lane), box.count > 0)
            acts.append(reveal)
        return acts

    def _to(self, box: LaneBox) -> Run:
        return lambda: self.move_to(box.lane.id)
