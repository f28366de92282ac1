"""The scan: slips, figures, and advice that never says more than the figures bear."""

import random
from fractions import Fraction

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


def exactly(tally):
    """Return mean and variance of each condition as fractions; None below five answers."""
    told = {}
    for condition, counts in zip(CONDITIONS, tally.counts, strict=True):
        n = sum(counts)
        mean = Fraction(sum(score * c for score, c in enumerate(counts, 1)), n or 1)
        squares = sum((score - mean) ** 2 * c for score, c in enumerate(counts, 1))
        told[condition] = (mean, squares / (n or 1)) if n >= FEWEST else (None, None)
    return told


@given(tallies, st.one_of(st.none(), tallies))
def test_the_advice_never_contradicts_the_figures_and_leaves_nothing_out(tally, earlier):
    now = exactly(tally)
    before = exactly(earlier) if earlier is not None else {}
    means = {condition: mean for condition, (mean, _) in now.items() if mean is not None}
    advice = advise(figures(tally), figures(earlier) if earlier is not None else ())
    told = {one.code: one for one in advice}
    assert len(told) == len(advice)
    assert ("few" in told) is (not means)
    if not means:
        assert len(told) == 1
        return
    moved = {each: means[each] - before[each][0] for each in means if before.get(each, (None,))[0]}
    most = max(map(abs, moved.values()), default=0)
    assert bool({"rose", "fell"} & set(told)) is (most >= SAME)
    for code in {"rose", "fell"} & set(told):
        (condition,), (then, mean) = told[code].conditions, told[code].values
        assert (then, mean) == pytest.approx((float(before[condition][0]), float(means[condition])))
        assert abs(moved[condition]) == most
        assert (moved[condition] > 0) is (code == "rose")
    near = [each for each in means if means[each] - min(means.values()) < SAME]
    known = len(means) == len(CONDITIONS)  # what is not known may be lower
    assert ("level" in told) is (known and len(near) == len(CONDITIONS))
    assert ("lowest" in told) is (known and len(near) == 1)
    assert ("two" in told) is (known and len(near) == 2)
    for code in {"lowest", "two"} & set(told):
        assert set(told[code].conditions) == set(near)
        assert told[code].values == pytest.approx([float(means[c]) for c in told[code].conditions])
    spread = {each: now[each][1] for each in means}
    widest = [each for each in spread if spread[each] == max(spread.values())]
    assert ("apart" in told) is (len(widest) == 1 and spread[widest[0]] >= APART**2)
    if "apart" in told:
        assert told["apart"].conditions == tuple(widest)
    assert set(weakest(advice)) <= set(means)


@pytest.mark.parametrize("n", range(5, 40))
def test_a_change_of_exactly_one_point_is_one_however_many_answer(n):
    for total in range(n, 9 * n + 1):
        assert change((total + n) / n, total / n) == "higher"
        assert change(total / n, (total + n) / n) == "lower"
        if total < 9 * n:
            assert change((total + n - 1) / n, total / n) == "same"


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
