"""`llnet catchup`, as a person or a script runs it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from llnet_desktop.cli import catching_up
from llnet_desktop.cli.opening import desk_for_writing
from llnet_desktop.domain.catchup import Missed, Stays
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.domain.edit import adding, changing, removing
from llnet_desktop.domain.run import RunEvent, What
from llnet_desktop.domain.workshop import Block, BlockKind, Workshop
from llnet_desktop.words import words_in

RUN_SHEET = """Tijd\tDuur\tOnderdeel
09:30\t10\tInloop en check-in
09:40\t36\tVraag- en aanbodmarkt
10:16\t15\tKoffie
10:31\t24\tWie kan wat
10:55\t25\tAfspraken maken
"""
NAMES = ["inloop", "markt", "koffie", "wie", "afspraken"]


@pytest.fixture
def code(llnet, tmp_path):
    path = tmp_path / "agenda.tsv"
    path.write_text(RUN_SHEET, encoding="utf-8")
    words = ["--network", "N", "--title", "T", "--agenda", path, "--end", "11:25"]
    status, out, _ = llnet("new", *words, "--start", "2026-12-03T09:30", language="nl")
    assert status == 0
    return out.strip()


@pytest.fixture
def changed(library_path, code):
    """Change the library as a window would; the agenda is given by name."""

    def change(act):
        with desk_for_writing(library_path) as desk:
            blocks = sorted(desk.read(Block), key=lambda block: block.place)
            desk.perform(act(desk.read(Workshop)[0], dict(zip(NAMES, blocks, strict=False))))

    return change


def proposed(llnet, code, *words):
    status, out, err = llnet("catchup", code, *words, "--json")
    assert (status, err) == (0, "")
    return json.loads(out)


def test_three_proposals_with_before_and_after_and_an_offset_in_every_time(llnet, code):
    assert proposed(llnet, code, "--late", 17) == [
        {
            "proposal": "shorten",
            "changes": [{"number": 2, "minutes_before": 36, "minutes_after": 24}],
            "end_before": "2026-12-03T11:37:00+01:00",
            "end_after": "2026-12-03T11:25:00+01:00",
        },
        {
            "proposal": "skip",
            "changes": [{"number": 4, "minutes_before": 24, "minutes_after": 0}],
            "end_before": "2026-12-03T11:37:00+01:00",
            "end_after": "2026-12-03T11:13:00+01:00",
        },
        {
            "proposal": "extend",
            "changes": [],
            "end_before": "2026-12-03T11:25:00+01:00",
            "end_after": "2026-12-03T11:40:00+01:00",
        },
    ]


def test_when_all_is_in_reach_there_is_nothing_to_propose(llnet, code):
    assert proposed(llnet, code) == proposed(llnet, code, "--late", 5) == []
    told = llnet("catchup", code, "--late", 5)
    assert told == (0, "Everything is still in reach: you finish at 11:25.\n", "")
    assert "11:25" in llnet("catchup", code, "--late", 5, language="nl")[1]


def test_a_person_reads_the_same_in_english(llnet, code):
    status, out, err = llnet("catchup", code, "--late", 17)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "As it goes you finish at 11:37: 12 minutes after 11:25.",
        "",
        "Shorten",
        "   2  Vraag- en aanbodmarkt    36 → 24 min",
        "  finish at 11:37 → 11:25",
        "",
        "Skip",
        "   4  Wie kan wat              24 → left out",
        "  finish at 11:37 → 11:13",
        "",
        "End later",
        "  finish at 11:25 → 11:40",
    ]


def test_a_person_reads_the_same_in_dutch(llnet, code):
    out = llnet("catchup", code, "--late", 6, language="nl")[1]
    assert out.splitlines()[0] == "Zo ben je klaar om 11:26: 1 minuut na 11:25."
    assert [line for line in out.splitlines() if line and line[0] != " "][1:] == [
        "Korter",
        "Overslaan",
        "Later klaar",
    ]
    assert "  klaar om 11:26 → 11:25" in out.splitlines()
    assert "vervalt" in out


def test_a_pin_that_is_missed_is_told_by_name(llnet, code, changed):
    at = datetime(2026, 12, 3, 10, 16).time()
    changed(lambda _, b: changing("x", [(b["koffie"], replace(b["koffie"], pinned=at))]))
    out = llnet("catchup", code, "--late", 20)[1].splitlines()
    assert out[0] == "\u2018Koffie’ starts 20 minutes after 10:16."
    assert "  \u2018Koffie’ still starts 20 minutes late" in out


def test_she_names_what_is_skipped_by_its_number(llnet, code):
    kinds = [row["proposal"] for row in proposed(llnet, code, "--late", 17, "--skip", 2)]
    assert kinds == ["shorten", "skip", "extend"]
    named = proposed(llnet, code, "--late", 17, "--skip", 2)[1]
    assert named["changes"] == [{"number": 2, "minutes_before": 36, "minutes_after": 0}]
    out = llnet("catchup", code, "--late", 17, "--skip", 1)[1]
    assert "that is still 2 minutes late" in out


@pytest.mark.parametrize(
    ("number", "reason"),
    [(3, "people need their break"), (5, "is protected"), (9, "no item 9"), (1, "safe space")],
)
def test_what_can_not_be_skipped_is_told_in_one_sentence(llnet, code, changed, number, reason):
    safety, growth = Condition.SAFETY, Condition.GROWTH
    changed(
        lambda _, b: changing(
            "x",
            [
                (b["inloop"], replace(b["inloop"], condition=safety)),
                (b["wie"], replace(b["wie"], condition=growth)),
            ],
        )
    )
    status, out, err = llnet("catchup", code, "--late", 17, "--skip", number, "--json")
    assert (status, out) == (1, "")
    assert err.startswith("llnet: ")
    assert len(err.splitlines()) == 1
    assert reason in err


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("why", list(Stays))
def test_there_is_a_sentence_for_every_reason_to_stay(language, why):
    said = words_in(language)(f"catchup.stays.{why.value}", title="Viskom")
    assert "Viskom" in said
    assert said.endswith(".")


def test_half_minutes_are_halves(llnet, code, changed):
    def odd(_, blocks):
        one = blocks["wie"]
        (step,) = one.steps
        longer = replace(one, steps=(replace(step, planned=step.planned * 1.0625),))
        return changing("x", [(one, longer)])

    changed(odd)
    row = proposed(llnet, code, "--late", 17, "--skip", 4)[1]
    assert row["changes"] == [{"number": 4, "minutes_before": 25.5, "minutes_after": 0}]
    assert " 25½ → left out" in llnet("catchup", code, "--late", 17, "--skip", 4)[1]


def test_nothing_is_changed(llnet, code, library_path):
    before = library_path.read_bytes()
    proposed(llnet, code, "--late", 17)
    assert library_path.read_bytes() == before


def test_a_workshop_that_runs_is_as_late_as_it_is_and_more_comes_on_top(
    llnet, code, changed, clocks, monkeypatch
):
    def begin(workshop, blocks):
        on = blocks["markt"]
        return adding(
            "run.event",
            [
                RunEvent(what, workshop.id, what, clocks(), on.id, on.steps[0].id, number=n)
                for n, what in enumerate((What.ENTERED, What.STARTED), start=1)
            ],
        )

    clocks.advance(minutes=10)
    changed(begin)
    monkeypatch.setattr(catching_up, "read_clocks", clocks)
    clocks.advance(minutes=36)
    assert proposed(llnet, code) == []
    clocks.advance(minutes=11, seconds=20)
    (first, *_) = proposed(llnet, code)
    assert first["changes"] == [{"number": 4, "minutes_before": 24, "minutes_after": 17}]
    assert first["end_before"] == "2026-12-03T11:31:20+01:00"
    assert proposed(llnet, code, "--late", 3)[0]["end_before"] == "2026-12-03T11:34:20+01:00"
    status, out, err = llnet("catchup", code, "--skip", 2)
    assert (status, out) == (1, "")
    assert "has begun" in err
    changed(
        lambda workshop, _: adding(
            "run.event", [RunEvent("f", workshop.id, What.FINISHED, clocks(), number=3)]
        )
    )
    assert proposed(llnet, code, "--late", 3) == []
    assert llnet("catchup", code)[1] == "This workshop has ended; there is nothing to catch up.\n"


def test_an_agenda_that_is_empty_and_a_code_that_is_none_are_refused(llnet, code, changed):
    changed(lambda _, blocks: removing("x", blocks.values()))
    for words in ([code], ["zzzz"]):
        status, out, err = llnet("catchup", *words, "--late", 17, "--json")
        assert (status, out) == (1, "")
        assert len(err.splitlines()) == 1


@pytest.mark.parametrize("words", [["--late", "-5"], ["--late", "soon"], ["--skip", "0"], []])
def test_what_can_not_be_asked_is_wrong_usage(llnet, capsys, words):
    with pytest.raises(SystemExit) as ended:
        llnet("catchup", *(["x", *words] if words else []))
    assert ended.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1


def test_the_help_says_what_late_means(llnet, capsys):
    for language, said in (("en", "planned start"), ("nl", "geplande begintijd")):
        with pytest.raises(SystemExit) as ended:
            llnet("catchup", "--help", language=language)
        assert ended.value.code == 0
        assert said in " ".join(capsys.readouterr().out.split())


def test_the_commitment_round_keeps_its_time_however_late(llnet, code):
    for minutes in (1, 30, 90, 240):
        for row in proposed(llnet, code, "--late", minutes):
            assert all(change["number"] != 5 for change in row["changes"])


def test_it_works_without_qt(library_path, code, tmp_path):
    (tmp_path / "PySide6.py").write_text("raise ImportError('no Qt here')\n")
    words = ["catchup", code, "--late", "17", "--json"]
    ended = subprocess.run(
        [sys.executable, "-m", "llnet_desktop", "--library", str(library_path), *words],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(json.loads(ended.stdout)) == 3


def test_the_agenda_of_these_tests_ends_with_a_protected_round(library_path, code):
    with desk_for_writing(library_path) as desk:
        last = max(desk.read(Block), key=lambda block: block.place)
    assert (last.sort, last.protected) == (BlockKind.COMMITMENTS, True)


def test_late_is_said_in_the_whole_minutes_that_passed_as_in_the_window():
    missed = Missed(None, datetime(2026, 12, 3, 11, 25), timedelta(minutes=22, seconds=40))
    _, facts = catching_up._missed(words_in("nl"), None, missed, "late")
    assert facts["n"] == 22
