"""From a word to what is found, in a library with half a million notes."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

from bench.figures import Figure, percentile
from bench.library import Words

LIMIT = 30.0  # milliseconds: a screen that follows the typing
NOWHERE = ("qxqxqx", "zzz", "xylofoonspeler", "ぬ", "1234567890")


def measure(library: Path, words: Words) -> list[Figure]:
    """Search for words of every kind; each search is timed by itself."""
    from llnet_desktop.services.desk import Desk
    from llnet_desktop.services.library import Library
    from llnet_desktop.services.searching import find
    from llnet_desktop.storage.opening import LibraryFile

    taken: list[float] = []
    with closing(LibraryFile(library, write=False)) as file:
        desk = Desk(Library(file.save, file.read, file))
        for asked in searches(words):
            began = time.perf_counter()
            find(desk, asked)
            taken.append((time.perf_counter() - began) * 1000)
    return [Figure("search, p95", percentile(taken, 0.95), "ms", LIMIT, 1.0)]


def searches(words: Words) -> list[str]:
    """Return what people may ask for: common, rare, begun, several, accented and absent words."""
    by_rank = words.by_rank
    common, middle, rare = by_rank[:25], by_rank[25:5000:100], by_rank[5000::500]
    whole = (*common, *middle, *rare)
    begun = [word[:length] for word in whole for length in (1, 2, 3, 4, 5, 7)]
    pairs = [f"{a} {b}" for a, b in zip(common, middle, strict=False)]
    pairs += [f"{a} {b[:3]}" for a, b in zip(middle, reversed(middle), strict=True)]
    names = ["Łukasz", "lukasz", "nguyễn", "nguyen", "Çağla", "cagla", "đặng", "dang thi", "ế"]
    return [*whole, *dict.fromkeys(begun), *pairs, *names, *NOWHERE]
