"""`python -m bench`: measures, prints a table, writes build/bench.json."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from bench import agenda, board, capture, countdown, frames, large, paper, start
from bench.figures import Figure

BUILD = Path(__file__).resolve().parent.parent / "build"


def main() -> int:
    """Run every bench and return 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--rounds", type=int, default=21, help="starts of each program")
    parser.add_argument("--notes", type=int, default=320, help="notes captured")
    parser.add_argument("--moves", type=int, default=200, help="items dragged in an agenda")
    parser.add_argument("--frames", type=int, default=120, help="moves of each board")
    parser.add_argument("--workshops", type=int, default=1000, help="workshops of 500 notes each")
    parser.add_argument("--seconds", type=int, default=5, help="of counting down at 4K")
    parser.add_argument("--hours", type=int, default=8, help="of counting down for memory")
    given = parser.parse_args()
    figures: list[Figure] = [
        *start.measure(given.rounds),
        *countdown.measure(given.seconds, given.hours, given.notes // 4),  # beside nothing else
        *board.measure(given.frames),
        *capture.measure(given.notes),
        *agenda.measure(given.moves),
        *paper.measure(),
        *frames.measure(),
        *large.measure(given.workshops, given.rounds),
    ]
    print(f"{'area':42} {'value':>9} {'limit':>9} {'unit':5} {'ratio':>6} {'goal':>6}")
    for one in figures:
        mark = "" if one.met else "  missed"
        print(
            f"{one.area:42} {one.value:9.2f} {one.limit:9.2f} {one.unit:5} "
            f"{one.ratio:6.2f} {one.goal:6.2f}{mark}"
        )
    BUILD.mkdir(exist_ok=True)
    target = BUILD / "bench.json"
    target.write_text(json.dumps([one.as_json() for one in figures], indent=2), encoding="utf-8")
    print(target)
    return 0 if all(one.met for one in figures) else 1


if __name__ == "__main__":
    sys.exit(main())
