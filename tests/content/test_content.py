"""The rules of resources/content/README.md, as far as a machine can check them."""

import re
from datetime import date, datetime, timedelta
from itertools import chain

import pytest

from llnet_desktop import paths
from llnet_desktop.content import blocks_from, load_exercises, load_templates, missing_from
from llnet_desktop.content.samples import rehearsal_script, sample_records
from llnet_desktop.content.scans import load_statements
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.checks import check
from llnet_desktop.domain.commitment import Commitment, Stand
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.exercise import Setting
from llnet_desktop.domain.formulas import FormulaError, evaluate
from llnet_desktop.domain.network import Network
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.run import RunEvent, fold
from llnet_desktop.domain.workshop import (
    HALF_MINUTE,
    MINUTE,
    ZERO,
    Block,
    BlockKind,
    Note,
    Posture,
    Privacy,
    Workshop,
)

EXERCISES, PROBLEMS = load_exercises()
TEMPLATES, TEMPLATE_PROBLEMS = load_templates()
CLOSING = {
    "commitments-one-by-one": BlockKind.COMMITMENTS,
    "commitments-by-table": BlockKind.COMMITMENTS,
    "commitments-wall": BlockKind.COMMITMENTS,
    "look-back": BlockKind.LOOKBACK,
    "who-what-when": BlockKind.EXERCISE,
    "fifteen-percent-solutions": BlockKind.EXERCISE,
    "impact-effort": BlockKind.EXERCISE,
}
SIZES = (5, 8, 12, 24, 40, 60, 80, 150)
PROMPT = 12  # words
TYPED = 4  # notes in a minute
LISTENING = 10 * MINUTE

# What the product never says, and what gives away that a text was translated or made up.
WORDS = {
    "nl": r"""
        toezegging\w* belofte\w* beloof\w* baan verloop workshops? sessies? werkafspra\w+
        gedeeld uitdaging\w* impact inzichten mindset proactief faciliteer\w*
        creëer\w* creëren omarm\w* borgen borging uitrollen reflecteer\w* reflectie
        waardevol\w* betekenisvol\w* krachtige? discussieer brainstorm\w*
    """,
    "en": r"""
        promis(?:e[sd]?|ing) delv\w+ foster\w* leverag\w+ embrac\w+ journeys? empower\w*
        utili[sz]\w+ facilitat(?:e[sd]?|ing|ion) unlock\w* meaningful\w* robust seamless\w*
        holistic\w* tapestry landscape synerg\w+ stakeholders? takeaways? crucial
        organiz\w+ realiz\w+ recogniz\w+ summariz\w+ color\w* center program behavior
        discuss\w* brainstorm\w* sharing
    """,
}
TURNS = {
    "nl": (
        r"(?<!\bin te )\bdelen\b",
        r"\bdeel (je|jij|jullie|het|dit|dat|wat|met)\b",
        r"\bneem (even )?(een moment|de tijd om)\b",
        r"\bmeenemen in\b",
        r"\bmaak (een|het) verschil\b",
        r"\baan het einde van de dag\b",
        r"\bin je kracht\b",
        r"\bop een diepere laag\b",
        r"\bniet (alleen|zozeer)\b[^.?]*\bmaar\b",
    ),
    "en": (
        r"\bnot (just|only|merely)\b",
        r"\bdeep dive\b",
        r"\breflect on\b",
        r"\bshare your\b",
        r"\btake a moment\b",
        r"\b(is|are|was)(n’t| not) [^.?]{1,40}[,;] (it’s|it is|they are|they’re)\b",
    ),
}
EITHER = (r"[!—]", r"\.\.\.", r"[\"']", r"  ", r"\s[,.;:?]")


def every(name):
    """Run a test for each exercise, or for each template."""
    each = EXERCISES if name == "exercise" else TEMPLATES
    return pytest.mark.parametrize(name, each, ids=lambda one: one.id)


def sizes_of(exercise):
    fewest, most = exercise.people
    return sorted({fewest, most, *(size for size in SIZES if fewest <= size <= most)})


def phrases_of(exercise):
    yield from (exercise.title, exercise.purpose, exercise.why)
    yield from (exercise.does, exercise.watches, exercise.room)
    yield from exercise.settings.values()
    yield from chain.from_iterable((step.prompt, step.detail) for step in exercise.steps)
    yield from (lane.name for lane in exercise.lanes)
    yield from (material.name for material in exercise.materials)


def phrases_of_template(template):
    yield from (template.title, template.description)
    for line in template.lines:
        yield from (both.phrase for both in (line.title, line.prompt, line.detail) if both)


def given_away(phrases, language):
    """Return what should not be in these texts, with some of what is around it."""
    words = rf"\b({'|'.join(WORDS[language].split())})\b"
    signs = re.compile("|".join((words, *TURNS[language], *EITHER)), re.IGNORECASE)
    texts = [phrase.in_(language) for phrase in phrases]
    found = [(text, match) for text in texts for match in signs.finditer(text)]
    return [text[max(0, match.start() - 20) : match.end() + 20] for text, match in found]


def test_the_signs_are_seen_in_any_form():
    told = Phrase("Faciliteer de workshop!", "Take a moment to discuss your journey…")
    assert len(given_away([told], "nl")) == 3
    assert len(given_away([told], "en")) == 3


# --- all of it


def test_every_file_holds():
    assert PROBLEMS == ()
    assert TEMPLATE_PROBLEMS == ()


def test_there_is_enough_for_every_condition_and_for_the_ending():
    assert len(EXERCISES) >= 36
    for condition in Condition:
        assert sum(exercise.condition is condition for exercise in EXERCISES) >= 6, condition
    kinds = {one.id: one.sort for one in EXERCISES if one.condition is None}
    assert CLOSING.items() <= kinds.items()
    assert len(TEMPLATES) >= 8


def test_an_exercise_is_there_once_in_a_file_of_its_name():
    files = [path.stem for path in (paths.RESOURCES / "content").glob("exercises/**/*.toml")]
    assert sorted(exercise.id for exercise in EXERCISES) == sorted(files)
    for language in ("nl", "en"):
        titles = {exercise.title.in_(language) for exercise in EXERCISES}
        assert len(titles) == len(EXERCISES)


def test_every_group_has_exactly_one_size_of_commitment_round():
    rounds = [one for one in EXERCISES if one.sort is BlockKind.COMMITMENTS]
    assert all(one.protected for one in rounds)
    for people in range(2, 151):
        assert sum(one.suits(people) for one in rounds) == 1, people


# --- each exercise


@every("exercise")
def test_an_exercise_says_all_a_facilitator_needs(exercise):
    for part in ("title", "purpose", "why", "does", "watches", "room"):
        phrase = getattr(exercise, part)
        assert phrase.nl, part
        assert phrase.en, part
    assert set(exercise.settings) == set(Setting)
    assert all(phrase.nl and phrase.en for phrase in exercise.settings.values())
    assert exercise.source
    assert exercise.licence
    assert all(step.posture is not None for step in exercise.steps)


@every("exercise")
def test_a_prompt_is_read_at_a_glance(exercise):
    for step in exercise.steps:
        for prompt in (step.prompt.nl, step.prompt.en):
            assert 0 < len(prompt.split()) <= PROMPT, prompt


@every("exercise")
def test_there_is_a_short_version_at_every_size_and_it_leaves_out_whole_rounds(exercise):
    for people in sizes_of(exercise):
        block = exercise.as_block("w", "1i", people)
        assert block.shortest is not None
        rounds = {step.id: step.planned / step.rounds for step in block.steps}
        for step in block.in_short().steps:
            assert step.planned / step.rounds == rounds[step.id]


@every("exercise")
def test_every_step_lasts_as_long_as_a_room_can_bear(exercise):
    for people in sizes_of(exercise):
        for step in exercise.as_block("w", "1i", people).steps:
            assert HALF_MINUTE <= step.planned <= 60 * MINUTE, people
            if step.posture is Posture.LISTEN:
                assert step.planned <= LISTENING, people


@every("exercise")
def test_one_typist_can_keep_up_at_every_size(exercise):
    for people in sizes_of(exercise):
        for number, step in enumerate(exercise.as_block("w", "1i", people).steps, start=1):
            manages = TYPED * step.planned / MINUTE
            assert step.expected_notes(people) <= manages, f"step {number} with {people} people"


@every("exercise")
def test_notes_are_typed_where_there_is_a_column_for_them(exercise):
    typed = any(step.notes for step in exercise.steps)
    assert typed == any(lane.privacy is not Privacy.ON_PAPER for lane in exercise.lanes)


@every("exercise")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_an_exercise_is_written_as_people_speak(exercise, language):
    assert given_away(phrases_of(exercise), language) == []


# --- each template


@every("template")
def test_a_template_names_exercises_that_are_there(template):
    assert missing_from(template, EXERCISES) == ()
    assert len(blocks_from(template, EXERCISES, "w", 24)) == len(template.lines)
    assert (paths.RESOURCES / "content" / "templates" / f"{template.id}.toml").is_file()


@every("template")
@pytest.mark.parametrize("people", [8, 24, 80])
def test_a_template_fits_its_minutes_and_nobody_would_say_anything_about_it(template, people):
    starts = datetime.combine(date(2026, 12, 3), template.starts)
    ends_by = starts + timedelta(minutes=template.minutes)
    workshop = Workshop("w", "n", "x", starts, ends_by=ends_by, people=people)
    agenda = plan(workshop, blocks_from(template, EXERCISES, "w", people))
    assert agenda.to_spare >= ZERO
    assert [(one.code, dict(one.facts)) for one in check(agenda, EXERCISES)] == []


@every("template")
@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_template_is_written_as_people_speak(template, language):
    assert given_away(phrases_of_template(template), language) == []


# --- what goes with it


def test_a_formula_counts_and_does_nothing_else():
    assert evaluate("ceil(n / 6) * 2 + 2", 24) == 10
    assert evaluate("max(n, 10) / 4", 5) == 2.5
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
    assert ready.to_spare >= ZERO
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
    for language in ("nl", "en"):
        assert given_away(statements.values(), language) == []
