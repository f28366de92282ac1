"""What comes along reads well and hangs together: words, breaks, the sample's year, the room."""

import re
import tomllib
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from llnet_desktop import paths
from llnet_desktop.content import blocks_from, load_exercises, load_templates
from llnet_desktop.content.samples import rehearsal_script, sample_records
from llnet_desktop.domain.agenda import plan
from llnet_desktop.domain.checks import check
from llnet_desktop.domain.commitment import Commitment, PastWording, Stand, for_everyone
from llnet_desktop.domain.network import Member
from llnet_desktop.domain.run import Position, RunEvent, fold
from llnet_desktop.domain.scan import ScanTally
from llnet_desktop.domain.workshop import MINUTE, Block, Note, Privacy, Workshop

EXERCISES, _ = load_exercises()
TEMPLATES, _ = load_templates()
FILES = sorted(
    [*paths.RESOURCES.glob("content/**/*.toml"), *paths.RESOURCES.glob("samples/*.toml")]
)
BANNED = {
    "nl": r"\b(toezegging\w*|baan|verloop|belofte\w*|workshops?|sessies?|werkafspraken)\b",
    "en": r"\b(promis(e[sd]?|ing))\b",
}
WEEK = [date(2026, 11, 22) + timedelta(days=n) for n in range(7)]


def texts(value, language):
    """Return every text in one language, however deep."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == language and isinstance(inner, str):
                yield inner
            else:
                yield from texts(inner, language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, language)


def of(records, kind):
    return [record for record in records if isinstance(record, kind)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_file_has_a_banned_word_or_untidy_spaces(file, language):
    found = list(texts(tomllib.loads(file.read_text(encoding="utf-8")), language))
    assert found
    assert [t for t in found if re.search(BANNED[language], t, re.IGNORECASE)] == []
    assert [t for t in found if re.search(r"  | [,.:;?!]| $", t.strip("\n"))] == []


def test_an_exercise_is_in_a_file_of_its_own_name():
    names = {file.stem for file in paths.RESOURCES.glob("content/exercises/**/*.toml")}
    assert {exercise.id for exercise in EXERCISES} == names


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.id)
def test_a_facilitator_and_a_room_are_both_told_something(exercise):
    assert exercise.why
    assert exercise.does
    assert exercise.watches
    assert exercise.lanes


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
def test_every_exercise_of_a_template_is_there(template):
    known = {exercise.id for exercise in EXERCISES}
    assert {name for line in template.lines for name in line.names} <= known


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda one: one.id)
@pytest.mark.parametrize("people", [8, 24, 80])
def test_a_template_fits_small_and_large_groups_and_breaks_no_rule(template, people):
    starts = datetime.combine(WEEK[1], template.starts)
    ends_by = starts + template.minutes * MINUTE
    workshop = Workshop("w", "n", "x", starts, ends_by=ends_by, people=people)
    agenda = plan(workshop, blocks_from(template, EXERCISES, "w", people))
    assert [finding.code for finding in check(agenda, EXERCISES)] == []
    assert agenda.slots[-1].block.exercise == "check-out"
    if people == 24:
        assert timedelta() <= agenda.to_spare < template.minutes * MINUTE / 4


@pytest.mark.parametrize("today", WEEK, ids=lambda day: f"{day:%a}")
def test_the_sample_holds_on_every_day_of_the_week(today):
    records = sample_records("nl", today)
    workshops = {w.id: w for w in of(records, Workshop)}
    assert all(w.starts.weekday() < 5 for w in workshops.values())
    made = {c.id: c for c in of(records, Commitment)}
    for stand in of(records, Stand):
        assert workshops[made[stand.commitment].workshop].starts.date() < stand.told <= today
    for commitment in made.values():
        assert commitment.by > workshops[commitment.workshop].starts.date()
    assert {c.who for c in made.values()} <= {m.name for m in of(records, Member)}


def test_the_samples_commitments_have_all_that_makes_them_kept():
    records = sample_records("nl", WEEK[1])
    made = of(records, Commitment)
    members = {one.name for one in of(records, Member)}
    for field in ("cue", "ours", "buddy", "buddy_asks", "help_from", "help", "answer", "sign"):
        assert any(getattr(one, field) for one in made), field
    assert {one.buddy for one in made} | {one.help_from for one in made} <= members | {""}
    assert all(0 <= one.sure <= 10 for one in made)
    assert len(made) - len(for_everyone(made)) == 1
    for one in made:
        assert bool(one.help) == bool(one.help_from) == (one.answer is not None)
    ids = {one.id: one for one in made}
    for past in of(records, PastWording):
        assert past.until < WEEK[1]
        assert past.commitment in ids


def test_the_samples_workshop_of_today_looks_back_and_asks_how_alive_the_network_is():
    records = sample_records("nl", WEEK[1])
    today = min(
        (w for w in of(records, Workshop) if w.starts.date() >= WEEK[1]), key=lambda w: w.starts
    )
    blocks = [block for block in of(records, Block) if block.workshop == today.id]
    agenda = plan(today, blocks)
    assert [f.code for f in check(agenda, EXERCISES)] == []
    kinds = [slot.block.sort.value for slot in agenda.slots]
    assert kinds.index("lookback") == 1
    assert kinds.count("scan") == 1


def test_the_samples_notes_tallies_and_runs_fit_their_workshops():
    records = sample_records("en", WEEK[1])
    blocks = {block.id: block for block in of(records, Block)}
    for note in of(records, Note):
        lane = blocks[note.block].lane(note.lane)
        assert lane is not None
        assert lane.privacy is not Privacy.ON_PAPER
        if note.dots:
            happened = [e for e in of(records, RunEvent) if e.workshop == note.workshop]
            assert note.block in fold(happened).dots_revealed
    for numbered in (Note, Commitment, RunEvent):
        given = Counter((r.workshop, r.number) for r in of(records, numbered))
        assert set(given.values()) == {1}
    for tally in of(records, ScanTally):
        assert {len(counts) for counts in tally.counts} == {10}
        assert len({sum(counts) for counts in tally.counts}) == 1
        events = [e for e in of(records, RunEvent) if e.workshop == tally.workshop]
        run = fold(events)
        steps = {Position(b.id, s.id) for b in blocks.values() for s in b.steps}
        assert set(run.boxes) <= steps
        real = run.finished.since(run.began)
        planned = sum(
            (b.planned for b in blocks.values() if b.workshop == tally.workshop), timedelta()
        )
        assert timedelta() < abs(real - planned) < 40 * MINUTE


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rehearsed_room_speaks_only_where_somebody_types(language):
    script = rehearsal_script(language)
    known = {exercise.id: exercise for exercise in EXERCISES}
    file = tomllib.loads((paths.RESOURCES / "samples" / "rehearsal.toml").read_text("utf-8"))
    for said in file["notes"]:
        if said["exercise"]:
            lane = known[said["exercise"]].lanes[said["lane"]]
            assert lane.privacy is not Privacy.ON_PAPER
            assert script.notes(said["exercise"], said["lane"])
    members = {m.name for m in of(sample_records(language, WEEK[0]), Member)}
    assert {made.who for made in script.commitments(WEEK[0])} <= members


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_rehearsed_room_has_something_for_every_column_of_every_template(language):
    script = rehearsal_script(language)
    used = {name for template in TEMPLATES for line in template.lines for name in line.names}
    for exercise in EXERCISES:
        if exercise.id in used:
            for index, lane in enumerate(exercise.lanes):
                typed = lane.privacy is not Privacy.ON_PAPER
                said = script.notes(exercise.id, index)
                assert (3 <= len(said) <= 6) if typed else not said, (exercise.id, index)
