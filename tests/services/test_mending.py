"""Every remedy mends what it is offered for, in one step that can be undone."""

from dataclasses import replace
from datetime import datetime, time

import pytest

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.checks import Remedy, check
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import (
    MINUTE,
    Block,
    BlockKind,
    Lane,
    Note,
    Posture,
    Step,
    Workshop,
)
from llnet_desktop.services import planning
from llnet_desktop.services.mending import mending

EXERCISES = load_exercises()[0]
KNOWN = {exercise.id: exercise for exercise in EXERCISES}
TITLE = Phrase("Iets", "Something")
BREAK = Phrase("Pauze", "Break")


def block(place, minutes, sort=BlockKind.EXERCISE, steps=None, **given):
    step = Step("s", TITLE, minutes * MINUTE, posture=Posture.STAND)
    return Block(f"b{place}", "w", place, TITLE, sort, steps or (step,), **given)


def ending(people):
    sizes = [one for one in EXERCISES if one.sort is BlockKind.COMMITMENTS and one.suits(people)]
    return sizes[0].as_block("w", "9i", people)


def shrinkable(place):
    long = Step("s", TITLE, 30 * MINUTE, posture=Posture.STAND)
    goes = Step("t", TITLE, 30 * MINUTE, posture=Posture.STAND, in_short=False)
    return block(place, 0, steps=(long, goes))


def listening():
    steps = (Step("s", TITLE, 30 * MINUTE, posture=Posture.LISTEN),)
    return block("1i", 0, steps=steps)


LATE = datetime(2026, 12, 3, 10, 40)
CASES = {
    "growth_first": ([block("1i", 30, condition=Condition.GROWTH), ending(24)], 24, None),
    "look_back_first": (
        [block("1i", 15, BlockKind.LOOKBACK), block("2i", 10, condition=Condition.SAFETY),
         ending(24)], 24, None),
    "look_back_long": (
        [block("1i", 15, condition=Condition.SAFETY),
         block("2i", 47, BlockKind.LOOKBACK, exercise="look-back"), ending(24)], 24, None),
    "no_commitments": ([block("1i", 30)], 24, None),
    "commitments_size": ([block("1i", 30), ending(8)], 80, None),
    "not_protected": ([block("1i", 30), replace(ending(24), protected=False)], 24, None),
    "no_break": ([block("1i", 50), block("2i", 50), ending(24)], 24, None),
    "after_lunch": (
        [block("1i", 60), block("2i", 45, BlockKind.BREAK, pinned=time(12, 30)),
         block("3i", 0, steps=(Step("s", TITLE, 20 * MINUTE, posture=Posture.SIT),)),
         ending(24)], 24, None),
    "typist": (
        [block("1i", 0, steps=(Step("s", TITLE, 5 * MINUTE, notes="n * 5"),)), ending(24)],
        24, None),
    "over": ([shrinkable("1i"), ending(24)], 24, LATE),
    "pin_missed": (
        [block("1i", 42), block("2i", 45, BlockKind.BREAK, pinned=time(10, 0)), ending(24)],
        24, None),
    "pin_too_early": (
        [shrinkable("1i"), block("2i", 45, BlockKind.BREAK, pinned=time(9, 0)), ending(24)],
        24, None),
}  # fmt: skip


@pytest.fixture
def fill(desk):
    def fill(blocks, people, ends_by):
        network = Network("n", "Netwerk")
        made = Workshop("w", "n", "T", datetime(2026, 12, 3, 9, 30), ends_by=ends_by, people=people)
        desk.perform(planning.adding_workshop(made, blocks, network))

    return fill


def agenda_of(desk):
    return plan(desk.one(Workshop, "w"), desk.read(Block, workshop="w"))


@pytest.mark.parametrize("code", CASES)
def test_what_mends_a_finding_makes_it_go_and_can_be_undone(desk, fill, code):
    fill(*CASES[code])
    before = agenda_of(desk)
    finding = next(one for one in check(before, EXERCISES) if one.code == code)
    edit = mending(finding, before, EXERCISES, BREAK)
    assert edit
    desk.perform(edit)
    after = agenda_of(desk)
    assert code not in [one.code for one in check(after, EXERCISES)]
    desk.history.undo()
    assert agenda_of(desk) == before


def test_a_pin_is_kept_by_what_comes_before_it_in_short(desk, fill):
    lunch = block("2i", 45, BlockKind.BREAK, pinned=time(10, 0))
    fill([shrinkable("1i"), lunch, ending(24)], 24, None)
    before = agenda_of(desk)
    finding = next(one for one in check(before, EXERCISES) if one.code == "pin_missed")
    assert finding.block == lunch.id
    desk.perform(mending(finding, before, EXERCISES, BREAK))
    assert desk.one(Block, lunch.id) == lunch
    assert desk.one(Block, "b1i").planned == 30 * MINUTE
    assert "pin_missed" not in [one.code for one in check(agenda_of(desk), EXERCISES)]


def test_safe_space_is_what_moves_to_before_growth(desk, fill):
    growth = block("1i", 30, condition=Condition.GROWTH)
    safe = block("2i", 15, condition=Condition.SAFETY)
    fill([growth, safe, ending(24)], 24, None)
    before = agenda_of(desk)
    (finding,) = check(before, EXERCISES)
    assert finding.block == growth.id
    desk.perform(mending(finding, before, EXERCISES, BREAK))
    assert [slot.block.id for slot in agenda_of(desk).slots][:2] == [safe.id, growth.id]


def test_listening_is_broken_up_before_the_talk_goes_on(desk, fill):
    more = replace(listening(), id="b2i", place="2i")
    fill([listening(), more, ending(24)], 24, None)
    before = agenda_of(desk)
    finding = next(one for one in check(before, EXERCISES) if one.code == "listening")
    desk.perform(mending(finding, before, EXERCISES, BREAK))
    assert agenda_of(desk).slots[finding.index].block.exercise == "one-two-four-all"


def test_another_size_of_the_round_keeps_the_columns_and_what_is_in_them(desk, fill):
    lane = Lane("kept", Phrase("Wat nog vastzit"))
    small = replace(ending(8), lanes=(lane,))
    fill([block("1i", 30), small], 80, None)
    desk.perform(planning.adding("notes.add", [Note("x", "w", small.id, "kept", "blijft")]))
    before = agenda_of(desk)
    finding = next(one for one in check(before, EXERCISES) if one.code == "commitments_size")
    desk.perform(mending(finding, before, EXERCISES, BREAK))
    now = desk.one(Block, small.id)
    assert now.exercise == "commitments-wall"
    assert now.lanes == (lane,)
    assert [note.text for note in desk.read(Note, block=small.id)] == ["blijft"]


def test_a_choice_is_left_to_a_person(desk, fill):
    wide = KNOWN["troika-consulting"].as_block("w", "2i", 150)
    fill([block("1i", 15, condition=Condition.SAFETY), wide, ending(150)], 150, None)
    agenda = agenda_of(desk)
    (finding,) = check(agenda, EXERCISES)
    assert finding.remedy is Remedy.CHOOSE
    assert mending(finding, agenda, EXERCISES, BREAK) is None


def test_another_head_count_re_times_what_depends_on_it_as_one_step(desk, fill):
    opening = KNOWN["check-in"].as_block("w", "1i", 8)
    by_hand = block("2i", 30)
    fill([opening, by_hand], 8, None)
    blocks = desk.read(Block, workshop="w")
    desk.perform(planning.expecting(desk.one(Workshop, "w"), 16, blocks))
    now = {one.id: one for one in desk.read(Block, workshop="w")}
    assert now[opening.id].planned > opening.planned
    assert now[by_hand.id] == by_hand
    desk.history.undo()
    assert desk.one(Block, opening.id) == opening
    assert desk.one(Workshop, "w").people == 8


def test_what_she_wrote_herself_stays_when_another_exercise_comes_in(desk, fill):
    hers = Phrase("Alleen voor mij", "Only for me")
    small = replace(ending(8), private=hers, title=Phrase("Met de wethouder", "With the alderman"))
    fill([block("1i", 30), small], 80, None)
    before = agenda_of(desk)
    finding = next(one for one in check(before, EXERCISES) if one.code == "commitments_size")
    desk.perform(mending(finding, before, EXERCISES, BREAK))
    now = desk.one(Block, small.id)
    assert (now.exercise, now.private, now.title) == ("commitments-wall", hers, small.title)


def test_a_morning_becomes_an_afternoon_with_its_end(desk, fill):
    fill([block("1i", 30)], 8, datetime(2026, 12, 3, 13, 0))
    workshop = desk.one(Workshop, "w")
    desk.perform(planning.rescheduling(workshop, datetime(2026, 12, 3, 14, 0), workshop.ends_by))
    now = desk.one(Workshop, "w")
    assert (now.starts.hour, now.ends_by) == (14, datetime(2026, 12, 3, 17, 30))
