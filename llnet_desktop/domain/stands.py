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
from llnet_desktop.domain.dates import doubt, is_next_workshop, parse_day
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.phrase import clean
from llnet_desktop.domain.run import Run
from llnet_desktop.domain.workshop import Workshop

LEARNED_LIMIT = 500  # characters
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
_NEXT = re.compile(
    rf"\s*[,;·.]\s*(?=#?\d+(?:(?:[\s,;&+#]|en|and)+\d+)*\s+(?:{_STATES})\b)",
    re.ASCII | re.IGNORECASE,
)
_HAS_STATE = re.compile(rf"\b(?:{_STATES})\b", re.IGNORECASE)
_MOST_FIGURES = 9


@dataclass(frozen=True, slots=True)
class StandLine:
    """What a line says: of these numbers, where they stand, until when, and what was learned.

    `doubt` is why the day is asked about before it is kept, if it is.
    """

    numbers: tuple[int, ...]
    state: StandState
    moved_to: date | None = None
    learned: str = ""
    doubt: str = ""


def parse_stands(
    text: str, today: date, next_workshop: date | None = None
) -> tuple[StandLine, ...]:
    """Return what a line from hands or slips says, in Dutch or in English.

    `12 14 15 done`, `14 verschoven 3 feb`, `12 done: call earlier`, and several of them with a
    comma between. What was learned goes with the last of them. Raises `InputError` when it can't
    be understood, or when a day stands where none belongs.
    """
    said, colon, learned = clean(text, 4 * LEARNED_LIMIT).partition(":")
    parts: list[str] = []
    for part in _NEXT.split(said):
        if parts and not _HAS_STATE.search(parts[-1]):  # the comma stood between two numbers
            parts[-1] += f", {part}"
        else:
            parts.append(part)
    parts[-1] += f"{colon}{learned}"
    return tuple(_one_line(part, today, next_workshop) for part in parts)


def _one_line(text: str, today: date, next_workshop: date | None) -> StandLine:
    said, _, learned = text.partition(":")
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
    if day is None:
        return StandLine(numbers, state, learned=clean(learned, LEARNED_LIMIT))
    moved_to = parse_day(day, today, next_workshop)
    if moved_to is None:
        code = "commit.no_next" if is_next_workshop(day) else "stands.day"
        raise InputError(code, text=clean(day, 60))
    why = doubt(moved_to, today, day)
    return StandLine(numbers, state, moved_to, clean(learned, LEARNED_LIMIT), why)


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment as a look back meets it.

    `stand` is what is known last; `is_told` says that it was told at this look back. `by` is the
    day it has now, `by_before` the one it had when this look back began.
    """

    commitment: Commitment
    stand: Stand | None = None
    before: Stand | None = None  # what was known when this look back began
    is_told: bool = False
    earlier: Stand | None = None  # what was known before the day on which `stand` was told

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
    earlier = last_stands(one for one in kept if one.told < now[one.commitment].told)
    return tuple(
        Standing(
            made,
            now.get(made.id),
            before.get(made.id),
            made.id in now and now[made.id].told >= since,
            earlier.get(made.id),
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
