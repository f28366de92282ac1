"""Which column of a table is for what: offered, chosen, and known again the next time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLabel, QWidget

from llnet_desktop.domain.search import folded
from llnet_desktop.exchange.columns import NONE, Chosen, Headed
from llnet_desktop.services.desk import Desk
from llnet_desktop.ui.speech import Speech

REMEMBERED = 20  # kinds of tables whose columns are known again
MEMORY = "columns"  # where they are kept, among what is half typed
_HEADS = "heads"
_SHORT = 40  # characters of a column's name


class ColumnBar(QWidget):
    """A list to choose from for each role; hidden where a source has no columns.

    `chosen` is None as long as nobody chose other columns than were found, now or before.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        self._found: Headed | None = None
        self._touched = False
        self.hide()

    def set_up(self, desk: Desk, speech: Speech, across: int = 4) -> None:
        """Fill the bar; it has so many lists beside each other."""
        self._desk, self._speech, self._across = desk, speech, across
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(4)
        self.heads_box = QCheckBox(self)
        self.heads_box.toggled.connect(self._touch)
        self._labels: dict[str, QLabel] = {}
        speech.changed.connect(self._say)

    @property
    def chosen(self) -> Chosen | None:
        """What was chosen."""
        return self.shown if self._touched else None

    @property
    def shown(self) -> Chosen | None:
        """What the lists say; None where there is nothing to choose."""
        if self._found is None:
            return None
        roles = {role: int(box.currentData()) for role, box in self.boxes.items()}
        return Chosen(roles, self.heads_box.isChecked())

    def offer(self, content: str, roles: Sequence[str], found: Headed | None) -> None:
        """Offer the columns of a table for these roles; the first role always has one."""
        before = (self._signature, self._said()) if self.chosen is not None else None
        self._found, self._content = found, content
        self._make_boxes(roles)
        self.setVisible(found is not None)
        if found is None:
            self._touched = False
            return
        known = self._desk.drafts(MEMORY).get(self._signature)
        if before is not None and before[0] == self._signature:
            known = before[1]  # it was chosen just now, and more was typed
        self._touched = known is not None
        self._quietly(True)
        self.heads_box.setVisible(not found.sure)
        heads = found.header >= 0
        self.heads_box.setChecked(known.get(_HEADS) != "0" if known and not found.sure else heads)
        for role, box in self.boxes.items():
            self._fill(box, role)
            place = found.roles.get(role, 0 if role == roles[0] else NONE)
            said = str(known.get(role, "")) if known else ""
            place = int(said) if said.lstrip("-").isdecimal() else place
            box.setCurrentIndex(max(0, box.findData(place)))
        self._quietly(False)
        self._say()

    def remember(self) -> None:
        """Know the columns again, the next time that a table has the same."""
        if self.chosen is None:
            return
        kept = self._desk.drafts(MEMORY)
        for old in list(kept)[: max(0, len(kept) - REMEMBERED + 1)]:
            self._desk.keep_draft(MEMORY, old, None)
        self._desk.keep_draft(MEMORY, self._signature, self._said())

    def _said(self) -> dict[str, str | bool | int]:
        said = {role: str(box.currentData()) for role, box in self.boxes.items()}
        return {**said, _HEADS: "1" if self.heads_box.isChecked() else "0"}

    @property
    def _signature(self) -> str:
        assert self._found is not None
        names = self._found.names
        known = [folded(name.strip()) for name in names] if self._found.header >= 0 else []
        return "\t".join((self._content, str(len(names)), *known))

    def _make_boxes(self, roles: Sequence[str]) -> None:
        if tuple(self.boxes) == tuple(roles):
            return
        for part in (*self.boxes.values(), *self._labels.values()):
            self._grid.removeWidget(part)
            part.hide()
            part.deleteLater()
        self.boxes, self._labels = {}, {}
        for n, role in enumerate(roles):
            box, label = QComboBox(self), QLabel(self)
            policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            box.setSizeAdjustPolicy(policy)
            box.setMinimumContentsLength(8)
            label.setBuddy(box)
            box.currentIndexChanged.connect(self._touch)
            row, column = divmod(n, self._across)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(box, 2 * row + 1, column)
            self.boxes[role], self._labels[role] = box, label
        last = 2 * -(-len(roles) // self._across)
        self._grid.addWidget(self.heads_box, last, 0, 1, self._across)
        for before, after in zip(self.boxes.values(), [*self.boxes.values()][1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _fill(self, box: QComboBox, role: str) -> None:
        assert self._found is not None
        box.clear()
        if role != next(iter(self.boxes)):
            box.addItem("", NONE)
        for place, name in enumerate(self._found.names):
            said = " ".join(name.split())
            short = said if len(said) <= _SHORT else said[: _SHORT - 1] + "…"
            box.addItem(short or str(place + 1), place)

    def _quietly(self, quiet: bool) -> None:
        for part in (*self.boxes.values(), self.heads_box):
            part.blockSignals(quiet)

    def _touch(self) -> None:
        self._touched = True
        self.changed.emit()

    def _say(self) -> None:
        say = self._speech
        self.heads_box.setText(say("dialogs.columns.heads"))
        for role, label in self._labels.items():
            name = say(f"dialogs.columns.{role}")
            label.setText(name)
            box = self.boxes[role]
            box.setAccessibleName(name)
            if box.itemData(0) == NONE:
                box.setItemText(0, say("dialogs.columns.none"))
