"""Blocks and steps: formulas of the head count, rounds, and the short version."""

from dataclasses import replace
from datetime import timedelta

import pytest

from llnet_desktop.domain.formulas import FormulaError, evaluate
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, ZERO, Block, BlockKind, Material, Step

TEXT = Phrase("x")


def block(*steps, **given):
    return Block("b", "w", "1i", TEXT, BlockKind.EXERCISE, steps, **given)


def test_a_step_follows_its_formula_in_whole_half_minutes_and_rounds():
    step = Step("s", TEXT, ZERO, minutes="n / 10", rounds=3)
    assert step.for_group(24).planned == 3 * timedelta(minutes=2, seconds=30)
    assert step.for_group(1).planned == 3 * timedelta(seconds=30)
    by_hand = Step("s", TEXT, 7 * MINUTE)
    assert by_hand.for_group(80) is by_hand


def test_minutes_given_by_hand_follow_no_formula_any_more():
    step = Step("s", TEXT, 10 * MINUTE, minutes="n")
    longer = block(step).lasting(12 * MINUTE)
    assert longer.for_group(80).planned == 12 * MINUTE


def test_the_short_version_drops_steps_and_rounds_and_never_time_in_a_round():
    rounds = Step("a", TEXT, 15 * MINUTE, rounds=5, short_rounds=3)
    goes = Step("b", TEXT, 4 * MINUTE, in_short=False)
    stays = Step("c", TEXT, 6 * MINUTE)
    long = block(rounds, goes, stays)
    assert long.shortest == 15 * MINUTE
    short = long.in_short()
    assert [step.id for step in short.steps] == ["a", "c"]
    assert short.planned == 15 * MINUTE
    assert short.steps[0].planned / short.steps[0].rounds == 3 * MINUTE
    assert short.shortest is None


def test_a_fixed_length_has_no_short_version():
    steps = (Step("a", TEXT, 5 * MINUTE), Step("b", TEXT, 5 * MINUTE, in_short=False))
    assert block(*steps).shortest == 5 * MINUTE
    assert replace(block(*steps), fixed=True).shortest is None


def test_notes_and_materials_are_counted_in_whole_ones():
    assert Step("s", TEXT, MINUTE, notes="n / 4").expected_notes(9) == 3
    assert Step("s", TEXT, MINUTE).expected_notes(9) == 0
    assert Material(TEXT, "n / 4").needed(9) == 3
    assert Material(TEXT, "n - 20").needed(9) == 0


def test_a_formula_is_arithmetic_and_nothing_else():
    assert evaluate("min(ceil(n / 4), 12)", 24) == 6
    nothing = "ceil(1e999 - 1e999)"
    for formula in (nothing, "n.real", "x", "open('a')", "n ** 9", "[n]", "1 / (n - n)", "n" * 200):
        with pytest.raises(FormulaError):
            evaluate(formula, 24)
