"""The look: roles from a theme file, the palette, the style sheet and the typeface."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from llnet_desktop import paths
from llnet_desktop.domain.conditions import Condition
from llnet_desktop.ui.roles import load_face, theme_table

FAMILY = "Source Sans 3"
FACES = ("Semibold", "Bold", "It")  # loaded after the first paint


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours by role. `note` and `condition` colours come with an edge or a tint."""

    name: str
    roles: dict[str, str]
    notes: tuple[str, ...]
    note_edges: tuple[str, ...]
    conditions: dict[str, str]
    condition_tints: dict[str, str]

    def color(self, role: str) -> QColor:
        """Return the colour of a role such as "ink" or "wall_secondary"."""
        return QColor(self.roles[role])

    def condition(self, condition: Condition | None) -> QColor:
        """Return the colour of a condition's shape; grey where there is none."""
        return QColor(self.conditions[condition.value if condition else "none"])

    def condition_tint(self, condition: Condition | None) -> QColor:
        """Return the pale background that goes with a condition."""
        return QColor(self.condition_tints[condition.value if condition else "none"])

    def note(self, tint: int) -> tuple[QColor, QColor]:
        """Return paper and edge of a note in the lane with this place."""
        index = tint % len(self.notes)
        return QColor(self.notes[index]), QColor(self.note_edges[index])


@cache
def theme(name: str) -> Theme:
    """Return the theme "light" or "dark"."""
    table = theme_table(name)
    return Theme(
        name,
        {key: value for key, value in table.items() if isinstance(value, str)},
        tuple(table["notes"]),
        tuple(table["note_edges"]),
        table["conditions"],
        table["condition_tints"],
    )


_current = "light"


def current() -> Theme:
    """Return the theme that is on."""
    return theme(_current)


def load_other_faces() -> None:
    """Make the faces known that the first paint does not need."""
    for face in FACES:
        load_face(face)


def font(size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the typeface at a size in pixels with figures of one width."""
    return QFont(_font(max(1, round(size)), weight))


@lru_cache(maxsize=256)
def _font(size: int, weight: QFont.Weight) -> QFont:
    made = QFont(FAMILY)
    made.setPixelSize(size)
    made.setWeight(weight)
    made.setFeature(QFont.Tag.fromString("tnum"), 1)
    return made


def scale_of(font: QFont) -> float:
    """Return the text size that a widget's font stands for; 1.0 is 100 %."""
    return max(font.pixelSize(), 13) / 13


def apply(app: QApplication, name: str, scale: float = 1.0) -> None:
    """Give the whole program a theme and a text size (1.0 is 100 %)."""
    global _current
    _current = name
    chosen = theme(name)
    app.setStyle("Fusion")
    app.setPalette(_palette(chosen))
    app.setFont(font(13 * scale))
    app.setStyleSheet(_style_sheet(chosen, scale))


def _palette(chosen: Theme) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for which, name in (
        (role.Window, "paper"),
        (role.WindowText, "ink"),
        (role.Base, "card"),
        (role.AlternateBase, "sunken"),
        (role.Text, "ink"),
        (role.Button, "card"),
        (role.ButtonText, "ink"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.ToolTipBase, "card"),
        (role.ToolTipText, "ink"),
        (role.PlaceholderText, "muted"),
        (role.Link, "accent"),
        (role.Mid, "line"),
    ):
        palette.setColor(which, chosen.color(name))
    disabled = QPalette.ColorGroup.Disabled
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(disabled, which, chosen.color("muted"))
    return palette


def _style_sheet(chosen: Theme, scale: float) -> str:
    sheet = (paths.RESOURCES / "themes" / "style.qss").read_text(encoding="utf-8")
    for role in sorted(chosen.roles, key=len, reverse=True):
        sheet = sheet.replace(f"@{role}@", chosen.roles[role])
    sheet = sheet.replace("@icons@", (paths.RESOURCES / "icons").as_posix())
    sheet = sheet.replace("@theme@", chosen.name)
    for size in (12, 13, 14, 18, 26):
        sheet = sheet.replace(f"@{size}@", f"{round(size * scale)}px")
    return sheet
