"""A killed process loses no note whose number was printed."""

import random
import signal
import subprocess
import sys

import pytest

from llnet_desktop.domain.workshop import Note
from llnet_desktop.storage.database import check, open_library
from llnet_desktop.storage.records import load

AGENDA = "09:30 - 10:00 Wat bied je?\n10:00 - 10:30 Wat vraag je?\n"


def llnet(library, *words, **how):
    return subprocess.run(
        [sys.executable, "-m", "llnet_desktop", "--library", str(library), *words],
        capture_output=True,
        text=True,
        check=False,
        **how,
    )


def kill_while_capturing(library, workshop, round_, rng):
    """Type notes as fast as they go, kill at a random moment, return what was acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "llnet_desktop", "--library", str(library), "capture", workshop],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wanted = rng.randint(0, 25)
    acknowledged = {}
    for number in range(wanted):
        text = f"ronde {round_} briefje {number}"
        process.stdin.write(text.encode() + b"\n")
        process.stdin.flush()
        acknowledged[int(process.stdout.readline())] = text
    for number in range(40):  # on their way when the process dies
        process.stdin.write(f"ronde {round_} onderweg {number}\n".encode())
    process.stdin.flush()
    for _ in range(rng.randint(0, 5)):
        line = process.stdout.readline()
        acknowledged[int(line)] = None
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate()
    acknowledged.update({int(line): None for line in rest.split(b"\n")[:-1]})
    return acknowledged


def lose_nothing(tmp_path, kills):
    library = tmp_path / "library.llnet-library"
    agenda = tmp_path / "agenda.md"
    agenda.write_text(AGENDA, encoding="utf-8")
    made = llnet(library, "new", "--network", "N", "--title", "T", "--agenda", str(agenda))
    assert made.returncode == 0, made.stderr
    workshop = made.stdout.strip()
    rng = random.Random(20261203)
    acknowledged = {}
    for round_ in range(kills):
        acknowledged.update(kill_while_capturing(library, workshop, round_, rng))
    engine = open_library(library, write=False)
    assert check(engine)
    notes = {note.number: note.text for note in load(engine, Note)[0]}
    engine.dispose()
    assert acknowledged.keys() <= notes.keys()
    assert all(text in (None, notes[number]) for number, text in acknowledged.items())


def test_a_killed_capture_loses_no_acknowledged_note(tmp_path):
    lose_nothing(tmp_path, 12)


@pytest.mark.slow
def test_two_hundred_killed_captures_lose_no_acknowledged_note(tmp_path):
    lose_nothing(tmp_path, 200)
