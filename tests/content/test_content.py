"""The content: every file holds, in both languages, for small and large groups."""

import re
from datetime import date, timedelta
from itertools import chain

import pytest

from llnet_desktop import paths
from llnet_desktop.content import blocks_from, load_exercises, load_templates
from llnet_desktop.content.exercises import block_from, length
from llnet_desktop.content.formulas import FormulaError, evaluate
from llnet_desktop.content.samples import rehearsal_script, sample_records
from llnet_desktop.content.scans import load_statements
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.commitment import Commitment, Stand
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.workshop import MINUTE, Block, BlockKind, Note, Workshop

EXERCISES, PROBLEMS = load_exercises()
TEMPLATES, TEMPLATE_PROBLEMS = load_templates()
BANNED = {
    "nl": r"\b(toezegging\w*|baan|verloop|belofte\w*|workshops?|sessies?|werkafspraken)\b",
    "en": r"\b(promise[sd]?)\b",
}


def by_id(kind, name):
    return next(one for one in kind if one.id == name)


def test_every_file_holds():
    assert PROBLEMS == ()
    assert TEMPLATE_PROBLEMS == ()


def test_there_is_something_good_for_every_condition_and_for_the_ending():
    served = {exercise.condition for exercise in EXERCISES}
    assert set(Condition) <= served
    kinds = {exercise.kind for exercise in EXERCISES}
    assert {BlockKind.COMMITMENTS, BlockKind.LOOKBACK, BlockKind.EXERCISE} <= kinds
    assert {"check-in", "commitment-round"} <= {exercise.id for exercise in EXERCISES}


def test_an_exercise_is_there_once():
    assert len({exercise.id for exercise in EXERCISES}) == len(EXERCISES)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
@pytest.mark.parametrize("people", [5, 8, 24, 60, 150])
def test_an_exercise_fits_any_group(exercise, people):
    block = block_from(exercise, "w", "1i", people)
    assert all(MINUTE / 2 <= step.planned <= 120 * MINUTE for step in block.steps)
    assert block.shortest is None or block.shortest < block.planned


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_words_are_the_products_own(exercise, language):
    block = block_from(exercise, "w", "1i", 24)
    texts = [block.title, block.private, exercise.purpose, exercise.why]
    texts += chain.from_iterable((step.prompt, step.detail) for step in block.steps)
    texts += [lane.name for lane in block.lanes]
    banned = re.compile(BANNED[language], re.IGNORECASE)
    found = [t.in_(language) for t in texts if banned.search(t.in_(language))]
    assert not found
    assert exercise.source
    assert exercise.licence


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_a_template_protects_its_ending_and_puts_safety_before_growth(template):
    blocks = blocks_from(template, EXERCISES, "w", 24)
    assert len(blocks) == len(template.text.blocks)
    assert all(b.protected for b in blocks if b.sort is BlockKind.COMMITMENTS)
    served = [block.condition for block in blocks]
    if Condition.GROWTH in served:
        assert served.index(Condition.SAFETY) < served.index(Condition.GROWTH)


def test_the_half_day_is_a_half_day():
    template = by_id(TEMPLATES, "from-learning-to-doing")
    blocks = blocks_from(template, EXERCISES, "w", 24)
    total = sum((block.gap + block.planned for block in blocks), timedelta())
    assert timedelta(hours=3) <= total <= timedelta(hours=3, minutes=30)
    assert any(block.sort is BlockKind.BREAK for block in blocks)
    assert any(block.sort is BlockKind.COMMITMENTS for block in blocks)


def test_a_bad_file_is_named_and_hides_no_other(tmp_path):
    good = next(iter((EXERCISES[0].text,)))
    (tmp_path / "bad.toml").write_text("id = 'x'\nunknown = 1\n", encoding="utf-8")
    (tmp_path / "worse.toml").write_bytes(b"\xff\xfe")
    source = next(p for p in exercise_files() if p.stem == good.id)
    (tmp_path / "good.toml").write_bytes(source.read_bytes())
    exercises, problems = load_exercises(tmp_path)
    assert [one.id for one in exercises] == [good.id]
    assert {problem.file for problem in problems} == {"bad.toml", "worse.toml"}


def exercise_files():
    return list((paths.RESOURCES / "content" / "exercises").rglob("*.toml"))


def test_a_formula_counts_and_does_nothing_else():
    assert evaluate("ceil(n / 6) * 2 + 2", 24) == 10
    assert length("max(n, 10) / 4", 5) == timedelta(minutes=2, seconds=30)
    hostile = ["n.x", "__import__('os')", "9**9**9", "x", "'a'", "n if n else 1", "1/0", "(" * 200]
    for formula in [*hostile, "n and 1", "[1][0]", "max(*[1])", "1e9", "ceil()", "lambda: 1"]:
        with pytest.raises(FormulaError):
            evaluate(formula, 24)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_sample_is_a_year_of_one_network_and_fits_a_library(language, desk):
    today = date(2026, 12, 3)
    records = sample_records(language, today)
    desk.record(adding("sample", records))  # every reference holds, or this is refused
    (network,) = desk.read(Network)
    assert network.sample
    workshops = sorted(desk.read(Workshop), key=lambda w: w.starts)
    runs = [fold(desk.read(RunEvent, workshop=w.id)) for w in workshops]
    assert [run.finished is not None for run in runs] == [True, True, False, False]
    ready = plan(workshops[2], desk.read(Block, workshop=workshops[2].id))
    assert ready.starts.date() == today
    assert ready.to_spare is not None
    assert ready.to_spare >= timedelta()
    assert len(desk.read(Note)) >= 10
    coming = [made for made in desk.read(Commitment) if made.by > today]
    assert len(coming) >= 3
    assert len(desk.read(Stand)) >= 5


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rehearsed_room_has_something_to_say(language):
    script = rehearsal_script(language)
    assert len(script.notes("offers-and-needs", 0)) >= 3
    assert script.notes(None, 0)
    made = script.commitments(date(2026, 12, 3))
    assert len(made) >= 5
    assert all(one.by > date(2026, 12, 3) for one in made)


def test_the_scan_has_a_statement_for_each_condition_in_both_languages():
    statements = load_statements()
    assert set(statements) == set(Condition)
    assert all(text.nl and text.en for text in statements.values())
