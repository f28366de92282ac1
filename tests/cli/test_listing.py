"""`llnet exercises` and `llnet templates`, as a person or a script runs them."""

import json
import os
import subprocess
import sys

import pytest

from llnet_desktop import paths
from llnet_desktop.content import agendas as agenda_files
from llnet_desktop.content import blocks_from, load_exercises, load_templates
from llnet_desktop.content import exercises as exercise_files
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding
from llnet_desktop.domain.exercise import Exercise
from llnet_desktop.domain.ids import new_id
from llnet_desktop.domain.phrase import Phrase
from llnet_desktop.domain.workshop import MINUTE, Grouping, Step

SHIPPED, _ = load_exercises()
TEMPLATES, _ = load_templates()
PARTS = {
    "id", "title", "purpose", "condition", "minutes", "people", "steps", "source", "licence",
}  # fmt: skip


def listed(llnet, *words):
    status, out, _ = llnet("exercises", *words, "--json")
    assert status == 0
    return json.loads(out)


def ids(rows):
    return [row["id"] for row in rows]


def test_every_exercise_is_there_with_what_a_script_needs(llnet):
    rows = listed(llnet)
    assert sorted(ids(rows)) == sorted(exercise.id for exercise in SHIPPED)
    for row in rows:
        assert set(row) == PARTS
        assert set(row["title"]) == set(row["purpose"]) == {"nl", "en"}
        assert set(row["minutes"]) == {"short", "usual", "long"}
        assert row["condition"] in {None, *(condition.value for condition in Condition)}
        fewest, most = row["people"]
        assert 0 < fewest <= most
        for step in row["steps"]:
            assert set(step) == {"minutes", "grouping", "prompt"}
            assert set(step["prompt"]) == {"nl", "en"}
            assert step["minutes"] * 2 == int(step["minutes"] * 2) > 0
            assert step["grouping"] in set(Grouping)
        total = sum(step["minutes"] for step in row["steps"])
        assert row["minutes"]["usual"] == round(total)


def test_the_filters_narrow_and_can_be_put_together(llnet):
    everything = listed(llnet)
    assert ids(listed(llnet, "--condition", "safety")) == ids(
        [row for row in everything if row["condition"] == "safety"]
    )
    assert ids(listed(llnet, "--minutes", 15)) == ids(
        [row for row in everything if row["minutes"]["short"] <= 15]
    )
    assert ids(listed(llnet, "--people", 150)) == ids(
        [row for row in everything if row["people"][0] <= 150 <= row["people"][1]]
    )
    both = listed(llnet, "--condition", "safety", "--people", "150")
    assert both == [row for row in listed(llnet, "--people", 150) if row["condition"] == "safety"]
    assert listed(llnet, "--minutes", 1, "--people", 5000) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_person_reads_a_calm_list_in_her_own_language(llnet, language):
    status, out, err = llnet("exercises", language=language)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert all(len(line) <= 120 for line in lines)
    for exercise in SHIPPED:
        (line,) = [line for line in lines if line.split()[:1] == [exercise.id]]
        assert exercise.title.in_(language) in line
        assert f"{exercise.minutes.short}–{exercise.minutes.long} min" in line
    nothing = llnet("exercises", "--minutes", 1, "--people", 5000, language=language)
    assert (nothing[0], nothing[1].count("\n")) == (0, 1)


def test_her_own_exercises_are_listed_too(llnet, desk):
    steps = (Step("s", Phrase("Zing"), MINUTE / 2), Step("t", Phrase("Zing verder"), 4 * MINUTE))
    own = Exercise(new_id(), Phrase("Koor"), Phrase("Iedereen zingt"), steps, (5, 20), own=True)
    desk.record(adding("x", [own]))
    (row,) = [row for row in listed(llnet) if row["id"] == own.id]
    assert row["title"] == {"nl": "Koor", "en": ""}
    assert [step["minutes"] for step in row["steps"]] == [0.5, 4]
    assert own.id not in ids(listed(llnet, "--people", 24))
    (line,) = [line for line in llnet("exercises")[1].splitlines() if "Koor" in line]
    assert line.endswith("(own)")


def test_looking_at_the_exercises_makes_no_library(llnet, library_path):
    assert listed(llnet)
    assert not library_path.parent.joinpath(library_path.name + ".lock").exists()
    assert not library_path.exists()


def test_the_templates_are_listed_with_their_length(llnet):
    status, out, err = llnet("templates", "--json")
    assert (status, err) == (0, "")
    rows = json.loads(out)
    assert rows == [
        {
            "id": template.id,
            "title": {"nl": template.title.nl, "en": template.title.en},
            "minutes": template.minutes,
            "blocks": len(blocks_from(template, SHIPPED, "", 0)),
        }
        for template in TEMPLATES
    ]
    text = llnet("templates", language="nl")[1]
    assert all(template.id in text and template.title.nl in text for template in TEMPLATES)


WRONG = [
    ["--condition", "trust"],
    ["--condition", ""],
    ["--condition", "safety\nenergy"],
    ["--minutes", "0"],
    ["--minutes", "-5"],
    ["--minutes", "9999999999"],
    ["--minutes", "9" * 5000],
    ["--minutes", "2.5"],
    ["--minutes", "٣"],
    ["--people", "0"],
    ["--people", "-1"],
    ["--people", "many"],
    ["--people", "9999999999"],
]


@pytest.mark.parametrize("words", WRONG, ids=lambda words: " ".join(words)[:24])
@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_can_not_be_asked_is_refused_in_one_sentence(llnet, capsys, words, language):
    with pytest.raises(SystemExit) as ended:
        llnet("exercises", *words, language=language)
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1
    assert told.err.startswith("llnet: ")
    assert ("Choose" in told.err or "choose" in told.err) == (language == "en")
    assert len(told.err) < 200


def test_a_bad_file_is_told_with_its_line_and_hides_no_other(llnet, monkeypatch, tmp_path):
    for path in (paths.RESOURCES / "content" / "exercises").glob("check-*.toml"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "mine.toml").write_text('id = "mine"\ncolour = "red"\n', encoding="utf-8")
    for module, name in ((exercise_files, "load_exercises"), (agenda_files, "load_templates")):
        monkeypatch.setattr(getattr(module, name), "__defaults__", (tmp_path,))
    status, out, err = llnet("exercises", "--json")
    assert status == 0
    assert ids(json.loads(out)) == ["check-in", "check-out"]
    assert err.splitlines() == [
        "mine.toml, line 2: we don't know colour. Check the spelling, or leave it out."
    ]
    err = llnet("exercises", "--json", language="nl")[2]
    assert err.startswith("mine.toml, regel 2: colour kennen we niet.")


def test_both_lists_work_without_qt(library_path, tmp_path):
    (tmp_path / "PySide6.py").write_text("raise ImportError('no Qt here')\n")
    for command in ("exercises", "templates"):
        ended = subprocess.run(
            [sys.executable, "-m", "llnet_desktop", "--library", str(library_path), command],
            env={**os.environ, "PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (ended.returncode, ended.stderr) == (0, "")
        assert ended.stdout
