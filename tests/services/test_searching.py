"""What a search brings: each line with its place, best first, and private where it must be."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from llnet_desktop.domain.commitment import Commitment
from llnet_desktop.domain.edit import adding, changing
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.search import HitKind
from llnet_desktop.domain.workshop import Block, BlockKind, Lane, Note, Privacy, Workshop
from llnet_desktop.services.desk import Desk
from llnet_desktop.services.library import Library
from llnet_desktop.services.searching import find

STARTS = datetime(2026, 12, 3, 9, 30)
WORKSHOP = Workshop("w1", "n1", "Samen doen", STARTS, venue="De Hoop")
LANES = tuple(Lane(f"l{privacy}", Phrase(privacy), privacy) for privacy in Privacy)
MARKET = Block("b1", "w1", "1i", Phrase("Markt", "Market"), BlockKind.EXERCISE, (), LANES)
TROIKA = Exercise("x1", Phrase("Troika", "Troika"), Phrase("Hulp van twee", "Help from two"), ())
WALK = Exercise("x2", Phrase("Wandeling", "Walk"), Phrase("Met zijn tweeën", "In twos"), ())


@pytest.fixture
def shelves(desk):
    desk.record(adding("test", [Network("n1", "Waterkant"), WORKSHOP, MARKET]))
    return desk


def note(identity, text, lane="lshown"):
    return Note(identity, "w1", "b1", lane, text)


def put(desk, *records):
    for record in records:
        desk.record(adding("test", [record]))


def kinds(hits):
    return [hit.kind for hit in hits]


def test_a_hit_says_what_it_is_and_where(shelves):
    put(shelves, note("o1", "Oever schoon"))
    put(shelves, Commitment("k1", "w1", "Łukasz", "Oever meten", date(2027, 1, 1)))
    put(shelves, Member("m1", "n1", "Oeverman", "Gemeente"))
    member, commitment, said = find(shelves, "oever")
    assert (member.kind, member.text, member.detail) == (HitKind.MEMBER, "Oeverman", "Gemeente")
    assert (member.network, member.network_name, member.workshop) == ("n1", "Waterkant", None)
    assert (commitment.text, commitment.detail) == ("Oever meten", "Łukasz")
    assert (commitment.workshop, commitment.number) == ("w1", 1)
    assert (said.text, said.detail, said.number) == ("Oever schoon", "", 1)
    assert (said.workshop_title, said.network_name, said.starts) == (
        "Samen doen", "Waterkant", STARTS,
    )  # fmt: skip
    assert (said.block, said.block_title) == ("b1", Phrase("Markt", "Market"))
    (workshop,) = find(shelves, "samen do")
    assert (workshop.kind, workshop.workshop, workshop.detail) == (
        HitKind.WORKSHOP, "w1", "De Hoop",
    )  # fmt: skip


def test_without_a_word_or_a_catalogue_there_is_nothing(shelves):
    assert find(shelves, "  ?! ") == ()
    assert find(shelves, "samen", limit=0) == ()
    bare = Desk(Library(lambda edit: edit, lambda kind, **equal: ()))
    assert find(bare, "samen") == ()


def test_what_the_room_did_not_see_is_private(shelves):
    put(shelves, *(note(f"o{privacy}", f"Oever {privacy}", f"l{privacy}") for privacy in Privacy))
    put(shelves, note("olost", "Oever kwijt", "nowhere"))
    seen = {hit.id: hit.private for hit in find(shelves, "oever")}
    assert seen == {
        "oshown": False, "oheld": True, "ooff_screen": True, "oon_paper": True, "olost": True,
    }  # fmt: skip
    at = Reading(datetime(2026, 12, 3, 8, 30, tzinfo=UTC), 1.0, "boot")
    put(shelves, RunEvent("e1", "w1", What.REVEALED, at, "b1", "lheld"))
    assert not next(hit for hit in find(shelves, "oever") if hit.id == "oheld").private


def test_exercises_are_found_in_both_languages_by_title_and_purpose(shelves):
    exercises = (TROIKA, WALK)
    for asked in ("troik", "hulp twee", "help two"):
        assert [hit.exercise for hit in find(shelves, asked, exercises=exercises)] == [TROIKA]
    assert [hit.id for hit in find(shelves, "tweeen", exercises=exercises)] == ["x2"]
    assert [hit.id for hit in find(shelves, "tw", exercises=exercises)] == ["x1", "x2"]


def test_a_name_that_begins_with_the_words_comes_first(shelves):
    put(shelves, replace(WORKSHOP, id="w2", title="Hart van de stad", starts=STARTS))
    later = replace(WORKSHOP, id="w3", title="Nog een stad", starts=STARTS.replace(year=2028))
    put(shelves, later, replace(WORKSHOP, id="w4", title="Stad en land"))
    put(shelves, note("o1", "stad"))
    assert [hit.id for hit in find(shelves, "stad")] == ["w4", "w3", "w2", "o1"]


def test_of_too_many_each_kind_gets_its_share(shelves):
    put(shelves, *(note(f"o{n:02}", f"oever {n}") for n in range(30)))
    put(shelves, *(Member(f"m{n:02}", "n1", f"Oever {n}") for n in range(30)))
    put(shelves, Commitment("k1", "w1", "Oever", "x", date(2027, 1, 1)))
    hits = find(shelves, "oever", limit=20)
    assert len(hits) == 20
    assert kinds(hits) == [
        *[HitKind.MEMBER] * 9, HitKind.COMMITMENT, *[HitKind.NOTE] * 10,
    ]  # fmt: skip
    assert len(find(shelves, "oever", limit=100)) == 61


def test_what_is_unreadable_is_left_out(shelves, engine):
    put(shelves, note("o1", "oever"), note("o2", "oever"))
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE note SET dots = 'x' WHERE id = 'o1'")
    assert [hit.id for hit in find(shelves, "oever")] == ["o2"]
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE workshop SET starts = 'x'")
    assert find(shelves, "oever") == ()


def test_a_workshop_in_the_bin_is_not_found(shelves):
    put(shelves, note("o1", "oever"))
    shelves.perform(changing("bin", [(WORKSHOP, replace(WORKSHOP, binned=True))]))
    assert find(shelves, "oever") == ()
    shelves.history.undo()
    assert [hit.id for hit in find(shelves, "oever")] == ["o1"]
