"""Run by the Python that has BeeRef: one line of JSON with its frames, in milliseconds."""

import json
import math
import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
count, seconds = int(sys.argv[1]), float(sys.argv[2])
sys.argv = sys.argv[:1]  # BeeRef reads them as its own

from beeref.__main__ import BeeRefApplication, BeeRefMainWindow  # noqa: E402
from beeref.items import BeeTextItem  # noqa: E402
from PyQt6.QtCore import QPointF  # noqa: E402

WORDS = "A festival that wants to try cups that come back with twenty visitors".split()  # noqa: SIM905

app = BeeRefApplication(sys.argv)
window = BeeRefMainWindow(app)
window.resize(1920, 1080)
view = window.view
across = math.ceil(math.sqrt(count))
kept = []
for at in range(count):
    item = BeeTextItem(f"{' '.join(WORDS[: 4 + at % 10])} {at}")
    item.setTextWidth(160)
    item.setPos(at % across * 172, at // across * 132)
    view.scene.addItem(item)
    kept.append(item)
app.processEvents()


def run(move: Callable[[int], object]) -> list[float]:
    """Return how long so many moves took until they were painted."""
    taken: list[float] = []
    end = time.perf_counter() + seconds
    while len(taken) < 120 and (len(taken) < 3 or time.perf_counter() < end):
        began = time.perf_counter()
        move(-1 if len(taken) // 30 % 2 else 1)
        view.viewport().repaint()
        taken.append((time.perf_counter() - began) * 1000)
        app.processEvents()
    return taken


frames = {}
for looked in ("some", "all"):
    if looked == "all":
        view.fit_rect(view.scene.itemsBoundingRect())
    else:
        view.resetTransform()
        view.centerOn(across * 60, across * 60)
    app.processEvents()
    frames[f"pan, {looked} in view"] = run(lambda way: view.pan(QPointF(7 * way, 40 * way)))
    frames[f"zoom, {looked} in view"] = run(lambda way: view.scale(1.03**way, 1.03**way))
picture = view.viewport().grab().toImage()
inks = {picture.pixel(x, y) for x in range(0, 1900, 7) for y in range(0, 1000, 7)}
assert len(inks) > 2, "nothing is drawn"
print(json.dumps({"frames": frames, "drawn": len(kept)}), flush=True)
os._exit(0)
