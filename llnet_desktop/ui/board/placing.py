"""Where everything on a board stands: columns, clusters and equal notes, as plain values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note, Privacy
from llnet_desktop.ui.board.grid import Boxes, Grid, NoteBox

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
MOST_SCREENS = 12  # a board that would be longer becomes wider, so that an overview can be read
WIDER = 1.3  # at a time
CORNER = 16.0  # more than the corners of a column take


@dataclass(frozen=True, slots=True)
class ClusterBox:
    """The line around notes that belong together; `head` is where its title stands.

    At its right end the head says that the cluster can be taken apart.
    """

    cluster: Cluster
    rect: QRectF
    head: QRectF
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
        held = self.lane.privacy is Privacy.HELD
        unnamed = self.lane.unnamed and self.lane.privacy is Privacy.SHOWN
        return (held or unnamed) and not self.revealed

    @property
    def top_part(self) -> QRectF:
        """Where its name stands, and what is said under it."""
        return self.title.united(self.body)

    @property
    def takes_notes(self) -> bool:
        """Whether notes may be moved here."""
        return self.lane.privacy is not Privacy.ON_PAPER


@dataclass(frozen=True)
class Placed:
    """A whole board."""

    lanes: tuple[LaneBox, ...] = ()
    clusters: tuple[ClusterBox, ...] = ()
    grids: tuple[Grid, ...] = ()
    width: float = 0.0
    height: float = 0.0

    @cached_property
    def notes(self) -> Boxes:
        """The notes in reading order, column by column."""
        return Boxes(self.grids)

    @cached_property
    def order(self) -> dict[str, int]:
        """The place of each note in reading order, by its id."""
        ids = (note.id for grid in self.grids for note in grid.notes)
        return {identity: index for index, identity in enumerate(ids)}

    @property
    def newest(self) -> NoteBox | None:
        """The note with the highest number."""
        last = [grid.box(len(grid.notes) - 1) for grid in self.grids]  # each is in order
        return max(last, key=lambda box: box.note.number, default=None)

    @property
    def count(self) -> int:
        """How many notes there are, drawn or not."""
        return sum(box.count for box in self.lanes)

    def box(self, note_id: str | None) -> NoteBox | None:
        """Return a note where it stands, or None when it is not drawn."""
        index = self.order.get(note_id) if note_id is not None else None
        return self.notes[index] if index is not None else None

    def lane(self, lane_id: str | None) -> LaneBox | None:
        """Return a column by its id."""
        return next((box for box in self.lanes if box.lane.id == lane_id), None)

    def lane_at(self, point: QPointF) -> LaneBox | None:
        """Return the column under a point."""
        return next((box for box in self.lanes if box.rect.contains(point)), None)

    def note_at(self, point: QPointF) -> NoteBox | None:
        """Return the note under a point."""
        return next(iter(self.within(QRectF(point, point + QPointF(0.01, 0.01)))), None)

    def cluster_at(self, point: QPointF) -> ClusterBox | None:
        """Return the cluster under a point."""
        return next((box for box in self.clusters if box.rect.contains(point)), None)

    def cluster(self, cluster_id: str | None) -> ClusterBox | None:
        """Return a cluster by its id."""
        return next((box for box in self.clusters if box.cluster.id == cluster_id), None)

    def within(self, area: QRectF) -> list[NoteBox]:
        """Return the notes that touch an area."""
        grids = (grid for grid in self.grids if grid.rect.intersects(area))
        return [grid.box(index) for grid in grids for index in grid.within(area)]

    def next_to(self, box: NoteBox, key: Qt.Key) -> NoteBox | None:
        """Return the note an arrow key leads to: in the same column first, then beside it."""
        way = -1 if key in (Qt.Key.Key_Left, Qt.Key.Key_Up) else 1
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return self._below(box, way)
        here = box.rect.center()
        row = [
            other
            for other in self._in_lane(box.tint, box.rect.top(), box.rect.bottom())
            if abs(other.rect.center().y() - here.y()) < box.rect.height() / 2
            and (other.rect.center().x() - here.x()) * way > 1
        ]
        if row:
            return min(row, key=lambda other: abs(other.rect.center().x() - here.x()))
        tints = {grid.tint for grid in self.grids}
        beyond = [tint for tint in tints if (tint - box.tint) * way > 0]
        if not beyond:
            return None
        tint = min(beyond, key=lambda one: abs(one - box.tint))
        return min(self._near(tint, box.rect), key=lambda other: _far(other.rect, here))

    def _below(self, box: NoteBox, way: int) -> NoteBox | None:
        """Return the nearest note of the same column that stands lower, or higher."""
        here, reach = box.rect.center(), 3 * box.rect.height()
        while True:
            low, high = sorted((here.y(), here.y() + way * reach))
            ahead = [
                other
                for other in self._in_lane(box.tint, low, high)
                if (other.rect.center().y() - here.y()) * way > box.rect.height() / 2
            ]
            if ahead:
                return min(ahead, key=lambda other: _far(other.rect, here))
            if reach > self.height:
                return None
            reach *= 4

    def _near(self, tint: int, rect: QRectF) -> list[NoteBox]:
        """Return notes of a column that stand about as low as `rect`; it has some."""
        reach = rect.height()
        found: list[NoteBox] = []
        while not found:
            found = self._in_lane(tint, rect.top() - reach, rect.bottom() + reach)
            reach *= 4
        return found

    def _in_lane(self, tint: int, top: float, bottom: float) -> list[NoteBox]:
        lane = self.lanes[tint].rect
        return self.within(QRectF(lane.left(), top, lane.width(), bottom - top))


def changed_areas(before: Placed, after: Placed, most: int) -> list[QRectF] | None:
    """Return the areas that look different now; None when it is nearly all, or more than `most`."""
    frame = [(box.rect.left(), box.rect.width(), box.title) for box in before.lanes]
    if frame != [(box.rect.left(), box.rect.width(), box.title) for box in after.lanes]:
        return None
    areas = [new.top_part for old, new in zip(before.lanes, after.lanes, strict=True) if old != new]
    if before.height != after.height:
        low, high = sorted((before.height, after.height))
        areas.append(QRectF(0, low - CORNER, after.width, high - low + CORNER))
    areas += [box.rect for box in before.clusters if box not in after.clusters]
    areas += [box.rect for box in after.clusters if box not in before.clusters]
    for old, new in zip_longest(before.grids, after.grids):
        if old is None or new is None or old.shape != new.shape:
            areas += [grid.rect for grid in (old, new) if grid is not None]
            continue
        if old.notes is new.notes:
            continue
        longer = old if len(old.notes) > len(new.notes) else new
        other: list[int] = []
        if old.notes != new.notes[: len(old.notes)]:  # the same ones are told apart at once
            pairs = enumerate(zip(old.notes, new.notes, strict=False))
            other = [index for index, (one, two) in pairs if one is not two]
        other += range(min(len(old.notes), len(new.notes)), len(longer.notes))
        if len(areas) + len(other) > most:
            return None
        areas += [longer.place(index) for index in other]
    return areas


def _far(rect: QRectF, here: QPointF) -> tuple[float, float]:
    there = rect.center() - here
    return abs(there.y()), abs(there.x())


def place(
    block: Block,
    notes: Mapping[str, Sequence[Note]],
    clusters: Sequence[Cluster],
    revealed: frozenset[str],
    room: QSizeF,
    scale: float,
    *,
    discreet: bool = False,
) -> Placed:
    """Return the board of a block in the room there is, at least that high.

    `notes` are those of each column, in order. A discreet board leaves out every note that the
    room may not see. A board that would be many screens long becomes wider than the room.
    """
    known = {cluster.id: cluster for cluster in clusters}
    of_lane = {lane.id: _Filling(notes.get(lane.id, ()), known) for lane in block.lanes}

    def at(width: float) -> Placed:
        return _placed(block, of_lane, revealed, width, room.height(), scale, discreet)

    best = placed = at(room.width())
    while placed.height > room.height() * max(MOST_SCREENS, placed.width / max(room.width(), 1.0)):
        placed = at(placed.width * WIDER)
        if placed.height < 0.85 * best.height:
            best = placed
        elif placed.width > 3 * best.width:
            break  # it is long because of its clusters, and being wider does not help
    return best


def _placed(
    block: Block,
    of_lane: dict[str, _Filling],
    revealed: frozenset[str],
    width: float,
    height: float,
    scale: float,
    discreet: bool,
) -> Placed:
    gap, many = GAP * scale, len(block.lanes)
    wide = max((width - gap * (many - 1)) / max(many, 1), NARROWEST_LANE * scale)
    under = any(lane.privacy is not Privacy.SHOWN or lane.unnamed for lane in block.lanes)
    lanes: list[LaneBox] = []
    groups: list[ClusterBox] = []
    grids: list[Grid] = []
    lowest = height
    for tint, lane in enumerate(block.lanes):
        here, opened = of_lane[lane.id], lane.id in revealed
        veiled = here.count > 0 and discreet and not is_open(lane, opened)
        left, pad = tint * (wide + gap), PADDING * scale
        title = QRectF(left + pad, pad, wide - 2 * pad, TITLE * scale)
        below = QRectF(title.left(), title.bottom(), title.width(), UNDER_TITLE * scale * under)
        body = QRectF(below.left(), below.bottom() + 6 * scale, below.width(), SENTENCE * scale)
        flow = _Flow(below.left(), body.top(), below.width(), scale, tint)
        if lane.privacy is Privacy.ON_PAPER or veiled:
            flow.top += SENTENCE * scale
        if not veiled:
            flow.fill(here)
        groups += flow.clusters
        grids += flow.grids
        lowest = max(lowest, flow.top + pad)
        whole = QRectF(left, 0, wide, 0)
        lanes.append(LaneBox(lane, tint, whole, title, below, body, here.count, opened, veiled))
    for box in lanes:
        box.rect.setHeight(lowest)
    return Placed(tuple(lanes), tuple(groups), tuple(grids), many * (wide + gap) - gap, lowest)


class _Filling:
    """The notes of one column in order: those of each cluster, and those that stand alone."""

    def __init__(self, notes: Sequence[Note], known: Mapping[str, Cluster]) -> None:
        self.together: dict[Cluster, list[Note]] = {}
        self.alone, self.count = notes, len(notes)
        if not known:
            return
        for note in notes:
            if (cluster := known.get(note.cluster or "")) is not None:
                self.together.setdefault(cluster, []).append(note)
        if self.together:
            self.alone = [note for note in notes if note.cluster not in known]


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
        self.grids: list[Grid] = []
        self.clusters: list[ClusterBox] = []

    def fill(self, filling: _Filling) -> None:
        """Place the notes of the column."""
        for cluster, members in filling.together.items():
            self._place_cluster(cluster, members)
        self._place_notes(filling.alone)

    def _place_cluster(self, cluster: Cluster, notes: Sequence[Note]) -> None:
        scale, out = self._scale, OUTLINE * self._scale
        start = self.top
        self.top += TITLE * scale + out
        self._place_notes(notes, grouped=True)
        end = self.top - self._between + out
        rect = QRectF(self.left - out, start, self._all + 2 * out, end - start)
        head = QRectF(rect.left() + 8 * scale, start + 2 * scale, rect.width() - 16 * scale, 0)
        head.setHeight(26 * scale)
        self.clusters.append(ClusterBox(cluster, rect, head, notes[0], len(notes), self._tint))
        self.top = end + self._between + 2 * scale

    def _place_notes(self, notes: Sequence[Note], *, grouped: bool = False) -> None:
        if not notes:
            return
        high = NOTE_HEIGHT * self._scale
        step = QPointF(self._wide + self._between, high + self._between)
        at = (self.left, self.top, self._across, self._wide, high, step, self._tint)
        grid = Grid(notes, *at, grouped)
        self.grids.append(grid)
        self.top += grid.rows * step.y()
