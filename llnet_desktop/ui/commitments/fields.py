"""The small parts of the form for a commitment."""

from __future__ import annotations

from PySide6.QtWidgets import QSizePolicy, QWidget

from llnet_desktop.domain.workshop import Answer
from llnet_desktop.ui.widgets.switch import Switch
from llnet_desktop.ui.widgets.text import ElidedLabel


class OriginLabel(ElidedLabel):
    """Two muted lines for what a commitment comes from."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("muted", 2, parent)


class PastLabel(ElidedLabel):
    """A few muted lines for how a commitment was before."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("muted", 4, parent)


class PlanSwitch(Switch):
    """Whether one person will do it, or those who are named together."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((False, True), parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)


class AnswerRow(Switch):
    """What was answered to who asked for help; None is nothing yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__((None, *Answer), parent, columns=3)
