"""A facilitator's own exercises: kept, changed, copied, brought in and removed."""

from dataclasses import replace

import pytest

from llnet_desktop.content import load_exercises
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.errors import InputError, StaleEditError
from llnet_desktop.domain.exercise import Exercise, Setting
from llnet_desktop.domain.phrase import NOTHING, Phrase
from llnet_desktop.domain.workshop import MINUTE, BlockKind, Lane, Material, Step
from llnet_desktop.services import own_exercises

SHIPPED = {exercise.id: exercise for exercise in load_exercises()[0]}
MARKET = SHIPPED["offers-and-needs"]


def written(**more):
    step = Step("s1", Phrase("Zeg iets"), 5 * MINUTE)
    return replace(Exercise("mine", Phrase("Rondje"), NOTHING, (step,), own=True), **more)


@pytest.fixture
def kept(desk):
    desk.perform(own_exercises.keeping(written()))
    return desk.one(Exercise, "mine")


def test_an_own_exercise_is_kept_changed_and_removed_and_each_is_one_step_back(desk, kept):
    assert kept == written()
    desk.perform(own_exercises.changing(kept, replace(kept, title=Phrase("Kring"))))
    assert desk.one(Exercise, "mine").title.nl == "Kring"
    desk.perform(own_exercises.removing(desk.one(Exercise, "mine")))
    assert desk.one(Exercise, "mine") is None
    desk.history.undo()
    desk.history.undo()
    assert desk.one(Exercise, "mine") == kept
    desk.history.undo()
    assert desk.read(Exercise) == ()


def test_every_part_of_an_exercise_survives_the_library(desk):
    copy = own_exercises.copying(MARKET, Phrase("Markt (kopie)", "Market (copy)"))
    desk.perform(own_exercises.keeping(copy))
    assert desk.read(Exercise) == (copy,)
    assert copy.own
    assert copy.id != MARKET.id
    assert copy.settings == MARKET.settings
    assert copy.minutes == MARKET.minutes


def test_texts_are_tidied_and_a_step_without_words_takes_the_title(desk):
    exercise = written(
        title=Phrase("  Rondje\u202e \n"),
        does=Phrase("Regel  één\n\nRegel drie\x00\n"),
        steps=(Step("s1", NOTHING, MINUTE, in_short=False),),
        lanes=(Lane("l1", Phrase("\u200b")), Lane("l2", Phrase("Ideeën"))),
        materials=(Material(Phrase(" stiften ")), Material(NOTHING)),
        people=(40, 8),
    )
    desk.perform(own_exercises.keeping(exercise))
    now = desk.one(Exercise, "mine")
    assert now.title.nl == "Rondje"
    assert now.does.nl == "Regel één\n\nRegel drie"
    assert now.steps[0].prompt.nl == "Rondje"
    assert now.steps[0].in_short  # a short version of nothing is none
    assert [lane.name.nl for lane in now.lanes] == ["Ideeën"]
    assert [material.name.nl for material in now.materials] == ["stiften"]
    assert now.people == (8, 40)


def test_what_differs_in_another_room_is_tidied_and_gone_where_nothing_is_said(desk):
    said = Phrase("Eerst  dit\n\ndan dat \n", "First this")
    settings = {Setting.STRANGERS: said, Setting.LARGE: NOTHING}
    desk.perform(own_exercises.keeping(written(settings=settings)))
    kept = desk.one(Exercise, "mine")
    assert kept.settings == {Setting.STRANGERS: Phrase("Eerst dit\n\ndan dat", "First this")}
    desk.perform(own_exercises.changing(kept, replace(kept, settings={})))
    assert desk.one(Exercise, "mine").settings == {}
    desk.history.undo()
    assert desk.one(Exercise, "mine") == kept


def test_keeping_what_comes_along_again_changes_nothing_in_what_to_bring_or_other_rooms(desk):
    for exercise in SHIPPED.values():
        desk.perform(own_exercises.keeping(replace(exercise, own=True)))
        kept = desk.one(Exercise, exercise.id)
        assert (kept.materials, kept.settings) == (exercise.materials, exercise.settings)
        assert not own_exercises.changing(kept, kept)


@pytest.mark.parametrize(
    ("exercise", "code"),
    [
        (written(title=Phrase(" \u200b")), "plan.no_title"),
        (written(steps=()), "plan.too_short"),
        (written(steps=(Step("s", Phrase("a"), 721 * MINUTE),)), "plan.minutes"),
        (
            written(steps=(Step("s", Phrase("a"), MINUTE, minutes="n"),), people=(2, 5000)),
            "plan.minutes",
        ),
    ],
)
def test_what_no_agenda_can_hold_is_refused(exercise, code):
    with pytest.raises(InputError) as refused:
        own_exercises.keeping(exercise)
    assert refused.value.code == code


def test_a_change_to_what_is_gone_is_refused(desk, kept):
    desk.perform(own_exercises.removing(kept))
    with pytest.raises(StaleEditError):
        desk.perform(own_exercises.changing(kept, replace(kept, title=Phrase("Kring"))))


def test_an_agenda_item_becomes_an_exercise_without_what_only_she_reads():
    block = replace(
        MARKET.as_block("w", "1i", 24),
        title=Phrase("Onze markt"),
        private=Phrase("Lan vroeg om ruimte"),
    )
    made = own_exercises.from_block(block, MARKET)
    assert made.title.nl == "Onze markt"
    assert made.does == MARKET.does
    assert made.source == MARKET.source
    assert made.steps == block.steps
    assert made.own
    alone = own_exercises.from_block(replace(block, sort=BlockKind.PLENARY))
    assert (alone.sort, alone.condition) == (BlockKind.PLENARY, Condition.INTERDEPENDENCE)
    assert not alone.does
    assert "vroeg om ruimte" not in repr(made) + repr(alone)


def test_a_brought_exercise_overwrites_nothing_and_comes_once(desk, kept):
    known = [*SHIPPED.values(), kept]
    assert not own_exercises.bringing(kept, known)
    assert not own_exercises.bringing(replace(MARKET, id="elsewhere", own=True), known)
    other = replace(kept, title=Phrase("Ander rondje"))
    desk.perform(own_exercises.bringing(other, known))
    first, second = sorted(desk.read(Exercise), key=lambda e: e.title.nl)
    assert (first.title.nl, second) == ("Ander rondje", kept)
    assert first.id != kept.id
    desk.perform(own_exercises.bringing(replace(other, id="fresh", title=Phrase("C")), known))
    assert desk.one(Exercise, "fresh").own


def test_a_new_exercise_has_a_step_and_a_column():
    blank = own_exercises.blank(Phrase("Briefjes", "Notes"))
    assert len(blank.steps) == 1
    assert blank.lanes[0].name.en == "Notes"
    assert blank.own
