"""What became of commitments: which ones a look back is about, how they stand, a line that says so.

The network sees five counts and no rate, nobody is listed for what is not known, and letting go
on purpose is as good an outcome as any.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from llnet_desktop.domain.commitment import Commitment, Stand, StandState
from llnet_desktop.domain.dates import parse_day
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.run import Run
from llnet_desktop.domain.workshop import Workshop

LEARNED_LIMIT = 500  # characters
FARTHEST_YEARS = 10  # a day beyond is asked about
CLOSING = frozenset((StandState.DONE, StandState.LET_GO))

_SAID = {
    "done": StandState.DONE,
    "gedaan": StandState.DONE,
    "klaar": StandState.DONE,
    "under way": StandState.UNDER_WAY,
    "underway": StandState.UNDER_WAY,
    "loopt nog": StandState.UNDER_WAY,
    "loopt": StandState.UNDER_WAY,
    "bezig": StandState.UNDER_WAY,
    "busy": StandState.UNDER_WAY,
    "moved to": StandState.MOVED,
    "moved": StandState.MOVED,
    "verschoven naar": StandState.MOVED,
    "verschoven tot": StandState.MOVED,
    "verschoven": StandState.MOVED,
    "let go": StandState.LET_GO,
    "losgelaten": StandState.LET_GO,
    "not known": StandState.NOT_KNOWN,
    "unknown": StandState.NOT_KNOWN,
    "onbekend": StandState.NOT_KNOWN,
}
_STATES = "|".join(re.escape(words) for words in sorted(_SAID, key=len, reverse=True))
_LINE = re.compile(
    rf"(?P<numbers>#?\d+(?:(?:\s*[,;&+]\s*|\s+(?:en|and)\s+|\s+)#?\d+)*)\s*[.)]?\s+"
    rf"(?P<state>{_STATES})(?:\s+(?P<day>\S.*))?",
    re.ASCII,
)
_NUMBER = re.compile(r"\d+", re.ASCII)
_MOST_FIGURES = 9


@dataclass(frozen=True, slots=True)
class StandLine:
    """What a line says: of these numbers, where they stand, until when, and what was learned."""

    numbers: tuple[int, ...]
    state: StandState
    moved_to: date | None = None
    learned: str = ""


def parse_stands(text: str, today: date) -> StandLine:
    """Return what a line from hands or slips says, in Dutch or in English.

    `12 14 15 done`, `14 verschoven 3 feb`, `12 done: call earlier`. Raises `InputError` when it
    can't be understood, or when a day stands where none belongs.
    """
    said, _, learned = clean(text, 4 * LEARNED_LIMIT).partition(":")
    match = _LINE.fullmatch(" ".join(said.casefold().split()).rstrip("."))
    if match is None:
        raise InputError("stands.line", text=clean(text, 60))
    numbers = tuple(
        dict.fromkeys(int(n[:_MOST_FIGURES]) for n in _NUMBER.findall(match["numbers"]))
    )
    state = _SAID[match["state"]]
    day = match["day"]
    if day is not None and state is not StandState.MOVED:
        raise InputError("stands.line", text=clean(text, 60))
    moved_to = parse_day(day, today) if day is not None else None
    if day is not None and moved_to is None:
        raise InputError("stands.day", text=clean(day, 60))
    return StandLine(numbers, state, moved_to, clean(learned, LEARNED_LIMIT))


def odd_day(day: date, today: date) -> str | None:
    """Return why a day is asked about before it is kept: "past" or "far"; None for any other."""
    if day < today:
        return "past"
    farthest = (today.year + FARTHEST_YEARS, today.month, today.day)
    return "far" if (day.year, day.month, day.day) > farthest else None


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment as a look back meets it.

    `stand` is what is known last; `is_told` says that it was told at this look back. `by` is the
    day it has now, `by_before` the one it had when this look back began.
    """

    commitment: Commitment
    stand: Stand | None = None
    before: Stand | None = None  # the last one of an earlier day
    is_told: bool = False

    @property
    def state(self) -> StandState:
        """Where it stands as far as is known."""
        return self.stand.state if self.stand is not None else StandState.NOT_KNOWN

    @property
    def by(self) -> date:
        """The day by which, with what was moved."""
        return due(self.commitment, self.stand)

    @property
    def by_before(self) -> date:
        """The day by which, as it was before this look back."""
        return due(self.commitment, self.before)

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor let go."""
        return is_open(self.stand)


def due(commitment: Commitment, stand: Stand | None) -> date:
    """Return the day by which a commitment is due, with what it was moved to."""
    return stand.moved_to if stand is not None and stand.moved_to is not None else commitment.by


def is_open(stand: Stand | None) -> bool:
    """Return whether a commitment that stands so is neither done nor let go."""
    return stand is None or stand.state not in CLOSING


def last_stands(stands: Iterable[Stand], before: date = date.max) -> dict[str, Stand]:
    """Return the latest stand of each commitment by its id, of those told before a day."""
    told = sorted(
        (one for one in stands if one.told < before), key=lambda stand: (stand.told, stand.id)
    )
    return {stand.commitment: stand for stand in told}


def standings(
    commitments: Iterable[Commitment], stands: Iterable[Stand], since: date
) -> tuple[Standing, ...]:
    """Return commitments as a look back that began on the day `since` meets them, as given."""
    kept = tuple(stands)
    now, before = last_stands(kept), last_stands(kept, since)
    return tuple(
        Standing(
            made,
            now.get(made.id),
            before.get(made.id),
            made.id in now and now[made.id].told >= since,
        )
        for made in commitments
    )


def looked_back_on(
    workshop: Workshop,
    workshops: Iterable[Workshop],
    commitments: Iterable[Commitment],
    stands: Iterable[Stand],
    since: date,
) -> tuple[Standing, ...]:
    """Return what a look back of a workshop is about, the newest workshop first, by number.

    All that was committed to in the network's earlier workshops and was still open when this
    look back began, what is for the room only as well.
    """
    before = {
        one.id: (one.starts, one.id)
        for one in workshops
        if one.network == workshop.network
        and not one.binned
        and (one.starts, one.id) < (workshop.starts, workshop.id)
    }
    order = {id_: place for place, id_ in enumerate(sorted(before, key=before.__getitem__))}
    mine = [made for made in commitments if made.workshop in order]
    mine.sort(key=lambda made: (-order[made.workshop], made.number, made.id))
    return tuple(one for one in standings(mine, stands, since) if is_open(one.before))


def look_back_day(workshop: Workshop, run: Run) -> date:
    """Return the day from which stands belong to a workshop's look back: the one it began on."""
    if run.began is None:
        return workshop.starts.date()
    return run.began.wall.astimezone(ZoneInfo(workshop.zone)).date()


def counts(about: Iterable[Standing]) -> dict[StandState, int]:
    """Return the five counts of a look back; what nobody told today is not known."""
    made = dict.fromkeys(StandState, 0)
    for one in about:
        made[one.state if one.is_told else StandState.NOT_KNOWN] += 1
    return made


def numbered(about: Sequence[Standing]) -> Mapping[int, Standing]:
    """Return what a number means: where an old library has it twice, the newest that is open."""
    found: dict[int, Standing] = {}
    for one in (*(s for s in about if s.is_open), *(s for s in about if not s.is_open)):
        found.setdefault(one.commitment.number, one)
    return found


def meant(line: StandLine, about: Sequence[Standing]) -> tuple[Standing, ...]:
    """Return the commitments that a line is about; raises `InputError` when one is not there."""
    known = numbered(about)
    missing = [number for number in line.numbers if number not in known]
    if missing:
        code = "stands.no_number" if len(missing) == 1 else "stands.no_numbers"
        raise InputError(code, number=", ".join(map(str, missing)))
    return tuple(known[number] for number in line.numbers)
