"""The benches measure what they say they measure, here in a small library."""

from datetime import date

import pytest

from bench import countdown, home, search
from bench.library import NETWORK, build
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.search import words_asked
from llnet_desktop.domain.workshop import Note, Workshop
from llnet_desktop.storage.database import check
from llnet_desktop.storage.opening import LibraryFile

WORKSHOPS, NOTES = 30, 20


@pytest.fixture(scope="module")
def large(tmp_path_factory):
    path = tmp_path_factory.mktemp("bench") / "small.llnet-library"
    return path, build(path, WORKSHOPS, NOTES, date(2026, 12, 3))


def test_the_library_is_sound_and_as_large_as_it_says(large):
    file = LibraryFile(large[0], write=False)
    assert [network.name for network in file.read(Network)] == [NETWORK]
    assert len(file.read(Workshop)) == WORKSHOPS
    assert len(notes := file.read(Note)) == WORKSHOPS * NOTES
    assert file.find(words_asked(notes[0].text), 5)
    assert check(file.engine)
    file.close()


def test_all_kinds_of_words_are_searched_and_timed(large):
    asked = search.searches(large[1])
    assert {1, 2, 3} <= {len(words) for words in asked}
    assert {"nguyen", "đặng", *search.NOWHERE} <= set(asked)
    (figure,) = search.measure(*large)
    assert figure.value > 0


def test_home_is_timed_when_its_workshops_are_painted(large):
    (figure,) = home.measure(large[0], WORKSHOPS, rounds=1)
    assert figure.value > 0
    assert figure.limit > 0


def test_a_home_that_does_not_show_its_workshops_is_not_timed(tmp_path):
    path = tmp_path / "sparse.llnet-library"
    build(path, home.FIRST_CARDS - 1, 1, date(2026, 12, 3))
    with pytest.raises(RuntimeError, match=f"{home.FIRST_CARDS - 1} workshops to be seen"):
        home.measure(path, home.FIRST_CARDS - 1, rounds=1)


def test_a_countdown_and_a_second_window_are_really_painted_and_timed(qapp):
    assert 0 < countdown.core(1).value < 100
    figure = countdown.windows(4)
    assert figure.value > 0
    assert figure.limit > 0


@pytest.mark.slow
def test_hours_of_counting_down_leave_next_to_nothing(qapp):
    assert all(figure.met for figure in countdown.memory(2))
