"""A large library, written quickly: one network with many workshops and all that hangs on them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate, groupby, islice, product
from pathlib import Path
from typing import Any

BLOCKS, LANES, STEPS = 8, 2, 3
COMMITMENTS = 20
MEMBERS = 400
PAST = 0.7  # of the workshops
NETWORK = "The large network"
_NOTE = "INSERT INTO note (id, workshop, block, lane, text, number) VALUES (?, ?, ?, ?, ?, ?)"
_COMMON = ("de", "het", "een", "en", "van", "we", "samen", "meer", "met", "the", "and", "for")
_NAMES = ("Łukasz", "Nguyễn", "Çağla", "Thị", "Zoë", "Renée", "Jürgen", "Đặng", "Åsa", "Ipek")
_PARTS = (
    *("aan", "be", "ver", "ont", "ge", "op", "uit", "over", "mee", "door", "samen", "werk"),
    *("buurt", "water", "land", "bodem", "kring", "leer", "deel", "net", "huis", "tuin", "school"),
    *("straat", "markt", "zorg", "stad", "boer", "wijk", "dag", "idee", "vraag", "plan", "groep"),
    *("taal", "spel", "ruimte", "share", "learn", "grow", "make", "build", "work", "meet", "walk"),
    *("food", "soil", "town", "field", "time", "care", "play", "light", "board"),
)
_ENDS = ("", "en", "ing", "er", "heid", "lijk", "ers", "s", "schap", "baar")


@dataclass(frozen=True, slots=True)
class Words:
    """Words as people use them: a few very often, most of them now and then (Zipf's law)."""

    by_rank: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def made(cls, chance: random.Random) -> Words:
        """Return about thirty thousand words."""
        rare = [*_NAMES, *_PARTS, *(a + b + end for a, b, end in product(_PARTS, _PARTS, _ENDS))]
        chance.shuffle(rare)
        words = tuple(dict.fromkeys((*_COMMON, *rare)))
        return cls(words, tuple(accumulate(1 / (rank + 2) for rank in range(len(words)))))

    def sentences(self, chance: random.Random, many: int) -> Iterator[str]:
        """Yield sentences of three to fourteen words."""
        drawn = iter(chance.choices(self.by_rank, cum_weights=self.weights, k=14 * many))
        for _ in range(many):
            yield " ".join(islice(drawn, chance.randint(3, 14)))

    def some(self, chance: random.Random, fewest: int, most: int) -> str:
        """Return so many words."""
        count = chance.randint(fewest, most)
        return " ".join(chance.choices(self.by_rank, cum_weights=self.weights, k=count))


def build(path: Path, workshops: int, notes: int, today: date) -> Words:
    """Write a library with so many workshops, and notes in each; return the words in it."""
    from sqlalchemy import insert

    from llnet_desktop.domain.workshop import Block
    from llnet_desktop.storage.database import connect, open_library, writing
    from llnet_desktop.storage.records import as_row
    from llnet_desktop.storage.searching import make_index
    from llnet_desktop.storage.tables import KINDS

    chance = random.Random(1)
    words = Words.made(chance)
    blocks: list[Block] = []
    with writing(path):
        engine = open_library(path)
        with engine.begin() as connection:
            for records in _records(chance, words, workshops, today):
                rows = [as_row(record) for record in records]
                connection.execute(insert(KINDS[records[0].kind][1]), rows)
                blocks += (record for record in records if isinstance(record, Block))
        engine.dispose()
        with closing(connect(path)) as raw:
            raw.execute("PRAGMA synchronous = OFF")  # nobody's notes
            raw.execute("BEGIN")
            raw.executemany(_NOTE, _notes(chance, words, blocks, notes))
            make_index(raw)
            raw.execute("COMMIT")
    return words


def _notes(
    chance: random.Random, words: Words, blocks: list[Any], each: int
) -> Iterator[tuple[str, str, str, str, str, int]]:
    """Yield the notes of the workshops as rows: half a million records would take a minute."""
    from llnet_desktop.domain.ids import new_id

    for workshop, agenda in groupby(blocks, lambda block: block.workshop):
        lanes = [(block.id, lane.id) for block in agenda for lane in block.lanes]
        for number, said in enumerate(words.sentences(chance, each), start=1):
            block, lane = lanes[number % len(lanes)]
            yield new_id(), workshop, block, lane, said, number


def _records(
    chance: random.Random, words: Words, workshops: int, today: date
) -> Iterator[list[Any]]:
    """Yield lists of records of one kind."""
    from llnet_desktop.domain.ids import new_id
    from llnet_desktop.domain.network import Member, Network

    network = Network(new_id(), NETWORK, "en")
    yield [network]
    yield [
        Member(new_id(), network.id, f"{chance.choice(_NAMES)} {words.some(chance, 1, 2)}")
        for _ in range(MEMBERS)
    ]
    past = round(workshops * PAST)
    for index in range(workshops):
        day = today + timedelta(days=index - past)
        yield from _meeting(chance, words, network.id, day, held=index < past)


def _meeting(
    chance: random.Random, words: Words, network: str, day: date, *, held: bool
) -> Iterator[list[Any]]:
    from llnet_desktop.domain.commitment import Commitment, Stand, StandState
    from llnet_desktop.domain.ids import new_id
    from llnet_desktop.domain.scan import ScanTally
    from llnet_desktop.domain.workshop import Workshop

    starts = datetime.combine(day, time(9, 30))
    title = words.some(chance, 2, 6)
    workshop = Workshop(new_id(), network, title, starts, venue="Het Plein", people=25)
    blocks = _blocks(chance, words, workshop.id)
    yield [workshop]
    yield blocks
    if not held:
        return
    yield _events(workshop.id, blocks, datetime.combine(day, time(8, 30), UTC))
    made = [
        Commitment(
            new_id(),
            workshop.id,
            chance.choice(_NAMES),
            words.some(chance, 4, 12),
            day + timedelta(days=chance.randint(5, 90)),
            number,
        )
        for number in range(1, COMMITMENTS + 1)
    ]
    yield made
    told = chance.sample(made, COMMITMENTS * 2 // 3)
    yield [Stand(new_id(), c.id, chance.choice(list(StandState)), c.by) for c in told]
    tally = tuple(tuple(chance.randint(0, 5) for _ in range(10)) for _ in range(5))
    yield [ScanTally(new_id(), workshop.id, tally)]


def _blocks(chance: random.Random, words: Words, workshop: str) -> list[Any]:
    from llnet_desktop.domain.agenda import places
    from llnet_desktop.domain.ids import new_id
    from llnet_desktop.domain.phrase import Phrase
    from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Lane, Step

    def phrase(fewest: int, most: int) -> Phrase:
        return Phrase(words.some(chance, fewest, most), words.some(chance, fewest, most))

    def step() -> Step:
        return Step(new_id(), phrase(4, 12), 8 * MINUTE, detail=phrase(8, 25))

    return [
        Block(
            new_id(),
            workshop,
            place,
            phrase(1, 5),
            BlockKind.EXERCISE,
            tuple(step() for _ in range(STEPS)),
            tuple(Lane(new_id(), phrase(1, 3)) for _ in range(LANES)),
            private=phrase(20, 60),
        )
        for place in places(BLOCKS)
    ]


def _events(workshop: str, blocks: list[Any], began: datetime) -> list[Any]:
    from llnet_desktop.domain.ids import new_id
    from llnet_desktop.domain.run import Reading, RunEvent, What

    happened = [(What.ENTERED, block.id, step.id) for block in blocks for step in block.steps]
    happened = [(what, *on) for _, *on in happened for what in (What.ENTERED, What.STARTED)]
    happened.append((What.FINISHED, None, None))
    return [
        RunEvent(
            new_id(),
            workshop,
            what,
            Reading(began + timedelta(minutes=4 * number), 240.0 * number, workshop),
            block,
            step,
            number=number,
        )
        for number, (what, block, step) in enumerate(happened, start=1)
    ]
