"""Sounds: soft, short, muted by one key, and silence where nothing can play them."""

import os
import stat
import struct
import wave
from pathlib import Path

import pytest

from llnet_desktop.ui import sound
from llnet_desktop.ui.sound import Sounder, players, sound_file

ROOT = Path(__file__).parents[2]
needs_scripts = pytest.mark.skipif(os.name == "nt", reason="the player here is a shell script")


def program(folder, name, lines):
    path = folder / name
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine with a sound card on which only the programs of a test are found."""
    folder = tmp_path / "bin"
    folder.mkdir()
    cards = tmp_path / "cards"
    cards.write_text(" 0 [PCH            ]: HDA-Intel - HDA Intel PCH\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    monkeypatch.setattr(sound, "_SOUND_CARDS", cards)
    monkeypatch.setattr(sound.players, "__defaults__", (cards,))
    return folder


@pytest.fixture
def sounder(machine):
    made = []

    def make(*args, **choices):
        made.append(Sounder(*args, **choices))
        return made[-1]

    yield make
    for one in made:
        one.stop()


@pytest.mark.parametrize("name", Sounder.names)
def test_a_sound_is_short_and_quiet_and_ends_in_silence(name):
    with wave.open(str(sound_file(name))) as file:
        frames = file.getnframes()
        heard = struct.unpack(f"<{frames}h", file.readframes(frames))
        assert frames / file.getframerate() < 1.5
        assert file.getnchannels() == 1
    assert 3000 < max(map(abs, heard)) < 32767 / 4
    assert max(map(abs, heard[-20:])) < 200
    assert abs(heard[0]) < 200


def test_the_sounds_are_the_ones_our_program_makes(tmp_path, monkeypatch):
    import importlib.util

    spec = importlib.util.spec_from_file_location("make", ROOT / "packaging" / "make_sounds.py")
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    assert set(make.SOUNDS) == set(Sounder.names)
    monkeypatch.setattr(make, "FOLDER", tmp_path)
    make.main()
    for name in Sounder.names:
        assert (tmp_path / f"{name}.wav").read_bytes() == sound_file(name).read_bytes()


@needs_scripts
def test_the_chosen_sound_is_played_beside_everything_else(machine, sounder, qtbot):
    program(machine, "aplay", f'echo "$1" > {machine}/heard')
    made = sounder("bell")
    assert made.available
    with qtbot.waitSignal(made.played) as caught:
        made.play()
    assert caught.args == ["bell"]
    assert (machine / "heard").read_text().strip() == str(sound_file("bell"))
    with qtbot.waitSignal(made.played) as caught:
        made.play("wood_block")
    assert caught.args == ["wood_block"]


@needs_scripts
def test_a_player_that_hangs_keeps_nobody_waiting(machine, sounder, qtbot):
    program(machine, "aplay", "while :; do :; done")
    made = sounder()
    made.play()
    made.play()
    qtbot.waitUntil(lambda: len(made._running) == 2)
    playing = set(made._running)
    made.stop()
    assert {process.returncode for process in playing} == {-9}


@needs_scripts
def test_a_muted_sound_is_not_played_and_muting_stops_what_plays(machine, sounder, qtbot):
    program(machine, "aplay", f": > {machine}/heard; while :; do :; done")
    made = sounder(muted=True)
    made.play()
    assert made._threads == set()
    with qtbot.waitSignal(made.muted_changed) as caught:
        made.muted = False
    assert caught.args == [False]
    made.play()
    qtbot.waitUntil(lambda: (machine / "heard").exists() and len(made._running) == 1)
    (playing,) = made._running
    made.muted = True
    assert playing.returncode == -9
    with qtbot.assertNotEmitted(made.muted_changed):
        made.muted = True


@needs_scripts
def test_a_player_that_fails_leaves_it_to_the_next_and_then_to_silence(machine, sounder, qtbot):
    (machine.parent / "run" / "pulse").mkdir(parents=True)
    (machine.parent / "run" / "pulse" / "native").touch()
    program(machine, "paplay", "exit 1")
    program(machine, "aplay", "exit 0")
    made = sounder()
    with qtbot.waitSignal(made.played):
        made.play()
    assert [Path(one).name for one in made._players] == ["aplay"]
    program(machine, "aplay", "exit 1")
    with qtbot.waitSignal(made.available_changed):
        made.play()
    assert not made.available
    tried = set(made._threads)
    made.play()
    assert made._threads == tried


@needs_scripts
def test_a_player_that_is_no_program_after_all_is_left_out(machine, sounder, qtbot):
    path = program(machine, "aplay", "exit 0")
    made = sounder()
    path.unlink()
    with qtbot.waitSignal(made.available_changed):
        made.play()
    assert not made.available


def test_without_a_device_nothing_is_tried(machine, sounder, tmp_path):
    program(machine, "aplay", "exit 0")
    cards = tmp_path / "none"
    cards.write_text("--- no soundcards ---\n", encoding="utf-8")
    assert players(cards) == []
    assert players(tmp_path / "not there") == []


def test_a_sound_that_is_not_known_is_silence(machine, sounder):
    program(machine, "aplay", "exit 0")
    made = sounder("trumpet")
    assert made.name == "gong"
    made.play("trumpet")
    assert made._threads == set()
