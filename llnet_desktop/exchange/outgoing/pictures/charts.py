"""The boards, the radar and the graph of a workshop as pictures, as far as the room saw them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from llnet_desktop.domain import radar
from llnet_desktop.domain.graph_layout import lay_out
from llnet_desktop.domain.report import ActionReport, ReportBlock, ReportLane, ReportNote
from llnet_desktop.domain.scan import HIGHEST
from llnet_desktop.domain.ties import NodeKind
from llnet_desktop.exchange.outgoing.pictures import scene
from llnet_desktop.exchange.outgoing.pictures.scene import Box, Dot, Path, Scene, Shape, Words
from llnet_desktop.words import Words as Language
from llnet_desktop.words.scan import decimal
from llnet_desktop.words.ties import ties_words

WIDE = 1200.0
MARGIN = 40.0
GAP = 16.0
PAD = 10.0
ACROSS = 4  # columns beside each other
ALONE = 3  # into which a single one is divided
TITLE, HEAD, NOTE = 26.0, 17.0, 15.0
TINTS = ("#D6EAF6", "#FFE9B8", "#F5DAE9", "#CFEDE1", "#DDF1FB")  # of columns, always with an edge
EDGE = "#B8BEC5"
PARTS = ("board", "scan", "ties")
_RINGS = (2, 4, 6, 8, 10)
_CURVE = 24  # straight pieces of a bent tie


def picture(part: str, report: ActionReport, words: Language) -> Scene:
    """Return a picture of one part; where there is nothing of it, a sentence that says so."""
    made = {"board": _boards, "scan": _radar, "ties": _graph}[part](report, words)
    if made is None:
        said = Words(MARGIN, MARGIN + HEAD, words("export.picture.nothing"), HEAD)
        made = MARGIN * 2 + HEAD, [said]
    height, shapes = made
    name = words(f"export.picture.{part}")
    return Scene(f"{name}: {report.title}", WIDE, height, tuple(shapes))


Made = tuple[float, list[Shape]] | None


def _boards(report: ActionReport, words: Language) -> Made:
    shapes: list[Shape] = []
    y = MARGIN
    for block in report.blocks:
        if block.lanes:
            y = _board(block, y, shapes, words)
    return (y + MARGIN - GAP, shapes) if shapes else None


def _board(block: ReportBlock, y: float, shapes: list[Shape], words: Language) -> float:
    for line in scene.wrapped(block.title, TITLE, WIDE - 2 * MARGIN, True):
        y += TITLE * 1.2
        shapes.append(Words(MARGIN, y, line, TITLE, bold=True))
    y += GAP

    def tint(n: int) -> str:
        return TINTS[n % len(TINTS) if len(block.lanes) > 1 else 0]

    lanes = _beside(block.lanes)
    for first in range(0, len(lanes), ACROSS):
        some = lanes[first : first + ACROSS]
        width = (WIDE - 2 * MARGIN - GAP * (len(some) - 1)) / len(some)
        ends = [
            _lane(lane, MARGIN + n * (width + GAP), y, width, tint(first + n), shapes, words)
            for n, lane in enumerate(some)
        ]
        y = max(ends) + GAP
    return y + GAP


def _beside(lanes: tuple[ReportLane, ...]) -> tuple[ReportLane, ...]:
    """Return the columns; a single one without clusters is set in three."""
    if len(lanes) > 1 or lanes[0].clusters:
        return lanes
    (lane,) = lanes
    each = -(-len(lane.notes) // ALONE)
    parts = (lane.notes[first : first + each] for first in range(0, len(lane.notes), each))
    return tuple(
        ReportLane(lane.name if n == 0 else "", (), notes) for n, notes in enumerate(parts)
    )


def _lane(
    lane: ReportLane,
    x: float,
    y: float,
    width: float,
    tint: str,
    shapes: list[Shape],
    words: Language,
) -> float:
    for line in scene.wrapped(lane.name, HEAD, width, True):
        y += HEAD * 1.2
        shapes.append(Words(x, y, line, HEAD, scene.SECONDARY, True))
    y += PAD
    for title, notes in (
        *((cluster.title or words("report.cluster"), cluster.notes) for cluster in lane.clusters),
        ("", lane.notes),
    ):
        if title and notes:
            for line in scene.wrapped(title, NOTE, width, True):
                y += NOTE * 1.3
                shapes.append(Words(x, y, line, NOTE, bold=True))
            y += PAD * 0.6
        for note in notes:
            y = _note(note, x, y, width, tint, shapes, words)
    return y


def _note(
    note: ReportNote,
    x: float,
    y: float,
    width: float,
    tint: str,
    shapes: list[Shape],
    words: Language,
) -> float:
    number = str(note.number)
    left = x + PAD + scene.width_of(number, NOTE, True) + 8
    lines = scene.wrapped(note.text, NOTE, x + width - PAD - left)
    dots = words("report.dots", n=note.dots) if note.dots else ""
    height = (len(lines) + bool(dots)) * NOTE * 1.3 + 2 * PAD - 4
    shapes.append(Box(x, y, width, height, tint, EDGE))
    base = y + PAD + NOTE * 0.9
    shapes.append(Words(x + PAD, base, number, NOTE, bold=True))
    for line in (*lines, *([dots] if dots else [])):
        color = scene.SECONDARY if line is dots else scene.INK
        shapes.append(Words(left, base, line, NOTE, color))
        base += NOTE * 1.3
    return y + height + PAD


def _radar(report: ActionReport, words: Language) -> Made:
    scan = report.scan
    if scan is None or all(one.mean is None for one in scan.figures):
        return None
    axes, reach, height = len(scan.figures), 240.0, 700.0
    middle = WIDE / 2, height / 2 + 20
    shapes: list[Shape] = [
        Words(MARGIN, MARGIN + TITLE, words("scan.title"), TITLE, bold=True),
        *(
            Path(radar.ring(axes, reach * score / HIGHEST, middle), scene.LINE, closed=True)
            for score in _RINGS
        ),
        *(Path((middle, end), scene.LINE) for end in radar.ring(axes, reach, middle)),
    ]
    was = {one.condition: one.mean for one in scan.before}
    for means, dashed in (
        ([was.get(one.condition) for one in scan.figures], True),
        ([one.mean for one in scan.figures], False),
    ):
        color = scene.MUTED if dashed else scene.ACCENT
        points = radar.values(means, HIGHEST, reach, middle)
        shapes.extend(Path(side, color, 2.5, dashed=dashed) for side in radar.sides(points))
        shapes.extend(Dot(*point, 5, color) for point in points if point is not None)
    for axis, one in enumerate(scan.figures):
        x, y = radar.on_axis(axis, axes, reach + 22, middle)
        anchor = "middle" if abs(x - middle[0]) < 20 else "start" if x > middle[0] else "end"
        mean = f" {decimal(words, one.mean)}" if one.mean is not None else ""
        said = words(f"conditions.short.{one.condition}") + mean
        shapes.append(Words(x, y + 6, said, HEAD, bold=True, anchor=anchor))
    return height, shapes


def _graph(report: ActionReport, words: Language) -> Made:
    ties = report.ties.for_room()
    if not ties.ties:
        return None
    top, height = MARGIN + TITLE + 60, max(240.0, -(-len(ties.nodes) // 2) * 40.0)
    widths = [min(scene.width_of(node.label, HEAD, True), 340) for node in ties.nodes]
    places = {node.key: index for index, node in enumerate(ties.nodes)}
    ends = [(places[tie.one], places[tie.other]) for tie in ties.ties]
    layout = lay_out(widths, ends, WIDE - 2 * MARGIN, height, 26, 12)
    shapes: list[Shape] = [
        Words(MARGIN, MARGIN + TITLE, words("ties.title"), TITLE, bold=True),
        Words(
            MARGIN,
            MARGIN + TITLE + 30,
            ties_words(words, ties.facts(), report.starts.date()),
            NOTE,
            scene.SECONDARY,
        ),
    ]
    for tie, (one, other) in zip(ties.ties, ends, strict=True):
        a, b, bend = layout.places[one], layout.places[other], layout.bend(one, other)
        curve = tuple(_along((a.x, a.y), bend, (b.x, b.y), top))
        color = scene.ACCENT
        shapes.append(Path(curve, color, min(1.2 * tie.commitments, 5), dashed=tie.is_new))
    for node, place in zip(ties.nodes, layout.places, strict=True):
        x, y = MARGIN + place.x, top + place.y
        if node.kind is NodeKind.ORGANISATION:
            shapes.append(Box(x - 5, y - 5, 10, 10, scene.ACCENT, scene.ACCENT))
        else:
            shapes.append(Dot(x, y, 6, scene.ACCENT))
        label = scene.wrapped(node.label, HEAD, place.width + 2, True)[0]
        down = y + HEAD * 0.35 if place.side else y - 12
        shapes.append(Words(MARGIN + place.left, down, label, HEAD, bold=True))
    return top + height + MARGIN, shapes


def _along(
    start: scene.Point, bend: scene.Point, end: scene.Point, top: float
) -> Iterator[scene.Point]:
    """Yield points of a quadratic curve."""
    for step in range(_CURVE + 1):
        t = step / _CURVE
        weights: Sequence[float] = ((1 - t) ** 2, 2 * t * (1 - t), t * t)
        x = sum(w * p[0] for w, p in zip(weights, (start, bend, end), strict=True))
        y = sum(w * p[1] for w, p in zip(weights, (start, bend, end), strict=True))
        yield MARGIN + x, top + y
