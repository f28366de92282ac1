"""Drawing small groups: even, mixed, as asked, and another time otherwise."""

from collections import Counter
from itertools import combinations, permutations
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.groups import PairWish, SmallGroups, draw, sizes, unkept
from llnet_desktop.domain.network import Member


def people(count, organisations=0):
    return [
        Member(f"m{n}", "n", f"P{n}", f"O{n % organisations}" if organisations else "")
        for n in range(count)
    ]


def wish(number, one, other, together):
    return PairWish(f"w{number:03}", "n", f"m{one}", f"m{other}", together)


def apart(one, other, number=0):
    return wish(number, one, other, together=False)


def together(one, other, number=0):
    return wish(number, one, other, together=True)


def pairs(groups):
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def wishes_among(count):
    person = st.integers(0, count - 1)
    asked = st.lists(st.tuples(person, person, st.booleans()), max_size=6)
    return asked.map(
        lambda all_: [wish(n, *each) for n, each in enumerate(all_) if each[0] != each[1]]
    )


@pytest.mark.parametrize(
    ("count", "size", "expected"),
    [
        (0, 4, ()),
        (1, 4, (1,)),
        (2, 4, (2,)),
        (13, 4, (4, 3, 3, 3)),
        (3, 2, (3,)),
        (13, 2, (3, 2, 2, 2, 2, 2)),
        (5, 4, (3, 2)),
        (24, 8, (8, 8, 8)),
    ],
)
def test_groups_are_as_even_as_can_be_and_nobody_is_alone(count, size, expected):
    assert sizes(count, size) == expected


@given(st.integers(2, 200), st.integers(2, 8))
def test_sizes_are_even_and_hold_everybody(count, size):
    made = sizes(count, size)
    assert sum(made) == count
    assert max(made) - min(made) <= 1
    assert min(made) >= 2
    assert max(made) <= max(size, 3)


@given(st.integers(0, 60), st.integers(0, 12), st.integers(2, 8), st.integers())
def test_everybody_is_in_one_group_and_organisations_are_spread(count, houses, size, seed):
    members = people(count, houses)
    groups = draw(members, size, [], Random(seed))
    assert sorted(m for group in groups for m in group) == sorted(m.id for m in members)
    assert tuple(len(group) for group in groups) == sizes(count, size)
    house = {member.id: member.organisation for member in members}
    for name in set(house.values()) - {""}:
        spread = [Counter(house[m] for m in group)[name] for group in groups]
        assert max(spread) - min(spread) <= 1


def test_the_same_chance_draws_the_same_groups_and_another_chance_others():
    members = people(24, 6)
    assert draw(members, 4, [], Random(1)) == draw(members, 4, [], Random(1))
    assert len({frozenset(map(frozenset, draw(members, 4, [], Random(n)))) for n in range(9)}) == 9


def test_capitals_make_no_other_organisation():
    members = [Member(str(n), "n", "P", text) for n, text in enumerate(["dgtl", "DGTL", "A", "a"])]
    for seed in range(20):
        groups = draw(members, 2, [], Random(seed))
        assert all({"0", "1"} != set(group) != {"2", "3"} for group in groups)


@given(st.integers(6, 7), st.integers(2, 4), st.data(), st.integers())
def test_what_can_be_kept_is_kept(count, size, data, seed):
    wishes = data.draw(wishes_among(count))
    groups = draw(people(count, 3), size, wishes, Random(seed))
    room = sizes(count, size)
    assert tuple(len(group) for group in groups) == room
    if unkept(groups, wishes):
        assert all(unkept(other, wishes) for other in every_seating(count, room))


def every_seating(count, room):
    for row in permutations([f"m{n}" for n in range(count)]):
        left = iter(row)
        yield [[next(left) for _ in range(most)] for most in room]


def test_being_apart_goes_before_being_together_and_what_was_asked_first_stays():
    clash = [together(0, 1, 1), together(1, 2, 2), apart(0, 2, 3)]
    for seed in range(20):
        groups = draw(people(12), 4, clash, Random(seed))
        assert unkept(groups, clash) == (clash[1],)


def test_a_chain_of_people_together_longer_than_a_group_keeps_its_first_links():
    chain = [together(n, n + 1, n) for n in range(5)]
    groups = draw(people(12), 3, chain, Random(3))
    assert chain[0] not in unkept(groups, chain)
    assert chain[1] not in unkept(groups, chain)
    assert chain[2] in unkept(groups, chain)


def test_more_people_apart_than_there_are_groups_is_told():
    wishes = [apart(a, b, 10 * a + b) for a, b in combinations(range(4), 2)]
    groups = draw(people(12), 4, wishes, Random(1))
    assert len(unkept(groups, wishes)) == 1


def test_wishes_of_who_is_not_there_or_about_oneself_ask_nothing():
    wishes = [together(0, 99), apart(3, 3)]
    groups = draw(people(8), 4, wishes, Random(1))
    assert unkept(groups, wishes) == ()


@pytest.mark.parametrize(
    ("count", "size", "fewest"), [(4, 2, 0), (8, 4, 4), (6, 3, 2), (13, 4, 0), (24, 8, 21)]
)
def test_drawn_again_the_fewest_pairs_meet_again(count, size, fewest):
    members = people(count)
    for seed in range(20):
        before = draw(members, size, [], Random(seed))
        again = draw(members, size, [], Random(seed), SmallGroups("g", "w", size, before))
        assert len(pairs(before) & pairs(again)) == fewest


def test_drawn_again_organisations_stay_spread_and_wishes_kept():
    members, wishes = people(24, 6), [together(0, 1), apart(2, 3, 1)]
    before = draw(members, 4, wishes, Random(1))
    again = draw(members, 4, wishes, Random(2), SmallGroups("g", "w", 4, before))
    assert unkept(again, wishes) == ()
    assert pairs(before) & pairs(again) == {frozenset({"m0", "m1"})}
    house = {member.id: member.organisation for member in members}
    assert all(len({house[m] for m in group}) == 4 for group in again)


def test_who_came_or_left_since_the_drawing_before_does_no_harm():
    before = SmallGroups("g", "w", 4, draw(people(16), 4, [], Random(1)))
    later = people(20)[4:]
    assert len(pairs(before.groups) & pairs(draw(later, 4, [], Random(2), before))) == 0


@pytest.mark.parametrize("houses", [0, 1, 4, 40])
@pytest.mark.parametrize("size", [2, 4, 8])
def test_a_hundred_and_fifty_people_are_drawn_at_once(houses, size):
    members = people(150, houses)
    wishes = [wish(n, 2 * n, 2 * n + 1, together=n % 2 == 0) for n in range(10)]
    before = SmallGroups("g", "w", size, draw(members, size, wishes, Random(1)))

    def seconds():
        start = process_time()
        draw(members, size, wishes, Random(2), before)
        return process_time() - start

    assert min(seconds() for _ in range(3)) < 0.05


def test_no_groups_of_one():
    with pytest.raises(ValueError, match="two"):
        draw(people(4), 1, [], Random(1))
