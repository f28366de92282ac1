"""What a careful colleague says about an agenda, and that each remedy really mends it."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.checks import Remedy, check
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Posture,
    Step,
    Workshop,
)

EXERCISES = load_exercises()[0]
KNOWN = {exercise.id: exercise for exercise in EXERCISES}
TITLE = Phrase("Iets", "Something")


def workshop(people=24, ends_by=None):
    return Workshop("w", "n", "Title", datetime(2026, 12, 3, 9, 30), ends_by=ends_by, people=people)


def block(place, minutes, sort=BlockKind.EXERCISE, **given):
    posture = given.pop("posture", Posture.STAND)
    notes = given.pop("notes", "")
    step = Step("s", TITLE, minutes * MINUTE, posture=posture, notes=notes)
    return Block(f"b{place}", "w", place, TITLE, sort, (step,), **given)


def ending(place="9i", people=24):
    names = ("commitments-one-by-one", "commitments-by-table", "commitments-wall")
    fitting = next(KNOWN[name] for name in names if KNOWN[name].suits(people))
    return fitting.as_block("w", place, people)


def found(blocks, people=24, earlier=(), ends_by=None):
    agenda = plan(workshop(people, ends_by), blocks)
    return check(agenda, EXERCISES, earlier)


def codes(blocks, **given):
    return [finding.code for finding in found(blocks, **given)]


def test_an_agenda_that_holds_gets_no_advice():
    safe = block("1i", 15, condition=Condition.SAFETY)
    growth = block("2i", 30, condition=Condition.GROWTH)
    assert codes([safe, growth, ending()]) == []


def test_an_empty_agenda_is_left_alone():
    assert codes([]) == []


def test_safe_space_comes_before_personal_growth():
    growth = block("1i", 30, condition=Condition.GROWTH)
    safe = block("2i", 15, condition=Condition.SAFETY)
    (finding,) = found([growth, safe, ending()])
    assert (finding.code, finding.remedy) == ("growth_first", Remedy.MOVE)
    assert (finding.block, finding.mended, finding.index) == (growth.id, safe.id, 0)
    (finding,) = found([growth, ending()])
    assert (finding.remedy, finding.exercise) == (Remedy.ADD, "check-in")
    assert finding.block == growth.id


def test_a_look_back_never_opens_the_day():
    look = block("1i", 15, BlockKind.LOOKBACK)
    safe = block("2i", 10, condition=Condition.SAFETY)
    (finding,) = found([look, safe, ending()])
    assert (finding.code, finding.block, finding.mended) == ("look_back_first", look.id, safe.id)
    assert codes([replace(safe, place="0i"), look, ending()]) == []


@pytest.mark.parametrize(
    ("people", "name"),
    [(8, "commitments-one-by-one"), (24, "commitments-by-table"), (80, "commitments-wall")],
)
def test_an_agenda_without_an_ending_gets_the_one_for_its_people(people, name):
    (finding,) = found([block("1i", 30)], people=people)
    assert (finding.code, finding.remedy, finding.exercise) == ("no_commitments", Remedy.ADD, name)
    assert finding.index == 1


def test_an_ending_comes_before_the_closing_word():
    close = block("2i", 5, condition=Condition.SAFETY)
    (finding,) = found([block("1i", 30), close])
    assert finding.index == 1


def test_an_ending_fits_its_people_and_is_protected():
    small = KNOWN["commitments-one-by-one"].as_block("w", "9i", 10)
    (finding,) = found([block("1i", 30), small], people=80)
    assert (finding.code, finding.remedy) == ("commitments_size", Remedy.SWAP)
    assert finding.exercise == "commitments-wall"
    short = block("9i", 5, BlockKind.COMMITMENTS, protected=True)
    assert codes([block("1i", 30), short]) == ["commitments_short"]
    bare = replace(ending(), protected=False)
    (finding,) = found([block("1i", 30), bare])
    assert (finding.code, finding.remedy) == ("not_protected", Remedy.PROTECT)


def test_ninety_minutes_without_a_break_is_the_most():
    first, second = block("1i", 45), block("2i", 45)
    pause = block("5i", 15, BlockKind.BREAK)
    assert codes([first, second, pause, ending()]) == []
    (finding,) = found([first, replace(second, steps=block("2i", 46).steps), pause, ending()])
    assert (finding.code, finding.remedy, finding.index) == ("no_break", Remedy.BREAK, 1)
    assert finding.facts["length"] == 91 * MINUTE
    assert codes([block("1i", 95), pause, ending()]) == ["long_block"]


def test_changing_over_counts_as_time_without_a_break():
    blocks = [block("1i", 45), block("2i", 44, moves=True), block("5i", 15, BlockKind.BREAK)]
    assert codes([*blocks, ending()], people=24) == ["no_break"]
    assert codes([*blocks, ending(people=8)], people=8) == ["no_break"]
    still = [blocks[0], replace(blocks[1], moves=False), blocks[2]]
    assert codes([*still, ending()]) == []


def test_nobody_listens_for_thirty_minutes_in_a_row():
    talk = block("1i", 20, posture=Posture.LISTEN)
    more = block("2i", 10, posture=Posture.LISTEN)
    (finding,) = found([talk, more, ending()])
    assert (finding.code, finding.exercise) == ("listening", "one-two-four-all")
    between = block("1m", 5)
    assert codes([talk, between, more, ending()]) == []


def test_after_lunch_nobody_starts_seated():
    lunch = block("2i", 45, BlockKind.BREAK, pinned=time(12, 30))
    seated = block("3i", 20, posture=Posture.SIT)
    (finding,) = found([block("1i", 60), lunch, seated, ending()])
    assert (finding.code, finding.remedy, finding.block) == ("after_lunch", Remedy.STAND, seated.id)
    unknown = block("3i", 20, posture=None)
    assert codes([block("1i", 60), lunch, unknown, ending()]) == []
    coffee = block("2i", 15, BlockKind.BREAK, pinned=time(12, 30))
    assert codes([block("1i", 60), coffee, seated, ending()]) == []


def test_one_typist_manages_four_notes_a_minute():
    many = block("1i", 10, notes="n * 5")
    (finding,) = found([many, ending()])
    assert finding.code == "typist"
    assert dict(finding.facts) == {"n": 120, "length": 10 * MINUTE, "manages": 40}
    assert codes([block("1i", 10, notes="40"), ending()]) == []


def test_a_group_outside_what_an_exercise_is_for_is_told():
    troika = KNOWN["troika-consulting"].as_block("w", "2i", 150)
    safe = block("1i", 15, condition=Condition.SAFETY)
    (finding,) = found([safe, troika, ending(people=150)], people=150)
    assert (finding.code, finding.remedy) == ("group", Remedy.CHOOSE)
    assert finding.condition is Condition.GROWTH


def test_a_plan_that_runs_over_loses_where_most_can_go_and_never_its_ending():
    keeps = replace(block("1i", 30).steps[0], id="a")
    goes = replace(keeps, id="b", in_short=False, planned=20 * MINUTE)
    long = replace(block("1i", 30), steps=(keeps, goes))
    late = datetime(2026, 12, 3, 10, 20)
    over = [f for f in found([long, ending()], ends_by=late) if f.code == "over"]
    assert (over[0].block, over[0].remedy) == (long.id, Remedy.SHORTEN)
    over = [f for f in found([block("1i", 50), ending()], ends_by=late) if f.code == "over"]
    assert over[0].remedy is Remedy.END_LATER


def test_a_pin_that_is_missed_is_told_with_its_minutes():
    lunch = block("2i", 45, BlockKind.BREAK, pinned=time(10, 0))
    (finding,) = [f for f in found([block("1i", 42), lunch, ending()]) if f.code == "pin_missed"]
    assert dict(finding.facts) == {"length": 12 * MINUTE, "time": time(10, 0)}
    assert (finding.block, finding.mended, finding.remedy) == (lunch.id, lunch.id, Remedy.UNPIN)


def test_a_pin_that_is_missed_is_about_its_own_item_and_shortens_another():
    keeps = replace(block("1i", 30).steps[0], id="a")
    goes = replace(keeps, id="b", in_short=False, planned=20 * MINUTE)
    long = replace(block("1i", 30), steps=(keeps, goes))
    lunch = block("2i", 45, BlockKind.BREAK, pinned=time(10, 0))
    (finding,) = [f for f in found([long, lunch, ending()]) if f.code == "pin_missed"]
    assert (finding.block, finding.mended, finding.remedy) == (lunch.id, long.id, Remedy.SHORTEN)


def test_a_short_workshop_serves_one_or_two_conditions_on_purpose():
    three = [
        block("1i", 20, condition=Condition.SAFETY),
        block("2i", 20, condition=Condition.ENERGY),
        block("3i", 20, condition=Condition.DIVERSITY),
        ending(),
    ]
    assert codes(three) == ["too_many_conditions"]
    opening = replace(block("1i", 5), condition=Condition.SAFETY)
    assert codes([opening, *three[1:]]) == []


def test_balance_is_judged_over_this_workshop_and_those_before():
    hours = [
        block("1i", 85, condition=Condition.SAFETY),
        block("2i", 15, BlockKind.BREAK),
        block("3i", 60, condition=Condition.ENERGY),
        ending("3m"),
    ]
    assert codes(hours) == []  # the first of a network: nothing to judge
    before = [block("1i", 30, condition=c) for c in (Condition.DIVERSITY, Condition.GROWTH)]
    (finding,) = found(hours, earlier=before)
    assert (finding.code, finding.condition) == ("never_served", Condition.INTERDEPENDENCE)


def test_a_second_scan_is_one_too_many():
    scans = [block("1i", 15, BlockKind.SCAN), block("2i", 15, BlockKind.SCAN)]
    (finding,) = found([*scans, ending()])
    assert (finding.code, finding.block, finding.remedy) == ("second_scan", "b2i", Remedy.REMOVE)


def test_the_facts_are_those_of_the_plan():
    (finding,) = found([block("1i", 60), block("2i", 60), ending()])
    assert finding.facts["from_time"] == time(9, 30)
    assert finding.facts["length"] > timedelta(minutes=120)


def test_time_won_before_a_block_that_waits_for_the_clock_is_no_remedy():
    long = replace(
        block("1i", 20),
        steps=(*block("1i", 20).steps, replace(block("1i", 10).steps[0], id="t", in_short=False)),
    )
    waits = block("2i", 60, pinned=time(11, 0))
    late = datetime(2026, 12, 3, 12, 0)
    (finding,) = [f for f in found([long, waits, ending()], ends_by=late) if f.code == "over"]
    assert (finding.block, finding.remedy) == (waits.id, Remedy.UNPIN)


def test_a_pin_on_the_half_minute_is_no_pin_that_is_missed():
    early = replace(block("1i", 1), steps=(replace(block("1i", 1).steps[0], planned=MINUTE * 2.5),))
    on_time = block("2i", 20, pinned=time(9, 32))
    assert "pin_missed" not in codes([early, on_time, ending()])


@pytest.mark.parametrize("place", ["0i", "2i"])
def test_a_pin_before_the_start_is_too_early_and_no_shorter_item_helps(place):
    keeps = block("1i", 10).steps[0]
    long = replace(block("1i", 10), steps=(keeps, replace(keeps, id="t", in_short=False)))
    early = block(place, 15, pinned=time(9, 0))
    (finding,) = found([long, early, ending()])
    assert (finding.code, finding.block) == ("pin_too_early", early.id)
    assert dict(finding.facts) == {"time": time(9, 0), "starts": time(9, 30)}
    assert (finding.mended, finding.remedy) == (early.id, Remedy.UNPIN)


def look_back(minutes, **given):
    safe = block("1i", 15, condition=Condition.SAFETY)
    return [safe, block("2i", minutes, BlockKind.LOOKBACK, **given), ending()]


def test_a_look_back_takes_a_quarter_of_an_hour_at_most():
    assert "look_back_long" not in codes(look_back(15))
    (finding,) = [f for f in found(look_back(16)) if f.code == "look_back_long"]
    assert (finding.remedy, finding.exercise) == (Remedy.SWAP, "look-back")
    own = look_back(40, exercise="look-back")
    assert [f.remedy for f in found(own) if f.code == "look_back_long"] == [Remedy.TRIM]


@pytest.mark.parametrize("people", [6, 24, 150])
def test_the_look_back_that_comes_along_fits(people):
    shipped = KNOWN["look-back"].as_block("w", "2i", people)
    blocks = [block("1i", 15, condition=Condition.SAFETY), shipped, ending(people=people)]
    assert "look_back_long" not in codes(blocks, people=people)
