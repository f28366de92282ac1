"""Dots: what the room can choose from, ties, and totals of what stands together."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.voting import (
    CLUSTER_FROM,
    MOST,
    is_better_clustered,
    options,
    ranked,
    spread,
)
from llnet_desktop.domain.workshop import (
    Block,
    BlockKind,
    Cluster,
    Lane,
    Note,
    Privacy,
    Step,
)

LANES = (
    Lane("open", Phrase("Ik bied")),
    Lane("seek", Phrase("Ik zoek")),
    Lane("held", Phrase("Zorgen"), Privacy.HELD),
    Lane("off", Phrase("Voor mij"), Privacy.OFF_SCREEN),
    Lane("paper", Phrase("Op papier"), Privacy.ON_PAPER),
    Lane("unnamed", Phrase("Zonder namen"), Privacy.HELD, unnamed=True),
)
STEP = Step("s", Phrase("Waar beginnen we?"), timedelta(minutes=10))
BLOCK = Block("b", "w", "a", Phrase("Kiezen"), BlockKind.EXERCISE, (STEP,), LANES)


def note(number, dots=0, lane="open", cluster=None, block="b"):
    return Note(f"n{number}", "w", block, lane, f"idee {number}", number, dots, cluster)


def chosen_from(notes, clusters=(), revealed=()):
    return options(BLOCK, notes, clusters, revealed)


NOTES = st.lists(
    st.tuples(
        st.integers(0, 6),
        st.sampled_from([lane.id for lane in LANES] + ["gone"]),
        st.sampled_from([None, "c0", "c1", "c2", "lost"]),
        st.sampled_from(["b", "b", "b", "other"]),
    ),
    max_size=30,
)
CLUSTERS = [
    Cluster(f"c{n}", "w", "b", lane, "" if n else "Samen")
    for n, lane in enumerate(("open", "seek", "held"))
]


@given(NOTES, st.sets(st.sampled_from([lane.id for lane in LANES])))
def test_every_dot_the_room_may_know_of_is_counted_in_one_option_and_no_other_is(made, revealed):
    notes = [note(n, *one) for n, one in enumerate(made, start=1)]
    open_lanes = {"open", "seek"} | (revealed & {"held", "unnamed"})
    known = [one for one in notes if one.block == "b" and one.lane in open_lanes]
    found = chosen_from(notes, CLUSTERS, revealed)
    assert sorted(one.id for option in found for one in option.notes) == sorted(
        one.id for one in known
    )
    assert sum(option.dots for option in found) == sum(one.dots for one in known)
    assert [option.number for option in found] == sorted(option.number for option in found)
    for option in found:
        assert len({(one.lane, one.cluster) for one in option.notes}) == 1
        assert option.number == min(one.number for one in option.notes)


@given(NOTES)
def test_more_dots_stand_higher_and_equal_dots_share_a_place(made):
    notes = [note(n, *one) for n, one in enumerate(made, start=1)]
    found = chosen_from(notes, CLUSTERS, {"held"})
    result = ranked(found)
    assert {one.option.id for one in result} == {option.id for option in found if option.dots}
    for one in result:
        assert one.rank == 1 + sum(other.option.dots > one.option.dots for other in result)
        equal = [other for other in result if other.option.dots == one.option.dots]
        assert one.shared == (len(equal) > 1)
        assert {other.rank for other in equal} == {one.rank}
    order = [(-one.option.dots, one.option.number) for one in result]
    assert order == sorted(order)


@given(st.permutations(range(1, 9)))
def test_the_order_in_which_notes_come_does_not_matter(order):
    notes = {n: note(n, n % 3, cluster="c0" if n in (2, 5) else None) for n in order}
    mixed = chosen_from([notes[n] for n in order], CLUSTERS)
    assert mixed == chosen_from([notes[n] for n in sorted(order)], CLUSTERS)


def test_a_cluster_is_one_option_by_its_title_or_else_its_first_note():
    pair = [note(4, 3, cluster="c0"), note(2, 2, cluster="c0"), note(3, 4)]
    untitled = [replace(CLUSTERS[0], title="")]
    (one, other) = chosen_from(pair, CLUSTERS)
    assert (one.number, one.text, one.dots) == (2, "Samen", 5)
    assert (other.number, other.text, other.dots) == (3, "idee 3", 4)
    assert chosen_from(pair, untitled)[0].text == "idee 2"


def test_a_cluster_of_a_closed_column_gives_no_title_to_a_note_that_strayed():
    (one,) = chosen_from([note(1, 2, cluster="c2")], [replace(CLUSTERS[2], title="geheim")])
    assert one.text == "idee 1"


def test_a_column_without_names_is_left_out_until_it_is_revealed():
    shown = replace(BLOCK, lanes=(replace(LANES[5], privacy=Privacy.SHOWN),))
    mine = [note(1, 2, lane="unnamed")]
    assert options(shown, mine, (), ()) == ()
    assert len(options(shown, mine, (), {"unnamed"})) == 1


def test_two_that_are_second_make_the_next_one_fourth():
    result = ranked(chosen_from([note(1, 9), note(2, 5), note(3, 5), note(4, 1), note(5)]))
    assert [(one.option.number, one.rank, one.shared) for one in result] == [
        (1, 1, False),
        (2, 2, True),
        (3, 2, True),
        (4, 4, False),
    ]


def test_many_loose_ideas_are_better_clustered_first():
    loose = [note(n) for n in range(1, CLUSTER_FROM + 1)]
    assert is_better_clustered(chosen_from(loose))
    assert not is_better_clustered(chosen_from(loose[1:]))
    loose[0], loose[1] = note(1, cluster="c0"), note(2, cluster="c0")
    assert not is_better_clustered(chosen_from([*loose, note(99)], CLUSTERS))


@given(st.lists(st.integers(0, MOST), min_size=1, max_size=6), st.integers(-5, 7 * MOST))
def test_a_total_is_spread_over_notes_and_only_as_much_moves_as_must(dots, total):
    made = spread(dots, total)
    wanted = max(0, min(total, MOST * len(dots)))
    assert sum(made) == wanted
    assert all(0 <= one <= MOST for one in made)
    ways = {(new > old) - (new < old) for old, new in zip(dots, made, strict=True)} - {0}
    assert ways <= ({1} if wanted > sum(dots) else {-1})
