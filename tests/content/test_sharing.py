"""Exercises given away as files: what is written comes back, and what is wrong is pointed at."""

from dataclasses import replace
from datetime import timedelta

import pytest

from llnet_desktop.content import load_exercises
from llnet_desktop.content.files import ContentProblem
from llnet_desktop.content.sharing import exercise_file, read_exercise
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import InputError
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import MINUTE, Grouping, Lane, Material, Posture, Privacy, Step
from llnet_desktop.words import words_in

SHIPPED = load_exercises()[0]
SMALL = """title.nl = "Rondje"

[[steps]]
minutes = 5
prompt.nl = "Zeg iets"
"""


def read(tmp_path, text):
    path = tmp_path / "werkvorm.toml"
    path.write_text(text, encoding="utf-8")
    return read_exercise(path)


def bare(exercise):
    return replace(exercise, own=False)


@pytest.mark.parametrize("exercise", SHIPPED, ids=lambda one: one.id)
def test_what_comes_along_can_be_given_away_and_comes_back_the_same(exercise, tmp_path):
    back = read(tmp_path, exercise_file(exercise))
    assert bare(back) == bare(exercise)
    assert back.own


def test_an_own_exercise_in_one_language_comes_back_as_it_was(tmp_path):
    steps = (
        Step("step-1", Phrase('Zeg "iets"\\n'), 7.5 * MINUTE, Grouping.PAIRS, posture=None),
        Step(
            "step-2",
            Phrase("", "Say more"),
            timedelta(minutes=10),
            detail=Phrase("Nguyễn & Çağla <b>"),
            rounds=3,
            short_rounds=2,
            notes="ceil(n / 4)",
            posture=Posture.WALK,
            lively=True,
            in_short=False,
        ),
    )
    exercise = Exercise(
        "mine",
        Phrase('Een "goed" gesprek'),
        NOTHING,
        steps,
        (3, 9),
        condition=Condition.GROWTH,
        does=Phrase('Regel één.\n\n"""Regel drie""" \\ klaar.', "One line."),
        lanes=(Lane("lane-1", Phrase("Ideeën"), Privacy.HELD),),
        materials=(Material(Phrase("stiften"), "2 * n", reused=True),),
        moves=True,
        own=True,
    )
    assert read(tmp_path, exercise_file(exercise)) == exercise


def test_a_file_written_by_hand_needs_little(tmp_path):
    exercise = read(tmp_path, SMALL)
    assert exercise.title == Phrase("Rondje")
    assert exercise.people == (2, 150)
    assert exercise.steps[0].planned == 5 * MINUTE
    assert exercise.steps[0].minutes == ""


def test_a_thing_of_the_common_list_may_be_named(tmp_path):
    made = read(tmp_path, SMALL + '[[materials]]\nthing = "markers"\namount = "n"\n')
    assert made.materials[0].reused
    assert made.materials[0].needed(12) == 12


@pytest.mark.parametrize(
    ("old", "new", "line", "code"),
    [
        ("minutes = 5", "minuten = 5", 4, "unknown_key"),
        ("minutes = 5\n", "", 3, "no_key"),
        ("minutes = 5", 'minutes = "n * "', 4, "formula"),
        ("minutes = 5", 'minutes = "__import__(1)"', 4, "formula"),
        ("minutes = 5", "minutes = 0.1", 4, "too_little"),
        ("minutes = 5", "minutes = inf", 4, "formula"),
        ("minutes = 5", "minutes = nan", 4, "formula"),
        ("minutes = 5", "minutes = 5\nrounds = 0", 5, "no_rounds"),
        ("minutes = 5", "minutes = 5\nrounds = 2\nshort_rounds = 3", 6, "no_short_rounds"),
        ("minutes = 5", "minutes = 721", 3, "too_long"),
        ("minutes = 5", "minutes = 5\nposture = 'dance'", 5, "no_such_value"),
        ("minutes = 5", "minutes = = 5", 4, "toml"),
        ('"Rondje"', '"Rondje', 1, "toml"),
        ('"Rondje"', '" "', 1, "no_key"),
        ('"Rondje"\n', '"Rondje"\npeople = [9, 3]\n', 2, "no_range"),
        ('"Rondje"\n', '"Rondje"\npeople = ["a", 3]\n', 2, "wrong_value"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, old, new, line, code):
    assert old in SMALL
    problem = read(tmp_path, SMALL.replace(old, new))
    assert isinstance(problem, ContentProblem)
    assert (problem.line, problem.code) == (line, code)
    for language in ("nl", "en"):
        assert words_in(language)(f"content.{problem.code}", **problem.facts)


@pytest.mark.parametrize(
    "text",
    ["", "x", "a = 1", "steps = 1", "title.nl = 'a'\nsteps = []", "title.nl = 'a'\nsteps = " + "["],
)
def test_what_is_no_exercise_is_a_problem_and_no_crash(tmp_path, text):
    assert isinstance(read(tmp_path, text), ContentProblem)
    assert isinstance(read(tmp_path, text + "[" * 3000), ContentProblem)


def test_more_parts_than_anybody_writes_are_refused(tmp_path):
    problem = read(tmp_path, SMALL + "[[lanes]]\nname.nl = 'a'\n" * 101)
    assert isinstance(problem, ContentProblem)


def test_what_is_no_file_or_far_too_big_is_refused(tmp_path):
    with pytest.raises(InputError) as missing:
        read_exercise(tmp_path / "nergens.toml")
    assert missing.value.code == "input.no_file"
    with pytest.raises(InputError) as folder:
        read_exercise(tmp_path)
    assert folder.value.code == "input.not_a_file"
    with pytest.raises(InputError) as big:
        read(tmp_path, "#" * 1_000_001)
    assert big.value.code == "input.too_big"
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe\x00")
    assert read_exercise(tmp_path / "bytes.toml").code == "encoding"
