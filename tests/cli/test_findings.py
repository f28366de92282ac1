"""What a rehearsal says about the agenda it played."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import time, timedelta

import pytest

from llnet_desktop.cli import main
from llnet_desktop.domain.checks import Finding, Remedy
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.words import words_in
from llnet_desktop.words.checks import finding_words, mend_words

RUN_SHEET = """Tijd\tDuur\tOnderdeel
09:30\t60\tKennismaken
10:30\t60\tOpschrijven
"""
MINUTE = timedelta(minutes=1)
PEOPLE = {"fewest": 8, "most": 60, "people": 80}
FINDINGS = [
    Finding("over", "b", {"length": MINUTE}, Remedy.SHORTEN),
    Finding("over", None, {"length": 12 * MINUTE}, Remedy.END_LATER),
    Finding("pin_missed", "b", {"length": 6 * MINUTE, "time": time(12, 30)}, Remedy.UNPIN),
    Finding("pin_too_early", "b", {"time": time(9, 0), "starts": time(9, 30)}, Remedy.UNPIN),
    Finding("no_commitments", None, {}, Remedy.ADD, "commitments-by-table"),
    Finding("commitments_size", "b", PEOPLE, Remedy.SWAP, "commitments-wall"),
    Finding(
        "commitments_short", "b", {"length": 25 * MINUTE, "people": 80}, Remedy.SWAP,
        "commitments-wall",
    ),
    Finding("not_protected", "b", {}, Remedy.PROTECT),
    Finding("growth_first", "b", {}, Remedy.MOVE),
    Finding("look_back_first", "b", {}, Remedy.ADD, "check-in"),
    Finding("look_back_long", "b", {"length": 40 * MINUTE}, Remedy.TRIM),
    Finding("second_scan", "b", {}, Remedy.REMOVE),
    Finding("long_block", "b", {"length": 120 * MINUTE, "from_time": time(9, 0)}),
    Finding("no_break", "b", {"length": 120 * MINUTE, "from_time": time(9, 0)}, Remedy.BREAK),
    Finding("listening", "b", {"length": 30 * MINUTE}, Remedy.ADD, "one-two-four-all"),
    Finding("after_lunch", "b", {}, Remedy.STAND),
    Finding("group", "b", PEOPLE, Remedy.CHOOSE),
    Finding("group", "b", PEOPLE, Remedy.CHOOSE, condition=Condition.ENERGY),
    Finding("typist", "b", {"n": 120, "length": 10 * MINUTE, "manages": 40}, Remedy.HARVEST),
    Finding("too_many_conditions", None, {"n": 3}),
    Finding(
        "never_served", None, {"condition": Condition.SAFETY}, Remedy.CHOOSE,
        condition=Condition.SAFETY,
    ),
]  # fmt: skip
LENGTHS = {"length.minutes", "length.hours", "length.both"}


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.code)
def test_every_finding_is_a_sentence_and_every_remedy_a_button(finding, language):
    words = words_in(language)
    said = finding_words(words, finding, "Viskom")
    assert said.endswith(".")
    assert "{" not in said
    button = mend_words(words, finding, "Stemmen")
    assert bool(button) == (finding.remedy is not None)
    assert "{" not in button
    assert not button.endswith(".")


def test_there_are_words_for_every_code_and_no_others():
    said = {
        code.partition(".")[2] for code in words_in("en").entries() if code.startswith("checks")
    }
    remedies = {f"mend.{remedy.value}" for remedy in Remedy} | {"mend.choose_for"}
    assert said == {finding.code for finding in FINDINGS} | remedies | LENGTHS


def test_the_facts_are_in_the_sentence_as_people_say_them():
    nl, en = words_in("nl"), words_in("en")
    typist, served, pinned, bare = FINDINGS[-3], FINDINGS[-1], FINDINGS[2], FINDINGS[7]
    assert "120 notes in 10 minutes, and one typist manages 40" in finding_words(en, typist, "x")
    assert "Veilige ruimte" in finding_words(nl, served, "")
    assert mend_words(en, served, "") == "Exercises for Safe space"
    said = finding_words(nl, pinned, "Lunch")
    assert "Lunch" in said
    assert "moet om 12:30 beginnen, maar wat ervoor komt, duurt 6 minuten te lang." in said
    assert nl("prepare.not_named") in finding_words(nl, bare, "")


@pytest.mark.parametrize(
    ("length", "dutch", "english"),
    [
        (1, "1 minuut", "1 minute"),
        (59, "59 minuten", "59 minutes"),
        (60, "1 uur", "1 hour"),
        (61, "1 uur en 1 minuut", "1 hour and 1 minute"),
        (120, "2 uur", "2 hours"),
        (806, "13 uur en 26 minuten", "13 hours and 26 minutes"),
        (59.5, "1 uur", "1 hour"),
    ],
)
def test_more_than_an_hour_is_told_in_hours(length, dutch, english):
    over = Finding("over", None, {"length": length * MINUTE}, Remedy.END_LATER)
    assert finding_words(words_in("nl"), over, "") == f"Het programma is {dutch} te lang."
    assert finding_words(words_in("en"), over, "") == f"The agenda is {english} too long."


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("finding", FINDINGS, ids=lambda finding: finding.code)
def test_a_length_reads_the_same_in_every_finding(finding, language):
    words = words_in(language)
    lengths = [name for name, fact in finding.facts.items() if isinstance(fact, timedelta)]
    longer = dict.fromkeys(lengths, 806 * MINUTE)
    said = finding_words(words, replace(finding, facts={**finding.facts, **longer}), "Viskom")
    wanted = {"nl": "13 uur en 26 minuten", "en": "13 hours and 26 minutes"}[language]
    assert (wanted in said) == bool(lengths)
    assert "minu" not in said.replace(wanted, "")


def rehearsed(library, *words, language="en"):
    options = ["--library", library, "--lang", language]
    return subprocess.run(
        [sys.executable, "-m", "llnet_desktop", *options, "rehearse", *words, "--speed", "max"],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def code(library_path, tmp_path, capsys):
    path = tmp_path / "agenda.tsv"
    path.write_text(RUN_SHEET, encoding="utf-8")
    words = ["--network", "N", "--title", "T", "--agenda", path, "--start", "2026-12-03T09:30"]
    main(["--library", str(library_path), "new", *map(str, words)])
    return capsys.readouterr().out.strip()


def test_a_rehearsal_warns_on_one_line_each_in_the_language_asked_for(library_path, code):
    before = library_path.read_bytes()
    english = rehearsed(library_path, code)
    assert english.returncode == 0, english.stderr
    lines = english.stderr.splitlines()
    assert all(line.startswith("llnet: warning: ") for line in lines)
    assert any("no commitment round" in line for line in lines)
    assert any("From 09:30 there is no break for 2 hours." in line for line in lines)
    dutch = rehearsed(library_path, code, language="nl").stderr.splitlines()
    assert len(dutch) == len(lines)
    assert any("afsprakenronde" in line for line in dutch)
    assert library_path.read_bytes() == before


def test_an_agenda_that_holds_is_rehearsed_without_a_word(library_path):
    ended = rehearsed(library_path, "--sample")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert not library_path.exists()
