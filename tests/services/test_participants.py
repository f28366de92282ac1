"""Who is there and in which group: every gesture is an edit that can be taken back."""

from datetime import datetime
from random import Random

import pytest

from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.groups import PairWish, SmallGroups, unkept
from llnet_desktop.domain.network import Member, Network
from llnet_desktop.domain.workshop import Presence, PresenceState, Workshop
from llnet_desktop.services.participants import (
    coming,
    drawing,
    expected_people,
    forgetting,
    leaving_at,
    marking,
    not_in_a_group,
    unwishing,
    walking_in,
    wishing,
)
from llnet_desktop.words import words_in

NOON = datetime(2026, 12, 3, 12, 0)
ABSENT, EXPECTED, LATE, PRESENT = (
    PresenceState.ABSENT,
    PresenceState.EXPECTED,
    PresenceState.LATE,
    PresenceState.PRESENT,
)


@pytest.fixture
def workshop(desk):
    made = Workshop("w1", "n1", "Sessie 3", datetime(2026, 12, 3, 9, 30))
    desk.record(adding("test", [Network("n1", "Bodem")]))
    desk.record(adding("test", [made]))
    return made


@pytest.fixture
def members(desk, workshop):
    made = [Member(f"m{n}", "n1", f"Naam {n}", f"Huis {n % 3}") for n in range(9)]
    desk.record(adding("test", made))
    return made


def only(desk, kind):
    (found,) = desk.read(kind)
    return found


def code_of(make, *given, **named):
    with pytest.raises(InputError) as caught:
        make(*given, **named)
    for language in ("nl", "en"):
        assert words_in(language).error(caught.value).strip()
    return caught.value.code


def test_somebody_is_marked_and_marked_otherwise_and_it_is_taken_back(desk, workshop, members):
    desk.perform(marking(workshop, members[0], None, PRESENT))
    first = only(desk, Presence)
    assert (first.workshop, first.member, first.state) == ("w1", "m0", PRESENT)
    desk.perform(marking(workshop, members[0], first, LATE, NOON))
    assert only(desk, Presence).leaves == NOON
    desk.history.undo()
    assert only(desk, Presence) == first
    desk.history.undo()
    assert not desk.read(Presence)


def test_who_is_expected_anyway_needs_no_record(workshop, members):
    assert not marking(workshop, members[0], None, EXPECTED)
    assert marking(workshop, members[0], None, EXPECTED, NOON)


def test_who_does_not_come_does_not_leave_either(workshop, members):
    presence = Presence("p", "w1", "m0", PRESENT, NOON)
    (change,) = marking(workshop, members[0], presence, ABSENT, NOON).changes.values()
    assert change.after == Presence("p", "w1", "m0", ABSENT)


@pytest.mark.parametrize("text", ["12:00", "12.00", "12", "1200", "12u", "12u00", " 12 h", "12 00"])
def test_a_time_of_leaving_is_read_as_people_write_it(workshop, text):
    assert leaving_at(workshop, text) == NOON


def test_no_time_of_leaving_is_none(workshop):
    assert leaving_at(workshop, "  ") is None


@pytest.mark.parametrize("text", ["25:00", "12:75", "noon", "12:0", "-3", "١٢", "9" * 400])
def test_what_is_no_time_is_refused(workshop, text):
    assert code_of(leaving_at, workshop, text) == "participants.no_time"


@pytest.mark.parametrize("text", ["9:30", "09:00", "7"])
def test_nobody_leaves_before_the_start(workshop, text):
    assert code_of(leaving_at, workshop, text) == "participants.not_then"


def test_an_evening_that_goes_past_midnight_is_left_after_midnight():
    late = Workshop("w", "n", "T", datetime(2026, 12, 3, 20, 0))
    assert leaving_at(late, "0:30") == datetime(2026, 12, 4, 0, 30)
    assert leaving_at(late, "23") == datetime(2026, 12, 3, 23, 0)


def test_a_walk_in_joins_the_network_and_is_present_in_one_step(desk, workshop, members):
    edit, member = walking_in(workshop, "  Nguyễn Thị Lan ,  Cần Thơ, Đồng Tháp ", members)
    desk.perform(edit)
    found = desk.one(Member, member.id)
    assert (found.name, found.organisation) == ("Nguyễn Thị Lan", "Cần Thơ, Đồng Tháp")
    assert only(desk, Presence).state is PRESENT
    desk.history.undo()
    assert desk.one(Member, member.id) is None
    assert not desk.read(Presence)


@pytest.mark.parametrize("line", ["", " , Gemeente", "\u200b"])
def test_a_walk_in_has_a_name(workshop, line):
    assert code_of(walking_in, workshop, line, []) == "participants.no_name"


def test_a_walk_in_who_is_known_is_not_added_twice(workshop, members):
    assert code_of(walking_in, workshop, "naam 1, HUIS 1", members) == "participants.known"
    _, namesake = walking_in(workshop, "Naam 1, Elders", members)
    assert namesake.organisation == "Elders"


def test_who_said_not_to_come_is_not_counted_on(members):
    said = [
        Presence("p0", "w1", "m0", ABSENT),
        Presence("p1", "w1", "m1", LATE, NOON),
        Presence("p2", "w1", "m2", PRESENT),
        Presence("p3", "w1", "somebody else", ABSENT),
    ]
    assert expected_people(members, said) == 8
    assert members[0] not in coming(members, said)
    assert expected_people([], said) == 0


def test_a_wish_is_kept_once_for_a_pair_and_the_last_word_counts(desk, workshop, members):
    one, other = members[:2]
    desk.perform(wishing(one, other, together=True))
    first = only(desk, PairWish)
    desk.perform(wishing(other, one, together=False, wishes=[first]))
    changed = only(desk, PairWish)
    assert (changed.id, changed.pair, changed.together) == (first.id, {"m0", "m1"}, False)
    assert not wishing(one, other, together=False, wishes=[changed])
    desk.perform(unwishing([changed]))
    assert not desk.read(PairWish)
    desk.history.undo()
    assert only(desk, PairWish) == changed


def test_doubles_of_a_wish_become_one(members):
    doubles = [PairWish("a", "n1", "m0", "m1", True), PairWish("b", "n1", "m1", "m0", False)]
    edit = wishing(members[0], members[1], together=True, wishes=doubles)
    assert [(ref.id, change.after) for ref, change in edit.changes.items()] == [("b", None)]


def test_a_wish_is_about_two_people(members):
    assert code_of(wishing, members[0], members[0], together=True) == "participants.one_person"


def test_groups_are_drawn_and_drawn_again_in_the_same_place(desk, workshop, members):
    wishes = [PairWish("a", "n1", "m0", "m1", True), PairWish("b", "n1", "m2", "m3", False)]
    desk.perform(drawing(workshop, members, 3, wishes, Random(1)))
    first = only(desk, SmallGroups)
    assert first.workshop == "w1"
    assert [len(group) for group in first.groups] == [3, 3, 3]
    desk.perform(drawing(workshop, members[:8], 4, wishes, Random(2), first))
    second = only(desk, SmallGroups)
    assert (second.id, second.size) == (first.id, 4)
    assert unkept(second.groups, wishes) == ()
    assert "m8" not in {m for group in second.groups for m in group}
    desk.history.undo()
    assert only(desk, SmallGroups) == first


def test_who_comes_after_the_drawing_is_in_no_group(workshop, members):
    drawn = SmallGroups("g", "w1", 3, (("m0", "m1"), ("m2", "gone")))
    assert not_in_a_group(members[:5], drawn) == tuple(members[3:5])


@pytest.mark.parametrize("size", [0, 1, 9])
def test_a_small_group_is_small(workshop, members, size):
    assert code_of(drawing, workshop, members, size, [], Random(1)) == "participants.size"


def test_one_person_makes_no_groups(workshop, members):
    assert code_of(drawing, workshop, members[:1], 4, [], Random(1)) == "participants.too_few"


def test_who_is_taken_out_leaves_groups_and_wishes_and_all_of_it_comes_back(
    desk, workshop, members
):
    desk.perform(marking(workshop, members[0], None, PRESENT))
    desk.perform(wishing(members[0], members[1], together=True))
    desk.perform(wishing(members[2], members[3], together=False))
    desk.perform(drawing(workshop, members, 3, [], Random(1)))
    before = only(desk, SmallGroups)
    gone = [members[0]]
    kept = (desk.read(Presence), desk.read(PairWish), desk.read(SmallGroups))
    desk.perform(forgetting(gone, *kept))
    assert not desk.read(Presence)
    assert {wish.pair for wish in desk.read(PairWish)} == {PairWish("", "", "m2", "m3").pair}
    left = {member for group in only(desk, SmallGroups).groups for member in group}
    assert left == {member.id for member in members[1:]}
    desk.history.undo()
    assert only(desk, SmallGroups) == before
    assert (desk.read(Presence), desk.read(PairWish)) == kept[:2]
