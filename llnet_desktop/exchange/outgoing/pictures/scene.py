"""A picture as a list of shapes, measured once and drawn as PNG or as SVG."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from llnet_desktop import paths

INK, SECONDARY, MUTED, LINE = "#1B2733", "#4A5866", "#5F6B76", "#E4DFD6"
ACCENT, PAPER = "#12415C", "#FFFFFF"
MEASURED = 100  # the size at which letters are measured

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str


@dataclass(frozen=True, slots=True)
class Path:
    """A line through points, perhaps closed, perhaps dashed."""

    points: tuple[Point, ...]
    color: str
    width: float = 1.0
    closed: bool = False
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Dot:
    """A filled circle."""

    x: float
    y: float
    radius: float
    fill: str


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline, `anchor` is start, middle or end."""

    x: float
    y: float
    text: str
    size: float
    color: str = INK
    bold: bool = False
    anchor: str = "start"


Shape = Box | Path | Dot | Words


@dataclass(frozen=True, slots=True)
class Scene:
    """Shapes in the order in which they are drawn, on white; sizes in pixels."""

    title: str
    width: float
    height: float
    shapes: tuple[Shape, ...]


@cache
def font(bold: bool, size: int = MEASURED) -> ImageFont.FreeTypeFont:
    """Return a face of ours at a size in pixels."""
    face = "SourceSans3-Semibold" if bold else "SourceSans3-Regular"
    path = str(paths.RESOURCES / "fonts" / f"{face}.ttf")
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)  # as everywhere


def width_of(text: str, size: float, bold: bool = False) -> float:
    """Return how wide a text is in pixels."""
    return font(bold).getlength(" ".join(text.split())) * size / MEASURED


def wrapped(text: str, size: float, room: float, bold: bool = False) -> list[str]:
    """Return a text in lines that fit; a word that is too long is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        while width_of(word, size, bold) > room and len(word) > 1:
            keep = max(1, int(len(word) * room / width_of(word, size, bold)) - 1)
            if line:
                lines.append(line)
                line = ""
            lines.append(word[:keep])
            word = word[keep:]
        tried = f"{line} {word}" if line else word
        if line and width_of(tried, size, bold) > room:
            lines.append(line)
            line = word
        else:
            line = tried
    return [*lines, line] if line or not lines else lines
