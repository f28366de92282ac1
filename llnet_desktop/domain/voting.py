"""Dots: what people can choose from, and how it came out. It narrows down; it decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from llnet_desktop.domain.projection import public_note
from llnet_desktop.domain.workshop import Block, Cluster, Note

MOST = 9999  # dots on one note
CLUSTER_FROM = 13  # with so many loose ideas votes split between ideas that are nearly the same


@dataclass(frozen=True, slots=True)
class Option:
    """A note, or a cluster as one: what people give dots to.

    It has the number of its first note. `tint` is the place of its column in the block.
    """

    number: int
    text: str
    tint: int
    notes: tuple[Note, ...]  # by number; the dots are theirs

    @property
    def id(self) -> str:
        """What tells it from others as long as its first note is the same."""
        return self.notes[0].id

    @property
    def dots(self) -> int:
        """The dots of its notes together."""
        return sum(note.dots for note in self.notes)


@dataclass(frozen=True, slots=True)
class Ranked:
    """An option with its place; options with as many dots share one, and the next are skipped."""

    option: Option
    rank: int
    shared: bool


def options(
    block: Block, notes: Iterable[Note], clusters: Iterable[Cluster], revealed: Collection[str]
) -> tuple[Option, ...]:
    """Return what the room can choose from in a block, by number.

    That is what it may read: notes in a column that is closed, off the screen or unknown are no
    options. A cluster is one, by its title or else by the words of its first note. `revealed`
    has the ids of the columns that were opened.
    """
    homes = {cluster.id: cluster for cluster in clusters}
    tints = {lane.id: tint for tint, lane in enumerate(block.lanes)}
    together: dict[str, list[tuple[Note, str]]] = {}
    for note in sorted(notes, key=lambda note: (note.number, note.id)):
        lane = block.lane(note.lane) if note.block == block.id else None
        is_revealed = note.lane in revealed
        seen = public_note(note, lane, is_revealed)
        if lane is None or seen is None or (lane.unnamed and not is_revealed):
            continue
        home = homes.get(note.cluster or "")
        inside = home is not None and (home.block, home.lane) == (note.block, note.lane)
        together.setdefault(home.id if home and inside else note.id, []).append((note, seen.text))
    made = []
    for key, pairs in together.items():
        first, words = pairs[0]
        title = homes[key].title if key in homes else ""
        members = tuple(note for note, _ in pairs)
        made.append(Option(first.number, title or words, tints[first.lane], members))
    return tuple(made)


def ranked(chosen_from: Iterable[Option]) -> tuple[Ranked, ...]:
    """Return the options that got dots, most first, and by number where they got as many.

    What got none is left out: nobody's idea is shown as the one that nobody chose.
    """
    got = sorted(
        (option for option in chosen_from if option.dots > 0),
        key=lambda option: (-option.dots, option.number, option.id),
    )
    many = Counter(option.dots for option in got)
    first: dict[int, int] = {}
    for place, option in enumerate(got, start=1):
        first.setdefault(option.dots, place)
    return tuple(Ranked(option, first[option.dots], many[option.dots] > 1) for option in got)


def is_better_clustered(chosen_from: Sequence[Option]) -> bool:
    """Return whether there are many ideas and none of them stand together yet."""
    loose = all(len(option.notes) == 1 and not option.notes[0].cluster for option in chosen_from)
    return loose and len(chosen_from) >= CLUSTER_FROM


def spread(dots: Sequence[int], total: int) -> tuple[int, ...]:
    """Return dots of notes that come to a total together, as near to those they have as can be.

    More go to the first note that has room, fewer are taken from the last that has some.
    """
    wanted, made = max(0, min(total, MOST * len(dots))), list(dots)
    for place in range(len(made)):
        made[place] += min(max(0, wanted - sum(made)), MOST - made[place])
    for place in reversed(range(len(made))):
        made[place] -= min(max(0, sum(made) - wanted), made[place])
    return tuple(made)
