"""Where everything on a board stands: columns, clusters and equal notes, as plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from PySide6.QtCore import QPointF, QRectF, Qt

from llnet_desktop.domain.projection import public_note
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note, Privacy

GAP = 12.0  # between columns; all lengths are pixels at 100 %
PADDING = 12.0  # inside a column
BETWEEN = 8.0  # between notes
NARROWEST_LANE = 180.0
NARROW_NOTE = 104.0  # two of these stand side by side
WIDE_NOTE = 160.0  # more than two are never narrower than this
NOTE_HEIGHT = 116.0
TITLE = 24.0  # of a column, or of a cluster
UNDER_TITLE = 30.0  # where a column says who sees it
OUTLINE = 6.0  # from a cluster's notes to the line around them
SENTENCE = 72.0  # where a column says why it shows no notes


@dataclass(frozen=True, slots=True)
class NoteBox:
    """A note where it stands. `tint` is the place of its column."""

    note: Note
    rect: QRectF
    tint: int


@dataclass(frozen=True, slots=True)
class ClusterBox:
    """The line around notes that belong together."""

    cluster: Cluster
    rect: QRectF
    first: Note
    count: int
    tint: int


@dataclass(frozen=True, slots=True)
class LaneBox:
    """A column. `veiled` tells that its notes are there and not drawn."""

    lane: Lane
    tint: int
    rect: QRectF
    title: QRectF
    under: QRectF
    body: QRectF
    count: int
    revealed: bool
    veiled: bool

    @property
    def held(self) -> bool:
        """Whether the room does not see these notes until they are revealed."""
        return self.lane.privacy is Privacy.HELD and not self.revealed

    @property
    def takes_notes(self) -> bool:
        """Whether notes may be moved here."""
        return self.lane.privacy is not Privacy.ON_PAPER


@dataclass(frozen=True)
class Placed:
    """A whole board; notes are in reading order, column by column."""

    lanes: tuple[LaneBox, ...] = ()
    clusters: tuple[ClusterBox, ...] = ()
    notes: tuple[NoteBox, ...] = ()
    width: float = 0.0
    height: float = 0.0

    @cached_property
    def by_id(self) -> dict[str, NoteBox]:
        """The notes by their id."""
        return {box.note.id: box for box in self.notes}

    @property
    def count(self) -> int:
        """How many notes there are, drawn or not."""
        return sum(box.count for box in self.lanes)

    def lane(self, lane_id: str | None) -> LaneBox | None:
        """Return a column by its id."""
        return next((box for box in self.lanes if box.lane.id == lane_id), None)

    def lane_at(self, point: QPointF) -> LaneBox | None:
        """Return the column under a point."""
        return next((box for box in self.lanes if box.rect.contains(point)), None)

    def note_at(self, point: QPointF) -> NoteBox | None:
        """Return the note under a point."""
        return next((box for box in self.notes if box.rect.contains(point)), None)

    def cluster_at(self, point: QPointF) -> ClusterBox | None:
        """Return the cluster under a point."""
        return next((box for box in self.clusters if box.rect.contains(point)), None)

    def within(self, area: QRectF) -> list[NoteBox]:
        """Return the notes that touch an area."""
        return [box for box in self.notes if box.rect.intersects(area)]

    def next_to(self, box: NoteBox, key: Qt.Key) -> NoteBox | None:
        """Return the note an arrow key leads to: in the same column first, then beside it."""
        here, sideways = box.rect.center(), key in (Qt.Key.Key_Left, Qt.Key.Key_Right)
        way = -1 if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1

        def far(other: NoteBox) -> tuple[float, ...] | None:
            there = other.rect.center()
            down, across = there.y() - here.y(), there.x() - here.x()
            same = other.tint == box.tint
            if sideways:
                beside = abs(down) < box.rect.height() / 2 if same else True
                ahead = across * way > 1 and beside
                return (abs(other.tint - box.tint), abs(down), abs(across)) if ahead else None
            ahead = same and down * way > box.rect.height() / 2
            return (abs(down), abs(across)) if ahead else None

        ahead = [(found, other) for other in self.notes if (found := far(other)) is not None]
        return min(ahead, key=lambda pair: pair[0])[1] if ahead else None


def place(
    block: Block,
    notes: Iterable[Note],
    clusters: Sequence[Cluster],
    revealed: frozenset[str],
    room: QRectF,
    scale: float,
    *,
    discreet: bool = False,
) -> Placed:
    """Return the board of a block in the room there is, at least that high.

    A discreet board leaves out every note that the room may not see.
    """
    of_lane: dict[str, list[Note]] = {lane.id: [] for lane in block.lanes}
    for note in sorted(notes, key=lambda note: (note.number, note.id)):
        if note.block == block.id and note.lane in of_lane:
            of_lane[note.lane].append(note)
    gap, many = GAP * scale, len(block.lanes)
    wide = max((room.width() - gap * (many - 1)) / max(many, 1), NARROWEST_LANE * scale)
    under = any(lane.privacy is not Privacy.SHOWN for lane in block.lanes)
    known = {cluster.id: cluster for cluster in clusters}
    lanes: list[LaneBox] = []
    groups: list[ClusterBox] = []
    boxes: list[NoteBox] = []
    lowest = room.height()
    for tint, lane in enumerate(block.lanes):
        here, opened = of_lane[lane.id], lane.id in revealed
        shown = [n for n in here if not discreet or public_note(n, lane, opened) is not None]
        left, pad = tint * (wide + gap), PADDING * scale
        title = QRectF(left + pad, pad, wide - 2 * pad, TITLE * scale)
        below = QRectF(title.left(), title.bottom(), title.width(), UNDER_TITLE * scale * under)
        flow = _Flow(below.left(), below.bottom() + 6 * scale, below.width(), scale, tint)
        if lane.privacy is Privacy.ON_PAPER or len(shown) < len(here):
            flow.top += SENTENCE * scale
        flow.fill(shown, known)
        groups += flow.clusters
        boxes += flow.notes
        lowest = max(lowest, flow.top + pad)
        body = QRectF(below.left(), below.bottom() + 6 * scale, below.width(), SENTENCE * scale)
        whole = QRectF(left, 0, wide, 0)
        veiled = len(shown) < len(here)
        lanes.append(LaneBox(lane, tint, whole, title, below, body, len(here), opened, veiled))
    for box in lanes:
        box.rect.setHeight(lowest)
    width = many * (wide + gap) - gap
    return Placed(tuple(lanes), tuple(groups), tuple(boxes), width, lowest)


class _Flow:
    """Fills one column from above: first the clusters, then the notes that stand alone."""

    def __init__(self, left: float, top: float, width: float, scale: float, tint: int) -> None:
        self.left, self.top, self._scale, self._tint = left, top, scale, tint
        self._between = BETWEEN * scale
        many = 2 if width >= 2 * NARROW_NOTE * scale + self._between else 1
        wide = int((width + self._between) // (WIDE_NOTE * scale + self._between))
        self._across = max(many, wide)
        self._wide = (width - self._between * (self._across - 1)) / self._across
        self._all = width
        self.notes: list[NoteBox] = []
        self.clusters: list[ClusterBox] = []

    def fill(self, notes: Iterable[Note], known: dict[str, Cluster]) -> None:
        """Place the notes of the column."""
        together: dict[str, list[Note]] = {}
        alone: list[Note] = []
        for note in notes:
            home = together.setdefault(note.cluster, []) if note.cluster in known else alone
            home.append(note)
        for cluster_id, members in together.items():
            self._place_cluster(known[cluster_id], members)
        self._place_notes(alone)

    def _place_cluster(self, cluster: Cluster, notes: Sequence[Note]) -> None:
        out = OUTLINE * self._scale
        start = self.top
        self.top += TITLE * self._scale + out
        self._place_notes(notes)
        end = self.top - self._between + out
        rect = QRectF(self.left - out, start, self._all + 2 * out, end - start)
        self.clusters.append(ClusterBox(cluster, rect, notes[0], len(notes), self._tint))
        self.top = end + self._between + 2 * self._scale

    def _place_notes(self, notes: Sequence[Note]) -> None:
        high = NOTE_HEIGHT * self._scale
        for index, note in enumerate(notes):
            row, column = divmod(index, self._across)
            x = self.left + column * (self._wide + self._between)
            y = self.top + row * (high + self._between)
            self.notes.append(NoteBox(note, QRectF(x, y, self._wide, high), self._tint))
        rows = -(-len(notes) // self._across)
        self.top += rows * (high + self._between)
