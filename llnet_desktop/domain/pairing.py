"""Likely pairs of what one offers and another needs: notes that share words which say something.

A guess for the facilitator to look at, never a result. Words are compared without accents, in a
rough stem, and as parts of the compounds that Dutch is fond of.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest
from math import log
from unicodedata import normalize

from llnet_desktop.domain.projection import is_open
from llnet_desktop.domain.search import folded, words_of
from llnet_desktop.domain.workshop import Block, Lane, Note

MOST = 12  # pairs: what a facilitator looks through while the room works
PER_NOTE = 3  # so that one broad note does not take the whole list
_WORDS = 40  # of a note that are looked at
_LOOKS = 150_000  # combinations that are looked at, those of rare words first: they tell most
_PART = 0.6  # what part of a compound counts, beside a whole word
_SHORTEST, _SHORTEST_PART = 3, 4  # letters
_OFFERS = frozenset(
    words_of("bied biedt bieden aanbod aanbieden aangeboden offer offers offering offered")
)
_NEEDS = frozenset(
    words_of("vraag vragen zoek zoekt zoeken nodig gevraagd gezocht need needs needed")
)
_LETTERS = re.compile(r"[^\W_]+")
_DOUBLE = re.compile(r"(.)\1+")
_HARD = {"v": "f", "z": "s"}
_ENDINGS = (
    *(("tjes", ""), ("tje", ""), ("jes", ""), ("je", "")),
    *(("ies", "y"), ("ie", "y"), ("heden", "heid"), ("ingen", "")),
    *(("ing", ""), ("ed", ""), ("en", ""), ("e", "")),
)
_STOP = frozenset(
    words_of(
        """
        aan al alle allemaal alles als ander andere anders beetje ben bent bij bijna binnen boven
        daar dan dat de deel den denk der deze die dit doe doen doet door dus echt een één eens
        eigen elk elkaar elke en er erg ergens geen gaan gaat geef geven goed goede graag had hadden
        heb hebben hebt heeft heel help helpen hem hen het hier hij hoe hoeveel hulp hun iemand iets
        ik in is ja jaar je jij jou jouw juist jullie kan kun kunnen kunt maar maak maken mag me
        meer men met mij mijn mijne misschien moet moeten na naar niet niets nieuw nieuwe nodig nog
        nu of om omdat onder ons onze ook op over per plek samen snel soms staan staat steeds te
        tegen tijd tijdens toch toe tot tussen u uit uur van veel veels vind voor vraag vragen waar
        waarom wat we weer wel welke wie wij wil willen word worden wordt zal ze zeer zelf zich zij
        bijvoorbeeld voorbeeld zijn zo zoals zoek zoeken zonder zou zouden aanbod bied bieden dag
        dagen keer week weken maand maanden dingen ding soort manier mensen mens example
        a about above after again all also am an and any anybody anyone are as at be because been
        before being between both but by can cannot could day days did do does doing done down each
        few find for from get give good great had has have having he help helping her here hers him
        his how i if in into is it its just know let like look looking made make making many me
        month months more most much my need needed needs new no nor not nothing now of off offer
        offers on once one only or other others our out over own people person please same she
        should so some somebody someone something such than that the their them then there these
        they thing things this those through time to too under until up us use used using very want
        was way we week weeks well were what when where which while who whom why will with within
        without would year years yes you your
        """
    )
)


@dataclass(frozen=True, slots=True)
class Pair:
    """An offer and a need that may belong together; `shared` are words that say why."""

    offer: Note
    need: Note
    shared: tuple[str, ...]
    score: float

    @property
    def ids(self) -> tuple[str, str]:
        """The two notes by id, the offer first."""
        return self.offer.id, self.need.id


def sides(block: Block) -> tuple[tuple[Lane, ...], tuple[Lane, ...]]:
    """Return the columns with offers and those with needs, told by their names.

    A column that could be both is neither.
    """
    offers, needs = [], []
    for lane in block.lanes:
        said = {*words_of(lane.name.nl), *words_of(lane.name.en)}
        gives, asks = bool(said & _OFFERS), bool(said & _NEEDS)
        if gives and not asks:
            offers.append(lane)
        elif asks and not gives:
            needs.append(lane)
    return tuple(offers), tuple(needs)


def has_sides(block: Block) -> bool:
    """Return whether a block has columns for both."""
    return all(sides(block))


def may_pair(lane: Lane | None, revealed: Collection[str]) -> bool:
    """Return whether notes of a column may be paired: the room reads them, and they are kept."""
    if lane is None or lane.unnamed or lane.erased:
        return False
    return is_open(lane, lane.id in revealed)


def likely_pairs(
    block: Block, notes: Iterable[Note], revealed: Collection[str]
) -> tuple[Pair, ...]:
    """Return the likeliest pairs of a block, best first and at most `MOST`.

    The same notes give the same pairs, in whatever order they come. `revealed` has the ids of the
    columns that were opened.
    """
    offers_in, needs_in = (
        {lane.id for lane in side if may_pair(lane, revealed)} for side in sides(block)
    )
    mine = sorted(
        (note for note in notes if note.block == block.id),
        key=lambda note: (note.number, note.id),
    )
    return _pairs(
        [note for note in mine if note.lane in offers_in],
        [note for note in mine if note.lane in needs_in],
    )


def _pairs(offers: list[Note], needs: list[Note]) -> tuple[Pair, ...]:
    if not offers or not needs:
        return ()
    stems = [{stem(word) for word in _telling(note.text)} for note in (*offers, *needs)]
    known = Counter(word for said in stems for word in said)
    traits = [_with_parts(said, known) for said in stems]
    given, asked = traits[: len(offers)], traits[len(offers) :]
    index: defaultdict[str, list[int]] = defaultdict(list)
    for place, said in enumerate(asked):
        for word in said:
            index[word].append(place)
    times = Counter(word for said in given for word in said)
    weight: dict[str, float] = {}
    left = _LOOKS
    for many, word in sorted((times[one] * len(index[one]), one) for one in index if one in times):
        left -= many
        if left < 0:
            break
        weight[word] = log(1 + len(stems) / (times[word] + len(index[word])))
    whole = [sum(weight.get(word, 1.0) * share for word, share in said.items()) for said in traits]
    found: list[tuple[float, int, int]] = []
    for one, said in enumerate(given):
        together: defaultdict[int, float] = defaultdict(float)
        for word in sorted(said.keys() & weight.keys()):
            heavy = weight[word] * said[word]
            for other in index[word]:
                together[other] += heavy * asked[other][word]
        best = (
            (round(sum_ * sum_ / min(whole[one], whole[len(offers) + other]), 6), -one, -other)
            for other, sum_ in together.items()
        )
        found += nlargest(MOST, best)
    return tuple(
        Pair(offers[one], needs[other], _why(offers[one], needs[other], weight), score)
        for score, one, other in _spread(sorted(found, reverse=True))
    )


def _spread(found: list[tuple[float, int, int]]) -> list[tuple[float, int, int]]:
    """Return the best, no note in too many of them."""
    used_one, used_other = Counter[int](), Counter[int]()
    kept = []
    for score, less_one, less_other in found:
        one, other = -less_one, -less_other
        if used_one[one] < PER_NOTE and used_other[other] < PER_NOTE:
            used_one[one] += 1
            used_other[other] += 1
            kept.append((score, one, other))
        if len(kept) == MOST:
            break
    return kept


def _telling(text: str) -> dict[str, str]:
    """Return the words of a note that say something, folded, with how each was written.

    Two letters are enough where one has a mark: that is a word in Vietnamese.
    """
    found: dict[str, str] = {}
    for word in _LETTERS.findall(normalize("NFC", text)):
        known = folded(word)
        long_enough = len(known) >= _SHORTEST or (len(known) == 2 and not word.isascii())
        if long_enough and known not in _STOP and not known.isdecimal():
            found.setdefault(known, word.lower())
        if len(found) == _WORDS:
            break
    return found


def _with_parts(said: Iterable[str], known: Mapping[str, int]) -> dict[str, float]:
    """Return words with what they weigh, and with the known words that they are made of."""
    made = dict.fromkeys(said, 1.0)
    for word in tuple(made):
        for part in _parts(word):
            if part in known:
                made.setdefault(part, _PART)
    return made


@lru_cache(maxsize=8192)
def _parts(word: str) -> tuple[str, ...]:
    """Return what could be the first or the last part of a compound, with rough stems."""
    inner = range(_SHORTEST_PART, len(word) - 1)
    starts = (word[:at] for at in inner)
    ends = (word[at:] for at in range(3, len(word) - _SHORTEST_PART + 1))
    return tuple(dict.fromkeys(form for part in (*starts, *ends) for form in (part, stem(part))))


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """Return a folded word without the endings that Dutch and English add, the same for both."""
    made = word
    for ending, instead in _ENDINGS:
        if made.endswith(ending) and len(made) - len(ending) >= _SHORTEST:
            made = made[: -len(ending)] + instead
            break
    made = _DOUBLE.sub(r"\1", made)
    made = made[:-1] + _HARD.get(made[-1], made[-1])
    for ending in "se":
        if made.endswith(ending) and len(made) > _SHORTEST:
            made = made[:-1]
    return made


def _why(offer: Note, need: Note, weight: Mapping[str, float]) -> tuple[str, ...]:
    """Return the words of the need that the offer has too, as they were written."""
    given = {part for word in _telling(offer.text) for part in _traits(word)}
    words: dict[str, str] = {}
    for known, word in _telling(need.text).items():
        if any(part in given and part in weight for part in _traits(known)):
            words.setdefault(stem(known), word)
    return tuple(words.values())[:3]


def _traits(word: str) -> tuple[str, ...]:
    whole = stem(word)
    return whole, *_parts(whole)
