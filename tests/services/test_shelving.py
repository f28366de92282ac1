"""Copies, the archive and the bin: everything comes back, but for what is emptied."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from llnet_desktop.domain.commitment import (
    Commitment,
    PastWording,
    Stand,
    StandState,
    Story,
    Turn,
)
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.groups import PairWish, SmallGroups
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import (
    MINUTE,
    Ballot,
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Photo,
    Presence,
    Request,
    Step,
    Workshop,
)
from llnet_desktop.services import shelving
from llnet_desktop.services.overview import networks, overview
from llnet_desktop.services.searching import find
from llnet_desktop.storage.tables import KINDS

TODAY = date(2026, 12, 3)  # a Thursday
STARTS = datetime(2026, 9, 8, 9, 30)  # a Tuesday
BODEM, WATER = Network("n1", "Bodem"), Network("n2", "Water")
READING = Reading(datetime(2026, 9, 8, 7, 30, tzinfo=UTC), 60.0, "boot-1")
MEETING = Workshop(
    "w1", "n1", "Samen kopen", STARTS, ends_by=STARTS + timedelta(hours=3), venue="NDSM", people=18
)
AGENDA = (
    Block(
        "b1",
        "w1",
        "1i",
        Phrase("Vraag & aanbod"),
        BlockKind.EXERCISE,
        (Step("s1", Phrase("Schrijf"), 30 * MINUTE), Step("s2", Phrase("Lees"), 5 * MINUTE)),
        (Lane("l1", Phrase("Vraag")), Lane("l2", Phrase("Aanbod"))),
        pinned=time(11, 0),
        private=Phrase("Let op de tijd"),
    ),
    Block("b2", "w1", "1j", Phrase("Koffie"), BlockKind.BREAK, (), gap=5 * MINUTE),
)
HANGING = (
    Cluster("g1", "w1", "b1", "l1", "Samen"),
    Note("o1", "w1", "b1", "l1", "Bekers delen", cluster="g1"),
    Photo("f1", "w1", "b1", "image/png", b"png"),
    Ballot("v1", "w1", "b1", "Eén gemeente die begint"),
    Request("r1", "w1", "b1", "Waterschap", "Gemeente", "Eén loket"),
    Presence("p1", "w1", "m1"),
    SmallGroups("k1", "w1", 2, ()),
    ScanTally("t1", "w1", ((0,) * 10,) * 5),
    Commitment("c1", "w1", "Lan", "Bekers huren", date(2026, 12, 4)),
    RunEvent("e1", "w1", What.ENTERED, READING, "b1", "s1"),
    RunEvent("e2", "w1", What.FINISHED, READING),
    Stand("x1", "c1", StandState.DONE, TODAY),
    PastWording("x2", "c1", Turn.MOVED, "2026-11-27", TODAY),
    Story("y1", "w1", "Wie zich liet horen"),
)
PEOPLE = (Member("m1", "n1", "Lan"), Member("m2", "n1", "Tom"), PairWish("q1", "n1", "m1", "m2"))


@pytest.fixture
def full(desk):
    desk.record(adding("test", [BODEM, *PEOPLE, MEETING, *AGENDA, *HANGING]))
    return desk


def everything(desk):
    return {record for kind, _ in KINDS.values() for record in desk.read(kind)}


def in_sight(desk):
    return [w.workshop.id for n in networks(desk) for w in overview(desk, n, TODAY).lines]


def names(away):
    return [line.record.id for line in away]


def identities(block):
    return {block.id, *(step.id for step in block.steps), *(lane.id for lane in block.lanes)}


def without_identities(block):
    return replace(
        block,
        id="",
        workshop="",
        steps=tuple(replace(step, id="") for step in block.steps),
        lanes=tuple(replace(lane, id="") for lane in block.lanes),
    )


def test_a_copy_has_the_agenda_and_nothing_that_was_said_in_it(full):
    before = everything(full)
    later = datetime(2027, 1, 5, 13, 0)
    full.perform(shelving.duplicating(MEETING, AGENDA, " Samen  huren ", later))
    (copy,) = {w for w in full.read(Workshop) if w.id != "w1"}
    assert copy == replace(
        MEETING,
        id=copy.id,
        title="Samen huren",
        starts=later,
        ends_by=later + timedelta(hours=3),
    )
    blocks = sorted(full.read(Block, workshop=copy.id), key=lambda block: block.place)
    assert [without_identities(b) for b in blocks] == [without_identities(b) for b in AGENDA]
    assert everything(full) - before == {copy, *blocks}
    full.history.undo()
    assert everything(full) == before


def test_a_copy_shares_no_identity_with_what_it_was_made_of(full):
    full.perform(shelving.duplicating(MEETING, AGENDA, "Nog eens", STARTS))
    copied = [block for block in full.read(Block) if block.workshop != "w1"]
    fresh = [identity for block in copied for identity in identities(block)]
    assert len(set(fresh)) == len(fresh) == 6
    assert not set(fresh) & {identity for block in AGENDA for identity in identities(block)}


def test_a_copy_of_what_was_put_away_is_in_sight(full):
    gone = replace(MEETING, archived=True, binned=True)
    (made,) = (
        change.after
        for ref, change in shelving.duplicating(gone, (), "Nog eens", STARTS).changes.items()
    )
    assert (made.archived, made.binned) == (False, False)


def test_a_copy_needs_a_title():
    with pytest.raises(InputError, match="no_title"):
        shelving.duplicating(MEETING, AGENDA, "  ", STARTS)


@pytest.mark.parametrize(
    ("taken", "day"),
    [
        ((), date(2027, 1, 5)),
        ((date(2027, 1, 5),), date(2027, 1, 12)),
        ((date(2027, 1, 5), date(2027, 1, 12)), date(2027, 1, 19)),
        ((date(2027, 1, 6),), date(2027, 1, 5)),
    ],
)
def test_the_next_one_is_a_month_on_at_the_same_weekday_and_on_a_free_day(taken, day):
    others = [Workshop(str(d), "n1", "", datetime(d.year, d.month, d.day, 14)) for d in taken]
    assert shelving.next_free_day(MEETING, [MEETING, *others], TODAY) == day


def test_a_day_that_only_something_in_the_bin_takes_is_free():
    other = Workshop("w", "n1", "", datetime(2027, 1, 5, 14), binned=True)
    assert shelving.next_free_day(MEETING, [other], TODAY) == date(2027, 1, 5)


def test_a_workshop_goes_to_the_archive_and_comes_back(full):
    full.perform(shelving.archiving(MEETING))
    assert in_sight(full) == []
    away = shelving.put_away(full)
    assert (names(away.archived), names(away.binned)) == (["w1"], [])
    assert [hit.id for hit in find(full, "samen kopen")] == ["w1"]
    full.perform(shelving.unarchiving(away.archived[0].record, away.archived[0].network))
    assert in_sight(full) == ["w1"]
    assert not shelving.put_away(full)


def test_a_workshop_goes_to_the_bin_and_comes_back(full):
    full.perform(shelving.binning(full, MEETING))
    assert in_sight(full) == []
    assert find(full, "samen kopen") == find(full, "bekers") == ()
    away = shelving.put_away(full)
    assert (names(away.archived), names(away.binned)) == ([], ["w1"])
    full.perform(shelving.restoring(away.binned[0].record))
    assert in_sight(full) == ["w1"]
    full.history.undo()
    full.history.undo()
    assert in_sight(full) == ["w1"]


def test_a_network_takes_its_workshops_with_it_and_brings_them_back(full):
    full.record(adding("test", [WATER]))
    full.perform(shelving.binning(full, BODEM))
    assert [network.id for network in networks(full)] == ["n2"]
    assert find(full, "bekers") == ()
    (line,) = shelving.put_away(full).binned
    assert (line.record.id, line.network, line.workshops) == ("n1", line.record, 1)
    full.perform(shelving.restoring(line.record, line.network))
    assert in_sight(full) == ["w1"]


def test_what_was_in_the_bin_before_its_network_stays_there_when_that_comes_back(full):
    full.perform(shelving.binning(full, MEETING))
    full.perform(shelving.binning(full, BODEM))
    (line,) = shelving.put_away(full).binned
    assert line.record.id == "n1"
    full.perform(shelving.restoring(line.record))
    assert names(shelving.put_away(full).binned) == ["w1"]


def test_a_workshop_takes_its_network_along_when_that_is_out_of_sight(full):
    full.perform(shelving.binning(full, MEETING))
    full.perform(shelving.archiving(BODEM))
    away = shelving.put_away(full)
    assert (names(away.archived), names(away.binned)) == (["n1"], ["w1"])
    full.perform(shelving.restoring(away.binned[0].record, away.binned[0].network))
    assert in_sight(full) == ["w1"]
    full.history.undo()
    assert in_sight(full) == []


def test_what_is_going_on_is_not_binned_and_neither_is_its_network(full):
    on = Workshop("w2", "n1", "Nu", STARTS)
    full.record(adding("test", [on, replace(AGENDA[0], id="b9", workshop="w2")]))
    full.record(adding("test", [RunEvent("e9", "w2", What.ENTERED, READING, "b9", "s1")]))
    assert shelving.binning(full, on) is None
    assert shelving.binning(full, BODEM) is None
    assert shelving.binning(full, MEETING)
    full.record(adding("test", [RunEvent("e10", "w2", What.FINISHED, READING)]))
    assert shelving.binning(full, on)
    assert shelving.binning(full, BODEM)


def test_networks_stand_by_name_and_workshops_newest_first(full):
    full.record(
        adding("test", [replace(WATER, archived=True), Network("n3", "aarde", binned=True)])
    )
    days = [replace(MEETING, id=f"d{n}", starts=datetime(2026, n, 1), binned=True) for n in (3, 7)]
    full.record(adding("test", days))
    away = shelving.put_away(full)
    assert names(away.archived) == ["n2"]
    assert names(away.binned) == ["n3", "d7", "d3"]


def test_a_network_gets_another_name_and_never_none():
    (change,) = shelving.renaming(BODEM, " Bodem\n& water ").changes.values()
    assert change.after.name == "Bodem & water"
    with pytest.raises(InputError, match="no_title"):
        shelving.renaming(BODEM, "\t")


def test_the_bin_takes_along_all_that_hangs_on_a_workshop_and_leaves_the_network(full):
    full.perform(shelving.binning(full, MEETING))
    assert shelving.empty(full)
    assert everything(full) == {BODEM, *PEOPLE}
    assert not shelving.put_away(full)


def test_the_bin_takes_along_all_that_hangs_on_a_network_and_leaves_the_others(full):
    other = Workshop("w2", "n2", "Blijft", STARTS)
    full.record(adding("test", [WATER, other]))
    full.perform(shelving.binning(full, BODEM))
    assert shelving.empty(full)
    assert everything(full) == {WATER, other}


def test_an_empty_bin_has_nothing_to_empty(full):
    full.perform(shelving.archiving(MEETING))
    assert not shelving.emptying(full)


@pytest.mark.parametrize("parent", ["workshop", "network", "commitment"])
def test_no_kind_of_record_is_forgotten_when_the_bin_is_emptied(parent):
    """Fails when a new kind hangs on something that can be deleted for good."""
    known = {type(record).kind for record in (MEETING, *AGENDA, *HANGING, *PEOPLE)}
    hanging = {
        kind for kind, (cls, _) in KINDS.items() if parent in {field.name for field in fields(cls)}
    }
    assert hanging <= known
