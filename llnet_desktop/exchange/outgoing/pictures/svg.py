"""A picture as SVG: text stays text, and nothing in it does anything."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from llnet_desktop.exchange.outgoing.pictures.scene import Box, Dot, Path, Scene, Shape, Words

_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")  # not in XML


def svg(scene: Scene) -> str:
    """Return the picture (SVG 1.1) with its title for who can't see it."""
    shapes = "\n".join(map(_shape, scene.shapes))
    title = escape(_CONTROLS.sub("", scene.title))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{scene.width:g}" '
        f'height="{scene.height:g}" viewBox="0 0 {scene.width:g} {scene.height:g}" '
        "font-family=\"'Source Sans 3', sans-serif\">\n"
        f"<title>{title}</title>\n"
        f'<rect width="100%" height="100%" fill="#FFFFFF"/>\n{shapes}\n</svg>\n'
    )


def _shape(shape: Shape) -> str:
    match shape:
        case Box(x, y, width, height, fill, edge):
            size = f'width="{width:.1f}" height="{height:.1f}" rx="{min(4, width / 6):.1f}"'
            return f'<rect x="{x:.1f}" y="{y:.1f}" {size} fill="{fill}" stroke="{edge}"/>'
        case Dot(x, y, radius, fill):
            return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{fill}"/>'
        case Path(points, color, width, closed, dashed):
            kind = "polygon" if closed else "polyline"
            dash = ' stroke-dasharray="6 4"' if dashed else ""
            at = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
            stroke = f'stroke="{color}" stroke-width="{width:g}"{dash}'
            return f'<{kind} points="{at}" fill="none" {stroke}/>'
        case Words(x, y, text, size, color, bold, anchor):
            weight = ' font-weight="600"' if bold else ""
            look = f'font-size="{size:g}" fill="{color}" text-anchor="{anchor}"{weight}'
            said = escape(_CONTROLS.sub("", text))
            return f'<text x="{x:.1f}" y="{y:.1f}" {look}>{said}</text>'
