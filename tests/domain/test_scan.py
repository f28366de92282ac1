"""The scan: slips, figures, and advice that never says more than the figures bear."""

import random

import numpy
import pytest
from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.scan import (
    APART,
    CONDITIONS,
    FEWEST,
    HIGHEST,
    NOBODY,
    SAME,
    ScanTally,
    advise,
    change,
    figures,
    parse_slip,
    weakest,
    with_counts,
    with_slip,
)

EMPTY = ScanTally("t", "w", (NOBODY,) * 5)
answers = st.one_of(st.none(), st.integers(1, HIGHEST))
slips = st.tuples(*[answers] * 5)
tallies = st.tuples(*[st.tuples(*[st.integers(0, 4)] * HIGHEST)] * 5).map(
    lambda counts: ScanTally("t", "w", counts)
)


def counted(*typed):
    tally = EMPTY
    for slip in typed:
        tally = with_slip(tally, slip)
    return tally


@pytest.mark.parametrize(
    ("typed", "slip"),
    [
        ("7 4 8 6 5", (7, 4, 8, 6, 5)),
        ("  7,4;8  6\t10 ", (7, 4, 8, 6, 10)),
        ("7 - . 6 x", (7, None, None, 6, None)),
        ("", None),
        ("   ", None),
    ],
)
def test_a_slip_is_five_answers_and_a_blank_is_none(typed, slip):
    assert parse_slip(typed) == slip


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("7 4 8 6 11", "scan.answer"),
        ("0 4 8 6 5", "scan.answer"),
        ("7 4 8 6 5 6", "scan.count"),
        ("7 4 8 6", "scan.count"),
        ("7 4 acht 6 5", "scan.answer"),
        ("7 4 8,5 6 5", "scan.count"),
        ("٣ 4 8 6 5", "scan.answer"),
        ("9" * 100_000, "scan.answer"),
        ("1 " * 100_000, "scan.count"),
        ("\x00 4 8 6 5", "scan.answer"),
    ],
)
def test_what_is_no_slip_is_refused_with_a_word(typed, code):
    with pytest.raises(InputError) as refused:
        parse_slip(typed)
    assert refused.value.code == code


@given(st.text(max_size=60))
def test_any_text_is_a_slip_or_is_refused(typed):
    try:
        slip = parse_slip(typed)
    except InputError:
        return
    assert slip is None or all(one is None or 1 <= one <= HIGHEST for one in slip)


@given(st.lists(slips, max_size=30), st.randoms(use_true_random=False))
def test_a_tally_is_the_same_in_whatever_order_the_slips_came(typed, dice):
    shuffled = list(typed)
    dice.shuffle(shuffled)
    assert counted(*typed) == counted(*shuffled)
    tally = counted(*typed)
    for slip in typed:
        tally = with_slip(tally, slip, -1)
    assert tally == EMPTY


def test_a_slip_that_is_not_there_can_not_be_taken_back():
    with pytest.raises(InputError):
        with_slip(counted((7, 4, 8, 6, 5)), (7, 4, 8, 6, 6), -1)
    with pytest.raises(InputError):
        with_slip(EMPTY, (None,) * 5, -1)


def test_counts_of_shuffled_slips_are_taken_over_by_condition():
    tally = with_counts(EMPTY, Condition.GROWTH, (0, 0, 1, 0, 2, 3, 0, 0, 0, 1))
    assert tally.answers(Condition.GROWTH) == tally.slips == 7
    assert tally.answers(Condition.SAFETY) == 0
    for wrong in ((1,) * 9, (-1, *(1,) * 9), (4000, 4000, *(0,) * 8)):
        with pytest.raises(InputError):
            with_counts(EMPTY, Condition.GROWTH, wrong)


def test_means_and_spread_are_those_of_numpy_on_500_scans():
    dice = random.Random(6)
    for _ in range(500):
        n = dice.randrange(FEWEST, 150)
        said = [[dice.randint(1, HIGHEST) for _ in CONDITIONS] for _ in range(n)]
        told = figures(counted(*map(tuple, said)))
        assert [one.n for one in told] == [n] * 5
        assert numpy.allclose([one.mean for one in told], numpy.mean(said, axis=0))
        assert numpy.allclose([one.spread for one in told], numpy.std(said, axis=0))


@given(tallies)
def test_below_five_answers_there_is_neither_a_mean_nor_a_dot(tally):
    for one, counts in zip(figures(tally), tally.counts, strict=True):
        if sum(counts) < FEWEST:
            assert (one.mean, one.spread, one.counts) == (None, None, NOBODY)
        else:
            assert one.counts == counts
            assert 1 <= one.mean <= HIGHEST


@given(tallies, st.one_of(st.none(), tallies))
def test_the_advice_never_contradicts_the_figures(tally, earlier):
    now = figures(tally)
    before = figures(earlier) if earlier is not None else ()
    means = {one.condition: one.mean for one in now}
    was = {one.condition: one.mean for one in before}
    advice = advise(now, before)
    assert len({one.code for one in advice}) == len(advice)
    for one in advice:
        for condition in one.conditions:
            assert means[condition] is not None
        match one.code:
            case "few":
                assert all(mean is None for mean in means.values())
                assert advice == (one,)
            case "rose" | "fell":
                (condition,), (then, mean) = one.conditions, one.values
                assert (then, mean) == (was[condition], means[condition])
                assert abs(mean - then) >= SAME
                assert (mean > then) is (one.code == "rose")
                known = [
                    abs(means[each] - was[each])
                    for each in CONDITIONS
                    if means[each] is not None and was.get(each) is not None
                ]
                assert abs(mean - then) == max(known)
            case "lowest" | "two":
                others = [mean for each, mean in means.items() if each not in one.conditions]
                assert None not in means.values(), "what is not known may be lower"
                assert min(others) - min(one.values) >= SAME
                assert max(one.values) - min(one.values) < SAME
                assert one.values == tuple(means[each] for each in one.conditions)
            case "level":
                assert max(means.values()) - min(means.values()) < SAME
            case "apart":
                spreads = [each.spread for each in now if each.spread is not None]
                assert one.values == (max(spreads),)
                assert max(spreads) >= APART
            case _:
                pytest.fail(one.code)
    assert set(weakest(advice)) <= {each for each, mean in means.items() if mean is not None}


@pytest.mark.parametrize(
    ("now", "before", "said"),
    [
        (6.0, 5.1, "same"),
        (6.1, 5.1, "same"),
        (6.2, 5.1, "higher"),
        (4.0, 5.0, "lower"),
        (None, 5.0, ""),
        (5.0, None, ""),
    ],
)
def test_a_difference_below_one_point_is_about_the_same(now, before, said):
    assert change(now, before) == said or abs(abs(now - before) - SAME) < 1e-9
