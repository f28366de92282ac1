"""Offers and needs that may belong together: likely, few, and only of notes the room may read."""

from dataclasses import replace
from random import Random
from time import perf_counter
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.content.exercises import load_exercises
from llnet_desktop.domain.pairing import (
    MOST,
    PER_NOTE,
    has_sides,
    likely_pairs,
    sides,
    stem,
)
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Note, Privacy

OFFER, NEED = Lane("o", Phrase("Ik bied", "I can offer")), Lane("n", Phrase("", "I need"))
OTHER = Lane("x", Phrase("Wat niemand alleen kan"))
BLOCK = Block("a", "w", "i", Phrase("Markt"), BlockKind.EXERCISE, (), (OFFER, NEED, OTHER))


def note(number, lane, text):
    return Note(f"id{number}", "w", "a", lane, text, number)


def pairs(offers, needs, block=BLOCK, revealed=()):
    notes = [note(n, "o", text) for n, text in enumerate(offers, 1)]
    notes += [note(n, "n", text) for n, text in enumerate(needs, 101)]
    return likely_pairs(block, notes, revealed)


def words(found):
    return [(pair.offer.text, pair.need.text) for pair in found]


def named(*names):
    lanes = tuple(Lane(name, Phrase(name)) for name in names)
    offers, needs = sides(replace(BLOCK, lanes=lanes))
    return [lane.id for lane in offers], [lane.id for lane in needs]


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ("Ik bied", "Ik vraag"),
        ("Aanbod", "Vraag"),
        ("Wat ik te bieden heb", "Wat ik nodig heb"),
        ("I can offer", "I need"),
        ("Offers", "Needs"),
        ("AANBOD", "Wij zoeken"),
    ],
)
def test_columns_are_told_by_their_names_in_either_language(offer, need):
    assert named(offer, "Geregeld", need) == ([offer], [need])


def test_a_column_that_could_be_both_is_neither():
    assert named("Vraag en aanbod", "Wat de anderen nodig hebben") == (
        [],
        ["Wat de anderen nodig hebben"],
    )
    assert not has_sides(replace(BLOCK, lanes=(OFFER,)))


def test_the_market_that_comes_along_has_both_and_no_other_exercise_by_accident():
    found = [
        one.id for one in load_exercises()[0] if has_sides(replace(BLOCK, lanes=tuple(one.lanes)))
    ]
    assert found == ["offers-and-needs"]


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ("Twee dagen advies over vergunningen", "Hulp bij mijn vergunning"),
        ("Een zaal in Zaandam", "Zalen om te vergaderen"),
        ("Ons leverancierscontract", "Wie kent een goede leverancier?"),
        ("Studenten voor een onderzoek", "Een onderzoeker die meet"),
        ("Companies who want to test", "A company to try it with"),
        ("Twintig fietsen", "Een fiets"),
        ("Twee huizen", "Een huis"),
        ("Matrassen", "Een matras"),
        ("Boxes and glasses", "One box"),
        ("Adressen van bewoners", "Het adres"),
        ("Organisaties", "Een organisatie"),
        ("Brieven aan de wethouder", "Hoe schrijf ik een brief?"),
        ("Bản đồ lũ lụt", "Ai có bản đồ?"),
        ("Cá và lúa", "Tôi cần cá"),
        ("ŁÓDŹ per boot", "wie gaat naar łódź"),
    ],
)
def test_words_that_mean_the_same_make_a_pair(offer, need):
    (found,) = pairs([offer], [need])
    assert found.shared
    assert all(word in need.lower() for word in found.shared)


@pytest.mark.parametrize(
    ("offer", "need"),
    [
        ("Ik heb een auto voor wie hem nodig heeft", "Ik zoek een plek voor de tuin"),
        ("I can help you with this", "Somebody who can help me"),
        ("Iets van 2025", "Iets voor 2025"),
        ("", "!!!"),
    ],
)
def test_words_that_say_nothing_make_no_pair(offer, need):
    assert pairs([offer], [need]) == ()


def test_a_rare_word_tells_more_than_one_that_is_everywhere():
    offers = ["festival met bekers", "festival met stoelen", "festival met tenten"]
    found = pairs(offers, ["festival zoekt stoelen", "festival zoekt podium"])
    assert words(found)[0] == ("festival met stoelen", "festival zoekt stoelen")


@pytest.mark.parametrize(
    "lane",
    [
        replace(NEED, privacy=Privacy.HELD),
        replace(NEED, privacy=Privacy.OFF_SCREEN),
        replace(NEED, privacy=Privacy.ON_PAPER),
        replace(NEED, unnamed=True),
        replace(NEED, erased=True),
    ],
)
def test_what_the_room_may_not_read_is_never_in_a_pair(lane):
    block = replace(BLOCK, lanes=(OFFER, lane))
    assert pairs(["een boot"], ["een boot"], block) == ()


def test_a_column_that_was_opened_may_be_paired_but_not_one_without_names():
    held = replace(NEED, privacy=Privacy.HELD)
    block = replace(BLOCK, lanes=(OFFER, held))
    assert len(pairs(["een boot"], ["een boot"], block, {"n"})) == 1
    block = replace(BLOCK, lanes=(OFFER, replace(held, unnamed=True)))
    assert pairs(["een boot"], ["een boot"], block, {"n"}) == ()


def test_notes_of_other_items_and_columns_are_left_out():
    notes = [
        note(1, "o", "een boot"),
        note(2, "x", "een boot"),
        replace(note(3, "n", "een boot"), block="b"),
    ]
    assert likely_pairs(BLOCK, notes, ()) == ()


KNOWN = "zaal zalen boot boten vergunning contract leverancier lũ Łódź de en"
TEXTS = st.lists(
    st.lists(st.sampled_from(KNOWN.split(" ")), max_size=6).map(" ".join) | st.text(max_size=30),
    max_size=12,
)


@given(TEXTS, TEXTS, st.randoms())
def test_pairs_are_few_best_first_and_the_same_in_any_order(offers, needs, random):
    notes = [note(n, "o", text) for n, text in enumerate(offers, 1)]
    notes += [note(n, "n", text) for n, text in enumerate(needs, 101)]
    found = likely_pairs(BLOCK, notes, ())
    random.shuffle(notes)
    assert likely_pairs(BLOCK, notes, ()) == found
    assert len(found) <= MOST
    assert [pair.score for pair in found] == sorted((p.score for p in found), reverse=True)
    assert len({pair.ids for pair in found}) == len(found)
    for pair in found:
        assert (pair.offer.lane, pair.need.lane) == ("o", "n")
        assert pair.shared
        assert sum(pair.offer == other.offer for other in found) <= PER_NOTE
        assert sum(pair.need == other.need for other in found) <= PER_NOTE


@given(TEXTS, TEXTS)
def test_it_makes_no_difference_how_marks_are_written(offers, needs):
    apart = [normalize("NFD", text) for text in offers]
    once = [normalize("NFC", text) for text in offers]
    assert [p.ids for p in pairs(apart, needs)] == [p.ids for p in pairs(once, needs)]


@given(st.text(min_size=1, max_size=40))
def test_a_stem_is_never_empty(word):
    assert stem(word)


def test_a_thousand_offers_and_a_thousand_needs_are_quick():
    random = Random(1)
    known = ["".join(random.choices("abdefgiklmnoprstuvz", k=7)) for _ in range(1500)]
    texts = [" ".join(random.choices(known, k=9)) for _ in range(2000)]
    pairs(["warm"], ["warm"])
    took = []
    for _ in range(3):
        before = perf_counter()
        found = pairs(texts[:1000], texts[1000:])
        took.append(perf_counter() - before)
    assert len(found) == MOST
    assert min(took) < 1.0  # half of it on a machine that does nothing else
