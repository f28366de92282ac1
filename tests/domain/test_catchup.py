"""Catching up: what is out of reach, what is proposed, and what is never touched."""

from dataclasses import replace
from datetime import UTC, datetime, time
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llnet_desktop.domain.agenda import between, local, plan
from llnet_desktop.domain.catchup import (
    Kind,
    Situation,
    Stays,
    losing,
    out_of_reach,
    proposals,
    skip,
    skips,
    starting_late,
    why_it_stays,
)
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.expected import expected
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import Reading, RunEvent, What, fold
from llnet_desktop.domain.shortening import room, shortened
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Step, Workshop

TITLE = Phrase("Iets", "Something")
NAMES = "abcdefghijklmnopqrstuvwxyz"
BREAK, ROUND = BlockKind.BREAK, BlockKind.COMMITMENTS
HALF = MINUTE / 2


def steps(*minutes):
    return tuple(Step(f"s{n}", TITLE, m * MINUTE) for n, m in enumerate(minutes))


def block(minutes, sort=BlockKind.EXERCISE, **given):
    """A block that lasts so long in one step; it gets its name by its place in the agenda."""
    return Block("", "w", "", TITLE, sort, given.pop("steps", steps(minutes)), **given)


def short(minutes, goes, **given):
    """A block with a short version, in which a step of so many minutes goes."""
    long, away = steps(minutes - goes, goes)
    return block(0, steps=(long, replace(away, in_short=False)), **given)


def ending(minutes=20):
    return block(minutes, ROUND, protected=True, fixed=False)


def agenda_of(*blocks, ends_by=None, starts=datetime(2026, 12, 3, 9, 0)):
    named = [
        replace(one, id=name, place=f"{name}i") for one, name in zip(blocks, NAMES, strict=False)
    ]
    return plan(Workshop("w", "n", "T", starts, ends_by=ends_by, people=12), named)


def late(minutes, *blocks, **given):
    return starting_late(agenda_of(*blocks, **given), minutes * MINUTE)


def told(proposal):
    return [(c.number, c.before / MINUTE, c.after / MINUTE) for c in proposal.changes]


def of_kind(situation, kind):
    return next((one for one in proposals(situation) if one.kind is kind), None)


def shorter(situation):
    found = of_kind(situation, Kind.SHORTEN)
    return found and told(found)


def skipped(situation):
    found = of_kind(situation, Kind.SKIP)
    return found and found.changes[0].number


# --- what is out of reach


def test_what_is_on_time_needs_no_proposal():
    assert proposals(late(0, block(30), ending())) == ()
    assert out_of_reach(late(0, block(30), ending())) == ()


def test_an_empty_agenda_is_never_late():
    assert proposals(late(17)) == ()


def test_free_time_is_eaten_before_anything_is_proposed():
    agenda = [block(30), block(30, gap=10 * MINUTE), ending()]
    assert proposals(late(10, *agenda)) == ()
    (missed,) = out_of_reach(late(12, *agenda))
    assert (missed.block, missed.by) == (None, 2 * MINUTE)


def test_time_until_ends_by_is_eaten_too():
    noon = datetime(2026, 12, 3, 10, 0)
    agenda = [block(30), ending()]
    assert proposals(late(10, *agenda, ends_by=noon)) == ()
    assert out_of_reach(late(15, *agenda, ends_by=noon))[0].by == 5 * MINUTE


def test_a_plan_that_is_too_long_is_late_before_it_begins():
    situation = late(0, short(40, 10), ending(), ends_by=datetime(2026, 12, 3, 9, 55))
    assert shorter(situation) == [(1, 40, 30)]


def test_less_than_a_minute_is_not_late():
    assert proposals(late(0.9, block(30), ending())) == ()


# --- shortening


def test_three_ways_are_proposed_in_order_each_with_before_and_after():
    situation = late(17, short(30, 20), block(40), ending(), ends_by=datetime(2026, 12, 3, 10, 30))
    first, second, third = proposals(situation)
    assert [one.kind for one in (first, second, third)] == list(Kind)
    assert (told(first), told(second), told(third)) == ([(1, 30, 10)], [(1, 30, 0)], [])
    ends = [(f"{one.end_before:%H:%M}", f"{one.end_after:%H:%M}") for one in proposals(situation)]
    assert ends == [("10:47", "10:27"), ("10:47", "10:17"), ("10:30", "10:50")]
    assert not any(one.left for one in (first, second, third))


def test_one_block_that_is_enough_comes_before_two_that_take_less():
    assert shorter(late(10, short(30, 5), short(30, 5), short(40, 14), ending())) == [(3, 40, 26)]


def test_of_the_blocks_that_are_enough_the_smallest_cut_is_taken():
    agenda = [short(40, 20), short(40, 12), short(40, 11), short(40, 9), ending()]
    assert shorter(late(10, *agenda)) == [(3, 40, 29)]
    assert shorter(late(11.5, *agenda)) == [(2, 40, 28)]


def test_when_no_block_alone_is_enough_the_fewest_are_taken_together():
    agenda = [short(40, 5), short(40, 6), short(40, 8), ending()]
    assert shorter(late(12, *agenda)) == [(1, 40, 35), (3, 40, 32)]


def test_a_block_without_a_short_version_gives_minutes_the_one_with_most_first():
    assert shorter(late(5, block(30), block(60), ending())) == [(2, 60, 55)]
    assert shorter(late(25, block(30), block(60), ending())) == [(1, 30, 25), (2, 60, 40)]


def test_a_short_version_comes_before_minutes_when_they_take_as_much():
    assert shorter(late(5, block(60), short(30, 5), ending())) == [(2, 30, 25)]


def test_a_cut_by_the_minute_is_in_whole_minutes():
    assert shorter(late(4.5, block(30), ending())) == [(1, 30, 25)]


@pytest.mark.parametrize(
    ("starts", "minutes", "keeps"),
    [(9, 30, 10), (9, 10, 10), (9, 8, 8), (12, 45, 25), (12, 20, 10), (15, 45, 10)],
)
def test_a_break_keeps_ten_minutes_and_lunch_stays_lunch(starts, minutes, keeps):
    agenda = agenda_of(block(minutes, BREAK), starts=datetime(2026, 12, 3, starts, 0))
    (slot,) = agenda.slots
    assert slot.length - room(slot) == keeps * MINUTE


def test_a_break_with_a_short_version_keeps_its_ten_minutes_all_the_same():
    assert shorter(late(5, short(20, 15, sort=BREAK), ending())) == [(1, 20, 15)]


@pytest.mark.parametrize(
    "kept",
    [
        ending(60),
        block(60, ROUND),
        short(60, 30, protected=True),
        short(60, 30, fixed=True),
        block(60, fixed=True),
        block(60, BlockKind.SCAN),
        block(0, steps=(Step("s", TITLE, 60 * MINUTE, rounds=3),)),
        block(0, steps=(Step("s", TITLE, 60 * MINUTE, minutes="max(2, n * 5)"),)),
    ],
)
def test_what_keeps_its_time_is_never_shortened(kept):
    assert shorter(late(5, kept, block(3), ending())) is None


def test_a_length_that_only_calls_a_function_does_not_depend_on_people():
    assert shorter(late(5, block(0, steps=(Step("s", TITLE, 30 * MINUTE, minutes="min(30, 40)"),))))


def test_the_short_version_drops_rounds_and_never_shortens_one():
    turns = Step("s", TITLE, 30 * MINUTE, rounds=3, short_rounds=2, minutes="n - 2")
    (proposal, *_) = proposals(late(5, block(0, steps=(turns,)), ending()))
    assert told(proposal) == [(1, 30, 20)]
    (step,) = shortened(block(0, steps=(turns,)), 20 * MINUTE).steps
    assert (step.rounds, step.planned / step.rounds) == (2, 10 * MINUTE)


def test_only_steps_that_nobody_does_in_turn_get_shorter_and_none_by_more_than_a_third():
    turns = Step("t", TITLE, 12 * MINUTE, rounds=2)
    mixed = block(0, steps=(*steps(9, 15), turns))
    (slot,) = agenda_of(mixed).slots
    assert room(slot) == 8 * MINUTE
    least = shortened(slot.block, 24 * MINUTE + 4 * MINUTE)
    assert [step.planned / MINUTE for step in least.steps] == [6, 10, 12]
    some = shortened(slot.block, 34 * MINUTE)
    assert [step.planned / MINUTE for step in some.steps] == [9, 13, 12]
    with pytest.raises(ValueError, match="shorter"):
        shortened(slot.block, 27 * MINUTE)


def test_however_often_it_is_cut_a_step_gives_no_more_than_a_third_of_what_was_planned():
    (slot,) = agenda_of(block(0, steps=steps(9, 15))).slots
    (once,) = agenda_of(shortened(slot.block, 21 * MINUTE)).slots
    assert room(once) == 5 * MINUTE
    (twice,) = agenda_of(shortened(once.block, 16 * MINUTE)).slots
    assert [step.planned / MINUTE for step in twice.block.steps] == [6, 10]
    assert room(twice) == ZERO
    by_hand = twice.block.lasting(24 * MINUTE)
    assert room(agenda_of(by_hand).slots[0]) == 8 * MINUTE


def test_a_block_with_a_short_version_has_no_other_length():
    with pytest.raises(ValueError, match="no other"):
        shortened(short(30, 10), 25 * MINUTE)


# --- pins


def test_time_won_before_a_pin_that_waits_is_lost_and_not_proposed():
    lunch = block(30, BREAK, fixed=True, pinned=time(10, 0))
    ends_by = datetime(2026, 12, 3, 11, 10)
    film = block(30, fixed=True)
    assert shorter(late(0, short(30, 15), lunch, film, ending(), ends_by=ends_by)) is None
    situation = late(0, short(30, 10), lunch, short(30, 20), ending(), ends_by=ends_by)
    assert shorter(situation) == [(3, 30, 10)]
    assert [one.changes[0].number for one in skips(situation)] == [3]
    assert why_it_stays(situation, situation.agenda.slots[0]) is Stays.NO_GAIN


def test_a_pin_out_of_reach_is_brought_back_by_what_comes_before_it():
    guest = block(20, pinned=time(10, 0))
    agenda = [short(60, 12), guest, short(40, 10), ending()]
    situation = late(10, *agenda, ends_by=datetime(2026, 12, 3, 12, 0))
    (missed,) = out_of_reach(situation)
    assert (missed.block, missed.by, f"{missed.due:%H:%M}") == ("b", 10 * MINUTE, "10:00")
    assert shorter(situation) == [(1, 60, 48)]
    assert of_kind(situation, Kind.EXTEND) is None


def test_both_a_pin_and_the_end_are_brought_back_each_from_its_own_side():
    guest = block(20, fixed=True, pinned=time(10, 0))
    situation = late(
        10, short(60, 12), guest, short(40, 10), ending(), ends_by=datetime(2026, 12, 3, 11, 15)
    )
    assert shorter(situation) == [(1, 60, 48), (3, 40, 30)]


def test_a_pin_that_nothing_can_bring_back_stays_told_and_the_end_is_saved():
    guest = block(20, fixed=True, pinned=time(9, 30))
    situation = late(10, block(30, fixed=True), guest, short(40, 12), ending())
    found = of_kind(situation, Kind.SHORTEN)
    assert told(found) == [(3, 40, 28)]
    assert [(one.block, one.by) for one in found.left] == [("b", 10 * MINUTE)]
    assert [one.block for one in of_kind(situation, Kind.EXTEND).left] == ["b"]


# --- skipping


def test_the_skip_that_is_enough_with_the_smallest_loss_is_proposed():
    assert skipped(late(10, block(40), block(8), block(12), block(15), ending())) == 3


def test_any_block_may_be_named_even_when_that_is_not_enough():
    situation = late(10, block(40), block(8), ending())
    found = skip(situation, "b")
    assert told(found) == [(2, 8, 0)]
    assert [one.by for one in found.left] == [2 * MINUTE]
    assert [one.changes[0].number for one in skips(situation)] == [1, 2]


def test_breaks_the_ending_and_what_is_protected_are_never_skipped():
    situation = late(10, block(15, BREAK), block(15, protected=True), block(15, ROUND), ending())
    slots = situation.agenda.slots
    reasons = [why_it_stays(situation, slot) for slot in slots]
    assert reasons == [Stays.BREAK, Stays.PROTECTED, Stays.PROTECTED, Stays.PROTECTED]
    assert skips(situation) == ()
    assert skip(situation, "nobody") is None


@pytest.mark.parametrize(
    "leaning", [block(60, condition=Condition.GROWTH), block(60, BlockKind.LOOKBACK)]
)
def test_safe_space_that_something_later_leans_on_is_never_skipped(leaning):
    safe = block(30, condition=Condition.SAFETY)
    situation = late(20, safe, leaning, safe, ending())
    first, _, third, _ = situation.agenda.slots
    assert why_it_stays(situation, first) is Stays.LEANED_ON
    assert why_it_stays(situation, third) is None
    assert skip(situation, first.block.id) is None


def test_a_guest_the_scan_and_the_closing_word_are_not_the_first_to_go():
    guest = block(12, pinned=time(9, 40))
    scan, closing = block(12, BlockKind.SCAN), block(12)
    situation = late(10, block(40), guest, scan, ending(), closing)
    assert skipped(situation) == 1
    assert {one.changes[0].number for one in skips(situation)} == {1, 2, 3, 5}
    assert skipped(late(10, block(8), scan, ending())) == 2


def test_the_only_block_is_not_skipped():
    situation = late(10, block(40))
    assert why_it_stays(situation, situation.agenda.slots[0]) is Stays.ALONE


# --- ending later


def test_when_nothing_else_can_be_done_only_a_later_end_is_offered():
    situation = late(17, block(8, BREAK), ending())
    (only,) = proposals(situation)
    assert (only.kind, only.changes) == (Kind.EXTEND, ())
    assert (f"{only.end_before:%H:%M}", f"{only.end_after:%H:%M}") == ("09:28", "09:45")


@pytest.mark.parametrize(("minutes", "asked"), [(2, "09:30"), (3, "09:35"), (6.5, "09:35")])
def test_a_later_end_is_asked_for_in_fives(minutes, asked):
    found = of_kind(late(minutes, ending(28)), Kind.EXTEND)
    assert f"{found.ends_by:%H:%M}" == asked


def test_the_night_the_clock_goes_back_has_an_hour_more():
    night = datetime(2026, 10, 25, 1, 30)
    situation = late(30, short(120, 40), ending(), starts=night)
    shorten, _, extend = proposals(situation)
    assert between(shorten.end_after, shorten.end_before) == 40 * MINUTE
    assert between(extend.end_before, extend.end_after) == 30 * MINUTE


# --- a workshop that runs


def run_of(clocks, *happened):
    """Events: a step that is entered and started, minutes that pass."""
    events = []
    for one in happened:
        if isinstance(one, str):
            name = None if one == "end" else one
            for what in [What.FINISHED] if name is None else [What.ENTERED, What.STARTED]:
                number = len(events) + 1
                events.append(RunEvent(f"e{number}", "w", what, clocks(), name, "s0", ZERO, number))
        else:
            clocks.advance(minutes=one)
    return Situation(AGENDA, fold(events), clocks())


AGENDA = agenda_of(
    short(30, 10), short(30, 10), short(40, 12), ending(), starts=datetime(2026, 12, 3, 9, 30)
)


def test_only_what_is_still_to_come_is_proposed(clocks):
    situation = run_of(clocks, "a", 20, "b", 20, 25)
    assert [slot.number for slot in situation.coming] == [3, 4]
    assert out_of_reach(situation)[0].by == 15 * MINUTE
    first, second = proposals(situation)
    assert (told(first), second.kind) == ([(3, 40, 0)], Kind.EXTEND)
    assert why_it_stays(situation, situation.agenda.slots[1]) is Stays.BEGUN


def test_a_block_that_was_begun_and_left_is_not_touched_when_it_comes_again(clocks):
    situation = run_of(clocks, "a", 20, "b", 20, "a", 15)
    assert [slot.number for slot in situation.coming] == [3, 4]


def test_a_block_that_a_slip_only_touched_can_still_be_proposed(clocks):
    situation = run_of(clocks, "a", 20, "b", 0.2, "a", 15)
    assert [slot.number for slot in situation.coming] == [2, 3, 4]
    ran = run_of(clocks, "a", 20, "b", 0.3, "a", 15)
    assert [slot.number for slot in ran.coming] == [3, 4]


def test_a_run_is_as_late_as_it_really_goes(clocks):
    assert out_of_reach(run_of(clocks, 6, "a", 20, "b", 12)) == ()  # a took ten minutes less
    situation = run_of(clocks, "c", 27)  # and b eleven more, with c half done
    assert out_of_reach(situation) == ()


def test_more_that_is_lost_comes_on_top(clocks):
    situation = run_of(clocks, "a", 20)
    on_time = out_of_reach(situation)
    assert on_time == ()
    assert out_of_reach(losing(situation, 13 * MINUTE))[0].by == 13 * MINUTE
    over = run_of(clocks, "b", 60)
    before = out_of_reach(over)[0].by
    assert out_of_reach(losing(over, 4 * MINUTE))[0].by == before + 4 * MINUTE


def test_more_is_lost_too_when_the_block_that_was_on_is_gone(clocks):
    situation = run_of(clocks, 60, "a")
    gone = [slot.block for slot in situation.agenda.slots[1:]]
    left = replace(situation, agenda=plan(situation.agenda.workshop, gone))
    late_by = out_of_reach(left)[0].by
    assert out_of_reach(losing(left, 7 * MINUTE))[0].by == late_by + 7 * MINUTE


def test_what_has_ended_is_left_in_peace(clocks):
    situation = run_of(clocks, "a", 300, "end")
    assert (out_of_reach(situation), proposals(situation), situation.coming) == ((), (), ())


# --- whatever the agenda


def lengths(fewest, most):
    return st.integers(fewest, most)


def now_and_then(value, usual, times=8):
    return st.sampled_from([usual] * (times - 1) + [value])


@st.composite
def blocks(draw, longest):
    """Any block: with a short version, with turns, protected, pinned, with room before it."""
    plain = [BlockKind.EXERCISE] * 6 + [BREAK] * 2
    sort = draw(st.sampled_from([*plain, ROUND, BlockKind.SCAN]))
    shrinks = draw(st.booleans())
    made = []
    for n in range(draw(lengths(1, 3))):
        rounds = draw(st.sampled_from([1, 1, 1, 2, 3]))
        step = Step(f"s{n}", TITLE, rounds * draw(lengths(1, longest)) * HALF, rounds=rounds)
        made.append(
            replace(
                step,
                in_short=n == 0 or not shrinks,
                short_rounds=draw(lengths(0, rounds)) if shrinks else 0,
                minutes=draw(now_and_then("max(2, n)", "4")),
            )
        )
    return block(
        0,
        sort,
        steps=tuple(made),
        condition=draw(st.sampled_from([None, None, Condition.SAFETY, Condition.GROWTH])),
        gap=draw(now_and_then(3, 0)) * MINUTE,
        protected=draw(now_and_then(True, False)),
        fixed=draw(now_and_then(True, False)),
        moves=draw(st.booleans()),
        pinned=draw(st.none() if draw(st.integers(0, 6)) else clock_times()),
    )


def clock_times():
    return st.integers(9 * 60 + 5, 10 * 60 + 30).map(lambda m: time(m // 60, m % 60))


@st.composite
def situations(draw, fewest, most, longest):
    agenda = agenda_of(*draw(st.lists(blocks(longest), min_size=fewest, max_size=most)))
    if draw(st.booleans()):
        spare = draw(st.integers(-10, 5)) * MINUTE
        ends_by = max(agenda.ends + spare, agenda.starts + MINUTE).replace(tzinfo=None)
        agenda = plan(
            replace(agenda.workshop, ends_by=ends_by), [slot.block for slot in agenda.slots]
        )
    there_is = sum(map(room, agenda.slots), 2 * MINUTE)
    by = draw(st.integers(1, 12)) * there_is / 10 // HALF * HALF
    by += draw(st.sampled_from([0, 0, 13])) * MINUTE / 60
    if draw(st.integers(0, 2)):
        return starting_late(agenda, by)
    return running(agenda, draw(st.sampled_from(agenda.slots)), by)


def running(agenda, on, by):
    """The workshop in the first step of a block that began in time, so much over its time."""
    began = Reading(on.starts.astimezone(UTC), 0.0, "boot")
    passed = on.block.steps[0].planned + by
    now = Reading(began.wall + passed, passed.total_seconds(), "boot")
    events = [
        RunEvent(what, "w", what, began, on.block.id, "s0", ZERO, n)
        for n, what in enumerate((What.ENTERED, What.STARTED), start=1)
    ]
    return Situation(agenda, fold(events), now)


def again(situation, proposal):
    """The workshop as it is planned after a proposal, and as it will go."""
    cuts = {cut.block: cut.after for cut in proposal.changes}
    workshop = replace(situation.agenda.workshop, ends_by=proposal.ends_by.replace(tzinfo=None))
    kept = [slot.block for slot in situation.agenda.slots]
    new = [shortened(b, cuts[b.id]) if b.id in cuts else b for b in kept if cuts.get(b.id) != ZERO]
    return replace(situation, agenda=plan(workshop, new))


def minimum(slot):
    """The least a block may last: said once more, in other words than the program's."""
    one = slot.block
    if one.protected or one.fixed or one.sort is ROUND:
        return one.planned
    if one.sort is BREAK:
        noon = 11.5 <= slot.starts.hour + slot.starts.minute / 60 < 14
        lunch = noon and one.planned >= 25 * MINUTE
        return min(one.planned, (25 if lunch else 10) * MINUTE)
    if one.shortest is not None:
        return one.shortest
    if one.sort is BlockKind.SCAN:
        return one.planned
    return sum(
        (s.planned if s.rounds > 1 or "n" in s.minutes else s.planned * 2 / 3 for s in one.steps),
        ZERO,
    )


ANY = settings(derandomize=True)


@ANY
@given(situations(fewest=3, most=9, longest=60))
def test_a_proposal_never_goes_below_a_minimum_and_never_takes_a_protected_minute(situation):
    found = proposals(situation)
    kinds = [one.kind for one in found]
    assert kinds == sorted(set(kinds), key=list(Kind).index)
    assert bool(found) <= bool(out_of_reach(situation))
    slots = {slot.block.id: slot for slot in situation.agenda.slots}
    coming = {slot.block.id for slot in situation.coming}
    for proposal in [*found, *skips(situation)]:
        for cut in proposal.changes:
            slot = slots[cut.block]
            assert cut.block in coming
            assert not slot.block.protected
            assert slot.block.sort is not ROUND
            assert (cut.number, cut.before) == (slot.number, slot.block.planned)
            assert cut.after < cut.before
            if proposal.kind is Kind.SHORTEN:
                assert cut.after >= minimum(slot) > ZERO
            else:
                assert slot.block.sort is not BREAK


@ANY
@given(situations(fewest=3, most=9, longest=60))
def test_a_shorter_block_keeps_the_length_of_every_round(situation):
    found = of_kind(situation, Kind.SHORTEN)
    slots = {slot.block.id: slot for slot in situation.agenda.slots}
    for cut in found.changes if found else ():
        old = slots[cut.block].block
        new = shortened(old, cut.after)
        assert new.planned == cut.after
        assert replace(new, steps=old.steps) == old
        was = {step.id: step for step in old.steps}
        for step in new.steps:
            before = was[step.id]
            if old.sort is not BREAK and (before.rounds > 1 or "n" in before.minutes):
                assert step.planned / step.rounds == before.planned / before.rounds
            assert step.planned >= HALF


@ANY
@given(situations(fewest=3, most=9, longest=60))
def test_a_proposal_brings_what_it_says(situation):
    missed = {one.block for one in out_of_reach(situation)}
    late = sum((one.by for one in out_of_reach(situation)), ZERO)
    for proposal in proposals(situation):
        then = again(situation, proposal)
        left = out_of_reach(then)
        assert [(one.block, one.by) for one in left] == [
            (one.block, one.by) for one in proposal.left
        ]
        assert {one.block for one in left} <= missed
        assert sum((one.by for one in left), ZERO) < late  # a skip may not be enough alone
        if proposal.kind is not Kind.SKIP:
            assert {one.block for one in left} < missed
        ends = then.rows()[-1].ends
        if proposal.kind is Kind.EXTEND:
            assert ZERO <= between(ends, proposal.end_after) < 5 * MINUTE
            assert proposal.end_before < proposal.end_after
            assert (proposal.end_after.minute % 5, proposal.end_after.second) == (0, 0)
        else:
            assert proposal.end_after == ends
            assert proposal.end_before == situation.rows()[-1].ends
        if proposal.kind is Kind.SHORTEN and None in missed and not proposal.left:
            assert proposal.end_after <= situation.ends_by


@ANY
@given(situations(fewest=3, most=9, longest=60))
def test_when_the_end_is_out_of_reach_ending_later_can_always_be_asked(situation):
    late_end = any(one.block is None for one in out_of_reach(situation))
    assert (of_kind(situation, Kind.EXTEND) is not None) == late_end


@ANY
@given(situations(fewest=3, most=9, longest=60))
def test_safe_space_stays_before_what_leans_on_it(situation):
    numbers = {slot.number: slot.block for slot in situation.agenda.slots}
    for proposal in skips(situation):
        (cut,) = proposal.changes
        if numbers[cut.number].condition is Condition.SAFETY:
            later = [one for n, one in numbers.items() if n > cut.number]
            assert all(one.condition is not Condition.GROWTH for one in later)
            assert all(one.sort is not BlockKind.LOOKBACK for one in later)


def every_way(situation):
    """Yield how many blocks, how much in all, and what is still late, for every way to shorten."""
    choices = []
    for slot in situation.agenda.slots:
        one, cuts = slot.block, [ZERO]
        if any(one.id == other.block.id for other in situation.coming):
            whole = one.sort is not BREAK and one.shortest is not None
            most = one.planned - minimum(slot)
            if whole:
                cuts += [most] if most else []
            else:
                cuts += [n * MINUTE for n in range(1, room(slot) // MINUTE + 1)]
                assert most - room(slot) < len(one.steps) * HALF + MINUTE
        choices.append(cuts)
    workshop, slots = situation.agenda.workshop, situation.agenda.slots
    pins = {s.block.id: s.block.pinned for s in situation.coming if s.block.pinned}
    for cuts in product(*choices):
        new = [
            shortened(slot.block, slot.block.planned - cut) if cut else slot.block
            for slot, cut in zip(slots, cuts, strict=True)
        ]
        rows = expected(plan(workshop, new), situation.run, situation.now)
        late = {None: between(situation.ends_by, rows[-1].ends)}
        for row in rows:
            if at := pins.get(row.block.id):
                due = local(workshop, datetime.combine(workshop.starts.date(), at))
                late[row.block.id] = between(due, row.starts)
        yield sum(map(bool, cuts)), sum(cuts, ZERO), late


def small_agenda(chance):
    """A few short blocks that mostly can be shorter, as late as it takes one of them or all."""
    made = []
    for _ in range(chance.randint(2, 4)):
        kind = chance.choice(["short", "short", "turns", "plain", "plain", "break", "kept"])
        pinned = time(9, chance.randint(5, 40)) if chance.random() < 0.15 else None
        given = {"gap": chance.choice([0, 0, 0, 2]) * MINUTE, "moves": chance.random() < 0.3}
        given |= {"pinned": pinned, "fixed": kind == "kept"}
        whole = chance.randint(4, 13)
        match kind:
            case "short":
                made.append(short(whole, chance.randint(1, 7) / 2, **given))
            case "turns":
                turns = Step("s0", TITLE, whole * MINUTE, rounds=whole, short_rounds=whole - 2)
                made.append(block(0, steps=(turns, *steps(chance.randint(1, 9))), **given))
            case "break":
                made.append(block(whole + 2, BREAK, **given))
            case _:
                made.append(block(0, steps=steps(whole / 2, whole / 2), **given))
    agenda = agenda_of(*made, ending(3))
    there_is = sum(map(room, agenda.slots), ZERO)
    by = chance.randint(2, max(2, there_is // HALF)) * HALF
    return (
        running(agenda, agenda.slots[0], by)
        if chance.random() < 0.2
        else (starting_late(agenda, by))
    )


@pytest.mark.parametrize("seed", range(10))
def test_the_fewest_blocks_are_touched_and_then_the_least_time_is_taken(seed):
    chance, touched = Random(seed), set()
    for _ in range(100):
        situation = small_agenda(chance)
        ways = list(every_way(situation))
        now = next(late for count, _, late in ways if not count)
        missed = {one for one, by in now.items() if by >= MINUTE}
        helped = {one for one in missed if any(late[one] <= ZERO for _, _, late in ways)}
        enough = [(n, total) for n, total, late in ways if all(late[one] <= ZERO for one in helped)]
        found = of_kind(situation, Kind.SHORTEN)
        assert (found is not None) == bool(helped)
        if found is not None:
            taken = sum((cut.before - cut.after for cut in found.changes), ZERO)
            assert (len(found.changes), taken) == min(enough)
            touched.add(len(found.changes))
    assert {1, 2} <= touched
