"""The columns of a board as the room may see them, made anew only where something changed.

A typist adds a note every few seconds: what stands already stays the same value, so that nothing
has to be laid out or compared again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from llnet_desktop.domain.projection import (
    PublicCluster,
    PublicLane,
    PublicNote,
    is_named,
    is_open,
    public_note,
)
from llnet_desktop.domain.run import Run
from llnet_desktop.domain.workshop import Block, Cluster, Lane, Note
from llnet_desktop.services.note_shelf import InLanes


@dataclass(frozen=True, slots=True)
class _Kept:
    lane: Lane
    tint: int
    notes: Sequence[Note]
    clusters: Sequence[Cluster]
    revealed: bool
    counted: bool
    public: PublicLane | None


class PublicLanes:
    """Keeps the columns of a board as they were made last."""

    def __init__(self) -> None:
        self._kept: dict[str, _Kept] = {}

    def of(
        self, block: Block, notes: InLanes, clusters: Iterable[Cluster], run: Run
    ) -> tuple[PublicLane, ...]:
        """Return the columns whose names the room may read, from the notes in each column.

        Columns off the screen and on paper are left out, and dots as long as they are not
        revealed; held columns say how many notes they have.
        """
        mine = [cluster for cluster in clusters if cluster.block == block.id]
        made = [
            self._lane(block, lane, tint, notes[lane.id], mine, run)
            for tint, lane in enumerate(block.lanes)
        ]
        return tuple(lane for lane in made if lane is not None)

    def _lane(
        self,
        block: Block,
        lane: Lane,
        tint: int,
        notes: Sequence[Note],
        clusters: Sequence[Cluster],
        run: Run,
    ) -> PublicLane | None:
        revealed = lane.id in run.revealed
        counted = block.id in run.dots_revealed
        kept = self._kept.get(lane.id)
        same = kept is not None and (
            kept.lane,
            kept.tint,
            kept.revealed,
            kept.counted,
            kept.clusters,
        ) == (
            lane,
            tint,
            revealed,
            counted,
            clusters,
        )
        if kept is not None and same and _begins_with(notes, kept.notes):
            public = _with_more(kept.public, lane, revealed, counted, notes[len(kept.notes) :])
        else:
            public = _made(lane, tint, notes, clusters, revealed, counted)
        self._kept[lane.id] = _Kept(lane, tint, notes, clusters, revealed, counted, public)
        return public


def _begins_with(notes: Sequence[Note], before: Sequence[Note]) -> bool:
    """Whether notes are the same ones as before, with perhaps some more that stand alone."""
    if notes is before:
        return True
    more = notes[len(before) :]
    alone = all(note.cluster is None for note in more)
    return alone and len(notes) >= len(before) and notes[: len(before)] == before


def _with_more(
    public: PublicLane | None, lane: Lane, revealed: bool, counted: bool, more: Sequence[Note]
) -> PublicLane | None:
    if public is None or not more:
        return public
    if public.held is not None:
        return replace(public, held=public.held + len(more))
    return replace(public, notes=(*public.notes, *_public(lane, revealed, counted, more)))


def _made(
    lane: Lane,
    tint: int,
    notes: Sequence[Note],
    clusters: Sequence[Cluster],
    revealed: bool,
    counted: bool,
) -> PublicLane | None:
    """A lane as the room may see it; None where even its name stays off the wall."""
    if not is_named(lane):
        return None
    empty = PublicLane(lane.name, tint, unnamed=lane.unnamed, erased=lane.erased)
    if not is_open(lane, revealed):
        return replace(empty, held=len(notes))
    known = {cluster.id: cluster for cluster in clusters}
    groups: dict[str, list[Note]] = {}
    for note in notes:
        if note.cluster in known:
            groups.setdefault(known[note.cluster].id, []).append(note)
    public: list[PublicNote] = []
    for group, members in enumerate(groups.values()):
        public += _public(lane, revealed, counted, members, group)
    public += _public(lane, revealed, counted, (n for n in notes if n.cluster not in known))
    heads = (known[one] for one in groups)
    titles = tuple(PublicCluster(cluster.title, cluster.rung) for cluster in heads)
    return replace(empty, notes=tuple(public), clusters=titles)


def _public(
    lane: Lane, revealed: bool, counted: bool, notes: Iterable[Note], group: int | None = None
) -> Iterator[PublicNote]:
    for note in notes:
        shown = note if counted or not note.dots else replace(note, dots=0)
        public = public_note(shown, lane, revealed, group)
        if public is not None:
            yield public
