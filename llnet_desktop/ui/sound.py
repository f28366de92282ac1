"""Soft sounds for the room: chosen, muted by one key, and silence where nothing can play them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from llnet_desktop import paths
from llnet_desktop.services.settings import SOUNDS

if TYPE_CHECKING:
    from subprocess import Popen

_SOUND_CARDS = Path("/proc/asound/cards")
_LONGEST = 5.0  # seconds after which a player hangs


class Sounder(QObject):
    """Plays a sound beside everything else. Never raises, never waits.

    The system's own player does it, so that a machine without a sound device or a driver that
    hangs is no concern of ours.
    """

    muted_changed = Signal(bool)
    available_changed = Signal()
    played = Signal(str)  # a sound was heard to its end
    _ended = Signal(str, Path, bool)  # player, what it played, whether it could
    names = SOUNDS

    def __init__(self, name: str = SOUNDS[0], *, muted: bool = False) -> None:
        super().__init__()
        self.name = name if name in SOUNDS else SOUNDS[0]
        self._muted = muted
        self._players = players()
        self._lock = Lock()
        self._stops = 0  # so that what is only just beginning stops too
        self._running: set[Popen[bytes]] = set()
        self._threads: set[Thread] = set()
        self._ended.connect(self._take)

    @property
    def available(self) -> bool:
        """Whether there is something to play with, as far as is known now."""
        return bool(self._players) or sys.platform == "win32"

    @property
    def muted(self) -> bool:
        """Whether everything stays silent."""
        return self._muted

    @muted.setter
    def muted(self, muted: bool) -> None:
        if muted != self._muted:
            self._muted = muted
            if muted:
                self.stop()
            self.muted_changed.emit(muted)

    def play(self, name: str = "") -> None:
        """Play a sound, the chosen one without a name; nothing happens when it can't be."""
        path = sound_file(name or self.name)
        if self._muted or not path.is_file():
            return
        if sys.platform == "win32":
            _play_on_windows(path)
        elif self._players:
            self._start(path)

    def stop(self) -> None:
        """Be silent now; also before the program ends."""
        with self._lock:
            running, self._running = self._running, set()
            self._stops += 1
        for process in running:
            process.kill()
        for thread in tuple(self._threads):
            thread.join(1)
        self._threads.clear()

    def _start(self, path: Path) -> None:
        self._threads = {thread for thread in self._threads if thread.is_alive()}
        thread = Thread(target=self._play, args=(self._players[0], path, self._stops), daemon=True)
        self._threads.add(thread)
        thread.start()

    def _play(self, player: str, path: Path, stops: int) -> None:
        """Play in a thread of its own: even beginning may take a while on a busy laptop."""
        import subprocess  # not before something is heard: the program starts without it

        nothing = subprocess.DEVNULL
        try:
            process = subprocess.Popen(
                [player, str(path)], stdin=nothing, stdout=nothing, stderr=nothing
            )
        except OSError:
            self._ended.emit(player, path, False)
            return
        with self._lock:
            if stops == self._stops:
                self._running.add(process)
            else:
                process.kill()
        try:
            code = process.wait(_LONGEST)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        with self._lock:
            was_stopped = process not in self._running
            self._running.discard(process)
        if not was_stopped:
            self._ended.emit(player, path, code == 0)

    def _take(self, player: str, path: Path, could: bool) -> None:
        """Leave out a player that can't, and let the next one try."""
        if could:
            self.played.emit(path.stem)
            return
        if player in self._players:
            self._players.remove(player)
            if not self._players:
                self.available_changed.emit()
        if self._players and not self._muted:
            self._start(path)


def sound_file(name: str) -> Path:
    """Return the file of a sound."""
    return paths.RESOURCES / "sounds" / f"{name}.wav"


def players(cards: Path = _SOUND_CARDS) -> list[str]:
    """Return the programs that can play a file here, the best first; none without a device."""
    if sys.platform == "darwin":
        wanted = ["afplay"]
    else:
        runtime = Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")
        pulse = bool(os.environ.get("PULSE_SERVER")) or (runtime / "pulse" / "native").exists()
        wanted = ["pw-play"] if (runtime / "pipewire-0").exists() else []
        wanted += ["paplay"] if pulse else []
        wanted += ["aplay"] if _has_card(cards) else []
    return [found for name in wanted if (found := shutil.which(name))]


def _has_card(cards: Path) -> bool:
    try:
        return "[" in cards.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False


def _play_on_windows(path: Path) -> None:
    import winsound

    how = "SND_FILENAME", "SND_ASYNC", "SND_NODEFAULT"
    flags = sum(int(getattr(winsound, one)) for one in how)
    try:
        winsound.PlaySound(str(path), flags)  # type: ignore[attr-defined,unused-ignore]
    except RuntimeError:
        return
