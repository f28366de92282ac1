"""`python -m bench.peers`: the board beside BeeRef, tldraw and Excalidraw, in turn, as ratios.

What they need is fetched into `build/peers`, and nothing of it is kept elsewhere. What is not on
this machine is left out, with a line that says so.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import venv
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from bench.figures import percentile

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PLACE = ROOT / "build" / "peers"
BEEREF = "git+https://github.com/rbreu/beeref@v0.3.3"  # it is on no index
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WAYS = ("pan, some in view", "zoom, some in view", "pan, all in view", "zoom, all in view")
PATIENCE = 900  # seconds for one peer

Command = Callable[[int], list[str]]


def main() -> int:
    """Measure all that is there, round by round, and print p95 and how many times ours it is."""
    parser = argparse.ArgumentParser(prog="python -m bench.peers")
    parser.add_argument("--notes", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--rounds", type=int, default=3, help="of all peers in turn")
    parser.add_argument("--seconds", type=float, default=8, help="for each way of moving")
    given = parser.parse_args()
    peers = {"LLNet Desktop": _ours, **_beeref(given.seconds), **_web(given.seconds)}
    for count in given.notes:
        frames: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
        for _ in range(given.rounds):
            for name, command in peers.items():
                for way, taken in _run(name, command(count)).items():
                    frames[name][way] += taken
        _tell(count, frames)
    return 0


def _tell(count: int, frames: dict[str, dict[str, list[float]]]) -> None:
    print(f"\n{count} notes, p50 / p95 in ms (times ours at p95)")
    ours = {way: percentile(taken, 0.95) for way, taken in frames["LLNet Desktop"].items()}
    for name, ways in frames.items():
        cells = []
        for way in WAYS:
            taken = ways.get(way)
            if taken:
                high = percentile(taken, 0.95)
                middle = percentile(taken, 0.5)
                cells.append(f"{way}: {middle:.1f} / {high:.1f} ({high / ours[way]:.0f})")
        print(f"{name:14} " + "   ".join(cells or ["did not finish"]))


def _run(name: str, command: list[str]) -> dict[str, list[float]]:
    where = PLACE / "web" if command[0].endswith("node") else ROOT
    try:
        done = subprocess.run(
            command, cwd=where, capture_output=True, text=True, timeout=PATIENCE, check=True
        )
        told = json.loads(done.stdout.strip().splitlines()[-1])
    except (subprocess.SubprocessError, ValueError, IndexError) as error:
        print(f"{name} did not finish: {type(error).__name__}", file=sys.stderr)
        return {}
    assert told["drawn"], f"{name} drew nothing"
    frames: dict[str, list[float]] = told["frames"]
    return frames


def _ours(count: int) -> list[str]:
    return [sys.executable, "-m", "bench.peers.ours", str(count)]


def _beeref(seconds: float) -> dict[str, Command]:
    """BeeRef in an environment of its own: it brings another binding of Qt."""
    own = PLACE / "beeref"
    python = own / "bin" / "python"
    if not python.exists():
        venv.create(own, with_pip=True)
    if _fails([str(python), "-c", "import beeref"]) and _fails(
        [str(python), "-m", "pip", "install", "--quiet", BEEREF]
    ):
        print("BeeRef is left out: it can't be fetched here.")
        return {}
    script = str(HERE / "beeref_frames.py")
    return {"BeeRef": lambda count: [str(python), script, str(count), str(seconds)]}


def _web(seconds: float) -> dict[str, Command]:
    """The two in a browser, bundled here."""
    node, npm = shutil.which("node"), shutil.which("npm")
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if node is None or npm is None or browser is None:
        print("tldraw and Excalidraw are left out: they need Node, npm and Chromium.")
        return {}
    web = PLACE / "web"
    web.mkdir(parents=True, exist_ok=True)
    for file in (HERE / "web").iterdir():
        shutil.copy(file, web)
    fetch = [npm, "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"]
    if not (web / "node_modules" / "tldraw").is_dir() and _fails(fetch, web):
        print("tldraw and Excalidraw are left out: they can't be fetched here.")
        return {}

    def with_peer(peer: str) -> Command:
        return lambda count: [node, "drive.mjs", peer, str(count), str(seconds), browser]

    return {"tldraw": with_peer("tldraw"), "Excalidraw": with_peer("excalidraw")}


def _fails(command: list[str], where: Path = ROOT) -> bool:
    done = subprocess.run(command, cwd=where, capture_output=True, check=False, env={**os.environ})
    return done.returncode != 0


if __name__ == "__main__":
    sys.exit(main())
