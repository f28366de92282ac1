"""The plan: order, times, the change of the clocks."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.agenda import between, in_order, place_between, places, plan
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Step, Workshop


def block(name, place, minutes=10, gap=0, steps=1):
    made = tuple(Step(f"s{n}", Phrase("x"), minutes * MINUTE / steps) for n in range(steps))
    kind = BlockKind.PLENARY
    return Block(name, "w", place, Phrase(name), kind, made, gap=gap * MINUTE)


def test_blocks_follow_each_other_and_gaps_are_free_time():
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30))
    agenda = plan(workshop, [block("b", "02i", 20, gap=5), block("a", "01i", 10)])
    assert [f"{slot.starts:%H:%M}–{slot.ends:%H:%M}" for slot in agenda.slots] == [
        "09:30–09:40",
        "09:45–10:05",
    ]
    assert agenda.slots[0].starts.isoformat() == "2026-12-03T09:30:00+01:00"


def test_the_night_the_clocks_change_an_hour_is_still_an_hour():
    workshop = Workshop("w", "n", "T", datetime(2026, 10, 25, 1, 30))
    agenda = plan(workshop, [block("a", "1i", 120)])
    assert between(agenda.starts, agenda.ends) == timedelta(hours=2)
    assert f"{agenda.ends:%H:%M}" == "02:30"


def test_minutes_to_spare_are_told_and_over_is_negative():
    workshop = Workshop(
        "w", "n", "T", datetime(2026, 12, 3, 9, 0), ends_by=datetime(2026, 12, 3, 9, 15)
    )
    assert plan(workshop, [block("a", "1i", 20)]).to_spare == -5 * MINUTE
    assert plan(replace(workshop, ends_by=None), []).to_spare is None


@given(st.lists(st.integers(0, 1000), max_size=120))
def test_there_is_always_room_between_two_places(wishes):
    keys = []
    for wish in wishes:
        index = wish % (len(keys) + 1)
        before = keys[index - 1] if index else None
        after = keys[index] if index < len(keys) else None
        keys.insert(index, place_between(before, after))
    assert keys == sorted(set(keys))


@given(st.integers(0, 3000))
def test_a_whole_agenda_gets_places_in_order(n):
    keys = places(n)
    assert len(set(keys)) == n
    assert keys == sorted(keys)


def test_something_fits_before_and_after_a_fresh_agenda():
    first, second = places(2)
    keys = [place_between(None, first), first, place_between(first, second), second]
    assert keys == sorted(keys)
    assert place_between(second, None) > second


def test_the_id_settles_a_tie():
    assert [b.id for b in in_order([block("b", "1"), block("a", "1")])] == ["a", "b"]


@given(st.integers(1, 12), st.integers(1, 400))
def test_another_length_is_kept_to_the_second_and_no_step_vanishes(steps, minutes):
    made = block("a", "1i", 60, steps=steps)
    if minutes * 2 < steps:
        with pytest.raises(ValueError, match="shorter"):
            made.lasting(minutes * MINUTE)
        return
    changed = made.lasting(minutes * MINUTE)
    assert changed.planned == minutes * MINUTE
    assert all(step.planned >= MINUTE / 2 for step in changed.steps)


def test_the_short_version_is_what_stays_and_none_when_nothing_goes():
    made = block("a", "1i", 30, steps=3)
    assert made.shortest is None
    dropped = replace(made.steps[1], in_short=False)
    assert replace(made, steps=(made.steps[0], dropped, made.steps[2])).shortest == 20 * MINUTE


def moving(name, place, minutes=10, **given):
    return replace(block(name, place, minutes), moves=True, **given)


@pytest.mark.parametrize(
    ("people", "minutes"), [(8, 2), (20, 2), (21, 4), (60, 4), (61, 6), (0, 4)]
)
def test_changing_over_takes_longer_with_more_people(people, minutes):
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), people=people)
    first, second = plan(workshop, [moving("a", "01i"), moving("b", "02i")]).slots
    assert first.changing == timedelta()  # they come in anyway
    assert second.changing == minutes * MINUTE
    assert between(first.ends, second.starts) == minutes * MINUTE


def test_nobody_changes_over_when_nobody_moves_or_straight_from_a_break():
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), people=24)
    pause = replace(block("p", "02i"), sort=BlockKind.BREAK)
    slots = plan(workshop, [block("a", "01i"), pause, moving("b", "03i"), block("c", "04i")]).slots
    assert [slot.before for slot in slots] == [timedelta()] * 4


def test_free_time_before_a_block_is_where_people_change_over():
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), people=24)
    roomy = moving("b", "02i", gap=10 * MINUTE)
    slot = plan(workshop, [block("a", "01i"), roomy]).slots[1]
    assert (slot.changing, slot.free, slot.before) == (4 * MINUTE, 6 * MINUTE, 10 * MINUTE)


def test_a_pinned_block_waits_for_the_clock_and_says_when_it_is_missed():
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), people=24)
    lunch = replace(block("b", "02i"), pinned=time(10, 0))
    slot = plan(workshop, [block("a", "01i", 20), lunch]).slots[1]
    assert (f"{slot.starts:%H:%M}", slot.free) == ("10:00", 10 * MINUTE)
    slot = plan(workshop, [block("a", "01i", 45), lunch]).slots[1]
    assert (f"{slot.starts:%H:%M}", slot.free) == ("10:15", -15 * MINUTE)
    assert slot.before == timedelta()


def test_a_pin_past_midnight_is_the_next_day():
    workshop = Workshop("w", "n", "T", datetime(2026, 12, 3, 22, 0))
    late = replace(block("b", "02i"), pinned=time(0, 30))
    slot = plan(workshop, [block("a", "01i", 60), late]).slots[1]
    assert f"{slot.starts:%d %H:%M}" == "04 00:30"
