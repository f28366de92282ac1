"""The frames of our own board, measured as those of the peers: one line of JSON."""

from __future__ import annotations

import json
import os
import sys


def main() -> None:
    """Print the frames of a board of so many notes."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from bench.board import Stage

    stage, frames = Stage(int(sys.argv[1])), {}
    for view in ("some", "all"):
        stage.look_at(view)
        for way in ("pan", "zoom"):
            frames[f"{way}, {view} in view"] = stage.frames(way, 120)[1]
    print(json.dumps({"frames": frames, "drawn": int(sys.argv[1])}), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
